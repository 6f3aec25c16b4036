//! Listens to a live stream of hands and cuts out what was shown: a handshape held still, or a movement with a beginning and
//! an end.

use super::embed::Embedding;
use super::raw::{mirrored, palm_size};
use super::tracks::median;
use crate::domain::shown::{Hand, HandsAt, Side, Sign};
use std::collections::VecDeque;

/// A hand is still while its median speed is below this, in palm sizes per second: about 0.15 palm widths per frame at 30
/// frames a second, whatever the camera's own rate is.
const STILL_SPEED: f32 = 3.0;
/// How long a handshape is held before it counts, in milliseconds, unless the person needs it otherwise.
const HOLD_MS: f32 = 500.0;
/// A movement begins when the hand was faster than stillness for this long...
const ONSET_MS: f32 = 150.0;
/// ...and ends when it was still for this long.
const OFFSET_MS: f32 = 250.0;
/// A hand may be out of sight for this long before it counts as gone.
const GONE_MS: f32 = 200.0;
/// A movement shorter than this is a twitch.
const LEAST_MS: f32 = 250.0;
/// A movement longer than this is no sign but somebody moving about.
const MOST_MS: f32 = 4_000.0;
/// Frames that are kept at most, whatever the rate.
const MOST_FRAMES: usize = 480;
/// A movement that travels less than this, in palms, is only the hand coming to rest.
const LEAST_TRAVEL: f32 = 1.2;
/// A handshape that differs from the answered one by this much (1 is the distance of two handshapes) is a new one.
const OTHER_SHAPE: f32 = 0.6;
/// The time over which the median speed is taken.
const WINDOW_MS: f32 = 200.0;

/// What came of a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A handshape was held: the frames of the hold.
    Held(Sign),
    /// A movement ended: its frames.
    Moved(Sign),
}

impl Heard {
    /// What was shown.
    pub fn sign(&self) -> &Sign {
        match self {
            Self::Held(sign) | Self::Moved(sign) => sign,
        }
    }
}

/// What the mirror view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Listening {
    /// A hand is in sight.
    pub is_hand_seen: bool,
    /// How much of the hold has passed, 0..=1.
    pub holding: f32,
    /// The hand moves.
    pub is_moving: bool,
    /// The sign that is still being shown was answered already; it is not answered again until the hand moves on.
    pub is_answered: bool,
}

/// The state of listening. All times come with the frames; the newest frames are kept, never more than some seconds.
#[derive(Clone, Debug)]
pub struct SignListener {
    hold_ms: f32,
    recent: VecDeque<HandsAt>,
    speeds: VecDeque<(f32, f32)>,
    moving_since: Option<f32>,
    is_moving: bool,
    still_since: Option<f32>,
    last_seen: Option<f32>,
    answered: Option<Vec<Embedding>>,
}

impl Default for SignListener {
    /// A handshape counts after half a second.
    fn default() -> Self {
        Self::holding(HOLD_MS)
    }
}

impl SignListener {
    /// A handshape counts when it was held for so many milliseconds.
    pub fn holding(hold_ms: f32) -> Self {
        Self {
            hold_ms,
            recent: VecDeque::new(),
            speeds: VecDeque::new(),
            moving_since: None,
            is_moving: false,
            still_since: None,
            last_seen: None,
            answered: None,
        }
    }

    /// Takes the next frame; `frame.ms` is on a clock of the caller's that only goes forward. A frame out of order or with
    /// broken numbers is left out.
    pub fn push(&mut self, frame: HandsAt) -> Option<Heard> {
        let now = frame.ms;
        let is_late = self.recent.back().is_some_and(|last| now <= last.ms);
        let is_sound = frame.hands.iter().all(|hand| hand.points.iter().flatten().all(|x| x.is_finite()));
        if is_late || !is_sound || !now.is_finite() {
            return None;
        }
        if frame.hands.is_empty() {
            return self.without_hand(now);
        }
        self.last_seen = Some(now);
        self.measure_speed(&frame);
        self.keep(frame);
        if self.speed() < STILL_SPEED { self.at_rest(now) } else { self.in_motion(now) }
    }

    /// For the mirror view, at the time of the newest frame.
    pub fn state(&self) -> Listening {
        let now = self.recent.back().map_or(0.0, |frame| frame.ms);
        let holding = self.still_since.map_or(0.0, |since| ((now - since) / self.hold_ms).clamp(0.0, 1.0));
        Listening {
            is_hand_seen: self.last_seen.is_some(),
            holding,
            is_moving: self.is_moving,
            is_answered: self.answered.is_some(),
        }
    }

