//! Trains the two small networks of handshapes in `assets/signs/` on the kinematic hand: no real hand is used.
//!
//! `cargo run --release --example learn_signs -- assets/signs [ROUNDS]` writes `flat.f32` and `deep.f32` (the same every
//! time on the same machine; some minutes). Prototypical networks (Snell, Swersky and Zemel 2017): in every round some
//! random handshapes are shown a few times by different hands from different sides, and the network learns to put each
//! sight nearer to the mean of its own handshape than to the others. Half of the handshapes of a round are another one
//! with a finger changed or turned in the picture, since those are what is confused.

use malgeurim::domain::shown::Side;
use malgeurim::recognition::sign::kinematic::{Build, Finger, Shape, Thumb, View, seen};
use malgeurim::recognition::sign::network::{HIDDEN, Network, WIDTH};
use malgeurim::recognition::sign::random::Chance;
use malgeurim::recognition::sign::raw::{self, Points};
use std::f32::consts::PI;

/// Handshapes of a round, sights that make the mean, sights that are judged.
const SHAPES: usize = 24;
const SHOWN: usize = 2;
const JUDGED: usize = 4;
const SIGHTS: usize = SHOWN + JUDGED;
/// Rounds of training unless the second argument says otherwise.
const ROUNDS: usize = 10_000;
/// Size of the first steps (Adam, Kingma and Ba 2015); they shrink to nothing.
const STEP: f32 = 2e-3;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "assets/signs".to_owned());
    let rounds = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    for (name, measure) in [("flat.f32", raw::flat as fn(&Points) -> Vec<f32>), ("deep.f32", raw::deep)] {
        let network = train(rounds, measure);
        std::fs::write(std::path::Path::new(&folder).join(name), network.to_bytes())?;
    }
    Ok(())
}

/// A handshape and how it is turned.
#[derive(Clone)]
struct Posture {
    shape: Shape,
    roll: f32,
    yaw: f32,
    pitch: f32,
}

impl Posture {
    fn any(chance: &mut Chance) -> Self {
        let fan = chance.unit();
        let fingers = std::array::from_fn(|k| any_finger(k, fan, chance));
        let roll = if chance.unit() < 0.6 { 0.0 } else { chance.within(-PI, PI) };
        let yaw = match chance.pick(5) {
            0 | 1 => 0.0,
            2 => PI,
            _ => chance.within(-PI, PI),
        };
        // Fingers come towards the camera, and beyond, more often than they go away from it.
        let pitch = if chance.unit() < 0.65 { 0.0 } else { chance.within(-1.2, 2.0) };
        Self { shape: Shape { thumb: any_thumb(chance), fingers }, roll, yaw, pitch }
    }

    /// Nearly the same, but not the same.
    fn variant(&self, chance: &mut Chance) -> Self {
        let mut other = self.clone();
        match chance.pick(7) {
            0 => other.roll += chance.within(1.2, 2.0 * PI - 1.2),
            1 | 2 => other.shape.thumb = any_thumb(chance),
            _ => {
                let k = chance.pick(4);
                let is_straight = self.shape.fingers[k].pip < 0.5;
                other.shape.fingers[k] =
                    Finger::bent(if is_straight { 1.0 } else { 0.0 }, self.shape.fingers[k].spread);
            }
        }
        other
    }

    /// Shown by somebody.
    fn sight(&self, chance: &mut Chance) -> Points {
        let view = View {
            yaw: self.yaw + chance.normal(0.5),
            pitch: self.pitch + chance.normal(0.5),
            roll: self.roll + chance.normal(0.4),
            away: chance.within(5.0, 20.0),
            ..View::default()
        };
        let build = Build::of(0.08, chance);
        let shape = self.shape.restyled(0.15, chance);
        let depth = 1.0 + chance.normal(0.2);
        let noise = chance.within(0.01, 0.05);
        seen(&shape, &build, &view, Side::Right, noise, chance).points.map(|[x, y, z]| [x, y, z * depth])
    }
}

