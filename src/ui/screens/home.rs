//! Four doors, the lesson that one follows, and the picture one was working on.

use crate::app::{Command, CreateCommand, Room, WorksCommand};
use crate::domain::profile::Address;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_GREETING, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui, vec2};

/// The doors: the room, its name, its picture and its tint.
pub(super) const DOORS: [(Room, &str, &str, Tint); 4] = [
    (Room::Talk, "room-talk", "💬", Tint::Person),
    (Room::Errands, "room-errands", "🏢", Tint::Place),
    (Room::Create, "room-create", "🎨", Tint::Description),
    (Room::Works, "room-works", "🖼️", Tint::Verb),
];

/// Height of a line below the doors.
const LINE: f32 = 96.0;
/// A window lower than this has room for one line.
const LOW: f32 = 700.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let nothing_yet = cx.state.library.works(cx.state.who.as_ref()).is_empty();
    let lesson = cx.state.followed_lesson().is_some();
    // In a low window the lesson comes first: its card leads to the picture, too.
    let tidings = super::tidings::is_any(cx);
    let picture = !nothing_yet && cx.state.shows_room(Room::Create) && (!(lesson || tidings) || rect.height() >= LOW);
    let mut heights = vec![super::top::height(rect) + 4.0, 0.0];
    heights.extend([tidings, lesson, picture].into_iter().filter(|shown| *shown).map(|_| LINE));
    let parts = rows(rect, GAP * 2.0, &heights);
    top(ui, cx, parts[0]);
    doors(ui, cx, parts[1]);
    let mut lines = parts.iter().skip(2);
    if tidings && let Some(place) = lines.next() {
        super::tidings::line(ui, cx, *place);
    }
    if lesson && let Some(place) = lines.next() {
        super::lesson::line(ui, cx, *place);
    }
    if picture && let Some(place) = lines.next() {
        go_on(ui, cx, *place);
    }
}

fn top(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let below = super::top::is_narrow(rect).then(|| super::top::title_below(rect));
    // On a phone the instructor's room is reached from the page of names.
    let side = super::top::square(rect);
    let mut widths = vec![side; if rect.width() < 700.0 { 5 } else { 6 }];
    widths[0] = 0.0;
    let places = columns(below.map_or(rect, |(_, buttons)| buttons), GAP, &widths);
    let (lang, person) = (cx.state.lang(), cx.state.person());
    // A name that ends like the usual address takes it once: that is known where texts are.
    let is_usual = person.is_none_or(|person| person.address == Address::Nim);
    let name =
        person.map(|person| if is_usual { person.name.clone() } else { person.called(lang) }).unwrap_or_default();
    let greeting = cx.tn(if is_usual { "greeting" } else { "greeting-called" }, &[("name", &name)]);
    let (place, size) = match below {
        Some((place, _)) => (place, TYPE_WORD),
        None => (places[0], if rect.width() < 700.0 { TYPE_WORD } else { TYPE_GREETING * 0.8 }),
    };
    cx.words(ui, &greeting, place, size, Weight::Bold, Align::Left, 2, cx.colors.ink);
    if super::top::tool(ui, cx, places[1], "read-aloud", "read-aloud") {
        cx.send(Command::Say(greeting));
    }
    if super::top::tool(ui, cx, places[2], "person", "change-person") {
        cx.send(Command::Go(Room::Who));
    }
    if cx.state.shows_room(Room::Exhibit) && super::top::tool(ui, cx, places[3], "exhibit", "room-exhibit") {
        cx.send(Command::Go(Room::Exhibit));
    }
    if cx.state.shows_room(Room::Settings) && super::top::tool(ui, cx, places[4], "settings", "settings") {
        cx.send(Command::Go(Room::Settings));
    }
    if let Some(place) = places.get(5)
        && super::workshop::door(ui, cx, *place)
    {
        cx.send(Command::Go(Room::Workshop));
    }
}

fn doors(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let upright = rect.height() > rect.width();
    let places = if upright { rows(rect, GAP * 2.0, &[0.0; 4]) } else { columns(rect, GAP * 2.0, &[0.0; 4]) };
    for ((room, text, symbol, tint), place) in DOORS.into_iter().zip(places) {
        // The other doors stay where they are.
        if !cx.state.shows_room(room) {
            continue;
        }
        let name = cx.t(text);
        let second = hint(cx, room);
        let key = Key::new(("door", text), place, &name)
            .sign(Sign::Symbol(SymbolRef::from(symbol)))
            .second(&second)
            .fill(cx.colors.tint(tint))
            .radius(RADIUS_CARD)
            .sign_max(220.0)
            .size(TYPE_TITLE)
            .lines(1);
        if key.show(ui, cx) {
            cx.send(Command::Go(room));
        }
    }
}

/// What one does in a room, in a few words.
pub(super) fn hint(cx: &mut Cx<'_>, room: Room) -> String {
    match room {
        Room::Talk => cx.t("room-talk-hint").to_string(),
        Room::Errands => cx.t("room-errands-hint").to_string(),
        Room::Create => cx.t("room-create-hint").to_string(),
        _ => {
            let count = cx.state.library.works(cx.state.who.as_ref()).len().to_string();
            cx.tn("room-works-count", &[("count", &count)])
        }
    }
}

/// "그리던 그림이 있어요": the newest work of the person.
fn go_on(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let works = cx.state.library.works(cx.state.who.as_ref());
    let Some(work) = works.first().map(|work| (*work).clone()) else { return };
    let title = super::works::title(cx, &work);
    let id = work.id.clone();
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let places = columns(inset(rect, 10.0), GAP * 2.0, &[110.0, 0.0, 180.0]);
    let look = cx.tn("open-work", &[("title", &title)]);
    if Key::new("last-work", places[0], &look).wordless().fill(cx.colors.paper).border(cx.colors.paper).show(ui, cx) {
        cx.send(Command::Go(Room::Works));
        cx.send(Command::Works(WorksCommand::Show(Some(id.clone()))));
    }
    let painter = ui.painter().clone();
    let state = cx.state;
    paint_picture(ui, cx, &painter, places[0].shrink2(vec2(2.0, 2.0)), |side| state.work_picture(&work, side));
    let text = cx.t("continue-picture");
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let action = cx.t("continue-action");
    let key = Key::new("continue", places[2], &action).icon("draw").beside().radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Continue(id)));
    }
}
