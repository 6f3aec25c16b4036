//! From what was tapped to what is said.

use super::korean::Order;
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
    /// The same sentence in the order tapped, where Korean has another: 먹어요, 사과를. `None`: the order is the tapped one.
    pub tapped: Option<String>,
    /// The words as tapped, in their base forms, joined by spaces.
    pub bare: String,
}

impl Sentence {
    /// What is said: the sentence, the same in the order tapped, or the bare words.
    pub fn said(&self, bare: bool, as_tapped: bool) -> &str {
        match (bare, as_tapped, &self.tapped) {
            (true, ..) => &self.bare,
            (_, true, Some(tapped)) => tapped,
            _ => &self.text,
        }
    }
}

/// The most pieces that take part in grammar; what follows is said as tapped (a strip holds 60 tiles).
const MAX_PIECES: usize = 120;

/// The sentence for what was tapped, in the order tapped (the predicate goes last in Korean), with the lit ending keys.
///
/// Nothing is added that was not tapped: wishes, requests, tenses, negations and questions come from their keys.
/// Particles and connecting endings (-고, -(으)러 가다, -기 싫다, -는 게 좋다, -게) are grammar. Lexical cases:
/// - a question word asks by itself and, without a verb, takes 이다 (화장실 + 어디 -> 화장실이 어디예요?);
/// - 주다 without a subject and without keys is a request, as on every AAC board (물 + 주다 -> 물 주세요.);
/// - a lit key without a predicate gets only what it must stand on: 싶어요 원하다, 주세요 주다, tense and 안 이다 (하다
///   after 수영 and its like); nouns without keys stay as tapped (엄마, 물.);
/// - someone else's wish is -고 싶어 하다; someone named under 주세요 is called (엄마, 물 주세요.);
/// - 너 is 그쪽 and 너희 여러분 outside 반말, because 당신 sounds like a quarrel.
///
/// Never panics; empty input gives empty texts.
pub fn sentence(lang: Lang, pieces: &[Spoken<'_>], endings: &Endings) -> Sentence {
    let (head, tail) = pieces.split_at(pieces.len().min(MAX_PIECES));
    let units = clause::units(head, lang);
    let rest = bare(lang, tail);
    let whole = |text: String| if rest.is_empty() { text } else { format!("{text} {rest}.") };
    let (text, tapped) = match lang {
        Lang::Ko => {
            (korean::say(units.clone(), endings, Order::Natural), Some(korean::say(units, endings, Order::Tapped)))
        }
        Lang::En => (english::say(units, endings), None),
    };
    let tapped = tapped.filter(|tapped| *tapped != text).map(whole);
    Sentence { text: whole(text), tapped, bare: bare(lang, pieces) }
}

/// Whom the sentence is said to by name: 엄마 in 엄마, 물 주세요.
pub fn called<'a>(lang: Lang, pieces: &[Spoken<'a>], endings: &Endings) -> Vec<&'a Word> {
    let units = clause::units(pieces.get(..pieces.len().min(MAX_PIECES)).unwrap_or_default(), lang);
    let before_a_call = korean::calls(&units);
    let mut called = Vec::new();
    for (at, unit) in units.into_iter().enumerate() {
        let clause::Unit::Clause(mut clause) = unit else { continue };
        if before_a_call.contains(&at) {
            called.extend(clause.parts.iter().filter_map(|part| part.item()?.head()));
            continue;
        }
        let keys = korean::lexical_request(std::slice::from_ref(&clause), endings);
        let question = keys.question || clause.asks();
        clause::assign(&mut clause, &Endings { question, ..keys });
        called.extend(clause.with_role(clause::Role::Vocative).filter_map(clause::Item::head));
    }
    called
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
