//! Which sheets stand behind the objects, for every ground.

use super::layers::Sheet;
use super::palette::Palette;
use super::pencil::Pencil;
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

/// Where the ground of this scene begins, its moved horizon counted in.
pub fn horizon_of(scene: &Scene) -> f32 {
    let (zoom, top) = view(scene);
    horizon(scene.ground) * zoom - top
}

/// How much larger than the picture the background is drawn, and how much of it is cut off above (shares of the height):
/// the horizon comes lower where the lower edge is cut off, higher where the upper edge is.
fn view(scene: &Scene) -> (f32, f32) {
    let move_by = if scene.horizon.is_finite() { scene.horizon.clamp(-1.0, 1.0) } else { 0.0 };
    // Above there is more to lose: the moon, the lamp, the curtain.
    if move_by < 0.0 { (1.0 - 0.08 * move_by, -0.08 * move_by) } else { (1.0 + 0.14 * move_by, 0.0) }
}

/// What every backdrop is drawn from.
pub struct Setting<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Its colours.
    pub palette: &'a Palette,
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
}

impl Setting<'_> {
    /// An empty sheet for the background, which may be larger than the picture.
    pub fn pencil(&self) -> Pencil {
        let ((w, h), (_, top)) = (self.whole(), view(self.scene));
        let cut = ((w - self.width as f32) / 2.0, top * self.height as f32);
        Pencil::window((w, h), cut, self.scene.mirrored, self.width, self.height)
    }

    /// Width and height of the whole background in pixels.
    pub fn whole(&self) -> (f32, f32) {
        let (zoom, _) = view(self.scene);
        (self.width as f32 * zoom, self.height as f32 * zoom)
    }
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
