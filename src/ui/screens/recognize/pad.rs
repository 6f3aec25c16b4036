//! The pad: strokes as they are drawn, with their time. When the pen has rested, the drawing is looked at.

use super::shown::paint_stroke;
use crate::app::{Command, EffectId, RecognizeCommand, State};
use crate::domain::shown::{Sketch, Way};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TARGET, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, rows};
use egui::{Event, EventFilter, Id, PointerButton, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};
use std::time::Duration;

/// Strokes of a drawing and points of a stroke; more are not drawn.
const MAX_STROKES: usize = 200;
const MAX_POINTS: usize = 4000;
/// Points nearer than this to the last one are left out.
const STEP: f32 = 1.5;
/// Events of a frame are spread over at most so many seconds before it.
const FRAME_S: f64 = 0.05;
/// Width of the line in points.
const LINE: f32 = 6.0;
/// How far one press of an arrow moves the pen, in points.
const KEY_STEP: f32 = 12.0;

/// The pen of one pad. One finger draws; whatever else lies on the pad is no pen.
#[derive(Default)]
pub struct Pen {
    of: EffectId,
    drawing: Sketch,
    down: bool,
    began_s: f64,
    last_s: f64,
    rests_since_s: f64,
    sent: Option<Sent>,
    /// Where the pen is when keys move it, from the pad's corner.
    by_keys: Option<Pos2>,
    /// The drawing that was made a word's picture last.
    pub(super) kept: Option<Sketch>,
}

/// What was looked at.
struct Sent {
    drawing: Sketch,
    /// Examples kept in the lesson before.
    kept: usize,
}

fn lesson_kept(state: &State) -> usize {
    let lesson = state.recognize.teaching.as_ref().and_then(|teaching| teaching.lesson.as_ref());
    lesson.map_or(0, |lesson| lesson.kept)
}

/// Presses (and repeats) of the keys that draw, in order.
fn keys_pressed(input: &egui::InputState) -> Vec<egui::Key> {
    use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Space};
    let press = |event: &Event| match event {
        Event::Key { key: Space, pressed: true, repeat: true, .. } => None,
        Event::Key { key: key @ (ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Space), pressed: true, .. } => {
            Some(*key)
        }
        _ => None,
    };
    input.events.iter().filter_map(press).collect()
}

impl Pen {
    /// Another opening of the way begins with an empty pad.
    fn begin(&mut self, of: EffectId) {
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
    }

    /// Whether the drawing on the pad has become a word: the next stroke begins a new one.
    fn is_answered(&self, state: &State) -> bool {
        let Some(sent) = &self.sent else { return false };
        let understood = state.recognize.drawing.as_ref().is_some_and(|(_, drawing)| *drawing == sent.drawing);
        understood || lesson_kept(state) > sent.kept
    }

    /// Takes in what the pointer did since the last frame; every point of it, not one a frame.
    fn follow(&mut self, ui: &Ui, cx: &Cx<'_>, pad: Rect) {
        let (events, now) = ui.input(|input| (input.events.clone(), input.time));
        let before = self.last_s.max(now - FRAME_S).min(now);
        self.last_s = now;
        for (place, event) in events.iter().enumerate() {
            let at_s = before + (now - before) * (place + 1) as f64 / events.len() as f64;
            match event {
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. }
                    if pad.contains(*pos) && !cx.kit.pad.is_covered_at(*pos) =>
                {
                    self.touch(cx.state, *pos - pad.min.to_vec2(), at_s);
                }
                Event::PointerMoved(pos) if self.down => {
                    self.draw(pos.clamp(pad.min, pad.max) - pad.min.to_vec2(), at_s)
                }
                Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } | Event::PointerGone => {
                    self.lift(at_s);
                }
                _ => {}
            }
        }
    }

    /// Arrows move the pen, space sets it down and lifts it.
    fn follow_keys(&mut self, ui: &Ui, cx: &Cx<'_>, size: egui::Vec2) {
        let (presses, now) = ui.input(|input| (keys_pressed(input), input.time));
        for key in presses {
            let at = self.by_keys.unwrap_or((size / 2.0).to_pos2());
            let moved = match key {
                egui::Key::ArrowLeft => egui::vec2(-KEY_STEP, 0.0),
                egui::Key::ArrowRight => egui::vec2(KEY_STEP, 0.0),
                egui::Key::ArrowUp => egui::vec2(0.0, -KEY_STEP),
                egui::Key::ArrowDown => egui::vec2(0.0, KEY_STEP),
                _ => egui::Vec2::ZERO,
            };
            let to = (at + moved).clamp(Pos2::ZERO, size.to_pos2());
            self.by_keys = Some(to);
            match (key, self.down) {
                (egui::Key::Space, false) => self.touch(cx.state, to, now),
                (egui::Key::Space, true) => self.lift(now),
                (_, true) => self.draw(to, now),
                (_, false) => {}
            }
        }
    }

    fn touch(&mut self, state: &State, at: Pos2, at_s: f64) {
        if self.is_answered(state) {
            self.clear();
        }
        if self.drawing.strokes.is_empty() {
            self.began_s = at_s;
        }
        if self.drawing.strokes.len() < MAX_STROKES {
            self.drawing.strokes.push(Vec::new());
            self.down = true;
            self.draw(at, at_s);
        }
    }

    fn draw(&mut self, at: Pos2, at_s: f64) {
        let ms = ((at_s - self.began_s) * 1000.0) as f32;
        let Some(stroke) = self.drawing.strokes.last_mut() else { return };
        let far = stroke.last().is_none_or(|last| pos2(last[0], last[1]).distance(at) >= STEP);
        if far && stroke.len() < MAX_POINTS {
            stroke.push([at.x, at.y, ms]);
        }
    }

    fn lift(&mut self, at_s: f64) {
        if std::mem::take(&mut self.down) {
            self.rests_since_s = at_s;
            self.sent = None;
        }
    }

    fn undo(&mut self) {
        self.drawing.strokes.pop();
        self.sent = None;
        self.rests_since_s = self.last_s;
    }

    fn clear(&mut self) {
        self.drawing = Sketch::default();
        self.sent = None;
        self.down = false;
    }

    /// The drawing, once the pen has rested; each drawing once.
    fn rested(&mut self, ui: &Ui, cx: &Cx<'_>) -> bool {
        if self.down || self.drawing.strokes.is_empty() || self.sent.is_some() || cx.state.recognize.asked.is_some() {
            return false;
        }
        let rest_ms = cx.state.person().map(|person| person.recognize.held().pen_rest_ms).unwrap_or_default();
        let left = self.rests_since_s + f64::from(rest_ms) / 1000.0 - self.last_s;
        if left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        }
        left <= 0.0
    }

    fn send(&mut self, cx: &mut Cx<'_>) {
        self.sent = Some(Sent { drawing: self.drawing.clone(), kept: lesson_kept(cx.state) });
        cx.send(Command::Recognize(RecognizeCommand::Drawn(self.drawing.clone())));
    }
}

