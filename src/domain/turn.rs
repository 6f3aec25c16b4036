//! Who speaks when: what cuts in, what waits, what gives way.
//!
//! | what comes | while a word is said | while a sentence is said | while it is paused |
//! |---|---|---|---|
//! | the bell, a protecting word | cuts in | cuts in | ends it |
//! | a sentence, where the new one cuts | cuts in | cuts in | ends it |
//! | a sentence, where the new one waits | waits | waits | ends it |
//! | a word, where the new one cuts | cuts in | cuts in | ends it |
//! | a word, where the new one waits | waits, instead of a word that waits already | the same | ends it |
//! | a cue of scanning | is not told | is not told | is not told |

use serde::{Deserialize, Serialize};

/// How something to be said comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// At once: what is being said is cut off, and what waits is dropped.
    Cuts,
    /// After all that waits.
    #[default]
    Waits,
    /// After what is being said and the sentences that wait, instead of a word that waits already: many quick taps are never
    /// heard long after.
    Word,
}

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// A word that must always come through: no, stop, help, hurt.
    Protecting,
    /// One word of a sentence in the making.
    Word,
    /// A sentence, or anything else that was asked for as a whole.
    Whole,
}

impl Turn {
    /// The turn of something; `cuts`: the person set that new speech cuts off what is being said.
    pub fn of(saying: Saying, cuts: bool) -> Self {
        match saying {
            Saying::Protecting => Self::Cuts,
            _ if cuts => Self::Cuts,
            Saying::Word => Self::Word,
            Saying::Whole => Self::Waits,
        }
    }
}
