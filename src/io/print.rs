//! The picture of a work for print: what a painter made of a scene is painted again at that size, other pictures are enlarged,
//! and every mark is drawn anew on top, so that it is sharp.

use super::sheets::{ReadBlob, decode, own_drawings, size, stamps};
use crate::art::canvas::{Backdrop, render_steps};
use crate::art::picture::Picture;
use crate::art::styles::{Flow, Progress};
use crate::art::{enlarged, paint_with};
use crate::domain::id::BlobId;
use crate::domain::sheet::{Painting, Sheet};
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
/// Mean difference of a value, 0..=255, from which on two small pictures are not of one painting. The same painting at another
/// size differs by 1 to 5; one that was stopped early, or of another arrangement, by more.
const OTHER: f32 = 10.0;

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
    let stored = |blob: &Option<BlobId>| match blob {
        Some(blob) => decode(blob, read).map(Some).ok_or(NoPrint::Missing),
        None => Ok(None),
    };
    let background = match stored(&sheet.base)? {
        Some(base) => Some(Arc::new(below(&base, sheet.painted.as_deref(), size, read, go_on)?)),
        None => None,
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

/// `None`: this version has no such style.
fn again(
    painting: &Painting,
    px: u32,
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Picture>, NoPrint> {
    let mut stopped = false;
    let mut progress = |progress: Progress<'_>| {
        stopped |= !go_on(progress.done * PAINTING);
        if stopped { Flow::Stop } else { Flow::Continue }
    };
    let Painting { scene, style, seed, tone } = painting;
    let large = paint_with(scene, &own_drawings(read), style, *tone, *seed, px, &mut progress);
    if stopped { Err(NoPrint::Stopped) } else { Ok(large) }
}

/// A painting may have been stopped early, or made by another version of the painter.
fn is_same(stored: &Picture, large: &Picture) -> bool {
    let (a, b) = (stored.resized(LOOK, LOOK), large.resized(LOOK, LOOK));
    let far: u32 = a.rgba.iter().zip(&b.rgba).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    // Every fourth value is alpha and the same.
    far as f32 / (LOOK * LOOK * 3) as f32 <= OTHER
}

fn fitted(picture: &Picture, (width, height): (u32, u32)) -> Picture {
    if width > picture.width { enlarged(picture, width, height) } else { picture.resized(width, height) }
}
