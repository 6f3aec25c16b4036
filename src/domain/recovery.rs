//! The recovery code: letters on a printed sheet that open the instructor's room when the PIN is forgotten.
//!
//! Eight groups of four characters. Three of each are random (120 bits in all), the fourth is a check over the group and
//! its place: a mistyped or swapped character, or two groups in the wrong order, is told as soon as the group is full.

use std::fmt;

/// Groups of a code.
pub const GROUPS: usize = 8;
/// Characters of a group, the last one being its check.
pub const GROUP: usize = 4;
/// Characters that a code is written with, in the order of their values: digits and capital letters without I, L, O and U.
pub const LETTERS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
/// Random bytes that a code is made of, five bits of each.
pub const SEED: usize = GROUPS * (GROUP - 1);

/// A whole code whose checks are right. Shows itself nowhere by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// The code that is made of these random bytes.
    pub fn of(seed: [u8; SEED]) -> Self {
        let mut text = String::with_capacity(GROUPS * GROUP);
        for (place, random) in seed.chunks(GROUP - 1).enumerate() {
            let values: Vec<u8> = random.iter().map(|byte| byte % 32).collect();
            text.extend(values.iter().map(|value| LETTERS[usize::from(*value)]));
            text.push(LETTERS[usize::from(check(&values, place))]);
        }
        Self(text)
    }

    /// The code that was typed, if it is whole and every check is right. Spaces, hyphens and small letters are fine.
    pub fn read(typed: &str) -> Option<Self> {
        let written = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let text: String = written.map(letter).collect::<Option<_>>()?;
        let groups = groups(&text);
        let whole = text.len() == GROUPS * GROUP && groups.len() == GROUPS;
        (whole && groups.iter().enumerate().all(|(place, group)| is_right(group, place))).then_some(Self(text))
    }

    /// The characters without anything between them: what is hashed.
    pub fn letters(&self) -> &str {
        &self.0
    }

    /// Its groups, to be shown or printed.
    pub fn groups(&self) -> Vec<&str> {
        groups(&self.0)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// The character of a code that somebody means: capital, and the digit where a letter looks like one. `None`: it stands in no code.
pub fn letter(typed: char) -> Option<char> {
    let meant = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    LETTERS.contains(&meant).then_some(meant)
}

/// The groups of what was typed so far; the last one may not be full.
pub fn groups(letters: &str) -> Vec<&str> {
    let ends = (0..letters.len()).step_by(GROUP).map(|start| (start, (start + GROUP).min(letters.len())));
    ends.filter_map(|(start, end)| letters.get(start..end)).collect()
}

/// Whether a group that is full can be the one at this place of a code, counted from 0.
pub fn is_right(group: &str, place: usize) -> bool {
    let values: Option<Vec<u8>> = group.chars().map(value).collect();
    match values.as_deref() {
        Some([random @ .., last]) if random.len() == GROUP - 1 => check(random, place) == *last,
        _ => false,
    }
}

fn value(letter: char) -> Option<u8> {
    LETTERS.iter().position(|known| *known == letter).and_then(|at| u8::try_from(at).ok())
}

/// The place plus each value times another power of the generator of the field with 32 elements, so that any one wrong value, any
/// two that were swapped, and any other place make another sum.
fn check(values: &[u8], place: usize) -> u8 {
    let place = u8::try_from(place % 32).unwrap_or_default();
    values.iter().rev().enumerate().fold(place, |sum, (power, value)| sum ^ times(*value, power + 1))
}

/// A value times a power of x, modulo x⁵ + x² + 1.
fn times(value: u8, power: usize) -> u8 {
    (0..power).fold(value, |value, _| {
        let doubled = value << 1;
        if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        let mut seed = [0; SEED];
        seed.iter_mut().zip(0_u8..).for_each(|(byte, at)| *byte = at.wrapping_mul(37).wrapping_add(11));
        RecoveryCode::of(seed)
    }

    #[test]
    fn a_code_is_read_as_it_is_written_down() {
        let code = code();
        assert_eq!((code.groups().len(), code.letters().len()), (GROUPS, GROUPS * GROUP));
        let by_hand = code.groups().join(" - ").to_lowercase();
        assert_eq!(RecoveryCode::read(&by_hand), Some(code.clone()));
        assert_eq!(RecoveryCode::read(&by_hand.replace('0', "o").replace('1', "l")), Some(code.clone()));
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
        for not in ["", "0000", &code.letters()[1..], &format!("{}!", code.letters()), "가나다라"] {
            assert_eq!(RecoveryCode::read(not), None, "{not}");
        }
    }

    #[test]
    fn every_wrong_character_and_every_swap_is_told_in_its_group() {
        let code = code();
        for (place, group) in code.groups().into_iter().enumerate() {
            assert!(is_right(group, place));
            assert!((0..GROUPS).filter(|other| *other != place).all(|other| !is_right(group, other)), "{group} moved");
            let letters: Vec<char> = group.chars().collect();
            for at in 0..GROUP {
                for wrong in LETTERS.into_iter().filter(|wrong| *wrong != letters[at]) {
                    let mut typed = letters.clone();
                    typed[at] = wrong;
                    assert!(!is_right(&typed.iter().collect::<String>(), place), "{group} became {typed:?}");
                }
                for with in at + 1..GROUP {
                    let mut typed = letters.clone();
                    typed.swap(at, with);
                    let same = letters[at] == letters[with];
                    assert_eq!(is_right(&typed.iter().collect::<String>(), place), same, "{group} became {typed:?}");
                }
            }
        }
        assert!(!is_right("00", 0) && !is_right("00가0", 0));
    }
}
