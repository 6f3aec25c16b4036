//! The board in Talk: every button in its place, masked ones an empty outline.

use super::super::cells::{self, Look, View};
use super::{TalkPage, clips, pick};
use crate::app::{Command, TalkCommand};
use crate::domain::board::{Board, Button};
use crate::ui::kit::tokens::RADIUS_BUTTON;
use crate::ui::kit::{Cx, Key};
use egui::{Rect, Stroke, StrokeKind, Ui};
use std::sync::Arc;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(board) = cx.state.board().cloned() else { return };
    let view = View::fit(&board, rect, page.pan);
    page.pan = view.pan(ui, cx, rect);
    cells(ui, cx, &board, &view);
}

/// Draws the part of the board that is in view: the picture, the cells beside it, the hot spots on it.
pub(super) fn cells(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, view: &View) {
    cells::picture(ui, cx, board, view);
    for (column, row) in view.cells() {
        if let Some(button) = board.shown_at(row, column) {
            place(ui, cx, board, button, (column, row), view.cell(column, row));
        }
    }
    let canvas = view.canvas(board);
    for button in board.spots().filter(|button| !cx.state.is_masked(button)) {
        if let Some(rect) = button.placement.and_then(|placement| view.spot(canvas, placement)) {
            spot(ui, cx, board, button, rect);
        }
    }
}

/// One cell: a button, or a masked place.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, button: &Button, (column, row): (usize, usize), cell: Rect) {
    if cx.state.is_masked(button) {
        let line = cx.colors.line.gamma_multiply(0.7);
        ui.painter().rect_stroke(cell, RADIUS_BUTTON, Stroke::new(1.5, line), StrokeKind::Inside);
        return;
    }
    let (look, marked) = look(cx, board, button);
    press(ui, cx, board, button, look.key(("cell", column, row), cell));
    if marked {
        clips::mark(ui, cx, cell);
    }
}

/// One hot spot.
fn spot(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, button: &Button, rect: Rect) {
    let (look, marked) = look(cx, board, button);
    let key = look.spot(ui, cx, ("spot", button.id.as_str()), rect);
    press(ui, cx, board, button, key);
    look.chip(ui, cx, rect);
    if marked {
        clips::mark(ui, cx, rect);
    }
}

/// How it looks, and whether it is marked as having a recording.
fn look(cx: &mut Cx<'_>, board: &Board, button: &Button) -> (Look, bool) {
    let mut look = Look::of(cx, board, button);
    let marked = clips::is_marked(cx, board, button);
    if marked {
        look.name = cx.tn("clip-of", &[("name", &look.name)]);
    }
    (look, marked)
}

fn press(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, button: &Button, key: Key<'_>) {
    // What says nothing cannot be taught.
    let useful = !pick::is_on(cx) || button.speaks() || button.load_board.is_some();
    if clips::dress(cx, board, button, key.enabled(useful)).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Press { board: board.id.clone(), button: button.id.clone() }));
    }
}
