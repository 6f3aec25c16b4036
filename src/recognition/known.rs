//! The four ways behind one door: what is known in a way, ready to answer. A person's own examples come first; what
//! works untaught (common gestures, drawings of common things, the pictures of the board) stands behind them.

use super::card::{self, CardFeatures, CardReader, CodeName};
use super::fewshot::{Answer, Candidate, Decision, Entry, Key, Recogniser, which_to_drop};
use super::sign::{self, SignMeasure};
use super::sketch::{self, SketchFeatures, SketchMeasure};
use super::spoken::{self, SpokenMeasure};
use crate::domain::shown::{CardView, Shown, Sign, Sketch, Spoken};
use crate::recognition::fewshot::Measure;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An example as it is taught.
#[derive(Clone, Debug)]
pub struct Lesson<'a, T> {
    /// Its own name; an example never changes under its name.
    pub id: &'a str,
    /// The meaning that it is for, or against.
    pub word: String,
    /// What was shown.
    pub shown: &'a T,
    /// Whether it is the word, or is not.
    pub is: bool,
}

/// How the meaning of a card begins that names a button by its key ([`CodeName::Button`]).
pub const CARD_OF_BUTTON: &str = "button:";

/// The meaning that a card names: `word:water`, `phrase:please-wait`, `button:<key>`.
pub fn meaning_of(card: &CodeName) -> String {
    match card {
        CodeName::Word(id) => format!("word:{id}"),
        CodeName::Phrase(id) => format!("phrase:{id}"),
        CodeName::Button(key) => format!("{CARD_OF_BUTTON}{key}"),
    }
}

/// The other way round.
fn name_of(meaning: &str) -> Option<CodeName> {
    let (kind, id) = meaning.split_once(':')?;
    match kind {
        "word" => Some(CodeName::Word(id.into())),
        "phrase" => Some(CodeName::Phrase(id.into())),
        "button" => Some(CodeName::Button(id.to_owned())),
        _ => None,
    }
}

/// What is known in one way.
pub enum Known {
    /// Signs.
    Sign(Recogniser<SignMeasure>),
    /// Cards.
    Card(CardReader),
    /// Drawings: the person's own, and those that come with the program.
    Sketch(Own<SketchMeasure>, Arc<[Entry<SketchFeatures>]>),
    /// Spoken words.
    Word(Own<SpokenMeasure>),
}

/// What a person taught, each example under its name: one more or one less costs no more than itself.
pub struct Own<M: Measure> {
    recogniser: Recogniser<M>,
    keys: BTreeMap<String, Key>,
}

impl<M: Measure> Own<M> {
    fn new(measure: M, background: Vec<M::Features>) -> Self {
        Self { recogniser: Recogniser::new(measure, Vec::new(), background), keys: BTreeMap::new() }
    }

    /// Forgets what is not among these lessons, and learns what is new.
    fn relearn<'a, T: 'a>(
        &mut self,
        lessons: impl Iterator<Item = Lesson<'a, T>>,
        features: impl Fn(&T) -> Option<M::Features>,
    ) {
        let lessons: BTreeMap<&str, Lesson<'a, T>> = lessons.map(|lesson| (lesson.id, lesson)).collect();
        let gone: Vec<String> = self.keys.keys().filter(|id| !lessons.contains_key(id.as_str())).cloned().collect();
        for key in gone.iter().filter_map(|id| self.keys.remove(id)) {
            drop(self.recogniser.remove(key));
        }
        for (id, lesson) in lessons {
            if !self.keys.contains_key(id)
                && let Some(entry) = entry(lesson, &features)
            {
                self.keys.insert(id.to_owned(), self.recogniser.add(entry));
            }
        }
    }
}

/// Nothing is known.
fn nothing() -> Decision {
    Decision { answer: Answer::Unknown, candidates: Vec::new(), evidence: f32::NEG_INFINITY }
}

fn entries<'a, T: 'a, F>(
    lessons: impl Iterator<Item = Lesson<'a, T>>,
    features: impl Fn(&T) -> Option<F>,
) -> Vec<Entry<F>> {
    lessons.filter_map(|lesson| entry(lesson, &features)).collect()
}

