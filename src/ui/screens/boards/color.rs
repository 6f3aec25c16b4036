//! Colour and level of the chosen button. The colours are those of word groups, so that they are right in every theme.

use super::{BoardsPage, Open};
use crate::app::{Command, EditCommand, own_color};
use crate::domain::vocabulary::Tint;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use egui::{Rect, Ui};

const COLORS: [(Tint, &str); 9] = [
    (Tint::Person, "color-yellow"),
    (Tint::Verb, "color-yellow-green"),
    (Tint::Description, "color-sky"),
    (Tint::Thing, "color-apricot"),
    (Tint::Social, "color-pink"),
    (Tint::Question, "color-purple"),
    (Tint::Place, "color-mint"),
    (Tint::Negation, "color-red"),
    (Tint::Little, "color-gray"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let Some(button) = cx.state.edited_button().cloned() else { return };
    // A low panel has room for the colours and one line below them.
    let low = rect.height() < 300.0;
    let parts = rows(rect, GAP, if low { &[0.0, 0.1, 60.0, 0.1] } else { &[0.0, 30.0, 76.0, 76.0] });
    let now = own_color(&button.background_color);
    let across = if rect.width() > rect.height() { 5 } else { 2 };
    let down = (COLORS.len() + 1).div_ceil(across);
    for (index, (tint, text)) in COLORS.into_iter().enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, down), (index % across, index / across));
        let name = cx.t(text);
        let of = tint.on_paper();
        let chosen = now == Some(of);
        let key = Key::new(("color", text), cell, &name).fill(cx.colors.tint(tint)).size(16.0).lines(1);
        let key = if chosen { key.chosen_quietly(true).border(cx.colors.main).icon("check").beside() } else { key };
        if key.show(ui, cx) {
            let [red, green, blue] = of;
            cx.send(Command::Edit(EditCommand::Color(format!("rgb({red}, {green}, {blue})"))));
        }
    }
    let cell = grid_cell(parts[0], GAP, (across, down), (COLORS.len() % across, COLORS.len() / across));
    let name = cx.t("color-of-word");
    let plain = Key::new("color-of-word", cell, &name).size(16.0).lines(2);
    if plain.enabled(!button.background_color.is_empty()).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Color(String::new())));
    }
    let name = cx.t("edit-level");
    cx.words(ui, &name, parts[1], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let line = columns(parts[2], GAP, &[0.0, 72.0]);
    levels(ui, cx, if low { line[0] } else { parts[2] }, button.level());
    let name = cx.t("back");
    let place = if low { line[1] } else { parts[3] };
    let key = Key::new("edit-back", place, &name).icon("previous");
    let key = if low { key.wordless() } else { key.beside().lines(1) };
    if key.show(ui, cx) {
        page.open(Open::Deeds);
    }
}

/// From which level on the button is shown; without one of its own it has that of its word.
fn levels(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, now: Option<u8>) {
    let places = columns(rect, GAP, &[0.0; 5]);
    let name = cx.t("edit-level-word");
    let word = cx.t("edit-level-word-short");
    let key = Key::new("level-word", places[0], &name).word(&word).size(16.0).lines(1).chosen(now.is_none());
    if key.show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Level(None)));
    }
    for (level, place) in (1..=4_u8).zip(&places[1..]) {
        let number = level.to_string();
        let name = cx.tn("level-number", &[("level", &number)]);
        let key = Key::new(("level", level), *place, &name).word(&number).lines(1).chosen(now == Some(level));
        if key.show(ui, cx) {
            cx.send(Command::Edit(EditCommand::Level(Some(level))));
        }
    }
}
