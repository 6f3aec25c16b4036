//! Beside the light table: the selected work with its consent, what is missing and where it is mended; else the exhibition.

use super::parts::{KEY, heading, key, paint, panel, sentence, stands, use_key};
use super::{ExhibitPage, checks, exhibit, see, see_work, shows};
use crate::app::{ExhibitCommand, ExhibitView, is_by_service};
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::Exhibition;
use crate::text::label::Surface;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let inner = panel(ui, cx, rect);
    match super::selected(cx).filter(|work| show.has(work.id.as_str())) {
        Some(work) => of_work(ui, cx, page, inner, show, work),
        None => of_show(ui, cx, page, inner, show),
    }
}

fn of_show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, GAP, &[60.0, 60.0, 0.0, KEY, KEY]);
    cx.words(ui, &show.title, parts[0], 24.0, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let summary = shows::summary(cx, show);
    sentence(ui, cx, parts[1], &summary);
    checks::few(ui, cx, page, parts[2], show, None);
    let places = columns(parts[3], GAP, &[0.0, 0.0]);
    if key(ui, cx, places[0], "exhibition-copy", "duplicate", true) {
        exhibit(cx, ExhibitCommand::Copy(show.id.clone()));
    }
    if key(ui, cx, places[1], "exhibition-details", "edit", true) {
        see(cx, ExhibitView::Details);
    }
    if key(ui, cx, parts[4], "all-works", "works", true) {
        see(cx, ExhibitView::Choose);
    }
}

fn of_work(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition, work: &Artwork) {
    let moves = if show.rooms.len() > 1 { 4 } else { 3 };
    let keys = moves as f32 * (KEY + GAP) - GAP;
    let upright = rect.width() > 560.0;
    let (about, below) = if upright {
        let halves = columns(rect, GAP * 2.0, &[0.0, 0.0]);
        (halves[0], halves[1])
    } else {
        let halves = rows(rect, GAP, &[0.0, keys]);
        (halves[0], halves[1])
    };
    let uses = if is_by_service(work) { 84.0 } else { 56.0 };
    let parts = rows(about, 4.0, &[(about.height() * 0.3).clamp(60.0, 260.0), 30.0, 44.0, uses, 0.0]);
    paint(ui, cx, parts[0], work);
    let label = super::shown::wording(cx, cx.state.lang()).label(work, show, Surface::Paper(super::shown::mm(cx)));
    cx.words(ui, &label.title, parts[1], 24.0, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let second = [&label.maker, &label.year, &label.technique].map(String::as_str).join(" · ");
    cx.words(ui, &second, parts[2], 16.0, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let uses = notice(ui, cx, parts[3], work);
    consent(ui, cx, uses, work);
    checks::few(ui, cx, page, parts[4], show, Some(&work.id));
    actions(ui, cx, below, show, work, moves);
}

/// Said wherever a service had a hand in a work; the rest of the place.
fn notice(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) -> Rect {
    if !is_by_service(work) {
        return rect;
    }
    let (line, rest) = rect.split_top_bottom_at_y(rect.top() + 26.0);
    let text = cx.t("ai-notice");
    cx.words(ui, &text, line, 16.0, Weight::Bold, Align::Left, 1, cx.colors.ink);
    rest
}

/// The four uses at a glance; a tap leads to asking.
fn consent(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    for (purpose, place) in Use::ALL.into_iter().zip(columns(rect, 4.0, &[0.0; 4])) {
        let (icon, said) = stands(work, purpose);
        let (name, said) = (cx.t(use_key(purpose)), cx.t(said));
        let spoken = format!("{name}: {said}");
        let refused = icon == "cross";
        let fill = if refused { cx.colors.tint(Tint::Negation) } else { cx.colors.paper };
        let key = Key::new(("side-use", purpose.name()), place, &spoken).word(&name).second(&said);
        if key.size(17.0).lines(1).fill(fill).show(ui, cx) {
            see_work(cx, &work.id, ExhibitView::Ask);
        }
    }
}

fn actions(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, work: &Artwork, down: usize) {
    let height = (rect.height() + GAP) / down as f32 - GAP;
    let area = rect.with_max_y(rect.top() + (height.min(72.0) + GAP) * down as f32 - GAP);
    let cell = |column, row| grid_cell(area, GAP, (2, down), (column, row));
    let (id, show_id) = (work.id.clone(), show.id.clone());
    if key(ui, cx, cell(0, 0), "label-open", "label", true) {
        see(cx, ExhibitView::Label);
    }
    if key(ui, cx, cell(1, 0), "consent-open", "consent", true) {
        see(cx, ExhibitView::Ask);
    }
    let at = super::number(show, id.as_str()).unwrap_or_default();
    if key(ui, cx, cell(0, 1), "move-earlier", "left", at > 1) {
        exhibit(cx, ExhibitCommand::Shift(show_id.clone(), id.clone(), -1));
    }
    if key(ui, cx, cell(1, 1), "move-later", "right", at < show.count() || show.rooms.len() > 1) {
        exhibit(cx, ExhibitCommand::Shift(show_id.clone(), id.clone(), 1));
    }
    let (room, _) = show.place_of(id.as_str()).unwrap_or_default();
    if down > 3 {
        let to = |room| ExhibitCommand::Place { show: show.id.clone(), work: id.clone(), room, place: usize::MAX };
        if key(ui, cx, cell(0, 2), "room-before", "previous", room > 0) {
            exhibit(cx, to(room.saturating_sub(1)));
        }
        if key(ui, cx, cell(1, 2), "room-after", "next", room + 1 < show.rooms.len()) {
            exhibit(cx, to(room + 1));
        }
    }
    let name = cx.t("remove-work");
    let last = cell(0, down - 1).union(cell(1, down - 1));
    let key = Key::new("take-down", last, &name).icon("remove").beside().size(TYPE_SECOND).lines(1);
    if key.fill(cx.colors.tint(Tint::Negation)).show(ui, cx) {
        exhibit(cx, ExhibitCommand::TakeDown(show_id, id));
    }
}

/// A heading with a sentence below, where a list is empty.
pub(super) fn fine(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let parts = rows(rect, 4.0, &[28.0, 0.0]);
    heading(ui, cx, parts[0], "checks");
    let text = cx.t("check-fine");
    cx.words(
        ui,
        &text,
        parts[1].with_max_y(parts[1].top() + 48.0),
        TYPE_SECOND,
        Weight::Regular,
        Align::Left,
        2,
        cx.colors.done,
    );
}
