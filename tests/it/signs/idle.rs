//! A camera's stream of hands that say nothing, and of hands that hold a gesture; 30 frames a second.

use malgeurim::domain::shown::{Hand, HandsAt, Side};
use malgeurim::recognition::sign::kinematic::{Build, Finger, Shape, Thumb, View, seen};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::shapes::by_name;

const FRAME_MS: f32 = 1000.0 / 30.0;

/// What a hand does for a while.
struct Stay {
    shape: Shape,
    view: View,
    seconds: f32,
    is_seen: bool,
    fidgets: f32,
}

/// Somebody sits before the camera and does not sign: hands rest, fidget, go to the face, fold, leave the picture.
/// Every few seconds something changes; between, the hand glides.
pub fn stream(seed: u64, minutes: f32) -> Vec<HandsAt> {
    let mut chance = Chance::new(seed);
    let build = Build::of(0.09, &mut chance);
    let side = if chance.unit() < 0.5 { Side::Left } else { Side::Right };
    let mut frames: Vec<HandsAt> = Vec::new();
    let mut last = stay(&mut chance);
    let total = (minutes * 60_000.0 / FRAME_MS) as usize;
    while frames.len() < total {
        let next = stay(&mut chance);
        let glide = chance.within(8.0, 30.0);
        let count = (next.seconds * 30.0) as usize;
        let both = chance.unit() < 0.25;
        for i in 0..count {
            let part = (i as f32 / glide).min(1.0);
            let hand = glided(&last, &next, part, &build, side, frames.len() as f32, &mut chance);
            let mut hands = if next.is_seen { vec![hand] } else { Vec::new() };
            if both && next.is_seen {
                let other = View { wrist_px: [next.view.wrist_px[0] + 110.0, next.view.wrist_px[1]], ..next.view };
                hands.push(seen(&next.shape, &build, &other, side.other(), 0.02, &mut chance));
            }
            if chance.unit() < 0.02 {
                hands.clear(); // the landmark model loses it for a frame
            }
            frames.push(HandsAt { ms: frames.len() as f32 * FRAME_MS, hands, pose: None });
        }
        last = next;
    }
    frames
}

fn glided(a: &Stay, b: &Stay, part: f32, build: &Build, side: Side, n: f32, chance: &mut Chance) -> Hand {
    let mix = |x: f32, y: f32| x + (y - x) * part * part * (3.0 - 2.0 * part);
    let sway = b.fidgets * (n * 0.35).sin();
    let view = View {
        yaw: mix(a.view.yaw, b.view.yaw),
        pitch: mix(a.view.pitch, b.view.pitch),
        roll: mix(a.view.roll, b.view.roll) + 0.2 * sway,
        wrist_px: [0, 1].map(|i| mix(a.view.wrist_px[i], b.view.wrist_px[i]) + 12.0 * sway),
        ..b.view
    };
    let shape = a.shape.towards(&b.shape, part);
    let moved = shape.fingers.map(|finger| Finger { mcp: finger.mcp + 0.25 * sway, ..finger });
    seen(&Shape { fingers: moved, ..shape }, build, &view, side, 0.02, chance)
}

/// A rest with fingers bent together, a fist under the chin, a flat hand on the cheek or the table.
fn stay(chance: &mut Chance) -> Stay {
    let base = match chance.pick(6) {
        0 => 0.95,
        1 => 0.12,
        _ => chance.within(0.25, 0.65),
    };
    let fingers = std::array::from_fn(|k| Finger::bent((base + 0.04 * k as f32 + chance.normal(0.07)).max(0.0), 0.02));
    let thumb = Thumb {
        out: chance.within(0.35, 0.9),
        across: chance.within(0.0, 0.8),
        mcp: chance.within(0.0, 0.6),
        ip: chance.within(0.0, 0.6),
    };
    let view = View {
        yaw: chance.within(-2.8, 2.8),
        pitch: chance.normal(0.6),
        roll: chance.normal(1.4),
        wrist_px: [chance.within(120.0, 520.0), chance.within(150.0, 420.0)],
        palm_px: chance.within(50.0, 110.0),
        away: 8.0,
    };
    let fidgets = if chance.unit() < 0.3 { chance.within(0.3, 1.5) } else { 0.0 };
    Stay {
        shape: Shape { thumb, fingers },
        view,
        seconds: chance.within(0.6, 6.0),
        is_seen: chance.unit() < 0.8,
        fidgets,
    }
}

/// A gesture of the catalogue, held.
pub fn gesture(shape: &str, side: Side, seconds: f32) -> Vec<HandsAt> {
    let named = by_name(shape).expect("in the catalogue");
    let mut chance = Chance::new(9);
    let build = Build::of(0.05, &mut chance);
    let view = View { roll: named.roll + 0.1, yaw: 0.1, ..View::default() };
    let frame = |i: usize| HandsAt {
        ms: i as f32 * FRAME_MS,
        hands: vec![seen(&named.shape, &build, &view, side, 0.015, &mut chance)],
        pose: None,
    };
    (0..(seconds * 30.0) as usize).map(frame).collect()
}
