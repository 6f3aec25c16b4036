//! Ink: brush lines and washes of black on hanji in a few depths, dry brush, a breath of colour (수묵담채). Most of the paper
//! stays empty: sky and ground are hinted at and end before they reach the edge.

use super::growing::{Growing, Onward, bytes};
use super::{Flow, Progress, Style, field, hanji, texture};
use crate::art::blur;
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Grid, Rgb8};
use crate::art::noise::Clouds;
use crate::art::picture::Picture;
use crate::art::rng;

/// The style.
pub struct Ink;

/// Pine soot: a black with a little blue.
const INK: Color = [0.07, 0.075, 0.095];

impl Style for Ink {
    fn name(&self) -> &'static str {
        "ink"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let paper = hanji::sheet(source.width, source.height, [0.960, 0.942, 0.895], seed);
        let mut growing = Growing::new(paper.clone(), progress);
        let _ = draw(source, seed, &paper, &mut growing);
        growing.picture
    }
}

fn draw(source: &Layers, seed: u64, paper: &Picture, growing: &mut Growing<'_>) -> Onward {
    let (w, h, scale) = (source.width, source.height, texture::scale(source));
    let drawn = texture::wobbled(&bytes(&source.flat), scale, 3.0, 30.0, seed);
    let lines = texture::outlines(source, &drawn, 4.4, 0.15, seed);
    let order = texture::order(source, seed);
    let hairs = Hairs::new(source, seed);
    // The line is wet where the brush is pressed, and breaks into hairs where it runs dry.
    let line = |x: usize, y: usize, i: usize| {
        let v = f32::from(lines.data[i]) * (1.0 / 255.0);
        v * (0.30 + 0.70 * color::smoothstep(0.30, 0.62, hairs.at(x, y) + 0.28 * v)) * far(source, x, y)
    };
    growing.stage(0.35, 12, &order, |x, y, i, under| color::mix(under, INK, line(x, y, i) * 0.94))?;
    let lit = texture::wobbled(&texture::lit(source), scale, 3.0, 30.0, seed);
    let bled = texture::softened(&lit, scale, 8.0);
    let pools = Clouds::new(w, h, 130.0 * scale, 4, seed ^ 0x1D);
    let empty = Empty::new(source, seed);
    let depths = depths(source, &lit, &bled);
    // From light to dark, as ink is laid.
    let mut light_first = order;
    light_first.fill(|x, y, flow| {
        let depth = f32::from(depths.data[y * w + x]);
        (depth * 0.75 + f32::from(flow) * 0.25) as u8
    });
    growing.stage(1.0, 16, &light_first, |x, y, i, _| {
        let p = &paper.rgba[i * 4..][..3];
        let under = color::from_bytes([p[0], p[1], p[2]]);
        let thing = texture::is_thing(source.kind(x, y));
        let c = if thing { lit.color(i) } else { bled.color(i) };
        let there = if thing { 1.0 } else { empty.at(x, y, source) };
        let depth = f32::from(depths.data[i]) * (1.0 / 255.0) * (0.70 + 0.80 * pools.at(x, y)) * there;
        // Dry hairs of the brush show only where the ink is neither thin nor deep.
        let middle = (depth * (1.0 - depth) * 4.0).clamp(0.0, 1.0);
        let dry = (hairs.at(x, y) - 0.5) * 0.55 * middle;
        let washed = color::mix(under, INK, (depth + dry * depth).clamp(0.0, 0.95));
        let light = lightness(c);
        let breath = color::clamp(color::saturate(c.map(|v| v / light.max(0.25)), if thing { 1.1 } else { 0.8 }));
        let tint = color::mix([1.0; 3], breath, if thing { 0.60 } else { 0.16 * there });
        color::mix(color::multiply(washed, tint), INK, line(x, y, i) * 0.94)
    })
}

/// Strong colours count as light: they are tinted, not blackened.
fn lightness(c: Color) -> f32 {
    color::luma(c) * 0.5 + c[0].max(c[1]).max(c[2]) * 0.5
}

