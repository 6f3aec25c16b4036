//! Where in a frame a code could be: places full of edges in both directions. They are cut out upright and enlarged.

use super::geometry::Point;
use super::raster::Gray;

/// Longest side of the picture that is searched for busy places; larger frames are shrunk for that, and only for that.
const SEARCHED_PX: usize = 800;
/// Side of a cell, in pixels of the searched picture.
const CELL_PX: usize = 8;
/// Sizes of places, in cells: codes far away and near.
const SIZES: [usize; 2] = [4, 9];
/// Places of each size.
const PLACES: usize = 3;
/// Side of what is cut out, in pixels.
pub(super) const PART_PX: usize = 160;
/// What is cut out is so many times as wide as the place.
const AROUND: f32 = 1.9;
/// Steps of grey above this count as this: one hard edge is not a busy place.
const STEEPEST: i32 = 60;
/// A place with less (mean step of grey from pixel to pixel) is no code.
const LEAST: f32 = 6.0;

/// An upright, enlarged part of a frame.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// [`PART_PX`] on a side.
    pub picture: Gray,
    /// Where its middle is in the frame.
    middle: Point,
    /// One pixel to the right in it, as a way in the frame.
    step: Point,
}

impl Part {
    /// A square of this side (pixels of the frame) around a place of the frame, turned by an angle.
    pub fn cut(frame: &Gray, middle: Point, side: f32, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        let size = side / PART_PX as f32;
        let mut part = Self { picture: Gray::default(), middle, step: [cos * size, sin * size] };
        let value = |i: usize| {
            let [x, y] = part.in_frame([(i % PART_PX) as f32, (i / PART_PX) as f32]);
            frame.at(x, y) as u8
        };
        let data = (0..PART_PX * PART_PX).map(value).collect();
        part.picture = Gray { width: PART_PX, height: PART_PX, data };
        part
    }

    /// Where a place of the part is in the frame.
    pub fn in_frame(&self, [x, y]: Point) -> Point {
        let half = (PART_PX - 1) as f32 / 2.0;
        let (dx, dy) = (x - half, y - half);
        let [cos, sin] = self.step;
        [self.middle[0] + dx * cos - dy * sin, self.middle[1] + dx * sin + dy * cos]
    }
}

/// The busiest parts of a frame, the busiest of each size first.
pub(super) fn busy_parts(frame: &Gray) -> Vec<Part> {
    let factor = frame.width.max(frame.height).div_ceil(SEARCHED_PX).max(1);
    if factor == 1 { parts_of(frame, frame, 1) } else { parts_of(frame, &frame.shrunk(factor), factor) }
}

fn parts_of(frame: &Gray, small: &Gray, factor: usize) -> Vec<Part> {
    let cells = Cells::new(small);
    let full = |v: f32| (v + 0.5) * factor as f32 - 0.5;
    let part = |(middle, size): (Point, usize)| {
        let px = (size * CELL_PX) as f32;
        Part::cut(frame, middle.map(full), px * AROUND * factor as f32, upright(small, middle, px))
    };
    let mut places: Vec<(usize, Point, usize)> = Vec::new();
    for size in SIZES {
        places.extend(cells.busiest(size).into_iter().enumerate().map(|(rank, middle)| (rank, middle, size)));
    }
    places.sort_by_key(|(rank, ..)| *rank);
    places.into_iter().map(|(_, middle, size)| part((middle, size))).collect()
}

/// How busy the cells of a picture are, as sums of everything above and to the left.
struct Cells {
    columns: usize,
    rows: usize,
    sums: Vec<[u32; 2]>,
}

impl Cells {
    fn new(picture: &Gray) -> Self {
        let (columns, rows) = (picture.width / CELL_PX, picture.height / CELL_PX);
        let stride = columns + 1;
        let mut sums = vec![[0; 2]; stride * (rows + 1)];
        for row in 0..rows {
            let mut line = [0; 2];
            for column in 0..columns {
                let [across, down] = steps(picture, column * CELL_PX, row * CELL_PX);
                line = [line[0] + across, line[1] + down];
                let above = sums[row * stride + column + 1];
                sums[(row + 1) * stride + column + 1] = [above[0] + line[0], above[1] + line[1]];
            }
        }
        Self { columns, rows, sums }
    }

    /// Mean step of grey in the direction that has less of it, in a square of cells.
    fn busy(&self, column: usize, row: usize, size: usize) -> f32 {
        let at = |x: usize, y: usize| self.sums[y * (self.columns + 1) + x];
        let (a, b, c, d) =
            (at(column, row), at(column + size, row), at(column, row + size), at(column + size, row + size));
        let sum = |k: usize| (d[k] + a[k] - b[k] - c[k]) as f32;
        sum(0).min(sum(1)) / (size * size * CELL_PX * CELL_PX) as f32
    }

