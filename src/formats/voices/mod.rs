//! The files of neural voices that people add: what stands beside the models, and how a text becomes their numbers.
//!
//! Two layouts: Piper's (one model, its sounds by espeak-ng) and Supertonic's (four models, letters as they are). Names and order
//! are those that the packages piper-tts 1.8.0 and supertonic 1.3.1 read; see docs/voices.md.

pub mod piper;
pub mod supertonic;

/// Why a file beside a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoiceFileError {
    /// Not JSON, or not of the form.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A sample rate at which no voice is heard.
    #[error("a sample rate of {0} cannot be")]
    Rate(u32),
    /// Neither Korean nor English.
    #[error("it speaks {0:?}, not Korean or English")]
    Language(String),
    /// Sounds that only another program can find.
    #[error("its sounds are of the kind {0:?}")]
    Sounds(String),
    /// No text could ever be said: this is missing.
    #[error("it lacks {0:?}")]
    Lacks(String),
}

/// Samples a second that a voice may have.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=96_000;

pub(super) fn rate(rate: u32) -> Result<u32, VoiceFileError> {
    if RATES.contains(&rate) { Ok(rate) } else { Err(VoiceFileError::Rate(rate)) }
}
