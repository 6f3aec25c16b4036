//! What is stored: one record per thing, and changes to records as named, undoable transactions.
//!
//! State in memory and the store on disk change in the same way: by a list of [`Write`]s. Undo and redo are
//! such lists too, so there is one path for every change.

use super::artwork::Artwork;
use super::board::{Board, BoardSet, Button};
use super::drawing::Tool;
use super::example::Example;
use super::exhibition::{Exhibition, Outing};
use super::happened::{Month, Telling};
use super::id::{BlobId, ProfileId};
use super::lesson::{Following, Lesson, Sign};
use super::profile::Profile;
use super::queue::{Agreed, NotYet};
use super::service::{ServiceAsk, ServiceRules};
use super::share::SharedAs;
use super::sheet::Drawn;
use super::strip::{Strip, Utterance};
use super::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};

/// The kinds of stored things. The text form is the `kind` column of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person.
    Profile,
    /// A set of boards.
    BoardSet,
    /// A board.
    Board,
    /// The strip of a person.
    Strip,
    /// Something said.
    Utterance,
    /// An artwork.
    Artwork,
    /// An exhibition.
    Exhibition,
    /// An example of a sign, card, drawing or sound.
    Example,
    /// A mark on the sheet of a work.
    Mark,
    /// A picture that was asked of a service.
    ServiceAsk,
    /// The rules for services.
    ServiceRules,
    /// An export, and the works in it.
    Outing,
    /// A lesson that does not come with the program.
    Lesson,
    /// Where in a lesson a person is.
    Following,
    /// A "not yet" of an instructor.
    NotYet,
    /// A yes that an instructor gave on another tablet.
    Agreed,
    /// Whether a person's days may be told.
    Telling,
    /// What happened in a month, of who said yes.
    Month,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::Profile,
        Self::BoardSet,
        Self::Board,
        Self::Strip,
        Self::Utterance,
        Self::Artwork,
        Self::Exhibition,
        Self::Example,
        Self::Mark,
        Self::ServiceAsk,
        Self::ServiceRules,
        Self::Outing,
        Self::Lesson,
        Self::Following,
        Self::NotYet,
        Self::Agreed,
        Self::Telling,
        Self::Month,
    ];

    /// The `kind` column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::BoardSet => "board-set",
            Self::Board => "board",
            Self::Strip => "strip",
            Self::Utterance => "utterance",
            Self::Artwork => "artwork",
            Self::Exhibition => "exhibition",
            Self::Example => "example",
            Self::Mark => "mark",
            Self::ServiceAsk => "service-ask",
            Self::ServiceRules => "service-rules",
            Self::Outing => "outing",
            Self::Lesson => "lesson",
            Self::Following => "following",
            Self::NotYet => "not-yet",
            Self::Agreed => "agreed",
            Self::Telling => "telling",
            Self::Month => "month",
        }
    }

    /// Reads the `kind` column.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }
}

/// One stored thing. Externally tagged JSON: `{"profile": {…}}`.
// Records are read and written one by one; most are artworks anyway.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// A person.
    Profile(Profile),
    /// A set of boards.
    BoardSet(BoardSet),
    /// A board.
    Board(Board),
    /// The strip of a person.
    Strip(Strip),
    /// Something said.
    Utterance(Utterance),
    /// An artwork.
    Artwork(Artwork),
    /// An exhibition.
    Exhibition(Exhibition),
    /// An example of a sign, card, drawing or sound.
    Example(Example),
    /// A mark on the sheet of a work.
    Mark(Drawn),
    /// A picture that was asked of a service.
    ServiceAsk(Box<ServiceAsk>),
    /// The rules for services.
    ServiceRules(ServiceRules),
    /// An export, and the works in it.
    Outing(Outing),
    /// A lesson that does not come with the program.
    Lesson(Lesson),
    /// Where in a lesson a person is.
    Following(Following),
    /// A "not yet" of an instructor.
    NotYet(NotYet),
    /// A yes that an instructor gave on another tablet.
    Agreed(Agreed),
    /// Whether a person's days may be told.
    Telling(Telling),
    /// What happened in a month, of who said yes.
    Month(Month),
}

