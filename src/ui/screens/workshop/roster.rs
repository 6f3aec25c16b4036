//! A list of many people: where it is, who stands in it, and taking them in.

use super::{View, WorkshopPage};
use crate::app::{Candidate, Command, WorkshopCommand};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP, &[72.0, 56.0, 0.0, 72.0]);
    source(ui, cx, page, parts[0]);
    let state = cx.state;
    let text = match &state.workshop.roster {
        Some(roster) => {
            let (all, new) = (roster.len().to_string(), state.workshop.newcomers().to_string());
            cx.tn("roster-found", &[("all", &all), ("new", &new)])
        }
        None if state.workshop.is_reading() => cx.t("loading").to_string(),
        None => cx.t("roster-how").to_string(),
    };
    cx.words(ui, &text, parts[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    if let Some(roster) = &state.workshop.roster {
        let mut lines = Lines::new(parts[2], &page.turned);
        roster.iter().for_each(|one| candidate(ui, cx, lines.line(), one));
        lines.turn(ui, cx, &mut page.turned, parts[2]);
    }
    let places = columns(parts[3], GAP, &[0.0, 0.0]);
    let cancel = cx.t("cancel");
    if Key::new("roster-cancel", places[0], &cancel).icon("close").beside().show(ui, cx) {
        cx.send(Command::Workshop(WorkshopCommand::LeaveRoster));
        return page.open(View::People);
    }
    let count = state.workshop.newcomers();
    let take = cx.tn("roster-take", &[("count", &count.to_string())]);
    let key = Key::new("roster-take", places[1], &take).icon("check").beside().lines(2).enabled(count > 0);
    let key = if count > 0 { key.fill(cx.colors.main).ink(cx.colors.on_main) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Workshop(WorkshopCommand::TakeRoster));
        page.open(View::People);
    }
}

/// Where the list is: typed, or dropped on the window.
fn source(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 180.0]);
    let label = cx.t("roster-path");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, 1000);
    let name = cx.t("roster-read");
    let ready = !page.path.trim().is_empty() && !cx.state.workshop.is_reading();
    if Key::new("roster-read", places[1], &name).icon("import").beside().enabled(ready).show(ui, cx) {
        page.turned.turn_back();
        cx.send(Command::Workshop(WorkshopCommand::ReadRoster(page.path.trim().into())));
    }
    let dropped = ui.input(|input| input.raw.dropped_files.last().map(|file| file.path().to_owned()));
    if let Some(file) = dropped {
        cx.send(Command::Workshop(WorkshopCommand::ReadRoster(file)));
    }
}

/// Somebody of the list: name and group, what they begin with, what was not understood.
fn candidate(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, one: &Candidate) {
    let mut about: Vec<String> = vec![one.row.group.clone()];
    about.extend(one.row.templates.iter().map(|template| cx.tn(&format!("template-{}", template.name()), &[])));
    if one.known {
        about.push(cx.t("roster-known").to_string());
    }
    if !one.row.unknown.is_empty() {
        about.push(cx.tn("roster-unknown", &[("texts", &one.row.unknown.join(", "))]));
    }
    about.retain(|part| !part.is_empty());
    let places = columns(row, GAP, &[(row.width() * 0.3).min(280.0), 0.0]);
    let ink = if one.known { cx.colors.soft_ink } else { cx.colors.ink };
    cx.words(ui, &one.row.name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 1, ink);
    cx.words(ui, &about.join(" · "), places[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, ink);
}
