//! Packages: files that move works and people from device to device.

use crate::app::command::Command;
use crate::app::effect::EffectId;
use crate::domain::id::{ArtworkId, ProfileId};
use crate::domain::package::{Fate, PersonFate};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Packages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackagesCommand {
    /// Bring a package in; one undo takes all of it back.
    Import(PathBuf),
    /// Write works into a package.
    ExportWorks {
        /// Which.
        works: Vec<ArtworkId>,
        /// The file.
        to: PathBuf,
    },
    /// Write people with all that is theirs into a package.
    ExportPeople {
        /// Who; nobody: everyone on this device.
        #[serde(default)]
        people: Vec<ProfileId>,
        /// The file.
        to: PathBuf,
    },
    /// Write works among the person's files, under a name that is free.
    SaveWorks(Vec<ArtworkId>),
    /// Write people there; nobody: everyone. More than one are a group.
    SavePeople(Vec<ProfileId>),
    /// Stop what is being read or written; nothing has changed then.
    Stop,
}

/// What a package brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageReport {
    /// The file.
    pub from: PathBuf,
    /// What became of every work, under the id it has here.
    pub works: Vec<(ArtworkId, Fate)>,
    /// What became of every person.
    pub people: Vec<(ProfileId, PersonFate)>,
    /// Sets of boards that were not here, or got boards.
    pub sets: usize,
    /// Boards that are otherwise here, or are locked here, and stay as they are.
    pub differing: usize,
}

impl PackageReport {
    /// How many works had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.works.iter().filter(|(_, is)| *is == fate).count()
    }

    /// How many people came who were not here.
    pub fn new_people(&self) -> usize {
        self.people.iter().filter(|(_, is)| *is == PersonFate::New).count()
    }
}

/// What a written package left out and holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageWritten {
    /// The file.
    pub to: PathBuf,
    /// Works in it.
    pub works: usize,
    /// People in it.
    pub people: usize,
    /// Works that could not go in: a picture or sound of theirs is gone.
    pub left_out: Vec<ArtworkId>,
}

/// Packages under way and done.
#[derive(Clone, Debug, Default)]
pub struct PackagesState {
    /// What is being read or written.
    pub job: Option<EffectId>,
    /// How far that is, 0..=1.
    pub done: f32,
    /// Files of any kind that are to be brought in, until the PIN is given.
    pub waiting: Vec<Command>,
    /// What packages brought, newest last.
    pub brought: Vec<PackageReport>,
    /// The package that was written last.
    pub written: Option<PackageWritten>,
}
