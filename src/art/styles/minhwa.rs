//! 민화: mineral pigments on hanji, graded towards the paper (바림), ink lines around everything, a sky of bare paper.

use super::{Flow, Progress, Style, hanji, texture};
use crate::art::blur;
use crate::art::color::{self, Color, hex};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::Plane;
use crate::art::noise;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct Minhwa;

/// 오방색 and the pigments between them: white, black, cinnabar, red ochre, orpiment, gamboge, malachite light and deep,
/// azurite light and deep, purple, brown, rouge, grey.
const PIGMENTS: [u32; 14] = [
    0xF4EBD6, 0x2A2624, 0xC8372D, 0xA4503A, 0xE8A93A, 0xEFCB6B, 0x7FA66A, 0x2F6B55, 0x7EA9B8, 0x2B5A87, 0x6E4A77,
    0x7A5236, 0xDB8A93, 0x8F8B82,
];

impl Style for Minhwa {
    fn name(&self) -> &'static str {
        "minhwa"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let paper = hanji::sheet(w, h, [0.925, 0.868, 0.745], seed);
        let drawn = texture::wobbled(&source.flat, 2.0 * scale, 34.0 * scale, seed);
        let depth = grading(source, scale);
        let lines = texture::outlines(source, &drawn, (2.5 * scale).max(0.8), 0.15, seed);
        let uneven = noise::plane(w, h, 70.0 * scale, 4, seed ^ 0x31);
        let pigments = PIGMENTS.map(hex).map(|c| (c, color::oklab(c)));
        let mut out = paper.clone();
        out.fill(|x, y, under| {
            let i = y * w + x;
            let pigment = earthen(drawn.data[i], &pigments);
            let body = body(source, x, y, depth.data[i]) * (0.88 + 0.30 * (uneven.data[i] - 0.5));
            let grain = 1.0 - 0.10 * rng::hash(x as i32, y as i32, seed as u32);
            let laid = color::mix(
                under,
                color::multiply(pigment, color::mix([1.0; 3], under, 0.35)),
                (body * grain).clamp(0.0, 1.0),
            );
            color::mix(laid, [0.14, 0.12, 0.11], lines.data[i] * 0.88)
        });
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

/// Halfway to the two nearest mineral pigments: the palette is bound, the drawing stays readable.
fn earthen(c: Color, pigments: &[(Color, Color)]) -> Color {
    let lab = color::oklab(color::clamp(color::saturate(c, 1.25)));
    let (mut sum, mut total) = ([0.0f32; 3], 0.0);
    for (pigment, place) in pigments {
        // Hue and saturation count more than lightness.
        let d = [(lab[0] - place[0]) * 0.6, (lab[1] - place[1]) * 2.0, (lab[2] - place[2]) * 2.0];
        let near = 1.0 / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + 0.0008).powi(3);
        sum = [sum[0] + pigment[0] * near, sum[1] + pigment[1] * near, sum[2] + pigment[2] * near];
        total += near;
    }
    let bound = sum.map(|v| v / total);
    let light = (color::luma(c) - color::luma(bound)) * 0.45;
    color::clamp(color::saturate(bound.map(|v| v + light), 1.22))
}

/// How much pigment lies at a place. The sky stays nearly bare; things are full at their edge and pale within.
fn body(source: &Layers, x: usize, y: usize, depth: f32) -> f32 {
    let down = y as f32 / source.height as f32;
    match source.kind(x, y) {
        Kind::Sky if source.night => 0.78,
        Kind::Sky => 0.46 * (1.0 - down * 1.15).max(0.0) + 0.12,
        Kind::Water => 0.72,
        Kind::Land => 0.92 - 0.42 * depth,
        Kind::Grass => 0.84,
        Kind::Shadow | Kind::Weather => 0.6,
        Kind::Object(_) => 0.97 - 0.16 * depth,
        Kind::Photo => 0.85,
    }
}

/// 바림: 0 at the upper edge of a shape, growing to 1 inside it.
fn grading(source: &Layers, scale: f32) -> Plane {
    let mut same = Plane::new(source.width, source.height, 0.0);
    let reach = (26.0 * scale).max(1.0) as i32;
    let ids = &source.ids;
    same.fill(|x, y, _| {
        let id = ids.data[y * source.width + x];
        let up = (1..=4).filter(|k| ids.near(x as i32, y as i32 - k * reach / 2) == id).count();
        up as f32 / 4.0
    });
    blur::gaussian(&same, 9.0 * scale)
}
