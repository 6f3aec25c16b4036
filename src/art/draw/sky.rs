//! Sky: its gradient, clouds, moon and stars, and the rain or snow in front of everything.

use super::backdrop::Setting;
use super::layers::{Kind, Sheet};
use super::pencil::{Pencil, blob, oval, polyline, rect};
use crate::art::color::{self, hex};
use crate::art::rng::Rng;
use crate::domain::scene::{Ground, Scene, Sky};

/// The sky and what floats in it.
pub fn sheets(set: &Setting<'_>) -> Vec<Sheet> {
    let sky = set.scene.sky;
    let mut sheets = vec![air(set)];
    match sky {
        Sky::Night => sheets.push(stars(set)),
        Sky::Sunset => sheets.push(low_sun(set)),
        _ => {}
    }
    sheets.extend(clouds(set));
    sheets.into_iter().flatten().collect()
}

fn air(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let s = set.palette.sky;
    pencil.fade(rect(0.0, 0.0, w, h), 0.0, h * 0.72, &[s[0], color::mix(s[0], s[1], 0.55), s[1], s[2]]);
    // Light gathers on the right, where the sun stands.
    pencil.glow(w * 0.8, h * 0.12, w * 0.6, h * 0.5, color::mix(s[2], [1.0; 3], 0.3), 0.30);
    pencil.sheet(Kind::Sky)
}

/// The moon stands where a drawn sun would: right, high.
fn stars(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let mut rng = Rng::new(set.scene.seed, 21);
    for _ in 0..70 {
        let (x, y) = (rng.unit() * w, rng.unit() * rng.unit() * h * 0.62);
        let r = u * rng.range(0.0012, 0.0042);
        let tone = color::mix(hex(0xFFF3C4), hex(0xCFE0FF), rng.unit());
        pencil.glow(x, y, r * 5.0, r * 5.0, tone, 0.5);
        pencil.fill(oval(x, y, r, r), tone, 1.0);
    }
    if !has_sky_light(set.scene) {
        let (x, y, r) = (w * 0.80, h * 0.16, u * 0.062);
        pencil.glow(x, y, r * 4.6, r * 4.6, hex(0xF6E9B4), 0.55);
        pencil.fill(oval(x, y, r, r), hex(0xFBF0C6), 1.0);
        pencil.fill(oval(x - r * 0.3, y - r * 0.2, r * 0.2, r * 0.17), hex(0xE6D6A0), 0.8);
        pencil.fill(oval(x + r * 0.28, y + r * 0.3, r * 0.26, r * 0.2), hex(0xE6D6A0), 0.7);
    }
    pencil.sheet(Kind::Sky)
}

fn low_sun(set: &Setting<'_>) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let y = h * (super::backdrop::horizon(set.scene.ground) - 0.20);
    let x = w * Rng::new(set.scene.seed, 22).range(0.56, 0.74);
    pencil.glow(x, y, w * 0.62, h * 0.34, hex(0xFFE08A), 0.75);
    if !has_sky_light(set.scene) {
        pencil.fill(oval(x, y, u * 0.075, u * 0.075), hex(0xFFF0B8), 1.0);
    }
    pencil.sheet(Kind::Sky)
}

/// Whether the person put a sun or moon there; then no second one is drawn.
fn has_sky_light(scene: &Scene) -> bool {
    const LIGHTS: [char; 8] = ['☀', '🌞', '🌙', '🌛', '🌝', '🌕', '🌜', '🌓'];
    scene.objects.iter().any(|o| o.symbol.0.chars().next().is_some_and(|c| LIGHTS.contains(&c)))
}

fn clouds(set: &Setting<'_>) -> Vec<Option<Sheet>> {
    let mut rng = Rng::new(set.scene.seed, 23);
    let (count, size, top) = match set.scene.sky {
        Sky::Clear => (2 + rng.below(3), 0.16, 0.34),
        Sky::Sunset => (4, 0.22, 0.40),
        Sky::Night => (2, 0.20, 0.42),
        Sky::Cloudy | Sky::Snow => (7, 0.26, 0.38),
        Sky::Rain => (9, 0.30, 0.30),
    };
    (0..count).map(|i| cloud(set, &mut rng, size, top * (0.25 + 0.75 * i as f32 / count as f32))).collect()
}

