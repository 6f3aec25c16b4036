//! Lays strokes on the canvas: bristles across, paint thinning along, height where paint piles up.

use super::Wet;
use super::plan::Stroke;
use crate::art::grid::floor;
use crate::art::parallel;
use crate::art::rng::Rng;
use crate::art::styles::ribbon::{self, Touch};

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
pub fn lay(wet: &mut Wet, strokes: &[Stroke], bristles: &Bristles, body: f32) {
    let width = wet.width;
    let sized: Vec<([f32; 4], f32)> =
        strokes.iter().map(|s| (ribbon::bounds(&s.points, s.radius), ribbon::length(&s.points))).collect();
    parallel::bands(&mut wet.data, width, BAND, |first, band| {
        let last = first + band.len() / width;
        for (stroke, (bounds, length)) in strokes.iter().zip(&sized) {
            if bounds[3] < first as f32 || bounds[1] > last as f32 {
                continue;
            }
            let streaks = Streaks::new(stroke, *length, bristles, body);
            ribbon::sweep(&stroke.points, stroke.radius, first..last, width, |touch| {
                streaks.dab(&touch, &mut band[(touch.y - first) * width + touch.x]);
            });
        }
    });
}

/// How one stroke's paint lies.
struct Streaks<'a> {
    color: [f32; 3],
    /// One over the length of the stroke with its end.
    share: f32,
    /// Steps of the table for each pixel of the way, times 8.
    pace: f32,
    hairs: f32,
    offset: f32,
    shift: usize,
    dry: f32,
    /// One over the share of the way in which it fades.
    fading: f32,
    body: f32,
    bristles: &'a Bristles,
}

impl<'a> Streaks<'a> {
    fn new(stroke: &Stroke, length: f32, bristles: &'a Bristles, body: f32) -> Self {
        // Some brushes carry less paint.
        let dry = 0.25 + 0.5 * ((stroke.seed >> 16) & 255) as f32 / 255.0;
        Self {
            color: stroke.color,
            share: 1.0 / (length + stroke.radius),
            pace: 24.0 / stroke.radius.max(2.0),
            hairs: (stroke.radius * 1.1).clamp(2.0, 48.0),
            offset: (stroke.seed & 255) as f32,
            shift: (stroke.seed >> 8) as usize & 127,
            dry,
            fading: 1.0 / (1.15 - dry),
            body,
            bristles,
        }
    }

    #[inline]
    fn dab(&self, touch: &Touch, paint: &mut [f32; 4]) {
        let t = touch.side;
        let step = self.shift + (touch.along * self.pace) as usize / 8;
        let hair = self.bristles.at((t * 0.5 + 0.5) * self.hairs * 2.0 + self.offset, step);
        // Towards the end weak hairs run out of paint.
        let run = (touch.along * self.share - self.dry) * self.fading;
        let cover = if run > 0.0 {
            touch.edge * (1.0 - smooth(run) * (1.0 - smooth((hair - 0.15) * (1.0 / 0.6))))
        } else {
            touch.edge
        };
        let tone = 1.0 + (hair - 0.5) * 0.20;
        // Paint is pushed to the sides and piles up a little.
        let rim = smooth((t.abs() - 0.55) * (1.0 / 0.35)) * 0.30;
        let crown = 1.0 - (t * t) * (t * t);
        let thick = self.body * ((0.25 + 0.75 * hair) * crown + rim);
        let [r, g, b] = self.color;
        let new = [r * tone, g * tone, b * tone, thick + paint[3] * 0.25];
        for (old, new) in paint.iter_mut().zip(new) {
            *old += (new - *old) * cover;
        }
    }
}

/// 0 at 0, 1 at 1, smooth between.
#[inline]
fn smooth(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
