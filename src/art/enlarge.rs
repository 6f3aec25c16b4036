//! Enlarging a picture for print where nothing better than its pixels is known.

use super::parallel;
use super::picture::Picture;
use std::ops::Range;
use std::sync::LazyLock;

/// Lobes of the kernel on each side, in pixels of the picture.
const REACH: f64 = 3.0;
/// Rows that are made at once: with the rows of the picture that they need they take a few megabytes, however large the print.
const BAND: usize = 32;
/// Steps of the way back from light to bytes: fine enough that every byte comes back as it was.
const STEPS: usize = 1 << 14;

/// Red, green, blue as light (linear, times alpha) and alpha, 0..=1.
type Light = [f32; 4];

/// The picture at a size in pixels, with the Lanczos kernel of three lobes (Duchon 1979), which keeps edges sharper than
/// straight lines between pixels do. It is done in light, not in code values, so that no dark seams come between two colours;
/// and a new pixel is never lighter or darker than the four nearest old ones, so that no halo stands beside an edge.
/// See-through pixels add no colour.
pub fn enlarged(picture: &Picture, width: u32, height: u32) -> Picture {
    let is_same = (width, height) == (picture.width, picture.height);
    if picture.is_empty() || width == 0 || height == 0 || is_same {
        return picture.resized(width, height);
    }
    let across = taps(picture.width as usize, width as usize);
    let down = taps(picture.height as usize, height as usize);
    let mut out = Picture::filled(width, height, [0; 4]);
    parallel::bands(&mut out.rgba, width as usize * 4, BAND, |first, band| {
        fill(picture, &across, &down[first..first + band.len() / (width as usize * 4)], band);
    });
    out
}

/// Which old pixels a new one is made of.
struct Taps {
    /// The first of them.
    start: usize,
    /// Their weights, which add up to 1.
    weights: Vec<f32>,
    /// Those among them between which the new pixel must stay.
    nearest: Range<usize>,
}

/// For every new pixel of a line.
fn taps(old: usize, new: usize) -> Vec<Taps> {
    let ratio = old as f64 / new as f64;
    let scale = ratio.max(1.0);
    let tap = |i: usize| {
        let centre = (i as f64 + 0.5) * ratio - 0.5;
        let within = |at: f64| at.clamp(0.0, (old - 1) as f64) as usize;
        let (start, end) = (within((centre - REACH * scale).ceil()), within((centre + REACH * scale).floor()));
        let weights: Vec<f64> = (start..=end).map(|at| lanczos((at as f64 - centre) / scale)).collect();
        let sum: f64 = weights.iter().sum();
        let near = |at: f64| within(at).clamp(start, end) - start;
        let nearest = near(centre.floor() - scale)..near(centre.floor() + 1.0 + scale) + 1;
        Taps { start, weights: weights.iter().map(|weight| (weight / sum) as f32).collect(), nearest }
    };
    (0..new).map(tap).collect()
}

fn lanczos(x: f64) -> f64 {
    let sinc =
        |x: f64| if x.abs() < 1e-9 { 1.0 } else { (x * std::f64::consts::PI).sin() / (x * std::f64::consts::PI) };
    if x.abs() < REACH { sinc(x) * sinc(x / REACH) } else { 0.0 }
}

/// Rows of the new picture.
fn fill(picture: &Picture, across: &[Taps], down: &[Taps], band: &mut [u8]) {
    let (Some(first), Some(last)) = (down.first(), down.last()) else { return };
    let (width, from) = (across.len(), first.start);
    // The rows that are needed, at the new width.
    let mut wide: Vec<Light> = Vec::with_capacity((last.start + last.weights.len() - from) * width);
    let mut row = Vec::with_capacity(picture.width as usize);
    for y in from..last.start + last.weights.len() {
        let start = y * picture.width as usize * 4;
        row.clear();
        row.extend(picture.rgba[start..][..picture.width as usize * 4].as_chunks().0.iter().map(light));
        wide.extend(across.iter().map(|tap| mixed(tap, |i| row[tap.start + i])));
    }
    for (tap, out) in down.iter().zip(band.chunks_exact_mut(width * 4)) {
        let top = (tap.start - from) * width;
        for (x, pixel) in out.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            *pixel = bytes(mixed(tap, |i| wide[top + i * width + x]));
        }
    }
}

