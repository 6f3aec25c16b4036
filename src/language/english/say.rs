//! Units to English sentences.

use super::adjunct;
use super::fragment;
use super::gloss::Gloss;
use super::noun::{self, Use};
use super::subject::{self, Frame, Person, Subject};
use crate::domain::sentence::{Endings, Tense};
use crate::domain::vocabulary::{Semantic, Word};
use crate::language::clause::{Body, Clause, Item, Kind, Link, Part, Role, Unit, assign, lexicon};
use crate::language::korean;

/// Words the units. Tense holds for every clause; the other keys for the last predicate. Speech level and 높임말 have no
/// English form.
pub fn say(units: Vec<Unit<'_>>, endings: &Endings) -> String {
    let mut done = String::new();
    let last = units.iter().rposition(|unit| matches!(unit, Unit::Clause(_)));
    let mut chain: Vec<Clause<'_>> = Vec::new();
    let mut lead = String::new();
    let calls = korean::calls(&units);
    for (at, unit) in units.into_iter().enumerate() {
        match unit {
            Unit::Said(text) => sentence(&mut done, &std::mem::take(&mut lead), text, '.'),
            Unit::Exclaim(word) if matches!(word.en.as_str(), "yes" | "no" | "wow") && lead.is_empty() => {
                lead = format!("{}, ", word.en);
            }
            Unit::Exclaim(word) => sentence(&mut done, &std::mem::take(&mut lead), &exclamation(word), '.'),
            Unit::Clause(clause) if calls.contains(&at) => {
                let names: Vec<String> =
                    clause.parts.iter().filter_map(Part::item).map(|item| noun::text(item, Use::Bare)).collect();
                lead = format!("{lead}{}, ", names.join(", "));
            }
            Unit::Clause(clause) => {
                let ends = clause.link == Link::End;
                chain.push(clause);
                if ends {
                    let keys = if Some(at) == last {
                        *endings
                    } else {
                        Endings { tense: endings.tense, ..Endings::default() }
                    };
                    let (text, mark) = clauses(std::mem::take(&mut chain), &keys);
                    sentence(&mut done, &std::mem::take(&mut lead), &text, mark);
                }
            }
        }
    }
    let lead = lead.trim_end_matches([',', ' ']);
    sentence(&mut done, "", lead, '.');
    done
}

/// help me -> please help me.
fn exclamation(word: &Word) -> String {
    match word.en.as_str() {
        "help me" => "please help me".to_owned(),
        en => super::gloss::without_brackets(en),
    }
}

fn sentence(done: &mut String, lead: &str, text: &str, mark: char) {
    let text = format!("{lead}{}", text.trim());
    if text.trim().is_empty() {
        return;
    }
    if !done.is_empty() {
        done.push(' ');
    }
    let mut letters = text.chars();
    done.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    done.push_str(letters.as_str());
    if !text.ends_with(['.', '?', '!', '…']) {
        done.push(mark);
    }
}

fn clauses(mut clauses: Vec<Clause<'_>>, endings: &Endings) -> (String, char) {
    let keys = korean::lexical_request(&clauses, endings);
    let asks = clauses.iter().any(Clause::asks);
    let roles = Endings { question: keys.question || asks, ..keys };
    for clause in &mut clauses {
        assign(clause, &roles);
    }
    let keys = Endings { question: roles.question && (keys.question || !keys.request), ..keys };
    let joiner = clauses.first().and_then(|clause| clause.joiner).map_or(String::new(), |word| format!("{} ", word.en));
    let mark = if keys.question { '?' } else { '.' };
    let text = match clauses.last().and_then(|clause| clause.predicate) {
        Some(_) => chained(&clauses, &keys),
        None => clauses.first().map(|clause| fragment::say(clause, &keys)).unwrap_or_default(),
    };
    (format!("{joiner}{text}").trim().to_owned(), mark)
}

