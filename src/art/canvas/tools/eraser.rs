//! An eraser: takes the drawing away, never the background or the outline.

use super::super::blend::{erase, pack, unpack};
use super::super::path::Sample;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::domain::drawing::Pen;

pub(super) struct Eraser {
    radius: f32,
}

impl Eraser {
    pub fn new(pen: &Pen) -> Self {
        Self { radius: pen.width() }
    }
}

impl Brush for Eraser {
    fn step(&self) -> f32 {
        (self.radius * 0.4).max(3.0)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        let spot = |at: &Sample| Spot { x: at.x, y: at.y, r: self.radius, v: 0.0 };
        out.push(Touch::sweep(spot(from), spot(to)));
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
    fn color(&self, base: [u8; 4], wet: Wet, _: f32, _: f32) -> [u8; 4] {
        erase(base, unpack(wet[0]))
    }

    fn needs_paint(&self) -> bool {
        true
    }
}
