//! 함께 쓰기: where tablets meet. The place that was chosen and whether it works; another one, tried out before it is kept.

use super::{View, WorkshopPage};
use crate::app::{Command, Found, SharingCommand};
use crate::domain::place::Place;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::workshop::sharing_form::{self, Form};
use egui::{Rect, Ui};

/// What only this page knows.
#[derive(Default)]
pub(super) struct SharingPage {
    /// A place being entered.
    pub(super) form: Option<Form>,
    /// Stopping was pressed once.
    forgetting: bool,
}

/// Opens the page.
pub(super) fn open(cx: &mut Cx<'_>, page: &mut WorkshopPage) {
    cx.send(Command::Sharing(SharingCommand::Look));
    page.sharing = SharingPage::default();
    page.open(View::Sharing);
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    if page.sharing.form.is_some() {
        return sharing_form::show(ui, cx, page, rect);
    }
    let parts = rows(rect, GAP, &[72.0, 64.0, 88.0, 0.0, 72.0]);
    top(ui, cx, page, parts[0]);
    let about = cx.t("share-about");
    cx.words(ui, &about, parts[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let place = cx.state.sharing.place.clone();
    let text = match &place {
        Some(place) => in_words(cx, place),
        None => cx.t(if cx.state.sharing.known { "share-nowhere" } else { "loading" }).to_string(),
    };
    cx.words(ui, &text, parts[2], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    found(ui, cx, parts[3]);
    match place {
        Some(_) => deeds(ui, cx, page, parts[4]),
        None if cx.state.sharing.known => first(ui, cx, page, parts[4]),
        None => {}
    }
}

fn in_words(cx: &mut Cx<'_>, place: &Place) -> String {
    match place {
        Place::Folder { path, .. } => cx.tn("share-in-folder", &[("path", &path.display().to_string())]),
        Place::Bucket(account) => cx.tn("share-in-bucket", &[("bucket", &account.bucket), ("host", &account.endpoint)]),
    }
}

/// Back, and what this is about.
fn top(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let places = columns(rect, GAP, &[(rect.width() * 0.26).min(200.0), 0.0]);
    let name = cx.t("back");
    if Key::new("sharing-back", places[0], &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.open(View::People);
    }
    let text = cx.t("share-where");
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

/// How the last trial ended, and what can be done about it.
pub(super) fn found(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let sharing = &cx.state.sharing;
    let (text, color) = match (sharing.trying, sharing.found) {
        (true, _) => (cx.t("share-trying").to_string(), cx.colors.soft_ink),
        (false, None) => return,
        (false, Some(Found::Unkept)) => (cx.t("share-unkept").to_string(), cx.colors.care),
        (false, Some(Found::Tried { verdict, kept })) => {
            let key = format!("share-verdict-{}", verdict.key());
            let mut text = format!("{} {}", cx.tn(&key, &[]), cx.tn(&format!("{key}.hint"), &[]));
            if !kept {
                text = format!("{text} {}", cx.t("share-not-chosen"));
            }
            (text, if verdict.is_usable() { cx.colors.ink } else { cx.colors.care })
        }
    };
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 4, color);
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
fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let ready = !cx.state.sharing.trying;
    if page.sharing.forgetting {
        return forget(ui, cx, page, rect);
    }
    let places = columns(rect, GAP, &[0.0, 0.0, 0.0]);
    let name = cx.t("share-forget");
    let key = Key::new("share-forget", places[0], &name).icon("close").beside().lines(2).enabled(ready);
    page.sharing.forgetting = key.show(ui, cx);
    let name = cx.t("share-change");
    if Key::new("share-change", places[1], &name).icon("edit").beside().lines(2).enabled(ready).show(ui, cx) {
        page.sharing.form = Some(cx.state.sharing.place.as_ref().map_or_else(|| Form::new(false), Form::of));
        page.turned.turn_back();
    }
    let name = cx.t("share-check");
    let key = Key::new("share-check", places[2], &name).icon("check").beside().lines(2).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Sharing(SharingCommand::Check));
    }
}

/// Only with a second press.
fn forget(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let width = (rect.width() * 0.22).min(180.0);
    let places = columns(rect, GAP, &[0.0, width, width]);
    let question = cx.t("share-forget-sure");
    cx.words(ui, &question, places[0], TYPE_SECOND, Weight::Bold, Align::Left, 3, cx.colors.ink);
    let (yes, no) = (cx.t("share-forget"), cx.t("cancel"));
    if Key::new("share-forget-no", places[2], &no).icon("close").beside().lines(1).show(ui, cx) {
        page.sharing.forgetting = false;
    }
    if Key::new("share-forget-yes", places[1], &yes).icon("check").beside().lines(2).show(ui, cx) {
        page.sharing.forgetting = false;
        cx.send(Command::Sharing(SharingCommand::Forget));
    }
}
