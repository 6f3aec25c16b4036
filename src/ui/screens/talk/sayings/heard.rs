//! What somebody else says: written down large, with the pictures of its words, and what could be answered.

use super::{SayingsPage, is_narrow};
use crate::app::{Command, MAX_HEARD, Partner, SayingsCommand, TalkCommand, Writer};
use crate::domain::strip::{Piece, Tile};
use crate::ui::kit::tokens::{GAP, TARGET, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::recognize::live;
use egui::{Rect, Ui};

/// A part of what was said, with its picture above.
const PART: f32 = 104.0;
/// What was said, in large letters, where there is room for them beside a line of answers.
const LARGE: f32 = 96.0;
/// A line of answers.
const ANSWERS: f32 = 88.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    if rect.height() < 2.0 * TARGET + PART + 2.0 * GAP {
        return one_line(ui, cx, page, rect);
    }
    let large = rect.height() >= 72.0 + LARGE + PART + ANSWERS + 3.0 * GAP;
    let mut parts = rows(rect, GAP, if large { &[72.0, LARGE, PART, 0.0] } else { &[72.0, PART, 0.0] }).into_iter();
    let head = parts.next().unwrap_or(rect);
    let text = if large { parts.next() } else { None };
    let (below, rest) = (parts.next().unwrap_or(rect), parts.next().unwrap_or(rect));
    let partner = cx.state.talk.partner.clone();
    let words = partner.as_ref().map(|partner| newest(&partner.text)).unwrap_or_default();
    match cx.state.talk.captions.is_some() {
        true => listening(ui, cx, head, if large { "" } else { &words }),
        false => typing(ui, cx, page, head),
    }
    let Some(partner) = partner else {
        return super::nothing(ui, cx, text.unwrap_or(below).union(rest), "heard-empty");
    };
    if let Some(place) = text {
        cx.words(ui, &words, place, TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    }
    said(ui, cx, &partner, below);
    answers(ui, cx, &partner, rest);
}

/// Where there is room for one line only: that the microphone is open, else what could be answered, else the field.
fn one_line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let row = rect.with_max_y(rect.bottom().min(rect.top() + ANSWERS));
    let partner = cx.state.talk.partner.clone();
    if cx.state.talk.captions.is_some() {
        let words = partner.map(|partner| newest(&partner.text)).unwrap_or_default();
        return listening(ui, cx, row, &words);
    }
    match partner {
        Some(partner) => {
            let places = columns(row, GAP, &[0.0, 76.0]);
            answers(ui, cx, &partner, places[0]);
            clear(ui, cx, places[1], true);
        }
        None => typing(ui, cx, page, row),
    }
}

/// While the microphone is open: that it is, what was heard last where it stands nowhere larger, and the keys.
fn listening(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, words: &str) {
    let narrow = is_narrow(rect);
    let places = columns(rect, GAP, &[0.0, 76.0, if narrow { 76.0 } else { 170.0 }]);
    let note = if words.is_empty() { places[0].height() } else { 22.0 };
    let lines = rows(places[0], 0.0, &[0.0, note]);
    let here = matches!(cx.state.writer(), Some(Writer::Here(_)));
    live(ui, cx, if here { "heard-listening-here" } else { "heard-listening" }, lines[1]);
    cx.words(ui, words, lines[0], TYPE_SENTENCE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    clear(ui, cx, places[1], cx.state.talk.partner.is_some());
    listen(ui, cx, places[2], narrow);
}

/// Nothing was said any more; whether it was tapped.
fn clear(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, enabled: bool) -> bool {
    let name = cx.t("clear");
    let tapped = Key::new("heard-clear", place, &name).icon("clear").wordless().enabled(enabled).show(ui, cx);
    if tapped {
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Heard(String::new()))));
    }
    tapped
}

/// The end of what was said, as much as one or two lines hold.
fn newest(text: &str) -> String {
    const MOST: usize = 60;
    let count = text.chars().count();
    let cut: String = text.chars().skip(count.saturating_sub(MOST)).collect();
    match cut.split_once(' ').filter(|_| count > MOST) {
        Some((_, rest)) => format!("… {rest}"),
        None => cut,
    }
}

