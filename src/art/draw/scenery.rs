//! Trees and clouds of our own: symbols of them are too plain to fill a third of a picture.

use super::pencil::{Pencil, blob, oval};
use crate::art::color::{self, Color, hex};
use crate::art::rng::Rng;
use crate::domain::scene::SceneObject;

/// How a symbol is redrawn, if it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenery {
    /// A leafy tree.
    Tree,
    /// A fir.
    Fir,
    /// A whole rainbow.
    Rainbow,
    /// A wooden table, which no symbol shows.
    Table,
    /// A box whose flaps are open.
    OpenBox,
}

impl Scenery {
    /// Width over height.
    pub fn aspect(self) -> f32 {
        match self {
            Self::Tree | Self::Fir => 1.0,
            Self::Rainbow => 2.0,
            Self::Table => 1.6,
            Self::OpenBox => 1.35,
        }
    }
}

/// The symbol of a table in a scene.
pub const TABLE: &str = "scene:table";
/// The symbol of an open box in a scene.
pub const OPEN_BOX: &str = "scene:open-box";

/// Which scenery stands for a symbol.
pub fn of(object: &SceneObject) -> Option<Scenery> {
    if object.symbol.0 == TABLE {
        return Some(Scenery::Table);
    }
    if object.symbol.0 == OPEN_BOX {
        return Some(Scenery::OpenBox);
    }
    match object.symbol.0.chars().next() {
        Some('🌳') => Some(Scenery::Tree),
        Some('🌲') => Some(Scenery::Fir),
        Some('🌈') => Some(Scenery::Rainbow),
        _ => None,
    }
}

/// Draws it into a square pencil, foot at the lower edge.
pub fn draw(kind: Scenery, pencil: &mut Pencil, seed: u64) {
    let mut rng = Rng::new(seed, 90);
    match kind {
        Scenery::Tree => tree(pencil, &mut rng),
        Scenery::Fir => fir(pencil, &mut rng),
        Scenery::Rainbow => rainbow(pencil),
        Scenery::Table => table(pencil, &mut rng),
        Scenery::OpenBox => open_box(pencil),
    }
}

/// A trunk that forks, and a crown of many round masses: dark below and inside, light at the upper left.
fn tree(pencil: &mut Pencil, rng: &mut Rng) {
    let (w, h) = (pencil.w, pencil.h);
    let seasons = [
        [0x2F6B34, 0x4F9440, 0x86BE4E, 0xB8DA6A],
        [0x3B6E2C, 0x6B9A35, 0xA3C24A, 0xD4DE76],
        [0x24614B, 0x3F8A58, 0x74B56A, 0xAFD889],
    ];
    let leaf = rng.pick(&seasons, seasons[0]).map(hex);
    let (bark, bark_light) = (hex(0x5E4433), hex(0x8A674A));
    trunk(pencil, bark, bark_light, rng);
    // Masses of leaves around an egg-shaped crown.
    let mut masses: Vec<(f32, f32, f32)> = Vec::new();
    for i in 0..13 {
        let (s, c) = (i as f32 * 2.399).sin_cos();
        let reach = (i as f32 / 13.0).sqrt();
        let r = rng.range(0.135, 0.19) * (1.12 - 0.25 * reach);
        masses.push((0.5 + c * reach * 0.33 + rng.jitter() * 0.02, 0.345 + s * reach * 0.22 + rng.jitter() * 0.02, r));
    }
    for (tone, dx, dy, k) in [
        (leaf[0], 0.015, 0.03, 1.06),
        (leaf[1], 0.0, 0.0, 0.92),
        (leaf[2], -0.03, -0.042, 0.62),
        (leaf[3], -0.05, -0.075, 0.30),
    ] {
        let mut own = rng.clone();
        for (x, y, r) in &masses {
            // The light reaches only the upper left.
            let away = (x - 0.36) * 0.9 + (y - 0.18) * 1.1;
            if tone == leaf[3] && away > 0.22 {
                continue;
            }
            let ring: Vec<_> = (0..12)
                .map(|k2| (k2 as f32 * std::f32::consts::FRAC_PI_6).sin_cos())
                .map(|(s, c)| {
                    let ragged = own.range(0.84, 1.12) * r * k;
                    (w * (x + dx + c * ragged), h * (y + dy + s * ragged * 0.92))
                })
                .collect();
            pencil.fill(blob(&ring), color::scale(tone, own.range(0.94, 1.05)), 1.0);
        }
    }
}

fn trunk(pencil: &mut Pencil, bark: Color, light: Color, rng: &mut Rng) {
    let (w, h) = (pencil.w, pencil.h);
    let lean = rng.jitter() * 0.02;
    let p = |x: f32, y: f32| (w * x, h * y);
    let body = [
        p(0.40, 1.0),
        p(0.455, 0.94),
        p(0.47, 0.78),
        p(0.455 + lean, 0.62),
        p(0.36, 0.48),
        p(0.385, 0.47),
        p(0.485 + lean, 0.58),
        p(0.50 + lean, 0.40),
        p(0.525 + lean, 0.40),
        p(0.53 + lean, 0.58),
        p(0.64, 0.46),
        p(0.655, 0.48),
        p(0.555, 0.64),
        p(0.545, 0.80),
        p(0.56, 0.94),
        p(0.62, 1.0),
    ];
    pencil.fill(super::pencil::shape(&body), bark, 1.0);
    let lit = [
        p(0.425, 0.99),
        p(0.465, 0.93),
        p(0.478, 0.78),
        p(0.47 + lean, 0.64),
        p(0.49 + lean, 0.64),
        p(0.495, 0.80),
        p(0.48, 0.95),
    ];
    pencil.fill(blob(&lit), light, 0.8);
}

