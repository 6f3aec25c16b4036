//! What is said in English when no verb or adjective was tapped.

use super::adjunct;
use super::gloss::Gloss;
use super::noun::{self, Use};
use super::say::join;
use super::subject::{Person, Subject};
use crate::domain::sentence::{Endings, Tense};
use crate::language::clause::{Body, Clause, Item, Kind, Part, Role, lexicon};

/// Words a clause without predicate.
pub fn say(clause: &Clause<'_>, endings: &Endings) -> String {
    match () {
        () if clause.parts.is_empty() => String::new(),
        () if endings.want => wanted(clause, endings),
        () if endings.request => format!("{}, please", list(clause)),
        () if clause.has(Role::Complement) => is(clause, endings),
        () if endings.cannot => match sport(clause) {
            Some(verb) => format!("I can't {verb}"),
            None => format!("I can't do {}", list(clause)),
        },
        () => list(clause),
    }
}

/// The verb of a noun of doing: swimming -> swim.
fn sport(clause: &Clause<'_>) -> Option<&'static str> {
    let [Part { body: Body::Item(item), .. }] = clause.parts.as_slice() else { return None };
    Some(match item.head()?.en.as_str() {
        "swimming" => "swim",
        "bowling" => "bowl",
        "hiking" => "hike",
        "camping" => "go camping",
        "shopping" => "go shopping",
        _ => return None,
    })
}

/// I want water.
fn wanted(clause: &Clause<'_>, endings: &Endings) -> String {
    let owner = clause.with_role(Role::Subject).next();
    let subject = match owner {
        Some(item) => subject(item),
        None if endings.question => Subject { text: "you".to_owned(), person: Person::Many, asked: false },
        None => Subject { text: "I".to_owned(), person: Person::First, asked: false },
    };
    let keys = Endings { want: false, ..*endings };
    let (aux, verb) = super::phrase::verb(&Gloss::read("want", false), subject.person, &keys, endings.question);
    let rest = Clause {
        parts: clause.parts.iter().filter(|part| part.role != Role::Subject).cloned().collect(),
        ..clause.clone()
    };
    let words = list(&rest);
    if endings.question { join(&[aux, subject.text, verb, words]) } else { join(&[subject.text, aux, verb, words]) }
}

fn subject(item: &Item<'_>) -> Subject {
    let first = item.is(lexicon::is_first_person);
    let person = if first {
        Person::First
    } else if noun::is_plural(item) {
        Person::Many
    } else {
        Person::Third
    };
    Subject { text: noun::text(item, Use::Subject), person, asked: item.asks() }
}

/// This is an apple; what is this?
fn is(clause: &Clause<'_>, endings: &Endings) -> String {
    let complement = clause.with_role(Role::Complement).next();
    let about = clause.with_role(Role::Nominative).chain(clause.with_role(Role::Subject)).next();
    let asks = complement.is_some_and(Item::asks);
    let what = complement.map(|item| noun::text(item, if asks { Use::Bare } else { Use::Object })).unwrap_or_default();
    let owner = clause.with_role(Role::Subject).next().filter(|item| item.kind() == Kind::Person);
    let owned = clause.with_role(Role::Nominative).next().zip(owner);
    let subject = owned.map(|(item, owner)| Subject {
        text: format!("{} {}", noun::possessive(owner), noun::text(item, Use::Bare)),
        ..self::subject(item)
    });
    let subject = subject.unwrap_or_else(|| {
        about.map_or(Subject { text: "it".to_owned(), person: Person::Third, asked: false }, self::subject)
    });
    // 여기가 어디예요? asks what place this is.
    let here = what == "where" && subject.text == "here";
    let subject = if here { Subject { text: "this".to_owned(), ..subject } } else { subject };
    let gloss = Gloss { base: String::new(), be: true, ..Gloss::default() };
    let keys = Endings { want: false, request: false, cannot: false, not: endings.not || endings.cannot, ..*endings };
    let (aux, verb) = super::phrase::verb(&gloss, subject.person, &keys, endings.question);
    let others = others(clause);
    let called: String =
        clause.with_role(Role::Vocative).map(|item| format!("{}, ", noun::text(item, Use::Bare))).collect();
    let text = match (asks, endings.question) {
        (true, _)
            if about.is_none()
                && endings.tense == Tense::Present
                && !matches!(what.as_str(), "what time" | "what date") =>
        {
            join(&[what, others])
        }
        (true, _) => join(&[what, aux, subject.text, verb, others]),
        (_, true) => join(&[aux, subject.text, verb, what, others]),
        _ => super::phrase::contract(&subject.text, &aux, &join(&[verb, what, others])),
    };
    called + &text
}

fn others(clause: &Clause<'_>) -> String {
    let words: Vec<String> = clause
        .parts
        .iter()
        .filter_map(|part| match &part.body {
            Body::Adverb(word) => Some(word.en.clone()),
            Body::Text(text) => Some((*text).to_owned()),
            Body::Item(item) if part.role == Role::Time => Some(adjunct::text(item, Role::Time, None)),
            Body::Item(_) => None,
        })
        .collect();
    words.join(" ")
}

/// As tapped: nouns apart by commas; more and other amounts before their noun.
fn list(clause: &Clause<'_>) -> String {
    let times: Vec<&Item<'_>> = clause.parts.iter().filter_map(Part::item).filter(|i| i.kind() == Kind::Time).collect();
    if times.len() > 1 && times.len() == clause.parts.len() {
        let together = adjunct::times(&times);
        return ["on ", "at ", "in "]
            .iter()
            .find_map(|start| together.strip_prefix(start))
            .unwrap_or(&together)
            .to_owned();
    }
    let mut text = String::new();
    let mut after_item = false;
    let amount = clause.parts.iter().find_map(|part| match part.body {
        Body::Adverb(word) => adjunct::amount(word).filter(|_| clause.parts.iter().any(|p| p.item().is_some())),
        _ => None,
    });
    let last = clause.parts.iter().rposition(|part| part.item().is_some());
    let enough = clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if word.ko == "그만"));
    let amount = if enough { last.map(|_| "no more") } else { amount };
    for (at, part) in clause.parts.iter().enumerate() {
        let (word, item) = match &part.body {
            Body::Item(item) => (
                noun::text(item, if part.role == Role::Object && amount.is_none() { Use::Object } else { Use::Bare }),
                true,
            ),
            Body::Adverb(word) if amount.is_some() && (adjunct::amount(word) == amount || enough) => continue,
            Body::Adverb(word) => (word.en.clone(), false),
            Body::Text(said) => ((*said).to_owned(), false),
        };
        if !text.is_empty() {
            text.push_str(if item && after_item { ", " } else { " " });
        }
        if let (Some(amount), true) = (amount, Some(at) == last) {
            text.push_str(amount);
            text.push(' ');
        }
        text.push_str(&word);
        after_item = item;
    }
    text
}
