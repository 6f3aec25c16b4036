//! Places, and what is said there.

use crate::domain::id::WordId;
use crate::domain::locale::LocalText;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// One goes there.
    Place,
    /// One calls from anywhere: what is said is heard through the loudspeaker.
    Phone,
    /// A number for emergencies.
    Emergency,
}

impl PlaceKind {
    /// Reads the name that files use.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "place" => Some(Self::Place),
            "phone" => Some(Self::Phone),
            "emergency" => Some(Self::Emergency),
            _ => None,
        }
    }
}

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id, unique among places.
    pub id: String,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The word whose picture stands for it.
    pub symbol: WordId,
    /// Its name.
    pub name: LocalText,
    /// The word for a place under which what is said here is remembered.
    pub said_at: Option<WordId>,
    /// What one can want here, the usual first.
    pub wishes: Vec<Wish>,
}

impl Place {
    /// The wish of this id.
    pub fn wish(&self, id: &str) -> Option<&Wish> {
        self.wishes.iter().find(|wish| wish.id == id)
    }
}

/// What one can want, with the sentence for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Its id, unique at its place.
    pub id: String,
    /// The word whose picture stands for it.
    pub symbol: WordId,
    /// What its key shows.
    pub label: LocalText,
    /// The sentence. With a blank: `{}` stands for what is chosen, `{을}` for it with the particle that fits.
    pub text: LocalText,
    /// What is to be chosen first.
    pub blank: Option<Blank>,
}

/// Something that is chosen by pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Blank {
    /// The question.
    pub question: LocalText,
    /// What can be chosen. Never empty.
    pub choices: Vec<Choice>,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The word whose picture stands for it.
    pub symbol: WordId,
    /// How it is said in the sentence.
    pub text: LocalText,
}

/// What is said at once, at any time of the conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Its id, unique among replies.
    pub id: String,
    /// The places at which it fits; empty: everywhere.
    pub places: Vec<String>,
    /// The word whose picture stands for it.
    pub symbol: WordId,
    /// What its key shows.
    pub label: LocalText,
    /// What is said.
    pub text: LocalText,
}

impl Reply {
    /// Whether it fits at a place.
    pub fn fits(&self, place: &str) -> bool {
        self.places.is_empty() || self.places.iter().any(|one| one == place)
    }
}