fn entry<T, F>(lesson: Lesson<'_, T>, features: impl Fn(&T) -> Option<F>) -> Option<Entry<F>> {
    Some(Entry { features: features(lesson.shown)?, word: lesson.word, is: lesson.is })
}

impl Known {
    /// Signs: the person's own, and the gestures that work untaught. A shape that the person gave another meaning loses the
    /// one it came with.
    pub fn signs<'a>(lessons: impl Iterator<Item = Lesson<'a, Sign>>) -> Self {
        let mut own = entries(lessons, sign::features);
        let mut background = sign::background();
        for gesture in sign::starter_beside(&own) {
            match gesture.meaning {
                Some(word) => own.push(Entry { word, features: gesture.features, is: true }),
                // Shapes without a meaning are known as such.
                None => background.push(gesture.features),
            }
        }
        Self::Sign(Recogniser::new(SignMeasure, own, background))
    }

    /// Cards: examples of the board's own pictures ([`card::prototypes`]) and cards that the person taught.
    pub fn cards<'a>(
        lessons: impl Iterator<Item = Lesson<'a, CardView>>,
        prototypes: Vec<Entry<CardFeatures>>,
    ) -> Self {
        // Which codes may be shown: a code that no library can read any more is still told from the others.
        let names: Vec<CodeName> = prototypes.iter().filter_map(|entry| name_of(&entry.word)).collect();
        let mut all = entries(lessons, card::features);
        all.extend(prototypes);
        let reader = if all.is_empty() { CardReader::of_codes() } else { CardReader::new(all, card::background()) };
        Self::Card(reader.naming(names))
    }

    /// Cards with a code alone.
    pub fn codes() -> Self {
        Self::Card(CardReader::of_codes())
    }

    /// Drawings: the person's own, and `seeds` that come with the program (name and drawing).
    pub fn sketches<'a>(
        lessons: impl Iterator<Item = Lesson<'a, Sketch>>,
        seeds: Arc<[Entry<SketchFeatures>]>,
    ) -> Self {
        // One drawing of every few things stands for "something else".
        let strange = seeds.iter().step_by((seeds.len() / STRANGERS).max(1)).map(|seed| seed.features.clone());
        let mut own = Own::new(SketchMeasure, strange.collect());
        own.relearn(lessons, sketch::features);
        Self::Sketch(own, seeds)
    }

    /// Spoken words: only what the person taught.
    pub fn words<'a>(lessons: impl Iterator<Item = Lesson<'a, Spoken>>) -> Self {
        let mut own = Own::new(SpokenMeasure::default(), spoken::background());
        own.relearn(lessons, spoken::features);
        Self::Word(own)
    }

    /// Learns from what is taught now, keeping what it knows already. False: it has to be made anew.
    pub fn relearn<'a>(&mut self, lessons: impl Iterator<Item = Lesson<'a, Shown>>) -> bool {
        match self {
            Self::Sketch(own, _) => own.relearn(lessons, |shown| match shown {
                Shown::Sketch(sketch) => sketch::features(sketch),
                _ => None,
            }),
            Self::Word(own) => own.relearn(lessons, |shown| match shown {
                Shown::Word(word) => spoken::features(word),
                _ => None,
            }),
            // A shape taught takes its meaning from another one; a card is compared with those of the board.
            Self::Sign(_) | Self::Card(_) => return false,
        }
        true
    }

    /// Decides what was shown. What cannot be measured, or was shown in another way, is unknown.
    pub fn decide(&self, shown: &Shown) -> Decision {
        match (self, shown) {
            (Self::Sign(known), Shown::Sign(sign)) => by(known, sign::features(sign)),
            (Self::Word(own), Shown::Word(word)) => by(&own.recogniser, spoken::features(word)),
            (Self::Card(reader), Shown::Card(view)) => reader.decide(view).unwrap_or_else(nothing),
            (Self::Sketch(own, seeds), Shown::Sketch(sketch)) => match sketch::features(sketch) {
                Some(features) => behind(&own.recogniser, seeds, &features),
                None => nothing(),
            },
            _ => nothing(),
        }
    }
}

