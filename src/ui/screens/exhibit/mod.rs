//! Exhibit: the curator's room. Exhibitions, the light table, the collection, labels, consent, checks, what goes out.

mod ask;
mod carry;
mod checks;
mod choose;
mod consents;
mod details;
mod export;
mod filters;
mod hang;
mod label;
mod parts;
mod proof;
mod rooms;
mod shown;
mod shows;
mod side;
mod signature;
mod typing;
mod versions;
mod went;

use super::services::{PinPad, pin_pad_only};
use crate::app::{Command, ExhibitCommand, ExhibitView, Room};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ArtworkId;
use crate::domain::label::Field;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};
use typing::Typing;

/// What only this screen knows: texts being typed, pages, lists that were made ready.
#[derive(Default)]
pub struct ExhibitPage {
    typing: Typing,
    shows: shows::ShowsPage,
    hang: hang::HangPage,
    details: details::DetailsPage,
    label: label::LabelPage,
    choose: choose::ChoosePage,
    consents: consents::ConsentsPage,
    ask: ask::AskPage,
    checks: checks::ChecksPage,
    export: export::ExportPage,
    proof: proof::ProofPage,
}

/// The parts of an exhibition: what is seen, its text, its icon.
const TABS: [(ExhibitView, &str, &str); 6] = [
    (ExhibitView::Hang, "hung-works", "exhibit"),
    (ExhibitView::Choose, "all-works", "works"),
    (ExhibitView::Consents, "consent", "consent"),
    (ExhibitView::Checks, "checks", "check"),
    (ExhibitView::Export, "export-show", "export"),
    (ExhibitView::Details, "exhibition-details", "edit"),
];
/// Height of the line of parts.
const LINE: f32 = 64.0;

/// Before anything of a frame is drawn, whatever room it shows: what was being typed here is kept.
pub(super) fn settle(cx: &mut Cx<'_>, page: &mut ExhibitPage) {
    if cx.state.room != Room::Exhibit {
        page.typing.finish(cx);
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    page.typing.begin();
    if cx.state.exhibit.view == ExhibitView::Proof {
        page.proof.dropped(ui);
    } else {
        carry::dropped(ui, cx);
    }
    room(ui, cx, page, rect);
    page.typing.end(cx);
}

/// The curator's room is behind the PIN, where there is one.
pub(super) fn locked(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect) {
    let parts = rows(rect, GAP, &[super::top::height(rect), 44.0, 0.0]);
    let (title, text) = (cx.t("room-exhibit"), cx.t("exhibit-pin"));
    super::top::show(ui, cx, parts[0], &title, &text);
    cx.words(ui, &text, parts[1], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.ink);
    pin_pad_only(ui, cx, pad, parts[2]);
}

fn room(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect) {
    let state = cx.state;
    let Some(show) = state.exhibit.open.as_ref().and_then(|id| state.library.exhibitions.get(id)) else {
        return shows::show(ui, cx, &mut page.shows, rect);
    };
    match (state.exhibit.view, selected(cx)) {
        (ExhibitView::Ask, Some(work)) => return ask::show(ui, cx, page, rect, show, work),
        (ExhibitView::Label, Some(work)) => return label::show(ui, cx, page, rect, show, work),
        _ => {}
    }
    let parts = rows(rect, GAP, &[super::top::height(rect), LINE, 0.0]);
    let spoken = format!("{}. {}", show.title, shows::summary(cx, show));
    super::top::show(ui, cx, parts[0], &show.title, &spoken);
    tabs(ui, cx, parts[1]);
    match state.exhibit.view {
        ExhibitView::Hang | ExhibitView::Label | ExhibitView::Ask => hang::show(ui, cx, page, parts[2], show),
        ExhibitView::Choose => choose::show(ui, cx, page, parts[2], show),
        ExhibitView::Consents => consents::show(ui, cx, page, parts[2], show),
        ExhibitView::Checks => checks::show(ui, cx, page, parts[2], show),
        ExhibitView::Export => export::show(ui, cx, page, parts[2], show),
        ExhibitView::Proof => proof::show(ui, cx, page, parts[2], show),
        ExhibitView::Details => details::show(ui, cx, page, parts[2], show),
    }
}

/// The selected work.
fn selected<'a>(cx: &Cx<'a>) -> Option<&'a Artwork> {
    let state = cx.state;
    state.exhibit.selected.as_ref().and_then(|id| state.library.artworks.get(id))
}

fn tabs(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let widths: Vec<f32> = std::iter::once(64.0).chain(TABS.iter().map(|_| 0.0)).collect();
    let places = columns(rect, GAP, &widths);
    let name = cx.t("exhibitions");
    if Key::new("exhibit-back", places[0], &name).icon("previous").wordless().show(ui, cx) {
        exhibit(cx, ExhibitCommand::Open(None));
    }
    for ((view, text, icon), place) in TABS.into_iter().zip(&places[1..]) {
        let name = cx.t(text);
        // The certificate belongs to what goes out.
        let now = if cx.state.exhibit.view == ExhibitView::Proof { ExhibitView::Export } else { cx.state.exhibit.view };
        let chosen = now == view;
        let key = Key::new(("tab", text), *place, &name).icon(icon).lines(1).size(17.0).chosen(chosen);
        let key = if place.width() > 150.0 { key.beside() } else { key.size(14.0) };
        if key.show(ui, cx) {
            see(cx, view);
        }
    }
}

/// Sends a command of this room.
fn exhibit(cx: &mut Cx<'_>, command: ExhibitCommand) {
    cx.send(Command::Exhibit(command));
}

/// To another part.
fn see(cx: &mut Cx<'_>, view: ExhibitView) {
    exhibit(cx, ExhibitCommand::See(view));
}

/// To the label of a work, or to its maker being asked.
fn see_work(cx: &mut Cx<'_>, work: &ArtworkId, view: ExhibitView) {
    exhibit(cx, ExhibitCommand::Select(Some(work.clone())));
    see(cx, view);
}

/// To a field of the label of a work.
fn see_field(cx: &mut Cx<'_>, page: &mut ExhibitPage, work: &ArtworkId, field: Field) {
    page.label.want(field);
    see_work(cx, work, ExhibitView::Label);
}

/// How many hang, and the number of a work among them from 1.
fn number(show: &Exhibition, work: &str) -> Option<usize> {
    show.works().position(|id| id.as_str() == work).map(|at| at + 1)
}
