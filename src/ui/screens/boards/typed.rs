//! Texts that are typed: those of a button in both languages with what it says, and the name of a new board.

use super::{BoardsPage, Open, head};
use crate::app::{Command, EditCommand};
use crate::domain::locale::LocalText;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, rows};
use egui::{Rect, Ui};

/// Longest text that is typed, characters.
const LIMIT: usize = 300;

/// A line with its name in sight, also while something stands in it.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str, typed: &mut String) {
    let name = cx.t(text);
    let (label, place) = if rect.width() < 620.0 {
        rect.split_top_bottom_at_y(rect.top() + 28.0)
    } else {
        let places = columns(rect, GAP, &[240.0, 0.0]);
        (places[0], places[1])
    };
    cx.words(ui, &name, label, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    field(ui, place, typed, &name, TYPE_WORD, LIMIT);
}

/// Height of such a line.
pub(super) fn height(rect: Rect) -> f32 {
    if rect.width() < 620.0 { 100.0 } else { 72.0 }
}

/// The one main key of the page.
pub(super) fn save(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str, ready: bool) -> bool {
    let place = columns(rect, GAP, &[0.0, 360.0_f32.min(rect.width())])[1];
    let name = cx.t(text);
    let key = Key::new(text, place, &name).icon("check").beside().lines(1).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    key.show(ui, cx)
}

/// What a button shows in both languages, and what it says where that differs.
pub(super) fn text(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let Some(button) = cx.state.edited_button().cloned() else { return page.open(Open::Deeds) };
    if page.page == 0 {
        page.page = 1;
        page.typed = [button.label.ko.clone(), button.label.en.clone(), button.vocalization.ko.clone()];
    }
    let height = height(rect);
    let parts = rows(rect, GAP, &[76.0, height, height, height, 84.0, 0.0]);
    let title = cx.t("edit-text-title");
    head(ui, cx, page, parts[0], &title);
    let [korean, english, said] = &mut page.typed;
    line(ui, cx, parts[1], "edit-korean", korean);
    line(ui, cx, parts[2], "edit-english", english);
    line(ui, cx, parts[3], "edit-said", said);
    let ready = !(korean.trim().is_empty() && english.trim().is_empty());
    if save(ui, cx, parts[4], "edit-save", ready) {
        let [korean, english, said] = page.typed.clone();
        cx.send(Command::Edit(EditCommand::Text(LocalText::new(korean, english), LocalText::same(said))));
        page.open(Open::Deeds);
    }
}

/// The name of a new board.
pub(super) fn new_board(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let height = height(rect);
    let parts = rows(rect, GAP, &[76.0, height, 84.0, 0.0]);
    let title = cx.t("edit-new-board");
    head(ui, cx, page, parts[0], &title);
    line(ui, cx, parts[1], "edit-board-name", &mut page.typed[0]);
    let ready = !page.typed[0].trim().is_empty();
    if save(ui, cx, parts[2], "edit-make-board", ready) {
        let name = LocalText::same(page.typed[0].clone());
        cx.send(Command::Edit(EditCommand::NewBoard(name)));
        page.open(Open::Deeds);
    }
}
