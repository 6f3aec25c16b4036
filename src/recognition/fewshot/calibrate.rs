//! What counts as sure for this person: evidence of their own examples, each left out in turn, against evidence of what is
//! known to be no taught word (examples whose word is left out, and the background).

use super::memory::Memory;
use super::score::{Evidence, Nearest, Spreads, score};

/// Of what is no taught word, so much may be answered with "sure", and half may be shown as "maybe".
const SURE: f32 = 0.05;
const MAYBE: f32 = 0.5;

/// What is shown may fall short of the person's own examples by so much (in ln: a tenth further away, or a tenth less apart):
/// a few examples never show all of a person's variation. Twice as much lets in words of other people (docs/evaluation.md).
const SLACK: f32 = 0.1;

/// Share of the person's own examples that may fall short of the absolute and of the ratio threshold.
const SHORT: f32 = 0.05;

/// What was learnt about this person's examples.
pub struct Calibration {
    /// Words in order, with the places of their examples.
    pub words: Vec<(String, Vec<usize>)>,
    /// How far examples of a word are from each other.
    pub spreads: Spreads,
    /// For each word, its scores for everything known not to be it; in order.
    impostors: Vec<Vec<f32>>,
    /// Evidence of own examples with themselves left out: near, apart, both; each in order.
    own: [Vec<f32>; 3],
    /// Evidence of examples whose word is left out; in order.
    left_out: Vec<f32>,
    /// Evidence of the background; in order.
    background: Vec<f32>,
}

impl Calibration {
    /// Learns from the distances in memory.
    pub fn new<F: Clone>(memory: &Memory<F>) -> Self {
        let words: Vec<(String, Vec<usize>)> = memory.words().into_iter().map(|(w, at)| (w.to_owned(), at)).collect();
        let table = Table::new(memory, &words);
        let spreads = Spreads::new(&table.within(&words));
        let known = table.known(&words, &spreads);
        let of = |part: fn(&Evidence) -> f32| sorted(known.iter().map(part));
        Self {
            own: [of(|e| e.near), of(|e| e.apart), of(|e| e.sum())],
            left_out: sorted(table.left_out(&spreads)),
            background: sorted(table.background_evidence(&spreads)),
            impostors: table.impostors(words.len()),
            words,
            spreads,
        }
    }

    /// (1 + impostors as near) / (1 + impostors) of the word at this place.
    pub fn p(&self, word: usize, distance: f32) -> f32 {
        let impostors = self.impostors.get(word).map_or(&[][..], Vec::as_slice);
        let near = impostors.partition_point(|d| *d <= distance);
        (1 + near) as f32 / (1 + impostors.len()) as f32
    }

    /// Beyond the absolute and the ratio threshold, and hardly anything that is no taught word looks as certain.
    pub fn is_sure(&self, evidence: Evidence) -> bool {
        let [near, apart, _] = &self.own;
        let reaches = |value: f32, own: &[f32]| low(own).is_some_and(|least| value >= least - SLACK);
        let rarely = |strangers: &[f32]| above(strangers, evidence.sum()) as f32 <= SURE * strangers.len() as f32;
        reaches(evidence.near, near)
            && reaches(evidence.apart, apart)
            && rarely(&self.left_out)
            && rarely(&self.background)
            && self.strange(evidence.sum()) <= SURE
    }

    /// Worth showing: as certain as the person's own examples mostly are, or more than half of what is no taught word.
    pub fn is_maybe(&self, evidence: Evidence) -> bool {
        let nothing_known = self.left_out.is_empty() && self.background.is_empty();
        let like_own = low(&self.own[2]).is_some_and(|least| evidence.sum() >= least);
        like_own || self.hardly_strange(evidence.sum()) || (nothing_known && self.own[2].is_empty())
    }

    /// Most strangers look less certain, both of the person's other words and of the background: one of the two alone may be
    /// far from everything, and would let everything pass.
    fn hardly_strange(&self, evidence: f32) -> bool {
        let most = |strangers: &[f32]| above(strangers, evidence) as f32 <= MAYBE * strangers.len() as f32;
        most(&self.left_out) && most(&self.background) && self.strange(evidence) <= MAYBE
    }

    /// (1 + strangers that look as certain) / (1 + strangers).
    fn strange(&self, evidence: f32) -> f32 {
        let as_certain = above(&self.left_out, evidence) + above(&self.background, evidence);
        (1 + as_certain) as f32 / (1 + self.left_out.len() + self.background.len()) as f32
    }
}

fn sorted(values: impl IntoIterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.into_iter().collect();
    values.sort_by(f32::total_cmp);
    values
}

/// How many are at least so large.
fn above(sorted: &[f32], value: f32) -> usize {
    sorted.len() - sorted.partition_point(|v| *v < value)
}

