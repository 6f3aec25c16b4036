//! The line that is there while a way is on: the mirror, what is being done in words, a red dot while a camera or
//! microphone is open, and one big key that stops it.

use super::look::{listens_openly, status};
use super::{Pen, mirror};
use crate::app::{Attending, Command, PictureKey, RecognizeCommand};
use crate::domain::example;
use crate::domain::shown::Way;
use crate::domain::strip::Tile;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture};
use crate::ui::screens::recognize::Look;
use egui::{Rect, Stroke, StrokeKind, Ui, pos2};

/// Height of the line in points: as high as the line of suggestions, whose place it takes.
pub const PANEL: f32 = 72.0;

/// Draws the line, if a way is on.
pub fn panel(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, rect: Rect) {
    let Some(on) = cx.state.recognize.on.clone() else { return };
    let roomy = rect.width() > 620.0;
    let look = match on.way {
        Way::Sketch => 0.0,
        Way::Word if !roomy => 36.0,
        _ if rect.width() < 420.0 => 76.0,
        _ => 108.0,
    };
    let has_key = has_talk_key(cx, &on) || drawing(cx, &on).is_some();
    let key = if roomy { 168.0 } else { 88.0 };
    let sizes = [(look > 0.0, look), (true, 0.0), (has_key, key), (true, if roomy { 120.0 } else { 76.0 })];
    let widths: Vec<f32> = sizes.iter().filter(|(there, _)| *there).map(|(_, width)| *width).collect();
    let places = columns(rect, GAP, &widths);
    let first = usize::from(look > 0.0);
    if first > 0 {
        mirror(ui, cx, &on, places[0]);
    }
    words(ui, cx, &on, places[first]);
    if has_talk_key(cx, &on) {
        talk_key(ui, cx, &on, places[first + 1]);
    } else if has_key {
        keep_key(ui, cx, pen, &on, places[first + 1]);
    }
    off_key(ui, cx, &on, places[places.len() - 1], roomy);
}

/// Stops it.
fn off_key(ui: &mut Ui, cx: &mut Cx<'_>, on: &Attending, rect: Rect, roomy: bool) {
    let way = cx.t(Look::of(on.way).name);
    let name = cx.tn("way-off", &[("way", &way)]);
    let word = cx.t("turn-off");
    let key = Key::new("way-off", rect, &name).word(&word).icon("power").border(cx.colors.chosen).lines(1);
    let key = if roomy { key.beside() } else { key.size(16.0) };
    if key.show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Turn(on.way, false)));
    }
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, on: &Attending, rect: Rect) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = rect.shrink2(egui::vec2(12.0, 6.0));
    let (text, tile) = status(cx, on);
    let text_place = match tile.filter(|_| inner.width() > 150.0) {
        Some(tile) => {
            let (left, right) = inner.split_left_right_at_x(inner.left() + inner.height());
            picture(ui, cx, &tile, inset(left, 2.0));
            right.with_min_x(right.left() + 8.0)
        }
        None => inner,
    };
    let live = on.open && on.way != Way::Sketch;
    let (first, second) = text_place.split_top_bottom_at_fraction(if live { 0.6 } else { 1.0 });
    cx.words(ui, &text, first, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    device_words(ui, cx, on, second);
}

/// "카메라 켜짐 · 저장하지 않아요" with a red dot: there exactly while it is open.
pub fn device_words(ui: &mut Ui, cx: &mut Cx<'_>, on: &Attending, rect: Rect) {
    let text = match on.way {
        Way::Sign => "camera-open",
        Way::Card => "camera-open-keeps",
        Way::Word if cx.state.person().is_some_and(|person| person.recognize.keep_sound) => "microphone-open-keeps",
        Way::Word => "microphone-open",
        Way::Sketch => return,
    };
    if on.open && rect.is_positive() {
        live(ui, cx, text, rect);
    }
}

/// The red dot of an open camera or microphone, and what becomes of what it takes in.
pub fn live(ui: &mut Ui, cx: &mut Cx<'_>, text: &'static str, rect: Rect) {
    const DOT: f32 = 6.0;
    ui.painter().circle_filled(pos2(rect.left() + DOT, rect.center().y), DOT, cx.colors.live);
    let text = cx.t(text);
    let place = rect.with_min_x(rect.left() + 3.0 * DOT);
    cx.words(ui, &text, place, 16.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
}

fn picture(ui: &Ui, cx: &mut Cx<'_>, tile: &Tile, rect: Rect) {
    let painter = ui.painter().clone();
    let symbol = cx.state.tile_symbol(tile);
    paint_picture(ui, cx, &painter, rect, |side| PictureKey::Symbol(symbol.clone(), side));
}

fn has_talk_key(cx: &Cx<'_>, on: &Attending) -> bool {
    on.way == Way::Word && !listens_openly(cx)
}

/// Push to talk: a tap begins a word, a tap ends it. Nothing where the microphone listens by itself.
pub fn talk_key(ui: &mut Ui, cx: &mut Cx<'_>, on: &Attending, rect: Rect) {
    if !has_talk_key(cx, on) {
        return;
    }
    let name = cx.t(if on.talking { "talk-end" } else { "talk-begin" });
    let icon = if on.talking { "stop-sound" } else { "voice" };
    let key = Key::new("talking", rect, &name).icon(icon).enabled(on.open).lines(2);
    let key = if rect.width() > 130.0 { key.beside() } else { key.size(16.0) };
    let key = match (on.open, on.talking) {
        (true, true) => key.border(cx.colors.live),
        (true, false) => key.fill(cx.colors.chosen).ink(cx.colors.on_chosen).border(cx.colors.chosen),
        (false, _) => key,
    };
    if key.show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Talking(!on.talking)));
    }
}

/// The drawing that was understood last, while one draws.
fn drawing(cx: &Cx<'_>, on: &Attending) -> Option<Tile> {
    let drawing = cx.state.recognize.drawing.as_ref().filter(|_| on.way == Way::Sketch);
    drawing.map(|(tile, _)| tile.clone())
}

/// The drawing becomes the picture of its word; another tap takes that back.
fn keep_key(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, on: &Attending, rect: Rect) {
    let Some(tile) = drawing(cx, on) else { return };
    let sketch = cx.state.recognize.drawing.as_ref().map(|(_, sketch)| sketch.clone());
    let is_picture = pen.kept == sketch && cx.state.drawing_of(&example::meaning(&tile)).is_some();
    let name = cx.t("keep-drawing");
    let key = Key::new("keep-drawing", rect, &name).icon("frame").size(16.0).lines(3).chosen(is_picture);
    let key = if rect.width() > 130.0 { key.beside() } else { key.size(13.0).lines(2) };
    if key.show(ui, cx) {
        pen.kept = sketch.filter(|_| !is_picture);
        cx.send(Command::Recognize(RecognizeCommand::KeepDrawing(!is_picture)));
    }
}
