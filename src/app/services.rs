//! Services' part of the app: what is known of them, what is wanted, what must be done, what comes back.

mod entry;
mod question;

pub use entry::{Entering, Entry, EntryFault, KeyText};

use crate::app::effect::EffectId;
use crate::app::state::State;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Hand};
use crate::domain::id::{ArtworkId, AskId, BlobId, Millis};
use crate::domain::locale::{Lang, LocalText};
use crate::domain::notice::Notice;
use crate::domain::service::{
    AskFor, AskState, Gate, Guard, Leaving, PictureRequest, Service, ServiceAsk, ServiceRules, Task,
};
use crate::domain::sheet::Sheet;
use crate::language::wording::Wording;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// Digits that only an instructor knows. Shows them nowhere.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pin(pub String);

impl Pin {
    /// Fewest and most digits.
    pub const LENGTH: std::ops::RangeInclusive<usize> = 4..=8;

    /// Whether it has the form of a PIN.
    pub fn is_whole(&self) -> bool {
        Self::LENGTH.contains(&self.0.len()) && self.0.bytes().all(|digit| digit.is_ascii_digit())
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// What a person, or an instructor who has given the PIN, wants of services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServicesCommand {
    /// See which services there are, and what has come.
    Look,
    /// The instructor's PIN; the first one ever given becomes it.
    Pin(Pin),
    /// Another PIN from now on. Instructor.
    NewPin(Pin),
    /// The PIN is forgotten: it can be removed after a while, together with everything that it protects.
    WishPinForgotten,
    /// Remove the PIN, turn every service off and forget their keys. Not before the time for it has come.
    ForgetPin,
    /// The instructor has finished.
    Lock,
    /// Keep a new service, or one with changes. Instructor.
    Enter(Box<Entry>),
    /// Take a service and its key out. Instructor.
    Remove(String),
    /// Turn a service on or off. Instructor.
    Switch {
        /// Its name.
        name: String,
        /// On.
        on: bool,
    },
    /// See whether a service answers. Instructor.
    Test(String),
    /// The rules as edited. Instructor.
    Rules(Box<ServiceRules>),
    /// It may be sent, or shown. Instructor.
    Approve(AskId),
    /// It is not sent, or not shown. Instructor.
    Deny(AskId),
    /// This picture is made by a service, or by the painter again.
    Choose(bool),
    /// Only where the person has drawn on the picture is it painted again, or all of it.
    OnlyHere(bool),
    /// Text that is sent along, where that is allowed.
    Typed(String),
    /// Have a chat service draft a description of a work, of its words.
    Describe(ArtworkId),
    /// Stop waiting.
    Cancel(AskId),
}

/// What must be done.
#[derive(Clone, Debug)]
pub enum ServiceEffect {
    /// Read the services, take up what was waiting, hand out what has come.
    Look,
    /// Check the PIN, or keep it if there is none.
    Pin(Pin),
    /// Keep another PIN.
    NewPin(Pin),
    /// Note that the PIN is forgotten.
    WishPinForgotten,
    /// Remove the PIN and what it protects, if the time has come.
    ForgetPin,
    /// Keep a new service, or one with changes.
    Enter(Box<Entry>),
    /// Take a service and its key out.
    Remove(String),
    /// Turn a service on or off.
    Switch(String, bool),
    /// See whether a service answers.
    Test(String),
    /// Have words found for a picture.
    Word(Box<WordOrder>),
    /// Have a picture made.
    Make(Box<Order>),
    /// Have a picture that came looked at, before anybody sees it.
    LookAt {
        /// Which.
        id: AskId,
        /// By which service.
        moderator: String,
        /// The picture, which is stored.
        picture: BlobId,
    },
    /// Have speech written down.
    WriteDown(Box<Writing>),
    /// Give it up.
    Cancel(AskId),
    /// The store has what came.
    Stored(AskId),
}

/// Speech to be written down.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The effect that opened the microphone.
    pub id: EffectId,
    /// By which service.
    pub service: String,
    /// The speech, WAV.
    pub wav: Arc<Vec<u8>>,
    /// Its language.
    pub lang: Lang,
    /// Words that are likely.
    pub hints: Vec<String>,
}

/// A picture to be made.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which.
    pub id: AskId,
    /// By which service.
    pub service: String,
    /// What.
    pub request: PictureRequest,
    /// The service that looks at the words first.
    pub moderator: Option<String>,
    /// Whether it looks at the person's own picture too.
    pub looks_at_input: bool,
    /// Whether the person may see it before it is finished.
    pub partial: bool,
}

/// Words to be found.
#[derive(Clone, Debug)]
pub struct WordOrder {
    /// For which picture.
    pub id: AskId,
    /// By which service.
    pub service: String,
    /// What it is asked.
    pub wording: Wording,
}

/// What a moderator says of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// It may be shown.
    Fine,
    /// It found this in it.
    Found(Vec<String>),
    /// It could not look.
    Unseen,
}

