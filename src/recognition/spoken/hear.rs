//! A recording becomes a spoken word: at one rate, cut to where the voice is.

use super::bands::Bands;
use super::rate::{RATE_HZ, ToSixteen};
use super::voice;
use crate::domain::shown::Spoken;

/// Longest recording that is looked at, in seconds.
pub const LONGEST_S: usize = 60;
/// Sound kept before and after the voice: soft beginnings and endings lie under the gate.
pub const PAD_MS: usize = 200;

/// Why nothing was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HearError {
    /// The sample rate is none that a microphone has (8 to 192 kHz).
    #[error("a rate of {0} Hz is not understood")]
    Rate(u32),
    /// Longer than [`LONGEST_S`].
    #[error("the recording is too long")]
    TooLong,
    /// Nothing but silence or steady noise.
    #[error("there is no sound in it")]
    NoSound,
}

/// Finds the voice (or any other sound) in a recording of one word and keeps the loudness of its bands. `samples`: one
/// channel, -1..=1, `rate_hz` a second.
///
/// # Errors
/// [`HearError`] for a strange rate, more than a minute, or silence.
pub fn hear(samples: &[f32], rate_hz: u32) -> Result<Spoken, HearError> {
    let mut to = ToSixteen::new(rate_hz).ok_or(HearError::Rate(rate_hz))?;
    if samples.len() / LONGEST_S > rate_hz as usize {
        return Err(HearError::TooLong);
    }
    let mut sound = Vec::with_capacity(samples.len() * RATE_HZ as usize / rate_hz as usize + 1);
    to.push(samples, &mut sound);
    to.finish(&mut sound);
    let range = voice::find(&sound).ok_or(HearError::NoSound)?;
    Ok(Bands::new(rate_hz).spoken(sound.get(padded(range, sound.len())).unwrap_or_default()))
}

/// A range of samples at 16 kHz, widened by [`PAD_MS`].
pub(super) fn padded(range: std::ops::Range<usize>, length: usize) -> std::ops::Range<usize> {
    let pad = PAD_MS * RATE_HZ as usize / 1000;
    range.start.saturating_sub(pad)..(range.end + pad).min(length)
}
