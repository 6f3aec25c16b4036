//! Where works went: one entry for every export, so that one can tell a maker who takes a yes back where their work still is.

use crate::domain::consent::Use;
use crate::domain::id::{ArtworkId, ExhibitionId, Millis};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an export makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// The web exhibition.
    Web,
    /// Picture files for print.
    Prints,
    /// Wall labels.
    Labels,
    /// The catalogue.
    Catalogue,
    /// The mounting list.
    Mounting,
    /// The package for an archive.
    Archive,
    /// Pictures for posters and the press.
    Publicity,
}

impl Product {
    /// Every product.
    pub const ALL: [Self; 7] =
        [Self::Web, Self::Prints, Self::Labels, Self::Catalogue, Self::Mounting, Self::Archive, Self::Publicity];

    /// What the makers must have said yes to.
    pub fn purpose(self) -> Use {
        match self {
            Self::Web => Use::Web,
            Self::Prints | Self::Labels | Self::Catalogue | Self::Mounting => Use::Print,
            Self::Archive => Use::Archive,
            Self::Publicity => Use::Publicity,
        }
    }

    /// Its name in texts, files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Prints => "prints",
            Self::Labels => "labels",
            Self::Catalogue => "catalogue",
            Self::Mounting => "mounting",
            Self::Archive => "archive",
            Self::Publicity => "publicity",
        }
    }
}

/// One export.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outing {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Millis,
    /// Of which exhibition.
    pub show: ExhibitionId,
    /// Its title then.
    pub title: String,
    /// What was made, and the works in it.
    pub went: Vec<(Product, BTreeSet<ArtworkId>)>,
    /// The folder or file, as it was chosen.
    pub to: String,
    /// Keys of a newer version; kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Outing {
    /// In which products of it a work is.
    pub fn with(&self, work: &str) -> impl Iterator<Item = Product> {
        self.went.iter().filter(move |(_, works)| works.contains(work)).map(|(product, _)| *product)
    }
}
