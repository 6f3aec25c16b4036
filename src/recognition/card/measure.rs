//! How unlike two cards are: cells first, then a small picture laid over the other and moved a little.

use super::features::{CELLS, CardFeatures, SMALL};
use crate::recognition::fewshot::Measure;
use std::sync::LazyLock;

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
/// The small picture is at least so far from the other one as the cells are, times this. It seldom is nearer; so those that are
/// far anyway need not be laid over each other.
const LEAST_LAID: f32 = 0.6;
/// Cells further apart than this are of different cards, and tell how different by themselves,
const FAR: f32 = 0.5;
/// as the small pictures of such cards are about so far apart (times the cells).
const FAR_LAID: f32 = 0.93;

impl Measure for CardMeasure {
    type Features = CardFeatures;

    fn distance(&self, a: &CardFeatures, b: &CardFeatures, cutoff: f32) -> f32 {
        let mut turns = [0, 1, 2, 3].map(|turn| (cells_apart(a, b, turn), turn));
        turns.sort_by(|x, y| x.0.total_cmp(&y.0));
        let both = |cells: f32, laid: f32| (1.0 - LAID_OVER) * cells + LAID_OVER * laid;
        let nearest = turns[0].0;
        if nearest > FAR {
            return both(nearest, FAR_LAID * nearest);
        }
        let least = both(nearest, LEAST_LAID * nearest);
        if least >= cutoff {
            return least;
        }
        let whole = |(cells, turn): (f32, usize)| both(cells, laid_over(a, b, turn).max(LEAST_LAID * cells));
        let first = whole(turns[0]);
        // Nearly as alike in another rotation: both are tried.
        if turns[1].0 < nearest * 1.1 { first.min(whole(turns[1])) } else { first }
    }
}

/// Where cell or pixel `i` of a square of `side` is after so many quarter turns clockwise.
#[inline]
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
    // A quarter turn takes direction 0 to direction 4: the halves change places.
    let (first, second) = (turns % 2, 1 - turns % 2);
    for (i, (cell, apart)) in a.cells.iter().zip(&mut apart).enumerate() {
        let Some(other) = b.cells.get(turned(i, CELLS, turns)) else { continue };
        *apart = four(|k| {
            let d = [cell[0][k] - other[first][k], cell[1][k] - other[second][k], cell[2][k] - other[2][k]];
            d[0] * d[0] + d[1] * d[1] + COLOR * d[2] * d[2]
        });
    }
    let kept = ((1.0 - SPARED) * apart.len() as f32) as usize;
    apart.select_nth_unstable_by(kept, f32::total_cmp);
    (apart[..kept].iter().sum::<f32>() / kept as f32).sqrt()
}

/// A sum over four lanes.
fn four(lane: impl Fn(usize) -> f32) -> f32 {
    let lanes: [f32; 4] = std::array::from_fn(lane);
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
}

/// A small picture, plane after plane.
type Small = [Vec<f32>; 3];

/// Steps of size that are tried each way.
const SIZES: usize = 2;

/// For every quarter turn and every size, where the pixels of a small picture come from.
static PLACES: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let places = |i: usize| {
        let (turns, size) = (i / (2 * SIZES + 1), (i % (2 * SIZES + 1)) as i32 - SIZES as i32);
        (0..SMALL * SMALL).map(|i| turned(resized(i, size), SMALL, (4 - turns) % 4)).collect()
    };
    (0..4 * (2 * SIZES + 1)).map(places).collect()
});

/// The difference of the small pictures where they fit best: moved, resized, and moved again, downhill.
fn laid_over(a: &CardFeatures, b: &CardFeatures, turns: usize) -> f32 {
    let sized = |size: i32| {
        let places = &PLACES[turns * (2 * SIZES + 1) + (size + SIZES as i32) as usize];
        [0, 1, 2].map(|k| places.iter().map(|i| a.small[k][*i]).collect())
    };
    let upright: Small = sized(0);
    let mut best = (over(&upright, &b.small, 0, 0), [0i32; 2]);
    slide(&upright, &b.small, &mut best);
    for step in [-1, 1] {
        let before = best.0;
        for size in [step, 2 * step] {
            let resized = sized(size);
            let apart = over(&resized, &b.small, best.1[0], best.1[1]);
            if apart >= best.0 {
                break;
            }
            best.0 = apart;
            slide(&resized, &b.small, &mut best);
        }
        if best.0 < before {
            break;
        }
    }
    best.0.sqrt()
}

/// Moves a picture by a pixel at a time while that makes it more alike, at most three times.
fn slide(a: &Small, b: &Small, best: &mut (f32, [i32; 2])) {
    for _ in 0..3 {
        let [x, y] = best.1;
        for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
            let apart = over(a, b, x + dx, y + dy);
            if apart < best.0 {
                *best = (apart, [x + dx, y + dy]);
            }
        }
        if best.1 == [x, y] {
            break;
        }
    }
}

/// Where a pixel of the small picture comes from when it is smaller by steps of 6 %; the edge is repeated.
fn resized(i: usize, size: i32) -> usize {
    const MIDDLE: f32 = (SMALL as f32 - 1.0) / 2.0;
    let scale = 1.0 + 0.06 * size as f32;
    let place = |v: usize| ((v as f32 - MIDDLE) * scale + MIDDLE + 0.5).clamp(0.0, SMALL as f32 - 0.5) as usize;
    place(i / SMALL) * SMALL + place(i % SMALL)
}

/// Mean difference 0..=1 of the small pictures with `a` moved by x and y pixels.
fn over(a: &Small, b: &Small, dx: i32, dy: i32) -> f32 {
    let span = |by: i32| (by.max(0) as usize, (-by).max(0) as usize, SMALL - (by.unsigned_abs() as usize).min(SMALL));
    let ((ax, bx, width), (ay, by, height)) = (span(dx), span(dy));
    let mut sum = 0.0;
    for row in 0..height {
        let (from, to) = ((ay + row) * SMALL + ax, (by + row) * SMALL + bx);
        sum += row_apart([0, 1, 2].map(|k| &a[k][from..from + width]), [0, 1, 2].map(|k| &b[k][to..to + width]));
    }
    sum / ((width * height).max(1) as f32 * MOST)
}

/// The same of one row, not divided; in four lanes, which a processor adds at once.
fn row_apart(a: [&[f32]; 3], b: [&[f32]; 3]) -> f32 {
    let (a, b) = (a.map(<[f32]>::as_chunks::<4>), b.map(<[f32]>::as_chunks::<4>));
    let apart = |p: [f32; 3], q: [f32; 3]| {
        let d = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
        (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).min(MOST)
    };
    let mut lanes = [0.0f32; 4];
    let chunks = a[0].0.iter().zip(a[1].0).zip(a[2].0).zip(b[0].0.iter().zip(b[1].0).zip(b[2].0));
    for (((a0, a1), a2), ((b0, b1), b2)) in chunks {
        for k in 0..4 {
            lanes[k] += apart([a0[k], a1[k], a2[k]], [b0[k], b1[k], b2[k]]);
        }
    }
    let rest = |p: &[(&[[f32; 4]], &[f32]); 3], i: usize| [p[0].1[i], p[1].1[i], p[2].1[i]];
    lanes.iter().sum::<f32>() + (0..a[0].1.len()).map(|i| apart(rest(&a, i), rest(&b, i))).sum::<f32>()
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
