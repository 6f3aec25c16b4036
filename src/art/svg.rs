//! SVG drawings to pixels, within limits.

use super::picture::Picture;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// Longest side of a rendered drawing, in pixels.
const MAX_PX: u32 = 4096;
/// Longest SVG text, in bytes.
pub const MAX_SVG: usize = 2 << 20;

/// Draws an SVG into a square of `px`, whole, centred, see-through around. `None` when it cannot be read or is too large.
pub fn render_svg(svg: &str, px: u32) -> Option<Picture> {
    let tree = parse(svg)?;
    if px == 0 || px > MAX_PX {
        return None;
    }
    let mut pixmap = Pixmap::new(px, px)?;
    let size = tree.size();
    let scale = px as f32 / size.width().max(size.height());
    let (dx, dy) = ((px as f32 - size.width() * scale) / 2.0, (px as f32 - size.height() * scale) / 2.0);
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(dx, dy), &mut pixmap.as_mut());
    Some(to_picture(&pixmap))
}

/// Reads an SVG; `None` when it is not one, or larger than 2 MiB.
pub(crate) fn parse(svg: &str) -> Option<Tree> {
    if svg.len() > MAX_SVG {
        return None;
    }
    // A drawing may carry a picture, but never names a file of the device or a place in a network.
    let resolve_string = Box::new(|_: &str, _: &Options<'_>| None);
    let image_href_resolver = ImageHrefResolver { resolve_string, ..ImageHrefResolver::default() };
    Tree::from_str(svg, &Options { image_href_resolver, ..Options::default() }).ok()
}

/// Width over height of the visible part of an SVG, 0.2..=5; 1 when nothing is visible.
pub(crate) fn aspect(svg: &str) -> f32 {
    let seen = parse(svg).and_then(|tree| turned(&tree, 40.0, 0.0, false)).and_then(|pixmap| cut(&pixmap));
    seen.map_or(1.0, |(_, _, p)| (p.width as f32 / p.height as f32).clamp(0.2, 5.0))
}

/// Draws the visible part of a tree `tall` pixels high (its width at most `widest`), turned clockwise by `degrees` and
/// perhaps mirrored, with nothing empty around it.
pub(crate) fn render_exact(tree: &Tree, tall: f32, widest: f32, degrees: f32, flipped: bool) -> Option<Picture> {
    // A small proof tells how much of the drawing is visible.
    const PROOF: f32 = 96.0;
    let (_, _, proof) = cut(&turned(tree, PROOF, 0.0, false)?)?;
    let (seen_w, seen_h) = (proof.width as f32 / PROOF, proof.height as f32 / PROOF);
    let px = (tall / seen_h).min(widest / seen_w).clamp(1.0, MAX_PX as f32);
    cut(&turned(tree, px, degrees, flipped)?).map(|(_, _, picture)| picture)
}

fn turned(tree: &Tree, px: f32, degrees: f32, flipped: bool) -> Option<Pixmap> {
    let size = tree.size();
    let scale = px / size.width().max(size.height());
    let room = if degrees == 0.0 { 1.0 } else { 1.45 };
    let side = ((px * room).ceil() as u32 + 2).min(MAX_PX * 2);
    let mut pixmap = Pixmap::new(side, side)?;
    let middle = side as f32 / 2.0;
    let mirror = if flipped { -1.0 } else { 1.0 };
    let transform = Transform::from_translate(-size.width() / 2.0, -size.height() / 2.0)
        .post_scale(scale * mirror, scale)
        .post_rotate(degrees)
        .post_translate(middle, middle);
    resvg::render(tree, transform, &mut pixmap.as_mut());
    Some(pixmap)
}

/// Straight alpha from tiny-skia's premultiplied pixels.
pub(crate) fn to_picture(pixmap: &Pixmap) -> Picture {
    Picture { width: pixmap.width(), height: pixmap.height(), rgba: straight(pixmap.data().to_vec()) }
}

/// The smallest part of a drawing that holds everything visible: left, top, picture. `None` when nothing is visible.
pub(crate) fn cut(pixmap: &Pixmap) -> Option<(u32, u32, Picture)> {
    let stride = pixmap.width() as usize * 4;
    let data = pixmap.data();
    let empty = |row: &[u8]| row.iter().all(|v| *v == 0);
    let top = data.chunks_exact(stride).position(|row| !empty(row))?;
    let bottom = data.chunks_exact(stride).rposition(|row| !empty(row))?;
    let seen = |p: &[u8]| p[3] > 0;
    let (mut left, mut right) = (pixmap.width() as usize, 0);
    for row in data[top * stride..(bottom + 1) * stride].chunks_exact(stride) {
        // Only what lies outside the bounds so far can widen them.
        left = row[..left * 4].chunks_exact(4).position(seen).unwrap_or(left);
        right += row[right * 4..].chunks_exact(4).rposition(seen).unwrap_or(0);
    }
    let rows = data[top * stride..(bottom + 1) * stride].chunks_exact(stride);
    let mut rgba = Vec::with_capacity((right - left + 1) * 4 * (bottom - top + 1));
    rows.for_each(|row| rgba.extend_from_slice(&row[left * 4..(right + 1) * 4]));
    let rgba = straight(rgba);
    let picture = Picture { width: (right - left + 1) as u32, height: (bottom - top + 1) as u32, rgba };
    Some((left as u32, top as u32, picture))
}

fn straight(mut out: Vec<u8>) -> Vec<u8> {
    for p in out.chunks_exact_mut(4) {
        let alpha = u32::from(p[3]);
        if alpha != 0 && alpha != 255 {
            for v in &mut p[..3] {
                *v = ((u32::from(*v) * 255 + alpha / 2) / alpha).min(255) as u8;
            }
        }
    }
    out
}
