//! Switches and what is told beside speech: what a person wants of them, what they did.

use crate::domain::access::{FaceMeasures, Source};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// What is wanted of access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessCommand {
    /// Tell quietly what is marked; nothing: be silent. Never while the person speaks.
    Cue(String),
    /// Something was chosen: what the person wants to hear and feel then.
    Chosen,
    /// A switch is learnt now: gamepads are listened to, whatever the person has. Or no longer.
    Learn(bool),
    /// The camera looks at the face, whatever the person has: it is measured. Or no longer.
    Look(bool),
}

/// What is wanted of gamepads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchAsk {
    /// Listen.
    Open,
    /// Listen no longer.
    Close,
    /// Shake for a moment, if one can.
    Shake,
}

/// News of gamepads, and of switches that act as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SwitchNews {
    /// These are connected.
    Pads {
        /// As they call themselves.
        names: Vec<String>,
        /// One of them can shake.
        shakes: bool,
    },
    /// A switch closed, or opened.
    Pressed(Source, bool),
    /// They cannot be listened to; the log says why.
    Failed,
}

/// News of the camera that looks at the face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FaceNews {
    /// What it sees; nothing: no face.
    Seen(Option<FaceMeasures>),
    /// It cannot look, and will not: the notice that tells why.
    Failed(&'static str),
    /// The camera is gone, and tried again: the notice that tells why.
    Lost(&'static str),
}

/// A press or release, numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchDeed {
    /// Its number.
    pub nth: u64,
    /// Where it comes from.
    pub source: Source,
    /// Closed, or opened.
    pub down: bool,
}

/// So many deeds are kept until the face has seen them; more between two frames is no hand.
const KEPT: usize = 64;

/// Switches as the face sees them.
#[derive(Clone, Debug, Default)]
pub struct AccessState {
    /// Newest last.
    pub deeds: VecDeque<SwitchDeed>,
    /// Gamepads are listened to.
    pub listening: bool,
    /// They cannot be.
    pub failed: bool,
    /// A switch is learnt.
    pub learning: bool,
    /// Connected gamepads.
    pub pads: Vec<String>,
    /// One of them can shake.
    pub shakes: bool,
    /// The camera looks at the face.
    pub looking: bool,
    /// …because it is measured.
    pub showing: bool,
    /// It could not; not tried again until something else is wanted.
    pub blind: bool,
    /// The face as it was seen last.
    pub face: Option<FaceMeasures>,
    counted: u64,
}

impl AccessState {
    pub(super) fn note(&mut self, source: Source, down: bool) {
        self.counted += 1;
        self.deeds.push_back(SwitchDeed { nth: self.counted, source, down });
        if self.deeds.len() > KEPT {
            self.deeds.pop_front();
        }
    }
}
