//! Paper and pigment as small tables that repeat, measured in units: the same grain on a screen and, larger, in print.

use crate::art::grid::floor;
use crate::art::rng::hash;
use std::sync::OnceLock;

/// Entries along each side.
const SIDE: usize = 512;

/// A field of numbers 0..=1 that repeats; every value is equally frequent, so that a threshold is a share of the area.
pub(super) struct Texture {
    data: Box<[u8; SIDE * SIDE]>,
    /// Entries per unit.
    scale: f32,
}

impl Texture {
    /// The value at a place in units, bilinear.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x * self.scale, y * self.scale);
        let (xi, yi) = (floor(x), floor(y));
        let (fx, fy) = (x - xi as f32, y - yi as f32);
        let wrap = |v: i32| (v as usize) & (SIDE - 1);
        let get = |x: i32, y: i32| f32::from(self.data[wrap(y) * SIDE + wrap(x)]);
        let top = get(xi, yi) + (get(xi + 1, yi) - get(xi, yi)) * fx;
        let low = get(xi, yi + 1) + (get(xi + 1, yi + 1) - get(xi, yi + 1)) * fx;
        (top + (low - top) * fy) * (1.0 / 255.0)
    }

    /// `cells` bumps along a side, then twice as many and half as strong…
    fn new(cells: i32, octaves: u32, unit: f32, seed: u32) -> Self {
        let make = |i: usize| {
            let (x, y) = ((i % SIDE) as f32 / SIDE as f32, (i / SIDE) as f32 / SIDE as f32);
            let octave = |o: u32| bump(x, y, cells << o, seed + o) / (1u32 << o) as f32;
            (0..octaves).map(octave).sum::<f32>()
        };
        let raw: Vec<f32> = (0..SIDE * SIDE).map(make).collect();
        Self { data: ranked(&raw), scale: 1.0 / unit }
    }
}

/// Smooth noise with `cells` cells along a side, repeating.
fn bump(x: f32, y: f32, cells: i32, seed: u32) -> f32 {
    let (x, y) = (x * cells as f32, y * cells as f32);
    let (xi, yi) = (floor(x), floor(y));
    let fade = |t: f32| t * t * (3.0 - 2.0 * t);
    let (u, v) = (fade(x - xi as f32), fade(y - yi as f32));
    let get = |x: i32, y: i32| hash(x.rem_euclid(cells), y.rem_euclid(cells), seed);
    let top = get(xi, yi) + (get(xi + 1, yi) - get(xi, yi)) * u;
    let low = get(xi, yi + 1) + (get(xi + 1, yi + 1) - get(xi, yi + 1)) * u;
    top + (low - top) * v
}

/// Values replaced by their rank among all, 0..=255.
fn ranked(raw: &[f32]) -> Box<[u8; SIDE * SIDE]> {
    let mut order: Vec<u32> = (0..raw.len() as u32).collect();
    order.sort_unstable_by(|a, b| raw[*a as usize].total_cmp(&raw[*b as usize]).then(a.cmp(b)));
    let mut data = Box::new([0; SIDE * SIDE]);
    for (rank, index) in order.into_iter().enumerate() {
        data[index as usize] = (rank * 256 / raw.len()) as u8;
    }
    data
}

/// The tooth of drawing paper: bumps some five units wide.
pub(super) fn tooth() -> &'static Texture {
    static TABLE: OnceLock<Texture> = OnceLock::new();
    TABLE.get_or_init(|| Texture::new(128, 2, 1.35, 11))
}

/// Fine grain: pencil lead, pigment in hollows.
pub(super) fn grain() -> &'static Texture {
    static TABLE: OnceLock<Texture> = OnceLock::new();
    TABLE.get_or_init(|| Texture::new(160, 2, 0.8, 23))
}

/// Clouds some 130 units wide with finer ones in them: water that flows.
pub(super) fn cloud() -> &'static Texture {
    static TABLE: OnceLock<Texture> = OnceLock::new();
    TABLE.get_or_init(|| Texture::new(8, 5, 2.3, 37))
}

/// Makes every table, so that the first stroke does not wait for them.
pub(super) fn warm_up() {
    for table in [tooth(), grain(), cloud()] {
        std::hint::black_box(table.at(0.0, 0.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_share_of_the_area() {
        for table in [tooth(), grain(), cloud()] {
            let below = table.data.iter().filter(|v| **v < 77).count() as f32 / table.data.len() as f32;
            assert!((below - 0.3).abs() < 0.01, "{below}");
            let period = SIDE as f32 / table.scale;
            assert!((table.at(3.0, 5.0) - table.at(3.0 + period, 5.0 - period)).abs() < 0.02);
        }
    }
}
