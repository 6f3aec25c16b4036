//! The parts of the workshop: its people, what waits for an answer, what happened. How much that is stands in the head.

use super::door::queue_name;
use crate::app::{Command, QueueCommand, WorkshopPart};
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, columns, rows};
use egui::{Rect, Ui};

const HEIGHT: f32 = 60.0;

/// Draws the line and gives back what is left below.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let lines = rows(rect, GAP, &[HEIGHT, 0.0]);
    let now = cx.state.queue.part;
    let names = [cx.t("workshop-people").to_string(), queue_name(cx), cx.t("happened").to_string()];
    let parts = [(WorkshopPart::People, "people"), (WorkshopPart::Queue, "eye"), (WorkshopPart::Happened, "calendar")];
    let places = columns(lines[0], GAP, &[0.0; 3]);
    for (((part, icon), name), place) in parts.into_iter().zip(&names).zip(places) {
        let key = Key::new(("workshop-part", icon), place, name).icon(icon).beside().size(18.0).lines(1);
        if key.chosen(part == now).show(ui, cx) {
            cx.send(Command::Queue(QueueCommand::Part(part)));
        }
    }
    lines[1]
}
