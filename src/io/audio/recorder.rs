//! The microphone: a person's own voice for a button. It listens only between an explicit start and stop, keeps at most
//! [`MAX_SECONDS`], writes nothing anywhere; what was heard is handed over once and forgotten.

use super::microphone::{Listener, Microphone};
use super::pcm::{FULL_SCALE, Pcm};
use super::player::PlayError;
use std::sync::{MutexGuard, PoisonError};

/// Longest recording, in seconds.
pub const MAX_SECONDS: u32 = 60;

/// A recording in progress. Dropping it closes the microphone and forgets what it heard.
pub struct Recording {
    microphone: Microphone<Heard>,
}

/// What the microphone has heard so far.
#[derive(Debug, Default)]
struct Heard {
    pcm: Pcm,
    /// Samples that may still come.
    room: usize,
    /// Loudest sample since the level was last asked for, 0..=1.
    level: f32,
    failure: Option<PlayError>,
}

/// Whether a recording goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordState {
    /// It listens.
    Listening,
    /// [`MAX_SECONDS`] are reached.
    Full,
    /// The microphone went away; what was heard until then is there.
    Failed(PlayError),
}

impl Recording {
    /// Opens the default microphone and listens.
    ///
    /// # Errors
    /// Any [`PlayError`]; `NoDevice` without a microphone, `Denied` when the system does not allow it.
    pub fn start() -> Result<Self, PlayError> {
        Ok(Self { microphone: Microphone::open(Heard::new)? })
    }

    /// The loudest since the last call, 0..=1: for a level meter.
    pub fn level(&self) -> f32 {
        std::mem::take(&mut self.heard().level)
    }

    /// Whether it goes on.
    pub fn state(&self) -> RecordState {
        let heard = self.heard();
        match &heard.failure {
            Some(failure) => RecordState::Failed(failure.clone()),
            None if heard.room == 0 => RecordState::Full,
            None => RecordState::Listening,
        }
    }

    /// Hands over what it heard so far and goes on from there.
    pub fn take(&self) -> Pcm {
        let mut heard = self.heard();
        let rate = heard.pcm.rate;
        let fresh = Pcm { samples: Vec::new(), rate };
        heard.room = rate as usize * MAX_SECONDS as usize;
        std::mem::replace(&mut heard.pcm, fresh)
    }

    /// Closes the microphone and hands over what it heard.
    pub fn finish(self) -> Pcm {
        std::mem::take(&mut self.heard().pcm)
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.microphone.listener.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
impl Recording {
    /// One whose microphone has just gone away.
    pub(super) fn lost() -> Self {
        let heard = Heard { failure: Some(PlayError::Lost), ..Heard::new(8_000) };
        Self { microphone: Microphone::without_device(heard) }
    }
}

impl Heard {
    fn new(rate: u32) -> Self {
        let pcm = Pcm { samples: Vec::new(), rate };
        Self { pcm, room: rate as usize * MAX_SECONDS as usize, ..Self::default() }
    }
}

impl Listener for Heard {
    fn take(&mut self, block: impl Iterator<Item = f32>) {
        for value in block.take(self.room) {
            let sample = super::pcm::to_i16(value);
            self.level = self.level.max(f32::from(sample.unsigned_abs()) / FULL_SCALE);
            self.pcm.samples.push(sample);
            self.room -= 1;
        }
    }

    fn lost(&mut self, why: PlayError) {
        self.failure = Some(why);
    }
}

#[cfg(test)]
mod tests {
    use super::super::microphone::mono;
    use super::*;

    #[test]
    fn channels_become_one_and_the_level_is_the_loudest() {
        let mut heard = Heard::new(8_000);
        heard.take(mono(&[0.5_f32, 0.0, -1.0, -0.5], 2));
        assert_eq!(heard.pcm.samples, [8_192, -24_576]);
        assert_eq!(heard.level, 0.75);
    }

    #[test]
    fn it_ends_when_it_is_full() {
        let mut heard = Heard::new(10);
        heard.take(mono(&vec![1_i16; 700], 1));
        assert_eq!((heard.pcm.samples.len(), heard.room), (600, 0));
    }
}
