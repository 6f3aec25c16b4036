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
    /// An adjective that says how the verb after it is done: 쉽게 말하다.
    Manner(&'a Word),
    /// A noun that stands for the number of the same sound: 열 + 하나.
    Number(&'a Word),
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
        mark_number(tokens, at);
        mark_manner(tokens, at);
        let Some(adjective) = tokens.get(at).and_then(Token::predicate) else { continue };
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let follows = tokens.get(at + 1).is_some_and(|next| match next {
            Token::Attribute(_) => true,
            Token::Word(word) => word.class == WordClass::Noun && !lexicon::is_position(word),
            _ => false,
        });
        let weather = matches!(adjective.ko.as_str(), "덥다" | "춥다");
        let felt = tokens.get(at + 1).and_then(Token::nominal).is_some_and(|noun| !lexicon::has_weather(noun));
        let spoken_for = (weather && felt)
            || before.is_some_and(|token| token.nominal().is_some_and(|word| is_thing(word) || lexicon::is_this(word)));
        let later = tokens.iter().skip(at + 1).any(|token| token.predicate().is_some());
        let person_before = before.and_then(Token::nominal).is_some_and(|word| word.class == WordClass::Noun);
        if follows
            && lexicon::describes(adjective)
            && !spoken_for
            && (later || !person_before)
            && let Some(token) = tokens.get_mut(at)
        {
            *token = Token::Attribute(adjective);
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
        if noun
            && !number
            && matches!(word.ko.as_str(), "이" | "그" | "저")
            && word.class != WordClass::Determiner
            && let Some(token) = tokens.get_mut(at)
        {
            *token = Token::Attribute(word);
        }
    }
}

/// A noun like 열 (fever, ten) right before a number or counter is the number.
fn mark_number(tokens: &mut [Token<'_>], at: usize) {
    let Some(Token::Word(word)) = tokens.get(at).copied() else { return };
    let counted = match tokens.get(at + 1) {
        Some(Token::Number(_)) => true,
        Some(Token::Word(next)) => {
            matches!(next.class, WordClass::Number | WordClass::Counter)
                || ["개", "명", "병", "장", "시", "시간", "분", "일"].contains(&next.ko.as_str())
        }
        _ => false,
    };
    if let Some(token) = tokens.get_mut(at).filter(|_| counted && lexicon::is_number_too(word)) {
        *token = Token::Number(word);
    }
}

/// An adjective of quality right before a verb says how it is done: 쉽다 + 말하다 -> 쉽게 말하다. After a thing only
/// before verbs that shape it (선 + 굵다 + 그리다), else it speaks about the thing.
fn mark_manner(tokens: &mut [Token<'_>], at: usize) {
    let Some(adjective) = tokens.get(at).and_then(Token::predicate) else { return };
    let Some(verb) = tokens.get(at + 1).and_then(Token::predicate) else { return };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i)).and_then(Token::nominal);
    let about_person = before.is_none_or(|word| matches!(word.class, WordClass::Pronoun) && !lexicon::is_this(word));
    let done = !lexicon::is_adjective(verb)
        && matches!(verb.semantic, Semantic::Action | Semantic::Art | Semantic::Speech | Semantic::Motion);
    let quality =
        matches!(adjective.semantic, Semantic::Quality | Semantic::Color | Semantic::Quantity | Semantic::Art);
    let quality = quality || lexicon::is_unknown(adjective) && lexicon::is_adjective(adjective);
    if done
        && quality
        && lexicon::describes(adjective)
        && (about_person || lexicon::shapes(verb))
        && let Some(token) = tokens.get_mut(at)
    {
        *token = Token::Manner(adjective);
    }
}

fn is_thing(word: &Word) -> bool {
    word.class == WordClass::Noun && !matches!(word.semantic, Semantic::Person | Semantic::Place | Semantic::Time)
}
