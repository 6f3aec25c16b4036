//! Blurs by running sums: the time does not depend on the radius. Worked in bands of rows, so that a picture at print size
//! needs no second copy of itself.

use super::grid::{Grid, Pixel};
use super::parallel;

/// Rows that one worker blurs at a time.
const BAND: usize = 96;
/// A blur of at least twice this is made at half the size: it loses nothing.
const FINE: f32 = 3.0;

/// About a Gaussian of this standard deviation: three box blurs (Wells 1986).
pub fn gaussian<T: Pixel>(source: &Grid<T>, sigma: f32) -> Grid<T> {
    if sigma < 0.3 {
        return source.clone();
    }
    gaussian_of(source.width, source.height, sigma, |x, y| source.data[y * source.width + x], |v| v)
}

/// As [`gaussian`], of a picture that exists only as `read(x, y)`; every blurred pixel is kept as `write` makes it.
pub fn gaussian_of<T: Pixel, U: Copy + Default + Send + Sync>(
    width: usize,
    height: usize,
    sigma: f32,
    read: impl Fn(usize, usize) -> T + Sync,
    write: impl Fn(T) -> U + Sync,
) -> Grid<U> {
    let mut half = 1;
    while sigma / (2 * half) as f32 >= FINE && width.min(height) / (2 * half) >= 16 {
        half *= 2;
    }
    let mut out = Grid::new(width, height, U::default());
    if half == 1 {
        let radii = radii(sigma);
        parallel::bands(&mut out.data, width, BAND, |first, band| {
            let rows = (first, first + band.len() / width.max(1));
            let blurred = banded((width, height), &radii, rows, &read);
            band.iter_mut().zip(blurred).for_each(|(to, from)| *to = write(from));
        });
        return out;
    }
    let small = gaussian(&shrunk((width, height), half, &read), sigma / half as f32);
    let (back, middle) = (1.0 / half as f32, (half as f32 - 1.0) / 2.0);
    out.fill(|x, y, _| write(small.sample((x as f32 - middle) * back, (y as f32 - middle) * back)));
    out
}

/// The radii of three boxes whose variances add up to sigma squared.
fn radii(sigma: f32) -> [usize; 3] {
    if sigma < 0.3 {
        return [0; 3];
    }
    let ideal = (4.0 * sigma * sigma + 1.0).sqrt();
    let narrow = ((ideal - 1.0) / 2.0).floor().max(0.0);
    let wide = 2.0 * narrow + 1.0;
    let passes = ((12.0 * sigma * sigma - 3.0 * wide * wide - 12.0 * wide - 9.0) / (-4.0 * wide - 4.0)).round().max(0.0)
        as usize;
    std::array::from_fn(|pass| narrow as usize + usize::from(pass >= passes))
}

/// Means of `factor * factor` pixels.
fn shrunk<T: Pixel>(
    (width, height): (usize, usize),
    factor: usize,
    read: &(impl Fn(usize, usize) -> T + Sync),
) -> Grid<T> {
    let mut small = Grid::new(width.div_ceil(factor), height.div_ceil(factor), T::default());
    let weight = 1.0 / (factor * factor) as f32;
    small.fill(|x, y, _| {
        let mut sum = T::default();
        for j in y * factor..(y + 1) * factor {
            for i in x * factor..(x + 1) * factor {
                sum = sum.add(read(i.min(width - 1), j.min(height - 1)), weight);
            }
        }
        sum
    });
    small
}

/// Mean over a square of side `2 * radius + 1`, edges repeated.
pub fn boxed<T: Pixel>(source: &Grid<T>, radius: usize) -> Grid<T> {
    let mut out = Grid::new(source.width, source.height, T::default());
    let (width, size) = (source.width, (source.width, source.height));
    parallel::bands(&mut out.data, width, BAND, |first, band| {
        let rows = (first, first + band.len() / width.max(1));
        band.copy_from_slice(&banded(size, &[radius], rows, &|x, y| source.data[y * width + x]));
    });
    out
}

