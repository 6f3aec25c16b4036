//! Where the keys stand: rows of keys with widths, the same in every window; narrow windows fold rows in two.

use super::{DOT, Stroke};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cap {
    /// Writes a letter, and another one after shift.
    Letter(char, char),
    /// A key of 천지인.
    Turn(char),
    /// The next letter is the other one of its key.
    Shift,
    /// A space: the word ends.
    Space,
    /// Takes back.
    Back,
    /// A new line, or: it is done.
    Enter,
    /// The same key begins with its first letter again: 다음 글자.
    Next,
    /// Korean or Latin letters.
    Language,
    /// Numbers and signs, or letters again.
    Signs,
}

impl Cap {
    /// What it writes: after shift, after 다음 글자.
    pub fn stroke(self, shift: bool, next: bool) -> Option<Stroke> {
        Some(match self {
            Self::Letter(_, other) if shift => Stroke::Letter(other),
            Self::Letter(c, _) => Stroke::Letter(c),
            Self::Turn(c) if next => Stroke::Letter(c),
            Self::Turn(c) => Stroke::Turn(c),
            Self::Space => Stroke::Letter(' '),
            Self::Back => Stroke::Back,
            Self::Shift | Self::Enter | Self::Next | Self::Language | Self::Signs => return None,
        })
    }
}

/// A key and its width in shares; a letter has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it does.
    pub cap: Cap,
    /// Width.
    pub width: u8,
}

/// Shares of a whole row: ten letters.
pub const ROW: u8 = 20;

/// Which letters are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// 두벌식 (KS X 5002).
    Dubeol,
    /// 천지인: consonants in turn, vowels of three strokes.
    Cheonjiin,
    /// Korean letters in the order of the alphabet.
    Ganada,
    /// English letters as on a computer.
    Qwerty,
    /// English letters in the order of the alphabet.
    Abc,
    /// Numbers and signs.
    Signs,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 6] = [Self::Dubeol, Self::Cheonjiin, Self::Ganada, Self::Qwerty, Self::Abc, Self::Signs];

    /// Four rows of keys; no row is wider than [`ROW`].
    pub fn rows(self) -> Vec<Vec<Place>> {
        match self {
            Self::Dubeol => ten(["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"], double),
            Self::Ganada => ten(["ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊ", "ㅋㅌㅍㅎㅏㅑㅓㅕㅗㅛ", "ㅜㅠㅡㅣㅐㅔ"], double),
            Self::Qwerty => ten(["qwertyuiop", "asdfghjkl", "zxcvbnm"], |c| c.to_ascii_uppercase()),
            Self::Abc => ten(["abcdefghij", "klmnopqrs", "tuvwxyz"], |c| c.to_ascii_uppercase()),
            Self::Signs => ten(["1234567890", ".,?!~-:/@", "'\"()&;%"], other_sign),
            Self::Cheonjiin => four(),
        }
    }

    /// What a key of a real keyboard with Latin letters writes when this layout is shown: the Korean letter of the same
    /// key, where the layout is that of a computer.
    pub fn on_real_key(self, latin: char) -> char {
        if self != Self::Dubeol {
            return latin;
        }
        let mut keys =
            Self::Qwerty.rows().into_iter().zip(self.rows()).flat_map(|(latin, korean)| latin.into_iter().zip(korean));
        let found = keys.find_map(|keys| match (keys.0.cap, keys.1.cap) {
            (Cap::Letter(key, _), Cap::Letter(letter, _)) if key == latin => Some(letter),
            (Cap::Letter(_, key), Cap::Letter(_, letter)) if key == latin => Some(letter),
            _ => None,
        });
        found.unwrap_or(latin)
    }
}

/// The double consonant or the vowel with one more stroke that shift writes.
fn double(c: char) -> char {
    match c {
        'ㅂ' => 'ㅃ',
        'ㅈ' => 'ㅉ',
        'ㄷ' => 'ㄸ',
        'ㄱ' => 'ㄲ',
        'ㅅ' => 'ㅆ',
        'ㅐ' => 'ㅒ',
        'ㅔ' => 'ㅖ',
        _ => c,
    }
}

/// The rarer sign of a key.
fn other_sign(c: char) -> char {
    let often = "1234567890.,?!~-:/@'\"()&;%";
    let rarely = "+=*#$₩€£^|·…¿¡_—<>\\[]{}♡★°";
    often.chars().zip(rarely.chars()).find(|(sign, _)| *sign == c).map_or(c, |(_, other)| other)
}

fn place(cap: Cap, width: u8) -> Place {
    Place { cap, width }
}

