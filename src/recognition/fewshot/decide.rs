//! The recogniser: what a person taught, ready to answer.

use super::calibrate::Calibration;
use super::memory::{Key, Memory, distance};
use super::score::{Evidence, Nearest};
use super::{Answer, Candidate, Decision, Entry, Measure, Quality};

/// What a person taught in one way, ready to answer.
pub struct Recogniser<M: Measure> {
    measure: M,
    memory: Memory<M::Features>,
    calibration: Calibration,
}

/// A word and how far what is shown is from it.
struct Scored {
    word: usize,
    /// Mean of the two nearest examples.
    score: f32,
    /// The score, larger when something that is not the word is nearer.
    distance: f32,
}

impl<M: Measure> Recogniser<M> {
    /// Calibrates on `entries` (leave one out) and on `background` (shown things that are no taught word).
    /// Takes (entries + background)² / 2 distances.
    pub fn new(measure: M, entries: Vec<Entry<M::Features>>, background: Vec<M::Features>) -> Self {
        let mut memory = Memory::new(&measure, background);
        for entry in entries {
            memory.add(&measure, entry);
        }
        let calibration = Calibration::new(&memory);
        Self { measure, memory, calibration }
    }

    /// Teaches one more; takes one distance for each example and each thing of the background. Entries given to
    /// [`Recogniser::new`] have the keys 0, 1, 2, …
    pub fn add(&mut self, entry: Entry<M::Features>) -> Key {
        let key = self.memory.add(&self.measure, entry);
        self.calibration = Calibration::new(&self.memory);
        key
    }

    /// Forgets one, as if it had never been taught; takes no distances. `None` when there is none of that key.
    pub fn remove(&mut self, key: Key) -> Option<Entry<M::Features>> {
        let entry = self.memory.remove(key)?;
        self.calibration = Calibration::new(&self.memory);
        Some(entry)
    }

    /// How alike the examples of a word are, and how far other words are from them. `None` when it is not taught.
    pub fn quality(&self, word: &str) -> Option<Quality> {
        let (at, (_, places)) = self.calibration.words.iter().enumerate().find(|(_, (name, _))| name == word)?;
        Some(Quality {
            examples: places.len(),
            spread: (places.len() > 1).then(|| self.calibration.spreads.each[at]),
            nearest_other: self.nearest_other(word, places),
        })
    }

    /// How far `shown` is from the nearest thing that the person said is not this word; infinite when there is none.
    pub fn refused(&self, word: &str, shown: &M::Features) -> f32 {
        let against = self.memory.negatives(word).map(|not| distance(&self.measure, shown, not, f32::INFINITY));
        against.fold(f32::INFINITY, f32::min)
    }

    /// Decides what `shown` is.
    pub fn decide(&self, shown: &M::Features) -> Decision {
        let mut scored: Vec<Scored> =
            (0..self.calibration.words.len()).filter_map(|word| self.scored(word, shown)).collect();
        scored.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.word.cmp(&b.word)));
        let Some(best) = scored.first() else {
            return Decision { answer: Answer::Unknown, candidates: Vec::new(), evidence: f32::NEG_INFINITY };
        };
        let evidence = self.evidence(best, &scored, shown);
        let answer = self.answer(best, evidence);
        Decision { answer, evidence: evidence.sum(), candidates: scored.iter().map(|s| self.candidate(s)).collect() }
    }

    fn scored(&self, word: usize, shown: &M::Features) -> Option<Scored> {
        let (name, places) = &self.calibration.words[word];
        let mut nearest = Nearest::new(2);
        for &at in places {
            nearest.take(distance(&self.measure, shown, self.memory.features(at), nearest.cutoff()));
        }
        let score = nearest.mean()?;
        let against = self.memory.negatives(name).map(|not| distance(&self.measure, shown, not, score));
        let against = against.fold(score, f32::min);
        // Twice as near to what is not the word as to the word: the word counts as twice as far.
        let distance = if against < score { score * (score / against.max(score * 1e-3)) } else { score };
        Some(Scored { word, score, distance })
    }

    fn evidence(&self, best: &Scored, scored: &[Scored], shown: &M::Features) -> Evidence {
        let mut others = Nearest::cohort();
        scored.iter().filter(|other| other.word != best.word).for_each(|other| others.take(other.score));
        for thing in self.memory.background() {
            others.take(distance(&self.measure, shown, thing, others.cutoff()));
        }
        Evidence::new(best.distance, self.calibration.spreads.each[best.word], &others)
    }

    /// One example only is never sure, nor is a word of which a counter-example is nearer.
    fn answer(&self, best: &Scored, evidence: Evidence) -> Answer {
        let examples = self.calibration.words[best.word].1.len();
        if examples > 1 && best.distance <= best.score && self.calibration.is_sure(evidence) {
            Answer::Sure
        } else if self.calibration.is_maybe(evidence) {
            Answer::Maybe
        } else {
            Answer::Unknown
        }
    }

    fn candidate(&self, scored: &Scored) -> Candidate {
        let (word, _) = &self.calibration.words[scored.word];
        Candidate { word: word.clone(), distance: scored.distance, p: self.calibration.p(scored.word, scored.distance) }
    }

    fn nearest_other(&self, word: &str, places: &[usize]) -> Option<(String, f32)> {
        let others = self.calibration.words.iter().filter(|(other, _)| other != word);
        let nearest = |theirs: &[usize]| {
            let pairs = theirs.iter().flat_map(|&b| places.iter().map(move |&a| (a, b)));
            pairs.map(|(a, b)| self.memory.between(a, b)).min_by(f32::total_cmp)
        };
        others.filter_map(|(other, theirs)| Some((other.clone(), nearest(theirs)?))).min_by(|a, b| a.1.total_cmp(&b.1))
    }
}
