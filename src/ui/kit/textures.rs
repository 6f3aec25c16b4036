//! Pictures as textures: asked for when first shown, uploaded once, dropped when long unused.

use crate::app::{PictureKey, PictureSlot, State};
use crate::art::picture::Picture;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::HashMap;

/// Symbol sides that are rendered, in pixels; the next larger one is taken.
const SIDES: [u32; 9] = [32, 48, 64, 96, 128, 192, 256, 384, 512];
/// Frames after which an unused texture goes.
const IDLE_FRAMES: u64 = 600;
/// More textures than this are never kept while idle ones exist.
const KEEP: usize = 700;

/// The textures of pictures.
#[derive(Default)]
pub struct Textures {
    ready: HashMap<PictureKey, (TextureHandle, u64)>,
    wanted: Vec<PictureKey>,
    frame: u64,
}

impl Textures {
    /// Begins a frame and drops what was not shown for long.
    pub fn begin(&mut self) {
        self.frame += 1;
        if self.ready.len() > KEEP {
            let oldest = self.frame.saturating_sub(IDLE_FRAMES);
            self.ready.retain(|_, (_, used)| *used > oldest);
        }
    }

    /// The texture of a picture; `None` while it is on its way or cannot be had.
    pub fn get(&mut self, ctx: &Context, state: &State, key: &PictureKey) -> Option<TextureHandle> {
        if let Some((texture, used)) = self.ready.get_mut(key) {
            *used = self.frame;
            return Some(texture.clone());
        }
        match state.pictures.get(key) {
            Some(PictureSlot::Ready(picture)) => {
                let texture = upload(ctx, picture);
                self.ready.insert(key.clone(), (texture.clone(), self.frame));
                Some(texture)
            }
            Some(_) => None,
            None => {
                self.wanted.push(key.clone());
                None
            }
        }
    }

    /// What was asked for in this frame and nobody has yet.
    pub fn take_wanted(&mut self) -> Vec<PictureKey> {
        std::mem::take(&mut self.wanted)
    }
}

/// The side to render for a place of `points` on a screen with `scale` pixels per point.
pub fn side_for(points: f32, scale: f32) -> u32 {
    let pixels = (points * scale).ceil() as u32;
    SIDES.into_iter().find(|side| *side >= pixels).unwrap_or(512)
}

/// Uploads straight-alpha pixels.
pub fn upload(ctx: &Context, picture: &Picture) -> TextureHandle {
    let size = [picture.width as usize, picture.height as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
    ctx.load_texture("picture", image, TextureOptions::LINEAR)
}
