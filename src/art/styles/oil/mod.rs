//! Oil: layers of curved brush strokes from broad to fine (after Hertzmann 1998), with bristles, thick paint and a raking light.
//!
//! What is added so that flat drawings become paintings: objects are modelled by light first; directions flow from edges
//! into flat areas (`field`); strokes end where the colour changes; every stroke has its own tone; eyes and mouths get a last
//! fine layer; the height of the paint catches the light (`finish`).

mod brush;
mod finish;
mod plan;

use super::{Flow, Progress, Style};
use super::{field, texture};
use crate::art::blur;
use crate::art::draw::Layers;
use crate::art::grid::{Plane, Rgb};
use crate::art::picture::Picture;
use crate::art::rng::Rng;

/// The style.
pub struct Oil;

/// A primed canvas: light ochre.
const PRIMING: [f32; 3] = [0.90, 0.84, 0.72];

/// One layer of strokes.
struct Pass {
    /// Half of the brush's width at 1024 pixels.
    radius: f32,
    /// Colour error from which a stroke is worth it.
    threshold: f32,
    /// Longest stroke, in brush radii.
    length: f32,
    /// Height of the paint.
    body: f32,
    /// Only where objects have fine detail.
    details: bool,
    /// How often progress is told.
    batches: usize,
}

const PASSES: [Pass; 5] = [
    Pass { radius: 26.0, threshold: 0.0, length: 11.0, body: 1.5, details: false, batches: 8 },
    Pass { radius: 12.0, threshold: 0.065, length: 12.0, body: 1.5, details: false, batches: 10 },
    Pass { radius: 6.0, threshold: 0.085, length: 12.0, body: 1.1, details: false, batches: 10 },
    Pass { radius: 3.0, threshold: 0.11, length: 10.0, body: 0.7, details: false, batches: 8 },
    Pass { radius: 1.5, threshold: 0.09, length: 9.0, body: 0.35, details: true, batches: 4 },
];

/// Paint on a canvas: colour and height.
struct Wet {
    color: Rgb,
    height: Plane,
}

impl Style for Oil {
    fn name(&self) -> &'static str {
        "oil"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = w.max(h) as f32 / 1024.0;
        let lit = source.lit();
        let field = field::directions(source, &lit, seed);
        let fine = texture::detail(source, &lit, scale);
        let details = blur::boxed(&fine, (2.0 * scale).round() as usize).map(|v| v > 0.05);
        let bristles = brush::Bristles::new(seed);
        let mut wet = Wet { color: Rgb::new(w, h, PRIMING), height: Plane::new(w, h, 0.0) };
        let batches: usize = PASSES.iter().map(|pass| pass.batches).sum();
        let mut done = 0;
        for (number, pass) in PASSES.iter().enumerate() {
            let radius = (pass.radius * scale).max(0.8);
            let target = blur::gaussian(&lit, radius * 0.35);
            let work = plan::Work { source, target: &target, field: &field, details: &details, pass, radius, seed };
            let mut strokes = plan::strokes(&work, &wet.color, number as u64);
            Rng::new(seed, 500 + number as u64).shuffle(&mut strokes);
            for batch in strokes.chunks(strokes.len().div_ceil(pass.batches).max(1)) {
                brush::lay(&mut wet.color, &mut wet.height, batch, &bristles, pass.body * scale.max(0.4));
                done += 1;
                let now = || finish::picture(&wet.color, &wet.height, scale, seed);
                let state = Progress { done: (done as f32 / batches as f32).min(0.99), picture: &now };
                if progress(state) == Flow::Stop {
                    return finish::picture(&wet.color, &wet.height, scale, seed);
                }
            }
        }
        finish::picture(&wet.color, &wet.height, scale, seed)
    }
}
