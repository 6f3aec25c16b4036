//! Own recordings for buttons: the panel in the place of the strip, and how buttons look meanwhile. A red dot and words
//! say when the microphone is open.

use super::super::cells;
use crate::app::{ClipOf, ClipState, ClipsCommand, Command, PictureKey};
use crate::domain::board::{Board, Button};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Whether recordings are being made now.
pub(super) fn is_on(cx: &Cx<'_>) -> bool {
    cx.state.talk.clip.is_some()
}

/// The panel: home, the chosen button, undo, and what can be done with its recording.
pub(super) fn panel(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(clip) = cx.state.talk.clip.clone() else { return };
    const SIDE: f32 = 76.0;
    if super::is_narrow(rect) && rect.height() > 130.0 {
        let lines = rows(rect, GAP, &[76.0, 0.0]);
        let places = columns(lines[0], GAP, &[72.0, 0.0, 72.0]);
        let keys = columns(lines[1], GAP, &[0.0; 4]);
        edges(ui, cx, places[0], Some(places[2]));
        card(ui, cx, &clip, places[1]);
        return actions(ui, cx, &clip, [keys[0], keys[1], keys[2], keys[3]]);
    }
    // Where there is no room for undo, it is in the strip, one tap away.
    let roomy = rect.width() > 760.0;
    let key = if rect.width() > 1000.0 { 116.0 } else { SIDE };
    let undo = if roomy { SIDE } else { 0.001 };
    let places = columns(rect, GAP, &[SIDE, 0.0, key, key, key, undo, key]);
    edges(ui, cx, places[0], roomy.then_some(places[5]));
    card(ui, cx, &clip, places[1]);
    actions(ui, cx, &clip, [places[2], places[3], places[4], places[6]]);
}

fn edges(ui: &mut Ui, cx: &mut Cx<'_>, home: Rect, undo: Option<Rect>) {
    super::super::top::home(ui, cx, home);
    if undo.is_some_and(|place| super::super::top::tool(ui, cx, place, "undo", "undo")) {
        cx.send(Command::Undo);
    }
}

/// Record or stop, hear, delete, done: always in the same places; what cannot be done now rests.
fn actions(ui: &mut Ui, cx: &mut Cx<'_>, clip: &ClipState, places: [Rect; 4]) {
    let recording = clip.recording.is_some();
    let chosen = cx.state.chosen_clip_key().is_some();
    let kept = has_clip(cx) && !recording;
    let first = match recording {
        true => ("stop-sound", "record-stop", ClipsCommand::Stop, true),
        false => ("record", "record", ClipsCommand::Start, chosen),
    };
    let keys = [
        first,
        ("play", "record-play", ClipsCommand::Play, kept),
        ("trash", "record-delete", ClipsCommand::Delete, kept),
        ("check", "done", ClipsCommand::Mode(false), true),
    ];
    for (index, ((icon, text, command, enabled), place)) in keys.into_iter().zip(places).enumerate() {
        let name = cx.t(text);
        let key = Key::new(("clip", index), place, &name).icon(icon).size(16.0).lines(2).enabled(enabled);
        let key = match index == 0 && enabled {
            true => key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main),
            false => key,
        };
        if key.show(ui, cx) {
            cx.send(Command::Clips(command));
        }
    }
}

fn has_clip(cx: &Cx<'_>) -> bool {
    let chosen = cx.state.chosen_clip_key().zip(cx.state.person());
    chosen.is_some_and(|(key, person)| person.clips.contains_key(&key))
}

