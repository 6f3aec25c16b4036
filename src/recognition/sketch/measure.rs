//! What is kept of a drawing, and how far two drawings are apart.

use super::ink::{self, Dot};
use super::net::{self, Network};
use super::{cloud, elastic, maps};
use crate::domain::shown::Sketch;
use crate::recognition::fewshot::Measure;

/// Dots along all strokes (the network was trained with as many: `DOTS` in scripts/train-sketch.py).
const DOTS: usize = 160;
/// Every so many of them is compared in the cloud.
const EVERY: usize = 4;
/// Blur of the direction pictures, in cells.
const BLUR: f32 = 0.7;
/// The usual distance of two different things in each view (different Omniglot letters and different seeds, rounded),
/// so that the views can be added.
const USUAL: Views = Views { cloud: 0.42, elastic: 0.22, embedding: Some(0.76) };
/// How much each view counts. The cloud sees little that the others do not.
const WEIGHTS: [f32; 3] = [0.5, 1.0, 1.0];
/// A shipped seed counts as this much further away than it is: a person's own drawing wins although a seed of another
/// word is a little nearer.
const SEED_HANDICAP: f32 = 1.15;

/// What is compared of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct SketchFeatures {
    cloud: Vec<Dot>,
    cells: Vec<f32>,
    embedding: Option<Vec<f32>>,
    seed: bool,
}

impl SketchFeatures {
    /// The same as an example that came with the program: the person's own examples come first.
    #[must_use]
    pub fn as_seed(mut self) -> Self {
        self.seed = true;
        self
    }

    /// The network's view of the drawing: [`net::EMBEDDING`] numbers of length 1.
    pub fn embedding(&self) -> Option<&[f32]> {
        self.embedding.as_deref()
    }
}

/// Measures a drawing with the network that comes with the program. `None` when nothing was drawn, only a single dot or
/// only points that are no numbers. Takes about 2 ms.
pub fn features(sketch: &Sketch) -> Option<SketchFeatures> {
    features_with(sketch, Network::shipped())
}

/// Measures a drawing with this network, or without any (the model-free path).
pub fn features_with(sketch: &Sketch, network: Option<&Network>) -> Option<SketchFeatures> {
    let dots = ink::dots(&ink::clean(sketch)?, DOTS);
    Some(SketchFeatures {
        cloud: dots.iter().skip(EVERY / 2).step_by(EVERY).copied().collect(),
        cells: maps::cells(&dots, BLUR),
        embedding: network.map(|network| network.embed(&dots)),
        seed: false,
    })
}

/// The distance in each view alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Views {
    /// Each dot to the nearest dot.
    pub cloud: f32,
    /// Cells that may move a little.
    pub elastic: f32,
    /// Embeddings, 1 - cosine; `None` when one of the two has none.
    pub embedding: Option<f32>,
}

/// How unlike two drawings are, seen in three ways at once (in two where an embedding is missing): the weighted mean of
/// the roots of the distances, each divided by what is usual. About 1 for two different things.
#[derive(Clone, Copy, Debug, Default)]
pub struct SketchMeasure;

impl SketchMeasure {
    /// The distance in each view, for judging them.
    pub fn views(&self, a: &SketchFeatures, b: &SketchFeatures) -> Views {
        Views {
            cloud: cloud::unlike(&a.cloud, &b.cloud),
            elastic: elastic::unlike(&a.cells, &b.cells),
            embedding: embedding(a, b),
        }
    }
}

fn embedding(a: &SketchFeatures, b: &SketchFeatures) -> Option<f32> {
    let (a, b) = a.embedding.as_ref().zip(b.embedding.as_ref())?;
    Some((1.0 - net::dot_product(a, b)).max(0.0))
}

/// Root of a distance in units of the usual one.
fn relative(distance: f32, usual: f32) -> f32 {
    (distance / usual).max(0.0).sqrt()
}

impl Measure for SketchMeasure {
    type Features = SketchFeatures;

    /// The cheap views come first; the dear one (`elastic`) is left out when they alone reach `cutoff`.
    fn distance(&self, a: &SketchFeatures, b: &SketchFeatures, cutoff: f32) -> f32 {
        let [w_cloud, w_elastic, w_embedding] = WEIGHTS;
        let mut sum = w_cloud * relative(cloud::unlike(&a.cloud, &b.cloud), USUAL.cloud);
        let mut weight = w_cloud + w_elastic;
        if let Some((distance, usual)) = embedding(a, b).zip(USUAL.embedding) {
            sum += w_embedding * relative(distance, usual);
            weight += w_embedding;
        }
        let scale = if a.seed || b.seed { SEED_HANDICAP } else { 1.0 } / weight;
        if sum * scale >= cutoff {
            return sum * scale;
        }
        (sum + w_elastic * relative(elastic::unlike(&a.cells, &b.cells), USUAL.elastic)) * scale
    }
}
