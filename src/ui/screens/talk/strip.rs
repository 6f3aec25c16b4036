//! The strip: home, tiles left, the sentence as it will be spoken right, delete, undo, 말하기.

use super::TalkPage;
use crate::app::{Command, TalkCommand};
use crate::domain::strip::{Strip, Tile, Written};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TARGET, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, inset, rows};
use crate::ui::screens::recognize::tile_tint;
use egui::{Color32, Rect, Stroke, StrokeKind, Ui, vec2};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    const SIDE: f32 = 76.0;
    // A line of its own for the tiles, where the window is narrow and high enough for it.
    if super::is_narrow(rect) && rect.height() > 130.0 {
        let lines = rows(rect, GAP, &[if rect.height() > 180.0 { 80.0 } else { 76.0 }, 0.0]);
        let side = if rect.width() < 500.0 { 72.0 } else { SIDE };
        // The narrowest windows have no room for "clear": undo and delete reach the same.
        let erase_width = if rect.width() < 500.0 { side } else { side * 2.0 + GAP };
        // Home stays top left, for every hand.
        let ends = columns(lines[0], GAP, &[side, 0.0]);
        let places = cx.sided(ends[1], GAP, &[erase_width, side, 0.0]);
        keys(ui, cx, ends[0], places[0], places[1], places[2]);
        return sheet(ui, cx, page, lines[1]);
    }
    let few = rect.width() < 760.0;
    let (erasers, speak) = if few { (SIDE, 92.0) } else { (SIDE * 2.0 + GAP, 136.0) };
    let ends = columns(rect, GAP, &[SIDE, 0.0]);
    let places = cx.sided(ends[1], GAP, &[0.0, erasers, SIDE, speak]);
    sheet(ui, cx, page, places[0]);
    keys(ui, cx, ends[0], places[1], places[2], places[3]);
}

fn keys(ui: &mut Ui, cx: &mut Cx<'_>, home: Rect, erasers: Rect, undo: Rect, speak: Rect) {
    super::super::top::home(ui, cx, home);
    erase(ui, cx, erasers);
    if super::super::top::tool(ui, cx, undo, "undo", "undo") {
        cx.send(Command::Undo);
    }
    main_action(ui, cx, speak);
}

/// Take the last tile off; clear all. Both can be undone. Both give up what is held on, with nothing to take off as well.
fn erase(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let enabled = cx.state.paused || !cx.state.strip().tiles.is_empty();
    let keys = [("delete-last", "delete-last", TalkCommand::DeleteLast), ("clear", "clear", TalkCommand::Clear)];
    // A narrow window has room for one: the one that takes one tile off. Undo brings a whole sentence back anyway.
    let places = if rect.width() < 140.0 { vec![rect] } else { columns(rect, GAP, &[0.0, 0.0]) };
    for ((icon, text, command), place) in keys.into_iter().zip(places) {
        let name = cx.t(text);
        let key = Key::new(("erase", icon), place, &name).icon(icon).size(14.0).lines(2).enabled(enabled);
        if key.show(ui, cx) {
            cx.send(Command::Talk(command));
        }
    }
}

fn main_action(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let state = cx.state;
    let (icon, text, command) = match (state.speaking.is_some(), state.paused) {
        (true, false) => ("pause", "pause-speaking", Command::PauseSpeech(true)),
        // Also what was said from a quick place or the history: whatever is held on can go on.
        (true, true) => ("play", "resume-speaking", Command::PauseSpeech(false)),
        _ => ("speak", "speak", Command::Talk(TalkCommand::Speak)),
    };
    let name = cx.t(text);
    let key = Key::new("speak", rect, &name).icon(icon).radius(RADIUS_MAIN).size(24.0);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(command);
    }
}

fn sheet(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    let modelling = cx.state.talk.modelling.is_some();
    let line = if modelling { cx.colors.care } else { cx.colors.line };
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, line), StrokeKind::Inside);
    let inner = inset(rect, 8.0);
    let strip = cx.state.strip();
    if strip.tiles.is_empty() {
        let text = if modelling { cx.t("modelling-on") } else { cx.t("strip-empty") };
        cx.words(ui, &text, inner, 22.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return;
    }
    let share = if inner.width() < 420.0 { 0.45 } else { 0.55 };
    let (left, right) = inner.split_left_right_at_fraction(share);
    page.tile = page.tile.filter(|index| *index < strip.tiles.len());
    // Too narrow for the keys beside the tiles: they lie over them until they are closed.
    if let (Some(index), true) = (page.tile, right.width() < 4.0 * (TARGET + GAP) + GAP) {
        let places = columns(inner, GAP, &[0.0, TARGET]);
        tile_keys(ui, cx, page, places[0], index);
        let close = cx.t("close");
        if Key::new("tile-close", places[1], &close).icon("close").size(16.0).lines(1).show(ui, cx) {
            page.tile = None;
        }
        return;
    }
    tiles(ui, cx, page, left, &strip.tiles);
    match page.tile {
        Some(index) => tile_keys(ui, cx, page, right.shrink2(vec2(8.0, 0.0)), index),
        None => {
            let place = order(ui, cx, right.shrink2(vec2(8.0, 0.0)), &strip);
            sentence(ui, cx, place, strip.bare);
        }
    }
}

