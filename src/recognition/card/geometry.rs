//! Points, quadrilaterals and the homographies between them.

/// x, y in pixels, y down; pixel centres are whole numbers.
pub type Point = [f32; 2];

/// Four corners of a card in a frame, clockwise as seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quad(pub [Point; 4]);

impl Quad {
    /// Twice the signed area is positive when the corners run clockwise (y down).
    pub fn area(&self) -> f32 {
        let c = &self.0;
        (0..4).map(|i| cross(c[i], c[(i + 1) % 4])).sum::<f32>() / 2.0
    }

    /// Whether all corners turn the same way, with angles between 40 and 140 degrees, and opposite sides are less than a
    /// factor of 2.2 apart: a card held before a camera looks like that.
    pub fn is_card_like(&self) -> bool {
        let side = |i: usize| sub(self.0[(i + 1) % 4], self.0[i]);
        let turns = (0..4).all(|i| {
            let (a, b) = (side(i), side((i + 1) % 4));
            cross(a, b) > 0.64 * length(a) * length(b)
        });
        let alike = |a: f32, b: f32| a.max(b) <= 2.2 * a.min(b);
        turns && alike(length(side(0)), length(side(2))) && alike(length(side(1)), length(side(3)))
    }

    /// The largest distance of two corners of the same number, with the corners of `other` turned so that it is smallest.
    pub fn distance(&self, other: &Self) -> f32 {
        let turned = |r: usize| (0..4).map(|i| length(sub(self.0[i], other.0[(i + r) % 4]))).fold(0.0, f32::max);
        (0..4).map(turned).fold(f32::INFINITY, f32::min)
    }

    /// The same card with its corners moved away from the middle by a factor (1 leaves it).
    pub fn grown(&self, factor: f32) -> Self {
        let middle: Point = std::array::from_fn(|k| self.0.iter().map(|c| c[k]).sum::<f32>() / 4.0);
        Self(self.0.map(|c| std::array::from_fn(|k| middle[k] + (c[k] - middle[k]) * factor)))
    }
}

pub(super) fn sub(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

pub(super) fn cross(a: Point, b: Point) -> f32 {
    a[0] * b[1] - a[1] * b[0]
}

pub(super) fn length(a: Point) -> f32 {
    a[0].hypot(a[1])
}

/// A projective map of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Homography([f64; 9]);

impl Homography {
    /// Maps the corners (0,0), (1,0), (1,1), (0,1) to those of `quad`. `None` when three of them are in line.
    /// (Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.)
    pub fn from_unit_square(quad: &Quad) -> Option<Self> {
        let p = quad.0.map(|c| c.map(f64::from));
        let (dx1, dy1) = (p[1][0] - p[2][0], p[1][1] - p[2][1]);
        let (dx2, dy2) = (p[3][0] - p[2][0], p[3][1] - p[2][1]);
        let (sx, sy) = (p[0][0] - p[1][0] + p[2][0] - p[3][0], p[0][1] - p[1][1] + p[2][1] - p[3][1]);
        let det = dx1 * dy2 - dx2 * dy1;
        if !det.is_finite() || det.abs() < 1e-9 {
            return None;
        }
        let (g, h) = ((sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det);
        Some(Self([
            p[1][0] - p[0][0] + g * p[1][0],
            p[3][0] - p[0][0] + h * p[3][0],
            p[0][0],
            p[1][1] - p[0][1] + g * p[1][1],
            p[3][1] - p[0][1] + h * p[3][1],
            p[0][1],
            g,
            h,
            1.0,
        ]))
    }

    /// Where a point goes. Points on the horizon go far away, never to NaN.
    #[inline]
    pub fn map(&self, p: Point) -> Point {
        let m = &self.0;
        let [x, y] = p.map(f64::from);
        let w = m[6] * x + m[7] * y + m[8];
        let w = if w.abs() < 1e-9 { 1e-9 } else { w };
        [((m[0] * x + m[1] * y + m[2]) / w) as f32, ((m[3] * x + m[4] * y + m[5]) / w) as f32]
    }

    /// Where the places `from`, `from + step`, … at the same height go, as [`map`](Self::map) says, but faster.
    pub fn row(&self, [x, y]: Point, step: f32, count: usize) -> impl Iterator<Item = Point> + use<> {
        let m = self.0.map(|v| v as f32);
        let start = [0, 3, 6].map(|k| (self.0[k] * f64::from(x) + self.0[k + 1] * f64::from(y) + self.0[k + 2]) as f32);
        (0..count).map(move |i| {
            let t = i as f32 * step;
            let w = start[2] + m[6] * t;
            let over = 1.0 / if w.abs() < 1e-6 { 1e-6 } else { w };
            [(start[0] + m[0] * t) * over, (start[1] + m[3] * t) * over]
        })
    }

    /// The map back; `None` when there is none.
    pub fn inverse(&self) -> Option<Self> {
        let m = &self.0;
        let c = |a: usize, b: usize, c: usize, d: usize| m[a] * m[d] - m[b] * m[c];
        let adjugate = [
            c(4, 5, 7, 8),
            -c(1, 2, 7, 8),
            c(1, 2, 4, 5),
            -c(3, 5, 6, 8),
            c(0, 2, 6, 8),
            -c(0, 2, 3, 5),
            c(3, 4, 6, 7),
            -c(0, 1, 6, 7),
            c(0, 1, 3, 4),
        ];
        let det = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
        (det.is_finite() && det.abs() > 1e-12).then(|| Self(adjugate.map(|v| v / det)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_go_to_corners_and_back() {
        let quad = Quad([[10.0, 12.0], [80.0, 20.0], [90.0, 95.0], [5.0, 70.0]]);
        let there = Homography::from_unit_square(&quad).unwrap();
        let back = there.inverse().unwrap();
        for (unit, corner) in [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].into_iter().zip(quad.0) {
            assert!(length(sub(there.map(unit), corner)) < 1e-3);
            assert!(length(sub(back.map(corner), unit)) < 1e-3);
        }
        assert!(quad.area() > 0.0 && quad.is_card_like());
    }

    #[test]
    fn three_corners_in_line_are_no_card() {
        let line = Quad([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]]);
        assert!(Homography::from_unit_square(&line).is_none());
        assert!(!line.is_card_like());
    }
}
