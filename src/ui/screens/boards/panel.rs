//! The panel beside the board: what is chosen, what can be done with it, and always in the same place trying, going back, done.

use super::{BoardsPage, Open, color, deeds, sound, spot, whole};
use crate::app::{Command, EditCommand, Next, Place, Room};
use crate::domain::board::Board;
use crate::ui::kit::tokens::{GAP, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use egui::{Rect, Ui};
use std::sync::Arc;

/// A key of the panel: its text and icon, and what it does.
pub(super) type Deed = (&'static str, &'static str, Does);

/// What a key of the panel does.
pub(super) enum Does {
    /// A command.
    Now(EditCommand),
    /// A page or panel opens.
    Open(Open),
    /// A tap is waited for, or what was waited for is ended.
    Next(Option<Next>),
}

/// Keys of the panel are no higher.
const HIGHEST: f32 = 132.0;

/// Width beside the board.
pub(super) fn width(rect: Rect) -> f32 {
    (rect.width() * 0.31).clamp(250.0, 420.0)
}

/// Height below the board.
pub(super) fn lying_height(rect: Rect) -> f32 {
    (rect.height() * 0.42).clamp(320.0, 460.0)
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, board: &Arc<Board>, rect: Rect) {
    let parts = rows(rect, GAP, &[48.0, 0.0, 76.0]);
    foot(ui, cx, parts[2]);
    if let Some(next) = cx.state.editing.next {
        return waiting(ui, cx, next, page.corner.is_some(), parts[0].with_max_y(parts[1].bottom()));
    }
    let title = title(cx, page);
    cx.words(ui, &title, parts[0], TYPE_SENTENCE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    match page.open {
        Open::Color => color::show(ui, cx, page, parts[1]),
        Open::Spot => spot::show(ui, cx, page, parts[1]),
        Open::Whole => whole::show(ui, cx, page, board, parts[1]),
        _ if cx.state.editing.sound => sound::show(ui, cx, parts[1]),
        _ if cx.state.is_locked(board) => deeds::locked(ui, cx, parts[1]),
        _ => deeds::show(ui, cx, page, board, parts[1]),
    }
}

/// What is chosen.
fn title(cx: &mut Cx<'_>, page: &BoardsPage) -> String {
    let lang = cx.state.lang();
    let button = cx.state.edited_button().map(|button| button.label.get(lang).to_owned());
    match (&cx.state.editing.chosen, button) {
        (_, Some(label)) if label.is_empty() => cx.t("edit-wordless").to_string(),
        (_, Some(label)) => label,
        (Some(Place::Cell(_) | Place::New(_)), None) => cx.t("edit-empty-place").to_string(),
        _ if page.open == Open::Whole => cx.t("edit-whole").to_string(),
        _ => cx.t("edit-choose").to_string(),
    }
}

/// Trying, the board before, done.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let places = columns(rect, GAP, &[0.0; 3]);
    let trying = cx.state.editing.next == Some(Next::Try);
    let name = cx.t("edit-try");
    if Key::new("edit-try", places[0], &name).icon("play").size(16.0).lines(1).chosen(trying).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Next((!trying).then_some(Next::Try))));
    }
    let away = cx.state.editing.board != cx.state.home_board() || !cx.state.editing.trail.is_empty();
    let name = cx.t("board-back");
    let word = cx.t("edit-board-before");
    let key = Key::new("edit-board-back", places[1], &name).icon("previous").word(&word).size(16.0).lines(1);
    if key.enabled(away).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Back));
    }
    let name = cx.t("done");
    let key = Key::new("edit-done", places[2], &name).icon("check").size(16.0).lines(1);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Go(Room::Talk));
    }
}

/// What the next tap does, and how to end waiting for it.
fn waiting(ui: &mut Ui, cx: &mut Cx<'_>, next: Next, second: bool, rect: Rect) {
    let text = match (next, second) {
        (Next::Move, _) => "edit-move-where",
        (Next::Spot, false) => "edit-spot-first",
        (Next::Spot, true) => "edit-spot-second",
        (Next::Try, _) => "edit-trying",
    };
    let parts = rows(rect, GAP, &[0.0, 84.0]);
    let text = cx.t(text);
    cx.words(ui, &text, parts[0], TYPE_SENTENCE, Weight::Bold, Align::Center, 4, cx.colors.ink);
    let name = cx.t(if next == Next::Try { "edit-try-end" } else { "cancel" });
    if Key::new("edit-cancel", parts[1], &name).icon("close").beside().lines(1).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Next(None)));
    }
}

/// Draws keys in a grid, always in the same places; a key without a deed rests.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect, deeds: Vec<(Deed, bool)>) {
    let (across, down) = shape(rect, deeds.len());
    // Few keys stand at the top, as high as many.
    let height = rect.height().min(down as f32 * (HIGHEST + GAP) - GAP);
    let rect = Rect::from_min_size(rect.min, egui::vec2(rect.width(), height));
    for (index, ((text, icon, does), enabled)) in deeds.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let name = cx.t(text);
        let key = Key::new(("deed", text), cell, &name).icon(icon).size(16.0).lines(2).sign_share(0.5);
        if !key.enabled(enabled).show(ui, cx) {
            continue;
        }
        match does {
            Does::Now(command) => cx.send(Command::Edit(command)),
            Does::Open(open) => page.open(open),
            Does::Next(next) => cx.send(Command::Edit(EditCommand::Next(next))),
        }
    }
}

/// Columns and rows for so many keys: three or four across where the panel is high, more where it is wide.
pub(super) fn shape(rect: Rect, count: usize) -> (usize, usize) {
    let most = ((rect.width() + GAP) / (84.0 + GAP)).max(1.0) as usize;
    let across = if rect.width() > rect.height() * 1.4 { most.min(6) } else { most.min(3) };
    let down = |across: usize| count.div_ceil(across).max(1);
    // More across where the keys would become too low.
    let low = |across: usize| (rect.height() + GAP) / down(across) as f32 - GAP < 72.0;
    let across = (across.max(1)..=most.max(across)).find(|across| !low(*across)).unwrap_or(most.max(1));
    (across, down(across))
}
