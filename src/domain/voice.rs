//! Which voice a person speaks with.

use super::locale::Lang;
use serde::{Deserialize, Serialize};

/// What makes a voice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceEngine {
    /// espeak-ng; the name is one of [`ESPEAK_VARIANTS`].
    #[default]
    Espeak,
    /// The operating system; the name is the system's own.
    System,
    /// A neural voice that somebody added: the name of its folder, and behind a slash the speaker where it has several.
    Added,
    /// A speech service; the name is the service's.
    Service,
}

impl VoiceEngine {
    /// The name in texts and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Espeak => "espeak",
            Self::System => "system",
            Self::Added => "added",
            Self::Service => "service",
        }
    }
}

/// The voices of espeak-ng that are offered, by the name of their variant; the first is its plain voice. Few, because more of
/// them sound alike, and some clip.
pub const ESPEAK_VARIANTS: [&str; 5] = ["plain", "f2", "f4", "m2", "m7"];

/// A voice, by what makes it and its name there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VoiceRef {
    /// What makes it.
    pub engine: VoiceEngine,
    /// Its name there.
    pub name: String,
}

impl VoiceRef {
    /// A voice.
    pub fn new(engine: VoiceEngine, name: impl Into<String>) -> Self {
        Self { engine, name: name.into() }
    }

    /// Reads `f2`, `espeak:f2`, `added:amy`: the form of the command line. Without an engine, `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (engine, name) = text.split_once(':')?;
        let all = [VoiceEngine::Espeak, VoiceEngine::System, VoiceEngine::Added, VoiceEngine::Service];
        let engine = all.into_iter().find(|known| known.name() == engine)?;
        (!name.is_empty()).then(|| Self::new(engine, name))
    }

    /// The form that [`VoiceRef::parse`] reads.
    pub fn id(&self) -> String {
        format!("{}:{}", self.engine.name(), self.name)
    }

    /// The folder of an added voice, without its speaker.
    pub fn folder(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// The speaker of an added voice that has several.
    pub fn speaker(&self) -> Option<&str> {
        self.name.split_once('/').map(|(_, speaker)| speaker)
    }
}

/// A voice that can be chosen, or one that was added and cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownVoice {
    /// Which.
    pub voice: VoiceRef,
    /// What it speaks.
    pub langs: Vec<Lang>,
    /// The first line of its licence, where it has one.
    pub licence: String,
    /// Why it cannot be used: the end of a message id `voices-why-…`, the file, and what is meant in it.
    pub fault: Option<(&'static str, String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_written_and_read_again() {
        for id in ["espeak:f2", "system:Yuna (Premium)", "added:supertonic/F1", "service:말 도우미"] {
            assert_eq!(VoiceRef::parse(id).map(|voice| voice.id()).as_deref(), Some(id));
        }
        for none in ["", "f2", "espeak:", "other:a"] {
            assert_eq!(VoiceRef::parse(none), None, "{none}");
        }
        let voice = VoiceRef::new(VoiceEngine::Added, "supertonic/F1");
        assert_eq!((voice.folder(), voice.speaker()), ("supertonic", Some("F1")));
    }
}
