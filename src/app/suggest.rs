//! Next words for the fixed line of suggestions. Learnt from the person's own history, on the device; what is forgotten there is
//! forgotten here.

use crate::app::state::State;
use crate::domain::id::WordId;
use crate::domain::profile::{PROTECTED_WORDS, Profile};
use crate::domain::strip::{Piece, Tile, Utterance};
use crate::domain::vocabulary::{Part, Word};
use crate::language::predict::{self, Context, LOOK_BACK, Said};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many places the line has.
pub const PLACES: usize = 5;
/// What stands on the first board anyway is only worth a place if it is this much likelier.
const ON_FIRST_BOARD: f64 = 0.5;

/// Up to five words, most likely first.
pub(super) fn suggestions(state: &State, tiles: &[Tile]) -> Vec<WordId> {
    let begun: Vec<&WordId> = tiles.iter().filter_map(word_of).collect();
    let mut said = spoken(state);
    said.sort_by_key(|said| Reverse(said.at));
    let said: Vec<Said<'_>> = said.into_iter().take(LOOK_BACK).map(|said| as_said(state, said)).collect();
    let now = Context { part: Some(Part::of(state.now, state.utc_offset_min)), place: None };
    let chances = predict::next_words(&state.words, &state.everyday, &said, now, &begun);
    let first = first_board(state);
    let worth = |(word, chance): (&'_ Word, f64)| chance * if first.contains(&word.id) { ON_FIRST_BOARD } else { 1.0 };
    let mut words: Vec<(f64, &Word)> =
        state.words.words().iter().zip(chances).map(|(word, chance)| (worth((word, chance)), word)).collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let words = words.into_iter().map(|(_, word)| word);
    words.filter(|word| may_be_offered(state, word, &begun)).take(PLACES).map(|word| word.id.clone()).collect()
}

/// Not what was said already, nor what stands on every board, nor what is masked.
fn may_be_offered(state: &State, word: &Word, begun: &[&WordId]) -> bool {
    !begun.contains(&&word.id) && !PROTECTED_WORDS.contains(&word.id.as_str()) && !masks(state.person(), word)
}

fn masks(person: Option<&Profile>, word: &Word) -> bool {
    person.is_some_and(|person| person.masks(&word.id, word.level))
}

fn word_of(tile: &Tile) -> Option<&WordId> {
    match &tile.piece {
        Piece::Word(id) => Some(id),
        _ => None,
    }
}

/// What the person said.
fn spoken(state: &State) -> Vec<&Utterance> {
    let mine = |said: &&Utterance| Some(&said.profile) == state.who.as_ref();
    state.library.utterances.values().filter(mine).collect()
}

fn as_said<'a>(state: &State, said: &'a Utterance) -> Said<'a> {
    let words = said.tiles.iter().filter_map(word_of).collect();
    Said { words, part: Some(Part::of(said.at, state.utc_offset_min)), place: None }
}

fn first_board(state: &State) -> BTreeSet<&WordId> {
    let board = state.library.board(state.home_board().as_str());
    board.into_iter().flat_map(|board| &board.buttons).filter_map(|button| button.word.as_ref()).collect()
}
