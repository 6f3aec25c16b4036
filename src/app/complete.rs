//! What could be meant by the letters typed so far: words with their pictures, and whole sentences.
//!
//! Words come from the vocabulary and from what this person typed before; sentences from what they said and from the
//! phrases. The better fit comes first, then what this person says more often.

use crate::app::state::State;
use crate::domain::id::{PhraseId, UtteranceId, WordId};
use crate::domain::strip::{Piece, Tile, Written};
use crate::domain::vocabulary::SymbolRef;
use crate::language::find::{Fit, beginning, folded, typed};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Words that are offered at most.
pub const WORDS: usize = 5;
/// Sentences that are offered at most.
pub const SENTENCES: usize = 2;

/// What an offer stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// A word of the vocabulary.
    Word(WordId),
    /// A word that the person typed before.
    Text(String),
    /// A phrase.
    Phrase(PhraseId),
    /// Something that the person said before.
    Said(UtteranceId),
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it stands for.
    pub what: Offered,
    /// As it is written.
    pub text: String,
    /// Its picture; empty: none.
    pub symbol: SymbolRef,
}

/// What is offered: words for the last word, sentences for all of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// Up to [`WORDS`].
    pub words: Vec<Offer>,
    /// Up to [`SENTENCES`].
    pub sentences: Vec<Offer>,
}

/// For the text before the cursor of a line.
pub fn offers_for(state: &State, before: &str) -> Offers {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    offers(state, word, line)
}

/// For the strip, while its last word is being typed.
pub fn offers_for_strip(state: &State) -> Offers {
    let strip = state.strip();
    let Some(Tile { piece: Piece::Text(word), written, .. }) = strip.tiles.last() else { return Offers::default() };
    if state.talk.spoken || *written == Written::No {
        return Offers::default();
    }
    let word = if *written == Written::Open { word.as_str() } else { "" };
    let line: Vec<String> = strip.tiles.iter().map(|tile| state.tile_text(tile)).collect();
    offers(state, word, &line.join(" "))
}

fn offers(state: &State, word: &str, line: &str) -> Offers {
    let (word, line) = (typed(word), typed(line));
    if line.is_empty() {
        return Offers::default();
    }
    let said = Said::of(state);
    let words = if word.is_empty() { Vec::new() } else { words(state, &said, &word) };
    Offers { words, sentences: sentences(state, &said, &line) }
}

/// What this person said: how often each word, and what they typed themselves.
struct Said<'s> {
    sentences: Vec<&'s crate::domain::strip::Utterance>,
    words: HashMap<&'s str, usize>,
    texts: HashMap<&'s str, usize>,
}

impl<'s> Said<'s> {
    fn of(state: &'s State) -> Self {
        let sentences = state.who.as_ref().map(|who| state.library.said(who)).unwrap_or_default();
        let (mut words, mut texts) = (HashMap::new(), HashMap::new());
        for tile in sentences.iter().flat_map(|said| &said.tiles) {
            match &tile.piece {
                Piece::Word(id) => *words.entry(id.as_str()).or_default() += 1,
                Piece::Text(text) if tile.written != Written::No => *texts.entry(text.as_str()).or_default() += 1,
                _ => {}
            }
        }
        Self { sentences, words, texts }
    }
}

/// The best first; of equal ones the shorter, then the one that comes first in its source.
fn best<T>(found: impl Iterator<Item = (Fit, usize, usize, T)>, most: usize) -> Vec<T> {
    let mut found: Vec<_> = found.enumerate().map(|(place, it)| (it.0, usize::MAX - it.1, it.2, place, it.3)).collect();
    found.sort_by_key(|(fit, often, length, place, _)| (*fit, *often, *length, *place));
    found.into_iter().take(most).map(|(.., what)| what).collect()
}

fn words(state: &State, said: &Said<'_>, word: &[char]) -> Vec<Offer> {
    let lang = state.lang();
    let shown = |w: &crate::domain::vocabulary::Word| state.person().is_none_or(|p| !p.masks(&w.id, w.level));
    let all = state.words.words().iter().zip(state.index.entries());
    let of_vocabulary = all.filter_map(|(w, forms)| {
        let fit = forms.iter().filter_map(|form| beginning(form, word)).min().filter(|_| shown(w))?;
        let often = said.words.get(w.id.as_str()).copied().unwrap_or_default();
        let text = w.text(lang).to_owned();
        Some((fit, often, text.chars().count(), (Offered::Word(w.id.clone()), text, w.symbol.clone())))
    });
    let typed_before = said.texts.iter().filter(|(text, _)| state.words.find(text).is_none());
    let typed_before = typed_before.filter_map(|(text, often)| {
        let fit = beginning(&folded(text), word)?;
        let what = (Offered::Text((*text).to_owned()), (*text).to_owned(), SymbolRef::default());
        Some((fit, *often, text.chars().count(), what))
    });
    let offer = |(what, text, symbol)| Offer { what, text, symbol };
    best(of_vocabulary.chain(typed_before), WORDS).into_iter().map(offer).collect()
}

fn sentences(state: &State, said: &Said<'_>, line: &[char]) -> Vec<Offer> {
    let lang = state.lang();
    let mut counts: HashMap<&str, (usize, &crate::domain::strip::Utterance)> = HashMap::new();
    for utterance in said.sentences.iter().rev().filter(|said| said.lang == lang && said.tiles.len() > 1) {
        // The newest one of equal sentences is the one that comes back.
        let entry = counts.entry(utterance.text.as_str()).or_insert((0, utterance));
        *entry = (entry.0 + 1, utterance);
    }
    let before = counts.into_iter().filter_map(|(text, (often, said))| {
        let fit = fit_of_sentence(text, line)?;
        let symbol = said.tiles.first().map(|tile| state.tile_symbol(tile)).unwrap_or_default();
        Some((fit, often, text.len(), (Offered::Said(said.id.clone()), text.to_owned(), symbol)))
    });
    let phrases = state.words.phrases().iter().filter_map(|phrase| {
        let text = phrase.text.get(lang);
        let fit = fit_of_sentence(text, line)?;
        Some((fit, 0, text.len(), (Offered::Phrase(phrase.id.clone()), text.to_owned(), phrase.symbol.clone())))
    });
    let offer = |(what, text, symbol)| Offer { what, text, symbol };
    best(before.chain(phrases), SENTENCES).into_iter().map(offer).collect()
}

/// A sentence goes on from a line, with or without its spaces.
fn fit_of_sentence(text: &str, line: &[char]) -> Option<Fit> {
    let bare: Vec<char> = line.iter().copied().filter(|c| !c.is_whitespace()).collect();
    // As much of the sentence as can matter: it is long, the line is short.
    let start: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace()).take(bare.len() + 2).flat_map(char::to_lowercase).collect();
    beginning(&start, &bare).filter(|_| start.len() > bare.len())
}
