//! The pixels under a brush that was drawn along a line, each once and in order, with its place across and along the stroke.

use crate::art::grid::floor;

/// A pixel under the brush.
#[derive(Clone, Copy)]
pub struct Touch {
    /// Column in the picture.
    pub x: usize,
    /// Row in the picture.
    pub y: usize,
    /// Across the stroke, in brush radii: -1..=1.
    pub side: f32,
    /// Along the stroke, pixels from its beginning.
    pub along: f32,
    /// How much of the pixel lies under the brush, 0..=1.
    pub edge: f32,
}

/// A straight piece of the line between two joints; the joints' planes halve the angle between pieces, so that every
/// pixel belongs to one piece only.
struct Piece {
    a: [f32; 2],
    u: [f32; 2],
    long: f32,
    way: f32,
    start: Plane,
    end: Plane,
    first: bool,
    last: bool,
}

/// A line through `at` across the stroke, and the direction that it looks in.
#[derive(Clone, Copy)]
struct Plane {
    at: [f32; 2],
    to: [f32; 2],
}

impl Plane {
    /// Where the plane cuts a row.
    fn cut(&self, y: f32) -> f32 {
        self.at[0] - (y - self.at[1]) * self.to[1] / self.to[0]
    }

    /// The columns of a row that lie ahead (`true`) or not.
    fn columns(&self, y: f32, ahead: bool, (from, to): (i32, i32)) -> (i32, i32) {
        if self.to[0].abs() < 1e-5 {
            let inside = ((y - self.at[1]) * self.to[1] >= 0.0) == ahead;
            return if inside { (from, to) } else { (from, from) };
        }
        let cut = self.cut(y).clamp(-1e6, 1e6);
        let (below, above) = (floor(cut), -floor(-cut));
        match (self.to[0] > 0.0, ahead) {
            (true, true) => (from.max(above), to),
            (true, false) => (from, to.min(above)),
            (false, true) => (from, to.min(below + 1)),
            (false, false) => (from.max(below + 1), to),
        }
    }
}

/// The box around a stroke: left, upper, right, lower edge.
pub fn bounds(points: &[[f32; 2]], radius: f32) -> [f32; 4] {
    let mut b = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for p in points {
        b = [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])];
    }
    let r = radius + 1.0;
    [b[0] - r, b[1] - r, b[2] + r, b[3] + r]
}

/// The length of a line.
pub fn length(points: &[[f32; 2]]) -> f32 {
    points.windows(2).map(|p| distance(p[0], p[1])).sum()
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    ((b[0] - a[0]).powi(2) + (b[1] - a[1]).powi(2)).sqrt()
}

fn towards(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    let long = distance(a, b).max(1e-4);
    [(b[0] - a[0]) / long, (b[1] - a[1]) / long]
}

/// Calls `touch` for every pixel of the rows `rows` (of a picture `width` wide) under a round brush drawn along `points`.
#[inline]
pub fn sweep(
    points: &[[f32; 2]],
    radius: f32,
    rows: std::ops::Range<usize>,
    width: usize,
    mut touch: impl FnMut(Touch),
) {
    let dot = points.first().map(|p| [*p, [p[0] + 0.01, p[1]]]);
    let points = match (&dot, points.len()) {
        (Some(dot), 1) => &dot[..],
        _ => points,
    };
    let count = points.len().saturating_sub(1);
    let mut way = 0.0;
    for k in 0..count {
        let (a, b) = (points[k], points[k + 1]);
        let u = towards(a, b);
        let joint = |before: [f32; 2], after: [f32; 2]| {
            let sum = [before[0] + after[0], before[1] + after[1]];
            let long = (sum[0] * sum[0] + sum[1] * sum[1]).sqrt();
            if long < 1e-3 { after } else { [sum[0] / long, sum[1] / long] }
        };
        let (first, last) = (k == 0, k + 1 == count);
        let cap = radius + 1.0;
        let start = if first {
            Plane { at: [a[0] - u[0] * cap, a[1] - u[1] * cap], to: u }
        } else {
            Plane { at: a, to: joint(towards(points[k - 1], a), u) }
        };
        let end = if last {
            Plane { at: [b[0] + u[0] * cap, b[1] + u[1] * cap], to: u }
        } else {
            Plane { at: b, to: joint(u, towards(b, points[k + 2])) }
        };
        let long = distance(a, b).max(1e-4);
        Piece { a, u, long, way, start, end, first, last }.sweep(radius, &rows, width, &mut touch);
        way += long;
    }
}

