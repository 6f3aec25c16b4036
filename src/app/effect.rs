//! What must be done in the world. `io` carries effects out and answers with outcomes.

use crate::app::access::SwitchAsk;
use crate::app::attention::Ask;
use crate::app::errands::CardToPrint;
use crate::app::happened::HappenedTable;
use crate::app::lens::LensAsk;
use crate::app::pictures::PictureKey;
use crate::app::print::PrintBoard;
use crate::app::proof::ProofCommand;
use crate::app::services::ServiceEffect;
use crate::app::sharing::SharingEffect;
use crate::app::symbols::SymbolsJob;
use crate::app::vault::VaultEffect;
use crate::app::voices::{Hearing, VoicesAsk};
use crate::art::picture::Picture;
use crate::domain::artwork::Artwork;
use crate::domain::board::{Board, BoardSet};
use crate::domain::exhibition::{Exhibition, ExportOptions, Product, Source};
use crate::domain::id::{BlobId, Millis, ProfileId, SetId};
use crate::domain::lesson::Lesson;
use crate::domain::locale::Lang;
use crate::domain::package::Packed;
use crate::domain::record::Transaction;
use crate::domain::recovery::RecoveryCode;
use crate::domain::scene::Scene;
use crate::domain::sheet::{Drawn, Sheet};
use crate::domain::tone::Tone;
use crate::domain::turn::Turn;
use crate::domain::voice::VoiceRef;
use std::collections::BTreeSet;
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
    /// 0..=2; above 1 it is boosted.
    pub volume: f32,
    /// When.
    pub turn: Turn,
    /// It must come through at once: no voice that may be slow is waited for.
    pub protects: bool,
    /// Whose voice; `None`: the clearest of the machine.
    pub voice: Option<VoiceRef>,
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
    /// For AsTeRICS Grid: a set or one board.
    Grd,
}

/// What is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A scene.
    Scene(Scene),
    /// A picture or drawing of the person's.
    Sheet(Sheet),
}

/// What a drawing is cut out of.
#[derive(Clone, Debug, PartialEq)]
pub enum CutOutOf {
    /// What is seen of a sheet.
    Sheet(Sheet),
    /// A photograph of a drawing on paper.
    File(PathBuf),
    /// The same, just taken.
    Photo(Arc<Picture>),
}

