//! What could be answered, most likely first. Nothing is said by itself: the person taps, or says something else.

use super::Question;
use crate::domain::id::{PhraseId, WordId};
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{Semantic, Vocabulary, Word, WordClass};
use crate::language::josa::Josa;

/// Something that could be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A word.
    Word(WordId),
    /// A phrase.
    Phrase(PhraseId),
    /// What I am called.
    Name,
}

/// No more than fit before the eyes.
const MOST: usize = 20;
/// Words of one class.
const OF_ONE_CLASS: usize = 12;

/// Answers to what was asked. `likely` tells how likely a person is to say a word.
pub fn answers(question: &Question<'_>, words: &Vocabulary, likely: &dyn Fn(&Word) -> f64) -> Vec<Answer> {
    let mut answers: Vec<Answer> = match question {
        Question::Which(choice) => {
            choice.iter().map(|word| Answer::Word(word.id.clone())).chain(ids(words, &["all"])).collect()
        }
        Question::Of(classes) => of(classes, words, likely),
        Question::Why => ids(
            words,
            &[
                "good",
                "dislike",
                "hurt",
                "tired",
                "hungry",
                "sleepy",
                "sad",
                "angry",
                "scared",
                "bored",
                "fun",
                "only-just",
            ],
        ),
        Question::How(of) => how(*of, words),
        Question::Number => ids(
            words,
            &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a-lot", "a-little"],
        ),
        Question::Name => vec![Answer::Name],
        Question::Together => {
            ids(words, &["yes", "good", "together", "dislike", "no", "later", "wait-moment", "want-rest"])
        }
        Question::YesNo => ids(words, &["yes", "no", "good", "dislike", "exist", "not-exist", "not-know", "yet"]),
        Question::Greeting(id) => greeting(id, words),
        Question::Told => {
            ids(words, &["yes", "its-fine", "good", "thanks", "sorry", "really-q", "me-too", "think-different", "why"])
        }
    };
    answers.truncate(MOST - PROTECTING.len());
    // Whatever was asked: not to know, to hear it again, to have it easier, to need time.
    for one in ids(words, &PROTECTING) {
        if !answers.contains(&one) {
            answers.push(one);
        }
    }
    answers
}

/// What I am called, as a sentence.
pub fn my_name(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ko => format!("저는 {}", Josa::IsPolite.attach(name)),
        Lang::En => format!("I am {name}"),
    }
}

const PROTECTING: [&str; 5] = ["not-know", "say-again", "easy-words", "need-time", "none-here"];

/// Words and phrases by their ids, those that there are.
fn ids(words: &Vocabulary, ids: &[&str]) -> Vec<Answer> {
    let one = |id: &&str| {
        let word = words.word(id).map(|word| Answer::Word(word.id.clone()));
        word.or_else(|| words.phrase(id).map(|phrase| Answer::Phrase(phrase.id.clone())))
    };
    ids.iter().filter_map(one).collect()
}

/// The likeliest words of the classes. A protecting word is among the last ones anyway.
fn of(classes: &[Semantic], words: &Vocabulary, likely: &dyn Fn(&Word) -> f64) -> Vec<Answer> {
    let fits = |word: &&Word| classes.contains(&word.semantic) && word.class != WordClass::Question && word.level <= 3;
    let mut found: Vec<&Word> = words.words().iter().filter(fits).collect();
    found.sort_by(|a, b| likely(b).total_cmp(&likely(a)));
    found.into_iter().take(OF_ONE_CLASS).map(|word| Answer::Word(word.id.clone())).collect()
}

fn how(of: Option<Semantic>, words: &Vocabulary) -> Vec<Answer> {
    ids(
        words,
        match of {
            Some(Semantic::Food | Semantic::Drink) => {
                &["delicious", "tasteless", "hot", "spicy", "sweet", "salty", "good", "dislike", "fine", "full"]
            }
            Some(Semantic::Weather | Semantic::Nature) => {
                &["good", "cold-weather", "hot-weather", "clear", "cloudy", "cool", "rain", "snow"]
            }
            Some(Semantic::Body | Semantic::Health) => {
                &["hurt", "a-little", "a-lot", "fine", "get-better", "itchy", "tired", "dizzy"]
            }
            Some(Semantic::Art | Semantic::Clothes) => {
                &["pretty", "cool-looking", "good", "dislike", "strange", "big", "small", "suit-me"]
            }
            _ => {
                &["good", "happy", "fun", "fine", "tired", "hard", "boring", "sad", "angry", "hurt", "dislike", "glad"]
            }
        },
    )
}

fn greeting(id: &str, words: &Vocabulary) -> Vec<Answer> {
    ids(
        words,
        match id {
            "hello" | "hi" | "nice-to-meet" => &["hello", "nice-to-meet", "how-been", "doing-well", "i-use-board"],
            "bye" | "bye-stay" => &["bye", "bye-stay", "see-you", "good-day"],
            "thanks" | "thankful" => &["its-fine", "of-course", "thanks", "me-too"],
            "sorry" | "sorry-adj" => &["its-fine", "angry", "upset", "dont-do"],
            "enjoy-meal" => &["before-meal", "thanks", "enjoy-meal"],
            "good-night" => &["good-night", "see-you"],
            _ => &["thanks", "thankful", "glad", "shy"],
        },
    )
}
