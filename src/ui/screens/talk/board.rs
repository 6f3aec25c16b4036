//! The board: a fixed grid. Masked buttons leave an empty outlined place; a grid too large for the window is panned by
//! big edge buttons, never reflowed.

use super::{TalkPage, clips, pick};
use crate::app::{CellPicture, Command, TalkCommand, deed_of, own_color};
use crate::domain::board::{Board, Button};
use crate::ui::kit::tokens::{GAP, RADIUS_BUTTON, TARGET, contrast};
use crate::ui::kit::{Cx, Key, Sign, columns, grid_cell, rows};
use egui::{Color32, Rect, Stroke, StrokeKind, Ui};
use std::sync::Arc;

/// Width of the buttons that pan.
const EDGE: f32 = TARGET;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(board) = cx.state.board().cloned() else { return };
    let view = View::fit(&board, rect, page.pan);
    page.pan = view.first;
    pan(ui, cx, page, &view, rect);
    cells(ui, cx, &board, &view);
}

/// Draws the part of the board that is in view.
pub(super) fn cells(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, view: &View) {
    for row in 0..view.shown.1 {
        for column in 0..view.shown.0 {
            let cell = grid_cell(view.area, GAP, view.shown, (column, row));
            place(ui, cx, board, (view.first.0 + column, view.first.1 + row), cell);
        }
    }
}

/// Which part of the grid is shown, and where.
pub(super) struct View {
    /// Column and row of the first cell in view.
    pub first: (usize, usize),
    shown: (usize, usize),
    whole: (usize, usize),
    area: Rect,
}

impl View {
    /// As many whole cells of target size as an area holds; the keys that pan lie elsewhere.
    pub fn within(board: &Board, area: Rect, wanted: (usize, usize)) -> Self {
        let whole = (board.grid.columns, board.grid.rows);
        let count =
            |length: f32, cells: usize| (((length + GAP + 0.5) / (TARGET + GAP)) as usize).clamp(1, cells.max(1));
        let shown = (count(area.width(), whole.0), count(area.height(), whole.1));
        let first = (wanted.0.min(whole.0.saturating_sub(shown.0)), wanted.1.min(whole.1.saturating_sub(shown.1)));
        Self { first, shown, whole, area }
    }

    /// Whether there is more to the left, right, top and bottom.
    pub fn more(&self) -> [bool; 4] {
        let right = self.first.0 + self.shown.0 < self.whole.0;
        let below = self.first.1 + self.shown.1 < self.whole.1;
        [self.first.0 > 0, right, self.first.1 > 0, below]
    }

    /// The first cell after panning one step: left, right, up or down. One column or row stays in view.
    pub fn panned(&self, side: usize) -> (usize, usize) {
        let step = |shown: usize| shown.saturating_sub(1).max(1);
        let (column, row) = self.first;
        match side {
            0 => (column.saturating_sub(step(self.shown.0)), row),
            1 => (column + step(self.shown.0), row),
            2 => (column, row.saturating_sub(step(self.shown.1))),
            _ => (column, row + step(self.shown.1)),
        }
    }

    fn fit(board: &Board, rect: Rect, wanted: (usize, usize)) -> Self {
        let whole = (board.grid.columns, board.grid.rows);
        let count =
            |length: f32, cells: usize| (((length + GAP + 0.5) / (TARGET + GAP)).floor().max(1.0) as usize).min(cells);
        let fits = count(rect.width(), whole.0) == whole.0 && count(rect.height(), whole.1) == whole.1;
        // The buttons that pan stand left and right, whichever way they pan: height is scarcer than width.
        let area = if fits { rect } else { rect.shrink2(egui::vec2(EDGE + GAP, 0.0)) };
        let shown = (count(area.width(), whole.0), count(area.height(), whole.1));
        let first = (wanted.0.min(whole.0 - shown.0), wanted.1.min(whole.1 - shown.1));
        Self { first, shown, whole, area }
    }
}

