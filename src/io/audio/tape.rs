//! A sink that keeps what it is given: for tests and measurements, on machines without a sound device.

use super::pcm::Pcm;
use super::player::{PlayError, Sink, SoundId, SoundState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One sound that was played on a [`Tape`].
#[derive(Clone, Debug, PartialEq)]
pub struct Take {
    /// Its sound.
    pub pcm: Pcm,
    /// 0..=1.
    pub gain: f32,
    /// It is over.
    pub ended: bool,
    /// It was stopped before its end.
    pub cut: bool,
    /// It is held on.
    pub paused: bool,
}

/// Keeps every sound in the order played. Clones share the tape.
#[derive(Clone, Debug, Default)]
pub struct Tape(Arc<Mutex<Reel>>);

#[derive(Debug, Default)]
struct Reel {
    takes: Vec<Take>,
    by_hand: bool,
    broken: Option<PlayError>,
    chosen: Option<String>,
    /// The chosen device is not there.
    gone: bool,
    told: bool,
}

impl Tape {
    /// Every sound is over as soon as it was played.
    pub fn instant() -> Self {
        Self::default()
    }

    /// A sound plays until [`Tape::finish`].
    pub fn by_hand() -> Self {
        Self(Arc::new(Mutex::new(Reel { by_hand: true, ..Reel::default() })))
    }

    fn reel(&self) -> MutexGuard<'_, Reel> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets all sounds that play come to their end.
    pub fn finish(&self) {
        self.reel().takes.iter_mut().for_each(|take| take.ended = true);
    }

    /// From now on the device is broken in this way; `None`: works again.
    pub fn set_broken(&self, broken: Option<PlayError>) {
        self.reel().broken = broken;
    }

    /// From now on the chosen device is gone, or there again.
    pub fn set_gone(&self, gone: bool) {
        self.reel().gone = gone;
    }

    /// What was played so far.
    pub fn takes(&self) -> Vec<Take> {
        self.reel().takes.clone()
    }
}

impl Sink for Tape {
    fn open(&mut self) -> Result<(), PlayError> {
        self.reel().broken.clone().map_or(Ok(()), Err)
    }

    fn play(&mut self, pcm: &Pcm, gain: f32) -> Result<SoundId, PlayError> {
        self.open()?;
        let mut reel = self.reel();
        let take = Take { pcm: pcm.clone(), gain, ended: !reel.by_hand, cut: false, paused: false };
        reel.takes.push(take);
        Ok(SoundId(reel.takes.len() as u64 - 1))
    }

    fn state(&mut self, sound: SoundId) -> SoundState {
        let reel = self.reel();
        match (reel.takes.get(sound.0 as usize), &reel.broken) {
            (Some(take), Some(_)) if !take.ended => SoundState::Failed(PlayError::Lost),
            (Some(take), None) if !take.ended => SoundState::Playing,
            _ => SoundState::Ended,
        }
    }

    fn stop(&mut self, sound: SoundId) {
        if let Some(take) = self.reel().takes.get_mut(sound.0 as usize).filter(|take| !take.ended) {
            (take.ended, take.cut) = (true, true);
        }
    }

    fn pause(&mut self, sound: SoundId, on: bool) {
        if let Some(take) = self.reel().takes.get_mut(sound.0 as usize) {
            take.paused = on;
        }
    }

    fn choose(&mut self, device: Option<String>) {
        self.reel().chosen = device;
    }

    fn missed(&mut self) -> Option<String> {
        let mut reel = self.reel();
        let missed = reel.gone;
        let told = std::mem::replace(&mut reel.told, missed);
        reel.chosen.clone().filter(|_| missed && !told)
    }

    fn rest(&mut self) {}
}
