//! What a person wants. Every command can be written as JSON, so a whole session can be replayed (`simulate`).

mod create;

use crate::app::access::AccessCommand;
use crate::app::calm::CalmCommand;
use crate::app::complete::Offered;
use crate::app::editing::EditCommand;
use crate::app::errands::ErrandCommand;
use crate::app::exhibit::ExhibitCommand;
use crate::app::happened::HappenedCommand;
use crate::app::lessons::LessonCommand;
use crate::app::packages::PackagesCommand;
use crate::app::pictures::PictureKey;
use crate::app::queue::QueueCommand;
use crate::app::second::SecondCommand;
use crate::app::services::ServicesCommand;
use crate::app::sharing::SharingCommand;
use crate::app::symbols::SymbolsCommand;
use crate::app::vault::VaultCommand;
use crate::app::voices::VoicesCommand;
use crate::app::workshop::WorkshopCommand;
use crate::domain::artwork::Physical;
use crate::domain::consent::{Answer, Use, Whose};
use crate::domain::id::{ArtworkId, BoardId, ButtonId, ExampleId, PhraseId, ProfileId, SetId, UtteranceId, WordId};
use crate::domain::keyboard::Stroke;
use crate::domain::profile::{Profile, Theme};
use crate::domain::sentence::{EndingKey, SpeechLevel};
use crate::domain::shown::{Sketch, Way};
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

pub use create::{CameraCommand, CreateCommand, CreateStep, ThingEdit};

/// The rooms and their doors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// "이름을 골라 주세요".
    #[default]
    Who,
    /// Four doors.
    Home,
    /// 대화하기.
    Talk,
    /// 그림 만들기.
    Create,
    /// 내 작품.
    Works,
    /// 전시.
    Exhibit,
    /// 가르치기.
    Teach,
    /// 설정.
    Settings,
    /// 판 고치기.
    Boards,
    /// 수업: the instructor's room.
    Workshop,
    /// A lesson, as the person follows it.
    Lesson,
    /// 볼일 보기.
    Errands,
    /// The first guide.
    Welcome,
}

impl Room {
    /// Whether the PIN that was given holds in the whole of it.
    pub fn is_instructors(self) -> bool {
        matches!(self, Self::Settings | Self::Boards | Self::Workshop)
    }
}

/// What a person wants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Go to a room.
    Go(Room),
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Say any text (read aloud, a control's name).
    Say(String),
    /// Stop what is being said.
    StopSpeech,
    /// Hold on in the middle of what is being said, or go on there.
    PauseSpeech(bool),
    /// The notice was read.
    DismissNotice,
    /// Pictures that the face wants to show.
    WantPictures(Vec<PictureKey>),
    /// People.
    Profiles(ProfilesCommand),
    /// Talk.
    Talk(TalkCommand),
    /// Errands.
    Errand(ErrandCommand),
    /// Own recordings for buttons.
    Clips(ClipsCommand),
    /// Signs, cards, drawings, sounds.
    Recognize(RecognizeCommand),
    /// Create.
    Create(CreateCommand),
    /// A photograph.
    Camera(CameraCommand),
    /// My works.
    Works(WorksCommand),
    /// Packages.
    Packages(PackagesCommand),
    /// Exhibit.
    Exhibit(ExhibitCommand),
    /// Lessons.
    Lessons(LessonCommand),
    /// Boards of files.
    Boards(BoardsCommand),
    /// Changing a board.
    Edit(EditCommand),
    /// Symbols to choose from.
    Symbols(SymbolsCommand),
    /// Services of the network.
    Services(ServicesCommand),
    /// What a person is not distracted by.
    Calm(CalmCommand),
    /// What only instructors may read.
    Vault(VaultCommand),
    /// Settings of the person.
    Settings(SettingsCommand),
    /// The people of the workshop.
    Workshop(WorkshopCommand),
    /// What waits for an instructor.
    Queue(QueueCommand),
    /// What happened, of who said yes.
    Happened(HappenedCommand),
    /// Backups.
    Backup(BackupCommand),
    /// Cues, switches.
    Access(AccessCommand),
    /// Voices, and where they sound.
    Voices(VoicesCommand),
    /// Where tablets meet.
    Sharing(SharingCommand),
}