fn pan(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, view: &View, rect: Rect) {
    let wide = view.shown.0 < view.whole.0;
    let tall = view.shown.1 < view.whole.1;
    if !wide && !tall {
        return;
    }
    let sides = columns(rect, GAP, &[EDGE, 0.0, EDGE]);
    let share: &[f32] = if wide && tall { &[0.0, 0.0] } else { &[0.0] };
    let (left, right) = (rows(sides[0], GAP, share), rows(sides[2], GAP, share));
    let step = |shown: usize| shown.saturating_sub(1).max(1);
    if wide {
        if edge(ui, cx, left[0], "left", "pan-left", view.first.0 > 0) {
            page.pan.0 = view.first.0.saturating_sub(step(view.shown.0));
        }
        if edge(ui, cx, right[0], "right", "pan-right", view.first.0 + view.shown.0 < view.whole.0) {
            page.pan.0 = view.first.0 + step(view.shown.0);
        }
    }
    if let (true, Some(up), Some(down)) = (tall, left.last(), right.last()) {
        if edge(ui, cx, *up, "up", "pan-up", view.first.1 > 0) {
            page.pan.1 = view.first.1.saturating_sub(step(view.shown.1));
        }
        if edge(ui, cx, *down, "down", "pan-down", view.first.1 + view.shown.1 < view.whole.1) {
            page.pan.1 = view.first.1 + step(view.shown.1);
        }
    }
}

/// A key that pans.
pub(super) fn edge(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    icon: &'static str,
    text: &'static str,
    enabled: bool,
) -> bool {
    let name = cx.t(text);
    Key::new(text, rect, &name).icon(icon).wordless().enabled(enabled).show(ui, cx)
}

/// One cell: a button, a masked place, or nothing.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, (column, row): (usize, usize), cell: Rect) {
    let Some(button) = board.button_at(row, column) else { return };
    if cx.state.is_masked(button) {
        let line = cx.colors.line.gamma_multiply(0.7);
        ui.painter().rect_stroke(cell, RADIUS_BUTTON, Stroke::new(1.5, line), StrokeKind::Inside);
        return;
    }
    let lang = cx.state.lang();
    let word = deed_of(button, lang).map(|deed| cx.t(deed));
    let label = word.as_deref().unwrap_or_else(|| button.label.get(lang));
    let opens = button.load_board.is_some();
    let name = match (opens, button.speaks()) {
        (true, true) => cx.tn("speaks-and-opens", &[("name", label)]),
        (true, false) => cx.tn("folder-opens", &[("name", label)]),
        _ => label.to_owned(),
    };
    let marked = clips::is_marked(cx, board, button);
    let name = if marked { cx.tn("clip-of", &[("name", &name)]) } else { name };
    let key = Key::new(("cell", column, row), cell, &name)
        .word(label)
        .sign(sign(cx, board, button))
        .fill(fill(cx, button))
        .folder(opens)
        .lines(2);
    let key = if cell.height() > cell.width() * 1.25 { key.sign_share(0.56) } else { key };
    // What says nothing cannot be taught.
    let useful = !pick::is_on(cx) || button.speaks() || opens;
    if clips::dress(cx, board, button, key.enabled(useful)).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Press { board: board.id.clone(), button: button.id.clone() }));
    }
    if marked {
        clips::mark(ui, cx, cell);
    }
}

/// The picture of a button; none: the word stands alone.
pub(super) fn sign(cx: &Cx<'_>, board: &Board, button: &Button) -> Sign {
    match cx.state.cell_picture(board, button) {
        Some(CellPicture::Symbol(symbol)) => Sign::Symbol(symbol),
        Some(CellPicture::Blob(blob)) => Sign::Blob(blob),
        Some(CellPicture::Icon(icon)) => Sign::Icon(icon),
        None => Sign::None,
    }
}

/// The background: the word's group; an imported board's own colour, if our words can be read on it; else paper.
fn fill(cx: &Cx<'_>, button: &Button) -> Color32 {
    if let Some(tint) = cx.state.cell_tint(button) {
        return cx.colors.tint(tint);
    }
    let own = own_color(&button.background_color).map(|[r, g, b]| Color32::from_rgb(r, g, b));
    let readable = |color: &Color32| contrast(*color, cx.colors.ink) >= 4.5 && !cx.is_contrast();
    own.filter(readable).unwrap_or(cx.colors.paper)
}
