//! The audio thread: jobs in through a bounded channel, news out through a closure.

use super::cache::SpeechCache;
use super::choice::Voices;
use super::desk::Desk;
use super::player::{PlayError, Sink, Speaker};
use super::probe::Probe;
use super::renderer::{Rendered, Renderer};
use super::tape::Tape;
use super::voice::{SpeechRequest, VoiceError, VoiceFinder};
use crate::domain::turn::Turn;
use crate::domain::voice::VoiceRef;
use crate::io::files::Home;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;

/// Jobs that may wait for the thread. It empties them within milliseconds; more means that it is stuck in a driver.
const CHANNEL_SIZE: usize = 128;

/// What the thread can be asked for. `id`s are the caller's and come back in the news.
#[derive(Clone, Debug, PartialEq)]
pub enum AudioJob {
    /// Says a text. What was paused is given up.
    Speak {
        /// Comes back in the news.
        id: u64,
        /// What to say. Also used when the clip cannot be read.
        request: SpeechRequest,
        /// 0..=[`MAX_VOLUME`](crate::domain::profile::MAX_VOLUME).
        volume: f32,
        /// When.
        turn: Turn,
        /// A recorded clip (WAV) to be played instead of the voice.
        clip: Option<Vec<u8>>,
    },
    /// The bell of 부르기: at once. What is being said is cut off, and what waits is dropped.
    Chime {
        /// Comes back in the news.
        id: u64,
    },
    /// Tells quietly what is marked, instead of the cue before; never while something is said, and cut off by it. An empty
    /// text ends the cue. There is no news about it.
    Cue {
        /// What to tell.
        request: SpeechRequest,
        /// 0..=1.
        volume: f32,
    },
    /// A soft click for a tap. There is no news about it.
    Click,
    /// Ends all sound; what waits is dropped. A recording goes on.
    Stop,
    /// Holds on in the middle of what is being said, or goes on there. Bell and clicks sound all the same.
    Pause(bool),
    /// Plays on the output device of this name from now on; `None`: the default of the system.
    Output(Option<String>),
    /// Opens the microphone. Send `Stop` first if the recording should not hear what is being said.
    RecordStart {
        /// Comes back in the news.
        id: u64,
    },
    /// Opens the microphone for what others say: `Recorded` comes for every piece, cut at pauses, until `RecordStop`.
    Listen {
        /// Comes back in the news.
        id: u64,
    },
    /// Closes the microphone; `Recorded` follows.
    RecordStop {
        /// Comes back in the news.
        id: u64,
    },
    /// Renders these into the cache when there is nothing else to do; replaces an earlier list.
    Prerender(Vec<SpeechRequest>),
    /// Looks for every voice anew: some have come, gone or changed.
    ForgetVoices,
    /// Looks for voices and devices.
    Probe {
        /// Comes back in the news.
        id: u64,
    },
    /// Ends the thread.
    Quit,
}

/// What the thread tells. Every `Speak` and `Chime` ends in exactly one of `Finished`, `Stopped` or `Failed`.
#[derive(Clone, Debug, PartialEq)]
pub enum AudioNews {
    /// The device has taken its first sample.
    Started {
        /// Of the job.
        id: u64,
    },
    /// Played to its end.
    Finished {
        /// Of the job.
        id: u64,
    },
    /// Cut off or dropped by `Stop` or by an interrupting `Speak`.
    Stopped {
        /// Of the job.
        id: u64,
    },
    /// Not heard, or not to its end: show the text.
    Failed {
        /// Of the job.
        id: u64,
        /// Why.
        why: AudioProblem,
    },
    /// What the microphone heard. Comes by itself after 60 seconds, or when the microphone went away.
    Recorded {
        /// Of `RecordStop`, else of `RecordStart`.
        id: u64,
        /// 16-bit mono.
        wav: Vec<u8>,
        /// Length.
        seconds: f64,
    },
    /// The loudest the microphone heard in the last moment, 0..=1.
    Level(f32),
    /// The chosen voice cannot speak, and another one does. Told once, until it speaks again.
    Substituted(VoiceRef),
    /// The chosen output device is not there, and the default one plays. Told once, until it is there again.
    OutputGone(String),
    /// How far rendering ahead has come.
    Prerendered {
        /// Words in the cache, or given up.
        done: usize,
        /// Words of the list.
        total: usize,
    },
    /// What was found.
    Probed {
        /// Of the job.
        id: u64,
        /// Voices and devices.
        probe: Probe,
    },
}

/// Why something was not heard, or not recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AudioProblem {
    /// The voice.
    #[error(transparent)]
    Voice(#[from] VoiceError),
    /// The output device.
    #[error(transparent)]
    Output(PlayError),
    /// The microphone.
    #[error("microphone: {0}")]
    Microphone(PlayError),
    /// Too much is waiting to be said.
    #[error("too much is waiting to be said")]
    QueueFull,
    /// `RecordStop` without `RecordStart`, or the other way round twice.
    #[error("the recording was not running, or ran already")]
    NotRecording,
}

