//! A network with one hidden layer, small enough to be run without a runtime: some 30,000 weights.

/// Numbers in the hidden layer.
pub const HIDDEN: usize = 160;
/// Numbers that come out.
pub const WIDTH: usize = 24;

/// All weights in a row: `inputs` x `HIDDEN`, the `HIDDEN` constants, `HIDDEN` x `WIDTH`, the `WIDTH` constants.
#[derive(Clone, Debug)]
pub struct Network {
    inputs: usize,
    weights: Vec<f32>,
}

/// The weights by their use.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// A row of `HIDDEN` for each input.
    pub first: &'a [f32],
    /// `HIDDEN` constants.
    pub first_constant: &'a [f32],
    /// A row of `WIDTH` for each hidden number.
    pub second: &'a [f32],
    /// `WIDTH` constants.
    pub second_constant: &'a [f32],
}

impl Network {
    /// How many weights a network with this many inputs has.
    pub fn count(inputs: usize) -> usize {
        (inputs + 1) * HIDDEN + (HIDDEN + 1) * WIDTH
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

    /// The weights by their use.
    pub fn parts(&self) -> Parts<'_> {
        let (first, rest) = self.weights.split_at(self.inputs * HIDDEN);
        let (first_constant, rest) = rest.split_at(HIDDEN);
        let (second, second_constant) = rest.split_at(HIDDEN * WIDTH);
        Parts { first, first_constant, second, second_constant }
    }

    /// What comes out; inputs that are missing count as 0.
    pub fn apply(&self, input: &[f32]) -> Vec<f32> {
        let parts = self.parts();
        let mut hidden = parts.first_constant.to_vec();
        add_rows(&mut hidden, input, parts.first);
        hidden.iter_mut().for_each(|h| *h = h.max(0.0));
        let mut out = parts.second_constant.to_vec();
        add_rows(&mut out, &hidden, parts.second);
        out
    }
}

fn add_rows(sums: &mut [f32], factors: &[f32], rows: &[f32]) {
    for (factor, row) in factors.iter().zip(rows.chunks_exact(sums.len())) {
        sums.iter_mut().zip(row).for_each(|(sum, w)| *sum += factor * w);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_broken_ones_are_refused() {
        let weights: Vec<f32> = (0..Network::count(3)).map(|i| i as f32 * 1e-3).collect();
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
        let second = 2 * HIDDEN;
        (weights[second], weights[second + WIDTH]) = (1.0, 1.0); // their sum: the absolute value
        let network = Network::new(1, weights).expect("fits");
        assert_eq!((network.apply(&[3.0])[0], network.apply(&[-4.0])[0]), (3.0, 4.0));
    }
}
