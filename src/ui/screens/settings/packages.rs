//! Moving to another device: a person or everyone into a package, packages in.

use super::SettingsPage;
use super::lines::Lines;
use crate::app::{Command, PackagesCommand};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let text = cx.t("package-move");
    cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    if cx.state.packages.job.is_some() {
        return under_way(ui, cx, lines);
    }
    let group: Vec<_> = cx.state.library.people_of(&person.group).into_iter().map(|person| person.id.clone()).collect();
    let has_group = !person.group.is_empty() && group.len() > 1;
    let places = columns(lines.line(), GAP, if has_group { &[0.0; 3] } else { &[0.0; 2] });
    let name = cx.tn("package-person", &[("name", &person.name)]);
    if Key::new("package-person", places[0], &name).icon("export").beside().show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::SavePeople(vec![person.id.clone()])));
    }
    if let Some(place) = places.get(2) {
        let name = cx.tn("package-group", &[("name", &person.group)]);
        if Key::new("package-group", *place, &name).icon("people").beside().lines(2).show(ui, cx) {
            cx.send(Command::Packages(PackagesCommand::SavePeople(group)));
        }
    }
    let name = cx.t("package-everyone");
    if Key::new("package-everyone", places[1], &name).icon("people").beside().show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::SavePeople(Vec::new())));
    }
    let places = columns(lines.line(), GAP, &[0.0, 220.0]);
    let label = cx.t("package-path");
    field(ui, places[0], &mut page.package, &label, TYPE_WORD, 1000);
    let name = cx.t("package-bring");
    let ready = !page.package.trim().is_empty();
    if Key::new("package-bring", places[1], &name).icon("import").beside().enabled(ready).show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::Import(page.package.trim().into())));
    }
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    dropped.into_iter().for_each(|file| cx.send(Command::Packages(PackagesCommand::Import(file))));
}

/// How far it is, and a way to stop.
fn under_way(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    let places = columns(lines.line(), GAP, &[0.0, 220.0]);
    let percent = format!("{:.0}", cx.state.packages.done * 100.0);
    let text = cx.tn("package-under-way", &[("percent", &percent)]);
    cx.words(ui, &text, places[0], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
    let name = cx.t("package-stop");
    if Key::new("package-stop", places[1], &name).icon("close").beside().show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::Stop));
    }
}
