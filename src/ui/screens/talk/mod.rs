//! Talk: strip on top, one fixed line of suggestions, the board, a fixed line of ending keys, a rail of other ways.

mod big;
mod board;
mod clips;
mod compact;
mod endings;
mod groups;
mod pick;
mod rail;
mod sayings;
mod search;
mod second;
mod strip;
mod suggestions;

pub(super) use second::notice_top as second_notice_top;

use crate::domain::board::BUILTIN_SET;
use crate::domain::id::SetId;
use crate::domain::shown::Way;
use crate::domain::vocabulary::Category;
use crate::ui::keyboard;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, columns, rows};
use crate::ui::screens::recognize::{self, PANEL, Recognizing};
use egui::{Rect, Ui};

/// What only this screen knows: where a board too large for the window is panned to.
#[derive(Default)]
pub struct TalkPage {
    pan: (usize, usize),
    drawer: compact::Drawer,
    sayings: sayings::SayingsPage,
    typed: String,
    /// The group of words that is looked through, and its page.
    group: Option<Category>,
    group_page: usize,
    /// The search has been open for a frame.
    searching: bool,
    /// The tile that was tapped: hear it or take it off.
    tile: Option<usize>,
    recognizing: Recognizing,
}

const SUGGESTIONS: f32 = 72.0;
const ENDINGS: f32 = 72.0;
/// Five rows of targets.
const BOARD: f32 = 72.0 * 5.0 + GAP * 4.0;
/// Columns of keys beside the board: three where the board is too low for two.
fn rail_width(rect: Rect) -> f32 {
    let columns = rail::columns(rect.height());
    84.0 * columns as f32 + GAP * (columns - 1) as f32
}

/// Two lines of keys below the board.
const RAIL_LYING: f32 = 76.0 * 2.0 + GAP;

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
    let beside = SUGGESTIONS + BOARD + ENDINGS + 3.0 * GAP;
    let least = match (is_upright(rect), is_narrow(rect)) {
        (true, _) => 188.0 + beside + ENDINGS + RAIL_LYING + 2.0 * GAP,
        (false, true) => 172.0 + beside,
        (false, false) => 112.0 + beside,
    };
    rect.width() < 600.0 || rect.height() < least
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
fn strip_bottom(rect: Rect) -> f32 {
    rect.top() + strip_height(rect)
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    page.searching &= cx.state.talk.search.is_some();
    page.sayings.two_fit = second::fits(rect);
    if cx.state.talk.big.is_some() {
        return big::show(ui, cx, rect);
    }
    if second::is_on(cx, rect) {
        return second::show(ui, cx, page, rect);
    }
    if is_small(rect) {
        // A notice pushes the board down: there is no line of suggestions that it could lie on.
        let on = cx.state.recognize.on.is_some();
        let parts = rows(rect, GAP, &[strip_height(rect), 0.0]);
        top(ui, cx, page, parts[0]);
        let pushed = match (on, cx.state.notices.is_empty()) {
            (true, _) => PANEL + GAP,
            (false, false) => super::notices::HEIGHT + GAP,
            (false, true) => 0.0,
        };
        recognize::panel(ui, cx, &mut page.recognizing.pen, parts[1].with_max_y(parts[1].top() + PANEL));
        let below = parts[1].with_min_y(parts[1].top() + pushed);
        compact::show(ui, cx, page, below, is_upright(rect));
    } else if is_upright(rect) {
        let parts = rows(rect, GAP, &[strip_height(rect), SUGGESTIONS, 0.0, ENDINGS * 2.0 + GAP, RAIL_LYING]);
        top(ui, cx, page, parts[0]);
        next_words(ui, cx, page, parts[1]);
        middle(ui, cx, page, parts[2]);
        endings::show(ui, cx, parts[3], 4);
        rail::show(ui, cx, parts[4], true);
    } else {
        let parts = rows(rect, GAP, &[strip_height(rect), SUGGESTIONS, 0.0, ENDINGS]);
        top(ui, cx, page, parts[0]);
        next_words(ui, cx, page, parts[1]);
        let sides = cx.sided(parts[2], GAP, &[0.0, rail_width(parts[2])]);
        middle(ui, cx, page, sides[0]);
        endings::show(ui, cx, parts[3], 8);
        rail::show(ui, cx, sides[1], false);
    }
}

/// The strip; while recordings are made, what can be done with them; while a word to teach is chosen, that it is.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    cx.kit.pad.part();
    if clips::is_on(cx) {
        clips::panel(ui, cx, rect)
    } else if pick::is_on(cx) {
        pick::banner(ui, cx, rect)
    } else {
        strip::show(ui, cx, page, rect)
    }
}

/// What a set of boards is called.
pub fn set_name(cx: &mut Cx<'_>, set: &SetId) -> String {
    if set.as_str() == BUILTIN_SET {
        return cx.t("set-builtin").to_string();
    }
    cx.state.library.sets.get(set).map(|set| set.name.clone()).unwrap_or_default()
}

/// Whether a tap on a button does something else than talk: there is no sentence to go on with.
fn is_busy(cx: &Cx<'_>) -> bool {
    clips::is_on(cx) || pick::is_on(cx)
}

/// Where a notice lies in Talk: below the strip; over it in a small window in which something is looked at or listened
/// to, so that it is always seen that a camera or microphone is open.
pub fn notice_top(rect: Rect, attending: bool) -> f32 {
    if is_small(rect) && attending { rect.top() } else { strip_bottom(rect) + GAP }
}

/// The line of suggestions, or the mirror while something is looked at or listened to; a notice lies in its place until
/// it was read.
fn next_words(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    cx.kit.pad.part();
    if !cx.state.notices.is_empty() {
        return;
    }
    if cx.state.recognize.on.is_none() {
        return suggestions::show(ui, cx, rect);
    }
    let places = columns(rect, GAP, &[76.0, 76.0, 0.0]);
    suggestions::ways_back(ui, cx, places[0], places[1]);
    recognize::panel(ui, cx, &mut page.recognizing.pen, places[2]);
}

/// The board, or what lies in its place: the search, what was said, the pad.
fn middle(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    cx.kit.pad.part();
    if cx.state.talk.search.is_some() {
        search::show(ui, cx, page, rect);
    } else if cx.state.talk.history_open {
        sayings::show(ui, cx, &mut page.sayings, rect);
    } else if cx.state.talk.keyboard {
        keyboard::talk(ui, cx, rect);
    } else if is_drawing(cx) {
        recognize::draw(ui, cx, &mut page.recognizing.pen, rect);
    } else {
        board::show(ui, cx, page, rect);
    }
}

/// Whether the pad lies where the board is.
fn is_drawing(cx: &Cx<'_>) -> bool {
    cx.state.recognize.on.as_ref().is_some_and(|on| on.way == Way::Sketch)
}
