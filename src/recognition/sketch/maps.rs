//! A drawing as small pictures, one for each direction of line, softened.

use super::ink::Dot;

/// Cells in a row.
pub(super) const SIDE: usize = 16;
/// Cells of one picture.
pub(super) const CELLS: usize = SIDE * SIDE;
/// Directions, evenly over half a turn.
pub(super) const DIRECTIONS: usize = 4;
/// Half the width that the cells cover, in standard deviations of the dots.
const REACH: f32 = 2.4;

/// `DIRECTIONS` pictures of [`CELLS`], rows from the top. Counts dots by cell and direction (shared out between
/// neighbours), blurs by `blur` cells, takes roots (Hellinger) and scales everything to a length of 1.
pub(super) fn cells(dots: &[Dot], blur: f32) -> Vec<f32> {
    let mut cells = vec![0.0; DIRECTIONS * CELLS];
    for dot in dots {
        drop_in(&mut cells, dot);
    }
    for picture in cells.chunks_exact_mut(CELLS) {
        soften(picture, blur);
    }
    let total: f32 = cells.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    cells.iter_mut().for_each(|value| *value = (*value / total).sqrt());
    cells
}

fn drop_in(cells: &mut [f32], dot: &Dot) {
    let place = |c: f32| ((c / REACH + 1.0) / 2.0 * SIDE as f32 - 0.5).clamp(0.0, SIDE as f32 - 1.001);
    let (x, y) = (place(dot.x), place(dot.y));
    let (left, top) = (x as usize, y as usize);
    let (right, below) = (x - left as f32, y - top as f32);
    let corners = [
        (0, (1.0 - right) * (1.0 - below)),
        (1, right * (1.0 - below)),
        (SIDE, (1.0 - right) * below),
        (SIDE + 1, right * below),
    ];
    for (picture, part) in cells.chunks_exact_mut(CELLS).zip(directions(dot)) {
        for (beside, share) in corners {
            if let Some(cell) = picture.get_mut(top * SIDE + left + beside) {
                *cell += share * part;
            }
        }
    }
}

/// How a dot is shared out between the two directions beside its own; evenly among all when it has none.
fn directions(dot: &Dot) -> [f32; DIRECTIONS] {
    if dot.ink == 0.0 {
        return [1.0 / DIRECTIONS as f32; DIRECTIONS];
    }
    let at = (dot.v.atan2(dot.u) / std::f32::consts::TAU).rem_euclid(1.0) * DIRECTIONS as f32;
    std::array::from_fn(|i| {
        let apart = (at - i as f32).abs();
        (1.0 - apart.min(DIRECTIONS as f32 - apart)).max(0.0)
    })
}

/// Gaussian blur, `sigma` in cells, one axis after the other; what is blurred over the edge is lost.
fn soften(picture: &mut [f32], sigma: f32) {
    let radius = (sigma * 2.5).ceil() as usize;
    let kernel: Vec<f32> =
        (0..=2 * radius).map(|i| (-0.5 * ((i as f32 - radius as f32) / sigma).powi(2)).exp()).collect();
    let weight: f32 = kernel.iter().sum();
    for stride in [1, SIDE] {
        let before = picture.to_vec();
        for (i, cell) in picture.iter_mut().enumerate() {
            let at = i / stride % SIDE;
            let first = i - at * stride;
            let near = (0..SIDE).skip(at.saturating_sub(radius)).take_while(|j| *j <= at + radius);
            *cell = near.map(|j| before[first + j * stride] * kernel[j + radius - at]).sum::<f32>() / weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_line_is_in_the_level_picture_and_has_length_one() {
        let dots: Vec<Dot> =
            (0..20).map(|i| Dot { x: i as f32 / 10.0 - 1.0, y: 0.0, u: 1.0, v: 0.0, ink: 0.1 }).collect();
        let cells = cells(&dots, 0.7);
        let ink: Vec<f32> = cells.chunks_exact(CELLS).map(|picture| picture.iter().map(|v| v * v).sum()).collect();
        assert!((ink[0] - 1.0).abs() < 1e-3, "{ink:?}");
    }

    #[test]
    fn dots_far_outside_stay_on_the_edge() {
        let cells = cells(&[Dot { x: 1e9, y: -1e9, ..Dot::default() }], 0.7);
        assert!(cells.iter().all(|value| value.is_finite()));
        assert!(cells[SIDE - 1] > 0.3, "the upper right corner");
    }
}
