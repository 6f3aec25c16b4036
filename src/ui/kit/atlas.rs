//! Small pictures side by side on few large textures: a board of a hundred pictures is then painted in a few strokes
//! instead of a hundred (a software rasteriser pays for each).

use crate::art::picture::Picture;
use egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};

/// Size of a page in pixels: 8 MB.
const PAGE: [usize; 2] = [2048, 1024];
/// At most this many pages (32 MB); after that pictures get textures of their own.
const PAGES: usize = 4;
/// Larger pictures get textures of their own.
const LARGEST: usize = 256;
/// Transparent pixels between pictures, so that none bleeds into its neighbour.
const GAP: usize = 2;

/// Where a picture lies.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// On which texture.
    pub id: TextureId,
    /// In which part of it, 0..=1.
    pub uv: Rect,
    /// Its size in pixels.
    pub size: Vec2,
}

/// A row of pictures of about the same height.
struct Shelf {
    top: usize,
    height: usize,
    used: usize,
}

struct Page {
    texture: TextureHandle,
    shelves: Vec<Shelf>,
}

/// The pages.
#[derive(Default)]
pub struct Atlas {
    pages: Vec<Page>,
}

impl Atlas {
    /// Lays a picture on a page. `None`: it is too large, or all pages are full.
    pub fn put(&mut self, ctx: &Context, picture: &Picture) -> Option<Shown> {
        let size = [picture.width as usize, picture.height as usize];
        if size[0].max(size[1]) > LARGEST || size[0] * size[1] == 0 {
            return None;
        }
        let found = self.pages.iter_mut().find_map(|page| page.room(size).map(|at| (page.texture.clone(), at)));
        let (mut texture, at) = match found {
            Some(found) => found,
            None if self.pages.len() < PAGES => {
                let mut page = Page::new(ctx);
                let at = page.room(size)?;
                let texture = page.texture.clone();
                self.pages.push(page);
                (texture, at)
            }
            None => return None,
        };
        texture.set_partial(at, ColorImage::from_rgba_unmultiplied(size, &picture.rgba), TextureOptions::LINEAR);
        let part = |x: usize, y: usize| pos2(x as f32 / PAGE[0] as f32, y as f32 / PAGE[1] as f32);
        let uv = Rect::from_min_max(part(at[0], at[1]), part(at[0] + size[0], at[1] + size[1]));
        Some(Shown { id: texture.id(), uv, size: vec2(size[0] as f32, size[1] as f32) })
    }
}

impl Page {
    fn new(ctx: &Context) -> Self {
        let paper = ColorImage::filled(PAGE, Color32::TRANSPARENT);
        Self { texture: ctx.load_texture("pictures", paper, TextureOptions::LINEAR), shelves: Vec::new() }
    }

    /// Takes a free place on a shelf of fitting height, or on a new shelf.
    fn room(&mut self, size: [usize; 2]) -> Option<[usize; 2]> {
        let [width, height] = [size[0] + GAP, size[1] + GAP];
        let fits = |shelf: &&mut Shelf| {
            height <= shelf.height && shelf.height <= height + height / 4 && shelf.used + width <= PAGE[0]
        };
        if let Some(shelf) = self.shelves.iter_mut().find(fits) {
            let at = [shelf.used, shelf.top];
            shelf.used += width;
            return Some(at);
        }
        let top = self.shelves.last().map_or(0, |shelf| shelf.top + shelf.height);
        if top + height > PAGE[1] {
            return None;
        }
        self.shelves.push(Shelf { top, height, used: width });
        Some([0, top])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: u32) -> Picture {
        Picture::filled(side, side, [1, 2, 3, 255])
    }

    #[test]
    fn pictures_never_overlap_and_pages_end() {
        let ctx = Context::default();
        let mut atlas = Atlas::default();
        let mut places: Vec<Shown> = Vec::new();
        while let Some(shown) = atlas.put(&ctx, &square(if places.len().is_multiple_of(3) { 96 } else { 250 })) {
            let apart =
                |other: &Shown| other.id != shown.id || !other.uv.shrink(1e-6).intersects(shown.uv.shrink(1e-6));
            assert!(places.iter().all(apart), "picture {}", places.len());
            places.push(shown);
        }
        assert_eq!(atlas.pages.len(), PAGES);
        assert!(places.len() > 100, "{}", places.len());
    }

    #[test]
    fn a_large_picture_gets_its_own_texture() {
        assert!(Atlas::default().put(&Context::default(), &square(300)).is_none());
    }
}
