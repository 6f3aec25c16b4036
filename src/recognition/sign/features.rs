//! A sign as what is compared: the handshape and the path of each hand, and where the hands are to each other.

use super::embed::Embedding;
use super::raw::{Points, mirrored};
use super::tracks::{MOMENTS, Track, Tracks};
use crate::domain::shown::{Side, Sign};

/// A path whose root-mean-square distance from its middle is shorter (in palms) is a hand held still...
const STILL_REACH: f32 = 0.3;
/// ...if its handshape changes less than this (1 is the distance of two different handshapes).
const STILL_CHANGE: f32 = 0.6;
/// This part of all movement is cut off at either end: rest before and after the sign.
const TRIMMED: f32 = 0.02;

/// One hand of a sign.
#[derive(Clone, Debug)]
pub(super) struct HandFeatures {
    /// One (held) or [`MOMENTS`] (moving).
    pub shapes: Vec<Embedding>,
    /// Middle of the palm from its mean place, in palms; as many as `shapes`, all 0 when held.
    pub path: Vec<[f32; 2]>,
    /// Root-mean-square length of `path`.
    pub reach: f32,
}

/// A sign as it is, or its mirror image.
#[derive(Clone, Debug)]
pub(super) struct Image {
    /// One or two hands.
    pub hands: Vec<HandFeatures>,
    /// From the first hand to the second, in palms.
    pub between: Option<[f32; 2]>,
    /// Mean place of the hands from the middle of the shoulders, in palms.
    pub place: Option<[f32; 2]>,
}

/// What is compared of a sign.
#[derive(Clone, Debug)]
pub struct SignFeatures {
    /// One (a single hand whose side is known, turned into a right one) or two (as it is, and mirrored).
    pub(super) images: Vec<Image>,
}

impl SignFeatures {
    /// Whether it moves; else it is a handshape that is held.
    pub fn moves(&self) -> bool {
        self.images.iter().any(|image| image.hands.iter().any(|hand| hand.shapes.len() > 1))
    }

    /// One or two.
    pub fn hands(&self) -> usize {
        self.images.first().map_or(0, |image| image.hands.len())
    }
}

/// What is compared of `sign`; `None` when no hand is in it. Points may be in any unit; time in milliseconds.
pub fn features(sign: &Sign) -> Option<SignFeatures> {
    let tracks = Tracks::of(sign)?;
    let sampled = Sampled::of(&tracks);
    let images = match &tracks.hands[..] {
        [Track { side: Some(Side::Right), .. }] => vec![sampled.image(false)],
        [Track { side: Some(Side::Left), .. }] => vec![sampled.image(true)],
        _ => vec![sampled.image(false), sampled.image(true)],
    };
    Some(SignFeatures { images })
}

/// The tracks at even moments.
struct Sampled {
    hands: Vec<Vec<Points>>,
    palm: f32,
    shoulders: Option<[f32; 2]>,
}

impl Sampled {
    fn of(tracks: &Tracks) -> Self {
        let palm = tracks.palm_px();
        let [start, end] = trimmed(tracks, palm);
        let count = if tracks.hands.iter().all(|hand| hand.len() == 1) { 1 } else { MOMENTS };
        let step = (end - start) / (count.max(2) - 1) as f32;
        let at = |hand: &Track| (0..count).map(|i| hand.at(start + step * i as f32)).collect();
        Self { hands: tracks.hands.iter().map(at).collect(), palm, shoulders: tracks.shoulders }
    }

    /// Of two hands the mirror image also changes places.
    fn image(&self, mirror: bool) -> Image {
        let flip = |points: &Points| if mirror { mirrored(points) } else { *points };
        let mut hands: Vec<Vec<Points>> = self.hands.iter().map(|hand| hand.iter().map(flip).collect()).collect();
        if mirror {
            hands.reverse();
        }
        let middles: Vec<[f32; 2]> = hands.iter().map(|hand| mean(&centres(hand))).collect();
        let apart = |a: [f32; 2], b: [f32; 2]| [(b[0] - a[0]) / self.palm, (b[1] - a[1]) / self.palm];
        let shoulders = self.shoulders.map(|[x, y]| [if mirror { -x } else { x }, y]);
        Image {
            between: if let [a, b] = middles[..] { Some(apart(a, b)) } else { None },
            place: shoulders.map(|from| apart(from, mean(&middles))),
            hands: hands.iter().map(|hand| hand_features(hand, self.palm)).collect(),
        }
    }
}

fn hand_features(hand: &[Points], palm: f32) -> HandFeatures {
    let shapes: Vec<Embedding> = hand.iter().map(Embedding::of).collect();
    let centres = centres(hand);
    let middle = mean(&centres);
    let path: Vec<[f32; 2]> = centres.iter().map(|c| [(c[0] - middle[0]) / palm, (c[1] - middle[1]) / palm]).collect();
    let reach = (path.iter().map(|p| p[0] * p[0] + p[1] * p[1]).sum::<f32>() / path.len().max(1) as f32).sqrt();
    match Embedding::mean(&shapes) {
        Some(held) if reach < STILL_REACH && change(&shapes, &held) < STILL_CHANGE => {
            HandFeatures { shapes: vec![held], path: vec![[0.0; 2]], reach: 0.0 }
        }
        _ => HandFeatures { shapes, path, reach },
    }
}

