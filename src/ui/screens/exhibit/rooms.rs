//! The rooms of an exhibition: names and texts in both languages, their order.

use super::details::{of, said};
use super::hang::room_name;
use super::parts::{KEY, key};
use super::typing::{AREA, LINE, Text};
use super::{ExhibitPage, exhibit};
use crate::app::{Command, ExhibitCommand, RoomEdit};
use crate::domain::exhibition::{Exhibition, Room};
use crate::domain::locale::{Lang, LocalText};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let mut lines = page.details.roll.begin(rect);
    let line = lines.line(60.0);
    said(ui, cx, line, "details-rooms");
    for (nth, room) in show.rooms.iter().enumerate() {
        let line = lines.line(KEY);
        head(ui, cx, line, show, nth, room);
        pair(ui, cx, page, lines.line(LINE), show, nth, ("room-name-ko", "room-name-en"), &room.name);
        pair(ui, cx, page, lines.line(AREA), show, nth, ("room-text-ko", "room-text-en"), &room.text);
    }
    let place = columns(lines.line(KEY), GAP, &[0.0, 0.0])[0];
    if key(ui, cx, place, "room-add", "add", true) {
        exhibit(cx, ExhibitCommand::Room(show.id.clone(), RoomEdit::Add(String::new())));
    }
    lines.end(ui, cx, &mut page.details.roll);
}

/// What it is called, and keys to move it or take it away.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, nth: usize, room: &Room) {
    let places = columns(rect, GAP, &[0.0, 56.0, 56.0, 56.0]);
    let name = room_name(cx, show, nth);
    let count = cx.tn("works-count", &[("count", &room.works.len().to_string())]);
    let text = format!("{}. {name} · {count}", nth + 1);
    cx.words(ui, &text, places[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let alone = show.rooms.len() == 1 && !room.works.is_empty();
    let keys = [
        ("room-earlier", "up", nth > 0, RoomEdit::Move(nth, nth.saturating_sub(1))),
        ("room-later", "down", nth + 1 < show.rooms.len(), RoomEdit::Move(nth, nth + 1)),
        ("room-remove", "trash", !alone, RoomEdit::Remove(nth)),
    ];
    for ((text, icon, enabled, edit), place) in keys.into_iter().zip(&places[1..]) {
        let spoken = format!("{name}: {}", cx.t(text));
        if Key::new((text, nth), *place, &spoken).icon(icon).wordless().enabled(enabled).show(ui, cx) {
            exhibit(cx, ExhibitCommand::Room(show.id.clone(), edit));
        }
    }
}

/// A text of a room in both languages: one line for a name, some for what one sees.
#[expect(clippy::too_many_arguments, reason = "the properties of two texts side by side")]
fn pair(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut ExhibitPage,
    rect: Rect,
    show: &Exhibition,
    nth: usize,
    (ko, en): (&'static str, &'static str),
    stored: &LocalText,
) {
    let is_name = ko == "room-name-ko";
    for ((lang, text), place) in [(Lang::Ko, ko), (Lang::En, en)].into_iter().zip(columns(rect, GAP, &[0.0, 0.0])) {
        // Several rooms have the same fields: each is named with its room.
        let name = format!("{}. {}", nth + 1, cx.t(text));
        let id = format!("{}/{nth}/{text}", show.id);
        let stored = of(stored, lang);
        let text = if is_name { Text::line(id, &name, stored) } else { Text::area(id, &name, stored) };
        let show = show.id.clone();
        page.typing.show(ui, cx, place, &text, move |typed| {
            let edit = if is_name { RoomEdit::Name(nth, lang, typed) } else { RoomEdit::Text(nth, lang, typed) };
            Command::Exhibit(ExhibitCommand::Room(show.clone(), edit))
        });
    }
}
