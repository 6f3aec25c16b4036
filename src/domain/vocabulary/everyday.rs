//! What is often said by many, as rows of words and classes of words, and when and where. Prediction starts from it for people whom the
//! program does not know yet.

use super::{Semantic, Word};
use crate::domain::id::{Millis, WordId};
use std::collections::BTreeSet;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// From 5 o'clock.
    Morning,
    /// From 11.
    Noon,
    /// From 16.
    Evening,
    /// From 21.
    Night,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 4] = [Self::Morning, Self::Noon, Self::Evening, Self::Night];

    /// The part of the day at a time, `offset_min` minutes ahead of UTC.
    pub fn of(at: Millis, offset_min: i32) -> Self {
        let minutes = at.div_euclid(60_000).saturating_add(i64::from(offset_min));
        match minutes.rem_euclid(24 * 60) / 60 {
            5..11 => Self::Morning,
            11..16 => Self::Noon,
            16..21 => Self::Evening,
            _ => Self::Night,
        }
    }

    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Noon => "noon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }

    /// Reads the name that files use.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == text)
    }
}

/// One of the things that can stand at a place of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This word.
    Word(WordId),
    /// Any word that means such a thing.
    Class(Semantic),
}

impl Choice {
    /// Whether a word may stand here.
    pub fn takes(&self, word: &Word) -> bool {
        match self {
            Self::Word(id) => word.id == *id,
            Self::Class(class) => word.semantic == *class,
        }
    }
}

/// A row of words that is often said.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How often, relative to other rows.
    pub weight: f64,
    /// Its places, each with what can stand there, the usual first. Never empty.
    pub places: Vec<Vec<Choice>>,
    /// When; empty: at any time.
    pub parts: BTreeSet<Part>,
    /// Where, as words for places; empty: anywhere.
    pub at: BTreeSet<WordId>,
}

/// All rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everyday {
    /// The rows.
    pub rows: Vec<Row>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_has_parts_where_one_is() {
        let seoul = 540;
        let hour = |hour: i64| Part::of(hour * 3_600_000, seoul);
        assert_eq!([hour(0), hour(4), hour(8), hour(14)], [Part::Morning, Part::Noon, Part::Evening, Part::Night]);
        assert_eq!(Part::of(0, -60), Part::Night, "before midnight of the day before");
        assert!(Part::ALL.into_iter().all(|part| Part::parse(part.name()) == Some(part)));
    }
}
