//! Meadow, snow and mountains: ridges that fade into the air, trees, a path, grass and flowers.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{Pencil, below, blob, oval, polyline, shape};
use crate::art::color::{self, Color, hex};
use crate::art::noise::fbm;
use crate::art::rng::Rng;

/// Hills, a line of trees, a path, grass and flowers.
pub fn meadow(set: &Setting<'_>) -> Vec<Sheet> {
    let p = set.palette;
    let haze = p.sky[2];
    let mut rng = Rng::new(set.scene.seed, 31);
    let (a, b) = (rng.range(0.0, 50.0), rng.range(0.0, 50.0));
    let near = hill_line(set, 0.655, 0.035, 1.1, b);
    let sheets = vec![
        ridge(set, 0.47, 0.10, 2.2, a, color::mix(p.far, haze, 0.42), color::mix(p.far, haze, 0.75)),
        ridge(set, 0.535, 0.075, 2.6, a + 9.0, color::mix(p.far, p.land[1], 0.35), color::mix(p.far, haze, 0.45)),
        hill(set, 0.595, 0.055, 1.5, a + 20.0, [color::mix(p.land[0], haze, 0.35), color::mix(p.land[1], haze, 0.12)]),
        tree_line(set, &mut rng, 0.592),
        ground(set, &near, [p.land[0], p.land[1], p.land[2]]),
        if rng.chance(0.75) { path(set, &mut rng, &near, hex(0xE9D7AC)) } else { None },
        grass(set, &mut rng, &near, 1.0),
    ];
    sheets.into_iter().flatten().collect()
}

/// White hills with firs.
pub fn snow(set: &Setting<'_>) -> Vec<Sheet> {
    let p = set.palette;
    let white = p.seen(hex(0xF7FAFD));
    let shade = p.seen(hex(0xB7CBE2));
    let mut rng = Rng::new(set.scene.seed, 32);
    let a = rng.range(0.0, 50.0);
    let near = hill_line(set, 0.66, 0.03, 1.2, a + 5.0);
    let sheets = vec![
        ridge(set, 0.44, 0.13, 2.4, a, color::mix(shade, p.sky[1], 0.45), color::mix(white, p.sky[2], 0.4)),
        hill(set, 0.57, 0.06, 1.6, a + 20.0, [white, shade]),
        firs(set, &mut rng, 0.585, 15),
        ground(set, &near, [white, color::mix(white, shade, 0.35), shade]),
        if rng.chance(0.7) { path(set, &mut rng, &near, color::mix(shade, hex(0x8FA9C9), 0.4)) } else { None },
    ];
    sheets.into_iter().flatten().collect()
}

/// Steep peaks one behind the other with mist between, pines at their feet.
pub fn mountain(set: &Setting<'_>) -> Vec<Sheet> {
    let p = set.palette;
    let mut rng = Rng::new(set.scene.seed, 33);
    let mist = color::mix(p.sky[2], p.sky[1], 0.2);
    let rock = color::mix(p.seen(hex(0x4C6F78)), p.land[2], 0.35);
    let near = hill_line(set, 0.735, 0.03, 1.3, rng.range(0.0, 50.0));
    let mut sheets: Vec<Option<Sheet>> = (0..4)
        .map(|i| {
            let t = i as f32 / 3.0;
            let tone = color::mix(color::mix(p.far, mist, 0.45), rock, t);
            peaks(set, &mut rng, 0.30 + 0.13 * t, 0.20 - 0.05 * t, tone, mist)
        })
        .collect();
    sheets.push(firs(set, &mut rng, 0.70, 22));
    sheets.push(ground(set, &near, p.land));
    sheets.push(grass(set, &mut rng, &near, 0.7));
    sheets.into_iter().flatten().collect()
}

type Line = Box<dyn Fn(f32) -> f32>;

/// A soft line of hills in pixels, around `base` of the height.
fn hill_line(set: &Setting<'_>, base: f32, rise: f32, bumps: f32, at: f32) -> Line {
    let (w, h) = set.whole();
    let seed = set.scene.seed as u32;
    Box::new(move |x| {
        let t = x / w;
        let swell = ((t * bumps + at) * std::f32::consts::TAU * 0.5).sin() * 0.6
            + (fbm(t * bumps * 1.5 + at, at, 2, seed) - 0.5);
        h * (base - rise * swell)
    })
}

