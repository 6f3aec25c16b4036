//! What several styles share: paper, light, edges, a trembling hand, ink lines, and the order in which places are painted.

use super::growing::{bytes, made};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Rgb8};
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng;

/// Pixels for one unit: all sizes of brushes and papers are in units, of which a picture is 1024 long, so that a print looks
/// like the picture on the screen.
pub fn scale(source: &Layers) -> f32 {
    source.width.max(source.height) as f32 / 1024.0
}

/// The drawing with light and shade.
pub fn lit(source: &Layers) -> Rgb8 {
    bytes(&source.lit())
}

/// An object of a scene, or a person's own picture: what keeps its drawing.
pub fn is_thing(kind: Kind) -> bool {
    matches!(kind, Kind::Object(_) | Kind::Photo)
}

/// A person's own drawing: lines and colours on white paper. Its lines are the drawing, and no others are added.
pub fn is_drawing(source: &Layers) -> bool {
    let step = (source.width / 96).max(1);
    let white = |c: &Color| c[0].min(c[1]).min(c[2]) > 0.92;
    let rows = || (0..source.height).step_by(step).flat_map(|y| source.flat.row(y).iter().step_by(step));
    source.kind(0, 0) == Kind::Photo && rows().filter(|c| white(c)).count() * 2 > rows().count()
}

/// The height of rough paper, 0..1, mean about 0.5.
pub struct Tooth {
    bumps: Clouds,
    grain: f32,
    seed: u32,
}

impl Tooth {
    /// Paper with bumps `units` wide.
    pub fn new(source: &Layers, units: f32, seed: u64) -> Self {
        let scale = scale(source);
        let bumps = Clouds::new(source.width, source.height, (units * scale).max(1.5), 2, seed ^ 0x9A9E);
        Self { bumps, grain: 1.0 / scale.max(1.0), seed: seed as u32 }
    }

    /// The height at a pixel.
    #[inline]
    pub fn at(&self, x: usize, y: usize) -> f32 {
        let dust = rng::hash((x as f32 * self.grain) as i32, (y as f32 * self.grain) as i32, self.seed);
        0.72 * self.bumps.at(x, y) + 0.28 * dust
    }

    /// Light on the bumps, about -1..1.
    #[inline]
    pub fn relief(&self, x: usize, y: usize) -> f32 {
        self.bumps.relief(x, y) / self.grain.max(0.25) + 0.28 * (self.at(x, y) - 0.5)
    }

    /// A sheet of this paper with its bumps lit.
    pub fn paper(&self, source: &Layers, tone: Color, strength: f32) -> Picture {
        made(source.width, source.height, |x, y| color::scale(tone, 1.0 + self.relief(x, y) * strength))
    }
}

/// A picture drawn by a hand that trembles: every pixel is taken from up to `reach` units away, smoothly.
pub fn wobbled(picture: &Rgb8, scale: f32, reach: f32, bump: f32, seed: u64) -> Rgb8 {
    let (w, h, reach) = (picture.width, picture.height, 2.0 * reach * scale);
    let sway = |salt: u64| Clouds::new(w, h, bump * scale, 2, seed ^ salt);
    let (a, b) = (sway(0xA1), sway(0xB2));
    let mut out = Rgb8::new(w, h, [0; 3]);
    out.fill(|x, y, _| {
        let (dx, dy) = ((a.at(x, y) - 0.5) * reach, (b.at(x, y) - 0.5) * reach);
        color::to_bytes(picture.between(x as f32 + dx, y as f32 + dy))
    });
    out
}

/// How strongly the colour changes around a pixel within `step` pixels (about 0..1).
#[inline]
pub fn edge(picture: &Rgb8, x: usize, y: usize, step: i32) -> f32 {
    let (x, y) = (x as i32, y as i32);
    let gap = |a: [u8; 3], b: [u8; 3]| {
        let d = [0, 1, 2].map(|i| i32::from(a[i]) - i32::from(b[i]));
        d[0] * d[0] + d[1] * d[1] + d[2] * d[2]
    };
    let across = gap(picture.near(x + step, y), picture.near(x - step, y));
    let down = gap(picture.near(x, y + step), picture.near(x, y - step));
    ((across + down) as f32).sqrt() * (1.0 / 255.0)
}

