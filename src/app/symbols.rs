//! Symbols to choose from: those of the program and of every symbol pack, found by Korean and English names.

mod catalogue;

use crate::app::effect::EffectId;
use crate::app::state::State;
use crate::art::symbols::with_looks;
use crate::domain::board::License;
use crate::domain::id::BlobId;
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

pub use catalogue::{SymbolCatalogue, SymbolFound};

/// Symbol packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SymbolsCommand {
    /// See which packs there are.
    Look,
    /// Bring a pack in: a folder or a ZIP file.
    Import(PathBuf),
    /// Stop what is being brought in; nothing has changed then.
    Stop,
    /// Take a pack out, by its id. Boards keep their pictures.
    Remove(String),
}

/// What is done with the packs on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SymbolsJob {
    /// Read them all.
    Look,
    /// Bring one in.
    Import(PathBuf),
    /// Take one out.
    Remove(String),
    /// Read a picture of a pack for a button.
    Take {
        /// The id of the pack.
        pack: String,
        /// The place of the picture in it.
        picture: u32,
    },
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum SymbolsDone {
    /// The packs as they are now, and what changed.
    Packs(Arc<SymbolCatalogue>, Option<PackChange>),
    /// A picture was read.
    Taken {
        /// Address of `bytes`.
        blob: BlobId,
        /// The picture file as the pack has it.
        bytes: Arc<Vec<u8>>,
        /// Its kind.
        content_type: String,
        /// Name of the pack, and its path there.
        symbol: (String, String),
        /// Whose.
        license: Option<License>,
    },
}

/// How the packs changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackChange {
    /// One came: its name, and how many symbols it has.
    Came(String, usize),
    /// It was here already.
    Known(String),
    /// One was taken out.
    Gone(String),
}

/// The symbols there are to choose from.
#[derive(Clone, Debug, Default)]
pub struct SymbolsState {
    /// All of them.
    pub catalogue: Arc<SymbolCatalogue>,
    /// A pack is being brought in or taken out.
    pub job: Option<EffectId>,
    /// How far that is, 0..=1.
    pub done: f32,
}

impl State {
    /// The symbol with people who look as the person wants; `None`: it stays as it is.
    pub fn seen(&self, symbol: &SymbolRef) -> Option<SymbolRef> {
        with_looks(symbol, self.person()?.looks)
    }

    /// Symbols by what was typed, the best first: those of the program and of all packs, people in them as the person wants.
    pub fn find_symbols(&self, typed: &str, most: usize) -> Vec<SymbolFound> {
        let looks = self.person().map(|person| person.looks).unwrap_or_default();
        self.symbols.catalogue.find(typed, looks, most)
    }
}
