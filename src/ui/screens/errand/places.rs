//! Where am I? A picture for each place.

use super::pictured;
use crate::app::{Command, ErrandCommand};
use crate::domain::errand::PlaceKind;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE, Tint};
use crate::ui::kit::{Cx, grid_cell};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let all: Vec<_> = state.errands.of_kind(PlaceKind::Place).chain(state.errands.of_kind(PlaceKind::Phone)).collect();
    let across = if rect.width() > rect.height() { 4 } else { 2 };
    let down = all.len().div_ceil(across);
    for (index, place) in all.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP * 1.5, (across, down), (index % across, index / across));
        let key = pictured(cx, ("place", place.id.as_str()), cell, place.name.get(lang), &place.symbol);
        let key =
            key.fill(cx.colors.tint(Tint::Place)).radius(RADIUS_CARD).size(TYPE_SENTENCE).sign_max(170.0).lines(1);
        if key.show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Place(place.id.clone())));
        }
    }
}
