//! Listens to a microphone's blocks and gives out words. It has no clock and no device; time is counted in samples.

use super::bands::Bands;
use super::gate::{Gate, Verdict};
use super::hear::{PAD_MS, padded};
use super::quality::{self, Problem};
use super::rate::{RATE_HZ, ToSixteen};
use super::voice::{self, FRAME, loudness_db};
use crate::domain::shown::Spoken;

/// When it listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listening {
    /// Between [`SpokenListener::begin`] and [`SpokenListener::end`]; any sound counts.
    PushToTalk,
    /// All the time: a word begins and ends by itself.
    Open,
}

/// What a person can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListenerSettings {
    /// When it listens.
    pub listening: Listening,
    /// Silence that ends a word in open listening: 300 (quick) to 3000 (slow speakers) ms.
    pub silence_ms: u32,
    /// Longest word: 500 to 10 000 ms.
    pub longest_ms: u32,
    /// In open listening: sounds that are no speech begin a word too.
    pub any_sound: bool,
}

impl Default for ListenerSettings {
    /// Push to talk, 0.8 s of silence, words up to 4 s, any sound.
    fn default() -> Self {
        Self { listening: Listening::PushToTalk, silence_ms: 800, longest_ms: 4000, any_sound: true }
    }
}

/// What the listener noticed.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Loudness of the block just pushed for a meter: 0 is -60 dB of full scale, 1 is full scale.
    Level(f32),
    /// A word begins.
    Started,
    /// A word has ended.
    Ended(Spoken),
    /// It was no usable word. After [`Problem::Clipped`] an [`Heard::Ended`] follows all the same.
    Problem(Problem),
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing is said; push to talk: nobody listens.
    Waiting,
    /// Push to talk: everything is kept.
    Held,
    /// Open: a word since sample `start` of the buffer, last heard before sample `end`.
    Word { start: usize, end: usize },
    /// Open: it was too long; until `quiet` frames of silence nothing counts.
    Refused { quiet: usize },
}

/// Turns blocks of samples into words. Holds at most the longest word and its surroundings, and forgets the sound as soon
/// as its features are made.
pub struct SpokenListener {
    settings: ListenerSettings,
    to_sixteen: ToSixteen,
    bands: Bands,
    gate: Gate,
    stage: Stage,
    /// At 16 kHz, not yet cut into frames.
    pending: Vec<f32>,
    /// Whole frames: the last moments, or the word so far.
    sound: Vec<f32>,
}

impl SpokenListener {
    /// For a microphone of `rate_hz`; `None` when the rate is outside 8 to 192 kHz. Settings are brought into their ranges.
    pub fn new(rate_hz: u32, settings: ListenerSettings) -> Option<Self> {
        let silence_ms = settings.silence_ms.clamp(300, 3000);
        let longest_ms = settings.longest_ms.clamp(500, 10_000);
        let settings = ListenerSettings { silence_ms, longest_ms, ..settings };
        Some(Self {
            to_sixteen: ToSixteen::new(rate_hz)?,
            bands: Bands::new(rate_hz),
            gate: Gate::new(settings.any_sound),
            stage: Stage::Waiting,
            pending: Vec::with_capacity(RATE_HZ as usize),
            sound: Vec::with_capacity(most(&settings)),
            settings,
        })
    }

    /// Push to talk: the button goes down. What was heard before is forgotten.
    pub fn begin(&mut self, events: &mut Vec<Heard>) {
        if self.settings.listening == Listening::PushToTalk {
            self.forget();
            self.stage = Stage::Held;
            events.push(Heard::Started);
        }
    }

    /// Push to talk: the button goes up. Adds [`Heard::Ended`] or a problem.
    pub fn end(&mut self, events: &mut Vec<Heard>) {
        if self.stage == Stage::Held {
            let rest = std::mem::take(&mut self.pending);
            self.sound.extend(rest);
            match voice::find(&self.sound) {
                Some(word) => self.give(word, events),
                None => events.push(Heard::Problem(Problem::TooQuiet)),
            }
            self.forget();
        }
    }

