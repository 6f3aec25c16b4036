//! Whom to call for a person. It lies sealed; it is in the clear only here, while the room is unlocked.

use super::{View, WorkshopPage};
use crate::app::{Command, Contact, VaultCommand};
use crate::domain::guardian::Guardian;
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, area, columns, field, rows};
use egui::{Rect, Ui, vec2};
use std::rc::Rc;

/// Height of a line to type in.
const LINE: f32 = 64.0;

/// The person's contact is opened, and shown as soon as it is here.
pub(super) fn open(cx: &mut Cx<'_>, page: &mut WorkshopPage, person: &Profile) {
    page.open(View::Guardian(person.id.clone()));
    page.guardian = None;
    cx.send(Command::Vault(VaultCommand::OpenGuardian(person.id.clone())));
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect, person: &Profile) {
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width().min(900.0), rect.height()));
    let parts = rows(rect, GAP, &[72.0, 64.0, 0.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    let left = Key::new("guardian-back", places[0], &back).icon("left").lines(1).show(ui, cx);
    let title = cx.tn("contact-of", &[("name", &person.name)]);
    cx.words(ui, &title, places[1], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let state = cx.state;
    let contact = state.vault.contact.as_ref().filter(|(id, _)| *id == person.id).map(|(_, contact)| contact);
    let about = cx.t(match contact {
        Some(Contact::Unopenable) => "contact-gone",
        _ => "contact-about",
    });
    cx.words(ui, &about, parts[1], TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    match contact {
        Some(Contact::Open(known)) => enter(ui, cx, page, parts[2], (person, Some(known))),
        Some(Contact::Unopenable) => enter(ui, cx, page, parts[2], (person, None)),
        Some(Contact::Opening) | None => {
            if contact.is_none() {
                // Something was taken back meanwhile.
                cx.send(Command::Vault(VaultCommand::OpenGuardian(person.id.clone())));
            }
            let text = cx.t("loading");
            cx.words(ui, &text, parts[2], TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
        }
    }
    if left {
        cx.send(Command::Vault(VaultCommand::CloseGuardian));
        page.open(View::One(person.id.clone()));
    }
}

/// `known`: what it says until now; `None`: it cannot be opened, and gives way to whatever is saved, also to nothing.
fn enter(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut WorkshopPage,
    rect: Rect,
    (person, known): (&Profile, Option<&Guardian>),
) {
    let note = (rect.height() - 4.0 * (LINE + GAP) - GAP).clamp(LINE, 160.0);
    let parts = rows(rect, GAP, &[LINE, LINE, LINE, note, LINE + 8.0, 0.0]);
    let typed = page.guardian.get_or_insert_with(|| known.cloned().unwrap_or_default());
    let lines = [
        ("contact-name", &mut typed.name),
        ("contact-relation", &mut typed.relation),
        ("contact-phone", &mut typed.phone),
    ];
    for ((text, value), place) in lines.into_iter().zip(&parts) {
        let (place, label) = named(ui, cx, *place, text);
        field(ui, place, value, &label, TYPE_WORD, Guardian::MAX_LINE);
    }
    let (place, label) = named(ui, cx, parts[3], "contact-note");
    area(ui, place, &mut typed.note, &label, TYPE_WORD, Guardian::MAX_NOTE);
    let changed = known.is_none_or(|known| typed.held() != *known);
    let save = cx.t("save");
    let key = Key::new("guardian-save", parts[4], &save).icon("check").beside().lines(1).enabled(changed);
    let key = if changed { key.fill(cx.colors.main).ink(cx.colors.on_main) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Vault(VaultCommand::SaveGuardian(person.id.clone(), typed.clone())));
    }
}

/// What a line is for stands beside it, also when something is typed.
fn named(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, text: &'static str) -> (Rect, Rc<str>) {
    let places = columns(row, GAP, &[(row.width() * 0.28).min(200.0), 0.0]);
    let label = cx.t(text);
    cx.words(ui, &label, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    (places[1], label)
}
