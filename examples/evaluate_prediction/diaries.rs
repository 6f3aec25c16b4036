//! Diaries of made-up people. They know nothing of what the program thinks usual: each takes some of our judged sentences for their own, says a
//! few of them very often (Zipf's law) and most at a certain time and place, and puts other things of the same kind into them.

use super::Entry;
use malgeurim::art::rng::Rng;
use malgeurim::domain::id::WordId;
use malgeurim::domain::vocabulary::{Part, Vocabulary, WordClass};

/// Sentences that a person has for their own, and things that they say.
const OWN: usize = 60;
const SAID: usize = 500;
/// Where people are in the course of a day.
const PLACES: [&str; 4] = ["home", "welfare-center", "studio", "restaurant"];
/// How often a sentence is said at its own time and place, and how often one thing in it is another one.
const AT_ITS_TIME: f32 = 0.7;
const OTHER_THING: f32 = 0.25;

struct Habit {
    words: Vec<WordId>,
    part: Part,
    place: &'static str,
    weight: f32,
}

/// Everything one person said, oldest first.
pub fn diary(judged: &[Entry], words: &Vocabulary, seed: u64, person: u64) -> Vec<Entry> {
    let mut rng = Rng::new(seed, person);
    let habits: Vec<Habit> = (0..OWN)
        .map(|nth| Habit {
            words: judged[rng.below(judged.len())].words.clone(),
            part: Part::ALL[rng.below(Part::ALL.len())],
            place: PLACES[rng.below(PLACES.len())],
            weight: 1.0 / (nth + 1) as f32,
        })
        .collect();
    (0..SAID).map(|_| say(&habits, words, &mut rng)).collect()
}

fn say(habits: &[Habit], words: &Vocabulary, rng: &mut Rng) -> Entry {
    let part = Part::ALL[rng.below(Part::ALL.len())];
    let place = PLACES[rng.below(PLACES.len())];
    let at_its_time = rng.chance(AT_ITS_TIME);
    let fits = |habit: &&Habit| !at_its_time || habit.part == part || habit.place == place;
    let fitting: Vec<&Habit> = habits.iter().filter(fits).collect();
    let whole: f32 = fitting.iter().map(|habit| habit.weight).sum();
    let mut left = rng.unit() * whole;
    let habit = fitting.iter().find(|habit| {
        left -= habit.weight;
        left <= 0.0
    });
    let mut said = habit.map(|habit| habit.words.clone()).unwrap_or_default();
    if rng.chance(OTHER_THING) {
        change(&mut said, words, rng);
    }
    Entry { words: said, part: Some(part), place: Some(place.into()) }
}

/// Another thing of the same kind in the place of one.
fn change(said: &mut [WordId], words: &Vocabulary, rng: &mut Rng) {
    let is_thing = |id: &WordId| words.word(id.as_str()).is_some_and(|word| word.class == WordClass::Noun);
    let places: Vec<usize> = (0..said.len()).filter(|place| is_thing(&said[*place])).collect();
    if places.is_empty() {
        return;
    }
    let place = places[rng.below(places.len())];
    let Some(word) = words.word(said[place].as_str()) else { return };
    let kin: Vec<&WordId> = words
        .words()
        .iter()
        .filter(|w| w.semantic == word.semantic && w.class == word.class && w.level <= 2)
        .map(|w| &w.id)
        .collect();
    if !kin.is_empty() {
        said[place] = kin[rng.below(kin.len())].clone();
    }
}
