//! Watercolour: one wet pool for each stroke. Pigment gathers at its rim, where the brush lingers, and in the paper's hollows;
//! layers glaze.

use super::super::blend::{over, pack, ramp, shade, unpack};
use super::super::path::Sample;
use super::super::texture;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::domain::drawing::{MAX_RADIUS, Pen};

/// Steps in which the depth of the pool is kept for each unit of distance from the rim.
const STEPS: f32 = 65_535.0 / (MAX_RADIUS as f32 * 2.0);
/// Time in which a resting brush gives most of its pigment, milliseconds.
const GIVES_MS: f32 = 900.0;

pub(super) struct Watercolor {
    radius: f32,
    color: [u8; 3],
    /// Width of the rim, units.
    rim: f32,
    /// How far the rim wanders, units.
    wander: f32,
}

impl Watercolor {
    pub fn new(pen: &Pen) -> Self {
        let radius = pen.width();
        Self { radius, color: pen.color, rim: 4.0 + radius * 0.09, wander: 3.0 + radius * 0.16 }
    }

    /// A brush that rests lets its water spread.
    fn spot(&self, at: &Sample) -> Spot {
        let spread = (at.rest / 1200.0).min(1.0) * 0.30;
        let r = self.radius * (0.72 + 0.5 * at.pressure + spread) + self.wander * 0.5;
        Spot { x: at.x, y: at.y, r, v: (at.dt / GIVES_MS).min(0.5) }
    }
}

impl Brush for Watercolor {
    fn step(&self) -> f32 {
        (self.radius * 0.25).max(3.0)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        out.push(Touch::sweep(self.spot(from), self.spot(to)));
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let depth = (near.depth.max(0.0) * STEPS) as u16;
        let inner = (near.depth.max(0.0) / near.r).min(1.0);
        let had = unpack(old[1]);
        let gives = near.v * inner * inner * (1.0 - had);
        [old[0].max(depth), pack((had + gives).min(1.0))]
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, x: f32, y: f32) -> [u8; 4] {
        let (broad, fine) = (texture::cloud().at(x, y), texture::grain().at(x, y));
        // The same clouds, elsewhere: the way the water ran.
        let run = texture::cloud().at(x * 2.7 + 311.0, y * 2.7 + 97.0);
        let depth = f32::from(wet[0]) / STEPS - self.wander * (0.6 * run + 0.4 * broad);
        let inside = ramp(-1.0, 2.5, depth);
        if inside <= 0.0 {
            return base;
        }
        let rim = 1.0 - ramp(0.0, self.rim, depth);
        let pool = unpack(wet[1]);
        let pigment = 0.42 + 0.40 * rim * rim + 0.42 * pool;
        let uneven = 0.72 + 0.42 * broad + 0.16 * (fine - 0.5);
        let tone = 1.0 - 0.10 * rim - 0.08 * pool;
        over(base, shade(self.color, tone), (pigment * uneven).min(0.94) * inside, 0.85)
    }
}
