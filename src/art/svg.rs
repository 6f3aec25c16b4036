//! SVG drawings to pixels, within limits.

use super::draw::trim;
use super::picture::Picture;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Longest side of a rendered drawing, in pixels.
const MAX_PX: u32 = 4096;
/// Longest SVG text, in bytes.
const MAX_SVG: usize = 2 << 20;

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
    Tree::from_str(svg, &Options::default()).ok()
}

/// Draws the visible part of a tree `tall` pixels high (its width at most `widest`), turned clockwise by `degrees` and
/// perhaps mirrored, with nothing empty around it.
pub(crate) fn render_exact(tree: &Tree, tall: f32, widest: f32, degrees: f32, flipped: bool) -> Option<Picture> {
    // A small proof tells how much of the drawing is visible.
    const PROOF: f32 = 96.0;
    let proof = trim(&turned(tree, PROOF, 0.0, false)?)?;
    let (seen_w, seen_h) = (proof.width as f32 / PROOF, proof.height as f32 / PROOF);
    let px = (tall / seen_h).min(widest / seen_w).clamp(1.0, MAX_PX as f32);
    trim(&turned(tree, px, degrees, flipped)?)
}

fn turned(tree: &Tree, px: f32, degrees: f32, flipped: bool) -> Option<Picture> {
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
    Some(to_picture(&pixmap))
}

/// Straight alpha from tiny-skia's premultiplied pixels.
pub(crate) fn to_picture(pixmap: &Pixmap) -> Picture {
    let straight = pixmap.pixels().iter().flat_map(|p| {
        let c = p.demultiply();
        [c.red(), c.green(), c.blue(), c.alpha()]
    });
    Picture { width: pixmap.width(), height: pixmap.height(), rgba: straight.collect() }
}