fn any_finger(k: usize, fan: f32, chance: &mut Chance) -> Finger {
    let spread = fan * [0.25, 0.03, -0.16, -0.38][k] + chance.normal(0.05);
    match chance.pick(5) {
        0 | 1 => Finger {
            mcp: chance.within(-0.2, 0.35),
            pip: chance.within(0.0, 0.2),
            dip: chance.within(0.0, 0.1),
            spread,
        },
        2 | 3 => Finger {
            mcp: chance.within(0.7, 1.6),
            pip: chance.within(1.4, 1.95),
            dip: chance.within(0.4, 1.2),
            spread: 0.3 * spread,
        },
        _ => {
            Finger { mcp: chance.within(0.0, 1.4), pip: chance.within(0.0, 1.6), dip: chance.within(0.0, 0.9), spread }
        }
    }
}

fn any_thumb(chance: &mut Chance) -> Thumb {
    let bend = if chance.unit() < 0.5 { 0.0 } else { chance.within(0.0, 0.9) };
    Thumb { out: chance.within(0.4, 1.4), across: chance.within(0.0, 0.9), mcp: bend, ip: bend }
}

/// The sights of one round: `SHAPES` times `SIGHTS`.
fn round(chance: &mut Chance) -> Vec<Points> {
    let mut postures: Vec<Posture> = Vec::with_capacity(SHAPES);
    while postures.len() < SHAPES {
        let next = match postures.last() {
            Some(last) if postures.len() % 2 == 1 => last.variant(chance),
            _ => Posture::any(chance),
        };
        postures.push(next);
    }
    postures.iter().flat_map(|posture| (0..SIGHTS).map(|_| posture.sight(chance)).collect::<Vec<_>>()).collect()
}

fn train(rounds: usize, measure: fn(&Points) -> Vec<f32>) -> Network {
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
            eprintln!("round {}: loss {:.3}, right {:.3}", n + 1, shown.0, shown.1);
            shown = (0.0, 0.0);
        }
    }
    finished(learner.weights, &scale, &sample)
}

