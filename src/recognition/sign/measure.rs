//! How unlike two signs are.

use super::features::{HandFeatures, Image, SignFeatures};
use super::tracks::MOMENTS;
use crate::recognition::fewshot::Measure;

/// Weight of the handshape beside the path (weight 1).
const SHAPE: f32 = 0.5;
/// Weight of where the hands are, to each other or to the shoulders.
const PLACE: f32 = 0.25;
/// What a hand counts that only one of two signs has: as much as another handshape on another path.
const MISSING: f32 = 1.5;
/// Paths shorter than this (palms) are not stretched when they are compared.
const LEAST_REACH: f32 = 0.5;
/// How far two signs may run apart in time: a quarter of their length.
const BAND: usize = MOMENTS / 4;

/// Distance of signs: handshapes at half weight, paths by dynamic time warping (Sakoe and Chiba 1978) within a band,
/// whichever of the mirror images is nearer. A held sign is one whose path has no length, so a held and a moving one
/// differ by the whole movement. About 0.5 for two different handshapes, about 1 and more for two different movements.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignMeasure;

impl Measure for SignMeasure {
    type Features = SignFeatures;

    fn distance(&self, a: &SignFeatures, b: &SignFeatures, cutoff: f32) -> f32 {
        let mut least = f32::INFINITY;
        // With both images on both sides the other two pairs are the same again, mirrored.
        let ours = if b.images.len() > 1 { &a.images[..a.images.len().min(1)] } else { &a.images[..] };
        for (one, other) in ours.iter().flat_map(|one| b.images.iter().map(move |other| (one, other))) {
            least = least.min(images(one, other, cutoff.min(least)));
        }
        least
    }
}

fn images(a: &Image, b: &Image, cutoff: f32) -> f32 {
    let placed = PLACE * (offset(a.between, b.between) + offset(a.place, b.place));
    if placed >= cutoff {
        return placed;
    }
    let left = cutoff - placed;
    let hands = match (&a.hands[..], &b.hands[..]) {
        ([one], [x, y]) | ([x, y], [one]) => {
            let nearer = |cutoff: f32| {
                let first = warped(&[(one, x)], cutoff);
                first.min(warped(&[(one, y)], cutoff.min(first)))
            };
            0.5 * (MISSING + nearer(2.0 * left - MISSING))
        }
        (ours, theirs) => warped(&ours.iter().zip(theirs).collect::<Vec<_>>(), left),
    };
    placed + hands
}

/// Relative distance of two places, 0 when one is unknown.
fn offset(a: Option<[f32; 2]>, b: Option<[f32; 2]>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    let mean = 0.5 * (a[0].hypot(a[1]) + b[0].hypot(b[1]));
    (a[0] - b[0]).hypot(a[1] - b[1]) / (1.0 + mean)
}

/// Mean over the hands, time warped for all of them together.
fn warped(pairs: &[(&HandFeatures, &HandFeatures)], cutoff: f32) -> f32 {
    let length = |hand: fn(&(&HandFeatures, &HandFeatures)) -> usize| pairs.iter().map(hand).max().unwrap_or(0);
    let (rows, columns) = (length(|pair| pair.0.shapes.len()), length(|pair| pair.1.shapes.len()));
    let share = 1.0 / pairs.len().max(1) as f32;
    let cost = |i: usize, j: usize| pairs.iter().map(|(a, b)| moment(a, i, b, j)).sum::<f32>() * share;
    match (rows, columns) {
        (0, _) | (_, 0) => f32::INFINITY,
        (1, n) => (0..n).map(|j| cost(0, j)).sum::<f32>() / n as f32,
        (n, 1) => (0..n).map(|i| cost(i, 0)).sum::<f32>() / n as f32,
        _ => warp(rows, columns, cutoff, cost),
    }
}

/// Distance at moment `i` of one hand and `j` of another; a held hand is the same at all moments.
fn moment(a: &HandFeatures, i: usize, b: &HandFeatures, j: usize) -> f32 {
    let (i, j) = (i.min(a.shapes.len() - 1), j.min(b.shapes.len() - 1));
    let (p, q) = (a.path[i], b.path[j]);
    let path = (p[0] - q[0]).hypot(p[1] - q[1]) / (LEAST_REACH + 0.5 * (a.reach + b.reach));
    SHAPE * a.shapes[i].distance(&b.shapes[j]) + path
}

