//! Reading small and blurred codes: busy places of the frame, corner marks in them, squares measured in grey, decoded by the
//! library, or, where that fails, told from all codes that could be shown.

use super::book::{Book, Page};
use super::busy::{Part, busy_parts};
use super::code::CodeName;
use super::grid::{FIVE, Grid, Levels, QUICK, unblurred};
use super::marks::triples;
use super::qr::Code;
use super::raster::Gray;

/// Names that a grid is fitted to.
const FITTED: usize = 3;
/// Least agreement with the best of them before it is fitted: beyond chance.
const PROMISING: f32 = 0.3;

/// The code in a frame; `None` when none can be read.
pub(super) fn read_printed(frame: &Gray, book: &Book) -> Option<Code> {
    busy_parts(frame).iter().find_map(|part| read_part(frame, part, book))
}

fn read_part(frame: &Gray, part: &Part, book: &Book) -> Option<Code> {
    triples(&part.picture).iter().find_map(|triple| {
        let grid = Grid::of_three(triple.marks.map(|mark| part.in_frame(mark)), triple.side);
        read_grid(frame, &grid, book)
    })
}

fn read_grid(frame: &Gray, grid: &Grid, book: &Book) -> Option<Code> {
    if let Some(code) = decoded(frame, grid) {
        return Some(code);
    }
    let page = book.page(grid.side)?;
    let grid = fitted(frame, grid, page)?;
    decoded(frame, &grid).or_else(|| {
        let name = [0.0, 0.35].into_iter().find_map(|amount| page.certain(&squares(frame, &grid, amount)?))?;
        Some(Code { name: Some(name.clone()), corners: grid.corners()? })
    })
}

fn squares(frame: &Gray, grid: &Grid, amount: f32) -> Option<Vec<f32>> {
    let greys = unblurred(&grid.greys(frame, &FIVE)?, grid.side, amount);
    Some(Levels::of(&greys, grid.side).squares(&greys))
}

/// The grid moved to where the squares agree best with a name: first its fourth corner, of which no mark tells, then each in
/// turn. `None`: they agree with none beyond chance.
fn fitted(frame: &Gray, grid: &Grid, page: &Page) -> Option<Grid> {
    let start = (0..9).filter_map(|i| {
        let grid = grid.moved(2, [(i % 3) as f32 - 1.0, (i / 3) as f32 - 1.0]);
        let greys = grid.greys(frame, &QUICK)?;
        let levels = Levels::of(&greys, grid.side);
        let ranked = page.ranked(&levels.squares(&greys), FITTED);
        Some((ranked.first()?.1, grid, levels, ranked))
    });
    let (agreement, mut grid, levels, ranked) = start.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if agreement < PROMISING {
        return None;
    }
    let fit = |grid: &Grid| {
        let squares = levels.squares(&grid.greys(frame, &QUICK)?);
        ranked.iter().map(|(name, _)| page.whole(*name, &squares)).max_by(f32::total_cmp)
    };
    let mut best = fit(&grid)?;
    for step in [0.6f32, 0.3, 0.15] {
        for mark in [2, 0, 1, 3, 2] {
            for by in [[step, 0.0], [-step, 0.0], [0.0, step], [0.0, -step]] {
                let moved = grid.moved(mark, by);
                if let Some(fit) = fit(&moved).filter(|fit| *fit > best) {
                    (best, grid) = (fit, moved);
                }
            }
        }
    }
    Some(grid)
}

/// Bits as `rqrr` wants them.
struct Bits {
    side: usize,
    dark: Vec<bool>,
}

impl rqrr::BitGrid for Bits {
    fn size(&self) -> usize {
        self.side
    }

    fn bit(&self, y: usize, x: usize) -> bool {
        self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }
}

/// Reads the squares with the library, first as they are, then with more and more of their neighbours' blur taken away.
fn decoded(frame: &Gray, grid: &Grid) -> Option<Code> {
    let greys = grid.greys(frame, &FIVE)?;
    [0.0f32, 0.35, 0.8].into_iter().find_map(|amount| {
        let greys = unblurred(&greys, grid.side, amount);
        let dark = Levels::of(&greys, grid.side).squares(&greys).iter().map(|v| *v > 0.0).collect();
        let grid_of_bits = rqrr::Grid::new(Bits { side: grid.side, dark });
        // A panic in the library must cost this frame only.
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| grid_of_bits.decode().ok()));
        Some(Code { name: CodeName::parse(&read.ok()??.1), corners: grid.corners()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame with a code of squares of 1.9 pixels, turned, its light and dark smeared over five pixels in a row.
    fn moved_while_taken(name: &CodeName) -> Gray {
        let modules = name.modules().unwrap();
        let (sin, cos) = 0.2f32.sin_cos();
        let ink = |x: f32, y: f32| {
            let (dx, dy) = (x - 150.0, y - 90.0);
            let (column, row) = ((dx * cos + dy * sin) / 1.9, (dy * cos - dx * sin) / 1.9);
            if column >= 0.0 && row >= 0.0 && modules.is_dark(column as usize, row as usize) { 50.0 } else { 200.0 }
        };
        let grey = |i: usize| {
            let (x, y) = ((i % 320) as f32, (i / 320) as f32);
            (0..15).map(|k| ink(x + (k % 5) as f32 * 0.6, y + (k / 5) as f32 * 0.4)).sum::<f32>() / 15.0
        };
        Gray { width: 320, height: 240, data: (0..320 * 240).map(|i| grey(i) as u8).collect() }
    }

    fn read(name: &CodeName, book: &Book) -> Option<CodeName> {
        read_printed(&moved_while_taken(name), book)?.name
    }

    #[test]
    fn a_blurred_code_of_the_book_is_told_and_no_other() {
        let words = ["eat", "drink", "water", "help"].map(|id| CodeName::Word(id.into()));
        let book = Book::new(words.clone());
        for word in &words {
            assert_eq!(read(word, &book).as_ref(), Some(word));
            let others = Book::new(words.iter().filter(|other| *other != word).cloned());
            let found = read(word, &others);
            assert!(found.is_none() || found.as_ref() == Some(word), "{word:?} was read as {found:?}");
        }
    }
}
