//! English: verb forms, articles, and sentences in English order from the same clauses.
//!
//! `verb` inflects, `gloss` reads what the vocabulary gives for a predicate, `noun` words a noun group with its article,
//! `adjunct` the words around the verb, `mood` what was tapped behind it (may, must, try), `idiom` what English says in its
//! own way, `say` the sentence.

mod adjunct;
mod fragment;
mod gloss;
mod idiom;
mod mood;
mod noun;
mod phrase;
mod say;
mod subject;
mod verb;

pub use noun::plural;
pub use say::say;
pub use verb::{base_of, gerund, past, third};
