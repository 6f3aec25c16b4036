//! Sound as it comes, for whoever listens to words: from the microphone, or from a recording in its place.

use super::microphone::{Listener, Microphone};
use super::player::PlayError;
use super::wav;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Sound that nobody fetched for this long is dropped: old sound is of no use.
const MAX_BEHIND_S: u32 = 5;

/// Where sound comes from.
pub trait Capture: Send {
    /// Samples a second.
    fn rate_hz(&self) -> u32;

    /// Appends what came since the last call, -1..=1, waiting up to `wait` for something. False: there will be no more.
    ///
    /// # Errors
    /// The microphone went away.
    fn read(&mut self, into: &mut Vec<f32>, wait: Duration) -> Result<bool, PlayError>;
}

/// Opens something that gives sound.
pub type OpenCapture = Arc<dyn Fn() -> Result<Box<dyn Capture>, PlayError> + Send + Sync>;

/// Where sound is taken from.
#[derive(Clone, Default)]
pub enum CaptureChoice {
    /// The default microphone.
    #[default]
    Microphone,
    /// A WAV file in its place, at the pace it was recorded: to try everything without a microphone.
    File(PathBuf),
    /// Anything else that gives sound.
    Other(OpenCapture),
}

impl CaptureChoice {
    /// What `MALGEURIM_MICROPHONE` names (a WAV file), else the default microphone.
    pub fn from_environment() -> Self {
        std::env::var_os("MALGEURIM_MICROPHONE")
            .filter(|path| !path.is_empty())
            .map_or(Self::Microphone, |path| Self::File(PathBuf::from(path)))
    }

    /// Opens it.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn Capture>, PlayError> {
        Ok(match self {
            Self::Microphone => Box::new(Heard::open()?),
            Self::File(path) => Box::new(WavCapture::open(path)?.paced()),
            Self::Other(open) => open()?,
        })
    }
}

/// What came from the microphone and was not fetched yet.
struct Waiting {
    samples: VecDeque<f32>,
    most: usize,
    failure: Option<PlayError>,
    bell: Arc<Condvar>,
}

impl Listener for Waiting {
    fn take(&mut self, block: impl Iterator<Item = f32>) {
        self.samples.extend(block);
        let behind = self.samples.len().saturating_sub(self.most);
        drop(self.samples.drain(..behind));
        self.bell.notify_all();
    }

    fn lost(&mut self, why: PlayError) {
        self.failure = Some(why);
        self.bell.notify_all();
    }
}

/// The default microphone.
struct Heard {
    microphone: Microphone<Waiting>,
    bell: Arc<Condvar>,
    rate_hz: u32,
}

impl Heard {
    fn open() -> Result<Self, PlayError> {
        let bell = Arc::new(Condvar::new());
        let ring = Arc::clone(&bell);
        let rate = Arc::new(Mutex::new(0));
        let known = Arc::clone(&rate);
        let microphone = Microphone::open(move |rate_hz| {
            *known.lock().unwrap_or_else(PoisonError::into_inner) = rate_hz;
            let most = (rate_hz * MAX_BEHIND_S) as usize;
            Waiting { samples: VecDeque::with_capacity(most), most, failure: None, bell: ring }
        })?;
        let rate_hz = *rate.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Self { microphone, bell, rate_hz })
    }
}

impl Capture for Heard {
    fn rate_hz(&self) -> u32 {
        self.rate_hz
    }

    fn read(&mut self, into: &mut Vec<f32>, wait: Duration) -> Result<bool, PlayError> {
        let waiting = self.microphone.listener.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = |waiting: &mut Waiting| waiting.samples.is_empty() && waiting.failure.is_none();
        let (mut waiting, _) =
            self.bell.wait_timeout_while(waiting, wait, empty).unwrap_or_else(PoisonError::into_inner);
        into.extend(waiting.samples.drain(..));
        // It stays: whoever overhears it once is told again.
        match waiting.failure.clone() {
            Some(failure) => Err(failure),
            None => Ok(true),
        }
    }
}

