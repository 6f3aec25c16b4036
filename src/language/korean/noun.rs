//! A noun with what belongs to it, in Korean.

use super::ending::{Ending, Predicate, inflect};
use super::irregular::Class;
use super::{number, pronoun};
use crate::domain::sentence::SpeechLevel;
use crate::domain::vocabulary::Word;
use crate::language::clause::{Item, lexicon};

/// How a word of the vocabulary conjugates: its `irr=` note, else its form.
pub fn predicate_of(word: &Word) -> Predicate<'_> {
    let adjective = lexicon::is_adjective(word);
    let noted = word.grammar.get("irr").and_then(Class::parse);
    let guessed = Class::guess(&word.ko, adjective);
    let keeps = matches!(guessed, Class::Ha | Class::Rieul | Class::Copula | Class::NotCopula);
    Predicate { base: &word.ko, class: noted.filter(|_| !keeps).unwrap_or(guessed), adjective }
}

/// The whole group without its particle: 이 빨간 사과 두 개.
pub fn text(item: &Item<'_>, level: SpeechLevel) -> String {
    let mut words: Vec<String> = item.before.iter().map(|word| before_noun(word, level)).collect();
    let people = item.noun.is_some_and(|noun| noun.ko == "사람") && item.counter.is_none() && !item.numbers.is_empty();
    let count = count(item, if people { Some("사람") } else { None });
    let noun = item.noun.map(|noun| pronoun::name(noun, level).to_owned());
    let order = if people || item.numbered { [count, noun] } else { [noun, count] };
    words.extend(order.into_iter().flatten().filter(|word| !word.is_empty()));
    words.extend(item.half.map(|half| half.ko.clone()));
    words.join(" ")
}

fn before_noun(word: &Word, level: SpeechLevel) -> String {
    if word.is_predicate() {
        inflect(&predicate_of(word), Default::default(), Ending::Adnominal)
    } else {
        pronoun::name(word, level).to_owned()
    }
}

/// 두 개, 셋, 세 시; 몇 개.
fn count(item: &Item<'_>, counts: Option<&str>) -> Option<String> {
    let numbers: Vec<&str> = item.numbers.iter().map(|word| word.ko.as_str()).collect();
    let counter = item.counter.map(|word| word.ko.as_str());
    match (numbers.is_empty(), counter) {
        (true, counter) => counter.map(str::to_owned),
        (false, None) => Some(number::before(&numbers, counts)),
        // 유월, 시월, 오월; 3개.
        (false, Some(counter)) => {
            // 칠 번 버스 has that name; 일곱 번 is how often.
            let number = if item.numbered { number::name(&numbers) } else { number::before(&numbers, Some(counter)) };
            let joined = counter == "월" || number.ends_with(|c: char| c.is_ascii_digit());
            Some(format!("{number}{}{counter}", if joined { "" } else { " " }))
        }
    }
}
