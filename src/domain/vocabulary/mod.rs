//! The words and phrases a person can say, with what grammar and scenes need to know of them.

mod everyday;
mod tint;
mod word;

pub use everyday::{Choice, Everyday, Part, Row};
pub use tint::Tint;
pub use word::{Category, Grammar, Phrase, Semantic, SymbolRef, Word, WordClass};

use super::id::{PhraseId, WordId};
use std::collections::HashMap;

/// All words and phrases, looked up by id, Korean base form or English word.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    by_id: HashMap<WordId, usize>,
    phrase_by_id: HashMap<PhraseId, usize>,
    /// The first word of each form: Korean as it is, English in small letters.
    by_form: HashMap<String, usize>,
}

impl Vocabulary {
    /// Builds the look-up tables. Later words with an id that exists already are left out.
    pub fn new(words: Vec<Word>, phrases: Vec<Phrase>) -> Self {
        let mut this = Self::default();
        for word in words {
            if !this.by_id.contains_key(&word.id) {
                this.by_id.insert(word.id.clone(), this.words.len());
                this.words.push(word);
            }
        }
        // A Korean form comes before an English one.
        for form in [|word: &Word| word.ko.clone(), |word: &Word| word.en.to_ascii_lowercase()] {
            for (place, word) in this.words.iter().enumerate() {
                this.by_form.entry(form(word)).or_insert(place);
            }
        }
        for phrase in phrases {
            if !this.phrase_by_id.contains_key(&phrase.id) {
                this.phrase_by_id.insert(phrase.id.clone(), this.phrases.len());
                this.phrases.push(phrase);
            }
        }
        this
    }

    /// Every word, in the order of the file (most useful first within a category).
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Every phrase.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The word with this id.
    pub fn word(&self, id: &str) -> Option<&Word> {
        self.by_id.get(id).map(|&index| &self.words[index])
    }

    /// The phrase with this id.
    pub fn phrase(&self, id: &str) -> Option<&Phrase> {
        self.phrase_by_id.get(id).map(|&index| &self.phrases[index])
    }

    /// Finds a word by id, Korean base form, English word, or `배:body` (form and semantic class).
    /// A homonym without a class takes the first meaning of the file.
    pub fn find(&self, text: &str) -> Option<&Word> {
        if let Some((form, class)) = text.split_once(':') {
            return self.words.iter().find(|w| w.is_called(form) && w.semantic.name() == class);
        }
        let of_form = |form: &str| self.by_form.get(form).and_then(|&place| self.words.get(place));
        self.word(text).or_else(|| of_form(text)).or_else(|| of_form(&text.to_ascii_lowercase()))
    }

    /// Finds a phrase by id or by its whole text in either language.
    pub fn find_phrase(&self, text: &str) -> Option<&Phrase> {
        self.phrase(text)
            .or_else(|| self.phrases.iter().find(|p| p.text.ko == text || p.text.en.eq_ignore_ascii_case(text)))
    }
}
