//! A symbol as a stamp: printed where the hand taps, and again and again along the way.

use super::super::blend::over;
use super::super::ground::Ground;
use super::super::path::Sample;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use crate::art::grid::floor;
use crate::art::picture::Picture;
use crate::domain::drawing::Pen;
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

/// Half the side of a stamp for each unit of the pen's half width: stamps are looked at, lines are not.
const SIZE: f32 = 2.2;
/// Largest picture asked for, pixels.
const MAX_PX: f32 = 2048.0;

pub(super) struct Stamp {
    half: f32,
    picture: Option<Arc<Picture>>,
    /// Pixels of the picture in a unit.
    scale: f32,
}

impl Stamp {
    pub fn new(pen: &Pen, symbol: &SymbolRef, ground: &Ground) -> Self {
        let half = pen.width() * SIZE;
        let px = (half * 2.0 / ground.sheet.unit()).ceil().clamp(1.0, MAX_PX) as u32;
        let picture =
            (ground.stamps)(symbol, px).filter(|p| !p.is_empty() && p.rgba.len() >= (p.width * p.height * 4) as usize);
        let side = picture.as_ref().map_or(1, |p| p.width.max(p.height));
        Self { half, picture, scale: side as f32 / (half * 2.0) }
    }

    /// The picture at a place from its middle, units; bilinear, see-through outside.
    #[inline]
    fn sample(&self, picture: &Picture, dx: f32, dy: f32) -> [f32; 4] {
        let x = dx * self.scale + picture.width as f32 / 2.0 - 0.5;
        let y = dy * self.scale + picture.height as f32 / 2.0 - 0.5;
        let (xi, yi) = (floor(x), floor(y));
        let (fx, fy) = (x - xi as f32, y - yi as f32);
        let mut sum = [0.0; 4];
        for (i, j, weight) in
            [(0, 0, (1.0 - fx) * (1.0 - fy)), (1, 0, fx * (1.0 - fy)), (0, 1, (1.0 - fx) * fy), (1, 1, fx * fy)]
        {
            // A negative place becomes a large one and is outside.
            let p = picture.pixel((xi + i) as u32, (yi + j) as u32);
            let alpha = f32::from(p[3]) * weight;
            for c in 0..3 {
                sum[c] += f32::from(p[c]) * alpha;
            }
            sum[3] += alpha;
        }
        let back = if sum[3] > 0.0 { 1.0 / sum[3] } else { 0.0 };
        [sum[0] * back, sum[1] * back, sum[2] * back, sum[3] / 255.0]
    }
}

impl Brush for Stamp {
    fn step(&self) -> f32 {
        self.half * 2.1
    }

    fn touches(&mut self, _: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        // A hand that rests prints once.
        if self.picture.is_some() && !to.still {
            // The corners of the square lie outside the circle of its half side.
            let spot = Spot { x: to.x, y: to.y, r: self.half * 1.4143, v: 0.0 };
            out.push(Touch::dab(spot));
        }
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let Some(picture) = &self.picture else { return old };
        let [r, g, b, alpha] = self.sample(picture, near.dx, near.dy);
        if alpha <= 0.0 { old } else { pack(over(unpack(old), [r, g, b], alpha, 0.0)) }
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, _: f32, _: f32) -> [u8; 4] {
        lay_on(base, wet)
    }
}

/// A colour with alpha as wet paint.
#[inline]
pub(super) fn pack(pixel: [u8; 4]) -> Wet {
    [u16::from_le_bytes([pixel[0], pixel[1]]), u16::from_le_bytes([pixel[2], pixel[3]])]
}

/// Back from [`pack`].
#[inline]
pub(super) fn unpack(wet: Wet) -> [u8; 4] {
    let ([r, g], [b, a]) = (wet[0].to_le_bytes(), wet[1].to_le_bytes());
    [r, g, b, a]
}

/// Lays packed colour over a pixel.
#[inline]
pub(super) fn lay_on(base: [u8; 4], wet: Wet) -> [u8; 4] {
    let [r, g, b, a] = unpack(wet);
    over(base, [r, g, b].map(f32::from), f32::from(a) / 255.0, 0.0)
}
