//! The squares of a code at a known place of a frame, measured in grey.

use super::geometry::{Homography, Point, Quad, sub};
use super::raster::Gray;

/// Where a code is: the middles of its three corner marks and the place where a fourth would be, clockwise from the top left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub marks: Quad,
    pub side: usize,
}

/// Between dark and light, and how far from there either is, for every square.
pub(super) struct Levels {
    middle: Vec<f32>,
    reach: Vec<f32>,
}

impl Grid {
    /// From three marks: top left, top right, bottom left.
    pub fn of_three([a, b, c]: [Point; 3], side: usize) -> Self {
        Self { marks: Quad([a, b, [b[0] + c[0] - a[0], b[1] + c[1] - a[1]], c]), side }
    }

    /// The same with one mark moved by so many squares right and down.
    pub fn moved(&self, mark: usize, by: Point) -> Self {
        let [a, b, _, d] = self.marks.0;
        let squares = (self.side - 7) as f32;
        let (right, down) = (sub(b, a).map(|v| v / squares), sub(d, a).map(|v| v / squares));
        let mut moved = *self;
        moved.marks.0[mark] = std::array::from_fn(|k| self.marks.0[mark][k] + by[0] * right[k] + by[1] * down[k]);
        moved
    }

    /// Where a place of the code is in the frame, in squares from its top left corner.
    fn map(&self) -> Option<impl Fn(f32, f32) -> Point + use<>> {
        let map = Homography::from_unit_square(&self.marks)?;
        let squares = (self.side - 7) as f32;
        Some(move |column: f32, row: f32| map.map([(column - 3.5) / squares, (row - 3.5) / squares]))
    }

    /// The corners of the code.
    pub fn corners(&self) -> Option<Quad> {
        let (map, side) = (self.map()?, self.side as f32);
        Some(Quad([map(0.0, 0.0), map(side, 0.0), map(side, side), map(0.0, side)]))
    }

    /// The grey at places of the code, in squares from its top left corner.
    pub fn greys_at(&self, frame: &Gray, places: impl Iterator<Item = Point>) -> Option<Vec<f32>> {
        let map = self.map()?;
        let grey = |[column, row]: Point| {
            let [x, y] = map(column, row);
            frame.at(x, y)
        };
        Some(places.map(grey).collect())
    }

    /// The grey of every square: the mean of places in and around its middle.
    pub fn greys(&self, frame: &Gray, places: &[Point]) -> Option<Vec<f32>> {
        let map = self.map()?;
        let grey = |i: usize| {
            let (column, row) = ((i % self.side) as f32 + 0.5, (i / self.side) as f32 + 0.5);
            let at = |[dx, dy]: &Point| {
                let [x, y] = map(column + dx, row + dy);
                frame.at(x, y)
            };
            places.iter().map(at).sum::<f32>() / places.len().max(1) as f32
        };
        Some((0..self.side * self.side).map(grey).collect())
    }
}

/// Only the middle.
pub(super) const QUICK: [Point; 1] = [[0.0, 0.0]];
/// The middle and four places around it.
pub(super) const FIVE: [Point; 5] = [[0.0, 0.0], [-0.25, -0.25], [0.25, -0.25], [0.25, 0.25], [-0.25, 0.25]];

impl Levels {
    /// From the darkest and lightest of the squares around each. Where they hardly differ (a finger), nothing there is dark or
    /// light.
    pub fn of(greys: &[f32], side: usize) -> Self {
        const AROUND: usize = 4;
        let low = around(greys, side, AROUND, f32::min);
        let high = around(greys, side, AROUND, f32::max);
        let mut reaches: Vec<f32> = low.iter().zip(&high).map(|(low, high)| (high - low) / 2.0).collect();
        reaches.sort_by(f32::total_cmp);
        let least = reaches.get(reaches.len() * 3 / 4).copied().unwrap_or(1.0).max(6.0) * 0.6;
        let pairs = || low.iter().zip(&high);
        Self {
            middle: pairs().map(|(low, high)| (low + high) / 2.0).collect(),
            reach: pairs().map(|(low, high)| ((high - low) / 2.0).max(least)).collect(),
        }
    }

    /// 1 is dark, -1 is light, 0 is neither.
    pub fn squares(&self, greys: &[f32]) -> Vec<f32> {
        let levels = self.middle.iter().zip(&self.reach);
        greys.iter().zip(levels).map(|(grey, (middle, reach))| ((middle - grey) / reach).clamp(-1.0, 1.0)).collect()
    }
}

/// For every square the least or largest of those up to `reach` away, first along rows, then along columns.
fn around(values: &[f32], side: usize, reach: usize, pick: fn(f32, f32) -> f32) -> Vec<f32> {
    let span = |v: usize| v.saturating_sub(reach)..(v + reach + 1).min(side);
    let of = |places: &mut dyn Iterator<Item = f32>| places.reduce(pick).unwrap_or(0.0);
    let rows: Vec<f32> =
        (0..values.len()).map(|i| of(&mut span(i % side).map(|x| values[i / side * side + x]))).collect();
    (0..values.len()).map(|i| of(&mut span(i / side).map(|y| rows[y * side + i % side]))).collect()
}

/// Every square moved away from the mean of the four beside it: what blur has put there is taken away.
pub(super) fn unblurred(greys: &[f32], side: usize, amount: f32) -> Vec<f32> {
    let at = |x: usize, y: usize| greys[y.min(side - 1) * side + x.min(side - 1)];
    let beside =
        |x: usize, y: usize| at(x.saturating_sub(1), y) + at(x + 1, y) + at(x, y.saturating_sub(1)) + at(x, y + 1);
    (0..greys.len()).map(|i| greys[i] + amount * (greys[i] - beside(i % side, i / side) / 4.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_squares_are_dark_under_a_slope_of_light_and_a_finger_is_neither() {
        let side = 21;
        let is_dark = |i: usize| (i % side * 7 + i / side * 5).is_multiple_of(3);
        let greys: Vec<f32> =
            (0..side * side)
                .map(|i| {
                    if i / side > 15 {
                        128.0
                    } else {
                        (if is_dark(i) { 30.0 } else { 120.0 }) + (i % side) as f32 * 5.0
                    }
                })
                .collect();
        let squares = Levels::of(&greys, side).squares(&greys);
        for (i, square) in squares.iter().enumerate() {
            match i / side {
                0..=11 => assert_eq!(*square > 0.5, is_dark(i), "{i} {square}"),
                20 => assert!(square.abs() < 0.5, "{i} {square}"),
                _ => {}
            }
        }
    }

    #[test]
    fn a_mark_moves_by_squares() {
        let grid = Grid::of_three([[7.0, 7.0], [35.0, 7.0], [7.0, 35.0]], 21);
        assert_eq!(grid.marks.0[2], [35.0, 35.0]);
        assert_eq!(grid.moved(2, [1.0, -0.5]).marks.0[2], [37.0, 34.0]);
        let corners = grid.corners().unwrap();
        assert!(corners.distance(&Quad([[0.0, 0.0], [42.0, 0.0], [42.0, 42.0], [0.0, 42.0]])) < 1e-3);
    }
}