fn typing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let narrow = is_narrow(rect);
    let key = if narrow { 76.0 } else { 170.0 };
    let can_listen = cx.state.writer().is_some();
    let widths = [0.0, key, 76.0, key];
    let places = columns(rect, GAP, if can_listen { &widths } else { &widths[..3] });
    if let Some(place) = places.get(3) {
        listen(ui, cx, *place, narrow);
    }
    let label = cx.t("heard-here");
    let response = field(ui, places[0], &mut page.heard, &label, TYPE_WORD * 1.1, MAX_HEARD);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let name = cx.t("heard-answers");
    let ready = !page.heard.trim().is_empty();
    let key = Key::new("heard-answers", places[1], &name).icon("check").size(16.0).lines(1).enabled(ready);
    let key = if narrow { key } else { key.beside() };
    if key.show(ui, cx) || entered && ready {
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Heard(page.heard.clone()))));
    }
    let some = ready || cx.state.talk.partner.is_some();
    if clear(ui, cx, places[2], some) {
        page.heard.clear();
    }
}

/// The microphone is opened for what others say, or closed.
fn listen(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, narrow: bool) {
    let on = cx.state.talk.captions.is_some();
    let name = cx.t(if on { "heard-listen-end" } else { "heard-listen" });
    let key = Key::new("heard-listen", place, &name).icon(if on { "stop-sound" } else { "mic" }).size(16.0).lines(2);
    let key = if narrow { key.wordless() } else { key.beside() };
    let key = if on { key.border(cx.colors.live) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Listen(!on))));
    }
}

/// Each part in its place; one that is a word of ours is a button with its picture.
fn said(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let fit = ((rect.width() / 90.0) as usize).clamp(1, 12);
    let shown = partner.parts.len().min(fit);
    // The newest are seen where not all fit.
    let from = partner.parts.len() - shown;
    for (index, (text, tile)) in partner.parts.iter().skip(from).enumerate() {
        let cell = grid_cell(rect, GAP, (shown, 1), (index, 0));
        let cell = cell.with_max_x(cell.right().min(cell.left() + 220.0));
        match tile {
            Some(tile) => word(ui, cx, ("part", index), cell, tile, text),
            None => cx.words(ui, text, cell, 26.0, Weight::Bold, Align::Center, 2, cx.colors.ink),
        }
    }
}

/// A word that somebody said: a tap says it, too.
fn word(ui: &mut Ui, cx: &mut Cx<'_>, id: (&'static str, usize), cell: Rect, tile: &Tile, text: &str) {
    let key = Key::new(id, cell, text).sign(Sign::Symbol(cx.state.tile_symbol(tile))).lines(1);
    if let (true, Piece::Word(id)) = (key.show(ui, cx), &tile.piece) {
        cx.send(Command::Talk(TalkCommand::Word(id.clone())));
    }
}

fn answers(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let across = ((rect.width() / 120.0) as usize).clamp(2, 10);
    let down = ((rect.height() / 88.0) as usize).clamp(1, 5);
    let room = across * down;
    // The last answers protect (not to know, to hear it again): they stay where there is room for few only.
    let all = &partner.answers;
    let kept = all.len().saturating_sub(PROTECTING);
    let first = kept.min(room.saturating_sub(PROTECTING));
    let shown = (0..first).chain(kept..all.len()).take(room);
    for (place, nth) in shown.enumerate() {
        let Some(tile) = all.get(nth) else { continue };
        let cell = grid_cell(rect, GAP, (across, down), (place % across, place / across));
        let text = cx.state.tile_text(tile);
        let key = Key::new(("answer", nth), cell, &text).sign(Sign::Symbol(cx.state.tile_symbol(tile))).lines(2);
        let fill = match &tile.piece {
            Piece::Word(id) => cx.state.words.word(id.as_str()).map(|word| cx.colors.tint(Tint::of(word))),
            _ => None,
        };
        let key = fill.into_iter().fold(key, Key::fill);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Answer(nth))));
        }
    }
}

/// How many answers protect.
const PROTECTING: usize = 5;
