//! The words of the command line.

mod boards;
mod lessons;
mod opened;
mod papers;
mod people;
mod share;
mod symbols;
mod works;

pub(super) use boards::BoardsTask;
pub(super) use lessons::LessonsTask;
pub(super) use papers::{IconTask, Shell};
pub(super) use people::ProfilesTask;
pub(super) use share::{BucketTask, ShareTask, StyleName};
pub(super) use symbols::SymbolsTask;
pub(super) use works::WorksTask;

use super::Context;
use super::exhibit::ExhibitTask;
use super::output::Output;
use super::provenance::ProvenanceTask;
use super::recognize::HandsTask;
use super::window::WindowStart;
use crate::domain::locale::Lang;
use crate::io::files::Home;
use crate::text::Texts;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

/// Text in is NFC.
pub(super) fn nfc(text: &str) -> Result<String, std::convert::Infallible> {
    Ok(text.nfc().collect())
}

fn lang(text: &str) -> Result<Lang, String> {
    match text {
        "ko" => Ok(Lang::Ko),
        "en" => Ok(Lang::En),
        _ => Err("en, ko".to_owned()),
    }
}

/// 말그림: talk with symbols, make art, hang an exhibition. Without a command, opens the window.
#[derive(Debug, Parser)]
#[command(name = "malgeurim", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Whose: a name. Default: the first person.
    #[arg(long, global = true, value_parser = nfc)]
    profile: Option<String>,
    /// Language of sentences and messages. Default: by locale; sentences: the person's.
    #[arg(long, global = true, value_parser = lang)]
    lang: Option<Lang>,
    /// One JSON document on stdout.
    #[arg(long, global = true)]
    json: bool,
    /// The window opens in this room.
    #[arg(long)]
    room: Option<String>,
    /// Size of the window, e.g. 1280x800.
    #[arg(long)]
    size: Option<String>,
    /// Full screen; the window closes only for whoever knows the instructor's number.
    #[arg(long)]
    kiosk: bool,
    /// A package (.malgeurim) or a file of boards: the window opens and asks whether to bring it in.
    #[arg(value_parser = opened::file)]
    file: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

impl Cli {
    /// Whether the window is wanted.
    pub fn is_window(&self) -> bool {
        self.task.is_none()
    }

    /// Whether the window was asked to open in kiosk mode.
    pub(super) fn wants_kiosk(&self) -> bool {
        self.kiosk
    }

    /// How the window starts.
    pub fn window_start(&self) -> WindowStart {
        WindowStart::new(self.profile.clone(), self.room.as_deref(), self.size.as_deref(), self.file.clone())
    }

    /// Whether a file for the window stands before a command, which has its own.
    pub(super) fn has_stray_file(&self) -> bool {
        self.file.is_some() && self.task.is_some()
    }

    pub(super) fn context(&self) -> Context {
        let locale = locale();
        Context {
            home: Home::find(),
            texts: Texts::new(self.lang.unwrap_or(locale)),
            locale,
            out: Output { json: self.json },
            profile: self.profile.clone(),
            lang: self.lang,
        }
    }
}

