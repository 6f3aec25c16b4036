//! From the landmark model's raw answer to 468 points in the picture, and from those to where to look in the next frame.
//!
//! Constants are those of MediaPipe's `face_landmark_cpu` and `face_landmark_landmarks_to_roi` graphs.

use super::detect::level_angle;
use crate::recognition::hand::Rect;
use crate::recognition::hand::rect::bounds_of;

/// Side of the model's input, in pixels.
pub const SIDE: usize = 192;
/// Numbers in the model's input, 0..1.
pub const INPUT: usize = SIDE * SIDE * 3;
/// Points of a face.
pub const POINTS: usize = 468;
/// A face counts from this presence on, 0..1.
const LEAST: f32 = 0.5;
/// The square of the next frame is so much wider than the face.
const WIDER: f32 = 1.5;
/// Outer corners of the eyes: left and right in the picture.
pub const EYES: [usize; 2] = [33, 263];

/// Points in pixels of the picture: x right, y down, z away from the camera.
pub type Points = Vec<[f32; 3]>;

/// What the model answers, as it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct RawMesh {
    /// [`POINTS`] x (x, y, z) in pixels of the input.
    pub points: Vec<f32>,
    /// How surely there is a face: a logit.
    pub presence: f32,
}

/// The points in pixels of the picture; `None`: there is no face.
pub fn points(raw: &RawMesh, square: &Rect) -> Option<Points> {
    let sure = 1.0 / (1.0 + (-raw.presence.clamp(-100.0, 100.0)).exp());
    let whole = raw.points.len() == POINTS * 3 && raw.points.iter().all(|number| number.is_finite());
    if !whole || sure.is_nan() || sure < LEAST {
        return None;
    }
    let of = |point: &[f32; 3]| {
        let [x, y, z] = point.map(|number| number / SIDE as f32);
        let [px, py] = square.point(x, y);
        [px, py, z * square.width]
    };
    Some(raw.points.as_chunks::<3>().0.iter().map(of).collect())
}

/// The square where the face will be looked for in the next frame: level along the eyes, half wider than its points.
pub fn next_square(points: &[[f32; 3]]) -> Option<Rect> {
    let at = |index: usize| points.get(index).map(|point| [point[0], point[1]]);
    let angle = level_angle(at(EYES[0])?, at(EYES[1])?);
    let [l, t, r, b] = bounds_of(points.iter().map(|point| [point[0], point[1]]))?;
    let rect = Rect { cx: (l + r) / 2.0, cy: (t + b) / 2.0, width: r - l, height: b - t, angle };
    Some(rect.moved_and_squared(0.0, WIDER)).filter(Rect::is_usable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(presence: f32) -> RawMesh {
        RawMesh { points: vec![96.0; POINTS * 3], presence }
    }

    #[test]
    fn the_middle_of_the_input_is_the_middle_of_the_square() {
        let square = Rect { cx: 300.0, cy: 200.0, width: 384.0, height: 384.0, angle: 0.5 };
        let points = points(&raw(4.0), &square).expect("a face");
        assert_eq!(points.len(), POINTS);
        assert!((points[7][0] - 300.0).abs() < 1e-3 && (points[7][1] - 200.0).abs() < 1e-3);
        assert!((points[7][2] - 192.0).abs() < 1e-3);
    }

    #[test]
    fn an_unsure_or_broken_answer_is_no_face() {
        let square = Rect { cx: 0.0, cy: 0.0, width: 10.0, height: 10.0, angle: 0.0 };
        assert_eq!(points(&raw(-1.0), &square), None);
        assert_eq!(points(&raw(f32::NAN), &square), None);
        assert_eq!(points(&RawMesh { points: vec![1.0; 9], presence: 9.0 }, &square), None);
        assert_eq!(next_square(&[[0.0; 3]; 10]), None);
    }
}
