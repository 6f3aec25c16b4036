//! What a person is not distracted by: rooms and tools that are hidden from them, and the room in which they stay for a while.

use super::{View, WorkshopPage};
use crate::app::{CalmCommand, Command, Room, WorkshopCommand};
use crate::domain::calm::{Calm, Place};
use crate::domain::drawing::ToolKind;
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use crate::ui::screens::create::TOOLS;
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

/// Least width of a toggle.
const KEY: f32 = 170.0;
/// Least width of a key with a sentence.
const WIDE: f32 = 230.0;

pub(in crate::ui::screens) fn room_text(place: Place) -> &'static str {
    match place {
        Place::Talk => "room-talk",
        Place::Errands => "room-errands",
        Place::Create => "room-create",
        Place::Works => "room-works",
        Place::Teach => "teach",
        Place::Exhibit => "room-exhibit",
        Place::Settings => "settings",
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, person: &Profile) {
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    let left = Key::new("calm-back", places[0], &back).icon("left").lines(1).show(ui, cx);
    let title = cx.tn("calm-of", &[("name", &person.name)]);
    cx.words(ui, &title, places[1], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let mut lines = Lines::new(parts[1], &page.turned);
    sentence(ui, cx, &mut lines, "calm-rooms");
    rooms(ui, cx, &mut lines, person);
    sentence(ui, cx, &mut lines, "calm-tools");
    tools(ui, cx, &mut lines, person);
    hidden(ui, cx, &mut lines, person);
    sentence(ui, cx, &mut lines, "calm-stay");
    stay(ui, cx, &mut lines, person);
    lines.turn(ui, cx, &mut page.turned, parts[1]);
    if left {
        page.open(View::One(person.id.clone()));
    }
}

fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
}

fn save(cx: &mut Cx<'_>, person: &Profile, calm: Calm) {
    let person = Profile { calm, ..person.clone() };
    cx.send(Command::Workshop(WorkshopCommand::Save(Box::new(person))));
}

/// The places of so many keys of this least width, by lines.
fn cells(lines: &mut Lines, count: usize, least: f32) -> Vec<Rect> {
    let mut cells = Vec::new();
    while cells.len() < count {
        let row = lines.line();
        let across = (((row.width() + GAP) / (least + GAP)) as usize).clamp(2, 6);
        let some = across.min(count - cells.len());
        cells.extend((0..some).map(|index| grid_cell(row, GAP, (across, 1), (index, 0))));
    }
    cells
}

/// A toggle that says in words whether something is seen.
fn toggle(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, (text, hidden, free): (&'static str, bool, bool)) -> bool {
    let (name, how) = (cx.t(text), cx.t(if hidden { "calm-hidden" } else { "calm-shown" }));
    let spoken = format!("{name}: {how}");
    let key = Key::new(("calm", text), cell, &spoken).word(&name).second(&how).beside().lines(1);
    let fill = if hidden { cx.colors.hanji } else { cx.colors.paper };
    let key = key.icon(if hidden { "eye-off" } else { "eye" }).size(TYPE_WORD * 0.9).border(cx.colors.line);
    key.fill(fill).chosen_quietly(!hidden).enabled(free).show(ui, cx)
}

fn rooms(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    for (place, cell) in Place::HIDDEN.into_iter().zip(cells(lines, Place::HIDDEN.len(), KEY)) {
        let is_hidden = person.calm.hides_room(place);
        if toggle(ui, cx, cell, (room_text(place), is_hidden, true)) {
            let mut calm = person.calm.clone();
            if !calm.rooms.remove(&place) {
                calm.rooms.insert(place);
            }
            save(cx, person, calm);
        }
    }
}

fn tools(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let all = ToolKind::ALL.into_iter().zip(TOOLS);
    for ((kind, (_, text)), cell) in all.zip(cells(lines, TOOLS.len(), KEY)) {
        let is_hidden = person.calm.hides_tool(kind);
        // Something to draw with stays.
        if toggle(ui, cx, cell, (text, is_hidden, !person.calm.is_last_tool(kind))) {
            let mut calm = person.calm.clone();
            if !calm.tools.remove(&kind) {
                calm.tools.insert(kind);
            }
            save(cx, person, calm);
        }
    }
}

/// Rooms that the person does not see, to be opened as them.
fn hidden(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let rooms: Vec<Place> = Place::HIDDEN.into_iter().filter(|place| person.calm.hides_room(*place)).collect();
    if rooms.is_empty() {
        return;
    }
    sentence(ui, cx, lines, "calm-open");
    let count = rooms.len();
    for (place, cell) in rooms.into_iter().zip(cells(lines, count, KEY)) {
        let room = cx.t(room_text(place));
        let name = cx.tn("calm-open-room", &[("room", &room)]);
        if Key::new(("calm-open", room_text(place)), cell, &name).word(&room).icon("open").beside().show(ui, cx) {
            cx.send(Command::Workshop(WorkshopCommand::Open(person.id.clone(), Room::of(place))));
        }
    }
}

/// The room in which they stay from the tap on.
fn stay(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    for (place, cell) in Place::STAYED.into_iter().zip(cells(lines, Place::STAYED.len(), WIDE)) {
        let room = cx.t(room_text(place));
        let name = cx.tn("stay-begin", &[("room", &room)]);
        if Key::new(("calm-stay", room_text(place)), cell, &name).icon("lock").beside().lines(2).show(ui, cx) {
            cx.send(Command::Calm(CalmCommand::Stay(person.id.clone(), place)));
        }
    }
}
