//! What every tool must be able to do, and the loops that do it on a tile.

use super::super::path::Sample;
use super::super::tile::{PIXELS, SIDE, Tile, Wet, WetTile, Window};
use super::super::touch::{Axis, Near, Touch};

/// A tool for one mark. Lengths are units.
pub(in super::super) trait Brush: Send + Sync {
    /// Distance between samples of the way.
    fn step(&self) -> f32;

    /// What the hand does between two samples; the first sample of a mark comes as a pair of itself.
    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>);

    /// How a touch changes the wet paint of a pixel that it covers.
    fn lay(&self, near: &Near, old: Wet) -> Wet;

    /// The same for a tool that paints a whole place at once and looks only at where the pixel is, units.
    #[inline]
    fn lay_at(&self, _x: f32, _y: f32, old: Wet) -> Wet {
        old
    }

    /// Whether it is [`lay_at`](Self::lay_at) that counts, in the whole box of the touch.
    #[inline]
    fn is_whole(&self) -> bool {
        false
    }

    /// What a pixel looks like with this wet paint on it; `x`, `y` in units.
    fn color(&self, base: [u8; 4], wet: Wet, x: f32, y: f32) -> [u8; 4];

    /// Whether it leaves empty pixels empty.
    fn needs_paint(&self) -> bool {
        false
    }

    /// Whether it is drawn anew from the first point to the last whenever the hand moves.
    fn is_form(&self) -> bool {
        false
    }
}

/// Where a tile lies on the sheet.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Place {
    /// Pixels left of it.
    pub x: usize,
    /// Pixels above it.
    pub y: usize,
    /// Units in a pixel.
    pub unit: f32,
}

/// A [`Brush`] behind a pointer: whole tiles at a time.
pub(in super::super) trait Medium: Send + Sync {
    /// See [`Brush::step`].
    fn step(&self) -> f32;
    /// See [`Brush::touches`].
    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>);
    /// See [`Brush::needs_paint`].
    fn needs_paint(&self) -> bool;
    /// See [`Brush::is_form`].
    fn is_form(&self) -> bool;
    /// Lays touches on a tile. Tells which part became wet.
    fn wet(&self, touches: &mut dyn Iterator<Item = &Touch>, place: Place, wet: &mut WetTile) -> Window;
    /// Makes the pixels of a part anew from what lay there before and what is wet.
    fn paint(&self, base: &Tile, wet: &WetTile, window: Window, place: Place, out: &mut Tile);
}

impl<B: Brush> Medium for B {
    fn step(&self) -> f32 {
        Brush::step(self)
    }

    fn touches(&mut self, from: &Sample, to: &Sample, out: &mut Vec<Touch>) {
        Brush::touches(self, from, to, out);
    }

    fn needs_paint(&self) -> bool {
        Brush::needs_paint(self)
    }

    fn is_form(&self) -> bool {
        Brush::is_form(self)
    }

    fn wet(&self, touches: &mut dyn Iterator<Item = &Touch>, place: Place, wet: &mut WetTile) -> Window {
        let mut all = Window::NONE;
        for touch in touches {
            let window = wet_bounds(touch, place);
            if !window.is_empty() {
                all = all.union(window);
                lay(self, touch, window, place, wet);
            }
        }
        all
    }

    fn paint(&self, base: &Tile, wet: &WetTile, window: Window, place: Place, out: &mut Tile) {
        for row in window.y.0..window.y.1 {
            let y = ((place.y + row) as f32 + 0.5) * place.unit;
            for i in row * SIDE + window.x.0..row * SIDE + window.x.1 {
                let x = ((place.x + i % SIDE) as f32 + 0.5) * place.unit;
                out[i] = if wet[i] == [0; 2] { base[i] } else { self.color(base[i], wet[i], x, y) };
            }
        }
    }
}

fn lay<B: Brush>(brush: &B, touch: &Touch, window: Window, place: Place, wet: &mut WetTile) {
    debug_assert!(window.y.1 * SIDE <= PIXELS);
    let axis = Axis::new(touch, place.unit);
    for row in window.y.0..window.y.1 {
        let y = ((place.y + row) as f32 + 0.5) * place.unit;
        let start = (place.x + window.x.0) as f32 + 0.5;
        let pixels = &mut wet[row * SIDE + window.x.0..row * SIDE + window.x.1];
        for (i, pixel) in pixels.iter_mut().enumerate() {
            let x = (start + i as f32) * place.unit;
            if brush.is_whole() {
                *pixel = brush.lay_at(x, y, *pixel);
                continue;
            }
            let near = axis.near(x, y);
            if near.depth > -place.unit {
                *pixel = brush.lay(&near, *pixel);
            }
        }
    }
}

/// The part of a tile that a touch may wet.
pub(in super::super) fn wet_bounds(touch: &Touch, place: Place) -> Window {
    let [left, top, right, low] = touch.bounds();
    // One pixel more on each side for the soft edge. `as` holds within 0.
    let range = |from: f32, to: f32, corner: usize| {
        let from = (from / place.unit - 1.0).floor() as i64 - corner as i64;
        let to = (to / place.unit + 1.0).ceil() as i64 - corner as i64;
        (from.clamp(0, SIDE as i64) as usize, to.clamp(0, SIDE as i64) as usize)
    };
    Window { x: range(left, right, place.x), y: range(top, low, place.y) }
}
