//! From the face model's raw answer to the surest face, and from it to the square where its points are looked for.
//!
//! Constants are those of MediaPipe's `face_detection_short_range` and `face_detection_front_detection_to_roi` graphs.

use crate::recognition::hand::Rect;

/// Side of the model's input, in pixels.
pub const SIDE: usize = 128;
/// Numbers in the model's input, -1..1.
pub const INPUT: usize = SIDE * SIDE * 3;
/// Places where the model looks.
pub const ANCHORS: usize = 896;
/// Numbers for each place: x, y, width, height and six points.
pub const BOX: usize = 16;
/// A face counts from this score on, 0..1.
const LEAST: f32 = 0.5;
/// The square is so much wider than the face.
const WIDER: f32 = 1.5;

/// What the model answers, as it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct RawFaces {
    /// [`ANCHORS`] x [`BOX`] numbers, in pixels of the input relative to the anchor.
    pub boxes: Vec<f32>,
    /// [`ANCHORS`] logits.
    pub scores: Vec<f32>,
}

impl Default for RawFaces {
    /// Room for an answer that found nothing.
    fn default() -> Self {
        Self { boxes: vec![0.0; ANCHORS * BOX], scores: vec![-100.0; ANCHORS] }
    }
}

/// The centres of the places where the model looks, 0..1: a grid of 16 x 16 with two each, then 8 x 8 with six.
pub fn anchors() -> Vec<[f32; 2]> {
    let grid = |n: usize, each: usize| {
        (0..n * n).flat_map(move |i| {
            let centre = |k: usize| (k as f32 + 0.5) / n as f32;
            std::iter::repeat_n([centre(i % n), centre(i / n)], each)
        })
    };
    grid(16, 2).chain(grid(8, 6)).collect()
}

/// The square of the surest face in pixels, level along its eyes. `letterbox` is the square that the model was shown. Neighbouring
/// places that see the same face are not averaged: the points are looked for in a square that is wider by half anyway.
pub fn surest(raw: &RawFaces, anchors: &[[f32; 2]], letterbox: &Rect) -> Option<Rect> {
    if raw.boxes.len() != ANCHORS * BOX || raw.scores.len() != ANCHORS {
        return None;
    }
    let places = raw.scores.iter().zip(raw.boxes.chunks_exact(BOX)).zip(anchors);
    let known = places.filter(|((score, _), _)| score.is_finite());
    let ((score, numbers), anchor) = known.max_by(|((a, _), _), ((b, _), _)| a.total_cmp(b))?;
    if 1.0 / (1.0 + (-score.clamp(-100.0, 100.0)).exp()) < LEAST {
        return None;
    }
    let unit = |i: usize| numbers.get(i).copied().unwrap_or_default() / SIDE as f32;
    let pixel = |i: usize| letterbox.point(unit(i) + anchor[0], unit(i + 1) + anchor[1]);
    let ([cx, cy], angle) = (pixel(0), level_angle(pixel(4), pixel(6)));
    let (width, height) = (unit(2) * letterbox.width, unit(3) * letterbox.height);
    let square = Rect { cx, cy, width, height, angle }.moved_and_squared(0.0, WIDER);
    square.is_usable().then_some(square)
}

/// The angle that the line from the eye at the left of the picture to the other one has, clockwise.
pub fn level_angle(left: [f32; 2], right: [f32; 2]) -> f32 {
    (right[1] - left[1]).atan2(right[0] - left[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERBOX: Rect = Rect { cx: 320.0, cy: 240.0, width: 640.0, height: 640.0, angle: 0.0 };

    fn answer(place: usize, logit: f32, eyes: [[f32; 2]; 2]) -> RawFaces {
        let mut raw = RawFaces::default();
        raw.scores[place] = logit;
        let numbers = &mut raw.boxes[place * BOX..][..BOX];
        numbers[..8].copy_from_slice(&[0.0, 0.0, 32.0, 32.0, eyes[0][0], eyes[0][1], eyes[1][0], eyes[1][1]]);
        raw
    }

    #[test]
    fn there_are_896_anchors_row_by_row() {
        let all = anchors();
        assert_eq!(all.len(), ANCHORS);
        assert_eq!(all[0], all[1]);
        assert_eq!(all[2], [1.5 / 16.0, 0.5 / 16.0]);
        assert_eq!((all[512], all[517]), ([0.5 / 8.0, 0.5 / 8.0], [0.5 / 8.0, 0.5 / 8.0]));
    }

    #[test]
    fn the_surest_face_becomes_a_level_square_half_wider() {
        // The grid's middle: the anchor after 8 rows of 16 and 8 of the next, twice each.
        let middle = 2 * (8 * 16 + 8);
        let level = surest(&answer(middle, 3.0, [[-8.0, 0.0], [8.0, 0.0]]), &anchors(), &LETTERBOX).expect("a face");
        assert!((level.width - 32.0 * 5.0 * 1.5).abs() < 0.1 && level.angle.abs() < 1e-4, "{level:?}");
        assert!((level.cx - 340.0).abs() < 0.1 && (level.cy - 260.0).abs() < 0.1);
        let tilted = surest(&answer(middle, 3.0, [[-8.0, -8.0], [8.0, 8.0]]), &anchors(), &LETTERBOX).expect("a face");
        assert!((tilted.angle - std::f32::consts::FRAC_PI_4).abs() < 1e-4);
    }

    #[test]
    fn unsure_places_and_nonsense_give_no_face() {
        let eyes = [[-8.0, 0.0], [8.0, 0.0]];
        assert_eq!(surest(&answer(3, -0.1, eyes), &anchors(), &LETTERBOX), None);
        assert_eq!(surest(&answer(3, f32::NAN, eyes), &anchors(), &LETTERBOX), None);
        assert_eq!(surest(&RawFaces { boxes: vec![0.0; 16], scores: vec![9.0] }, &anchors(), &LETTERBOX), None);
    }
}
