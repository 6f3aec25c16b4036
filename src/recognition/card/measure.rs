//! How unlike two cards are: cells first, then a small picture laid over the other and moved a little.

use super::features::{CELLS, CardFeatures, DIRECTIONS, SMALL};
use crate::recognition::fewshot::Measure;

/// Compares cards in four rotations. Distances run from 0 to about 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardMeasure;

/// The part of the cells that may differ as they like: a hand, a glare.
const SPARED: f32 = 0.22;
/// Weight of colours beside edges, cell by cell.
const COLOR: f32 = 3.0;
/// A difference in one pixel of the small picture (squared, lightness and colour) counts at most this much.
const MOST: f32 = 0.12;
/// Weight of the small picture beside the cells.
const LAID_OVER: f32 = 0.6;

impl Measure for CardMeasure {
    type Features = CardFeatures;

    fn distance(&self, a: &CardFeatures, b: &CardFeatures, cutoff: f32) -> f32 {
        let mut turns = [0, 1, 2, 3].map(|turn| (cells_apart(a, b, turn), turn));
        turns.sort_by(|x, y| x.0.total_cmp(&y.0));
        let weighed = |cells: f32| (1.0 - LAID_OVER) * cells;
        // The small picture can only add.
        if weighed(turns[0].0) >= cutoff {
            return weighed(turns[0].0);
        }
        let whole = |(cells, turn): (f32, usize)| weighed(cells) + LAID_OVER * laid_over(a, b, turn);
        let first = whole(turns[0]);
        // Nearly as alike in another rotation: both are tried.
        if turns[1].0 < turns[0].0 * 1.1 { first.min(whole(turns[1])) } else { first }
    }
}

/// Where cell or pixel `i` of a square of `side` is after so many quarter turns clockwise.
fn turned(i: usize, side: usize, turns: usize) -> usize {
    let (x, y) = (i % side, i / side);
    match turns {
        0 => i,
        1 => x * side + (side - 1 - y),
        2 => (side - 1 - y) * side + (side - 1 - x),
        _ => (side - 1 - x) * side + y,
    }
}

/// Root of the mean squared difference of the cells of `a`, turned, and `b`, without the worst.
fn cells_apart(a: &CardFeatures, b: &CardFeatures, turns: usize) -> f32 {
    let mut apart = [0.0f32; CELLS * CELLS];
    // A quarter turn takes direction 0 to direction 4: half of them.
    let shift = turns % 2 * DIRECTIONS / 2;
    for (i, (edges, color)) in a.edges.iter().zip(&a.colors).enumerate() {
        let to = turned(i, CELLS, turns);
        let (other, other_color) = (&b.edges[to], &b.colors[to]);
        let mut sum = 0.0;
        for (k, v) in edges.iter().enumerate() {
            let d = v - other[(k + shift) % DIRECTIONS];
            sum += d * d;
        }
        for (v, w) in color.iter().zip(other_color) {
            sum += COLOR * (v - w) * (v - w);
        }
        apart[i] = sum;
    }
    let kept = ((1.0 - SPARED) * apart.len() as f32) as usize;
    apart.select_nth_unstable_by(kept, f32::total_cmp);
    (apart[..kept].iter().sum::<f32>() / kept as f32).sqrt()
}

/// The difference of the small pictures where they fit best: moved and resized step by step downhill.
fn laid_over(a: &CardFeatures, b: &CardFeatures, turns: usize) -> f32 {
    let upright: Vec<[f32; 3]> = (0..SMALL * SMALL).map(|i| a.small[turned(i, SMALL, (4 - turns) % 4)]).collect();
    let mut best = (over(&upright, &b.small, [0, 0, 0]), [0i32; 3]);
    for _ in 0..3 {
        let from = best.1;
        for axis in 0..3 {
            for step in [-1, 1] {
                let mut pose = from;
                pose[axis] += step;
                let apart = over(&upright, &b.small, pose);
                if apart < best.0 {
                    best = (apart, pose);
                }
            }
        }
        if best.1 == from {
            break;
        }
    }
    best.0.sqrt()
}

/// Mean difference 0..=1 of the small pictures with `a` moved by x and y pixels and larger by steps of 6 %.
fn over(a: &[[f32; 3]], b: &[[f32; 3]], [dx, dy, size]: [i32; 3]) -> f32 {
    let middle = (SMALL as f32 - 1.0) / 2.0;
    let scale = 1.0 + 0.06 * size as f32;
    let place = |v: usize, by: i32| ((v as f32 - middle) * scale + middle + by as f32 + 0.5).floor();
    let columns: [f32; SMALL] = std::array::from_fn(|x| place(x, dx));
    let (mut sum, mut count) = (0.0f32, 0u32);
    for y in 0..SMALL {
        let row = place(y, dy);
        if !(0.0..SMALL as f32).contains(&row) {
            continue;
        }
        for (x, column) in columns.iter().enumerate() {
            if !(0.0..SMALL as f32).contains(column) {
                continue;
            }
            let (p, q) = (&a[row as usize * SMALL + *column as usize], &b[y * SMALL + x]);
            let d = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
            sum += (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).min(MOST);
            count += 1;
        }
    }
    sum / (count.max(1) as f32 * MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shown::CardView;
    use crate::recognition::card::features;

    /// A card with a dark bar at the left and a red spot at the top.
    fn card() -> CardView {
        let pixel = |i: usize| match (i % 96, i / 96) {
            (10..=22, 20..=80) => [30u8, 30, 40],
            (50..=75, 12..=30) => [220, 40, 30],
            _ => [240; 3],
        };
        CardView { side_px: 96, rgb: (0..96 * 96).flat_map(pixel).collect() }
    }

    fn quarter_turn(view: &CardView) -> CardView {
        let mut rgb = vec![0; view.rgb.len()];
        for i in 0..96 * 96 {
            let to = turned(i, 96, 1);
            rgb[to * 3..to * 3 + 3].copy_from_slice(&view.rgb[i * 3..i * 3 + 3]);
        }
        CardView { side_px: 96, rgb }
    }

    #[test]
    fn a_turned_card_is_the_same_card() {
        let upright = features(&card()).unwrap();
        let mut view = card();
        for _ in 0..4 {
            view = quarter_turn(&view);
            let shown = features(&view).unwrap();
            let there = CardMeasure.distance(&upright, &shown, f32::INFINITY);
            let back = CardMeasure.distance(&shown, &upright, f32::INFINITY);
            assert!(there < 0.03, "{there}");
            assert!((there - back).abs() < 0.02, "{there} {back}");
        }
        let paper = features(&CardView { side_px: 96, rgb: vec![240; 96 * 96 * 3] }).unwrap();
        assert!(CardMeasure.distance(&upright, &paper, f32::INFINITY) > 0.15);
        assert!(CardMeasure.distance(&upright, &paper, 0.01) >= 0.01);
    }
}
