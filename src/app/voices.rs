//! Voices: which there are, adding and removing them, hearing one before it is chosen.

use crate::app::effect::EffectId;
use crate::app::state::State;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::voice::{KnownVoice, VoiceRef};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What a person wants of voices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoicesCommand {
    /// Look which there are.
    Look,
    /// Hear a text in a voice (none: the one that is taken by itself), whatever was chosen.
    Try {
        /// In which language.
        lang: Lang,
        /// Which.
        #[serde(default)]
        voice: Option<VoiceRef>,
        /// What it says.
        text: String,
    },
    /// This one speaks for the person in a language from now on; none: the clearest of the machine.
    Choose(Lang, Option<VoiceRef>),
    /// Takes a voice in: its folder, or its model.
    Add(PathBuf),
    /// Takes an added voice out, by its folder.
    Remove(String),
    /// Takes an added recogniser out, by its name.
    RemoveRecogniser(String),
    /// Sound comes out of the device of this name from now on, whoever speaks; none: the default of the system.
    Output(Option<String>),
}

/// What must be done about voices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoicesAsk {
    /// Look which there are.
    Look,
    /// Take one in.
    Add(PathBuf),
    /// Take one out.
    Remove(String),
    /// Look which recognisers of running speech were added.
    Recognisers,
    /// Take one of them out.
    RemoveRecogniser(String),
    /// Sound comes out of this device.
    Output(Option<String>),
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoicesNews {
    /// Which there are.
    Known(Vec<KnownVoice>),
    /// Where sound can come out, and where it does.
    Outputs(Vec<String>, Option<String>),
    /// The device of this name is gone; sound comes out of the default one.
    OutputGone(String),
    /// Taking one in or out has ended.
    Ended(Notice),
    /// The chosen voice could not speak; another one did.
    Silent(VoiceRef),
    /// Recognisers of running speech that were added.
    Recognisers(Vec<KnownRecogniser>),
    /// What was said, by one of them; `None`: it could not tell. With the effect that opened the microphone.
    Written(EffectId, Option<String>),
}

/// A recogniser of running speech that somebody added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRecogniser {
    /// Its name: that of its folder.
    pub name: String,
    /// What it understands; `None`: it cannot be used.
    pub lang: Option<Lang>,
    /// The first line of its licence.
    pub licence: String,
    /// What is wrong about it: the end of a message id, the file, what in it.
    pub fault: Option<(&'static str, String, String)>,
}

/// Speech to be written down on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// The effect that opened the microphone.
    pub id: EffectId,
    /// By which recogniser.
    pub recogniser: String,
    /// The speech, WAV.
    pub wav: Arc<Vec<u8>>,
}

/// Voices that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct VoicesState {
    /// Which there are; `None`: nobody has looked yet.
    pub known: Option<Vec<KnownVoice>>,
    /// Recognisers of running speech; `None`: nobody has looked yet.
    pub recognisers: Option<Vec<KnownRecogniser>>,
    /// One is being taken in.
    pub adding: bool,
    /// Devices that sound can come out of.
    pub outputs: Vec<String>,
    /// The one that was chosen; `None`: the default of the system.
    pub output: Option<String>,
}

impl VoicesState {
    /// The voices that speak a language, and added ones that cannot be used.
    pub fn of(&self, lang: Lang) -> impl Iterator<Item = &KnownVoice> {
        let known = self.known.iter().flatten();
        known.filter(move |voice| voice.langs.contains(&lang) || voice.fault.is_some())
    }
}

impl State {
    /// Whether speech is heard now: what is held on makes no sound.
    pub fn sounds(&self) -> bool {
        self.speaking.is_some() && !self.paused
    }
}
