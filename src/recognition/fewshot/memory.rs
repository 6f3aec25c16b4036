//! Examples, and how far they are from each other and from the background. Distances are kept, so that teaching one more
//! example costs one row and deleting costs nothing.

use super::{Entry, Measure};
use std::collections::BTreeMap;

/// The name of an entry inside one recogniser, in the order of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

/// An example and its distances.
struct Kept<F> {
    key: Key,
    entry: Entry<F>,
    /// To the examples before it in [`Memory::kept`].
    to_earlier: Vec<f32>,
    /// To each thing of the background.
    to_background: Vec<f32>,
}

/// Everything that is compared with.
pub struct Memory<F> {
    kept: Vec<Kept<F>>,
    negatives: Vec<(Key, Entry<F>)>,
    background: Vec<F>,
    /// `within_background[i][j]`, `j < i`.
    within_background: Vec<Vec<f32>>,
    next: u64,
}

impl<F: Clone> Memory<F> {
    /// Nothing taught yet.
    pub fn new<M: Measure<Features = F>>(measure: &M, background: Vec<F>) -> Self {
        let within_background = background
            .iter()
            .enumerate()
            .map(|(i, a)| background.iter().take(i).map(|b| true_distance(measure, a, b)).collect())
            .collect();
        Self { kept: Vec::new(), negatives: Vec::new(), background, within_background, next: 0 }
    }

    /// Keeps an entry and measures it against everything there.
    pub fn add<M: Measure<Features = F>>(&mut self, measure: &M, entry: Entry<F>) -> Key {
        let key = Key(self.next);
        self.next += 1;
        if entry.is {
            let to = |other: &F| true_distance(measure, &entry.features, other);
            let to_earlier = self.kept.iter().map(|kept| to(&kept.entry.features)).collect();
            let to_background = self.background.iter().map(to).collect();
            self.kept.push(Kept { key, entry, to_earlier, to_background });
        } else {
            self.negatives.push((key, entry));
        }
        key
    }

    /// Forgets an entry; `None` when it is not there.
    pub fn remove(&mut self, key: Key) -> Option<Entry<F>> {
        if let Some(at) = self.negatives.iter().position(|(other, _)| *other == key) {
            return Some(self.negatives.remove(at).1);
        }
        let at = self.kept.iter().position(|kept| kept.key == key)?;
        for later in self.kept.iter_mut().skip(at + 1) {
            later.to_earlier.remove(at);
        }
        Some(self.kept.remove(at).entry)
    }

    /// The examples of each word, as places in the list of examples.
    pub fn words(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, kept) in self.kept.iter().enumerate() {
            words.entry(&kept.entry.word).or_default().push(at);
        }
        words
    }

    /// How many examples there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// The features of an example.
    pub fn features(&self, at: usize) -> &F {
        &self.kept[at].entry.features
    }

    /// How far two examples are from each other.
    pub fn between(&self, a: usize, b: usize) -> f32 {
        match a.cmp(&b) {
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Less => self.kept[b].to_earlier[a],
            std::cmp::Ordering::Greater => self.kept[a].to_earlier[b],
        }
    }

    /// How far an example is from each thing of the background.
    pub fn to_background(&self, at: usize) -> &[f32] {
        &self.kept[at].to_background
    }

    /// The background.
    pub fn background(&self) -> &[F] {
        &self.background
    }

    /// How far a thing of the background is from every other one.
    pub fn within_background(&self, at: usize) -> Vec<f32> {
        let before = self.within_background[at].iter().copied();
        before.chain(self.within_background.iter().skip(at + 1).map(|row| row[at])).collect()
    }

    /// What the person said is not the word.
    pub fn negatives<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a F> {
        self.negatives.iter().filter(move |(_, entry)| entry.word == word).map(|(_, entry)| &entry.features)
    }
}

/// A distance that is a number: whatever else a measure gives counts as far away.
pub fn true_distance<M: Measure>(measure: &M, a: &M::Features, b: &M::Features) -> f32 {
    distance(measure, a, b, f32::INFINITY)
}

/// The same with a cutoff.
pub fn distance<M: Measure>(measure: &M, a: &M::Features, b: &M::Features, cutoff: f32) -> f32 {
    let distance = measure.distance(a, b, cutoff);
    if distance.is_finite() { distance.max(0.0) } else { FAR }
}

/// Stands for a distance that is no number.
const FAR: f32 = 1e12;
