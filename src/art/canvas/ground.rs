//! What a mark is drawn on: the drawing, the outline above it, the pictures of stamps.

use super::tile::Sheet;
use crate::art::picture::Picture;
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

/// Gives the picture of a symbol, about so many pixels wide and high; `None` when there is none.
pub type Stamps = Arc<dyn Fn(&SymbolRef, u32) -> Option<Arc<Picture>> + Send + Sync>;

/// The sheet and what belongs to it.
pub(super) struct Ground {
    /// The drawing.
    pub sheet: Sheet,
    /// Lines on top of it, of the sheet's size.
    pub outline: Option<Arc<Picture>>,
    /// Pictures of symbols.
    pub stamps: Stamps,
}

impl Ground {
    /// An empty drawing; an outline of another size is fitted.
    pub fn new(width: u32, height: u32, outline: Option<&Arc<Picture>>, stamps: Stamps) -> Self {
        Self { sheet: Sheet::new(width, height), outline: outline.map(|p| fitted(p, width, height)), stamps }
    }
}

/// The picture at the sheet's size; shared if it has that size already.
pub(super) fn fitted(picture: &Arc<Picture>, width: u32, height: u32) -> Arc<Picture> {
    let is_whole = picture.rgba.len() == width as usize * height as usize * 4;
    if (picture.width, picture.height) == (width, height) && is_whole {
        Arc::clone(picture)
    } else {
        Arc::new(picture.resized(width, height))
    }
}
