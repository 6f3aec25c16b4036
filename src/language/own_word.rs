//! What a word that somebody typed may be: the likeliest first, each with what it sounds like, so that who typed it can tell
//! which is right.

use super::clause::lexicon;
use super::josa::Josa;
use super::korean::{self, Way};
use crate::domain::own_word::OwnWord;
use crate::domain::vocabulary::{Semantic, WordClass};

/// At most so many are offered.
const OFFERED: usize = 3;

/// What the word may be, the likeliest first.
pub fn choices(ko: &str) -> Vec<OwnWord> {
    let ko = ko.split_whitespace().collect::<Vec<_>>().join(" ");
    let noun = |semantic| OwnWord { ko: ko.clone(), class: WordClass::Noun, semantic, grammar: String::new() };
    let kinds = match () {
        () if ko.is_empty() => return Vec::new(),
        () if lexicon::looks_like_person(&ko) => [Semantic::Person, Semantic::Tool, Semantic::Place],
        () if lexicon::looks_like_place(&ko) => [Semantic::Place, Semantic::Tool, Semantic::Person],
        () => [Semantic::Tool, Semantic::Person, Semantic::Place],
    };
    let ways = if ko.chars().count() > 1 { korean::ways(&ko) } else { Vec::new() };
    // What ends in 다 is a verb, but soda is not: the noun is offered last.
    let verbs = ways.into_iter().map(|way| predicate(&ko, way)).take(OFFERED - 1);
    verbs.chain(kinds.map(noun)).take(OFFERED).collect()
}

fn predicate(ko: &str, way: Way) -> OwnWord {
    let (class, semantic, takes) = match way.adjective {
        true => (WordClass::Adjective, Semantic::Quality, "nom"),
        false => (WordClass::Verb, Semantic::Action, "obj"),
    };
    let irregular = way.class.note().map(|note| format!(" irr={note}")).unwrap_or_default();
    OwnWord { ko: ko.to_owned(), class, semantic, grammar: format!("{takes}{irregular}") }
}

/// What it sounds like in a sentence: 매워요, 매운 …; 민수가 와요; 한강에 가요; 라떼 주세요.
pub fn sounds(word: &OwnWord) -> String {
    let ko = &word.ko;
    match (word.class, word.semantic) {
        (WordClass::Noun, Semantic::Person) => format!("{} 와요", Josa::Subject.attach(ko)),
        (WordClass::Noun, Semantic::Place) => format!("{ko}에 가요"),
        (WordClass::Noun, _) => format!("{ko} 주세요"),
        _ => {
            let word = word.word();
            let predicate = korean::predicate_of(&word);
            let way = Way { class: predicate.class, adjective: predicate.adjective };
            let [polite, _, before] = way.examples(ko);
            format!("{polite}, {before} …")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_comes_first_and_is_heard() {
        for (ko, heard) in [
            ("라떼", vec!["라떼 주세요", "라떼가 와요", "라떼에 가요"]),
            ("민수 씨", vec!["민수 씨가 와요", "민수 씨 주세요", "민수 씨에 가요"]),
            ("수원역", vec!["수원역에 가요", "수원역 주세요", "수원역이 와요"]),
            ("맛깔스럽다", vec!["맛깔스러워요, 맛깔스러운 …", "맛깔스럽어요, 맛깔스럽은 …", "맛깔스럽다 주세요"]),
            ("끄집다", vec!["끄집어요, 끄집는 …", "끄지워요, 끄지운 …", "끄집다 주세요"]),
            ("  ", vec![]),
        ] {
            let sounds: Vec<String> = choices(ko).iter().map(sounds).collect();
            assert_eq!(sounds, heard, "{ko}");
        }
    }
}
