//! The sheet itself: the engine that makes pixels of marks, its texture, and the hand on it. The pixels are never the truth:
//! they follow the marks that are stored, and only what changed is uploaded.

use super::SheetPage;
use super::own::OwnStamps;
use crate::app::{Command, CreateCommand, PictureKey, PictureSlot, State};
use crate::art::canvas::{Backdrop, Dirty, Easel};
use crate::art::picture::Picture;
use crate::domain::access::{Deed, Hand, HandEvent, HandReply, HandSettings, Place, Way};
use crate::domain::artwork::Artwork;
use crate::domain::drawing::{Mark, Pen, Point};
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::sheet::{PAPER, SIDE};
use crate::domain::tone::Tone;
use crate::ui::kit::tokens::{RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, ring};
use egui::{
    Color32, ColorImage, Event, EventFilter, Id, Key, PointerButton, Pos2, Rect, Role, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, TouchPhase, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;
use std::time::Duration;

/// How strongly a picture shows that is traced.
const FADED: f32 = 0.35;
/// So many marks are drawn again in one frame: opening a full sheet must not hold up the finger.
const MARKS_A_FRAME: i32 = 3;
/// How far one press of an arrow moves the pen, units.
const KEY_STEP: f32 = 40.0;
/// The helps are told so often that time passes, seconds: dwelling goes on, and watercolour flows where the brush rests.
const TICK_S: f64 = 0.05;
/// The number of the mouse among pointers.
const MOUSE: u64 = u64::MAX;

/// What the pixels were made for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Of {
    /// Whoever comes next has another table: a mark that was begun on this one does not go to theirs.
    table: u64,
    work: Option<ArtworkId>,
    size: (u32, u32),
    below: Option<PictureKey>,
    outline: Option<PictureKey>,
    faded: bool,
}

impl Of {
    fn new(state: &State, work: Option<&Artwork>) -> Self {
        let table = state.create.table;
        let Some(work) = work else { return Self { table, size: PAPER, ..Self::default() } };
        let stored = |blob: &BlobId| PictureKey::Blob(blob.clone(), SIDE);
        let sketch = work
            .sketch()
            .map(|_| PictureKey::Sample(state.create.draft.sample.clone(), String::new(), Tone::default(), SIDE));
        let longer = work.width.max(work.height).max(1);
        let side = |length: u32| (u64::from(length.max(1)) * u64::from(SIDE) / u64::from(longer)).max(1) as u32;
        Self {
            table,
            work: Some(work.id.clone()),
            size: (side(work.width), side(work.height)),
            below: work.trace.as_ref().or(work.base.as_ref()).map(stored).or(sketch),
            outline: work.outline.as_ref().map(stored),
            faded: work.trace.is_some(),
        }
    }

    /// White paper that becomes a work with its first mark stays the same sheet.
    fn is(&self, other: &Self) -> bool {
        let work = self.work == other.work || self.work.is_none();
        work && Self { work: None, ..self.clone() } == Self { work: None, ..other.clone() }
    }
}

/// The sheet's pixels and whoever draws on them.
#[derive(Default)]
pub(super) struct Paper {
    of: Of,
    easel: Option<(Easel, TextureHandle)>,
    /// A picture that belongs below or above cannot be had.
    missing: bool,
    stamps: OwnStamps,
    drawing: Drawing,
}

