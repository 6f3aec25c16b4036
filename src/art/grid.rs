//! A picture of any number type in one flat array: planes of `f32`, colours of `[f32; 3]`.

use super::{color, parallel};

/// What a pixel must be able to do so that it can be blurred and sampled.
pub trait Pixel: Copy + Default + Send + Sync {
    /// Adds `other * weight`.
    fn add(self, other: Self, weight: f32) -> Self;
}

impl Pixel for f32 {
    #[inline]
    fn add(self, other: Self, weight: f32) -> Self {
        self + other * weight
    }
}

impl Grid<[u8; 3]> {
    /// The colour at an index of `data`.
    #[inline]
    pub fn color(&self, index: usize) -> [f32; 3] {
        color::from_bytes(self.data[index])
    }

    /// The colour between pixels, as [`Grid::sample`].
    #[inline]
    pub fn between(&self, x: f32, y: f32) -> [f32; 3] {
        let (x0, y0) = (floor(x), floor(y));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let at = |x: i32, y: i32| self.near(x, y).map(f32::from);
        let top = color::mix(at(x0, y0), at(x0 + 1, y0), fx);
        let low = color::mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), fx);
        color::scale(color::mix(top, low, fy), 1.0 / 255.0)
    }
}

impl<const N: usize> Pixel for [f32; N]
where
    Self: Default,
{
    #[inline]
    fn add(mut self, other: Self, weight: f32) -> Self {
        for (a, b) in self.iter_mut().zip(other) {
            *a += b * weight;
        }
        self
    }
}

/// The whole number at or below `x` (|x| < 2^31). Without a call into the maths library, which a build for any x86-64
/// machine would need.
#[inline]
pub fn floor(x: f32) -> i32 {
    let whole = x as i32;
    if whole as f32 > x { whole - 1 } else { whole }
}

/// `width * height` pixels, row after row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid<T> {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row after row.
    pub data: Vec<T>,
}

/// One number a pixel.
pub type Plane = Grid<f32>;
/// One sRGB colour a pixel, 0..=1.
pub type Rgb = Grid<[f32; 3]>;
/// One sRGB colour a pixel in bytes: a quarter of the memory, which counts at print size.
pub type Rgb8 = Grid<[u8; 3]>;

impl<T: Copy + Send + Sync> Grid<T> {
    /// A grid of one value.
    pub fn new(width: usize, height: usize, value: T) -> Self {
        Self { width, height, data: vec![value; width * height] }
    }

    /// The pixel nearest to `(x, y)`, edges repeated.
    #[inline]
    pub fn near(&self, x: i32, y: i32) -> T {
        let x = x.clamp(0, self.width as i32 - 1) as usize;
        let y = y.clamp(0, self.height as i32 - 1) as usize;
        self.data[y * self.width + x]
    }

    /// One row.
    #[inline]
    pub fn row(&self, y: usize) -> &[T] {
        &self.data[y * self.width..(y + 1) * self.width]
    }

    /// Makes every pixel anew from its place; rows in parallel.
    pub fn fill(&mut self, make: impl Fn(usize, usize, T) -> T + Sync) {
        let width = self.width;
        parallel::bands(&mut self.data, width, 16, |first, band| {
            for (j, row) in band.chunks_mut(width.max(1)).enumerate() {
                for (x, pixel) in row.iter_mut().enumerate() {
                    *pixel = make(x, first + j, *pixel);
                }
            }
        });
    }

    /// A grid of another type with one value for each pixel.
    pub fn map<U: Copy + Send + Sync + Default>(&self, make: impl Fn(T) -> U + Sync) -> Grid<U> {
        let mut out = Grid::new(self.width, self.height, U::default());
        out.fill(|x, y, _| make(self.data[y * self.width + x]));
        out
    }
}

impl<T: Pixel> Grid<T> {
    /// Bilinear sample at pixel coordinates (pixel centres at whole numbers), edges repeated.
    #[inline]
    pub fn sample(&self, x: f32, y: f32) -> T {
        let (x0, y0) = (floor(x), floor(y));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        T::default()
            .add(self.near(x0, y0), (1.0 - fx) * (1.0 - fy))
            .add(self.near(x0 + 1, y0), fx * (1.0 - fy))
            .add(self.near(x0, y0 + 1), (1.0 - fx) * fy)
            .add(self.near(x0 + 1, y0 + 1), fx * fy)
    }

    /// The grid at another size: average when it shrinks by whole numbers, bilinear otherwise.
    pub fn resized(&self, width: usize, height: usize) -> Self {
        let mut out = Self::new(width, height, T::default());
        let (sx, sy) = (self.width as f32 / width as f32, self.height as f32 / height as f32);
        let (nx, ny) = (sx.round().max(1.0) as usize, sy.round().max(1.0) as usize);
        out.fill(|x, y, _| {
            let mut sum = T::default();
            for j in 0..ny {
                for i in 0..nx {
                    let px = (x as f32 + (i as f32 + 0.5) / nx as f32) * sx - 0.5;
                    let py = (y as f32 + (j as f32 + 0.5) / ny as f32) * sy - 0.5;
                    sum = sum.add(self.sample(px, py), 1.0 / (nx * ny) as f32);
                }
            }
            sum
        });
        out
    }
}
