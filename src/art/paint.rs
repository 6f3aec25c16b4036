//! From a scene, or a person's own picture, to a painting.

use super::draw::{Layers, Symbols, draw_scene_toned, none_stored};
use super::picture::Picture;
use super::styles::{self, Flow, Progress, opening};
use super::tone::toned;
use crate::domain::scene::{Mood, Scene};
use crate::domain::tone::Tone;

/// Smallest and largest side of a painting, in pixels: A3 at 300 dots an inch.
pub const SIDES: std::ops::RangeInclusive<u32> = 32..=4961;

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
    paint_with(scene, &none_stored, style, Tone::default(), seed, px, progress)
}

/// As [`paint`], in the colours and mood of `tone`; `symbols` gives the pixels of stored symbols, such as a person's own
/// drawings.
pub fn paint_with(
    scene: &Scene,
    symbols: &dyn Symbols,
    style: &str,
    tone: Tone,
    seed: u64,
    px: u32,
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Option<Picture> {
    let style = styles::style(style)?;
    if !SIDES.contains(&px) {
        return None;
    }
    let small = || draw_scene_toned(scene, symbols, tone, opening::SIDE, opening::SIDE);
    Some(opening::paint(style, small, || draw_scene_toned(scene, symbols, tone, px, px), seed, (px, px), progress))
}

/// Paints over a person's own picture in the colours and mood of `tone`; its longer side becomes `px` (larger pictures are made smaller, never larger).
/// `None` as for [`paint`], and for a picture without pixels.
pub fn paint_picture(
    picture: &Picture,
    style: &str,
    tone: Tone,
    seed: u64,
    px: u32,
    progress: &mut dyn FnMut(Progress<'_>) -> Flow,
) -> Option<Picture> {
    let style = styles::style(style)?;
    if picture.is_empty() || !SIDES.contains(&px) {
        return None;
    }
    let sized = picture.thumbnail(px);
    let size = (sized.width, sized.height);
    let mood = tone.mood(Mood::Calm);
    let layers = |picture: &Picture| Layers { mood, ..Layers::from_picture(toned(picture, tone)) };
    let small = || layers(&picture.thumbnail(opening::SIDE));
    Some(opening::paint(style, small, || layers(&sized), seed, size, progress))
}
