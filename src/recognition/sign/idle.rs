//! Hands that say nothing: at rest, fidgeting, at the face, crossing the picture. What is taught must be farther from these
//! than from its own examples.
//!
//! All are made by the kinematic hand, the same every time. A hand at rest is half bent (tendons do that), its thumb lies
//! beside it, and it is turned any way; a hand that moves without meaning goes somewhere in a bow, or there and back.

use super::features::{SignFeatures, features};
use super::kinematic::{Build, Finger, Shape, Thumb, View, seen};
use super::random::Chance;
use crate::domain::shown::{Hand, HandsAt, Side, Sign};

/// Hands held still, and hands moving, that [`background`] makes.
const STILL: usize = 120;
const MOVING: usize = 48;
/// Milliseconds between frames of a moving hand.
const FRAME_MS: f32 = 50.0;

/// Idle hands as examples of "no word": held still with one or two hands, and moving. The same at every call.
pub fn background() -> Vec<SignFeatures> {
    let mut chance = Chance::new(4_711);
    let mut signs: Vec<Sign> = (0..STILL).map(|_| resting(&mut chance)).collect();
    signs.extend((0..MOVING).map(|_| wandering(&mut chance)));
    signs.iter().filter_map(features).collect()
}

/// A relaxed handshape: all fingers bent alike, the little one most, the thumb beside them.
fn relaxed(chance: &mut Chance) -> Shape {
    let bend = chance.within(0.2, 0.75);
    let fingers = std::array::from_fn(|k| {
        Finger::bent((bend + 0.05 * k as f32 + chance.normal(0.05)).clamp(0.1, 1.0), chance.normal(0.05))
    });
    let thumb = Thumb {
        out: chance.within(0.4, 0.8),
        across: chance.within(0.1, 0.7),
        mcp: chance.within(0.1, 0.5),
        ip: chance.within(0.1, 0.5),
    };
    Shape { thumb, fingers }
}

/// Turned any way: hanging down, lying, propping the head.
fn anyhow(chance: &mut Chance) -> View {
    View {
        yaw: chance.within(-3.1, 3.1),
        pitch: chance.normal(0.5),
        roll: chance.within(-3.1, 3.1),
        wrist_px: [chance.within(100.0, 540.0), chance.within(100.0, 400.0)],
        ..View::default()
    }
}

fn any_side(chance: &mut Chance) -> Side {
    if chance.unit() < 0.5 { Side::Left } else { Side::Right }
}

/// One hand, or (one time in four) both, folded or side by side.
fn resting(chance: &mut Chance) -> Sign {
    let build = Build::of(0.06, chance);
    let (shape, view) = (relaxed(chance), anyhow(chance));
    let side = any_side(chance);
    let mut hands = vec![seen(&shape, &build, &view, side, 0.01, chance)];
    if chance.unit() < 0.25 {
        hands.push(companion(&build, &view, side, chance));
    }
    Sign { frames: vec![HandsAt { ms: 0.0, hands, pose: None }] }
}

fn companion(build: &Build, view: &View, side: Side, chance: &mut Chance) -> Hand {
    let away = chance.within(20.0, 200.0) * if side == Side::Left { -1.0 } else { 1.0 };
    let beside = View { wrist_px: [view.wrist_px[0] + away, view.wrist_px[1] + chance.normal(30.0)], ..*view };
    let shape = relaxed(chance);
    seen(&shape, build, &beside, side.other(), 0.01, chance)
}

/// A hand that goes somewhere, or there and back, in a bow, while it opens or closes a little.
fn wandering(chance: &mut Chance) -> Sign {
    let (build, side) = (Build::of(0.06, chance), any_side(chance));
    let (from, to) = (relaxed(chance), relaxed(chance));
    let start = anyhow(chance);
    let way = [chance.normal(180.0), chance.normal(140.0)];
    let (bow, turn) = (chance.normal(60.0), chance.normal(0.5));
    let returns = chance.unit() < 0.5;
    let count = (chance.within(400.0, 2_000.0) / FRAME_MS) as usize;
    let frame = |i: usize| {
        let part = i as f32 / count as f32;
        let gone = if returns { (part * std::f32::consts::PI).sin() } else { part * part * (3.0 - 2.0 * part) };
        let lift = bow * (part * std::f32::consts::PI).sin();
        let wrist_px = [start.wrist_px[0] + way[0] * gone, start.wrist_px[1] + way[1] * gone - lift];
        let view = View { wrist_px, roll: start.roll + turn * gone, ..start };
        let hand = seen(&from.towards(&to, gone), &build, &view, side, 0.01, chance);
        HandsAt { ms: i as f32 * FRAME_MS, hands: vec![hand], pose: None }
    };
    Sign { frames: (0..=count).map(frame).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_still_and_moving_ones_with_one_and_two_hands() {
        let all = background();
        assert_eq!(all.len(), STILL + MOVING);
        assert!(all.iter().filter(|f| f.moves()).count() >= MOVING / 2);
        assert!(all.iter().any(|f| f.hands() == 2) && all.iter().any(|f| f.hands() == 1));
    }
}
