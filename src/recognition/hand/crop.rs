//! Samples a turned rectangle of a picture straight into a model's input: bilinear, without a step in between.
//!
//! Coordinates are fixed point (16 bits after the point), weights 11 bits, sums whole numbers: exact to 1/2048 of a step
//! between neighbours, far below what the picture's own 8 bits carry.

use super::{Rect, View};

/// What lies outside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// The nearest pixel of the edge (landmark model).
    Replicate,
    /// Black (palm model).
    Zero,
}

/// Bits after the point of a coordinate.
const POINT: u32 = 16;
const ONE: f64 = (1 << POINT) as f64;
/// Bits of a weight: 255 * 2^11 * 2^11 still fits into 32 bits.
const WEIGHT: u32 = 11;
/// From a weighted sum to 0..1.
const TO_UNIT: f32 = 1.0 / (255.0 * (1u64 << (2 * WEIGHT)) as f32);

/// A step along the output in the picture, fixed point.
#[derive(Clone, Copy)]
struct Walk {
    x: i64,
    y: i64,
    dx: i64,
    dy: i64,
}

impl Walk {
    fn end(&self, steps: usize) -> (i64, i64) {
        (self.x + self.dx * steps as i64, self.y + self.dy * steps as i64)
    }

    fn at(&self, steps: usize) -> Self {
        let (x, y) = self.end(steps);
        Self { x, y, ..*self }
    }
}

/// Samples `rect` of `view` into `out`: rows from the top, red, green, blue in 0..1 (NHWC with N = 1).
///
/// `out` holds `out_width * out_height * 3` numbers; whole rows that do not fit are left as they are. The first sample is
/// the rectangle's corner itself and neighbours are `width / out_width` apart, as OpenCV's `warpPerspective` does it
/// for the MediaPipe package on a processor.
pub fn crop(view: &View, rect: &Rect, out_width: usize, out_height: usize, border: Border, out: &mut [f32]) {
    if out_width == 0 || out_height == 0 || !rect.is_usable() {
        return out.fill(0.0);
    }
    let (sin, cos) = f64::from(rect.angle).sin_cos();
    let (sx, sy) = (f64::from(rect.width) / out_width as f64, f64::from(rect.height) / out_height as f64);
    let (left, top) = (-f64::from(rect.width) / 2.0, -f64::from(rect.height) / 2.0);
    for (row, line) in out.chunks_exact_mut(out_width * 3).take(out_height).enumerate() {
        let down = top + row as f64 * sy;
        let x = f64::from(rect.cx) + cos * left - sin * down;
        let y = f64::from(rect.cy) + sin * left + cos * down;
        let walk = Walk { x: fixed(x), y: fixed(y), dx: fixed(cos * sx), dy: fixed(sin * sx) };
        sample_row(view, walk, border, line);
    }
}

fn fixed(value: f64) -> i64 {
    (value * ONE).round() as i64
}

/// A row is a straight line and the picture has no dents: what lies inside is one stretch of it, and no sample there
/// needs looking at the border.
fn sample_row(view: &View, walk: Walk, border: Border, line: &mut [f32]) {
    let samples = line.len() / 3;
    let (from, to) = stretch_inside(view, walk, samples);
    let (before, rest) = line.split_at_mut(from * 3);
    let (inside, after) = rest.split_at_mut((to - from) * 3);
    border_row(view, walk, border, before);
    inner_row(view, walk.at(from), inside);
    border_row(view, walk.at(to), border, after);
}

/// The samples `from..to` of a row whose four neighbours all lie in the picture.
fn stretch_inside(view: &View, walk: Walk, samples: usize) -> (usize, usize) {
    let across = between(walk.x, walk.dx, view.width(), samples);
    let down = between(walk.y, walk.dy, view.height(), samples);
    let from = across.0.max(down.0);
    (from, across.1.min(down.1).max(from))
}

/// The steps `k` in `0..samples` for which `0 <= start + k * step` and there is a pixel beyond it, too.
fn between(start: i64, step: i64, side: usize, samples: usize) -> (usize, usize) {
    let (low, high) = (0, ((side as i64 - 1).max(0) << POINT) - 1);
    let all = samples as i64;
    let (from, to) = match step.signum() {
        0 if (low..=high).contains(&start) => (0, all),
        0 => (0, 0),
        // Rounded towards the inside: (a + b - 1) / b is the ceiling for whole numbers above 0.
        1 => (ceiling(low - start, step), (high - start).div_euclid(step) + 1),
        _ => (ceiling(start - high, -step), (start - low).div_euclid(-step) + 1),
    };
    let from = from.clamp(0, all);
    (from as usize, to.clamp(from, all) as usize)
}

fn ceiling(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}

fn inner_row(view: &View, mut walk: Walk, line: &mut [f32]) {
    let (stride, rgb) = (view.width() * 3, view.rgb());
    for out in line.as_chunks_mut::<3>().0 {
        let at = (walk.y >> POINT) as usize * stride + (walk.x >> POINT) as usize * 3;
        let (fx, fy) = (weight(walk.x), weight(walk.y));
        let six = |at: usize| rgb.get(at..at + 6).and_then(|six| six.first_chunk::<6>());
        if let (Some(top), Some(bottom)) = (six(at), six(at + stride)) {
            *out = [0, 1, 2].map(|c| blend([top[c], top[c + 3], bottom[c], bottom[c + 3]], fx, fy));
        }
        (walk.x, walk.y) = walk.end(1);
    }
}