/// The newest tiles that fit; a tap chooses a tile, another tap lets it go.
fn tiles(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect, tiles: &[Tile]) {
    const WIDTH: f32 = 80.0;
    let fit = (((rect.width() + 6.0) / (WIDTH + 6.0)) as usize).max(1);
    let first = tiles.len().saturating_sub(fit);
    let area = Rect::from_min_size(rect.min, vec2((fit as f32 * (WIDTH + 6.0) - 6.0).min(rect.width()), rect.height()));
    for (place, (index, tile)) in tiles.iter().enumerate().skip(first).enumerate() {
        let cell = grid_cell(area, 6.0, (fit, 1), (place, 0));
        let text = cx.state.tile_text(tile);
        let name = cx.tn("tile-menu", &[("word", &text)]);
        let symbol = cx.state.tile_symbol(tile);
        let (sign, size) = if symbol.0.is_empty() { (Sign::None, 22.0) } else { (Sign::Symbol(symbol), 17.0) };
        let fill = if tile.written == Written::Open { cx.colors.paper } else { tile_tint(cx, tile) };
        let key = Key::new(("tile", index), cell, &name)
            .word(&text)
            .sign(sign)
            .fill(fill)
            .border(if page.tile == Some(index) { cx.colors.main } else { cx.colors.line })
            .chosen_quietly(page.tile == Some(index))
            .lines(1)
            .size(size);
        if key.show(ui, cx) {
            page.tile = (page.tile != Some(index)).then_some(index);
        }
    }
}

/// What can be done with the chosen tile: move it, hear it, take it off (undo brings it back).
fn tile_keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect, index: usize) {
    // Any order is reached by moving tiles earlier: in the narrowest windows that is enough.
    let keys = if rect.width() < 4.0 * (TARGET + GAP) - GAP { 3 } else { 4 };
    let places = columns(rect, GAP, &vec![0.0; keys]);
    let last = cx.state.strip().tiles.len().saturating_sub(1);
    let moves = [("tile-earlier", "left", false, index > 0), ("tile-later", "right", true, index < last)];
    for (place, (text, icon, later, can)) in [places.first(), places.get(3)].into_iter().zip(moves) {
        let Some(place) = place.copied() else { continue };
        let name = cx.t(text);
        if Key::new(text, place, &name).icon(icon).size(16.0).lines(1).enabled(can).show(ui, cx) {
            page.tile = Some(if later { index + 1 } else { index - 1 });
            cx.send(Command::Talk(TalkCommand::MoveTile(index, later)));
        }
    }
    let hear = cx.t("tile-hear");
    if Key::new("tile-hear", places[1], &hear).icon("speak").size(16.0).lines(1).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::HearTile(index)));
    }
    let remove = cx.t("tile-remove");
    if Key::new("tile-remove", places[2], &remove).icon("remove").size(16.0).lines(1).show(ui, cx) {
        page.tile = None;
        cx.send(Command::Talk(TalkCommand::RemoveTile(index)));
    }
}

/// Where Korean has another order than the taps: a key that changes between the two. What is left is the sentence's.
fn order(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, strip: &Strip) -> Rect {
    if strip.bare || cx.state.talk.sentence.tapped.is_none() {
        return rect;
    }
    let places = columns(rect, GAP, &[0.0, TARGET]);
    let name = cx.t(if strip.as_tapped { "order-usual" } else { "order-tapped" });
    let key = Key::new("order", places[1], &name).icon("order").size(14.0).lines(2).chosen(strip.as_tapped);
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::AsTapped(!strip.as_tapped)));
    }
    places[0]
}

fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, bare: bool) {
    // The whole place is one target: a tap changes between the sentence and the words as tapped.
    let name = cx.t(if bare { "whole-sentence" } else { "bare-words" });
    let key = Key::new("bare", rect, &name).wordless().border(Color32::TRANSPARENT).chosen_quietly(bare);
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Bare(!bare)));
    }
    let parts = rows(rect.shrink2(vec2(6.0, 4.0)), 0.0, &[0.0, 24.0]);
    let text = cx.state.sentence_now().to_owned();
    cx.words(ui, &text, parts[0], TYPE_SENTENCE, Weight::Bold, Align::Right, 2, cx.colors.sentence);
    let painter = ui.painter().clone();
    cx.kit.labels.paint(&painter, &name, parts[1], 15.0, Weight::Regular, Align::Right, 1, cx.colors.soft_ink);
}
