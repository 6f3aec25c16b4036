//! Lays strokes on the canvas: bristles across, paint thinning along, height where paint piles up.

use super::plan::Stroke;
use crate::art::color;
use crate::art::grid::{Plane, Rgb, floor};
use crate::art::parallel;
use crate::art::rng::Rng;

/// Rows that one worker paints at a time; a stroke is cut at their borders, pixel for pixel the same.
const BAND: usize = 64;
const ACROSS: usize = 256;
const ALONG: usize = 128;

/// Streaks of a brush: smooth along the stroke, rough across it.
pub struct Bristles {
    table: Vec<f32>,
}

impl Bristles {
    /// A table of streaks, 0..1.
    pub fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed, 900);
        let mut table = vec![0.0; ACROSS * ALONG];
        for a in 0..ACROSS {
            // Each bristle: its own strength, drifting slowly along the stroke (a closed loop, so that it can repeat).
            let (own, phase, drift) = (rng.unit(), rng.unit() * std::f32::consts::TAU, rng.unit() * 0.35);
            let second = rng.unit() * std::f32::consts::TAU;
            for s in 0..ALONG {
                let t = s as f32 / ALONG as f32 * std::f32::consts::TAU;
                let wave = (t + phase).sin() * drift + (3.0 * t + second).sin() * drift * 0.5;
                table[s * ACROSS + a] = (own + wave).clamp(0.0, 1.0);
            }
        }
        Self { table }
    }

    #[inline]
    fn at(&self, across: f32, along: usize) -> f32 {
        let base = floor(across);
        let f = across - base as f32;
        let i = base as usize & (ACROSS - 1);
        let row = &self.table[(along & (ALONG - 1)) * ACROSS..][..ACROSS];
        row[i] + (row[(i + 1) & (ACROSS - 1)] - row[i]) * f
    }
}

/// Lays strokes in order. `body` is the height of the paint in pixels.
pub fn lay(color: &mut Rgb, height: &mut Plane, strokes: &[Stroke], bristles: &Bristles, body: f32) {
    let width = color.width;
    let boxes: Vec<[f32; 4]> = strokes.iter().map(bounds).collect();
    let colors = color.data.chunks_mut(width * BAND);
    let heights = height.data.chunks_mut(width * BAND);
    parallel::each(colors.zip(heights).enumerate(), |(i, (colors, heights))| {
        let first = i * BAND;
        let last = first + colors.len() / width;
        let mut band = Band { first, width, colors, heights, nearest: Vec::new() };
        for (stroke, b) in strokes.iter().zip(&boxes) {
            if b[3] >= first as f32 && b[1] <= last as f32 {
                band.stroke(stroke, *b, bristles, body);
            }
        }
    });
}

fn bounds(stroke: &Stroke) -> [f32; 4] {
    let mut b = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for p in &stroke.points {
        b = [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])];
    }
    let r = stroke.radius + 1.0;
    [b[0] - r, b[1] - r, b[2] + r, b[3] + r]
}

struct Band<'a> {
    first: usize,
    width: usize,
    colors: &'a mut [[f32; 3]],
    heights: &'a mut [f32],
    /// For each pixel of the stroke's box: squared distance, signed distance, way along; kept to save allocations.
    nearest: Vec<[f32; 3]>,
}

