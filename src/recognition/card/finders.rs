//! The corner marks of a large code in dark and light: runs of 1:1:3:1:1 across, down and, between both, at one middle.

use super::geometry::{Point, cross, length, sub};

/// So many of the places that most rows agree on are put together.
const MARKS: usize = 24;
/// Fewer rows run through the middle of no mark that is large enough to be read.
const LEAST_ROWS: usize = 3;
/// Places that are noted at once: a frame full of noise has more, and no code.
const MOST: usize = 400;
/// So many of the best threes are looked into.
const TRIPLES: usize = 4;
/// Squares along a side of the smallest and the largest code (ISO/IEC 18004).
const SIDES: std::ops::RangeInclusive<usize> = 21..=177;
/// Squares of a corner mark.
const MARK: f32 = 7.0;

/// A frame in dark and light.
pub(super) struct Inked<'a> {
    pub dark: &'a [bool],
    pub width: usize,
}

/// A place that looks like a corner mark.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: Point,
    /// Pixels of a square of the code.
    square: f32,
    /// Rows that agree on it.
    rows: usize,
}

/// The middles of three marks, top left, top right and bottom left, and how many squares the code seems to have along a side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Three {
    pub marks: [Point; 3],
    pub side: usize,
    fault: f32,
}

/// Threes that may be those of a code, the best first.
pub(super) fn threes(inked: &Inked<'_>) -> Vec<Three> {
    let marks = marks(inked);
    let mut found = Vec::new();
    for a in &marks {
        for b in &marks {
            for c in &marks {
                found.extend(three(a, b, c));
            }
        }
    }
    found.sort_by(|a, b| a.fault.total_cmp(&b.fault));
    found.truncate(TRIPLES);
    found
}

/// Whether three marks stand like those of a code: nearly a right angle, legs nearly as long, squares nearly as large.
fn three(a: &Mark, b: &Mark, c: &Mark) -> Option<Three> {
    let (right, down) = (sub(b.at, a.at), sub(c.at, a.at));
    let (width, height) = (length(right), length(down));
    let (short, long) = (width.min(height), width.max(height));
    let square = (a.square + b.square + c.square) / 3.0;
    let is_square = short > MARK * 2.0 && long < 1.4 * short && cross(right, down) > 0.8 * width * height;
    let alike = [a, b, c].iter().all(|mark| (0.7..1.43).contains(&(mark.square / square)));
    if !is_square || !alike {
        return None;
    }
    let squares = (width * height).sqrt() / square + MARK;
    let side = 4 * ((squares - 17.0) / 4.0).round().max(1.0) as usize + 17;
    let corner = 1.0 - cross(right, down) / (width * height);
    let fault = corner + 0.5 * (long / short).ln() + 2.0 / (a.rows + b.rows + c.rows) as f32;
    SIDES.contains(&side).then_some(Three { marks: [a.at, b.at, c.at], side, fault })
}

/// The places that most rows agree on.
fn marks(inked: &Inked<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for y in 0..inked.dark.len() / inked.width.max(1) {
        in_row(inked, y, &mut found);
    }
    found.retain(|mark| mark.rows >= LEAST_ROWS);
    found.sort_by_key(|mark| std::cmp::Reverse(mark.rows));
    found.truncate(MARKS);
    found
}

/// Adds the marks that a row runs through to those found above it.
fn in_row(inked: &Inked<'_>, y: usize, found: &mut Vec<Mark>) {
    let row = &inked.dark[y * inked.width..][..inked.width];
    let (mut runs, mut start) = ([0usize; 5], 0);
    for x in 1..=row.len() {
        if x < row.len() && row[x] == row[x - 1] {
            continue;
        }
        runs.rotate_left(1);
        runs[4] = x - start;
        start = x;
        if !row[x - 1] || !is_mark(&runs) {
            continue;
        }
        let middle = x - runs[4] - runs[3] - runs[2].div_ceil(2);
        if let Some(mark) = crossed(inked, middle, y) {
            gather(found, mark);
        }
    }
}

