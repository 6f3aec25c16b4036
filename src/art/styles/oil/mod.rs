//! Oil: layers of curved brush strokes from broad to fine (after Hertzmann 1998), with bristles, thick paint and a raking light.
//!
//! What is added so that flat drawings become paintings: objects are modelled by light first; directions flow from edges
//! into flat areas (`field`); strokes end where the colour changes; every stroke has its own tone; eyes and mouths get a last
//! fine layer; the height of the paint catches the light (`finish`).

mod brush;
mod finish;
mod plan;

use super::field::{self, Field};
use super::{Flow, Progress, Style, texture};
use crate::art::blur;
use crate::art::color;
use crate::art::draw::Layers;
use crate::art::grid::{Grid, Rgb8};
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
    Pass { radius: 26.0, threshold: 0.0, length: 11.0, body: 1.9, details: false, batches: 10 },
    Pass { radius: 12.0, threshold: 0.060, length: 12.0, body: 1.9, details: false, batches: 12 },
    Pass { radius: 6.0, threshold: 0.085, length: 12.0, body: 1.4, details: false, batches: 12 },
    Pass { radius: 3.0, threshold: 0.12, length: 10.0, body: 0.8, details: false, batches: 10 },
    Pass { radius: 1.5, threshold: 0.09, length: 9.0, body: 0.35, details: true, batches: 4 },
];

/// Paint on a canvas: red, green, blue, and the height in pixels.
type Wet = Grid<[f32; 4]>;

impl Style for Oil {
    fn name(&self) -> &'static str {
        "oil"
    }

    fn paint(&self, source: &Layers, seed: u64, progress: &mut dyn FnMut(Progress<'_>) -> Flow) -> Picture {
        let (w, h) = (source.width, source.height);
        let scale = texture::scale(source);
        let lit = texture::lit(source);
        let [r, g, b] = PRIMING;
        let mut easel = Easel {
            source,
            scale,
            seed,
            bristles: brush::Bristles::new(seed),
            wet: Wet::new(w, h, [r, g, b, 0.0]),
            done: 0,
            progress,
        };
        // The broad first strokes need no fine directions, and so land at once.
        let coarse = field::directions(source, &lit, field::COARSE, seed);
        if easel.layers(&PASSES[..1], 0, &lit, &coarse, None) {
            let fine = field::directions(source, &lit, field::FINE, seed);
            let details = details(source, &lit, scale);
            easel.layers(&PASSES[1..], 1, &lit, &fine, Some(&details));
        }
        finish::picture(&easel.wet, scale, seed)
    }
}

fn details(source: &Layers, lit: &Rgb8, scale: f32) -> Grid<bool> {
    let fine = texture::detail(source, lit, scale);
    let (w, h, sigma) = (fine.width, fine.height, (1.4 * scale).max(0.5));
    blur::gaussian_of(w, h, sigma, |x, y| f32::from(u8::from(fine.data[y * w + x])), |v| v > 0.05)
}

struct Easel<'a> {
    source: &'a Layers,
    scale: f32,
    seed: u64,
    bristles: brush::Bristles,
    wet: Wet,
    done: usize,
    progress: &'a mut dyn FnMut(Progress<'_>) -> Flow,
}

impl Easel<'_> {
    /// Paints layer after layer; `false` when somebody said stop.
    fn layers(
        &mut self,
        passes: &[Pass],
        first: usize,
        lit: &Rgb8,
        field: &Field,
        details: Option<&Grid<bool>>,
    ) -> bool {
        let (w, h) = (lit.width, lit.height);
        for (number, pass) in passes.iter().enumerate() {
            let number = (first + number) as u64;
            let radius = (pass.radius * self.scale).max(0.8);
            let target = blur::gaussian_of(w, h, radius * 0.3, |x, y| lit.color(y * w + x), color::to_bytes);
            let work =
                plan::Work { source: self.source, target: &target, field, details, pass, radius, seed: self.seed };
            let mut strokes = plan::strokes(&work, &self.wet, number);
            Rng::new(self.seed, 500 + number).shuffle(&mut strokes);
            if pass.details {
                // Dark lines last: eyes, mouths and a person's own thin lines stay whole.
                strokes.sort_by(|a, b| color::luma(b.color).total_cmp(&color::luma(a.color)));
            }
            for batch in strokes.chunks(strokes.len().div_ceil(pass.batches).max(1)) {
                brush::lay(&mut self.wet, batch, &self.bristles, pass.body * self.scale.max(0.4));
                self.done += 1;
                if !self.show() {
                    return false;
                }
            }
        }
        true
    }

    fn show(&mut self) -> bool {
        let batches: usize = PASSES.iter().map(|pass| pass.batches).sum();
        let now = || finish::picture(&self.wet, self.scale, self.seed);
        let state = Progress { done: (self.done as f32 / batches as f32).min(0.99), picture: &now };
        (self.progress)(state) == Flow::Continue
    }
}