    /// The hand is out of sight: soon everything begins anew; a movement that led out of sight has ended.
    fn without_hand(&mut self, now: f32) -> Option<Heard> {
        let last = self.last_seen?;
        if now - last < GONE_MS {
            return None;
        }
        let ended = self.movement(last);
        *self = Self::holding(self.hold_ms);
        ended
    }

    fn keep(&mut self, frame: HandsAt) {
        let oldest = frame.ms - MOST_MS - OFFSET_MS - GONE_MS;
        self.recent.push_back(frame);
        while self.recent.len() > MOST_FRAMES || self.recent.front().is_some_and(|first| first.ms < oldest) {
            self.recent.pop_front();
        }
    }

    fn measure_speed(&mut self, frame: &HandsAt) {
        if let Some(last) = self.recent.back()
            && let Some(speed) = speed(last, frame)
        {
            self.speeds.push_back((frame.ms, speed));
        }
        while self.speeds.front().is_some_and(|(ms, _)| *ms < frame.ms - WINDOW_MS) {
            self.speeds.pop_front();
        }
    }

    fn speed(&self) -> f32 {
        median(self.speeds.iter().map(|(_, speed)| *speed).collect())
    }

    fn in_motion(&mut self, now: f32) -> Option<Heard> {
        self.still_since = None;
        let since = *self.moving_since.get_or_insert(now);
        self.is_moving |= now - since >= ONSET_MS;
        if self.is_moving && self.travel(since) > LEAST_TRAVEL {
            self.answered = None;
        }
        None
    }

    fn at_rest(&mut self, now: f32) -> Option<Heard> {
        let since = *self.still_since.get_or_insert(now);
        if now - since >= OFFSET_MS {
            let ended = self.movement(since);
            self.moving_since = None;
            self.is_moving = false;
            if ended.is_some() {
                return ended;
            }
        }
        if now - since >= self.hold_ms { self.held(since) } else { None }
    }

    /// What was held since then, unless it is what was answered already or the handshape is still changing.
    fn held(&mut self, since: f32) -> Option<Heard> {
        let frames = self.frames(since, f32::INFINITY);
        let (first, last) = (embeddings(frames.first()?), embeddings(frames.last()?));
        if is_other(&first, &last) {
            self.still_since = self.recent.back().map(|frame| frame.ms);
            return None;
        }
        if self.answered.as_ref().is_some_and(|answered| !is_other(answered, &last)) {
            return None;
        }
        self.answered = Some(last);
        Some(Heard::Held(Sign { frames }))
    }

    /// The movement that ended then, if it was one and of a fitting length.
    fn movement(&self, end: f32) -> Option<Heard> {
        let since = self.moving_since.filter(|_| self.is_moving)?;
        let fits = (LEAST_MS..=MOST_MS).contains(&(end - since)) && self.travel(since) >= LEAST_TRAVEL;
        fits.then(|| Heard::Moved(Sign { frames: self.frames(since - ONSET_MS, end) }))
    }

    /// Frames from then till then, their time counted from the first.
    fn frames(&self, from: f32, till: f32) -> Vec<HandsAt> {
        let chosen: Vec<&HandsAt> = self.recent.iter().filter(|frame| frame.ms >= from && frame.ms <= till).collect();
        let start = chosen.first().map_or(0.0, |frame| frame.ms);
        chosen.into_iter().map(|frame| HandsAt { ms: frame.ms - start, ..frame.clone() }).collect()
    }

    /// The farthest that the palm came from where it was then, in palms.
    fn travel(&self, since: f32) -> f32 {
        let palms = || self.recent.iter().filter(|frame| frame.ms >= since).filter_map(|frame| frame.hands.first());
        let Some(start) = palms().next() else { return 0.0 };
        palms().map(|hand| away(start, hand, &[0, 5, 17])).fold(0.0, f32::max)
    }
}

/// Palm sizes per second of the fastest hand: mean over wrist and tips. `None` when a hand came or went.
fn speed(last: &HandsAt, next: &HandsAt) -> Option<f32> {
    let seconds = ((next.ms - last.ms) / 1000.0).max(1e-3);
    let nearest = |hand: &Hand| {
        let ways = last.hands.iter().map(|before| away(before, hand, &[0, 4, 8, 12, 16, 20]));
        ways.fold(f32::INFINITY, f32::min)
    };
    let way = next.hands.iter().map(nearest).fold(0.0, f32::max);
    (last.hands.len() == next.hands.len() && way.is_finite()).then_some(way / seconds)
}

fn away(a: &Hand, b: &Hand, points: &[usize]) -> f32 {
    let way = |&k: &usize| (a.points[k][0] - b.points[k][0]).hypot(a.points[k][1] - b.points[k][1]);
    points.iter().map(way).sum::<f32>() / points.len() as f32 / palm_size(&a.points)
}

