//! Sparkles: small stars and dots of light scattered along the way.

use super::super::blend::{over, ramp, shade};
use super::super::path::Sample;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::{Brush, stamp};
use crate::art::rng::{Rng, hash};
use crate::domain::drawing::Pen;

pub(super) struct Sparkle {
    radius: f32,
    color: [u8; 3],
    rng: Rng,
}

impl Sparkle {
    pub fn new(pen: &Pen) -> Self {
        Self { radius: pen.width(), color: pen.color, rng: Rng::new(u64::from(pen.seed), 5) }
    }

    /// One star somewhere around the hand; few are large.
    fn star(&mut self, at: &Sample) -> Touch {
        let rng = &mut self.rng;
        let size = rng.unit();
        let r = self.radius * (0.10 + 0.62 * size * size * size + 0.10 * rng.unit());
        let far = self.radius * 1.1;
        let spot = Spot { x: at.x + rng.jitter() * far, y: at.y + rng.jitter() * far, r, v: rng.unit() };
        Touch { seed: (rng.bits() >> 40) as u32, ..Touch::dab(spot) }
    }

    /// The mark's own colour, lighter, or a little towards another hue.
    fn tint(&self, seed: u32, core: f32) -> [f32; 3] {
        let light = 0.15 + 0.45 * hash(1, 0, seed);
        let mut color = shade(self.color, 1.0);
        for (i, channel) in color.iter_mut().enumerate() {
            let hue = (hash(2, i as i32, seed) - 0.5) * 90.0;
            let tinted = (*channel + hue).clamp(0.0, 255.0);
            *channel = tinted + (255.0 - tinted) * (light * 0.6 + (1.0 - light * 0.6) * core);
        }
        color
    }
}

impl Brush for Sparkle {
    fn step(&self) -> f32 {
        (self.radius * 0.35).max(6.0)
    }

    fn touches(&mut self, _: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        for _ in 0..2 {
            let star = self.star(to);
            out.push(star);
        }
    }

    /// Four rays around a bright middle; the small ones are round dots.
    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let (x, y) = (near.dx.abs() / near.r, near.dy.abs() / near.r);
        let round = (x * x + y * y).sqrt();
        // An astroid: sqrt|x| + sqrt|y| = 1.
        let ray = 1.0 - (x.sqrt() + y.sqrt()) * (x.sqrt() + y.sqrt());
        let is_dot = hash(3, 0, near.seed) < 0.35;
        let form = if is_dot { (0.5 - round) * 2.0 } else { ray.max(0.28 - round) };
        let edge = ramp(-0.5, 0.5, form * near.r * 0.5 / near.px);
        let glow = (1.0 - round).max(0.0) * 0.22;
        let alpha = edge.max(glow * glow * 4.0);
        if alpha <= 0.0 {
            return old;
        }
        let core = ramp(0.45, 0.0, round);
        stamp::pack(over(stamp::unpack(old), self.tint(near.seed, core), alpha, 0.0))
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, _: f32, _: f32) -> [u8; 4] {
        stamp::lay_on(base, wet)
    }
}
