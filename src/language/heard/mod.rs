//! What somebody else said: which words of ours are in it, and what could be answered.

mod answers;
mod english;
mod korean;
mod question;

pub use answers::{Answer, answers, my_name};
pub use question::{Question, question};

use crate::domain::locale::Lang;
use crate::domain::vocabulary::{Semantic, Vocabulary, Word, WordClass};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A part of a text, between spaces, and the word of ours that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard<'a> {
    /// As it was said.
    pub text: &'a str,
    /// What it is.
    pub word: Option<&'a Word>,
}

/// Every form in which words of ours are written, of one language.
pub struct WordForms {
    lang: Lang,
    /// Whole forms, letters small, words joined by one space.
    whole: HashMap<String, Vec<usize>>,
    /// Korean stems as letters; what follows has to be an ending.
    stems: HashMap<String, Vec<(usize, korean::Stem)>>,
}

/// No form of ours has more words.
const LONGEST: usize = 3;

impl WordForms {
    /// Gathers the forms. Of homonyms the first word of the vocabulary is meant; a word as it stands goes before a shorter one with a
    /// particle (사과 is no 사 with 과).
    pub fn new(lang: Lang, words: &Vocabulary) -> Self {
        let mut this = Self { lang, whole: HashMap::new(), stems: HashMap::new() };
        let all = words.words();
        for (place, word) in all.iter().enumerate() {
            let forms = if lang == Lang::Ko { korean::forms(word) } else { english::forms(word) };
            for form in forms {
                this.whole.entry(form).or_default().push(place);
            }
        }
        if lang == Lang::Ko {
            this.add_korean(all);
        }
        this
    }

    fn add_korean(&mut self, all: &[Word]) {
        let mut long_first: Vec<(usize, &Word)> = all.iter().enumerate().collect();
        long_first.sort_by_key(|(_, word)| Reverse(word.ko.chars().count()));
        for (place, word) in long_first {
            for form in korean::with_particles(word) {
                self.whole.entry(form).or_default().push(place);
            }
        }
        for (place, word) in all.iter().enumerate() {
            for (stem, kind) in korean::stems(word) {
                self.stems.entry(stem).or_default().push((place, kind));
            }
        }
    }

    /// The parts of a text, in order, each with its word. Words of several parts (보고 싶다) are found first.
    pub fn read<'a>(&self, text: &'a str, words: &'a Vocabulary) -> Vec<Heard<'a>> {
        let parts = parts(text);
        let mut read = Vec::new();
        let mut next = 0;
        while let Some((start, _)) = parts.get(next) {
            let before = read.last().and_then(|heard: &Heard<'_>| heard.word);
            let found = (1..=LONGEST.min(parts.len() - next)).rev().find_map(|count| {
                let (_, end) = parts.get(next + count - 1)?;
                let part = text.get(*start..*end)?;
                Some((count, part, self.one(part, words, before)?))
            });
            let (count, part, word) = match found {
                Some((count, part, place)) => (count, part, words.words().get(place)),
                None => (1, parts.get(next).and_then(|(start, end)| text.get(*start..*end)).unwrap_or_default(), None),
            };
            read.push(Heard { text: part, word });
            next += count;
        }
        read
    }

    /// The place of the word that a form is: the first of its meanings; after a number what one counts with.
    fn one(&self, form: &str, words: &Vocabulary, before: Option<&Word>) -> Option<usize> {
        let form = form.split_whitespace().map(bare).collect::<Vec<_>>().join(" ").to_lowercase();
        let counted = before.is_some_and(|word| word.class == WordClass::Number || word.semantic == Semantic::Quantity);
        let counts = |place: &&usize| words.words().get(**place).is_some_and(|word| word.class == WordClass::Counter);
        let whole = self.whole.get(&form);
        let whole = whole.and_then(|places| places.iter().find(|place| counted && counts(place)).or(places.first()));
        match self.lang {
            Lang::Ko => whole.copied().or_else(|| korean::stemmed(&form, &self.stems)),
            Lang::En => whole.copied(),
        }
    }
}

/// Where the parts between spaces begin and end, in bytes.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let begins = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|part| (begins(part), begins(part) + part.len())).collect()
}

/// Without the marks around it.
fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::vocabulary;

    fn found(lang: Lang, text: &str) -> String {
        let words = vocabulary::builtin();
        let read = WordForms::new(lang, &words).read(text, &words).into_iter();
        read.map(|heard| heard.word.map_or("-", |word| word.id.as_str()).to_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn korean_words_are_known_with_particles_and_endings() {
        for (text, ids) in [
            ("오늘 학교에 갈래요?", "today school go"),
            ("밥 먹었어요?", "rice eat"),
            ("어디가 아프세요?", "where hurt"),
            ("엄마가 보고 싶어?", "mom want-see"),
            ("화장실은 저쪽이에요.", "toilet that-way"),
            ("추우면 창문 닫아 줄까?", "cold-weather window close give"),
            ("사과랑 바나나 중에 뭐 먹을래?", "apple banana - what eat"),
            ("무슨 색으로 칠할까요?", "what-kind color paint-v"),
            ("들으셨어요?", "listen"),
            ("친구하고 놀았니?", "friend play"),
            ("몇 명 와요?", "how-many count-person come"),
            ("크리스마스였어요", "-"),
        ] {
            assert_eq!(found(Lang::Ko, text), ids, "{text}");
        }
    }

    #[test]
    fn english_words_are_known_in_their_forms() {
        assert_eq!(found(Lang::En, "Did you eat two apples?"), "do you eat two apple");
        assert_eq!(found(Lang::En, "She was drawing flowers."), "- - draw flower");
    }

    #[test]
    fn any_text_is_read_whole() {
        let words = vocabulary::builtin();
        let forms = WordForms::new(Lang::Ko, &words);
        for text in ["", "   ", "?!", "ㅋㅋㅋ 가 각 갂", "물\u{a0}물\n물", "🍎 사과🍎 ’사과’"] {
            let read = forms.read(text, &words);
            let joined: Vec<&str> = read.iter().flat_map(|heard| heard.text.split_whitespace()).collect();
            assert_eq!(joined, text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
