//! What is said when no verb or adjective was tapped: nouns, question words, adverbs, with the keys that are lit.

use super::noun;
use super::particle::Setting;
use super::predicate::{Chain, copula, finish};
use super::say::{Order, around, is_honoured, is_manner, words};
use crate::domain::sentence::{Endings, SpeechLevel, Tense};
use crate::domain::vocabulary::Word;
use crate::language::clause::{Body, Clause, Item, Kind, Part, Role, lexicon};
use crate::language::josa::Josa;

/// Words a clause without predicate. Statements stay as tapped (엄마, 물); a key adds only what it needs to stand on:
/// 싶어요 원하다, 주세요 주다 (or 해 주다 after 천천히), tense and 안 이다, or 하다 after a noun of doing (수영 못 해요).
pub fn say(clause: &Clause<'_>, endings: &Endings, order: Order) -> String {
    let setting = Setting {
        level: endings.level,
        second_subject: clause.with_role(Role::Subject).next().is_some() && clause.has(Role::Nominative),
        asking: endings.request,
        order,
        honoured: endings.honorific,
        honoured_one: endings.honorific && clause.parts.iter().filter_map(Part::item).any(is_honoured),
        ..Setting::default()
    };
    if clause.parts.is_empty() {
        return String::new();
    }
    match () {
        () if endings.want => wanted(clause, endings, &setting),
        () if endings.request => requested(clause, endings, &setting),
        () if doing(clause).is_some() && carried(endings) => done(clause, endings, &setting),
        () if clause.has(Role::Complement) => is(clause, endings, &setting),
        () => plain(clause, endings, &setting),
    }
}

fn carried(endings: &Endings) -> bool {
    endings.not || endings.cannot || endings.tense != Tense::Present
}

fn wanted(clause: &Clause<'_>, endings: &Endings, setting: &Setting) -> String {
    let chain = Chain::base("원하다", false);
    let keys = Endings { want: false, ..*endings };
    let around = around(std::slice::from_ref(clause));
    format!("{} {}", words(&clause.parts, setting), finish(chain, None, &[], &keys, around))
}

fn requested(clause: &Clause<'_>, endings: &Endings, setting: &Setting) -> String {
    let thing = clause.has(Role::Object);
    let manner = !thing && clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if is_manner(word)));
    let chain = Chain::base(if manner { "하다" } else { "주다" }, false);
    format!("{} {}", words(&clause.parts, setting), finish(chain, None, &[], endings, Default::default()))
}

/// The last noun, if 하다 makes a verb of it and nothing asks.
fn doing<'c, 'a>(clause: &'c Clause<'a>) -> Option<&'c Item<'a>> {
    let last = clause.parts.iter().rev().find_map(Part::item)?;
    (last.is(lexicon::is_doing) && !clause.asks()).then_some(last)
}

/// 수영 + 못 -> 수영 못 해요; 수영 + 했어요 -> 수영했어요.
fn done(clause: &Clause<'_>, endings: &Endings, setting: &Setting) -> String {
    let Some(item) = doing(clause) else { return String::new() };
    let name = noun::text(item, endings.level);
    let mut rest = clause.clone();
    if let Some(at) = rest.parts.iter().rposition(|part| part.item().is_some()) {
        rest.parts.remove(at);
    }
    for part in &mut rest.parts {
        if part.role == Role::Nominative {
            part.role = Role::Subject;
        }
    }
    let setting = Setting { second_subject: false, ..*setting };
    let base = format!("{name}하다");
    let chain = Chain::base(&base, false);
    let around = around(std::slice::from_ref(&rest));
    format!("{} {}", words(&rest.parts, &setting), finish(chain, None, &[], endings, around)).trim().to_owned()
}

/// 이거 + 뭐 -> 이게 뭐예요?
fn is(clause: &Clause<'_>, endings: &Endings, setting: &Setting) -> String {
    let complement =
        clause.with_role(Role::Complement).next().map(|item| noun::text(item, endings.level)).unwrap_or_default();
    let others: Vec<Part<'_>> = clause.parts.iter().filter(|part| part.role != Role::Complement).cloned().collect();
    let told = !endings.question && others.iter().filter_map(Part::item).all(|item| item.is(lexicon::is_this));
    let setting = &Setting { second_subject: setting.second_subject || told, ..*setting };
    let mut text = words(&others, setting);
    let first = clause.parts.first().is_some_and(|part| part.role == Role::Complement);
    if setting.order == Order::Tapped && first && !text.is_empty() {
        let told = Clause { parts: clause.parts.iter().take(1).cloned().collect(), ..clause.clone() };
        return format!("{}, {}", is(&told, endings, &Setting { order: Order::Natural, ..*setting }), text);
    }
    if !text.is_empty() {
        text.push(' ');
    }
    let asks = clause.with_role(Role::Complement).any(Item::asks);
    if setting.honoured_one && asks && others.iter().filter_map(Part::item).any(|item| item.is(is_asked_kindly)) {
        let chain = Chain::base("어떻게 되다", false);
        return text + &finish(chain, None, &[], endings, Default::default());
    }
    if endings.question && !endings.not && endings.tense == Tense::Present && endings.level == SpeechLevel::Formal {
        return format!("{text}{complement}입니까");
    }
    text + &copula(&complement, endings, endings.honorific)
}

/// Of someone honoured one asks 성함이 어떻게 되세요?
fn is_asked_kindly(word: &Word) -> bool {
    matches!(word.ko.as_str(), "이름" | "나이")
}

/// As tapped: nouns apart by commas, adverbs beside them; 요 makes a lone question polite.
fn plain(clause: &Clause<'_>, endings: &Endings, setting: &Setting) -> String {
    let mut text = String::new();
    let (mut after_item, mut after_time) = (false, false);
    for part in &clause.parts {
        let (word, item) = match &part.body {
            Body::Item(item) => (noun::text(item, setting.level), true),
            Body::Adverb(word) => (word.ko.clone(), false),
            Body::Text(said) => ((*said).to_owned(), false),
        };
        let time = part.item().is_some_and(|item| item.kind() == Kind::Time);
        if !text.is_empty() {
            text.push_str(if item && after_item && !(time && after_time) { ", " } else { " " });
        }
        text.push_str(&word);
        (after_item, after_time) = (item, time);
    }
    if endings.cannot {
        return format!("{text} {}", finish(Chain::base("하다", false), None, &[], endings, Default::default()));
    }
    match (endings.question, endings.level) {
        (true, SpeechLevel::Polite) => Josa::Yo.attach(&text),
        (true, SpeechLevel::Formal) if after_item => format!("{text}입니까"),
        _ => text,
    }
}
