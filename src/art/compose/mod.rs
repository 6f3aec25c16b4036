//! From words to a scene: who, does what, where, in what weather, with what feeling.

mod alt;
mod behaving;
mod meaning;
mod placing;
mod reading;
mod sizes;
mod spot;

pub use alt::{alt_text, drawn_by_hand};

use crate::domain::scene::Scene;
use crate::domain::vocabulary::Word;

/// Most objects in one scene.
pub const MAX_OBJECTS: usize = 24;

/// Composes a scene from words in the order they were chosen. The same words and seed give the same scene; another seed
/// another arrangement. Words without a picture are left out; no word at all gives an empty meadow.
pub fn compose(words: &[&Word], seed: u64) -> Scene {
    let plan = reading::read(words);
    placing::place(&plan, seed)
}
