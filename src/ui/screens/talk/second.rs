//! Two boards on one tablet: the person's, with its grid as ever, and a copy for who sits opposite or beside.

use super::super::cells::{Look, View};
use super::{TalkPage, board, endings, strip};
use crate::app::{Command, SecondCommand, State, TalkCommand};
use crate::domain::board::{Board, Button};
use crate::ui::kit::tokens::{GAP, RADIUS_BUTTON, RADIUS_CARD, RADIUS_MAIN, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, half_circle, inset, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};
use std::sync::Arc;

/// The person's half is never narrower than eight targets, nor lower than five and their strip.
const OWN_WIDTH: f32 = 8.0 * 72.0 + 7.0 * GAP + 4.0;
const OWN_HEIGHT: f32 = 72.0 + GAP + BOARD;
const BOARD: f32 = 72.0 * 5.0 + GAP * 4.0;
/// The other half has targets of at least this.
const LEAST: f32 = 44.0;
/// Height of its sentence where there is little room: nothing in it is touched.
const SHEET: f32 = 34.0;

/// Whether two boards have room here.
pub(super) fn fits(rect: Rect) -> bool {
    let (long, short) = (rect.width().max(rect.height()), rect.width().min(rect.height()));
    long >= 1000.0 && short >= OWN_HEIGHT + GAP + SHEET + GAP + 5.0 * LEAST + 4.0 * GAP
}

pub(super) fn is_on(cx: &Cx<'_>, rect: Rect) -> bool {
    cx.state.talk.second.is_some() && !super::is_busy(cx) && fits(rect)
}

/// The upper edge of the person's half, where the halves lie above each other.
fn own_top(rect: Rect) -> f32 {
    let lying = rect.width() > rect.height();
    let own = if lying { OWN_HEIGHT.max(rect.height() * 0.6) } else { rect.height() * 0.64 };
    rect.bottom() - own
}

/// Where a notice lies while there are two boards: never over the person's. `None`: there is one.
pub(in crate::ui::screens) fn notice_top(state: &State, rect: Rect, height: f32) -> Option<f32> {
    let second = state.talk.second.as_ref().filter(|_| fits(rect))?;
    let beside = rect.width() > rect.height() && !second.turned;
    Some(if beside { rect.top() } else { own_top(rect) - GAP - height })
}

fn send(cx: &mut Cx<'_>, command: SecondCommand) {
    cx.send(Command::Talk(TalkCommand::Second(command)));
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(second) = cx.state.talk.second.as_ref() else { return };
    let turned = second.turned;
    let lying = rect.width() > rect.height();
    let (other, own) = if lying && !turned {
        let own = (rect.width() / 2.0).max(OWN_WIDTH);
        let halves = cx.sided(rect, GAP, &[own, 0.0]);
        (halves[1], halves[0])
    } else {
        let halves = rows(rect, GAP, &[0.0, rect.bottom() - own_top(rect)]);
        (halves[0], halves[1])
    };
    match turned {
        true => half_circle(ui, cx, other, |ui, cx| others(ui, cx, other)),
        false => others(ui, cx, other),
    }
    cx.kit.pad.part();
    match (lying, turned) {
        (true, true) => own_lying(ui, cx, page, own),
        _ => own_standing(ui, cx, page, own),
    }
}

/// The strip above, the board as wide as can be, the endings and what changes the halves beside it.
fn own_lying(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let parts = rows(rect, GAP, &[rect.height() - BOARD - GAP, 0.0]);
    strip::show(ui, cx, page, parts[0]);
    let sides = cx.sided(parts[1], GAP, &[0.0, 84.0 * 2.0 + GAP]);
    board::show(ui, cx, page, sides[0]);
    let lines = rows(sides[1], GAP, &[0.0, (sides[1].height() - 4.0 * GAP) / 5.0]);
    endings::show(ui, cx, lines[0], 2);
    halves(ui, cx, lines[1]);
}

fn own_standing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let two = rect.width() < 900.0;
    let strip_height = if two { 76.0 + GAP + 72.0 } else { 80.0 };
    let room = rect.height() - strip_height - BOARD - 2.0 * GAP;
    // Where there is little room, the endings and the keys of the halves share two lines.
    let parts = rows(rect, GAP, &[strip_height, 0.0, room.clamp(72.0 * 2.0 + GAP, 170.0)]);
    strip::show(ui, cx, page, parts[0]);
    board::show(ui, cx, page, parts[1]);
    let sides = cx.sided(parts[2], GAP, &[0.0, 96.0]);
    endings::show(ui, cx, sides[0], 4);
    let lines = rows(sides[1], GAP, &[0.0, 0.0]);
    turn_key(ui, cx, lines[0]);
    close_key(ui, cx, lines[1]);
}

fn halves(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 0.0]);
    turn_key(ui, cx, places[0]);
    close_key(ui, cx, places[1]);
}

/// Opposite, or beside.
fn turn_key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let turned = cx.state.talk.second.as_ref().is_some_and(|second| second.turned);
    let name = cx.t(if turned { "second-beside" } else { "second-opposite" });
    if Key::new("second-turn", rect, &name).icon("rotate").size(15.0).lines(1).show(ui, cx) {
        send(cx, SecondCommand::Turned(!turned));
    }
}

fn close_key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let name = cx.t("second-close");
    if Key::new("second-close", rect, &name).icon("close").size(15.0).lines(1).show(ui, cx) {
        send(cx, SecondCommand::Open(false));
    }
}

