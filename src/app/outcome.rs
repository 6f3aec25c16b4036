//! What came back from the world.

use crate::app::access::{FaceNews, SwitchNews};
use crate::app::attention::AttentionNews;
use crate::app::effect::EffectId;
use crate::app::lens::LensNews;
use crate::app::packages::PackageWritten;
use crate::app::pictures::{PictureKey, PictureSlot};
use crate::app::proof::CertificateFound;
use crate::app::services::ServiceNews;
use crate::app::sharing::SharingNews;
use crate::app::symbols::SymbolsDone;
use crate::app::vault::VaultNews;
use crate::app::voices::VoicesNews;
use crate::art::picture::Picture;
use crate::domain::board::{Board, BoardSet};
use crate::domain::exhibition::{LeftOut, Product};
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::lesson::Lesson;
use crate::domain::notice::Notice;
use crate::domain::package::Packed;
use crate::domain::record::{HistoryEntry, Record, Write};
use crate::formats::roster::RosterRow;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// News of the voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeechNews {
    /// Is being said.
    Started,
    /// Was said.
    Finished,
    /// Could not be said: the notice says why; the text is shown instead.
    Failed(Notice),
}

/// News of the microphone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordingNews {
    /// It is open.
    Started,
    /// It is closed, and this is what it heard: 16-bit mono WAV.
    Recorded(Arc<Vec<u8>>),
    /// It could not be opened, or heard nothing: the notice says why.
    Failed(Notice),
}

/// What an import brought, for the person and the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Set name.
    pub name: String,
    /// Set id.
    #[serde(skip)]
    pub set: String,
    /// How many boards.
    pub boards: usize,
    /// Buttons.
    pub buttons: usize,
    /// Images.
    pub images: usize,
    /// Sounds.
    pub sounds: usize,
    /// What was repaired: `repair-<what>` words it.
    pub repaired: Vec<ReportLine>,
    /// What could not be kept: `loss-<what>` words it.
    pub lost: Vec<ReportLine>,
}

/// One line of an import report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    /// The board's id in its file; empty: the file as a whole.
    pub board: String,
    /// Which kind, in kebab case.
    pub what: String,
    /// How often.
    pub count: usize,
    /// The kind in English, for logs and programs.
    pub text: String,
    /// The first of them, as the file has it; empty: nothing to show.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub example: String,
}

/// What a job made.
#[derive(Clone, Debug)]
pub enum JobResult {
    /// A picture as PNG.
    Picture {
        /// Address of `png`.
        blob: BlobId,
        /// The bytes.
        png: Arc<Vec<u8>>,
        /// The pixels.
        pixels: Arc<Picture>,
        /// Painting was stopped by the person.
        stopped: bool,
    },
    /// Boards of a file.
    Boards {
        /// The set.
        set: Box<BoardSet>,
        /// The boards.
        boards: Vec<Board>,
        /// Pictures and sounds.
        media: Vec<(BlobId, Arc<Vec<u8>>)>,
        /// What to tell.
        report: ImportReport,
    },
    /// A list of people was read.
    Roster(Vec<RosterRow>),
    /// The lessons of a file.
    Lessons(Vec<Lesson>),
    /// Symbol packs were read or changed.
    Symbols(SymbolsDone),
    /// Files were written.
    Written {
        /// Where.
        to: PathBuf,
        /// What was left out, and why (work or board, reason).
        left_out: Vec<(String, String)>,
    },
    /// An exhibition was written.
    Exported {
        /// Where.
        to: PathBuf,
        /// What was made, and the works in it.
        went: Vec<(Product, BTreeSet<ArtworkId>)>,
        /// What was left out of it.
        left_out: Vec<LeftOut>,
    },
    /// The certificate that signs what goes out.
    Certificate {
        /// How it stands now.
        found: CertificateFound,
        /// What was done, for the person.
        done: Option<Notice>,
    },
    /// What a package holds. Its pictures and sounds are where the store keeps them; nothing else has changed yet.
    Package {
        /// The file.
        from: PathBuf,
        /// What it holds.
        packed: Box<Packed>,
    },
    /// A package was written.
    PackageWritten(PackageWritten),
    /// The making of a work, from white paper on.
    Film(Vec<Arc<Picture>>),
    /// Picture files, newest first.
    Files(Vec<PathBuf>),
    /// It could not be done.
    Failed(Notice),
}

/// What came back.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A change is durable.
    Committed(EffectId),
    /// A change could not be stored: the notice says why, the records are what is stored.
    CommitFailed {
        /// Number.
        id: EffectId,
        /// Why.
        notice: Notice,
        /// All records as stored.
        records: Vec<Record>,
    },
    /// A change was taken back.
    Undone {
        /// Its name.
        name: String,
        /// How the records change.
        writes: Vec<Write>,
        /// How many nearer ones were passed over: what they changed was changed elsewhere since.
        passed: usize,
    },
    /// A change was done again.
    Redone {
        /// Its name.
        name: String,
        /// How the records change.
        writes: Vec<Write>,
        /// How many nearer ones were passed over: what they changed was changed elsewhere since.
        passed: usize,
    },
    /// The undo history.
    History(Vec<HistoryEntry>),
    /// The list of backups: id, time, bytes.
    Backups(Vec<(String, i64, u64)>),
    /// A backup was opened.
    Restored(Vec<Record>),
    /// Tell the person something about work that is under way; it goes on.
    Tell(Notice),
    /// Tell the person how something ended that gives back nothing else.
    EndedWith(Notice),
    /// News of the voice.
    Speech(EffectId, SpeechNews),
    /// A sound without words (the chime) was not heard: the notice says why.
    Unheard(Notice),
    /// News of the microphone, with the number of its start.
    Recording(EffectId, RecordingNews),
    /// News of whoever looks or listens.
    Attention(EffectId, AttentionNews),
    /// News of the camera that takes a photograph.
    Lens(EffectId, LensNews),
    /// News of services.
    Service(ServiceNews),
    /// News of what only instructors may read.
    Vault(VaultNews),
    /// News of voices.
    Voices(VoicesNews),
    /// News of the place where tablets meet.
    Sharing(SharingNews),
    /// News of gamepads and switches.
    Switch(SwitchNews),
    /// News of the camera that looks at the face.
    Face(FaceNews),
    /// A picture for the face.
    Picture(PictureKey, PictureSlot),
    /// How far a job is, and what can be seen of it.
    Progress {
        /// Number.
        id: EffectId,
        /// 0..=1.
        done: f32,
        /// The picture so far.
        snapshot: Option<Arc<Picture>>,
    },
    /// How many works of an export are whole.
    WorksDone {
        /// Number.
        id: EffectId,
        /// So many are.
        whole: usize,
        /// So many there are.
        all: usize,
    },
    /// A job has ended.
    Ended {
        /// Number.
        id: EffectId,
        /// What it made.
        result: JobResult,
    },
}
