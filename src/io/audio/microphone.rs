//! Opening the default microphone: whoever listens gets one channel of samples in short blocks.

use super::player::{OPEN_PATIENCE, PlayError, in_thread};
use crate::io::turn::{Turn, Turns};
use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{
    BufferSize, ErrorKind, FromSample, Sample, SampleFormat, SizedSample, StreamConfig, SupportedBufferSize,
    SupportedStreamConfig,
};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Blocks a second: 20 ms each. Left to itself a device may gather seconds.
const BLOCKS_A_SECOND: u32 = 50;

/// Who has the microphone: it is closed in a thread of its own, which may take a moment.
static TURNS: Turns = Turns::new();
/// How long the one before may take. Many systems let several listen at once: then waiting was not even needed.
const GIVEN_BACK: Duration = Duration::from_secs(1);

/// Who listens.
pub(super) trait Listener: Send + 'static {
    /// One more block, -1..=1.
    fn take(&mut self, block: impl Iterator<Item = f32>);
    /// The microphone went away.
    fn lost(&mut self, why: PlayError);
}

/// An open microphone. Dropping it closes it.
pub(super) struct Microphone<L> {
    /// Until it is closed, with the right to have the microphone.
    stream: Option<(cpal::Stream, Turn)>,
    /// Who listens.
    pub(super) listener: Arc<Mutex<L>>,
}

impl<L: Listener> Microphone<L> {
    /// Opens the default microphone; `listener` is made for its sample rate in hertz.
    ///
    /// # Errors
    /// Any [`PlayError`]; `NoDevice` without a microphone, `Denied` when the system does not allow it.
    pub(super) fn open(listener: impl FnOnce(u32) -> L + Send + 'static) -> Result<Self, PlayError> {
        match in_thread("audio-record", move || open(listener))?.recv_timeout(OPEN_PATIENCE) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(PlayError::TimedOut),
            Err(RecvTimeoutError::Disconnected) => Err(PlayError::Failed("opening the microphone panicked".into())),
        }
    }
}

#[cfg(test)]
impl<L> Microphone<L> {
    /// One without a device, for tests.
    pub(super) fn without_device(listener: L) -> Self {
        Self { stream: None, listener: Arc::new(Mutex::new(listener)) }
    }
}

impl<L> Drop for Microphone<L> {
    fn drop(&mut self) {
        // The stream goes first, then its turn.
        let stream = self.stream.take();
        // Closing joins the thread of the driver, which may hang with a microphone that was pulled out.
        if let Err(error) = in_thread("audio-close", move || drop(stream)) {
            tracing::warn!(%error, "no thread to close the microphone");
        }
    }
}

fn open<L: Listener>(listener: impl FnOnce(u32) -> L) -> Result<Microphone<L>, PlayError> {
    let turn = TURNS.take(GIVEN_BACK);
    let device = cpal::default_host().default_input_device().ok_or(PlayError::NoDevice)?;
    let config = device.default_input_config().map_err(|error| no_microphone(&error))?;
    let listener = Arc::new(Mutex::new(listener(config.sample_rate())));
    let usual = config.config();
    let short = StreamConfig { buffer_size: block_size(&config), ..usual };
    let stream = of_format(&device, config.sample_format(), short, &listener)
        .or_else(|_| of_format(&device, config.sample_format(), usual, &listener))?;
    stream.play().map_err(|error| no_microphone(&error))?;
    Ok(Microphone { stream: Some((stream, turn)), listener })
}

fn block_size(config: &SupportedStreamConfig) -> BufferSize {
    let wanted = config.sample_rate() / BLOCKS_A_SECOND;
    match *config.buffer_size() {
        SupportedBufferSize::Range { min, max } if min <= max => BufferSize::Fixed(wanted.clamp(min, max)),
        _ => BufferSize::Fixed(wanted),
    }
}

fn of_format<L: Listener>(
    device: &cpal::Device,
    format: SampleFormat,
    config: StreamConfig,
    listener: &Arc<Mutex<L>>,
) -> Result<cpal::Stream, PlayError> {
    let stream = match format {
        SampleFormat::F32 => build::<f32, L>(device, config, listener),
        SampleFormat::F64 => build::<f64, L>(device, config, listener),
        SampleFormat::I8 => build::<i8, L>(device, config, listener),
        SampleFormat::I16 => build::<i16, L>(device, config, listener),
        SampleFormat::I32 => build::<i32, L>(device, config, listener),
        SampleFormat::U8 => build::<u8, L>(device, config, listener),
        SampleFormat::U16 => build::<u16, L>(device, config, listener),
        other => return Err(PlayError::Failed(format!("microphone format {other}"))),
    };
    stream.map_err(|error| no_microphone(&error))
}

/// A microphone that does not say what it can do is one that is not there.
fn no_microphone(error: &cpal::Error) -> PlayError {
    tracing::info!(%error, "no microphone");
    match error.kind() {
        ErrorKind::UnsupportedConfig | ErrorKind::UnsupportedOperation => PlayError::NoDevice,
        _ => PlayError::from(error),
    }
}

fn build<T, L: Listener>(
    device: &cpal::Device,
    config: StreamConfig,
    listener: &Arc<Mutex<L>>,
) -> Result<cpal::Stream, cpal::Error>
where
    T: SizedSample + Sample,
    f32: FromSample<T>,
{
    let channels = usize::from(config.channels);
    let (data, failure) = (listener.clone(), listener.clone());
    let on_data = move |samples: &[T], _: &cpal::InputCallbackInfo| {
        data.lock().unwrap_or_else(PoisonError::into_inner).take(mono(samples, channels));
    };
    let on_error = move |error: cpal::Error| match error.kind() {
        ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => tracing::debug!(%error, "microphone"),
        _ => failure.lock().unwrap_or_else(PoisonError::into_inner).lost(PlayError::Lost),
    };
    device.build_input_stream(config, on_data, on_error, Some(OPEN_PATIENCE))
}

/// Frames of `channels` samples, averaged to one.
pub(super) fn mono<T: Sample>(data: &[T], channels: usize) -> impl Iterator<Item = f32>
where
    f32: FromSample<T>,
{
    data.chunks_exact(channels.max(1)).map(|frame| {
        let sum: f32 = frame.iter().map(|&sample| f32::from_sample(sample)).sum();
        sum / frame.len() as f32
    })
}