/// Three rows of letters, shift and backspace at the sides of the third, and the row of the space bar.
fn ten(rows: [&str; 3], other: impl Fn(char) -> char) -> Vec<Vec<Place>> {
    let letters = |row: &str| -> Vec<Place> { row.chars().map(|c| place(Cap::Letter(c, other(c)), 2)).collect() };
    let [first, second, third] = rows.map(letters);
    let side = (ROW - third.len() as u8 * 2) / 2;
    let third = [vec![place(Cap::Shift, side)], third, vec![place(Cap::Back, side)]].concat();
    let last = vec![place(Cap::Language, 4), place(Cap::Signs, 4), place(Cap::Space, 8), place(Cap::Enter, 4)];
    vec![first, second, third, last]
}

fn four() -> Vec<Vec<Place>> {
    let row = |caps: [Cap; 4]| caps.into_iter().map(|cap| place(cap, ROW / 4)).collect();
    let turns = |a, b, c, last| row([Cap::Turn(a), Cap::Turn(b), Cap::Turn(c), last]);
    vec![
        turns('ㅣ', DOT, 'ㅡ', Cap::Back),
        turns('ㄱ', 'ㄴ', 'ㄷ', Cap::Next),
        turns('ㅂ', 'ㅅ', 'ㅈ', Cap::Signs),
        row([Cap::Language, Cap::Turn('ㅇ'), Cap::Space, Cap::Enter]),
    ]
}

/// The same keys in the same order on rows of half the width: for windows in which ten letters are too narrow.
pub fn folded(rows: Vec<Vec<Place>>) -> Vec<Vec<Place>> {
    let mut out = Vec::new();
    for row in rows {
        let mut half: Vec<Place> = Vec::new();
        for mut key in row {
            // The wide keys are no wider than a letter here, but for the space bar.
            key.width = if key.cap == Cap::Space { 4 } else { 2 };
            let used: u8 = half.iter().map(|key| key.width).sum();
            if used + key.width > ROW / 2 {
                out.push(std::mem::take(&mut half));
            }
            half.push(key);
        }
        out.push(half);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn letters(layout: Layout) -> BTreeSet<char> {
        let caps = layout.rows().into_iter().flatten().map(|key| key.cap);
        caps.flat_map(|cap| match cap {
            Cap::Letter(a, b) => vec![a, b],
            Cap::Turn(key) => super::super::consonants(key).map_or(vec![key], <[char]>::to_vec),
            _ => Vec::new(),
        })
        .collect()
    }

    #[test]
    fn every_letter_has_a_key() {
        let consonants: BTreeSet<char> = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".chars().collect();
        let vowels: BTreeSet<char> = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ".chars().collect();
        for layout in [Layout::Dubeol, Layout::Ganada] {
            assert_eq!(letters(layout), &consonants | &vowels, "{layout:?}");
        }
        assert_eq!(letters(Layout::Cheonjiin), &consonants | &['ㅣ', DOT, 'ㅡ'].into());
        let latin: BTreeSet<char> = ('a'..='z').chain('A'..='Z').collect();
        assert_eq!((letters(Layout::Qwerty), letters(Layout::Abc)), (latin.clone(), latin));
        assert!(('0'..='9').all(|c| letters(Layout::Signs).contains(&c)));
        assert_eq!(letters(Layout::Signs).len(), 52, "no sign is there twice");
    }

    #[test]
    fn a_real_keyboard_writes_korean() {
        let typed: String = "gkrryRkQ1".chars().map(|c| Layout::Dubeol.on_real_key(c)).collect();
        assert_eq!(typed, "ㅎㅏㄱㄱㅛㄲㅏㅃ1");
        assert_eq!(Layout::Abc.on_real_key('g'), 'g');
    }

    #[test]
    fn rows_are_no_wider_than_a_row_and_every_layout_can_be_left() {
        for layout in Layout::ALL {
            let rows = layout.rows();
            assert_eq!(rows.len(), 4);
            for (rows, widest) in [(rows.clone(), ROW), (folded(rows.clone()), ROW / 2)] {
                let width = |row: &Vec<Place>| row.iter().map(|key| key.width).sum::<u8>();
                assert!(rows.iter().all(|row| (1..=widest).contains(&width(row))), "{layout:?} {rows:?}");
                let caps: Vec<Cap> = rows.iter().flatten().map(|key| key.cap).collect();
                for cap in [Cap::Space, Cap::Back, Cap::Enter, Cap::Language, Cap::Signs] {
                    assert_eq!(caps.iter().filter(|c| **c == cap).count(), 1, "{layout:?} {cap:?}");
                }
            }
        }
    }
}
