//! Sound: speech, the bell of 부르기, recorded clips. One owner thread; everything comes back as typed news.
//!
//! - [`spawn`] starts the thread; [`AudioJob`] goes in, [`AudioNews`] comes out. Nothing here waits for a person, panics or hangs:
//!   voices run as processes that are killed when they are slow, devices are opened in threads that may be given up.
//! - [`render_to_wav`] is the same without a thread or a device, for the command line; [`probe()`] is for `doctor`.
//! - Without a device, a voice or a microphone there is [`AudioNews::Failed`] at once, so that the text can be shown in big
//!   letters instead.
//!
//! Threads: `audio` (order, device), `audio-voice` (rendering), those of the device, and short ones that may get stuck in a driver.

mod added;
mod cache;
mod capture;
mod choice;
mod cue;
mod desk;
mod espeak;
mod hearing;
mod microphone;
mod output;
mod pauses;
mod pcm;
mod player;
mod probe;
mod process;
mod recorder;
mod renderer;
mod resample;
mod respell;
mod service;
mod source;
mod speak;
mod system;
mod tape;
mod voice;
mod wav;
mod worker;

pub use cache::{SpeechCache, SpeechKey};
pub use capture::{Capture, CaptureChoice, OpenCapture, WavCapture};
pub use choice::Voices;
pub use cue::{chime, click};
pub use espeak::{Espeak, PROGRAM_VARIABLE};
pub use output::{chosen_output, keep_output};
pub use pcm::Pcm;
pub use player::{OPEN_PATIENCE, PlayError, Sink, SoundId, SoundState, Speaker};
pub use probe::{Probe, output_names, probe};
pub use recorder::{MAX_SECONDS as MAX_RECORDING_SECONDS, RecordState, Recording};
pub use resample::resample;
pub use respell::respell;
pub use speak::{Spoken, render_to_wav, render_with};
pub use system::{Sapi, Say};
pub use tape::{Take, Tape};
pub use voice::{Cancel, MAX_CHARS, MAX_SECONDS, SpeechRequest, Voice, VoiceError, VoiceFinder, best_voice};
pub use wav::{
    MAX_BYTES as MAX_WAV_BYTES, WavError, read as read_wav, read_stream as read_wav_stream, write as write_wav,
};
pub use worker::{AudioHandle, AudioJob, AudioNews, AudioProblem, Busy, Output, spawn, spawn_with};
