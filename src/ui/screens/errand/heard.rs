//! What they say: written down large, its words as pictures, and keys to answer made of their question.

use super::{ErrandPage, grid, replies, replies_height};
use crate::app::{Command, ErrandCommand, MAX_HEARD, Partner, Writer};
use crate::ui::kit::tokens::{GAP, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::recognize::live;
use egui::{Rect, Ui};

/// A part of what was said, with its picture above.
const PART: f32 = 96.0;
/// The least height of a line of answers.
const ANSWERS: f32 = 92.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let below = replies_height(cx, rect);
    if rect.height() < 76.0 + 84.0 + PART + ANSWERS + below + 4.0 * GAP {
        return short(ui, cx, page, rect);
    }
    let parts = rows(rect, GAP, &[76.0, 84.0, PART, 0.0, below]);
    match cx.state.talk.captions.is_some() {
        true => listening(ui, cx, parts[0]),
        false => typing(ui, cx, page, parts[0]),
    }
    match cx.state.talk.partner.clone() {
        Some(partner) => {
            cx.words(ui, &partner.text, parts[1], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
            said(ui, cx, &partner, parts[2]);
            answers(ui, cx, &partner, parts[3]);
        }
        None => {
            let text = cx.t("errand-heard-empty");
            let place = parts[1].union(parts[3]);
            cx.words(ui, &text, place, TYPE_SENTENCE, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
        }
    }
    replies(ui, cx, parts[4]);
}

/// The keyboard lies below: there is room for the line, and for answers.
fn short(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let parts = rows(rect, GAP, &[76.0, 0.0]);
    match cx.state.talk.captions.is_some() {
        true => listening(ui, cx, parts[0]),
        false => typing(ui, cx, page, parts[0]),
    }
    if let Some(partner) = cx.state.talk.partner.clone().filter(|_| parts[1].height() >= ANSWERS) {
        answers(ui, cx, &partner, parts[1]);
    }
}

fn send(cx: &mut Cx<'_>, command: ErrandCommand) {
    cx.send(Command::Errand(command));
}

fn listening(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 96.0, 170.0_f32.min(rect.width() * 0.3)]);
    let here = matches!(cx.state.writer(), Some(Writer::Here(_)));
    live(ui, cx, if here { "heard-listening-here" } else { "heard-listening" }, places[0]);
    clear(ui, cx, places[1], cx.state.talk.partner.is_some());
    listen(ui, cx, places[2]);
}

fn typing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let key = 170.0_f32.min(rect.width() * 0.22);
    let can_listen = cx.state.writer().is_some();
    let widths = [0.0, key, 96.0_f32.min(rect.width() * 0.2), key];
    let places = columns(rect, GAP, if can_listen { &widths } else { &widths[..3] });
    let label = cx.t("errand-heard-field");
    let response = field(ui, places[0], &mut page.heard, &label, TYPE_WORD * 1.1, MAX_HEARD);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let ready = !page.heard.trim().is_empty();
    let name = cx.t("errand-heard-show");
    let key = Key::new("errand-heard-show", places[1], &name).icon("check").size(16.0).lines(1).enabled(ready);
    if key.show(ui, cx) || entered && ready {
        send(cx, ErrandCommand::Heard(page.heard.clone()));
    }
    let some = ready || cx.state.talk.partner.is_some();
    if clear(ui, cx, places[2], some) {
        page.heard.clear();
    }
    if let Some(place) = places.get(3) {
        listen(ui, cx, *place);
    }
}

fn clear(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, enabled: bool) -> bool {
    let name = cx.t("errand-heard-clear");
    let key = Key::new("errand-heard-clear", place, &name).icon("clear").size(16.0).lines(1).enabled(enabled);
    let tapped = key.show(ui, cx);
    if tapped {
        send(cx, ErrandCommand::Heard(String::new()));
    }
    tapped
}

/// The microphone is opened for what others say, or closed.
fn listen(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect) {
    let on = cx.state.talk.captions.is_some();
    let name = cx.t(if on { "errand-listen-end" } else { "errand-listen" });
    let key = Key::new("errand-listen", place, &name).icon(if on { "stop-sound" } else { "mic" }).size(16.0).lines(1);
    let key = if on { key.border(cx.colors.live) } else { key };
    if key.show(ui, cx) {
        send(cx, ErrandCommand::Listen(!on));
    }
}

/// The words of ours in it, with their pictures; the newest where not all fit.
fn said(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let fit = ((rect.width() / 96.0) as usize).clamp(1, 12);
    let known: Vec<_> = partner.parts.iter().filter_map(|(text, tile)| Some((text, tile.as_ref()?))).collect();
    let from = known.len().saturating_sub(fit);
    for (index, (text, tile)) in known.into_iter().skip(from).enumerate() {
        let cell = grid_cell(rect, GAP, (fit, 1), (index, 0));
        let key = Key::new(("errand-part", index), cell, text).sign(Sign::Symbol(cx.state.tile_symbol(tile))).lines(1);
        // A tap lets one hear the word; it is theirs, not the person's own.
        if key.show(ui, cx) {
            cx.send(Command::Say(text.clone()));
        }
    }
}

/// The things they named, or yes and no; else words that could be meant.
fn answers(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let made = cx.state.errand_answers(partner);
    if made.is_empty() {
        return words(ui, cx, partner, rect);
    }
    let (across, down) = grid(rect, made.len(), 220.0);
    for (nth, (label, prepared)) in made.iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (nth % across, nth / across));
        let sign = if prepared.symbol.0.is_empty() { Sign::None } else { Sign::Symbol(prepared.symbol.clone()) };
        let key = Key::new(("errand-answer", nth), cell, label).sign(sign).size(TYPE_TITLE).lines(2).sign_max(150.0);
        if key.fill(cx.colors.tint(Tint::Description)).show(ui, cx) {
            send(cx, ErrandCommand::Answer(nth));
        }
    }
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, partner: &Partner, rect: Rect) {
    let across = (((rect.width() + GAP) / (120.0 + GAP)) as usize).clamp(2, 10);
    let down = (((rect.height() + GAP) / (92.0 + GAP)) as usize).clamp(1, 5);
    let all = &partner.answers;
    // The last answers protect (not to know, to hear it again): they stay where there is room for few only.
    let kept = all.len().saturating_sub(PROTECTING);
    let first = kept.min((across * down).saturating_sub(PROTECTING));
    for (place, nth) in (0..first).chain(kept..all.len()).take(across * down).enumerate() {
        let Some(tile) = all.get(nth) else { continue };
        let cell = grid_cell(rect, GAP, (across, down), (place % across, place / across));
        let text = cx.state.tile_text(tile);
        let key = Key::new(("errand-word", nth), cell, &text).sign(Sign::Symbol(cx.state.tile_symbol(tile))).lines(1);
        if key.fill(cx.colors.tint(Tint::Description)).show(ui, cx) {
            send(cx, ErrandCommand::Word(nth));
        }
    }
}

/// How many answers protect.
const PROTECTING: usize = 5;
