//! Typing Korean: any keys compose as a 두벌식 keyboard does, and each key is taken back by itself.
//!
//! The oracle is written on its own: a table of states whose syllables are conjoining letters that NFC joins.

use malgeurim::domain::keyboard::{Stroke, consonants};
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::formats::vocabulary;
use malgeurim::language::find::{SearchIndex, beginning, folded};
use malgeurim::language::hangul;
use malgeurim::language::typing::{difference, typed};
use proptest::prelude::*;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

const KEYS: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ 1a";
const LEADS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const TAILS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/// What two keys become.
const DOUBLE_VOWELS: [&str; 7] = ["ㅗㅏㅘ", "ㅗㅐㅙ", "ㅗㅣㅚ", "ㅜㅓㅝ", "ㅜㅔㅞ", "ㅜㅣㅟ", "ㅡㅣㅢ"];
const DOUBLE_TAILS: [&str; 11] =
    ["ㄱㅅㄳ", "ㄴㅈㄵ", "ㄴㅎㄶ", "ㄹㄱㄺ", "ㄹㅁㄻ", "ㄹㅂㄼ", "ㄹㅅㄽ", "ㄹㅌㄾ", "ㄹㅍㄿ", "ㄹㅎㅀ", "ㅂㅅㅄ"];

/// Where the automaton is.
#[derive(Clone, Copy)]
enum At {
    Nothing,
    Lead(char),
    Vowel(char),
    Open(char, char),
    /// With the keys of the final consonant.
    Closed(char, char, char, Option<char>),
}

fn pair(table: &[&str], a: char, b: char) -> Option<char> {
    let row = table.iter().find(|row| row.starts_with(&format!("{a}{b}")))?;
    row.chars().nth(2)
}

fn conjoining(first: u32, letters: &str, c: char) -> char {
    let at = letters.chars().position(|letter| letter == c).unwrap() as u32;
    char::from_u32(first + at).unwrap()
}

/// The syllable that the automaton holds, joined by Unicode normalisation.
fn written(at: At) -> String {
    let lead = |c| conjoining(0x1100, LEADS, c);
    let vowel = |c| conjoining(0x1161, VOWELS, c);
    let tail = |c| conjoining(0x11A8, TAILS, c);
    let letters = match at {
        At::Nothing => String::new(),
        At::Lead(c) | At::Vowel(c) => c.to_string(),
        At::Open(l, v) => [lead(l), vowel(v)].iter().collect(),
        At::Closed(l, v, t, None) => [lead(l), vowel(v), tail(t)].iter().collect(),
        At::Closed(l, v, a, Some(b)) => [lead(l), vowel(v), tail(pair(&DOUBLE_TAILS, a, b).unwrap())].iter().collect(),
    };
    letters.nfc().collect()
}

/// The text of some keys, and the next state: (what is finished, where one is).
fn step(at: At, key: char) -> (String, At) {
    let done = |at| written(at);
    if VOWELS.contains(key) {
        return match at {
            At::Nothing => (String::new(), At::Vowel(key)),
            At::Lead(l) => (String::new(), At::Open(l, key)),
            At::Vowel(v) => match pair(&DOUBLE_VOWELS, v, key) {
                Some(both) => (String::new(), At::Vowel(both)),
                None => (done(at), At::Vowel(key)),
            },
            At::Open(l, v) => match pair(&DOUBLE_VOWELS, v, key) {
                Some(both) => (String::new(), At::Open(l, both)),
                None => (done(at), At::Vowel(key)),
            },
            At::Closed(l, v, t, None) => (done(At::Open(l, v)), At::Open(t, key)),
            At::Closed(l, v, a, Some(b)) => (done(At::Closed(l, v, a, None)), At::Open(b, key)),
        };
    }
    if LEADS.contains(key) {
        return match at {
            At::Open(l, v) if TAILS.contains(key) => (String::new(), At::Closed(l, v, key, None)),
            At::Closed(l, v, a, None) if pair(&DOUBLE_TAILS, a, key).is_some() => {
                (String::new(), At::Closed(l, v, a, Some(key)))
            }
            _ => (done(at), At::Lead(key)),
        };
    }
    (format!("{}{key}", done(at)), At::Nothing)
}

fn oracle(keys: &[char]) -> String {
    let mut text = String::new();
    let mut at = At::Nothing;
    for key in keys {
        let (done, next) = step(at, *key);
        text.push_str(&done);
        at = next;
    }
    text + &written(at)
}

