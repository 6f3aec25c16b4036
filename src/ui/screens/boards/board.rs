//! The board that is changed: as in Talk, and also what is masked or empty, because that can be chosen too.

use super::super::cells::{self, Look, View};
use super::BoardsPage;
use crate::app::{Command, EditCommand, Next, Place};
use crate::domain::board::{Board, Button, Cell, Placement};
use crate::ui::kit::tokens::{GAP, RADIUS_BUTTON, TARGET};
use crate::ui::kit::{Cx, Key, grid_cell, inset};
use egui::{Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, board: &Arc<Board>, rect: Rect) {
    let view = View::fit(board, rect, page.pan);
    page.pan = view.pan(ui, cx, rect);
    cells::picture(ui, cx, board, &view);
    let picture = board.background().map(|picture| picture.span);
    for (column, row) in view.cells() {
        let at = Cell { row, column };
        match board.shown_at(row, column) {
            Some(button) => button_in(ui, cx, board, button, at, view.cell(column, row)),
            None if picture.is_some_and(|span| span.has(at)) => {}
            None => empty(ui, cx, at, view.cell(column, row)),
        }
    }
    if cx.state.editing.next == Some(Next::Spot) {
        return lattice(ui, cx, page, view.canvas(board).intersect(view.area));
    }
    let canvas = view.canvas(board);
    for button in board.spots() {
        if let Some(rect) = button.placement.and_then(|placement| view.spot(canvas, placement)) {
            spot(ui, cx, board, button, rect);
        }
    }
}

fn is_chosen(cx: &Cx<'_>, place: &Place) -> bool {
    cx.state.editing.chosen.as_ref() == Some(place)
}

/// Shows a key of the board, and what is chosen by a ring.
fn key(ui: &mut Ui, cx: &mut Cx<'_>, key: Key<'_>, place: Place, rect: Rect) {
    let chosen = is_chosen(cx, &place);
    let key = if chosen { key.chosen_quietly(true) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Tap(Some(place))));
    }
    if chosen {
        let line = Stroke::new(6.0, cx.colors.main);
        cx.kit.textures.shape_later(Shape::rect_stroke(rect, RADIUS_BUTTON, line, StrokeKind::Middle));
    }
}

fn button_in(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board, button: &Button, at: Cell, rect: Rect) {
    let mut look = Look::of(cx, board, button);
    let masked = named(cx, button, &mut look);
    let of = look.key(("edit", at.column, at.row), rect);
    key(ui, cx, of, Place::Cell(at), rect);
    if masked {
        mask(cx, ui, rect);
    }
}

fn spot(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board, button: &Button, rect: Rect) {
    let mut look = Look::of(cx, board, button);
    let masked = named(cx, button, &mut look);
    let of = look.spot(ui, cx, ("edit-spot", button.id.as_str()), rect);
    key(ui, cx, of, Place::Spot(button.id.clone()), rect);
    look.chip(ui, cx, rect);
    if masked {
        mask(cx, ui, rect);
    }
}

/// Whoever cannot see the mark of a masked button hears it.
fn named(cx: &mut Cx<'_>, button: &Button, look: &mut Look) -> bool {
    let masked = cx.state.hides(button);
    if look.name.is_empty() {
        look.name = cx.t("edit-wordless").to_string();
    }
    if masked {
        look.name = cx.tn("edit-masked", &[("name", &look.name)]);
    }
    masked
}

/// The mark of a masked button.
fn mask(cx: &mut Cx<'_>, ui: &Ui, rect: Rect) {
    const SIDE: f32 = 26.0;
    let place = Rect::from_min_size(pos2(rect.right() - SIDE - 5.0, rect.top() + 5.0), vec2(SIDE, SIDE));
    cx.kit.textures.shape_later(Shape::circle_filled(place.center(), SIDE * 0.62, cx.colors.paper));
    cx.icon(ui.ctx(), "eye-off", inset(place, 2.0), cx.colors.ink);
}

/// A place where a button can be put.
fn empty(ui: &mut Ui, cx: &mut Cx<'_>, at: Cell, rect: Rect) {
    let (row, column) = ((at.row + 1).to_string(), (at.column + 1).to_string());
    let name = cx.tn("edit-empty", &[("row", &row), ("column", &column)]);
    let of = Key::new(("edit", at.column, at.row), rect, &name).icon("add").wordless().ink(cx.colors.line);
    key(ui, cx, of.fill(cx.colors.hanji), Place::Cell(at), rect);
}

/// The picture as a lattice of keys: one tap for a corner, one for the other. No aim is needed that a target would not forgive.
fn lattice(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, canvas: Rect) {
    let count = |length: f32| ((length / (TARGET * 0.8)) as usize).clamp(1, 12);
    let (across, down) = (count(canvas.width()), count(canvas.height()));
    for (column, row) in (0..down).flat_map(|row| (0..across).map(move |column| (column, row))) {
        let rect = grid_cell(inset(canvas, 1.0), GAP / 2.0, (across, down), (column, row));
        let (across_n, down_n) = ((column + 1).to_string(), (row + 1).to_string());
        let name = cx.tn("edit-corner", &[("row", &down_n), ("column", &across_n)]);
        let first = page.corner == Some((column, row));
        let fill = if first { cx.colors.progress } else { cx.colors.paper.gamma_multiply(0.2) };
        let of = Key::new(("corner", column, row), rect, &name).wordless().fill(fill).border(cx.colors.ink);
        if !of.chosen_quietly(first).show(ui, cx) {
            continue;
        }
        match page.corner.take() {
            None => page.corner = Some((column, row)),
            Some(other) => {
                let frame = frame((across, down), other, (column, row));
                cx.send(Command::Edit(EditCommand::Frame(frame)));
            }
        }
    }
}

/// From one cell of a lattice to another, both whole.
fn frame((across, down): (usize, usize), one: (usize, usize), other: (usize, usize)) -> Placement {
    let part = |at: usize, all: usize| at as f32 / all as f32;
    let (left, right) = (one.0.min(other.0), one.0.max(other.0) + 1);
    let (top, bottom) = (one.1.min(other.1), one.1.max(other.1) + 1);
    Placement::between((part(left, across), part(top, down)), (part(right, across), part(bottom, down)))
}