/// Symmetric time warping: a diagonal step counts twice, so that every way through has the same weight. Gives up with a
/// lower bound as soon as a whole row is at or above `cutoff`.
fn warp(rows: usize, columns: usize, cutoff: f32, cost: impl Fn(usize, usize) -> f32) -> f32 {
    let weight = 1.0 / (rows + columns) as f32;
    let mut before = vec![f32::INFINITY; columns + 1];
    before[0] = 0.0;
    for i in 0..rows {
        let mut row = vec![f32::INFINITY; columns + 1];
        let centre = i * columns / rows;
        for j in centre.saturating_sub(BAND)..(centre + BAND + 1).min(columns) {
            let here = cost(i, j) * weight;
            row[j + 1] = (before[j] + 2.0 * here).min(before[j + 1] + here).min(row[j] + here);
        }
        let least = row.iter().copied().fold(f32::INFINITY, f32::min);
        if least >= cutoff {
            return least;
        }
        before = row;
    }
    before[columns]
}

#[cfg(test)]
mod tests {
    use super::super::kinematic::{Build, View, seen};
    use super::super::random::Chance;
    use super::super::shapes::by_name;
    use super::super::{SignFeatures, features};
    use super::*;
    use crate::domain::shown::{HandsAt, Side, Sign};

    /// A hand that goes `way` pixels to the side in a second and, when it is `slow`, rests in the middle.
    fn going(shape: &str, side: Side, way: f32, slow: bool) -> SignFeatures {
        let shape = by_name(shape).expect("in the catalogue").shape;
        let frame = |i: usize| {
            let t = i as f32 / 30.0;
            let part = if slow { (2.0 * t).min(1.0).max(2.0 * t - 0.6) / 1.4 } else { t };
            let view = View { wrist_px: [320.0 + way * part, 300.0], ..View::default() };
            let hand = seen(&shape, &Build::default(), &view, side, 0.0, &mut Chance::new(0));
            HandsAt { ms: t * 1000.0, hands: vec![hand], pose: None }
        };
        features(&Sign { frames: (0..=30).map(frame).collect() }).expect("a hand")
    }

    fn far(a: &SignFeatures, b: &SignFeatures) -> f32 {
        SignMeasure.distance(a, b, f32::INFINITY)
    }

    #[test]
    fn the_same_is_0_and_the_order_does_not_matter() {
        let (a, b) = (going("flat", Side::Right, 300.0, false), going("fist", Side::Right, -250.0, true));
        assert!(far(&a, &a) < 1e-4);
        assert!((far(&a, &b) - far(&b, &a)).abs() < 0.05, "{} and {}", far(&a, &b), far(&b, &a));
    }

    #[test]
    fn tempo_and_side_count_less_than_direction_and_handshape() {
        let sign = going("flat", Side::Right, 300.0, false);
        let same = [going("flat", Side::Right, 300.0, true), going("flat", Side::Left, -300.0, false)];
        let others = [going("flat", Side::Right, -300.0, false), going("fist", Side::Right, 300.0, false)];
        for (near, other) in same.iter().flat_map(|near| others.iter().map(move |other| (near, other))) {
            assert!(far(&sign, near) < 0.6 * far(&sign, other), "{} and {}", far(&sign, near), far(&sign, other));
        }
    }

    #[test]
    fn a_cutoff_gives_a_lower_bound_that_is_beyond_it() {
        let (a, b) = (going("flat", Side::Right, 300.0, false), going("fist", Side::Right, -300.0, false));
        let exact = far(&a, &b);
        for cutoff in [0.1 * exact, 0.6 * exact, 0.99 * exact] {
            let bound = SignMeasure.distance(&a, &b, cutoff);
            assert!(bound >= cutoff && bound <= exact + 1e-4, "{bound} for {cutoff} of {exact}");
        }
        assert!((SignMeasure.distance(&a, &b, exact * 1.01) - exact).abs() < 1e-4);
    }
}
