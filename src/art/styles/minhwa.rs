//! 민화: mineral pigments on hanji, graded towards the paper (바림), ink lines around everything, a sky of bare paper. The ink
//! comes first; then every thing is filled.

use super::growing::{Growing, Onward};
use super::{Flow, Progress, Style, hanji, texture};
use crate::art::blur;
use crate::art::color::{self, Color, hex};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::Grid;
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct Minhwa;

/// 오방색 and the pigments between them: white, black, cinnabar, red ochre, orpiment, gamboge, malachite light and deep,
/// azurite light and deep, purple, brown, rouge, grey, and the white with a little cinnabar that faces have.
const PIGMENTS: [u32; 15] = [
    0xF7EFDC, 0x2A2624, 0xC8321F, 0xA4503A, 0xE59A24, 0xF0C64F, 0x6FA36B, 0x1F6A55, 0x6FA3BC, 0x1F5590, 0x6E4A77,
    0x7A5236, 0xDE8290, 0x8F8B82, 0xF0CBA6,
];
const HANJI: Color = [0.935, 0.880, 0.760];
const INK: Color = [0.12, 0.10, 0.10];

impl Style for Minhwa {
    fn name(&self) -> &'static str {
        "minhwa"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let paper = hanji::sheet(source.width, source.height, HANJI, seed);
        let mut growing = Growing::new(paper.clone(), progress);
        let _ = draw(source, seed, &paper, &mut growing);
        growing.picture
    }
}

fn draw(source: &Layers, seed: u64, paper: &Picture, growing: &mut Growing<'_>) -> Onward {
    let (w, h, scale) = (source.width, source.height, texture::scale(source));
    let drawn = texture::wobbled(&super::growing::bytes(&source.flat), scale, 2.0, 34.0, seed);
    let lines = texture::outlines(source, &drawn, 2.5, 0.17, seed);
    let order = texture::order(source, seed);
    let line = |i: usize| f32::from(lines.data[i]) * (1.0 / 255.0);
    growing.stage(0.3, 12, &order, |_, _, i, under| color::mix(under, INK, line(i) * 0.90))?;
    let depth = grading(source, scale);
    let uneven = Clouds::new(w, h, 70.0 * scale, 4, seed ^ 0x31);
    let palette = Palette::new();
    let grain = 1.0 / scale.max(1.0);
    growing.stage(1.0, 16, &order, |x, y, i, _| {
        let p = &paper.rgba[i * 4..][..3];
        let under = color::from_bytes([p[0], p[1], p[2]]);
        let c = drawn.color(i);
        let depth = f32::from(depth.data[i]) * (1.0 / 255.0);
        let body = body(source, x, y, depth, c) * (0.90 + 0.34 * (uneven.at(x, y) - 0.5));
        let dust = 1.0 - 0.10 * rng::hash((x as f32 * grain) as i32, (y as f32 * grain) as i32, seed as u32);
        let pigment = color::multiply(palette.earthen(c), color::mix([1.0; 3], under, 0.30));
        let laid = color::mix(under, pigment, (body * dust).clamp(0.0, 1.0));
        color::mix(laid, INK, line(i) * 0.90)
    })
}

/// Steps of the table of a palette along each channel.
const STEPS: usize = 17;

/// For every colour, what the pigments can make of it.
struct Palette {
    table: Vec<Color>,
}

impl Palette {
    fn new() -> Self {
        let pigments = PIGMENTS.map(hex).map(|c| (c, color::oklab(c)));
        let channel = |v: usize| v as f32 / (STEPS - 1) as f32;
        let make = |i: usize| {
            let c = [channel(i / (STEPS * STEPS)), channel(i / STEPS % STEPS), channel(i % STEPS)];
            bound(c, &pigments)
        };
        Self { table: (0..STEPS * STEPS * STEPS).map(make).collect() }
    }

    /// The colour between the eight nearest of the table.
    #[inline]
    fn earthen(&self, c: Color) -> Color {
        let at = c.map(|v| v.clamp(0.0, 1.0) * (STEPS - 1) as f32);
        let low = at.map(|v| (v as usize).min(STEPS - 2));
        let share = [0, 1, 2].map(|k| at[k] - low[k] as f32);
        let get = |r: usize, g: usize| {
            let i = ((low[0] + r) * STEPS + low[1] + g) * STEPS + low[2];
            color::mix(self.table[i], self.table[i + 1], share[2])
        };
        let [zero, one] = [0, 1].map(|r| color::mix(get(r, 0), get(r, 1), share[1]));
        color::mix(zero, one, share[0])
    }
}

/// Mostly the nearest mineral pigments: the palette is bound, the drawing stays readable.
fn bound(c: Color, pigments: &[(Color, Color)]) -> Color {
    let lab = color::oklab(color::clamp(color::saturate(c, 1.35)));
    let (mut sum, mut total) = ([0.0f32; 3], 0.0);
    for (pigment, place) in pigments {
        // Hue and saturation count more than lightness.
        let d = [(lab[0] - place[0]) * 0.6, (lab[1] - place[1]) * 2.3, (lab[2] - place[2]) * 2.3];
        let near = 1.0 / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + 0.0008).powi(3);
        sum = [sum[0] + pigment[0] * near, sum[1] + pigment[1] * near, sum[2] + pigment[2] * near];
        total += near;
    }
    let bound = sum.map(|v| v / total);
    let light = (color::luma(c) - color::luma(bound)) * 0.42;
    color::clamp(color::saturate(bound.map(|v| v + light), 1.42))
}

/// How much pigment lies at a place. The sky stays nearly bare; things are full at their edge and pale within.
fn body(source: &Layers, x: usize, y: usize, depth: f32, c: Color) -> f32 {
    let down = y as f32 / source.height as f32;
    match source.kind(x, y) {
        Kind::Sky if source.night => 0.86 - 0.35 * down,
        Kind::Sky => 0.50 * (1.0 - down * 1.25).max(0.0) + 0.06,
        Kind::Water => 0.90 - 0.42 * depth,
        Kind::Land => 0.95 - 0.50 * depth,
        Kind::Grass => 0.84,
        Kind::Shadow | Kind::Weather => 0.6,
        Kind::Object(_) => 1.0 - 0.30 * depth,
        // White paper of a drawing stays hanji.
        Kind::Photo => 0.95 * (1.0 - color::smoothstep(0.86, 0.97, c[0].min(c[1]).min(c[2]))),
    }
}

/// 바림: 0 at the upper edge of a shape, growing to 255 inside it.
fn grading(source: &Layers, scale: f32) -> Grid<u8> {
    let reach = (30.0 * scale).max(1.0) as i32;
    let ids = &source.ids;
    let up = |x: usize, y: usize| {
        let id = ids.data[y * source.width + x];
        (1..=4).filter(|k| ids.near(x as i32, y as i32 - k * reach / 2) == id).count() as f32 / 4.0
    };
    blur::gaussian_of(source.width, source.height, (10.0 * scale).max(0.5), up, |v| (v * 255.0) as u8)
}
