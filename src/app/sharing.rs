//! Sharing's part of the app: where tablets meet, as far as this device knows. Everything in it is behind the PIN.

use crate::app::services::KeyText;
use crate::domain::place::{Place, Verdict};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What an instructor wants of sharing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SharingCommand {
    /// See which place was chosen.
    Look,
    /// Try a place out, and keep it if tablets can meet there.
    Choose(Box<Choice>),
    /// Try the place out that was chosen.
    Check,
    /// Meet nowhere any more. What lies in the place stays there.
    Forget,
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
    /// Read which place was chosen.
    Look,
    /// Try a place out, and keep it if it works.
    Choose(Box<Choice>),
    /// Try out the one that was chosen.
    Check,
    /// Forget it and its key.
    Forget,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharingNews {
    /// The place that was chosen, if one was.
    Known(Option<Place>),
    /// How a place was found. `kept`: it is the chosen one now.
    Tried {
        /// In one word.
        verdict: Verdict,
        /// It is kept.
        kept: bool,
    },
    /// The disk did not let it be read, kept or forgotten.
    Unkept,
}

/// Sharing's part of the state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharingState {
    /// Whether it is known which place was chosen.
    pub known: bool,
    /// The place.
    pub place: Option<Place>,
    /// A place is being tried out.
    pub trying: bool,
    /// How the last trial ended; `None`: it could not be kept, or there was none.
    pub found: Option<Found>,
}

/// How something ended, until the next thing is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A place was tried out.
    Tried {
        /// In one word.
        verdict: Verdict,
        /// It is kept.
        kept: bool,
    },
    /// The disk did not do it.
    Unkept,
}
