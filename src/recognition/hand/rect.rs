//! Rectangles that may be turned, in pixels of a picture.

use super::View;
use std::f32::consts::{PI, TAU};

/// A rectangle in pixels (x right, y down), turned clockwise by `angle` radians about its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Centre.
    pub cx: f32,
    /// Centre.
    pub cy: f32,
    /// Side along its own x.
    pub width: f32,
    /// Side along its own y.
    pub height: f32,
    /// Clockwise, in radians.
    pub angle: f32,
}

impl Rect {
    /// The whole picture, enlarged about its centre to a square: what a letterbox shows.
    pub fn letterbox(view: &View) -> Self {
        let (width, height) = (view.width() as f32, view.height() as f32);
        let side = width.max(height);
        Self { cx: width / 2.0, cy: height / 2.0, width: side, height: side, angle: 0.0 }
    }

    /// Enlarged about its centre, so that its sides are as `width` to `height`.
    pub fn keeping_aspect(self, width: f32, height: f32) -> Self {
        let wanted = height / width;
        if wanted > self.height / self.width {
            Self { height: self.width * wanted, ..self }
        } else {
            Self { width: self.height / wanted, ..self }
        }
    }

    /// Moved along its own y by `shift_y` of its height, then made square by the longer side and scaled
    /// (`RectTransformationCalculator` of MediaPipe with `square_long`).
    pub fn moved_and_squared(self, shift_y: f32, scale: f32) -> Self {
        let (sin, cos) = self.angle.sin_cos();
        let side = self.width.max(self.height) * scale;
        let down = self.height * shift_y;
        Self { cx: self.cx - down * sin, cy: self.cy + down * cos, width: side, height: side, angle: self.angle }
    }

    /// A point given by its place in the rectangle (fractions from the corner that is top left before turning), in
    /// pixels of the picture.
    pub fn point(&self, x: f32, y: f32) -> [f32; 2] {
        let (sin, cos) = self.angle.sin_cos();
        let (dx, dy) = ((x - 0.5) * self.width, (y - 0.5) * self.height);
        [self.cx + cos * dx - sin * dy, self.cy + sin * dx + cos * dy]
    }

    /// Area in common over area together, both taken as not turned (as MediaPipe associates squares); 0 when one is empty.
    pub fn overlap(&self, other: &Self) -> f32 {
        overlap(self.bounds(), other.bounds())
    }

    /// Whether it can be sampled: finite and larger than nothing.
    pub fn is_usable(&self) -> bool {
        let numbers = [self.cx, self.cy, self.width, self.height, self.angle];
        numbers.iter().all(|n| n.is_finite() && n.abs() < 1e6) && self.width >= 1.0 && self.height >= 1.0
    }

    fn bounds(&self) -> [f32; 4] {
        let (w, h) = (self.width / 2.0, self.height / 2.0);
        [self.cx - w, self.cy - h, self.cx + w, self.cy + h]
    }
}

/// Area in common over area together of two boxes (left, top, right, bottom); 0 when there is none.
pub fn overlap(a: [f32; 4], b: [f32; 4]) -> f32 {
    let area = |r: [f32; 4]| (r[2] - r[0]).max(0.0) * (r[3] - r[1]).max(0.0);
    let common = area([a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]);
    let together = area(a) + area(b) - common;
    if together > 0.0 { common / together } else { 0.0 }
}

/// The box (left, top, right, bottom) around points; `None` without points.
pub fn bounds_of(points: impl IntoIterator<Item = [f32; 2]>) -> Option<[f32; 4]> {
    points.into_iter().fold(None, |bounds, [x, y]| {
        let [l, t, r, b] = bounds.unwrap_or([x, y, x, y]);
        Some([l.min(x), t.min(y), r.max(x), b.max(y)])
    })
}

/// The angle that turns the line from `base` to `tip` upright, in -π..π: π/2 - atan2(-(y1 - y0), x1 - x0), the minus
/// because y points down.
pub fn upright_angle(base: [f32; 2], tip: [f32; 2]) -> f32 {
    let angle = PI / 2.0 - (-(tip[1] - base[1])).atan2(tip[0] - base[0]);
    angle - TAU * ((angle + PI) / TAU).floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-4
    }

    #[test]
    fn an_upright_hand_needs_no_turning_and_a_hand_to_the_right_a_quarter() {
        assert!(near(upright_angle([0.0, 10.0], [0.0, 0.0]), 0.0));
        assert!(near(upright_angle([0.0, 0.0], [10.0, 0.0]), PI / 2.0));
        assert!(near(upright_angle([0.0, 0.0], [-10.0, 0.0]), -PI / 2.0));
        assert!(near(upright_angle([0.0, 0.0], [0.0, 10.0]).abs(), PI));
    }

    #[test]
    fn a_shift_follows_the_rectangles_own_axis_and_uses_its_height_before_squaring() {
        let rect = Rect { cx: 100.0, cy: 100.0, width: 40.0, height: 20.0, angle: PI / 2.0 };
        let moved = rect.moved_and_squared(-0.5, 2.6);
        assert!(near(moved.cx, 110.0) && near(moved.cy, 100.0), "{moved:?}");
        assert!(near(moved.width, 104.0) && near(moved.height, 104.0));
    }

    #[test]
    fn a_point_of_a_turned_rectangle_turns_clockwise() {
        let rect = Rect { cx: 10.0, cy: 20.0, width: 4.0, height: 4.0, angle: PI / 2.0 };
        let [x, y] = rect.point(0.0, 0.0);
        assert!(near(x, 12.0) && near(y, 18.0), "{x} {y}");
    }

    #[test]
    fn overlap_is_a_share_of_the_union() {
        assert!(near(overlap([0.0, 0.0, 2.0, 2.0], [1.0, 0.0, 3.0, 2.0]), 1.0 / 3.0));
        assert!(near(overlap([0.0, 0.0, 2.0, 2.0], [5.0, 5.0, 6.0, 6.0]), 0.0));
        assert!(near(overlap([0.0; 4], [0.0; 4]), 0.0));
    }

    #[test]
    fn keeping_aspect_only_enlarges() {
        let rect = Rect { cx: 0.0, cy: 0.0, width: 10.0, height: 10.0, angle: 0.0 };
        let tall = rect.keeping_aspect(1.0, 2.0);
        assert!(near(tall.width, 10.0) && near(tall.height, 20.0));
        let wide = rect.keeping_aspect(2.0, 1.0);
        assert!(near(wide.width, 20.0) && near(wide.height, 10.0));
    }

    #[test]
    fn a_rectangle_of_nonsense_is_not_usable() {
        let rect = Rect { cx: 0.0, cy: 0.0, width: 10.0, height: 10.0, angle: 0.0 };
        assert!(rect.is_usable());
        assert!(!Rect { cx: f32::NAN, ..rect }.is_usable());
        assert!(!Rect { width: 0.0, ..rect }.is_usable());
        assert!(!Rect { cy: 1e9, ..rect }.is_usable());
    }
}