/// Draws the pad with its keys, while drawing is on.
pub fn draw(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, rect: Rect) {
    let Some(on) = cx.state.recognize.on.as_ref().filter(|on| on.way == Way::Sketch) else { return };
    pen.begin(on.id);
    let (pad, places) = places(rect);
    sheet(ui, cx, pen, pad);
    keys(ui, cx, pen, &places);
    if pen.rested(ui, cx) {
        pen.send(cx);
    }
}

/// Where the pad lies, and the keys: beside it or below it; a low place has them side by side, the smallest has only the
/// last two.
fn places(rect: Rect) -> (Rect, Vec<Rect>) {
    let three = TARGET * 3.0 + GAP * 2.0;
    if rect.height() >= rect.width() {
        let parts = rows(rect, GAP, &[0.0, 76.0]);
        return (parts[0], columns(parts[1], GAP, &[0.0; 3]));
    }
    if rect.height() < three && rect.width() >= 500.0 {
        let parts = columns(rect, GAP, &[0.0, three]);
        return (parts[0], columns(parts[1], GAP, &[0.0; 3]));
    }
    let parts = columns(rect, GAP, &[0.0, 92.0]);
    let count = if rect.height() < three { 2 } else { 3 };
    (parts[0], rows(parts[1], GAP, &vec![0.0; count]))
}

fn sheet(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, rect: Rect) {
    // Answers to a focus, so that a reader finds it; strokes come from the pointer itself.
    let response = ui.interact(rect, Id::unique("pad"), Sense::click());
    pen.follow(ui, cx, inset(rect, LINE));
    if response.has_focus() {
        // Arrows draw here; Tab still leads out.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        pen.follow_keys(ui, cx, inset(rect, LINE).size());
    } else {
        pen.by_keys = None;
    }
    let line = if response.has_focus() { cx.colors.main } else { cx.colors.line };
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border.max(3.0), line), StrokeKind::Inside);
    if pen.drawing.strokes.is_empty() {
        let hint = cx.t("pad-empty");
        cx.words(ui, &hint, inset(rect, 20.0), TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let painter = ui.painter().with_clip_rect(rect);
    let start = inset(rect, LINE).min;
    for stroke in &pen.drawing.strokes {
        let points = stroke.iter().map(|point| start + egui::vec2(point[0], point[1])).collect();
        paint_stroke(&painter, points, LINE, cx.colors.ink);
    }
    if let Some(at) = pen.by_keys {
        ui.painter().circle_stroke(start + at.to_vec2(), LINE * 2.0, Stroke::new(3.0, cx.colors.main));
    }
    let name = cx.t("pad");
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &*name));
}

/// Take back a stroke, begin anew, look at it now.
fn keys(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, places: &[Rect]) {
    const KEYS: [(&str, &str); 3] = [("undo", "pad-undo"), ("clear", "pad-clear"), ("check", "pad-done")];
    let any = !pen.drawing.strokes.is_empty();
    let first = KEYS.len().saturating_sub(places.len());
    for ((index, (icon, text)), place) in KEYS.into_iter().enumerate().skip(first).zip(places) {
        let name = cx.t(text);
        let key = Key::new(("pad", text), *place, &name).icon(icon).size(16.0).lines(2).enabled(any);
        if !key.sign_share(0.5).show(ui, cx) {
            continue;
        }
        match index {
            0 => pen.undo(),
            1 => pen.clear(),
            _ => pen.send(cx),
        }
    }
}
