//! How people in symbols look: shown by a hand and by words.

use super::lines::{Lines, ROW, choice};
use crate::domain::looks::{Hair, Skin};
use crate::domain::profile::Profile;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns};
use egui::Ui;

const SKINS: [(Option<Skin>, &str); 6] = [
    (None, "skin-none"),
    (Some(Skin::Light), "skin-light"),
    (Some(Skin::MediumLight), "skin-medium-light"),
    (Some(Skin::Medium), "skin-medium"),
    (Some(Skin::MediumDark), "skin-medium-dark"),
    (Some(Skin::Dark), "skin-dark"),
];
const HAIRS: [&str; 6] = ["hair-none", "hair-black", "hair-brown", "hair-blond", "hair-red", "hair-gray"];

/// Changes `person` by what is tapped.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &mut Profile) {
    let row = lines.line();
    let label = (row.width() * 0.32).min(300.0);
    let widths: Vec<f32> = std::iter::once(label).chain(SKINS.iter().map(|_| 0.0)).collect();
    let places = columns(row, GAP, &widths);
    let name = cx.t("skin");
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    for ((skin, text), place) in SKINS.into_iter().zip(&places[1..]) {
        let hand = skin.map_or_else(|| "✋".to_owned(), |skin| format!("✋{}", skin.modifier()));
        let spoken = format!("{name}: {}", cx.t(text));
        let is_now = person.looks.skin == skin;
        let border = if is_now { cx.colors.main } else { cx.colors.line };
        let key = Key::new(text, place.with_max_x(place.right().min(place.left() + 2.0 * ROW)), &spoken).wordless();
        let key = key.sign(Sign::Symbol(SymbolRef(hand))).border(border).fill(cx.colors.paper).chosen_quietly(is_now);
        if key.show(ui, cx) {
            person.looks.skin = skin;
        }
    }
    let now =
        person.looks.hair.and_then(|hair| Hair::ALL.iter().position(|other| *other == hair)).map_or(0, |at| at + 1);
    if let Some(index) = choice(ui, cx, lines.line(), "hair", &HAIRS, now) {
        person.looks.hair = index.checked_sub(1).and_then(|at| Hair::ALL.get(at)).copied();
    }
}
