//! "이 손짓은 무슨 뜻이에요?": what was shown, one to three large pictures, "이 중에 없어요" and "다시 보여 주기". The
//! same form for a sign, a card, a drawing and a voice. While it is there, nothing under it can be pressed.

use super::{Cards, Look, device_words, shown, tile_tint};
use crate::app::{Asked, Command, RecognizeCommand};
use crate::domain::example;
use crate::domain::shown::Way;
use crate::domain::strip::Tile;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE, TYPE_TITLE};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, rows};
use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// What the question knows: whether it was there in the frame before.
#[derive(Default)]
pub struct Question {
    cards: Cards,
    was_there: bool,
}

/// The largest card, in points.
const LARGEST: Vec2 = vec2(1040.0, 640.0);
/// Height of a key below a choice that says its word.
const HEAR: f32 = 72.0;

/// Draws the question that waits, over the whole room.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, question: &mut Question, room: Rect) {
    let new = !std::mem::replace(&mut question.was_there, cx.state.recognize.asked.is_some());
    let Some(asked) = cx.state.recognize.asked.clone() else { return };
    cx.kit.pad.cover(None);
    let card = sheet(ui, cx, room);
    let title = cx.t(Look::of(asked.way).ask);
    let small = card.height() < 480.0 || card.width() < 560.0;
    let inner = inset(card, if small { 10.0 } else { 24.0 });
    let parts = rows(
        inner,
        if small { GAP } else { 16.0 },
        &[if small { 40.0 } else { 52.0 }, 0.0, if small { 72.0 } else { 84.0 }],
    );
    heading(ui, cx, parts[0], &title);
    let spoken = spoken(cx, &title, &asked);
    let upright = inner.width() < 560.0;
    let sides = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.22, 0.0])
    } else {
        columns(parts[1], GAP * 2.0, &[parts[1].width() * 0.25, 0.0])
    };
    shown(ui, cx, &mut question.cards, sides[0], &asked.shown.shown, (cx.colors.paper, cx.colors.ink));
    choices(ui, cx, &asked, sides[1], upright, new);
    below(ui, cx, parts[2], spoken);
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        cx.send(Command::Recognize(RecognizeCommand::Again));
    }
}

/// The card over a veil; a finger beside it presses nothing.
fn sheet(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect) -> Rect {
    let whole = ui.max_rect();
    let under = Id::unique("question");
    ui.interact(whole, under, Sense::click());
    cx.kit.pad.shield(under, whole);
    ui.painter().rect_filled(whole, 0.0, cx.colors.veil);
    let card = Rect::from_center_size(room.center(), room.size().min(LARGEST));
    ui.painter().rect_filled(card, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(card, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    card
}

/// The title, told by a reader as soon as it is there; and whether the camera or microphone is open.
fn heading(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, title: &str) {
    let on = cx.state.recognize.on.clone().filter(|on| on.open);
    let roomy = rect.width() > 760.0;
    let places = if roomy && on.is_some() { columns(rect, GAP, &[0.0, 290.0]) } else { vec![rect] };
    let title_place = if roomy || on.is_none() { places[0] } else { rect.with_max_y(rect.top() + rect.height() * 0.6) };
    let painter = ui.painter().clone();
    cx.kit.labels.paint(&painter, title, title_place, TYPE_TITLE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let id = Id::unique("question-title");
    ui.interact(title_place, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Assertive));
    if let Some(on) = on {
        let beside = places.get(1).copied();
        device_words(ui, cx, &on, beside.unwrap_or(rect.with_min_y(title_place.bottom())));
    }
}

/// What read-aloud says: the question and its answers.
fn spoken(cx: &Cx<'_>, title: &str, asked: &Asked) -> String {
    let words: Vec<String> = asked.choices.iter().map(|tile| cx.state.tile_text(tile)).collect();
    format!("{title} {}", words.join(", "))
}

fn choices(ui: &mut Ui, cx: &mut Cx<'_>, asked: &Asked, rect: Rect, upright: bool, new: bool) {
    let share = vec![0.0; asked.choices.len()];
    let places = if upright { rows(rect, GAP, &share) } else { columns(rect, GAP * 2.0, &share) };
    for (index, (tile, place)) in asked.choices.iter().zip(places).enumerate() {
        choice(ui, cx, index, tile, place, (upright, new && index == 0));
    }
}

/// One answer: a large picture and its word, and a key that says it.
fn choice(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, tile: &Tile, rect: Rect, (upright, focus): (bool, bool)) {
    let word = cx.state.tile_text(tile);
    // A place too low for both keeps the answer: read-aloud says all of them.
    let parts = match upright {
        true if rect.width() > 300.0 => columns(rect, GAP, &[0.0, HEAR]),
        false if rect.height() > 230.0 => rows(rect, GAP, &[0.0, HEAR]),
        _ => vec![rect],
    };
    let sign = Sign::Symbol(cx.state.tile_symbol(tile));
    let key = Key::new(("choice", index), parts[0], &word).sign(sign).fill(tile_tint(cx, tile)).radius(RADIUS_CARD);
    let key = if upright { key.beside().size(TYPE_SENTENCE) } else { key.size(TYPE_SENTENCE * 1.15).sign_share(0.7) };
    if key.lines(2).focus(focus).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Choose(example::meaning(tile))));
    }
    let Some(place) = parts.get(1) else { return };
    let name = cx.tn("hear-word", &[("word", &word)]);
    let key = Key::new(("hear", index), *place, &name).icon("speak").wordless();
    if key.show(ui, cx) {
        cx.send(Command::Say(word));
    }
}

/// None of these, once more, read aloud: always there, always in the same places.
fn below(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, spoken: String) {
    let places = columns(rect, GAP, &[0.0, 0.0, rect.height().max(72.0) * 1.15]);
    let spoken_word = cx.state.recognize.asked.as_ref().is_some_and(|asked| asked.way == Way::Word);
    let again = if spoken_word { "say-again" } else { "show-again" };
    let keys = [("cross", "none-of-these", RecognizeCommand::NoneOfThese), ("repeat", again, RecognizeCommand::Again)];
    for ((icon, text, command), place) in keys.into_iter().zip(&places) {
        let name = cx.t(text);
        let key = Key::new(("question", text), *place, &name).icon(icon).size(24.0).lines(2);
        let key = if place.width() > 150.0 { key.beside() } else { key.size(17.0) };
        if key.show(ui, cx) {
            cx.send(Command::Recognize(command));
        }
    }
    let read = cx.t("read-aloud");
    if Key::new("question-read", places[2], &read).icon("read-aloud").size(15.0).lines(1).show(ui, cx) {
        cx.send(Command::Say(spoken));
    }
}
