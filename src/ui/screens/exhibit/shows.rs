//! The exhibitions of this device: open one, begin one.

use super::exhibit;
use super::parts::{nothing, pages};
use crate::app::ExhibitCommand;
use crate::domain::exhibition::Exhibition;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, field, grid_cell, rows};
use crate::ui::screens::find::{Finding, is_in};
use egui::{Rect, Ui};

/// What only the list knows.
#[derive(Default)]
pub(super) struct ShowsPage {
    title: String,
    page: usize,
    finding: Finding,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ShowsPage, rect: Rect) {
    let parts = rows(rect, GAP * 1.5, &[super::super::top::height(rect), 72.0, 0.0, 56.0]);
    let heading = cx.t("exhibitions");
    super::super::top::show(ui, cx, parts[0], &heading, &heading);
    let mut shows: Vec<&Exhibition> = cx.state.library.exhibitions.values().collect();
    shows.sort_by_key(|show| (std::cmp::Reverse(show.made), &show.id));
    let across = ((parts[2].width() / 380.0) as usize).clamp(1, 3);
    let down = ((parts[2].height() / 120.0) as usize).clamp(1, 6);
    let finds = shows.len() > across * down;
    let line = columns(parts[1], GAP, if finds { &[0.0, 0.0] } else { &[0.0] });
    begin(ui, cx, page, line[0]);
    if shows.is_empty() {
        return nothing(ui, cx, parts[2], "exhibitions-empty");
    }
    if finds {
        if page.finding.show(ui, cx, line[1]) {
            page.page = 0;
        }
        let needle = page.finding.needle();
        shows.retain(|show| is_in(&needle, &[&show.title, &show.place, &show.host]));
        if shows.is_empty() {
            return nothing(ui, cx, parts[2], "search-nothing");
        }
    }
    pages(ui, cx, parts[3], &mut page.page, shows.len().div_ceil(across * down));
    for (index, show) in shows.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(parts[2], GAP, (across, down), (index % across, index / across));
        let name = cx.tn("open-exhibition", &[("name", &show.title)]);
        let second = summary(cx, show);
        let key = Key::new(("show", show.id.as_str()), cell, &name).word(&show.title).second(&second);
        if key.icon("exhibit").beside().fill(cx.colors.paper).radius(RADIUS_CARD).show(ui, cx) {
            exhibit(cx, ExhibitCommand::Open(Some(show.id.clone())));
        }
    }
}

fn begin(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ShowsPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 240.0]);
    let label = cx.t("exhibition-title");
    let response = field(ui, places[0], &mut page.title, &label, TYPE_WORD, 120);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let name = cx.t("new-exhibition");
    let ready = !page.title.trim().is_empty();
    let key = Key::new("new-exhibition", places[1], &name).icon("add").beside().radius(RADIUS_MAIN).enabled(ready);
    let pressed = key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx);
    if ready && (pressed || entered) {
        exhibit(cx, ExhibitCommand::New(std::mem::take(&mut page.title)));
    }
}

/// Dates, place, how many works.
pub(super) fn summary(cx: &Cx<'_>, show: &Exhibition) -> String {
    let count = show.count().to_string();
    let text = cx.tn("exhibition-summary", &[("dates", &show.dates), ("place", &show.place), ("count", &count)]);
    text.split(" · ").filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}