fn embeddings(frame: &HandsAt) -> Vec<Embedding> {
    let of = |hand: &Hand| match hand.side {
        Some(Side::Left) => Embedding::of(&mirrored(&hand.points)),
        _ => Embedding::of(&hand.points),
    };
    frame.hands.iter().take(2).map(of).collect()
}

fn is_other(a: &[Embedding], b: &[Embedding]) -> bool {
    a.len() != b.len() || a.iter().zip(b).any(|(a, b)| a.distance(b) > OTHER_SHAPE)
}

#[cfg(test)]
mod tests {
    use super::super::kinematic::{Build, Shape, View, seen};
    use super::super::random::Chance;
    use super::super::shapes::by_name;
    use super::*;

    /// A stream at 30 frames a second: for each part its handshape, its end place (x) and its length in seconds.
    fn stream(parts: &[(&str, f32, f32)]) -> Vec<HandsAt> {
        let mut chance = Chance::new(5);
        let mut frames: Vec<HandsAt> = Vec::new();
        let mut x = 300.0;
        for &(name, end, seconds) in parts {
            let count = (seconds * 30.0) as usize;
            let shape = by_name(name).map(|named| named.shape);
            for i in 0..count {
                let at = x + (end - x) * (i + 1) as f32 / count as f32;
                let hands = shape.iter().map(|shape| hand(shape, at, &mut chance)).collect();
                frames.push(HandsAt { ms: frames.len() as f32 * 33.3, hands, pose: None });
            }
            x = end;
        }
        frames
    }

    fn hand(shape: &Shape, x: f32, chance: &mut Chance) -> Hand {
        let view = View { wrist_px: [x, 300.0], ..View::default() };
        seen(shape, &Build::default(), &view, Side::Right, 0.01, chance)
    }

    fn heard(parts: &[(&str, f32, f32)]) -> Vec<Heard> {
        let mut listener = SignListener::default();
        stream(parts).into_iter().filter_map(|frame| listener.push(frame)).collect()
    }

    #[test]
    fn a_held_handshape_is_heard_once_after_half_a_second() {
        let short = heard(&[("flat", 300.0, 0.4), ("", 300.0, 0.5)]);
        assert!(short.is_empty(), "{} events", short.len());
        let long = heard(&[("flat", 300.0, 6.0)]);
        assert!(matches!(&long[..], [Heard::Held(_)]), "{} events", long.len());
    }

    #[test]
    fn another_handshape_in_the_same_place_is_heard_and_the_same_only_after_the_hand_was_away() {
        assert_eq!(heard(&[("flat", 300.0, 2.0), ("fist", 300.0, 2.0)]).len(), 2);
        assert_eq!(heard(&[("flat", 300.0, 2.0), ("", 300.0, 0.6), ("flat", 300.0, 2.0)]).len(), 2);
        assert_eq!(heard(&[("flat", 300.0, 2.0), ("flat", 310.0, 1.0), ("flat", 310.0, 2.0)]).len(), 1);
    }

    #[test]
    fn a_movement_is_heard_when_the_hand_rests_or_leaves() {
        let rests = heard(&[("flat", 300.0, 0.3), ("flat", 700.0, 0.8), ("flat", 700.0, 0.4)]);
        assert!(matches!(&rests[..], [Heard::Moved(_)]), "{} events", rests.len());
        let leaves = heard(&[("flat", 300.0, 0.3), ("flat", 700.0, 0.8), ("", 700.0, 0.4)]);
        assert!(matches!(&leaves[..], [Heard::Moved(_)]), "{} events", leaves.len());
        let frames = &leaves[0].sign().frames;
        assert!(frames[0].ms == 0.0 && (600.0..1200.0).contains(&frames[frames.len() - 1].ms));
    }

    #[test]
    fn the_mirror_view_sees_the_hold_grow() {
        let mut listener = SignListener::default();
        let mut before = 0.0;
        for frame in stream(&[("flat", 300.0, 0.45)]) {
            listener.push(frame);
            let state = listener.state();
            assert!(state.is_hand_seen && !state.is_moving && state.holding >= before);
            before = state.holding;
        }
        assert!(before > 0.5 && before < 1.0);
    }

    #[test]
    fn broken_frames_change_nothing() {
        let mut listener = SignListener::default();
        let mut frames = stream(&[("flat", 300.0, 0.2)]);
        frames.drain(..).for_each(|frame| drop(listener.push(frame)));
        let before = listener.state();
        let broken = Hand { side: None, points: [[f32::NAN; 3]; 21] };
        listener.push(HandsAt { ms: 900.0, hands: vec![broken], pose: None });
        listener.push(HandsAt { ms: 1.0, hands: vec![], pose: None });
        listener.push(HandsAt { ms: f32::NAN, hands: vec![], pose: None });
        assert_eq!(listener.state(), before);
    }
}
