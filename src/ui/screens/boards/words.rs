//! What a button says: a word that is found by letters, initial consonants (초성) or English, or what was typed itself.

use super::{BoardsPage, Open, head};
use crate::app::{Command, EditCommand};
use crate::domain::locale::LocalText;
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TARGET, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let parts = rows(rect, GAP, &[76.0, 72.0, 0.0]);
    let title = cx.t("edit-which-word");
    head(ui, cx, page, parts[0], &title);
    if page.finding.show(ui, cx, parts[1]) {
        page.page = 0;
    }
    let typed = page.finding.typed().trim().to_owned();
    if typed.is_empty() {
        return people(ui, cx, page, parts[2]);
    }
    found(ui, cx, page, &typed, parts[2]);
}

/// Before anything is typed: the people of this device with their pictures. Names are what is put on boards most.
fn people(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let parts = rows(rect, GAP, &[64.0, 0.0]);
    let text = cx.t("edit-word-hint");
    cx.words(ui, &text, parts[0], 22.0, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let library = &cx.state.library;
    // Those of the person's group first.
    let mut people: Vec<Profile> = library.people().into_iter().cloned().collect();
    let group = cx.state.person().map(|person| person.group.clone()).unwrap_or_default();
    people.sort_by_key(|person| person.group != group);
    let (across, down, rect) = lattice(parts[1]);
    for (index, person) in people.iter().take(across * down).enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let key = Key::new(("person", person.id.as_str()), cell, &person.name).lines(2);
        if key.sign(Sign::Symbol(person.picture.clone())).show(ui, cx) {
            cx.send(Command::Edit(EditCommand::Person(person.id.clone())));
            page.open(Open::Deeds);
        }
    }
}

/// Columns and rows of cells that are no higher than wide.
fn lattice(rect: Rect) -> (usize, usize, Rect) {
    const LOW: f32 = TARGET + 22.0;
    let across = ((rect.width() / 118.0) as usize).clamp(2, 8);
    let down = (((rect.height() + GAP) / (LOW + GAP)) as usize).clamp(1, 6);
    let height = rect.height().min(down as f32 * (LOW + 26.0 + GAP) - GAP);
    (across, down, Rect::from_min_size(rect.min, egui::vec2(rect.width(), height)))
}

/// What was typed stands first, then the words found.
fn found(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, typed: &str, rect: Rect) {
    let (across, down, rect) = lattice(rect);
    let place = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    let own = place(0).union(place(1));
    let name = cx.tn("edit-as-typed", &[("text", typed)]);
    let key = Key::new("as-typed", own, &name).icon("edit").beside().lines(2).border(cx.colors.main);
    if key.show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Text(LocalText::same(typed), LocalText::default())));
        page.open(Open::Deeds);
    }
    let all = cx.state.words.words();
    let found = cx.state.index.find(typed).into_iter().filter_map(|index| all.get(index));
    for (index, word) in found.take((across * down).saturating_sub(2)).enumerate() {
        let text = word.text(cx.state.lang());
        let fill = cx.colors.tint(Tint::of(word));
        let key = Key::new(("word", word.id.as_str()), place(index + 2), text);
        if key.sign(Sign::Symbol(word.symbol.clone())).fill(fill).size(TYPE_WORD).lines(2).show(ui, cx) {
            cx.send(Command::Edit(EditCommand::Word(word.id.clone())));
            page.open(Open::Deeds);
        }
    }
}
