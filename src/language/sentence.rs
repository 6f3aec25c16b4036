//! From what was tapped to what is said.

use super::{clause, english, korean};
use crate::domain::locale::Lang;
use crate::domain::sentence::Endings;
use crate::domain::vocabulary::{Phrase, Word};

/// One thing that was tapped.
#[derive(Clone, Copy, Debug)]
pub enum Spoken<'a> {
    /// A word: takes part in the grammar.
    Word(&'a Word),
    /// A whole phrase: said as it stands.
    Phrase(&'a Phrase),
    /// Text from an imported board or the keyboard: said as it stands.
    Text(&'a str),
}

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The natural sentence with final punctuation; empty if nothing was tapped.
    pub text: String,
    /// The words as tapped, in their base forms, joined by spaces.
    pub bare: String,
}

/// The most pieces that take part in grammar; what follows is said as tapped (a strip holds 60 tiles).
const MAX_PIECES: usize = 120;

/// The sentence for what was tapped, in the order tapped, with the ending keys that are lit. Nothing is added that was
/// not tapped: particles, contractions and (for a noun under a question word or a lit key) 이다 are grammar; wishes,
/// requests, tenses, negations and questions come from their keys. Three lexical exceptions: a question word asks by
/// itself; 주다 alone (`물 + 주다`, no subject, no key) is a request, as on every AAC board; and -는 것/-기 joins a verb to
/// 좋다, 싫다 and their like. Never panics; empty input gives empty texts.
pub fn sentence(lang: Lang, pieces: &[Spoken<'_>], endings: &Endings) -> Sentence {
    let (head, tail) = pieces.split_at(pieces.len().min(MAX_PIECES));
    let units = clause::units(head, lang);
    let mut text = match lang {
        Lang::Ko => korean::say(units, endings),
        Lang::En => english::say(units, endings),
    };
    let rest = bare(lang, tail);
    if !rest.is_empty() {
        text = format!("{text} {rest}.");
    }
    Sentence { text, bare: bare(lang, pieces) }
}

/// The words as tapped, in their base forms, joined by spaces ("누른 낱말만 말하기").
pub fn bare(lang: Lang, pieces: &[Spoken<'_>]) -> String {
    let text = |piece: &Spoken<'_>| match piece {
        Spoken::Word(word) => word.text(lang).trim().to_owned(),
        Spoken::Phrase(phrase) => phrase.text.get(lang).trim().to_owned(),
        Spoken::Text(text) => text.trim().to_owned(),
    };
    let words: Vec<String> = pieces.iter().map(text).filter(|text| !text.is_empty()).collect();
    words.join(" ")
}
