//! A sheet of paper and one soft round brush: strokes by hand, as values that can be stored and drawn again.

use super::Dirty;
use crate::art::picture::Picture;
use serde::{Deserialize, Serialize};

/// A round brush.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brush {
    /// Red, green, blue, alpha.
    pub color: [u8; 4],
    /// Half of its width, in pixels of the canvas.
    pub radius: f32,
    /// 0: hard edge; 1: soft from the middle on.
    #[serde(default = "softness")]
    pub soft: f32,
}

fn softness() -> f32 {
    0.35
}

impl Brush {
    /// A brush of the usual softness.
    pub fn new(color: [u8; 4], radius: f32) -> Self {
        Self { color, radius, soft: softness() }
    }
}

/// A stroke made by a hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Places the hand passed, in pixels of the canvas.
    pub points: Vec<(f32, f32)>,
    /// With what.
    pub brush: Brush,
}

/// Largest brush, pixels.
const MAX_RADIUS: f32 = 512.0;
/// Most dabs of one call; a wild jump of the hand costs no more.
const MAX_DABS: usize = 20_000;

/// A picture under the hand.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// What is seen.
    pub picture: Picture,
    /// Way since the last dab of the running stroke.
    carry: f32,
    /// The last middle of the running stroke, for smoothing.
    last: Option<(f32, f32)>,
}

impl Canvas {
    /// A sheet of paper of one colour, each side 1..=8192.
    pub fn new(width: u32, height: u32, paper: [u8; 4]) -> Self {
        Self::over(Picture::filled(width.clamp(1, 8192), height.clamp(1, 8192), paper))
    }

    /// A canvas that begins with a picture.
    pub fn over(picture: Picture) -> Self {
        Self { picture, carry: 0.0, last: None }
    }

    /// Begins a stroke with one dab.
    pub fn begin(&mut self, at: (f32, f32), brush: Brush) -> Dirty {
        self.carry = 0.0;
        self.last = Some(at);
        self.dab(at, brush)
    }

    /// Draws on from one point of the hand to the next. The line runs through the middles between points (a quadratic
    /// B-spline), so that it is round where the hand was sampled coarsely.
    pub fn stroke_to(&mut self, from: (f32, f32), to: (f32, f32), brush: Brush) -> Dirty {
        let finite = [from.0, from.1, to.0, to.1].iter().all(|v| v.is_finite());
        if !finite {
            return Dirty::default();
        }
        let start = self.last.unwrap_or(from);
        let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.last = Some(middle);
        self.along(start, from, middle, brush)
    }

    /// Ends a stroke at the hand's last point.
    pub fn end(&mut self, at: (f32, f32), brush: Brush) -> Dirty {
        let start = self.last.take().unwrap_or(at);
        let middle = ((start.0 + at.0) / 2.0, (start.1 + at.1) / 2.0);
        self.along(start, middle, at, brush)
    }

    /// Draws a whole stroke.
    pub fn draw(&mut self, stroke: &Stroke) -> Dirty {
        let Some(first) = stroke.points.first() else { return Dirty::default() };
        let mut dirty = self.begin(*first, stroke.brush);
        for pair in stroke.points.windows(2) {
            dirty = dirty.union(self.stroke_to(pair[0], pair[1], stroke.brush));
        }
        dirty.union(self.end(*stroke.points.last().unwrap_or(first), stroke.brush))
    }

    /// Dabs along a quadratic curve, a quarter radius apart.
    fn along(&mut self, a: (f32, f32), b: (f32, f32), c: (f32, f32), brush: Brush) -> Dirty {
        let spacing = (brush.radius * 0.25).clamp(0.5, MAX_RADIUS);
        let rough = distance(a, b) + distance(b, c);
        let pieces = ((rough / spacing) * 4.0).ceil().clamp(1.0, MAX_DABS as f32) as usize;
        let mut dirty = Dirty::default();
        let mut before = a;
        for i in 1..=pieces {
            let t = i as f32 / pieces as f32;
            let u = 1.0 - t;
            let at = (u * u * a.0 + 2.0 * u * t * b.0 + t * t * c.0, u * u * a.1 + 2.0 * u * t * b.1 + t * t * c.1);
            self.carry += distance(before, at);
            before = at;
            if self.carry >= spacing {
                self.carry = 0.0;
                dirty = dirty.union(self.dab(at, brush));
            }
        }
        dirty
    }

    /// One touch of the brush.
    fn dab(&mut self, (cx, cy): (f32, f32), brush: Brush) -> Dirty {
        let radius = brush.radius.clamp(0.5, MAX_RADIUS);
        if !(cx.is_finite() && cy.is_finite() && brush.radius.is_finite()) {
            return Dirty::default();
        }
        let span = |centre: f32, side: u32| {
            let low = (centre - radius - 1.0).clamp(0.0, side as f32) as u32;
            let high = (centre + radius + 2.0).clamp(0.0, side as f32) as u32;
            (low, high)
        };
        let ((x0, x1), (y0, y1)) = (span(cx, self.picture.width), span(cy, self.picture.height));
        if x0 >= x1 || y0 >= y1 {
            return Dirty::default();
        }
        let hard = radius * (1.0 - brush.soft.clamp(0.0, 1.0));
        let fall = (radius - hard).max(1.0);
        let stride = self.picture.width as usize * 4;
        for y in y0..y1 {
            let dy = y as f32 + 0.5 - cy;
            let row = &mut self.picture.rgba[y as usize * stride..][..stride];
            for (x, pixel) in (x0..x1).zip(row[x0 as usize * 4..x1 as usize * 4].chunks_exact_mut(4)) {
                let dx = x as f32 + 0.5 - cx;
                let edge = ((radius + 0.5 - (dx * dx + dy * dy).sqrt()) / fall).clamp(0.0, 1.0);
                over(pixel, brush.color, edge * edge * (3.0 - 2.0 * edge));
            }
        }
        Dirty { x: x0, y: y0, w: x1 - x0, h: y1 - y0 }
    }
}

fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}

/// Lays a colour over a pixel (straight alpha).
fn over(pixel: &mut [u8], color: [u8; 4], cover: f32) {
    let alpha = f32::from(color[3]) / 255.0 * cover;
    if alpha <= 0.0 {
        return;
    }
    let below = f32::from(pixel[3]) / 255.0;
    let out = alpha + below * (1.0 - alpha);
    for (old, new) in pixel[..3].iter_mut().zip(color) {
        let mixed = (f32::from(new) * alpha + f32::from(*old) * below * (1.0 - alpha)) / out;
        *old = (mixed + 0.5) as u8;
    }
    pixel[3] = (out * 255.0 + 0.5) as u8;
}

/// Draws strokes again on a background of the given size (white paper when there is none; another size is fitted).
/// The same strokes give the same bytes.
pub fn replay(strokes: &[Stroke], size: (u32, u32), background: Option<&Picture>) -> Picture {
    let mut canvas = match background {
        Some(picture) => Canvas::over(picture.resized(size.0.clamp(1, 8192), size.1.clamp(1, 8192))),
        None => Canvas::new(size.0, size.1, [255; 4]),
    };
    for stroke in strokes {
        canvas.draw(stroke);
    }
    canvas.picture
}
