//! Reading a large code, of hundreds of letters, that another screen shows: its corner marks are found in dark and light, its
//! squares are measured in grey, on a grid that is moved until the squares agree best with what every code has at fixed
//! places (ISO/IEC 18004: corner marks, timing, alignment).

use super::finders::{Inked, Three, threes};
use super::geometry::Point;
use super::grid::{FIVE, Grid, Levels, unblurred};
use super::raster::Gray;
use super::threshold::{darker_than_around, sharpened};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Frames with longer or shorter sides are not searched.
const MAX_SIDE: usize = 4096;
const LEAST_SIDE: usize = 60;
/// Least agreement of the fixed squares (1: all are as they should be) before a grid is decoded.
const PROMISING: f32 = 0.45;
/// How far a picture's far corner may lie from where three marks put it, in parts of a side: by looking askew.
const ASKEW: f32 = 0.16;

/// The text of the code in a frame; `None`: none can be read.
pub fn read_text(frame: &Gray) -> Option<String> {
    let (short, long) = (frame.width.min(frame.height), frame.width.max(frame.height));
    if short < LEAST_SIDE || long > MAX_SIDE {
        return None;
    }
    // A code that fills a frame has marks of some tenth of its shorter side; the mean is taken a little beyond a mark.
    let reach = (short / 16).max(8);
    let plain = darker_than_around(frame, reach, 3);
    read_inked(frame, &plain).or_else(|| {
        let sharp = darker_than_around(&sharpened(frame, 3, 1.5), reach, 3);
        read_inked(frame, &sharp)
    })
}

fn read_inked(frame: &Gray, dark: &[bool]) -> Option<String> {
    threes(&Inked { dark, width: frame.width }).iter().find_map(|three| read_three(frame, three))
}

/// Tries the sizes that three marks may belong to: theirs, and the next ones.
fn read_three(frame: &Gray, three: &Three) -> Option<String> {
    let sides = [three.side, three.side + 4, three.side.saturating_sub(4)];
    let sides = sides.into_iter().filter(|side| (21..=177).contains(side));
    let fitted = sides.filter_map(|side| fitted(frame, &Grid::of_three(three.marks, side)));
    let (agreement, grid) = fitted.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if agreement < PROMISING { None } else { decoded(frame, &grid) }
}

/// The grid moved to where its fixed squares agree best: first its far corner, of which no mark tells, then each in turn.
fn fitted(frame: &Gray, grid: &Grid) -> Option<(f32, Grid)> {
    let fixed = fixed(grid.side);
    let far = (grid.side as f32 * ASKEW).ceil() as i32;
    let fit = |grid: &Grid| agreement(frame, grid, &fixed);
    let mut best = (fit(grid)?, *grid);
    let better = |moved: Grid, best: &mut (f32, Grid)| {
        if let Some(fit) = fit(&moved).filter(|fit| *fit > best.0) {
            *best = (fit, moved);
        }
    };
    let start = best.1;
    for y in -far..=far {
        for x in -far..=far {
            better(start.moved(2, [x as f32, y as f32]), &mut best);
        }
    }
    for step in [0.7f32, 0.35, 0.7, 0.35, 0.18, 0.09] {
        for mark in [2, 0, 1, 3, 2] {
            for by in [[step, 0.0], [-step, 0.0], [0.0, step], [0.0, -step]] {
                let moved = best.1.moved(mark, by);
                better(moved, &mut best);
            }
        }
    }
    Some(best)
}

/// How well the fixed squares agree with what they should be, -1..=1: their correlation, so that no light or dark is presumed.
fn agreement(frame: &Gray, grid: &Grid, fixed: &[(Point, bool)]) -> Option<f32> {
    let greys = grid.greys_at(frame, fixed.iter().map(|(at, _)| *at))?;
    let count = greys.len().max(1) as f32;
    let mean = greys.iter().sum::<f32>() / count;
    let share = fixed.iter().filter(|(_, dark)| *dark).count() as f32 / count;
    let (mut both, mut spread) = (0.0f32, 0.0f32);
    for (grey, (_, dark)) in greys.iter().zip(fixed) {
        both += (mean - grey) * (f32::from(*dark) - share);
        spread += (mean - grey).powi(2);
    }
    Some(both / (spread * count * share * (1.0 - share)).sqrt().max(1e-3))
}

