//! A printed card as pixels.

use super::code::{Modules, QUIET};
use super::layout::{Area, Layout};
use super::raster::{Gray, Shot};

/// What is printed on a card.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// The picture on white paper, any size; it is fitted into its place.
    pub picture: &'a Shot,
    /// Colour of the band: sRGB.
    pub tint: [u8; 3],
    /// The word: 0 is paper, 255 is ink; fitted into its place. `None`: the place stays empty.
    pub word: Option<&'a Gray>,
    /// The code.
    pub code: Option<&'a Modules>,
}

/// Words and frames.
const INK: [f32; 3] = [43.0, 42.0, 45.0];
/// Paper.
const PAPER: [f32; 3] = [255.0; 3];

/// The card as printed, `px_per_mm` pixels to a millimetre.
pub fn face(layout: &Layout, face: &Face<'_>, px_per_mm: f32) -> Shot {
    let size = |mm: f32| ((mm * px_per_mm).round() as usize).clamp(1, 4096);
    let (width, height) = (size(layout.width), size(layout.height));
    let mut rgb = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let color = color_at(layout, face, (x as f32 + 0.5) / px_per_mm, (y as f32 + 0.5) / px_per_mm);
            rgb.extend(color.map(|v| (v + 0.5) as u8));
        }
    }
    Shot { width, height, rgb }
}

/// The colour at a place in millimetres.
fn color_at(layout: &Layout, face: &Face<'_>, x: f32, y: f32) -> [f32; 3] {
    if is_frame(layout, x, y) {
        return INK;
    }
    if layout.band.holds(x, y) {
        return face.tint.map(f32::from);
    }
    if layout.picture.holds(x, y) {
        let (px, py) = fitted(layout.picture, face.picture.width, face.picture.height, x, y);
        return if is_inside(face.picture.width, face.picture.height, px, py) {
            face.picture.at(px, py)
        } else {
            PAPER
        };
    }
    if let Some(word) = face.word.filter(|_| layout.word.holds(x, y)) {
        let (px, py) = fitted(layout.word, word.width, word.height, x, y);
        let ink = if is_inside(word.width, word.height, px, py) { word.at(px, py) / 255.0 } else { 0.0 };
        return std::array::from_fn(|k| PAPER[k] + (INK[k] - PAPER[k]) * ink);
    }
    match (layout.code, face.code) {
        (Some(area), Some(modules)) if area.holds(x, y) => code_at(area, modules, x, y),
        _ => PAPER,
    }
}

fn is_frame(layout: &Layout, x: f32, y: f32) -> bool {
    let (f, line) = (layout.frame, layout.line);
    let inner =
        Area { left: f.left + line, top: f.top + line, width: f.width - 2.0 * line, height: f.height - 2.0 * line };
    line > 0.0 && f.holds(x, y) && !inner.holds(x, y)
}

fn code_at(area: Area, modules: &Modules, x: f32, y: f32) -> [f32; 3] {
    let squares = (modules.side + 2 * QUIET) as f32;
    let square = |v: f32, from: f32| ((v - from) / area.width * squares) as usize;
    let (column, row) = (square(x, area.left), square(y, area.top));
    let is_dark = column >= QUIET && row >= QUIET && modules.is_dark(column - QUIET, row - QUIET);
    if is_dark { [0.0; 3] } else { PAPER }
}

/// Where a place lies in a picture that is fitted into an area, whole and centred.
fn fitted(area: Area, width: usize, height: usize, x: f32, y: f32) -> (f32, f32) {
    let scale = (width as f32 / area.width).max(height as f32 / area.height);
    let along = |v: f32, from: f32, size: f32, px: usize| (v - from - size / 2.0) * scale + px as f32 / 2.0 - 0.5;
    (along(x, area.left, area.width, width), along(y, area.top, area.height, height))
}

fn is_inside(width: usize, height: usize, x: f32, y: f32) -> bool {
    (-0.5..width as f32 - 0.5).contains(&x) && (-0.5..height as f32 - 0.5).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::card::code::CodeName;

    #[test]
    fn everything_is_in_its_place() {
        let layout = Layout::of(6).unwrap();
        let picture = Shot { width: 4, height: 4, rgb: [200, 10, 10].repeat(16) };
        let modules = CodeName::Word("eat".into()).modules().unwrap();
        let card = face(&layout, &Face { picture: &picture, tint: [0, 200, 0], word: None, code: Some(&modules) }, 4.0);
        let at = |x: f32, y: f32| card.at(x * 4.0, y * 4.0);
        assert_eq!(at(1.0, 1.0), [255.0; 3]);
        assert_eq!(at(layout.width / 2.0, 3.5), INK);
        assert_eq!(at(layout.width / 2.0, layout.band.top + 2.0), [0.0, 200.0, 0.0]);
        assert_eq!(at(layout.picture.left + 10.0, layout.picture.top + 10.0), [200.0, 10.0, 10.0]);
        let codes = super::super::read_codes(&card.gray());
        assert_eq!(codes.first().and_then(|code| code.name.clone()), Some(CodeName::Word("eat".into())));
    }
}
