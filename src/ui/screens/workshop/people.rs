//! Everybody, or those of a group: a card each, by pages.

use super::{View, WorkshopPage};
use crate::app::{Command, Newcomer, ServicesCommand};
use crate::domain::access::Method;
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, grid_cell, rows};
use crate::ui::screens::find::{Finding, is_in};
use crate::ui::screens::who::turn;
use egui::{Rect, Ui, vec2};

/// Which of the people are shown.
#[derive(Default)]
pub(super) struct PeoplePage {
    page: usize,
    /// A group; empty: everybody.
    group: String,
    finding: Finding,
}

impl PeoplePage {
    /// Whether somebody is of the group that is shown.
    fn shows(&self, person: &Profile) -> bool {
        self.group.is_empty() || person.group == self.group
    }
}

/// Least sides of a card in points.
const CARD: egui::Vec2 = vec2(180.0, 150.0);
const KEY: f32 = 150.0;
/// Keys above the cards.
const DEEDS: usize = 6;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let groups: Vec<String> = cx.state.library.groups().into_iter().map(str::to_owned).collect();
    if !groups.contains(&page.people.group) {
        page.people.group.clear();
    }
    let across = ((rect.width() / (KEY + GAP)) as usize).clamp(2, DEEDS);
    let lines = DEEDS.div_ceil(across);
    let mut heights = vec![72.0 * lines as f32 + GAP * (lines - 1) as f32];
    if !groups.is_empty() {
        heights.push(64.0);
    }
    heights.push(0.0);
    let parts = rows(rect, GAP, &heights);
    deeds(ui, cx, page, parts[0], (across, lines));
    if !groups.is_empty() {
        choose_group(ui, cx, page, parts[1], &groups);
    }
    cards(ui, cx, page, parts[parts.len() - 1]);
}

/// What can be done here.
fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, (across, down): (usize, usize)) {
    let cell = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    let name = cx.t("add-person");
    if Key::new("workshop-new", cell(0), &name).icon("add").beside().lines(2).show(ui, cx) {
        page.open(View::New(Newcomer { group: page.people.group.clone(), ..Newcomer::default() }));
    }
    let name = cx.t("roster");
    if Key::new("workshop-roster", cell(1), &name).icon("people").beside().lines(2).show(ui, cx) {
        page.open(View::Roster);
    }
    let name = cx.t("lesson-for-them");
    if Key::new("workshop-lessons", cell(2), &name).icon("play").beside().lines(2).show(ui, cx) {
        let state = cx.state;
        let people = state.library.people().into_iter().filter(|person| page.people.shows(person));
        let people = people.map(|person| person.id.clone()).collect();
        page.open(View::Lessons(people));
    }
    let name = cx.t("share");
    if Key::new("workshop-share", cell(3), &name).icon("tablet").beside().lines(2).show(ui, cx) {
        super::sharing::open(cx, page);
    }
    let name = cx.t("device");
    if Key::new("workshop-device", cell(4), &name).icon("tablet").beside().lines(2).show(ui, cx) {
        page.open(View::Device);
    }
    let name = cx.t("services-lock");
    if Key::new("workshop-lock", cell(5), &name).icon("lock").beside().lines(2).show(ui, cx) {
        cx.send(Command::Services(ServicesCommand::Lock));
    }
}

fn choose_group(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, groups: &[String]) {
    let everybody = cx.t("everybody").to_string();
    // The last place is for those that do not fit: the search finds them.
    let fit = (((rect.width() + GAP) / (KEY + GAP)) as usize).max(2);
    let shown: Vec<&str> = std::iter::once("").chain(groups.iter().map(String::as_str)).take(fit).collect();
    for (index, group) in shown.iter().enumerate() {
        let cell = grid_cell(rect, GAP, (shown.len(), 1), (index, 0));
        let name = if group.is_empty() { everybody.as_str() } else { group };
        let chosen = *group == page.people.group;
        if Key::new(("workshop-group", group), cell, name).lines(1).chosen(chosen).show(ui, cx) {
            (page.people.group, page.people.page) = ((*group).to_owned(), 0);
        }
    }
}

fn cards(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let state = cx.state;
    let everybody: Vec<&Profile> =
        state.library.people().into_iter().filter(|person| page.people.shows(person)).collect();
    let fit = |rect: Rect| {
        let along = |length: f32, least: f32| (((length + GAP) / (least + GAP)) as usize).max(1);
        (along(rect.width(), CARD.x), along(rect.height(), CARD.y))
    };
    let mut rect = rect;
    let (across, down) = fit(rect);
    if across * down < everybody.len()
        && let Some((line, rest)) = Finding::split(rect, CARD.y)
    {
        if page.people.finding.show(ui, cx, line) {
            page.people.page = 0;
        }
        rect = rest;
    }
    let needle = page.people.finding.needle();
    let people: Vec<&Profile> = everybody.into_iter().filter(|one| is_in(&needle, &[&one.name, &one.group])).collect();
    if people.is_empty() {
        let text = cx.t(if page.people.finding.is_on() { "search-nothing" } else { "workshop-nobody" });
        return cx.words(ui, &text, rect, TYPE_TITLE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let (across, down) = fit(rect);
    let inner = if across * down < people.len() { rect.shrink2(vec2(72.0 + GAP, 0.0)) } else { rect };
    let (across, down) = fit(inner);
    let per_page = across * down;
    let pages = people.len().div_ceil(per_page).max(1);
    page.people.page = page.people.page.min(pages - 1);
    for (index, person) in people.into_iter().skip(page.people.page * per_page).take(per_page).enumerate() {
        let cell = grid_cell(inner, GAP, (across, down), (index % across, index / across));
        if card(ui, cx, cell, person) {
            page.open(View::One(person.id.clone()));
            return;
        }
    }
    turn(ui, cx, rect, &mut page.people.page, pages);
}

/// A person, and what has to be known of them before anything else; whether they were tapped.
fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, person: &Profile) -> bool {
    let about = about(cx, person);
    let name = if about.is_empty() { person.name.clone() } else { format!("{}. {about}", person.name) };
    Key::new(("workshop-person", &person.id), cell, &name)
        .word(&person.name)
        .second(&about)
        .sign(Sign::Symbol(person.picture.clone()))
        .fill(cx.colors.tint(Tint::Person))
        .radius(RADIUS_CARD)
        .lines(1)
        .size(TYPE_WORD)
        .show(ui, cx)
}

/// Where they are in their lesson, group, way of access, what they must be spared.
pub(super) fn about(cx: &mut Cx<'_>, person: &Profile) -> String {
    let mut parts: Vec<String> = vec![person.group.clone()];
    let library = &cx.state.library;
    let following = library.following.get(&person.id).filter(|following| following.is_going());
    if let Some((following, lesson)) = following.and_then(|one| Some((one, library.lesson(&one.lesson)?))) {
        let title = lesson.title.get(cx.state.lang());
        parts.push(format!("{title} {}/{}", following.place(lesson) + 1, lesson.steps.len()));
    }
    match person.access.method {
        Method::Touch => {}
        Method::Dwell => parts.push(cx.t("way-dwell").to_string()),
        Method::Scan => parts.push(cx.t("way-scan").to_string()),
    }
    if !person.face.motion {
        parts.push(cx.t("spare-motion-short").to_string());
    }
    if person.access.answer.quiet {
        parts.push(cx.t("spare-sound-short").to_string());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
