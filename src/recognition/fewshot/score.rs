//! Scores of words, and evidence. Values are sorted before they are added up, so that the order of teaching changes nothing.

/// How many of the nearest other things say what "far" is. On drawings, words and handshapes 2 to all of them judge alike
/// within noise (`docs/evaluation.md`).
const COHORT: usize = 3;

/// So many examples' worth does a word's own spread lean on the spread of all words. From 1 to 10 alike within noise.
const LEAN: f32 = 3.0;

/// Smallest distance that is told from none.
const TINY: f32 = 1e-6;

/// The smallest few of a row of values, in order.
pub struct Nearest {
    values: Vec<f32>,
    most: usize,
}

impl Nearest {
    /// None yet, of at most so many.
    pub fn new(most: usize) -> Self {
        Self { values: Vec::with_capacity(most + 1), most }
    }

    /// The few that evidence looks at.
    pub fn cohort() -> Self {
        Self::new(COHORT)
    }

    /// Takes a value if it is among the smallest.
    pub fn take(&mut self, value: f32) {
        let at = self.values.partition_point(|v| *v <= value);
        self.values.insert(at, value);
        self.values.truncate(self.most);
    }

    /// What a further value must be below to be taken.
    pub fn cutoff(&self) -> f32 {
        if self.values.len() < self.most { f32::INFINITY } else { self.values.last().copied().unwrap_or(0.0) }
    }

    /// Their mean; `None` of nothing.
    pub fn mean(&self) -> Option<f32> {
        mean(&self.values)
    }

    /// Mean of their logarithms.
    fn mean_ln(&self) -> Option<f32> {
        mean(&self.values.iter().map(|v| v.max(TINY).ln()).collect::<Vec<_>>())
    }
}

/// The score of a word: the mean distance to its two nearest examples. `None` without examples.
pub fn score(distances: impl Iterator<Item = f32>) -> Option<f32> {
    let mut nearest = Nearest::new(2);
    distances.for_each(|distance| nearest.take(distance));
    nearest.mean()
}

/// Mean of values in this order.
pub fn mean(values: &[f32]) -> Option<f32> {
    (!values.is_empty()).then(|| values.iter().sum::<f32>() / values.len() as f32)
}

/// How far examples of the same word are from each other.
pub struct Spreads {
    /// Of each word, in the order of words.
    pub each: Vec<f32>,
}

impl Spreads {
    /// From the scores of each word's examples when each is left out in turn. The mean of a word leans on the mean of all
    /// words, as a few distances are a poor estimate. Words with one example have that of all; when every word has only
    /// one, it is 1, and evidence is in the scale of the measure.
    pub fn new(left_out: &[Vec<f32>]) -> Self {
        let sorted = |scores: &Vec<f32>| {
            let mut scores = scores.clone();
            scores.sort_by(f32::total_cmp);
            scores
        };
        let means: Vec<Option<f32>> = left_out.iter().map(|scores| mean(&sorted(scores))).collect();
        let pooled = mean(&means.iter().flatten().copied().collect::<Vec<_>>()).filter(|pooled| *pooled > TINY);
        let pooled = pooled.unwrap_or(1.0);
        let lean = |(own, scores): (&Option<f32>, &Vec<f32>)| {
            let n = scores.len() as f32;
            own.map_or(pooled, |own| (n * own + LEAN * pooled) / (n + LEAN))
        };
        Self { each: means.iter().zip(left_out).map(lean).collect() }
    }
}

/// The two logarithms that say how certain an answer is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// ln(spread of the word's examples / distance): about 0 for a typical showing of the word.
    pub near: f32,
    /// ln(geometric mean distance of the three nearest other words and things of the background / distance); 0 without any.
    pub apart: f32,
}

impl Evidence {
    /// Of a word at a distance.
    pub fn new(distance: f32, spread: f32, others: &Nearest) -> Self {
        let ln = distance.max(TINY).ln();
        Self { near: spread.max(TINY).ln() - ln, apart: others.mean_ln().map_or(0.0, |far| far - ln) }
    }

    /// Both together.
    pub fn sum(self) -> f32 {
        self.near + self.apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_the_mean_of_the_two_nearest() {
        assert_eq!(score([5.0, 1.0, 3.0].into_iter()), Some(2.0));
        assert_eq!(score([4.0].into_iter()), Some(4.0));
        assert_eq!(score(std::iter::empty()), None);
    }

    #[test]
    fn evidence_has_no_unit() {
        let of = |unit: f32| {
            let mut others = Nearest::cohort();
            [6.0, 4.0, 9.0, 5.0, 7.0, 8.0].iter().for_each(|v| others.take(v * unit));
            let spreads = Spreads::new(&[vec![2.0 * unit, 4.0 * unit], vec![1.0 * unit]]);
            Evidence::new(1.5 * unit, spreads.each[0], &others).sum()
        };
        assert!((of(1.0) - of(1000.0)).abs() < 1e-4);
    }

    #[test]
    fn a_word_with_one_example_leans_on_the_others() {
        assert_eq!(Spreads::new(&[vec![], vec![2.0, 2.0]]).each, [2.0, 2.0]);
        assert_eq!(Spreads::new(&[vec![], vec![]]).each, [1.0, 1.0]);
        assert_eq!(Spreads::new(&[vec![3.0], vec![1.0]]).each, [2.25, 1.75]);
    }
}
