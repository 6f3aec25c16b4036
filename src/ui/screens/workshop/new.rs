//! Somebody new: name, picture, how they are addressed, group, what they begin with. Under a minute.

use super::{View, WorkshopPage, portrait};
use crate::app::{Command, Newcomer, WorkshopCommand};
use crate::domain::profile::{Address, PICTURES};
use crate::domain::template::Template;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

/// Least width of a symbol to choose.
const PICTURE: f32 = 60.0;
/// Most characters of a name.
pub(super) const MAX_NAME: usize = 40;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let View::New(new) = &mut page.view else { return };
    let mut new = std::mem::take(new);
    if cx.state.lens.is_some() {
        crate::ui::screens::camera::show(ui, cx, &mut page.portrait.seen, rect);
        page.view = View::New(new);
        return;
    }
    if page.portrait.choosing {
        portrait::choose(ui, cx, &mut page.portrait, rect, &mut new);
        page.view = View::New(new);
        return;
    }
    let parts = rows(rect, GAP, &[0.0, 72.0]);
    let mut lines = Lines::new(parts[0], &page.turned);
    let label = cx.t("person-name");
    field(ui, lines.line(), &mut new.name, &label, TYPE_WORD * 1.2, MAX_NAME);
    pictures(ui, cx, &mut lines, &mut new);
    portrait::line(ui, cx, &mut page.portrait, lines.line(), &mut new);
    if let Some(address) = addresses(ui, cx, lines.line(), new.address) {
        new.address = address;
    }
    let groups: Vec<String> = cx.state.library.groups().into_iter().map(str::to_owned).collect();
    if let Some(group) = super::person::groups(ui, cx, &mut lines, &mut page.group, &groups, &new.group) {
        new.group = group;
    }
    templates(ui, cx, &mut lines, &mut new);
    lines.turn(ui, cx, &mut page.turned, parts[0]);
    let places = columns(parts[1], GAP, &[0.0, 0.0]);
    let cancel = cx.t("cancel");
    if Key::new("new-cancel", places[0], &cancel).icon("close").beside().show(ui, cx) {
        portrait::forget(cx, &mut new);
        return page.open(View::People);
    }
    let name = new.name.trim().to_owned();
    let taken = cx.state.library.profiles.values().any(|person| person.name == name);
    let done = cx.t(if taken { "name-is-taken" } else { "add-person" });
    let ready = !name.is_empty() && !taken;
    let key = Key::new("new-done", places[1], &done).icon("check").beside().lines(2).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Workshop(WorkshopCommand::Add(new)));
        return page.open(View::People);
    }
    page.view = View::New(new);
}

/// Symbols to choose from; an own picture takes their place.
fn pictures(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, new: &mut Newcomer) {
    let across = ((lines.width() / PICTURE) as usize).clamp(3, PICTURES.len() / 2);
    for half in PICTURES.chunks(across) {
        let row = lines.line();
        for (index, symbol) in half.iter().enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let nth = PICTURES.iter().position(|one| one == symbol).unwrap_or_default() + 1;
            let name = format!("{} {nth}", cx.t("person-picture"));
            let chosen = new.picture.0 == *symbol && new.portrait.is_none();
            let key = Key::new(("new-picture", symbol), cell, &name).wordless().chosen_quietly(chosen);
            if key.sign(Sign::Symbol(SymbolRef::from(*symbol))).show(ui, cx) {
                portrait::forget(cx, new);
                new.picture = if chosen { SymbolRef::default() } else { SymbolRef::from(*symbol) };
            }
        }
    }
}

/// How somebody is addressed; the one that was tapped.
pub(super) fn addresses(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, now: Address) -> Option<Address> {
    let names = ["address-nim", "address-ssi", "address-name"];
    let index = Address::ALL.iter().position(|address| *address == now).unwrap_or_default();
    let tapped = crate::ui::screens::settings::lines::choice(ui, cx, row, "address", &names, index)?;
    Address::ALL.get(tapped).copied()
}

/// What they begin with: any of them, or none.
fn templates(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, new: &mut Newcomer) {
    let text = cx.t("templates");
    cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let mut all = Template::ALL.into_iter().peekable();
    while all.peek().is_some() {
        let row = lines.line();
        let across = if row.width() < 620.0 { 2 } else { 4 };
        for (index, template) in all.by_ref().take(across).enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let name = cx.tn(&format!("template-{}", template.name()), &[]);
            let chosen = new.templates.contains(&template);
            if Key::new(("template", template.name()), cell, &name).lines(2).chosen(chosen).show(ui, cx) {
                match chosen {
                    true => new.templates.retain(|other| *other != template),
                    false => new.templates.push(template),
                }
            }
        }
    }
}
