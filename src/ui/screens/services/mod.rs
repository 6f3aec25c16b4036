//! Services, as an instructor meets them: a tab of the settings behind a PIN. And as a person meets them: one more way of
//! painting, and an honest waiting picture. Nothing of it is seen in a person's rooms while no service is on.

mod details;
mod entries;
mod forget;
mod form;
mod kinds;
mod list;
mod pin;
mod rules;
mod sent;
mod style;
mod waiting;

pub(super) use details::show as closely;
pub(super) use entries::{NARROW, typed as entry_line};
pub(super) use pin::{PinPad, show as pin_pad, show_only as pin_pad_only};
pub(super) use sent::shown;
pub(super) use style::{card, only_here, typed};
pub(super) use waiting::show as waiting;

use super::settings::SettingsPage;
use super::settings::lines::Lines;
use crate::app::{Command, EntryFault, QueueCommand, Room, ServicesCommand, WorkshopPart};
use crate::domain::id::AskId;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, grid_cell, rows};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct ServicesPage {
    pin: pin::PinPad,
    section: usize,
    /// The picture that is looked at closely.
    opened: Option<AskId>,
    /// A word that is never to be sent, being typed.
    word: String,
    /// Which kind of service is to be entered?
    choosing: bool,
    /// A service being entered or changed.
    form: Option<form::Form>,
}

const SECTIONS: [(&str, &str); 3] =
    [("services-list", "network"), ("services-rules", "privacy"), ("services-sent", "history")];

/// The tab.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    if !cx.state.services.unlocked {
        // A key that was typed and not kept is not left lying about.
        (page.services.form, page.services.choosing) = (None, false);
    }
    if !cx.state.services.unlocked || page.services.pin.is_changing() {
        return pin::show(ui, cx, &mut page.services.pin, rect);
    }
    let narrow = rect.width() < 620.0;
    let (across, down) = if narrow { (3, 2) } else { (SECTIONS.len() + 2, 1) };
    let parts = rows(rect, GAP, &[72.0 * down as f32 + GAP * (down - 1) as f32, 0.0]);
    for (index, (text, icon)) in SECTIONS.into_iter().enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, down), (index % across, index / across));
        let name = cx.t(text);
        let chosen = index == page.services.section;
        if Key::new(("section", text), cell, &name).icon(icon).size(15.0).lines(1).chosen(chosen).show(ui, cx) {
            page.services.section = index;
            page.services.opened = None;
            (page.services.form, page.services.choosing) = (None, false);
            page.turn_to_top();
        }
    }
    let nth = SECTIONS.len();
    let cell = grid_cell(parts[0], GAP, (across, down), (nth % across, nth / across));
    to_queue(ui, cx, cell);
    let nth = nth + 1;
    let cell = grid_cell(parts[0], GAP, (across, down), (nth % across, nth / across));
    let lock = cx.t("services-lock");
    if Key::new("services-lock", cell, &lock).icon("lock").size(15.0).lines(1).show(ui, cx) {
        cx.send(Command::Services(ServicesCommand::Lock));
    }
    section(ui, cx, page, parts[1]);
}

/// To the one queue of the workshop; how many wait there stands on the key.
fn to_queue(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) {
    let name = super::workshop::queue_name(cx);
    if Key::new("services-queue", cell, &name).icon("eye").size(15.0).lines(1).show(ui, cx) {
        cx.send(Command::Go(Room::Workshop));
        cx.send(Command::Queue(QueueCommand::Part(WorkshopPart::Queue)));
    }
}

fn section(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    let state = cx.state;
    if let Some(ask) = page.services.opened.as_ref().and_then(|id| state.library.asks.get(id)) {
        let place = (&mut page.services.opened, &mut page.turned);
        return details::show(ui, cx, place, rect, ask);
    }
    if page.services.form.is_some() {
        return form::show(ui, cx, page, rect);
    }
    if page.services.choosing {
        return kinds::choose(ui, cx, page, rect);
    }
    let mut lines = Lines::new(rect, &page.turned);
    match page.services.section {
        0 => list::show(ui, cx, &mut page.services, &mut lines),
        1 => rules::show(ui, cx, &mut page.services, &mut lines),
        _ => sent::show(ui, cx, &mut page.services, &mut lines),
    }
    lines.turn(ui, cx, &mut page.turned, rect);
    if page.services.form.is_some() || page.services.choosing {
        // What was opened begins with its first line.
        page.turn_to_top();
    }
}

/// A sentence on a line.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &str) {
    cx.words(ui, text, rect, TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
}

/// Why a service was not kept, and what to do.
fn worded_fault(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, fault: EntryFault) {
    // What stands in a workflow for the words.
    let text = cx.tn(&format!("entry-fault-{}", fault.name()), &[("mark", "{{prompt}}")]);
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.care);
}

/// Nothing is there.
fn empty(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) {
    let text = cx.t(text);
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
}
