//! Grey to dark and light, by the mean around every pixel: a shadow across a card moves both.

use super::raster::Gray;

/// Sums of everything above and to the left, so that the sum of any rectangle takes four look-ups.
struct Sums {
    stride: usize,
    sums: Vec<u32>,
}

impl Sums {
    fn new(picture: &Gray) -> Self {
        let stride = picture.width + 1;
        let mut sums = vec![0u32; stride * (picture.height + 1)];
        for (y, row) in picture.data.chunks_exact(picture.width.max(1)).enumerate() {
            let mut line = 0u32;
            for (x, v) in row.iter().enumerate() {
                line += u32::from(*v);
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + line;
            }
        }
        Self { stride, sums }
    }

    /// Mean of the rectangle from (x0, y0) to before (x1, y1), which must lie inside.
    fn mean(&self, x0: usize, y0: usize, x1: usize, y1: usize) -> f32 {
        let at = |x: usize, y: usize| self.sums[y * self.stride + x];
        let sum = at(x1, y1).wrapping_add(at(x0, y0)).wrapping_sub(at(x1, y0)).wrapping_sub(at(x0, y1));
        sum as f32 / ((x1 - x0) * (y1 - y0)).max(1) as f32
    }
}

/// True where a pixel is darker than the mean of the square of `2 * reach + 1` pixels around it, less `margin` grey levels.
pub(super) fn darker_than_around(picture: &Gray, reach: usize, margin: u32) -> Vec<bool> {
    let (w, h) = (picture.width, picture.height);
    let sums = Sums::new(picture);
    let mut dark = Vec::with_capacity(w * h);
    for (y, row) in picture.data.chunks_exact(w.max(1)).enumerate() {
        let (y0, y1) = (y.saturating_sub(reach), (y + reach + 1).min(h));
        let (above, below) = (&sums.sums[y0 * sums.stride..], &sums.sums[y1 * sums.stride..]);
        for (x, v) in row.iter().enumerate() {
            let (x0, x1) = (x.saturating_sub(reach), (x + reach + 1).min(w));
            let sum = below[x1].wrapping_add(above[x0]).wrapping_sub(below[x0]).wrapping_sub(above[x1]);
            dark.push((u32::from(*v) + margin) * ((x1 - x0) * (y1 - y0)) as u32 <= sum);
        }
    }
    dark
}

/// Edges steeper: every pixel moved away from the mean of the square around it by `amount` times their difference.
pub(super) fn sharpened(picture: &Gray, reach: usize, amount: f32) -> Gray {
    let (w, h) = (picture.width, picture.height);
    let sums = Sums::new(picture);
    let mut data = Vec::with_capacity(w * h);
    for y in 0..h {
        let (y0, y1) = (y.saturating_sub(reach), (y + reach + 1).min(h));
        for x in 0..w {
            let mean = sums.mean(x.saturating_sub(reach), y0, (x + reach + 1).min(w), y1);
            let v = f32::from(picture.data[y * w + x]);
            data.push((v + amount * (v - mean) + 0.5).clamp(0.0, 255.0) as u8);
        }
    }
    Gray { width: w, height: h, data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shadow_does_not_hide_dark_squares() {
        // Light falls from 250 to 60; every fourth pixel is at half the light.
        let value = |x: usize| (250 - x * 190 / 99) / if x.is_multiple_of(4) { 2 } else { 1 };
        let picture = Gray::new(100, 3, (0..300).map(|i| value(i % 100) as u8).collect()).unwrap();
        let dark = darker_than_around(&picture, 8, 4);
        for x in 0..100 {
            assert_eq!(dark[100 + x], x % 4 == 0, "{x}");
        }
    }
}