/// The chosen button's picture and word, and how its recording stands.
fn card(ui: &mut Ui, cx: &mut Cx<'_>, clip: &ClipState, rect: Rect) {
    let (line, width) = if clip.listening { (cx.colors.live, 4.0) } else { (cx.colors.line, cx.colors.border) };
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(width, line), StrokeKind::Inside);
    let inner = inset(rect, 10.0);
    if let Some(said) = cx.state.chosen_saying().map(|said| said.text.clone()) {
        let (word, state) = inner.split_top_bottom_at_fraction(0.6);
        cx.words(ui, &said, word, TYPE_SENTENCE, Weight::Bold, Align::Left, 2, cx.colors.ink);
        return status(ui, cx, clip, state);
    }
    let chosen = cx.state.chosen_button().map(|(board, button)| (Arc::clone(board), button.clone()));
    let Some((board, button)) = chosen else {
        let text = cx.t("clip-choose");
        return cx.words(ui, &text, inner, 22.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    };
    let side = inner.height().min(inner.width() * 0.4);
    let (left, right) = inner.split_left_right_at_x(inner.left() + side);
    picture(ui, cx, &board, &button, left);
    let (word, state) = right.shrink2(vec2(8.0, 0.0)).split_top_bottom_at_fraction(0.55);
    let label = button.label.get(cx.state.lang());
    cx.words(ui, label, word, TYPE_SENTENCE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    status(ui, cx, clip, state);
}

fn picture(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board, button: &Button, rect: Rect) {
    let painter = ui.painter().clone();
    match cells::sign(cx, board, button) {
        Sign::Symbol(symbol) => paint_picture(ui, cx, &painter, rect, |side| PictureKey::Symbol(symbol.clone(), side)),
        Sign::Blob(blob) => paint_picture(ui, cx, &painter, rect, |side| PictureKey::Blob(blob.clone(), side)),
        Sign::Icon(_) | Sign::None => {}
    }
}

fn status(ui: &mut Ui, cx: &mut Cx<'_>, clip: &ClipState, rect: Rect) {
    let text = match (clip.listening, clip.recording) {
        (true, _) => "recording",
        (false, Some(_)) => "please-wait",
        (false, None) if has_clip(cx) => "clip-here",
        (false, None) => "clip-none",
    };
    let text = cx.t(text);
    let mut words = rect;
    if clip.listening {
        const DOT: f32 = 9.0;
        ui.painter().circle_filled(pos2(rect.left() + DOT, rect.center().y), DOT, cx.colors.live);
        words = rect.with_min_x(rect.left() + 3.0 * DOT);
    }
    cx.words(ui, &text, words, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.ink);
}

/// Whether a button carries the mark of a recording: only while recordings are made.
pub(super) fn is_marked(cx: &Cx<'_>, board: &Board, button: &Button) -> bool {
    is_on(cx) && cx.state.person().is_some_and(|person| person.clip(&board.id, button).is_some())
}

/// How a button of the board looks while recordings are made: the chosen one is framed; what cannot be chosen or
/// opened now rests.
pub(super) fn dress<'a>(cx: &Cx<'_>, board: &Board, button: &Button, key: Key<'a>) -> Key<'a> {
    let Some(clip) = &cx.state.talk.clip else { return key };
    let chosen = clip.chosen == Some(ClipOf::Button(board.id.clone(), button.id.clone()));
    let useful = button.speaks() || button.load_board.is_some();
    let key = key.enabled(clip.recording.is_none() && useful);
    if chosen { key.border(cx.colors.main).chosen_quietly(true) } else { key }
}

/// A small microphone in the corner of a button that has a recording.
pub(super) fn mark(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) {
    const SIDE: f32 = 24.0;
    let place = Rect::from_min_size(pos2(cell.right() - SIDE - 4.0, cell.top() + 4.0), vec2(SIDE, SIDE));
    // Over the picture of the button.
    let line = Stroke::new(1.5, cx.colors.ink);
    cx.kit.textures.shape_later(Shape::circle_filled(place.center(), SIDE * 0.58, cx.colors.paper));
    cx.kit.textures.shape_later(Shape::circle_stroke(place.center(), SIDE * 0.58, line));
    cx.icon(ui.ctx(), "mic", inset(place, 2.0), cx.colors.ink);
}
