//! What English says in its own way: verbs chosen by their object, the weather, moods, there is.

use super::gloss::Gloss;
use super::noun::{self, Use};
use super::say::{statement, subject_of};
use super::subject::{self, Frame, Person, Subject};
use crate::domain::sentence::{Endings, Tense};
use crate::domain::vocabulary::Word;
use crate::language::clause::{Clause, Item, Kind, Link, Role};

/// Verbs that English chooses by their object: take medicine; look at me.
pub fn collocate(frame: &mut Frame<'_, '_>, endings: &Endings) {
    let object = |en: &str| frame.objects.iter().any(|item| item.is(|word| word.en == en));
    let person = frame.objects.iter().any(|item| item.kind() == Kind::Person);
    let verb = match frame.gloss.base.as_str() {
        "eat" if object("medicine") => "take",
        "see" if endings.request && person => "look at",
        "see" if object("TV") || object("movie") || object("drama") || object("YouTube") => {
            if object("TV") {
                frame.object_use = Use::Bare;
            }
            "watch"
        }
        "do" if object("game") => "play",
        "print" if object("photo") => "take",
        "write" if object("umbrella") => "use",
        "protect" if object("secret") => {
            frame.object_use = Use::Known;
            "keep"
        }
        "get hurt" if !frame.objects.is_empty() => "hurt",
        "change clothes" => {
            frame.objects.retain(|item| !item.is(|word| word.en == "clothes"));
            return;
        }
        "do" if object("period") => "have",
        "do" if frame.objects.is_empty() => "do it",
        "say" if frame.objects.is_empty() => "speak",
        base if needs_it(base) && frame.objects.is_empty() && !frame.gloss.be => {
            frame.gloss.objectify();
            return;
        }
        _ => return,
    };
    frame.gloss = Gloss::read(verb, false);
}

/// Verbs that cannot stand without an object in English.
fn needs_it(base: &str) -> bool {
    let ends = [" for", " of", " at", " about", " to", " into"].iter().any(|end| base.ends_with(end));
    let list = [
        "like", "dislike", "hate", "need", "miss", "love", "want", "have", "make", "touch", "hold", "press", "use",
        "fix", "bring", "send", "open", "close", "buy", "find", "show", "throw", "choose", "change", "lose", "break",
    ];
    ends || list.contains(&base)
}

/// 기분이 좋아요: I'm in a good mood.
pub fn feels(clause: &Clause<'_>, word: &Word, endings: &Endings) -> Option<String> {
    let mood =
        clause.with_role(Role::Nominative).any(|item| item.is(|noun| noun.ko == "기분") && item.before.is_empty());
    let how = match word.ko.as_str() {
        "좋다" => "good",
        "나쁘다" => "bad",
        _ => return None,
    };
    let subject = subject_of(clause).unwrap_or_else(|| subject::speaker(endings.question));
    let gloss = Gloss { base: format!("in a {how} mood"), be: true, ..Gloss::default() };
    let frame = Frame { subject: Some(subject), gloss, objects: Vec::new(), object_use: Use::Object, link: "" };
    mood.then(|| statement(clause, word, endings, &frame, None))
}

/// 비가 와요: it's raining.
pub fn weather(clause: &Clause<'_>, word: &Word, endings: &Endings) -> Option<String> {
    let falls = matches!(word.ko.as_str(), "오다" | "내리다");
    let base = match clause.with_role(Role::Nominative).next().and_then(Item::head)?.ko.as_str() {
        "비" if falls => "rain",
        "눈" if falls => "snow",
        _ => return None,
    };
    let not = endings.not || endings.cannot;
    let told = matches!(clause.link, Link::If | Link::After | Link::Before | Link::While);
    let gloss = match endings.tense {
        Tense::Present if !told => Gloss { be: true, ..Gloss::read(&format!("{base}ing"), true) },
        _ => Gloss::read(base, false),
    };
    let frame = Frame {
        subject: Some(Subject { text: "it".to_owned(), person: Person::Third, asked: false }),
        gloss,
        objects: Vec::new(),
        object_use: Use::Object,
        link: "",
    };
    let bare = Clause {
        parts: clause.parts.iter().filter(|part| part.role != Role::Nominative).cloned().collect(),
        ..clause.clone()
    };
    Some(statement(&bare, word, &Endings { not, cannot: false, ..*endings }, &frame, None))
}

/// Whether something is or is not somewhere, rather than had by someone.
pub fn there_is(word: &Word, frame: &Frame<'_, '_>, clause: &Clause<'_>, known: Option<&Subject>) -> bool {
    let mine = clause
        .with_role(Role::Nominative)
        .any(|item| item.counter.is_some_and(|counter| counter.ko == "원") || subject::is_owned(item));
    let thing = clause.has(Role::Nominative) && !clause.has(Role::Subject) && known.is_none() && !mine;
    let where_asked = clause.with_role(Role::Goal).any(Item::asks);
    matches!(word.ko.as_str(), "있다" | "없다" | "많다" | "적다")
        && thing
        && !where_asked
        && !clause.with_role(Role::Nominative).any(|item| item.asks() && frame.gloss.be)
}

/// There is water in the cup.
pub fn there(clause: &Clause<'_>, word: &Word, endings: &Endings, frame: &Frame<'_, '_>) -> String {
    let items: Vec<&Item<'_>> = clause.with_role(Role::Nominative).collect();
    let many = items.len() > 1
        || items.iter().any(|item| noun::is_plural(item))
        || matches!(word.ko.as_str(), "많다" | "적다");
    let amount = match word.ko.as_str() {
        "많다" => "a lot of ",
        "적다" => "not much ",
        _ => "",
    };
    let how = if amount.is_empty() { Use::New } else { Use::Kind };
    let not = (word.ko == "없다") != (endings.not || endings.cannot);
    let what: Vec<String> = items.iter().map(|item| noun::text(item, if not { Use::Bare } else { how })).collect();
    let gloss = Gloss {
        base: format!("{}{amount}{}", if not { "no " } else { "" }, what.join(" and ")),
        be: true,
        ..Gloss::default()
    };
    let mass = items.iter().all(|item| item.is(|w| w.grammar.has("mass")));
    let subject = Subject {
        text: "there".to_owned(),
        person: if many && !mass { Person::Many } else { Person::Third },
        asked: false,
    };
    let clean = Frame { subject: Some(subject), gloss, objects: Vec::new(), object_use: Use::Object, link: frame.link };
    let rest = Clause {
        parts: clause.parts.iter().filter(|part| part.role != Role::Nominative).cloned().collect(),
        ..clause.clone()
    };
    statement(&rest, word, &Endings { not: false, cannot: false, want: false, ..*endings }, &clean, None)
}