/// So many of the person's own words stand before the drawings that come with the program.
const OWN_FIRST: usize = 2;

/// Drawings of other things that a person's own drawings are compared with.
const STRANGERS: usize = 60;

/// Shipped drawings as examples, ready to be passed to [`Known::sketches`] again and again.
pub fn seed_entries(bytes: &[u8]) -> Arc<[Entry<SketchFeatures>]> {
    let seeds = sketch::seeds(bytes).into_iter();
    seeds
        .filter_map(|(word, drawing)| {
            let features = sketch::features(&drawing)?.as_seed();
            Some(Entry { word: format!("word:{word}"), features, is: true })
        })
        .collect()
}

fn by<M: Measure>(known: &Recogniser<M>, features: Option<M::Features>) -> Decision {
    features.map_or_else(nothing, |features| known.decide(&features))
}

/// What the person taught, and behind it the drawings that come with the program. Those are offered, never taken for sure:
/// once chosen they are the person's own; one that the person refused for such a drawing is not offered again.
fn behind(known: &Recogniser<SketchMeasure>, seeds: &[Entry<SketchFeatures>], shown: &SketchFeatures) -> Decision {
    let own = known.decide(shown);
    if own.answer == Answer::Sure {
        return own;
    }
    let mut nearest: BTreeMap<&str, [f32; 2]> = BTreeMap::new();
    for seed in seeds {
        let two = nearest.entry(&seed.word).or_insert([f32::INFINITY; 2]);
        let distance = SketchMeasure.distance(shown, &seed.features, two[1]);
        if distance < two[0] {
            *two = [distance, two[0]];
        } else if distance < two[1] {
            two[1] = distance;
        }
    }
    // The person's own words come first where they may be meant.
    let first = if own.answer == Answer::Maybe { own.candidates.len().min(OWN_FIRST) } else { 0 };
    let mut candidates = own.candidates;
    for (word, two) in nearest {
        let near: Vec<f32> = two.into_iter().filter(|distance| distance.is_finite()).collect();
        let taught = candidates.iter().any(|candidate| candidate.word == word);
        if !taught && !near.is_empty() {
            let distance = near.iter().sum::<f32>() / near.len() as f32;
            if known.refused(word, shown) > distance {
                candidates.push(Candidate { word: word.to_owned(), distance, p: 1.0 });
            }
        }
    }
    if let Some(others) = candidates.get_mut(first..) {
        others.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    }
    let answer = if candidates.is_empty() { Answer::Unknown } else { Answer::Maybe };
    Decision { answer, candidates, evidence: own.evidence }
}

/// Which of these examples of one word says least that the others do not say. `None` when they cannot be compared.
pub fn redundant(examples: &[&Shown]) -> Option<usize> {
    match examples.first()? {
        Shown::Sign(_) => drop_of(&SignMeasure, examples, |shown| match shown {
            Shown::Sign(sign) => sign::features(sign),
            _ => None,
        }),
        Shown::Card(_) => drop_of(&card::CardMeasure, examples, |shown| match shown {
            Shown::Card(view) => card::features(view),
            _ => None,
        }),
        Shown::Sketch(_) => drop_of(&SketchMeasure, examples, |shown| match shown {
            Shown::Sketch(sketch) => sketch::features(sketch),
            _ => None,
        }),
        Shown::Word(_) => drop_of(&SpokenMeasure::default(), examples, |shown| match shown {
            Shown::Word(word) => spoken::features(word),
            _ => None,
        }),
    }
}

/// One that cannot be measured goes first.
fn drop_of<M: Measure>(
    measure: &M,
    examples: &[&Shown],
    features: impl Fn(&Shown) -> Option<M::Features>,
) -> Option<usize> {
    let measured: Vec<Option<M::Features>> = examples.iter().map(|shown| features(shown)).collect();
    if let Some(useless) = measured.iter().position(Option::is_none) {
        return Some(useless);
    }
    let measured: Vec<M::Features> = measured.into_iter().flatten().collect();
    which_to_drop(measure, &measured)
}
