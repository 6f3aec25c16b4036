//! Where sound goes: the device, or memory for tests.

use super::pcm::Pcm;
use super::source::{Control, SoundSource};
use cpal::ErrorKind;
use cpal::traits::{DeviceTrait, HostTrait};
use rodio::{DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Why a sound could not be played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlayError {
    /// There is no sound device, or none that can be opened.
    #[error("there is no sound device")]
    NoDevice,
    /// Another program holds it.
    #[error("another program holds the sound device")]
    Busy,
    /// The person or the system does not allow it.
    #[error("the sound device may not be used")]
    Denied,
    /// It went away while it played, or does not play on.
    #[error("the sound device was lost")]
    Lost,
    /// It did not open in time.
    #[error("the sound device did not answer in time")]
    TimedOut,
    /// Anything else; for the log.
    #[error("the sound device failed: {0}")]
    Failed(String),
}

impl From<&cpal::Error> for PlayError {
    fn from(error: &cpal::Error) -> Self {
        match error.kind() {
            ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => Self::NoDevice,
            ErrorKind::DeviceBusy => Self::Busy,
            ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// A sound that was given to a [`Sink`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SoundId(pub u64);

/// How far a sound has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SoundState {
    /// Handed over; the device has not asked for it yet.
    Waiting,
    /// Being played.
    Playing,
    /// Played to its end, or stopped.
    Ended,
    /// The device failed meanwhile.
    Failed(PlayError),
}

/// Where sound goes. Owned by the audio thread.
pub trait Sink {
    /// Makes ready to play, if it is not yet. May take up to [`OPEN_PATIENCE`].
    ///
    /// # Errors
    /// Any [`PlayError`]; the next call tries again.
    fn open(&mut self) -> Result<(), PlayError>;

    /// Plays at once, beside what is playing already. `gain` 0..=1 is multiplied with the samples.
    ///
    /// # Errors
    /// Any [`PlayError`].
    fn play(&mut self, pcm: &Pcm, gain: f32) -> Result<SoundId, PlayError>;

    /// How far a sound has come. Unknown ones have ended.
    fn state(&mut self, sound: SoundId) -> SoundState;

    /// Fades a sound out. Does not wait.
    fn stop(&mut self, sound: SoundId);

    /// Holds a sound on where it is, or lets it go on from there. Does not wait.
    fn pause(&mut self, sound: SoundId, on: bool);

    /// Plays on the device of this name from now on; `None`: the default of the system.
    fn choose(&mut self, device: Option<String>);

    /// The name of the chosen device, if it is not there and the default plays instead. Told once, until it is there again.
    fn missed(&mut self) -> Option<String>;

    /// Gives the device back until the next sound.
    fn rest(&mut self);
}

/// How long a device may take to open.
pub const OPEN_PATIENCE: Duration = Duration::from_secs(3);

/// Frames that are handed to the device at once: 21 ms at 48 kHz. Smaller stutters on slow machines, larger delays every tap.
const BUFFER_FRAMES: u32 = 1024;

/// The chosen output device, else the default of the system, opened at the first sound.
#[derive(Default)]
pub struct Speaker {
    chosen: Option<String>,
    /// It was told that the chosen one is not there.
    missed: bool,
    device: Option<Open>,
    opening: Option<Receiver<Result<Open, PlayError>>>,
    sounds: HashMap<SoundId, Arc<Control>>,
    last: u64,
}

/// An open device. Dropping it ends its sounds.
struct Open {
    sink: MixerDeviceSink,
    /// It is the one that was wanted.
    as_chosen: bool,
    failure: Arc<Mutex<Option<PlayError>>>,
}

impl Open {
    fn failure(&self) -> Option<PlayError> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Speaker {
    /// The open device; opened in a thread of its own, because a broken driver may never come back from it.
    fn device(&mut self) -> Result<&Open, PlayError> {
        if self.device.as_ref().is_some_and(|open| open.failure().is_some()) {
            self.rest();
        }
        if self.device.is_none() {
            self.device = Some(self.wait_for_device()?);
        }
        self.device.as_ref().ok_or(PlayError::NoDevice)
    }

    fn wait_for_device(&mut self) -> Result<Open, PlayError> {
        // A thread that is still stuck from the last time is asked again, not joined by a second one.
        let (opening, patience) = match self.opening.take() {
            Some(stuck) => (stuck, Duration::from_millis(10)),
            None => {
                let chosen = self.chosen.clone();
                (in_thread("audio-open", move || open(chosen.as_deref()))?, OPEN_PATIENCE)
            }
        };
        match opening.recv_timeout(patience) {
            Ok(result) => result,
            Err(RecvTimeoutError::Disconnected) => Err(PlayError::Failed("opening the device panicked".into())),
            Err(RecvTimeoutError::Timeout) => {
                self.opening = Some(opening);
                Err(PlayError::TimedOut)
            }
        }
    }
}

impl Sink for Speaker {
    fn open(&mut self) -> Result<(), PlayError> {
        self.device().map(|_| ())
    }

    fn play(&mut self, pcm: &Pcm, gain: f32) -> Result<SoundId, PlayError> {
        let control = Arc::new(Control::default());
        let sink = &self.device()?.sink;
        sink.mixer().add(SoundSource::new(pcm, sink.config().sample_rate(), gain, control.clone()));
        self.sounds.retain(|_, control| !control.has_ended());
        self.last += 1;
        self.sounds.insert(SoundId(self.last), control);
        Ok(SoundId(self.last))
    }

    fn state(&mut self, sound: SoundId) -> SoundState {
        let Some(control) = self.sounds.get(&sound) else { return SoundState::Ended };
        let failure = self.device.as_ref().and_then(Open::failure);
        match failure {
            _ if control.has_ended() => SoundState::Ended,
            Some(_) => SoundState::Failed(PlayError::Lost),
            None if control.has_started() => SoundState::Playing,
            None => SoundState::Waiting,
        }
    }

    fn stop(&mut self, sound: SoundId) {
        if let Some(control) = self.sounds.get(&sound) {
            control.stop();
        }
    }

    fn pause(&mut self, sound: SoundId, on: bool) {
        if let Some(control) = self.sounds.get(&sound) {
            control.pause(on);
        }
    }

    fn choose(&mut self, device: Option<String>) {
        if self.chosen != device {
            self.rest();
            // One that is still being opened is not the one that is wanted now.
            (self.chosen, self.opening, self.missed) = (device, None, false);
        }
    }

    fn missed(&mut self) -> Option<String> {
        let missed = self.device.as_ref().is_some_and(|open| !open.as_chosen);
        let told = std::mem::replace(&mut self.missed, missed);
        self.chosen.clone().filter(|_| missed && !told)
    }

    fn rest(&mut self) {
        self.sounds.clear();
        if let Some(device) = self.device.take() {
            // Closing joins the thread of the driver, which may hang with a device that was pulled out.
            let closed = thread::Builder::new().name("audio-close".into()).spawn(move || drop(device));
            if let Err(error) = closed {
                tracing::warn!(%error, "no thread to close the sound device");
            }
        }
    }
}

/// Runs something that may hang in a thread of its own; its result comes through the channel, or never.
pub(super) fn in_thread<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<Receiver<T>, PlayError> {
    let (sender, receiver) = channel();
    let run = move || {
        let result = quietly(work);
        // Nobody waits any more when this fails.
        let _ = sender.send(result);
    };
    let thread = thread::Builder::new().name(name.to_owned()).spawn(run);
    thread.map(|_| receiver).map_err(|e| PlayError::Failed(e.to_string()))
}

/// ALSA writes its causes to stderr, which belongs to the one sentence for the person: here they go to the log.
#[cfg(target_os = "linux")]
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let causes = alsa::Output::local_error_handler().ok();
    let result = work();
    if let Some(causes) = causes {
        causes.borrow().buffer_string(|bytes| {
            String::from_utf8_lossy(bytes).lines().for_each(|cause| tracing::info!(cause, "alsa"));
        });
    }
    result
}

#[cfg(not(target_os = "linux"))]
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Names of the devices that sound can come out of, each once, without those that swallow everything. May hang in a driver.
pub(super) fn outputs() -> Vec<String> {
    let devices = cpal::default_host().output_devices().map(|devices| devices.filter_map(|device| name(&device)));
    let mut names: Vec<String> = devices.map(Iterator::collect).unwrap_or_default();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// `None` for a device that swallows everything: nobody would hear it.
pub(super) fn name(device: &cpal::Device) -> Option<String> {
    let description = device.description().ok()?;
    (description.driver() != Some("null")).then(|| description.name().to_owned())
}

/// The device of this name; where it is not there or does not open, the default one.
fn open(chosen: Option<&str>) -> Result<Open, PlayError> {
    let Some(chosen) = chosen else { return open_one(None) };
    let devices = cpal::default_host().output_devices().map(|devices| devices.collect::<Vec<_>>()).unwrap_or_default();
    let named = devices.into_iter().find(|device| name(device).as_deref() == Some(chosen));
    let opened = named.and_then(|device| open_one(Some(&device)).ok());
    opened.map_or_else(|| open_one(None).map(|open| Open { as_chosen: false, ..open }), Ok)
}

/// A device, or the default one, with a short buffer, else as the device wants it.
fn open_one(device: Option<&cpal::Device>) -> Result<Open, PlayError> {
    let builder = || match device {
        Some(device) => DeviceSinkBuilder::from_device(device.clone()),
        None => DeviceSinkBuilder::from_default_device(),
    };
    let failure = Arc::new(Mutex::new(None));
    let noted = failure.clone();
    let on_error = move |error: cpal::Error| note(&noted, &error);
    let short = builder().map_err(reason)?.with_error_callback(on_error.clone());
    let short = short.with_buffer_size(cpal::BufferSize::Fixed(BUFFER_FRAMES)).open_stream();
    let usual = |_| {
        let builder = builder()?.with_error_callback(on_error);
        builder.open_sink_or_fallback()
    };
    let mut sink = short.or_else(usual).map_err(reason)?;
    sink.log_on_drop(false);
    Ok(Open { sink, as_chosen: true, failure })
}

/// Errors after which the device plays on are only logged.
fn note(failure: &Mutex<Option<PlayError>>, error: &cpal::Error) {
    match error.kind() {
        ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => {
            tracing::debug!(%error, "sound device")
        }
        _ => {
            tracing::warn!(%error, "sound device lost");
            *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(PlayError::from(error));
        }
    }
}

/// A device that cannot even name its format is one that is not there.
fn reason(error: DeviceSinkError) -> PlayError {
    tracing::info!(?error, "no sound device");
    match &error {
        DeviceSinkError::NoDevice => PlayError::NoDevice,
        DeviceSinkError::BuildError(cause) | DeviceSinkError::PlayError(cause) => PlayError::from(cause),
        DeviceSinkError::DefaultSinkConfigError(cause) | DeviceSinkError::SupportedConfigsError(cause) => {
            match PlayError::from(cause) {
                PlayError::Failed(_) => PlayError::NoDevice,
                known => known,
            }
        }
        other => PlayError::Failed(other.to_string()),
    }
}