fn change(shapes: &[Embedding], held: &Embedding) -> f32 {
    shapes.iter().map(|shape| shape.distance(held)).sum::<f32>() / shapes.len().max(1) as f32
}

/// Middle of the palm: of the wrist and the knuckles of index and little finger, at each moment.
fn centres(hand: &[Points]) -> Vec<[f32; 2]> {
    hand.iter().map(|p| [0, 1].map(|i| (p[0][i] + p[5][i] + p[17][i]) / 3.0)).collect()
}

fn mean(points: &[[f32; 2]]) -> [f32; 2] {
    [0, 1].map(|i| points.iter().map(|p| p[i]).sum::<f32>() / points.len().max(1) as f32)
}

/// First and last moment of the movement, in milliseconds: all hands together, by the way that palm and tips travel.
fn trimmed(tracks: &Tracks, palm: f32) -> [f32; 2] {
    let [start, end] = tracks.span_ms();
    let steps = 2 * MOMENTS;
    let at = |i: usize| start + (end - start) * i as f32 / steps as f32;
    let travel: Vec<f32> = (0..steps)
        .map(|i| tracks.hands.iter().map(|hand| moved(&hand.at(at(i)), &hand.at(at(i + 1))) / palm).sum())
        .collect();
    let total: f32 = travel.iter().sum();
    let mut sum = 0.0;
    let passed: Vec<f32> = travel
        .iter()
        .map(|step| {
            sum += step;
            sum / total.max(1e-6)
        })
        .collect();
    let first = passed.iter().position(|&part| part > TRIMMED).unwrap_or(0);
    let last = passed.iter().position(|&part| part >= 1.0 - TRIMMED).map_or(steps, |i| i + 1);
    [at(first), at(last.max(first + 1).min(steps))]
}

fn moved(a: &Points, b: &Points) -> f32 {
    [0, 4, 8, 12, 20].iter().map(|&k| (a[k][0] - b[k][0]).hypot(a[k][1] - b[k][1])).sum::<f32>() / 5.0
}

#[cfg(test)]
mod tests {
    use super::super::kinematic::{Build, View, seen};
    use super::super::random::Chance;
    use super::super::shapes::by_name;
    use super::*;
    use crate::domain::shown::HandsAt;

    fn frame(ms: f32, x: f32, sides: &[Side]) -> HandsAt {
        let shape = by_name("flat").expect("in the catalogue").shape;
        let view = View { wrist_px: [x, 300.0], ..View::default() };
        let beside = View { wrist_px: [x + 200.0, 300.0], ..view };
        let hand = |side: &Side| {
            let view = if *side == Side::Left { &beside } else { &view };
            seen(&shape, &Build::default(), view, *side, 0.0, &mut Chance::new(0))
        };
        HandsAt { ms, hands: sides.iter().map(hand).collect(), pose: None }
    }

    fn sign(places: impl Iterator<Item = f32>, sides: &[Side]) -> Sign {
        Sign { frames: places.enumerate().map(|(i, x)| frame(i as f32 * 33.0, x, sides)).collect() }
    }

    #[test]
    fn no_hand_gives_nothing() {
        assert!(features(&Sign::default()).is_none());
        assert!(features(&sign([1.0, 2.0].into_iter(), &[])).is_none());
        let mut broken = sign([1.0].into_iter(), &[Side::Right]);
        broken.frames[0].hands[0].points[3][1] = f32::INFINITY;
        assert!(features(&broken).is_none());
    }

    #[test]
    fn one_frame_and_a_trembling_hand_are_held_and_a_crossing_one_moves() {
        let moves = |sign: &Sign| features(sign).expect("a hand").moves();
        assert!(!moves(&sign([300.0].into_iter(), &[Side::Right])));
        assert!(!moves(&sign((0..30).map(|i| 300.0 + (i % 2) as f32 * 4.0), &[Side::Right])));
        assert!(moves(&sign((0..30).map(|i| 100.0 + i as f32 * 15.0), &[Side::Right])));
    }

    #[test]
    fn rest_before_and_after_a_movement_is_cut_off() {
        let path = |rest: usize| {
            let still = |x: f32| std::iter::repeat_n(x, rest);
            let places = still(100.0).chain((0..20).map(|i| 100.0 + i as f32 * 20.0)).chain(still(480.0));
            features(&sign(places, &[Side::Right])).expect("a hand").images[0].hands[0].path.clone()
        };
        let (short, long) = (path(1), path(20));
        assert!(short.iter().zip(&long).all(|(a, b)| (a[0] - b[0]).abs() < 0.35), "{short:?} {long:?}");
    }

    #[test]
    fn a_known_single_hand_has_one_image_and_others_two() {
        let images = |sides: &[Side]| features(&sign([300.0].into_iter(), sides)).expect("a hand").images;
        assert_eq!((images(&[Side::Left]).len(), images(&[Side::Left, Side::Right]).len()), (1, 2));
        let both = images(&[Side::Left, Side::Right]);
        assert!(both[0].between.is_some() && both[0].hands.len() == 2);
    }

    #[test]
    fn with_shoulders_the_place_counts() {
        let mut high = sign([300.0].into_iter(), &[Side::Right]);
        high.frames[0].pose = Some(vec![[320.0, 500.0, 0.0]; 33]);
        let place = features(&high).expect("a hand").images[0].place.expect("a place");
        assert!(place[1] < -2.0, "{place:?}");
    }
}
