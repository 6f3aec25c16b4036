//! What stands beside a work when it hangs: everything that its steps cannot tell, and who changed what.

use super::id::{BlobId, Millis};
use super::locale::LocalText;
use super::strip::Piece;
use serde::{Deserialize, Serialize};

/// Most changes by others that are kept for one work.
const MAX_CHANGES: usize = 200;

/// The maker's own words about the work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnWords {
    /// As they are read.
    pub text: String,
    /// As they were tapped, if they were.
    pub tapped: Vec<Piece>,
    /// As the maker said them (16-bit mono WAV).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<BlobId>,
}

/// Whether one can buy it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Price {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// It is not for sale.
    NotForSale,
    /// For this price, as the maker or curator wrote it.
    Asked(String),
}

/// A person who read a text and found it right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// Who.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// What of a work others can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The title.
    Title,
    /// How the maker is named.
    Maker,
    /// The year.
    Year,
    /// The maker's own words.
    Words,
    /// The easy description.
    Easy,
    /// What the picture shows.
    Alt,
    /// The price.
    Price,
    /// Whom to thank.
    Credits,
    /// The size of the print.
    Size,
}

impl Field {
    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Maker => "maker",
            Self::Year => "year",
            Self::Words => "words",
            Self::Easy => "easy",
            Self::Alt => "alt",
            Self::Price => "price",
            Self::Credits => "credits",
            Self::Size => "size",
        }
    }
}

/// A change that somebody else than the maker made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Of what.
    pub field: Field,
    /// Who; empty: the curator of this device.
    #[serde(default)]
    pub by: String,
    /// When.
    pub at: Millis,
    /// How it was before.
    pub was: String,
}

/// The label of a work, but for what the work itself tells (title, maker, steps, description).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Label {
    /// The year; empty: when the work was made.
    pub year: String,
    /// The maker's own words.
    pub words: OwnWords,
    /// What one sees and how it was made, in easy words.
    pub easy: LocalText,
    /// A person has read the description of the picture and found it right; none: it is the program's or a service's draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt_confirmed: Option<Confirmed>,
    /// Whether one can buy it.
    pub price: Price,
    /// Whom to thank.
    pub credits: String,
    /// The longer side of the print in millimetres; 0: as chosen for all.
    pub print_mm: u32,
    /// What others than the maker changed, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

impl Label {
    /// Keeps that somebody else than the maker changed something. The first wording of a field is always kept: it is the maker's.
    pub fn changed(&mut self, change: Change) {
        self.changes.push(change);
        if self.changes.len() > MAX_CHANGES {
            let is_first = |at: usize| !self.changes[..at].iter().any(|other| other.field == self.changes[at].field);
            let oldest = (0..self.changes.len()).find(|at| !is_first(*at)).unwrap_or(0);
            self.changes.remove(oldest);
        }
    }

    /// The fields that others changed, each once.
    pub fn fields_changed(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = self.changes.iter().map(|change| change.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// How a field was before anybody else changed it; none: nobody did.
    pub fn first(&self, field: Field) -> Option<&str> {
        self.changes.iter().find(|change| change.field == field).map(|change| change.was.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_makers_wording_is_never_forgotten() {
        let mut label = Label::default();
        let change = |field, was: &str| Change { field, by: String::new(), at: 0, was: was.to_owned() };
        label.changed(change(Field::Title, "나 고양이 좋다"));
        (0..500).for_each(|n| label.changed(change(Field::Title, &format!("{n}"))));
        label.changed(change(Field::Alt, "a"));
        assert_eq!((label.changes.len(), label.first(Field::Title)), (MAX_CHANGES, Some("나 고양이 좋다")));
        assert_eq!(label.fields_changed(), [Field::Title, Field::Alt]);
        assert_eq!(label.first(Field::Price), None);
    }
}
