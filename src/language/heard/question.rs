//! What somebody wants to know, as far as one can tell from their words.

use super::Heard;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{Semantic, Word, WordClass};

/// What an answer has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question<'a> {
    /// One of these.
    Which(Vec<&'a Word>),
    /// A word of one of these classes: 어디, 누구, 언제, 무슨 색.
    Of(Vec<Semantic>),
    /// A reason: 왜.
    Why,
    /// How it is, or was: 어때요. Of what, if that was said.
    How(Option<Semantic>),
    /// How many, which number: 몇.
    Number,
    /// What I am called.
    Name,
    /// Whether one wants to: 할까요, 하자.
    Together,
    /// Yes or no.
    YesNo,
    /// A greeting, by its id: it has an answer of its own.
    Greeting(&'a str),
    /// Something was told.
    Told,
}

/// Words that an answer is given to by others.
const GREETINGS: [&str; 14] = [
    "hello",
    "hi",
    "bye",
    "bye-stay",
    "thanks",
    "thankful",
    "sorry",
    "sorry-adj",
    "congrats",
    "happy-birthday",
    "good-night",
    "nice-to-meet",
    "enjoy-meal",
    "well-done",
];

/// What was asked. `heard` are the parts of `text`.
pub fn question<'a>(lang: Lang, text: &str, heard: &[Heard<'a>]) -> Question<'a> {
    let words: Vec<&Word> = heard.iter().filter_map(|heard| heard.word).collect();
    let has = |id: &str| words.iter().any(|word| word.id.as_str() == id);
    if let Some(choice) = choice(lang, text, &words) {
        return Question::Which(choice);
    }
    if has("name") && has("what") {
        return Question::Name;
    }
    // 몇 개 is also a word of its own, for some.
    if lang == Lang::Ko && text.contains('몇') {
        return Question::Number;
    }
    if let Some(asked) = asked(&words) {
        return asked;
    }
    if let Some(word) = words.iter().find(|word| GREETINGS.contains(&word.id.as_str())) {
        return Question::Greeting(word.id.as_str());
    }
    match ending(lang, text) {
        Ending::Together => Question::Together,
        Ending::Asks => Question::YesNo,
        Ending::Tells => Question::Told,
    }
}

/// Things between which one is to choose.
fn choice<'a>(lang: Lang, text: &str, words: &[&'a Word]) -> Option<Vec<&'a Word>> {
    let small = text.to_lowercase();
    let asks = match lang {
        Lang::Ko => {
            small.contains("아니면")
                || small.contains(" 중에")
                || small.matches(['까', '래', '?']).count() > 2
                || twice(&small)
        }
        Lang::En => format!(" {small} ").contains(" or "),
    };
    let not = |word: &&&Word| ["or", "middle", "this", "that"].contains(&word.id.as_str());
    let things = |class: fn(&Word) -> bool| -> Vec<&'a Word> {
        let mut found: Vec<&Word> = words.iter().filter(|word| class(word) && !not(word)).copied().collect();
        found.dedup_by_key(|word| &word.id);
        found
    };
    let nouns = things(|word| word.class == WordClass::Noun && !matches!(word.semantic, Semantic::Time));
    let times = things(|word| word.semantic == Semantic::Time);
    let doing = things(Word::is_predicate);
    [nouns, times, doing].into_iter().find(|found| asks && found.len() > 1)
}

/// 밥 먹을래 빵 먹을래: the same ending twice.
fn twice(text: &str) -> bool {
    let ends = |part: &&str| {
        ["래", "까", "니", "래요", "까요", "어요", "을래", "을래요"].iter().any(|end| bare(part).ends_with(end))
    };
    text.split_whitespace().filter(ends).count() > 1
}

fn bare(part: &str) -> &str {
    part.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// What the question word asks for.
fn asked<'a>(words: &[&'a Word]) -> Option<Question<'a>> {
    let place = words.iter().position(|word| word.class == WordClass::Question || is_asking(word))?;
    let after = words.get(place + 1..).unwrap_or_default();
    let thing = words.iter().find(|word| word.class == WordClass::Noun).map(|word| word.semantic);
    Some(match words.get(place)?.id.as_str() {
        "where" if words.iter().any(|word| ["hurt", "itchy", "get-hurt"].contains(&word.id.as_str())) => {
            Question::Of(vec![Semantic::Body])
        }
        "where" => Question::Of(vec![Semantic::Place]),
        "who" => Question::Of(vec![Semantic::Person]),
        "when" => Question::Of(vec![Semantic::Time]),
        "why" => Question::Why,
        "how" => Question::How(thing),
        "how-many" | "how-much" => Question::Number,
        "what-kind" | "which" => Question::Of(vec![after.first().map_or(Semantic::Tool, |word| kind_of(word))]),
        _ => Question::Of(done_to(after.iter().chain(words).find(|word| word.is_predicate()))),
    })
}

fn is_asking(word: &Word) -> bool {
    ["what", "where", "who", "when", "why", "how", "how-many", "how-much", "what-kind", "which"]
        .contains(&word.id.as_str())
}

/// 무슨 색: a colour; 무슨 음식: something to eat.
fn kind_of(word: &Word) -> Semantic {
    match word.id.as_str() {
        "color" => Semantic::Color,
        "food" => Semantic::Food,
        "animal" => Semantic::Animal,
        "sport" | "song" | "game" | "movie" | "hobby" => Semantic::Leisure,
        "shape" => Semantic::Shape,
        "day" | "count-day" | "season" => Semantic::Time,
        _ => word.semantic,
    }
}

/// What one does something with, or to.
fn done_to(predicate: Option<&&Word>) -> Vec<Semantic> {
    match predicate.map(|word| word.id.as_str()) {
        Some("eat" | "cook" | "order-food") => vec![Semantic::Food],
        Some("drink") => vec![Semantic::Drink],
        Some("draw" | "make" | "paint-v") => {
            vec![Semantic::Nature, Semantic::Animal, Semantic::Person, Semantic::Plant]
        }
        Some("put-on" | "put-on-feet" | "put-on-head" | "change-clothes" | "take-off") => vec![Semantic::Clothes],
        Some("ride") => vec![Semantic::Vehicle],
        Some("do" | "play" | "see" | "listen" | "like") => vec![Semantic::Leisure, Semantic::Action],
        Some("hurt") => vec![Semantic::Body],
        Some("buy" | "need" | "give" | "want") => vec![Semantic::Food, Semantic::Drink, Semantic::Tool, Semantic::Art],
        _ => vec![Semantic::Leisure, Semantic::Food, Semantic::Tool, Semantic::Art],
    }
}

/// What the end of the text says.
enum Ending {
    Together,
    Asks,
    Tells,
}

fn ending(lang: Lang, text: &str) -> Ending {
    let small = text.trim().to_lowercase();
    let last = bare(&small);
    let ends = |ends: &[&str]| ends.iter().any(|end| last.ends_with(end));
    match lang {
        Lang::Ko if ends(&["까", "까요", "래", "래요", "자", "읍시다", "합시다", "갑시다", "봅시다", "실래요"]) => {
            Ending::Together
        }
        Lang::En
            if ["shall we", "let's", "do you want to", "would you like to"]
                .iter()
                .any(|begin| small.starts_with(begin)) =>
        {
            Ending::Together
        }
        Lang::Ko if small.ends_with('?') || ends(&["니", "나요", "가요", "습니까", "지요", "죠", "냐", "는지"]) => {
            Ending::Asks
        }
        Lang::En if small.ends_with('?') => Ending::Asks,
        _ => Ending::Tells,
    }
}
