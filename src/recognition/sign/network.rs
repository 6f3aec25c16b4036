//! A network with two hidden layers, small enough to be run without a runtime: some 60,000 weights.

/// Numbers in the hidden layers.
pub const HIDDEN: [usize; 2] = [224, 96];
/// Numbers that come out.
pub const WIDTH: usize = 24;

/// All weights in a row, layer after layer: a row of weights for each number that goes in, then the constants.
#[derive(Clone, Debug)]
pub struct Network {
    inputs: usize,
    weights: Vec<f32>,
}

/// One layer of a network.
#[derive(Clone, Copy)]
pub struct Layer<'a> {
    /// A row for each number that goes in.
    pub rows: &'a [f32],
    /// As many as numbers come out.
    pub constants: &'a [f32],
}

impl Layer<'_> {
    /// What comes out of the layer; inputs that are missing count as 0.
    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        let mut out = self.constants.to_vec();
        for (factor, row) in input.iter().zip(self.rows.chunks_exact(out.len())).filter(|(factor, _)| **factor != 0.0) {
            out.iter_mut().zip(row).for_each(|(sum, w)| *sum += factor * w);
        }
        out
    }
}

impl Network {
    /// Numbers that go into and come out of each layer.
    pub fn sizes(inputs: usize) -> [(usize, usize); 3] {
        [(inputs, HIDDEN[0]), (HIDDEN[0], HIDDEN[1]), (HIDDEN[1], WIDTH)]
    }

    /// How many weights a network with this many inputs has.
    pub fn count(inputs: usize) -> usize {
        Self::sizes(inputs).iter().map(|(before, after)| (before + 1) * after).sum()
    }

    /// `None` unless there are exactly [`Network::count`] weights, all of them finite.
    pub fn new(inputs: usize, weights: Vec<f32>) -> Option<Self> {
        (weights.len() == Self::count(inputs) && weights.iter().all(|w| w.is_finite()))
            .then_some(Self { inputs, weights })
    }

    /// From 32-bit floats, least byte first.
    pub fn from_bytes(inputs: usize, bytes: &[u8]) -> Option<Self> {
        let (words, _) = bytes.as_chunks::<4>();
        Self::new(inputs, words.iter().map(|word| f32::from_le_bytes(*word)).collect())
    }

    /// As [`Network::from_bytes`] reads it.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.weights.iter().flat_map(|w| w.to_le_bytes()).collect()
    }

    /// The layers, in the order of use; what comes out of all but the last one counts only where it is positive.
    pub fn layers(&self) -> [Layer<'_>; 3] {
        let mut rest = &self.weights[..];
        Self::sizes(self.inputs).map(|(before, after)| {
            let (rows, others) = rest.split_at(before * after);
            let (constants, others) = others.split_at(after);
            rest = others;
            Layer { rows, constants }
        })
    }

    /// What comes out; inputs that are missing count as 0.
    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        let [first, second, last] = self.layers();
        last.apply(&positive(second.apply(&positive(first.apply(input)))))
    }
}

/// What passes from one layer to the next.
pub fn positive(mut numbers: Vec<f32>) -> Vec<f32> {
    numbers.iter_mut().for_each(|x| *x = x.max(0.0));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_broken_ones_are_refused() {
        let weights: Vec<f32> = (0..Network::count(3)).map(|i| i as f32 * 1e-5).collect();
        let network = Network::new(3, weights).expect("fits");
        let bytes = network.to_bytes();
        let again = Network::from_bytes(3, &bytes).expect("its own bytes");
        assert_eq!(again.apply(&[1.0, -2.0, 0.5]), network.apply(&[1.0, -2.0, 0.5]));
        assert!(Network::from_bytes(4, &bytes).is_none() && Network::from_bytes(3, &bytes[4..]).is_none());
        assert!(Network::new(3, vec![f32::NAN; Network::count(3)]).is_none());
    }

    #[test]
    fn only_positive_hidden_numbers_pass() {
        let mut weights = vec![0.0; Network::count(1)];
        (weights[0], weights[1]) = (1.0, -1.0); // two hidden numbers: x and -x
        let second = 2 * HIDDEN[0];
        (weights[second], weights[second + HIDDEN[1]]) = (1.0, 1.0); // their sum: the absolute value
        let last = second + (HIDDEN[0] + 1) * HIDDEN[1];
        weights[last] = 1.0;
        let network = Network::new(1, weights).expect("fits");
        assert_eq!((network.apply(&[3.0])[0], network.apply(&[-4.0])[0]), (3.0, 4.0));
    }
}
