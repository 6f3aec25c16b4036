//! Who or what an English sentence is about, and what else it acts on. Korean often leaves the subject out; English
//! cannot, so it is I in a statement, you in a question, and it for weather and qualities.

use super::gloss::Gloss;
use super::noun::{self, Use};
use crate::domain::vocabulary::{Semantic, Word};
use crate::language::clause::{Body, Clause, Item, Kind, Role, lexicon};

/// Grammatical person, for agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// I.
    First,
    /// you, we, they.
    Many,
    /// he, she, it, Mom.
    Third,
}

/// A subject.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As written.
    pub text: String,
    /// For agreement.
    pub person: Person,
    /// A question word asks for it.
    pub asked: bool,
}

impl Subject {
    /// I, we or you.
    pub fn is_speaker(&self) -> bool {
        matches!(self.text.as_str(), "I" | "we" | "you")
    }
}

/// What stands around the verb, before adjuncts.
#[derive(Clone, Debug)]
pub struct Frame<'c, 'a> {
    /// Who or what.
    pub subject: Option<Subject>,
    /// The verb or adjective.
    pub gloss: Gloss,
    /// What it acts on.
    pub objects: Vec<&'c Item<'a>>,
    /// How objects stand (I like apples).
    pub object_use: Use,
    /// A preposition before the objects: scared of.
    pub link: &'static str,
}

/// Finds subject and objects for a predicate. `asking`: a question; `known`: the subject of the clause before.
pub fn frame<'c, 'a>(clause: &'c Clause<'a>, word: &Word, asking: bool, known: Option<&Subject>) -> Frame<'c, 'a> {
    let subjects: Vec<&Item<'_>> = clause.with_role(Role::Subject).collect();
    let pointed = |item: &&Item<'_>| word.semantic == Semantic::Health && item.kind() == Kind::Place;
    let nominatives: Vec<&'c Item<'a>> = clause.with_role(Role::Nominative).filter(|item| !pointed(item)).collect();
    let gloss = gloss(word, &subjects, &nominatives, clause);
    let mut objects: Vec<&Item<'a>> = clause.with_role(Role::Object).collect();
    let (mut object_use, mut link) = (Use::Object, "");
    let mut subject = of(&subjects, Use::Subject);
    let body = nominatives.last().is_some_and(|item| item.semantic() == Semantic::Body);
    if body && !acts_on_thing(word) {
        subject = Some(body_subject(&nominatives, subjects.last().copied()));
    } else if takes_nominative_as_object(word, &gloss, !subjects.is_empty()) {
        objects.extend(nominatives.iter().copied());
        object_use = match word.ko.as_str() {
            "좋다" | "싫다" | "밉다" => Use::Kind,
            "마음에 들다" => Use::Known,
            "되다" | "아니다" => Use::New,
            _ => Use::Object,
        };
        link = preposition(&gloss.base);
        if !link.is_empty() && nominatives.iter().all(|item| item.kind() != Kind::Person) {
            object_use = Use::Kind;
        }
    } else if !nominatives.is_empty() && subject.is_none() {
        subject = of(&nominatives, Use::Subject);
    } else {
        objects.extend(nominatives.iter().copied());
    }
    if matches!(word.ko.as_str(), "좋아하다" | "싫어하다") {
        object_use = Use::Kind;
    }
    if let (Some(owner), false, true) = (subjects.first(), nominatives.is_empty(), gloss.be && is_felt_as(&gloss.base))
    {
        let gloss = Gloss { base: format!("{} for {}", gloss.base, noun::text(owner, Use::Object)), ..gloss };
        return Frame { subject: of(&nominatives, Use::Subject), gloss, objects: Vec::new(), object_use, link: "" };
    }
    if let Some(owner) = subjects.first().filter(|_| gloss.be && objects.is_empty() && is_felt_as(&gloss.base)) {
        let gloss = Gloss { base: format!("{} for {}", gloss.base, noun::text(owner, Use::Object)), ..gloss };
        let it = Subject { text: "it".to_owned(), person: Person::Third, asked: false };
        return Frame { subject: Some(it), gloss, objects, object_use, link };
    }
    if link.is_empty() && !objects.is_empty() {
        link = verb_preposition(&gloss.base);
    }
    let implied = implied(word, &gloss, asking);
    let known = known.filter(|_| implied.text != "it").cloned();
    let subject = subject.or(known).or(Some(implied));
    Frame { subject, gloss, objects, object_use, link }
}

