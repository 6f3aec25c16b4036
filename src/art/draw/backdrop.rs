//! Which sheets stand behind the objects, for every ground.

use super::layers::Sheet;
use super::palette::Palette;
use super::{city, field, room, sea, sky, space, stage};
use crate::domain::scene::{Ground, Scene};

/// Where the ground begins, as a share of the height. Objects stand below it.
pub fn horizon(ground: Ground) -> f32 {
    match ground {
        Ground::Field => 0.62,
        Ground::Sea => 0.70,
        Ground::City => 0.72,
        Ground::Room => 0.70,
        Ground::Snow => 0.62,
        Ground::Space => 0.76,
        Ground::Stage => 0.74,
        Ground::Mountain => 0.70,
        Ground::Table => 0.66,
    }
}

/// What every backdrop is drawn from.
pub struct Setting<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Its colours.
    pub palette: &'a Palette,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The sheets behind the objects, back to front.
pub fn sheets(scene: &Scene, palette: &Palette, width: u32, height: u32) -> Vec<Sheet> {
    let setting = Setting { scene, palette, width, height };
    let mut sheets = match scene.ground {
        Ground::Room | Ground::Table => return room::sheets(&setting),
        Ground::Stage => return stage::sheets(&setting),
        Ground::Space => return space::sheets(&setting),
        _ => sky::sheets(&setting),
    };
    sheets.extend(match scene.ground {
        Ground::Sea => sea::sheets(&setting),
        Ground::City => city::sheets(&setting),
        Ground::Mountain => field::mountain(&setting),
        Ground::Snow => field::snow(&setting),
        _ => field::meadow(&setting),
    });
    sheets
}
