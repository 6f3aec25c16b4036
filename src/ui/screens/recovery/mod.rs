//! The recovery code: shown once after it was made, and typed when the PIN is forgotten.

mod shown;
mod typed;

pub(super) use shown::show;
pub(super) use typed::{Typed, Typing, typing};

use crate::ui::kit::tokens::{GAP, RADIUS_CARD};
use crate::ui::kit::{Cx, grid_cell};
use egui::{Color32, Rect, Stroke, StrokeKind, Ui};

/// The place of each group of a code: four beside each other where there is room, else two.
fn groups(rect: Rect, count: usize) -> Vec<Rect> {
    let across = if rect.width() < 560.0 { 2 } else { 4 };
    let cells = (across, count.div_ceil(across).max(1));
    (0..count).map(|index| grid_cell(rect, GAP, cells, (index % across, index / across))).collect()
}

fn frame(ui: &Ui, cx: &Cx<'_>, place: Rect, border: Color32) {
    ui.painter().rect_filled(place, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(place, RADIUS_CARD, Stroke::new(cx.colors.border.max(2.0), border), StrokeKind::Inside);
}
