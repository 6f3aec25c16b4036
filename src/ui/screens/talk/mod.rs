//! Talk: strip on top, one fixed line of suggestions, the board, a fixed line of ending keys, a rail of other ways.

mod big;
mod board;
mod clips;
mod compact;
mod endings;
mod history;
mod rail;
mod search;
mod strip;
mod suggestions;

use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, columns, rows};
use egui::{Rect, Ui};

/// What only this screen knows: where a board too large for the window is panned to.
#[derive(Default)]
pub struct TalkPage {
    pan: (usize, usize),
    drawer: compact::Drawer,
    history_page: usize,
    typed: String,
    /// The tile that was tapped: hear it or take it off.
    tile: Option<usize>,
}

const SUGGESTIONS: f32 = 72.0;
const ENDINGS: f32 = 72.0;
const RAIL: f32 = 88.0;

/// Portrait windows put the rail at the bottom and the ending keys on two lines.
fn is_upright(rect: Rect) -> bool {
    rect.height() > rect.width()
}

/// Windows too narrow for tiles and keys on one line give the strip a line of its own.
fn is_narrow(rect: Rect) -> bool {
    rect.width() < 900.0
}

/// Windows too small for the board, the ending keys and the rail at once: a phone, letters at twice the size.
fn is_small(rect: Rect) -> bool {
    rect.width() < 600.0 || rect.height() < 600.0
}

fn strip_height(rect: Rect) -> f32 {
    if is_small(rect) && !is_upright(rect) {
        return 88.0;
    }
    match (is_narrow(rect), rect.height() < 900.0) {
        (true, true) => 76.0 + GAP + 88.0,
        (true, false) => 80.0 + GAP + 100.0,
        (false, _) => 112.0,
    }
}

/// The lower edge of the strip: notices lie below it.
pub fn strip_bottom(rect: Rect) -> f32 {
    rect.top() + strip_height(rect)
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    if cx.state.talk.big.is_some() {
        return big::show(ui, cx, rect);
    }
    if is_small(rect) {
        // A notice pushes the board down: there is no line of suggestions that it could lie on.
        let notice = if cx.state.notices.is_empty() { 0.0 } else { super::notices::HEIGHT + GAP };
        let parts = rows(rect, GAP, &[strip_height(rect), 0.0]);
        top(ui, cx, page, parts[0]);
        compact::show(ui, cx, page, parts[1].with_min_y(parts[1].top() + notice));
    } else if is_upright(rect) {
        let parts = rows(rect, GAP, &[strip_height(rect), SUGGESTIONS, 0.0, ENDINGS * 2.0 + GAP, 76.0]);
        top(ui, cx, page, parts[0]);
        next_words(ui, cx, parts[1]);
        middle(ui, cx, page, parts[2]);
        endings::show(ui, cx, parts[3], 4);
        rail::show(ui, cx, parts[4], true);
    } else {
        let parts = rows(rect, GAP, &[strip_height(rect), SUGGESTIONS, 0.0, ENDINGS]);
        top(ui, cx, page, parts[0]);
        next_words(ui, cx, parts[1]);
        let sides = columns(parts[2], GAP, &[0.0, RAIL]);
        middle(ui, cx, page, sides[0]);
        endings::show(ui, cx, parts[3], 8);
        rail::show(ui, cx, sides[1], false);
    }
}

/// The strip; while recordings are made, what can be done with them.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    if clips::is_on(cx) { clips::panel(ui, cx, rect) } else { strip::show(ui, cx, page, rect) }
}

/// The line of suggestions; a notice lies in its place until it was read.
fn next_words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if cx.state.notices.is_empty() {
        suggestions::show(ui, cx, rect);
    }
}

/// The board, or what lies in its place: the search, what was said.
fn middle(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    if cx.state.talk.search.is_some() {
        search::show(ui, cx, page, rect);
    } else if cx.state.talk.history_open {
        history::show(ui, cx, page, rect);
    } else {
        board::show(ui, cx, page, rect);
    }
}