/// Lines of what is far are thin.
fn far(source: &Layers, x: usize, y: usize) -> f32 {
    match source.kind(x, y) {
        Kind::Object(_) | Kind::Photo => 1.0,
        Kind::Sky => 0.5,
        _ => 0.55,
    }
}

/// How deep the ink is, 0..=255: five depths (농담) with soft steps; light stays paper, distance is pale.
fn depths(source: &Layers, lit: &Rgb8, bled: &Rgb8) -> Grid<u8> {
    let mut out = Grid::new(source.width, source.height, 0u8);
    out.fill(|x, y, _| {
        let i = y * source.width + x;
        let kind = source.kind(x, y);
        let light = lightness(if texture::is_thing(kind) { lit.color(i) } else { bled.color(i) });
        let dark = ((0.88 - light) / 0.80).clamp(0.0, 1.0);
        let five = dark * 5.0;
        let stepped = (five.floor() + color::smoothstep(0.2, 0.8, five.fract())) / 5.0;
        let share = match kind {
            Kind::Sky if source.night => 0.62,
            Kind::Sky => 0.22,
            Kind::Water => 0.85,
            Kind::Land => 0.62,
            Kind::Grass => 0.45,
            Kind::Shadow | Kind::Weather => 0.5,
            Kind::Object(_) | Kind::Photo => 1.0,
        };
        (stepped * share * 255.0) as u8
    });
    out
}

/// Streaks of a dry brush: long hairs along the directions of the picture.
struct Hairs {
    field: field::Field,
    scale: f32,
    seed: u32,
}

impl Hairs {
    fn new(source: &Layers, seed: u64) -> Self {
        let flat = bytes(&source.flat);
        let field = field::directions(source, &flat, field::COARSE, seed);
        Self { field, scale: 1.0 / texture::scale(source), seed: seed as u32 ^ 0x1C }
    }

    /// 0..1: noise stretched along the way of the brush.
    #[inline]
    fn at(&self, x: usize, y: usize) -> f32 {
        let (fx, fy) = (x as f32, y as f32);
        let [c, s] = self.field.at(fx, fy);
        let (u, v) = ((fx * c + fy * s) * self.scale, (fy * c - fx * s) * self.scale);
        crate::art::noise::noise(u * 0.045, v * 0.40, self.seed)
    }
}

/// Where the paper stays empty around the drawing: washes end in an uneven front before the edge.
struct Empty {
    front: Clouds,
    near: Grid<u8>,
}

impl Empty {
    fn new(source: &Layers, seed: u64) -> Self {
        let (w, h, scale) = (source.width, source.height, texture::scale(source));
        let front = Clouds::new(w, h, 240.0 * scale, 4, seed ^ 0x1E);
        let thing = |x: usize, y: usize| f32::from(u8::from(texture::is_thing(source.kind(x, y))));
        let near = blur::gaussian_of(w, h, 90.0 * scale, thing, |v| (v.clamp(0.0, 1.0) * 255.0) as u8);
        Self { front, near }
    }

    /// 0 where nothing is painted, 1 where the wash is whole.
    #[inline]
    fn at(&self, x: usize, y: usize, source: &Layers) -> f32 {
        let (w, h) = (source.width as f32, source.height as f32);
        let (fx, fy) = (x as f32 / w * 2.0 - 1.0, y as f32 / h * 2.0 - 1.0);
        let edge = 1.0 - (fx * fx).max(fy * fy);
        let close = f32::from(self.near.data[y * source.width + x]) * (1.0 / 255.0);
        let bare = if source.night { 0.10 } else { 0.26 };
        let dust = (rng::hash(x as i32, y as i32, 5) - 0.5) * 0.02;
        color::smoothstep(bare, bare + 0.42, 0.55 * edge + 0.55 * close + 0.75 * (self.front.at(x, y) - 0.35) + dust)
    }
}
