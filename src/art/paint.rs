//! From a scene, or a person's own picture, to a painting.

use super::draw::{Layers, draw_scene};
use super::picture::Picture;
use super::styles::{self, Flow, Progress};
use crate::domain::scene::Scene;

/// Smallest and largest side of a painting, in pixels.
pub const SIDES: std::ops::RangeInclusive<u32> = 32..=4096;

/// Paints `scene` as a square of `px` pixels in the style `style` (one of [`styles::STYLES`]). `None` for an unknown style or a
/// size outside [`SIDES`]. `progress` hears how far it is and may stop: then what is there so far is the picture.
/// The same scene, style, seed and size give the same bytes.
pub fn paint(
    scene: &Scene,
    style: &str,
    seed: u64,
    px: u32,
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Option<Picture> {
    let style = styles::style(style)?;
    if !SIDES.contains(&px) {
        return None;
    }
    Some(style.paint(&draw_scene(scene, px, px), seed, progress))
}

/// Paints over a person's own picture; its longer side becomes `px` (larger pictures are made smaller, never larger).
/// `None` as for [`paint`], and for a picture without pixels.
pub fn paint_picture(
    picture: &Picture,
    style: &str,
    seed: u64,
    px: u32,
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Option<Picture> {
    let style = styles::style(style)?;
    if picture.is_empty() || !SIDES.contains(&px) {
        return None;
    }
    Some(style.paint(&Layers::from_picture(picture.thumbnail(px)), seed, progress))
}