/// Rows `from..to` of a picture after one box blur for each of `radii`; rows outside the picture repeat its edge.
pub fn banded<T: Pixel>(
    (width, height): (usize, usize),
    radii: &[usize],
    (from, to): (usize, usize),
    read: &(impl Fn(usize, usize) -> T + Sync),
) -> Vec<T> {
    let reach: usize = radii.iter().sum();
    let mut rows = Vec::with_capacity((to - from + 2 * reach) * width);
    let (mut line, mut other) = (vec![T::default(); width], vec![T::default(); width]);
    let mut before = usize::MAX;
    for j in 0..to - from + 2 * reach {
        let y = (from + j).saturating_sub(reach).min(height - 1);
        // Rows above and below the picture are its first and last again.
        if y != before {
            line.iter_mut().enumerate().for_each(|(x, pixel)| *pixel = read(x, y));
            for radius in radii {
                across(&line, &mut other, *radius);
                std::mem::swap(&mut line, &mut other);
            }
        }
        before = y;
        rows.extend_from_slice(&line);
    }
    for radius in radii {
        down(&mut rows, width, *radius);
    }
    rows
}

fn across<T: Pixel>(from: &[T], to: &mut [T], radius: usize) {
    let (r, last, weight) = (radius as i32, from.len() as i32 - 1, 1.0 / (2 * radius + 1) as f32);
    let at = |x: i32| from[x.clamp(0, last) as usize];
    let mut sum = (-r..=r).fold(T::default(), |sum, x| sum.add(at(x), 1.0));
    for (x, pixel) in to.iter_mut().enumerate() {
        *pixel = T::default().add(sum, weight);
        sum = sum.add(at(x as i32 + r + 1), 1.0).add(at(x as i32 - r), -1.0);
    }
}

/// Blurs downwards; the result has `2 * radius` rows less.
fn down<T: Pixel>(rows: &mut Vec<T>, width: usize, radius: usize) {
    if radius == 0 || width == 0 {
        return;
    }
    let (side, weight) = (2 * radius + 1, 1.0 / (2 * radius + 1) as f32);
    let count = (rows.len() / width + 1).saturating_sub(side);
    let mut sums = vec![T::default(); width];
    for row in rows[..side * width].chunks(width) {
        sums.iter_mut().zip(row).for_each(|(sum, pixel)| *sum = sum.add(*pixel, 1.0));
    }
    for y in 0..count {
        // The row that leaves is read before its place takes the result.
        let (head, tail) = rows.split_at_mut((y + 1) * width);
        let leaving = &mut head[y * width..];
        let coming = tail.get((side - 1) * width..).unwrap_or(&[]);
        for (x, (sum, place)) in sums.iter_mut().zip(leaving).enumerate() {
            let old = std::mem::replace(place, T::default().add(*sum, weight));
            let new = coming.get(x).copied().unwrap_or_default();
            *sum = sum.add(old, -1.0).add(new, 1.0);
        }
    }
    rows.truncate(count * width);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::grid::Plane;

    #[test]
    fn a_blur_keeps_the_sum_and_spreads_as_wide_as_it_says() {
        for sigma in [0.8f32, 2.5, 5.0, 9.0] {
            let mut plane = Plane::new(129, 131, 0.0);
            plane.data[65 * 129 + 64] = 1.0;
            let soft = gaussian(&plane, sigma);
            let (mut sum, mut spread) = (0.0, 0.0);
            for (i, v) in soft.data.iter().enumerate() {
                sum += v;
                spread += v * ((i % 129) as f32 - 64.0).powi(2);
            }
            assert!((sum - 1.0).abs() < 0.01, "{sigma}: {sum}");
            assert!((spread.sqrt() / sigma - 1.0).abs() < 0.25, "{sigma}: {}", spread.sqrt());
        }
    }

    #[test]
    fn bands_leave_no_seams() {
        let mut plane = Plane::new(20, 300, 0.0);
        plane.fill(|x, y, _| (x * 7 + y * 3) as f32 % 11.0);
        let whole = banded((20, 300), &[2, 3], (0, 300), &|x, y| plane.data[y * 20 + x]);
        let part = banded((20, 300), &[2, 3], (90, 110), &|x, y| plane.data[y * 20 + x]);
        for (a, b) in whole[90 * 20..110 * 20].iter().zip(&part) {
            assert!((a - b).abs() < 1e-4);
        }
    }
}
