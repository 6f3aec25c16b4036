//! What could be meant by the letters typed so far: words with their pictures, and whole sentences.
//!
//! Words come from the vocabulary and from what this person typed before; sentences from what they said and from the
//! phrases. The better fit comes first, then what this person says more often.

use crate::app::state::State;
use crate::domain::id::{Millis, PhraseId, ProfileId, UtteranceId, WordId};
use crate::domain::locale::Lang;
use crate::domain::strip::{Piece, Tile, Utterance, Written};
use crate::domain::vocabulary::{SymbolRef, Word};
use crate::language::find::{Fit, beginning, folded, typed};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Words that are offered at most.
pub const WORDS: usize = 5;
/// So many more are looked at, since some are written alike.
const ALIKE: usize = 5;
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

/// What was learnt from what a person said, made once and asked at every key. Nothing of it is stored: what is forgotten
/// in the history is forgotten here.
#[derive(Clone, Debug, Default)]
pub struct Learnt {
    of: Option<(Option<ProfileId>, Lang, usize, Millis)>,
    /// How often each word was said.
    words: HashMap<WordId, usize>,
    /// What the person typed themselves: as written, as compared, how often.
    texts: Vec<(String, Vec<char>, usize)>,
    /// What can be said as a whole, the person's own before the phrases.
    sentences: Vec<Sentence>,
}

#[derive(Clone, Debug)]
struct Sentence {
    what: Offered,
    text: String,
    /// As compared: in small letters, without spaces.
    bare: Vec<char>,
    often: usize,
}

/// In small letters, without spaces.
fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl Learnt {
    /// From what the person of now said in their language.
    pub fn of(state: &State) -> Self {
        let lang = state.lang();
        let said = state.who.as_ref().map(|who| state.library.said(who)).unwrap_or_default();
        let (mut words, mut texts) = (HashMap::new(), HashMap::new());
        for tile in said.iter().flat_map(|said| &said.tiles) {
            match &tile.piece {
                Piece::Word(id) => *words.entry(id.clone()).or_default() += 1,
                Piece::Text(text) if tile.written != Written::No => *texts.entry(text.as_str()).or_default() += 1,
                _ => {}
            }
        }
        let own = texts.into_iter().filter(|(text, _)| state.words.find(text).is_none());
        let mut texts: Vec<_> = own.map(|(text, often)| (text.to_owned(), folded(text), often)).collect();
        texts.sort();
        let phrases = state.words.phrases().iter().map(|phrase| {
            let text = phrase.text.get(lang).to_owned();
            Sentence { what: Offered::Phrase(phrase.id.clone()), bare: bare(&text), text, often: 0 }
        });
        let sentences = own_sentences(&said, lang).into_iter().chain(phrases).collect();
        Self { of: Some(Self::key(state)), words, texts, sentences }
    }

    /// Whether it is still what the person said.
    pub fn is_of(&self, state: &State) -> bool {
        self.of.as_ref() == Some(&Self::key(state))
    }

    fn key(state: &State) -> (Option<ProfileId>, Lang, usize, Millis) {
        let newest = state.library.utterances.values().map(|said| said.at).max().unwrap_or_default();
        (state.who.clone(), state.lang(), state.library.utterances.len(), newest)
    }
}

/// Sentences of more than a word, each once; of equal ones the newest comes back.
fn own_sentences(said: &[&Utterance], lang: Lang) -> Vec<Sentence> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    for said in said.iter().filter(|said| said.lang == lang && said.tiles.len() > 1) {
        let place = *places.entry(said.text.as_str()).or_insert(sentences.len());
        match sentences.get_mut(place) {
            Some(sentence) => sentence.often += 1,
            None => {
                let (what, text) = (Offered::Said(said.id.clone()), said.text.clone());
                sentences.push(Sentence { what, bare: bare(&text), text, often: 1 });
            }
        }
    }
    sentences
}

/// For the text before the cursor of a line.
pub fn offers_for(state: &State, learnt: &Learnt, before: &str) -> Offers {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let mut offers = offers(state, learnt, word, line);
    // In a line two words that are written alike are one.
    let mut seen = HashSet::new();
    offers.words.retain(|offer| seen.insert(offer.text.clone()));
    offers.words.truncate(WORDS);
    offers
}

