//! The size of the board, and its picture. What is there never moves: rows come below, columns at the right.

use super::panel::{Deed, Does, keys};
use super::{BoardsPage, Open};
use crate::app::EditCommand;
use crate::domain::board::Board;
use crate::domain::board::edit::MAX_SIDE;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, board: &Board, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 76.0]);
    let (rows, columns) = (board.grid.rows, board.grid.columns);
    let shape = |rows: usize, columns: usize| Does::Now(EditCommand::Shape(rows, columns));
    let deeds: Vec<(Deed, bool)> = vec![
        (("edit-row-more", "down", shape(rows + 1, columns)), rows < MAX_SIDE),
        (("edit-row-less", "up", shape(rows.saturating_sub(1), columns)), rows > 1),
        (("edit-column-more", "right", shape(rows, columns + 1)), columns < MAX_SIDE),
        (("edit-column-less", "left", shape(rows, columns.saturating_sub(1))), columns > 1),
        (("edit-picture-away", "trash", Does::Now(EditCommand::NoPicture)), board.background().is_some()),
    ];
    keys(ui, cx, page, parts[0], deeds);
    let name = cx.t("back");
    if Key::new("edit-back", parts[1], &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.open(Open::Deeds);
    }
}
