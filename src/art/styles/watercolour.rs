//! Watercolour, in the order of Bousseau and others (2006): simplify, tremble, dark edges, pigment density, paper.
//! Added: white gaps between things, blooms in wet washes, granulation, a bare uneven margin. It comes as it is painted:
//! pale wet washes over everything, then the colours from light to dark.

use super::growing::{Growing, Onward};
use super::texture::{self, Tooth};
use super::{Flow, Progress, Style, kuwahara};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Rgb8};
use crate::art::noise::Clouds;
use crate::art::picture::Picture;

/// The style.
pub struct Watercolour;

const PAPER: Color = [0.985, 0.975, 0.950];

impl Style for Watercolour {
    fn name(&self) -> &'static str {
        "watercolour"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let tooth = Tooth::new(source, 4.5, seed);
        let mut growing = Growing::new(tooth.paper(source, PAPER, 0.055), progress);
        let _ = washes(source, seed, &tooth, &mut growing);
        growing.picture
    }
}

fn washes(source: &Layers, seed: u64, tooth: &Tooth, growing: &mut Growing<'_>) -> Onward {
    let (w, scale) = (source.width, texture::scale(source));
    let water = Water::new(source, seed);
    // First, pale and wet: colours run into each other and know no borders.
    let mixed = |x: usize, y: usize| source.flat.data[y * w + x];
    let wet = blur::gaussian_of(w, source.height, 9.0 * scale, mixed, color::to_bytes);
    let margin = Margin::new(source, seed);
    let order = texture::order(source, seed);
    growing.stage(0.3, 8, &order, |x, y, i, under| {
        let light = color::mix([1.0; 3], luminous(wet.color(i)), 0.45);
        let wash = pigment(light, 1.0 + water.at(x, y) * 0.6);
        color::mix(under, color::multiply(wash, color::mix([1.0; 3], under, 0.9)), margin.at(x, y) * 0.9)
    })?;
    let simple = simplify(source, &wet, scale, seed);
    let edges = drying_edges(&simple, scale);
    let gaps = gaps(source, scale, seed);
    growing.stage(1.0, 16, &by_lightness(&simple, &order), |x, y, i, _| {
        let share = |v: u8| f32::from(v) * (1.0 / 255.0);
        let bare = margin.at(x, y) * (1.0 - share(gaps.data[i]));
        // Granulation: pigment settles in the hollows of the paper, heavy dark pigments most.
        let c = simple.color(i);
        let hollow = (0.5 - tooth.at(x, y)) * (0.42 + 0.45 * (1.0 - color::luma(c)));
        let thick = 1.0 + water.at(x, y) + share(edges.data[i]) * 0.95 + hollow;
        let wash = pigment(luminous(c), thick);
        let paper = color::scale(PAPER, 1.0 + tooth.relief(x, y) * 0.055);
        color::mix(paper, color::multiply(wash, color::mix([1.0; 3], paper, 0.9)), bare)
    })
}

/// Light colours first; within them as the water flows.
fn by_lightness(simple: &Rgb8, order: &Grid<u8>) -> Grid<u8> {
    let mut out = order.clone();
    out.fill(|x, y, flow| {
        let dark = 1.0 - color::luma(simple.color(y * simple.width + x));
        (dark * 190.0 + f32::from(flow) * 0.25).min(255.0) as u8
    });
    out
}

/// Areas of quiet colour with trembling borders; what is far melts into its neighbours (wet in wet).
fn simplify(source: &Layers, wet: &Rgb8, scale: f32, seed: u64) -> Rgb8 {
    let lit = texture::lit(source);
    let photo = source.kind(0, 0) == Kind::Photo;
    let radius = if photo { 3.6 } else { 3.0 } * scale;
    let mut calm = kuwahara::kuwahara(&lit, radius.round().max(1.0) as usize);
    drop(lit);
    let run = Clouds::new(source.width, source.height, 90.0 * scale, 2, seed ^ 0x3E7);
    calm.fill(|x, y, c| {
        let melts = match source.kind(x, y) {
            Kind::Sky => 0.95,
            Kind::Land | Kind::Grass => 0.55,
            Kind::Water | Kind::Shadow => 0.45,
            _ => return c,
        };
        let i = y * source.width + x;
        let share = melts * color::smoothstep(0.25, 0.6, run.at(x, y));
        color::to_bytes(color::mix(color::from_bytes(c), wet.color(i), share))
    });
    texture::wobbled(&calm, scale, if photo { 1.6 } else { 3.4 }, 26.0, seed)
}

