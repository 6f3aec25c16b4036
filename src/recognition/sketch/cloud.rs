//! Two clouds of dots: how far is each dot of the one from the nearest of the other?

use super::ink::Dot;

/// What a right angle between two dots costs, in squared standard deviations.
const TURN: f32 = 0.35;
/// No pair costs more than this: a part that is missing is not punished without end.
const MOST: f32 = 3.0;

/// Mean cost of the nearest dot, both ways (a chamfer distance with directions).
pub(super) fn unlike(a: &[Dot], b: &[Dot]) -> f32 {
    let n = b.len();
    let mut columns = vec![f32::INFINITY; n];
    let mut sum = 0.0;
    for p in a {
        let mut least = f32::INFINITY;
        for (q, column) in b.iter().zip(&mut columns) {
            let c = cost(p, q);
            least = least.min(c);
            *column = column.min(c);
        }
        sum += least;
    }
    (sum / a.len().max(1) as f32 + columns.iter().sum::<f32>() / n.max(1) as f32) / 2.0
}

/// Squared distance of the places and of the directions.
fn cost(a: &Dot, b: &Dot) -> f32 {
    let (dx, dy, du, dv) = (a.x - b.x, a.y - b.y, a.u - b.u, a.v - b.v);
    (dx * dx + dy * dy + TURN * 0.25 * (du * du + dv * dv)).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_dots_count_place_and_direction() {
        let level = [Dot { u: 1.0, ink: 0.1, ..Dot::default() }];
        let upright = [Dot { u: -1.0, ink: 0.1, ..Dot::default() }];
        let beside = [Dot { x: 0.5, u: 1.0, ink: 0.1, ..Dot::default() }];
        assert_eq!(unlike(&level, &level), 0.0);
        assert!((unlike(&level, &upright) - TURN).abs() < 1e-6);
        assert!((unlike(&level, &beside) - 0.25).abs() < 1e-6);
    }

    #[test]
    fn a_part_that_is_missing_is_not_punished_without_end() {
        let far = [Dot { x: 100.0, ..Dot::default() }];
        assert_eq!(unlike(&[Dot::default()], &far), MOST);
    }
}
