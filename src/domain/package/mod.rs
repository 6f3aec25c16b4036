//! What moves from device to device: works with everything that makes them, people with everything that is theirs; and how it
//! joins what is there already. Moving is not publishing: what makers said about showing a work travels with it.

mod check;
mod consents;
mod people;
mod telling;
mod works;

pub use check::Fault;
pub use consents::joined as joined_consents;
pub use people::{PersonFate, join_boards, join_person};
pub use works::{Fate, Joined, Known, join_work};

use super::artwork::Artwork;
use super::board::{Board, BoardSet};
use super::consent::{Given, Use};
use super::example::Example;
use super::id::{BlobId, Millis};
use super::profile::Profile;
use super::record::Record;
use super::sheet::Drawn;
use super::strip::Utterance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a package was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackageKind {
    /// Works.
    #[default]
    Works,
    /// One person with all that is theirs.
    Profile,
    /// A group, or everyone of a device.
    Group,
}

/// A work with everything that makes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedWork {
    /// The work: steps, label, what its maker said.
    pub artwork: Artwork,
    /// What was ever drawn on its sheets, oldest first.
    #[serde(default)]
    pub marks: Vec<Arc<Drawn>>,
    /// A guardian has to agree too before it is shown.
    #[serde(default)]
    pub guardian_agrees: bool,
    /// The group that its maker makes art with; empty: none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
}

/// A person with what is theirs; their works stand beside it. No PIN, no key of a service, nothing that was said but what they
/// keep as favourites.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedPerson {
    /// Settings, masks, recordings, drawings.
    pub profile: Profile,
    /// Sentences that they keep.
    #[serde(default)]
    pub favourites: Vec<Utterance>,
    /// What they taught.
    #[serde(default)]
    pub examples: Vec<Arc<Example>>,
}

/// A set of boards that a person talks with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedBoards {
    /// The set.
    pub set: BoardSet,
    /// Its boards.
    #[serde(default)]
    pub boards: Vec<Arc<Board>>,
}

/// Everything in a package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// What it was made for.
    pub kind: PackageKind,
    /// When it was made.
    pub made: Millis,
    /// Works.
    pub works: Vec<PackedWork>,
    /// People.
    pub people: Vec<PackedPerson>,
    /// Boards.
    pub boards: Vec<PackedBoards>,
}

impl PackedWork {
    /// Every stored picture and sound that it needs.
    pub fn blobs(&self) -> BTreeSet<BlobId> {
        let marks = self.marks.iter().flat_map(|drawn| Record::Mark(Drawn::clone(drawn)).blobs());
        addresses(self.artwork.blobs().into_iter().chain(marks))
    }

    /// Where the maker is not known: that a guardian has to agree stays true for every use, asked or not.
    #[must_use]
    pub fn of_elsewhere(mut self) -> Self {
        if self.guardian_agrees {
            for purpose in Use::ALL {
                let consent = self.artwork.consents.0.entry(purpose).or_default();
                consent.guardian.get_or_insert_with(Given::default);
            }
        }
        self
    }
}

impl PackedPerson {
    /// Every stored picture and sound that they need.
    pub fn blobs(&self) -> BTreeSet<BlobId> {
        let profile = Record::Profile(self.profile.clone()).blobs();
        let said = self.favourites.iter().flat_map(|said| Record::Utterance(said.clone()).blobs());
        let taught = self.examples.iter().flat_map(|example| Record::Example(Example::clone(example)).blobs());
        addresses(profile.into_iter().chain(said).chain(taught))
    }
}

impl PackedBoards {
    /// Every stored picture and sound that they need.
    pub fn blobs(&self) -> BTreeSet<BlobId> {
        addresses(self.boards.iter().flat_map(|board| Record::Board(Board::clone(board)).blobs()))
    }
}

impl Packed {
    /// Every stored picture and sound that it needs.
    pub fn blobs(&self) -> BTreeSet<BlobId> {
        let works = self.works.iter().flat_map(PackedWork::blobs);
        let people = self.people.iter().flat_map(PackedPerson::blobs);
        works.chain(people).chain(self.boards.iter().flat_map(PackedBoards::blobs)).collect()
    }
}

/// What is no address names no stored bytes.
fn addresses(blobs: impl Iterator<Item = BlobId>) -> BTreeSet<BlobId> {
    blobs.filter(BlobId::is_well_formed).collect()
}
