//! A camera looking for hands.

use super::session::{Mode, Session, Step};
use crate::app::{Understood, View};
use crate::domain::notice::Notice;
use crate::domain::recognize::RecognizeSettings;
use crate::domain::shown::{HandsAt, Shown};
use crate::io::camera::{CameraChoice, Latest, Watch};
use crate::io::models::hands::HandModels;
use crate::recognition::Known;
use crate::recognition::fewshot::Answer;
use crate::recognition::hand::{OneEuro, Smoother, Tracker, View as Pixels, hands_at};
use crate::recognition::sign::{Heard, SignListener};
use std::time::{Duration, Instant};

/// How long one step waits for a frame.
const WAIT: Duration = Duration::from_millis(30);

/// A camera, the hand models, and who waits for a sign.
pub(super) struct Signs {
    watch: Watch,
    tracker: Tracker<HandModels>,
    smoother: Smoother,
    listener: SignListener,
    began: Instant,
    /// When the hands in sight came into it, in milliseconds since `began`.
    since_seen: Option<f32>,
}

/// A movement that begins sooner after the hand came into sight is the hand coming.
const ENTERING_MS: f32 = 300.0;

impl Signs {
    pub(super) fn open(
        camera: &CameraChoice,
        tracker: Tracker<HandModels>,
        settings: &RecognizeSettings,
    ) -> Result<Self, Notice> {
        Ok(Self {
            watch: watch(camera)?,
            tracker,
            smoother: Smoother::new(OneEuro::default()),
            listener: SignListener::holding(f32::from(settings.hold_ms)),
            began: Instant::now(),
            since_seen: None,
        })
    }

    fn look(&mut self, width: u32, height: u32, rgb: &[u8], at: Instant) -> Result<HandsAt, Notice> {
        let ms = at.saturating_duration_since(self.began).as_secs_f32() * 1000.0;
        let Some(pixels) = Pixels::new(width as usize, height as usize, rgb) else { return Ok(HandsAt::default()) };
        let seen = self.tracker.frame(&pixels).map_err(|error| {
            tracing::error!(%error, "hand models failed");
            Notice::problem("hands-unusable")
        })?;
        let mut seen = seen.to_vec();
        self.smoother.smooth(ms, &mut seen);
        Ok(hands_at(ms, &seen))
    }
}

/// Opens a camera in a thread of its own.
pub(super) fn watch(camera: &CameraChoice) -> Result<Watch, Notice> {
    let choice = camera.clone();
    Watch::start(move || choice.open()).map_err(|error| {
        tracing::error!(%error, "no thread for the camera");
        Notice::problem("camera-lost")
    })
}

/// The newest frame, nothing new, or why there will be none.
pub(super) fn newest(watch: &Watch) -> Result<Option<(crate::io::camera::Frame, Instant)>, Notice> {
    match watch.take(WAIT) {
        Latest::Frame(frame, at) => Ok(Some((frame, at))),
        Latest::Nothing => Ok(None),
        Latest::Ended(why) => {
            tracing::warn!(?why, "camera");
            Err(Notice::problem(why.map_or("camera-lost", |why| why.key())))
        }
    }
}

impl Session for Signs {
    fn is_open(&self) -> bool {
        self.watch.is_open()
    }

    fn step(&mut self, known: &Known, Mode { lesson, paused }: Mode) -> Result<Step, Notice> {
        let Some((frame, at)) = newest(&self.watch)? else { return Ok(Step::default()) };
        let hands = self.look(frame.width, frame.height, &frame.rgb, at)?;
        let view = mirror(&hands, frame.width, frame.height);
        let (now, there) = (hands.ms, !hands.hands.is_empty());
        if paused {
            return Ok(Step { view: Some(View { present: there, ..view }), ..Step::default() });
        }
        let heard = self.listener.push(hands);
        let state = self.listener.state();
        if state.is_hand_seen {
            self.since_seen.get_or_insert(now);
        }
        let passing = heard.as_ref().is_some_and(|heard| is_passing(heard, now, self.since_seen, there));
        if !state.is_hand_seen {
            self.since_seen = None;
        }
        let holding = if state.is_answered { 0.0 } else { state.holding };
        let view = View { progress: holding, present: state.is_hand_seen, ..view };
        let understood = heard.and_then(|heard| {
            let shown = Shown::Sign(heard.sign().clone());
            let decision = known.decide(&shown);
            // A hand that is raised or lowered moves too: nobody is told that this is not known, and nobody learns it.
            let nothing = matches!(heard, Heard::Moved(_)) && decision.answer == Answer::Unknown && !lesson;
            let leave = nothing || lesson && passing;
            (!leave).then_some(Understood { decision, shown, coded: false, sound: None })
        });
        Ok(Step { view: Some(view), hint: None, understood })
    }
}

/// Whether a movement is only a hand that came into sight or left it.
fn is_passing(heard: &Heard, now: f32, since_seen: Option<f32>, still_there: bool) -> bool {
    let Heard::Moved(sign) = heard else { return false };
    let lasted = sign.frames.last().map_or(0.0, |frame| frame.ms);
    let entering = since_seen.is_none_or(|seen| now - lasted - seen < ENTERING_MS);
    entering || !still_there
}

/// The points as fractions of the frame, left and right as in a mirror.
fn mirror(hands: &HandsAt, width: u32, height: u32) -> View {
    let (w, h) = (width.max(1) as f32, height.max(1) as f32);
    let place = |[x, y, _]: [f32; 3]| [1.0 - x / w, y / h];
    View { hands: hands.hands.iter().map(|hand| hand.points.map(place)).collect(), aspect: w / h, ..View::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shown::Hand;

    #[test]
    fn the_mirror_turns_left_and_right_and_nothing_else() {
        let hand = Hand { side: None, points: [[160.0, 240.0, 5.0]; 21] };
        let view = mirror(&HandsAt { hands: vec![hand], ..HandsAt::default() }, 640, 480);
        assert_eq!(view.hands[0][0], [0.75, 0.5]);
        assert!((view.aspect - 4.0 / 3.0).abs() < 1e-6);
    }
}
