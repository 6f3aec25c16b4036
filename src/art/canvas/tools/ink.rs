//! Brush and ink: swells with pressure and slowness, thins and runs dry with speed (비백, flying white).

use super::super::blend::{over, pack, ramp, shade, unpack};
use super::super::path::Sample;
use super::super::texture;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::art::rng::hash;
use crate::domain::drawing::Pen;

/// Below this speed the brush is as wet as it gets, units a millisecond.
const SLOW: f32 = 2.0;
/// From this speed on it hardly leaves ink.
const FAST: f32 = 14.0;
/// Hairs across the brush.
const HAIRS: f32 = 26.0;

pub(super) struct Ink {
    radius: f32,
    color: [u8; 3],
    seed: u32,
    /// The half width follows the hand with a lag, as hairs do.
    width: Option<f32>,
}

impl Ink {
    pub fn new(pen: &Pen) -> Self {
        Self { radius: pen.width(), color: pen.color, seed: pen.seed, width: None }
    }

    fn wish(&self, at: &Sample) -> f32 {
        let thin = 1.0 - 0.62 * ramp(SLOW * 0.3, FAST, at.speed);
        let blot = (at.rest / 1200.0).min(1.0) * 0.25;
        self.radius * (0.22 + 1.16 * at.pressure) * (thin + blot)
    }

    /// Slow and long strokes alike run dry in the end; a fast one sooner.
    fn dryness(at: &Sample, radius: f32) -> f32 {
        let used = at.way / (radius * 140.0);
        (ramp(SLOW, FAST, at.speed) * 0.80 + used.min(1.0) * 0.25).min(0.88)
    }
}

impl Brush for Ink {
    fn step(&self) -> f32 {
        (self.radius * 0.2).max(2.0)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        let wish = self.wish(to);
        let old = self.width.unwrap_or(wish * 0.55);
        let new = old + (wish - old) * 0.25;
        self.width = Some(new);
        let spot = |at: &Sample, r: f32| Spot { x: at.x, y: at.y, r, v: Self::dryness(at, self.radius) };
        let sweep = Touch::sweep(spot(from, old), spot(to, new));
        out.push(Touch { way: (from.way, to.way), ..sweep });
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let mut cover = near.cover();
        if near.v > 0.03 {
            // Each hair has its own ink and loses and finds the paper along the way.
            let hair = (near.side + 1.2) * HAIRS * 0.5;
            let (i, f) = (hair as i32, hair - (hair as i32) as f32);
            let along = near.way / (self.radius * 2.2);
            let (j, g) = (along as i32, along - (along as i32) as f32);
            let get = |i: i32, j: i32| hash(i, j, self.seed);
            let now = get(i, j) + (get(i + 1, j) - get(i, j)) * f;
            let then = get(i, j + 1) + (get(i + 1, j + 1) - get(i, j + 1)) * f;
            let ink = now + (then - now) * g;
            let edge = near.side.abs() * 0.25;
            cover *= ramp(-0.14, 0.14, ink - (near.v * 0.92 + edge * near.v));
        }
        [old[0].max(pack(cover)), 0]
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, x: f32, y: f32) -> [u8; 4] {
        let cover = unpack(wet[0]);
        // Half-dry hairs catch on the paper.
        let paper = texture::grain().at(x, y);
        let cover = if cover < 0.98 { cover * ramp(-0.35, 0.25, cover - paper * 0.8) } else { cover };
        over(base, shade(self.color, 0.97), cover * 0.96, 0.3)
    }
}
