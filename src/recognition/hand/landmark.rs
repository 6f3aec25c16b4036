//! From the landmark model's raw answer to points in the picture, and from those to where to look in the next frame.
//!
//! Constants are those of MediaPipe's `hand_landmark_cpu` and `hand_landmark_landmarks_to_roi` graphs.

use super::Rect;
use super::models::HAND_SIDE;
use super::rect::{bounds_of, overlap, upright_angle};

/// 21 points: x, y, z.
pub type Points = [[f32; 3]; 21];

/// The model's depth counts 0.4 of a pixel across (`normalize_z`).
const DEPTH: f32 = 0.4;
/// Wrist, thumb without its tip, root and first joint of each finger: they move less than tips.
const STEADY: [usize; 12] = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18];
/// Two hands with this many of 21 points near each other are one.
const SHARED_POINTS: usize = 10;
/// "Near", as a share of the longest side of the palm.
const NEAR: f32 = 0.2;
/// And their boxes overlap by more than this.
const SHARED_BOX: f32 = 0.2;

/// The model's points (pixels of its input) in pixels of the picture; z in the same unit.
pub fn points(raw: &[f32; 63], square: &Rect) -> Points {
    std::array::from_fn(|i| {
        let [x, y, z] = [0, 1, 2].map(|k| raw[3 * i + k] / HAND_SIDE as f32);
        let [px, py] = square.point(x, y);
        [px, py, z / DEPTH * square.width]
    })
}

/// The model's metres, turned as the hand is in the picture.
pub fn world(raw: &[f32; 63], square: &Rect) -> Points {
    let (sin, cos) = square.angle.sin_cos();
    std::array::from_fn(|i| {
        let [x, y, z] = [0, 1, 2].map(|k| raw[3 * i + k]);
        [cos * x - sin * y, sin * x + cos * y, z]
    })
}

/// The square where the hand will be looked for in the next frame.
///
/// Upright along wrist to the roots of index (5), middle (9) and ring finger (13), middle counted twice; around the
/// steady points, a tenth further towards the fingers, twice as wide.
pub fn next_square(points: &Points) -> Rect {
    let at = |i: usize| [points[i][0], points[i][1]];
    let roots = [0, 1].map(|k| ((points[5][k] + points[13][k]) / 2.0 + points[9][k]) / 2.0);
    let angle = upright_angle(at(0), roots);
    let [l, t, r, b] = bounds_of(STEADY.map(at)).unwrap_or_default();
    let (mx, my) = ((l + r) / 2.0, (t + b) / 2.0);
    // Turned back about the middle of the upright box, boxed there, and the middle of that box turned again.
    let (sin, cos) = angle.sin_cos();
    let turned = STEADY.map(|i| {
        let (x, y) = (points[i][0] - mx, points[i][1] - my);
        [cos * x + sin * y, cos * y - sin * x]
    });
    let [l, t, r, b] = bounds_of(turned).unwrap_or_default();
    let (x, y) = ((l + r) / 2.0, (t + b) / 2.0);
    let rect = Rect { cx: mx + cos * x - sin * y, cy: my + sin * x + cos * y, width: r - l, height: b - t, angle };
    rect.moved_and_squared(-0.1, 2.0)
}

/// Longest side of the palm (wrist, root of index, root of little finger), in the unit of the points.
pub fn palm_size(points: &Points) -> f32 {
    distance(points, 0, points, 5).max(distance(points, 5, points, 17)).max(distance(points, 17, points, 0))
}

/// Whether two hands are one that was found twice.
pub fn is_same_hand(a: &Points, b: &Points) -> bool {
    let near = NEAR * palm_size(a).max(palm_size(b));
    let shared = (0..21).filter(|&i| distance(a, i, b, i) < near).count();
    let bounds = |points: &Points| bounds_of(points.iter().map(|p| [p[0], p[1]])).unwrap_or_default();
    shared >= SHARED_POINTS && overlap(bounds(a), bounds(b)) > SHARED_BOX
}

