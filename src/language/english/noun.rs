//! A noun group in English: article, plural, pronoun form.

use super::gloss::without_brackets;
use super::verb::is_vowel;
use crate::domain::vocabulary::{Semantic, Word, WordClass};
use crate::language::clause::{Item, Kind, lexicon};

/// How a noun stands in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// I, the bus.
    Subject,
    /// me, a bus.
    Object,
    /// All of its kind: I like apples.
    Kind,
    /// Known to both: the picture.
    Known,
    /// New to the talk: there is a toilet.
    New,
    /// Of someone else named: Mom's stomach takes no article.
    Bare,
}

/// The group in English.
pub fn text(item: &Item<'_>, how: Use) -> String {
    let Some(head) = item.head() else { return String::new() };
    if item.before.is_empty()
        && item.numbers.is_empty()
        && let Some(pronoun) = pronoun(head, how)
    {
        return pronoun.to_owned();
    }
    if let Some(asked) =
        item.counter.filter(|_| item.asks() && item.noun.is_none()).and_then(|counter| asked_count(&counter.ko))
    {
        return asked.to_owned();
    }
    let determiner = item.before.iter().find_map(|word| determiner(word));
    let describing: Vec<String> =
        item.before.iter().filter(|word| is_describing(word)).map(|word| without_brackets(&word.en)).collect();
    let count = count(item);
    let many = count.as_ref().is_some_and(|(_, many)| *many) || determiner.as_deref().is_some_and(is_many);
    let noun = item.noun.map_or(String::new(), |noun| named(noun, many || (how == Use::Kind && counts(noun))));
    let mut words: Vec<String> = Vec::new();
    words.extend(determiner.clone().map(|d| if many && d == "this" { "these".to_owned() } else { d }));
    words.extend(count.map(|(text, _)| text));
    words.extend(describing);
    words.push(noun);
    words.retain(|word| !word.is_empty());
    if words.is_empty() {
        words.push(without_brackets(&head.en));
    }
    let phrase = words.join(" ");
    match determiner.is_some() || !item.numbers.is_empty() || item.noun.is_none() {
        true => phrase,
        false => format!("{}{phrase}", article(head, how, &phrase)),
    }
}

/// 몇 시, 몇 살, 몇 명.
fn asked_count(counter: &str) -> Option<&'static str> {
    Some(match counter {
        "시" => "what time",
        "살" => "how old",
        "명" => "how many people",
        "번" => "how many times",
        _ => return None,
    })
}

/// The English of a number; nouns that stand for numbers have their own.
fn number(word: &Word) -> &str {
    match word.ko.as_str() {
        "몇" => "how many",
        "열" => "ten",
        "천" => "thousand",
        "만" => "ten thousand",
        "일" => "one",
        "팔" => "eight",
        "백" => "hundred",
        "구" => "nine",
        _ => &word.en,
    }
}

/// ten + one -> eleven, twenty + five -> twenty-five.
fn compose_number(words: &[&str]) -> String {
    let ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let teens = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    match words {
        ["ten", one] => ones
            .iter()
            .position(|word| word == one)
            .and_then(|at| teens.get(at))
            .map_or(words.join(" "), |teen| (*teen).to_owned()),
        [tens, one] if tens.ends_with("ty") && ones.contains(one) => format!("{tens}-{one}"),
        _ => words.join(" "),
    }
}

/// I, me; the same for the others.
pub fn pronoun(word: &Word, how: Use) -> Option<&'static str> {
    if !matches!(word.class, WordClass::Pronoun | WordClass::Question) {
        return None;
    }
    let subject = how == Use::Subject;
    Some(match word.ko.as_str() {
        "나" | "저" if subject => "I",
        "나" | "저" => "me",
        "우리" | "저희" if subject => "we",
        "우리" | "저희" => "us",
        "너" | "그쪽" => "you",
        "너희" => "you all",
        "이거" | "이것" => "this",
        "그거" | "그것" => "that",
        "저거" | "저것" => "that one",
        _ => return None,
    })
}

/// my, your, Mom's.
pub fn possessive(item: &Item<'_>) -> String {
    match item.head().map(|head| head.ko.as_str()) {
        Some("나" | "저") => "my".to_owned(),
        Some("우리" | "저희") => "our".to_owned(),
        Some("너" | "너희") => "your".to_owned(),
        _ => format!("{}'s", text(item, Use::Subject)),
    }
}

fn determiner(word: &Word) -> Option<String> {
    let own = match word.ko.as_str() {
        "이" => "this",
        "그" => "that",
        "저" => "that",
        "내" | "제" => "my",
        "몇" => "how many",
        "무슨" => "what",
        "어느" => "which",
        "어떤" => "what kind of",
        _ if word.class == WordClass::Determiner => return Some(without_brackets(&word.en)),
        _ => return None,
    };
    Some(own.to_owned())
}

fn is_many(determiner: &str) -> bool {
    matches!(determiner, "how many" | "several" | "all" | "many")
}

fn is_describing(word: &Word) -> bool {
    determiner(word).is_none() && !lexicon::is_position(word)
}

