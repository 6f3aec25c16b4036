//! What somebody else says: written down large, with the pictures of its words, and what could be answered.

use super::{SayingsPage, is_narrow};
use crate::app::{Command, MAX_HEARD, Partner, SayingsCommand, TalkCommand};
use crate::domain::strip::{Piece, Tile};
use crate::ui::kit::tokens::{GAP, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use egui::{Rect, Ui};

/// A part of what was said, with its picture above.
const PART: f32 = 104.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let parts = rows(rect, GAP, &[72.0, PART, 0.0]);
    typing(ui, cx, page, parts[0]);
    let Some(partner) = cx.state.talk.partner.clone() else {
        return super::nothing(ui, cx, parts[1].union(parts[2]), "heard-empty");
    };
    said(ui, cx, &partner, parts[1]);
    answers(ui, cx, &partner, parts[2]);
}

fn typing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let narrow = is_narrow(rect);
    let places = columns(rect, GAP, &[0.0, if narrow { 76.0 } else { 170.0 }, 76.0]);
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
    let name = cx.t("clear");
    if Key::new("heard-clear", places[2], &name).icon("clear").wordless().enabled(ready).show(ui, cx) {
        page.heard.clear();
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Heard(String::new()))));
    }
}

/// Each part in its place; one that is a word of ours is a button with its picture.
fn said(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let fit = ((rect.width() / 90.0) as usize).clamp(1, 12);
    let shown = partner.parts.len().min(fit);
    for (index, (text, tile)) in partner.parts.iter().take(shown).enumerate() {
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