fn chained(clauses: &[Clause<'_>], endings: &Endings) -> String {
    let favour = clauses.iter().any(|clause| clause.link == Link::Favour);
    let mut texts: Vec<String> = Vec::new();
    let mut known: Option<Subject> = None;
    let mut doing: Option<String> = None;
    let count = clauses.len();
    for (at, clause) in clauses.iter().enumerate() {
        let Some(word) = clause.predicate else { continue };
        let last = at + 1 == count || (favour && at + 2 == count);
        let keys = if last { *endings } else { Endings { tense: endings.tense, ..Endings::default() } };
        match clause.link {
            Link::Doing | Link::TheDoing | Link::InOrder => {
                doing = Some(activity(clause, word, clause.link));
                known = known.or_else(|| subject_of(clause));
            }
            _ => {
                let repeated = !texts.is_empty() && !clause.has(Role::Subject);
                texts.push(one(clause, word, &keys, known.as_ref(), doing.take(), repeated));
                known = subject::frame(clause, word, keys.question, known.as_ref()).subject;
            }
        }
        if last {
            break;
        }
    }
    texts.join(" and ")
}

fn subject_of(clause: &Clause<'_>) -> Option<Subject> {
    clause
        .predicate
        .filter(|_| clause.has(Role::Subject))
        .and_then(|word| subject::frame(clause, word, false, None).subject)
}

/// drawing a picture; to eat rice.
fn activity(clause: &Clause<'_>, word: &Word, link: Link) -> String {
    let gloss = Gloss::of(word);
    let verb = if link == Link::InOrder { format!("to {}", gloss.base) } else { gloss.ing() };
    let frame = subject::frame(clause, word, false, None);
    join(&[verb, objects(&frame, None), tail(clause, None, word)])
}

/// One clause. `doing`: what is liked or gone for; `repeated`: the subject was said already.
fn one(
    clause: &Clause<'_>,
    word: &Word,
    endings: &Endings,
    known: Option<&Subject>,
    doing: Option<String>,
    repeated: bool,
) -> String {
    if let Some(weather) = weather(clause, word, endings) {
        return weather;
    }
    let mut frame = subject::frame(clause, word, endings.question, known);
    if endings.want && frame.subject.as_ref().is_some_and(|subject| subject.text == "it") && !clause.has(Role::Subject)
    {
        frame.subject = Some(subject::speaker(endings.question));
    }
    if doing.is_none() && !there_is(word, &frame, clause, known) && !clause.asks() {
        collocate(&mut frame, endings);
    }
    if stops(clause) && !frame.gloss.be {
        frame.gloss = Gloss::read(&format!("stop {}", frame.gloss.ing()), false);
    }
    let likes = doing.is_some() && word.ko == "좋다";
    if likes {
        frame.gloss = Gloss::read("like", false);
        frame.subject = known.cloned().or(Some(subject::speaker(endings.question)));
    }
    if doing.is_some() && frame.gloss.be && frame.link.is_empty() {
        if let Some(doing) = doing {
            frame.subject = Some(Subject { text: doing, person: Person::Third, asked: false });
        }
        return statement(clause, word, endings, &frame, None);
    }
    if endings.request {
        return request(clause, word, endings, &frame);
    }
    if there_is(word, &frame, clause, known) {
        return there(clause, word, endings, &frame);
    }
    if repeated && !endings.question {
        let text = statement(clause, word, endings, &frame, doing);
        let start = frame.subject.as_ref().map(|s| format!("{} ", s.text)).unwrap_or_default();
        return text.strip_prefix(&start).map_or(text.clone(), str::to_owned);
    }
    statement(clause, word, endings, &frame, doing)
}

/// Verbs that English chooses by their object: take medicine; look at me.
fn collocate(frame: &mut Frame<'_, '_>, endings: &Endings) {
    let object = |en: &str| frame.objects.iter().any(|item| item.is(|word| word.en == en));
    let person = frame.objects.iter().any(|item| item.kind() == Kind::Person);
    let verb = match frame.gloss.base.as_str() {
        "eat" if object("medicine") => "take",
        "see" if endings.request && person => "look at",
        "see" if object("TV") || object("movie") || object("drama") || object("YouTube") => "watch",
        "do" if object("game") => "play",
        "do" if object("period") => "have",
        "do" if frame.objects.is_empty() && endings.request => "do it",
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
    ends || ["like", "dislike", "hate", "need", "miss", "love", "want", "have", "make"].contains(&base)
}

/// 그만 beside a verb.
fn stops(clause: &Clause<'_>) -> bool {
    clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if word.ko == "그만"))
}

