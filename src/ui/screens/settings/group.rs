//! The group that the person makes art with: one of those that are there, a new one, or none.

use super::SettingsPage;
use super::lines::{Lines, save};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field};
use egui::{Rect, Ui};

/// Width of a group's key, at least.
const KEY: f32 = 150.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let groups: Vec<String> = cx.state.library.groups().into_iter().map(str::to_owned).collect();
    let mut chosen = None;
    if !groups.is_empty() {
        chosen = known(ui, cx, lines, person, &groups);
    }
    let places = columns(lines.line(), GAP, &[0.0, 220.0]);
    let label = cx.t("group-name");
    field(ui, places[0], &mut page.group, &label, TYPE_WORD, 40);
    let name = cx.t("group-new");
    let ready = !page.group.trim().is_empty();
    if Key::new("group-new", places[1], &name).icon("add").beside().enabled(ready).show(ui, cx) {
        chosen = Some(std::mem::take(&mut page.group));
    }
    if let Some(group) = chosen {
        save(cx, Profile { group, ..person.clone() });
    }
}

/// Groups that are there, as many lines as they need; the one that was tapped. The one that the person is in takes them out.
fn known(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile, groups: &[String]) -> Option<String> {
    let mut chosen = None;
    let mut first = true;
    let across = |row: Rect| (((row.width() * 0.68 + GAP) / (KEY + GAP)) as usize).clamp(1, 5);
    let mut rest = groups;
    while !rest.is_empty() {
        let row = lines.line();
        let (now, later) = rest.split_at(across(row).min(rest.len()));
        let widths: Vec<f32> = [(row.width() * 0.32).min(300.0)].into_iter().chain(now.iter().map(|_| 0.0)).collect();
        let places = columns(row, GAP, &widths);
        let name = cx.t("group");
        if std::mem::take(&mut first) {
            cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
        }
        for (group, place) in now.iter().zip(places.iter().skip(1)) {
            let is_in = *group == person.group;
            let spoken = format!("{name}: {group}");
            if Key::new(("group", group), *place, &spoken).word(group).lines(2).chosen(is_in).show(ui, cx) {
                chosen = Some(if is_in { String::new() } else { group.clone() });
            }
        }
        rest = later;
    }
    chosen
}
