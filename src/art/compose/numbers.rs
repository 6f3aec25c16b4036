//! How many: native and Sino-Korean number words, English ones, digits, and words for many.

use super::{MAX_OBJECTS, naming};
use crate::domain::vocabulary::{Semantic, Word, WordClass};

const NATIVE: [&[&str]; 10] = [
    &["하나", "한"],
    &["둘", "두"],
    &["셋", "세", "석"],
    &["넷", "네", "넉"],
    &["다섯"],
    &["여섯"],
    &["일곱"],
    &["여덟"],
    &["아홉"],
    &["열"],
];
const SINO: [&str; 10] = ["일", "이", "삼", "사", "오", "육", "칠", "팔", "구", "십"];
/// Words for an open number, and what a picture shows for them.
const MANY: [(u8, &[&str]); 3] = [
    (7, &["많다", "많이", "많은", "가득", "many", "a lot", "lots", "lots of"]),
    (4, &["여러", "몇", "몇 개", "several", "some", "a few"]),
    (3, &["들", "plural"]),
];

/// The number a word means, 1..=[`MAX_OBJECTS`]; `None` when it means none. `들` counts only behind a thing: otherwise it is a field.
pub fn count(word: &Word, behind_thing: bool) -> Option<u8> {
    let called = |names: &[&str]| names.iter().any(|n| word.ko == *n || word.en.eq_ignore_ascii_case(n));
    if let Some((many, _)) = MANY.iter().find(|(_, names)| called(names)) {
        // 이/저 들 without a thing is no plural.
        return (word.ko != "들" || behind_thing).then_some(*many);
    }
    let digits = word.ko.parse::<u32>().ok();
    let number = matches!(word.class, WordClass::Number) || is_unknown(word);
    let spelled = || number.then(|| native(&word.ko).or_else(|| sino(word)).or_else(|| english(&word.en))).flatten();
    let value = digits.or_else(spelled).filter(|n| *n > 0)?;
    Some(value.min(MAX_OBJECTS as u32) as u8)
}

/// Whether a number stands behind its thing: 고양이 둘, 고양이 들 (but 두 고양이).
pub fn trails(word: &Word) -> bool {
    ["하나", "둘", "셋", "넷", "들"].contains(&word.ko.as_str())
}

/// A word that was typed and is not in the vocabulary.
fn is_unknown(word: &Word) -> bool {
    word.semantic == Semantic::Idea && word.level == 4
}

fn unit(text: &str) -> Option<u32> {
    (1..).zip(NATIVE).find(|(_, names)| names.contains(&text)).map(|(n, _)| n)
}

/// 하나, 열둘, 스물, 스물네.
fn native(text: &str) -> Option<u32> {
    if let Some(n) = unit(text) {
        return Some(n);
    }
    for (tens, names) in [(10, &["열"][..]), (20, &["스물", "스무"])] {
        let Some(rest) = names.iter().find_map(|name| text.strip_prefix(name)) else { continue };
        return if rest.is_empty() { Some(tens) } else { unit(rest).filter(|n| *n < 10).map(|n| tens + n) };
    }
    None
}

/// 일, 십, 십이, 이십. One syllable counts only as a number word of the vocabulary (이 is also "this").
fn sino(word: &Word) -> Option<u32> {
    let digit = |text: &str| (1..).zip(SINO).find(|(_, name)| *name == text).map(|(n, _)| n);
    let known = word.class == WordClass::Number;
    if let Some(n) = digit(&word.ko) {
        return known.then_some(n);
    }
    let (tens, ones) = word.ko.split_once('십')?;
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

fn english(text: &str) -> Option<u32> {
    (1..=MAX_OBJECTS).find(|n| text.eq_ignore_ascii_case(naming::number(*n))).map(|n| n as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_words_and_digits() {
        for (text, number) in [
            ("하나", 1),
            ("두", 2),
            ("열둘", 12),
            ("스물네", 24),
            ("십이", 12),
            ("이십", 20),
            ("7", 7),
            ("eleven", 11),
            ("99", 24),
        ] {
            assert_eq!(count(&Word::unknown(text), false), Some(number), "{text}");
        }
        for text in ["0", "이", "한강", "열쇠", "-3", "들"] {
            assert_eq!(count(&Word::unknown(text), false), None, "{text}");
        }
        assert_eq!(count(&Word::unknown("들"), true), Some(3));
    }
}
