//! Draws a scene flat: sky, land and objects as separate sheets, back to front. The styles paint from them.

mod backdrop;
mod city;
mod field;
mod figure;
mod layers;
mod motion;
mod objects;
mod opening;
mod own;
mod palette;
mod pencil;
mod room;
mod scenery;
mod sea;
mod sky;
mod space;
mod stage;

pub use backdrop::{horizon, horizon_of};
pub use figure::is_person;
pub use layers::{Kind, Layers, Sheet};
pub use objects::CROUCHED;
pub use opening::is_house;
pub use own::{Symbols, none_stored};
pub use palette::Palette;
pub use scenery::{OPEN_BOX, TABLE, of as scenery_of};

use crate::art::{parallel, tone};
use crate::domain::scene::{Scene, Sky};
use crate::domain::tone::Tone;

/// Largest side of a drawn scene, in pixels.
pub const MAX_SIDE: u32 = 8192;

/// Draws `scene` at `width` x `height` pixels (each 1..=[`MAX_SIDE`], otherwise held within). The same scene and size give
/// the same bytes. Stored symbols are left out: see [`draw_scene_with`].
pub fn draw_scene(scene: &Scene, width: u32, height: u32) -> Layers {
    draw_scene_with(scene, &none_stored, width, height)
}

/// As [`draw_scene`]; `symbols` gives the pixels of stored symbols, such as a person's own drawings.
pub fn draw_scene_with(scene: &Scene, symbols: &dyn Symbols, width: u32, height: u32) -> Layers {
    draw_scene_toned(scene, symbols, Tone::default(), width, height)
}

/// As [`draw_scene_with`], in the colours and mood of `tone`. Things whose colour was asked for by words keep it.
pub fn draw_scene_toned(scene: &Scene, symbols: &dyn Symbols, tone: Tone, width: u32, height: u32) -> Layers {
    let (width, height) = (width.clamp(1, MAX_SIDE), height.clamp(1, MAX_SIDE));
    let palette = Palette::of(scene);
    let part = |i: usize| match i {
        0 => backdrop::sheets(scene, &palette, width, height),
        1 => objects::sheets(scene, &palette, symbols, width, height),
        _ => sky::weather(scene, width, height),
    };
    let mut sheets: Vec<Sheet> = parallel::collect(3, part).into_iter().flatten().collect();
    let mood = tone.mood(scene.mood);
    tone::turn(&mut sheets, tone.palette, mood);
    let night = scene.sky == Sky::Night || tone.palette == crate::domain::tone::Palette::Night;
    Layers::new(width, height, mood, night, sheets)
}