/// People.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfilesCommand {
    /// A new person.
    Add {
        /// Name.
        name: String,
        /// Chosen picture; empty: a plain one.
        #[serde(default)]
        picture: SymbolRef,
    },
    /// This is me.
    Choose(ProfileId),
    /// Remove a person (undoable).
    Remove(ProfileId),
}

/// Talk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkCommand {
    /// A button of a board.
    Press {
        /// Board.
        board: BoardId,
        /// Button.
        button: ButtonId,
    },
    /// A word from the search or the suggestions.
    Word(WordId),
    /// A phrase.
    Phrase(PhraseId),
    /// One of the person's own words, as it is written.
    Own(String),
    /// An ending key.
    Ending(EndingKey),
    /// "누른 낱말만 말하기".
    Bare(bool),
    /// The sentence in the order tapped, where Korean has another.
    AsTapped(bool),
    /// 말하기.
    Speak,
    /// Say the last sentence again.
    Repeat,
    /// 부르기: the attention chime.
    Chime,
    /// Take the last tile off.
    DeleteLast,
    /// Empty the strip.
    Clear,
    /// Take one tile off.
    RemoveTile(usize),
    /// Hear one tile.
    HearTile(usize),
    /// Move one tile a place later (true) or earlier.
    MoveTile(usize, bool),
    /// The keyboard lies where the board is, or goes.
    Keyboard(bool),
    /// A key of it.
    Type(Stroke),
    /// What it offered.
    Complete(Offered),
    /// Open a board.
    Open(BoardId),
    /// The board before.
    Back,
    /// The first board.
    HomeBoard,
    /// The next of the person's sets of boards.
    NextSet,
    /// The person sees every word, also those that are masked for them; or no longer.
    SeeAll(bool),
    /// "보여주기" full screen.
    ShowBig(bool),
    /// Show or hide what was said.
    ShowHistory(bool),
    /// Text of the search; empty closes it.
    Search(Option<String>),
    /// Staff show how to say it: nothing enters the person's history.
    Modelling(bool),
    /// The second board, for who sits opposite.
    Second(SecondCommand),
    /// Say something of the history again.
    SayAgain(UtteranceId),
    /// Keep in the collection, or no longer.
    Favourite(UtteranceId, bool),
    /// Forget what was said.
    Forget(UtteranceId),
    /// The person's collection of sentences, and what others say.
    Sayings(SayingsCommand),
}

/// The person's collection of sentences, where they are, and what others say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SayingsCommand {
    /// Keeps the sentence of the strip, in a folder (empty: in none), without saying it.
    KeepStrip(String),
    /// Puts a kept sentence into a folder; empty: into none.
    File(UtteranceId, String),
    /// Gives a kept sentence one of the quick places, or takes it out.
    Quick(UtteranceId, Option<u8>),
    /// Says what lies at a quick place.
    SayQuick(u8),
    /// Forgets everything that was said and is not kept.
    ForgetAll,
    /// Where the person is, as a word for a place.
    Place(Option<WordId>),
    /// To whom the person talks, as the speech level that one uses there; `None`: as their settings say.
    To(Option<SpeechLevel>),
    /// What somebody else said; empty: nothing any more.
    Heard(String),
    /// What others say is written down while they speak, or no longer.
    Listen(bool),
    /// The nth of the answers that are offered to it, as a tap on a word.
    Answer(usize),
}

/// Own recordings for buttons and kept sentences. All but `Mode` and `For` are for what is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClipsCommand {
    /// Goes to Talk, where a tap on a button chooses it instead of speaking; or ends that.
    Mode(bool),
    /// Chooses a kept sentence.
    For(UtteranceId),
    /// Opens the microphone.
    Start,
    /// Closes it and keeps what was heard.
    Stop,
    /// Hear the recording.
    Play,
    /// Delete the recording (undoable).
    Delete,
}

