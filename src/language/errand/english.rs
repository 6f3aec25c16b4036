//! English questions at a counter.

use super::blank::capital;
use super::board::AnswerOption;

/// How a question begins that is answered by yes or no, or before the things it names.
const BEGINS: [&str; 26] = [
    "would you like it",
    "would you like to have",
    "would you like",
    "would you prefer",
    "do you want to",
    "do you want",
    "do you need",
    "do you have",
    "do you",
    "did you",
    "is it for",
    "is it",
    "is this",
    "is that",
    "are you",
    "are there",
    "have you",
    "has",
    "can you",
    "can i",
    "could you",
    "may i",
    "shall i",
    "should i",
    "will you",
    "was",
];
const QUESTION_WORDS: [&str; 10] =
    ["what", "where", "who", "when", "why", "how", "which", "whose", "what's", "where's"];
/// What may stand before the first thing.
const BEFORE: [&str; 6] = ["a ", "an ", "the ", "some ", "your ", "with "];

/// The question itself: the last sentence that asks, else the last one, in small letters.
fn question(text: &str) -> String {
    let sentences = text.split_inclusive(['?', '!', '.']).map(str::trim).filter(|part| !part.is_empty());
    let all: Vec<&str> = sentences.collect();
    let asking = all.iter().rfind(|part| part.ends_with('?')).or(all.last());
    asking.map(|part| part.trim_end_matches(['?', '!', '.']).to_lowercase()).unwrap_or_default()
}

pub(super) fn options(text: &str) -> Vec<AnswerOption> {
    let asked = question(text);
    let Some((before, last)) = asked.rsplit_once(" or ") else { return Vec::new() };
    let parts = before.split([',', ':']).map(str::trim).filter(|part| !part.is_empty());
    let named: Vec<&str> = parts.filter(|part| !has_question_word(part)).chain([last.trim()]).collect();
    named.into_iter().map(bare).filter(|part| !part.is_empty() && part != "not").map(option).collect()
}

fn option(label: String) -> AnswerOption {
    AnswerOption { answer: format!("{}, please.", capital(&label)), label }
}

/// Without the beginning of a question, articles and 'is it'.
fn bare(part: &str) -> String {
    let begun = BEGINS.iter().filter_map(|begin| part.strip_prefix(begin)).find(|rest| rest.starts_with(' '));
    let part = begun.unwrap_or(part).trim();
    BEFORE.iter().find_map(|before| part.strip_prefix(before)).unwrap_or(part).trim().to_owned()
}

fn has_question_word(part: &str) -> bool {
    part.split_whitespace()
        .any(|word| QUESTION_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'')))
}

pub(super) fn asks_yes_or_no(text: &str) -> bool {
    let asked = question(text);
    let begins = BEGINS.iter().any(|begin| asked.starts_with(begin));
    (text.contains('?') || begins) && !has_question_word(&asked)
}
