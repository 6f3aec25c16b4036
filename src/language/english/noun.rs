//! A noun group in English: article, plural, pronoun form.

use super::gloss::without_brackets;
use super::verb::is_vowel;
use crate::domain::locale::{ENGLISH_MONTHS, ENGLISH_ONES};
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
    let group = group(item, how);
    match item.josa.is_some_and(|josa| josa.ko == "만") {
        true => format!("only {group}"),
        false => group,
    }
}

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// The number that counts: 열 + 아홉, 삼 + 십, 만 + 오 + 천.
fn value(item: &Item<'_>) -> Option<u32> {
    let (mut whole, mut part, mut digit) = (0u32, 0u32, 0u32);
    for word in &item.numbers {
        match unit(&word.ko)? {
            10_000 => {
                whole += (part + digit).max(1).checked_mul(10_000)?;
                (part, digit) = (0, 0);
            }
            power @ (10 | 100 | 1000) => {
                part += digit.max(1) * power;
                digit = 0;
            }
            tens @ 20..100 => part += tens,
            value => digit = value,
        }
    }
    (!item.numbers.is_empty()).then_some(whole + part + digit)
}

/// One word of a number, or digits.
fn unit(ko: &str) -> Option<u32> {
    const ONES: [(&str, &str); 9] = [
        ("하나", "일"),
        ("둘", "이"),
        ("셋", "삼"),
        ("넷", "사"),
        ("다섯", "오"),
        ("여섯", "육"),
        ("일곱", "칠"),
        ("여덟", "팔"),
        ("아홉", "구"),
    ];
    const TENS: [&str; 8] = ["스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
    let ones = ONES.iter().zip(1..).find(|((native, sino), _)| *native == ko || *sino == ko).map(|(_, value)| value);
    let tens = || TENS.iter().zip(2..).find(|(name, _)| **name == ko).map(|(_, value)| value * 10);
    ones.or_else(tens).or(match ko {
        "영" => Some(0),
        "열" | "십" => Some(10),
        "백" => Some(100),
        "천" => Some(1000),
        "만" => Some(10_000),
        digits => digits.replace(',', "").parse().ok().filter(|value| *value < 1_000_000),
    })
}

/// Words up to ninety-nine, digits above: 15,000.
fn number_text(value: u32) -> String {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let one = |value: u32| ENGLISH_ONES.get(value as usize).copied().unwrap_or_default();
    match (value / 10, value % 10) {
        (0 | 1, _) => one(value).to_owned(),
        (tens @ 2..=9, ones) => {
            let tens = TENS.get(tens as usize - 2).copied().unwrap_or_default();
            if ones == 0 { tens.to_owned() } else { format!("{tens}-{}", one(ones)) }
        }
        _ if value >= 1000 => format!("{},{:03}", value / 1000, value % 1000),
        _ => value.to_string(),
    }
}

/// A day of a month in digits: 5.
pub fn day(item: &Item<'_>) -> String {
    value(item).map_or_else(|| group(item, Use::Bare), |day| day.to_string())
}

/// once, twice, three times.
pub fn times(item: &Item<'_>) -> String {
    match value(item) {
        Some(1) => "once".to_owned(),
        Some(2) => "twice".to_owned(),
        _ => group(item, Use::Bare),
    }
}

/// May; the third floor; bus number 7.
fn by_number(item: &Item<'_>) -> Option<String> {
    let value = value(item).filter(|value| *value > 0)?;
    let nth = value as usize - 1;
    let counter = item.counter.filter(|_| item.noun.is_none() || item.numbered)?;
    match counter.ko.as_str() {
        "월" => ENGLISH_MONTHS.get(nth).map(|month| (*month).to_owned()),
        "층" => ORDINALS.get(nth).map(|nth| format!("the {nth} floor")),
        "번" if item.numbered => item.noun.map(|noun| format!("{} number {value}", without_brackets(&noun.en))),
        _ => None,
    }
}

fn group(item: &Item<'_>, how: Use) -> String {
    let Some(head) = item.head() else { return String::new() };
    if let Some(named) = by_number(item) {
        return named;
    }
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
    let kind = how == Use::Kind && determiner.is_none();
    let mut noun = item.noun.map_or(String::new(), |noun| named(noun, many || (kind && counts(noun))));
    if determiner.is_some() && matches!(noun.as_str(), "Mom" | "Dad") {
        noun = noun.to_lowercase();
    }
    let one = !many && item.noun.is_some_and(counts);
    let determiner = determiner.map(|own| if own == "other" && one { "another".to_owned() } else { own });
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
        "우리" => "our",
        "누구" => "whose",
        "네" if word.class == WordClass::Determiner => "your",
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
    let how_many = item.numbers.iter().any(|word| lexicon::is_question(word));
    let value = value(item).filter(|_| !how_many);
    if item.numbers.is_empty() {
        return None;
    }
    let many = value != Some(1);
    let typed = item.numbers.iter().all(|word| lexicon::is_digits(word));
    let number = match value {
        _ if how_many => "how many".to_owned(),
        _ if typed => item.numbers.iter().map(|word| word.ko.as_str()).collect(),
        Some(value) => number_text(value),
        None => item.numbers.iter().map(|word| word.en.as_str()).collect::<Vec<_>>().join(" "),
    };
    let measure = item.counter.and_then(|counter| counted(&counter.ko, many));
    match measure {
        Some((measure, true)) if item.noun.is_some() => Some((format!("{number} {measure} of"), false)),
        Some((measure, _)) if item.noun.is_none() => Some((format!("{number} {measure}"), many)),
        _ => Some((number, many)),
    }
}

/// What a counter is called, and whether it measures: glasses of, bottles of.
fn counted(counter: &str, many: bool) -> Option<(&'static str, bool)> {
    let (one, more, measures) = match counter {
        "잔" => ("glass", "glasses", true),
        "병" => ("bottle", "bottles", true),
        "장" => ("sheet", "sheets", true),
        "그릇" => ("bowl", "bowls", true),
        "살" => ("year old", "years old", false),
        "시" => ("o'clock", "o'clock", false),
        "시간" => ("hour", "hours", false),
        "분" => ("minute", "minutes", false),
        "일" => ("day", "days", false),
        "년" => ("year", "years", false),
        "원" => ("won", "won", false),
        "번" => ("time", "times", false),
        "권" => ("book", "books", false),
        "사람" => ("person", "people", false),
        _ => return None,
    };
    Some((if many { more } else { one }, measures))
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
        && !lexicon::is_unknown(noun)
        && (noun.semantic != Semantic::Color || noun.en == "color")
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
    [
        "door",
        "window",
        "light",
        "TV",
        "internet",
        "air conditioner",
        "fan",
        "fridge",
        "heater",
        "washing machine",
        "wheelchair",
        "power wheelchair",
        "phone",
        "tablet",
        "computer",
    ]
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
    let number = !item.numbers.is_empty() && by_number(item).is_none() && value(item) != Some(1);
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