/// Seven soft bows, twice as wide as high.
fn rainbow(pencil: &mut Pencil) {
    let (w, h) = (pencil.w, pencil.h);
    let tones = [0xE0523F, 0xF0923C, 0xF5CF4A, 0x6DB85C, 0x4A9BD6, 0x3F62B8, 0x8A5BB0].map(hex);
    let band = 0.034;
    for (i, tone) in tones.into_iter().enumerate() {
        let r = 0.48 - band * (i as f32 + 0.5);
        let bow: Vec<_> = (0..=60)
            .map(|k| (std::f32::consts::PI * k as f32 / 60.0).sin_cos())
            .map(|(s, c)| (w * (0.5 - r * c), h * (0.98 - r * 1.9 * s)))
            .collect();
        pencil.line(super::pencil::polyline(&bow), w * band * 1.25, tone, 0.82);
    }
}

fn fir(pencil: &mut Pencil, rng: &mut Rng) {
    let (w, h) = (pencil.w, pencil.h);
    pencil.fill(super::pencil::rect(w * 0.465, h * 0.86, w * 0.07, h * 0.14), hex(0x5E4433), 1.0);
    let tones = [0x1F5145, 0x2C6B52, 0x3F8460, 0x5B9E70].map(hex);
    for i in 0..5 {
        let t = i as f32 / 5.0;
        let (top, low, half) = (0.02 + 0.66 * t, 0.30 + 0.62 * t, 0.12 + 0.27 * t);
        let mut ring = vec![(w * 0.5, h * top)];
        for k in 0..=8 {
            let u = k as f32 / 8.0;
            let sag = if k % 2 == 0 { 0.0 } else { -0.045 };
            ring.push((
                w * (0.5 + half * (1.0 - 2.0 * u) + rng.jitter() * 0.008),
                h * (low + sag + 0.05 * (1.0 - (1.0 - 2.0 * u).powi(2))),
            ));
        }
        pencil.fill(super::pencil::shape(&ring), tones[i.min(2)], 1.0);
        pencil.fill(oval(w * (0.5 - half * 0.35), h * (low - 0.10), w * half * 0.34, h * 0.035), tones[3], 0.55);
    }
}

/// Four legs, an apron and a thick top that fills the width.
fn table(pencil: &mut Pencil, rng: &mut Rng) {
    let (w, h) = (pencil.w, pencil.h);
    let woods = [[0xC98F58, 0x8E5A34], [0xB67B4C, 0x74472A], [0xD6A870, 0x9B6B3D]];
    let [light, deep] = rng.pick(&woods, woods[0]).map(hex);
    let rect = super::pencil::rect;
    for (x, from, tone) in [(0.17, 0.14, deep), (0.77, 0.14, deep), (0.05, 0.14, light), (0.89, 0.14, light)] {
        let foot = if tone == deep { 0.90 } else { 1.0 };
        pencil.fill(rect(w * x, h * from, w * 0.06, h * (foot - from)), color::scale(tone, 0.92), 1.0);
    }
    pencil.fill(rect(w * 0.05, h * 0.14, w * 0.90, h * 0.12), color::scale(deep, 1.05), 1.0);
    pencil.fade(rect(0.0, 0.0, w, h * 0.15), 0.0, h * 0.15, &[color::mix(light, [1.0; 3], 0.35), light, deep]);
    for i in 1..4 {
        let y = h * 0.03 * i as f32;
        pencil.line(super::pencil::polyline(&[(w * 0.02, y), (w * 0.98, y)]), h * 0.006, deep, 0.35);
    }
}

/// The front of a box and its flaps folded outwards; what is in it stands behind.
fn open_box(pencil: &mut Pencil) {
    let (w, h) = (pencil.w, pencil.h);
    let [light, middle, deep] = [0xDDAE78, 0xC58E57, 0x9A6A3C].map(hex);
    let at = |x: f32, y: f32| (w * x, h * y);
    let shape = super::pencil::shape;
    let front = [at(0.12, 0.22), at(0.88, 0.22), at(0.84, 1.0), at(0.16, 1.0)];
    pencil.fade(shape(&front), h * 0.22, h, &[light, middle]);
    let left = [at(0.12, 0.22), at(0.0, 0.0), at(0.03, 0.30), at(0.135, 0.40)];
    let right = [at(0.88, 0.22), at(1.0, 0.0), at(0.97, 0.30), at(0.865, 0.40)];
    for flap in [left, right] {
        pencil.fill(shape(&flap), deep, 1.0);
    }
    let fold = [at(0.12, 0.22), at(0.88, 0.22), at(0.93, 0.44), at(0.07, 0.44)];
    pencil.fade(shape(&fold), h * 0.22, h * 0.44, &[middle, color::mix(light, [1.0; 3], 0.25)]);
    pencil.line(super::pencil::polyline(&[at(0.07, 0.44), at(0.93, 0.44)]), h * 0.012, deep, 0.8);
    pencil.fill(super::pencil::rect(w * 0.44, h * 0.46, w * 0.12, h * 0.54), color::mix(light, [1.0; 3], 0.35), 0.6);
}
