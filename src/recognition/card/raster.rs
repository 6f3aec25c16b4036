//! Pictures as plain bytes: a frame in colour, a frame in grey.

/// A frame in colour: sRGB, 3 bytes a pixel, rows from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shot {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// `width * height * 3` bytes.
    pub rgb: Vec<u8>,
}

/// A frame in grey: 1 byte a pixel, rows from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gray {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// `width * height` bytes.
    pub data: Vec<u8>,
}

impl Shot {
    /// A frame from bytes; `None` when the number of bytes is not `width * height * 3`.
    pub fn new(width: usize, height: usize, rgb: Vec<u8>) -> Option<Self> {
        (width.checked_mul(height)?.checked_mul(3)? == rgb.len()).then_some(Self { width, height, rgb })
    }

    /// A picture of red, green, blue and alpha on white paper; `None` when the number of bytes is not
    /// `width * height * 4`.
    pub fn on_paper(rgba: &[u8], width: usize, height: usize) -> Option<Self> {
        let over = |value: u8, alpha: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        let (pixels, rest) = rgba.as_chunks::<4>();
        let rgb = pixels.iter().flat_map(|&[r, g, b, a]| [r, g, b].map(|value| over(value, a))).collect();
        if rest.is_empty() { Self::new(width, height, rgb) } else { None }
    }

    /// Lightness (BT.601 weights).
    pub fn gray(&self) -> Gray {
        let luma = |p: &[u8]| ((77 * u32::from(p[0]) + 150 * u32::from(p[1]) + 29 * u32::from(p[2]) + 128) >> 8) as u8;
        Gray { width: self.width, height: self.height, data: self.rgb.chunks_exact(3).map(luma).collect() }
    }

    /// The colour at a place between pixels (bilinear, the edge repeated). `x`, `y`: pixel centres are whole numbers.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let Some((four, fx, fy)) = corners(self.width, self.height, x, y) else { return [0.0; 3] };
        let pixels = self.rgb.as_chunks::<3>().0;
        let [a, b, c, d] = four.map(|i| pixels.get(i).copied().unwrap_or_default().map(f32::from));
        std::array::from_fn(|k| mix(mix(a[k], b[k], fx), mix(c[k], d[k], fx), fy))
    }
}

impl Gray {
    /// A frame from bytes; `None` when the number of bytes is not `width * height`.
    pub fn new(width: usize, height: usize, data: Vec<u8>) -> Option<Self> {
        (width.checked_mul(height)? == data.len()).then_some(Self { width, height, data })
    }

    /// The value at a pixel, the edge repeated.
    pub fn pixel(&self, x: isize, y: isize) -> u8 {
        let cx = x.clamp(0, self.width as isize - 1) as usize;
        let cy = y.clamp(0, self.height as isize - 1) as usize;
        self.data.get(cy * self.width + cx).copied().unwrap_or(0)
    }

    /// The value at a place between pixels (bilinear, the edge repeated).
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let Some(([a, b, c, d], fx, fy)) = corners(self.width, self.height, x, y) else { return 0.0 };
        let v = |i: usize| f32::from(self.data.get(i).copied().unwrap_or(0));
        mix(mix(v(a), v(b), fx), mix(v(c), v(d), fx), fy)
    }

    /// A copy shrunk by a whole factor, every new pixel the mean of `factor`² old ones.
    pub fn shrunk(&self, factor: usize) -> Self {
        let (factor, w, h) = (factor.max(1), self.width / factor.max(1), self.height / factor.max(1));
        let area = (factor * factor) as u32;
        let mut data = Vec::with_capacity(w * h);
        for y in 0..h {
            for x in 0..w {
                let rows = (0..factor).map(|dy| &self.data[(y * factor + dy) * self.width + x * factor..][..factor]);
                let sum: u32 = rows.flatten().map(|v| u32::from(*v)).sum();
                data.push((sum / area) as u8);
            }
        }
        Self { width: w, height: h, data }
    }

    /// A copy enlarged by a whole factor with a cubic kernel (Catmull-Rom), which keeps edges steeper than bilinear.
    pub fn enlarged(&self, factor: usize) -> Self {
        let factor = factor.max(1);
        let across = resample(&self.data, self.width, self.height, factor);
        let turned = transpose(&across, self.width * factor, self.height);
        let down = resample(&turned, self.height, self.width * factor, factor);
        let (width, height) = (self.width * factor, self.height * factor);
        Self { width, height, data: transpose(&down, height, width) }
    }

    /// A part of the picture; `None` when it does not lie inside.
    pub fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Option<Self> {
        if left.checked_add(width)? > self.width || top.checked_add(height)? > self.height {
            return None;
        }
        let row = |y: usize| &self.data[(top + y) * self.width + left..][..width];
        Some(Self { width, height, data: (0..height).flat_map(row).copied().collect() })
    }
}

