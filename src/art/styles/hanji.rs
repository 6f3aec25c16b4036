//! Hanji: mulberry paper with long fibres and soft clouds.

use crate::art::color::{self, Color};
use crate::art::grid::{Plane, Rgb};
use crate::art::noise;
use crate::art::rng::Rng;

/// A sheet of the given tone.
pub fn sheet(width: usize, height: usize, tone: Color, seed: u64) -> Rgb {
    let size = width.max(height) as f32;
    let clouds = noise::plane(width, height, size * 0.12, 4, seed ^ 0x4A1);
    let dust = noise::plane(width, height, (size * 0.004).max(1.5), 2, seed ^ 0x4A2);
    let fibres = fibres(width, height, seed);
    let mut out = Rgb::new(width, height, tone);
    out.fill(|x, y, c| {
        let i = y * width + x;
        let shade = 1.0 + (clouds.data[i] - 0.5) * 0.11 + (dust.data[i] - 0.5) * 0.05;
        let fibre = fibres.data[i];
        color::mix(
            color::scale(c, shade),
            if fibre > 0.0 { [1.0, 0.98, 0.92] } else { [0.62, 0.52, 0.38] },
            fibre.abs().min(0.5),
        )
    });
    out
}

/// About 900 fibres: thin curved hairs, most of them lighter than the paper.
fn fibres(width: usize, height: usize, seed: u64) -> Plane {
    let mut plane = Plane::new(width, height, 0.0);
    let size = width.max(height) as f32;
    let mut rng = Rng::new(seed, 470);
    for _ in 0..900 {
        let (mut x, mut y) = (rng.unit() * width as f32, rng.unit() * height as f32);
        let (mut angle, bend) = (rng.unit() * std::f32::consts::TAU, rng.jitter() * 0.04);
        let long = size * rng.range(0.01, 0.05);
        let tone = if rng.chance(0.7) { 0.22 } else { -0.20 } * rng.range(0.4, 1.0);
        for _ in 0..long as usize {
            if x >= 0.0 && y >= 0.0 && (x as usize) < width && (y as usize) < height {
                plane.data[y as usize * width + x as usize] = tone;
            }
            angle += bend + rng.jitter() * 0.05;
            x += angle.cos();
            y += angle.sin();
        }
    }
    plane
}
