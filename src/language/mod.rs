//! Korean and English: letters, particles, endings, sentences, and reading numbers out.
//!
//! [`sentence()`] words what was tapped. `clause` finds out what the words mean together, for both languages; `korean`
//! and `english` word it. [`reading::spoken`] prepares a text for the voice.

pub mod ask;
pub mod clause;
pub mod english;
pub mod errand;
pub mod find;
pub mod hangul;
pub mod heard;
pub mod josa;
pub mod korean;
pub mod numeral;
pub mod own_word;
pub mod predict;
pub mod prompt;
pub mod reading;
mod sentence;
pub mod typing;
pub mod wording;

pub use clause::lexicon::{is_close, is_digits as is_number};
pub use sentence::{Sentence, Spoken, bare, called, sentence};
