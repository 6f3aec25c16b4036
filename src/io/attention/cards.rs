//! A camera looking for picture cards.

use super::session::{Mode, Session, Step};
use super::signs::{newest, watch};
use crate::app::{Understood, View};
use crate::domain::notice::Notice;
use crate::domain::shown::{CardView, Shown};
use crate::io::camera::{CameraChoice, Frame, Watch};
use crate::recognition::card::{CardEvent, CardListener, CardSight, CodeName, Quad, Shot, rectify};
use crate::recognition::fewshot::{Answer, Candidate, Decision};
use crate::recognition::{Known, meaning_of};
use std::time::{Duration, Instant};

/// In a lesson, a card is an example when it was there in so many frames.
const LESSON_FRAMES: u32 = 8;
/// It is another card, or shown anew, after so many frames without one.
const GONE_FRAMES: u32 = 6;

/// From one looked-at frame to the next counts at most so much time, in milliseconds: where looking takes long, several
/// frames must still be able to agree, and one torn frame is no card taken away.
const LONGEST_STEP_MS: u64 = 100;

/// A camera, and who waits for a card.
pub(super) struct Cards {
    watch: Watch,
    listener: CardListener,
    clock: Clock,
    lesson: Steady,
}

/// Time as the listener sees it.
#[derive(Default)]
struct Clock {
    last: Option<Instant>,
    now_ms: u64,
}

impl Clock {
    fn at(&mut self, frame: Instant) -> u64 {
        let since = self.last.map_or(Duration::ZERO, |last| frame.saturating_duration_since(last));
        self.last = Some(frame);
        self.now_ms += (since.as_millis() as u64).min(LONGEST_STEP_MS);
        self.now_ms
    }
}

/// How long a card, known or not, was there.
#[derive(Default)]
struct Steady {
    frames: u32,
    without: u32,
    taken: bool,
}

impl Steady {
    /// True once for each showing.
    fn push(&mut self, there: bool) -> bool {
        if there {
            (self.frames, self.without) = (self.frames + 1, 0);
        } else {
            self.without += 1;
            if self.without >= GONE_FRAMES {
                *self = Self::default();
            }
        }
        let ripe = there && !self.taken && self.frames >= LESSON_FRAMES;
        self.taken |= ripe;
        ripe
    }

    fn progress(&self) -> f32 {
        if self.taken { 0.0 } else { (self.frames as f32 / LESSON_FRAMES as f32).min(1.0) }
    }
}

impl Cards {
    pub(super) fn open(camera: &CameraChoice) -> Result<Self, Notice> {
        Ok(Self {
            watch: watch(camera)?,
            listener: CardListener::default(),
            clock: Clock::default(),
            lesson: Steady::default(),
        })
    }

    fn in_lesson(&mut self, shot: &Shot, sight: &CardSight, known: &Known) -> Option<Understood> {
        let quad = sight.quads.first();
        if !self.lesson.push(quad.is_some()) {
            return None;
        }
        let shown = Shown::Card(rectify(shot, quad?)?);
        Some(Understood { decision: known.decide(&shown), shown, coded: false, sound: None })
    }
}

impl Session for Cards {
    fn is_open(&self) -> bool {
        self.watch.is_open()
    }

    fn step(&mut self, known: &Known, Mode { lesson, paused }: Mode) -> Result<Step, Notice> {
        let Known::Card(reader) = known else { return Ok(Step::default()) };
        let Some((frame, at)) = newest(&self.watch)? else { return Ok(Step::default()) };
        let (width, height) = (frame.width, frame.height);
        let Some(shot) = shot(frame) else { return Ok(Step::default()) };
        let sight = reader.look(&shot);
        let now_ms = self.clock.at(at);
        let outline = sight.quads.first().or(sight.codes.first().map(|code| &code.corners));
        let mut view = mirror(outline, width, height);
        let understood = if paused {
            None
        } else if lesson {
            let understood = self.in_lesson(&shot, &sight, known);
            view.progress = self.lesson.progress();
            understood
        } else {
            self.listener.push(now_ms, sight.seen()).and_then(|event| answer(event, &shot, &sight))
        };
        Ok(Step { view: Some(view), hint: None, understood })
    }
}

fn shot(frame: Frame) -> Option<Shot> {
    Shot::new(frame.width as usize, frame.height as usize, frame.rgb)
}

fn answer(event: CardEvent, shot: &Shot, sight: &CardSight) -> Option<Understood> {
    let compared = sight.card.as_ref().map(|(view, _)| view.clone());
    let view = compared.or_else(|| rectify(shot, sight.quads.first()?)).unwrap_or_else(no_picture);
    let shown = Shown::Card(view);
    Some(match event {
        CardEvent::Read(name) => Understood { shown, decision: certain(&name), coded: true, sound: None },
        CardEvent::Looks { answer, candidates } => {
            let decision = Decision { answer, candidates, evidence: 0.0 };
            Understood { shown, decision, coded: false, sound: None }
        }
    })
}

/// A code that was read leaves no doubt.
fn certain(name: &CodeName) -> Decision {
    let candidate = Candidate { word: meaning_of(name), distance: 0.0, p: 0.0 };
    Decision { answer: Answer::Sure, candidates: vec![candidate], evidence: f32::INFINITY }
}

/// A code can be read where the edges of its card are not seen.
fn no_picture() -> CardView {
    CardView { side_px: 1, rgb: vec![255; 3] }
}

/// The outline as fractions of the frame, left and right as in a mirror.
fn mirror(quad: Option<&Quad>, width: u32, height: u32) -> View {
    let (w, h) = (width.max(1) as f32, height.max(1) as f32);
    let card = quad.map(|quad| quad.0.map(|[x, y]| [1.0 - x / w, y / h]));
    View { present: card.is_some(), card, aspect: w / h, ..View::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_device_sees_time_pass_slowly() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        let seen: Vec<u64> = [0, 33, 66, 900, 5000, 4000].into_iter().map(|ms| clock.at(at(ms))).collect();
        assert_eq!(seen, [0, 33, 66, 166, 266, 266]);
    }

    #[test]
    fn a_card_is_taken_once_for_each_showing() {
        let mut steady = Steady::default();
        let taken = |steady: &mut Steady, frames: u32, there: bool| (0..frames).filter(|_| steady.push(there)).count();
        assert_eq!(taken(&mut steady, LESSON_FRAMES - 1, true), 0);
        // A torn frame or two changes nothing.
        assert_eq!(taken(&mut steady, 2, false), 0);
        assert_eq!(taken(&mut steady, 50, true), 1);
        assert_eq!(taken(&mut steady, GONE_FRAMES, false), 0);
        assert_eq!(taken(&mut steady, 50, true), 1);
    }
}
