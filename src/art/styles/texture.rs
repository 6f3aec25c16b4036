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
/// `reach` is half of a stroke's length and `step` the way between samples, pixels; result 0..1, mean 0.5.
pub fn hatching(field: &Field, grain: &Plane, reach: f32, step: f32, turned: bool) -> Plane {
    let steps = (reach / step) as usize;
    let mut out = Plane::new(grain.width, grain.height, 0.0);
    out.fill(|x, y, _| {
        let (mut sum, mut count) = (grain.near(x as i32, y as i32), 1.0);
        for side in [1.0f32, -1.0] {
            let (mut px, mut py) = (x as f32, y as f32);
            let mut heading = [0.0f32; 2];
            for _ in 0..steps {
                let [mut dx, mut dy] = field.at(px, py);
                if turned {
                    (dx, dy) = (-dy, dx);
                }
                let with = if heading == [0.0; 2] { side } else { (dx * heading[0] + dy * heading[1]).signum() };
                heading = [dx * with, dy * with];
                px += heading[0] * step;
                py += heading[1] * step;
                sum += grain.near(px as i32, py as i32);
                count += 1.0;
            }
        }
        // The mean of many samples lies close to the middle; stretch it again.
        0.5 + (sum / count - 0.5) * (count * 0.55).sqrt()
    });
    out
}

/// Fine random grain of `size` pixels, 0..1.
pub fn grain(width: usize, height: usize, size: f32, seed: u64) -> Plane {
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
pub fn reveal(
    paper: &Rgb,
    picture: &Rgb,
    order: &Plane,
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Picture {
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
