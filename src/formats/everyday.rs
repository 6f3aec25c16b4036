//! The file of what is often said: a weight, a row of words, and when and where.

use super::vocabulary::{RowError, rows};
use crate::domain::vocabulary::{Choice, Everyday, Part, Row, Semantic, Vocabulary};
use std::collections::BTreeSet;

const ROWS: &str = include_str!("../../assets/vocabulary/everyday.tsv");

/// What comes with the program. Its file is tested, so a row that cannot be read is left out and logged.
pub fn builtin(words: &Vocabulary) -> Everyday {
    let (everyday, errors) = parse(ROWS, words);
    for error in errors {
        tracing::error!(%error, "everyday row left out");
    }
    everyday
}

/// Reads a file. Rows that cannot be read are returned beside the others, with their line.
pub fn parse(text: &str, words: &Vocabulary) -> (Everyday, Vec<RowError>) {
    let mut errors = Vec::new();
    let rows = rows(text, |cells| row(cells, words), &mut errors);
    (Everyday { rows }, errors)
}

fn row(cells: &[&str], words: &Vocabulary) -> Result<Row, &'static str> {
    let [weight, said, rest @ ..] = cells else {
        return Err("fewer than 2 columns");
    };
    let weight = weight.parse().ok().filter(|weight: &f64| weight.is_finite() && *weight > 0.0).ok_or("no weight")?;
    let places: Vec<Vec<Choice>> = said
        .split_whitespace()
        .map(|place| place.split('|').map(|text| choice(text, words)).collect())
        .collect::<Result<_, _>>()?;
    if places.is_empty() {
        return Err("no words");
    }
    let mut row = Row { weight, places, parts: BTreeSet::new(), at: BTreeSet::new() };
    for text in rest.first().copied().unwrap_or_default().split_whitespace() {
        match (Part::parse(text), words.word(text)) {
            (Some(part), _) => drop(row.parts.insert(part)),
            (None, Some(word)) => drop(row.at.insert(word.id.clone())),
            (None, None) => return Err("neither a part of the day nor a place"),
        }
    }
    Ok(row)
}

fn choice(text: &str, words: &Vocabulary) -> Result<Choice, &'static str> {
    if let Some(class) = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) {
        return Semantic::parse(class).map(Choice::Class).ok_or("unknown class");
    }
    words.word(text).map(|word| Choice::Word(word.id.clone())).ok_or("unknown word")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::vocabulary;

    #[test]
    fn every_row_is_read_and_says_something() {
        let words = vocabulary::builtin();
        let (everyday, errors) = parse(ROWS, &words);
        assert_eq!(errors, []);
        assert!(everyday.rows.len() > 200, "{}", everyday.rows.len());
        for row in &everyday.rows {
            for choice in row.places.iter().flatten() {
                assert!(words.words().iter().any(|word| choice.takes(word)), "{choice:?} stands for nothing");
            }
        }
    }

    #[test]
    fn bad_rows_are_named() {
        let words = vocabulary::builtin();
        let (everyday, errors) = parse(
            "2\twater|<food> give\tnoon home\nx\twater\n1\tno-such-word\n1\t<none>\n1\n1\twater\tnowhere\n",
            &words,
        );
        assert_eq!(everyday.rows.len(), 1);
        assert_eq!(everyday.rows[0].places.len(), 2);
        assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
    }
}
