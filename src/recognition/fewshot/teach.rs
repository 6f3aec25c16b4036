//! Good advice while teaching.

use super::Measure;
use super::memory::true_distance;

/// How good what is taught of a word is.
#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    /// How many examples.
    pub examples: usize,
    /// How far the examples are from each other, in the scale of the measure; `None` of one.
    pub spread: Option<f32>,
    /// The word with the nearest example, and how far that is.
    pub nearest_other: Option<(String, f32)>,
}

impl Quality {
    /// Whether other words are farther away than the word's own examples are from each other. True when there is nothing
    /// to compare.
    pub fn is_apart(&self) -> bool {
        match (self.spread, &self.nearest_other) {
            (Some(spread), Some((_, other))) => *other > spread,
            _ => true,
        }
    }
}

/// Which of the examples of one word says least that the others do not say: of the two that are nearest to each other,
/// the one that is nearer to the rest. Of equals the earlier. `None` of fewer than two.
pub fn which_to_drop<M: Measure>(measure: &M, examples: &[M::Features]) -> Option<usize> {
    let to_others = |at: usize| {
        let others = examples.iter().enumerate().filter(move |(other, _)| *other != at);
        let mut distances: Vec<f32> = others.map(|(_, b)| true_distance(measure, &examples[at], b)).collect();
        distances.sort_by(f32::total_cmp);
        distances
    };
    let rows: Vec<Vec<f32>> = (0..examples.len()).map(to_others).collect();
    let nearer = |a: &[f32], b: &[f32]| {
        let each = a.iter().zip(b).map(|(x, y)| x.total_cmp(y));
        each.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    };
    (0..rows.len()).filter(|at| !rows[*at].is_empty()).min_by(|a, b| nearer(&rows[*a], &rows[*b]))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Line;

    impl Measure for Line {
        type Features = f32;

        fn distance(&self, a: &f32, b: &f32, _cutoff: f32) -> f32 {
            (a - b).abs()
        }
    }

    #[test]
    fn the_most_redundant_example_is_one_of_the_nearest_two() {
        assert_eq!(which_to_drop(&Line, &[0.0, 10.0, 5.0, 5.2, 6.0]), Some(3));
        assert_eq!(which_to_drop(&Line, &[1.0, 1.0]), Some(0));
        assert_eq!(which_to_drop(&Line, &[1.0]), None);
        assert_eq!(which_to_drop::<Line>(&Line, &[]), None);
    }
}
