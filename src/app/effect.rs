//! What must be done in the world. `io` carries effects out and answers with outcomes.

use crate::app::attention::Ask;
use crate::app::pictures::PictureKey;
use crate::art::canvas::Stroke;
use crate::domain::artwork::Artwork;
use crate::domain::board::{Board, BoardSet};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{BlobId, ProfileId, SetId};
use crate::domain::locale::Lang;
use crate::domain::record::Transaction;
use crate::domain::scene::Scene;
use std::path::PathBuf;
use std::sync::Arc;

/// Numbers effects, so that a late outcome of a cancelled one is known and ignored.
pub type EffectId = u64;

/// Something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaking {
    /// What, already made readable (numbers and Latin letters as words).
    pub text: String,
    /// In which language.
    pub lang: Lang,
    /// 0.5..=2.
    pub rate: f32,
    /// 0.5..=2.
    pub pitch: f32,
    /// 0..=1.
    pub volume: f32,
    /// Cut off what is being said.
    pub interrupt: bool,
    /// A recorded clip instead of the voice.
    pub clip: Option<BlobId>,
}

/// In which form boards are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A set, zipped.
    Obz,
    /// One board.
    Obf,
}

/// Long work for `io/jobs`.
#[derive(Clone, Debug)]
pub enum Job {
    /// Load and shrink pictures for the face.
    Pictures(Vec<PictureKey>),
    /// Paint a scene, or a picture of the person's.
    Paint {
        /// The scene; used when there is no picture.
        scene: Scene,
        /// The person's own picture.
        picture: Option<BlobId>,
        /// Style name.
        style: String,
        /// Seed of the strokes.
        seed: u64,
        /// Side in pixels.
        px: u32,
    },
    /// Find the picture files of a folder.
    ListPictures(PathBuf),
    /// Read a picture file and make it a PNG of bounded size.
    ReadPicture(PathBuf),
    /// Draw a stroke onto a stored picture (none: white paper) and make it a PNG.
    Draw {
        /// Picture before.
        onto: Option<BlobId>,
        /// Its side if there is none.
        px: u32,
        /// The stroke.
        stroke: Stroke,
    },
    /// Read a board file.
    ImportBoards {
        /// The file.
        path: PathBuf,
        /// Id of the set it becomes.
        set: SetId,
    },
    /// Write boards.
    ExportBoards {
        /// Where to.
        to: PathBuf,
        /// The set.
        set: BoardSet,
        /// Its boards.
        boards: Vec<Arc<Board>>,
        /// Form.
        format: ExportFormat,
    },
    /// Write the web exhibition.
    ExportExhibition {
        /// Where to.
        to: PathBuf,
        /// The exhibition.
        show: Box<Exhibition>,
        /// Its works, in order.
        works: Vec<Artwork>,
        /// Where it will be on the web, if that is known.
        base_url: Option<String>,
    },
    /// Copy a stored picture to a file.
    ExportPicture {
        /// The picture.
        picture: BlobId,
        /// Where to.
        to: PathBuf,
    },
}

/// What must be done.
#[must_use]
#[derive(Clone, Debug)]
pub enum Effect {
    /// Store a change. The state has changed already; if this fails, the person is told and the state is read anew.
    Commit {
        /// Number.
        id: EffectId,
        /// The change.
        transaction: Transaction,
        /// Bytes that it refers to.
        blobs: Vec<(BlobId, Arc<Vec<u8>>)>,
    },
    /// Take the last change of a person back.
    Undo(Option<ProfileId>),
    /// Do it again.
    Redo(Option<ProfileId>),
    /// Read the undo history.
    ReadHistory(Option<ProfileId>),
    /// Make a backup.
    Backup,
    /// Read the list of backups.
    ListBackups,
    /// Go back to a backup.
    Restore(String),
    /// Say something.
    Speak {
        /// Number.
        id: EffectId,
        /// What and how.
        what: Speaking,
    },
    /// Stop what is being said.
    StopSpeech,
    /// The attention chime.
    Chime,
    /// Open the microphone.
    RecordStart {
        /// Number.
        id: EffectId,
    },
    /// Close the microphone; what it heard comes back.
    RecordStop {
        /// Number of its start.
        id: EffectId,
    },
    /// Look or listen: the camera, the microphone, the recognisers.
    Attend {
        /// Number of what was opened; its news carry it.
        id: EffectId,
        /// What is wanted.
        ask: Ask,
    },
    /// Prepare the speech of these texts in the background.
    Prerender(Vec<Speaking>),
    /// Long work.
    Start {
        /// Number.
        id: EffectId,
        /// Work.
        job: Job,
    },
    /// Stop long work; what is there stays.
    Cancel(EffectId),
}
