//! Watercolour, in the order of Bousseau and others (2006): simplify, tremble, dark edges, pigment density, paper.
//! Added: white gaps between things, blooms in wet washes, granulation, a bare uneven margin.

use super::{Flow, Progress, Style, kuwahara, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Plane, Rgb};
use crate::art::noise;
use crate::art::picture::Picture;

/// The style.
pub struct Watercolour;

const PAPER: Color = [0.985, 0.972, 0.945];

impl Style for Watercolour {
    fn name(&self) -> &'static str {
        "watercolour"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let tooth = texture::paper(w, h, 4.5 * scale, seed);
        let paper = texture::lit_paper(&tooth, PAPER, 0.055);
        if !texture::step(0.1, &paper, progress) {
            return Picture::from_rgb(&paper);
        }
        let simple = simplify(source, scale, seed);
        if !texture::step(0.3, &paper, progress) {
            return Picture::from_rgb(&paper);
        }
        let edge = drying_edges(&simple, scale);
        let gaps = gaps(source, scale, seed);
        let density = density(w, h, scale, seed);
        let area = texture::painted_area(w, h, 30.0 * scale, seed);
        let mut out = simple;
        out.fill(|x, y, c| {
            let i = y * w + x;
            let bare = area.data[i] * (1.0 - gaps.data[i]);
            // Granulation: pigment settles in the hollows of the paper.
            let hollow = (0.5 - tooth.data[i]) * 0.55;
            let thick = 1.0 + density.data[i] + edge.data[i] * 0.9 + hollow;
            let wash = pigment(luminous(c), thick);
            let under = paper.data[i];
            color::mix(under, color::multiply(wash, color::mix([1.0; 3], under, 0.9)), bare)
        });
        texture::reveal(&paper, &out, &texture::order(source, seed), progress)
    }
}

/// Areas of quiet colour with trembling borders; what is far melts into its neighbours (wet in wet).
fn simplify(source: &Layers, scale: f32, seed: u64) -> Rgb {
    let lit = source.lit();
    let photo = source.kind(0, 0) == Kind::Photo;
    let radius = if photo { 7.0 } else { 3.0 } * scale;
    let calm = kuwahara::kuwahara(&lit, radius.round().max(1.0) as usize);
    let wet = blur::gaussian(&calm, 7.0 * scale);
    let run = noise::plane(source.width, source.height, 90.0 * scale, 2, seed ^ 0x3E7);
    let mut out = calm;
    out.fill(|x, y, c| {
        let i = y * source.width + x;
        let melts = match source.kind(x, y) {
            Kind::Sky => 0.95,
            Kind::Land | Kind::Grass => 0.55,
            Kind::Water | Kind::Shadow => 0.45,
            _ => 0.0,
        };
        color::mix(c, wet.data[i], melts * color::smoothstep(0.25, 0.6, run.data[i]))
    });
    texture::wobbled(&out, 3.4 * scale, 26.0 * scale, seed)
}

/// Pigment gathers where a wash ends.
fn drying_edges(simple: &Rgb, scale: f32) -> Plane {
    let soft = blur::gaussian(simple, 1.1 * scale);
    let edge = texture::edges(&soft);
    blur::gaussian(&edge, 0.8 * scale).map(|v| (v * 3.2).min(1.0) * 0.75)
}

/// Thin dry gaps of bare paper around things, here and there.
fn gaps(source: &Layers, scale: f32, seed: u64) -> Plane {
    let mask = source.object_mask();
    let soft = blur::gaussian(&mask, 2.6 * scale);
    let some = noise::plane(source.width, source.height, 38.0 * scale, 2, seed ^ 0x6A9);
    let mut out = soft;
    out.fill(|x, y, v| {
        let i = y * source.width + x;
        let rim = color::smoothstep(0.10, 0.34, v) * (1.0 - color::smoothstep(0.42, 0.62, v));
        rim * color::smoothstep(0.42, 0.60, some.data[i]) * 0.85
    });
    out
}

/// Uneven pigment: broad pools, smaller clouds, and blooms where water ran back (bright inside, dark at their rim).
fn density(w: usize, h: usize, scale: f32, seed: u64) -> Plane {
    let broad = noise::plane(w, h, 210.0 * scale, 3, seed ^ 0xD1);
    let clouds = noise::plane(w, h, 46.0 * scale, 3, seed ^ 0xD2);
    let blooms = noise::plane(w, h, 150.0 * scale, 5, seed ^ 0xD3);
    let mut out = Plane::new(w, h, 0.0);
    out.fill(|x, y, _| {
        let i = y * w + x;
        let b = blooms.data[i] - 0.60;
        let rim = (1.0 - (b / 0.014).abs()).max(0.0) * 0.30;
        let inside = color::smoothstep(0.0, 0.06, b) * -0.22;
        (broad.data[i] - 0.5) * 1.5 + (clouds.data[i] - 0.5) * 0.75 + rim + inside
    });
    out
}

/// More pigment is darker and more saturated, less is paler: C(1 - (1 - C)(d - 1)) (Bousseau 2006, eq. 1).
fn pigment(c: Color, density: f32) -> Color {
    let d = density.clamp(0.1, 2.6) - 1.0;
    c.map(|v| (v - (v - v * v) * d).clamp(0.0, 1.0))
}

/// Thin paint over white: lighter, and still full of colour; blacks become deep greys.
fn luminous(c: Color) -> Color {
    let lifted = c.map(|v| 0.10 + 0.90 * v.max(0.0).powf(0.86));
    color::clamp(color::saturate(lifted, 1.18))
}
