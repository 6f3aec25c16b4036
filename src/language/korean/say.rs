//! Units to Korean sentences.

use super::ending::{Ending, Middle, inflect};
use super::fragment;
use super::noun;
use super::particle::{Setting, with_particle};
use super::predicate::{Around, Chain, finish, left_open};
use crate::domain::sentence::{Endings, SpeechLevel, Tense};
use crate::domain::vocabulary::{Semantic, Word, WordClass};
use crate::language::clause::{Aux, Body, Clause, Item, Kind, Link, Part, Role, Unit, assign, lexicon};

/// In which order the words of a sentence stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As Korean has it: whom it is said to first, the predicate last.
    #[default]
    Natural,
    /// As tapped, with the same particles and endings: 먹어요, 사과를.
    Tapped,
}

/// Words the units. Tense, level and 높임말 hold for every clause; the other keys for the last predicate.
pub fn say(units: Vec<Unit<'_>>, endings: &Endings, order: Order) -> String {
    let mut out = Text { order, ..Text::default() };
    let last = units.iter().rposition(|unit| matches!(unit, Unit::Clause(_)));
    let mut chain: Vec<Clause<'_>> = Vec::new();
    let calls = calls(&units);
    for (at, unit) in units.into_iter().enumerate() {
        match unit {
            Unit::Clause(clause) if calls.contains(&at) => out.call(&clause, endings.level),
            Unit::Said(text) => out.sentence(text, '.'),
            Unit::Exclaim(word) => out.exclaim(word, endings.level),
            Unit::Clause(clause) => {
                let ends = clause.link == Link::End;
                chain.push(clause);
                if ends {
                    let keys = if Some(at) == last { *endings } else { earlier(endings) };
                    out.clauses(std::mem::take(&mut chain), &keys);
                }
            }
        }
    }
    out.done
}

/// Persons tapped right before a word that stands alone are called: 선생님, 도와주세요.
pub fn calls(units: &[Unit<'_>]) -> Vec<usize> {
    let called = |pair: &[Unit<'_>]| match pair {
        [Unit::Clause(clause), Unit::Exclaim(_)] => {
            let person = |part: &Part<'_>| part.item().is_some_and(|item| item.kind() == Kind::Person && !item.asks());
            clause.predicate.is_none() && !clause.parts.is_empty() && clause.parts.iter().all(person)
        }
        _ => false,
    };
    units.windows(2).enumerate().filter(|(_, pair)| called(pair)).map(|(at, _)| at).collect()
}

/// Keys for a clause before the last: tense, level and 높임말 stay.
fn earlier(endings: &Endings) -> Endings {
    Endings { tense: endings.tense, honorific: endings.honorific, ..endings.cleared() }
}

/// Sentences said so far.
#[derive(Default)]
struct Text {
    done: String,
    order: Order,
}

impl Text {
    /// Adds a sentence; it keeps its own final punctuation if it has one.
    fn sentence(&mut self, text: &str, mark: char) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.done.is_empty() {
            self.done.push(' ');
        }
        self.done.push_str(text);
        if !text.ends_with(['.', '?', '!', '…', '。', '？', '！', ',']) {
            self.done.push(mark);
        }
    }

    /// Someone who is called before a word that stands alone.
    fn call(&mut self, clause: &Clause<'_>, level: SpeechLevel) {
        self.lead_in();
        let names: Vec<String> =
            clause.parts.iter().filter_map(Part::item).map(|item| noun::text(item, level)).collect();
        self.sentence(&names.join(", "), ',');
    }

    /// A word that stands alone.
    fn exclaim(&mut self, word: &Word, level: SpeechLevel) {
        self.sentence(exclamation(word, level), '.');
    }

    fn clauses(&mut self, mut clauses: Vec<Clause<'_>>, endings: &Endings) {
        let keys = lexical_request(&clauses, endings);
        let shall = clauses.last().is_some_and(|clause| clause.aux.contains(&Aux::Shall));
        let roles = Endings { question: keys.question || shall || clauses.iter().any(Clause::asks), ..keys };
        for clause in &mut clauses {
            assign(clause, &roles);
        }
        let question = roles.question && (keys.question || !keys.request);
        let keys = Endings { question, ..keys };
        let joiner =
            clauses.first().and_then(|clause| clause.joiner).map_or(String::new(), |word| format!("{} ", word.ko));
        let text = chained(&clauses, &keys, self.order);
        self.lead_in();
        self.sentence(&format!("{joiner}{text}"), if question { '?' } else { '.' });
    }

    /// Turns the full stop after 네 or 아니요 into a comma.
    fn lead_in(&mut self) {
        let answers = ["네.", "아니요.", "응.", "아니."];
        if answers.iter().any(|answer| self.done == *answer || self.done.ends_with(&format!(" {answer}"))) {
            self.done.pop();
            self.done.push(',');
        }
    }
}