impl Band<'_> {
    fn stroke(&mut self, stroke: &Stroke, b: [f32; 4], bristles: &Bristles, body: f32) {
        let rows = self.colors.len() / self.width;
        let (x0, x1) = (b[0].max(0.0) as usize, (b[2].max(0.0) as usize + 1).min(self.width));
        let y0 = (b[1] - self.first as f32).max(0.0) as usize;
        let y1 = ((b[3] - self.first as f32).max(0.0) as usize + 1).min(rows);
        if x0 >= x1 || y0 >= y1 {
            return;
        }
        let wide = x1 - x0;
        self.nearest.clear();
        self.nearest.resize(wide * (y1 - y0), [f32::MAX, 0.0, 0.0]);
        let length = self.measure(stroke, (x0, y0, x1, y1));
        let radius = stroke.radius;
        let limit = (radius + 0.5) * (radius + 0.5);
        let style = Streaks::new(stroke, length, bristles, body);
        for y in y0..y1 {
            let near = &self.nearest[(y - y0) * wide..(y - y0 + 1) * wide];
            let start = y * self.width;
            for (i, [d2, side, along]) in near.iter().copied().enumerate() {
                if d2 < limit {
                    let at = start + x0 + i;
                    style.dab(d2.sqrt(), side, along, &mut self.colors[at], &mut self.heights[at]);
                }
            }
        }
    }

    /// Finds for every pixel near the stroke its nearest place on the line. Returns the length of the line.
    fn measure(&mut self, stroke: &Stroke, (x0, y0, x1, y1): (usize, usize, usize, usize)) -> f32 {
        let (wide, reach) = (x1 - x0, stroke.radius + 1.0);
        let first = self.first as f32;
        let mut way = 0.0;
        let single = [stroke.points[0], [stroke.points[0][0] + 0.01, stroke.points[0][1]]];
        let points: &[[f32; 2]] = if stroke.points.len() < 2 { &single } else { &stroke.points };
        for pair in points.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let long = (dx * dx + dy * dy).sqrt().max(1e-4);
            let (ux, uy) = (dx / long, dy / long);
            let top = ((a[1].min(b[1]) - reach - first).max(y0 as f32) as usize).min(y1);
            let bottom = ((a[1].max(b[1]) + reach - first).max(0.0) as usize + 1).min(y1);
            let left = ((a[0].min(b[0]) - reach).max(x0 as f32) as usize).min(x1);
            let right = ((a[0].max(b[0]) + reach).max(0.0) as usize + 1).min(x1);
            for y in top..bottom {
                let py = y as f32 + first - a[1];
                let row = &mut self.nearest[(y - y0) * wide..(y - y0 + 1) * wide];
                for (i, near) in row[left - x0..right - x0].iter_mut().enumerate() {
                    let px = (left + i) as f32 - a[0];
                    let t = (px * ux + py * uy).clamp(0.0, long);
                    let (ex, ey) = (px - ux * t, py - uy * t);
                    let d2 = ex * ex + ey * ey;
                    if d2 < near[0] {
                        *near = [d2, px * uy - py * ux, way + px * ux + py * uy];
                    }
                }
            }
            way += long;
        }
        way
    }
}

/// How one stroke's paint lies.
struct Streaks<'a> {
    color: [f32; 3],
    radius: f32,
    length: f32,
    hairs: f32,
    offset: f32,
    shift: usize,
    dry: f32,
    body: f32,
    bristles: &'a Bristles,
}

impl<'a> Streaks<'a> {
    fn new(stroke: &Stroke, length: f32, bristles: &'a Bristles, body: f32) -> Self {
        Self {
            color: stroke.color,
            radius: stroke.radius,
            length,
            hairs: (stroke.radius * 1.1).clamp(2.0, 48.0),
            offset: (stroke.seed & 255) as f32,
            shift: (stroke.seed >> 8) as usize & 127,
            // Some brushes carry less paint.
            dry: 0.25 + 0.5 * ((stroke.seed >> 16) & 255) as f32 / 255.0,
            body,
            bristles,
        }
    }

    fn dab(&self, distance: f32, side: f32, along: f32, color: &mut [f32; 3], height: &mut f32) {
        let t = (side / self.radius).clamp(-1.0, 1.0);
        let step = self.shift + (along.max(0.0) * 24.0 / self.radius.max(2.0)) as usize / 8;
        let hair = self.bristles.at((t * 0.5 + 0.5) * self.hairs * 2.0 + self.offset, step);
        let edge = (self.radius - distance + 0.5).clamp(0.0, 1.0);
        // Towards the end weak hairs run out of paint.
        let run = along / (self.length + self.radius);
        let worn = color::smoothstep(self.dry, 1.15, run);
        let cover = edge * (1.0 - worn * (1.0 - color::smoothstep(0.15, 0.75, hair))).clamp(0.0, 1.0);
        if cover <= 0.0 {
            return;
        }
        let tone = 1.0 + (hair - 0.5) * 0.16;
        for (old, new) in color.iter_mut().zip(self.color) {
            *old += (new * tone - *old) * cover;
        }
        // Paint is pushed to the sides and piles up a little.
        let rim = color::smoothstep(0.55, 0.9, t.abs()) * 0.30;
        let crown = 1.0 - (t * t) * (t * t);
        let thick = self.body * ((0.25 + 0.75 * hair) * crown + rim);
        *height += (thick + *height * 0.25 - *height) * cover;
    }
}