/// The hand: pointers through the person's helps, or the keys.
#[derive(Default)]
struct Drawing {
    hand: Option<(HandSettings, Hand)>,
    began_s: f64,
    at: Pos2,
    ticked_s: f64,
    /// Where the pen is when keys move it, units.
    by_keys: Option<Pos2>,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect) {
    let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    let of = Of::new(cx.state, work);
    let sheet = fitted(rect, of.size);
    let marks = marks(cx.state, work);
    let response = ui.interact(sheet, Id::unique("canvas"), Sense::click_and_drag());
    let name = cx.t("canvas");
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &*name));
    if !page.paper.of.is(&of) || page.paper.easel.is_none() {
        // Something else lies on the sheet from now on: the mark under the hand ends as far as it was drawn.
        leave(cx, page);
        (page.paper.easel, page.paper.missing) = match open(ui, cx, &of, &page.paper.stamps) {
            Some((easel, missing)) => (Some(easel), missing),
            None => (None, false),
        };
    }
    page.paper.of = of;
    let pen = page.pen();
    let stamped = page.paper.stamps.fetch(cx, &marks, &pen.tool);
    ui.painter().rect_filled(sheet, 4.0, Color32::WHITE);
    let Some((easel, texture)) = &mut page.paper.easel else {
        let text = cx.t("loading");
        return cx.words(ui, &text, sheet, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    };
    // Whatever ended here in an earlier frame is in the list by now, or was not stored.
    easel.forget_pending();
    let mut left = MARKS_A_FRAME;
    let mut patient = || {
        left -= 1;
        left > 0
    };
    // A mark whose stamp is not here yet would be drawn without it.
    let whole = stamped && easel.follow(&marks, &mut patient);
    if !whole {
        ui.ctx().request_repaint();
    }
    let texture = texture.clone();
    if whole || easel.is_drawing() {
        draw(ui, cx, page, sheet, &response);
    }
    show_pixels(ui, cx, page, sheet, texture, response.has_focus());
    if page.paper.missing {
        let text = cx.t("sheet-picture-missing");
        let line = Rect::from_min_size(sheet.min, vec2(sheet.width(), 72.0)).shrink(8.0);
        ui.painter().rect_filled(line, RADIUS_CARD, cx.colors.paper);
        cx.words(ui, &text, line, TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    }
}

/// The sheet is not under the hand any more. A mark that was being drawn ends and is kept while it still lies on its own table;
/// otherwise it is given up.
pub(super) fn leave(cx: &mut Cx<'_>, page: &mut SheetPage) {
    page.paper.drawing = Drawing::default();
    let Some((easel, _)) = page.paper.easel.as_mut().filter(|(easel, _)| easel.is_drawing()) else { return };
    if page.paper.of.table != cx.state.create.table {
        return easel.cancel();
    }
    let ended = easel.end();
    store(cx, page, ended);
}

/// Marks that ended are saved.
fn store(cx: &mut Cx<'_>, page: &mut SheetPage, ended: impl IntoIterator<Item = Arc<Mark>>) {
    for mark in ended {
        page.strokes = page.strokes.wrapping_add(1);
        cx.send(Command::Create(CreateCommand::Mark(Mark::clone(&mark))));
    }
}

/// The pixels as they are now, and the pen where keys hold it.
fn show_pixels(ui: &Ui, cx: &Cx<'_>, page: &mut SheetPage, sheet: Rect, mut texture: TextureHandle, focus: bool) {
    let Some((easel, _)) = &mut page.paper.easel else { return };
    upload(easel, &mut texture, ui.input(|input| input.stable_dt));
    if !easel.is_done() {
        ui.ctx().request_repaint();
    }
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), sheet, whole, Color32::WHITE);
    let line = if focus { cx.colors.main } else { cx.colors.line };
    ui.painter().rect_stroke(sheet, 4.0, Stroke::new(2.0, line), StrokeKind::Outside);
    if let Some(at) = page.paper.drawing.by_keys.filter(|_| focus) {
        let scale = sheet.width() / (easel.size().0 as f32 * easel.unit());
        ui.painter().circle_stroke(sheet.min + at.to_vec2() * scale, 14.0, Stroke::new(3.0, cx.colors.main));
    }
}

/// The largest sheet of these proportions in a place.
fn fitted(rect: Rect, (width, height): (u32, u32)) -> Rect {
    let size = vec2(width as f32, height as f32);
    Rect::from_center_size(rect.center(), size * (rect.width() / size.x).min(rect.height() / size.y))
}

fn marks(state: &State, work: Option<&Artwork>) -> Vec<Arc<Mark>> {
    let Some(work) = work else { return Vec::new() };
    let drawn = state.library.marks_of(&work.id).iter().filter(|drawn| drawn.sheet == work.sheet);
    drawn.map(|drawn| Arc::clone(&drawn.mark)).collect()
}

/// The engine for a sheet, once the pictures below and above are here, and whether one of them cannot be had: one can draw
/// all the same, as if on white paper.
fn open(ui: &Ui, cx: &mut Cx<'_>, of: &Of, stamps: &OwnStamps) -> Option<((Easel, TextureHandle), bool)> {
    let mut missing = false;
    let mut load = |key: &Option<PictureKey>| match key {
        None => Some(None),
        Some(key) => {
            let picture = pixels(cx, key)?;
            missing |= picture.is_none();
            Some(picture)
        }
    };
    let (background, outline) = (load(&of.below)?, load(&of.outline)?);
    let backdrop = Backdrop { background, outline, opacity: if of.faded { FADED } else { 1.0 } };
    let easel = Easel::new(of.size.0, of.size.1, backdrop, stamps.pictures());
    let blank = ColorImage::filled([of.size.0 as usize, of.size.1 as usize], Color32::WHITE);
    Some(((easel, ui.ctx().load_texture("sheet", blank, TextureOptions::LINEAR)), missing))
}

