//! Pictures as textures: asked for when first shown, uploaded once, dropped when long unused.

use super::atlas::{Atlas, Shown};
use crate::app::{PictureKey, PictureSlot, State};
use crate::art::picture::Picture;
use egui::{Color32, ColorImage, Context, Rect, Shape, TextureHandle, TextureOptions, Ui, pos2};
use std::collections::HashMap;

/// Symbol sides that are rendered, in pixels; the next larger one is taken.
const SIDES: [u32; 9] = [32, 48, 64, 96, 128, 192, 256, 384, 512];
/// Frames after which an unused texture goes.
const IDLE_FRAMES: u64 = 600;
/// More textures than this are never kept while idle ones exist.
const KEEP: usize = 700;
/// Nor more bytes of them: every stroke on a sheet is a new picture of 4 MB.
const KEEP_BYTES: usize = 64 << 20;

/// Pictures uploaded in one frame.
const UPLOADS_PER_FRAME: usize = 8;

/// The textures of pictures.
#[derive(Default)]
pub struct Textures {
    /// Small pictures, side by side.
    pub atlas: Atlas,
    laid: HashMap<PictureKey, Shown>,
    /// Large pictures.
    ready: HashMap<PictureKey, (TextureHandle, u64)>,
    wanted: Vec<PictureKey>,
    later: Vec<Shape>,
    frame: u64,
    scale: f32,
    /// Pictures that may still be uploaded in this frame.
    left: usize,
}

impl Textures {
    /// Begins a frame and drops what was not shown for long.
    /// True: the pages of small pictures were begun anew.
    pub fn begin(&mut self, ctx: &Context) -> bool {
        self.left = UPLOADS_PER_FRAME;
        self.frame += 1;
        let anew = self.scale != ctx.pixels_per_point();
        if anew {
            // Letters and pictures of another size: everything is laid out anew.
            self.scale = ctx.pixels_per_point();
            self.atlas = Atlas::default();
            self.laid.clear();
        }
        let bytes: usize = self.ready.values().map(|(texture, _)| texture.byte_size()).sum();
        if self.ready.len() > KEEP || bytes > KEEP_BYTES {
            let idle = if bytes > KEEP_BYTES { 2 } else { IDLE_FRAMES };
            let oldest = self.frame.saturating_sub(idle);
            self.ready.retain(|_, (_, used)| *used >= oldest);
        }
        anew
    }

    /// Where a picture lies; `None` while it is on its way or cannot be had.
    pub fn get(&mut self, ctx: &Context, state: &State, key: &PictureKey) -> Option<Shown> {
        if let Some(shown) = self.laid.get(key) {
            return Some(*shown);
        }
        if let Some((texture, used)) = self.ready.get_mut(key) {
            *used = self.frame;
            return Some(whole(texture));
        }
        match state.pictures.get(key) {
            Some(PictureSlot::Ready(_)) if self.left == 0 => {
                // A new board gets its pictures over a few frames rather than in one long one.
                ctx.request_repaint();
                None
            }
            Some(PictureSlot::Ready(picture)) => {
                self.left -= 1;
                if let Some(shown) = self.atlas.put(ctx, picture) {
                    self.laid.insert(key.clone(), shown);
                    return Some(shown);
                }
                let texture = upload(ctx, picture);
                let shown = whole(&texture);
                self.ready.insert(key.clone(), (texture, self.frame));
                Some(shown)
            }
            Some(_) => None,
            None => {
                self.wanted.push(key.clone());
                None
            }
        }
    }

    /// Asks for the pixels of a picture that is not shown as it is.
    pub fn want(&mut self, key: PictureKey) {
        self.wanted.push(key);
    }

    /// Draws a picture when the room is done: all pictures together, after all backgrounds and words.
    pub fn paint_later(&mut self, shown: Shown, place: Rect, color: Color32) {
        self.later.push(Shape::image(shown.id, place, shown.uv, color));
    }

    /// Draws a shape over the pictures.
    pub fn shape_later(&mut self, shape: Shape) {
        self.later.push(shape);
    }

    /// Draws what was put off.
    pub fn flush(&mut self, ui: &Ui) {
        ui.painter().extend(self.later.drain(..));
    }

    /// What was asked for in this frame and nobody has yet.
    pub fn take_wanted(&mut self) -> Vec<PictureKey> {
        std::mem::take(&mut self.wanted)
    }
}

/// A texture that holds one picture.
pub fn whole(texture: &TextureHandle) -> Shown {
    Shown { id: texture.id(), uv: Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), size: texture.size_vec2() }
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