fn composed(keys: &[char]) -> String {
    keys.iter().fold(String::new(), |text, key| typed(&text, Stroke::Letter(*key)))
}

fn keys() -> impl Strategy<Value = Vec<char>> {
    let all: Vec<char> = KEYS.chars().collect();
    // Vowels and consonants in turn are what makes syllables; other orders come too.
    proptest::collection::vec(proptest::sample::select(all), 0..24)
}

/// The strokes of one letter on 천지인.
fn strokes(letter: char) -> Vec<Stroke> {
    let turns = |keys: &str| keys.chars().map(Stroke::Turn).collect();
    let vowels = "ㅏㅣㆍ ㅐㅣㆍㅣ ㅑㅣㆍㆍ ㅒㅣㆍㆍㅣ ㅓㆍㅣ ㅔㆍㅣㅣ ㅕㆍㆍㅣ ㅖㆍㆍㅣㅣ ㅗㆍㅡ ㅘㆍㅡㅣㆍ ㅙㆍㅡㅣㆍㅣ ㅚㆍㅡㅣ ㅛㆍㆍㅡ \
                  ㅜㅡㆍ ㅝㅡㆍㆍㅣ ㅞㅡㆍㆍㅣㅣ ㅟㅡㆍㅣ ㅠㅡㆍㆍ ㅡㅡ ㅢㅡㅣ ㅣㅣ";
    if let Some(row) = vowels.split(' ').find(|row| row.starts_with(letter)) {
        return turns(&row.chars().skip(1).collect::<String>());
    }
    let key = "ㄱㄴㄷㅂㅅㅈㅇ".chars().find(|key| consonants(*key).unwrap().contains(&letter)).unwrap();
    let times = consonants(key).unwrap().iter().position(|c| *c == letter).unwrap();
    // 다음 글자 before it, so that the letter before does not turn.
    std::iter::once(Stroke::Letter(key)).chain(vec![Stroke::Turn(key); times]).collect()
}

/// Every word of the vocabulary, and the search over them.
fn searched() -> &'static (Vocabulary, SearchIndex) {
    static WORDS: OnceLock<(Vocabulary, SearchIndex)> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = vocabulary::builtin();
        let index = SearchIndex::new(&words);
        (words, index)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_keys_compose_as_the_automaton_does(keys in keys()) {
        prop_assert_eq!(composed(&keys), oracle(&keys));
    }

    #[test]
    fn each_key_is_taken_back_by_itself(keys in keys(), back in 0..24usize) {
        let text = composed(&keys);
        let less = (0..back).fold(text, |text, _| typed(&text, Stroke::Back));
        prop_assert_eq!(less, composed(&keys[..keys.len().saturating_sub(back)]));
    }

    #[test]
    fn the_difference_leads_from_one_text_to_the_other(keys in keys(), key in proptest::sample::select(KEYS.chars().collect::<Vec<_>>())) {
        let before = composed(&keys);
        let after = typed(&before, Stroke::Letter(key));
        let (gone, come) = difference(&before, &after);
        let kept = before.chars().count() - gone;
        let text: String = before.chars().take(kept).chain(come.chars()).collect();
        prop_assert!(gone <= 2);
        prop_assert_eq!(text, after);
    }

    #[test]
    fn every_syllable_is_written_by_cheonjiin(syllables in proptest::collection::vec(0xAC00..0xD7A4u32, 1..6)) {
        let wanted: String = syllables.into_iter().filter_map(char::from_u32).collect();
        let letters = wanted.chars().flat_map(hangul::letters);
        // A vowel begins with ㅣ after ㅣ only behind a consonant, which every syllable has.
        let text = letters.flat_map(strokes).fold(String::new(), |text, stroke| typed(&text, stroke));
        prop_assert_eq!(text, wanted);
    }

    #[test]
    fn a_word_is_found_after_any_of_its_keys(which in any::<proptest::sample::Index>(), some in 1..12usize) {
        let (words, index) = searched();
        let place = which.index(words.words().len());
        let word = &words.words()[place];
        let keys: Vec<char> = word.ko.chars().flat_map(hangul::keys).collect();
        let initials = word.ko.chars().map(|c| hangul::letters(c).next().unwrap_or(c));
        for typed in [composed(&keys[..some.min(keys.len())]), initials.take(some).collect()] {
            if typed.trim().is_empty() {
                continue;
            }
            prop_assert!(index.find(&typed).contains(&place), "{} by {}", word.ko, typed);
            prop_assert!(beginning(&folded(&word.ko), &malgeurim::language::find::typed(&typed)).is_some());
        }
    }
}
