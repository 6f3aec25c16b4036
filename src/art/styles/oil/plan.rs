//! Where strokes are needed and how they run.

use super::{Pass, Wet};
use crate::art::color::{self, Color};
use crate::art::draw::Layers;
use crate::art::grid::{Grid, Rgb8};
use crate::art::parallel;
use crate::art::rng::Rng;
use crate::art::styles::field::Field;
use crate::domain::scene::Mood;

/// One stroke: a line of points, a brush, a colour.
pub struct Stroke {
    /// Points along the stroke, in pixels.
    pub points: Vec<[f32; 2]>,
    /// Half of the brush's width, pixels.
    pub radius: f32,
    /// Colour of the paint.
    pub color: Color,
    /// Which bristles it has.
    pub seed: u32,
}

/// What a layer of strokes is planned from.
pub struct Work<'a> {
    /// The picture's layers.
    pub source: &'a Layers,
    /// The picture as it should become, softened for this brush.
    pub target: &'a Rgb8,
    /// Directions.
    pub field: &'a Field,
    /// Where fine detail is, for the passes that keep to it.
    pub details: Option<&'a Grid<bool>>,
    /// Settings of the layer.
    pub pass: &'a Pass,
    /// Half of the brush's width, pixels.
    pub radius: f32,
    /// Seed of the painting.
    pub seed: u64,
}

/// A stroke leaves its colour's ground when the picture differs from it by more than this.
const LEAVES: f32 = 0.25;

/// The colour of the paint at an index.
fn paint(canvas: &Wet, i: usize) -> Color {
    let [r, g, b, _] = canvas.data[i];
    [r, g, b]
}

/// The strokes of a layer: at most one for every cell of a grid, where the canvas differs most.
pub fn strokes(work: &Work<'_>, canvas: &Wet, layer: u64) -> Vec<Stroke> {
    // Strokes are many times longer than wide: so many cover every place several times.
    let spread = if work.pass.threshold == 0.0 { 1.7 } else { 1.25 };
    let cell = (work.radius * spread).max(1.5).round() as usize;
    let (columns, rows) = (canvas.width.div_ceil(cell), canvas.height.div_ceil(cell));
    let row = |r: usize| {
        let mut rng = Rng::new(work.seed ^ (layer << 40), r as u64);
        (0..columns).filter_map(|c| start(work, canvas, (c * cell, r * cell), cell, &mut rng)).collect::<Vec<_>>()
    };
    parallel::collect(rows, row).into_iter().flatten().collect()
}

/// The place in a cell where the canvas is most wrong, if the cell as a whole is wrong enough.
fn start(work: &Work<'_>, canvas: &Wet, (x0, y0): (usize, usize), cell: usize, rng: &mut Rng) -> Option<Stroke> {
    let (mut sum, mut worst, mut count) = (0.0f32, (-1.0f32, x0, y0), 0);
    for y in y0..(y0 + cell).min(canvas.height) {
        for x in x0..(x0 + cell).min(canvas.width) {
            let i = y * canvas.width + x;
            let error = color::distance2(paint(canvas, i), work.target.color(i));
            sum += error.sqrt();
            count += 1;
            if error > worst.0 {
                worst = (error, x, y);
            }
        }
    }
    let seed = rng.bits() as u32;
    let tone = (rng.jitter(), rng.jitter());
    if work.pass.threshold == 0.0 {
        // The first layer covers everything, at scattered places.
        let at = |from: usize, r: f32| (from as f32 + r * cell as f32) as usize;
        worst.1 = at(x0, rng.unit()).min(canvas.width - 1);
        worst.2 = at(y0, rng.unit()).min(canvas.height - 1);
    } else if sum / count.max(1) as f32 <= work.pass.threshold {
        return None;
    }
    let fine = |details: &Grid<bool>| details.data[worst.2 * canvas.width + worst.1];
    if work.pass.details && !work.details.is_some_and(fine) {
        return None;
    }
    Some(trace(work, canvas, (worst.1, worst.2), tone, seed))
}

fn trace(work: &Work<'_>, canvas: &Wet, (x, y): (usize, usize), tone: (f32, f32), seed: u32) -> Stroke {
    let (w, h) = (canvas.width as f32, canvas.height as f32);
    let pure = work.target.color(y * canvas.width + x);
    let id = work.source.ids.data[y * canvas.width + x];
    let step = work.radius.max(1.2);
    let most = (work.pass.length * work.radius / step) as usize;
    let mut at = [x as f32, y as f32];
    let mut heading = work.field.at(at[0], at[1]);
    // Half of the strokes begin at the other end.
    if seed & 1 == 1 {
        heading = [-heading[0], -heading[1]];
    }
    let mut points = vec![at];
    for n in 0..most {
        let mut next = work.field.at(at[0], at[1]);
        if next[0] * heading[0] + next[1] * heading[1] < 0.0 {
            next = [-next[0], -next[1]];
        }
        // A brush does not turn on the spot.
        let turn = 0.65;
        let mixed = [heading[0] * (1.0 - turn) + next[0] * turn, heading[1] * (1.0 - turn) + next[1] * turn];
        let length = (mixed[0] * mixed[0] + mixed[1] * mixed[1]).sqrt().max(1e-4);
        heading = [mixed[0] / length, mixed[1] / length];
        at = [at[0] + heading[0] * step, at[1] + heading[1] * step];
        if at[0] < 0.0 || at[1] < 0.0 || at[0] >= w || at[1] >= h {
            break;
        }
        let i = at[1] as usize * canvas.width + at[0] as usize;
        let here = work.target.color(i);
        let off = color::distance2(here, pure);
        let other_thing = work.source.ids.data[i] != id && off > 0.004;
        let canvas_fits = n >= 2 && color::distance2(here, paint(canvas, i)) < off;
        if off > LEAVES * LEAVES || canvas_fits || (other_thing && n > 0) {
            break;
        }
        points.push(at);
    }
    Stroke { points, radius: work.radius, color: toned(pure, tone, work), seed }
}

/// No two strokes have quite the same colour: lighter or darker, warmer or cooler; livelier with the mood.
fn toned(c: Color, (light, warm): (f32, f32), work: &Work<'_>) -> Color {
    let energy = match work.source.mood {
        Mood::Calm | Mood::Bright => 1.0,
        Mood::Dreamy => 0.8,
        Mood::Happy => 1.35,
        Mood::Sad => 0.7,
        Mood::Angry => 1.7,
        Mood::Afraid => 1.1,
    };
    let fine = if work.pass.details { 0.25 } else { 1.0 };
    let (light, warm) = (light * 0.050 * energy * fine, warm * 0.040 * energy * fine);
    color::clamp([c[0] * (1.0 + light + warm), c[1] * (1.0 + light), c[2] * (1.0 + light - warm * 1.2)])
}
