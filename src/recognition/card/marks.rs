//! The three corner marks of a code, found in grey: where a dark square in a light ring in a dark ring in a light ring fits
//! best. Blur leaves that likeness, where it takes the runs of dark and light that a scanner counts.

use super::geometry::{Point, cross, length, sub};
use super::raster::Gray;

/// Sizes of a square of the code that are tried, in pixels.
const SQUARES: [f32; 5] = [2.6, 3.1, 3.7, 4.4, 5.2];
/// Least likeness (correlation) of a corner mark.
const ALIKE: f32 = 0.42;
/// Least spread of grey in a mark (standard deviation).
const LEAST_SPREAD: f32 = 12.0;
/// So many of the best places are put together.
const MARKS: usize = 9;
/// So many of the best threes are looked into.
const TRIPLES: usize = 6;
/// Sizes of codes that are looked for.
pub(super) const SIDES: [usize; 4] = [21, 25, 29, 33];

/// A place that looks like a corner mark.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: Point,
    square: f32,
    likeness: f32,
}

/// The middles of the marks of a code at its top left, top right and bottom left, and how many squares it has on a side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triple {
    pub marks: [Point; 3],
    pub side: usize,
    pub likeness: f32,
}

/// Threes of marks that may be those of a code, the best first.
pub(super) fn triples(picture: &Gray) -> Vec<Triple> {
    let marks = marks(picture);
    let mut found = Vec::new();
    for a in &marks {
        for b in &marks {
            for c in &marks {
                found.extend(triple(a, b, c));
            }
        }
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    found.truncate(TRIPLES);
    found
}

/// Whether three marks stand like those of a code: a right angle, equal legs, as long as the squares say.
fn triple(a: &Mark, b: &Mark, c: &Mark) -> Option<Triple> {
    let (right, down) = (sub(b.at, a.at), sub(c.at, a.at));
    let (width, height) = (length(right), length(down));
    let (short, long) = (width.min(height), width.max(height));
    if short < 20.0 || long > 1.4 * short || cross(right, down) < 0.82 * width * height {
        return None;
    }
    let square = (a.square + b.square + c.square) / 3.0;
    let squares = (width * height).sqrt() / square + 7.0;
    let side = SIDES.into_iter().min_by_key(|side| (*side as f32 - squares).abs() as u32)?;
    let off = (squares - 7.0) / (side - 7) as f32;
    let fit = 0.3 * off.ln().abs() + 0.2 * (long / short).ln();
    let likeness = (a.likeness + b.likeness + c.likeness) / 3.0 - fit;
    (0.75..1.33).contains(&off).then_some(Triple { marks: [a.at, b.at, c.at], side, likeness })
}

/// The places that look most like a corner mark.
fn marks(picture: &Gray) -> Vec<Mark> {
    let sums = Sums::new(picture);
    let mut found = Vec::new();
    for square in SQUARES {
        let rings = Rings::new(square);
        let margin = (4.5 * square).ceil() as usize + 1;
        for y in (margin..picture.height.saturating_sub(margin)).step_by(2) {
            for x in (margin..picture.width.saturating_sub(margin)).step_by(2) {
                let likeness = rings.likeness(&sums, x, y);
                if likeness > ALIKE {
                    found.push(Mark { at: [x as f32, y as f32], square, likeness });
                }
            }
        }
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let mut kept: Vec<Mark> = Vec::new();
    for mark in found {
        if kept.iter().all(|other| length(sub(other.at, mark.at)) > 3.0 * other.square) {
            kept.push(mark);
        }
        if kept.len() == MARKS {
            break;
        }
    }
    kept.into_iter().map(|mark| settled(&sums, mark)).collect()
}

/// The mark at the middle of what looks most like it, to parts of a pixel.
fn settled(sums: &Sums, mark: Mark) -> Mark {
    let rings = Rings::new(mark.square);
    let (mut weight, mut sum) = (0.0f32, [0.0f32; 2]);
    for i in 0..49 {
        let (x, y) = (mark.at[0] + (i % 7) as f32 - 3.0, mark.at[1] + (i / 7) as f32 - 3.0);
        let margin = 4.5 * mark.square + 1.0;
        let inside = |v: f32, size: usize| v >= margin && v < size as f32 - margin;
        if inside(x, sums.width) && inside(y, sums.height) {
            let above = (rings.likeness(sums, x as usize, y as usize) - 0.8 * mark.likeness).max(0.0);
            weight += above;
            sum = [sum[0] + above * x, sum[1] + above * y];
        }
    }
    if weight > 0.0 { Mark { at: sum.map(|v| v / weight), ..mark } } else { mark }
}

/// Sums and sums of squares of everything above and to the left.
struct Sums {
    width: usize,
    height: usize,
    sums: Vec<[u32; 2]>,
}

impl Sums {
    fn new(picture: &Gray) -> Self {
        let stride = picture.width + 1;
        let mut sums = vec![[0u32; 2]; stride * (picture.height + 1)];
        for (y, row) in picture.data.chunks_exact(picture.width.max(1)).enumerate() {
            let mut line = [0u32; 2];
            for (x, v) in row.iter().enumerate() {
                let v = u32::from(*v);
                line = [line[0] + v, line[1] + v * v];
                let above = sums[y * stride + x + 1];
                sums[(y + 1) * stride + x + 1] = [above[0] + line[0], above[1] + line[1]];
            }
        }
        Self { width: picture.width, height: picture.height, sums }
    }

    /// Sum and sum of squares from `low` to before `high` away from a pixel, both ways; it must lie inside.
    #[inline]
    fn around(&self, x: usize, y: usize, (low, high): (isize, isize)) -> [f32; 2] {
        let index = |v: usize, by: isize| v.saturating_add_signed(by);
        let (top, bottom) = (index(y, low) * (self.width + 1), index(y, high) * (self.width + 1));
        let (left, right) = (index(x, low), index(x, high));
        let (a, b) = (self.sums[top + left], self.sums[top + right]);
        let (c, d) = (self.sums[bottom + left], self.sums[bottom + right]);
        [0, 1].map(|k| d[k].wrapping_add(a[k]).wrapping_sub(b[k]).wrapping_sub(c[k]) as f32)
    }
}

/// The squares of 3, 5, 7 and 9 squares of the code around its middle, in pixels from there.
struct Rings {
    spans: [(isize, isize); 4],
    counts: [f32; 4],
}

impl Rings {
    fn new(square: f32) -> Self {
        let spans = [3.0, 5.0, 7.0, 9.0].map(|squares| {
            let half = squares * square / 2.0;
            ((0.5 - half).round() as isize, (0.5 + half).round() as isize)
        });
        Self { spans, counts: spans.map(|(low, high)| ((high - low) * (high - low)) as f32) }
    }

    /// Correlation with the mark and the light ring around it.
    #[inline]
    fn likeness(&self, sums: &Sums, x: usize, y: usize) -> f32 {
        let [core, light, dark, all] = self.spans.map(|span| sums.around(x, y, span));
        let n = self.counts;
        let (lit, count) = ((all[0] - dark[0]) + (light[0] - core[0]), (n[3] - n[2]) + (n[1] - n[0]));
        let spread = all[1] - all[0] * all[0] / n[3];
        if spread < n[3] * LEAST_SPREAD * LEAST_SPREAD {
            return 0.0;
        }
        (lit - count * all[0] / n[3]) / (count * (1.0 - count / n[3]) * spread).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::card::code::CodeName;

    /// A code, its squares as wide as said, its top left corner at (30, 25), blurred over three pixels.
    fn blurred_code(square: f32) -> (Gray, usize) {
        let modules = CodeName::Word("eat".into()).modules().unwrap();
        let sharp = |x: f32, y: f32| {
            let (column, row) = ((x - 30.0) / square, (y - 25.0) / square);
            let is_dark = column >= 0.0 && row >= 0.0 && modules.is_dark(column as usize, row as usize);
            if is_dark { 40.0 } else { 210.0 }
        };
        let grey = |i: usize| {
            let (x, y) = ((i % 160) as f32, (i / 160) as f32);
            (0..9).map(|k| sharp(x + (k % 3) as f32 - 1.0, y + (k / 3) as f32 - 1.0)).sum::<f32>() / 9.0
        };
        (Gray { width: 160, height: 160, data: (0..160 * 160).map(|i| grey(i) as u8).collect() }, modules.side)
    }

    #[test]
    fn the_corner_marks_of_a_blurred_code_are_found() {
        for square in [2.8f32, 3.7, 4.6] {
            let (picture, side) = blurred_code(square);
            let best = triples(&picture)[0];
            assert_eq!(best.side, side, "{square}");
            let far = (side as f32 - 3.5) * square;
            let near = 3.5 * square;
            for (mark, expected) in best.marks.into_iter().zip([[near, near], [far, near], [near, far]]) {
                let off = length(sub(mark, [expected[0] + 29.5, expected[1] + 24.5]));
                assert!(off < 0.5 * square, "{square}: {mark:?} {expected:?}");
            }
        }
    }

    #[test]
    fn an_even_picture_has_no_marks() {
        assert!(triples(&Gray { width: 160, height: 160, data: vec![120; 160 * 160] }).is_empty());
        assert!(triples(&Gray::default()).is_empty());
    }
}
