//! Korean forms: nouns with their particles, predicates by their stems.
//!
//! An ending is not looked up: whatever begins as endings of that kind of stem do, and is short, counts as one. A longer stem goes before a
//! shorter one (가르쳐 before 가).

use crate::domain::vocabulary::{Word, WordClass};
use crate::language::hangul::{VOWELS, decompose};
use crate::language::korean::{Ending, Middle, honorific, predicate_of, variants};
use std::collections::{BTreeSet, HashMap};

/// What can stand behind a noun. Both forms of each: nobody's hearing is that exact.
const AFTER_NOUNS: [&str; 48] = [
    "이",
    "가",
    "은",
    "는",
    "을",
    "를",
    "에",
    "에서",
    "에는",
    "에서는",
    "의",
    "와",
    "과",
    "랑",
    "이랑",
    "하고",
    "도",
    "만",
    "로",
    "으로",
    "에게",
    "한테",
    "께",
    "께서",
    "부터",
    "까지",
    "이나",
    "나",
    "처럼",
    "보다",
    "마다",
    "밖에",
    "들",
    "들이",
    "요",
    "이요",
    "이에요",
    "예요",
    "입니다",
    "이야",
    "야",
    "인가요",
    "일까요",
    "이지요",
    "이죠",
    "죠",
    "인데",
    "한테서",
];

/// To what an ending is attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stem {
    /// As it stands before 다: 먹-, 춥-.
    Plain,
    /// Before endings with 으: 먹으-, 추우-.
    Eu,
    /// With 아 or 어: 먹어, 추워.
    A,
}

impl Stem {
    /// How endings begin here, as letters.
    fn beginnings(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[
                "ㄱㅗ",
                "ㄱㅔ",
                "ㄱㅣ",
                "ㄱㅓ",
                "ㄱㅖ",
                "ㄱㅜ",
                "ㄱㅔㅆ",
                "ㅈㅣ",
                "ㅈㅛ",
                "ㅈㅏ",
                "ㄴㅡㄴ",
                "ㄴㅣ",
                "ㄴㅏ",
                "ㄴㅔ",
                "ㄴㅑ",
                "ㄷㅏ",
                "ㄷㅓ",
                "ㅅㅡㅂ",
                "ㅅㅗ",
                "ㄷㅗ",
            ],
            Self::Eu => &["ㅅㅣ", "ㅅㅔ", "ㅅㅕ", "ㅁㅕㄴ", "ㄴㅣㄲㅏ", "ㄹㅕㄱ", "ㄹㅓ"],
            Self::A => &["ㅇㅛ", "ㅅㅓ", "ㅇㅑ", "ㄷㅗ", "ㄹㅏ", "ㅂㅗ", "ㅂㅘ", "ㅈㅜ", "ㅈㅝ"],
        }
    }

    /// Consonants with which endings begin that close the syllable of the stem: 갈까, 간, 갑니다, 갔다.
    fn closing(self) -> &'static [char] {
        match self {
            Self::Plain => &[],
            Self::Eu => &['ㄹ', 'ㄴ', 'ㅂ', 'ㅁ'],
            Self::A => &['ㅆ'],
        }
    }

    /// No ending goes on in the next word.
    fn takes(self, ending: &str) -> bool {
        const LONGEST: usize = 16;
        if ending.is_empty() {
            return self == Self::A;
        }
        let mut letters = ending.chars();
        let closes = letters.next().is_some_and(|first| self.closing().contains(&first));
        let closes = closes && letters.next().is_none_or(|next| !VOWELS.contains(&next));
        let begins = closes || self.beginnings().iter().any(|with| ending.starts_with(with));
        begins && !ending.contains(' ') && ending.chars().count() <= LONGEST
    }
}

fn is_predicate(word: &Word) -> bool {
    matches!(word.class, WordClass::Verb | WordClass::Adjective)
}

/// A noun with every particle.
pub(super) fn with_particles(word: &Word) -> Vec<String> {
    let takes = !is_predicate(word) && !matches!(word.class, WordClass::Interjection | WordClass::Conjunction);
    AFTER_NOUNS.iter().filter(|_| takes).map(|after| format!("{}{after}", word.ko)).collect()
}

/// A word as it stands, and what is written in a way of its own.
pub(super) fn forms(word: &Word) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([word.ko.clone()]);
    match word.id.as_str() {
        "me" => forms.extend(["저", "제", "내", "저는", "제가", "내가", "난", "나는", "날", "절"].map(String::from)),
        "you" => forms.extend(["네가", "니가", "넌", "널", "네"].map(String::from)),
        "what" => forms.extend(
            ["무엇", "뭘", "무얼", "뭔데", "뭐예요", "뭐야", "뭐니", "뭐지", "무엇을", "무엇이"].map(String::from),
        ),
        "who" => forms.extend(["누가", "누굴", "누군데"].map(String::from)),
        "where" => forms.extend(["어딜", "어디에", "어디로"].map(String::from)),
        "how" => {
            forms.extend(["어때", "어때요", "어떤", "어땠어", "어땠어요", "어떠세요", "어떠셨어요"].map(String::from))
        }
        "this" => forms.extend(["이것", "이건", "이게", "이걸"].map(String::from)),
        "that" => forms.extend(["그것", "그건", "그게", "그걸"].map(String::from)),
        _ => {}
    }
    forms
}

/// The stems of a predicate, as letters; also of the word that honours (먹다: 드시다).
pub(super) fn stems(word: &Word) -> Vec<(String, Stem)> {
    if !is_predicate(word) {
        return Vec::new();
    }
    let predicate = predicate_of(word);
    let mut stems = stems_of(&predicate);
    for has_thing in [true, false] {
        let Some(base) = honorific(word, has_thing) else { continue };
        stems.extend(stems_of(&crate::language::korean::Predicate::new(&base, predicate.adjective)));
    }
    stems
}

fn stems_of(predicate: &crate::language::korean::Predicate<'_>) -> Vec<(String, Stem)> {
    let mut stems: Vec<(String, Stem)> =
        predicate.base.strip_suffix('다').map(|stem| (decompose(stem), Stem::Plain)).into_iter().collect();
    let of = |ending: Ending| variants(predicate, Middle::default(), ending).into_iter();
    stems.extend(of(Ending::A).map(|form| (decompose(&form), Stem::A)));
    stems.extend(of(Ending::Myeon).filter_map(|form| Some((decompose(form.strip_suffix('면')?), Stem::Eu))));
    stems
}

/// The word whose stem a form begins with, if an ending follows: the longest one.
pub(super) fn stemmed(form: &str, stems: &HashMap<String, Vec<(usize, Stem)>>) -> Option<usize> {
    let letters = decompose(form);
    let cuts = letters.char_indices().map(|(at, _)| at).skip(1).chain([letters.len()]);
    let cuts: Vec<usize> = cuts.collect();
    cuts.into_iter().rev().find_map(|cut| {
        let (stem, ending) = letters.split_at_checked(cut)?;
        stems.get(stem)?.iter().find(|(_, kind)| kind.takes(ending)).map(|(place, _)| *place)
    })
}