impl AudioProblem {
    /// A word for it: the name of a notice, e.g. `no-sound-device`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Voice(VoiceError::Missing) => "voice-missing",
            Self::Voice(VoiceError::Empty) => "nothing-to-say",
            Self::Voice(VoiceError::TooLong) => "speech-too-long",
            Self::Voice(_) => "voice-failed",
            Self::Output(PlayError::NoDevice | PlayError::TimedOut) => "no-sound-device",
            Self::Output(PlayError::Busy | PlayError::Denied) => "sound-device-busy",
            Self::Output(_) => "sound-device-lost",
            Self::Microphone(PlayError::Denied) => "microphone-denied",
            Self::Microphone(PlayError::Lost) => "recording-failed",
            Self::Microphone(_) => "no-microphone",
            Self::QueueFull => "speech-queue-full",
            Self::NotRecording => "not-recording",
        }
    }
}

/// Where the sound goes.
#[derive(Clone, Debug)]
pub enum Output {
    /// The default device of the system.
    Device,
    /// Memory, for tests and measurements.
    Tape(Tape),
}

impl Output {
    fn sink(self) -> Box<dyn Sink> {
        match self {
            Self::Device => Box::<Speaker>::default(),
            Self::Tape(tape) => Box::new(tape),
        }
    }
}

/// What the thread hears: jobs, and answers of its helpers.
pub(super) enum Message {
    Job(AudioJob),
    Rendered(Rendered),
    Probed { id: u64, probe: Probe },
}

/// The thread did not take the job: it is busy beyond measure, or has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audio thread is busy")]
pub struct Busy;

/// Sends jobs to the audio thread. When the last clone is dropped, sound ends and the thread with it.
#[derive(Clone, Debug)]
pub struct AudioHandle(Arc<Line>);

#[derive(Debug)]
struct Line {
    sender: SyncSender<Message>,
    quit: Arc<AtomicBool>,
}

impl AudioHandle {
    /// Hands over a job. Never waits.
    ///
    /// # Errors
    /// [`Busy`]: show the text instead.
    pub fn send(&self, job: AudioJob) -> Result<(), Busy> {
        self.0.sender.try_send(Message::Job(job)).map_err(|_| Busy)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.quit.store(true, Ordering::Relaxed);
        // When the channel is full, the flag is seen after the job in progress.
        let _ = self.sender.try_send(Message::Job(AudioJob::Quit));
    }
}

/// Starts the audio thread with the voices of the machine and those that were added. Speech is cached in the cache folder;
/// `news` is called from the thread and must be quick.
///
/// # Errors
/// When no thread can be started.
pub fn spawn(home: &Home, output: Output, news: impl Fn(AudioNews) + Send + 'static) -> io::Result<AudioHandle> {
    spawn_with(SpeechCache::new(&home.cache), output, Voices::of(home).finder(), news)
}

/// [`spawn`] with a cache and voices of the caller's choice.
///
/// # Errors
/// When no thread can be started.
pub fn spawn_with(
    cache: SpeechCache,
    output: Output,
    voices: VoiceFinder,
    news: impl Fn(AudioNews) + Send + 'static,
) -> io::Result<AudioHandle> {
    let (sender, receiver) = sync_channel(CHANNEL_SIZE);
    let quit = Arc::new(AtomicBool::new(false));
    let back = sender.clone();
    let renderer = Renderer::spawn(cache, voices, move |rendered| answer(&back, Message::Rendered(rendered)))?;
    let (line, ending) = (Line { sender: sender.clone(), quit: quit.clone() }, quit);
    let run = move || work(Desk::new(output.sink(), renderer, sender, Box::new(news)), &receiver, &ending);
    thread::Builder::new().name("audio".into()).spawn(run)?;
    Ok(AudioHandle(Arc::new(line)))
}

/// Waits for room in the channel: the audio thread always comes back to it. Nobody listens any more when this fails.
pub(super) fn answer(back: &SyncSender<Message>, message: Message) {
    if let Err(TrySendError::Full(message)) = back.try_send(message) {
        let _ = back.send(message);
    }
}

fn work(mut desk: Desk, messages: &Receiver<Message>, quit: &AtomicBool) {
    desk.warm_up();
    while !quit.load(Ordering::Relaxed) {
        let message = match messages.recv_timeout(desk.patience()) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        match message {
            Some(Message::Job(AudioJob::Quit)) => break,
            Some(message) => desk.take(message),
            None => {}
        }
        desk.tick();
    }
    desk.stop();
}
