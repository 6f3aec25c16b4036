//! The workshop: the people that an instructor looks after. Everything in it is behind the PIN.

use crate::app::command::Room;
use crate::app::effect::EffectId;
use crate::art::picture::Picture;
use crate::domain::id::{ArtworkId, ProfileId};
use crate::domain::profile::{Address, Profile};
use crate::domain::template::Template;
use crate::domain::vocabulary::SymbolRef;
use crate::formats::roster::RosterRow;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What an instructor wants there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkshopCommand {
    /// A new person, with what they begin with.
    Add(Newcomer),
    /// The pictures of this device are looked for, to choose one for somebody new.
    LookForPictures,
    /// The camera opens for a photograph of somebody new, or it closes and the one that was taken is forgotten.
    Photograph(bool),
    /// Read a list of people from a file; they are shown before they are taken in.
    ReadRoster(PathBuf),
    /// Take in those of the list that was read who are not here yet.
    TakeRoster,
    /// Forget the list that was read.
    LeaveRoster,
    /// What was changed of a person.
    Save(Box<Profile>),
    /// Remove a person (undoable).
    Remove(ProfileId),
    /// As this person, to one of the instructor's rooms, or to one that is hidden from them.
    Open(ProfileId, Room),
}

/// Somebody who is new.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Newcomer {
    /// Name.
    pub name: String,
    /// Chosen symbol; empty: one that few others have.
    pub picture: SymbolRef,
    /// A picture of their own instead of it.
    pub portrait: Option<Portrait>,
    /// Group; empty: none.
    pub group: String,
    /// How they are addressed.
    pub address: Address,
    /// What they begin with.
    pub templates: Vec<Template>,
}

/// A picture of somebody new that is no symbol. It is brought into the store once they are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portrait {
    /// A picture file.
    File(PathBuf),
    /// A work on this device whose maker is not here any more, or is called so.
    Work(ArtworkId),
    /// The photograph that was just taken.
    Photo,
}

/// Somebody of a list that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As the list has them.
    pub row: RosterRow,
    /// Somebody of this name is here, or stands further up.
    pub known: bool,
}

/// The workshop's part of the state.
#[derive(Clone, Debug, Default)]
pub struct WorkshopState {
    /// A list of people that was read and not taken in yet.
    pub roster: Option<Vec<Candidate>>,
    /// A list is being read.
    pub(super) reading: Option<EffectId>,
    /// The camera may be open for somebody new.
    pub(super) photographing: bool,
    /// The photograph of somebody new; it is nobody's yet and stored nowhere.
    pub photo: Option<Arc<Picture>>,
}

impl WorkshopState {
    /// Whether a list is being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// How many of the list that was read are new here.
    pub fn newcomers(&self) -> usize {
        self.roster.iter().flatten().filter(|one| !one.known).count()
    }
}
