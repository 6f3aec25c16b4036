//! From words to a scene: who, does what, where, in what weather, with what feeling, and how things stand to each other.

mod alt;
mod behaving;
pub mod edit;
mod kept;
mod meaning;
mod naming;
mod numbers;
mod placing;
mod reading;
mod relating;
mod seeing;
mod sizes;
mod spot;
mod telling;
mod tying;
mod view;

pub use alt::{alt_text, drawn_by_hand};

use crate::domain::locale::Lang;
use crate::domain::scene::Scene;
use crate::domain::vocabulary::Word;
use kept::Kept;

/// Most objects in one scene.
pub const MAX_OBJECTS: usize = 24;

/// Composes a scene from words in the order they were chosen. The same words and seed give the same scene; another seed
/// another arrangement. Words without a picture are left out; no word at all gives an empty meadow.
pub fn compose(words: &[&Word], seed: u64) -> Scene {
    compose_in(words, None, seed, None)
}

/// As [`compose`], after a hand changed `before`: what was placed by hand stays, what was taken out stays away.
pub fn recompose(words: &[&Word], seed: u64, before: &Scene) -> Scene {
    compose_in(words, None, seed, Some(before))
}

/// As [`compose`] and [`recompose`]; with `lang` English, relation words stand before their landmark even where the words of
/// the vocabulary are the Korean ones (`cat`, `위`, `box`).
pub fn compose_in(words: &[&Word], lang: Option<Lang>, seed: u64, before: Option<&Scene>) -> Scene {
    let plan = reading::read(words, lang);
    let kept = before.map_or_else(Kept::default, |before| Kept::of(before, &plan));
    placing::place(&plan, seed, kept)
}

/// Four arrangements to choose from, each seen in its own way; `seed + 4` gives the next four. Things placed by hand in
/// `before` stay in all of them.
pub fn variants(words: &[&Word], seed: u64, before: &Scene) -> [Scene; 4] {
    [0, 1, 2, 3].map(|i| recompose(words, seed.wrapping_add(i), before))
}