fn border_row(view: &View, mut walk: Walk, border: Border, line: &mut [f32]) {
    for out in line.as_chunks_mut::<3>().0 {
        let (x, y) = (walk.x >> POINT, walk.y >> POINT);
        let corners = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)].map(|(x, y)| pixel(view, x, y, border));
        let (fx, fy) = (weight(walk.x), weight(walk.y));
        *out = [0, 1, 2].map(|c| blend(corners.map(|p| p[c]), fx, fy));
        (walk.x, walk.y) = walk.end(1);
    }
}

fn pixel(view: &View, x: i64, y: i64, border: Border) -> [u8; 3] {
    let (right, bottom) = (view.width() as i64 - 1, view.height() as i64 - 1);
    let (near_x, near_y) = (x.clamp(0, right), y.clamp(0, bottom));
    if border == Border::Zero && (near_x, near_y) != (x, y) {
        return [0; 3];
    }
    let at = (near_y as usize * view.width() + near_x as usize) * 3;
    view.rgb().get(at..at + 3).map_or([0; 3], |p| [p[0], p[1], p[2]])
}

/// The part after the point, as a weight of 0..2^11.
fn weight(coordinate: i64) -> u32 {
    (coordinate as u32 & ((1 << POINT) - 1)) >> (POINT - WEIGHT)
}

/// Top left, top right, bottom left, bottom right, weighted; in 0..1.
fn blend([a, b, c, d]: [u8; 4], fx: u32, fy: u32) -> f32 {
    const FULL: u32 = 1 << WEIGHT;
    let top = u32::from(a) * (FULL - fx) + u32::from(b) * fx;
    let bottom = u32::from(c) * (FULL - fx) + u32::from(d) * fx;
    (top * (FULL - fy) + bottom * fy) as f32 * TO_UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4 x 2 pixels; red counts 0, 10, 20 … along the rows.
    fn ramp() -> Vec<u8> {
        (0..8u8).flat_map(|i| [i * 10, 0, 255]).collect()
    }

    fn reds(rect: Rect, width: usize, height: usize, border: Border) -> Vec<f32> {
        let bytes = ramp();
        let view = View::new(4, 2, &bytes).expect("a picture");
        let mut out = vec![-1.0; width * height * 3];
        crop(&view, &rect, width, height, border, &mut out);
        out.chunks(3).map(|p| (p[0] * 255.0 * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn the_whole_picture_comes_out_as_it_is() {
        let rect = Rect { cx: 2.0, cy: 1.0, width: 4.0, height: 2.0, angle: 0.0 };
        assert_eq!(reds(rect, 4, 2, Border::Replicate), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]);
    }

    #[test]
    fn between_pixels_lie_their_means() {
        let rect = Rect { cx: 1.5, cy: 1.0, width: 2.0, height: 2.0, angle: 0.0 };
        assert_eq!(reds(rect, 2, 4, Border::Replicate)[..4], [5.0, 15.0, 25.0, 35.0]);
    }

    #[test]
    fn outside_is_black_or_the_edge() {
        let rect = Rect { cx: -2.0, cy: 1.0, width: 2.0, height: 2.0, angle: 0.0 };
        assert_eq!(reds(rect, 2, 2, Border::Replicate), [0.0, 0.0, 40.0, 40.0]);
        assert_eq!(reds(rect, 2, 2, Border::Zero), [0.0; 4]);
    }

    #[test]
    fn a_quarter_turn_reads_columns() {
        let rect = Rect { cx: 2.0, cy: 1.0, width: 2.0, height: 2.0, angle: std::f32::consts::FRAC_PI_2 };
        let turned = reds(rect, 2, 2, Border::Replicate);
        assert_eq!(turned, [30.0, 70.0, 20.0, 60.0]);
    }

    /// The stretch inside is found by sums: it must be the one that looking at every sample finds.
    #[test]
    fn the_stretch_inside_is_exact() {
        let bytes = vec![0; 7 * 5 * 3];
        let view = View::new(7, 5, &bytes).expect("a picture");
        let inside = |x: i64, y: i64| x >= 0 && y >= 0 && (x >> POINT) + 1 < 7 && (y >> POINT) + 1 < 5;
        let mut random = 1u64;
        let mut next = |most: i64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as i64 % (2 * most + 1) - most
        };
        for turn in 0..20_000 {
            let still = |value: i64, nth: i64| if turn % nth == 0 { 0 } else { value };
            let walk = Walk {
                x: next(12 << POINT),
                y: next(9 << POINT),
                dx: still(next(2 << POINT), 5),
                dy: still(next(2 << POINT), 3),
            };
            let (from, to) = stretch_inside(&view, walk, 20);
            for k in 0..20 {
                let (x, y) = walk.end(k);
                assert_eq!(
                    (from..to).contains(&k),
                    inside(x, y),
                    "sample {k} of {:?}",
                    (walk.x, walk.y, walk.dx, walk.dy)
                );
            }
        }
    }

    #[test]
    fn a_rectangle_of_nonsense_gives_black_and_no_panic() {
        let rect = Rect { cx: f32::NAN, cy: 1.0, width: 2.0, height: 2.0, angle: 0.0 };
        assert_eq!(reds(rect, 2, 2, Border::Replicate), [0.0; 4]);
        let far = Rect { cx: 9e5, cy: -9e5, width: 9e5, height: 9e5, angle: 1.0 };
        assert_eq!(reds(far, 2, 2, Border::Zero), [0.0; 4]);
    }
}
