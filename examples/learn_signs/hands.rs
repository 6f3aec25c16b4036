//! The hands that are learnt from: random handshapes, each shown by different hands from different sides.
//!
//! Half of the handshapes of a round are another one with a finger changed or turned in the picture, since those are what
//! is confused. Hands come towards the camera, and beyond, as often as they stand upright: fingers that point at
//! the camera are short in the picture and look like bent ones.

use malgeurim::domain::shown::Side;
use malgeurim::recognition::sign::kinematic::{Build, Finger, Shape, Thumb, View, seen};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::raw::Points;
use std::f32::consts::PI;

/// Handshapes of a round, sights that make the mean, sights that are judged.
pub const SHAPES: usize = 24;
/// See [`SHAPES`].
pub const SHOWN: usize = 2;
/// See [`SHAPES`].
pub const JUDGED: usize = 4;
/// Sights of one handshape.
pub const SIGHTS: usize = SHOWN + JUDGED;

/// A finger bent less than this at its middle joint is straight.
const STRAIGHT: f32 = 0.5;
/// One bent more than this is folded.
const FOLDED: f32 = 1.2;

/// A handshape and how it is turned.
#[derive(Clone)]
struct Posture {
    shape: Shape,
    roll: f32,
    yaw: f32,
    pitch: f32,
}

impl Posture {
    fn any(chance: &mut Chance) -> Self {
        let fan = chance.unit();
        let fingers = std::array::from_fn(|k| any_finger(k, fan, chance));
        let roll = if chance.unit() < 0.5 { 0.0 } else { chance.within(-PI, PI) };
        let yaw = match chance.pick(5) {
            0 | 1 => 0.0,
            2 => PI,
            _ => chance.within(-PI, PI),
        };
        let pitch = if chance.unit() < 0.5 { 0.0 } else { chance.within(-1.2, 2.2) };
        Self { shape: Shape { thumb: any_thumb(chance), fingers }, roll, yaw, pitch }
    }

    /// Nearly the same, but not the same.
    fn variant(&self, chance: &mut Chance) -> Self {
        let mut other = self.clone();
        match chance.pick(7) {
            0 => other.roll += chance.within(1.2, 2.0 * PI - 1.2),
            1 => other.shape.thumb = any_thumb(chance),
            _ => {
                let finger = &mut other.shape.fingers[chance.pick(4)];
                *finger =
                    if finger.pip < STRAIGHT { folded(finger.spread, chance) } else { straight(finger.spread, chance) };
            }
        }
        other
    }

    /// Shown by somebody.
    fn sight(&self, chance: &mut Chance) -> Points {
        let view = View {
            yaw: self.yaw + chance.normal(0.5),
            pitch: self.pitch + chance.normal(0.5),
            roll: self.roll + chance.normal(0.4),
            away: chance.within(3.5, 14.0),
            ..View::default()
        };
        let build = Build::of(0.08, chance);
        let mut shape = self.shape.restyled(0.15, chance);
        settle(&mut shape, chance);
        let depth = 1.0 + chance.normal(0.2);
        let noise = chance.within(0.01, 0.04);
        let hand = seen(&shape, &build, &view, Side::Right, noise, chance);
        misjudged(hand.points, view.palm_px, chance).map(|[x, y, z]| [x, y, z * depth])
    }
}

/// Straight fingers bend at the knuckle more or less, all together: whoever points ahead raises the wrist or not. Folded ones
/// are folded loosely or firmly.
fn settle(shape: &mut Shape, chance: &mut Chance) {
    let lean = chance.normal(0.25);
    let grip = [chance.normal(0.15), chance.normal(0.15), chance.normal(0.25)];
    for finger in &mut shape.fingers {
        if finger.pip < STRAIGHT {
            finger.mcp += lean;
        } else if finger.pip > FOLDED {
            finger.mcp += grip[0];
            finger.pip += grip[1];
            finger.dip += grip[2];
        }
    }
}

/// A landmark model errs on a whole finger, most at its tip.
fn misjudged(mut points: Points, palm_px: f32, chance: &mut Chance) -> Points {
    let size = palm_px * chance.within(0.0, 0.08);
    for finger in points[1..].chunks_exact_mut(4) {
        let error = [chance.normal(size), chance.normal(size), chance.normal(1.5 * size)];
        for (joint, part) in finger.iter_mut().zip([0.1, 0.4, 0.7, 1.0]) {
            (0..3).for_each(|axis| joint[axis] += part * error[axis]);
        }
    }
    points
}

fn any_finger(k: usize, fan: f32, chance: &mut Chance) -> Finger {
    let spread = fan * [0.25, 0.03, -0.16, -0.38][k] + chance.normal(0.05);
    match chance.pick(5) {
        0 | 1 => straight(spread, chance),
        2 | 3 => folded(spread, chance),
        _ => {
            Finger { mcp: chance.within(0.0, 1.4), pip: chance.within(0.0, 1.6), dip: chance.within(0.0, 0.9), spread }
        }
    }
}

fn straight(spread: f32, chance: &mut Chance) -> Finger {
    let mcp = if chance.unit() < 0.75 { chance.within(-0.2, 0.35) } else { chance.within(0.35, 1.5) };
    Finger { mcp, pip: chance.within(0.0, 0.25), dip: chance.within(0.0, 0.15), spread }
}

fn folded(spread: f32, chance: &mut Chance) -> Finger {
    let (mcp, pip, dip) = (chance.within(0.8, 1.65), chance.within(1.25, 1.95), chance.within(0.1, 1.2));
    Finger { mcp, pip, dip, spread: 0.3 * spread }
}

fn any_thumb(chance: &mut Chance) -> Thumb {
    let bend = if chance.unit() < 0.5 { 0.0 } else { chance.within(0.0, 0.9) };
    Thumb { out: chance.within(0.3, 1.45), across: chance.within(0.0, 0.9), mcp: bend, ip: bend }
}

/// The sights of one round: `SHAPES` times `SIGHTS`.
pub fn round(chance: &mut Chance) -> Vec<Points> {
    let mut postures: Vec<Posture> = Vec::with_capacity(SHAPES);
    while postures.len() < SHAPES {
        let next = match postures.last() {
            Some(last) if postures.len() % 2 == 1 => last.variant(chance),
            _ => Posture::any(chance),
        };
        postures.push(next);
    }
    postures.iter().flat_map(|posture| (0..SIGHTS).map(|_| posture.sight(chance)).collect::<Vec<_>>()).collect()
}
