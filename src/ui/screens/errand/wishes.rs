//! What do I want here? A tap prepares the sentence, 말하기 says it.

use super::{grid, pictured, replies, replies_height};
use crate::app::{Command, ErrandCommand, ErrandView, Room};
use crate::domain::errand::{PlaceKind, Wish};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// From this width on, the sentence and its keys stand side by side.
const WIDE: f32 = 900.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let wide = rect.width() > WIDE;
    let parts = rows(rect, GAP, &[if wide { 112.0 } else { 200.0 }, 0.0, replies_height(cx, rect)]);
    sentence(ui, cx, parts[0], wide);
    match cx.state.errand_wish() {
        Some(wish) if wish.blank.is_some() => choices(ui, cx, wish, parts[1]),
        _ => wishes(ui, cx, parts[1]),
    }
    replies(ui, cx, parts[2]);
}

/// The sentence as it will be said, and what can be done with it.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, wide: bool) {
    let parts = if wide { columns(rect, GAP, &[0.0, 500.0]) } else { rows(rect, GAP, &[0.0, 84.0]) };
    let prepared = cx.state.errand_sentence();
    ui.painter().rect_filled(parts[0], RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(parts[0], RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = inset(parts[0], 12.0);
    match &prepared {
        Some(prepared) => {
            let places = columns(inner, GAP * 2.0, &[inner.height().min(88.0), 0.0]);
            let painter = ui.painter().clone();
            let symbol = prepared.symbol.clone();
            paint_picture(ui, cx, &painter, places[0], |side| crate::app::PictureKey::Symbol(symbol.clone(), side));
            cx.words(
                ui,
                &prepared.text,
                places[1],
                TYPE_SENTENCE * 1.1,
                Weight::Bold,
                Align::Left,
                2,
                cx.colors.sentence,
            );
        }
        None => {
            let text = question(cx);
            cx.words(ui, &text, inner, TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        }
    }
    keys(ui, cx, parts[1], prepared.is_some());
}

/// What is to be done next.
fn question(cx: &mut Cx<'_>) -> String {
    let (state, lang) = (cx.state, cx.state.lang());
    match state.errand_wish().and_then(|wish| wish.blank.as_ref()) {
        Some(blank) => blank.question.get(lang).to_owned(),
        None if state.errand_place().is_some_and(|place| place.kind == PlaceKind::Phone) => {
            cx.t("errand-pick-phone").to_string()
        }
        None => cx.t("errand-pick").to_string(),
    }
}

fn keys(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, ready: bool) {
    let places = cx.sided(rect, GAP, &[0.0, 0.0, 190.0_f32.min(rect.width() * 0.42)]);
    let name = cx.t("errand-change");
    // Who stays here does not go to the board.
    let leads = ready && cx.state.shows_room(Room::Talk);
    if Key::new("errand-change", places[0], &name).icon("edit").size(16.0).lines(2).enabled(leads).show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::Change));
    }
    let name = cx.t("errand-big");
    let something = ready || cx.state.errand.said.is_some();
    if Key::new("errand-big", places[1], &name).icon("show-big").size(16.0).lines(2).enabled(something).show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::ShowBig(true)));
    }
    let name = cx.t("errand-say");
    let key = Key::new("errand-say", places[2], &name).icon("speak").beside().size(26.0).lines(1).radius(RADIUS_MAIN);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    if key.enabled(ready).show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::Say));
    }
}

fn wishes(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let Some(place) = state.errand_place() else { return };
    let (across, down) = grid(rect, place.wishes.len(), if rect.width() > WIDE { 290.0 } else { 230.0 });
    for (index, wish) in place.wishes.iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let lit = state.errand.wish.as_ref() == Some(&wish.id);
        let key = pictured(cx, ("wish", wish.id.as_str()), cell, wish.label.get(lang), &wish.symbol)
            .folder(wish.blank.is_some());
        let key = key.size(TYPE_WORD * 1.1).chosen(lit);
        let key = if lit { key } else { key.fill(cx.colors.tint(Tint::Thing)) };
        if key.show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Wish(wish.id.clone())));
        }
    }
}

/// What fills the blank; the last key leads back.
fn choices(ui: &mut Ui, cx: &mut Cx<'_>, wish: &Wish, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let Some(blank) = &wish.blank else { return };
    let count = blank.choices.len() + 1;
    let (across, down) = grid(rect, count, if rect.width() > WIDE { 200.0 } else { 180.0 });
    let cell = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    for (index, choice) in blank.choices.iter().enumerate() {
        let lit = state.errand.filled == Some(index);
        let key = pictured(cx, ("choice", index), cell(index), choice.text.get(lang), &choice.symbol);
        let key = key.size(TYPE_WORD * 1.1).chosen(lit);
        let key = if lit { key } else { key.fill(cx.colors.tint(Tint::Description)) };
        if key.show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Fill(index)));
        }
    }
    let name = cx.t("errand-choose-again");
    if Key::new("errand-again", cell(count - 1), &name).icon("previous").size(TYPE_WORD).lines(2).show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::See(ErrandView::Wishes)));
    }
}