/// Words that stand alone, in 반말 where they have such a form.
fn exclamation(word: &Word, level: SpeechLevel) -> &str {
    let plain = match word.ko.as_str() {
        "네" => "응",
        "아니요" => "아니",
        "도와주세요" => "도와줘",
        "안녕하세요" => "안녕",
        "고맙습니다" | "고마워요" => "고마워",
        "미안해요" | "미안합니다" => "미안해",
        "부탁해요" => "부탁해",
        "반가워요" => "반가워",
        "괜찮아요" => "괜찮아",
        "축하해요" => "축하해",
        "생일 축하해요" => "생일 축하해",
        "잘했어요" => "잘했어",
        "잠깐만요" => "잠깐만",
        "정말요?" => "정말?",
        "그럼요" => "그럼",
        _ => &word.ko,
    };
    if level == SpeechLevel::Plain { plain } else { &word.ko }
}

/// 주다 without a subject and without keys asks by itself: 물 + 주다 -> 물 주세요.
pub fn lexical_request(clauses: &[Clause<'_>], endings: &Endings) -> Endings {
    let gives = clauses.last().and_then(|clause| clause.predicate).is_some_and(|word| word.ko == "주다");
    let me_too = |item: &Item<'_>| item.is(lexicon::is_first_person) && item.josa.is_some_and(|josa| josa.ko == "도");
    let person = clauses
        .iter()
        .flat_map(|clause| &clause.parts)
        .filter_map(Part::item)
        .any(|item| item.kind() == Kind::Person && !me_too(item));
    let asks = clauses.iter().any(Clause::asks);
    let keys = endings.want || endings.not || endings.cannot || endings.question || endings.tense != Tense::Present;
    Endings { request: endings.request || (gives && !person && !asks && !keys), ..*endings }
}

/// Clauses strung together, the last of which carries the keys.
fn chained(clauses: &[Clause<'_>], endings: &Endings, order: Order) -> String {
    let around = around(clauses);
    let honoured = endings.honorific && !around.speaker;
    let mut text = String::new();
    let mut chain: Option<Chain> = None;
    let mut link = Link::End;
    let mut behind = String::new();
    for clause in clauses {
        let Some(word) = clause.predicate else {
            // Nouns alone: the sentence, or what a joining word leads to (비가 오면 집).
            let led = chain.take().map(|chain| chain.open(link, endings.tense, false)).unwrap_or_default();
            return joined(&[&text, led.trim_end(), &fragment::say(clause, endings, order)]);
        };
        let setting = Setting { order, ..setting(clause, endings, &around, word) };
        let (ahead, after) = around_predicate(clause, order);
        let ahead = joined(&[&behind, &words(&ahead, &setting)]);
        behind = words(&after, &setting);
        chain = Some(match chain.take() {
            Some(chain) => chain.linked(link, word, endings.tense).insert(&ahead),
            None => {
                text = ahead;
                Chain::of(word)
            }
        });
        if clause.link != Link::End {
            chain = chain.map(|chain| {
                let chain = chain.honour(word, around, honoured);
                clause.aux.iter().fold(chain, |chain, aux| chain.with(*aux, honoured))
            });
        }
        link = clause.link;
    }
    let Some((chain, last)) = chain.zip(clauses.last()) else { return text };
    let end = match last.open_end {
        Some(link) => {
            let chain = last.aux.iter().fold(chain, |chain, aux| chain.with(*aux, honoured));
            left_open(&chain, link, endings)
        }
        None => finish(chain, last.predicate, &last.aux, endings, around),
    };
    let comma = if behind.is_empty() { "" } else { "," };
    joined(&[&text, &format!("{end}{comma}"), behind.trim_end_matches(',')])
}

/// What stands before the predicate and what behind it.
fn around_predicate<'a>(clause: &Clause<'a>, order: Order) -> (Vec<Part<'a>>, Vec<Part<'a>>) {
    match order {
        Order::Natural => (clause.parts.clone(), Vec::new()),
        Order::Tapped => {
            let mut parts = clause.parts.clone();
            parts.sort_by_key(|part| part.at);
            parts.into_iter().partition(|part| part.at < clause.at)
        }
    }
}

fn joined(texts: &[&str]) -> String {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What the clauses tell about subject and receiver.
pub fn around(clauses: &[Clause<'_>]) -> Around {
    let named = clauses.iter().rev().find(|clause| clause.has(Role::Subject));
    let subjects: Vec<&Item<'_>> = named.into_iter().flat_map(|clause| clause.with_role(Role::Subject)).collect();
    let is_self = |item: &&Item<'_>| item.is(lexicon::is_first_person) || item.is(lexicon::is_we);
    let speaker = subjects.iter().any(is_self);
    let other = |item: &&Item<'_>| {
        matches!(item.kind(), Kind::Person | Kind::Animal)
            && !is_self(item)
            && !item.is(lexicon::is_second_person)
            && !item.asks()
    };
    let done_to = |role| clauses.iter().flat_map(move |clause| clause.with_role(role));
    let people = done_to(Role::Object).filter(|item| item.kind() == Kind::Person);
    let receivers = done_to(Role::Recipient).chain(people).any(|item| !is_self(&item) && !item.asks());
    Around {
        other_wishes: !speaker && subjects.iter().any(other),
        speaker: speaker || (subjects.is_empty() && receivers),
        has_thing: clauses.iter().any(|clause| clause.has(Role::Nominative)),
        humble: receivers,
        reason: clauses.first().and_then(|clause| clause.joiner).is_some_and(|word| word.ko == "왜냐하면"),
    }
}

fn setting(clause: &Clause<'_>, endings: &Endings, around: &Around, word: &Word) -> Setting {
    Setting {
        level: endings.level,
        honoured: endings.honorific,
        second_subject: clause.has(Role::Nominative),
        asking: endings.request && word.ko == "주다",
        honoured_recipient: endings.honorific && around.speaker,
        focus: clause.aux.contains(&Aux::Promise) || (endings.question && !endings.want && !clause.asks()),
        honoured_one: endings.honorific && clause.parts.iter().filter_map(Part::item).any(is_honoured),
        ..Setting::default()
    }
}

/// Someone who may be honoured: named by a noun.
pub fn is_honoured(item: &Item<'_>) -> bool {
    item.kind() == Kind::Person && item.is(|word| word.class == WordClass::Noun) && item.before.is_empty()
}

/// The parts with their particles, in the order tapped; those called come first, adverbs of degree stay where they are.
pub fn words(parts: &[Part<'_>], setting: &Setting) -> String {
    let moves = |part: &&Part<'_>| part.role == Role::Vocative && setting.order == Order::Natural;
    let called = parts.iter().filter(moves);
    let others: Vec<&Part<'_>> = parts.iter().filter(|part| !moves(part)).collect();
    let mut words: Vec<String> =
        called.filter_map(Part::item).map(|item| with_particle(item, Role::Vocative, false, setting)).collect();
    for (at, part) in others.iter().enumerate() {
        let next = others.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|at| others.get(at)).and_then(|part| part.item());
        let hour = before.and_then(|item| item.counter).is_some_and(|counter| counter.ko == "시");
        let setting = &Setting { after_hour: hour, ..*setting };
        words.push(match &part.body {
            Body::Adverb(word) => adverb(word),
            Body::Text(text) => (*text).to_owned(),
            Body::Item(item) => item_text(item, part.role, next, setting),
        });
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// An adverb, or an adjective that says how: 쉽게, 조용히.
pub fn adverb(word: &Word) -> String {
    match word.is_predicate() {
        true if word.ko == "조용하다" => "조용히".to_owned(),
        true => inflect(&noun::predicate_of(word), Middle::default(), Ending::Ge),
        false => word.ko.clone(),
    }
}

fn item_text(item: &Item<'_>, role: Role, next: Option<&Part<'_>>, setting: &Setting) -> String {
    let person = |item: &Item<'_>| item.kind() == Kind::Person;
    let same = next.filter(|next| next.role == role && next.item().is_some_and(|next| person(next) == person(item)));
    match role {
        Role::Time | Role::Place | Role::Goal if same.is_some() => with_particle(item, Role::Plain, false, setting),
        Role::Plain | Role::Complement | Role::Vocative => with_particle(item, role, false, setting),
        _ => with_particle(item, role, same.is_some(), setting),
    }
}

/// Whether an adverb tells how something is done, so that 주세요 asks for doing rather than giving (천천히 해 주세요).
pub fn is_manner(word: &Word) -> bool {
    word.class == WordClass::Adverb && matches!(word.semantic, Semantic::Action | Semantic::Art | Semantic::Time)
}
