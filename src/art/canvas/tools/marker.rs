//! A felt marker: one even, slightly see-through layer for each stroke, however often the stroke crosses itself.

use super::super::blend::{over, pack, shade, unpack};
use super::super::path::Sample;
use super::super::texture;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::domain::drawing::Pen;

/// How much of the paper the ink covers.
const ALPHA: f32 = 0.88;
/// How much it darkens what lies below instead of covering it.
const GLAZE: f32 = 0.45;

pub(super) struct Marker {
    radius: f32,
    color: [u8; 3],
}

impl Marker {
    pub fn new(pen: &Pen) -> Self {
        Self { radius: pen.width(), color: pen.color }
    }

    /// Felt hardly gives way; where it rests, ink creeps into the paper.
    fn spot(&self, at: &Sample) -> Spot {
        let bleed = (at.rest / 1500.0).min(1.0) * (2.0 + self.radius * 0.06);
        Spot { x: at.x, y: at.y, r: self.radius * (0.94 + 0.12 * at.pressure) + bleed, v: 0.0 }
    }
}

impl Brush for Marker {
    fn step(&self) -> f32 {
        (self.radius * 0.4).max(3.0)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        out.push(Touch::sweep(self.spot(from), self.spot(to)));
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        [old[0].max(pack(near.cover())), 0]
    }

    #[inline]
    fn is_full(&self, wet: Wet) -> bool {
        wet[0] == u16::MAX
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, x: f32, y: f32) -> [u8; 4] {
        // Ink lies a little unevenly in the paper.
        let uneven = 0.96 + 0.06 * texture::cloud().at(x, y);
        over(base, shade(self.color, 1.0), unpack(wet[0]) * ALPHA * uneven, GLAZE)
    }
}