/// 비가 와요: it's raining.
fn weather(clause: &Clause<'_>, word: &Word, endings: &Endings) -> Option<String> {
    let falls = matches!(word.ko.as_str(), "오다" | "내리다");
    let base = match clause.with_role(Role::Nominative).next().and_then(Item::head)?.ko.as_str() {
        "비" if falls => "rain",
        "눈" if falls => "snow",
        _ => return None,
    };
    let not = endings.not || endings.cannot;
    let gloss = match endings.tense {
        Tense::Present => Gloss { be: true, ..Gloss::read(&format!("{base}ing"), true) },
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

fn there_is(word: &Word, frame: &Frame<'_, '_>, clause: &Clause<'_>, known: Option<&Subject>) -> bool {
    let thing = clause.has(Role::Nominative) && !clause.has(Role::Subject) && known.is_none();
    let where_asked = clause.with_role(Role::Goal).any(Item::asks);
    matches!(word.ko.as_str(), "있다" | "없다" | "많다" | "적다")
        && thing
        && !where_asked
        && !clause.with_role(Role::Nominative).any(|item| item.asks() && frame.gloss.be)
}

/// There is water in the cup.
fn there(clause: &Clause<'_>, word: &Word, endings: &Endings, frame: &Frame<'_, '_>) -> String {
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

/// Subject, verb and the rest; with a question word or ? in question order.
pub fn statement(
    clause: &Clause<'_>,
    word: &Word,
    endings: &Endings,
    frame: &Frame<'_, '_>,
    doing: Option<String>,
) -> String {
    let asked = question_word(clause);
    let subject =
        frame.subject.clone().unwrap_or(Subject { text: "I".to_owned(), person: Person::First, asked: false });
    let inverted = endings.question && !subject.asked;
    let (aux, verb) = super::phrase::verb(&frame.gloss, subject.person, endings, inverted);
    let wh = asked.filter(|_| inverted);
    let (early, amount) = adverbs(clause, frame);
    let rest = join(&[doing.unwrap_or_default(), objects(frame, amount), tail(clause, wh.as_ref().map(|w| w.1), word)]);
    let wh_text = wh.map(|w| w.0).unwrap_or_default();
    if inverted {
        return join(&[wh_text, aux, subject.text, early, verb, rest]);
    }
    super::phrase::contract(&subject.text, &aux, &join(&[early, verb, rest]))
}

/// The question word and where it stood.
fn question_word(clause: &Clause<'_>) -> Option<(String, usize)> {
    clause.parts.iter().enumerate().find_map(|(at, part)| match &part.body {
        Body::Item(item) if item.asks() && part.role != Role::Subject => Some((noun::text(item, Use::Bare), at)),
        Body::Adverb(word) if lexicon::is_question(word) => Some((word.en.clone(), at)),
        _ => None,
    })
}

/// Please …; with ? Could you …; negated Please don't ….
fn request(clause: &Clause<'_>, word: &Word, endings: &Endings, frame: &Frame<'_, '_>) -> String {
    let called: Vec<String> =
        clause.with_role(Role::Vocative).map(|item| format!("{}, ", noun::text(item, Use::Bare))).collect();
    let giving = word.ko == "주다" && !clause.has(Role::Recipient);
    let helping = word.en == "help" && !clause.has(Role::Object);
    let receiver = if giving || helping { "me" } else { "" }.to_owned();
    let (_, amount) = adverbs(clause, frame);
    let things = objects(frame, amount);
    let base = match (frame.gloss.be, frame.gloss.base.as_str()) {
        (true, "quiet" | "careful" | "calm" | "safe" | "healthy") => format!("be {}", frame.gloss.base),
        (true, adjective) => {
            let it = if matches!(word.semantic, Semantic::Feeling | Semantic::Health) { "me" } else { "it" };
            join(&[
                "make".to_owned(),
                if things.is_empty() { it.to_owned() } else { things.clone() },
                adjective.to_owned(),
            ])
        }
        (false, base) => base.to_owned(),
    };
    let things = if frame.gloss.be { String::new() } else { things };
    let action = join(&[base, receiver, things, tail(clause, None, word)]);
    let text = match (endings.tense, endings.question, endings.not, endings.cannot) {
        (Tense::Past, ..) => format!("you kindly did this for me: {action}"),
        (_, true, ..) => format!("could you please {action}"),
        (_, _, true, _) => format!("please don't {action}"),
        (_, _, _, true) => format!("please don't let anyone {action}"),
        _ => format!("please {action}"),
    };
    format!("{}{text}", called.concat())
}

/// Adverbs before the verb, and an amount that joins the object.
fn adverbs(clause: &Clause<'_>, frame: &Frame<'_, '_>) -> (String, Option<&'static str>) {
    let mut early = Vec::new();
    let mut amount = None;
    for part in &clause.parts {
        let Body::Adverb(word) = part.body else { continue };
        if !frame.gloss.be && !frame.objects.is_empty() && amount.is_none() && adjunct::amount(word).is_some() {
            amount = adjunct::amount(word);
        } else if is_early(word, frame.gloss.be) {
            early.push(word.en.clone());
        }
    }
    (early.join(" "), amount)
}

fn is_early(word: &Word, be: bool) -> bool {
    if be { adjunct::before_adjective(word) } else { adjunct::before_verb(word) }
}

/// The objects with their preposition.
fn objects(frame: &Frame<'_, '_>, amount: Option<&str>) -> String {
    let how = if amount.is_some() { Use::Kind } else { frame.object_use };
    let texts: Vec<String> =
        frame.objects.iter().filter(|item| !item.asks()).map(|item| noun::text(item, how)).collect();
    let text = texts.join(" and ");
    if text.is_empty() {
        return text;
    }
    join(&[frame.link.to_owned(), amount.unwrap_or_default().to_owned(), text])
}

/// Everything behind the object: to whom, where, with whom, how, when. `taken`: the part that a question word took.
fn tail(clause: &Clause<'_>, taken: Option<usize>, word: &Word) -> String {
    let order = [Role::Recipient, Role::Goal, Role::Place, Role::Companion, Role::Means];
    let mut words: Vec<String> = Vec::new();
    for role in order {
        let items = parts_with(clause, role).filter(|(at, _)| Some(*at) != taken).filter_map(|(_, part)| part.item());
        let texts: Vec<String> = items.map(|item| adjunct::text(item, role, Some(word))).collect();
        if role == Role::Companion && !texts.is_empty() && together(clause) {
            words.push("together".to_owned());
        }
        words.extend(texts);
        if let Some((_, part)) = parts_with(clause, role).find(|(at, _)| Some(*at) == taken) {
            words.extend(part.item().and_then(|item| stranded(item, role, word)));
        }
    }
    let pointed = |item: &&Item<'_>| word.semantic == Semantic::Health && item.kind() == Kind::Place;
    let here = parts_with(clause, Role::Nominative)
        .filter(|(at, _)| Some(*at) != taken)
        .filter_map(|(_, part)| part.item())
        .filter(pointed);
    words.extend(here.map(|item| adjunct::text(item, Role::Place, Some(word))));
    let be = Gloss::of(word).be;
    let objects = clause.has(Role::Object) || clause.has(Role::Nominative);
    for (_, part) in clause.parts.iter().enumerate().filter(|(at, _)| Some(*at) != taken) {
        match part.body {
            Body::Adverb(adverb) if adverb.ko == "그만" || (adverb.en == "together" && clause.has(Role::Companion)) =>
                {}
            Body::Adverb(adverb) if is_early(adverb, be) || (!be && objects && adjunct::amount(adverb).is_some()) => {}
            Body::Adverb(word) => words.push(adjunct::adverb(word)),
            Body::Text(text) => words.push(text.to_owned()),
            Body::Item(_) => {}
        }
    }
    let times: Vec<&Item<'_>> = parts_with(clause, Role::Time)
        .filter(|(at, _)| Some(*at) != taken)
        .filter_map(|(_, part)| part.item())
        .collect();
    words.push(adjunct::times(&times));
    join(&words)
}

fn together(clause: &Clause<'_>) -> bool {
    clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if word.en == "together"))
}

/// The preposition that stays behind when a question word moves to the front: who do you play with?
fn stranded(item: &Item<'_>, role: Role, word: &Word) -> Option<String> {
    let whole = adjunct::text(item, role, Some(word));
    let name = noun::text(item, Use::Object);
    whole
        .strip_suffix(&name)
        .map(|head| head.trim().to_owned())
        .filter(|head| !head.is_empty() && item.head().is_some_and(|h| h.ko != "어디"))
}

fn parts_with<'c, 'a>(clause: &'c Clause<'a>, role: Role) -> impl Iterator<Item = (usize, &'c Part<'a>)> {
    clause.parts.iter().enumerate().filter(move |(_, part)| part.role == role)
}

/// Joins what is not empty.
pub fn join(words: &[String]) -> String {
    words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
