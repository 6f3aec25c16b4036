//! What a curator can want, in parts, and what the room of exhibitions remembers of it.

use crate::app::effect::EffectId;
use crate::app::proof::ProofCommand;
use crate::app::state::State;
use crate::domain::consent::{Answer, Seen, Use, Whose};
use crate::domain::exhibition::{ExportOptions, LeftOut, Product};
use crate::domain::id::{ArtworkId, ExhibitionId, ProfileId};
use crate::domain::label_edit::LabelEdit;
use crate::domain::locale::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Exhibit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExhibitCommand {
    /// A new exhibition.
    New(String),
    /// Look at one.
    Open(Option<ExhibitionId>),
    /// One of the things that it says of itself, or a version of it.
    Change(ExhibitionId, ShowEdit),
    /// A draft of its own with the same works.
    Copy(ExhibitionId),
    /// Another part of the room is seen.
    See(ExhibitView),
    /// Its rooms.
    Room(ExhibitionId, RoomEdit),
    /// Hang works.
    Add(ExhibitionId, Vec<ArtworkId>),
    /// Hang works at the end of a room, those that hang already too.
    Hang(ExhibitionId, usize, Vec<ArtworkId>),
    /// Take several works down.
    TakeAllDown(ExhibitionId, Vec<ArtworkId>),
    /// A work to a place of a room.
    Place {
        /// Which exhibition.
        show: ExhibitionId,
        /// Work.
        work: ArtworkId,
        /// Room, counted from 0.
        room: usize,
        /// Place there, counted from 0 among the other works.
        place: usize,
    },
    /// Take a work down.
    TakeDown(ExhibitionId, ArtworkId),
    /// Move a work by places.
    Shift(ExhibitionId, ArtworkId, isize),
    /// Look at one work's label.
    Select(Option<ArtworkId>),
    /// Remove the exhibition (undoable); the works stay.
    Delete(ExhibitionId),
    /// Edit the label of a work.
    Label {
        /// Work.
        work: ArtworkId,
        /// What.
        edit: LabelEdit,
        /// The maker says so themselves: nothing is marked.
        #[serde(default)]
        by_maker: bool,
        /// Who else; empty: the curator of this device.
        #[serde(default)]
        by: String,
    },
    /// Begins or ends recording the maker's words about a work.
    WordsVoice(ArtworkId, bool),
    /// Takes the recorded words away.
    WordsSilent(ArtworkId),
    /// Hear the maker's words.
    HearWords(ArtworkId),
    /// What a maker or guardian answers while they see the work.
    Answer(Reply),
    /// Their signature.
    Sign(Signing),
    /// A guardian of this person has to agree too, or no longer.
    GuardianAgrees(ProfileId, bool),
    /// What is to be made of it.
    Plan(Box<ExportPlan>),
    /// Write forms with pictures for the makers of works, to be printed and signed (PDF).
    Forms {
        /// Works.
        works: Vec<ArtworkId>,
        /// The file.
        to: PathBuf,
    },
    /// Write what is wanted into a folder.
    Export {
        /// Which.
        show: ExhibitionId,
        /// The folder, or the file where only one is wanted.
        to: PathBuf,
        /// Only this file of all that would be in the folder: its path there.
        #[serde(default)]
        only: Option<String>,
        /// What; nothing: the web exhibition and files for print.
        #[serde(default)]
        products: BTreeSet<Product>,
        /// How.
        #[serde(default)]
        options: Box<ExportOptions>,
    },
    /// The certificate that signs what goes out.
    Proof(ProofCommand),
    /// Stop the export. What was made before stays as it was.
    StopExport,
}

impl State {
    /// Whether the question about one's own work is on the screen: who made it answers it without the PIN.
    pub fn asks_own_work(&self) -> bool {
        let selected = self.exhibit.selected.as_ref().and_then(|id| self.library.artworks.get(id));
        let is_own = selected.is_some_and(|work| self.who.as_ref() == Some(&work.profile));
        self.exhibit.open.is_some() && self.exhibit.view == ExhibitView::Ask && is_own
    }
}

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
    /// The certificate that signs what goes out.
    Proof,
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

/// An export under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// Number of the job.
    pub id: EffectId,
    /// Which exhibition goes out.
    pub show: ExhibitionId,
    /// How far it is, 0..=1.
    pub done: f32,
    /// How many works are whole, and how many there are; none: not known yet.
    pub works: Option<(usize, usize)>,
}

/// What came of the last export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Of which exhibition.
    pub show: ExhibitionId,
    /// Where it is.
    pub to: PathBuf,
    /// What was left out of it.
    pub left_out: Vec<LeftOut>,
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
