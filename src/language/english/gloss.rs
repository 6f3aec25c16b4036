//! Reads the English of a predicate: a verb, an adjective after be, a negative (don't know) or a modal (can do).

use super::verb;
use crate::domain::vocabulary::{Word, WordClass};
use crate::language::clause::lexicon;

/// An English predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gloss {
    /// Base form of the verb, or what stands after be.
    pub base: String,
    /// Goes with be.
    pub be: bool,
    /// The word itself says no: don't know, don't have.
    pub not: bool,
    /// The word itself says can.
    pub can: bool,
    /// May stands before it.
    pub may: bool,
    /// Past form from the vocabulary.
    pub(super) past: Option<String>,
    /// Form after he, she, it from the vocabulary.
    pub(super) third: Option<String>,
    /// -ing form from the vocabulary.
    pub(super) ing: Option<String>,
}

impl Gloss {
    /// What the vocabulary says of a predicate.
    pub fn of(word: &Word) -> Self {
        let text = without_brackets(&word.en).replace("one's ", "my ");
        let adjective = lexicon::is_adjective(word);
        let be = match (word.grammar.get("en"), word.class) {
            (Some("verb"), _) => false,
            (Some("adj"), _) => true,
            (_, WordClass::Adjective) => true,
            _ => adjective,
        };
        Self::read(&text, be).with_notes(word)
    }

    /// A verb or adjective given as text.
    pub fn read(text: &str, be: bool) -> Self {
        let text = verb::base_of(text.trim());
        let make = |base: &str, be: bool, not: bool, can: bool| Self {
            base: base.to_owned(),
            be,
            not,
            can,
            ..Self::default()
        };
        // (beginning, be, not, can)
        let beginnings = [
            ("be ", true, false, false),
            ("don't ", false, true, false),
            ("can't be ", true, true, true),
            ("can't ", false, true, true),
            ("cannot ", false, true, true),
            ("can ", false, false, true),
        ];
        if let Some(rest) = text.strip_prefix("not ").filter(|_| be) {
            return make(rest, true, true, false);
        }
        let found = beginnings
            .iter()
            .find_map(|(start, be, not, can)| text.strip_prefix(start).map(|rest| make(rest, *be, *not, *can)));
        found.unwrap_or_else(|| make(text, be, false, false))
    }

    fn with_notes(mut self, word: &Word) -> Self {
        if !self.be && !self.not && !self.can {
            let note = |key: &str| word.grammar.get(key).map(str::to_owned).filter(|form| !form.contains(" her"));
            self.past = note("past");
            self.third = note("third");
            self.ing = note("ing");
        }
        self
    }

    /// As it stands after to, may, let's.
    pub fn infinitive(&self) -> String {
        if self.be { format!("be {}", self.base) } else { self.base.clone() }
    }

    /// Gives the verb the object it: look for it.
    pub fn objectify(&mut self) {
        self.base.push_str(" it");
        for form in [&mut self.past, &mut self.third, &mut self.ing].into_iter().flatten() {
            form.push_str(" it");
        }
    }

    /// Past form.
    pub fn past(&self) -> String {
        self.past.clone().unwrap_or_else(|| verb::past(&self.base))
    }

    /// Form after he, she, it.
    pub fn third(&self) -> String {
        self.third.clone().unwrap_or_else(|| verb::third(&self.base))
    }

    /// -ing form; of adjectives being ….
    pub fn ing(&self) -> String {
        match self.be {
            true => format!("being {}", self.base),
            false => self.ing.clone().unwrap_or_else(|| verb::gerund(&self.base)),
        }
    }
}

/// put on (shoes) -> put on.
pub fn without_brackets(text: &str) -> String {
    match text.split_once('(') {
        Some((head, _)) if !head.trim().is_empty() => head.trim().to_owned(),
        _ => text.trim().to_owned(),
    }
}
