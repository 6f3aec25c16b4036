//! Finding a text by what was typed so far: whole letters, initial consonants (ㄱㅇㅇ finds 고양이), a syllable that is still being
//! composed (공 on the way to 고양이), or Latin letters.

use super::hangul::{INITIALS, Syllable};

/// What is looked for: every word of it must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    words: Vec<Vec<char>>,
}

/// A text in which can be looked.
pub fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

impl Needle {
    /// What was typed.
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(folded).collect() }
    }

    /// Whether it is in a [`folded`] text. Nothing typed is in every text.
    pub fn is_in(&self, text: &[char]) -> bool {
        self.words.iter().all(|word| (0..text.len()).any(|at| begins(text.get(at..).unwrap_or_default(), word)))
    }
}

/// Whether a text begins with a word whose last letter may be half typed.
fn begins(text: &[char], word: &[char]) -> bool {
    let Some((last, whole)) = word.split_last() else { return true };
    let same = whole.iter().zip(text).all(|(typed, is)| typed == is || is_initial_of(*typed, *is));
    same && text.get(whole.len()..).is_some_and(|rest| ends(rest, *last))
}

fn is_initial_of(typed: char, is: char) -> bool {
    INITIALS.contains(&typed) && Syllable::of(is).is_some_and(|syllable| syllable.initial == typed)
}

/// The last letter that was typed: its strokes so far are the first ones of the text.
fn ends(text: &[char], typed: char) -> bool {
    let Some(is) = text.first() else { return false };
    if *is == typed || is_initial_of(typed, *is) {
        return true;
    }
    // Most letters begin otherwise: nothing is taken apart for them.
    let initial = |c| Syllable::of(c).map(|syllable| syllable.initial);
    if initial(typed).is_none() || initial(typed) != initial(*is) {
        return false;
    }
    let is: Vec<char> = text.iter().take(2).flat_map(|c| strokes(*c)).collect();
    is.starts_with(&strokes(typed))
}

/// The keys that were pressed for a letter.
fn strokes(c: char) -> Vec<char> {
    let Some(syllable) = Syllable::of(c) else { return vec![c] };
    let parts = [Some(syllable.initial), Some(syllable.vowel), syllable.last];
    parts.into_iter().flatten().flat_map(|letter| double(letter).map_or(vec![letter], |two| two.to_vec())).collect()
}

/// Vowels and final consonants that are typed with two keys.
fn double(letter: char) -> Option<[char; 2]> {
    Some(match letter {
        'ㅘ' => ['ㅗ', 'ㅏ'],
        'ㅙ' => ['ㅗ', 'ㅐ'],
        'ㅚ' => ['ㅗ', 'ㅣ'],
        'ㅝ' => ['ㅜ', 'ㅓ'],
        'ㅞ' => ['ㅜ', 'ㅔ'],
        'ㅟ' => ['ㅜ', 'ㅣ'],
        'ㅢ' => ['ㅡ', 'ㅣ'],
        'ㄳ' => ['ㄱ', 'ㅅ'],
        'ㄵ' => ['ㄴ', 'ㅈ'],
        'ㄶ' => ['ㄴ', 'ㅎ'],
        'ㄺ' => ['ㄹ', 'ㄱ'],
        'ㄻ' => ['ㄹ', 'ㅁ'],
        'ㄼ' => ['ㄹ', 'ㅂ'],
        'ㄽ' => ['ㄹ', 'ㅅ'],
        'ㄾ' => ['ㄹ', 'ㅌ'],
        'ㄿ' => ['ㄹ', 'ㅍ'],
        'ㅀ' => ['ㄹ', 'ㅎ'],
        'ㅄ' => ['ㅂ', 'ㅅ'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        Needle::new(typed).is_in(&folded(text))
    }

    #[test]
    fn a_word_is_found_while_it_is_typed() {
        for typed in
            ["ㄱ", "고", "공", "고야", "고양", "고양ㅇ", "고양이", "ㄱㅇㅇ", "고ㅇㅇ", "양이", "노란 고", "ㅅㄱㅇㅇ"]
        {
            let text = if typed == "ㅅㄱㅇㅇ" { "새고양이" } else { "노란 고양이" };
            assert!(finds(typed, text), "{typed}");
        }
        for typed in ["ㄴㄱㅇ", "곰", "고이", "고양이들", "ㄱㅇㄱ", "강", "고양이 개"] {
            assert!(!finds(typed, "노란 고양이"), "{typed}");
        }
    }

    #[test]
    fn letters_of_two_strokes_are_half_typed_too() {
        for (typed, text) in
            [("고", "과일"), ("챇", "책상"), ("넉", "넋"), ("으", "의자"), ("삵", "살구"), ("달", "닭")]
        {
            assert!(finds(typed, text), "{typed} {text}");
        }
        assert!(!finds("과", "고양이") && !finds("닭", "달"));
    }

    #[test]
    fn latin_letters_and_nothing() {
        assert!(finds("SEA", "The sea") && finds("", "무엇이든") && finds("  ", "") && !finds("a", ""));
        assert!(!finds("seas", "The sea"));
    }
}
