//! Forms: a line, an ellipse, a box, a triangle, a star, a heart; outlined or filled, from corner to corner. A tap gives one
//! of a good size.

use super::super::blend::{over, pack, shade, unpack};
use super::super::path::Sample;
use super::super::tile::Wet;
use super::super::touch::{Near, Spot, Touch};
use super::Brush;
use super::outline::Outline;
use crate::domain::drawing::{Form, Pen};

/// Half the side of a form that was only tapped, in half widths of the pen.
const TAPPED: f32 = 5.0;
/// A hand that moved less than this only tapped, units.
const STILL: f32 = 24.0;
/// Half the width of an outline for each unit of the pen's half width.
const LINE: f32 = 0.45;

pub(super) struct Shape {
    form: Form,
    filled: bool,
    radius: f32,
    color: [u8; 3],
    outline: Outline,
}

impl Shape {
    pub fn new(pen: &Pen, form: Form, filled: bool) -> Self {
        Self { form, filled, radius: pen.width(), color: pen.color, outline: Outline::default() }
    }

    fn is_area(&self) -> bool {
        self.filled && self.form != Form::Line
    }

    fn edge(&self, points: &[(f32, f32)], out: &mut Vec<Touch>) {
        let spot = |p: (f32, f32)| Spot { x: p.0, y: p.1, r: self.radius * LINE, v: 0.0 };
        out.extend(points.windows(2).map(|pair| Touch::sweep(spot(pair[0]), spot(pair[1]))));
    }
}

/// Middle and half sides of the box between two places; of a good size if the hand hardly moved.
fn between(from: &Sample, to: &Sample, radius: f32) -> ((f32, f32), (f32, f32)) {
    let half = ((to.x - from.x).abs() / 2.0, (to.y - from.y).abs() / 2.0);
    if half.0 * 2.0 < STILL && half.1 * 2.0 < STILL {
        return ((from.x, from.y), (radius * TAPPED, radius * TAPPED));
    }
    (((from.x + to.x) / 2.0, (from.y + to.y) / 2.0), (half.0.max(1.0), half.1.max(1.0)))
}

impl Brush for Shape {
    fn step(&self) -> f32 {
        self.radius
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        if self.form == Form::Line {
            return self.edge(&[(from.x, from.y), (to.x, to.y)], out);
        }
        let (middle, half) = between(from, to, self.radius);
        self.outline = Outline::new(self.form, middle, half);
        if self.filled {
            let (x, y) = self.outline.origin();
            out.push(Touch::dab(Spot { x, y, r: self.outline.reach(), v: 0.0 }));
        } else {
            let points = self.outline.closed();
            self.edge(&points, out);
        }
    }

    #[inline]
    fn lay(&self, near: &Near, old: Wet) -> Wet {
        let depth = if self.is_area() { self.outline.depth(near.dx, near.dy) } else { near.depth };
        [old[0].max(pack((depth / near.px + 0.5).clamp(0.0, 1.0))), 0]
    }

    #[inline]
    fn is_full(&self, wet: Wet) -> bool {
        wet[0] == u16::MAX
    }

    #[inline]
    fn color(&self, base: [u8; 4], wet: Wet, _: f32, _: f32) -> [u8; 4] {
        over(base, shade(self.color, 1.0), unpack(wet[0]), 0.0)
    }

    fn is_form(&self) -> bool {
        true
    }

    fn area(&self, touch: &Touch) -> Option<Vec<(f32, f32)>> {
        let place = |(x, y): &(f32, f32)| {
            let (x, y) = touch.turn.apply(*x, *y);
            (x + touch.a.x, y + touch.a.y)
        };
        let corners = self.outline.corners();
        self.is_area().then(|| corners.iter().chain(corners.first()).map(place).collect())
    }

    fn is_inside(&self, touch: &Touch, x: f32, y: f32) -> bool {
        let (x, y) = touch.turn.back(x - touch.a.x, y - touch.a.y);
        self.outline.depth(x, y) > 0.0
    }
}