/// A recording in the place of a microphone.
pub struct WavCapture {
    samples: Vec<f32>,
    next: usize,
    rate_hz: u32,
    /// When it began, if it keeps the pace of a microphone.
    began: Option<Option<Instant>>,
}

impl WavCapture {
    /// Blocks of 20 ms, as from a microphone.
    const BLOCKS_A_SECOND: u32 = 50;

    /// Of 16-bit WAV bytes or any other that [`read_wav`](super::read_wav) takes.
    ///
    /// # Errors
    /// When they are no sound.
    pub fn new(bytes: &[u8]) -> Result<Self, super::WavError> {
        let pcm = wav::read(bytes)?;
        let samples = pcm.samples.iter().map(|&sample| f32::from(sample) / super::pcm::FULL_SCALE).collect();
        Ok(Self { samples, next: 0, rate_hz: pcm.rate, began: None })
    }

    /// Of a file.
    ///
    /// # Errors
    /// When there is none, or it is no sound.
    pub fn open(path: &Path) -> Result<Self, PlayError> {
        let bytes = crate::io::files::read_bounded(path, wav::MAX_BYTES as u64)
            .map_err(|error| PlayError::Failed(error.to_string()))?;
        Self::new(&bytes).map_err(|error| PlayError::Failed(error.to_string()))
    }

    /// At the pace it was recorded, over and over with a silence of a second between; without this, as fast as it is
    /// fetched, once.
    #[must_use]
    pub fn paced(mut self) -> Self {
        self.began = Some(None);
        self.samples.extend(std::iter::repeat_n(0.0, self.rate_hz as usize));
        self
    }
}

impl Capture for WavCapture {
    fn rate_hz(&self) -> u32 {
        self.rate_hz
    }

    fn read(&mut self, into: &mut Vec<f32>, _wait: Duration) -> Result<bool, PlayError> {
        let block = (self.rate_hz / Self::BLOCKS_A_SECOND).max(1) as usize;
        if let Some(began) = &mut self.began {
            let began = *began.get_or_insert_with(Instant::now);
            let due = began + Duration::from_secs_f64((self.next + block) as f64 / f64::from(self.rate_hz.max(1)));
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
        }
        let length = self.samples.len().max(1);
        let at = if self.began.is_some() { self.next % length } else { self.next.min(self.samples.len()) };
        let end = (at + block).min(self.samples.len());
        into.extend(self.samples.get(at..end).unwrap_or_default());
        self.next += end - at;
        Ok(self.began.is_some() || self.next < self.samples.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pcm;
    use super::*;

    fn wav_of(samples: Vec<i16>) -> Vec<u8> {
        wav::write(&Pcm { samples, rate: 8_000 })
    }

    #[test]
    fn a_recording_comes_whole_and_in_blocks() {
        let samples: Vec<i16> = (0..1000).collect();
        let mut capture = WavCapture::new(&wav_of(samples)).unwrap();
        let (mut all, mut blocks) = (Vec::new(), 1);
        while capture.read(&mut all, Duration::ZERO).unwrap() {
            blocks += 1;
        }
        assert_eq!((all.len(), blocks, capture.rate_hz()), (1000, 7, 8_000));
        assert!((all[999] - 999.0 / 32_768.0).abs() < 1e-6);
    }

    #[test]
    fn garbage_is_no_recording() {
        assert!(WavCapture::new(b"garbage").is_err());
        assert!(WavCapture::open(Path::new("/nowhere/at/all.wav")).is_err());
    }

    #[test]
    fn old_sound_is_dropped_and_a_loss_is_told() {
        let bell = Arc::new(Condvar::new());
        let mut waiting = Waiting { samples: VecDeque::new(), most: 3, failure: None, bell };
        waiting.take([1.0, 2.0].into_iter());
        waiting.take([3.0, 4.0].into_iter());
        assert_eq!(waiting.samples, [2.0, 3.0, 4.0]);
        waiting.lost(PlayError::Lost);
        assert_eq!(waiting.failure, Some(PlayError::Lost));
    }
}
