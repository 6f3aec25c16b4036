//! From the frames of a sign to one track for each hand: who is who, gaps filled, spread evenly over time.

use super::raw::{Points, palm_size};
use crate::domain::shown::{Hand, HandsAt, Side, Sign};

/// Moments that a track has after resampling.
pub const MOMENTS: usize = 32;
/// Frames that are looked at; a longer sign is thinned out.
const MOST_FRAMES: usize = 640;
/// A hand seen in a smaller part of the frames than the other one was only passing by.
const LEAST_PRESENCE: f32 = 0.3;

/// One hand over time.
#[derive(Clone, Debug)]
pub struct Track {
    /// Whose hand, by the majority of the frames; `None` when no frame knew.
    pub side: Option<Side>,
    /// Milliseconds and points, in order of time, only where it was seen; never empty.
    seen: Vec<(f32, Points)>,
}

/// The one or two hands of a sign and the place of the shoulders.
#[derive(Clone, Debug)]
pub struct Tracks {
    /// One or two; of two the left hand comes first as far as it is known.
    pub hands: Vec<Track>,
    /// Middle between the shoulders, median over the frames, in pixels; `None` without a pose.
    pub shoulders: Option<[f32; 2]>,
}

impl Tracks {
    /// `None` when no usable hand is in any frame.
    pub fn of(sign: &Sign) -> Option<Self> {
        let step = sign.frames.len().div_ceil(MOST_FRAMES).max(1);
        let frames: Vec<&HandsAt> = sign.frames.iter().step_by(step).filter(|frame| frame.ms.is_finite()).collect();
        let mut slots = [Slot::new(Side::Left), Slot::new(Side::Right)];
        frames.iter().for_each(|frame| assign(frame, &mut slots));
        let most = slots.iter().map(|slot| slot.seen.len()).max().unwrap_or(0);
        let hands: Vec<Track> = slots
            .into_iter()
            .filter(|slot| !slot.seen.is_empty() && slot.seen.len() as f32 >= LEAST_PRESENCE * most as f32)
            .map(Slot::into_track)
            .collect();
        (!hands.is_empty()).then(|| Self { hands, shoulders: shoulders(&frames) })
    }

    /// First and last moment at which any hand was seen, in milliseconds.
    pub fn span_ms(&self) -> [f32; 2] {
        let times = || self.hands.iter().flat_map(|hand| hand.seen.iter().map(|(ms, _)| *ms));
        [times().fold(f32::INFINITY, f32::min), times().fold(f32::NEG_INFINITY, f32::max)]
    }

    /// Median size of the palm over hands and frames, in pixels.
    pub fn palm_px(&self) -> f32 {
        median(self.hands.iter().flat_map(|hand| hand.seen.iter().map(|(_, points)| palm_size(points))).collect())
    }
}

impl Track {
    /// Points at a moment, between the two frames around it; before the first and after the last they stand still.
    pub fn at(&self, ms: f32) -> Points {
        let next = self.seen.partition_point(|(at, _)| *at < ms);
        let (after, before) = (&self.seen[next.min(self.seen.len() - 1)], &self.seen[next.saturating_sub(1)]);
        let gap = after.0 - before.0;
        let part = if gap > 0.0 { ((ms - before.0) / gap).clamp(0.0, 1.0) } else { 0.0 };
        std::array::from_fn(|k| std::array::from_fn(|i| before.1[k][i] + (after.1[k][i] - before.1[k][i]) * part))
    }

    /// Moments at which it was seen.
    pub fn len(&self) -> usize {
        self.seen.len()
    }
}

/// A hand that is being followed.
struct Slot {
    side: Side,
    votes: [usize; 2],
    seen: Vec<(f32, Points)>,
}

impl Slot {
    fn new(side: Side) -> Self {
        Self { side, votes: [0; 2], seen: Vec::new() }
    }

    /// How badly a hand fits here: a wrong side costs as much as a jump of one and a half palms.
    fn misfit(&self, hand: &Hand) -> f32 {
        let side = if hand.side.is_some_and(|side| side != self.side) { 1.0 } else { 0.0 };
        let jump = self.seen.last().map_or(1.4, |(_, last)| {
            let away = (last[0][0] - hand.points[0][0]).hypot(last[0][1] - hand.points[0][1]);
            (away / palm_size(last) * 0.7).min(2.0)
        });
        side + jump
    }