/// The value that all but a few reach.
fn low(sorted: &[f32]) -> Option<f32> {
    sorted.get((sorted.len() as f32 * SHORT) as usize).copied()
}

/// Scores of every example and of every thing of the background for every word. An example is left out of its own word.
struct Table {
    /// `[example][word]`; `None` where an example is the only one of its word.
    examples: Vec<Vec<Option<f32>>>,
    word_of: Vec<usize>,
    /// `[thing][word]`.
    background: Vec<Vec<Option<f32>>>,
    /// The nearest things of the background to each example, and to each thing of the background.
    near_example: Vec<Vec<f32>>,
    near_background: Vec<Vec<f32>>,
}

impl Table {
    fn new<F: Clone>(memory: &Memory<F>, words: &[(String, Vec<usize>)]) -> Self {
        let mut word_of = vec![0; memory.len()];
        for (word, (_, places)) in words.iter().enumerate() {
            places.iter().for_each(|&at| word_of[at] = word);
        }
        let to_words = |distance: &dyn Fn(usize) -> f32, skip: Option<usize>| -> Vec<Option<f32>> {
            let to = |places: &[usize]| score(places.iter().filter(|at| Some(**at) != skip).map(|&at| distance(at)));
            words.iter().map(|(_, places)| to(places)).collect()
        };
        let count = memory.background().len();
        Self {
            examples: (0..memory.len()).map(|e| to_words(&|at| memory.between(e, at), Some(e))).collect(),
            background: (0..count).map(|b| to_words(&|at| memory.to_background(at)[b], None)).collect(),
            near_example: (0..memory.len()).map(|e| memory.to_background(e).to_vec()).collect(),
            near_background: (0..count).map(|b| memory.within_background(b)).collect(),
            word_of,
        }
    }

    /// For each word, the scores of its own examples.
    fn within(&self, words: &[(String, Vec<usize>)]) -> Vec<Vec<f32>> {
        let own = |word: usize, places: &[usize]| places.iter().filter_map(|&at| self.examples[at][word]).collect();
        words.iter().enumerate().map(|(word, (_, places))| own(word, places)).collect()
    }

    /// Evidence of each example for its own word.
    fn known(&self, words: &[(String, Vec<usize>)], spreads: &Spreads) -> Vec<Evidence> {
        let own = |word: usize, at: usize| {
            let score = self.examples[at][word]?;
            Some(evidence(&self.examples[at], (word, score), None, &self.near_example[at], spreads))
        };
        let each = words.iter().enumerate();
        each.flat_map(|(word, (_, places))| places.iter().filter_map(move |&at| own(word, at))).collect()
    }

    /// Evidence of each example for the best word when its own is not taught.
    fn left_out(&self, spreads: &Spreads) -> Vec<f32> {
        let best = |(at, scores): (usize, &Vec<Option<f32>>)| {
            let own = self.word_of[at];
            let best = best(scores, Some(own))?;
            Some(evidence(scores, best, Some(own), &self.near_example[at], spreads).sum())
        };
        self.examples.iter().enumerate().filter_map(best).collect()
    }

    /// Evidence of each thing of the background for the best word.
    fn background_evidence(&self, spreads: &Spreads) -> Vec<f32> {
        let each = self.background.iter().zip(&self.near_background);
        each.filter_map(|(scores, near)| Some(evidence(scores, best(scores, None)?, None, near, spreads).sum()))
            .collect()
    }

    /// For each word, the scores of what is not the word; in order.
    fn impostors(&self, words: usize) -> Vec<Vec<f32>> {
        let of = |word: usize| {
            let others = self.examples.iter().zip(&self.word_of).filter(move |(_, own)| **own != word);
            sorted(others.map(|(scores, _)| scores).chain(&self.background).filter_map(|scores| scores[word]))
        };
        (0..words).map(of).collect()
    }
}

/// The word with the lowest score, without one of them.
fn best(scores: &[Option<f32>], without: Option<usize>) -> Option<(usize, f32)> {
    let there = scores.iter().enumerate().filter(|(word, _)| Some(*word) != without);
    there.filter_map(|(word, score)| Some((word, (*score)?))).min_by(|a, b| a.1.total_cmp(&b.1))
}

/// Evidence for a word at a score, against the other words and the background.
fn evidence(
    scores: &[Option<f32>],
    (word, distance): (usize, f32),
    without: Option<usize>,
    background: &[f32],
    spreads: &Spreads,
) -> Evidence {
    let mut others = Nearest::cohort();
    let rest = scores.iter().enumerate().filter(|(other, _)| *other != word && Some(*other) != without);
    rest.filter_map(|(_, score)| *score).chain(background.iter().copied()).for_each(|d| others.take(d));
    Evidence::new(distance, spreads.each.get(word).copied().unwrap_or(1.0), &others)
}
