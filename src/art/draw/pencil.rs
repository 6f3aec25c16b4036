//! A thin hand over tiny-skia: shapes in pixels, colours 0..=1, and the cut into a sheet.

use super::layers::{Kind, Sheet};
use crate::art::color::Color;
use crate::art::svg;
use resvg::tiny_skia::{
    FillRule, GradientStop, LineCap, LinearGradient, Paint, Path, PathBuilder, Pixmap, Point, RadialGradient, Shader,
    SpreadMode, Stroke, Transform,
};

/// A sheet being drawn; places and lengths are pixels of the whole picture.
pub struct Pencil {
    /// Width in pixels.
    pub w: f32,
    /// Height in pixels.
    pub h: f32,
    pixmap: Option<Pixmap>,
    turn: Transform,
}

impl Pencil {
    /// An empty sheet of the whole picture's size.
    pub fn new(width: u32, height: u32) -> Self {
        let turn = Transform::identity();
        Self { w: width as f32, h: height as f32, pixmap: Pixmap::new(width, height), turn }
    }

    /// An empty sheet of `width` x `height` that shows a part of a whole of `w` x `h` pixels, `left` and `top` cut off,
    /// perhaps mirrored.
    pub fn window((w, h): (f32, f32), (left, top): (f32, f32), mirrored: bool, width: u32, height: u32) -> Self {
        let turn = Transform::from_translate(-left, -top);
        let turn = if mirrored { turn.post_scale(-1.0, 1.0).post_translate(width as f32, 0.0) } else { turn };
        Self { w, h, pixmap: Pixmap::new(width, height), turn }
    }

    /// The shorter side, the unit of thickness.
    pub fn unit(&self) -> f32 {
        self.w.min(self.h)
    }

    /// Fills a path (in pixels) with one colour.
    pub fn fill(&mut self, path: Option<Path>, color: Color, alpha: f32) {
        self.paint(path, Shader::SolidColor(rgba(color, alpha)));
    }

    /// Fills a path with colours from the height `y0` to `y1` (pixels).
    pub fn fade(&mut self, path: Option<Path>, y0: f32, y1: f32, colors: &[Color]) {
        let stops = colors
            .iter()
            .enumerate()
            .map(|(i, c)| GradientStop::new(i as f32 / (colors.len().max(2) - 1) as f32, rgba(*c, 1.0)));
        let (from, to) = (Point::from_xy(0.0, y0), Point::from_xy(0.0, y1));
        if let Some(shader) = LinearGradient::new(from, to, stops.collect(), SpreadMode::Pad, Transform::identity()) {
            self.paint(path, shader);
        }
    }

    /// A soft round light or shadow: full in the middle, nothing at the edge (pixels).
    pub fn glow(&mut self, x: f32, y: f32, rx: f32, ry: f32, color: Color, alpha: f32) {
        let stops = [(0.0, 1.0), (0.35, 0.62), (0.7, 0.18), (1.0, 0.0)];
        let stops = stops.iter().map(|(at, a)| GradientStop::new(*at, rgba(color, alpha * a)));
        let turn = Transform::from_translate(x, y).pre_scale(1.0, (ry / rx.max(0.1)).max(0.001));
        let (origin, zero) = (Point::from_xy(0.0, 0.0), 0.0);
        let shader = RadialGradient::new(origin, zero, origin, rx.max(0.1), stops.collect(), SpreadMode::Pad, turn);
        if let Some(shader) = shader {
            self.paint(oval(x, y, rx, ry), shader);
        }
    }

    /// Draws along a path with a round pen `width` pixels wide.
    pub fn line(&mut self, path: Option<Path>, width: f32, color: Color, alpha: f32) {
        let (Some(path), Some(pixmap)) = (path, &mut self.pixmap) else { return };
        let paint = Paint { shader: Shader::SolidColor(rgba(color, alpha)), ..Paint::default() };
        let stroke = Stroke { width: width.max(0.3), line_cap: LineCap::Round, ..Stroke::default() };
        pixmap.stroke_path(&path, &paint, &stroke, self.turn, None);
    }

