//! One step of learning: a prototypical loss, its slopes, and Adam.

use super::hands::{JUDGED, SHAPES, SHOWN, SIGHTS};
use malgeurim::recognition::sign::network::{Layer, Network, WIDTH, positive};
use malgeurim::recognition::sign::random::Chance;

/// The weights of the network and what Adam remembers of their slopes.
pub struct Learner {
    inputs: usize,
    weights: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

impl Learner {
    /// With random weights (He and others 2015), smaller ones in the last layer.
    pub fn new(inputs: usize, chance: &mut Chance) -> Self {
        let mut weights = Vec::with_capacity(Network::count(inputs));
        for (before, after) in Network::sizes(inputs) {
            let gain = if after == WIDTH { 0.2 } else { 2.0 };
            let deviation = (gain / before as f32).sqrt();
            weights.extend((0..before * after).map(|_| chance.normal(deviation)));
            weights.extend(std::iter::repeat_n(0.0, after));
        }
        let count = weights.len();
        Self { inputs, weights, first: vec![0.0; count], second: vec![0.0; count], steps: 0 }
    }

    /// What was learnt.
    pub fn into_weights(self) -> Vec<f32> {
        self.weights
    }

    /// One round; gives loss and the share of sights nearest to their own handshape.
    pub fn learn(&mut self, inputs: &[Vec<f32>], step: f32) -> (f32, f32) {
        let network = Network::new(self.inputs, self.weights.clone()).expect("finite weights");
        let passed: Vec<Passed> = inputs.iter().map(|x| Passed::through(&network, x)).collect();
        let (slopes, loss, right) = slopes_of_outputs(&passed.iter().map(|p| &p.out[..]).collect::<Vec<_>>());
        let mut slope = vec![0.0; self.weights.len()];
        for ((input, passed), back) in inputs.iter().zip(&passed).zip(&slopes) {
            passed.push_back(&network, input, back, &mut slope);
        }
        self.adam(&slope, step);
        (loss, right)
    }

    fn adam(&mut self, slope: &[f32], step: f32) {
        self.steps += 1;
        let (a, b) = (1.0 - 0.9f32.powi(self.steps), 1.0 - 0.999f32.powi(self.steps));
        let moments = self.first.iter_mut().zip(&mut self.second);
        for ((weight, (first, second)), g) in self.weights.iter_mut().zip(moments).zip(slope) {
            *first += 0.1 * (g - *first);
            *second += 0.001 * (g * g - *second);
            *weight -= step * (*first / a) / ((*second / b).sqrt() + 1e-8);
        }
    }
}

/// What passed through the network.
struct Passed {
    hidden: [Vec<f32>; 2],
    out: Vec<f32>,
}

impl Passed {
    fn through(network: &Network, input: &[f32]) -> Self {
        let [first, second, last] = network.layers();
        let one = positive(first.apply(input));
        let two = positive(second.apply(&one));
        Self { out: last.apply(&two), hidden: [one, two] }
    }

    /// Adds the slope of every weight for one input.
    fn push_back(&self, network: &Network, input: &[f32], back: &[f32], slope: &mut [f32]) {
        let layers = network.layers();
        let (first, rest) = slope.split_at_mut(layers[0].rows.len() + layers[0].constants.len());
        let (second, last) = rest.split_at_mut(layers[1].rows.len() + layers[1].constants.len());
        let back = one_layer(&layers[2], &self.hidden[1], back, last);
        let back = one_layer(&layers[1], &self.hidden[0], &back, second);
        add_slopes(input, &back, first);
    }
}

/// Adds the slopes of a layer; gives those of the positive numbers that went in.
fn one_layer(layer: &Layer<'_>, input: &[f32], back: &[f32], slope: &mut [f32]) -> Vec<f32> {
    add_slopes(input, back, slope);
    let rows = layer.rows.chunks_exact(back.len());
    let into = |(x, row): (&f32, &[f32])| if *x > 0.0 { row.iter().zip(back).map(|(w, b)| w * b).sum() } else { 0.0 };
    input.iter().zip(rows).map(into).collect()
}

fn add_slopes(input: &[f32], back: &[f32], slope: &mut [f32]) {
    let (rows, constants) = slope.split_at_mut(input.len() * back.len());
    constants.iter_mut().zip(back).for_each(|(s, b)| *s += b);
    for (x, row) in input.iter().zip(rows.chunks_exact_mut(back.len())).filter(|(x, _)| **x != 0.0) {
        row.iter_mut().zip(back).for_each(|(s, b)| *s += x * b);
    }
}

/// Squared distance.
pub fn square(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// Cross entropy of a softmax over the negative squared distances to the means: slope for each output, loss, share right.
fn slopes_of_outputs(out: &[&[f32]]) -> (Vec<Vec<f32>>, f32, f32) {
    let mean = |k: usize| -> Vec<f32> {
        (0..WIDTH).map(|d| (0..SHOWN).map(|s| out[k * SIGHTS + s][d]).sum::<f32>() / SHOWN as f32).collect()
    };
    let means: Vec<Vec<f32>> = (0..SHAPES).map(mean).collect();
    let mut slopes = vec![vec![0.0; WIDTH]; out.len()];
    let (mut loss, mut right) = (0.0, 0.0);
    let share = 1.0 / (SHAPES * JUDGED) as f32;
    for n in (0..out.len()).filter(|n| n % SIGHTS >= SHOWN) {
        let own = n / SIGHTS;
        let squares: Vec<f32> = means.iter().map(|m| square(out[n], m)).collect();
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