/// Pigment gathers where a wash ends.
fn drying_edges(simple: &Rgb8, scale: f32) -> Grid<u8> {
    let soft = texture::softened(simple, scale, 1.1);
    let step = scale.round().max(1.0) as i32;
    let read = |x: usize, y: usize| texture::edge(&soft, x, y, step);
    blur::gaussian_of(simple.width, simple.height, 0.8 * scale, read, |v| ((v * 3.2).min(1.0) * 191.0) as u8)
}

/// Thin dry gaps of bare paper around things, here and there.
fn gaps(source: &Layers, scale: f32, seed: u64) -> Grid<u8> {
    let (w, h) = (source.width, source.height);
    let object = |x: usize, y: usize| f32::from(u8::from(matches!(source.kind(x, y), Kind::Object(_))));
    let mut soft: Grid<u8> = blur::gaussian_of(w, h, 2.6 * scale, object, |v| (v * 255.0) as u8);
    let some = Clouds::new(w, h, 38.0 * scale, 2, seed ^ 0x6A9);
    soft.fill(|x, y, v| {
        if v == 0 || v == 255 {
            return 0;
        }
        let v = f32::from(v) / 255.0;
        let rim = color::smoothstep(0.10, 0.34, v) * (1.0 - color::smoothstep(0.42, 0.62, v));
        (rim * color::smoothstep(0.40, 0.58, some.at(x, y)) * 230.0) as u8
    });
    soft
}

/// Uneven pigment: broad pools, smaller clouds, and backruns where water ran back (bright inside, dark at their rim).
struct Water {
    broad: Clouds,
    clouds: Clouds,
    blooms: Clouds,
    quiet: f32,
}

impl Water {
    fn new(source: &Layers, seed: u64) -> Self {
        let scale = texture::scale(source);
        let cloud = |bump: f32, octaves: u32, salt: u64| {
            Clouds::new(source.width, source.height, bump * scale, octaves, seed ^ salt)
        };
        // A person's own lines are not drowned.
        let quiet = if source.kind(0, 0) == Kind::Photo { 0.6 } else { 1.0 };
        Self { broad: cloud(210.0, 3, 0xD1), clouds: cloud(46.0, 3, 0xD2), blooms: cloud(170.0, 5, 0xD3), quiet }
    }

    /// More or less pigment than usual, about -1..1.
    #[inline]
    fn at(&self, x: usize, y: usize) -> f32 {
        let b = self.blooms.at(x, y) - 0.585;
        let rim = (1.0 - (b * (1.0 / 0.012)).abs()).max(0.0) * 0.42;
        let inside = color::smoothstep(0.0, 0.05, b) * -0.34;
        ((self.broad.at(x, y) - 0.5) * 1.6 + (self.clouds.at(x, y) - 0.5) * 0.75 + rim + inside) * self.quiet
    }
}

/// 1 inside a painted area with an uneven edge, 0 on the bare margin of the paper around it.
struct Margin {
    ragged: Clouds,
    size: (usize, usize),
    wide: f32,
}

impl Margin {
    fn new(source: &Layers, seed: u64) -> Self {
        let wide = 30.0 * texture::scale(source);
        let size = (source.width, source.height);
        Self { ragged: Clouds::new(size.0, size.1, wide * 1.6, 3, seed ^ 0xED6E), size, wide }
    }

    #[inline]
    fn at(&self, x: usize, y: usize) -> f32 {
        let near = x.min(self.size.0 - 1 - x).min(y).min(self.size.1 - 1 - y) as f32;
        if near > self.wide * 1.6 {
            return 1.0;
        }
        let at = near - self.wide * (0.35 + 1.1 * self.ragged.at(x, y));
        color::smoothstep(-self.wide * 0.02, self.wide * 0.06, at)
    }
}

/// More pigment is darker and more saturated, less is paler: C(1 - (1 - C)(d - 1)) (Bousseau 2006, eq. 1).
#[inline]
fn pigment(c: Color, density: f32) -> Color {
    let d = density.clamp(0.1, 2.6) - 1.0;
    c.map(|v| (v - (v - v * v) * d).clamp(0.0, 1.0))
}

/// Thin paint over white: lighter, and still full of colour; blacks become deep greys.
#[inline]
fn luminous(c: Color) -> Color {
    // Close to a power of 0.86, and quick.
    let lifted = c.map(|v| 0.10 + 0.90 * (v + 0.24 * v * (1.0 - v) * (1.0 - 0.6 * v)));
    color::clamp(color::saturate(lifted, 1.18))
}
