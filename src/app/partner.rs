//! What somebody else said, in words and pictures, and what could be answered. Kept nowhere.

use super::state::State;
use super::suggest;
use crate::domain::strip::{Piece, Tile};
use crate::domain::vocabulary::{SymbolRef, Word, WordClass};
use crate::language::errand::{AnswerBoard, board};
use crate::language::heard::{Answer, WordForms, answers, my_name, question};
use std::sync::Arc;

/// The longest text that is taken in, in letters.
pub const MAX_HEARD: usize = 300;

/// What somebody else said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partner {
    /// Their words.
    pub text: String,
    /// The parts of it, those that are words of ours with a tile.
    pub parts: Vec<(String, Option<Tile>)>,
    /// What could be answered, most likely first.
    pub answers: Vec<Tile>,
    /// The keys that their question makes, as it was said.
    pub board: AnswerBoard,
}

/// Takes in what was said. `None`: nothing.
pub(super) fn heard(state: &mut State, text: &str) -> Option<Partner> {
    let text: String = text.trim().chars().take(MAX_HEARD).collect();
    if text.is_empty() {
        return None;
    }
    let lang = state.lang();
    let forms = forms(state);
    let words = Arc::clone(&state.words);
    let read = forms.read(&text, &words);
    let likely = suggest::likely_words(state);
    let asked = question(lang, &text, &read);
    let answers = answers(&asked, &words, &|word| likely.get(&word.id).copied().unwrap_or(0.0));
    let answers = answers.into_iter().filter_map(|answer| tile(state, answer)).collect();
    let part =
        |text: &str, word: Option<crate::domain::id::WordId>| (text.to_owned(), word.map(|id| Piece::Word(id).into()));
    let parts = read.iter().map(|heard| part(heard.text, heard.word.map(|word| word.id.clone()))).collect();
    let board = board(lang, &text, &words);
    Some(Partner { text, parts, answers, board })
}

/// A picture of what a sentence is about: its first noun, else its first predicate; empty: no word of ours is in it.
pub(super) fn picture(state: &mut State, text: &str) -> SymbolRef {
    let forms = forms(state);
    let words = Arc::clone(&state.words);
    let read = forms.read(text, &words);
    let of = |class: fn(&Word) -> bool| {
        let mut fitting =
            read.iter().filter_map(|heard| heard.word).filter(|word| class(word) && !word.symbol.0.is_empty());
        fitting.next().map(|word| word.symbol.clone())
    };
    of(|word| word.class == WordClass::Noun).or_else(|| of(Word::is_predicate)).unwrap_or_default()
}

/// The words of ours that are in a text, as tiles.
pub(super) fn tiles_of(state: &mut State, text: &str) -> Vec<Tile> {
    let forms = forms(state);
    let words = Arc::clone(&state.words);
    let read = forms.read(text, &words);
    let seen = read.iter().filter_map(|heard| heard.word).filter(|word| !word.symbol.0.is_empty());
    seen.map(|word| Piece::Word(word.id.clone()).into()).collect()
}

/// Made when first asked for: most people never do.
fn forms(state: &mut State) -> Arc<WordForms> {
    let lang = state.lang();
    match &state.forms {
        Some((known, forms)) if *known == lang => Arc::clone(forms),
        _ => {
            let forms = Arc::new(WordForms::new(lang, &state.words));
            state.forms = Some((lang, Arc::clone(&forms)));
            forms
        }
    }
}

fn tile(state: &State, answer: Answer) -> Option<Tile> {
    Some(match answer {
        Answer::Word(id) => Piece::Word(id).into(),
        Answer::Phrase(id) => Piece::Phrase(id).into(),
        Answer::Name => {
            let person = state.person()?;
            let text = my_name(state.lang(), &person.name);
            Tile { symbol: person.picture.clone(), ..Piece::Text(text).into() }
        }
    })
}