/// The language of the system: English if it says so, else Korean.
fn locale() -> Lang {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    set.and_then(|tag| Lang::parse(&tag)).unwrap_or_default()
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Checks display, fonts, voice, sound, camera, models, store, services.
    Doctor,
    /// People.
    #[command(subcommand)]
    Profiles(ProfilesTask),
    /// Boards.
    #[command(subcommand)]
    Boards(BoardsTask),
    /// Lessons.
    #[command(subcommand)]
    Lessons(LessonsTask),
    /// Symbols to choose from: packs of pictures with names.
    #[command(subcommand)]
    Symbols(SymbolsTask),
    /// Words to a sentence to speech.
    Say(SayTask),
    /// Text to speech.
    Speak(SpeakTask),
    /// Words and their symbols.
    #[command(subcommand)]
    Words(WordsTask),
    /// Words to a painting.
    Paint(PaintTask),
    /// Artworks.
    #[command(subcommand)]
    Works(WorksTask),
    /// Exhibitions.
    #[command(subcommand)]
    Exhibit(ExhibitTask),
    /// What a maker said about showing a work.
    #[command(subcommand)]
    Consent(ConsentTask),
    /// Who signed a picture, and how it was made.
    #[command(subcommand)]
    Provenance(ProvenanceTask),
    /// Online services.
    #[command(subcommand)]
    Services(ServicesTask),
    /// Sharing between tablets.
    Share {
        /// The circle of this exhibition (name or id), which many facilities open together; none: that of the workshop.
        #[arg(long, value_parser = nfc)]
        show: Option<String>,
        #[command(subcommand)]
        task: ShareTask,
    },
    /// What a picture, a drawing or a recording shows.
    #[command(subcommand)]
    Recognize(RecognizeTask),
    /// What it is to mean, for this person.
    #[command(subcommand)]
    Teach(TeachTask),
    /// Picture cards on paper.
    #[command(subcommand)]
    Cards(CardsTask),
    /// Models and the engine that runs them.
    #[command(subcommand)]
    Models(ModelsTask),
    /// Voices.
    #[command(subcommand)]
    Voices(VoicesTask),
    /// Backups.
    #[command(subcommand)]
    Backup(BackupTask),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// What was changed.
    History,
    /// Runs a script of commands, one JSON object a line.
    Simulate(SimulateTask),
    /// Completions for a shell, on stdout.
    #[command(hide = true)]
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// The manual page (roff), on stdout.
    #[command(hide = true)]
    Manual,
    /// The program's own icon as PNG.
    #[command(hide = true)]
    Icon(IconTask),
}

