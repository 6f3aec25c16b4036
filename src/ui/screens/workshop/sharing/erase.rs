//! Erasing a person everywhere, and the proof that it was done.

use super::super::WorkshopPage;
use super::{Asked, ask, found, when};
use crate::app::{CircleDeed, Command, ErasedSeen, SharingCommand};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, NO_ROW, Weight, columns, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let Some(circle) = cx.state.sharing.circle.clone() else { return };
    let says = cx.state.sharing.found.is_some() || cx.state.sharing.busy;
    let parts = rows(rect, GAP, &[64.0, if says { 72.0 } else { NO_ROW }, 0.0]);
    let text = cx.t(if circle.keeps { "share-erase-about" } else { "share-not-keeper" });
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    if says {
        found(ui, cx, parts[1]);
    }
    let mut lines = Lines::new(parts[2], &page.turned);
    for erased in &circle.erased {
        proof(ui, cx, lines.line(), erased);
    }
    if circle.keeps {
        let state = cx.state;
        for person in state.library.people() {
            let row = lines.line();
            one(ui, cx, page, row, person);
        }
    }
    lines.turn(ui, cx, &mut page.turned, parts[2]);
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, row: Rect, person: &Profile) {
    let sharing = &mut page.sharing;
    if sharing.asked == Some(Asked::Erase(person.id.clone())) {
        let question = cx.tn("share-erase-sure", &[("name", &person.name)]);
        if ask(ui, cx, sharing, row, (&question, "share-erase")) {
            cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Erase(person.id.clone()))));
        }
        return;
    }
    let places = columns(row, GAP, &[0.0, (row.width() * 0.34).min(280.0)]);
    cx.words(ui, &person.name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let (word, name) = (cx.t("share-erase"), cx.tn("share-erase-name", &[("name", &person.name)]));
    let key = Key::new(("share-erase", &person.id), places[1], &name).word(&word).icon("trash").beside().lines(1);
    if row.is_positive() && key.enabled(!cx.state.sharing.busy).show(ui, cx) {
        sharing.asked = Some(Asked::Erase(person.id.clone()));
    }
}

/// What was erased, who has not done it yet, and its proof.
fn proof(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, erased: &ErasedSeen) {
    let places = columns(row, GAP, &[0.0, (row.width() * 0.34).min(280.0)]);
    let at = when(cx, Some(erased.at));
    let done = erased.done.to_string();
    let text = match erased.missing.is_empty() {
        true => cx.tn("share-erased-all", &[("when", &at), ("count", &done)]),
        false => {
            let missing = erased.missing.join(", ");
            cx.tn("share-erased-some", &[("when", &at), ("count", &done), ("missing", &missing)])
        }
    };
    cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let (word, name) = (cx.t("share-proof"), cx.tn("share-proof-of", &[("when", &at)]));
    let key = Key::new(("share-proof", &erased.scope), places[1], &name).word(&word).icon("save").beside().lines(1);
    if row.is_positive() && key.enabled(!cx.state.sharing.busy).show(ui, cx) {
        cx.send(Command::Sharing(SharingCommand::Prove(erased.scope.clone())));
    }
}
