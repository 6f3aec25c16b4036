//! Which circle it is about: that of the workshop, or that of an exhibition that several facilities open together.

use super::super::WorkshopPage;
use crate::app::{Command, SharingCommand};
use crate::domain::share::Reach;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

/// Height of the key.
pub(super) const LINE: f32 = 72.0;

/// Whether there is anything to choose.
pub(super) fn is_open(cx: &Cx<'_>) -> bool {
    !cx.state.library.exhibitions.is_empty() || cx.state.sharing.seat != Reach::Workshop
}

/// The circle that is seen; a tap shows the others.
pub(super) fn key(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let seat = cx.state.sharing.seat.clone();
    let word = worded(cx, &seat);
    let name = cx.tn("share-seat-choose", &[("name", &word)]);
    let key = Key::new("share-seat", rect, &name).word(&word).icon("choose").beside().lines(2);
    if key.enabled(!cx.state.sharing.busy && !cx.state.sharing.trying).show(ui, cx) {
        page.sharing.choosing = true;
        page.turned.turn_back();
    }
}

/// What a circle is called.
fn worded(cx: &mut Cx<'_>, seat: &Reach) -> String {
    let Reach::Show(show) = seat else { return cx.t("share-seat-workshop").to_string() };
    let title = cx.state.library.exhibitions.get(show).map(|show| show.title.clone());
    match title {
        Some(title) => cx.tn("share-seat-show", &[("name", &title)]),
        // Joined by a code, and not met yet.
        None => cx.t("share-seat-new").to_string(),
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP, &[64.0, 0.0]);
    let text = cx.t("share-seat-about");
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let mut seats = vec![Reach::Workshop];
    let mut shows: Vec<_> = cx.state.library.exhibitions.values().map(|show| (show.made, show.id.clone())).collect();
    shows.sort_by(|a, b| b.cmp(a));
    seats.extend(shows.into_iter().map(|(_, id)| Reach::Show(id)));
    let at = cx.state.sharing.seat.clone();
    if !seats.contains(&at) {
        seats.push(at.clone());
    }
    let mut lines = Lines::new(parts[1], &page.turned);
    for (nth, seat) in seats.into_iter().enumerate() {
        let row = lines.line();
        let name = worded(cx, &seat);
        let place = columns(row, GAP, &[row.width().min(640.0)]);
        let icon = if seat == Reach::Workshop { "workshop" } else { "exhibit" };
        let key = Key::new(("share-seat", nth), place[0], &name).icon(icon).beside().lines(2).chosen(seat == at);
        if row.is_positive() && key.show(ui, cx) {
            page.sharing = super::SharingPage::default();
            cx.send(Command::Sharing(SharingCommand::Seat(seat)));
        }
    }
    lines.turn(ui, cx, &mut page.turned, parts[1]);
}
