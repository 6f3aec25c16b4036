//! From marks to a whole picture at any size, and the layers put together: background, drawing, outline.

use super::Dirty;
use super::blend::onto;
use super::ground::{Ground, Stamps, fitted};
use super::stroke::Stroke;
use super::tile::Sheet;
use crate::art::parallel;
use crate::art::picture::Picture;
use crate::domain::drawing::Mark;
use std::sync::Arc;

/// What lies below and above a drawing. Neither is ever changed.
#[derive(Clone, Debug)]
pub struct Backdrop {
    /// The picture below; white paper when there is none.
    pub background: Option<Arc<Picture>>,
    /// How strongly it shows, 0..=1; less than 1 for tracing.
    pub opacity: f32,
    /// The lines on top.
    pub outline: Option<Arc<Picture>>,
}

impl Default for Backdrop {
    /// White paper.
    fn default() -> Self {
        Self { background: None, opacity: 1.0, outline: None }
    }
}

impl Backdrop {
    /// Both pictures at this size.
    pub(super) fn fitted(self, width: u32, height: u32) -> Self {
        let fit = |picture: Option<Arc<Picture>>| picture.map(|picture| fitted(&picture, width, height));
        Self { background: fit(self.background), outline: fit(self.outline), ..self }
    }

    pub(super) fn bytes(&self) -> usize {
        self.background.iter().chain(&self.outline).map(|picture| picture.rgba.len()).sum()
    }

    /// Opaque pixels of a part of the sheet, which must lie within it.
    pub(super) fn composite(&self, sheet: &Sheet, area: Dirty, out: &mut Vec<u8>) {
        out.clear();
        out.resize(area.pixels() as usize * 4, 255);
        if area.w > 0 {
            for (j, row) in out.chunks_exact_mut(area.w as usize * 4).enumerate() {
                self.row(sheet, area.x as usize, area.y as usize + j, row);
            }
        }
    }

    fn row(&self, sheet: &Sheet, x: usize, y: usize, out: &mut [u8]) {
        let width = out.len() / 4;
        let start = (y * sheet.width as usize + x) * 4;
        let of = |picture: &Option<Arc<Picture>>| -> Option<std::ops::Range<usize>> {
            picture.as_ref().filter(|p| p.rgba.len() >= start + out.len()).map(|_| start..start + out.len())
        };
        let (below, above) = (of(&self.background), of(&self.outline));
        if let (Some(range), Some(picture)) = (below, &self.background) {
            lay(out, picture.rgba[range].as_chunks().0, (self.opacity.clamp(0.0, 1.0) * 256.0) as u32);
        }
        sheet.row(x, y, width, |at, count, pixels| {
            if let Some(pixels) = pixels {
                lay(&mut out[at * 4..(at + count) * 4], pixels, 256);
            }
        });
        if let (Some(range), Some(picture)) = (above, &self.outline) {
            lay(out, picture.rgba[range].as_chunks().0, 256);
        }
    }
}

/// Lays straight pixels over opaque ones.
fn lay(out: &mut [u8], pixels: &[[u8; 4]], strength: u32) {
    for (to, pixel) in out.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
        if pixel[3] > 0 {
            let [r, g, b] = onto([to[0], to[1], to[2]], *pixel, strength);
            *to = [r, g, b, 255];
        }
    }
}

/// The whole picture, opaque.
pub(super) fn picture(sheet: &Sheet, backdrop: &Backdrop) -> Picture {
    let mut out = Picture::filled(sheet.width, sheet.height, [255; 4]);
    parallel::bands(&mut out.rgba, sheet.width as usize * 4, 64, |first, band| {
        for (j, row) in band.chunks_exact_mut(sheet.width as usize * 4).enumerate() {
            backdrop.row(sheet, 0, first + j, row);
        }
    });
    out
}

/// The drawing alone, see-through elsewhere.
pub(super) fn drawing(sheet: &Sheet) -> Picture {
    let mut out = Picture::filled(sheet.width, sheet.height, [0; 4]);
    for (y, row) in out.rgba.chunks_exact_mut(sheet.width as usize * 4).enumerate() {
        sheet.row(0, y, sheet.width as usize, |at, count, pixels| {
            if let Some(pixels) = pixels {
                row[at * 4..(at + count) * 4].copy_from_slice(pixels.as_flattened());
            }
        });
    }
    out
}

/// Largest side that is rendered, pixels.
const MAX_SIDE: u32 = 8192;

/// Draws marks at a size in pixels (each side held within 1..=8192). The same marks give the same bytes with any number of
/// threads, and at another size the same picture.
pub fn render<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    size: (u32, u32),
    backdrop: &Backdrop,
    stamps: &Stamps,
) -> Picture {
    let mut ground = prepare(size, backdrop, stamps);
    marks.into_iter().for_each(|mark| drop(Stroke::draw(mark, &mut ground.0)));
    picture(&ground.0.sheet, &ground.1)
}

/// Draws marks and calls `state` with the number of marks drawn and a way to see the picture: before the first and after each
/// mark. False stops.
pub fn render_steps<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    size: (u32, u32),
    backdrop: &Backdrop,
    stamps: &Stamps,
    state: &mut dyn FnMut(usize, &dyn Fn() -> Picture) -> bool,
) {
    let (mut ground, backdrop) = prepare(size, backdrop, stamps);
    let mut goes_on = state(0, &|| picture(&ground.sheet, &backdrop));
    for (i, mark) in marks.into_iter().enumerate() {
        if !goes_on {
            break;
        }
        Stroke::draw(mark, &mut ground);
        goes_on = state(i + 1, &|| picture(&ground.sheet, &backdrop));
    }
}

pub(super) fn prepare(size: (u32, u32), backdrop: &Backdrop, stamps: &Stamps) -> (Ground, Backdrop) {
    let (width, height) = (size.0.clamp(1, MAX_SIDE), size.1.clamp(1, MAX_SIDE));
    let backdrop = backdrop.clone().fitted(width, height);
    (Ground::new(width, height, backdrop.outline.as_ref(), Arc::clone(stamps)), backdrop)
}
