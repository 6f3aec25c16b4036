//! What several styles share: paper, hatching along a field, edges, a trembling hand, and showing a picture as it comes.

use super::field::Field;
use super::{Flow, Progress};
use crate::art::color::{self, Color};
use crate::art::draw::{Kind, Layers};
use crate::art::grid::{Plane, Rgb};
use crate::art::noise;
use crate::art::picture::Picture;
use crate::art::rng;

/// How many steps a picture is shown in while it comes.
const STEPS: usize = 16;

/// The height of rough paper, 0..1, mean about 0.5; `grain` is the size of its bumps in pixels.
pub fn paper(width: usize, height: usize, grain: f32, seed: u64) -> Plane {
    let mut plane = noise::plane(width, height, grain.max(1.5), 2, seed ^ 0x9A9E);
    plane.fill(|x, y, v| 0.72 * v + 0.28 * rng::hash(x as i32, y as i32, seed as u32));
    plane
}

/// White noise smeared along the directions of a field: hatching (line integral convolution, Cabral and Leedom 1993).
/// `grain` is the size of a hair and `reach` half of a stroke's length, pixels; result 0..1, mean 0.5. Coarse hair is
/// made at half the size and enlarged.
pub fn hatching(field: &Field, (w, h): (usize, usize), hair: f32, reach: f32, turned: bool, seed: u64) -> Plane {
    let shrink = if hair >= 2.0 { 2.0 } else { 1.0 };
    let (sw, sh) = ((w as f32 / shrink).ceil() as usize, (h as f32 / shrink).ceil() as usize);
    let grain = grain(sw, sh, hair / shrink, seed);
    let step = if shrink > 1.0 { 1.2 } else { 1.8 };
    let smear = Smear { field, grain: &grain, shrink, step, steps: (reach / shrink / step).max(1.0) as usize, turned };
    let mut out = Plane::new(sw, sh, 0.0);
    out.fill(|x, y, _| smear.at(x, y));
    if shrink > 1.0 { out.resized(w, h) } else { out }
}

struct Smear<'a> {
    field: &'a Field,
    grain: &'a Plane,
    shrink: f32,
    step: f32,
    steps: usize,
    turned: bool,
}

impl Smear<'_> {
    fn at(&self, x: usize, y: usize) -> f32 {
        let mut sum = self.grain.near(x as i32, y as i32);
        let across = if self.turned { 1.0 } else { 0.0 };
        for side in [1.0f32, -1.0] {
            let (mut px, mut py) = (x as f32, y as f32);
            let mut heading: Option<[f32; 2]> = None;
            for _ in 0..self.steps {
                let [fx, fy] = self.field.at(px * self.shrink, py * self.shrink);
                let (dx, dy) = (fx + (-fy - fx) * across, fy + (fx - fy) * across);
                let with = heading.map_or(side, |[hx, hy]| if dx * hx + dy * hy < 0.0 { -1.0 } else { 1.0 });
                heading = Some([dx * with, dy * with]);
                px += dx * with * self.step;
                py += dy * with * self.step;
                sum += self.grain.near(px as i32, py as i32);
            }
        }
        // The mean of many samples lies close to the middle; stretch it again.
        let count = (2 * self.steps + 1) as f32;
        0.5 + (sum / count - 0.5) * (count * 0.55).sqrt()
    }
}

/// Fine random grain of `size` pixels, 0..1.
fn grain(width: usize, height: usize, size: f32, seed: u64) -> Plane {
    let mut plane = Plane::new(width, height, 0.0);
    let cell = size.max(1.0);
    plane.fill(|x, y, _| rng::hash((x as f32 / cell) as i32, (y as f32 / cell) as i32, seed as u32));
    plane
}

/// A picture drawn by a hand that trembles: every pixel is taken from up to `reach` pixels away, smoothly.
pub fn wobbled(source: &Rgb, reach: f32, bump: f32, seed: u64) -> Rgb {
    let (w, h) = (source.width, source.height);
    let (a, b) = (noise::plane(w, h, bump, 2, seed ^ 0xA1), noise::plane(w, h, bump, 2, seed ^ 0xB2));
    let mut out = Rgb::new(w, h, [0.0; 3]);
    out.fill(|x, y, _| {
        let i = y * w + x;
        let (dx, dy) = ((a.data[i] - 0.5) * 2.0 * reach, (b.data[i] - 0.5) * 2.0 * reach);
        source.sample(x as f32 + dx, y as f32 + dy)
    });
    out
}

/// How strongly the colour changes at every pixel (about 0..1).
pub fn edges(source: &Rgb) -> Plane {
    let mut out = Plane::new(source.width, source.height, 0.0);
    out.fill(|x, y, _| {
        let (x, y) = (x as i32, y as i32);
        let across = color::distance2(source.near(x + 1, y), source.near(x - 1, y));
        let down = color::distance2(source.near(x, y + 1), source.near(x, y - 1));
        (across + down).sqrt()
    });
    out
}

