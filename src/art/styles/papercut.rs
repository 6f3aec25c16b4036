//! Paper cut: every sheet is cut from coloured paper and lies above the next with two shadows, a lit edge and its grain.

use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Plane, Rgb};
use crate::art::noise;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct PaperCut;

/// Shades of lightness that one colour is cut into.
const SHADES: f32 = 6.0;

impl Style for PaperCut {
    fn name(&self) -> &'static str {
        "papercut"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let (shade, level) = cut(source, scale, seed);
        let height = heights(source, &level);
        let far = shadow(&height, 9.0 * scale, 10.0 * scale, 9.0 * scale);
        let near = shadow(&height, 1.8 * scale, 2.2 * scale, 2.4 * scale);
        let bevel = blur::gaussian(&height, 0.8 * scale);
        let fibres = texture::paper(w, h, 5.0 * scale, seed);
        let felt = noise::plane(w, h, 60.0 * scale, 3, seed ^ 0xFE);
        let mut out = shade;
        out.fill(|x, y, c| {
            let i = y * w + x;
            let tone = 1.0
                + (fibres.data[i] - 0.5) * 0.075
                + texture::relief(&fibres, x, y) * 0.05
                + (felt.data[i] - 0.5) * 0.07;
            let rim = (texture::relief(&bevel, x, y) * 0.16).clamp(-0.10, 0.22);
            let dark = 1.0 - (far.data[i] * 0.34 + near.data[i] * 0.30).min(0.62);
            let c = color::scale(c, (tone + rim) * dark);
            // Shadows on paper are a little blue.
            [c[0] * (0.94 + 0.06 * dark), c[1] * (0.97 + 0.03 * dark), c[2]]
        });
        let paper = texture::lit_paper(&fibres, [0.93, 0.90, 0.84], 0.06);
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

/// The colour of every piece, and its step of lightness. Borders between steps run in waves, as scissors go.
fn cut(source: &Layers, scale: f32, seed: u64) -> (Rgb, Plane) {
    let (w, h) = (source.width, source.height);
    let soft = blur::gaussian(&source.flat, 2.2 * scale);
    let wave = noise::plane(w, h, 170.0 * scale, 2, seed ^ 0x5C);
    let mut level = Plane::new(w, h, 0.0);
    level.fill(|x, y, _| {
        let i = y * w + x;
        let object = matches!(source.kind(x, y), Kind::Object(_));
        let base = if object { source.flat.data[i] } else { soft.data[i] };
        let sway = if object { 0.0 } else { (wave.data[i] - 0.5) * 0.13 };
        ((color::luma(base) + sway) * SHADES).floor()
    });
    let mut shade = source.flat.clone();
    shade.fill(|x, y, c| {
        let i = y * w + x;
        if matches!(source.kind(x, y), Kind::Object(_)) {
            return color::saturate(c, 1.08);
        }
        piece(soft.data[i], level.data[i], i32::from(source.ids.data[i] as i16), seed)
    });
    (shade, level)
}

/// One paper for one step of lightness: its hue stays, its lightness is that of the step, each sheet a touch different.
fn piece(c: Color, level: f32, id: i32, seed: u64) -> Color {
    let target = (level + 0.5) / SHADES;
    let other = (rng::hash(id, level as i32, seed as u32) - 0.5) * 0.07;
    let shift = target - color::luma(c) + other;
    color::clamp(color::saturate(c.map(|v| v + shift), 1.16))
}

/// How high each place lies: by its sheet, and a little by its step.
fn heights(source: &Layers, level: &Plane) -> Plane {
    let mut rank = vec![0.0f32; source.sheets.len() + 1];
    let mut height = 0.0;
    for (i, sheet) in source.sheets.iter().enumerate() {
        height += match sheet.kind {
            Kind::Object(_) => 1.3,
            Kind::Land => 0.8,
            Kind::Sky | Kind::Water | Kind::Grass => 0.45,
            Kind::Shadow | Kind::Weather | Kind::Photo => 0.0,
        };
        rank[i] = height;
    }
    let mut out = Plane::new(level.width, level.height, 0.0);
    out.fill(|x, y, _| {
        let i = y * level.width + x;
        let within = if matches!(source.kind(x, y), Kind::Object(_)) { -0.05 } else { -0.32 };
        rank[source.ids.data[i] as usize] + within * level.data[i]
    });
    out
}

/// The shadow that higher paper throws to the lower right: 0..1.
fn shadow(height: &Plane, soft: f32, dx: f32, dy: f32) -> Plane {
    // Height differences count only up to one sheet, or far things would blacken near ones.
    let blurred = blur::gaussian(height, soft);
    let mut out = Plane::new(height.width, height.height, 0.0);
    out.fill(|x, y, _| {
        let above = blurred.near((x as f32 - dx) as i32, (y as f32 - dy) as i32) - height.data[y * height.width + x];
        (above * 0.9).clamp(0.0, 1.0)
    });
    out
}
