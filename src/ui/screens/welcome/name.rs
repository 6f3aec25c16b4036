//! The third card: who is here. A name or none, and a picture to be found by.

use super::{SENTENCE, sentence};
use crate::domain::profile::PICTURES;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_WORD, Tint};
use crate::ui::kit::{Cx, Key, Sign, field, grid_cell, rows};
use crate::ui::screens::settings::lines::save;
use egui::{Rect, Ui};

/// The name that is being typed; none: it is as it was.
#[derive(Default)]
pub(super) struct NameCard {
    typed: Option<String>,
}

/// Letters of a name at most.
const MAX_NAME: usize = 40;
/// Height of the line to type in.
const LINE: f32 = 76.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, card: &mut NameCard, rect: Rect, text: &str) {
    let Some(person) = cx.state.person().cloned() else { return };
    let across = if rect.width() < 620.0 { 4 } else { 6 };
    let down = PICTURES.len().div_ceil(across);
    // Large, but never so large that they are stripes.
    let pictures = (rect.height() - SENTENCE - LINE - 2.0 * GAP).min(rect.width() / across as f32 * down as f32 * 0.9);
    let parts = rows(rect, GAP, &[SENTENCE, LINE, pictures.max(72.0 * down as f32)]);
    sentence(ui, cx, parts[0], text);
    let label = cx.t("person-name");
    let guest = cx.t("guest");
    let mut name =
        card.typed.clone().unwrap_or_else(|| if *person.name == *guest { String::new() } else { person.name.clone() });
    if field(ui, parts[1], &mut name, &label, TYPE_WORD * 1.3, MAX_NAME).changed() {
        card.typed = Some(name);
    }
    for (index, symbol) in PICTURES.iter().enumerate() {
        let cell = grid_cell(parts[2], GAP, (across, down), (index % across, index / across));
        let name = format!("{} {}", cx.t("person-picture"), index + 1);
        let symbol = SymbolRef::from(*symbol);
        let is_now = person.picture == symbol;
        let key = Key::new(("welcome-picture", index), cell, &name).wordless().chosen_quietly(is_now);
        let key = key.border(if is_now { cx.colors.main } else { cx.colors.line });
        let key = key.fill(if is_now { cx.colors.tint(Tint::Person) } else { cx.colors.paper });
        if key.sign(Sign::Symbol(symbol.clone())).show(ui, cx) {
            let mut new = person.clone();
            new.picture = symbol;
            save(cx, new);
        }
    }
}

/// Whoever goes on is called as was typed; nobody has to be.
pub(super) fn keep(cx: &mut Cx<'_>, card: &mut NameCard) {
    let Some(typed) = card.typed.take() else { return };
    let Some(person) = cx.state.person().cloned() else { return };
    let name = typed.trim();
    if !name.is_empty() && name != person.name {
        let mut new = person;
        name.clone_into(&mut new.name);
        save(cx, new);
    }
}