/// For the strip, while its last word is being typed.
pub fn offers_for_strip(state: &State, learnt: &Learnt) -> Offers {
    let strip = state.strip();
    let Some(Tile { piece: Piece::Text(word), written, .. }) = strip.tiles.last() else { return Offers::default() };
    if state.talk.spoken || *written == Written::No {
        return Offers::default();
    }
    let word = if *written == Written::Open { word.as_str() } else { "" };
    let line: Vec<String> = strip.tiles.iter().map(|tile| state.tile_text(tile)).collect();
    let mut offers = offers(state, learnt, word, &line.join(" "));
    offers.words.truncate(WORDS);
    offers
}

fn offers(state: &State, learnt: &Learnt, word: &str, line: &str) -> Offers {
    let (word, line) = (typed(word), typed(line));
    let line: Vec<char> = line.into_iter().filter(|c| !c.is_whitespace()).collect();
    if line.is_empty() {
        return Offers::default();
    }
    let words = if word.is_empty() { Vec::new() } else { words(state, learnt, &word) };
    Offers { words, sentences: sentences(state, learnt, &line) }
}

/// The best first; of equal ones the more frequent, the shorter, then the one that comes first in its source.
fn best<T>(found: impl Iterator<Item = (Fit, usize, usize, T)>, most: usize) -> Vec<T> {
    let mut found: Vec<_> = found.enumerate().collect();
    found.sort_by_key(|(place, (fit, often, length, _))| (*fit, Reverse(*often), *length, *place));
    found.into_iter().take(most).map(|(_, (.., what))| what).collect()
}

fn words(state: &State, learnt: &Learnt, word: &[char]) -> Vec<Offer> {
    /// A word of the vocabulary, or one of the person's own.
    enum Source<'s> {
        Word(&'s Word),
        Text(&'s str),
    }
    let lang = state.lang();
    let shown = |w: &Word| state.person().is_none_or(|person| !person.masks(&w.id, w.level));
    let all = state.words.words().iter().zip(state.index.entries());
    let of_vocabulary = all.filter_map(|(w, forms)| {
        let fit = forms.iter().filter_map(|form| beginning(form, word)).min().filter(|_| shown(w))?;
        let often = learnt.words.get(&w.id).copied().unwrap_or_default();
        Some((fit, often, w.text(lang).chars().count(), Source::Word(w)))
    });
    let own = learnt
        .texts
        .iter()
        .filter_map(|(text, folded, often)| Some((beginning(folded, word)?, *often, folded.len(), Source::Text(text))));
    let offer = |source: Source<'_>| match source {
        Source::Word(w) => {
            Offer { what: Offered::Word(w.id.clone()), text: w.text(lang).to_owned(), symbol: w.symbol.clone() }
        }
        Source::Text(text) => {
            Offer { what: Offered::Text(text.to_owned()), text: text.to_owned(), symbol: SymbolRef::default() }
        }
    };
    best(of_vocabulary.chain(own), WORDS + ALIKE).into_iter().map(offer).collect()
}

/// Sentences that go on from a line, with or without its spaces.
fn sentences(state: &State, learnt: &Learnt, line: &[char]) -> Vec<Offer> {
    let found = learnt.sentences.iter().filter_map(|sentence| {
        let fit = beginning(&sentence.bare, line).filter(|fit| *fit != Fit::Whole)?;
        Some((fit, sentence.often, sentence.bare.len(), sentence))
    });
    let offer = |sentence: &Sentence| {
        let symbol = match &sentence.what {
            Offered::Phrase(id) => state.words.phrase(id.as_str()).map(|phrase| phrase.symbol.clone()),
            Offered::Said(id) => {
                state.library.utterances.get(id).and_then(|said| said.tiles.first()).map(|tile| state.tile_symbol(tile))
            }
            Offered::Word(_) | Offered::Text(_) => None,
        };
        Offer { what: sentence.what.clone(), text: sentence.text.clone(), symbol: symbol.unwrap_or_default() }
    };
    best(found, SENTENCES).into_iter().map(offer).collect()
}
