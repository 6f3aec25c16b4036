//! A drawing made clean and comparable: broken points thrown away, evenly spaced dots, one place and one size.

use crate::domain::shown::Sketch;

/// More strokes than this are not looked at (a scribble of a hundred strokes is still read whole).
const MOST_STROKES: usize = 512;
/// More points than this in a stroke are thinned evenly.
const MOST_POINTS: usize = 2048;
/// Coordinates beyond this are broken, not drawn.
const FARTHEST: f32 = 1e6;
/// A drawing smaller than this is a lone dot.
const SMALLEST: f32 = 1e-6;
/// A dot counts as a line as long as this share of the drawing's larger side.
const DOT: f32 = 0.04;
/// How far the width and height of a drawing are drawn together, 0 (not at all) to 1 (a square).
const SQUARING: f32 = 0.4;
/// Sides are never stretched by more than this, so that a single line stays a line.
const MOST_STRETCH: f32 = 1.6;

/// One of the evenly spaced dots of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Dot {
    /// Right of the middle, in standard deviations of the dots.
    pub x: f32,
    /// Below the middle.
    pub y: f32,
    /// Cosine of twice the direction of the line: the same whichever way it was drawn. 0 with `v` for a lone dot.
    pub u: f32,
    /// Sine of twice the direction.
    pub v: f32,
    /// How much line the dot stands for, in standard deviations; 0 for a lone dot.
    pub ink: f32,
}

/// The strokes with what is broken left out, at most [`MOST_STROKES`] of at most [`MOST_POINTS`], in a box whose larger
/// side is 1. `None` when nothing has a size.
pub(super) fn clean(sketch: &Sketch) -> Option<Vec<Vec<[f32; 2]>>> {
    let strokes = sketch.strokes.iter().map(|stroke| clean_stroke(stroke)).filter(|stroke| !stroke.is_empty());
    let mut strokes: Vec<_> = strokes.take(MOST_STROKES).collect();
    let (low, side) = bounds(&strokes);
    if side < SMALLEST {
        return None;
    }
    for point in strokes.iter_mut().flatten() {
        *point = [(point[0] - low[0]) / side, (point[1] - low[1]) / side];
    }
    Some(strokes)
}

fn clean_stroke(stroke: &[[f32; 3]]) -> Vec<[f32; 2]> {
    let step = stroke.len().div_ceil(MOST_POINTS).max(1);
    let mut points: Vec<[f32; 2]> = stroke
        .iter()
        .step_by(step)
        .map(|&[x, y, _]| [x, y])
        .filter(|p| p.iter().all(|c| c.is_finite() && c.abs() < FARTHEST))
        .collect();
    points.dedup();
    points
}

/// The upper left corner of the box around all strokes, and its larger side (below 0 when there is nothing).
fn bounds(strokes: &[Vec<[f32; 2]>]) -> ([f32; 2], f32) {
    let mut low = [f32::INFINITY; 2];
    let mut high = [f32::NEG_INFINITY; 2];
    for &[x, y] in strokes.iter().flatten() {
        low = [low[0].min(x), low[1].min(y)];
        high = [high[0].max(x), high[1].max(y)];
    }
    (low, (high[0] - low[0]).max(high[1] - low[1]))
}

/// `count` dots at equal distances along all strokes (from [`clean`]), with directions, normalised.
pub(super) fn dots(strokes: &[Vec<[f32; 2]>], count: usize) -> Vec<Dot> {
    let lengths: Vec<f32> = strokes.iter().map(|stroke| length(stroke)).collect();
    let total: f32 = lengths.iter().map(|l| l.max(DOT)).sum();
    let step = total / count as f32;
    let mut dots = Vec::with_capacity(count);
    let mut start = 0.0;
    for (stroke, &len) in strokes.iter().zip(&lengths) {
        let end = start + len.max(DOT);
        while dots.len() < count {
            let at = (dots.len() as f32 + 0.5) * step;
            if at >= end {
                break;
            }
            dots.push(dot(stroke, len, at - start, step));
        }
        start = end;
    }
    normalise(&mut dots);
    dots
}

