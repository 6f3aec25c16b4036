//! A microphone listening for spoken words.

use super::session::{Session, Step};
use crate::app::{Understood, View};
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::{Shown, Spoken};
use crate::io::audio::{AudioProblem, Capture, CaptureChoice, Pcm, PlayError, write_wav};
use crate::recognition::Known;
use crate::recognition::spoken::{Heard, ListenerSettings, Listening, Problem, SpokenListener};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// How long one step waits for sound.
const WAIT: Duration = Duration::from_millis(40);
/// Sound before and after a word that is kept with it, if the person keeps sounds.
const AROUND_MS: u32 = 1200;

/// A microphone, and who waits for a word.
pub(super) struct Words {
    capture: Box<dyn Capture>,
    listener: SpokenListener,
    block: Vec<f32>,
    events: Vec<Heard>,
    level: f32,
    heard: bool,
    /// The newest sound, only if the person keeps sounds.
    recent: Option<VecDeque<f32>>,
}

impl Words {
    pub(super) fn open(choice: &CaptureChoice, settings: &RecognizeSettings) -> Result<Self, Notice> {
        let capture = choice.open().map_err(microphone_notice)?;
        let listening = if settings.open_listening { Listening::Open } else { Listening::PushToTalk };
        let silence_ms = u32::from(settings.word_end_ms);
        let listener =
            SpokenListener::new(capture.rate_hz(), ListenerSettings { listening, silence_ms, ..Default::default() });
        let listener = listener.ok_or_else(|| microphone_notice(PlayError::NoDevice))?;
        let recent = settings.keep_sound.then(VecDeque::new);
        let (block, events) = (Vec::new(), Vec::new());
        Ok(Self { capture, listener, block, events, level: 0.0, heard: false, recent })
    }

    fn remember(&mut self) {
        const LONGEST_S: usize = 8;
        let most = self.capture.rate_hz() as usize * LONGEST_S;
        if let Some(recent) = &mut self.recent {
            recent.extend(&self.block);
            let behind = recent.len().saturating_sub(most);
            drop(recent.drain(..behind));
        }
    }

    /// The newest sound as long as the word and what is around it.
    fn sound_of(&self, word: &Spoken) -> Option<Arc<Vec<u8>>> {
        let recent = self.recent.as_ref()?;
        let frames = word.levels.len() / usize::from(word.bands.max(1));
        let ms = frames as u64 * u64::from(word.hop_ms) + u64::from(AROUND_MS);
        let wanted = (ms * u64::from(self.capture.rate_hz()) / 1000) as usize;
        let from = recent.len().saturating_sub(wanted);
        let samples = recent.range(from..).map(|value| (value.clamp(-1.0, 1.0) * 32_767.0) as i16).collect();
        Some(Arc::new(write_wav(&Pcm { samples, rate: self.capture.rate_hz() })))
    }

    /// What the listener noticed, as a step.
    fn noticed(&mut self, known: &Known) -> Step {
        let mut step = Step::default();
        let mut clipped = false;
        for event in std::mem::take(&mut self.events) {
            match event {
                Heard::Level(level) => self.level = level,
                Heard::Started => {}
                Heard::Problem(problem) => {
                    clipped |= problem == Problem::Clipped;
                    step.hint = Some(hint(problem));
                }
                Heard::Ended(word) => {
                    let sound = self.sound_of(&word);
                    let shown = Shown::Word(word);
                    let decision = known.decide(&shown);
                    step.understood = Some(Understood { shown, decision, coded: false, sound });
                }
            }
        }
        // Cut-off sound can be understood, but the person is told how to be heard better.
        if step.understood.is_some() && !clipped {
            step.hint = None;
        }
        let present = self.listener.is_hearing();
        step.view = Some(View { level: self.level, progress: 0.0, present, aspect: 1.0, ..View::default() });
        step
    }
}

fn microphone_notice(error: PlayError) -> Notice {
    tracing::warn!(%error, "microphone");
    Notice::problem(AudioProblem::Microphone(error).key())
}

fn hint(problem: Problem) -> Notice {
    Notice::problem(match problem {
        Problem::TooQuiet => "word-too-quiet",
        Problem::Clipped => "word-clipped",
        Problem::TooLong => "word-too-long",
        Problem::TooShort => "word-too-short",
    })
}

impl Session for Words {
    fn is_open(&self) -> bool {
        self.heard
    }

    fn step(&mut self, known: &Known, _lesson: bool) -> Result<Step, Notice> {
        self.block.clear();
        let more = self.capture.read(&mut self.block, WAIT).map_err(microphone_notice)?;
        if !more && self.block.is_empty() {
            return Err(microphone_notice(PlayError::Lost));
        }
        self.heard |= !self.block.is_empty();
        self.remember();
        self.listener.push(&self.block, &mut self.events);
        Ok(self.noticed(known))
    }

    fn talking(&mut self, on: bool) {
        if on {
            self.listener.begin(&mut self.events);
        } else {
            self.listener.end(&mut self.events);
        }
    }
}