/// The pixels of a picture, or that there are none; `None`: on their way, and asked for.
pub(super) fn pixels(cx: &mut Cx<'_>, key: &PictureKey) -> Option<Option<Arc<Picture>>> {
    match cx.state.pictures.get(key) {
        Some(PictureSlot::Ready(picture)) => Some(Some(Arc::clone(picture))),
        Some(PictureSlot::Missing) => Some(None),
        Some(PictureSlot::Loading) => None,
        None => {
            cx.kit.textures.want(key.clone());
            None
        }
    }
}

/// Works a frame's share, and uploads what changed and nothing else. `frame_s`: how long a frame takes, seconds.
fn upload(easel: &mut Easel, texture: &mut TextureHandle, frame_s: f32) {
    let mut rgba = Vec::new();
    easel.work_a_frame(frame_s);
    for Dirty { x, y, w, h } in easel.seen_dirty() {
        easel.composite(Dirty { x, y, w, h }, &mut rgba);
        if w == 0 || h == 0 || rgba.len() != (w * h * 4) as usize {
            continue;
        }
        // Opaque: straight and premultiplied are the same.
        let image = ColorImage::from_rgba_premultiplied([w as usize, h as usize], &rgba);
        texture.set_partial([x as usize, y as usize], image, TextureOptions::LINEAR);
    }
}

/// What the hand did since the last frame.
fn draw(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, sheet: Rect, response: &egui::Response) {
    let pen = page.pen();
    let settings = cx.state.person().map(|person| person.hand).unwrap_or_default();
    let Paper { easel, drawing, .. } = &mut page.paper;
    let Some((easel, _)) = easel else { return };
    let (events, now) = ui.input(|input| (input.events.clone(), input.time));
    let mut ended = Vec::new();
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let size = vec2(easel.size().0 as f32, easel.size().1 as f32) * easel.unit();
        for key in pressed(&events) {
            ended.extend(drawing.key(easel, &pen, key, size, now));
        }
    } else if drawing.by_keys.take().is_some() {
        ended.extend(easel.end());
    }
    if drawing.by_keys.is_none() {
        let covered = |at: Pos2| !sheet.contains(at) || cx.kit.pad.is_covered_at(at);
        let units = easel.size().0 as f32 * easel.unit() / sheet.width();
        for event in raw(&events, now, covered, drawing.tick(easel, now)) {
            for reply in drawing.through(settings).on(event) {
                let place = |(x, y): Place| ((pos2(x, y).clamp(sheet.min, sheet.max) - sheet.min) * units).to_pos2();
                ended.extend(drawing.reply(easel, &pen, reply, place, now));
            }
        }
    }
    dwelling(ui, cx, drawing, now);
    if easel.is_drawing() || settings.way == Way::Dwell {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(TICK_S));
    }
    store(cx, page, ended);
}

/// Milliseconds of a time in seconds.
fn ms(seconds: f64) -> u64 {
    (seconds.max(0.0) * 1000.0) as u64
}

/// The events of pointers, as the helps take them. Touches are touches; only where there are none is the mouse looked at. What
/// begins outside the sheet is no stroke.
fn raw(events: &[Event], now: f64, covered: impl Fn(Pos2) -> bool, tick: bool) -> Vec<HandEvent> {
    let touches = events.iter().any(|event| matches!(event, Event::Touch { .. }));
    let of = |deed, pointer, at: Pos2, pressure| HandEvent {
        deed,
        pointer,
        at: (at.x, at.y),
        contact: None,
        pressure,
        ms: ms(now),
    };
    let event = |event: &Event| match *event {
        Event::Touch { id, phase, pos, force, .. } => match phase {
            TouchPhase::Start if covered(pos) => None,
            TouchPhase::Start => Some(of(Deed::Down, id.0, pos, force)),
            TouchPhase::Move => Some(of(Deed::Move, id.0, pos, force)),
            TouchPhase::End => Some(of(Deed::Up, id.0, pos, force)),
            TouchPhase::Cancel => Some(of(Deed::Gone, id.0, pos, force)),
        },
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } if !touches => match pressed {
            true if covered(pos) => None,
            true => Some(of(Deed::Down, MOUSE, pos, None)),
            false => Some(of(Deed::Up, MOUSE, pos, None)),
        },
        Event::PointerMoved(pos) if !touches => Some(of(Deed::Move, MOUSE, pos, None)),
        Event::PointerGone if !touches => Some(of(Deed::Up, MOUSE, Pos2::ZERO, None)),
        _ => None,
    };
    let tick = tick.then(|| of(Deed::Tick, MOUSE, Pos2::ZERO, None));
    events.iter().filter_map(event).chain(tick).collect()
}

