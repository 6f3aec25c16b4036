//! What happens: the state, what a person wants ([`Command`]), what must be done ([`Effect`]) and what came
//! back ([`Outcome`]). `update` is a plain function, so a whole conversation is tested without a window.

mod command;
mod effect;
mod library;
mod outcome;
mod pictures;
mod state;
mod suggest;
mod update;

pub use command::{
    BackupCommand, BoardsCommand, ClipsCommand, Command, CreateCommand, CreateStep, ExhibitCommand, ProfilesCommand,
    Room, SettingsCommand, TalkCommand, WorksCommand,
};
pub use effect::{Effect, EffectId, ExportFormat, Job, Speaking};
pub use library::Library;
pub use outcome::{ImportReport, JobResult, Outcome, RecordingNews, ReportLine, SpeechNews};
pub use pictures::{PictureKey, PictureSlot, Pictures};
pub use state::{ClipState, CreateState, Draft, ExhibitState, Painting, Start, State, TalkState};
pub use update::{keep_painting, on_command, on_outcome};
