//! Which word comes next: what many people say (`usual`), what this person says (`own`), and when and where it is.
//!
//! Everything is counted anew from what was said, on the device, whenever it is asked for: what a person forgets is forgotten here, too.

mod own;
mod usual;
mod whole;

pub use whole::{Whole, whole};

use crate::domain::id::WordId;
use crate::domain::vocabulary::{Everyday, Part, Vocabulary};
use std::collections::HashMap;

/// Something that was said before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said<'a> {
    /// Its words, in order.
    pub words: Vec<&'a WordId>,
    /// When.
    pub part: Option<Part>,
    /// Where.
    pub place: Option<&'a WordId>,
}

/// When and where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The part of the day.
    pub part: Option<Part>,
    /// The place, if somebody said where it is.
    pub place: Option<&'a WordId>,
}

/// Only the newest things said count.
pub const LOOK_BACK: usize = 1000;

/// Words by their places in the vocabulary.
struct Ids<'a>(HashMap<&'a WordId, usize>);

impl<'a> Ids<'a> {
    fn new(words: &'a Vocabulary) -> Self {
        Self(words.words().iter().enumerate().map(|(place, word)| (&word.id, place)).collect())
    }

    fn of(&self, id: &WordId) -> Option<usize> {
        self.0.get(id).copied()
    }
}

/// The chance of every word of the vocabulary, in its order, to come after `begun`. Together they are 1. `said` is what the person said,
/// newest first.
pub fn next_words(
    words: &Vocabulary,
    everyday: &Everyday,
    said: &[Said<'_>],
    now: Context<'_>,
    begun: &[&WordId],
) -> Vec<f64> {
    let ids = Ids::new(words);
    let own = own::Own::new(&ids, said, words.words().len());
    let begun: Vec<usize> = begun.iter().filter_map(|id| ids.of(id)).collect();
    let usual = usual::chances(&ids, words, everyday, now, &begun);
    own.chances(usual, now, &begun)
}

/// Makes a list of weights add up to 1, if there is anything in it.
fn shared_out(mut weights: Vec<f64>) -> Vec<f64> {
    let whole: f64 = weights.iter().sum();
    if whole > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= whole);
    }
    weights
}
