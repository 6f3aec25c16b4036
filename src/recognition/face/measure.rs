//! What the points of a face measure. Everything is compared with the distance between the outer corners of the eyes and taken along
//! the face's own axes, so that coming nearer, moving aside or tilting the head changes nothing.

use super::mesh::{EYES, POINTS};
use crate::domain::access::FaceMeasures;

/// Corners of the mouth.
const MOUTH: [usize; 2] = [61, 291];
/// Middle of the inner edges of the lips: upper, lower.
const LIPS: [usize; 2] = [13, 14];
/// The highest points of the brows.
const BROWS: [usize; 2] = [105, 334];
/// Middle of the forehead's upper edge, and the chin.
const FOREHEAD: usize = 10;
const CHIN: usize = 152;
/// Sides of the face, before the ears: left and right in the picture.
const SIDES: [usize; 2] = [234, 454];

/// A vector in pixels.
#[derive(Clone, Copy)]
struct Vector([f32; 3]);

impl Vector {
    fn minus(self, other: Self) -> Self {
        Self([0, 1, 2].map(|k| self.0[k] - other.0[k]))
    }

    fn middle(self, other: Self) -> Self {
        Self([0, 1, 2].map(|k| (self.0[k] + other.0[k]) / 2.0))
    }

    fn dot(self, other: Self) -> f32 {
        self.0.iter().zip(other.0).map(|(a, b)| a * b).sum()
    }

    fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    fn unit(self) -> Self {
        let length = self.length().max(1e-6);
        Self(self.0.map(|number| number / length))
    }

    fn cross(self, other: Self) -> Self {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        Self([b * z - c * y, c * x - a * z, a * y - b * x])
    }
}

/// The measures of a face; `None`: these are no 468 points, or the eyes fall together.
pub fn measures(points: &[[f32; 3]]) -> Option<FaceMeasures> {
    if points.len() != POINTS {
        return None;
    }
    let at = |index: usize| Vector(points.get(index).copied().unwrap_or_default());
    let eyes = at(EYES[1]).minus(at(EYES[0]));
    let unit = eyes.length();
    let between = at(EYES[0]).middle(at(EYES[1]));
    let up = at(FOREHEAD).minus(at(CHIN)).unit();
    let brow = |index: usize| at(index).minus(between).dot(up);
    let lips = at(LIPS[1]).minus(at(LIPS[0]));
    let (across, high) = direction(at(SIDES[1]).minus(at(SIDES[0])), up);
    let found = FaceMeasures {
        smile: at(MOUTH[1]).minus(at(MOUTH[0])).length() / unit,
        brows: (brow(BROWS[0]) + brow(BROWS[1])) / 2.0 / unit,
        mouth: lips.length() / unit,
        across,
        up: high,
    };
    (unit > 1.0 && found.is_finite()).then_some(found)
}

