//! Sharing's part of the app: the circle of tablets, and where they meet, as far as this device knows. Everything in it is behind the
//! PIN.

use crate::app::services::KeyText;
use crate::domain::id::{Millis, ProfileId};
use crate::domain::place::{Place, Verdict};
use crate::domain::share::{DeviceId, Offer, Reach};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What an instructor wants of sharing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SharingCommand {
    /// See how it stands.
    Look,
    /// See how another circle of the device stands: the workshop's, or that of an exhibition of many.
    Seat(Reach),
    /// Try a place out, and keep it if tablets can meet there.
    Choose(Box<Choice>),
    /// Try the place out that was chosen.
    Check,
    /// Meet nowhere any more. What lies in the place stays there.
    Forget,
    /// Something with the circle.
    Circle(CircleDeed),
    /// Write the proof that somebody was erased among the person's files.
    Prove(String),
    /// The code has been shown.
    HideCode,
    /// The code that the camera read stands in its line.
    TookCode,
}

/// What is done with the circle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CircleDeed {
    /// Begin one; this tablet is called so.
    Found(String),
    /// Join one by a code.
    Join {
        /// What this tablet is called.
        name: String,
        /// The code. No script has it and no log gets it.
        #[serde(skip)]
        code: KeyText,
    },
    /// Make a code for one more tablet.
    Invite {
        /// It may invite, shut out and erase, too.
        keeper: bool,
    },
    /// Meet the others now.
    Meet,
    /// Shut a tablet out.
    ShutOut(DeviceId),
    /// Erase a person everywhere.
    Erase(ProfileId),
    /// Belong to no circle any more. What came stays.
    Leave,
}

/// A place as an instructor enters it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Where; a certificate is read from its file when it is tried out.
    pub place: Place,
    /// The file with the certificate of a storage; none: those of the system.
    #[serde(default)]
    pub certificate: Option<PathBuf>,
    /// The secret key; none: the one that is kept for this place. No script has it and no log gets it.
    #[serde(skip)]
    pub key: Option<KeyText>,
}

/// What must be done for it.
#[derive(Clone, Debug, PartialEq)]
pub enum SharingEffect {
    /// Read how it stands.
    Look,
    /// From now on it is about this circle.
    Seat(Reach),
    /// Try a place out, and keep it if it works.
    Choose(Box<Choice>),
    /// Try out the one that was chosen.
    Check,
    /// Forget it and its key.
    Forget,
    /// Something with the circle.
    Circle(CircleDeed),
    /// Write the proof of an erasure.
    Prove {
        /// Of what.
        scope: String,
        /// The file.
        to: PathBuf,
    },
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub enum SharingNews {
    /// It is about this circle now: a code was of it.
    Seat(Reach),
    /// The place that was chosen and the circle, if there are any.
    Known(Option<Place>, Option<Box<CircleSeen>>),
    /// How a place was found. `kept`: it is the chosen one now.
    Tried {
        /// In one word.
        verdict: Verdict,
        /// It is kept.
        kept: bool,
    },
    /// A code for one more tablet.
    Code(KeyText),
    /// What others changed, to be taken over by the store, and what the meeting was like.
    Came(Vec<Offer>, Met),
    /// A proof was written.
    Proved(PathBuf),
    /// It could not be done: id of the message that says why.
    Failed(&'static str),
    /// What was wanted has ended.
    Ended,
}

/// The circle as it is seen here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CircleSeen {
    /// What this tablet is called.
    pub name: String,
    /// When it met the others last, by its own clock.
    pub met: Option<Millis>,
    /// It may invite, shut out and erase.
    pub keeps: bool,
    /// Codes that two tablets used: somebody may have seen one.
    pub leaked: usize,
    /// Every tablet.
    pub tablets: Vec<TabletSeen>,
    /// What was erased.
    pub erased: Vec<ErasedSeen>,
}

/// A tablet of the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabletSeen {
    /// Which one.
    pub id: DeviceId,
    /// Its name.
    pub name: String,
    /// It keeps the circle.
    pub keeps: bool,
    /// When it was there last, by its own clock.
    pub last: Option<Millis>,
    /// It is this one.
    pub is_this: bool,
    /// It has everything that this one has shared.
    pub is_up_to_date: bool,
}

/// An erasure, and who has done it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedSeen {
    /// Of what.
    pub scope: String,
    /// When it was said.
    pub at: Millis,
    /// How many tablets have done it.
    pub done: usize,
    /// Names of those that have not yet.
    pub missing: Vec<String>,
}

/// What a meeting was like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Things that were sent.
    pub sent: usize,
    /// Things that came.
    pub came: usize,
    /// Things that wait for something that has not come yet.
    pub waiting: usize,
    /// Things that nobody of the circle wrote: left alone.
    pub refused: usize,
    /// Erasures that were carried out.
    pub erased: usize,
    /// Requests that it took.
    pub requests: u64,
    /// Bytes that were sent and came.
    pub bytes: u64,
}

/// A code for one more tablet, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeShown {
    /// Its letters.
    pub text: KeyText,
    /// Squares along a side of its picture, and which are dark, row after row; none if it is too long for one.
    pub picture: Option<(usize, Vec<bool>)>,
}

/// Sharing's part of the state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharingState {
    /// Which circle it is about.
    pub seat: Reach,
    /// Whether it is known how it stands.
    pub known: bool,
    /// The place.
    pub place: Option<Place>,
    /// The circle.
    pub circle: Option<Box<CircleSeen>>,
    /// A place is being tried out.
    pub trying: bool,
    /// Something is under way with the circle.
    pub busy: bool,
    /// How the last thing ended.
    pub found: Option<Found>,
    /// A code that is shown.
    pub code: Option<CodeShown>,
    /// The code of another tablet that the camera read, until it stands in its line.
    pub read: Option<KeyText>,
}

/// How something ended, until the next thing is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A place was tried out.
    Tried {
        /// In one word.
        verdict: Verdict,
        /// It is kept.
        kept: bool,
    },
    /// The tablets met.
    Met(Met),
    /// A proof lies here.
    Proved(PathBuf),
    /// It could not be done: id of the message that says why.
    Failed(&'static str),
}
