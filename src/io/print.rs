//! The picture of a work for print: what a painter made of a scene is painted again at that size, other pictures are enlarged,
//! and every mark is drawn anew on top, so that it is sharp; and the file of it.

use super::sheets::{ReadBlob, load, own_drawings, size, sketch, stamps};
use crate::art::canvas::{Backdrop, render_steps};
use crate::art::picture::Picture;
use crate::art::styles::{Flow, Progress};
use crate::art::{enlarged, paint_with, print_file};
use crate::domain::exhibition::{DRAWN_PX, PrintKind, PrintOptions, REPAINTED_PX, print_px};
use crate::domain::sheet::{Painting, Sheet};
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

/// Longer side of a print, pixels, where no size on paper was chosen: A3 at 300 dots an inch.
pub const PRINT_PX: u32 = REPAINTED_PX;

/// Why there is no print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPrint {
    /// A stored picture is missing or damaged.
    Missing,
    /// It was stopped.
    Stopped,
    /// It does not fit into a file of the chosen kind.
    Unwritable,
}

/// A picture for print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Its pixels.
    pub picture: Picture,
    /// How it came to its size.
    pub kind: PrintKind,
}

/// A file for print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How the picture came to its size.
    pub kind: PrintKind,
    /// Width and height of the work in it in pixels, without bleed and margin.
    pub size: (u32, u32),
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

/// Part of the time that a file takes before its bytes are made.
const PIXELS: f32 = 0.95;

/// The file of a work as it goes to print. Its longer side is `own_mm` millimetres on paper, or as the options say if that is 0;
/// `xmp` is a whole packet. `go_on` hears how far it is, 0..=1; false stops.
///
/// # Errors
/// As [`picture`]; `Unwritable`: it is too large for the format.
pub fn file(
    sheet: &Sheet,
    own_mm: u32,
    options: &PrintOptions,
    xmp: Option<&str>,
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<PrintFile, NoPrint> {
    let mm = if own_mm > 0 { own_mm } else { options.mm };
    let options = PrintOptions { mm, ..*options }.bounded();
    let Print { picture, kind } =
        picture(sheet, print_px(options.mm, options.dpi), read, &mut |done| go_on(done * PIXELS))?;
    let size = (picture.width, picture.height);
    let laid_out = print_file::sheet(picture, &options);
    let bytes = encoded(&laid_out, &options, xmp)?;
    if go_on(1.0) { Ok(PrintFile { bytes, kind, size }) } else { Err(NoPrint::Stopped) }
}

/// Bytes that the painter holds for a pixel: 1.41 GB at A3 (`cargo bench --bench painter -- --print`).
const PAINTER_BYTES: u64 = 58;
/// Bytes for a pixel while marks are drawn: what is below, lines on top, the drawing, and all of it together, four each.
const DRAWING_BYTES: u64 = 16;
/// Bytes for a pixel of the whole sheet while the file is made: the pixels and, of noise, three for the compressed strips and
/// three for the file.
const FILE_BYTES: u64 = 10;

/// Megabytes that [`file()`] takes at most for these options: of its stages, the one that takes the most.
pub fn megabytes(sheet: &Sheet, options: &PrintOptions) -> usize {
    let px = print_px(options.mm, options.dpi);
    let area =
        |(width, height): (u32, u32), margin: u32| u64::from(width + 2 * margin) * u64::from(height + 2 * margin);
    let at = |px: u32| area(size(sheet, px), 0);
    let whole = area(size(sheet, px), print_file::margin_px(options));
    let is_painted = matches!(PrintKind::expected(sheet, px.min(REPAINTED_PX)), PrintKind::Repainted);
    let painting = if is_painted && sheet.base.is_some() { at(px.min(REPAINTED_PX)) * PAINTER_BYTES } else { 0 };
    let drawn = at(px.min(DRAWN_PX));
    let drawing = if sheet.plain().is_some() { 0 } else { drawn * DRAWING_BYTES };
    // What is enlarged, and what has its last size with and without its margins.
    let enlarging = drawn * 4 + at(px) * 4;
    let most = [painting, drawing, enlarging, at(px) * 4 + whole * 4, whole * FILE_BYTES].into_iter().max();
    usize::try_from(most.unwrap_or_default() / 1_000_000).unwrap_or(usize::MAX)
}

/// The bytes of a picture in the format and resolution of the options.
///
/// # Errors
/// `Unwritable`: it is too large for the format.
pub fn encoded(picture: &Picture, options: &PrintOptions, xmp: Option<&str>) -> Result<Vec<u8>, NoPrint> {
    print_file::encode(picture, options.format, options.dpi, xmp).map_err(|error| {
        tracing::warn!(%error, "a file for print");
        NoPrint::Unwritable
    })
}

/// Whether a print of this sheet has anything that its stored picture has not.
pub fn gains(sheet: &Sheet) -> bool {
    sheet.painted.is_some() || sheet.plain().is_none()
}

/// The picture of a sheet; its longer side becomes `px`. `go_on` hears how far it is, 0..=1; false stops.
///
/// Marks are drawn at up to [`DRAWN_PX`], scenes painted at up to [`REPAINTED_PX`]; what is larger is enlarged from there, so that
/// memory stays within what the painter needs at A3.
///
/// # Errors
/// `Missing`: a picture below or above the marks; `Stopped`.
pub fn picture(sheet: &Sheet, px: u32, read: &ReadBlob, go_on: &mut dyn FnMut(f32) -> bool) -> Result<Print, NoPrint> {
    let drawn = if sheet.plain().is_some() { px } else { px.min(DRAWN_PX) };
    let (background, kind) = background(sheet, (drawn, px), read, go_on)?;
    let picture = match background {
        Some(whole) if sheet.plain().is_some() && is_opaque(&whole) => {
            if !go_on(1.0) {
                return Err(NoPrint::Stopped);
            }
            whole
        }
        background => with_marks(sheet, size(sheet, drawn), background, read, go_on)?,
    };
    Ok(Print { picture: resized(picture, size(sheet, px)), kind })
}

fn is_opaque(picture: &Picture) -> bool {
    picture.rgba.as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 255)
}

