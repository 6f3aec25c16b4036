//! A microphone listening for spoken words.

use super::session::{Mode, Session, Step};
use crate::app::{Understood, View};
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::Shown;
use crate::io::audio::{AudioProblem, Capture, CaptureChoice, Pcm, PlayError, write_wav};
use crate::recognition::Known;
use crate::recognition::spoken::{Heard, ListenerSettings, Listening, Problem, SpokenListener};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// How long one step waits for sound.
const WAIT: Duration = Duration::from_millis(40);
/// Sound before the beginning of a word that is kept with it: its beginning was noticed a little later.
const BEFORE_MS: u32 = 300;
/// The longest sound that is kept: a word, and the silence that ended it.
const LONGEST_S: u32 = 8;
/// Quiet before and after it that stays.
const MARGIN_MS: u32 = 250;
/// Quieter than this share of its loudest sample is quiet.
const QUIET: f32 = 0.05;

/// A microphone, and who waits for a word.
pub(super) struct Words {
    capture: Box<dyn Capture>,
    listener: SpokenListener,
    open_listening: bool,
    block: Vec<f32>,
    events: Vec<Heard>,
    level: f32,
    heard: bool,
    /// The newest sound, only if the person keeps sounds.
    recent: Option<Recent>,
}

/// The newest sound.
#[derive(Default)]
struct Recent {
    samples: VecDeque<f32>,
    /// How many of them came since the word began.
    of_word: usize,
}

impl Recent {
    fn push(&mut self, block: &[f32], rate_hz: u32) {
        self.samples.extend(block);
        self.of_word += block.len();
        let behind = self.samples.len().saturating_sub((rate_hz * LONGEST_S) as usize);
        drop(self.samples.drain(..behind));
    }

    /// The word up to now, without the quiet around it; `None` when there is nothing else.
    fn wav(&self, rate_hz: u32) -> Option<Arc<Vec<u8>>> {
        let samples_in = |ms: u32| (u64::from(rate_hz) * u64::from(ms) / 1000) as usize;
        let from = self.samples.len().saturating_sub(self.of_word);
        let word: Vec<f32> = self.samples.range(from..).copied().collect();
        let loudest = word.iter().fold(0.0, |loudest: f32, sample| loudest.max(sample.abs()));
        let sounds = |sample: &f32| sample.abs() > loudest * QUIET;
        let (first, last) = (word.iter().position(sounds)?, word.iter().rposition(sounds)?);
        let (start, end) = (first.saturating_sub(samples_in(MARGIN_MS)), last + samples_in(MARGIN_MS));
        let kept = word.get(start..end.min(word.len()))?;
        let samples = kept.iter().map(|value| (value.clamp(-1.0, 1.0) * 32_767.0) as i16).collect();
        Some(Arc::new(write_wav(&Pcm { samples, rate: rate_hz })))
    }
}

impl Words {
    pub(super) fn open(choice: &CaptureChoice, settings: &RecognizeSettings) -> Result<Self, Notice> {
        let capture = choice.open().map_err(microphone_notice)?;
        let listening = if settings.open_listening { Listening::Open } else { Listening::PushToTalk };
        let silence_ms = u32::from(settings.word_end_ms);
        let listener =
            SpokenListener::new(capture.rate_hz(), ListenerSettings { listening, silence_ms, ..Default::default() });
        let listener = listener.ok_or_else(|| microphone_notice(PlayError::NoDevice))?;
        let recent = settings.keep_sound.then(Recent::default);
        let (block, events, open_listening) = (Vec::new(), Vec::new(), settings.open_listening);
        Ok(Self { capture, listener, open_listening, block, events, level: 0.0, heard: false, recent })
    }

    /// Takes what came; false: there will be no more.
    fn hear(&mut self, wait: Duration) -> Result<bool, PlayError> {
        self.block.clear();
        let more = self.capture.read(&mut self.block, wait)?;
        self.heard |= !self.block.is_empty();
        Ok(more || !self.block.is_empty())
    }

    /// Push to talk: between the taps nothing is listened to, and nothing kept.
    fn listen(&mut self) {
        let counts = self.open_listening || self.listener.is_hearing();
        if let Some(recent) = self.recent.as_mut().filter(|_| counts) {
            recent.push(&self.block, self.capture.rate_hz());
        }
        self.listener.push(&self.block, &mut self.events);
    }

    /// Open listening: a word began in the newest block, or a little before it.
    fn word_begins(&mut self) {
        let before = (u64::from(self.capture.rate_hz()) * u64::from(BEFORE_MS) / 1000) as usize;
        if let Some(recent) = self.recent.as_mut().filter(|_| self.open_listening) {
            recent.of_word = recent.samples.len().min(self.block.len() + before);
        }
    }

    fn forget(&mut self) {
        if let Some(recent) = self.recent.as_mut().filter(|_| !self.open_listening) {
            *recent = Recent::default();
        }
    }

    /// What the listener noticed, as a step.
    fn noticed(&mut self, known: &Known) -> Step {
        let mut step = Step::default();
        let mut clipped = false;
        for event in std::mem::take(&mut self.events) {
            match event {
                Heard::Level(level) => self.level = level,
                Heard::Started => self.word_begins(),
                Heard::Problem(problem) => {
                    clipped |= problem == Problem::Clipped;
                    step.hint = Some(hint(problem));
                }
                Heard::Ended(word) => {
                    let sound = self.recent.as_ref().and_then(|recent| recent.wav(self.capture.rate_hz()));
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

    fn step(&mut self, known: &Known, mode: Mode) -> Result<Step, Notice> {
        if !self.hear(WAIT).map_err(microphone_notice)? {
            return Err(microphone_notice(PlayError::Lost));
        }
        if mode.paused {
            return Ok(Step { view: Some(View { aspect: 1.0, ..View::default() }), ..Step::default() });
        }
        self.listen();
        Ok(self.noticed(known))
    }

    fn talking(&mut self, on: bool) {
        // What waits came before the tap: it belongs to the word that ends, and to none that begins. A microphone that
        // went away says so again at the next step.
        let _ = self.hear(Duration::ZERO);
        if on {
            self.forget();
            self.listener.begin(&mut self.events);
        } else {
            self.listen();
            self.listener.end(&mut self.events);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::audio::read_wav;

    #[test]
    fn the_sound_of_a_word_has_little_quiet_around_it() {
        let mut recent = Recent::default();
        recent.push(&[0.5; 8_000], 8_000);
        recent.of_word = 0;
        recent.push(&[0.001; 8_000], 8_000);
        recent.push(&[0.4; 4_000], 8_000);
        recent.push(&[0.001; 12_000], 8_000);
        let pcm = read_wav(&recent.wav(8_000).unwrap()).unwrap();
        assert_eq!((pcm.rate, pcm.samples.len()), (8_000, 2_000 + 4_000 + 1_999));
        assert!(pcm.samples.iter().all(|sample| *sample < 14_000), "nothing of what came before");
    }

    #[test]
    fn silence_is_no_sound_and_old_sound_is_forgotten() {
        let mut recent = Recent::default();
        recent.push(&[0.0; 8_000], 8_000);
        assert!(recent.wav(8_000).is_none());
        recent.push(&vec![0.1; 100_000], 8_000);
        assert_eq!(recent.samples.len(), (8_000 * LONGEST_S) as usize);
        assert!(recent.wav(8_000).is_some());
    }
}