impl Record {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Profile(_) => Kind::Profile,
            Self::BoardSet(_) => Kind::BoardSet,
            Self::Board(_) => Kind::Board,
            Self::Strip(_) => Kind::Strip,
            Self::Utterance(_) => Kind::Utterance,
            Self::Artwork(_) => Kind::Artwork,
            Self::Exhibition(_) => Kind::Exhibition,
            Self::Example(_) => Kind::Example,
            Self::Mark(_) => Kind::Mark,
            Self::ServiceAsk(_) => Kind::ServiceAsk,
            Self::ServiceRules(_) => Kind::ServiceRules,
            Self::Outing(_) => Kind::Outing,
            Self::Lesson(_) => Kind::Lesson,
            Self::Following(_) => Kind::Following,
            Self::NotYet(_) => Kind::NotYet,
            Self::Agreed(_) => Kind::Agreed,
            Self::Telling(_) => Kind::Telling,
            Self::Month(_) => Kind::Month,
        }
    }

    /// Its id within its kind (a strip and a place in a lesson have the id of their person).
    pub fn id(&self) -> &str {
        match self {
            Self::Profile(profile) => profile.id.as_str(),
            Self::BoardSet(set) => set.id.as_str(),
            Self::Board(board) => board.id.as_str(),
            Self::Strip(strip) => strip.profile.as_str(),
            Self::Utterance(utterance) => utterance.id.as_str(),
            Self::Artwork(artwork) => artwork.id.as_str(),
            Self::Exhibition(exhibition) => exhibition.id.as_str(),
            Self::Example(example) => example.id.as_str(),
            Self::Mark(drawn) => drawn.id.as_str(),
            Self::ServiceAsk(ask) => ask.id.as_str(),
            Self::ServiceRules(rules) => rules.id.as_str(),
            Self::Outing(outing) => outing.id.as_str(),
            Self::Lesson(lesson) => lesson.id.as_str(),
            Self::Following(following) => following.profile.as_str(),
            Self::NotYet(said) => said.id.as_str(),
            Self::Agreed(said) => said.id.as_str(),
            Self::Telling(telling) => telling.profile.as_str(),
            Self::Month(month) => month.id.as_str(),
        }
    }

    /// Every blob that it needs. A blob without any record or undo step that needs it may be collected.
    pub fn blobs(&self) -> Vec<BlobId> {
        let mut blobs: Vec<BlobId> = Vec::new();
        let mut symbol = |symbol: &SymbolRef| blobs.extend(symbol.blob().map(BlobId::from));
        match self {
            Self::Profile(profile) => {
                symbol(&profile.picture);
                blobs.extend(profile.clips.values().chain(profile.drawings.values()).chain(&profile.things).cloned());
            }
            Self::BoardSet(_) | Self::Exhibition(_) | Self::ServiceRules(_) | Self::Outing(_) | Self::Following(_) => {}
            Self::NotYet(_) | Self::Agreed(_) | Self::Telling(_) | Self::Month(_) => {}
            Self::Lesson(lesson) => blobs.extend(lesson.signs().filter_map(Sign::blob)),
            Self::Board(board) => {
                board.buttons.iter().filter_map(Button::own_symbol).for_each(|own| symbol(&own));
                blobs.extend(board.images.iter().filter_map(|image| image.blob.clone()));
                blobs.extend(board.sounds.iter().filter_map(|sound| sound.blob.clone()));
            }
            Self::Strip(Strip { tiles, .. }) | Self::Utterance(Utterance { tiles, .. }) => {
                tiles.iter().for_each(|tile| symbol(&tile.symbol));
                blobs.extend(tiles.iter().filter_map(|tile| tile.clip.clone()));
            }
            Self::Artwork(artwork) => blobs.extend(artwork.blobs()),
            Self::ServiceAsk(ask) => blobs.extend(ask.blobs()),
            Self::Mark(drawn) => {
                if let Tool::Stamp(stamp) = &drawn.mark.pen.tool {
                    symbol(stamp);
                }
            }
            Self::Example(example) => {
                symbol(&example.tile.symbol);
                blobs.extend(example.tile.clip.clone());
                blobs.extend(example.sound.clone());
            }
        }
        blobs
    }
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Write {
    /// Makes or replaces it.
    Put(Box<Record>),
    /// Removes it.
    Delete(Kind, String),
}

impl Write {
    /// Makes or replaces a record.
    pub fn put(record: Record) -> Self {
        Self::Put(Box::new(record))
    }

    /// Which record it changes.
    pub fn key(&self) -> (Kind, &str) {
        match self {
            Self::Put(record) => (record.kind(), record.id()),
            Self::Delete(kind, id) => (*kind, id),
        }
    }
}

/// A change with a name: all of it happens or nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transaction {
    /// What was done, as a Fluent message id under `change-`, e.g. `strip-add`. Shown in the history.
    pub name: String,
    /// Whose undo list it joins; `None`: the device's own.
    pub profile: Option<ProfileId>,
    /// False for what nobody would want to undo, e.g. the record that something was said.
    pub undoable: bool,
    /// The changes, in order.
    pub writes: Vec<Write>,
    /// Of what others changed: which versions of shared documents the records are after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<SharedAs>,
}

impl Transaction {
    /// An undoable transaction.
    pub fn new(name: &str, profile: Option<ProfileId>, writes: Vec<Write>) -> Self {
        Self { name: name.to_owned(), profile, undoable: true, writes, shared: Vec::new() }
    }

    /// The same, but not in the undo list.
    pub fn not_undoable(self) -> Self {
        Self { undoable: false, ..self }
    }
}

/// One entry of the history, newest first in lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Its number; grows.
    pub step: i64,
    /// The name of the transaction.
    pub name: String,
    /// When.
    pub at: super::id::Millis,
    /// Whether it is undone now (and can be redone).
    pub undone: bool,
}
