//! The name of the board, in both languages.

use super::typed::{height, line, save};
use super::{BoardsPage, Open, head};
use crate::app::{Command, EditCommand};
use crate::domain::locale::LocalText;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let Some(board) = cx.state.edited_board().cloned() else { return page.open(Open::Deeds) };
    if page.page == 0 {
        page.page = 1;
        page.typed = [board.name.ko.clone(), board.name.en.clone(), String::new()];
    }
    let height = height(rect);
    let parts = rows(rect, GAP, &[76.0, height, height, 84.0, 0.0]);
    let title = cx.t("edit-name");
    head(ui, cx, page, parts[0], &title);
    let [korean, english, _] = &mut page.typed;
    line(ui, cx, parts[1], "edit-korean", korean);
    line(ui, cx, parts[2], "edit-english", english);
    let ready = !(korean.trim().is_empty() && english.trim().is_empty());
    if save(ui, cx, parts[3], "edit-save", ready) {
        let [korean, english, _] = page.typed.clone();
        cx.send(Command::Edit(EditCommand::Name(LocalText::new(korean, english))));
        page.open(Open::Deeds);
    }
}
