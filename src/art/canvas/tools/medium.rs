//! What every tool must be able to do, and the loops that do it on a tile.

use super::super::path::Sample;
use super::super::tile::{PIXELS, SIDE, Spans, Tile, Wet, WetTile, Window};
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

    /// Whether nothing can make a pixel wetter than it is.
    #[inline]
    fn is_full(&self, _wet: Wet) -> bool {
        false
    }

    /// The corners of an area that a touch fills evenly, units, the first one again at the end; `None`: it does not.
    fn area(&self, _touch: &Touch) -> Option<Vec<(f32, f32)>> {
        None
    }

    /// Whether a place, units, lies in that area.
    fn is_inside(&self, _touch: &Touch, _x: f32, _y: f32) -> bool {
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
    /// See [`Brush::is_whole`].
    fn is_whole(&self) -> bool;
    /// See [`Brush::area`].
    fn area(&self, touch: &Touch) -> Option<Vec<(f32, f32)>>;
    /// See [`Brush::is_inside`].
    fn is_inside(&self, touch: &Touch, x: f32, y: f32) -> bool;
    /// Lays touches on a tile. Tells which pixels became wetter.
    fn wet(&self, touches: &[Touch], place: Place, wet: &mut WetTile) -> Spans;
    /// Makes pixels anew from what lay there before and what is wet.
    fn paint(&self, base: &Tile, wet: &WetTile, spans: &Spans, place: Place, out: &mut Tile);
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

    fn is_whole(&self) -> bool {
        Brush::is_whole(self)
    }

    fn area(&self, touch: &Touch) -> Option<Vec<(f32, f32)>> {
        Brush::area(self, touch)
    }

    fn is_inside(&self, touch: &Touch, x: f32, y: f32) -> bool {
        Brush::is_inside(self, touch, x, y)
    }

    fn wet(&self, touches: &[Touch], place: Place, wet: &mut WetTile) -> Spans {
        let mut spans = Spans::NONE;
        for touch in touches {
            let window = wet_bounds(touch, place);
            if !window.is_empty() {
                lay(self, touch, window, place, wet, &mut spans);
            }
        }
        spans
    }

    fn paint(&self, base: &Tile, wet: &WetTile, spans: &Spans, place: Place, out: &mut Tile) {
        for (row, span) in spans.0.iter().enumerate() {
            let y = ((place.y + row) as f32 + 0.5) * place.unit;
            for i in row * SIDE + usize::from(span.0)..row * SIDE + usize::from(span.1) {
                let x = ((place.x + i % SIDE) as f32 + 0.5) * place.unit;
                out[i] = if wet[i] == [0; 2] { base[i] } else { self.color(base[i], wet[i], x, y) };
            }
        }
    }
}

fn lay<B: Brush>(brush: &B, touch: &Touch, window: Window, place: Place, wet: &mut WetTile, spans: &mut Spans) {
    debug_assert!(window.y.1 * SIDE <= PIXELS);
    let axis = Axis::new(touch, place.unit);
    for row in window.y.0..window.y.1 {
        let y = ((place.y + row) as f32 + 0.5) * place.unit;
        let (from, to) = if brush.is_whole() { window.x } else { stretch(touch, y, window, place) };
        let start = place.x as f32 + 0.5;
        let (mut first, mut last) = (SIDE, 0);
        for i in from..to {
            let pixel = &mut wet[row * SIDE + i];
            if brush.is_full(*pixel) {
                continue;
            }
            let x = (start + i as f32) * place.unit;
            let new = if brush.is_whole() {
                brush.lay_at(x, y, *pixel)
            } else {
                let near = axis.near(x, y);
                if near.depth > -place.unit { brush.lay(&near, *pixel) } else { *pixel }
            };
            if new != *pixel {
                *pixel = new;
                (first, last) = (first.min(i), i + 1);
            }
        }
        spans.add(row, first, last);
    }
}

/// The pixels of a row that a touch may wet.
fn stretch(touch: &Touch, y: f32, window: Window, place: Place) -> (usize, usize) {
    // Two pixels more than the soft edge: rounding must not cut it.
    let (from, to) = touch.row(y, place.unit * 3.0);
    let pixel = |x: f32| (x / place.unit) as i64 - place.x as i64;
    let clamp = |x: i64| x.clamp(window.x.0 as i64, window.x.1 as i64) as usize;
    if from > to { (0, 0) } else { (clamp(pixel(from) - 1), clamp(pixel(to) + 2)) }
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
