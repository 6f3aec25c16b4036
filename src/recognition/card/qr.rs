//! Reading the codes in a frame with `rqrr`, which wants clear pictures: the frame is offered several times, each time
//! prepared otherwise, until one of our codes is read.

use super::code::CodeName;
use super::geometry::{Point, Quad};
use super::raster::Gray;
use super::threshold::{darker_than_around, sharpened};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// What it names; `None`: a code that is not ours, whose content is not kept.
    pub name: Option<CodeName>,
    /// Its corners in the frame, from the top left of the code.
    pub corners: Quad,
}

/// Frames with longer sides are not searched.
const MAX_SIDE: usize = 4096;
/// Frames up to this width are searched at twice their size too.
const ENLARGED_UP_TO: usize = 900;
/// A prepared picture with more finder-like places than this is no picture of a card; searching it takes time without end.
const MAX_FINDERS: usize = 60;
/// A code has three corner marks; where none can be seen there is nothing to search for.
const LEAST_FINDERS: usize = 1;
/// Every code in the frame, ours and others; it is tried harder only while none is found.
pub fn read_codes(picture: &Gray) -> Vec<Code> {
    let mut found = read_as_it_is(picture);
    if found.is_empty() {
        found.extend(read_enlarged(picture));
    }
    found
}

/// Codes that are clear enough without help.
pub(super) fn read_as_it_is(picture: &Gray) -> Vec<Code> {
    let mut found = Vec::new();
    if picture.width.max(picture.height) <= MAX_SIDE && picture.width.min(picture.height) >= 21 {
        search(picture, 1.0, &mut found);
    }
    found
}

/// Small codes: the frame at twice its size, sharpened.
pub(super) fn read_enlarged(picture: &Gray) -> Vec<Code> {
    let mut found = Vec::new();
    if picture.width <= ENLARGED_UP_TO && picture.height <= ENLARGED_UP_TO {
        search(&sharpened(&picture.enlarged(2), 3, 1.0), 2.0, &mut found);
    }
    found
}

/// Whether one of them is ours.
pub(super) fn has_ours(codes: &[Code]) -> bool {
    codes.iter().any(|code| code.name.is_some())
}

/// Searches one prepared picture; corners are divided by `scale`.
fn search(picture: &Gray, scale: f32, found: &mut Vec<Code>) {
    let reach = (picture.width.max(picture.height) / 24).max(8);
    let dark = darker_than_around(picture, reach, 5);
    if !(LEAST_FINDERS..=MAX_FINDERS).contains(&finders(&dark, picture.width)) {
        return;
    }
    // A panic in the library must cost this frame only.
    let read = catch_unwind(AssertUnwindSafe(|| decode(&dark, picture.width, picture.height)));
    for (content, corners) in read.unwrap_or_default() {
        let code = Code { name: CodeName::parse(&content), corners: Quad(corners.map(|c| c.map(|v| v / scale))) };
        let known = found.iter().any(|other| other.name == code.name && code.name.is_some());
        if !known {
            found.push(code);
        }
    }
}

fn decode(dark: &[bool], width: usize, height: usize) -> Vec<(String, [Point; 4])> {
    let mut prepared = rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| dark[y * width + x]);
    let grids = prepared.detect_grids();
    let read = |grid: &rqrr::Grid<_>| Some((grid.decode().ok()?.1, grid.bounds.map(|p| [p.x as f32, p.y as f32])));
    grids.iter().filter_map(read).collect()
}

/// How many places look like the corner mark of a code: dark and light runs of 1:1:3:1:1 in a row, those close to each
/// other counted once.
fn finders(dark: &[bool], width: usize) -> usize {
    let mut places = std::collections::BTreeSet::new();
    for (y, row) in dark.chunks_exact(width.max(1)).enumerate() {
        let mut runs = [0usize; 5];
        let mut start = 0;
        for x in 1..=row.len() {
            if x < row.len() && row[x] == row[x - 1] {
                continue;
            }
            runs.rotate_left(1);
            runs[4] = x - start;
            start = x;
            if row[x - 1] && is_finder(&runs) {
                let size = runs.iter().sum::<usize>();
                places.insert((y / size.max(8), x / size.max(8)));
            }
        }
    }
    places.len()
}

fn is_finder(runs: &[usize; 5]) -> bool {
    let unit = runs.iter().sum::<usize>() as f32 / 7.0;
    let fits = |run: usize, units: f32| (run as f32 - units * unit).abs() <= 0.6 * unit * units.sqrt();
    unit >= 1.0 && [1.0, 1.0, 3.0, 1.0, 1.0].iter().zip(runs).all(|(units, run)| fits(*run, *units))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::card::code::{Modules, QUIET};

    fn drawn(modules: &Modules, px: usize) -> Gray {
        let side = (modules.side + 2 * QUIET) * px;
        let dark = |i: usize| {
            let (column, row) = (i % side / px, i / side / px);
            column >= QUIET && row >= QUIET && modules.is_dark(column - QUIET, row - QUIET)
        };
        Gray { width: side, height: side, data: (0..side * side).map(|i| if dark(i) { 30 } else { 220 }).collect() }
    }

    #[test]
    fn what_is_drawn_is_read() {
        for id in ["eat", "not-know", "grandmother", "a-very-long-word-of-thirty-chars"] {
            let name = CodeName::Word(id.into());
            let picture = drawn(&name.modules().unwrap(), 4);
            let codes = read_codes(&picture);
            assert_eq!(codes.iter().map(|c| c.name.clone()).collect::<Vec<_>>(), [Some(name)], "{id}");
            let corner = codes[0].corners.0[0];
            assert!(corner.iter().all(|v| (v - 16.0).abs() < 4.0), "{corner:?}");
        }
    }

    #[test]
    fn pictures_without_sense_give_nothing() {
        assert!(read_codes(&Gray::default()).is_empty());
        assert!(read_codes(&Gray { width: 640, height: 480, data: vec![200; 640 * 480] }).is_empty());
    }
}