    /// Takes the next samples (one channel, -1..=1, any number) and appends what it notices to `events`.
    pub fn push(&mut self, samples: &[f32], events: &mut Vec<Heard>) {
        events.push(Heard::Level((loudness_db(samples) / 60.0 + 1.0).clamp(0.0, 1.0)));
        // A very long block is taken in parts, so that the buffers stay small.
        for part in samples.chunks(4096) {
            self.to_sixteen.push(part, &mut self.pending);
            let mut done = 0;
            while let Some(frame) = self.pending.get(done..).and_then(|rest| rest.first_chunk::<FRAME>()).copied() {
                done += FRAME;
                self.take(&frame, events);
            }
            self.pending.drain(..done.min(self.pending.len()));
        }
    }

    /// Whether a word is being said (or the button held) now.
    pub fn is_hearing(&self) -> bool {
        matches!(self.stage, Stage::Held | Stage::Word { .. })
    }

    fn take(&mut self, frame: &[f32; FRAME], events: &mut Vec<Heard>) {
        match self.settings.listening {
            Listening::PushToTalk if self.stage == Stage::Held => self.hold(frame, events),
            Listening::PushToTalk => {}
            Listening::Open => self.listen(frame, events),
        }
    }

    fn hold(&mut self, frame: &[f32; FRAME], events: &mut Vec<Heard>) {
        self.sound.extend(frame);
        if self.sound.len() >= most(&self.settings) {
            self.end(events);
        }
    }

    fn listen(&mut self, frame: &[f32; FRAME], events: &mut Vec<Heard>) {
        let verdict = self.gate.hear(frame, self.is_hearing());
        self.sound.extend(frame);
        let now = self.sound.len();
        match self.stage {
            Stage::Waiting | Stage::Held if verdict.begins => {
                let start = now.saturating_sub(Gate::delay() * FRAME);
                self.stage = Stage::Word { start, end: now };
                events.push(Heard::Started);
            }
            Stage::Waiting | Stage::Held => self.keep_last(),
            Stage::Word { start, end } => self.go_on(start, if verdict.sounds { now } else { end }, events),
            Stage::Refused { quiet } => self.refuse(quiet, verdict),
        }
    }

    /// The word goes on, has ended, or is too long.
    fn go_on(&mut self, start: usize, end: usize, events: &mut Vec<Heard>) {
        self.stage = Stage::Word { start, end };
        if end - start > samples_in(self.settings.longest_ms) {
            events.push(Heard::Problem(Problem::TooLong));
            self.forget();
            self.gate.accept_as_room();
            self.stage = Stage::Refused { quiet: 0 };
        } else if self.sound.len() - end >= samples_in(self.settings.silence_ms) {
            self.give(start..end, events);
            self.forget();
        }
    }

    fn refuse(&mut self, quiet: usize, verdict: Verdict) {
        self.keep_last();
        let quiet = if verdict.sounds { 0 } else { quiet + 1 };
        let is_over = quiet * FRAME >= samples_in(self.settings.silence_ms);
        self.stage = if is_over { Stage::Waiting } else { Stage::Refused { quiet } };
    }

    /// Judges what was said and gives it out.
    fn give(&mut self, word: std::ops::Range<usize>, events: &mut Vec<Heard>) {
        let said = self.sound.get(word.clone()).unwrap_or_default();
        let is_long = said.len() > samples_in(self.settings.longest_ms) + FRAME;
        let problem = if is_long { Some(Problem::TooLong) } else { quality::check(said, &self.sound) };
        events.extend(problem.map(Heard::Problem));
        if matches!(problem, None | Some(Problem::Clipped)) {
            let kept = self.sound.get(padded(word, self.sound.len())).unwrap_or_default();
            events.push(Heard::Ended(self.bands.spoken(kept)));
        }
    }

    /// While nothing is said only as much is kept as belongs before a word.
    fn keep_last(&mut self) {
        let wanted = samples_in(PAD_MS as u32) + Gate::delay() * FRAME;
        let over = self.sound.len().saturating_sub(wanted);
        // In large steps, so that it is not moved for every frame.
        if over > wanted {
            self.sound.drain(..over);
        }
    }

    fn forget(&mut self) {
        self.sound.fill(0.0);
        self.sound.clear();
        self.stage = Stage::Waiting;
    }
}

fn samples_in(ms: u32) -> usize {
    ms as usize * RATE_HZ as usize / 1000
}

/// Most samples that are kept: the longest word, and quiet around it.
fn most(settings: &ListenerSettings) -> usize {
    samples_in(settings.longest_ms + settings.silence_ms + 2000)
}
