//! What is behind the card: rooms, shelves, curtains, faces, our own pictures. All made here.

use malgeurim::art;
use malgeurim::art::rng::{Rng, hash};
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::recognition::card::Shot;

/// A background of the size of the frame.
pub fn backdrop(words: &Vocabulary, width: usize, height: usize, rng: &mut Rng) -> Shot {
    let mut shot = match rng.below(5) {
        0 => painted(words, width, height, rng),
        1 => grain(width, height, rng),
        _ => slope(width, height, rng),
    };
    if rng.chance(0.75) {
        clutter(&mut shot, rng);
    }
    if rng.chance(0.5) {
        person(&mut shot, rng);
    }
    shot
}

fn color(rng: &mut Rng) -> [f32; 3] {
    let light = rng.range(40.0, 235.0);
    std::array::from_fn(|_| (light + rng.jitter() * 60.0).clamp(0.0, 255.0))
}

fn from_fn(width: usize, height: usize, mut color: impl FnMut(f32, f32) -> [f32; 3]) -> Shot {
    let mut rgb = Vec::with_capacity(width * height * 3);
    for i in 0..width * height {
        let c = color((i % width) as f32 / width as f32, (i / width) as f32 / width as f32);
        rgb.extend(c.map(|v| v.clamp(0.0, 255.0) as u8));
    }
    Shot { width, height, rgb }
}

fn slope(width: usize, height: usize, rng: &mut Rng) -> Shot {
    let (a, b, tilt) = (color(rng), color(rng), rng.unit());
    from_fn(width, height, |x, y| std::array::from_fn(|k| a[k] + (b[k] - a[k]) * (x * tilt + y * (1.0 - tilt))))
}

/// Smooth noise in four sizes.
fn grain(width: usize, height: usize, rng: &mut Rng) -> Shot {
    let (a, b, seed, size) = (color(rng), color(rng), rng.bits() as u32, rng.range(4.0, 20.0));
    from_fn(width, height, |x, y| {
        let octave =
            |i: i32| value(x * size * 2f32.powi(i), y * size * 2f32.powi(i), seed + i as u32) / 2f32.powi(i + 1);
        let t: f32 = (0..4).map(octave).sum();
        std::array::from_fn(|k| a[k] + (b[k] - a[k]) * t)
    })
}

fn value(x: f32, y: f32, seed: u32) -> f32 {
    let (x0, y0, fx, fy) = (x.floor() as i32, y.floor() as i32, x.fract(), y.fract());
    let at = |dx: i32, dy: i32| hash(x0 + dx, y0 + dy, seed);
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t * t * (3.0 - 2.0 * t);
    mix(mix(at(0, 0), at(1, 0), fx), mix(at(0, 1), at(1, 1), fx), fy)
}

/// One of our own scenes.
fn painted(words: &Vocabulary, width: usize, height: usize, rng: &mut Rng) -> Shot {
    let picked: Vec<_> = (0..3).filter_map(|_| words.words().get(rng.below(words.words().len()))).collect();
    let scene = art::compose(&picked, rng.bits());
    let flat = art::draw_scene(&scene, width as u32 / 2, height as u32 / 2).flat;
    let picture = art::Picture::from_rgb(&flat).resized(width as u32, height as u32);
    Shot { width, height, rgb: picture.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect() }
}

/// Upright and lying rectangles (shelves, books, window frames, sheets of paper) and round things.
fn clutter(shot: &mut Shot, rng: &mut Rng) {
    let (w, h) = (shot.width as f32, shot.height as f32);
    for _ in 0..3 + rng.below(14) {
        let (cx, cy) = (rng.range(0.0, w), rng.range(0.0, h));
        let (rx, ry) = (rng.range(0.02, 0.22) * w, rng.range(0.02, 0.3) * h);
        let (color, round, turn) = (color(rng), rng.chance(0.3), rng.jitter() * 0.4);
        let (sin, cos) = turn.sin_cos();
        for i in 0..shot.width * shot.height {
            let (dx, dy) = ((i % shot.width) as f32 - cx, (i / shot.width) as f32 - cy);
            if dx.abs() > rx + ry || dy.abs() > rx + ry {
                continue;
            }
            let (u, v) = ((dx * cos + dy * sin) / rx, (dy * cos - dx * sin) / ry);
            if if round { u * u + v * v < 1.0 } else { u.abs().max(v.abs()) < 1.0 } {
                shot.rgb[i * 3..i * 3 + 3].copy_from_slice(&color.map(|v| v as u8));
            }
        }
    }
}

/// A face, hair and a shirt.
fn person(shot: &mut Shot, rng: &mut Rng) {
    let (w, h) = (shot.width as f32, shot.height as f32);
    let (cx, cy, size) = (rng.range(0.3, 0.7) * w, rng.range(0.2, 0.45) * h, rng.range(0.1, 0.2) * w);
    let (skin, shirt, hair) = (skin(rng), color(rng), color(rng).map(|v| v * 0.3));
    for i in 0..shot.width * shot.height {
        let (dx, dy) = (((i % shot.width) as f32 - cx) / size, ((i / shot.width) as f32 - cy) / size);
        let found = if dx * dx + dy * dy / 1.6 < 1.0 {
            Some(if dy < -0.6 { hair } else { skin })
        } else if dy > 1.2 && dx.abs() < 1.0 + (dy - 1.2).min(1.2) {
            Some(shirt)
        } else {
            None
        };
        if let Some(color) = found {
            shot.rgb[i * 3..i * 3 + 3].copy_from_slice(&color.map(|v| (v - dx * 14.0).clamp(0.0, 255.0) as u8));
        }
    }
}

/// A colour of skin, from light to dark.
pub fn skin(rng: &mut Rng) -> [f32; 3] {
    const TONES: [[f32; 3]; 6] = [
        [241.0, 209.0, 186.0],
        [229.0, 184.0, 143.0],
        [209.0, 158.0, 119.0],
        [172.0, 117.0, 82.0],
        [124.0, 80.0, 54.0],
        [84.0, 54.0, 40.0],
    ];
    rng.pick(&TONES, TONES[1])
}
