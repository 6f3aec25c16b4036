//! What a voice is: text in, sound out, with limits and a way to stop it.

use super::pcm::Pcm;
use crate::domain::locale::Lang;
use crate::domain::profile::SpeechSettings;
use crate::domain::voice::VoiceRef;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Longest text that is spoken at once, in characters. A strip of 60 tiles has far fewer.
pub const MAX_CHARS: usize = 2_000;

/// Longest speech that is kept, in seconds: a full strip of 60 tiles at half speed takes about 100.
pub const MAX_SECONDS: u32 = 120;

/// What is to be said, and how. The text is already readable: numbers and Latin letters are written out.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeechRequest {
    /// At most [`MAX_CHARS`] characters.
    pub text: String,
    /// Language of the voice.
    pub lang: Lang,
    /// 0.5..=2 of the normal speed; other values are held to that range.
    pub rate: f32,
    /// 0.5..=2 of the normal pitch; other values are held to that range.
    pub pitch: f32,
    /// Whose voice; `None`: the clearest of the machine, which also speaks where the chosen one cannot.
    pub voice: Option<VoiceRef>,
    /// It must come through at once: an added voice or a service says it only where its sound is ready.
    pub protects: bool,
}

impl SpeechRequest {
    /// A text at normal speed and pitch.
    pub fn new(text: impl Into<String>, lang: Lang) -> Self {
        Self { text: text.into(), lang, rate: 1.0, pitch: 1.0, voice: None, protects: false }
    }

    /// A text as a person wants to hear it.
    pub fn with_settings(text: impl Into<String>, lang: Lang, settings: &SpeechSettings) -> Self {
        let voice = settings.voices.get(&lang).cloned();
        Self { text: text.into(), lang, rate: settings.rate, pitch: settings.pitch, voice, protects: false }
    }

    /// The rate within its range; a broken value is the normal one.
    pub fn held_rate(&self) -> f32 {
        held(self.rate)
    }

    /// The pitch within its range; a broken value is the normal one.
    pub fn held_pitch(&self) -> f32 {
        held(self.pitch)
    }

    /// Whether there is something to say, and not too much.
    ///
    /// # Errors
    /// [`VoiceError::Empty`] and [`VoiceError::TooLong`].
    pub fn check(&self) -> Result<(), VoiceError> {
        if !self.text.chars().any(char::is_alphanumeric) {
            return Err(VoiceError::Empty);
        }
        if self.text.chars().count() > MAX_CHARS { Err(VoiceError::TooLong) } else { Ok(()) }
    }
}

fn held(value: f32) -> f32 {
    if value.is_finite() { value.clamp(0.5, 2.0) } else { 1.0 }
}

/// Why nothing could be said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceError {
    /// No voice is installed for the language.
    #[error("no voice is installed")]
    Missing,
    /// There is nothing to say: no letter and no digit.
    #[error("the text holds no word")]
    Empty,
    /// Longer than [`MAX_CHARS`], or its sound longer than [`MAX_SECONDS`].
    #[error("the text is too long to be spoken")]
    TooLong,
    /// The voice did not answer in time and was stopped.
    #[error("the voice did not answer in time")]
    TimedOut,
    /// It was called off.
    #[error("speaking was called off")]
    Cancelled,
    /// The voice failed; for the log.
    #[error("the voice failed: {0}")]
    Failed(String),
}

/// Calls off a rendering from another thread. Clones share the state.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Calls it off.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Something that can speak one or more languages.
pub trait Voice: Send {
    /// Name with version, e.g. `espeak-ng 1.51`. Part of the address of cached speech: another voice, other files.
    fn name(&self) -> String;

    /// Whether it truly speaks the language; may start a program, so it is asked for `doctor`, not before every sentence.
    ///
    /// # Errors
    /// When the voice does not work at all.
    fn speaks(&self, lang: Lang) -> Result<bool, VoiceError>;

    /// Turns the text into sound. Returns soon after `cancel` is called off and never hangs.
    ///
    /// # Errors
    /// Any [`VoiceError`].
    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError>;
}

/// The clearest voice this machine has for the language: the operating system's own where there is one (macOS,
/// Windows), else espeak-ng. `None`: none is installed. Quick: it looks for programs, it does not start them on Linux.
pub fn best_voice(lang: Lang) -> Option<Box<dyn Voice>> {
    system_voice(lang).or_else(|| super::espeak::Espeak::find().map(|voice| Box::new(voice) as Box<dyn Voice>))
}

/// The first voice of the operating system for a language.
fn system_voice(lang: Lang) -> Option<Box<dyn Voice>> {
    system_voices(lang).into_iter().next().map(|(_, voice)| voice)
}

/// The voices of the operating system for a language, by the system's own names.
#[cfg(target_os = "macos")]
pub(super) fn system_voices(lang: Lang) -> Vec<(String, Box<dyn Voice>)> {
    let named = |voice: super::system::Say| (voice.own_name().to_owned(), Box::new(voice) as Box<dyn Voice>);
    super::system::Say::all(lang).into_iter().map(named).collect()
}

/// The voices of the operating system for a language, by the system's own names.
#[cfg(target_os = "windows")]
pub(super) fn system_voices(lang: Lang) -> Vec<(String, Box<dyn Voice>)> {
    let named = |voice: super::system::Sapi| (voice.own_name().to_owned(), Box::new(voice) as Box<dyn Voice>);
    super::system::Sapi::all(lang).into_iter().map(named).collect()
}

/// Elsewhere there are none of which a program could have the sound.
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
pub(super) fn system_voices(_: Lang) -> Vec<(String, Box<dyn Voice>)> {
    Vec::new()
}

/// Finds the voice that was chosen for a language, or the clearest one where none was; replaced in tests.
pub type VoiceFinder = Box<dyn Fn(Lang, Option<&VoiceRef>) -> Option<Box<dyn Voice>> + Send>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_cannot_be_said() {
        let check = |text: &str| SpeechRequest::new(text, Lang::Ko).check();
        assert_eq!(check("물"), Ok(()));
        assert_eq!(check(" …!? "), Err(VoiceError::Empty));
        assert_eq!(check(&"가".repeat(MAX_CHARS)), Ok(()));
        assert_eq!(check(&"가".repeat(MAX_CHARS + 1)), Err(VoiceError::TooLong));
    }

    #[test]
    fn speed_and_pitch_are_held() {
        let request = SpeechRequest { rate: f32::NAN, pitch: 9.0, ..SpeechRequest::new("물", Lang::Ko) };
        assert_eq!((request.held_rate(), request.held_pitch()), (1.0, 2.0));
    }
}