/// A heap of round puffs on a flat base: shade below, light above, its own outline each time.
fn cloud(set: &Setting<'_>, rng: &mut Rng, size: f32, y: f32) -> Option<Sheet> {
    let mut pencil = set.pencil();
    let (w, h) = (pencil.w, pencil.h);
    let wide = w * size * rng.range(0.65, 1.3);
    let (x, y) = (w * rng.range(-0.05, 1.05), h * (y + rng.range(0.02, 0.10)));
    let long = matches!(set.scene.sky, Sky::Sunset | Sky::Night);
    let heap = if long { 0.16 } else { 0.36 };
    let [lit, shade] = set.palette.cloud;
    let air = set.palette.sky[1];
    let puffs: Vec<(f32, f32, f32)> = (0..11)
        .map(|_| {
            let t = rng.jitter() * 0.95;
            let r = wide * heap * (1.0 - t * t * 0.8) * rng.range(0.45, 1.0);
            (x + t * wide * 0.75, y - r * rng.range(0.25, 0.75), r)
        })
        .collect();
    // The base is wide and thin, nearly the colour of the air.
    pencil.fill(oval(x, y - wide * 0.01, wide * 0.86, wide * heap * 0.22), color::mix(shade, air, 0.45), 0.9);
    let layers = [
        (color::mix(shade, air, 0.30), 0.06, 1.06),
        (color::mix(lit, shade, 0.55), 0.0, 0.98),
        (color::mix(lit, shade, 0.2), -0.10, 0.86),
        (lit, -0.20, 0.68),
    ];
    for (tone, up, grow) in layers {
        for (px, py, r) in &puffs {
            let ring: Vec<_> = (0..9)
                .map(|i| (i as f32 * 0.698).sin_cos())
                .map(|(s, c)| {
                    let ragged = r * grow * rng.range(0.9, 1.1);
                    (
                        px - r * f32::abs(up) * 0.6 + c * ragged * 1.18,
                        (py + r * up + s * ragged * 0.85).min(y + wide * 0.03),
                    )
                })
                .collect();
            pencil.fill(blob(&ring), tone, 1.0);
        }
    }
    pencil.sheet(Kind::Sky)
}

/// Rain or snow that falls before everything.
pub fn weather(scene: &Scene, width: u32, height: u32) -> Vec<Sheet> {
    let indoors = matches!(scene.ground, Ground::Room | Ground::Table | Ground::Stage | Ground::Space);
    let sheet = match scene.sky {
        Sky::Rain if !indoors => rain(scene.seed, width, height),
        Sky::Snow if !indoors => snowfall(scene.seed, width, height),
        _ => None,
    };
    sheet.into_iter().collect()
}

fn rain(seed: u64, width: u32, height: u32) -> Option<Sheet> {
    let mut pencil = Pencil::new(width, height);
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let mut rng = Rng::new(seed, 24);
    for _ in 0..210 {
        let (x, y, near) = (rng.range(-0.05, 1.1) * w, rng.range(-0.05, 1.0) * h, rng.unit());
        let long = u * (0.025 + 0.05 * near);
        let width = u * (0.0016 + 0.0026 * near);
        pencil.line(polyline(&[(x, y), (x - long * 0.24, y + long)]), width, hex(0xE3EDF4), 0.35 + 0.4 * near);
    }
    pencil.sheet(Kind::Weather)
}

fn snowfall(seed: u64, width: u32, height: u32) -> Option<Sheet> {
    let mut pencil = Pencil::new(width, height);
    let (w, h, u) = (pencil.w, pencil.h, pencil.unit());
    let mut rng = Rng::new(seed, 25);
    for _ in 0..170 {
        let (x, y) = (rng.unit() * w, rng.unit() * h);
        let r = u * (0.0025 + 0.0075 * rng.unit() * rng.unit());
        let corners: Vec<_> = (0..6)
            .map(|i| (i as f32 * 1.047).sin_cos())
            .map(|(s, c)| (x + c * r * rng.range(0.8, 1.3), y + s * r * rng.range(0.8, 1.3)))
            .collect();
        pencil.fill(blob(&corners), [1.0, 1.0, 1.0], 0.92);
    }
    pencil.sheet(Kind::Weather)
}
