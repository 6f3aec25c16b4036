//! The line at the top of most rooms: home left, title, and what is always in reach on the right: undo, redo, read aloud.

use crate::app::{Command, Room};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

/// Height of the line in points.
pub const HEIGHT: f32 = 80.0;
const SQUARE: f32 = 80.0;

/// A button of the line: icon over a small word.
pub fn tool(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon: &'static str, text: &'static str) -> bool {
    let name = cx.t(text);
    Key::new(("top", icon), rect, &name).icon(icon).size(14.0).lines(1).show(ui, cx)
}

/// Draws the line. `spoken` is what read-aloud says.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, title: &str, spoken: &str) {
    let places = columns(rect, GAP, &[SQUARE, 0.0, SQUARE, SQUARE, SQUARE]);
    home(ui, cx, places[0]);
    let narrow = places[1].width() < 200.0;
    let size = if narrow { TYPE_SECOND } else { TYPE_TITLE };
    let text = places[1].shrink2(egui::vec2(GAP, 0.0));
    cx.words(ui, title, text, size, Weight::Bold, Align::Left, if narrow { 2 } else { 1 }, cx.colors.ink);
    if tool(ui, cx, places[2], "read-aloud", "read-aloud") {
        cx.send(Command::Say(spoken.to_owned()));
    }
    if tool(ui, cx, places[3], "redo", "redo") {
        cx.send(Command::Redo);
    }
    if tool(ui, cx, places[4], "undo", "undo") {
        cx.send(Command::Undo);
    }
}

/// Home, top left, on every screen.
pub fn home(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if tool(ui, cx, rect, "home", "home") {
        cx.send(Command::Go(Room::Home));
    }
}
