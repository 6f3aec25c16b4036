//! The microphone: a person's own voice for a button. It listens only between an explicit start and stop, keeps at most
//! [`MAX_SECONDS`], writes nothing anywhere; what was heard is handed over once and forgotten.

use super::pcm::{FULL_SCALE, Pcm};
use super::player::{OPEN_PATIENCE, PlayError, in_thread};
use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{ErrorKind, FromSample, Sample, SampleFormat, SizedSample};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Longest recording, in seconds.
pub const MAX_SECONDS: u32 = 60;

/// A recording in progress. Dropping it closes the microphone and forgets what it heard.
pub struct Recording {
    /// Keeps the microphone open.
    stream: cpal::Stream,
    heard: Arc<Mutex<Heard>>,
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
        match in_thread("audio-record", open)?.recv_timeout(OPEN_PATIENCE) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(PlayError::TimedOut),
            Err(RecvTimeoutError::Disconnected) => Err(PlayError::Failed("opening the microphone panicked".into())),
        }
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

    /// Closes the microphone and hands over what it heard.
    pub fn finish(self) -> Pcm {
        let pcm = std::mem::take(&mut self.heard().pcm);
        let stream = self.stream;
        // Closing joins the thread of the driver, which may hang with a microphone that was pulled out.
        if let Err(error) = in_thread("audio-close", move || drop(stream)) {
            tracing::warn!(%error, "no thread to close the microphone");
        }
        pcm
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Heard {
    fn new(rate: u32) -> Self {
        let pcm = Pcm { samples: Vec::new(), rate };
        Self { pcm, room: rate as usize * MAX_SECONDS as usize, ..Self::default() }
    }

    /// Takes frames of `channels` samples, averaged to one.
    fn take<T: Sample>(&mut self, data: &[T], channels: usize)
    where
        f32: FromSample<T>,
    {
        for frame in data.chunks_exact(channels.max(1)).take(self.room) {
            let sum: f32 = frame.iter().map(|&sample| f32::from_sample(sample)).sum();
            let sample = super::pcm::to_i16(sum / frame.len() as f32);
            self.level = self.level.max(f32::from(sample.unsigned_abs()) / FULL_SCALE);
            self.pcm.samples.push(sample);
            self.room -= 1;
        }
    }
}

fn open() -> Result<Recording, PlayError> {
    let device = cpal::default_host().default_input_device().ok_or(PlayError::NoDevice)?;
    let config = device.default_input_config().map_err(|error| no_microphone(&error))?;
    let heard = Arc::new(Mutex::new(Heard::new(config.sample_rate())));
    let stream = match config.sample_format() {
        SampleFormat::F32 => build::<f32>(&device, &config, &heard),
        SampleFormat::F64 => build::<f64>(&device, &config, &heard),
        SampleFormat::I8 => build::<i8>(&device, &config, &heard),
        SampleFormat::I16 => build::<i16>(&device, &config, &heard),
        SampleFormat::I32 => build::<i32>(&device, &config, &heard),
        SampleFormat::U8 => build::<u8>(&device, &config, &heard),
        SampleFormat::U16 => build::<u16>(&device, &config, &heard),
        other => return Err(PlayError::Failed(format!("microphone format {other}"))),
    };
    let stream = stream.map_err(|error| no_microphone(&error))?;
    stream.play().map_err(|error| no_microphone(&error))?;
    Ok(Recording { stream, heard })
}

/// A microphone that does not say what it can do is one that is not there.
fn no_microphone(error: &cpal::Error) -> PlayError {
    tracing::info!(%error, "no microphone");
    match error.kind() {
        ErrorKind::UnsupportedConfig | ErrorKind::UnsupportedOperation => PlayError::NoDevice,
        _ => PlayError::from(error),
    }
}

fn build<T>(
    device: &cpal::Device,
    config: &cpal::SupportedStreamConfig,
    heard: &Arc<Mutex<Heard>>,
) -> Result<cpal::Stream, cpal::Error>
where
    T: SizedSample + Sample,
    f32: FromSample<T>,
{
    let channels = usize::from(config.channels());
    let (data, failure) = (heard.clone(), heard.clone());
    let on_data = move |samples: &[T], _: &cpal::InputCallbackInfo| {
        data.lock().unwrap_or_else(PoisonError::into_inner).take(samples, channels);
    };
    let on_error = move |error: cpal::Error| match error.kind() {
        ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => tracing::debug!(%error, "microphone"),
        _ => failure.lock().unwrap_or_else(PoisonError::into_inner).failure = Some(PlayError::Lost),
    };
    device.build_input_stream(config.config(), on_data, on_error, Some(OPEN_PATIENCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_become_one_and_the_level_is_the_loudest() {
        let mut heard = Heard::new(8_000);
        heard.take(&[0.5_f32, 0.0, -1.0, -0.5], 2);
        assert_eq!(heard.pcm.samples, [8_192, -24_576]);
        assert_eq!(heard.level, 0.75);
    }

    #[test]
    fn it_ends_when_it_is_full() {
        let mut heard = Heard::new(10);
        heard.take(&vec![1_i16; 700], 1);
        assert_eq!((heard.pcm.samples.len(), heard.room), (600, 0));
    }
}