/// Rows made `factor` times longer.
fn resample(data: &[u8], width: usize, height: usize, factor: usize) -> Vec<u8> {
    let kernels: Vec<[f32; 4]> =
        (0..factor).map(|i| kernel(((i as f32 + 0.5) / factor as f32 + 0.5).fract())).collect();
    let mut out = Vec::with_capacity(width * height * factor);
    for row in data.chunks_exact(width.max(1)) {
        let v = |x: isize| f32::from(row[x.clamp(0, width as isize - 1) as usize]);
        for x in 0..width as isize {
            for (i, k) in kernels.iter().enumerate() {
                let first = x - if i * 2 + 1 < factor { 2 } else { 1 };
                let sum = k[0] * v(first) + k[1] * v(first + 1) + k[2] * v(first + 2) + k[3] * v(first + 3);
                out.push((sum + 0.5).clamp(0.0, 255.0) as u8);
            }
        }
    }
    out
}

/// Catmull-Rom weights of the four pixels around a place `t` after the second.
fn kernel(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [(-t + 2.0 * t2 - t3) / 2.0, (2.0 - 5.0 * t2 + 3.0 * t3) / 2.0, (t + 4.0 * t2 - 3.0 * t3) / 2.0, (t3 - t2) / 2.0]
}

fn transpose(data: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut out = vec![0; data.len()];
    for (y, row) in data.chunks_exact(width.max(1)).enumerate().take(height) {
        for (x, v) in row.iter().enumerate() {
            out[x * height + y] = *v;
        }
    }
    out
}

#[inline]
fn mix(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

/// Indices of the four pixels around a place, and how far it is between them. `None`: there is no pixel.
#[inline]
fn corners(width: usize, height: usize, x: f32, y: f32) -> Option<([usize; 4], f32, f32)> {
    if width == 0 || height == 0 || !x.is_finite() || !y.is_finite() {
        return None;
    }
    let (x, y) = (x.clamp(0.0, (width - 1) as f32), y.clamp(0.0, (height - 1) as f32));
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(width - 1), (y0 + 1).min(height - 1));
    let (top, bottom) = (y0 * width, y1 * width);
    Some(([top + x0, top + x1, bottom + x0, bottom + x1], x - x0 as f32, y - y0 as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enlarging_a_slope_keeps_it_a_slope() {
        let slope = Gray::new(8, 4, (0..32).map(|i| (i % 8) as u8 * 20).collect()).unwrap();
        let large = slope.enlarged(3);
        assert_eq!((large.width, large.height), (24, 12));
        for x in 6..18 {
            let expected = ((x as f32 + 0.5) / 3.0 - 0.5) * 20.0;
            assert!((f32::from(large.data[24 * 5 + x]) - expected).abs() < 1.5, "{x}");
        }
        let back = large.shrunk(3);
        assert!(back.data.iter().zip(&slope.data).all(|(a, b)| a.abs_diff(*b) <= 2), "{:?}", back.data);
    }

    #[test]
    fn sizes_must_fit() {
        assert!(Gray::new(2, 2, vec![0; 3]).is_none());
        assert!(Shot::new(usize::MAX, 2, vec![]).is_none());
        assert_eq!(Gray::default().at(1.0, 1.0), 0.0);
        assert!(Gray::new(4, 4, vec![7; 16]).unwrap().part(2, 2, 3, 1).is_none());
    }
}
