//! The door of the workshop, with how much waits behind it.

use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Align, Cx, Key, Weight};
use egui::{Rect, Ui, pos2};

/// A square key of a top line; true when it was chosen.
pub(in crate::ui::screens) fn door(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> bool {
    let (word, name) = (cx.t("room-workshop"), door_name(cx));
    let tapped =
        Key::new(("top", "workshop"), rect, &name).word(&word).icon("workshop").size(14.0).lines(1).show(ui, cx);
    badge(ui, cx, rect);
    tapped
}

/// What the door is called: how much waits behind it is said.
pub(in crate::ui::screens) fn door_name(cx: &mut Cx<'_>) -> String {
    let word = cx.t("room-workshop");
    match cx.state.queue().len() {
        0 => word.to_string(),
        count => format!("{word}. {}", cx.tn("queue-count", &[("count", &count.to_string())])),
    }
}

/// What the key to the queue is called.
pub(in crate::ui::screens) fn queue_name(cx: &mut Cx<'_>) -> String {
    match cx.state.queue().len() {
        0 => cx.t("queue").to_string(),
        count => cx.tn("queue-count", &[("count", &count.to_string())]),
    }
}

/// The number of what waits, in the upper corner of the door; nothing where nothing waits.
pub(in crate::ui::screens) fn badge(ui: &Ui, cx: &mut Cx<'_>, rect: Rect) {
    let count = cx.state.queue().len();
    if count == 0 {
        return;
    }
    let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
    let wide = 24.0 + GAP * (text.len() as f32 - 1.0);
    let place = Rect::from_min_size(pos2(rect.right() - wide - 4.0, rect.top() + 4.0), egui::vec2(wide, 24.0));
    let painter = ui.painter().clone();
    painter.rect_filled(place, 12.0, cx.colors.main);
    let ink = cx.colors.on_main;
    cx.kit.labels.paint(&painter, &text, place, 16.0, Weight::Bold, Align::Center, 1, ink);
}
