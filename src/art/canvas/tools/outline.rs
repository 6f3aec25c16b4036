//! The outlines of forms as corners around an inner place from which every corner is seen, so that inside and outside
//! are told by one edge.

use crate::domain::drawing::Form;
use std::f32::consts::TAU;

/// Sectors around the inner place; each knows the edge that begins in it.
const SECTORS: usize = 512;
/// Corners of a round form.
const ROUND: usize = 120;

/// A form at its place.
#[derive(Default)]
pub(super) struct Outline {
    origin: (f32, f32),
    /// Corners as seen from the origin, in order of direction.
    corners: Vec<(f32, f32)>,
    /// For each sector the edge that crosses its beginning.
    edges: Vec<u16>,
}

impl Outline {
    /// `form` in the box around `middle` with these half sides, units.
    pub fn new(form: Form, middle: (f32, f32), half: (f32, f32)) -> Self {
        let raw = corners(form);
        let (low, high) = raw.iter().fold(((f32::MAX, f32::MAX), (f32::MIN, f32::MIN)), |(low, high), p| {
            ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
        });
        let scale = (2.0 * half.0 / (high.0 - low.0), 2.0 * half.1 / (high.1 - low.1));
        let origin = (middle.0 - half.0 - low.0 * scale.0, middle.1 - half.1 - low.1 * scale.1);
        let mut corners: Vec<(f32, f32)> = raw.into_iter().map(|p| (p.0 * scale.0, p.1 * scale.1)).collect();
        corners.sort_by(|a, b| direction(a.0, a.1).total_cmp(&direction(b.0, b.1)));
        let edges = (0..SECTORS).map(|sector| edge_at(&corners, sector as f32 * 4.0 / SECTORS as f32)).collect();
        Self { origin, corners, edges }
    }

    /// The inner place.
    pub fn origin(&self) -> (f32, f32) {
        self.origin
    }

    /// The corners as seen from it.
    pub fn corners(&self) -> &[(f32, f32)] {
        &self.corners
    }

    /// Distance of the farthest corner from it.
    pub fn reach(&self) -> f32 {
        self.corners.iter().map(|(x, y)| (x * x + y * y).sqrt()).fold(1.0, f32::max)
    }

    /// The corners on the sheet; the first one again at the end.
    pub fn closed(&self) -> Vec<(f32, f32)> {
        let place = |p: &(f32, f32)| (p.0 + self.origin.0, p.1 + self.origin.1);
        self.corners.iter().chain(self.corners.first()).map(place).collect()
    }

    /// How far a place, seen from the origin, lies inside the nearest edge in its direction; negative outside.
    #[inline]
    pub fn depth(&self, x: f32, y: f32) -> f32 {
        let count = self.corners.len();
        let sector = (direction(x, y) * (SECTORS as f32 / 4.0)) as usize;
        let Some(&start) = self.edges.get(sector.min(SECTORS - 1)) else { return -1.0 };
        let mut edge = usize::from(start);
        // The place may lie past the end of the edge that crosses the beginning of its sector.
        for _ in 0..8 {
            let end = self.corners[(edge + 1) % count];
            if end.0 * y - end.1 * x <= 0.0 {
                break;
            }
            edge = (edge + 1) % count;
        }
        let (a, b) = (self.corners[edge], self.corners[(edge + 1) % count]);
        let (ex, ey) = (b.0 - a.0, b.1 - a.1);
        (ex * (y - a.1) - ey * (x - a.0)) / (ex * ex + ey * ey).sqrt().max(1e-6)
    }
}

/// A direction as a number 0..4 that grows with the angle (x to the right, y down), without a call to `atan2`.
#[inline]
fn direction(x: f32, y: f32) -> f32 {
    let sum = x.abs() + y.abs();
    if sum <= 0.0 {
        return 0.0;
    }
    let t = y / sum;
    if x < 0.0 {
        2.0 - t
    } else if t < 0.0 {
        4.0 + t
    } else {
        t
    }
}

/// The edge that a ray in this direction crosses: the last corner before it.
fn edge_at(corners: &[(f32, f32)], ray: f32) -> u16 {
    let before = corners.iter().rposition(|c| direction(c.0, c.1) <= ray);
    before.unwrap_or(corners.len().saturating_sub(1)) as u16
}

/// Corners of a form of about size 1 around the place that sees them all.
fn corners(form: Form) -> Vec<(f32, f32)> {
    let round = |count: usize, place: &dyn Fn(f32, usize) -> (f32, f32)| -> Vec<(f32, f32)> {
        (0..count).map(|i| place(i as f32 / count as f32 * TAU, i)).collect()
    };
    match form {
        Form::Line | Form::Rectangle => vec![(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        Form::Circle => round(ROUND, &|t, _| (t.cos(), t.sin())),
        Form::Triangle => vec![(0.0, -1.0), (0.9, 0.55), (-0.9, 0.55)],
        Form::Star => round(10, &|t, i| {
            let far = if i % 2 == 0 { 1.0 } else { 0.45 };
            (t.sin() * far, -t.cos() * far)
        }),
        // The well-known heart of cosines.
        Form::Heart => round(ROUND, &|t, _| {
            let y = 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
            (16.0 * t.sin().powi(3), -y)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_is_inside_and_the_box_is_filled() {
        for form in [Form::Circle, Form::Rectangle, Form::Triangle, Form::Star, Form::Heart] {
            let outline = Outline::new(form, (100.0, 200.0), (50.0, 30.0));
            assert!(outline.depth(0.0, 0.0) > 5.0, "{form:?}");
            for i in 0..64 {
                let t = i as f32 / 64.0 * TAU;
                assert!(outline.depth(t.cos() * 90.0, t.sin() * 90.0) < 0.0, "{form:?} {i}");
            }
            let points = outline.closed();
            let left = points.iter().map(|p| p.0).fold(f32::MAX, f32::min);
            let low = points.iter().map(|p| p.1).fold(f32::MIN, f32::max);
            assert!((left - 50.0).abs() < 0.5 && (low - 230.0).abs() < 0.5, "{form:?} {left} {low}");
        }
    }

    #[test]
    fn a_circle_is_as_deep_as_its_radius() {
        let outline = Outline::new(Form::Circle, (0.0, 0.0), (50.0, 50.0));
        for i in 0..200 {
            let t = i as f32 / 200.0 * TAU;
            assert!((outline.depth(t.cos() * 20.0, t.sin() * 20.0) - 30.0).abs() < 0.2, "{i}");
        }
    }
}