    fn put(&mut self, ms: f32, hand: &Hand) {
        match hand.side {
            Some(Side::Left) => self.votes[0] += 1,
            Some(Side::Right) => self.votes[1] += 1,
            None => {}
        }
        self.seen.push((ms, hand.points));
    }

    fn into_track(self) -> Track {
        let side = match self.votes {
            [0, 0] => None,
            [left, right] if left > right => Some(Side::Left),
            _ => Some(Side::Right),
        };
        let mut seen = self.seen;
        seen.sort_by(|a, b| a.0.total_cmp(&b.0));
        Track { side, seen }
    }
}

fn assign(frame: &HandsAt, slots: &mut [Slot; 2]) {
    let usable = |hand: &&Hand| hand.points.iter().flatten().all(|x| x.is_finite());
    let hands: Vec<&Hand> = frame.hands.iter().filter(usable).take(2).collect();
    let [left, right] = slots;
    match hands[..] {
        [one] if left.misfit(one) < right.misfit(one) => left.put(frame.ms, one),
        [one] => right.put(frame.ms, one),
        [a, b] => {
            let straight = left.misfit(a) + right.misfit(b);
            let crossed = left.misfit(b) + right.misfit(a);
            let (a, b) = if straight <= crossed { (a, b) } else { (b, a) };
            left.put(frame.ms, a);
            right.put(frame.ms, b);
        }
        _ => {}
    }
}

/// Points 11 and 12 of MediaPipe Pose are the shoulders.
fn shoulders(frames: &[&HandsAt]) -> Option<[f32; 2]> {
    let middles: Vec<[f32; 2]> = frames
        .iter()
        .filter_map(|frame| {
            let pose = frame.pose.as_ref()?;
            let (a, b) = (pose.get(11)?, pose.get(12)?);
            Some([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0])
        })
        .filter(|middle| middle.iter().all(|x| x.is_finite()))
        .collect();
    let axis = |i: usize| median(middles.iter().map(|m| m[i]).collect());
    (!middles.is_empty()).then(|| [axis(0), axis(1)])
}

/// The middle one of the values; 0 of none.
pub fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(side: Option<Side>, x: f32) -> Hand {
        let mut points = [[x, 200.0, 0.0]; 21];
        points[5] = [x + 30.0, 120.0, 0.0];
        points[17] = [x - 30.0, 120.0, 0.0];
        Hand { side, points }
    }

    fn sign(frames: Vec<Vec<Hand>>) -> Sign {
        let at = |(i, hands)| HandsAt { ms: i as f32 * 33.0, hands, pose: None };
        Sign { frames: frames.into_iter().enumerate().map(at).collect() }
    }

    #[test]
    fn one_hand_whose_side_flickers_stays_one_hand() {
        let side = |i| Some(if i % 5 == 4 { Side::Left } else { Side::Right });
        let tracks =
            Tracks::of(&sign((0..20).map(|i| vec![hand(side(i), 300.0 + i as f32)]).collect())).expect("a hand");
        assert_eq!((tracks.hands.len(), tracks.hands[0].side), (1, Some(Side::Right)));
    }

    #[test]
    fn two_hands_are_followed_even_when_their_order_changes() {
        let both = |i: usize| {
            let mut hands = vec![hand(None, 100.0), hand(None, 500.0)];
            hands.rotate_left(i % 2);
            hands
        };
        let tracks = Tracks::of(&sign((0..10).map(both).collect())).expect("hands");
        let jumps = |track: &Track| track.seen.windows(2).any(|w| (w[0].1[0][0] - w[1].1[0][0]).abs() > 1.0);
        assert!(tracks.hands.len() == 2 && !tracks.hands.iter().any(jumps));
    }

    #[test]
    fn a_gap_is_filled_and_broken_numbers_are_left_out() {
        let mut frames = vec![vec![hand(None, 100.0)], vec![], vec![hand(None, 200.0)], vec![hand(None, f32::NAN)]];
        let tracks = Tracks::of(&sign(frames.clone())).expect("a hand");
        assert!((tracks.hands[0].at(33.0)[0][0] - 150.0).abs() < 1e-3);
        frames.drain(..3);
        assert!(Tracks::of(&sign(frames)).is_none());
    }
}
