//! Symbols that only the store has: a person's own drawings and photographs, laid into a scene like any other symbol.

use super::pencil;
use crate::art::picture::Picture;
use crate::art::svg;
use crate::domain::vocabulary::SymbolRef;
use resvg::tiny_skia::{FilterQuality, IntSize, Pixmap, PixmapPaint, Transform};
use std::sync::Arc;

/// Gives the pixels of stored (`blob:`) symbols. Closures `Fn(&SymbolRef) -> Option<Arc<Picture>> + Sync` are providers too.
pub trait Symbols: Sync {
    /// The picture of a stored symbol, see-through around its shape; `None` when there is none.
    fn picture(&self, symbol: &SymbolRef) -> Option<Arc<Picture>>;
}

impl<F: Fn(&SymbolRef) -> Option<Arc<Picture>> + Sync> Symbols for F {
    fn picture(&self, symbol: &SymbolRef) -> Option<Arc<Picture>> {
        self(symbol)
    }
}

/// The provider of those who have no store: every stored symbol is missing.
pub fn none_stored(_: &SymbolRef) -> Option<Arc<Picture>> {
    None
}

/// Draws `picture` `tall` pixels high (at most `widest` wide), turned clockwise by `degrees` and perhaps mirrored, with
/// nothing empty around it. `None` for a picture without visible pixels.
pub fn render(picture: &Picture, tall: f32, widest: f32, degrees: f32, flipped: bool) -> Option<Picture> {
    if picture.is_empty() || picture.rgba.len() != picture.width as usize * picture.height as usize * 4 {
        return None;
    }
    let scale = (tall / picture.height as f32).min(widest / picture.width as f32);
    let side = |v: u32| ((v as f32 * scale).round() as u32).clamp(1, super::MAX_SIDE);
    let sized = picture.resized(side(picture.width), side(picture.height));
    let (w, h) = (sized.width as f32, sized.height as f32);
    let source = premultiplied(sized)?;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let reach = |a: f32, b: f32| (a * cos.abs() + b * sin.abs()).ceil() as u32 + 2;
    let (wide, high) = (reach(w, h), (w * sin.abs() + h * cos.abs()).ceil() as u32 + 2);
    let mut out = Pixmap::new(wide, high)?;
    let turn = Transform::from_translate(-w / 2.0, -h / 2.0)
        .post_scale(if flipped { -1.0 } else { 1.0 }, 1.0)
        .post_rotate(degrees)
        .post_translate((wide as f32 / 2.0).round(), (high as f32 / 2.0).round());
    let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
    out.draw_pixmap(0, 0, source.as_ref(), &paint, turn, None);
    svg::cut(&out).map(|(_, _, picture)| picture)
}

fn premultiplied(picture: Picture) -> Option<Pixmap> {
    let size = IntSize::from_wh(picture.width, picture.height)?;
    let mut data = picture.rgba;
    for p in data.chunks_exact_mut(4) {
        let alpha = u32::from(p[3]);
        p[..3].iter_mut().for_each(|v| *v = ((u32::from(*v) * alpha + 127) / 255) as u8);
    }
    Pixmap::from_vec(data, size)
}

/// Keeps the upper `share` of a picture: an animal that lies on its belly hides its legs.
pub fn upper(mut picture: Picture, share: f32) -> Picture {
    let rows = ((picture.height as f32 * share).round() as u32).clamp(1, picture.height.max(1));
    picture.rgba.truncate(rows as usize * picture.width as usize * 4);
    picture.height = rows;
    picture
}

/// A Z of three strokes, `size` pixels high, its upper left corner at `(x, y)`.
pub fn letter_z(x: f32, y: f32, size: f32) -> Option<resvg::tiny_skia::Path> {
    pencil::polyline(&[(x, y), (x + size * 0.8, y), (x, y + size), (x + size * 0.8, y + size)])
}
