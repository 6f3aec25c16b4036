//! Groups of words with a colour of their own (modified Fitzgerald, softened), the same on boards and on paper.

use super::{Semantic, Word, WordClass};

/// A group of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tint {
    /// People.
    Person,
    /// Doing.
    Verb,
    /// Describing.
    Description,
    /// Things.
    Thing,
    /// Manners.
    Social,
    /// Questions.
    Question,
    /// Little words.
    Little,
    /// Places.
    Place,
    /// No and not.
    Negation,
}

impl Tint {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Verb,
        Self::Description,
        Self::Thing,
        Self::Social,
        Self::Question,
        Self::Little,
        Self::Place,
        Self::Negation,
    ];

    /// The group of a word.
    pub fn of(word: &Word) -> Self {
        if matches!(word.id.as_str(), "no" | "stop" | "not" | "not-know") {
            return Self::Negation;
        }
        match (word.class, word.semantic) {
            (WordClass::Question, _) => Self::Question,
            (WordClass::Verb, _) => Self::Verb,
            (WordClass::Adjective, _) => Self::Description,
            (WordClass::Interjection, _) => Self::Social,
            (WordClass::Noun | WordClass::Pronoun, Semantic::Person) => Self::Person,
            (WordClass::Noun | WordClass::Pronoun, Semantic::Place) => Self::Place,
            (WordClass::Noun, Semantic::Color | Semantic::Shape | Semantic::Feeling) => Self::Description,
            (WordClass::Noun, _) => Self::Thing,
            _ => Self::Little,
        }
    }

    /// Its colour on light paper, sRGB.
    pub fn on_paper(self) -> [u8; 3] {
        match self {
            Self::Person => [0xFB, 0xE7, 0xA1],
            Self::Verb => [0xCF, 0xE5, 0xBE],
            Self::Description => [0xC6, 0xDD, 0xF2],
            Self::Thing => [0xF9, 0xD3, 0xAE],
            Self::Social => [0xF6, 0xCB, 0xD6],
            Self::Question => [0xDD, 0xD0, 0xEE],
            Self::Little => [0xEF, 0xEB, 0xE3],
            Self::Place => [0xCF, 0xE7, 0xE4],
            Self::Negation => [0xF3, 0xBF, 0xB3],
        }
    }
}
