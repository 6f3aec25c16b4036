//! Next words for the fixed line of suggestions: what this person said next before, then the neighbours of the last word.
//!
//! Learnt from the person's own history, on the device; what is forgotten there is forgotten here.

use crate::app::state::State;
use crate::domain::id::WordId;
use crate::domain::profile::Profile;
use crate::domain::strip::{Piece, Tile};
use crate::domain::vocabulary::{Semantic, Word};
use std::collections::HashMap;

/// How many places the line has.
pub const PLACES: usize = 5;
/// Only the newest things said count.
const LOOK_BACK: usize = 400;

/// Up to five words, most likely first.
pub(super) fn suggestions(state: &State, tiles: &[Tile]) -> Vec<WordId> {
    let last = tiles.iter().rev().find_map(word_of);
    let mut words = said_next(state, last);
    let last = last.and_then(|id| state.words.word(id.as_str()));
    words.extend(often_next(last).iter().map(|id| WordId::from(*id)));
    if let Some(word) = last {
        let kin = state.words.words().iter().filter(|w| w.category == word.category && w.semantic == word.semantic);
        words.extend(kin.map(|w| w.id.clone()));
    }
    let shown = |id: &WordId| state.words.word(id.as_str()).is_some_and(|word| !masks(state.person(), word));
    let mut line: Vec<WordId> = Vec::with_capacity(PLACES);
    for word in words {
        let used = tiles.iter().filter_map(word_of).any(|id| *id == word);
        if line.len() < PLACES && !used && !line.contains(&word) && shown(&word) {
            line.push(word);
        }
    }
    line
}

/// What is often said next when nothing is known of the person yet: something to do with a thing, a place, a person.
fn often_next(last: Option<&Word>) -> &'static [&'static str] {
    let Some(word) = last else { return &["me", "this", "what", "more", "together"] };
    if word.is_predicate() {
        return &[];
    }
    match word.semantic {
        Semantic::Food => &["eat", "give", "good", "more", "exist"],
        Semantic::Drink => &["drink", "give", "good", "more", "exist"],
        Semantic::Place => &["go", "come", "exist", "good", "together"],
        Semantic::Person | Semantic::Animal => &["come", "go", "see", "good", "together"],
        Semantic::Body => &["hurt", "good", "see", "wash", "exist"],
        Semantic::Vehicle => &["ride", "come", "go", "see", "good"],
        Semantic::Clothes => &["put-on", "give", "good", "exist", "not-exist"],
        Semantic::Art => &["draw", "make", "give", "see", "good"],
        Semantic::Tool => &["give", "use", "exist", "not-exist", "see"],
        _ => &[],
    }
}

fn masks(person: Option<&Profile>, word: &crate::domain::vocabulary::Word) -> bool {
    person.is_some_and(|person| person.masks(&word.id, word.level))
}

fn word_of(tile: &Tile) -> Option<&WordId> {
    match &tile.piece {
        Piece::Word(id) => Some(id),
        _ => None,
    }
}

/// Words that followed `last` (or began a sentence), most frequent first.
fn said_next(state: &State, last: Option<&WordId>) -> Vec<WordId> {
    let Some(who) = &state.who else { return Vec::new() };
    let mut counts: HashMap<&WordId, usize> = HashMap::new();
    for said in state.library.said(who).into_iter().take(LOOK_BACK) {
        let mut before: Option<&WordId> = None;
        for word in said.tiles.iter().filter_map(word_of) {
            if before == last {
                *counts.entry(word).or_default() += 1;
            }
            before = Some(word);
        }
    }
    let mut counted: Vec<(&WordId, usize)> = counts.into_iter().collect();
    counted.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    counted.into_iter().map(|(word, _)| word.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::vocabulary;

    #[test]
    fn what_is_often_said_next_is_in_the_vocabulary() {
        let words = vocabulary::builtin();
        let mut asked = 0;
        for last in words.words().iter().map(Some).chain([None]) {
            for id in often_next(last) {
                assert!(words.word(id).is_some(), "{id}");
                asked += 1;
            }
        }
        assert!(asked > 100);
    }
}