fn length(stroke: &[[f32; 2]]) -> f32 {
    stroke.windows(2).map(|w| distance(w[0], w[1])).sum()
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The dot at `at` along the stroke; its direction is that of the chord around it.
fn dot(stroke: &[[f32; 2]], len: f32, at: f32, step: f32) -> Dot {
    let [x, y] = point(stroke, at);
    let half = step.max(len * 0.02);
    let before = point(stroke, (at - half).max(0.0));
    let after = point(stroke, (at + half).min(len));
    let [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    let square = dx * dx + dy * dy;
    if square <= 0.0 {
        return Dot { x, y, ..Dot::default() };
    }
    Dot { x, y, u: (dx * dx - dy * dy) / square, v: 2.0 * dx * dy / square, ink: step }
}

/// The place `at` along the stroke; its last point beyond the end.
fn point(stroke: &[[f32; 2]], at: f32) -> [f32; 2] {
    let mut left = at;
    for w in stroke.windows(2) {
        let len = distance(w[0], w[1]);
        if left <= len && len > 0.0 {
            let t = left / len;
            return [w[0][0] + (w[1][0] - w[0][0]) * t, w[0][1] + (w[1][1] - w[0][1]) * t];
        }
        left -= len;
    }
    stroke.last().copied().unwrap_or_default()
}

/// Moves the middle of the dots to 0 and scales them to a spread of 1; width and height are drawn together by
/// [`SQUARING`]. Directions follow the stretch.
fn normalise(dots: &mut [Dot]) {
    let n = dots.len().max(1) as f32;
    let mx = dots.iter().map(|d| d.x).sum::<f32>() / n;
    let my = dots.iter().map(|d| d.y).sum::<f32>() / n;
    let sx = (dots.iter().map(|d| (d.x - mx).powi(2)).sum::<f32>() / n).sqrt();
    let sy = (dots.iter().map(|d| (d.y - my).powi(2)).sum::<f32>() / n).sqrt();
    let both = ((sx * sx + sy * sy) / 2.0).sqrt().max(f32::MIN_POSITIVE);
    let stretch = |s: f32| (both / s.max(both * 0.01)).powf(SQUARING).clamp(1.0 / MOST_STRETCH, MOST_STRETCH);
    let (kx, ky) = (stretch(sx), stretch(sy));
    let spread = (((sx * kx).powi(2) + (sy * ky).powi(2)) / 2.0).sqrt().max(f32::MIN_POSITIVE);
    for dot in dots {
        (dot.x, dot.y) = ((dot.x - mx) * kx / spread, (dot.y - my) * ky / spread);
        stretch_line(dot, kx, ky, spread);
    }
}

/// The line through a dot after widths grow by `kx` and heights by `ky`, over `spread`.
fn stretch_line(dot: &mut Dot, kx: f32, ky: f32, spread: f32) {
    if dot.ink == 0.0 {
        return;
    }
    let (a, b, c) = ((1.0 + dot.u) / 2.0 * kx * kx, (1.0 - dot.u) / 2.0 * ky * ky, dot.v * kx * ky);
    let square = (a + b).max(f32::MIN_POSITIVE);
    (dot.u, dot.v) = ((a - b) / square, c / square);
    dot.ink *= square.sqrt() / spread;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(strokes: &[&[[f32; 2]]]) -> Sketch {
        Sketch { strokes: strokes.iter().map(|s| s.iter().map(|&[x, y]| [x, y, 0.0]).collect()).collect() }
    }

    fn of(strokes: &[&[[f32; 2]]]) -> Vec<Dot> {
        dots(&clean(&sketch(strokes)).unwrap(), 40)
    }

    #[test]
    fn place_and_size_do_not_matter() {
        let small = of(&[&[[0.0, 0.0], [4.0, 0.0], [4.0, 4.0]]]);
        let large = of(&[&[[100.0, 50.0], [500.0, 50.0], [500.0, 450.0]]]);
        for (a, b) in small.iter().zip(&large) {
            assert!(
                (a.x - b.x).abs() < 1e-4 && (a.y - b.y).abs() < 1e-4 && (a.ink - b.ink).abs() < 1e-4,
                "{a:?} {b:?}"
            );
        }
    }

    #[test]
    fn directions_are_the_same_both_ways() {
        let there = of(&[&[[0.0, 0.0], [9.0, 3.0]]]);
        let back = of(&[&[[9.0, 3.0], [0.0, 0.0]]]);
        assert!((there[20].u - back[20].u).abs() < 1e-4 && (there[20].v - back[20].v).abs() < 1e-4);
        assert!(there[20].u > 0.5 && there[20].v > 0.0, "{:?}", there[20]);
    }

    #[test]
    fn a_lone_dot_in_a_drawing_is_kept() {
        let face = of(&[&[[0.0, 0.0], [10.0, 0.0]], &[[5.0, 6.0]]]);
        assert_eq!(face.len(), 40);
        assert!(face.iter().any(|dot| dot.ink == 0.0 && dot.y > 1.0));
    }

    #[test]
    fn what_has_no_size_is_nothing() {
        assert!(clean(&Sketch::default()).is_none());
        assert!(clean(&sketch(&[&[[3.0, 3.0], [3.0, 3.0]]])).is_none());
        assert!(clean(&sketch(&[&[[f32::NAN, 0.0], [f32::INFINITY, 1.0], [1e30, 5.0]]])).is_none());
    }

    #[test]
    fn endless_drawings_are_thinned() {
        let long: Vec<[f32; 3]> = (0..50_000).map(|i| [i as f32, (i % 7) as f32, 0.0]).collect();
        let strokes = clean(&Sketch { strokes: vec![long; 600] }).unwrap();
        assert_eq!(strokes.len(), MOST_STROKES);
        assert!(strokes.iter().all(|stroke| stroke.len() <= MOST_POINTS));
    }
}
