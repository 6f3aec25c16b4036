//! "보여주기": the sentence in huge letters with its symbols, for a noisy room or a device without sound.

use crate::app::{Command, PictureKey, TalkCommand};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(text) = cx.state.talk.big.clone() else { return };
    let parts = rows(rect, GAP * 2.0, &[rect.height() * 0.22, 0.0, 96.0]);
    symbols(ui, cx, parts[0]);
    ui.painter().rect_filled(parts[1], RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(parts[1], RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let lines = if rect.width() > 900.0 { 3 } else { 5 };
    cx.words(ui, &text, inset(parts[1], 24.0), 120.0, Weight::Bold, Align::Center, lines, cx.colors.sentence);
    let places = columns(parts[2], GAP * 2.0, &[0.0, 0.0]);
    let close = cx.t("show-big-close");
    if Key::new("big-close", places[0], &close).icon("close").beside().show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::ShowBig(false)));
    }
    let again = cx.t("speak");
    let key = Key::new("big-speak", places[1], &again).icon("speak").beside().size(26.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Say(text));
    }
}

fn symbols(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let tiles = cx.state.strip().tiles;
    let shown: Vec<_> =
        tiles.iter().map(|tile| cx.state.tile_symbol(tile)).filter(|s| !s.0.is_empty()).take(8).collect();
    let painter = ui.painter().clone();
    for (index, symbol) in shown.iter().enumerate() {
        let cell = grid_cell(rect, GAP, (shown.len(), 1), (index, 0));
        paint_picture(ui, cx, &painter, cell, |side| PictureKey::Symbol(symbol.clone(), side));
    }
}
