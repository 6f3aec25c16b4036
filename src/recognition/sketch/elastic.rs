//! Comparing two drawings cell by cell where each cell may move a little (image distortion model; D. Keysers and others,
//! "Deformation Models for Image Recognition", IEEE PAMI 29(8), 2007).

use super::maps::{CELLS, DIRECTIONS, SIDE};

/// How far a cell may move, in cells.
const REACH: usize = 2;
/// A row with a border on both sides.
const WIDE: usize = SIDE + 2 * REACH;

/// The least squared differences of all cells of `a` (from [`super::maps::cells`]) in `b` and of `b` in `a`, each
/// together with its eight neighbours; divided so that two drawings without a common cell are 1 apart.
pub(super) fn unlike(a: &[f32], b: &[f32]) -> f32 {
    (one_way(a, b) + one_way(b, a)) / 36.0
}

fn one_way(a: &[f32], b: &[f32]) -> f32 {
    let wide = bordered(b);
    let mut least = [f32::INFINITY; CELLS];
    for (dy, dx) in (0..=2 * REACH).flat_map(|dy| (0..=2 * REACH).map(move |dx| (dy, dx))) {
        let sums = with_neighbours(&differences(a, &wide, dy * WIDE + dx));
        for (least, sum) in least.iter_mut().zip(&sums) {
            *least = least.min(*sum);
        }
    }
    least.iter().sum()
}

/// Every picture with a border of `REACH` empty cells.
fn bordered(cells: &[f32]) -> Vec<f32> {
    let mut wide = vec![0.0; DIRECTIONS * WIDE * WIDE];
    for (wide, picture) in wide.chunks_exact_mut(WIDE * WIDE).zip(cells.chunks_exact(CELLS)) {
        for (wide, row) in wide.chunks_exact_mut(WIDE).skip(REACH).zip(picture.chunks_exact(SIDE)) {
            wide[REACH..REACH + SIDE].copy_from_slice(row);
        }
    }
    wide
}

/// Squared difference, over all directions, of each cell and the bordered cell that lies `shift` further.
fn differences(a: &[f32], wide: &[f32], shift: usize) -> [f32; CELLS] {
    let mut sums = [0.0; CELLS];
    for (picture, wide) in a.chunks_exact(CELLS).zip(wide.chunks_exact(WIDE * WIDE)) {
        let rows = wide[shift..].chunks(WIDE);
        for ((sums, row), other) in
            sums.as_chunks_mut::<SIDE>().0.iter_mut().zip(picture.as_chunks::<SIDE>().0).zip(rows)
        {
            for ((sum, p), q) in sums.iter_mut().zip(row).zip(other) {
                *sum += (p - q) * (p - q);
            }
        }
    }
    sums
}

/// Each cell and its eight neighbours added up.
fn with_neighbours(cells: &[f32; CELLS]) -> [f32; CELLS] {
    let mut across = *cells;
    for (out, row) in across.chunks_exact_mut(SIDE).zip(cells.chunks_exact(SIDE)) {
        out[1..].iter_mut().zip(row).for_each(|(o, left)| *o += left);
        out.iter_mut().zip(&row[1..]).for_each(|(o, right)| *o += right);
    }
    let mut sums = across;
    sums[SIDE..].iter_mut().zip(&across).for_each(|(o, above)| *o += above);
    sums.iter_mut().zip(&across[SIDE..]).for_each(|(o, below)| *o += below);
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cross(x: usize, y: usize) -> Vec<f32> {
        let mut cells = vec![0.0; DIRECTIONS * CELLS];
        for i in 0..5 {
            cells[(y + 2) * SIDE + x + i] = 0.3;
            cells[CELLS + (y + i) * SIDE + x + 2] = 0.3;
        }
        cells
    }

    #[test]
    fn what_is_moved_a_little_is_the_same_and_what_is_moved_far_is_not() {
        assert!(unlike(&cross(5, 5), &cross(5, 5)) < 1e-6);
        let near = unlike(&cross(5, 5), &cross(7, 6));
        let far = unlike(&cross(2, 2), &cross(10, 10));
        assert!(near < 1e-6 && far > 0.1, "{near} {far}");
    }

    #[test]
    fn it_is_symmetric() {
        let (a, b) = (cross(3, 4), cross(9, 5));
        assert_eq!(unlike(&a, &b), unlike(&b, &a));
    }
}