/// Where the face looks, from its own axes: the tangents across (to the person's right) and up. The camera's picture is not mirrored:
/// the person's right is its left.
fn direction(right_in_picture: Vector, up: Vector) -> (f32, f32) {
    // x right, y down, z away from the camera: this points out of the face, towards the camera.
    let out = right_in_picture.unit().cross(up);
    let ahead = (-out.0[2]).max(0.1);
    (-out.0[0] / ahead, -out.0[1] / ahead)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Tip of the nose.
    const NOSE: usize = 1;

    /// A face as the camera sees it, its eyes 100 apart: how much it smiles, raises its brows and opens its mouth.
    pub(crate) fn face(smile: f32, brows: f32, mouth: f32) -> Vec<[f32; 3]> {
        let mut points = vec![[0.0, 20.0, 10.0]; POINTS];
        let mut set = |index: usize, x: f32, y: f32, z: f32| points[index] = [x, y, z];
        set(33, -50.0, 0.0, 0.0);
        set(263, 50.0, 0.0, 0.0);
        set(105, -35.0, -22.0 - brows, -5.0);
        set(334, 35.0, -22.0 - brows, -5.0);
        set(61, -30.0 - smile / 2.0, 70.0, 0.0);
        set(291, 30.0 + smile / 2.0, 70.0, 0.0);
        set(13, 0.0, 70.0 - mouth / 2.0, -5.0);
        set(14, 0.0, 70.0 + mouth / 2.0, -5.0);
        set(NOSE, 0.0, 35.0, -30.0);
        set(FOREHEAD, 0.0, -60.0, 0.0);
        set(CHIN, 0.0, 115.0, 0.0);
        set(234, -75.0, 10.0, 40.0);
        set(454, 75.0, 10.0, 40.0);
        points
    }

    /// Turned about an axis of the camera (0 x, 1 y, 2 z), radians.
    fn turned(points: &[[f32; 3]], axis: usize, angle: f32) -> Vec<[f32; 3]> {
        let (sin, cos) = angle.sin_cos();
        let (a, b) = ((axis + 1) % 3, (axis + 2) % 3);
        let turn = |point: &[f32; 3]| {
            let mut turned = *point;
            turned[a] = cos * point[a] - sin * point[b];
            turned[b] = sin * point[a] + cos * point[b];
            turned
        };
        points.iter().map(turn).collect()
    }

    fn of(points: &[[f32; 3]]) -> FaceMeasures {
        measures(points).expect("a face")
    }

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    #[test]
    fn each_gesture_changes_its_own_number() {
        let rest = of(&face(0.0, 0.0, 0.0));
        assert!(near(rest.smile, 0.6) && near(rest.brows, 0.22) && near(rest.mouth, 0.0), "{rest:?}");
        let smile = of(&face(20.0, 0.0, 0.0));
        assert!(near(smile.smile, 0.8) && near(smile.brows, rest.brows) && near(smile.mouth, rest.mouth));
        let brows = of(&face(0.0, 10.0, 0.0));
        assert!(near(brows.brows, 0.32) && near(brows.smile, rest.smile));
        let mouth = of(&face(0.0, 0.0, 40.0));
        assert!(near(mouth.mouth, 0.4) && near(mouth.brows, rest.brows));
    }

    #[test]
    fn distance_place_and_tilt_change_nothing() {
        let face = face(12.0, 6.0, 18.0);
        let before = of(&face);
        let moved: Vec<_> = face.iter().map(|[x, y, z]| [x * 2.5 + 400.0, y * 2.5 + 90.0, z * 2.5]).collect();
        for other in [moved, turned(&face, 2, 0.4), turned(&face, 1, 0.3), turned(&face, 0, -0.25)] {
            let seen = of(&other);
            assert!(near(seen.smile, before.smile) && near(seen.brows, before.brows) && near(seen.mouth, before.mouth));
        }
    }

    #[test]
    fn the_nose_shows_where_the_head_turns() {
        let rest = of(&face(0.0, 0.0, 0.0));
        assert!(near(rest.across, 0.0) && near(rest.up, 0.0), "{rest:?}");
        // The nose is nearer to the camera than the ears: z is smaller. To the person's right is to the left of the picture.
        let look = |axis, angle| of(&turned(&face(0.0, 0.0, 0.0), axis, angle));
        let nose_x = |angle: f32| turned(&face(0.0, 0.0, 0.0), 1, angle)[NOSE][0];
        let right = if nose_x(0.3) < 0.0 { 0.3 } else { -0.3 };
        assert!(near(look(1, right).across, 0.3f32.tan()), "{:?}", look(1, right));
        let nose_y = |angle: f32| turned(&face(0.0, 0.0, 0.0), 0, angle)[NOSE][1];
        let up = if nose_y(0.3) < nose_y(-0.3) { 0.3 } else { -0.3 };
        assert!(look(0, up).up > 0.25, "{:?}", look(0, up));
        assert!(near(look(2, 0.3).across, 0.0), "a tilt is no turn");
    }

    #[test]
    fn what_is_no_face_has_no_measures() {
        assert_eq!(measures(&[[0.0; 3]; 21]), None);
        assert_eq!(measures(&[[0.0; 3]; POINTS]), None);
        assert_eq!(measures(&[[f32::NAN; 3]; POINTS]), None);
    }
}
