//! Dry colour on rough paper, as crayon and pencil share it: it rubs off on the tops of the paper first, and more of it
//! reaches the hollows the harder and the oftener one rubs.

use super::super::blend::{over, pack, ramp, shade, unpack};
use super::super::path::Sample;
use super::super::texture::Texture;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::art::rng::hash;

/// How a stick of colour rubs off.
pub(super) struct Dry {
    pub radius: f32,
    pub color: [u8; 3],
    /// How much each bump of the stick presses less than the best, 0..=1.
    pub bumps: [f32; 32],
    pub paper: &'static Texture,
    /// Part of the half width in which the edge grows soft.
    pub soft: f32,
    /// Share of what is still missing that one touch lays down.
    pub flow: f32,
    /// How full the paper can get: at no pressure, and more at full pressure.
    pub full: (f32, f32),
    /// How sharply grains stand out.
    pub bite: f32,
    /// How much of the paper a full grain covers.
    pub alpha: f32,
    /// How much a thin film covers also the hollows.
    pub film: f32,
    /// How much the stick's own bumps streak, 0..=1.
    pub streaks: f32,
    /// How the half width follows pressure: at none, and more at full.
    pub width: (f32, f32),
}

/// Bumps of the stick across its width.
const BUMPS: f32 = 7.0;

/// The bumps of one stick; it has at most 22 of them.
pub(super) fn bumps(seed: u32) -> [f32; 32] {
    std::array::from_fn(|i| hash(i as i32, 0, seed))
}

impl Dry {
    fn spot(&self, at: &Sample) -> Spot {
        let r = self.radius * (self.width.0 + self.width.1 * at.pressure);
        Spot { x: at.x, y: at.y, r, v: self.full.0 + self.full.1 * at.pressure }
    }

    /// The stick's end: bumps that press harder than others and so draw streaks.
    #[inline]
    fn stick(&self, near: &Near) -> f32 {
        let across = (near.side + 2.0) * BUMPS;
        let (i, f) = (across as i32, across - (across as i32) as f32);
        let bump = |i: i32| self.bumps[(i & 31) as usize];
        let (a, b) = (bump(i), bump(i + 1));
        1.0 - self.streaks * (a + (b - a) * f)
    }
}

impl Brush for Dry {
    fn step(&self) -> f32 {
        (self.radius * 0.3).max(2.0)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        // Setting down presses; without it a tap would hardly leave a trace.
        let times = if to.way <= 0.0 && !to.still { 4 } else { 1 };
        out.extend((0..times).map(|_| Touch::sweep(self.spot(from), self.spot(to))));
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let edge = ramp(-0.5 * near.px, (near.r * self.soft).max(near.px), near.depth);
        let press = edge * self.stick(near);
        let (had, most) = (unpack(old[0]), near.v * (0.5 + 0.5 * press));
        if had >= most {
            return old;
        }
        [pack(had + (most - had) * (self.flow * press).min(1.0)), 0]
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, x: f32, y: f32) -> [u8; 4] {
        let wax = unpack(wet[0]);
        let hollow = self.paper.at(x, y);
        let grains = ((wax - hollow) * self.bite + 0.5).clamp(0.0, 1.0) * ramp(0.0, 0.06, wax);
        let cover = grains.max(self.film * wax);
        // Wax is thickest on the tops.
        let tone = 1.0 + 0.10 * (hollow - wax);
        over(base, shade(self.color, tone), cover * self.alpha, 0.12)
    }
}