#[derive(Debug, Args)]
pub(super) struct SayTask {
    /// Vocabulary ids, Korean base forms or English words.
    #[arg(required = true, value_parser = nfc)]
    pub words: Vec<String>,
    /// 했어요.
    #[arg(long, conflicts_with = "future")]
    pub past: bool,
    /// 할 거예요.
    #[arg(long)]
    pub future: bool,
    /// ?
    #[arg(long)]
    pub question: bool,
    /// 안.
    #[arg(long, conflicts_with = "cannot")]
    pub not: bool,
    /// 못.
    #[arg(long)]
    pub cannot: bool,
    /// 싶어요.
    #[arg(long, conflicts_with = "request")]
    pub want: bool,
    /// 주세요.
    #[arg(long)]
    pub request: bool,
    /// 반말.
    #[arg(long, conflicts_with = "formal")]
    pub plain: bool,
    /// 합니다체.
    #[arg(long)]
    pub formal: bool,
    /// 높임말.
    #[arg(long)]
    pub honorific: bool,
    /// The words as they are.
    #[arg(long)]
    pub bare: bool,
    /// No sound.
    #[arg(long)]
    pub text_only: bool,
    /// A voice of `voices list`. Default: the person's.
    #[arg(long, value_parser = nfc)]
    pub voice: Option<String>,
    /// Writes the sound to a WAV file instead of playing it.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SpeakTask {
    /// The text.
    #[arg(value_parser = nfc)]
    pub text: String,
    /// A voice of `voices list`. Default: the person's.
    #[arg(long, value_parser = nfc)]
    pub voice: Option<String>,
    /// Writes the sound to a WAV file instead of playing it.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum VoicesTask {
    /// Every voice, and why an added one cannot be used.
    List,
    /// Takes a neural voice in: the folder of a Piper or Supertonic voice, or a Piper model (.onnx).
    Add {
        /// Folder or model.
        path: PathBuf,
    },
    /// Takes an added voice out.
    Remove {
        /// Its folder, as in `voices list`.
        #[arg(value_parser = nfc)]
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum WordsTask {
    /// Finds words; 초성 too.
    Search {
        /// What was typed.
        #[arg(value_parser = nfc)]
        text: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct PaintTask {
    /// What the picture shows.
    #[arg(required = true, value_parser = nfc)]
    pub words: Vec<String>,
    /// oil watercolour crayon pencil papercut stained-glass mosaic minhwa ink pop.
    #[arg(long, default_value = "oil")]
    pub style: String,
    /// Another seed is another painting.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Side in pixels.
    #[arg(long, default_value_t = 1024)]
    pub size: u32,
    /// Where the PNG goes.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Keeps it as an artwork.
    #[arg(long)]
    pub save: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConsentTask {
    /// Writes an answer down.
    Set {
        /// Id of the work.
        work: String,
        /// print, web, archive or publicity.
        #[arg(long = "use")]
        purpose: String,
        /// yes, no, unasked or withdrawn.
        #[arg(long)]
        answer: String,
        /// Who answered.
        #[arg(long, value_parser = nfc)]
        by: String,
        /// It is the answer of a guardian who has to agree too; a maker's no stands.
        #[arg(long)]
        guardian: bool,
    },
    /// Writes forms with pictures for the makers, to be printed and signed (PDF).
    Form {
        /// Ids of works.
        #[arg(required = true)]
        works: Vec<String>,
        /// The file.
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ServicesTask {
    /// Every service, on or off.
    List,
    /// Sees whether a service that is on answers.
    Test {
        /// Its name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Turns a service on.
    On {
        /// Its name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Turns a service off.
    Off {
        /// Its name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Removes a PIN that nobody knows any more: turns every service off and forgets every key.
    ForgetPin {
        /// Do it. Without it, only what would happen is said.
        #[arg(long)]
        yes: bool,
    },
    /// Keeps the key of a service, which is read from stdin; an empty one is forgotten.
    Key {
        /// Name of the service.
        #[arg(value_parser = nfc)]
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum RecognizeTask {
    /// Every hand with its 21 points.
    Hands(HandsTask),
    /// A hand sign: JSON of frames, a picture, or a folder of pictures.
    Sign {
        /// The file or folder.
        path: PathBuf,
    },
    /// A picture card.
    Card {
        /// The picture.
        path: PathBuf,
    },
    /// A drawn symbol: JSON of strokes.
    Sketch {
        /// The file.
        path: PathBuf,
    },
    /// A spoken word.
    Word {
        /// A WAV file.
        path: PathBuf,
    },
}

/// An example of a word.
#[derive(Debug, Args)]
pub(super) struct ExampleArgs {
    /// The word: its id, its Korean or English form, or a text of one's own.
    #[arg(value_parser = nfc)]
    pub word: String,
    /// What shows it; each is one example.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum TeachTask {
    /// A hand sign.
    Sign(ExampleArgs),
    /// A picture card.
    Card(ExampleArgs),
    /// A drawn symbol.
    Sketch(ExampleArgs),
    /// A spoken word.
    Word(ExampleArgs),
}

#[derive(Debug, Subcommand)]
pub(super) enum CardsTask {
    /// Sheets of a board's cards as PDF.
    Print {
        /// Where to.
        #[arg(long)]
        out: PathBuf,
        /// Every board of a set.
        #[arg(long, value_parser = nfc)]
        set: Option<String>,
        /// One board. Default: the person's home board.
        #[arg(long, value_parser = nfc)]
        board: Option<String>,
        /// Cards on a sheet: 6, 8 or 12.
        #[arg(long, default_value_t = 6)]
        per_page: usize,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ModelsTask {
    /// Every model.
    List,
    /// Whether each is whole.
    Verify,
    /// What is still to be fetched.
    #[command(hide = true)]
    Wanted,
    /// Puts fetched packages in place.
    #[command(hide = true)]
    Install {
        /// Package files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum BackupTask {
    /// Makes one.
    Now,
    /// Every backup.
    List,
    /// Goes back to one.
    Restore {
        /// Its id.
        id: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct SimulateTask {
    /// The script.
    pub file: PathBuf,
}