fn ridge(set: &Setting<'_>, base: f32, rise: f32, bumps: f32, at: f32, top: Color, foot: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let seed = set.scene.seed as u32;
    let line = |x: f32| h * (base - rise * (fbm(x / w * bumps + at, at, 4, seed) * 2.0 - 0.8));
    pencil.fade(below(w, h, line), h * (base - rise), h * (base + rise * 1.2), &[top, foot]);
    pencil.sheet(Kind::Land)
}

fn hill(set: &Setting<'_>, base: f32, rise: f32, bumps: f32, at: f32, colors: [Color; 2]) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    pencil.fade(below(w, h, hill_line(set, base, rise, bumps, at)), h * (base - rise), h * (base + 0.12), &colors);
    pencil.sheet(Kind::Land)
}

fn ground(set: &Setting<'_>, line: &Line, colors: [Color; 3]) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    pencil.fade(below(w, h, line), line(w * 0.5) - h * 0.03, h, &colors);
    // Light lies on the meadow in long soft pools.
    let mut rng = Rng::new(set.scene.seed, 34);
    for _ in 0..5 {
        let (x, y) = (rng.unit() * w, h * rng.range(0.74, 0.98));
        let bright = rng.chance(0.6);
        let tone = if bright { color::mix(colors[0], [1.0, 0.98, 0.8], 0.25) } else { color::scale(colors[2], 0.86) };
        pencil.glow(x, y, w * rng.range(0.16, 0.34), h * rng.range(0.02, 0.05), tone, 0.42);
    }
    pencil.sheet(Kind::Grass)
}

/// Sharp peaks: a zigzag with smaller zigzags, its foot lost in mist.
fn peaks(set: &Setting<'_>, rng: &mut Rng, base: f32, rise: f32, tone: Color, mist: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let (at, seed) = (rng.range(0.0, 60.0), set.scene.seed as u32);
    let line = move |x: f32| {
        let t = x / w * 2.6 + at;
        let tooth = 1.0 - (t.fract() * 2.0 - 1.0).abs();
        h * (base + rise * (1.0 - tooth.powf(0.8)) - rise * (fbm(x / w * 7.0 + at, at, 4, seed) - 0.5) * 0.9)
    };
    pencil.fade(
        below(w, h, line),
        h * (base - rise * 0.4),
        h * (base + rise * 1.9),
        &[tone, color::mix(tone, mist, 0.25), mist],
    );
    pencil.sheet(Kind::Land)
}

/// A far row of round trees, half in the haze.
fn tree_line(set: &Setting<'_>, rng: &mut Rng, y: f32) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let p = set.palette;
    for _ in 0..3 {
        let (centre, spread) = (rng.unit() * w, w * rng.range(0.06, 0.16));
        for _ in 0..(5 + rng.below(7)) {
            let x = centre + spread * rng.jitter();
            let r = u * rng.range(0.010, 0.024);
            let foot = h * y + u * rng.range(-0.004, 0.012);
            let tone = color::mix(color::mix(p.land[2], p.far, 0.4), p.land[1], rng.unit() * 0.6);
            pencil.fill(oval(x, foot - r * 0.8, r, r * rng.range(1.0, 1.5)), tone, 1.0);
            pencil.fill(oval(x - r * 0.25, foot - r * 1.2, r * 0.5, r * 0.6), color::mix(tone, p.land[0], 0.5), 0.7);
        }
    }
    pencil.sheet(Kind::Land)
}

