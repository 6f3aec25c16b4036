//! From the palm model's raw answer to palms, and from a palm to the square where the hand's points are looked for.
//!
//! Constants are those of MediaPipe's `palm_detection_cpu` and `palm_detection_detection_to_roi` graphs.

use super::Rect;
use super::models::{ANCHORS, BOX, PALM_SIDE, RawPalms};
use super::rect::{overlap, upright_angle};

/// Palms that overlap by more than this are one (weighted non-maximum suppression).
const SAME_PALM: f32 = 0.3;
/// Points of a palm: 0 the wrist, 2 the root of the middle finger.
const POINTS: usize = 7;
const WRIST: usize = 0;
const MIDDLE: usize = 2;

/// A palm, in the unit of the answer's square: 0..1 across the letterbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Palm {
    /// How sure, 0..1.
    pub score: f32,
    /// Left, top, right, bottom.
    pub bounds: [f32; 4],
    /// Seven points; 0 is the wrist, 2 the root of the middle finger.
    pub points: [[f32; 2]; POINTS],
}

/// The centres of the places where the model looks, 0..1: a grid of 24 x 24 with two each, then 12 x 12 with six.
pub fn anchors() -> Vec<[f32; 2]> {
    let grid = |n: usize, each: usize| {
        (0..n * n).flat_map(move |i| {
            let centre = |k: usize| (k as f32 + 0.5) / n as f32;
            std::iter::repeat_n([centre(i % n), centre(i / n)], each)
        })
    };
    grid(24, 2).chain(grid(12, 6)).collect()
}

/// The palms of an answer, the surest first: those of at least `least` (0..1), overlapping ones made one by weighted
/// means. A raw answer of another size gives none.
pub fn palms(raw: &RawPalms, anchors: &[[f32; 2]], least: f32) -> Vec<Palm> {
    if raw.boxes.len() != ANCHORS * BOX || raw.scores.len() != ANCHORS {
        return Vec::new();
    }
    let places = raw.scores.iter().zip(raw.boxes.chunks_exact(BOX)).zip(anchors);
    let found = places.filter_map(|((&logit, numbers), &anchor)| {
        let score = sigmoid(logit);
        (score >= least).then(|| decode(score, numbers, anchor))
    });
    merged(found.filter(|palm| palm.bounds.iter().all(|n| n.is_finite())).collect())
}

fn sigmoid(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit.clamp(-100.0, 100.0)).exp())
}

/// x, y, width, height and points are pixels of the input about the anchor; the model's `reverse_output_order` puts x first.
fn decode(score: f32, numbers: &[f32], anchor: [f32; 2]) -> Palm {
    let unit = |i: usize| numbers.get(i).copied().unwrap_or_default() / PALM_SIDE as f32;
    let (cx, cy) = (unit(0) + anchor[0], unit(1) + anchor[1]);
    let (w, h) = (unit(2) / 2.0, unit(3) / 2.0);
    let points = std::array::from_fn(|k| [unit(4 + 2 * k) + anchor[0], unit(5 + 2 * k) + anchor[1]]);
    Palm { score, bounds: [cx - w, cy - h, cx + w, cy + h], points }
}

/// Weighted non-maximum suppression: the best takes in all that overlap it, weighted by score, and keeps its own score.
fn merged(mut left: Vec<Palm>) -> Vec<Palm> {
    left.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept = Vec::new();
    while let Some(best) = left.first().cloned() {
        let (same, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|p| overlap(p.bounds, best.bounds) > SAME_PALM);
        left = others;
        if same.is_empty() {
            // A box without area overlaps nothing, not even itself.
            left.retain(|p| p != &best);
        } else {
            kept.push(mean(&same, best.score));
        }
    }
    kept
}

fn mean(palms: &[Palm], score: f32) -> Palm {
    let total: f32 = palms.iter().map(|p| p.score).sum();
    let weighted = |value: &dyn Fn(&Palm) -> f32| palms.iter().map(|p| value(p) * p.score).sum::<f32>() / total;
    Palm {
        score,
        bounds: std::array::from_fn(|i| weighted(&|p| p.bounds[i])),
        points: std::array::from_fn(|k| [weighted(&|p| p.points[k][0]), weighted(&|p| p.points[k][1])]),
    }
}