/// Signs, cards, drawings, sounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecognizeCommand {
    /// Opens a way, or closes it. One is open at a time.
    Turn(Way, bool),
    /// Push to talk: a word begins, or ends.
    Talking(bool),
    /// The pen has rested: what does this mean?
    Drawn(Sketch),
    /// It is this one of the words that were offered (its meaning).
    Choose(String),
    /// "이 중에 없어요".
    NoneOfThese,
    /// "다시 보여 주기": the question closes.
    Again,
    /// The drawing that was understood is the word's picture from now on, or no longer.
    KeepDrawing(bool),
    /// Teaching.
    Teach(TeachCommand),
}

/// Teaching.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeachCommand {
    /// To the room where words are taught.
    Enter,
    /// To the boards, to tap the word that is taught; or back.
    Pick(bool),
    /// Teach this word (its meaning, e.g. `word:water`).
    Word(String),
    /// In this way.
    Way(Way),
    /// Back to the list.
    List,
    /// Forget one example.
    Delete(ExampleId),
    /// Forget a word in one way.
    DeleteAll(String, Way),
    /// Hear the sound of an example, else its word.
    Hear(ExampleId),
    /// The word's own symbol again instead of the person's drawing.
    ForgetDrawing(String),
}

/// My works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorksCommand {
    /// Look at one, or at all again.
    Show(Option<ArtworkId>),
    /// Hear the title.
    HearTitle(ArtworkId),
    /// Delete (undoable).
    Delete(ArtworkId),
    /// Bring a picture file in as a work.
    Import(PathBuf),
    /// Save a work's picture as PNG.
    Export(ArtworkId, PathBuf),
    /// Watch the making of a work, or save it as a moving picture.
    Film(ArtworkId, Option<PathBuf>),
    /// Save the making of a work as a moving picture among the person's files, under a name that is free.
    SaveFilm(ArtworkId),
    /// Watched enough.
    CloseFilm,
    /// Opens the form for a work that can be touched, or closes it.
    Enroll(bool),
    /// A photograph of a work that can be touched becomes a work, with what it is made of.
    Register {
        /// The photograph.
        photo: PathBuf,
        /// Material and size.
        physical: Physical,
    },
    /// What a work that can be touched is made of; without a material: it cannot be touched.
    Physical(ArtworkId, Physical),
    /// Whoever made it does not want it shown: their no to every use, without the PIN.
    Refuse(ArtworkId),
    /// What the maker said about showing it, as the command line tells it.
    Consent {
        /// Work.
        work: ArtworkId,
        /// For what.
        purpose: Use,
        /// Answer.
        answer: Answer,
        /// Who answered.
        by: String,
        /// Whose answer it is.
        #[serde(default)]
        whose: Whose,
    },
}

/// Boards of files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoardsCommand {
    /// Bring boards in.
    Import(Vec<PathBuf>),
    /// Remove a set (undoable).
    Remove(SetId),
    /// Print every board of a set, as the chosen person sees it, into a PDF among their files.
    Print(SetId),
    /// Write boards to a file.
    Export {
        /// Where to.
        to: PathBuf,
        /// A set; none: the built-in one.
        #[serde(default)]
        set: Option<SetId>,
        /// One board instead.
        #[serde(default)]
        board: Option<BoardId>,
    },
}

/// Settings of the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingsCommand {
    /// The whole profile as edited; its id decides whose.
    Save(Box<Profile>),
    /// Colours (a shortcut of `Save`).
    Theme(Theme),
    /// A work becomes the person's picture.
    Portrait(ArtworkId),
}

/// Backups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackupCommand {
    /// Make one now.
    Now,
    /// Read the list.
    List,
    /// Go back to one.
    Restore(String),
    /// Read the undo history.
    History,
}
