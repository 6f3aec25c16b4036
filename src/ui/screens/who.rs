//! "이름을 골라 주세요": people by photograph, own drawing or chosen symbol; 15 and more fit, by pages.

use crate::app::{Command, ProfilesCommand, Room};
use crate::domain::profile::PICTURES;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::find::{Finding, is_in};
use egui::{Rect, Ui, pos2, vec2};

/// What only this screen knows.
#[derive(Default)]
pub struct WhoPage {
    page: usize,
    finding: Finding,
    adding: Option<String>,
    picture: usize,
}

/// Symbols a new person can choose from: things, never animals, never given without choice.
const TINTS: [Tint; 6] = [Tint::Person, Tint::Description, Tint::Verb, Tint::Social, Tint::Place, Tint::Thing];
const CARD: f32 = 150.0;
/// Width of a button that turns pages.
const TURN: f32 = 72.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WhoPage, rect: Rect) {
    if page.adding.is_some() {
        return add(ui, cx, page, rect);
    }
    let parts = rows(rect, GAP * 2.0, &[90.0, 0.0, 80.0]);
    let title = cx.t("choose-name");
    cx.words(ui, &title, parts[0], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    people(ui, cx, page, parts[1]);
    bottom(ui, cx, page, parts[2], &title);
}

fn people(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WhoPage, rect: Rect) {
    let people = cx.state.library.people();
    let fit = |length: f32| (((length + GAP) / (CARD + GAP)) as usize).max(1);
    let mut rect = rect;
    let many = fit(rect.width()) * fit(rect.height()) < people.len();
    if let (Some((line, rest)), true) = (Finding::split(rect, CARD), many) {
        if page.finding.show(ui, cx, line.shrink2(vec2((rect.width() - 700.0).max(0.0) / 2.0, 0.0))) {
            page.page = 0;
        }
        rect = rest;
    }
    let needle = page.finding.needle();
    let people: Vec<_> = people.into_iter().filter(|one| is_in(&needle, &[&one.name, &one.group])).collect();
    if people.is_empty() && page.finding.is_on() {
        let text = cx.t("search-nothing");
        return cx.words(ui, &text, rect, TYPE_TITLE, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    let all = fit(rect.width()) * fit(rect.height()) >= people.len();
    // Where pages are turned, the buttons that turn them have their own place at both sides.
    let width = if all { rect.width() } else { rect.width() - 2.0 * (TURN + GAP) };
    let across = fit(width).min(7).min(people.len().max(1));
    let down = fit(rect.height()).min(people.len().div_ceil(across)).max(1);
    let per_page = across * down;
    let pages = people.len().div_ceil(per_page).max(1);
    page.page = page.page.min(pages - 1);
    let size = vec2(across as f32 * (CARD + GAP) - GAP, down as f32 * (CARD + GAP) - GAP);
    let area = Rect::from_center_size(rect.center(), size);
    for (index, person) in people.iter().skip(page.page * per_page).take(per_page).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let name = cx.tn("person-open", &[("name", &person.name)]);
        let tint = TINTS[(page.page * per_page + index) % TINTS.len()];
        let key = Key::new(("person", &person.id), cell, &name)
            .word(&person.name)
            .sign(Sign::Symbol(person.picture.clone()))
            .fill(cx.colors.tint(tint))
            .radius(RADIUS_CARD)
            .lines(1)
            .size(TYPE_WORD);
        if key.show(ui, cx) {
            cx.send(Command::Profiles(ProfilesCommand::Choose(person.id.clone())));
        }
    }
    turn(ui, cx, rect, &mut page.page, pages);
}

/// Big edge buttons to the page before and after; nothing to drag.
pub(super) fn turn(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, page: &mut usize, pages: usize) {
    if pages < 2 {
        return;
    }
    let side = |x: f32| Rect::from_center_size(pos2(x, rect.center().y), vec2(TURN, 120.0_f32.min(rect.height())));
    let before = cx.t("page-previous");
    let key = Key::new("page-previous", side(rect.left() + 36.0), &before).icon("left").wordless().enabled(*page > 0);
    if key.show(ui, cx) {
        *page -= 1;
    }
    let after = cx.t("page-next");
    let key =
        Key::new("page-next", side(rect.right() - 36.0), &after).icon("right").wordless().enabled(*page + 1 < pages);
    if key.show(ui, cx) {
        *page += 1;
    }
}

fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WhoPage, rect: Rect, title: &str) {
    let width = ((rect.width() - 2.0 * GAP) / 3.0).min(240.0);
    let area = Rect::from_center_size(rect.center(), vec2(width * 3.0 + 2.0 * GAP, rect.height()));
    let places = columns(area, GAP, &[0.0, 0.0, 0.0]);
    let add = cx.t("add-person");
    if Key::new("add-person", places[0], &add).icon("add").beside_in(width).show(ui, cx) {
        page.adding = Some(String::new());
        page.picture = 0;
    }
    let read = cx.t("read-aloud");
    if Key::new("read", places[1], &read).icon("read-aloud").beside_in(width).show(ui, cx) {
        let names: Vec<&str> = cx.state.library.people().iter().map(|person| person.name.as_str()).collect();
        cx.send(Command::Say(format!("{title}. {}", names.join(", "))));
    }
    let (workshop, name) = (cx.t("room-workshop"), super::workshop::door_name(cx));
    if Key::new("workshop", places[2], &name).word(&workshop).icon("workshop").beside_in(width).show(ui, cx) {
        cx.send(Command::Go(Room::Workshop));
    }
    super::workshop::badge(ui, cx, places[2]);
}

fn add(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WhoPage, rect: Rect) {
    let width = rect.width().min(900.0);
    let rect = Rect::from_center_size(rect.center(), vec2(width, rect.height()));
    let parts = rows(rect, GAP * 2.0, &[80.0, 72.0, 0.0, 80.0]);
    let title = cx.t("add-person");
    cx.words(ui, &title, parts[0], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let mut name = page.adding.take().unwrap_or_default();
    let label = cx.t("person-name");
    field(ui, parts[1], &mut name, &label, TYPE_WORD * 1.3, 40);
    let across = if parts[2].width() < 620.0 { 4 } else { 6 };
    for (index, symbol) in PICTURES.iter().enumerate() {
        let down = PICTURES.len().div_ceil(across);
        let cell = grid_cell(parts[2], GAP, (across, down), (index % across, index / across));
        let name = format!("{} {}", cx.t("person-picture"), index + 1);
        let border = if index == page.picture { cx.colors.main } else { cx.colors.line };
        let key = Key::new(("picture", index), cell, &name)
            .wordless()
            .border(border)
            .fill(if index == page.picture { cx.colors.tint(Tint::Person) } else { cx.colors.paper })
            .sign(Sign::Symbol(SymbolRef::from(*symbol)));
        if key.show(ui, cx) {
            page.picture = index;
        }
    }
    let places = columns(parts[3], GAP, &[0.0, 0.0]);
    let cancel = cx.t("cancel");
    let cancelled = Key::new("add-cancel", places[0], &cancel).icon("close").beside().show(ui, cx);
    let ready = !name.trim().is_empty();
    let done = cx.t("done");
    let key = Key::new("add-done", places[1], &done).icon("check").beside().enabled(ready);
    let key = key.fill(cx.colors.main).ink(cx.colors.on_main);
    if key.show(ui, cx) {
        let picture = SymbolRef::from(PICTURES[page.picture.min(PICTURES.len() - 1)]);
        cx.send(Command::Profiles(ProfilesCommand::Add { name, picture }));
    } else if !cancelled {
        page.adding = Some(name);
    }
}
