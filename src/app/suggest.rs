//! What is offered while a sentence is made: five next words, and one whole sentence. Learnt from the person's own history, on the device;
//! what is forgotten there is forgotten here.

use crate::app::complete::Offered;
use crate::app::state::State;
use crate::domain::id::{PhraseId, UtteranceId, WordId};
use crate::domain::profile::{Profile, SuggestSettings};
use crate::domain::sentence::Endings;
use crate::domain::strip::{Piece, Strip, Tile, Utterance};
use crate::domain::vocabulary::{Part, Word, WordClass};
use crate::language::predict::{self, Context, LOOK_BACK, Said};
use std::collections::{BTreeSet, HashMap};

/// How many places the line has.
pub const PLACES: usize = 5;
/// What stands on the first board anyway is only worth a place if it is this much likelier.
const ON_FIRST_BOARD: f64 = 0.2;
/// What a sentence that is kept is worth beside one that was said just now, and how much more one of this time and place.
const KEPT: f64 = 2.0;
const HERE_AND_NOW: f64 = 2.0;
/// After so many newer things said, one counts half.
const HALF: f64 = 60.0;

/// What is offered now: next words, likeliest first, and a sentence.
pub(super) fn offers(state: &State, strip: &Strip) -> (Vec<WordId>, Option<Offered>) {
    let settings = state.person().map_or_else(SuggestSettings::default, |person| person.suggest);
    let mut said = spoken(state);
    if !settings.learn {
        said.retain(|said| said.favourite);
    }
    let words = if settings.words { next_words(state, &strip.tiles, &said, settings.learn) } else { Vec::new() };
    let whole = if settings.sentences { sentence(state, strip, &said) } else { None };
    (words, whole)
}

/// What the person said of late, or keeps, newest first.
fn spoken(state: &State) -> Vec<&Utterance> {
    state.who.as_ref().map(|who| state.library.said_lately(who, LOOK_BACK)).unwrap_or_default()
}

fn next_words(state: &State, tiles: &[Tile], said: &[&Utterance], learn: bool) -> Vec<WordId> {
    let begun: Vec<&WordId> = tiles.iter().filter_map(|tile| word_of(state, tile)).collect();
    let said = said.iter().filter(|said| learn && !said.prepared).take(LOOK_BACK);
    let said: Vec<Said<'_>> = said.map(|said| as_said(state, said)).collect();
    let chances = predict::next_words(&state.words, &state.everyday, &said, now(state), &begun);
    let first = first_board(state);
    let worth = |word: &Word| if first.contains(&word.id) { ON_FIRST_BOARD } else { 1.0 };
    let words = state.words.words().iter().zip(chances).map(|(word, chance)| (chance * worth(word), word));
    let mut words: Vec<(f64, &Word)> = words.filter(|(_, word)| may_be_offered(state, word, &begun)).collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    words.into_iter().take(PLACES).map(|(_, word)| word.id.clone()).collect()
}

/// How likely the person is to say each word now.
pub(super) fn likely_words(state: &State) -> HashMap<WordId, f64> {
    let learn = state.person().is_none_or(|person| person.suggest.learn);
    let said = spoken(state).into_iter().filter(|said| learn && !said.prepared).take(LOOK_BACK);
    let said: Vec<Said<'_>> = said.map(|said| as_said(state, said)).collect();
    let chances = predict::next_words(&state.words, &state.everyday, &said, now(state), &[]);
    state.words.words().iter().map(|word| word.id.clone()).zip(chances).collect()
}

/// When and where it is.
fn now(state: &State) -> Context<'_> {
    Context { part: Some(Part::of(state.now, state.utc_offset_min)), place: state.talk.place.as_ref() }
}

fn as_said<'a>(state: &'a State, said: &'a Utterance) -> Said<'a> {
    let words = said.tiles.iter().filter_map(|tile| word_of(state, tile)).collect();
    Said { words, part: Some(Part::of(said.at, state.utc_offset_min)), place: said.place.as_ref() }
}

