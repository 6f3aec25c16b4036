//! Verbs and adjectives that nobody has in a vocabulary: how they most likely conjugate, and what else they may do.
//!
//! The spelling tells most of it. Where it does not, the likelier way comes first and the others are offered beside it by
//! their forms (매워요 or 맵어요): whoever typed the word hears which one is right.

use super::ending::{Ending, Middle, Predicate, inflect};
use super::irregular::Class;
use crate::language::clause::lexicon;
use crate::language::hangul::last_syllable;

/// A way in which a base form may conjugate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Way {
    /// How its stem changes.
    pub class: Class,
    /// An adjective rather than a verb: 예쁜, not 예쁘는.
    pub adjective: bool,
}

impl Way {
    /// Forms that tell it from others: 매워요, 매우면, 매운.
    pub fn examples(self, base: &str) -> [String; 3] {
        let predicate = Predicate { base, class: self.class, adjective: self.adjective };
        [Ending::Ayo, Ending::Myeon, Ending::Adnominal].map(|ending| inflect(&predicate, Middle::default(), ending))
    }
}

/// At most so many ways are offered.
const OFFERED: usize = 3;

/// The ways in which a base form may go, the likeliest first. Empty if it is no base form (it does not end in 다).
pub fn ways(base: &str) -> Vec<Way> {
    let Some(stem) = base.trim().strip_suffix('다').filter(|stem| !stem.is_empty()) else { return Vec::new() };
    let adjective = lexicon::looks_like_adjective(base);
    let first = Way { class: Class::guess(base, adjective), adjective };
    let classes = std::iter::once(first.class).chain(other_classes(stem).iter().copied());
    let mut ways: Vec<Way> = Vec::new();
    for class in classes {
        // ㅂ and ㅎ change in adjectives, and stay in most verbs.
        let leans = match class {
            Class::B | Class::H if class != first.class => true,
            _ => adjective,
        };
        ways.push(Way { class, adjective: leans });
    }
    ways.push(Way { class: first.class, adjective: !adjective });
    let mut offered: Vec<Way> = Vec::with_capacity(OFFERED);
    for way in ways {
        if offered.len() < OFFERED && offered.iter().all(|other| other.examples(base) != way.examples(base)) {
            offered.push(way);
        }
    }
    offered
}

/// The classes that a stem with this end may belong to, besides the guessed one.
fn other_classes(stem: &str) -> &'static [Class] {
    match last_syllable(stem) {
        Some(s) => match (s.last, s.vowel) {
            (Some('ㅂ' | 'ㄼ'), _) => &[Class::B, Class::Regular],
            (Some('ㄷ'), _) => &[Class::D, Class::Regular],
            (Some('ㅅ'), _) => &[Class::S, Class::Regular],
            (Some('ㅎ'), _) => &[Class::H, Class::Regular],
            (None, 'ㅡ') if stem.ends_with('르') => &[Class::Reu, Class::Eu, Class::Leo],
            _ => &[],
        },
        None => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_way_comes_first_and_the_other_beside_it() {
        for (base, first, other) in [
            ("맛깔스럽다", "맛깔스러워요", Some("맛깔스럽어요")),
            ("우겨넣다", "우겨넣어요", None),
            ("드러눕다", "드러누워요", Some("드러눕어요")),
            ("끄집다", "끄집어요", Some("끄지워요")),
            ("끼룩거리다", "끼룩거려요", None),
            ("인스타하다", "인스타해요", None),
            ("골르다", "골라요", None),
            ("짖다", "짖어요", None),
            ("눈물짓다", "눈물지어요", Some("눈물짓어요")),
        ] {
            let spoken: Vec<String> = ways(base).iter().map(|way| way.examples(base)[0].clone()).collect();
            assert_eq!(spoken.first().map(String::as_str), Some(first), "{base}");
            if let Some(other) = other {
                assert!(spoken.iter().any(|form| form == other), "{base}: {spoken:?}");
            }
            assert!(spoken.len() <= OFFERED);
        }
    }

    #[test]
    fn ways_differ_in_what_is_shown_and_nouns_have_none() {
        for base in ["맵다", "묻다", "부르다", "예쁘다", "가다", "하다", "다", "", "사과"] {
            let ways = ways(base);
            assert_eq!(ways.is_empty(), base == "사과" || base == "다" || base.is_empty(), "{base}");
            for (at, way) in ways.iter().enumerate() {
                assert!(ways[..at].iter().all(|other| other.examples(base) != way.examples(base)), "{base}");
            }
        }
    }
}
