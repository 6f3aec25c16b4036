//! The verb group: do, be, will, can, want to, and their negatives.

use super::gloss::Gloss;
use super::subject::Person;
use crate::domain::sentence::{Endings, Tense};

/// Auxiliary (may be empty) and verb, so that a question can put the subject between them.
pub fn verb(gloss: &Gloss, person: Person, endings: &Endings, inverted: bool) -> (String, String) {
    let knows = gloss.base == "know" && endings.cannot;
    let endings = &Endings { not: endings.not || knows, cannot: endings.cannot && !knows, ..*endings };
    let wanted = endings.want.then(|| wanting(gloss));
    let gloss = wanted.as_ref().unwrap_or(gloss);
    let no = gloss.not != (endings.not || (endings.cannot && (endings.want || gloss.can)));
    let can = gloss.can || (endings.cannot && !endings.want);
    let no = no || (endings.cannot && !endings.want && !gloss.can && !gloss.not);
    let infinitive = gloss.infinitive();
    if gloss.may {
        return match endings.tense {
            Tense::Present => (if no { "may not" } else { "may" }.to_owned(), infinitive),
            tense => {
                let allowed = Gloss { base: format!("allowed to {infinitive}"), be: true, not: no, ..Gloss::default() };
                verb(&allowed, person, &Endings { tense, ..Endings::default() }, inverted)
            }
        };
    }
    match (endings.tense, can) {
        (Tense::Future, false) => (if no { "won't" } else { "will" }.to_owned(), infinitive),
        (Tense::Future, true) => (if no { "won't" } else { "will" }.to_owned(), format!("be able to {infinitive}")),
        (Tense::Past, true) => (if no { "couldn't" } else { "could" }.to_owned(), infinitive),
        (Tense::Present, true) => (if no { "can't" } else { "can" }.to_owned(), infinitive),
        (tense, false) if gloss.be => (be(person, tense == Tense::Past, no), gloss.base.clone()),
        (tense, false) if no || inverted => (do_form(person, tense == Tense::Past, no), gloss.base.clone()),
        (Tense::Past, false) => (String::new(), gloss.past()),
        (Tense::Present, false) if person == Person::Third => (String::new(), gloss.third()),
        (Tense::Present, false) => (String::new(), gloss.base.clone()),
    }
}

/// drink -> want to drink; hungry -> want to be hungry.
fn wanting(gloss: &Gloss) -> Gloss {
    Gloss { not: gloss.not, ..Gloss::read(&format!("want to {}", gloss.infinitive()), false) }
}

fn be(person: Person, past: bool, no: bool) -> String {
    let form = match (person, past, no) {
        (Person::First, false, false) => "am",
        (Person::First, false, true) => "am not",
        (Person::Many, false, false) => "are",
        (Person::Many, false, true) => "aren't",
        (Person::Third, false, false) => "is",
        (Person::Third, false, true) => "isn't",
        (Person::Many, true, false) => "were",
        (Person::Many, true, true) => "weren't",
        (_, true, false) => "was",
        (_, true, true) => "wasn't",
    };
    form.to_owned()
}

fn do_form(person: Person, past: bool, no: bool) -> String {
    let form = match (person, past, no) {
        (_, true, false) => "did",
        (_, true, true) => "didn't",
        (Person::Third, false, false) => "does",
        (Person::Third, false, true) => "doesn't",
        (_, false, false) => "do",
        (_, false, true) => "don't",
    };
    form.to_owned()
}

/// I am hungry -> I'm hungry; it is -> it's; we will -> we'll.
pub fn contract(subject: &str, aux: &str, rest: &str) -> String {
    if let ("I" | "you" | "we" | "it" | "they", "will") = (subject, aux) {
        return format!("{subject}'ll {rest}");
    }
    let short = match (subject, aux) {
        ("I", "am") => "I'm",
        ("I", "am not") => "I'm not",
        ("you", "are") => "you're",
        ("we", "are") => "we're",
        ("it", "is") => "it's",
        _ => return super::say::join(&[subject.to_owned(), aux.to_owned(), rest.to_owned()]),
    };
    format!("{short} {rest}")
}
