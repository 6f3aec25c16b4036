//! What happens: the state, what a person wants ([`Command`]), what must be done ([`Effect`]) and what came
//! back ([`Outcome`]). `update` is a plain function, so a whole conversation is tested without a window.

mod access;
mod attention;
mod calm;
mod captions;
mod cell;
mod clips;
pub mod collection;
mod command;
pub mod complete;
mod editing;
mod effect;
mod errands;
mod exhibit;
mod happened;
mod lens;
mod lessons;
mod library;
mod making;
mod outcome;
mod packages;
mod partner;
mod pictures;
mod print;
mod proof;
mod queue;
mod second;
mod services;
mod sets;
mod sharing;
mod state;
mod suggest;
mod symbols;
mod talk;
mod update;
mod vault;
mod voices;
mod workshop;

pub use access::{AccessCommand, AccessState, FaceNews, SwitchAsk, SwitchDeed, SwitchNews};
pub use attention::{Ask, AttentionNews, Taught, Understood, View};
pub use calm::{CalmCommand, CalmState};
pub use captions::{Captions, Writer};
pub use cell::{CellPicture, deed_of, own_color};
pub use clips::{ClipOf, ClipState};
pub use command::{
    BackupCommand, BoardsCommand, CameraCommand, ClipsCommand, Command, CreateCommand, CreateStep, ProfilesCommand,
    RecognizeCommand, Room, SayingsCommand, SettingsCommand, TalkCommand, TeachCommand, ThingEdit, WorksCommand,
};
pub use editing::{EditCommand, Editing, Next, Place};
pub use effect::{CutOutOf, Effect, EffectId, ExportFormat, Job, Speaking, Subject, ToAsk};
pub use errands::{AnswerShown, CardToPrint, ErrandCommand, ErrandState, ErrandView, Prepared, Question};
pub use exhibit::{
    ExhibitCommand, ExhibitView, ExportPlan, Exported, Exporting, Reply, RoomEdit, ShowEdit, Signing, WordsVoice,
};
pub use happened::{HappenedCommand, HappenedState, HappenedTable};
pub use lens::{Lens, LensAsk, LensNews};
pub use lessons::{BookCommand, LessonCommand, LessonsState};
pub use library::Library;
pub use making::{CreateState, Draft, Film, Import, Making, Painting, Recipe, Table, TitleVoice, Variant};
pub use outcome::{ImportReport, JobResult, Outcome, RecordingNews, ReportLine, SpeechNews};
pub use packages::{PackageReport, PackageWritten, PackagesCommand, PackagesState};
pub use partner::{MAX_HEARD, Partner};
pub use pictures::{PictureKey, PictureSlot, Pictures};
pub use print::{Face, PAPER_INK, PrintBoard, PrintCell, PrintScene};
pub use proof::{Certificate, CertificateFound, ProofCommand, ProofState};
pub use queue::{QueueCommand, QueueState, Waiting, WaitsFor, WorkshopPart};
pub use second::{Second, SecondCommand};
pub use services::{
    Came, Entering, Entry, EntryFault, Finding, KeyText, Look, Moving, Order, Pin, PinAnswer, ServiceEffect,
    ServiceNews, ServicesCommand, ServicesState, WordOrder, Writing, is_by_service,
};
pub use sharing::{
    Choice, CircleDeed, CircleSeen, CodeShown, ErasedSeen, Found, Met, SharingCommand, SharingEffect, SharingNews,
    SharingState, TabletSeen,
};
pub use state::{Asked, Attending, ExhibitState, Heard, Lesson, RecognizeState, Start, State, Teaching};
pub use symbols::{PackChange, SymbolCatalogue, SymbolFound, SymbolsCommand, SymbolsDone, SymbolsJob, SymbolsState};
pub use talk::TalkState;
pub use update::{keep_example, keep_outing, keep_painting, on_command, on_outcome, take_shared, taught};
pub use vault::{CodeText, Contact, VaultCommand, VaultEffect, VaultNews, VaultState};
pub use voices::{Hearing, KnownRecogniser, VoicesAsk, VoicesCommand, VoicesNews, VoicesState};
pub use workshop::{Candidate, Newcomer, Portrait, WorkshopCommand, WorkshopState};
