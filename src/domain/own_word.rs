//! A word that somebody typed because the vocabulary does not have it: a name, a dish, a verb of theirs, and how it goes.

use super::vocabulary::{Category, Grammar, Semantic, SymbolRef, Word, WordClass};
use serde::{Deserialize, Serialize};

/// Longest own word, in characters.
pub const MAX_OWN_WORD: usize = 20;
/// Most own words of a person.
pub const MAX_OWN_WORDS: usize = 300;

/// A word of the person's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWord {
    /// As it was typed: a noun, or the base form of a verb or adjective.
    pub ko: String,
    /// Noun, verb or adjective.
    pub class: WordClass,
    /// What it means, as far as its particles care: someone, somewhere, a thing, something one does.
    pub semantic: Semantic,
    /// Grammar notes, as in the vocabulary: `irr=b`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grammar: String,
}

impl OwnWord {
    /// The word as the grammar sees it.
    pub fn word(&self) -> Word {
        Word {
            id: format!("own:{}", self.ko).into(),
            ko: self.ko.clone(),
            en: self.ko.clone(),
            class: self.class,
            semantic: self.semantic,
            category: Category::Core,
            symbol: SymbolRef::default(),
            level: 1,
            grammar: Grammar::parse(&self.grammar),
        }
    }
}

/// The words as they may be kept: the first of those that are written alike, none too long, not too many.
pub fn held(words: &[OwnWord]) -> Vec<OwnWord> {
    let mut kept: Vec<OwnWord> = Vec::new();
    for word in words {
        let ko = word.ko.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = !ko.is_empty() && ko.chars().count() <= MAX_OWN_WORD;
        let nominal = matches!(word.class, WordClass::Noun);
        let known = nominal || (matches!(word.class, WordClass::Verb | WordClass::Adjective) && ko.ends_with('다'));
        if fits && known && kept.len() < MAX_OWN_WORDS && kept.iter().all(|other| other.ko != ko) {
            kept.push(OwnWord { ko, ..word.clone() });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_can_be_said_are_kept_once() {
        let word =
            |ko: &str, class| OwnWord { ko: ko.to_owned(), class, semantic: Semantic::Tool, grammar: String::new() };
        let long = "가".repeat(MAX_OWN_WORD + 1);
        let words = [
            word("  아이스  라떼 ", WordClass::Noun),
            word("아이스 라떼", WordClass::Noun),
            word("", WordClass::Noun),
            word(&long, WordClass::Noun),
            word("맵", WordClass::Adjective),
            word("맵다", WordClass::Adjective),
            word("와", WordClass::Conjunction),
        ];
        let kept: Vec<String> = held(&words).into_iter().map(|word| word.ko).collect();
        assert_eq!(kept, ["아이스 라떼", "맵다"]);
        let many: Vec<OwnWord> = (0..400).map(|nth| word(&format!("말{nth}"), WordClass::Noun)).collect();
        assert_eq!(held(&many).len(), MAX_OWN_WORDS);
    }
}
