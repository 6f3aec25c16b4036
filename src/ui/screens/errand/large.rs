//! What is said here in huge letters, for a loud place or a pane of glass.

use crate::app::{Command, ErrandCommand, PictureKey};
use crate::domain::errand::Private;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(text) = cx.state.talk.big.clone() else { return };
    let parts = rows(rect, GAP * 2.0, &[rect.height() * 0.24, 0.0, 96.0]);
    let shown = cx.state.errand_sentence().or_else(|| cx.state.errand.said.clone()).unwrap_or_default();
    let painter = ui.painter().clone();
    paint_picture(ui, cx, &painter, parts[0], |side| PictureKey::Symbol(shown.symbol.clone(), side));
    painter.rect_filled(parts[1], RADIUS_CARD, cx.colors.paper);
    painter.rect_stroke(parts[1], RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let lines = if rect.width() > 900.0 { 3 } else { 6 };
    cx.words(ui, &text, inset(parts[1], 24.0), 120.0, Weight::Bold, Align::Center, lines, cx.colors.sentence);
    let places = columns(parts[2], GAP * 2.0, &[0.0, 0.0]);
    let close = cx.t("errand-close");
    if Key::new("errand-big-close", places[0], &close).icon("close").beside().show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::ShowBig(false)));
    }
    let again = cx.t("errand-say");
    let key = Key::new("errand-big-speak", places[1], &again).icon("speak").beside().size(26.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        // What was not prepared was said before, or is private: it is not remembered again.
        let prepared = cx.state.errand_sentence().is_some_and(|prepared| prepared.text == text);
        let command = if prepared { ErrandCommand::Say } else { ErrandCommand::SayPrivate(Private(text)) };
        cx.send(Command::Errand(command));
    }
}