    /// Middles of the busiest squares of a size, in pixels.
    fn busiest(&self, size: usize) -> Vec<Point> {
        if self.columns < size || self.rows < size {
            return Vec::new();
        }
        let places = (0..=self.rows - size).flat_map(|row| (0..=self.columns - size).map(move |column| (column, row)));
        let mut places: Vec<(f32, usize, usize)> =
            places.map(|(column, row)| (self.busy(column, row, size), column, row)).filter(|p| p.0 >= LEAST).collect();
        places.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (_, column, row) in places {
            let apart = |&(x, y): &(usize, usize)| x.abs_diff(column).max(y.abs_diff(row)) * 2 > size;
            if kept.iter().all(apart) {
                kept.push((column, row));
            }
            if kept.len() == PLACES {
                break;
            }
        }
        let middle = |v: usize| (v as f32 + size as f32 / 2.0) * CELL_PX as f32 - 0.5;
        kept.into_iter().map(|(column, row)| [middle(column), middle(row)]).collect()
    }
}

/// Sums of the steps to the right and down in a cell.
fn steps(picture: &Gray, left: usize, top: usize) -> [u32; 2] {
    let width = picture.width;
    let (mut across, mut down) = (0, 0);
    for y in top..(top + CELL_PX).min(picture.height - 1) {
        let row = &picture.data[y * width..];
        for x in left..(left + CELL_PX).min(width - 1) {
            let here = i32::from(row[x]);
            across += (i32::from(row[x + 1]) - here).abs().min(STEEPEST) as u32;
            down += (i32::from(row[x + width]) - here).abs().min(STEEPEST) as u32;
        }
    }
    [across, down]
}

/// The angle by which most edges around a place are turned from upright, -π/4..=π/4: edges of squares come in four
/// directions, so the fourth power of their gradients (as complex numbers) points one way.
fn upright(picture: &Gray, middle: Point, size: f32) -> f32 {
    let span = |v: f32, most: usize| {
        let low = (v - size / 2.0).max(0.0) as usize;
        low..((v + size / 2.0).max(0.0) as usize).min(most.saturating_sub(2))
    };
    let (mut re, mut im) = (0.0f32, 0.0f32);
    for y in span(middle[1], picture.height) {
        for x in span(middle[0], picture.width) {
            let at = |dx: usize, dy: usize| f32::from(picture.data[(y + dy) * picture.width + x + dx]);
            // Diagonal steps (Roberts) have less of a bias for the axes than straight ones.
            let (p, q) = (at(1, 1) - at(0, 0), at(0, 1) - at(1, 0));
            let (gx, gy) = (p - q, p + q);
            let (s, t) = (gx * gx - gy * gy, 2.0 * gx * gy);
            let weight = (gx * gx + gy * gy).max(1.0);
            re += (s * s - t * t) / weight;
            im += 2.0 * s * t / weight;
        }
    }
    im.atan2(re) / 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squares of 3 pixels, dark and light at random, turned by an angle, on an even ground; soft as a lens makes them.
    fn chequered(angle: f32) -> Gray {
        let (sin, cos) = angle.sin_cos();
        let sharp = |x: f32, y: f32| {
            let (dx, dy) = (x - 200.0, y - 120.0);
            let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
            if u.abs().max(v.abs()) > 30.0 {
                return 180.0;
            }
            let square = (((u + 60.0) / 3.0) as u32 * 97 + ((v + 60.0) / 3.0) as u32).wrapping_mul(2_654_435_761);
            if square >> 16 & 1 == 1 { 30.0 } else { 220.0 }
        };
        let grey = |i: usize| {
            let at = |k: usize| sharp((i % 320) as f32 + (k % 4) as f32 * 0.4, (i / 320) as f32 + (k / 4) as f32 * 0.4);
            (0..16).map(at).sum::<f32>() / 16.0
        };
        Gray { width: 320, height: 240, data: (0..320 * 240).map(|i| grey(i) as u8).collect() }
    }

    #[test]
    fn the_busy_place_is_cut_out_upright() {
        for angle in [-0.5f32, 0.0, 0.3] {
            let parts = busy_parts(&chequered(angle));
            let [x, y] = parts[0].in_frame([79.5, 79.5]);
            assert!((x - 200.0).abs() < 24.0 && (y - 120.0).abs() < 24.0, "{x} {y}");
            let found = parts[0].step[1].atan2(parts[0].step[0]);
            assert!((found - angle).abs() < 0.06, "{found} {angle}");
        }
    }

    #[test]
    fn where_nothing_is_nothing_is_busy() {
        assert!(busy_parts(&Gray { width: 320, height: 240, data: vec![90; 320 * 240] }).is_empty());
        assert!(busy_parts(&Gray::default()).is_empty());
    }
}
