//! Pieces to tokens: what takes part in the grammar, and which adjectives belong to the noun after them.

use super::lexicon;
use crate::domain::vocabulary::{Semantic, Word, WordClass};

/// One thing that was tapped, inside a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Token<'a> {
    /// A word.
    Word(&'a Word),
    /// An adjective that belongs to the noun after it.
    Attribute(&'a Word),
    /// Text from outside.
    Text(&'a str),
}

impl<'a> Token<'a> {
    /// The word, if it is a predicate of its own.
    pub fn predicate(&self) -> Option<&'a Word> {
        match self {
            Self::Word(word) if word.is_predicate() => Some(word),
            _ => None,
        }
    }

    /// The noun, pronoun or question noun.
    pub fn nominal(&self) -> Option<&'a Word> {
        match self {
            Self::Word(word) if is_nominal(word) => Some(word),
            _ => None,
        }
    }
}

/// Nouns, pronouns and question words that take a particle.
pub fn is_nominal(word: &Word) -> bool {
    match word.class {
        WordClass::Noun | WordClass::Pronoun => true,
        WordClass::Question => !matches!(word.ko.as_str(), "왜" | "어떻게") && !lexicon::is_asking_determiner(word),
        _ => false,
    }
}

/// Marks the adjectives that stand before their noun: 빨갛다 + 집 -> 빨간 집. An adjective after a thing speaks about
/// that thing (사과 + 빨갛다 + …) and stays a predicate.
pub fn mark_attributes(tokens: &mut [Token<'_>]) {
    for at in (0..tokens.len()).rev() {
        mark_pointing(tokens, at);
        let Some(adjective) = tokens.get(at).and_then(Token::predicate) else { continue };
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let follows = tokens.get(at + 1).is_some_and(|next| match next {
            Token::Attribute(_) => true,
            Token::Word(word) => word.class == WordClass::Noun && !lexicon::is_position(word),
            Token::Text(_) => false,
        });
        let spoken_for =
            before.is_some_and(|token| token.nominal().is_some_and(|word| is_thing(word) || lexicon::is_this(word)));
        let later = tokens.iter().skip(at + 1).any(|token| token.predicate().is_some());
        let person_before = before.and_then(Token::nominal).is_some_and(|word| word.class == WordClass::Noun);
        if follows && lexicon::describes(adjective) && !spoken_for && (later || !person_before) {
            if let Some(token) = tokens.get_mut(at) {
                *token = Token::Attribute(adjective);
            }
        }
    }
}

/// 이, 그, 저 right before a noun point at it, whatever homonym (tooth, two) was found for them.
fn mark_pointing(tokens: &mut [Token<'_>], at: usize) {
    let noun = tokens.get(at + 1).and_then(Token::nominal).is_some_and(|next| next.class == WordClass::Noun);
    if let Some(Token::Word(word)) = tokens.get(at).copied() {
        let number = at
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| matches!(t, Token::Word(w) if w.class == WordClass::Number));
        if noun && !number && matches!(word.ko.as_str(), "이" | "그" | "저") && word.class != WordClass::Determiner {
            if let Some(token) = tokens.get_mut(at) {
                *token = Token::Attribute(word);
            }
        }
    }
}

fn is_thing(word: &Word) -> bool {
    word.class == WordClass::Noun && !matches!(word.semantic, Semantic::Person | Semantic::Place | Semantic::Time)
}
