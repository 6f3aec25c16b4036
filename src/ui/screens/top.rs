//! The line at the top of most rooms: home left, title, and what is always in reach on the right: undo, redo, read aloud.

use crate::app::{Command, Room};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

/// Height of the line in points.
pub const HEIGHT: f32 = 80.0;
const SQUARE: f32 = 80.0;
/// Height of a title that stands below the buttons.
const TITLE: f32 = 34.0;

/// Height of the line in a room: on a narrow window the title stands below the buttons.
pub fn height(room: Rect) -> f32 {
    if is_narrow(room) { HEIGHT + TITLE } else { HEIGHT }
}

/// Whether the buttons leave no room for a title beside them.
pub fn is_narrow(line: Rect) -> bool {
    line.width() < 560.0
}

/// Side of a button of the line: on the narrowest phones four of them just fit.
pub fn square(line: Rect) -> f32 {
    SQUARE.min((line.width() - 4.0 * GAP) / 4.0)
}

/// A title below the buttons of a line: its place, and what is left for the buttons.
pub fn title_below(line: Rect) -> (Rect, Rect) {
    let (buttons, title) = line.split_top_bottom_at_y(line.bottom() - TITLE);
    (title.shrink2(egui::vec2(4.0, 0.0)).with_min_y(title.top() + 4.0), buttons)
}

/// A button of the line: icon over a small word.
pub fn tool(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon: &'static str, text: &'static str) -> bool {
    let name = cx.t(text);
    Key::new(("top", icon), rect, &name).icon(icon).size(14.0).lines(1).show(ui, cx)
}

/// Draws the line. `spoken` is what read-aloud says.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, title: &str, spoken: &str) {
    cx.kit.pad.part();
    let below = is_narrow(rect).then(|| title_below(rect));
    let side = square(rect);
    let places = columns(below.map_or(rect, |(_, buttons)| buttons), GAP, &[side, 0.0, side, side, side]);
    home(ui, cx, places[0]);
    match below {
        Some((place, _)) => cx.words(ui, title, place, TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink),
        None => {
            let place = super::lesson::beside_title(ui, cx, places[1]);
            let (size, lines) = if place.width() < 200.0 { (TYPE_SECOND, 2) } else { (TYPE_TITLE, 1) };
            let text = place.shrink2(egui::vec2(GAP, 0.0));
            cx.words(ui, title, text, size, Weight::Bold, Align::Left, lines, cx.colors.ink);
        }
    }
    if tool(ui, cx, places[2], "read-aloud", "read-aloud") {
        cx.send(Command::Say(spoken.to_owned()));
    }
    if tool(ui, cx, places[3], "redo", "redo") {
        cx.send(Command::Redo);
    }
    if tool(ui, cx, places[4], "undo", "undo") {
        cx.send(Command::Undo);
    }
    cx.kit.pad.part();
}

/// Home, top left, on every screen.
pub fn home(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if cx.state.shows_room(Room::Home) && tool(ui, cx, rect, "home", "home") {
        cx.send(Command::Go(Room::Home));
    }
}