/// Number and measure: two, two glasses of; and whether it is more than one.
fn count(item: &Item<'_>) -> Option<(String, bool)> {
    if item.numbers.is_empty() {
        return None;
    }
    let number: Vec<&str> = item.numbers.iter().map(|word| number(word)).collect();
    let many = number != ["one"];
    let number = compose_number(&number);
    let counter = item.counter.filter(|counter| counter.class == WordClass::Counter);
    match counter {
        Some(counter) if measures(counter) && item.noun.is_some() => {
            Some((format!("{number} {} of", named(counter, many)), false))
        }
        Some(counter) if item.noun.is_none() && !matches!(counter.ko.as_str(), "개" | "명" | "마리") => {
            Some((format!("{number} {}", named(counter, many)), many))
        }
        _ => Some((number, many)),
    }
}

fn measures(counter: &Word) -> bool {
    matches!(counter.ko.as_str(), "잔" | "병" | "장" | "권" | "그릇")
}

/// The noun, plural if `many`; family names with a capital.
fn named(noun: &Word, many: bool) -> String {
    let en = without_brackets(&noun.en);
    let own = match en.as_str() {
        "mom" => "Mom",
        "dad" => "Dad",
        _ if many && counts(noun) => return plural(noun, &en),
        _ => return en,
    };
    own.to_owned()
}

/// Nouns that have a plural.
pub fn counts(noun: &Word) -> bool {
    noun.class != WordClass::Pronoun
        && noun.semantic != Semantic::Color
        && !noun.grammar.has("mass")
        && !noun.grammar.has("proper")
        && !matches!(noun.en.as_str(), "mom" | "dad")
}

/// apple -> apples, box -> boxes, baby -> babies; `pl=` first.
pub fn plural(noun: &Word, en: &str) -> String {
    if let Some(own) = noun.grammar.get("pl") {
        return own.to_owned();
    }
    let before = en.chars().rev().nth(1);
    match () {
        () if en.ends_with('y') && before.is_some_and(|c| !is_vowel(c)) => format!("{}ies", en.trim_end_matches('y')),
        () if ["s", "x", "z", "ch", "sh"].iter().any(|end| en.ends_with(end)) => format!("{en}es"),
        () => format!("{en}s"),
    }
}

/// The article with its space: `an `, `the `, `my `, or nothing.
fn article(head: &Word, how: Use, phrase: &str) -> &'static str {
    if how == Use::Bare || head.grammar.has("proper") || !matches!(head.class, WordClass::Noun) || starts_fixed(phrase)
    {
        return "";
    }
    if how == Use::Kind && (counts(head) || head.grammar.has("mass")) {
        return if is_kin(head) { "my " } else { "" };
    }
    match head.semantic {
        _ if matches!(head.en.as_str(), "mom" | "dad" | "home") || lexicon::is_unknown(head) => "",
        Semantic::Person if is_kin(head) => "my ",
        Semantic::Body => "my ",
        Semantic::Person | Semantic::Place if how == Use::New => indefinite(head, phrase),
        Semantic::Person | Semantic::Place | Semantic::Nature => "the ",
        Semantic::Weather => "the ",
        Semantic::Vehicle if how == Use::Subject => "the ",
        _ if head.grammar.has("mass") => "",
        Semantic::Color | Semantic::Time => "",
        _ if matches!(how, Use::Subject | Use::Known) || (how == Use::Object && is_part_of_room(head)) => "the ",
        _ => indefinite(head, phrase),
    }
}

fn indefinite(head: &Word, phrase: &str) -> &'static str {
    let vowel = phrase.chars().next().is_some_and(is_vowel) && !phrase.starts_with("uni") && !phrase.starts_with("use");
    match (head.grammar.has("mass"), vowel) {
        (true, _) => "",
        (_, true) => "an ",
        (_, false) => "a ",
    }
}

/// Things of which a room has one.
fn is_part_of_room(noun: &Word) -> bool {
    ["door", "window", "light", "TV", "internet", "air conditioner", "fan", "fridge", "heater", "washing machine"]
        .contains(&noun.en.as_str())
}

fn starts_fixed(phrase: &str) -> bool {
    ["the ", "my ", "a ", "an ", "this ", "that "].iter().any(|start| phrase.starts_with(start))
}

fn is_kin(word: &Word) -> bool {
    let list = [
        "grandmother",
        "grandfather",
        "younger sibling",
        "older brother",
        "older sister",
        "uncle",
        "aunt",
        "father's sister",
        "cousin",
        "son",
        "daughter",
        "husband",
        "wife",
        "partner",
        "boyfriend",
        "girlfriend",
        "family",
        "friend",
        "classmate",
        "coworker",
        "guardian",
        "neighbor",
        "boss",
    ];
    word.semantic == Semantic::Person && list.contains(&word.en.as_str())
}

/// Whether a group is plural for agreement.
pub fn is_plural(item: &Item<'_>) -> bool {
    let we = item.is(lexicon::is_we) || item.is(lexicon::is_second_person);
    let number = item.numbers.iter().any(|word| word.en != "one");
    let pairs = item.head().is_some_and(|w| {
        matches!(
            w.en.as_str(),
            "scissors"
                | "glasses"
                | "pants"
                | "shoes"
                | "socks"
                | "jeans"
                | "gloves"
                | "earrings"
                | "noodles"
                | "fries"
                | "genitals"
                | "buttocks"
                | "stairs"
                | "earphones"
                | "chopsticks"
                | "words"
        )
    });
    we || number
        || pairs
        || item.before.iter().any(|word| determiner(word).as_deref().is_some_and(is_many))
        || item.kind() == Kind::Person && item.is(|w| w.en == "people")
}