/// Long work for `io/jobs`.
#[derive(Clone, Debug)]
pub enum Job {
    /// Load and shrink pictures for the face; those of works with their sheets.
    Pictures(Vec<(PictureKey, Option<Sheet>)>),
    /// Paint a scene, or a picture or drawing of the person's.
    Paint {
        /// What is painted.
        subject: Subject,
        /// Style name.
        style: String,
        /// Seed of the strokes.
        seed: u64,
        /// Colours and mood.
        tone: Tone,
        /// Side in pixels.
        px: u32,
    },
    /// Find the picture files of a folder.
    ListPictures(PathBuf),
    /// Read a picture file and make it a PNG of bounded size.
    ReadPicture(PathBuf),
    /// Make a photograph that was just taken a PNG of bounded size.
    KeepPhoto(Arc<Picture>),
    /// Lines to colour in, of a scene or a picture, as a PNG that can be seen through.
    Outline {
        /// Of what.
        subject: Subject,
        /// Longer side in pixels.
        px: u32,
    },
    /// A drawing without its paper, as a PNG.
    CutOut(CutOutOf),
    /// What is seen of a sheet, as a PNG.
    Flatten(Sheet),
    /// Where something was drawn on a sheet, as a PNG of its size: white there, black elsewhere.
    Mask(Sheet),
    /// The making of a work as a moving picture: for the face, or written to a file.
    Film {
        /// The work.
        work: Box<Artwork>,
        /// Everything that was drawn on its sheets.
        marks: Vec<Arc<Drawn>>,
        /// Where to, if it is written.
        to: Option<PathBuf>,
        /// A file that is there already stays, and the film gets the next free name.
        keep_others: bool,
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
    /// Print boards as PDF. A file of this name stays, and this one gets a number.
    PrintBoards {
        /// Where to.
        to: PathBuf,
        /// A page each.
        boards: Vec<PrintBoard>,
        /// What they are called together, and the language of their words.
        title: (String, Lang),
        /// The date in the file, and minutes that the place is ahead of UTC.
        at: (Millis, i32),
    },
    /// Print the card of a person as PDF. A file of this name stays, and this one gets a number.
    PrintCard {
        /// Where to.
        to: PathBuf,
        /// What stands on it.
        card: Box<CardToPrint>,
        /// The date in the file, and minutes that the place is ahead of UTC.
        at: (Millis, i32),
    },
    /// Print the recovery code as PDF. A file of this name stays, and this one gets a number.
    PrintRecovery {
        /// Where to.
        to: PathBuf,
        /// The code.
        code: RecoveryCode,
        /// Language of the sheet.
        lang: Lang,
        /// The date on it, and minutes that the place is ahead of UTC.
        at: (Millis, i32),
    },
    /// Write what happened as a table. A file of this name stays, and this one gets a number.
    Happened {
        /// Where to.
        to: PathBuf,
        /// What.
        table: Box<HappenedTable>,
    },
    /// Something with symbol packs.
    Symbols(SymbolsJob),
    /// Read a list of people.
    ReadRoster(PathBuf),
    /// Read a file of lessons.
    ReadLessons(PathBuf),
    /// Write lessons. A file of this name stays, and this one gets a number.
    WriteLessons {
        /// Where to.
        to: PathBuf,
        /// Which.
        lessons: Vec<Lesson>,
    },
    /// Read a package, compare it with its sums, and bring its pictures and sounds to the store.
    ReadPackage(PathBuf),
    /// Write a package.
    WritePackage {
        /// Where to.
        to: PathBuf,
        /// What goes in.
        packed: Box<Packed>,
        /// Minutes that the place is ahead of UTC, for the dates of its entries.
        offset_min: i32,
        /// A file of this name stays, and this one gets a number.
        keep_others: bool,
    },
    /// Write forms for the makers of works, to be printed and signed.
    ConsentForms {
        /// Works whose makers are asked.
        works: Vec<ToAsk>,
        /// Where they would hang, if that is known.
        show: Option<Box<Exhibition>>,
        /// Languages, the large one first.
        langs: [Lang; 2],
        /// The file.
        to: PathBuf,
        /// The date on it, and minutes that the place is ahead of UTC.
        at: (Millis, i32),
    },
    /// Write an exhibition: pages, prints, labels, what is wanted of it.
    ExportExhibition {
        /// The folder, or the file where only one is wanted.
        to: PathBuf,
        /// Only this file of all that would be in the folder: its path there.
        only: Option<String>,
        /// The exhibition with its works.
        source: Box<Source>,
        /// What is made.
        products: BTreeSet<Product>,
        /// How.
        options: Box<ExportOptions>,
    },
    /// See, make, import or give away the certificate that signs what goes out.
    Certificate(ProofCommand),
    /// Write the picture of a work to a file.
    ExportPicture {
        /// The work, with what was drawn among its steps.
        work: Box<Artwork>,
        /// What makes its picture.
        sheet: Sheet,
        /// Where to; the kind of file is that of its ending.
        to: PathBuf,
        /// The date in the file, and minutes that the place is ahead of UTC.
        at: (Millis, i32),
    },
}

/// A work whose maker is asked on paper.
#[derive(Clone, Debug)]
pub struct ToAsk {
    /// The work.
    pub work: Artwork,
    /// What makes its picture.
    pub sheet: Sheet,
    /// A guardian has to agree too.
    pub guardian: bool,
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
    /// Hold on in the middle of what is being said, or go on there.
    PauseSpeech(bool),
    /// The attention chime.
    Chime,
    /// Tell quietly what is marked, unless something is said; an empty text ends what is being told.
    Cue(Speaking),
    /// A soft click.
    Click,
    /// Listen to gamepads, or shake them.
    Switches(SwitchAsk),
    /// The camera looks at the face, or no longer.
    Face(bool),
    /// Open the microphone.
    RecordStart {
        /// Number.
        id: EffectId,
    },
    /// Open the microphone for what others say: it comes back in pieces, cut at pauses, until it is closed.
    Listen {
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
    /// A photograph: the camera opens, takes it, closes.
    Lens {
        /// Number of what was opened; its news carry it.
        id: EffectId,
        /// What is wanted.
        ask: LensAsk,
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
    /// Something with a service.
    Service(ServiceEffect),
    /// This device opens in kiosk mode from now on, or no longer.
    Kiosk(bool),
    /// The first guide has begun on this device, or was gone through or left.
    Welcome {
        /// It is over.
        over: bool,
    },
    /// Something with what only instructors may read.
    Vault(VaultEffect),
    /// Look for voices and places where sound comes out; add or remove a voice.
    Voices(VoicesAsk),
    /// Write down what was said, on this device.
    WriteDown(Hearing),
    /// Something with the place where tablets meet.
    Sharing(SharingEffect),
}
