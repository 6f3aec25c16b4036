//! What a curator can want, in parts, and what the room of exhibitions remembers of it.

use crate::app::effect::EffectId;
use crate::domain::consent::{Answer, Seen, Use, Whose};
use crate::domain::exhibition::{ExportOptions, Product};
use crate::domain::id::ArtworkId;
use crate::domain::locale::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is seen of the open exhibition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExhibitView {
    /// The light table with the works that hang.
    #[default]
    Hang,
    /// The collection: works to choose from.
    Choose,
    /// Who was asked, and what they said.
    Consents,
    /// What is missing.
    Checks,
    /// What is made of it, and where it goes.
    Export,
    /// Title, place, dates, texts, versions.
    Details,
    /// The label of the selected work.
    Label,
    /// The maker of the selected work is asked.
    Ask,
}

/// One change of what an exhibition says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShowEdit {
    /// Its title; never empty.
    Title(String),
    /// Where.
    Place(String),
    /// When.
    Dates(String),
    /// Who holds it.
    Host(String),
    /// Whom to thank.
    Credits(String),
    /// Terms of use: an address, or nothing.
    Rights(String),
    /// What it is about, in easy words.
    About(Lang, String),
    /// The AI notice in the curator's own wording.
    Notice(Lang, String),
    /// Notes that never leave the device.
    Notes(String),
    /// Keeps how it is now, under a name.
    Keep(String),
    /// As it was in that version.
    BackTo(usize),
    /// Forgets a version.
    Forget(usize),
}

/// One change of the rooms of an exhibition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoomEdit {
    /// A new one at the end.
    Add(String),
    /// Its name.
    Name(usize, Lang, String),
    /// What one sees there.
    Text(usize, Lang, String),
    /// To another place in the walk.
    Move(usize, usize),
    /// Takes it away; its works stay in the exhibition.
    Remove(usize),
}

/// An answer of a maker or a guardian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Which work.
    pub work: ArtworkId,
    /// For what.
    pub purpose: Use,
    /// The answer.
    pub answer: Answer,
    /// Whose answer it is.
    #[serde(default)]
    pub whose: Whose,
    /// Who gave it; empty: the maker by name.
    #[serde(default)]
    pub by: String,
    /// What they saw.
    #[serde(default)]
    pub seen: Seen,
}

/// A signature below answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signing {
    /// Which work.
    pub work: ArtworkId,
    /// Below which answers.
    pub uses: BTreeSet<Use>,
    /// Whose.
    #[serde(default)]
    pub whose: Whose,
    /// Its lines: places from the left and the top, 0..=1 of the pad.
    pub lines: Vec<Vec<[f32; 2]>>,
}

/// What is to be made of an exhibition. It is kept as long as the program runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportPlan {
    /// What is made.
    pub products: BTreeSet<Product>,
    /// How.
    pub options: ExportOptions,
}

impl Default for ExportPlan {
    fn default() -> Self {
        Self { products: [Product::Web, Product::Prints, Product::Labels].into(), options: ExportOptions::default() }
    }
}

/// The maker's own words about a work are being recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsVoice {
    /// Number of the recording.
    pub id: EffectId,
    /// Of which work.
    pub work: ArtworkId,
    /// The microphone is open.
    pub listening: bool,
    /// It was closed, and what it heard is on its way.
    pub ended: bool,
}
