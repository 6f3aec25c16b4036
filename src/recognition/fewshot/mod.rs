//! Learning from a few examples, the same for signs, cards, drawings and spoken words.
//!
//! Examples are stored, not weights: teaching and deleting act at once, and an answer can be explained by the example
//! that is nearest. A word's score is the mean distance to its two nearest examples. How certain an answer is comes from
//! two ratios that need no constant of the way ([`Decision::evidence`]); what is certain enough is learnt from the person's
//! own examples, left out one at a time, and from a shipped background set.
//!
//! | file | what |
//! |---|---|
//! | `decide` | the recogniser: add, remove, decide |
//! | `memory` | examples, and how far they are from each other and from the background |
//! | `score` | scores of words, and evidence |
//! | `calibrate` | what counts as sure for this person |
//! | `teach` | good advice while teaching: which example to drop, how alike they are |

mod calibrate;
mod decide;
mod memory;
mod score;
mod teach;
#[cfg(test)]
mod tests;

pub use decide::Recogniser;
pub use memory::Key;
pub use teach::{Quality, which_to_drop};

/// How far two shown things are from each other. One implementation for each way.
pub trait Measure: Send + Sync {
    /// What is compared; made once for each example.
    type Features: Clone + Send + Sync;

    /// How unlike the two are: 0 is the same, symmetric, any scale. When it is certain to be at least `cutoff`, any
    /// value >= `cutoff` may be given at once (`f32::INFINITY` asks for the true value).
    fn distance(&self, a: &Self::Features, b: &Self::Features, cutoff: f32) -> f32;
}

/// One example of a word.
#[derive(Clone, Debug)]
pub struct Entry<F> {
    /// The word, by its id.
    pub word: String,
    /// What was shown.
    pub features: F,
    /// True: this is the word. False: the person said that this is **not** the word.
    pub is: bool,
}

/// A word that it could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The word, by its id.
    pub word: String,
    /// Mean distance to its two nearest examples, in the scale of the measure; larger when something that the person said
    /// is **not** the word is nearer.
    pub distance: f32,
    /// 0..=1: how probable it is that this is no word at all or another one, by rank among what is known not to be it:
    /// (1 + how many of those are as near) / (1 + how many there are). Small is good.
    pub p: f32,
}

/// What is done with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Goes into the strip (unless the word needs a tap).
    Sure,
    /// Two or three pictures and "none of these".
    Maybe,
    /// "모르겠어요".
    Unknown,
}

/// What a recogniser makes of something shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Sure, maybe or unknown.
    pub answer: Answer,
    /// Every taught word, best first.
    pub candidates: Vec<Candidate>,
    /// How certain it is that this is the first candidate: the logarithm of (how far that word's examples are from each
    /// other / its distance) x (how far the three nearest other things are / its distance). Larger is surer; minus infinity
    /// when nothing is taught.
    pub evidence: f32,
}
