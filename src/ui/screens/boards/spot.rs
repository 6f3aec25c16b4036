//! Where a hot spot lies: moved and sized by keys, a little with each tap.

use super::{BoardsPage, Open};
use crate::app::{Command, EditCommand};
use crate::domain::board::Placement;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, grid_cell, rows};
use egui::{Rect, Ui};

/// A tap moves or widens it by this part of the picture.
const STEP: f32 = 0.03;

/// The text, the icon, and by how much a tap changes top, left, width and height.
const KEYS: [(&str, &str, [f32; 4]); 8] = [
    ("spot-up", "up", [-STEP, 0.0, 0.0, 0.0]),
    ("spot-down", "down", [STEP, 0.0, 0.0, 0.0]),
    ("spot-left", "left", [0.0, -STEP, 0.0, 0.0]),
    ("spot-right", "right", [0.0, STEP, 0.0, 0.0]),
    ("spot-wider", "bigger", [0.0, 0.0, STEP, 0.0]),
    ("spot-narrower", "smaller", [0.0, 0.0, -STEP, 0.0]),
    ("spot-taller", "add", [0.0, 0.0, 0.0, STEP]),
    ("spot-lower", "remove", [0.0, 0.0, 0.0, -STEP]),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let Some(now) = cx.state.edited_button().and_then(|button| button.placement) else {
        return page.open(Open::Deeds);
    };
    let parts = rows(rect, GAP, &[0.0, 76.0]);
    let across = if parts[0].width() > parts[0].height() * 1.3 { 4 } else { 2 };
    for (index, (text, icon, [top, left, width, height])) in KEYS.into_iter().enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, KEYS.len() / across), (index % across, index / across));
        let name = cx.t(text);
        if Key::new(("spot", text), cell, &name).icon(icon).size(16.0).lines(1).show(ui, cx) {
            let new = Placement {
                top: now.top + top,
                left: now.left + left,
                width: now.width + width,
                height: now.height + height,
            };
            cx.send(Command::Edit(EditCommand::Place(new.held())));
        }
    }
    let name = cx.t("back");
    if Key::new("edit-back", parts[1], &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.open(Open::Deeds);
    }
}