/// The other half: its strip and its board, all of it, however small.
fn others(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.kit.pad.part();
    // Where it is low, its keys stand beside the board, so that every cell stays large enough.
    let high = rect.height() > 5.0 * 72.0 + 100.0;
    let parts = rows(rect, GAP, &[if high { 80.0 } else { SHEET }, 0.0]);
    let below = columns(parts[1], GAP, if high { &[0.0] } else { &[0.0, 92.0] });
    match high {
        true => {
            let places = columns(parts[0], GAP, &[96.0, 0.0, 96.0, 96.0, 134.0]);
            sheet(ui, cx, places[1]);
            others_keys(ui, cx, [places[0], places[2], places[3], places[4]]);
        }
        false => {
            sheet(ui, cx, parts[0]);
            let places = rows(below[1], GAP, &[0.0; 4]);
            others_keys(ui, cx, [places[0], places[1], places[2], places[3]]);
        }
    }
    let Some(board) = cx.state.second_board().cloned() else { return };
    let view = View::whole(&board, below[0]);
    for (column, row) in view.cells() {
        if let Some(button) = board.shown_at(row, column) {
            cell(ui, cx, &board, button, (column, row), view.cell(column, row));
        }
    }
}

fn cell(ui: &mut Ui, cx: &mut Cx<'_>, board: &Arc<Board>, button: &Button, (column, row): (usize, usize), cell: Rect) {
    if cx.state.is_masked(button) {
        let line = cx.colors.line.gamma_multiply(0.7);
        ui.painter().rect_stroke(cell, RADIUS_BUTTON, Stroke::new(1.5, line), StrokeKind::Inside);
        return;
    }
    let mut look = Look::of(cx, board, button);
    // Whoever hears the screen knows whose cell it is.
    look.name = cx.tn("second-key", &[("name", &look.name)]);
    let key = look.key(("second", column, row), cell);
    // A low cell has its picture beside the word.
    let key = if cell.height() < 64.0 { key.beside().size(16.0).lines(1) } else { key };
    if key.show(ui, cx) {
        let (board, button) = (board.id.clone(), button.id.clone());
        send(cx, SecondCommand::Press { board, button });
    }
}

/// Its strip.
fn sheet(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(second) = cx.state.talk.second.clone() else { return };
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.care), StrokeKind::Inside);
    words(ui, cx, inset(rect, 4.0), &second);
}

/// The way back, one tile off, all off, say it.
fn others_keys(ui: &mut Ui, cx: &mut Cx<'_>, [back, last, clear, speak]: [Rect; 4]) {
    let Some(second) = cx.state.talk.second.as_ref() else { return };
    let (some, further) = (!second.strip.tiles.is_empty(), !second.trail.is_empty());
    small(ui, cx, back, ("previous", "back"), further, SecondCommand::Back);
    small(ui, cx, last, ("delete-last", "delete-last"), some, SecondCommand::DeleteLast);
    small(ui, cx, clear, ("clear", "clear"), some, SecondCommand::Clear);
    let name = cx.t("speak");
    let spoken = cx.tn("second-key", &[("name", &name)]);
    let key = Key::new("second-speak", speak, &spoken).word(&name).icon("speak").lines(1).radius(RADIUS_MAIN);
    let key = if speak.width() > 120.0 { key.beside() } else { key.size(16.0) };
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).enabled(some).show(ui, cx) {
        send(cx, SecondCommand::Speak);
    }
}

/// Its tiles as pictures, and the sentence as it is said.
fn words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, second: &crate::app::Second) {
    if second.strip.tiles.is_empty() {
        let text = cx.t("second-empty");
        return cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    let halves = columns(rect, GAP, &[0.0, 0.0]);
    let fit = ((halves[0].width() / rect.height()) as usize).max(1);
    let from = second.strip.tiles.len().saturating_sub(fit);
    for (index, tile) in second.strip.tiles.iter().skip(from).enumerate() {
        let left = halves[0].left() + index as f32 * rect.height();
        let place = Rect::from_min_size(egui::pos2(left, rect.top()), egui::Vec2::splat(rect.height()));
        let (symbol, text) = (cx.state.tile_symbol(tile), cx.state.tile_text(tile));
        let painter = ui.painter().clone();
        if symbol.0.is_empty() {
            cx.kit.labels.paint(&painter, &text, place, 15.0, Weight::Bold, Align::Center, 2, cx.colors.ink);
        } else {
            let key = |side| crate::app::PictureKey::Symbol(symbol.clone(), side);
            crate::ui::kit::paint_picture(ui, cx, &painter, place, key);
        }
    }
    cx.words(ui, &second.sentence, halves[1], TYPE_WORD * 1.1, Weight::Bold, Align::Right, 2, cx.colors.sentence);
}

fn small(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    (icon, text): (&'static str, &'static str),
    enabled: bool,
    command: SecondCommand,
) {
    let name = cx.t(text);
    let spoken = cx.tn("second-key", &[("name", &name)]);
    let key = Key::new(("second-small", icon), rect, &spoken).word(&name).sign(Sign::Icon(icon)).size(13.0).lines(1);
    let key = if rect.height() < 60.0 { key.wordless() } else { key };
    if key.enabled(enabled).show(ui, cx) {
        send(cx, command);
    }
}
