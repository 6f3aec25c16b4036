//! English: verb forms, articles, and sentences in English order from the same clauses.
//!
//! `verb` inflects, `gloss` reads what the vocabulary gives for a predicate, `noun` words a noun group with its article,
//! `adjunct` the words around the verb, `say` the sentence.

mod adjunct;
mod fragment;
mod gloss;
mod noun;
mod phrase;
mod say;
mod subject;
mod verb;

pub use noun::plural;
pub use say::say;
pub use verb::{base_of, gerund, past, third};