fn firs(set: &Setting<'_>, rng: &mut Rng, y: f32, count: usize) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let dark = set.palette.seen(hex(0x24564C));
    for i in 0..count {
        let x = w * (i as f32 + rng.range(-0.4, 1.4)) / count as f32;
        let (tall, foot) = (u * rng.range(0.05, 0.12), h * y + u * rng.range(-0.01, 0.03));
        let tone = color::mix(dark, set.palette.far, rng.range(0.05, 0.5));
        for step in 0..3 {
            let t = step as f32 / 3.0;
            let (top, low, half) =
                (foot - tall * (1.0 - t * 0.7), foot - tall * (0.5 - t * 0.45), tall * (0.14 + 0.10 * t));
            pencil.fill(shape(&[(x, top), (x + half, low), (x - half, low)]), tone, 1.0);
        }
    }
    pencil.sheet(Kind::Land)
}

/// A light path that comes from the hill and widens towards us.
fn path(set: &Setting<'_>, rng: &mut Rng, line: &Line, tone: Color) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let (from, to, bend) = (rng.range(0.3, 0.7), rng.range(0.1, 0.9), rng.range(-0.2, 0.2));
    let top = line(w * from) + h * 0.004;
    let side = |sign: f32| {
        move |t: f32| {
            let x = from + (to - from) * t * t + bend * (t * std::f32::consts::PI).sin();
            (w * (x + sign * (0.006 + 0.10 * t * t)), top + (h * 1.02 - top) * t)
        }
    };
    let steps = 14;
    let mut points: Vec<_> = (0..=steps).map(|i| side(-1.0)(i as f32 / steps as f32)).collect();
    points.extend((0..=steps).rev().map(|i| side(1.0)(i as f32 / steps as f32)));
    let tone = set.palette.seen(tone);
    pencil.fade(shape(&points), top, h, &[color::mix(tone, set.palette.sky[2], 0.2), tone, color::scale(tone, 0.86)]);
    pencil.sheet(Kind::Land)
}

/// Tufts of grass and flowers, small far away and large in front.
fn grass(set: &Setting<'_>, rng: &mut Rng, line: &Line, much: f32) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let p = set.palette;
    let mut places: Vec<(f32, f32)> = (0..(150.0 * much) as usize).map(|_| (rng.unit(), rng.unit())).collect();
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (x, t) in places {
        let x = x * w;
        let top = line(x);
        let y = top + (h * 1.01 - top) * (0.04 + 0.96 * t);
        let size = u * (0.008 + 0.030 * t);
        if rng.chance(0.22) {
            flower(&mut pencil, rng, (x, y), size, p.accents);
        } else {
            let tone = if rng.chance(0.5) {
                color::mix(p.land[2], p.land[1], 0.3)
            } else {
                color::mix(p.land[0], [1.0, 1.0, 0.7], 0.12)
            };
            tuft(&mut pencil, rng, (x, y), size, tone);
        }
    }
    pencil.sheet(Kind::Grass)
}

fn tuft(pencil: &mut Pencil, rng: &mut Rng, (x, y): (f32, f32), size: f32, tone: Color) {
    for i in 0..4 {
        let lean = (i as f32 - 1.5) * 0.28 + rng.jitter() * 0.2;
        let tip = (x + lean * size, y - size * rng.range(0.7, 1.15));
        let foot = x + (i as f32 - 1.5) * size * 0.08;
        let half = size * 0.055;
        pencil.fill(
            blob(&[(foot - half, y), (foot + half, y), (foot + lean * size * 0.4 + half, y - size * 0.55), tip, tip]),
            tone,
            0.9,
        );
    }
}

fn flower(pencil: &mut Pencil, rng: &mut Rng, (x, y): (f32, f32), size: f32, accents: [Color; 4]) {
    let (stem, head) = (hex(0x4C7F3B), size * 0.17);
    let tone = rng.pick(&accents, accents[0]);
    let (hx, hy) = (x + rng.jitter() * size * 0.2, y - size * rng.range(0.6, 0.9));
    pencil.line(polyline(&[(x, y), (hx, hy)]), size * 0.06, stem, 0.9);
    for i in 0..5 {
        let (s, c) = (i as f32 * 1.257).sin_cos();
        pencil.fill(oval(hx + c * head, hy + s * head * 0.85, head * 0.85, head * 0.78), tone, 1.0);
    }
    pencil.fill(oval(hx, hy, head * 0.55, head * 0.5), if tone == accents[1] { accents[0] } else { accents[1] }, 1.0);
}
