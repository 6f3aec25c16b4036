//! Our own icons as textures, drawn once in white and tinted when shown.

use crate::art::icons;
use crate::art::picture::Picture;
use crate::ui::kit::Textures;
use crate::ui::kit::atlas::Shown;
use crate::ui::kit::textures::{side_for, upload, whole};
use egui::{Color32, Context, Rect, TextureHandle};
use std::collections::HashMap;

/// Where icons lie, by name and side in pixels.
#[derive(Default)]
pub struct Icons {
    ready: HashMap<(&'static str, u32), Option<Icon>>,
}

/// An icon, and its texture if it has one of its own.
struct Icon {
    shown: Shown,
    own: Option<TextureHandle>,
}

impl Icons {
    /// Draws an icon into a square inside `rect`, with the pictures. One that does not exist is left out (a test names it).
    pub fn paint(&mut self, ctx: &Context, textures: &mut Textures, name: &'static str, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let px = side_for(side, ctx.pixels_per_point());
        let icon = self.ready.entry((name, px)).or_insert_with(|| {
            let mut picture = icons::icon(name, px)?;
            picture.rgba.chunks_exact_mut(4).for_each(|p| p[..3].fill(255));
            Some(Icon::new(ctx, textures, &picture))
        });
        if let Some(icon) = icon {
            let shown = icon.own.as_ref().map_or(icon.shown, whole);
            textures.paint_later(shown, Rect::from_center_size(rect.center(), egui::Vec2::splat(side)), color);
        }
    }

    /// The pages of pictures were begun anew.
    pub fn forget(&mut self) {
        self.ready.clear();
    }
}

impl Icon {
    fn new(ctx: &Context, textures: &mut Textures, picture: &Picture) -> Self {
        match textures.atlas.put(ctx, picture) {
            Some(shown) => Self { shown, own: None },
            None => {
                let own = upload(ctx, picture);
                Self { shown: whole(&own), own: Some(own) }
            }
        }
    }
}