/// The mark at a pixel of its middle, if its runs fit down and across.
fn crossed(inked: &Inked<'_>, x: usize, y: usize) -> Option<Mark> {
    let (down, middle_y) = runs_through(|at| inked.at(x, at), y)?;
    let (across, middle_x) = runs_through(|at| inked.at(at, y), x)?;
    let (high, wide) = (down.iter().sum::<usize>() as f32, across.iter().sum::<usize>() as f32);
    let fits = is_mark(&down) && is_mark(&across) && (0.6..1.67).contains(&(high / wide));
    fits.then_some(Mark { at: [middle_x, middle_y], square: (high + wide) / (2.0 * MARK), rows: 1 })
}

/// Puts a mark with the one that is already known there.
fn gather(found: &mut Vec<Mark>, mark: Mark) {
    let same = found.iter_mut().find(|known| length(sub(known.at, mark.at)) < 2.0 * known.square);
    let Some(known) = same else {
        if found.len() < MOST {
            found.push(mark);
        }
        return;
    };
    let (old, all) = (known.rows as f32, known.rows as f32 + 1.0);
    known.at = std::array::from_fn(|k| (known.at[k] * old + mark.at[k]) / all);
    known.square = (known.square * old + mark.square) / all;
    known.rows += 1;
}

impl Inked<'_> {
    /// Whether a pixel is dark; outside there is nothing.
    fn at(&self, x: usize, y: usize) -> Option<bool> {
        (x < self.width).then(|| self.dark.get(y * self.width + x).copied()).flatten()
    }
}

/// The five runs around a dark pixel along a line, and the middle of the third.
fn runs_through(at: impl Fn(usize) -> Option<bool>, from: usize) -> Option<([usize; 5], f32)> {
    let mut runs = [0usize; 5];
    let mut first = 0;
    for (way, forward) in [([2usize, 1, 0], false), ([2, 3, 4], true)] {
        let (mut place, mut dark) = (from, true);
        for run in way {
            while at(place) == Some(dark) {
                runs[run] += 1;
                place = if forward { place + 1 } else { place.checked_sub(1)? };
            }
            if run == 2 && !forward {
                first = place + 1;
                // The pixel in the middle is counted once.
                runs[2] -= 1;
            }
            dark = !dark;
        }
    }
    Some((runs, first as f32 + (runs[2] as f32 - 1.0) / 2.0))
}

fn is_mark(runs: &[usize; 5]) -> bool {
    let unit = runs.iter().sum::<usize>() as f32 / MARK;
    let fits = |run: usize, units: f32| (run as f32 - units * unit).abs() <= 0.62 * unit * units.sqrt();
    unit >= 1.0 && [1.0, 1.0, 3.0, 1.0, 1.0].iter().zip(runs).all(|(units, run)| fits(*run, *units))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mark of squares of 4 pixels with its upper left corner here.
    fn draw(dark: &mut [bool], width: usize, left: usize, top: usize) {
        for y in 0..28 {
            for x in 0..28 {
                let ring = (x / 4).min(6 - x / 4).min(y / 4).min(6 - y / 4);
                dark[(top + y) * width + left + x] = ring != 1;
            }
        }
    }

    #[test]
    fn three_marks_tell_where_a_code_is_and_how_large() {
        let (width, height) = (260, 260);
        let mut dark = vec![false; width * height];
        // 45 squares along a side: 38 between the middles of two marks.
        for (left, top) in [(20, 30), (20 + 38 * 4, 30), (20, 30 + 38 * 4)] {
            draw(&mut dark, width, left, top);
        }
        let threes = threes(&Inked { dark: &dark, width });
        let best = threes.first().expect("a code");
        assert_eq!(best.side, 45);
        assert!(length(sub(best.marks[0], [33.5, 43.5])) < 1.0, "{:?}", best.marks);
        assert!(length(sub(best.marks[1], [185.5, 43.5])) < 1.0, "{:?}", best.marks);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(threes(&Inked { dark: &[], width: 0 }).is_empty());
        assert!(threes(&Inked { dark: &[true; 400], width: 20 }).is_empty());
    }
}
