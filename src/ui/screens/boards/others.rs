//! All boards that the person has: one for a button to open, or another one to be changed.

use super::{BoardsPage, Open, head};
use crate::app::{Command, EditCommand};
use crate::domain::board::{Board, is_own_set, own_set};
use crate::domain::id::BoardId;
use crate::domain::profile::GridSize;
use crate::ui::kit::tokens::{GAP, TARGET};
use crate::ui::kit::{Cx, Key, columns, grid_cell, rows};
use crate::ui::screens::find::is_in;
use crate::ui::screens::who::turn;
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let links = page.open == Open::Link;
    let parts = rows(rect, GAP, &[76.0, 72.0, 0.0]);
    let title = cx.t(if links { "edit-link-title" } else { "edit-others" });
    head(ui, cx, page, parts[0], &title);
    let line = if links { of_link(ui, cx, page, parts[1]) } else { parts[1] };
    if page.finding.show(ui, cx, line) {
        page.page = 0;
    }
    list(ui, cx, page, parts[2], links);
}

/// A new board, or none.
fn of_link(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) -> Rect {
    let places = columns(rect, GAP, &[0.0, (rect.width() * 0.24).min(220.0), (rect.width() * 0.24).min(220.0)]);
    let linked = cx.state.edited_button().is_some_and(|button| button.load_board.is_some());
    let name = cx.t("edit-new-board");
    if Key::new("edit-new-board", places[1], &name).icon("add").beside().size(17.0).lines(2).show(ui, cx) {
        page.open(Open::New);
    }
    let name = cx.t("edit-unlink");
    let key = Key::new("edit-unlink", places[2], &name).icon("close").beside().size(17.0).lines(2);
    if key.enabled(linked).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Link(None)));
        page.open(Open::Deeds);
    }
    places[0]
}

/// The person's own first, then those that came with the program, then those of files. No link leads from a file's board, which is
/// everybody's, to one that only one person has.
fn all(cx: &Cx<'_>, links: bool) -> Vec<(BoardId, String)> {
    let library = &cx.state.library;
    let lang = cx.state.lang();
    let of_file = links && cx.state.edited_board().is_some_and(|board| !board.is_builtin() && !is_own_set(&board.set));
    let mine = cx.state.who.as_ref().map(own_set).filter(|_| !of_file);
    let new = |board: &&std::sync::Arc<Board>| library.known_as(board) == board.id;
    let own = library.boards.values().filter(|board| Some(&board.set) == mine.as_ref()).filter(new);
    // Those of the person's size.
    let grid = cx.state.person().map(|person| person.grid).unwrap_or_default();
    let sized = library.builtin.values().filter(|board| (board.grid.columns <= 4) == (grid == GridSize::Beginner));
    let mut builtin: Vec<_> = sized.map(|board| cx.state.shown(&board.id).unwrap_or(board)).collect();
    builtin.sort_by(|a, b| a.name.get(lang).cmp(b.name.get(lang)));
    let of_files = library.boards.values().filter(|board| !is_own_set(&board.set));
    let boards = own.chain(builtin).chain(of_files);
    boards.map(|board| (library.known_as(board), board.name.get(lang).to_owned())).collect()
}

fn list(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect, links: bool) {
    let needle = page.finding.needle();
    let boards: Vec<_> = all(cx, links).into_iter().filter(|(_, name)| is_in(&needle, &[name.as_str()])).collect();
    let turned = rect.shrink2(egui::vec2(84.0, 0.0));
    let across = ((turned.width() / 190.0) as usize).clamp(1, 5);
    let down = (((rect.height() + GAP) / (TARGET + GAP)) as usize).max(1);
    let pages = boards.len().div_ceil(across * down).max(1);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { turned } else { rect };
    for (index, (id, name)) in boards.into_iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let cell = Rect::from_min_size(cell.min, egui::vec2(cell.width(), cell.height().min(100.0)));
        if Key::new(("board", id.as_str()), cell, &name).lines(2).folder(true).show(ui, cx) {
            let command = if links { EditCommand::Link(Some(id)) } else { EditCommand::Open(id) };
            cx.send(Command::Edit(command));
            page.open(Open::Deeds);
        }
    }
    turn(ui, cx, rect, &mut page.page, pages);
}
