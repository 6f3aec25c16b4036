//! Where the tablets meet: the place that was chosen and whether it works; choosing another one.

use super::super::WorkshopPage;
use super::form::Form;
use super::{Asked, ask, found, main_key};
use crate::app::{Command, SharingCommand};
use crate::domain::place::Place;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP, &[64.0, 88.0, 0.0, 88.0]);
    let about = cx.t("share-about");
    cx.words(ui, &about, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let place = cx.state.sharing.place.clone();
    let text = match &place {
        Some(place) => in_words(cx, place),
        None => cx.t("share-nowhere").to_string(),
    };
    cx.words(ui, &text, parts[1], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    found(ui, cx, parts[2]);
    match place {
        Some(place) => deeds(ui, cx, page, parts[3], &place),
        None => first(ui, cx, page, parts[3]),
    }
}

fn in_words(cx: &mut Cx<'_>, place: &Place) -> String {
    match place {
        Place::Folder { path, .. } => cx.tn("share-in-folder", &[("path", &path.display().to_string())]),
        Place::Bucket(account) => cx.tn("share-in-bucket", &[("bucket", &account.bucket), ("host", &account.endpoint)]),
    }
}

/// Nothing was chosen yet.
fn first(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 0.0]);
    let kinds = [("share-kind-folder", "folder"), ("share-kind-bucket", "network")];
    for (place, (name, icon)) in places.into_iter().zip(kinds) {
        let word = cx.t(name);
        if Key::new(name, place, &word).icon(icon).beside().lines(2).show(ui, cx) {
            page.sharing.form = Some(Form::new(name == "share-kind-bucket"));
            page.turned.turn_back();
        }
    }
}

/// What can be done with the place.
fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, place: &Place) {
    if page.sharing.asked == Some(Asked::Forget) {
        let question = cx.t("share-forget-sure");
        if ask(ui, cx, &mut page.sharing, rect, (&question, "share-forget")) {
            cx.send(Command::Sharing(SharingCommand::Forget));
        }
        return;
    }
    let ready = !cx.state.sharing.trying && !cx.state.sharing.busy;
    let places = columns(rect, GAP, &[0.0, 0.0, 0.0]);
    let name = cx.t("share-forget");
    if Key::new("share-forget", places[0], &name).icon("close").beside().lines(2).enabled(ready).show(ui, cx) {
        page.sharing.asked = Some(Asked::Forget);
    }
    let name = cx.t("share-change");
    if Key::new("share-change", places[1], &name).icon("edit").beside().lines(2).enabled(ready).show(ui, cx) {
        page.sharing.form = Some(Form::of(place));
        page.turned.turn_back();
    }
    if main_key(ui, cx, places[2], ("share-check", "check"), ready) {
        cx.send(Command::Sharing(SharingCommand::Check));
    }
}
