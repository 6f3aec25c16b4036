//! One hand as a short list of numbers in which people and points of view matter little and handshapes matter much.
//!
//! Two small networks make them, one from x and y, one with depth. `scripts/learn-signs` trained them on random handshapes
//! of the kinematic hand, each shown by many hands from many sides; no real hand went into them.

use super::network::Network;
use super::raw::{self, Points};
use std::sync::LazyLock;

static FLAT: LazyLock<Option<Network>> =
    LazyLock::new(|| Network::from_bytes(raw::FLAT, include_bytes!("../../../assets/signs/flat.f32")));
static DEEP: LazyLock<Option<Network>> =
    LazyLock::new(|| Network::from_bytes(raw::DEEP, include_bytes!("../../../assets/signs/deep.f32")));

/// A handshape as it was seen. Distances between embeddings are about 1 for two different handshapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedding {
    flat: Vec<f32>,
    deep: Option<Vec<f32>>,
}

impl Embedding {
    /// Of the points of a right hand, or a left one mirrored.
    pub fn of(points: &Points) -> Self {
        let has_depth = points.iter().any(|p| (p[2] - points[0][2]).abs() > 1e-6);
        Self { flat: run(&FLAT, raw::flat(points)), deep: has_depth.then(|| run(&DEEP, raw::deep(points))) }
    }

    /// Mean of several moments; `None` of none. Depth counts only if every moment has it.
    pub fn mean(all: &[Self]) -> Option<Self> {
        let first = all.first()?;
        let deep: Option<Vec<&Vec<f32>>> = all.iter().map(|e| e.deep.as_ref()).collect();
        Some(Self {
            flat: mean(all.iter().map(|e| &e.flat), first.flat.len()),
            deep: deep.map(|rows| mean(rows.iter().copied(), rows.first().map_or(0, |row| row.len()))),
        })
    }

    /// How unlike two handshapes are; with depth only if both have it.
    pub fn distance(&self, other: &Self) -> f32 {
        let flat = apart(&self.flat, &other.flat);
        match (&self.deep, &other.deep) {
            (Some(a), Some(b)) => 0.5 * (flat + apart(a, b)),
            _ => flat,
        }
    }
}

fn mean<'a>(rows: impl ExactSizeIterator<Item = &'a Vec<f32>>, width: usize) -> Vec<f32> {
    let share = 1.0 / rows.len().max(1) as f32;
    let mut out = vec![0.0; width];
    rows.for_each(|row| out.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * share));
    out
}

fn apart(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum::<f32>().sqrt()
}

/// The files are part of the program (a test holds that they fit); without them the measurements stand for themselves.
fn run(network: &Option<Network>, raw: Vec<f32>) -> Vec<f32> {
    network.as_ref().map_or_else(|| raw.clone(), |network| network.apply(&raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trained_networks_fit_the_measurements() {
        assert!(FLAT.is_some() && DEEP.is_some());
    }
}