impl Palm {
    /// The square of the hand in pixels, upright along wrist to middle finger: half a palm further towards the fingers,
    /// 2.6 palms wide. `letterbox` is the square that the model was shown.
    pub fn hand(&self, letterbox: &Rect) -> Rect {
        let pixel = |[x, y]: [f32; 2]| letterbox.point(x, y);
        let [l, t, r, b] = self.bounds;
        let [cx, cy] = pixel([(l + r) / 2.0, (t + b) / 2.0]);
        let angle = upright_angle(pixel(self.points[WRIST]), pixel(self.points[MIDDLE]));
        let (width, height) = ((r - l) * letterbox.width, (b - t) * letterbox.height);
        Rect { cx, cy, width, height, angle }.moved_and_squared(-0.5, 2.6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() < 1e-4
    }

    /// An answer with these boxes: place, logit, x, y and side in pixels of the input about the anchor.
    fn answer(of: &[(usize, f32, f32, f32, f32)]) -> RawPalms {
        let mut raw = RawPalms::default();
        for &(place, logit, x, y, side) in of {
            raw.scores[place] = logit;
            let numbers = &mut raw.boxes[place * BOX..][..BOX];
            numbers[..4].copy_from_slice(&[x, y, side, side]);
            for k in 0..POINTS {
                numbers[4 + 2 * k] = x;
                numbers[5 + 2 * k] = y + 10.0 - 10.0 * k as f32;
            }
        }
        raw
    }

    #[test]
    fn there_are_2016_anchors_row_by_row() {
        let all = anchors();
        assert_eq!(all.len(), ANCHORS);
        assert_eq!(all[0], all[1]);
        assert!(near(all[2][0], 1.5 / 24.0) && near(all[2][1], 0.5 / 24.0));
        assert!(near(all[48][0], 0.5 / 24.0) && near(all[48][1], 1.5 / 24.0));
        assert!(near(all[1152][0], 0.5 / 12.0) && all[1152] == all[1157] && all[1158] != all[1157]);
    }

    #[test]
    fn a_box_and_its_points_are_about_the_anchor() {
        let found = palms(&answer(&[(0, 2.0, 19.2, 0.0, 19.2)]), &anchors(), 0.5);
        assert_eq!(found.len(), 1);
        let (palm, at) = (&found[0], 0.5 / 24.0);
        assert!(near(palm.score, 0.880_797), "{}", palm.score);
        assert!(near(palm.bounds[0], at + 0.05) && near(palm.bounds[2], at + 0.15));
        assert!(near(palm.points[1][0], at + 0.1) && near(palm.points[1][1], at));
    }

    #[test]
    fn boxes_that_overlap_become_their_weighted_mean_with_the_best_score() {
        let raw = answer(&[(0, 0.0, 0.0, 0.0, 96.0), (1, 100.0, 19.2, 0.0, 96.0), (1200, 1.0, 0.0, 0.0, 19.2)]);
        let found = palms(&raw, &anchors(), 0.5);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(near(found[0].score, 1.0));
        let centre = (found[0].bounds[0] + found[0].bounds[2]) / 2.0;
        assert!(near(centre, 0.5 / 24.0 + 0.1 / 1.5), "{centre}");
        assert!(near(found[0].points[0][0], centre));
    }

    #[test]
    fn unsure_places_and_answers_of_nonsense_give_nothing() {
        assert!(palms(&answer(&[(3, -0.1, 0.0, 0.0, 50.0)]), &anchors(), 0.5).is_empty());
        assert!(palms(&answer(&[(3, 5.0, f32::NAN, 0.0, 50.0)]), &anchors(), 0.5).is_empty());
        assert!(palms(&answer(&[(3, 5.0, 0.0, 0.0, 0.0)]), &anchors(), 0.5).is_empty());
        let short = RawPalms { boxes: vec![0.0; 18], scores: vec![9.0] };
        assert!(palms(&short, &anchors(), 0.5).is_empty());
    }

    #[test]
    fn the_square_of_a_hand_lies_towards_the_fingers() {
        let upright = Palm {
            score: 1.0,
            bounds: [0.4, 0.4, 0.6, 0.6],
            points: [[0.5, 0.6], [0.0; 2], [0.5, 0.4], [0.0; 2], [0.0; 2], [0.0; 2], [0.0; 2]],
        };
        let letterbox = Rect { cx: 320.0, cy: 240.0, width: 640.0, height: 640.0, angle: 0.0 };
        let square = upright.hand(&letterbox);
        assert!(near(square.angle, 0.0) && near(square.cx, 320.0));
        assert!(near(square.cy, 240.0 - 64.0), "{square:?}");
        assert!((square.width - 128.0 * 2.6).abs() < 0.01);
    }
}