/// One thing that was found when a service was looked at, by the names of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at, e.g. `reach`.
    pub check: String,
    /// How it is: `good`, `bad`, `unknown`.
    pub finding: String,
    /// Why, if there is a reason, e.g. `key`.
    pub why: Option<String>,
    /// Names that belong to it: models that are there or missing, a version.
    pub names: Vec<String>,
}

/// How far a picture is.
#[derive(Clone, Debug, Default)]
pub struct Moving {
    /// So many are before it.
    pub place: Option<u32>,
    /// 0 to 1, if the service says so.
    pub part: Option<f32>,
    /// Seconds that the service thinks are left.
    pub left_s: Option<f32>,
    /// The picture so far.
    pub picture: Option<Arc<Picture>>,
}

/// A picture that came.
#[derive(Clone, Debug)]
pub struct Came {
    /// Address of `png`.
    pub blob: BlobId,
    /// The bytes.
    pub png: Arc<Vec<u8>>,
    /// The pixels.
    pub pixels: Arc<Picture>,
    /// What the service wrote into it, taken out: name and text.
    pub embedded: Vec<(String, String)>,
    /// The file exactly as it came, with its address, where the service had signed it (C2PA).
    pub original: Option<(BlobId, Arc<Vec<u8>>)>,
    /// It came after the person had stopped waiting.
    pub late: bool,
}

/// How a PIN was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinAnswer {
    /// It is right, or it is the first one.
    Right,
    /// It is wrong, or too early after a wrong one; milliseconds until the next try.
    Wrong(Millis),
    /// It could not be read or kept.
    Broken,
    /// It was to be removed, and what it protects could not be: it is still there.
    Kept,
}

/// What came back.
#[derive(Clone, Debug)]
pub enum ServiceNews {
    /// Which services there are.
    Known {
        /// All of them.
        services: Vec<Service>,
        /// The list cannot be read.
        damaged: bool,
        /// Whether there is a PIN.
        pin: bool,
        /// Pictures that are being made now.
        under_way: Vec<AskId>,
    },
    /// The PIN.
    Pin(PinAnswer),
    /// From when on the PIN may be removed, if somebody asked for that.
    Forgetting(Option<Millis>),
    /// The PIN was removed, and no other has been given yet.
    PinForgotten,
    /// The services that have a key.
    Keyed(BTreeSet<String>),
    /// A service was taken in, or why not.
    Entered(Result<(), EntryFault>),
    /// A service was looked at.
    Tested(String, Vec<Finding>),
    /// How far a picture is; `None`: as before.
    Moved(AskId, Moving),
    /// Something left the device.
    Left(AskId, Leaving),
    /// Words were found, in the form that was asked for; none: they were not.
    Worded(AskId, Option<serde_json::Value>),
    /// Speech was written down; none: it was not.
    Written(EffectId, Option<String>),
    /// A picture that came was looked at.
    LookedAt(AskId, Look),
    /// Pictures came. They lie on the disk until they are taken over.
    Came(AskId, Vec<Came>),
    /// It did not come.
    Failed {
        /// Which.
        id: AskId,
        /// What the person is told.
        notice: Notice,
        /// The service will not do this; what it found.
        refused: Option<Vec<String>>,
    },
}

/// Services' part of the state.
#[derive(Clone, Debug, Default)]
pub struct ServicesState {
    /// Services of this device, on or off.
    pub known: Vec<Service>,
    /// The list of services cannot be read.
    pub damaged: bool,
    /// Whether there is a PIN; none: not known yet.
    pub has_pin: Option<bool>,
    /// An instructor has given the PIN.
    pub unlocked: bool,
    /// The PIN is being checked.
    pub checking: bool,
    /// From when on the PIN may be removed, if somebody asked for that.
    pub forget_from: Option<Millis>,
    /// The services that have a key.
    pub keyed: BTreeSet<String>,
    /// How far the service is that was entered last.
    pub entering: Option<Entering>,
    /// What was found when services were looked at; `None`: being looked at.
    pub tests: BTreeMap<String, Option<Vec<Finding>>>,
    /// How far pictures are.
    pub moving: BTreeMap<AskId, Moving>,
    /// The picture being made is to be made by a service.
    pub chosen: bool,
    /// Text that is sent along.
    pub typed: String,
    /// Only where the person has drawn is the picture painted again.
    pub only_here: bool,
    /// The last picture that was asked for in the work on the table.
    pub ask: Option<AskId>,
    /// The person's drawing is made ready to go along.
    pub(super) preparing: Option<Preparing>,
    /// Pictures on their way to the store: commit and ask.
    pub(super) storing: BTreeMap<EffectId, AskId>,
    /// What waits until its ask is stored as it stands: whatever leaves is on the disk, and counted, before.
    pub(super) ordering: BTreeMap<EffectId, (AskId, AskState, ServiceEffect)>,
    /// For which asks words are being found, and what was asked of the chat service.
    pub(super) wording: BTreeMap<AskId, LocalText>,
    /// Pictures that a moderator is looking at.
    pub(super) looking: BTreeSet<AskId>,
    /// What went on once more because the store had not taken it; a second time waits for the next look.
    pub(super) retried: BTreeSet<AskId>,
    /// Old asks were taken out since the start.
    pub(super) tidied: bool,
    /// What was told of asks since the start.
    pub(super) told: BTreeMap<AskId, Notice>,
}

