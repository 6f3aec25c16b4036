//! The picture of a work, made of its sheet: what lies below, what was drawn, lines on top.

use crate::art::canvas::{Backdrop, Stamps, coverage, render, render_steps};
use crate::art::picture::Picture;
use crate::art::{codec, draw_scene_with, render_svg, symbols};
use crate::domain::id::BlobId;
use crate::domain::sheet::Sheet;
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

/// Reads the bytes of a stored picture.
pub type ReadBlob = Arc<dyn Fn(&BlobId) -> Option<Vec<u8>> + Send + Sync>;

/// Why there is no mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMask {
    /// A stored picture is missing or damaged.
    Missing,
    /// Nothing was drawn.
    Nothing,
}

/// The picture of a sheet; its longer side becomes `px`. `None` when a stored picture below it is missing or damaged.
pub fn picture(sheet: &Sheet, px: u32, read: &ReadBlob) -> Option<Picture> {
    let size = size(sheet, px);
    if let Some(base) = sheet.plain() {
        let picture = decode(base, read)?;
        return Some(if size == (picture.width, picture.height) { picture } else { picture.resized(size.0, size.1) });
    }
    let marks = sheet.marks.iter().map(|drawn| &*drawn.mark);
    Some(render(marks, size, &backdrop(sheet, size, read)?, &stamps(read)))
}

/// Where something was drawn on a sheet, white on black, as large as [`picture`] at `px`; what was wiped away does not count.
///
/// # Errors
/// `Missing`: the lines on top, at which poured colour stops, are missing or damaged; `Nothing`: nothing was drawn.
pub fn mask(sheet: &Sheet, px: u32, read: &ReadBlob) -> Result<Picture, NoMask> {
    let outline = load(&sheet.outline, read).ok_or(NoMask::Missing)?;
    coverage(sheet.marks.iter().map(|drawn| &*drawn.mark), size(sheet, px), outline, &stamps(read))
        .ok_or(NoMask::Nothing)
}

/// States in the making of a sheet, each told to `state` with the number of marks drawn and a way to see it: before the first
/// mark and after each one. False stops. `None` when a stored picture is missing.
pub fn steps(
    sheet: &Sheet,
    px: u32,
    read: &ReadBlob,
    state: &mut dyn FnMut(usize, &dyn Fn() -> Picture) -> bool,
) -> Option<()> {
    let marks = sheet.marks.iter().map(|drawn| &*drawn.mark);
    let size = size(sheet, px);
    render_steps(marks, size, &backdrop(sheet, size, read)?, &stamps(read), state);
    Some(())
}

/// Width and height for a longer side of `px`, in the sheet's proportions.
pub(super) fn size(sheet: &Sheet, px: u32) -> (u32, u32) {
    let (width, height) = (sheet.width.max(1), sheet.height.max(1));
    let longer = f64::from(width.max(height));
    let side = |length: u32| ((f64::from(length) * f64::from(px) / longer).round() as u32).max(1);
    (side(width), side(height))
}

fn backdrop(sheet: &Sheet, size: (u32, u32), read: &ReadBlob) -> Option<Backdrop> {
    let background = load(&sheet.base, read)?.or_else(|| sketch(sheet, size, read));
    Some(Backdrop { background, outline: load(&sheet.outline, read)?, ..Backdrop::default() })
}

/// The scene of a sheet of which nothing was made yet, as it is drawn; `None`: there is none.
pub(super) fn sketch(sheet: &Sheet, (width, height): (u32, u32), read: &ReadBlob) -> Option<Arc<Picture>> {
    let scene = sheet.sketch.as_deref().filter(|_| sheet.base.is_none())?;
    Some(Arc::new(Picture::from_rgb(&draw_scene_with(scene, &own_drawings(read), width, height).flat)))
}

/// A stored picture, if there is to be one; `None`: it is missing or damaged.
pub(super) fn load(blob: &Option<BlobId>, read: &ReadBlob) -> Option<Option<Arc<Picture>>> {
    match blob {
        Some(blob) => decode(blob, read).map(|picture| Some(Arc::new(picture))),
        None => Some(None),
    }
}

/// The pixels of a stored picture.
pub(super) fn decode(blob: &BlobId, read: &ReadBlob) -> Option<Picture> {
    codec::decode(&read(blob)?).inspect_err(|error| tracing::warn!(%error, %blob, "a picture of a work")).ok()
}

/// The pictures of symbols, stored ones among them.
pub fn stamps(read: &ReadBlob) -> Stamps {
    let read = Arc::clone(read);
    Arc::new(move |symbol: &SymbolRef, px| match symbol.blob() {
        Some(blob) => stored(&BlobId::from(blob), px, &read).map(Arc::new),
        None => symbols::render(symbol, px).map(Arc::new),
    })
}

/// The pixels of own drawings that are things in a scene.
pub fn own_drawings(read: &ReadBlob) -> impl Fn(&SymbolRef) -> Option<Arc<Picture>> + use<> {
    const SIDE: u32 = 1024;
    let read = Arc::clone(read);
    move |symbol| stored(&BlobId::from(symbol.blob()?), SIDE, &read).map(Arc::new)
}

/// A stored picture (PNG, JPEG, WebP, GIF or SVG) with a longer side of at most `px`.
pub fn stored(blob: &BlobId, px: u32, read: &ReadBlob) -> Option<Picture> {
    shown(&read(blob)?, px)
}

/// The same of the bytes of a picture file.
pub fn shown(bytes: &[u8], px: u32) -> Option<Picture> {
    match codec::decode(bytes) {
        Ok(picture) => Some(picture.thumbnail(px)),
        Err(_) => render_svg(std::str::from_utf8(bytes).ok()?, px),
    }
}
