//! Units to English sentences.

use super::adjunct;
use super::fragment;
use super::gloss::Gloss;
use super::idiom::{collocate, feels, there, there_is, weather};
use super::mood::{self, Mood};
use super::noun::{self, Use};
use super::subject::{self, Frame, Person, Subject};
use crate::domain::sentence::{Endings, Tense};
use crate::domain::vocabulary::{Semantic, Word};
use crate::language::clause::{Aux, Body, Clause, Item, Kind, Link, Part, Role, Unit, assign, lexicon};
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
    let shall = clauses.last().is_some_and(|clause| clause.aux.contains(&Aux::Shall));
    let asks = shall || clauses.iter().any(Clause::asks);
    let roles = Endings { question: keys.question || asks, ..keys };
    for clause in &mut clauses {
        assign(clause, &roles);
    }
    let keys = Endings { question: roles.question && (keys.question || !keys.request), ..keys };
    let joiner = clauses.first().and_then(|clause| clause.joiner).map_or(String::new(), |word| format!("{} ", word.en));
    let mark = if keys.question { '?' } else { '.' };
    (format!("{joiner}{}", chained(&clauses, &keys)).trim().to_owned(), mark)
}

fn chained(clauses: &[Clause<'_>], endings: &Endings) -> String {
    let favour = clauses.iter().any(|clause| clause.link == Link::Favour);
    let mut text = String::new();
    let mut known: Option<Subject> = None;
    let mut doing: Option<String> = None;
    let mut before = Link::End;
    let count = clauses.len();
    for (at, clause) in clauses.iter().enumerate() {
        let Some(word) = clause.predicate else {
            return text + &fragment::say(clause, endings);
        };
        let last = at + 1 == count || (favour && at + 2 == count);
        let keys = if last { *endings } else { earlier(clause.link, endings) };
        match clause.link {
            Link::Doing | Link::TheDoing | Link::InOrder | Link::Purpose => {
                doing = Some(activity(clause, word, clause.link));
                known = known.or_else(|| subject_of(clause));
            }
            link => {
                let repeated = before == Link::Then && !clause.has(Role::Subject);
                let said = one(clause, word, &keys, known.as_ref(), doing.take(), repeated);
                text.push_str(&if last { opened(clause.open_end, &said) } else { led(link, &said) });
                let subject = subject::frame(clause, word, keys.question, known.as_ref()).subject;
                known = subject.filter(|subject| clause.has(Role::Subject) || subject.is_speaker());
            }
        }
        before = clause.link;
        if last {
            break;
        }
    }
    text
}

/// Keys of a clause before the last: its tense; what is waited for is told in the present.
fn earlier(link: Link, endings: &Endings) -> Endings {
    let waits = matches!(link, Link::If | Link::After | Link::Before | Link::While);
    let tense = if waits && endings.tense == Tense::Future { Tense::Present } else { endings.tense };
    Endings { tense, ..Endings::default() }
}

/// A clause and how it leads on.
fn led(link: Link, said: &str) -> String {
    match link {
        Link::If => format!("if {said}, "),
        Link::While => format!("while {said}, "),
        Link::After => format!("after {said}, "),
        Link::Before => format!("before {said}, "),
        Link::But => format!("{said}, but "),
        Link::So | Link::Since => format!("{said}, so "),
        _ => format!("{said} and "),
    }
}

/// A clause that a joining word left open.
fn opened(link: Option<Link>, said: &str) -> String {
    match link {
        Some(Link::So | Link::Since) => format!("because {said}"),
        Some(Link::But) => format!("{said}, though"),
        Some(link @ (Link::If | Link::While | Link::After | Link::Before)) => {
            led(link, said).trim_end_matches([',', ' ']).to_owned()
        }
        _ => said.to_owned(),
    }
}

/// The subject that was tapped.
pub fn subject_of(clause: &Clause<'_>) -> Option<Subject> {
    clause
        .predicate
        .filter(|_| clause.has(Role::Subject))
        .and_then(|word| subject::frame(clause, word, false, None).subject)
}

/// drawing a picture; to eat rice.
fn activity(clause: &Clause<'_>, word: &Word, link: Link) -> String {
    let mut frame = subject::frame(clause, word, false, None);
    collocate(&mut frame, &Endings::default());
    let gloss = &frame.gloss;
    let to = matches!(link, Link::InOrder | Link::Purpose);
    let verb = if to { format!("to {}", gloss.infinitive()) } else { gloss.ing() };
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
    let mut keys = *endings;
    let (_, mood) = mood::under(Gloss::of(word), &clause.aux, &mut keys);
    if let Some(weather) = weather(clause, word, &keys) {
        return thought(mood, weather);
    }
    if let Some(text) = feels(clause, word, &keys) {
        return thought(mood, text);
    }
    let own = clause.aux.iter().any(|aux| matches!(aux, Aux::May | Aux::Must));
    let mut frame = subject::frame(clause, word, endings.question && !own, known);
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
    let endings = &mut endings.clone();
    let (gloss, mood) = mood::under(frame.gloss.clone(), &clause.aux, endings);
    frame.gloss = gloss;
    if mood.shall {
        return shall(clause, word, endings, &frame);
    }
    if mood.think {
        return thought(mood, statement(clause, word, endings, &frame, doing));
    }
    let endings = &*endings;
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

/// I think ….
fn thought(mood: Mood, text: String) -> String {
    if mood.think { format!("I think {text}") } else { text }
}

/// Shall we …?
fn shall(clause: &Clause<'_>, word: &Word, endings: &Endings, frame: &Frame<'_, '_>) -> String {
    let subject = if clause.has(Role::Subject) { frame.subject.clone() } else { None };
    let subject = subject.map_or("we".to_owned(), |subject| subject.text);
    let asked = question_word(clause);
    let (early, amount) = adverbs(clause, frame);
    let rest = join(&[objects(frame, amount), tail(clause, asked.as_ref().map(|asked| asked.1), word)]);
    let not = if endings.not || endings.cannot { "not" } else { "" };
    let asked = asked.map(|asked| asked.0).unwrap_or_default();
    join(&[asked, "shall".to_owned(), subject, not.to_owned(), early, frame.gloss.infinitive(), rest])
}

/// 그만 beside a verb.
fn stops(clause: &Clause<'_>) -> bool {
    clause.parts.iter().any(|part| matches!(part.body, Body::Adverb(word) if word.ko == "그만"))
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
    let no = endings.not || endings.cannot || frame.gloss.not;
    // Not yet and not really lose their not where the verb has one.
    let once = |text: String| match no {
        true if text == "too" || text.ends_with(" too") => format!("{}either", text.trim_end_matches("too")),
        true => text.replace("not yet", "yet").replace("not really", "really"),
        false => text,
    };
    let early = once(early);
    let (purpose, doing) = doing.into_iter().partition::<Vec<_>, _>(|doing| doing.starts_with("to "));
    let behind = once(tail(clause, wh.as_ref().map(|w| w.1), word));
    let rest = join(&[doing.concat(), objects(frame, amount), behind, purpose.concat()]);
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
    let own = |item: &Item<'_>| item.is(lexicon::is_first_person);
    let too = clause.with_role(Role::Recipient).any(|item| item.josa.is_some());
    let to_me = word.ko == "주다" && clause.with_role(Role::Recipient).all(own);
    let receiver = if to_me { "me".to_owned() } else { receiver };
    let kept = clause.parts.iter().filter(|part| !(to_me && part.role == Role::Recipient)).cloned().collect();
    let clause = &Clause { parts: kept, ..clause.clone() };
    let me_too = to_me && frame.objects.is_empty() && too;
    let things = if me_too { "some".to_owned() } else { objects(frame, amount) };
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
    let too = if too && to_me { "too" } else { "" }.to_owned();
    let action = join(&[base, receiver, things, tail(clause, None, word), too]);
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
        // What is asked for stands in front: what are you scared of?
        return if frame.objects.is_empty() { text } else { frame.link.to_owned() };
    }
    join(&[frame.link.to_owned(), amount.unwrap_or_default().to_owned(), text])
}

/// Everything behind the object: to whom, where, with whom, how, when. `taken`: the part that a question word took.
fn tail(clause: &Clause<'_>, taken: Option<usize>, word: &Word) -> String {
    let objects = clause.has(Role::Object) || clause.has(Role::Nominative);
    let order = [Role::Recipient, Role::Goal, Role::Place, Role::Companion, Role::Means];
    let from = |item: &&Item<'_>| item.kind() == Kind::Place && item.josa.is_some_and(|josa| josa.ko == "부터");
    let mut words: Vec<String> = clause
        .parts
        .iter()
        .filter_map(Part::item)
        .filter(from)
        .map(|item| adjunct::text(item, Role::Place, Some(word)))
        .collect();
    for role in order {
        let items = parts_with(clause, role)
            .filter(|(at, _)| Some(*at) != taken)
            .filter_map(|(_, part)| part.item())
            .filter(|item| !from(item));
        let shown = role == Role::Recipient && objects && matches!(word.en.as_str(), "show" | "teach" | "tell");
        let to = if shown { "to " } else { "" };
        let texts: Vec<String> = items.map(|item| format!("{to}{}", adjunct::text(item, role, Some(word)))).collect();
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
    for (_, part) in clause.parts.iter().enumerate().filter(|(at, _)| Some(*at) != taken) {
        match part.body {
            Body::Adverb(adverb) if adverb.ko == "그만" || (adverb.en == "together" && clause.has(Role::Companion)) =>
                {}
            Body::Adverb(adverb) if is_early(adverb, be) || (!be && objects && adjunct::amount(adverb).is_some()) => {}
            Body::Adverb(word) if word.ko == "만약" => {}
            Body::Adverb(word) if word.en == "too" && !be => words.push("too much".to_owned()),
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
    if clause.parts.iter().filter_map(Part::item).any(|item| item.josa.is_some_and(|josa| josa.ko == "도")) {
        words.push("too".to_owned());
    }
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