/// A drawing that is made ready to go along.
#[derive(Clone, Debug)]
pub(super) struct Preparing {
    /// Which work it is.
    pub id: EffectId,
    /// What it goes along with.
    pub ask: Box<ServiceAsk>,
    /// The sheet of which a mask is made next.
    pub mask_of: Option<Box<Sheet>>,
    /// Pictures that are ready.
    pub blobs: Vec<(BlobId, Arc<Vec<u8>>)>,
}

impl ServicesState {
    /// The services that are on and do this.
    fn able(&self, task: Task) -> impl Iterator<Item = &Service> {
        self.known.iter().filter(move |service| service.on && service.does(task))
    }

    /// The service that does this: of several the one that comes before others, else the first.
    pub fn for_task(&self, task: Task) -> Option<&Service> {
        self.able(task).find(|service| service.is_default_for(task)).or_else(|| self.able(task).next())
    }

    /// The service that looks at pictures before anybody sees them, where it can.
    pub(super) fn picture_moderator(&self, guard: &Guard) -> Option<&Service> {
        let moderator = self.for_task(Task::Moderate).filter(|_| guard.looks_at_pictures());
        moderator.filter(|service| service.moderates_pictures())
    }

    /// Whether a service is on that makes pictures.
    pub fn paints(&self) -> bool {
        self.for_task(Task::Image).is_some() || self.for_task(Task::Edit).is_some()
    }
}

impl State {
    /// The rules for services.
    pub fn service_rules(&self) -> ServiceRules {
        self.library.service_rules.clone().unwrap_or_default()
    }

    /// The guard as it is now: whether services may be used is told by whether one is on.
    pub fn guard(&self) -> Guard {
        Guard { on: self.services.paints(), ..self.service_rules().guard }
    }

    /// Whether the rules let a speech service be given this text.
    pub fn may_be_sent_to_speak(&self, text: &str) -> bool {
        self.service_rules().guard.lets_speak(text)
    }

    /// The service that writes down what others say, where one is on and the rules let free text be sent.
    pub fn transcriber(&self) -> Option<&Service> {
        self.services.for_task(Task::Transcribe).filter(|_| self.service_rules().guard.free_text)
    }

    /// What an instructor has to decide, oldest first.
    pub fn asks_to_decide(&self) -> Vec<&ServiceAsk> {
        let mut asks: Vec<_> = self.library.asks.values().filter(|ask| ask.state.waits_for_instructor()).collect();
        asks.sort_by(|a, b| (a.asked, &a.id).cmp(&(b.asked, &b.id)));
        asks
    }

    /// What was sent, newest first.
    pub fn asks_sent(&self) -> Vec<&ServiceAsk> {
        let mut asks: Vec<_> = self.library.asks.values().filter(|ask| ask.sent.is_some()).collect();
        asks.sort_by(|a, b| (b.sent, &b.id).cmp(&(a.sent, &a.id)));
        asks
    }

    /// The picture that the person waits for in the work on the table.
    pub fn awaited(&self) -> Option<&ServiceAsk> {
        let ask = self.library.asks.get(self.services.ask.as_ref()?)?;
        (ask.state.is_open() && Some(&ask.profile) == self.who.as_ref()).then_some(ask)
    }

    /// The chat service that drafts descriptions, where one is on and the rules let words be asked for.
    pub fn describer(&self) -> Option<&Service> {
        self.services.for_task(Task::Chat).filter(|_| self.service_rules().guard.wording)
    }

    /// The description of a work that is being asked for.
    pub fn description_under_way(&self, work: &ArtworkId) -> Option<&ServiceAsk> {
        let is_it = |ask: &&ServiceAsk| {
            ask.wants == AskFor::Description && ask.state.is_open() && ask.origin.work.as_ref() == Some(work)
        };
        self.library.asks.values().find(is_it)
    }

    /// Whether the person may see pictures before they are finished.
    pub(super) fn shows_partial(&self) -> bool {
        let guard = self.guard();
        guard.after() == Gate::Open && self.services.picture_moderator(&guard).is_none()
    }

    /// Whether the person could have only a part of the picture painted again: they have drawn on one, and the service takes
    /// masks.
    pub fn can_only_here(&self) -> bool {
        self.drawn_on().is_some() && self.services.for_task(Task::Edit).is_some_and(Service::takes_masks)
    }

    /// The picture on the table with what the person has drawn on it, if they have.
    pub(super) fn drawn_on(&self) -> Option<Sheet> {
        let work = self.library.artworks.get(self.create.draft.work.as_ref()?)?;
        let sheet = self.library.sheet(work);
        (sheet.base.is_some() && !sheet.marks.is_empty()).then_some(sheet)
    }
}

/// Whether a service had a hand in a work.
pub fn is_by_service(work: &Artwork) -> bool {
    work.steps.iter().any(|step| step.by == Hand::Service)
}
