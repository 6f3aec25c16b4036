//! Trains the two small networks of handshapes in `assets/signs/` on the kinematic hand: no real hand is used.
//!
//! `cargo run --release --example learn_signs -- assets/signs [ROUNDS]` writes `flat.f32` and `deep.f32` (the same every
//! time on the same machine; some minutes). Prototypical networks (Snell, Swersky and Zemel 2017): in every round some
//! random handshapes are shown a few times by different hands from different sides, and the network learns to put each
//! sight nearer to the mean of its own handshape than to the others. `learn_signs/hands.rs` makes the sights,
//! `learn_signs/learner.rs` learns.

#[path = "learn_signs/hands.rs"]
mod hands;
#[path = "learn_signs/learner.rs"]
mod learner;

use hands::{SIGHTS, round};
use learner::{Learner, square};
use malgeurim::recognition::sign::network::{HIDDEN, Network};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::raw::{self, Points};
use std::path::Path;

/// Rounds of training unless the second argument says otherwise.
const ROUNDS: usize = 20_000;
/// Size of the first steps (Adam, Kingma and Ba 2015); they shrink to nothing.
const STEP: f32 = 1.5e-3;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "assets/signs".to_owned());
    let rounds = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let learn = |name: &str, measure: fn(&Points) -> Vec<f32>| -> std::io::Result<()> {
        std::fs::write(Path::new(&folder).join(name), train(name, rounds, measure).to_bytes())
    };
    // The networks know nothing of each other: one core for each.
    std::thread::scope(|scope| {
        let deep = scope.spawn(|| learn("deep.f32", raw::deep));
        learn("flat.f32", raw::flat)?;
        deep.join().expect("the thread says what went wrong itself")
    })
}

fn train(name: &str, rounds: usize, measure: fn(&Points) -> Vec<f32>) -> Network {
    let mut chance = Chance::new(20_261);
    let sample: Vec<Vec<f32>> = (0..40).flat_map(|_| round(&mut chance)).map(|p| measure(&p)).collect();
    let scale = Scale::of(&sample);
    let mut learner = Learner::new(scale.mean.len(), &mut chance);
    let mut shown = (0.0, 0.0);
    for n in 0..rounds {
        let inputs: Vec<Vec<f32>> = round(&mut chance).iter().map(|p| scale.apply(&measure(p))).collect();
        let (loss, right) = learner.learn(&inputs, STEP * (1.0 - n as f32 / rounds as f32));
        shown = (shown.0 + loss / 1000.0, shown.1 + right / 1000.0);
        if n % 1000 == 999 {
            eprintln!("{name}, round {}: loss {:.3}, right {:.3}", n + 1, shown.0, shown.1);
            shown = (0.0, 0.0);
        }
    }
    finished(learner.into_weights(), &scale, &sample)
}

/// Takes raw measurements instead of scaled ones, and gives two different handshapes a distance of about 1.
fn finished(mut weights: Vec<f32>, scale: &Scale, sample: &[Vec<f32>]) -> Network {
    let (inputs, first) = (scale.mean.len(), HIDDEN[0]);
    for i in 0..inputs {
        for h in 0..first {
            weights[i * first + h] /= scale.deviation[i];
            weights[inputs * first + h] -= scale.mean[i] * weights[i * first + h];
        }
    }
    let network = Network::new(inputs, weights.clone()).expect("as many weights as before");
    let out: Vec<Vec<f32>> = sample.iter().step_by(2 * SIGHTS).map(|x| network.apply(x)).collect();
    let apart: Vec<f32> = out.windows(2).map(|pair| square(&pair[0], &pair[1]).sqrt()).collect();
    let typical = apart.iter().sum::<f32>() / apart.len() as f32;
    let [first, second, _] = Network::sizes(inputs).map(|(before, after)| (before + 1) * after);
    weights[first + second..].iter_mut().for_each(|w| *w /= typical);
    Network::new(inputs, weights).expect("as many weights as before")
}

/// Mean and deviation of each measurement.
struct Scale {
    mean: Vec<f32>,
    deviation: Vec<f32>,
}

impl Scale {
    fn of(rows: &[Vec<f32>]) -> Self {
        let share = 1.0 / rows.len() as f32;
        let width = rows[0].len();
        let mean: Vec<f32> = (0..width).map(|i| rows.iter().map(|row| row[i]).sum::<f32>() * share).collect();
        let spread = |i: usize| (rows.iter().map(|row| (row[i] - mean[i]).powi(2)).sum::<f32>() * share).sqrt();
        let deviation = (0..width).map(|i| spread(i).max(1e-3)).collect();
        Self { mean, deviation }
    }

    fn apply(&self, row: &[f32]) -> Vec<f32> {
        row.iter().zip(&self.mean).zip(&self.deviation).map(|((x, m), d)| (x - m) / d).collect()
    }
}
