//! The vocabulary files: one readable, tab-separated row per word or phrase.

use crate::domain::locale::LocalText;
use crate::domain::vocabulary::{Category, Grammar, Phrase, Semantic, SymbolRef, Vocabulary, Word, WordClass};

const WORDS: &str = include_str!("../../assets/vocabulary/words.tsv");
const PHRASES: &str = include_str!("../../assets/vocabulary/phrases.tsv");

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}: {row}")]
pub struct RowError {
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: &'static str,
    /// The row itself.
    pub row: String,
}

/// The vocabulary that comes with the program. Its files are tested, so a row that cannot be read is left out and logged.
pub fn builtin() -> Vocabulary {
    let (vocabulary, errors) = parse(WORDS, PHRASES);
    for error in errors {
        tracing::error!(%error, "vocabulary row left out");
    }
    vocabulary
}

/// Reads both files. Rows that cannot be read are returned beside the vocabulary, with their line.
pub fn parse(words: &str, phrases: &str) -> (Vocabulary, Vec<RowError>) {
    let mut errors = Vec::new();
    let words = rows(words, word, &mut errors);
    let phrases = rows(phrases, phrase, &mut errors);
    (Vocabulary::new(words, phrases), errors)
}

/// Reads the rows of a file; empty ones and those after `#` are notes. A row that cannot be read goes to `errors`.
pub(super) fn rows<T>(
    text: &str,
    read: impl Fn(&[&str]) -> Result<T, &'static str>,
    errors: &mut Vec<RowError>,
) -> Vec<T> {
    let mut items = Vec::new();
    for (index, row) in text.lines().enumerate() {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
        match read(&cells) {
            Ok(item) => items.push(item),
            Err(what) => errors.push(RowError { line: index + 1, what, row: row.to_owned() }),
        }
    }
    items
}

fn word(cells: &[&str]) -> Result<Word, &'static str> {
    let [id, ko, en, class, semantic, category, symbol, level, rest @ ..] = cells else {
        return Err("fewer than 8 columns");
    };
    Ok(Word {
        id: (*id).into(),
        ko: (*ko).to_owned(),
        en: (*en).to_owned(),
        class: WordClass::parse(class).ok_or("unknown word class")?,
        semantic: Semantic::parse(semantic).ok_or("unknown semantic class")?,
        category: Category::parse(category).ok_or("unknown category")?,
        symbol: SymbolRef::from(*symbol),
        level: level.parse().ok().filter(|level| (1..=4).contains(level)).ok_or("level is not 1 to 4")?,
        grammar: Grammar::parse(rest.first().copied().unwrap_or_default()),
    })
}

fn phrase(cells: &[&str]) -> Result<Phrase, &'static str> {
    let [id, topic, label_ko, label_en, ko, en, symbol, ..] = cells else {
        return Err("fewer than 7 columns");
    };
    Ok(Phrase {
        id: (*id).into(),
        topic: (*topic).to_owned(),
        label: LocalText::new(*label_ko, *label_en),
        text: LocalText::new(*ko, *en),
        symbol: SymbolRef::from(*symbol),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_rows_are_named_and_the_rest_is_kept() {
        let words = "# head\nwater\t물\twater\tnoun\tdrink\tfood\t💧\t1\tmass\nbad\trow\n";
        let (vocabulary, errors) = parse(words, "");
        assert_eq!(vocabulary.find("물").map(|w| w.id.as_str()), Some("water"));
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].line, 3);
    }
}
