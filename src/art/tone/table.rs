//! A grade as a table of colours, so that a picture of a million pixels costs milliseconds.

use super::grade::Grade;
use crate::art::parallel;

/// Colours along each side of the cube.
const SIDE: usize = 17;
/// Steps between two neighbours, fixed point.
const ONE: i32 = 1 << 8;

/// sRGB bytes to sRGB bytes.
pub struct Table {
    /// Red fastest; bytes times 64.
    cube: Vec<[i32; 3]>,
    /// For every byte the colour below it, and how far it is from it to the next, of [`ONE`].
    place: [(usize, i32); 256],
}

impl Table {
    /// The table of `grade`.
    pub fn of(grade: &Grade) -> Self {
        let value = |i: usize| i as f32 / (SIDE - 1) as f32;
        let slice = |blue: usize| -> Vec<[i32; 3]> {
            let cell = |i: usize| grade.apply([value(i % SIDE), value(i / SIDE), value(blue)]);
            (0..SIDE * SIDE).map(|i| cell(i).map(|v| (v * 255.0 * 64.0 + 0.5) as i32)).collect()
        };
        let cube = parallel::collect(SIDE, slice).into_iter().flatten().collect();
        let place = std::array::from_fn(|byte| {
            let fixed = (byte * (SIDE - 1) * ONE as usize) / 255;
            let low = (fixed / ONE as usize).min(SIDE - 2);
            (low, (fixed - low * ONE as usize) as i32)
        });
        Self { cube, place }
    }

    /// The colour turned: between the four corners of the tetrahedron it lies in (J. Kasson, S. Nin, W. Plouffe and J. Hafner,
    /// "Performing color space conversions with three-dimensional linear interpolation", 1995), which keeps greys even.
    #[inline]
    pub fn look_up(&self, color: [u8; 3]) -> [u8; 3] {
        let [(r, fr), (g, fg), (b, fb)] = color.map(|byte| self.place[usize::from(byte)]);
        let base = r + SIDE * (g + SIDE * b);
        let (x, y, z) = (1, SIDE, SIDE * SIDE);
        // From black's corner to white's, along the largest share first.
        let (first, second, f) = match (fr >= fg, fg >= fb, fr >= fb) {
            (true, true, _) => (x, x + y, [fr, fg, fb]),
            (true, false, true) => (x, x + z, [fr, fb, fg]),
            (true, false, false) => (z, z + x, [fb, fr, fg]),
            (false, false, _) => (z, z + y, [fb, fg, fr]),
            (false, true, true) => (y, y + x, [fg, fr, fb]),
            (false, true, false) => (y, y + z, [fg, fb, fr]),
        };
        let corners = [base, base + first, base + second, base + x + y + z].map(|at| self.cube[at]);
        let weights = [ONE - f[0], f[0] - f[1], f[1] - f[2], f[2]];
        std::array::from_fn(|c| {
            let sum: i32 = corners.iter().zip(weights).map(|(corner, weight)| corner[c] * weight).sum();
            ((sum + ONE * 32) >> 14) as u8
        })
    }
}
