//! Blurs by running sums: the time does not depend on the radius.

use super::grid::{Grid, Pixel};
use super::parallel;

/// About a Gaussian of this standard deviation: three box blurs (Wells 1986).
pub fn gaussian<T: Pixel>(source: &Grid<T>, sigma: f32) -> Grid<T> {
    if sigma < 0.3 {
        return source.clone();
    }
    // Big blurs lose nothing at a quarter of the size.
    if sigma > 24.0 && source.width > 64 && source.height > 64 {
        let small = source.resized(source.width / 4, source.height / 4);
        return gaussian(&small, sigma / 4.0).resized(source.width, source.height);
    }
    // Box widths whose variances add up to sigma squared.
    let ideal = (12.0 * sigma * sigma / 3.0 + 1.0).sqrt();
    let narrow = (((ideal - 1.0) / 2.0).floor()).max(0.0) as usize;
    let narrow_width = (2 * narrow + 1) as f32;
    let narrow_passes = ((12.0 * sigma * sigma - 3.0 * narrow_width * narrow_width - 12.0 * narrow_width - 9.0)
        / (-4.0 * narrow_width - 4.0))
        .round();
    let mut out = source.clone();
    for pass in 0..3 {
        let radius = if (pass as f32) < narrow_passes { narrow } else { narrow + 1 };
        out = boxed(&out, radius);
    }
    out
}

/// Mean over a square of side `2 * radius + 1`, edges repeated.
pub fn boxed<T: Pixel>(source: &Grid<T>, radius: usize) -> Grid<T> {
    if radius == 0 {
        return source.clone();
    }
    down(&across(source, radius), radius)
}

fn across<T: Pixel>(source: &Grid<T>, radius: usize) -> Grid<T> {
    let mut out = Grid::new(source.width, source.height, T::default());
    let (width, r, weight) = (source.width, radius as i32, 1.0 / (2 * radius + 1) as f32);
    parallel::bands(&mut out.data, width, 32, |first, band| {
        for (j, to) in band.chunks_mut(width).enumerate() {
            let from = source.row(first + j);
            let at = |x: i32| from[x.clamp(0, width as i32 - 1) as usize];
            let mut sum = (-r..=r).fold(T::default(), |sum, x| sum.add(at(x), 1.0));
            for (x, pixel) in to.iter_mut().enumerate() {
                *pixel = T::default().add(sum, weight);
                sum = sum.add(at(x as i32 + r + 1), 1.0).add(at(x as i32 - r), -1.0);
            }
        }
    });
    out
}

fn down<T: Pixel>(source: &Grid<T>, radius: usize) -> Grid<T> {
    let mut out = Grid::new(source.width, source.height, T::default());
    let (width, height) = (source.width, source.height as i32);
    let (r, weight) = (radius as i32, 1.0 / (2 * radius + 1) as f32);
    parallel::bands(&mut out.data, width, 128, |first, band| {
        let row = |y: i32| source.row(y.clamp(0, height - 1) as usize);
        let mut sums = vec![T::default(); width];
        for y in first as i32 - r..=first as i32 + r {
            sums.iter_mut().zip(row(y)).for_each(|(sum, pixel)| *sum = sum.add(*pixel, 1.0));
        }
        for (j, to) in band.chunks_mut(width).enumerate() {
            to.iter_mut().zip(&sums).for_each(|(pixel, sum)| *pixel = T::default().add(*sum, weight));
            let y = (first + j) as i32;
            let (new, old) = (row(y + r + 1), row(y - r));
            for ((sum, new), old) in sums.iter_mut().zip(new).zip(old) {
                *sum = sum.add(*new, 1.0).add(*old, -1.0);
            }
        }
    });
    out
}
