//! Typing Korean letter by letter: what stands before the cursor, and what stands there after a key.
//!
//! Nothing but the text itself is remembered: its last syllables are taken apart, the key is put to their letters, and
//! they are joined again. So it does not matter who wrote the text, where the cursor was put, or what was undone.

use super::hangul::{self, Syllable, compose, is_letter};
use crate::domain::keyboard::{DOT, DOTS, Stroke, consonants};

/// The text before the cursor after one more key.
pub fn typed(before: &str, stroke: Stroke) -> String {
    match stroke {
        Stroke::Letter(c) if !is_letter(c) => format!("{before}{c}"),
        Stroke::Letter(c) => with_tail(before, |letters| letters.push(c)),
        Stroke::Turn(key) => with_tail(before, |letters| turn(letters, key)),
        Stroke::Back => back(before),
    }
}

/// How the text between two states changed: so many characters go from its end, and these come.
pub fn difference<'t>(before: &str, after: &'t str) -> (usize, &'t str) {
    let same = before.char_indices().zip(after.char_indices()).take_while(|((_, a), (_, b))| a == b);
    let kept = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let gone = before.get(kept..).unwrap_or_default().chars().count();
    (gone, after.get(kept..).unwrap_or_default())
}

/// The last signs that a key may still change: a key changes the last syllable, and the one before by its last letter.
fn split_tail(before: &str) -> (&str, &str) {
    const SIGNS: usize = 2;
    let korean = |c: char| Syllable::of(c).is_some() || is_letter(c) || c == DOT || c == DOTS;
    let signs = before.char_indices().rev().take(SIGNS).take_while(|(_, c)| korean(*c));
    before.split_at(signs.last().map_or(before.len(), |(at, _)| at))
}

fn with_tail(before: &str, change: impl FnOnce(&mut Vec<char>)) -> String {
    let (rest, tail) = split_tail(before);
    let mut letters: Vec<char> = tail.chars().flat_map(hangul::letters).collect();
    change(&mut letters);
    format!("{rest}{}", compose(&letters.into_iter().collect::<String>()))
}

/// Takes back the last key: a Korean letter, or any other sign as a whole.
fn back(before: &str) -> String {
    let (rest, tail) = split_tail(before);
    let mut keys: Vec<char> = tail.chars().flat_map(hangul::keys).collect();
    if keys.pop().is_none() {
        let mut rest = rest.to_owned();
        rest.pop();
        return rest;
    }
    format!("{rest}{}", compose(&keys.into_iter().collect::<String>()))
}

/// A key of 천지인: a stroke goes on with the vowel, the same consonant key gives the next of its letters; else a letter
/// begins.
fn turn(letters: &mut Vec<char>, key: char) {
    let next = letters.last().and_then(|last| vowel(*last, key).or_else(|| next_consonant(*last, key)));
    match (next, letters.last_mut()) {
        (Some(next), Some(last)) => *last = next,
        _ => letters.push(key),
    }
}

fn next_consonant(last: char, key: char) -> Option<char> {
    let group = consonants(key)?;
    let at = group.iter().position(|c| *c == last)?;
    group.get((at + 1) % group.len()).copied()
}

/// The vowel that a stroke makes of another one.
fn vowel(from: char, stroke: char) -> Option<char> {
    Some(match (from, stroke) {
        ('ㅣ', DOT) => 'ㅏ',
        ('ㅏ', DOT) => 'ㅑ',
        (DOT, DOT) => DOTS,
        (DOT, 'ㅣ') => 'ㅓ',
        (DOTS, 'ㅣ') => 'ㅕ',
        (DOT, 'ㅡ') => 'ㅗ',
        (DOTS, 'ㅡ') => 'ㅛ',
        ('ㅡ', DOT) => 'ㅜ',
        ('ㅜ', DOT) => 'ㅠ',
        ('ㅏ', 'ㅣ') => 'ㅐ',
        ('ㅑ', 'ㅣ') => 'ㅒ',
        ('ㅓ', 'ㅣ') => 'ㅔ',
        ('ㅕ', 'ㅣ') => 'ㅖ',
        ('ㅗ', 'ㅣ') => 'ㅚ',
        ('ㅚ', DOT) => 'ㅘ',
        ('ㅘ', 'ㅣ') => 'ㅙ',
        ('ㅜ', 'ㅣ') => 'ㅟ',
        ('ㅠ', 'ㅣ') => 'ㅝ',
        ('ㅝ', 'ㅣ') => 'ㅞ',
        ('ㅡ', 'ㅣ') => 'ㅢ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(strokes: impl IntoIterator<Item = Stroke>) -> String {
        strokes.into_iter().fold(String::new(), |text, stroke| typed(&text, stroke))
    }

    fn turns(keys: &str) -> String {
        // A bar is the key for the next letter.
        let mut next = false;
        let mut strokes = Vec::new();
        for key in keys.chars() {
            match key {
                '|' => next = true,
                _ if std::mem::take(&mut next) => strokes.push(Stroke::Letter(key)),
                _ => strokes.push(Stroke::Turn(key)),
            }
        }
        all(strokes)
    }

    #[test]
    fn cheonjiin_strokes_become_words() {
        for (keys, text) in [
            ("ㄱㅣㆍ", "가"),
            ("ㅅㅅㅣㆍㄱ|ㄱㆍㆍㅡ", "학교"),
            ("ㅇㅣㆍㄴ|ㄴㆍㆍㅣㅇㅅㅅㅣㆍㅈㅣㆍㅣ", "안녕하재"),
            ("ㅂㅂㅂㅣㆍㄴㄴㅡㄴㄴㅣ", "빠르리"),
            ("ㄱㆍㅡㅣㆍㅣ", "괘"),
            ("ㄱㅡㆍㆍㅣㅣ", "궤"),
            ("ㅇㅡㅣㅈㅣㆍ", "의자"),
            ("ㄷㅣㆍㄴㄴㄱ", "닭"),
            ("ㄷㅣㆍㄴㄴㄱㄱ", "달ㅋ"),
            ("ㄷㅣㆍㄴㄴㄱㄱㄱㄱ", "닭"),
            ("ㄷㅣㆍㄴㄴㄱㆍㅡ", "달고"),
            ("ㄱㅣㆍㄷㄷㄷㅣㆍ", "가따"),
            ("ㄱㅣㆍㄷㄷㄷㄷ", "갇"),
            ("ㆍㆍㅣ", "ㅕ"),
        ] {
            assert_eq!(turns(keys), text, "{keys}");
        }
    }

    #[test]
    fn the_last_key_is_taken_back() {
        let steps = ["닭고기", "닭곡", "닭고", "닭ㄱ", "닭", "달", "다", "ㄷ", "", ""];
        for pair in steps.windows(2) {
            assert_eq!(typed(pair[0], Stroke::Back), pair[1]);
        }
        assert_eq!(typed("과", Stroke::Back), "고");
        assert_eq!(typed("각사", Stroke::Back), "갃", "the letter goes back to where it was typed");
        assert_eq!(typed("하하 a!", Stroke::Back), "하하 a");
        assert_eq!(typed("하하 ", Stroke::Back), "하하");
    }

    #[test]
    fn the_difference_is_small() {
        assert_eq!(difference("학교각", "학교가가"), (1, "가가"));
        assert_eq!(difference("가", "갃"), (1, "갃"));
        assert_eq!(difference("ab", "abc"), (0, "c"));
        assert_eq!(difference("", ""), (0, ""));
    }
}