impl Piece {
    #[inline]
    fn sweep(&self, radius: f32, rows: &std::ops::Range<usize>, width: usize, touch: &mut impl FnMut(Touch)) {
        let reach = radius + 0.5;
        let b = [self.a[0] + self.u[0] * self.long, self.a[1] + self.u[1] * self.long];
        let spread = 2.0 * reach + 1.0;
        let top = (self.a[1].min(b[1]) - spread).max(rows.start as f32) as usize;
        let bottom = ((self.a[1].max(b[1]) + spread).max(0.0) as usize + 1).min(rows.end);
        let left = (self.a[0].min(b[0]) - spread).max(0.0) as i32;
        let right = ((self.a[0].max(b[0]) + spread).max(0.0) as usize + 1).min(width) as i32;
        let [ux, uy] = self.u;
        let edges = [reach, -reach].map(|r| Plane { at: [self.a[0] - uy * r, self.a[1] + ux * r], to: [-uy, ux] });
        let back = 1.0 / radius;
        for y in top..bottom {
            let fy = y as f32;
            let mut span = (left, right);
            span = edges[0].columns(fy, false, span);
            span = edges[1].columns(fy, true, span);
            span = self.start.columns(fy, true, span);
            span = self.end.columns(fy, false, span);
            for x in span.0..span.1 {
                let (px, py) = (x as f32 - self.a[0], fy - self.a[1]);
                let (side, t) = (py * ux - px * uy, px * ux + py * uy);
                let over = if self.first { (-t).max(0.0) } else { 0.0 }
                    + if self.last { (t - self.long).max(0.0) } else { 0.0 };
                let away = if over > 0.0 { (side * side + over * over).sqrt() } else { side.abs() };
                let edge = (reach - away).min(1.0);
                if edge > 0.0 {
                    let along = self.way + t.clamp(-radius, self.long + radius);
                    let along = along.max(0.0);
                    touch(Touch { x: x as usize, y, side: (side * back).clamp(-1.0, 1.0), along, edge });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pixel_of_a_bent_stroke_is_touched_once() {
        let points = [[10.0, 20.0], [18.3, 21.0], [25.0, 25.7], [30.0, 32.0], [31.0, 41.0]];
        let mut seen = vec![0; 64 * 64];
        sweep(&points, 4.0, 0..64, 64, |t| {
            seen[t.y * 64 + t.x] += 1;
            assert!((0.0..=1.0).contains(&t.edge) && t.along >= 0.0);
        });
        assert!(seen.iter().all(|n| *n <= 1), "twice");
        for (i, n) in seen.iter().enumerate() {
            let p = [(i % 64) as f32, (i / 64) as f32];
            let near = points.windows(2).any(|pair| {
                let (u, long) = (towards(pair[0], pair[1]), distance(pair[0], pair[1]));
                let t = ((p[0] - pair[0][0]) * u[0] + (p[1] - pair[0][1]) * u[1]).clamp(0.0, long);
                distance([pair[0][0] + u[0] * t, pair[0][1] + u[1] * t], p) < 3.4
            });
            assert!(!near || *n == 1, "a hole at {p:?}");
        }
    }

    #[test]
    fn rows_can_be_swept_apart() {
        let points = [[5.0, 5.0], [20.0, 18.0], [22.0, 40.0]];
        let sum = |rows: std::ops::Range<usize>| {
            let mut sum = 0.0f64;
            sweep(&points, 3.0, rows, 64, |t| sum += f64::from(t.edge));
            sum
        };
        assert!((sum(0..64) - sum(0..17) - sum(17..64)).abs() < 1e-3);
        assert!(sum(0..64) > 200.0);
    }
}
