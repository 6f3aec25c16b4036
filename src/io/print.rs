//! The picture of a work for print: what a painter made of a scene is painted again at that size, other pictures are enlarged,
//! and every mark is drawn anew on top, so that it is sharp.

use super::sheets::{ReadBlob, load, own_drawings, size, sketch, stamps};
use crate::art::canvas::{Backdrop, render_steps};
use crate::art::picture::Picture;
use crate::art::styles::{Flow, Progress};
use crate::art::{enlarged, paint_with};
use crate::domain::sheet::{Painting, Sheet};
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

/// Longer side of a print, pixels: A3 at 300 dots an inch.
pub const PRINT_PX: u32 = 4961;

/// Why there is no print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPrint {
    /// A stored picture is missing or damaged.
    Missing,
    /// It was stopped.
    Stopped,
}

/// Part of the time that painting takes, of painting and drawing together.
const PAINTING: f32 = 0.8;
/// Side of the small pictures that are compared, pixels.
const LOOK: u32 = 24;
/// Mean difference of the cells, 0..=255, from which on two small pictures are not of one painting. The same painting at 192
/// and at 384 pixels differs by 2 to 8, depending on the style.
const OTHER: f32 = 10.0;
/// Difference of a single cell from which on something is elsewhere or missing. The same painting at 192 and at 384 pixels
/// differs by 9 to 46; where one thing is missing, by 90 to 165.
const ELSEWHERE: f32 = 64.0;

/// Whether a print of this sheet has anything that its stored picture has not.
pub fn gains(sheet: &Sheet) -> bool {
    sheet.painted.is_some() || sheet.plain().is_none()
}

/// The picture of a sheet; its longer side becomes `px`. `go_on` hears how far it is, 0..=1; false stops.
///
/// # Errors
/// `Missing`: a picture below or above the marks; `Stopped`.
pub fn picture(
    sheet: &Sheet,
    px: u32,
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Picture, NoPrint> {
    let size = size(sheet, px);
    let stored = |blob| load(blob, read).ok_or(NoPrint::Missing);
    let background = match stored(&sheet.base)? {
        Some(base) => Some(Arc::new(below(&base, sheet.painted.as_deref(), size, read, go_on)?)),
        None => sketch(sheet, size, read),
    };
    let outline = stored(&sheet.outline)?.map(|lines| Arc::new(fitted(&lines, size)));
    let backdrop = Backdrop { background, outline, ..Backdrop::default() };
    let (count, mut whole) = (sheet.marks.len(), None);
    let marks = sheet.marks.iter().map(|drawn| &*drawn.mark);
    render_steps(marks, size, &backdrop, &stamps(read), &mut |drawn, seen| {
        if drawn == count {
            whole = Some(seen());
        }
        go_on(PAINTING + (1.0 - PAINTING) * drawn as f32 / count.max(1) as f32)
    });
    whole.ok_or(NoPrint::Stopped)
}

/// The picture below the marks: painted again if that gives what is stored, only larger; else enlarged.
fn below(
    stored: &Picture,
    painting: Option<&Painting>,
    size: (u32, u32),
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Picture, NoPrint> {
    let is_larger = size.0.max(size.1) > stored.width.max(stored.height);
    // Scenes are square.
    if let Some(painting) = painting.filter(|_| is_larger && size.0 == size.1) {
        match again(painting, size.0, read, go_on)? {
            Some(large) if is_same(stored, &large) => return Ok(large),
            _ => tracing::info!(style = painting.style, "not the stored painting; it is enlarged instead"),
        }
    }
    if go_on(PAINTING) { Ok(fitted(stored, size)) } else { Err(NoPrint::Stopped) }
}

/// `None`: this version has no such style, or a drawing of the person's own in the scene cannot be read.
fn again(
    painting: &Painting,
    px: u32,
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Picture>, NoPrint> {
    let Painting { scene, style, seed, tone } = painting;
    let own = own_drawings(read);
    let is_lost = |symbol: &SymbolRef| symbol.blob().is_some() && own(symbol).is_none();
    if scene.objects.iter().any(|thing| is_lost(&thing.symbol)) {
        return Ok(None);
    }
    let mut stopped = false;
    let mut progress = |progress: Progress<'_>| {
        stopped |= !go_on(progress.done * PAINTING);
        if stopped { Flow::Stop } else { Flow::Continue }
    };
    let large = paint_with(scene, &own, style, *tone, *seed, px, &mut progress);
    if stopped { Err(NoPrint::Stopped) } else { Ok(large) }
}

/// A painting may have been stopped early, or made by another version of the painter.
fn is_same(stored: &Picture, large: &Picture) -> bool {
    let (mean, largest) = difference(stored, large);
    mean <= OTHER && largest <= ELSEWHERE
}

/// Mean and largest difference of the cells of two pictures made small, each the mean of its three values, 0..=255.
fn difference(a: &Picture, b: &Picture) -> (f32, f32) {
    let (a, b) = (a.resized(LOOK, LOOK), b.resized(LOOK, LOOK));
    let far = |a: &[u8; 4], b: &[u8; 4]| (0..3).map(|i| f32::from(a[i].abs_diff(b[i]))).sum::<f32>() / 3.0;
    let cells = a.rgba.as_chunks().0.iter().zip(b.rgba.as_chunks().0).map(|(a, b)| far(a, b));
    let (sum, largest) = cells.fold((0.0, 0.0f32), |(sum, largest), cell| (sum + cell, largest.max(cell)));
    (sum / (LOOK * LOOK) as f32, largest)
}

fn fitted(picture: &Picture, (width, height): (u32, u32)) -> Picture {
    if width > picture.width { enlarged(picture, width, height) } else { picture.resized(width, height) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::styles::STYLES;
    use crate::art::{compose, paint};
    use crate::formats::vocabulary;

    #[test]
    fn in_every_style_a_larger_one_is_the_same_and_one_without_a_thing_is_not() {
        let words = vocabulary::builtin();
        let chosen: Vec<_> = ["바다", "고양이", "해"].iter().filter_map(|text| words.find(text)).collect();
        let scene = compose(&chosen, 7);
        let mut less = scene.clone();
        // About a twentieth of the picture.
        less.objects.pop();
        for style in STYLES {
            let paint = |scene, px| paint(scene, style.name(), 5, px, &mut |_| Flow::Continue).unwrap();
            let small = paint(&scene, 192);
            let (whole, without) = (paint(&scene, 384), paint(&less, 384));
            assert!(is_same(&small, &whole), "{}: {:?}", style.name(), difference(&small, &whole));
            assert!(!is_same(&small, &without), "{}: {:?}", style.name(), difference(&small, &without));
        }
    }
}
