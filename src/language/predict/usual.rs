//! What comes next in the rows that many people say: a grammar of classes, weighted by how much of a row was already said.

use super::{Context, Ids, shared_out};
use crate::domain::vocabulary::{Choice, Everyday, Row, Semantic, Vocabulary, Word, WordClass};
use std::collections::HashMap;

/// Each word more of a row that was said makes it so much likelier to go on with it.
const EACH_WORD: f64 = 5.0;
/// A sentence that began as a row does, and so far said nothing else.
const FROM_THE_BEGINNING: f64 = 3.0;
/// A row for another time or place, and one for this.
const ELSEWHERE: f64 = 0.4;
const HERE_AND_NOW: f64 = 2.5;
/// How much likelier a sentence is joined to the next one than something else begins.
const JOINED: f64 = 3.0;
/// What any word gets, however unlikely, of all chances together.
const ANY_WORD: f64 = 0.02;
/// No row has more words.
const LONGEST: usize = 8;

/// The chance of every word of the vocabulary to come after `begun` (places in the vocabulary).
pub(super) fn chances(
    ids: &Ids<'_>,
    words: &Vocabulary,
    everyday: &Everyday,
    now: Context<'_>,
    begun: &[usize],
) -> Vec<f64> {
    let all = words.words();
    let said: Vec<&Word> = begun.iter().filter_map(|place| all.get(*place)).collect();
    // Words of time and manner may stand anywhere: a row goes on after them as if they were not there.
    let firm: Vec<&Word> = said.iter().copied().filter(|word| word.class != WordClass::Adverb).collect();
    let members = Members::new(ids, words);
    let mut weights = vec![0.0; all.len()];
    for row in &everyday.rows {
        let weight = row.weight * fits(row, now);
        for (place, choices) in row.places.iter().enumerate().take(LONGEST) {
            let fit = fit(row, place, &said).max(fit(row, place, &firm));
            if fit > 0.0 {
                members.spread(&mut weights, choices, weight * fit);
            }
        }
    }
    // A whole sentence: it is joined to another one, or one begins anew.
    if said.last().is_some_and(|word| word.is_predicate()) && weights.iter().all(|weight| *weight == 0.0) {
        weights = chances(ids, words, everyday, now, &[]);
        let joins = |word: &Word| word.class == WordClass::Conjunction;
        let count = all.iter().filter(|word| joins(word)).count().max(1) as f64;
        weights.iter_mut().zip(all).filter(|(_, word)| joins(word)).for_each(|(weight, _)| *weight += JOINED / count);
    }
    let any = if weights.iter().any(|weight| *weight > 0.0) { ANY_WORD } else { 1.0 };
    let floor = shared_out(all.iter().map(|word| 1.0 / f64::from(word.level.max(1)).powi(3)).collect());
    let weights = shared_out(weights);
    weights.iter().zip(floor).map(|(weight, floor)| weight * (1.0 - any) + floor * any).collect()
}

fn fits(row: &Row, now: Context<'_>) -> f64 {
    let one = |here: Option<bool>| match here {
        Some(true) => HERE_AND_NOW,
        Some(false) => ELSEWHERE,
        None => 1.0,
    };
    let part = now.part.filter(|_| !row.parts.is_empty()).map(|part| row.parts.contains(&part));
    let place = now.place.filter(|_| !row.at.is_empty()).map(|place| row.at.contains(place));
    one(part) * one(place)
}

/// How well what was said leads to this place of the row; 0: it does not.
fn fit(row: &Row, place: usize, said: &[&Word]) -> f64 {
    if said.is_empty() {
        return if place == 0 { 1.0 } else { 0.0 };
    }
    let before = row.places.get(..place).unwrap_or_default().iter().rev();
    let same = before.zip(said.iter().rev()).take_while(|(choices, word)| choices.iter().any(|one| one.takes(word)));
    match same.count() {
        0 => 0.0,
        count => {
            let whole = count == place && count == said.len();
            EACH_WORD.powi(i32::try_from(count).unwrap_or(i32::MAX) - 1) * if whole { FROM_THE_BEGINNING } else { 1.0 }
        }
    }
}

/// The words of every class, and how usual each is within it: the shares of a class add up to 1.
struct Members<'a> {
    ids: &'a Ids<'a>,
    classes: HashMap<Semantic, Vec<(usize, f64)>>,
}

impl<'a> Members<'a> {
    /// Words come in the order of the vocabulary: the usual ones first, and those of high levels late.
    fn new(ids: &'a Ids<'a>, words: &Vocabulary) -> Self {
        let mut classes: HashMap<Semantic, Vec<(usize, f64)>> = HashMap::new();
        for (place, word) in words.words().iter().enumerate() {
            let members = classes.entry(word.semantic).or_default();
            let share = 1.0 / (members.len() + 3) as f64 / f64::from(word.level.max(1));
            members.push((place, share));
        }
        for members in classes.values_mut() {
            let whole: f64 = members.iter().map(|(_, share)| share).sum();
            members.iter_mut().for_each(|(_, share)| *share /= whole);
        }
        Self { ids, classes }
    }

    /// Gives a weight to the words that may stand at a place, the first of the choices being the usual ones.
    fn spread(&self, weights: &mut [f64], choices: &[Choice], weight: f64) {
        let whole: f64 = (0..choices.len()).map(|nth| 1.0 / (nth + 1) as f64).sum();
        for (nth, choice) in choices.iter().enumerate() {
            let weight = weight / (nth + 1) as f64 / whole;
            let mut give = |place: usize, weight: f64| {
                if let Some(has) = weights.get_mut(place) {
                    *has += weight;
                }
            };
            match choice {
                Choice::Word(id) => self.ids.of(id).into_iter().for_each(|place| give(place, weight)),
                Choice::Class(class) => {
                    self.classes
                        .get(class)
                        .into_iter()
                        .flatten()
                        .for_each(|(place, share)| give(*place, weight * share));
                }
            }
        }
    }
}
