//! The icons of the face: one-colour SVG drawings from `assets/icons`, used as alpha masks.

use super::own_icons::OWN_ICONS;
use super::picture::Picture;
use super::{svg, symbols};

/// Draws the icon `name` into a square of `px`: white with the drawing as alpha, so that the face can tint it.
/// `None` when there is no such icon.
pub fn icon(name: &str, px: u32) -> Option<Picture> {
    let mut picture = svg::render_svg(symbols::find(OWN_ICONS, name)?, px)?;
    picture.rgba.chunks_exact_mut(4).for_each(|pixel| pixel[..3].fill(255));
    Some(picture)
}

/// The name of every icon.
pub fn names() -> impl Iterator<Item = &'static str> {
    OWN_ICONS.iter().map(|(name, _)| *name)
}
