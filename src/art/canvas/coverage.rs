//! Where something was drawn: the mask of what may be painted again.

use super::ground::Stamps;
use super::render::{Backdrop, drawing, prepare};
use super::stroke::Stroke;
use crate::art::picture::Picture;
use crate::domain::drawing::Mark;
use std::sync::Arc;

/// The mask reaches so far beyond what was drawn, as a part of the longer side: hands are unsteady, and a new edge must have
/// room beside the old one.
const REACH: f32 = 1.0 / 96.0;
/// Alpha from which a pixel counts as drawn: a thin wash and the grain of a crayon do.
const DRAWN: u8 = 16;

/// White where marks lie at a size in pixels, black elsewhere, opaque. Where something was wiped away again it does not count.
/// `outline` are the lines on top of the sheet: poured colour stops at them. `None`: nowhere.
pub fn coverage<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    size: (u32, u32),
    outline: Option<Arc<Picture>>,
    stamps: &Stamps,
) -> Option<Picture> {
    let (mut ground, _) = prepare(size, &Backdrop { outline, ..Backdrop::default() }, stamps);
    marks.into_iter().for_each(|mark| drop(Stroke::draw(mark, &mut ground)));
    let drawn = drawing(&ground.sheet);
    let (width, height) = (drawn.width as usize, drawn.height as usize);
    let open: Vec<bool> = drawn.rgba.chunks_exact(4).map(|pixel| pixel[3] >= DRAWN).collect();
    if !open.contains(&true) {
        return None;
    }
    let reach = ((width.max(height) as f32 * REACH).ceil() as usize).max(1);
    let wide: Vec<bool> = open.chunks_exact(width).flat_map(|row| widened(row.to_vec(), reach)).collect();
    let mut out = Picture::filled(drawn.width, drawn.height, [0, 0, 0, 255]);
    for x in 0..width {
        let column = (0..height).map(|y| wide[y * width + x]).collect();
        for (y, _) in widened(column, reach).iter().enumerate().filter(|(_, open)| **open) {
            out.rgba[(y * width + x) * 4..][..3].fill(255);
        }
    }
    Some(out)
}

/// A row in which everything within `reach` of something open is open.
fn widened(row: Vec<bool>, reach: usize) -> Vec<bool> {
    let mut near = vec![false; row.len()];
    // Up to here it is open already.
    let mut until = 0;
    for at in (0..row.len()).filter(|at| row[*at]) {
        let end = (at + reach + 1).min(row.len());
        near[at.saturating_sub(reach).max(until)..end].fill(true);
        until = end;
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::drawing::{Pen, Point, Tool};

    fn mark(tool: Tool, from: (f32, f32), to: (f32, f32)) -> Mark {
        let pen = Pen { tool, radius: 60, ..Pen::default() };
        let trail = [Point::new(from.0, from.1, 128, 0), Point::new(to.0, to.1, 128, 300)].into_iter().collect();
        Mark { pen, trail }
    }

    fn of(marks: &[Mark]) -> Option<Picture> {
        let stamps: Stamps = Arc::new(|_, _| None);
        coverage(marks, (200, 150), None, &stamps)
    }

    #[test]
    fn white_is_where_something_was_drawn() {
        let line = mark(Tool::Marker, (1000.0, 1000.0), (4000.0, 1000.0));
        let mask = of(std::slice::from_ref(&line)).expect("a mask");
        assert_eq!((mask.width, mask.height), (200, 150));
        assert!(mask.rgba.chunks_exact(4).all(|pixel| matches!(pixel, [0, 0, 0, 255] | [255, 255, 255, 255])));
        let unit = 200.0 / crate::domain::drawing::SHEET;
        let at = |x: f32, y: f32| mask.pixel((x * unit) as u32, (y * unit) as u32)[0];
        assert_eq!((at(2500.0, 1000.0), at(2500.0, 2500.0), at(100.0, 100.0)), (255, 0, 0));
        let white = mask.rgba.chunks_exact(4).filter(|pixel| pixel[0] == 255).count();
        assert!(white > 100 && white < 200 * 150 / 2, "{white}");
    }

    #[test]
    fn poured_colour_is_within_the_lines_on_top() {
        let mut poured = mark(Tool::Fill, (1000.0, 1500.0), (1000.0, 1500.0));
        poured.trail = [Point::new(1000.0, 1500.0, 128, 0)].into_iter().collect();
        let mut line = Picture::filled(200, 150, [0; 4]);
        for row in line.rgba.chunks_exact_mut(200 * 4) {
            row[100 * 4..104 * 4].fill(255);
        }
        let stamps: Stamps = Arc::new(|_, _| None);
        let white = |outline| {
            let mask = coverage([&poured], (200, 150), outline, &stamps).expect("a mask");
            (mask.pixel(20, 75)[0], mask.pixel(180, 75)[0])
        };
        assert_eq!(white(None), (255, 255));
        assert_eq!(white(Some(Arc::new(line))), (255, 0), "the other side was not poured");
    }

    #[test]
    fn what_was_wiped_away_is_nowhere() {
        let line = mark(Tool::Marker, (1000.0, 1000.0), (4000.0, 1000.0));
        let mut eraser = mark(Tool::Eraser, (500.0, 1000.0), (4500.0, 1000.0));
        eraser.pen.radius = 400;
        assert_eq!(of(&[line, eraser]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_row_is_widened_on_both_sides_and_not_past_its_ends() {
        let row = |text: &str| text.chars().map(|c| c == '#').collect::<Vec<_>>();
        assert_eq!(widened(row("#.....#..#"), 2), row("###.######"));
        assert_eq!(widened(row("...#......"), 1), row("..###....."));
        assert_eq!(widened(row("....##...."), 2), row("..######.."));
        assert!(widened(Vec::new(), 3).is_empty());
    }
}