/// Ink lines where one thing ends and another begins, and where colours change sharply inside a thing; 0..1.
/// `width` in pixels; the line swells and thins like a brush's.
pub fn outlines(source: &Layers, picture: &Rgb, width: f32, sharp: f32, seed: u64) -> Plane {
    let (w, h) = (source.width, source.height);
    let soft = crate::art::blur::gaussian(picture, (width * 0.35).max(0.5));
    let edge = edges(&soft);
    let press = noise::plane(w, h, width * 22.0, 2, seed ^ 0x01);
    let line = crate::art::blur::gaussian(&edge, (width * 0.30).max(0.4));
    let mut out = Plane::new(w, h, 0.0);
    out.fill(|x, y, _| {
        let i = y * w + x;
        let force = 0.55 + 0.9 * press.data[i];
        let far = match source.kind(x, y) {
            Kind::Object(_) | Kind::Photo => 1.0,
            Kind::Sky => 0.30,
            _ => 0.62,
        };
        color::smoothstep(sharp, sharp * 2.2, line.data[i] * force * far * width.sqrt())
    });
    out
}

/// 1 where an object (or a person's own picture) has detail finer than a small brush: eyes, mouths, whiskers.
pub fn detail(source: &Layers, picture: &Rgb, scale: f32) -> Plane {
    let soft = crate::art::blur::gaussian(picture, 5.0 * scale);
    let photo = source.kind(0, 0) == Kind::Photo;
    let mut out = source.object_mask();
    out.fill(|x, y, object| {
        let i = y * source.width + x;
        let differs = color::distance2(picture.data[i], soft.data[i]) > 0.012;
        if (photo || object > 0.5) && differs { 1.0 } else { 0.0 }
    });
    out
}

/// When each place is painted, 0..1: from the back to the front, broad washes first, with a living edge.
pub fn order(source: &Layers, seed: u64) -> Plane {
    let (w, h) = (source.width, source.height);
    let field = noise::plane(w, h, w.max(h) as f32 * 0.18, 3, seed ^ 0x0DE);
    let count = source.sheets.len().max(1) as f32;
    let mut out = Plane::new(w, h, 0.0);
    out.fill(|x, y, _| {
        let i = y * w + x;
        let layer = f32::from(source.ids.data[i]) / count;
        let down = y as f32 / h as f32;
        (0.55 * layer + 0.20 * down + 0.45 * (field.data[i] - 0.15)).clamp(0.0, 1.0)
    });
    out
}

/// Shows `picture` as it comes over `paper` in the given order. Stopped, it stays as far as it came.
pub fn reveal(paper: &Rgb, picture: &Rgb, order: &Plane, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
    for step in 1..STEPS {
        let t = step as f32 / STEPS as f32;
        let now = || Picture::from_rgb(&until(paper, picture, order, t));
        if progress(Progress { done: 0.5 + 0.5 * t, picture: &now }) == Flow::Stop {
            return now();
        }
    }
    Picture::from_rgb(picture)
}

fn until(paper: &Rgb, picture: &Rgb, order: &Plane, t: f32) -> Rgb {
    let mut out = paper.clone();
    out.fill(|x, y, under| {
        let i = y * picture.width + x;
        color::mix(under, picture.data[i], 1.0 - color::smoothstep(t * 1.06 - 0.03, t * 1.06 + 0.03, order.data[i]))
    });
    out
}

/// Asks between steps of a style that has nothing new to show yet. `true`: go on.
pub fn step(done: f32, picture: &Rgb, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> bool {
    progress(Progress { done, picture: &|| Picture::from_rgb(picture) }) == Flow::Continue
}

/// 1 inside a painted area with an uneven edge, 0 on the bare margin of the paper around it.
pub fn painted_area(width: usize, height: usize, margin: f32, seed: u64) -> Plane {
    let ragged = noise::plane(width, height, margin * 1.6, 3, seed ^ 0xED6E);
    let mut out = Plane::new(width, height, 0.0);
    out.fill(|x, y, _| {
        let near = x.min(width - 1 - x).min(y).min(height - 1 - y) as f32;
        let at = near - margin * (0.35 + 1.1 * ragged.data[y * width + x]);
        color::smoothstep(-margin * 0.02, margin * 0.06, at)
    });
    out
}

/// A sheet of paper of one colour with its bumps lit.
pub fn lit_paper(tooth: &Plane, tone: Color, strength: f32) -> Rgb {
    let mut out = Rgb::new(tooth.width, tooth.height, tone);
    out.fill(|x, y, c| color::scale(c, 1.0 + relief(tooth, x, y) * strength));
    out
}

/// The slope of a bump towards the light (upper left), about -1..1.
#[inline]
pub fn relief(tooth: &Plane, x: usize, y: usize) -> f32 {
    let (x, y) = (x as i32, y as i32);
    tooth.near(x + 1, y + 1) - tooth.near(x - 1, y - 1)
}
