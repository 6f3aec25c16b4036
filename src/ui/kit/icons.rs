//! Our own icons as textures, drawn once in white and tinted when shown.

use crate::art::icons;
use crate::ui::kit::textures::{side_for, upload};
use egui::{Color32, Context, Painter, Rect, TextureHandle, pos2};
use std::collections::HashMap;

/// The textures of icons by name and side in pixels.
#[derive(Default)]
pub struct Icons {
    ready: HashMap<(&'static str, u32), Option<TextureHandle>>,
}

impl Icons {
    /// Draws an icon into a square inside `rect`. An icon that does not exist is left out (a test names it).
    pub fn paint(&mut self, ctx: &Context, painter: &Painter, name: &'static str, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let px = side_for(side, ctx.pixels_per_point());
        let texture = self.ready.entry((name, px)).or_insert_with(|| {
            let mut picture = icons::icon(name, px)?;
            picture.rgba.chunks_exact_mut(4).for_each(|p| p[..3].fill(255));
            Some(upload(ctx, &picture))
        });
        if let Some(texture) = texture {
            let square = Rect::from_center_size(rect.center(), egui::Vec2::splat(side));
            painter.image(texture.id(), square, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), color);
        }
    }
}
