//! From a request to its sound: from the cache, else from the voice.

use super::cache::{SpeechCache, SpeechKey};
use super::pcm::Pcm;
use super::voice::{Cancel, SpeechRequest, Voice, VoiceError, best_voice};
use super::wav;

/// Speech that is ready to be played.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// The sound.
    pub pcm: Pcm,
    /// It came from the cache.
    pub cached: bool,
    /// Who speaks.
    pub voice: String,
}

/// The sound of a request, and its address when it is new and should be kept.
///
/// # Errors
/// Any [`VoiceError`].
pub(super) fn speak(
    request: &SpeechRequest,
    voice: &dyn Voice,
    cache: &SpeechCache,
    cancel: &Cancel,
) -> Result<(Spoken, SpeechKey), VoiceError> {
    request.check()?;
    let name = voice.name();
    let key = SpeechKey::new(&name, request);
    if let Some(pcm) = cache.get(&key) {
        return Ok((Spoken { pcm, cached: true, voice: name }, key));
    }
    let pcm = voice.render(request, cancel)?;
    Ok((Spoken { pcm, cached: false, voice: name }, key))
}

/// Keeps new speech. A disk that cannot be written costs only the time of the next rendering.
pub(super) fn keep(spoken: &Spoken, key: &SpeechKey, cache: &SpeechCache) {
    if !spoken.cached
        && let Err(error) = cache.put(key, &spoken.pcm)
    {
        tracing::warn!(%error, "speech could not be cached");
    }
}

/// Renders a request with the best voice of this machine, for the command line: the WAV file (16-bit mono), whether it came
/// from the cache, its length in seconds and the name of the voice.
///
/// # Errors
/// Any [`VoiceError`]; `Missing` when no voice is installed.
pub fn render_to_wav(request: &SpeechRequest, cache: &SpeechCache) -> Result<(Vec<u8>, bool, f64, String), VoiceError> {
    let voice = best_voice(request.lang).ok_or(VoiceError::Missing)?;
    render_with(voice.as_ref(), request, cache)
}

/// [`render_to_wav`] with a voice of the caller's choice.
///
/// # Errors
/// Any [`VoiceError`].
pub fn render_with(
    voice: &dyn Voice,
    request: &SpeechRequest,
    cache: &SpeechCache,
) -> Result<(Vec<u8>, bool, f64, String), VoiceError> {
    let (spoken, key) = speak(request, voice, cache, &Cancel::default())?;
    keep(&spoken, &key, cache);
    Ok((wav::write(&spoken.pcm), spoken.cached, spoken.pcm.seconds(), spoken.voice))
}