/// 있다 and 없다 are have, be somewhere, or there is; 좋다 of a thing is like; 아프다 of a person is be sick.
fn gloss(word: &Word, subjects: &[&Item<'_>], nominatives: &[&Item<'_>], clause: &Clause<'_>) -> Gloss {
    if clause.is_carried() {
        return Gloss::read("do", false);
    }
    let somewhere = clause.has(Role::Goal);
    let no = word.ko == "없다";
    let owned = subjects.is_empty() && nominatives.iter().any(|item| is_owned(item));
    match word.ko.as_str() {
        "있다" | "없다" | "계시다"
            if owned
                || (somewhere && (nominatives.is_empty() || subjects.is_empty()))
                || (nominatives.is_empty() && !subjects.is_empty()) =>
        {
            let alone = clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if word.ko == "혼자"));
            let base = if somewhere || alone { "" } else { "here" };
            Gloss { base: base.to_owned(), be: true, not: no, ..Gloss::default() }
        }
        "있다" | "없다" => Gloss { not: no, ..Gloss::read("have", false) },
        "좋다"
            if nominatives
                .iter()
                .any(|item| !matches!(item.semantic(), Semantic::Weather | Semantic::Body | Semantic::Quality)) =>
        {
            Gloss::read("like", false)
        }
        "아프다" if nominatives.is_empty() && !subjects.is_empty() && !clause.asks() => Gloss::read("be sick", true),
        "아니다" => Gloss { base: String::new(), be: true, not: true, ..Gloss::default() },
        _ => Gloss::of(word),
    }
}

/// My bag, our room: it is here or not, rather than had.
pub fn is_owned(item: &Item<'_>) -> bool {
    item.before.iter().any(|word| matches!(word.ko.as_str(), "내" | "제" | "네" | "우리"))
}

/// 없다 and 있다 have things even when they are parts of the body.
fn acts_on_thing(word: &Word) -> bool {
    matches!(word.ko.as_str(), "있다" | "없다" | "좋다" | "싫다" | "필요하다" | "아니다")
}

fn takes_nominative_as_object(word: &Word, gloss: &Gloss, has_subject: bool) -> bool {
    if word.ko == "좋다" && gloss.be {
        return false;
    }
    let listed = [
        "좋다",
        "싫다",
        "필요하다",
        "그립다",
        "밉다",
        "마음에 들다",
        "기대되다",
        "보고 싶다",
        "마렵다",
        "보다",
        "되다",
        "아니다",
    ]
    .contains(&word.ko.as_str());
    let having = matches!(word.ko.as_str(), "있다" | "없다") && !gloss.be;
    listed || having || (has_subject && gloss.be) || (gloss.be && !preposition(&gloss.base).is_empty())
}

/// What follows a feeling: scared of.
fn preposition(adjective: &str) -> &'static str {
    match adjective {
        "scared" | "proud" | "envious" | "tired" => "of",
        "thankful" | "sorry" => "for",
        "curious" | "glad" | "worried" => "about",
        _ => "",
    }
}

/// What stands between a verb and its object.
fn verb_preposition(verb: &str) -> &'static str {
    match verb {
        "wait" => "for",
        "listen" => "to",
        "look" | "point" => "at",
        "care" => "about",
        _ => "",
    }
}

/// Adjectives that say how something is for someone: it's hard for me.
fn is_felt_as(adjective: &str) -> bool {
    matches!(adjective, "hard" | "easy" | "difficult" | "fun" | "important" | "convenient")
}

fn of(items: &[&Item<'_>], how: Use) -> Option<Subject> {
    let last = items.last()?;
    let texts: Vec<String> = items.iter().map(|item| noun::text(item, how)).collect();
    let first = items.len() == 1 && last.is(lexicon::is_first_person);
    let many = items.len() > 1 || noun::is_plural(last);
    let person = if first {
        Person::First
    } else if many {
        Person::Many
    } else {
        Person::Third
    };
    Some(Subject { text: texts.join(" and "), person, asked: last.asks() })
}

fn body_subject(parts: &[&Item<'_>], owner: Option<&Item<'_>>) -> Subject {
    let many = parts.len() > 1 || parts.iter().any(|part| noun::is_plural(part));
    let names: Vec<String> = match owner {
        Some(owner) => {
            parts.iter().map(|part| format!("{} {}", noun::possessive(owner), noun::text(part, Use::Bare))).collect()
        }
        None => parts.iter().map(|part| noun::text(part, Use::Subject)).collect(),
    };
    Subject {
        text: names.join(" and "),
        person: if many { Person::Many } else { Person::Third },
        asked: parts.iter().any(|p| p.asks()),
    }
}

fn implied(word: &Word, gloss: &Gloss, asking: bool) -> Subject {
    let thing = word.semantic == Semantic::Weather
        || word.semantic == Semantic::Nature
        || (gloss.be
            && matches!(
                word.semantic,
                Semantic::Quality | Semantic::Color | Semantic::Shape | Semantic::Quantity | Semantic::Safety
            )
            && word.ko != "필요하다")
        || matches!(
            word.ko.as_str(),
            "아니다"
                | "아프다"
                | "좋다"
                | "재미있다"
                | "재미없다"
                | "끝나다"
                | "맞다"
                | "틀리다"
                | "괜찮다"
                | "싫다"
        ) && (gloss.be || matches!(word.ko.as_str(), "아프다" | "끝나다"));
    match thing {
        true => Subject { text: "it".to_owned(), person: Person::Third, asked: false },
        false => speaker(asking),
    }
}

/// I; in a question you.
pub fn speaker(asking: bool) -> Subject {
    let (text, person) = if asking { ("you", Person::Many) } else { ("I", Person::First) };
    Subject { text: text.to_owned(), person, asked: false }
}