/// The colours softened by `units`.
pub fn softened(picture: &Rgb8, scale: f32, units: f32) -> Rgb8 {
    let w = picture.width;
    blur::gaussian_of(w, picture.height, (units * scale).max(0.3), |x, y| picture.color(y * w + x), color::to_bytes)
}

/// Ink lines where one thing ends and another begins, and where colours change sharply inside a thing; 0..=255.
/// `width` in units; the line swells and thins like a brush's. Inside a thing it is drawn with the tip, so that eyes and a
/// mouth stay a face.
pub fn outlines(source: &Layers, picture: &Rgb8, width: f32, sharp: f32, seed: u64) -> Grid<u8> {
    let (w, h, scale) = (source.width, source.height, scale(source));
    if is_drawing(source) {
        return Grid::new(w, h, 0);
    }
    let press = Clouds::new(w, h, width * scale * 22.0, 2, seed ^ 0x01);
    let mut line = changes(picture, scale, width);
    let tip = changes(picture, scale, width.min(TIP));
    let rim = rims(source, width * 0.55 * scale);
    line.fill(|x, y, v| {
        let force = 0.55 + 0.9 * press.at(x, y);
        let i = y * w + x;
        let (broad, fine) = (f32::from(v) * width.sqrt(), f32::from(tip.data[i]) * width.min(TIP).sqrt());
        let drawn = match source.kind(x, y) {
            Kind::Object(_) => fine + (broad - fine) * color::smoothstep(10.0, 70.0, f32::from(rim.data[i])),
            Kind::Photo => broad,
            Kind::Sky => broad * 0.30,
            _ => broad * 0.62,
        };
        (color::smoothstep(sharp, sharp * 2.2, drawn * (1.0 / 255.0) * force) * 255.0) as u8
    });
    line
}

/// The width of a line inside a thing, at most, units.
const TIP: f32 = 1.5;

/// How strongly the colour changes within `width` units, 0..=255.
fn changes(picture: &Rgb8, scale: f32, width: f32) -> Grid<u8> {
    let soft = softened(picture, scale, (width * 0.35).max(0.5));
    let step = scale.round().max(1.0) as i32;
    let read = |x: usize, y: usize| edge(&soft, x, y, step);
    blur::gaussian_of(picture.width, picture.height, (width * 0.30 * scale).max(0.4), read, |v| {
        (v * 255.0).min(255.0) as u8
    })
}

/// Where one thing ends and another begins, spread over `reach` pixels; 0..=255.
fn rims(source: &Layers, reach: f32) -> Grid<u8> {
    let ids = &source.ids;
    let ends = |x: usize, y: usize| {
        let (xi, yi, here) = (x as i32, y as i32, ids.data[y * ids.width + x]);
        let other = ids.near(xi + 1, yi) != here || ids.near(xi, yi + 1) != here;
        f32::from(u8::from(other))
    };
    // A line one pixel wide is as strong at any reach.
    let gain = reach.max(0.6) * 2.5 * 255.0;
    blur::gaussian_of(ids.width, ids.height, reach.max(0.6), ends, |v| (v * gain).min(255.0) as u8)
}

/// Where an object (or a person's own picture) has detail finer than a small brush: eyes, mouths, whiskers, thin lines.
pub fn detail(source: &Layers, picture: &Rgb8, scale: f32) -> Grid<bool> {
    let soft = softened(picture, scale, 5.0);
    let mut out = Grid::new(source.width, source.height, false);
    out.fill(|x, y, _| {
        let i = y * source.width + x;
        is_thing(source.kind(x, y)) && color::distance2(picture.color(i), soft.color(i)) > 0.012
    });
    out
}

/// When each place is painted, 0..=255: from the back to the front, broad washes first, with a living edge.
pub fn order(source: &Layers, seed: u64) -> Grid<u8> {
    let (w, h) = (source.width, source.height);
    let flow = Clouds::new(w, h, w.max(h) as f32 * 0.18, 3, seed ^ 0x0DE);
    let count = source.sheets.len().max(1) as f32;
    let mut out = Grid::new(w, h, 0u8);
    out.fill(|x, y, _| {
        let layer = f32::from(source.ids.data[y * w + x]) / count;
        let down = y as f32 / h as f32;
        let when = 0.46 * layer + 0.30 * down + 0.45 * (flow.at(x, y) - 0.32);
        (when * 255.0).clamp(0.0, 255.0) as u8
    });
    out
}