fn distance(a: &Points, i: usize, b: &Points, j: usize) -> f32 {
    (a[i][0] - b[j][0]).hypot(a[i][1] - b[j][1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f32::consts::PI;

    /// An open hand, upright, wrist at (0, 0), a palm of 100.
    pub(crate) fn open_hand() -> Points {
        let finger = |root: [f32; 2], to: [f32; 2]| {
            [0.0, 1.0, 2.0, 3.0].map(|k| [root[0] + to[0] * k, root[1] + to[1] * k, 0.0])
        };
        let fingers = [
            finger([-30.0, -25.0], [-15.0, -12.0]),
            finger([-30.0, -95.0], [-3.0, -25.0]),
            finger([-8.0, -100.0], [0.0, -28.0]),
            finger([12.0, -95.0], [3.0, -25.0]),
            finger([30.0, -82.0], [6.0, -20.0]),
        ];
        let mut points = [[0.0; 3]; 21];
        for (i, point) in fingers.iter().flatten().enumerate() {
            points[i + 1] = *point;
        }
        points
    }

    fn turned(points: &Points, angle: f32, by: [f32; 2]) -> Points {
        let (sin, cos) = angle.sin_cos();
        points.map(|[x, y, z]| [cos * x - sin * y + by[0], sin * x + cos * y + by[1], z])
    }

    #[test]
    fn the_middle_of_the_input_is_the_middle_of_the_square() {
        let square = Rect { cx: 300.0, cy: 200.0, width: 448.0, height: 448.0, angle: 1.0 };
        let mut raw = [112.0; 63];
        raw[2] = 11.2;
        let points = points(&raw, &square);
        assert!((points[0][0] - 300.0).abs() < 1e-3 && (points[0][1] - 200.0).abs() < 1e-3);
        assert!((points[0][2] - 56.0).abs() < 1e-3, "{}", points[0][2]);
    }

    #[test]
    fn world_points_turn_with_the_hand_and_keep_their_size() {
        let square = Rect { cx: 0.0, cy: 0.0, width: 500.0, height: 500.0, angle: PI / 2.0 };
        let mut raw = [0.0; 63];
        (raw[0], raw[2]) = (0.1, -0.03);
        let [x, y, z] = world(&raw, &square)[0];
        assert!(x.abs() < 1e-6 && (y - 0.1).abs() < 1e-6 && (z + 0.03).abs() < 1e-6);
    }

    #[test]
    fn the_next_square_turns_and_moves_with_the_hand() {
        let hand = open_hand();
        let still = next_square(&hand);
        assert!(still.cy < -60.0 && still.angle.abs() < 0.1, "{still:?}");
        for angle in [-2.5, -PI / 2.0, 0.7, PI / 2.0] {
            let moved = next_square(&turned(&hand, angle, [300.0, 200.0]));
            let expected = turned(&[[still.cx, still.cy, 0.0]; 21], angle, [300.0, 200.0])[0];
            assert!((moved.angle - still.angle - angle).abs() < 1e-3, "{angle}: {moved:?}");
            assert!((moved.width - still.width).abs() < 0.05);
            assert!((moved.cx - expected[0]).hypot(moved.cy - expected[1]) < 0.1, "{angle}: {moved:?}");
        }
    }

    #[test]
    fn a_hand_found_twice_is_one_and_hands_side_by_side_are_two() {
        let hand = open_hand();
        assert!(is_same_hand(&hand, &turned(&hand, 0.02, [5.0, -5.0])));
        assert!(!is_same_hand(&hand, &turned(&hand, 0.0, [60.0, 0.0])));
        let mirrored = hand.map(|[x, y, z]| [-x, y, z]);
        assert!(!is_same_hand(&hand, &turned(&mirrored, 0.0, [80.0, 0.0])));
    }
}