/// The squares that are the same in every code of this size: column and row of their middles, and whether they are dark.
fn fixed(side: usize) -> Vec<(Point, bool)> {
    let mut all = Vec::new();
    let end = side - 7;
    for (left, top) in [(0, 0), (end, 0), (0, end)] {
        // The mark, and the light line round it as far as it lies in the code.
        for y in top.saturating_sub(1)..(top + 8).min(side) {
            for x in left.saturating_sub(1)..(left + 8).min(side) {
                let ring = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
                all.push((x, y, ring != 2 && ring != 4));
            }
        }
    }
    for at in 8..side - 8 {
        all.extend([(at, 6, at % 2 == 0), (6, at, at % 2 == 0)]);
    }
    for (column, row) in alignments(side) {
        for y in row - 2..=row + 2 {
            for x in column - 2..=column + 2 {
                all.push((x, y, x.abs_diff(column).max(y.abs_diff(row)) != 1));
            }
        }
    }
    all.into_iter().map(|(x, y, dark)| ([x as f32 + 0.5, y as f32 + 0.5], dark)).collect()
}

/// The middles of the small marks (ISO/IEC 18004, annex E): a lattice from column and row 6 to the seventh from the far edge, its
/// steps even and alike but for the first.
fn alignments(side: usize) -> Vec<(usize, usize)> {
    let version = (side - 17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let (lines, last) = (version / 7 + 2, side - 7);
    let step = match version {
        // The one size that does not follow the rule.
        32 => 26,
        _ => (last - 6).div_ceil(lines - 1).next_multiple_of(2),
    };
    let lines: Vec<usize> = std::iter::once(6).chain((0..lines - 1).rev().map(|nth| last - nth * step)).collect();
    let pairs = lines.iter().flat_map(|row| lines.iter().map(|column| (*column, *row)));
    // None where the large marks are.
    pairs.filter(|pair| ![(6, 6), (6, last), (last, 6)].contains(pair)).collect()
}

/// Bits as the library wants them.
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
fn decoded(frame: &Gray, grid: &Grid) -> Option<String> {
    let greys = grid.greys(frame, &FIVE)?;
    [0.0f32, 0.5, 1.0, 1.6].into_iter().find_map(|amount| {
        let greys = unblurred(&greys, grid.side, amount);
        let dark = Levels::of(&greys, grid.side).squares(&greys).iter().map(|v| *v > 0.0).collect();
        let bits = rqrr::Grid::new(Bits { side: grid.side, dark });
        // A panic in the library must cost this frame only.
        catch_unwind(AssertUnwindSafe(|| bits.decode().ok())).ok().flatten().map(|(_, text)| text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::types::{Color, EcLevel, Version};

    fn code(version: i16) -> qrcode::QrCode {
        qrcode::QrCode::with_version("MALGEURIM1", Version::Normal(version), EcLevel::M).expect("it fits")
    }

    #[test]
    fn what_every_code_has_is_where_it_is_looked_for_in_every_size() {
        for version in 1..=40 {
            let code = code(version);
            for ([x, y], dark) in fixed(code.width()) {
                let is_dark = code[(x as usize, y as usize)] == Color::Dark;
                assert_eq!(is_dark, dark, "version {version}, column {x}, row {y}");
            }
        }
    }

    #[test]
    fn a_large_code_is_read_where_its_squares_have_three_pixels() {
        let text = "MALGEURIM1".repeat(28);
        let code = qrcode::QrCode::new(&text).expect("it fits");
        let (across, px) = (code.width() + 8, 3);
        let side = across * px + 30;
        let grey = |i: usize| {
            let (column, row) = ((i % side / px).wrapping_sub(7), (i / side / px).wrapping_sub(6));
            let inside = column < code.width() && row < code.width();
            if inside && code[(column, row)] == Color::Dark { 40 } else { 130 }
        };
        let frame = Gray::new(side, side, (0..side * side).map(grey).collect()).expect("a frame");
        assert_eq!(read_text(&frame), Some(text));
    }

    #[test]
    fn frames_without_a_code_give_nothing() {
        assert_eq!(read_text(&Gray::default()), None);
        for period in [2, 5, 9] {
            let data = (0..320 * 240).map(|i| if (i % 320 / period + i / 320 / period) % 2 == 0 { 30 } else { 200 });
            assert_eq!(read_text(&Gray::new(320, 240, data.collect()).expect("a frame")), None);
        }
    }
}