/// Takes raw measurements instead of scaled ones, and gives two different handshapes a distance of about 1.
fn finished(mut weights: Vec<f32>, scale: &Scale, sample: &[Vec<f32>]) -> Network {
    let inputs = scale.mean.len();
    for i in 0..inputs {
        for h in 0..HIDDEN {
            weights[i * HIDDEN + h] /= scale.deviation[i];
            weights[inputs * HIDDEN + h] -= scale.mean[i] * weights[i * HIDDEN + h];
        }
    }
    let network = Network::new(inputs, weights.clone()).expect("as many weights as before");
    let out: Vec<Vec<f32>> = sample.iter().step_by(2 * SIGHTS).map(|x| network.apply(x)).collect();
    let apart: Vec<f32> = out.windows(2).map(|pair| square(&pair[0], &pair[1]).sqrt()).collect();
    let typical = apart.iter().sum::<f32>() / apart.len() as f32;
    weights[(inputs + 1) * HIDDEN..].iter_mut().for_each(|w| *w /= typical);
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

/// The weights of the network and what Adam remembers of their slopes.
struct Learner {
    inputs: usize,
    weights: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

impl Learner {
    fn new(inputs: usize, chance: &mut Chance) -> Self {
        let count = Network::count(inputs);
        let outer = (inputs + 1) * HIDDEN;
        let weights = (0..count)
            .map(|i| match i {
                i if i < inputs * HIDDEN => chance.normal((2.0 / inputs as f32).sqrt()),
                i if i >= outer && i < outer + HIDDEN * WIDTH => chance.normal((0.2 / HIDDEN as f32).sqrt()),
                _ => 0.0,
            })
            .collect();
        Self { inputs, weights, first: vec![0.0; count], second: vec![0.0; count], steps: 0 }
    }

    /// One round; gives loss and the share of sights nearest to their own handshape.
    fn learn(&mut self, inputs: &[Vec<f32>], step: f32) -> (f32, f32) {
        let network = Network::new(self.inputs, self.weights.clone()).expect("finite weights");
        let out: Vec<Vec<f32>> = inputs.iter().map(|x| network.apply(x)).collect();
        let (slopes, loss, right) = slopes_of_outputs(&out);
        let mut slope = vec![0.0; self.weights.len()];
        for (x, back) in inputs.iter().zip(&slopes) {
            push_back(&network, x, back, &mut slope);
        }
        self.adam(&slope, step);
        (loss, right)
    }

    fn adam(&mut self, slope: &[f32], step: f32) {
        self.steps += 1;
        let (a, b) = (1.0 - 0.9f32.powi(self.steps), 1.0 - 0.999f32.powi(self.steps));
        for (i, g) in slope.iter().enumerate() {
            self.first[i] += 0.1 * (g - self.first[i]);
            self.second[i] += 0.001 * (g * g - self.second[i]);
            self.weights[i] -= step * (self.first[i] / a) / ((self.second[i] / b).sqrt() + 1e-8);
        }
    }
}

fn square(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// Cross entropy of a softmax over the negative squared distances to the means: slope for each output, loss, share right.
fn slopes_of_outputs(out: &[Vec<f32>]) -> (Vec<Vec<f32>>, f32, f32) {
    let mean = |k: usize| -> Vec<f32> {
        (0..WIDTH).map(|d| (0..SHOWN).map(|s| out[k * SIGHTS + s][d]).sum::<f32>() / SHOWN as f32).collect()
    };
    let means: Vec<Vec<f32>> = (0..SHAPES).map(mean).collect();
    let mut slopes = vec![vec![0.0; WIDTH]; out.len()];
    let (mut loss, mut right) = (0.0, 0.0);
    let share = 1.0 / (SHAPES * JUDGED) as f32;
    for n in (0..out.len()).filter(|n| n % SIGHTS >= SHOWN) {
        let own = n / SIGHTS;
        let squares: Vec<f32> = means.iter().map(|m| square(&out[n], m)).collect();
        let least = squares.iter().copied().fold(f32::INFINITY, f32::min);
        let total: f32 = squares.iter().map(|s| (least - s).exp()).sum();
        loss += (squares[own] - least + total.ln()) * share;
        right += if squares[own] <= least { share } else { 0.0 };
        for (k, m) in means.iter().enumerate() {
            let p = (least - squares[k]).exp() / total;
            let pull = 2.0 * share * (if k == own { 1.0 - p } else { -p });
            for d in 0..WIDTH {
                let s = pull * (out[n][d] - m[d]);
                slopes[n][d] += s;
                (0..SHOWN).for_each(|i| slopes[k * SIGHTS + i][d] -= s / SHOWN as f32);
            }
        }
    }
    (slopes, loss, right)
}

/// Adds the slope of every weight for one input.
fn push_back(network: &Network, input: &[f32], back: &[f32], slope: &mut [f32]) {
    let parts = network.parts();
    let mut hidden = parts.first_constant.to_vec();
    for (x, row) in input.iter().zip(parts.first.chunks_exact(HIDDEN)) {
        hidden.iter_mut().zip(row).for_each(|(h, w)| *h += x * w);
    }
    let outer = (input.len() + 1) * HIDDEN;
    let (inner_slope, outer_slope) = slope.split_at_mut(outer);
    let mut inner = [0.0; HIDDEN];
    for h in (0..HIDDEN).filter(|&h| hidden[h] > 0.0) {
        let row = h * WIDTH..(h + 1) * WIDTH;
        inner[h] = parts.second[row.clone()].iter().zip(back).map(|(w, b)| w * b).sum();
        outer_slope[row].iter_mut().zip(back).for_each(|(s, b)| *s += hidden[h] * b);
    }
    outer_slope[HIDDEN * WIDTH..].iter_mut().zip(back).for_each(|(s, b)| *s += b);
    let (rows, constants) = inner_slope.split_at_mut(input.len() * HIDDEN);
    constants.iter_mut().zip(&inner).for_each(|(s, i)| *s += i);
    for (x, row) in input.iter().zip(rows.chunks_exact_mut(HIDDEN)) {
        row.iter_mut().zip(&inner).for_each(|(s, i)| *s += x * i);
    }
}