/// The weighted sum, held within the range of the nearest.
#[inline]
fn mixed(taps: &Taps, at: impl Fn(usize) -> Light) -> Light {
    let mut sum = [0.0f32; 4];
    for (i, weight) in taps.weights.iter().enumerate() {
        let pixel = at(i);
        (0..4).for_each(|channel| sum[channel] += pixel[channel] * weight);
    }
    let (mut least, mut most) = ([1.0f32; 4], [0.0f32; 4]);
    for i in taps.nearest.clone() {
        let pixel = at(i);
        for channel in 0..4 {
            least[channel] = least[channel].min(pixel[channel]);
            most[channel] = most[channel].max(pixel[channel]);
        }
    }
    std::array::from_fn(|channel| sum[channel].max(least[channel]).min(most[channel]))
}

/// Light of every code value (IEC 61966-2-1).
static LIGHT: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|code| {
        let value = code as f64 / 255.0;
        (if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }) as f32
    })
});

/// Code values of light in [`STEPS`] steps.
static CODES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let code = |light: f64| if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (0..=STEPS).map(|step| (code(step as f64 / STEPS as f64) * 255.0).round() as u8).collect()
});

#[inline]
fn light(&[r, g, b, alpha]: &[u8; 4]) -> Light {
    let (table, alpha) = (&*LIGHT, f32::from(alpha) / 255.0);
    let of = |code: u8| table[usize::from(code)] * alpha;
    [of(r), of(g), of(b), alpha]
}

#[inline]
fn bytes([r, g, b, alpha]: Light) -> [u8; 4] {
    let codes = &*CODES;
    if alpha <= 0.0 {
        return [0; 4];
    }
    let code = |light: f32| codes[((light / alpha).clamp(0.0, 1.0) * STEPS as f32 + 0.5) as usize];
    [code(r), code(g), code(b), (alpha.min(1.0) * 255.0 + 0.5) as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How steep the steepest step between neighbours of a row is.
    fn steepest(picture: &Picture, y: u32) -> u8 {
        (1..picture.width).map(|x| picture.pixel(x, y)[0].abs_diff(picture.pixel(x - 1, y)[0])).max().unwrap_or(0)
    }

    /// Left half one colour, right half another.
    fn halves(width: u32, height: u32, left: [u8; 4], right: [u8; 4]) -> Picture {
        let mut picture = Picture::filled(width, height, right);
        for row in picture.rgba.as_chunks_mut::<4>().0.chunks_exact_mut(width as usize) {
            row[..width as usize / 2].fill(left);
        }
        picture
    }

    #[test]
    fn edges_stay_steeper_than_with_straight_lines() {
        let picture = halves(32, 8, [0, 0, 0, 255], [255; 4]);
        let (lanczos, lines) = (enlarged(&picture, 128, 32), picture.resized(128, 32));
        assert_eq!((lanczos.width, lanczos.height), (128, 32));
        assert!(steepest(&lanczos, 16) > steepest(&lines, 16));
        assert_eq!((lanczos.pixel(2, 16), lanczos.pixel(125, 16)), ([0, 0, 0, 255], [255; 4]));
    }

    #[test]
    fn no_halo_stands_beside_an_edge_and_no_dark_seam_between_colours() {
        let grey = enlarged(&halves(32, 8, [90, 90, 90, 255], [160, 160, 160, 255]), 96, 24);
        assert!(grey.rgba.as_chunks::<4>().0.iter().all(|p| (90..=160).contains(&p[0])));
        let two = enlarged(&halves(32, 8, [255, 0, 0, 255], [0, 255, 0, 255]), 96, 24);
        let light = |p: &[u8; 4]| LIGHT[usize::from(p[0])] + LIGHT[usize::from(p[1])];
        let darkest = two.rgba.as_chunks::<4>().0.iter().map(light).fold(f32::MAX, f32::min);
        assert!(darkest > 0.97, "{darkest}");
    }

    #[test]
    fn what_is_see_through_adds_no_colour() {
        let picture = halves(16, 4, [0, 0, 200, 255], [255, 0, 0, 0]);
        let large = enlarged(&picture, 64, 16);
        assert!(large.rgba.as_chunks::<4>().0.iter().all(|p| p[3] < 8 || p[0] < 8), "no red rim");
        assert_eq!(enlarged(&Picture::default(), 4, 4).rgba.len(), 64);
    }

    #[test]
    fn one_colour_stays_exactly_that_colour_at_any_size() {
        for code in 0..=255u8 {
            let picture = Picture::filled(3, 2, [code, 255 - code, 7, 255]);
            let large = enlarged(&picture, 11, 5);
            assert!(large.rgba.as_chunks::<4>().0.iter().all(|p| *p == [code, 255 - code, 7, 255]), "{code}");
        }
        assert_eq!(enlarged(&Picture::filled(1, 9, [9; 4]), 4, 3).pixel(3, 2), [9; 4], "larger and smaller at once");
    }
}