/// The ring that closes while a pointer dwells.
fn dwelling(ui: &Ui, cx: &Cx<'_>, drawing: &Drawing, now: f64) {
    let Some((_, hand)) = &drawing.hand else { return };
    if let Some(((x, y), share)) = hand.dwelling(ms(now)) {
        ui.painter().add(ring(pos2(x, y), 22.0, share, cx.colors.progress));
    }
}

/// Presses (and repeats) of the keys that draw, in order.
fn pressed(events: &[Event]) -> Vec<Key> {
    let press = |event: &Event| match event {
        Event::Key { key: Key::Space, pressed: true, repeat: true, .. } => None,
        Event::Key {
            key: key @ (Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::Space),
            pressed: true,
            ..
        } => Some(*key),
        _ => None,
    };
    events.iter().filter_map(press).collect()
}

impl Drawing {
    /// The person's helps; other settings begin anew.
    fn through(&mut self, settings: HandSettings) -> &mut Hand {
        if self.hand.as_ref().is_some_and(|(of, _)| *of != settings) {
            self.hand = None;
        }
        &mut self.hand.get_or_insert_with(|| (settings, Hand::new(settings))).1
    }

    /// Whether it is time to tell the helps that time passed.
    fn tick(&mut self, easel: &Easel, now: f64) -> bool {
        let due = now - self.ticked_s >= TICK_S && (easel.is_drawing() || self.hand.is_some());
        if due {
            self.ticked_s = now;
        }
        due
    }

    fn reply(
        &mut self,
        easel: &mut Easel,
        pen: &Pen,
        reply: HandReply,
        place: impl Fn(Place) -> Pos2,
        now: f64,
    ) -> Option<Arc<Mark>> {
        match reply {
            HandReply::Begin(at, pressure) => self.begin(easel, pen, place(at), pressure, now),
            HandReply::Move(at, pressure) => self.extend(easel, place(at), pressure, now),
            HandReply::End => return easel.end(),
            HandReply::Cancel => easel.cancel(),
        }
        None
    }

    fn begin(&mut self, easel: &mut Easel, pen: &Pen, at: Pos2, pressure: f32, now: f64) {
        (self.began_s, self.ticked_s, self.at) = (now, now, at);
        easel.begin(pen, self.point(pressure, now));
    }

    fn extend(&mut self, easel: &mut Easel, at: Pos2, pressure: f32, now: f64) {
        self.at = at;
        easel.extend(self.point(pressure, now));
    }

    fn point(&self, pressure: f32, now: f64) -> Point {
        let pressure = (pressure.clamp(0.0, 1.0) * 255.0).round() as u8;
        Point::new(self.at.x, self.at.y, pressure, ms(now - self.began_s) as u32)
    }

    /// Arrows move the pen, space sets it down and lifts it.
    fn key(&mut self, easel: &mut Easel, pen: &Pen, key: Key, size: Vec2, now: f64) -> Option<Arc<Mark>> {
        let at = self.by_keys.unwrap_or((size / 2.0).to_pos2());
        let step = match key {
            Key::ArrowLeft => vec2(-KEY_STEP, 0.0),
            Key::ArrowRight => vec2(KEY_STEP, 0.0),
            Key::ArrowUp => vec2(0.0, -KEY_STEP),
            Key::ArrowDown => vec2(0.0, KEY_STEP),
            _ => Vec2::ZERO,
        };
        let to = (at + step).clamp(Pos2::ZERO, size.to_pos2());
        self.by_keys = Some(to);
        match (key, easel.is_drawing()) {
            (Key::Space, true) => return easel.end(),
            (Key::Space, false) => self.begin(easel, pen, to, 0.5, now),
            (_, true) => self.extend(easel, to, 0.5, now),
            (_, false) => {}
        }
        None
    }
}
