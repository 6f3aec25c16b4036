//! Finding a text by what was typed so far: whole letters, initial consonants (ㄱㅇㅇ finds 고양이), a syllable that is still being
//! composed (공 on the way to 고양이), letters that nobody joined (ㄱㅗㅇ), or Latin letters. Every list that is searched and
//! every word that is offered while one types goes through here.

mod names;

pub use names::{Closeness, NameIndex};

use super::hangul::{INITIALS, Syllable, compose, is_letter, keys, letters};
use crate::domain::vocabulary::Vocabulary;

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
        Self { words: joined(typed).split_whitespace().map(folded).collect() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it is in a [`folded`] text. Nothing typed is in every text.
    pub fn is_in(&self, text: &[char]) -> bool {
        self.words.iter().all(|word| (0..text.len()).any(|at| begins(text.get(at..).unwrap_or_default(), word)))
    }
}

/// How well what was typed fits a text, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the text.
    Whole,
    /// The text begins with it, letter by letter.
    Beginning,
    /// The text begins with its initial consonants.
    Initials,
    /// It stands inside the text.
    Inside,
}

/// How a [`folded`] text goes on from what was typed; `None` where it does not begin with it.
pub fn beginning(text: &[char], typed: &[char]) -> Option<Fit> {
    if !begins(text, typed) {
        return None;
    }
    let spelled = |(typed, is): (&char, &char)| typed == is || !is_initial_of(*typed, *is);
    // The last letter is the beginning of a syllable either way.
    let whole = typed.split_last().is_none_or(|(_, before)| before.iter().zip(text).all(spelled));
    let lone = typed.len() > 1 || !typed.first().is_some_and(|c| INITIALS.contains(c));
    Some(match (text == typed, whole && lone) {
        (true, _) => Fit::Whole,
        (false, true) => Fit::Beginning,
        (false, false) => Fit::Initials,
    })
}

/// What was typed as it is compared: in small letters, Korean letters joined as a keyboard joins them.
pub fn typed(text: &str) -> Vec<char> {
    folded(&joined(text))
}

/// Letters that stand alone are joined with each other (ㅎㅏㄱㄱ is 학ㄱ), never with a syllable (고ㅇㅇ stays). Other keyboards
/// join ㄱㅅ to ㄳ; ours does not, and neither does a search for initial consonants.
fn joined(text: &str) -> String {
    let (mut out, mut alone) = (String::with_capacity(text.len()), String::new());
    for c in text.chars() {
        if is_letter(c) {
            alone.extend(letters(c));
            continue;
        }
        out.push_str(&compose(&std::mem::take(&mut alone)));
        out.push(c);
    }
    out + &compose(&alone)
}

/// Looks through words; made once, a search allocates only its result.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// Each word's forms, Korean and English.
    entries: Vec<[Vec<char>; 2]>,
}

impl SearchIndex {
    /// Prepares every word of the vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self { entries: vocabulary.words().iter().map(|word| [folded(&word.ko), folded(&word.en)]).collect() }
    }

    /// The forms of the words, in the order of the vocabulary.
    pub fn entries(&self) -> &[[Vec<char>; 2]] {
        &self.entries
    }

    /// Places of the words that fit, best first, shorter words before longer ones. Nothing typed finds nothing.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let needle = Needle::new(query);
        if needle.is_empty() {
            return Vec::new();
        }
        let typed = typed(query.trim());
        let fit = |text: &Vec<char>| beginning(text, &typed).or_else(|| needle.is_in(text).then_some(Fit::Inside));
        let ranked = |(place, forms): (usize, &[Vec<char>; 2])| {
            let (fit, length) = forms.iter().filter_map(|form| Some((fit(form)?, form.len()))).min()?;
            Some((fit, length, place))
        };
        let mut found: Vec<(Fit, usize, usize)> = self.entries.iter().enumerate().filter_map(ranked).collect();
        found.sort_unstable();
        found.into_iter().map(|(.., place)| place).collect()
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
    let is: Vec<char> = text.iter().take(2).flat_map(|c| keys(*c)).collect();
    is.starts_with(&keys(typed).collect::<Vec<_>>())
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
    fn letters_that_nobody_joined_find_too() {
        for (typed, text) in
            [("ㅎㅏㄱㄱ", "학교"), ("ㅎㄱ", "학교"), ("ㅎㅏㄱ", "학교"), ("ㄳ", "감사"), ("ㅄ", "버스")]
        {
            assert!(finds(typed, text), "{typed} {text}");
        }
        assert!(!finds("ㅎㅏㅁ", "학교"));
    }

    #[test]
    fn the_better_fit_comes_first() {
        let fit = |query: &str, text: &str| beginning(&folded(text), &typed(query));
        assert_eq!(fit("물", "물"), Some(Fit::Whole));
        assert_eq!(fit("무", "물고기"), Some(Fit::Beginning));
        assert_eq!(fit("뭇", "무섭다"), Some(Fit::Beginning));
        assert_eq!(fit("ㅎㄱ", "학교"), Some(Fit::Initials));
        assert_eq!(fit("ㅎ", "학교"), Some(Fit::Initials));
        assert_eq!((fit("고", "물고기"), fit("물감", "물")), (None, None));
        assert_eq!(fit("sch", "School"), Some(Fit::Beginning));
    }

    #[test]
    fn latin_letters_and_nothing() {
        assert!(finds("SEA", "The sea") && finds("", "무엇이든") && finds("  ", "") && !finds("a", ""));
        assert!(!finds("seas", "The sea"));
    }
}
