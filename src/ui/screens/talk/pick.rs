//! Choosing the word that is taught: a banner in the place of the strip. The next tap on a button says which word it is.

use crate::app::{Command, RecognizeCommand, TeachCommand};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// Whether a word is being chosen.
pub(super) fn is_on(cx: &Cx<'_>) -> bool {
    cx.state.talk.picking
}

/// The banner, and the way back.
pub(super) fn banner(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let places = columns(rect, GAP, &[76.0, 0.0, if rect.width() > 700.0 { 150.0 } else { 92.0 }]);
    super::super::top::home(ui, cx, places[0]);
    ui.painter().rect_filled(places[1], RADIUS_CARD, cx.colors.paper);
    let line = Stroke::new(cx.colors.border.max(4.0), cx.colors.main);
    ui.painter().rect_stroke(places[1], RADIUS_CARD, line, StrokeKind::Inside);
    let text = cx.t("pick-word");
    cx.words(ui, &text, inset(places[1], 14.0), 26.0, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let name = cx.t("cancel");
    if Key::new("pick-back", places[2], &name).icon("previous").radius(RADIUS_MAIN).lines(1).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Pick(false))));
    }
}
