//! Korean: conjugation and sentences.
//!
//! `irregular`, `stem` and `ending` conjugate any predicate; `predicate` builds what the ending keys ask for; `noun`,
//! `pronoun`, `number` and `particle` word what stands around it; `say` puts the sentence together.

mod ending;
mod fragment;
mod honorific;
mod irregular;
mod negation;
mod noun;
mod number;
mod particle;
mod predicate;
mod pronoun;
mod say;
mod stem;
mod unseen;

pub use ending::{Ending, Middle, Predicate, conjugate, inflect, is_honorific, variants};
pub use honorific::honorific;
pub use irregular::Class;
pub use noun::predicate_of;
pub use say::{Order, calls, lexical_request, say};
pub use stem::Stem;
pub use unseen::{Way, ways};
