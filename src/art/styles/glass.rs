//! Stained glass: pieces of glowing glass in lead. Large pieces for sky and ground, small ones for things.

use super::cells::{Cells, Laying};
use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Plane, Rgb};
use crate::art::noise;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct StainedGlass;

impl Style for StainedGlass {
    fn name(&self) -> &'static str {
        "stained-glass"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        // Borders follow the large shapes of the ground, not every glint.
        let broad = blur::gaussian(&source.flat, 4.0 * scale);
        let wide = pieces(source, &broad, 62.0 * scale, seed);
        let fine = pieces(source, &source.flat, 46.0 * scale, seed ^ 0x77);
        let streaks = noise::plane(w, h, 26.0 * scale, 3, seed ^ 0x57);
        let lead = lead(source, [&wide, &fine], scale);
        let round = blur::gaussian(&lead, 1.3 * scale);
        let glow = blur::gaussian(&source.flat, 26.0 * scale);
        let mut out = Rgb::new(w, h, [0.0; 3]);
        out.fill(|x, y, _| {
            let i = y * w + x;
            let object = is_object(source, x, y);
            let cells = if object { &fine } else { &wide };
            let glass = glass(cells, i, &source.flat, object, &streaks, seed);
            // Light from behind spreads a little over everything.
            let c = color::mix(glass, color::clamp(color::saturate(glow.data[i], 1.3)), 0.10);
            let metal = 0.10 + (texture::relief(&round, x, y) * 0.9).clamp(-0.06, 0.30);
            color::mix(c, [metal, metal, metal * 1.06], lead.data[i])
        });
        let dark = Rgb::new(w, h, [0.12, 0.11, 0.12]);
        texture::reveal(&dark, &out, &texture::order(source, seed), progress)
    }
}

fn is_object(source: &Layers, x: usize, y: usize) -> bool {
    matches!(source.kind(x, y), Kind::Object(_))
}

fn pieces(source: &Layers, picture: &Rgb, size: f32, seed: u64) -> Cells {
    Laying { source, size: size.max(4.0), square: None, jitter: 0.8, tint: 1.6, seed: seed as u32 }.lay(picture)
}

/// One piece: the mean colour of its place, deep, a little brighter in the middle, each with its own strength.
fn glass(cells: &Cells, i: usize, flat: &Rgb, object: bool, streaks: &Plane, seed: u64) -> Color {
    let cell = cells.of.data[i];
    let mean = cells.colors[cell as usize];
    // Faces and windows keep their own drawing, as painted on the glass.
    let own = if object { 0.72 } else { 0.0 };
    let c = color::mix(mean, flat.data[i], own);
    let strength = 0.86 + 0.30 * rng::hash(cell as i32, 3, seed as u32);
    let middle = color::smoothstep(0.0, 22.0, cells.border.data[i]) * 0.16;
    let streak = (streaks.data[i] - 0.5) * 0.30;
    let deep = color::saturate(c.map(|v| v.powf(1.12)), 1.45);
    let warm = rng::hash(cell as i32, 5, seed as u32) - 0.5;
    let tinted = [deep[0] * (1.0 + warm * 0.10), deep[1], deep[2] * (1.0 - warm * 0.12)];
    color::clamp(color::scale(tinted, strength + middle + streak))
}

/// Lead between pieces and, thicker, around things: 0..1.
fn lead(source: &Layers, [wide, fine]: [&Cells; 2], scale: f32) -> Plane {
    let (w, h) = (source.width, source.height);
    let half = 1.9 * scale;
    let mut hard = Plane::new(w, h, 0.0);
    let outline = (2.4 * scale).max(0.8).round() as i32;
    let eyes = blur::gaussian(&eyes(source, scale), 13.0 * scale);
    let drawn = texture::edges(&blur::gaussian(&source.flat, 1.1 * scale));
    hard.fill(|x, y, _| {
        let i = y * w + x;
        let id = source.ids.data[i];
        let object = is_object(source, x, y);
        let cells = if object { fine } else { wide };
        let (xi, yi) = (x as i32, y as i32);
        let far = [(outline, 0), (-outline, 0), (0, outline), (0, -outline)];
        let border = far.iter().any(|(dx, dy)| {
            let other = source.ids.near(xi + dx, yi + dy);
            let thing = matches!(source.sheets.get(other as usize).map(|s| s.kind), Some(Kind::Object(_)));
            other != id && (object || thing)
        });
        // No lead crosses eyes and mouths; elsewhere it follows the drawing of a thing.
        let free = if object { color::smoothstep(0.012, 0.03, eyes.data[i]) } else { 0.0 };
        let inner = if object { color::smoothstep(0.20, 0.32, drawn.data[i] * scale.max(0.5)) } else { 0.0 };
        let seam = (1.0 - color::smoothstep(half - 0.7, half + 0.7, cells.border.data[i])).max(inner) * (1.0 - free);
        if border { 1.0 } else { seam }
    });
    blur::gaussian(&hard, 0.6 * scale)
}

/// 1 in small dark spots within things: eyes, nostrils, mouths.
fn eyes(source: &Layers, scale: f32) -> Plane {
    let light = source.flat.map(color::luma);
    let reach = (11.0 * scale).max(2.0) as i32;
    let mut out = Plane::new(source.width, source.height, 0.0);
    out.fill(|x, y, _| {
        let (xi, yi) = (x as i32, y as i32);
        let here = light.data[y * source.width + x] + 0.12;
        let around = [(reach, 0), (-reach, 0), (0, reach), (0, -reach)];
        let spot = is_object(source, x, y) && around.iter().all(|(dx, dy)| light.near(xi + dx, yi + dy) > here);
        if spot { 1.0 } else { 0.0 }
    });
    out
}