/// White paper, what lies below, the marks, and the lines on top.
fn with_marks(
    sheet: &Sheet,
    size: (u32, u32),
    background: Option<Picture>,
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Picture, NoPrint> {
    let lines = load(&sheet.outline, read).ok_or(NoPrint::Missing)?;
    let outline = lines.map(|lines| Arc::new(fitted(&lines, size)));
    let backdrop = Backdrop { background: background.map(Arc::new), outline, ..Backdrop::default() };
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

/// What lies below the marks at a longer side of `drawn` pixels, if anything does, and how a print of `px` comes to be of it.
fn background(
    sheet: &Sheet,
    (drawn, px): (u32, u32),
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<(Option<Picture>, PrintKind), NoPrint> {
    let to = size(sheet, drawn);
    if let Some(stored) = load(&sheet.base, read).ok_or(NoPrint::Missing)? {
        let (made, anew) = below(stored, sheet.painted.as_deref(), to, read, go_on)?;
        let kind = PrintKind::of(made.width.max(made.height), px, anew);
        return Ok((Some(resized(made, to)), kind));
    }
    let most = size(sheet, drawn.min(REPAINTED_PX));
    match sketch(sheet, most, read).map(Arc::unwrap_or_clone) {
        Some(sketch) => Ok((Some(resized(sketch, to)), PrintKind::of(most.0.max(most.1), px, true))),
        None => Ok((None, PrintKind::of(drawn, px, true))),
    }
}

/// The picture below the marks before it is brought to its size, and whether it was painted again: it is if that gives what is
/// stored, only larger.
fn below(
    stored: Arc<Picture>,
    painting: Option<&Painting>,
    size: (u32, u32),
    read: &ReadBlob,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<(Picture, bool), NoPrint> {
    let side = size.0.min(REPAINTED_PX);
    let is_larger = side > stored.width.max(stored.height);
    // Scenes are square.
    if let Some(painting) = painting.filter(|_| is_larger && size.0 == size.1) {
        match again(painting, side, read, go_on)? {
            Some(large) if is_same(&stored, &large) => return Ok((large, true)),
            _ => tracing::info!(style = painting.style, "not the stored painting; it is enlarged instead"),
        }
    }
    if go_on(PAINTING) { Ok((Arc::unwrap_or_clone(stored), false)) } else { Err(NoPrint::Stopped) }
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

/// The picture itself if it has that size already.
fn resized(picture: Picture, size: (u32, u32)) -> Picture {
    if (picture.width, picture.height) == size { picture } else { fitted(&picture, size) }
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
    fn memory_is_that_of_the_stage_that_takes_most() {
        let options = |mm| PrintOptions { mm, dpi: 300, bleed_mm: 3, crop_marks: true, ..PrintOptions::default() };
        let base = Some(crate::domain::id::BlobId::of(b"picture"));
        let photo = Sheet { width: 2048, height: 1536, base: base.clone(), ..Sheet::default() };
        let painting = Painting { scene: compose(&[], 1), style: "oil".into(), seed: 1, tone: Default::default() };
        let painted = Sheet { width: 1024, height: 1024, base, painted: Some(Box::new(painting)), ..Sheet::default() };
        let drawn = Sheet { width: 2048, height: 2048, ..Sheet::default() };
        let mb = |sheet: &Sheet| [297, 420, 594, 841].map(|mm| megabytes(sheet, &options(mm)));
        for all in [mb(&photo), mb(&painted), mb(&drawn)] {
            assert!(all.is_sorted() && all.iter().all(|mb| (1..1500).contains(mb)), "{all:?}");
        }
        // Beyond A3 a painting is enlarged, which takes less than painting it did.
        assert_eq!(mb(&painted)[1], mb(&painted)[3]);
        assert!(mb(&photo)[3] < mb(&drawn)[3], "it is not square");
    }

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
