//! What comes next in what the person said before: counts of one, two and three words in a row, newest first.
//!
//! Longer rows count before shorter ones, as far as there are enough of them (interpolation of Witten and Bell, IEEE Trans. Inf. Theory
//! 37(4), 1991, method C): chance(w | row) = (count(row w) + kinds(row) * chance(w | shorter row)) / (count(row) + kinds(row)).

use super::{Context, Ids, LOOK_BACK, Said, shared_out};
use std::collections::HashMap;

/// After so many newer things said, one counts half.
const HALF: f64 = 150.0;
/// Rows of so many words are counted at most, the predicted one with them.
const ROW: usize = 3;
/// How strongly a person's own words, and the time and place at which they were said, weigh where the row itself was never said.
const OWN_WORDS: f64 = 0.5;

/// What came after one row.
#[derive(Default)]
struct After {
    whole: f64,
    counts: HashMap<usize, f64>,
}

impl After {
    fn add(&mut self, word: usize, weight: f64) {
        self.whole += weight;
        *self.counts.entry(word).or_default() += weight;
    }
}

/// What was counted.
pub(super) struct Own<'a> {
    words: usize,
    /// Rows of 1 to `ROW - 1` words, or the beginning of a sentence.
    rows: HashMap<Vec<Option<usize>>, After>,
    /// All words, whatever was before.
    all: After,
    said: Vec<(Vec<usize>, f64, &'a Said<'a>)>,
}

impl<'a> Own<'a> {
    /// Counts what was said, newest first.
    pub(super) fn new(ids: &Ids<'_>, said: &'a [Said<'a>], words: usize) -> Self {
        let mut this = Self { words, rows: HashMap::new(), all: After::default(), said: Vec::new() };
        for (age, one) in said.iter().take(LOOK_BACK).enumerate() {
            let weight = 0.5f64.powf(age as f64 / HALF);
            let places: Vec<usize> = one.words.iter().filter_map(|id| ids.of(id)).collect();
            this.count(&places, weight);
            this.said.push((places, weight, one));
        }
        this
    }

    fn count(&mut self, places: &[usize], weight: f64) {
        let row: Vec<Option<usize>> = std::iter::once(None).chain(places.iter().copied().map(Some)).collect();
        for (nth, word) in places.iter().enumerate() {
            self.all.add(*word, weight);
            for length in 1..ROW.min(nth + 2) {
                let before = row.get(nth + 1 - length..nth + 1).unwrap_or_default();
                self.rows.entry(before.to_vec()).or_default().add(*word, weight);
            }
        }
    }

    /// The chance of every word to come after `begun`, from what is usual for many.
    pub(super) fn chances(&self, usual: Vec<f64>, now: Context<'_>, begun: &[usize]) -> Vec<f64> {
        let liked = self.liked(now);
        let mut chances = shared_out(usual.iter().zip(&liked).map(|(usual, liked)| usual * liked).collect());
        let row: Vec<Option<usize>> = std::iter::once(None).chain(begun.iter().copied().map(Some)).collect();
        for length in 1..ROW.min(row.len() + 1) {
            let Some(after) = self.rows.get(row.get(row.len() - length..).unwrap_or_default()) else { break };
            let kinds = after.counts.len() as f64;
            let counts = shared_out(
                (0..self.words)
                    .map(|word| after.counts.get(&word).copied().unwrap_or(0.0) * self.here(word, &liked))
                    .collect(),
            );
            let own = after.whole / (after.whole + kinds);
            chances.iter_mut().zip(counts).for_each(|(chance, count)| *chance = *chance * (1.0 - own) + count * own);
        }
        chances
    }

    /// How much this word is liked here and now, beside how much it is liked at all.
    fn here(&self, word: usize, liked: &[f64]) -> f64 {
        let anywhere = (1.0 + self.all.counts.get(&word).copied().unwrap_or(0.0)).powf(OWN_WORDS);
        liked.get(word).map_or(1.0, |liked| liked / anywhere)
    }

    /// For every word, how much likelier it is for this person, at this time and place.
    fn liked(&self, now: Context<'_>) -> Vec<f64> {
        let mut here: HashMap<usize, f64> = HashMap::new();
        let mut whole = 0.0;
        for (places, weight, said) in &self.said {
            let same = |known: bool, same: bool| f64::from(u8::from(known && same));
            let fits =
                same(now.part.is_some(), now.part == said.part) + same(now.place.is_some(), now.place == said.place);
            if fits > 0.0 {
                whole += weight * fits * places.len() as f64;
                places.iter().for_each(|word| *here.entry(*word).or_default() += weight * fits);
            }
        }
        let liked = |word: usize| {
            let count = self.all.counts.get(&word).copied().unwrap_or(0.0);
            // As often as everywhere would be 1.
            let expected = if self.all.whole > 0.0 { whole * count / self.all.whole } else { 0.0 };
            let context = (here.get(&word).copied().unwrap_or(0.0) + 1.0) / (expected + 1.0);
            ((1.0 + count) * context).powf(OWN_WORDS)
        };
        (0..self.words).map(liked).collect()
    }
}
