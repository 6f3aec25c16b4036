//! Good advice while teaching.

use super::memory::true_distance;
use super::score::score;
use super::{Entry, Measure};
use std::collections::BTreeMap;

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

/// Another word that a new example of `word` is nearer to than to the word's own examples. For a first example: one whose own
/// examples are as far from each other as the new one is from them. `None` when all is well.
pub fn teaching_warning<M: Measure>(
    measure: &M,
    entries: &[Entry<M::Features>],
    word: &str,
    new: &M::Features,
) -> Option<String> {
    let mut words: BTreeMap<&str, Vec<&M::Features>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.is) {
        words.entry(&entry.word).or_default().push(&entry.features);
    }
    let to = |examples: &[&M::Features]| score(examples.iter().map(|example| true_distance(measure, new, example)));
    let own = words.remove(word).and_then(|examples| to(&examples));
    let scored = words.iter().filter_map(|(other, examples)| Some((*other, examples, to(examples)?)));
    let (other, examples, distance) = scored.min_by(|a, b| a.2.total_cmp(&b.2))?;
    let near = own.or_else(|| spread(measure, examples))?;
    (distance < near).then(|| other.to_owned())
}

/// Mean distance of each to the two nearest others; `None` of fewer than two.
fn spread<M: Measure>(measure: &M, examples: &[&M::Features]) -> Option<f32> {
    let left_out = |at: usize| {
        let others = examples.iter().enumerate().filter(move |(other, _)| *other != at);
        score(others.map(|(_, other)| true_distance(measure, examples[at], other)))
    };
    let each: Option<Vec<f32>> = (0..examples.len()).map(left_out).collect();
    super::score::mean(&each?)
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

    fn entry(word: &str, features: f32) -> Entry<f32> {
        Entry { word: word.to_owned(), features, is: true }
    }

    #[test]
    fn the_most_redundant_example_is_one_of_the_nearest_two() {
        assert_eq!(which_to_drop(&Line, &[0.0, 10.0, 5.0, 5.2, 6.0]), Some(3));
        assert_eq!(which_to_drop(&Line, &[1.0, 1.0]), Some(0));
        assert_eq!(which_to_drop(&Line, &[1.0]), None);
        assert_eq!(which_to_drop::<Line>(&Line, &[]), None);
    }

    #[test]
    fn a_new_example_that_looks_like_another_word_is_told() {
        let entries = [entry("cup", 0.0), entry("cup", 1.0), entry("ball", 10.0), entry("ball", 11.0)];
        assert_eq!(teaching_warning(&Line, &entries, "cup", &9.0), Some("ball".to_owned()));
        assert_eq!(teaching_warning(&Line, &entries, "cup", &2.0), None);
        assert_eq!(teaching_warning(&Line, &entries, "tree", &10.5), Some("ball".to_owned()), "a first example");
        assert_eq!(teaching_warning(&Line, &entries, "tree", &30.0), None);
        let not = [Entry { is: false, ..entry("ball", 9.0) }];
        assert_eq!(teaching_warning(&Line, &not, "cup", &9.0), None, "a counter-example is no word");
    }
}
