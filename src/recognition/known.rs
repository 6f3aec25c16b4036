//! The four ways behind one door: what is known in a way, ready to answer. A person's own examples come first; what
//! works untaught (common gestures, drawings of common things, the pictures of the board) stands behind them.

use super::card::{self, CardFeatures, CardReader, CodeName};
use super::fewshot::{Answer, Candidate, Decision, Entry, Recogniser, which_to_drop};
use super::sign::{self, SignFeatures, SignMeasure};
use super::sketch::{self, SketchFeatures, SketchMeasure};
use super::spoken::{self, SpokenMeasure};
use crate::domain::shown::{CardView, Shown, Sign, Sketch, Spoken};
use crate::recognition::fewshot::Measure;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An example as it is taught: under which name, what was shown, and whether it is that.
pub type Lesson<'a, T> = (String, &'a T, bool);

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

/// What is known in one way.
pub enum Known {
    /// Signs.
    Sign(Recogniser<SignMeasure>),
    /// Cards.
    Card(CardReader),
    /// Drawings: the person's own, and those that come with the program.
    Sketch(Recogniser<SketchMeasure>, Arc<[Entry<SketchFeatures>]>),
    /// Spoken words.
    Word(Recogniser<SpokenMeasure>),
}

/// Nothing is known.
fn nothing() -> Decision {
    Decision { answer: Answer::Unknown, candidates: Vec::new(), evidence: f32::NEG_INFINITY }
}

fn entries<'a, T: 'a, F>(
    lessons: impl Iterator<Item = Lesson<'a, T>>,
    features: impl Fn(&T) -> Option<F>,
) -> Vec<Entry<F>> {
    lessons.filter_map(|(word, shown, is)| Some(Entry { word, features: features(shown)?, is })).collect()
}

impl Known {
    /// Signs: the person's own, and the gestures that work untaught. A shape that the person gave a meaning of their own
    /// loses the one it came with.
    pub fn signs<'a>(lessons: impl Iterator<Item = Lesson<'a, Sign>>) -> Self {
        let mut own = entries(lessons, sign::features);
        let starter = starter_left(&own);
        let mut background = sign::background();
        for (word, features) in starter {
            match word {
                Some(word) => own.push(Entry { word: format!("word:{word}"), features, is: true }),
                // Shapes without a meaning are known as such.
                None => background.push(features),
            }
        }
        Self::Sign(Recogniser::new(SignMeasure, own, background))
    }

    /// Cards: examples of the board's own pictures ([`card::prototypes`]) and cards that the person taught.
    pub fn cards<'a>(
        lessons: impl Iterator<Item = Lesson<'a, CardView>>,
        prototypes: Vec<Entry<CardFeatures>>,
    ) -> Self {
        let mut all = entries(lessons, card::features);
        all.extend(prototypes);
        Self::Card(if all.is_empty() { CardReader::of_codes() } else { CardReader::new(all, card::background()) })
    }

    /// Drawings: the person's own, and `seeds` that come with the program (name and drawing).
    pub fn sketches<'a>(
        lessons: impl Iterator<Item = Lesson<'a, Sketch>>,
        seeds: Arc<[Entry<SketchFeatures>]>,
    ) -> Self {
        let own = entries(lessons, sketch::features);
        // One drawing of every few things stands for "something else".
        let strange = seeds.iter().step_by((seeds.len() / STRANGERS).max(1)).map(|seed| seed.features.clone());
        Self::Sketch(Recogniser::new(SketchMeasure, own, strange.collect()), seeds)
    }

    /// Spoken words: only what the person taught.
    pub fn words<'a>(lessons: impl Iterator<Item = Lesson<'a, Spoken>>) -> Self {
        Self::Word(Recogniser::new(SpokenMeasure::default(), entries(lessons, spoken::features), Vec::new()))
    }

    /// Decides what was shown. What cannot be measured, or was shown in another way, is unknown.
    pub fn decide(&self, shown: &Shown) -> Decision {
        match (self, shown) {
            (Self::Sign(known), Shown::Sign(sign)) => by(known, sign::features(sign)),
            (Self::Word(known), Shown::Word(word)) => by(known, spoken::features(word)),
            (Self::Card(reader), Shown::Card(view)) => reader.decide(view).unwrap_or_else(nothing),
            (Self::Sketch(own, seeds), Shown::Sketch(sketch)) => match sketch::features(sketch) {
                Some(features) => behind(own.decide(&features), seeds, &features),
                None => nothing(),
            },
            _ => nothing(),
        }
    }
}

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

/// The starter set without the shapes that the person's own examples look like.
fn starter_left(own: &[Entry<SignFeatures>]) -> Vec<(Option<&'static str>, SignFeatures)> {
    let all: Vec<(Option<&'static str>, &'static str, SignFeatures)> =
        sign::starter().iter().filter_map(|(word, shape, sign)| Some((*word, *shape, sign::features(sign)?))).collect();
    let like = |entry: &Entry<SignFeatures>| {
        let away = |other: &SignFeatures| SignMeasure.distance(&entry.features, other, f32::INFINITY);
        all.iter().min_by(|a, b| away(&a.2).total_cmp(&away(&b.2))).map(|(_, shape, _)| *shape)
    };
    let claimed: Vec<&str> = own.iter().filter(|entry| entry.is).filter_map(like).collect();
    let left = all.iter().filter(|(_, shape, _)| !claimed.contains(shape));
    left.map(|(word, _, features)| (*word, features.clone())).collect()
}

/// What the person taught, and behind it the drawings that come with the program. Those are offered, never taken for sure:
/// once chosen they are the person's own.
fn behind(own: Decision, seeds: &[Entry<SketchFeatures>], shown: &SketchFeatures) -> Decision {
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
    let mut candidates = own.candidates;
    for (word, two) in nearest {
        let near: Vec<f32> = two.into_iter().filter(|distance| distance.is_finite()).collect();
        let taught = candidates.iter().any(|candidate| candidate.word == word);
        if !taught && !near.is_empty() {
            let distance = near.iter().sum::<f32>() / near.len() as f32;
            candidates.push(Candidate { word: word.to_owned(), distance, p: 1.0 });
        }
    }
    candidates.sort_by(|a, b| a.distance.total_cmp(&b.distance));
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