/// Not what was said already, nor what is masked.
fn may_be_offered(state: &State, word: &Word, begun: &[&WordId]) -> bool {
    !begun.contains(&&word.id) && !masks(state.person(), word)
}

fn masks(person: Option<&Profile>, word: &Word) -> bool {
    person.is_some_and(|person| person.masks(&word.id, word.level))
}

/// A word of ours, also where a board of another program, or somebody who types, only writes it.
fn word_of<'a>(state: &'a State, tile: &'a Tile) -> Option<&'a WordId> {
    match &tile.piece {
        Piece::Word(id) => Some(id),
        Piece::Text(text) if tile.vocalization.is_empty() => state.words.find(text).map(|word| &word.id),
        _ => None,
    }
}

fn first_board(state: &State) -> BTreeSet<&WordId> {
    let board = state.shown(&state.home_board());
    board.into_iter().flat_map(|board| &board.buttons).filter_map(|button| button.word.as_ref()).collect()
}

/// The sentence that goes on as the strip began; else, after one or two things, a phrase of the program that names them.
fn sentence(state: &State, strip: &Strip, said: &[&Utterance]) -> Option<Offered> {
    if strip.endings != strip.endings.cleared() {
        return None;
    }
    own_sentence(state, strip, said).map(Offered::Said).or_else(|| phrase(state, &strip.tiles).map(Offered::Phrase))
}

/// What was said in the same words is one sentence. Its newest stands for it.
fn own_sentence(state: &State, strip: &Strip, said: &[&Utterance]) -> Option<UtteranceId> {
    let here = now(state);
    let mut places: HashMap<(&str, Endings), usize> = HashMap::new();
    let mut known: Vec<(&Utterance, predict::Whole<&Piece>)> = Vec::new();
    for (age, one) in said.iter().filter(|said| said.lang == state.lang()).enumerate() {
        let seen = as_said(state, one);
        let fits = [seen.part == here.part, here.place.is_some() && seen.place == here.place];
        let fits = fits.into_iter().filter(|fit| *fit).count();
        let newness = 0.5f64.powf(age as f64 / HALF) * HERE_AND_NOW.powi(i32::from(fits as u8) - 1);
        let weight = newness + if one.favourite { KEPT } else { 0.0 };
        let place = *places.entry((one.text.as_str(), one.endings)).or_insert_with(|| {
            let pieces = one.tiles.iter().map(|tile| &tile.piece).collect();
            known.push((one, predict::Whole { pieces, weight: 0.0 }));
            known.len() - 1
        });
        if let Some((_, whole)) = known.get_mut(place) {
            whole.weight += weight;
        }
    }
    let (said, wholes): (Vec<&Utterance>, Vec<_>) = known.into_iter().unzip();
    let begun: Vec<&Piece> = strip.tiles.iter().map(|tile| &tile.piece).collect();
    said.get(predict::whole(&wholes, &begun)?).map(|said| said.id.clone())
}

/// The shortest phrase of the program in which all these things are named.
fn phrase(state: &State, tiles: &[Tile]) -> Option<PhraseId> {
    let lang = state.lang();
    let word = |tile: &Tile| state.words.word(word_of(state, tile)?.as_str());
    let things: Option<Vec<&Word>> = tiles.iter().map(word).collect();
    let things = things.filter(|things| (1..=2).contains(&things.len()))?;
    let is_thing = |word: &&Word| word.class == WordClass::Noun && word.text(lang).chars().count() > 1;
    if !things.iter().all(is_thing) {
        return None;
    }
    let names =
        |text: &str| things.iter().all(|thing| text.split_whitespace().any(|part| part.starts_with(thing.text(lang))));
    let phrases = state.words.phrases().iter().filter(|phrase| names(phrase.text.get(lang)));
    phrases.min_by_key(|phrase| phrase.text.get(lang).chars().count()).map(|phrase| phrase.id.clone())
}
