//! What is compared of a card: directions of edges, a coarse layout of colours, and a small picture.

use super::view::{VIEW_PX, even_light};
use crate::domain::shown::CardView;

/// Cells on a side.
pub(super) const CELLS: usize = 12;
/// Pixels of a cell.
const CELL_PX: usize = VIEW_PX / CELLS;
/// Directions of edges, over half a turn. Even, so that a quarter turn moves them by whole steps.
pub(super) const DIRECTIONS: usize = 8;
/// Side of the small picture.
pub(super) const SMALL: usize = 24;

/// A card as it is compared. It has no rotation: [`CardMeasure`](super::CardMeasure) tries all four.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFeatures {
    /// For every cell (rows from the top) the strength of edges in each direction, normalised with the cells around it, in two
    /// halves: a quarter turn changes them over. Then lightness and two colour differences, about -1..=1, and a zero.
    pub(super) cells: Vec<[[f32; 4]; 3]>,
    /// Lightness and the two colour differences of the small picture, plane after plane.
    pub(super) small: [Vec<f32>; 3],
}

/// Measures a view; `None` when its bytes do not fit its size.
pub fn features(view: &CardView) -> Option<CardFeatures> {
    let planes = even_light(view)?;
    let opponent: Vec<[f32; 3]> = (0..VIEW_PX * VIEW_PX)
        .map(|i| {
            let (r, g, b) = (planes[0][i], planes[1][i], planes[2][i]);
            [(r + g + b) / 3.0, r - g, (r + g) / 2.0 - b]
        })
        .collect();
    let small = means(&opponent, SMALL);
    let colors = means(&opponent, CELLS);
    let cell = |(e, c): (&[f32; DIRECTIONS], &[f32; 3])| {
        [std::array::from_fn(|k| e[k]), std::array::from_fn(|k| e[k + DIRECTIONS / 2]), [c[0], c[1], c[2], 0.0]]
    };
    let cells = edges(&opponent).iter().zip(&colors).map(cell).collect();
    Some(CardFeatures { cells, small: [0, 1, 2].map(|k| small.iter().map(|color| color[k]).collect()) })
}

/// Mean colours of a coarser grid of `cells` on a side.
fn means(pixels: &[[f32; 3]], cells: usize) -> Vec<[f32; 3]> {
    let size = VIEW_PX / cells;
    let mean = |cell: usize| {
        let mut sum = [0.0f32; 3];
        for y in 0..size {
            let row = (cell / cells * size + y) * VIEW_PX + cell % cells * size;
            for pixel in &pixels[row..row + size] {
                sum = std::array::from_fn(|k| sum[k] + pixel[k]);
            }
        }
        sum.map(|v| v / (size * size) as f32)
    };
    (0..cells * cells).map(mean).collect()
}

/// Histograms of oriented gradients (Dalal and Triggs 2005): each pixel votes for the two nearest directions.
fn edges(pixels: &[[f32; 3]]) -> Vec<[f32; DIRECTIONS]> {
    let mut cells = vec![[0.0f32; DIRECTIONS]; CELLS * CELLS];
    let at = |x: usize, y: usize| pixels[y * VIEW_PX + x];
    for y in 1..VIEW_PX - 1 {
        for x in 1..VIEW_PX - 1 {
            let (gx, gy) = strongest(at(x + 1, y), at(x - 1, y), at(x, y + 1), at(x, y - 1));
            let strength = gx.hypot(gy);
            let turn = gy.atan2(gx).rem_euclid(std::f32::consts::PI) / std::f32::consts::PI * DIRECTIONS as f32;
            let (first, part) = (turn as usize % DIRECTIONS, turn.fract());
            let cell = &mut cells[y / CELL_PX * CELLS + x / CELL_PX];
            cell[first] += strength * (1.0 - part);
            cell[(first + 1) % DIRECTIONS] += strength * part;
        }
    }
    normalised(&cells)
}

/// The gradient in lightness, or in a colour difference where that is stronger (yellow on white).
fn strongest(right: [f32; 3], left: [f32; 3], below: [f32; 3], above: [f32; 3]) -> (f32, f32) {
    let of = |k: usize| (right[k] - left[k], below[k] - above[k]);
    let size = |g: &(f32, f32)| g.0 * g.0 + g.1 * g.1;
    [of(0), of(1), of(2)].into_iter().max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or_default()
}

/// Divides each cell by the strength around it; the root evens out strong and weak edges (Hellinger).
fn normalised(cells: &[[f32; DIRECTIONS]]) -> Vec<[f32; DIRECTIONS]> {
    let total: Vec<f32> = cells.iter().map(|cell| cell.iter().sum()).collect();
    let around = |i: usize| {
        let (x, y) = (i % CELLS, i / CELLS);
        let rows = y.saturating_sub(1)..(y + 2).min(CELLS);
        let columns = x.saturating_sub(1)..(x + 2).min(CELLS);
        let count = rows.len() * columns.len();
        rows.flat_map(|row| columns.clone().map(move |column| row * CELLS + column)).map(|j| total[j]).sum::<f32>()
            / count as f32
    };
    // Less than noise on bare paper makes.
    const FAINT: f32 = 2.0;
    (0..cells.len()).map(|i| cells[i].map(|v| (v / (around(i) + FAINT)).sqrt())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_no_edges_and_one_stripe_has_one_direction() {
        let paper = CardView { side_px: 96, rgb: vec![230; 96 * 96 * 3] };
        let found = features(&paper).unwrap();
        assert!(found.cells.iter().all(|[a, b, _]| a.iter().chain(b).all(|v| *v < 0.05)));
        let stripe = |i: usize| if (40..48).contains(&(i % 96)) { [20u8; 3] } else { [230; 3] };
        let found = features(&CardView { side_px: 96, rgb: (0..96 * 96).flat_map(stripe).collect() }).unwrap();
        let cell = found.cells[CELLS * 6 + 5];
        assert!(cell[0][0] > 0.5 && cell[1][0] < 0.1, "{cell:?}");
        assert!(features(&CardView { side_px: 3, rgb: vec![] }).is_none());
    }
}
