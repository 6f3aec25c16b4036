//! Smooth random fields: clouds, paper, pigment, wobble.

use super::grid::{Plane, floor};
use super::rng::hash;

/// Value noise, 0..1, one bump per unit, smooth (quintic) between.
#[inline]
pub fn noise(x: f32, y: f32, seed: u32) -> f32 {
    let (xi, yi) = (floor(x), floor(y));
    let (u, v) = (fade(x - xi as f32), fade(y - yi as f32));
    let top = mix(hash(xi, yi, seed), hash(xi + 1, yi, seed), u);
    let low = mix(hash(xi, yi + 1, seed), hash(xi + 1, yi + 1, seed), u);
    mix(top, low, v)
}

/// Noise of `octaves` sizes, each half as large and half as strong; 0..1, mean 0.5.
pub fn fbm(x: f32, y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut total, mut weight, mut scale) = (0.0, 0.0, 1.0, 1.0);
    for octave in 0..octaves {
        sum += weight * noise(x * scale + 17.3 * octave as f32, y * scale, seed.wrapping_add(octave * 131));
        total += weight;
        weight *= 0.5;
        scale *= 2.03;
    }
    sum / total.max(1e-6)
}

/// A plane of `fbm` whose largest bumps are `bump` pixels wide. Big bumps are made small and enlarged.
pub fn plane(width: usize, height: usize, bump: f32, octaves: u32, seed: u64) -> Plane {
    let seed = (seed ^ (seed >> 32)) as u32;
    let finest = bump / 2f32.powi(octaves as i32 - 1);
    let shrink = (finest / 4.0).floor().clamp(1.0, 16.0) as usize;
    let (w, h) = (width.div_ceil(shrink) + 2, height.div_ceil(shrink) + 2);
    let mut small = Plane::new(w, h, 0.0);
    let step = shrink as f32 / bump.max(1.0);
    small.fill(|x, y, _| fbm(x as f32 * step, y as f32 * step, octaves, seed));
    if shrink == 1 {
        return crop(&small, width, height);
    }
    let mut out = Plane::new(width, height, 0.0);
    let back = 1.0 / shrink as f32;
    // Bilinear; the small plane is two pixels larger than needed, so that nothing is clamped.
    out.fill(|x, y, _| {
        let (i, fx, fy) = ((y / shrink) * w + x / shrink, (x % shrink) as f32 * back, (y % shrink) as f32 * back);
        let top = mix(small.data[i], small.data[i + 1], fx);
        let low = mix(small.data[i + w], small.data[i + w + 1], fx);
        mix(top, low, fy)
    });
    out
}

/// Noise as [`plane`] makes it, but only its small plane is kept and enlarged where it is asked: at print size a full
/// plane for every cloud would be too much.
pub struct Clouds {
    small: Plane,
    bits: u32,
    back: f32,
}

impl Clouds {
    /// Noise for a picture of `width * height` whose largest bumps are `bump` pixels wide.
    pub fn new(width: usize, height: usize, bump: f32, octaves: u32, seed: u64) -> Self {
        let seed = (seed ^ (seed >> 32)) as u32;
        let finest = bump / 2f32.powi(octaves as i32 - 1);
        let bits = (finest / 2.5).clamp(1.0, 32.0).log2().floor() as u32;
        // Room for the neighbour of the last pixel, and for the slope there.
        let side = |v: usize| (v >> bits) + 3;
        let mut small = Plane::new(side(width), side(height), 0.0);
        let step = (1u32 << bits) as f32 / bump.max(1.0);
        small.fill(|x, y, _| fbm(x as f32 * step, y as f32 * step, octaves, seed));
        Self { small, bits, back: 1.0 / (1u32 << bits) as f32 }
    }

    /// The noise at a pixel of the picture, 0..1.
    #[inline]
    pub fn at(&self, x: usize, y: usize) -> f32 {
        let w = self.small.width;
        let i = (y >> self.bits) * w + (x >> self.bits);
        if self.bits == 0 {
            return self.small.data[i];
        }
        let mask = (1usize << self.bits) - 1;
        let (fx, fy) = ((x & mask) as f32 * self.back, (y & mask) as f32 * self.back);
        let (top, low) = (&self.small.data[i..i + 2], &self.small.data[i + w..i + w + 2]);
        mix(mix(top[0], top[1], fx), mix(low[0], low[1], fx), fy)
    }

    /// The slope towards the lower right, from the light in the upper left; about -1..1.
    #[inline]
    pub fn relief(&self, x: usize, y: usize) -> f32 {
        self.at(x + 1, y + 1) - self.at(x.saturating_sub(1), y.saturating_sub(1))
    }
}

fn crop(plane: &Plane, width: usize, height: usize) -> Plane {
    let mut out = Plane::new(width, height, 0.0);
    out.fill(|x, y, _| plane.data[y * plane.width + x]);
    out
}

#[inline]
fn fade(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[inline]
fn mix(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}