    fn paint(&mut self, path: Option<Path>, shader: Shader<'_>) {
        let (Some(path), Some(pixmap)) = (path, &mut self.pixmap) else { return };
        let paint = Paint { shader, ..Paint::default() };
        pixmap.fill_path(&path, &paint, FillRule::Winding, self.turn, None);
    }

    /// Cuts the drawing out; `None` when nothing was drawn.
    pub fn sheet(self, kind: Kind) -> Option<Sheet> {
        let (x, y, picture) = svg::cut(&self.pixmap?)?;
        Some(Sheet { kind, x, y, picture, asked: false })
    }
}

fn rgba(c: Color, alpha: f32) -> resvg::tiny_skia::Color {
    let [r, g, b] = c.map(|v| v.clamp(0.0, 1.0));
    resvg::tiny_skia::Color::from_rgba(r, g, b, alpha.clamp(0.0, 1.0)).unwrap_or(resvg::tiny_skia::Color::TRANSPARENT)
}

/// A rectangle in pixels.
pub fn rect(x: f32, y: f32, w: f32, h: f32) -> Option<Path> {
    resvg::tiny_skia::Rect::from_xywh(x, y, w.max(0.01), h.max(0.01)).map(PathBuilder::from_rect)
}

/// An ellipse in pixels.
pub fn oval(x: f32, y: f32, rx: f32, ry: f32) -> Option<Path> {
    let rect = resvg::tiny_skia::Rect::from_xywh(x - rx, y - ry, (2.0 * rx).max(0.02), (2.0 * ry).max(0.02))?;
    PathBuilder::from_oval(rect)
}

/// A closed shape with straight sides.
pub fn shape(points: &[(f32, f32)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (i, (x, y)) in points.iter().enumerate() {
        if i == 0 { builder.move_to(*x, *y) } else { builder.line_to(*x, *y) }
    }
    builder.close();
    builder.finish()
}

/// An open line with straight parts.
pub fn polyline(points: &[(f32, f32)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (i, (x, y)) in points.iter().enumerate() {
        if i == 0 { builder.move_to(*x, *y) } else { builder.line_to(*x, *y) }
    }
    builder.finish()
}

/// A soft open curve through the middles of `points` (quadratic B-spline).
pub fn curve(points: &[(f32, f32)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, last) = (points.first()?, points.last()?);
    builder.move_to(first.0, first.1);
    for pair in points.windows(2).skip(1) {
        let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
        builder.quad_to(pair[0].0, pair[0].1, middle.0, middle.1);
    }
    builder.line_to(last.0, last.1);
    builder.finish()
}

/// A closed soft shape through the middles of `points`.
pub fn blob(points: &[(f32, f32)]) -> Option<Path> {
    let n = points.len();
    let middle = |i: usize| {
        let (a, b) = (points[i % n], points[(i + 1) % n]);
        ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
    };
    if n < 3 {
        return None;
    }
    let mut builder = PathBuilder::new();
    let start = middle(n - 1);
    builder.move_to(start.0, start.1);
    for (i, point) in points.iter().enumerate() {
        let to = middle(i);
        builder.quad_to(point.0, point.1, to.0, to.1);
    }
    builder.close();
    builder.finish()
}

/// Everything below a line of heights: `line(x)` in pixels for x in pixels.
pub fn below(w: f32, h: f32, line: impl Fn(f32) -> f32) -> Option<Path> {
    let steps = 96;
    let mut points = vec![(-2.0, h + 2.0)];
    points.extend((0..=steps).map(|i| {
        let x = (w + 4.0) * i as f32 / steps as f32 - 2.0;
        (x, line(x))
    }));
    points.push((w + 2.0, h + 2.0));
    shape(&points)
}
