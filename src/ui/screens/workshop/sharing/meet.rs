//! How it stands: when the tablets met last and what came of it; meeting now; leaving the circle.

use super::super::WorkshopPage;
use super::{Asked, Tab, ask, choose, found, main_key, when};
use crate::app::{CircleDeed, Command, SharingCommand};
use crate::ui::kit::tokens::{GAP, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, NO_ROW, Weight, columns, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let Some(circle) = cx.state.sharing.circle.clone() else { return };
    let (rect, seats) = match choose::is_open(cx) {
        true => {
            let parts = rows(rect, GAP, &[choose::LINE, 0.0]);
            (parts[1], Some(parts[0]))
        }
        false => (rect, None),
    };
    if let Some(seats) = seats {
        choose::key(ui, cx, page, seats);
    }
    let page = &mut page.sharing;
    let parts = rows(rect, GAP, &[64.0, 56.0, 0.0, 88.0]);
    let count = circle.tablets.len().to_string();
    let text = cx.tn("share-circle", &[("name", &circle.name), ("count", &count)]);
    cx.words(ui, &text, parts[0], TYPE_TITLE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let at = when(cx, circle.met);
    let text = cx.tn("share-met-last", &[("when", &at)]);
    cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let has_place = cx.state.sharing.place.is_some();
    if has_place {
        let halves = rows(parts[2], GAP, &[0.0, if circle.leaked > 0 { 64.0 } else { NO_ROW }]);
        found(ui, cx, halves[0]);
        if circle.leaked > 0 {
            let text = cx.t("share-leaked");
            cx.words(ui, &text, halves[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.care);
        }
    } else {
        let text = cx.t("share-place-first");
        cx.words(ui, &text, parts[2], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    }
    if page.asked == Some(Asked::Leave) {
        let question = cx.t("share-leave-sure");
        if ask(ui, cx, page, parts[3], (&question, "share-leave")) {
            cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Leave)));
        }
        return;
    }
    let ready = !cx.state.sharing.busy && !cx.state.sharing.trying;
    let places = columns(parts[3], GAP, &[0.0, 0.0]);
    let name = cx.t("share-leave");
    if Key::new("share-leaving", places[0], &name).icon("close").beside().lines(2).enabled(ready).show(ui, cx) {
        page.asked = Some(Asked::Leave);
    }
    if !has_place {
        if main_key(ui, cx, places[1], ("share-where", "folder"), ready) {
            page.tab = Tab::Place;
        }
    } else if main_key(ui, cx, places[1], ("share-meet", "repeat"), ready) {
        cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Meet)));
    }
}
