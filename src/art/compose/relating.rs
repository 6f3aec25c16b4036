//! Which thing stands to which, and how.
//!
//! **Korean**: the landmark is the thing right before the relation word (의자 아래). What stands there is the thing that
//! follows at once (집 옆 나무), unless that one is itself the landmark of the next relation word; otherwise the thing before
//! the landmark (고양이 집 위). Where both are there, someone who acts comes before something, then the following one.
//! **English**: A on B. A relation word that is written in English is read so, whatever the language of the things.
//! Pairs that make no sense as they stand (a chair on a cat, a cat with a box in it) are turned round: words of boards have
//! no grammar, and the pair was meant.

use super::meaning::{self, Action};
use super::reading::{Plan, Thing, Tied};
use crate::domain::locale::Lang;
use crate::domain::scene::Relation;
use crate::domain::vocabulary::{Semantic, Word, WordClass};

type Names = &'static [&'static str];

const RELATIONS: &[(Relation, Names)] = &[
    (Relation::On, &["위", "위에", "위쪽", "on", "on top of", "onto", "above", "over", "top"]),
    (Relation::Under, &["아래", "아래에", "밑", "밑에", "아래쪽", "under", "below", "beneath", "underneath"]),
    (
        Relation::Beside,
        &["옆", "옆에", "곁", "곁에", "근처", "beside", "next to", "next", "by", "near", "nearby", "side"],
    ),
    (Relation::LeftOf, &["왼쪽", "왼쪽에", "left", "left of"]),
    (Relation::RightOf, &["오른쪽", "오른쪽에", "right", "right of"]),
    (Relation::Inside, &["안", "안에", "속", "속에", "in", "inside", "into"]),
    (Relation::InFront, &["앞", "앞에", "in front of", "front"]),
    (Relation::Behind, &["뒤", "뒤에", "behind", "back"]),
    (Relation::Between, &["사이", "사이에", "between"]),
];

/// English words that only join.
const JOINERS: Names = &["of", "to", "the", "a", "an", "and", "is", "are"];

/// What a word does in a row of words, as far as relations go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token {
    /// The thing with this number.
    Thing(usize),
    /// A relation word, and whether it stands before its landmark.
    Relation(Relation, bool),
    /// Someone does something.
    Doing(Action),
    /// Ends a phrase: a place, a time.
    Other,
}

/// The relation a word means, and whether it is a preposition (`lang`: the language of whoever chose the words, if known).
pub fn relation(word: &Word, lang: Option<Lang>) -> Option<(Relation, bool)> {
    let plain = word.class == WordClass::Noun && word.semantic != Semantic::Body;
    let called = |name: &&str| word.ko == *name || word.en.eq_ignore_ascii_case(name);
    let (how, _) = RELATIONS.iter().find(|(_, names)| plain && names.iter().any(called))?;
    Some((*how, lang.map_or(word.ko.is_ascii(), |lang| lang == Lang::En)))
}

/// Whether a word only joins two others.
pub fn is_joiner(word: &Word) -> bool {
    word.level == 4 && JOINERS.iter().any(|name| word.en.eq_ignore_ascii_case(name))
}

/// Ties the things of the plan as the tokens say.
pub fn relate(tokens: &[Token], plan: &mut Plan) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // "in front of", "on top of": the last of two relation words counts.
            Token::Relation(..) if matches!(tokens.get(at + 1), Some(Token::Relation(..))) => {}
            Token::Relation(how, true) => preposition(tokens, at, *how, plan),
            Token::Relation(how, false) => postposition(tokens, at, *how, plan),
            Token::Doing(action) => act(tokens, at, *action, plan),
            _ => {}
        }
    }
}

fn thing_at(tokens: &[Token], at: Option<usize>) -> Option<usize> {
    match tokens.get(at?)? {
        Token::Thing(i) => Some(*i),
        _ => None,
    }
}

fn postposition(tokens: &[Token], at: usize, how: Relation, plan: &mut Plan) {
    let Some(landmark) = thing_at(tokens, at.checked_sub(1)) else { return };
    let second = if how == Relation::Between { thing_at(tokens, at.checked_sub(2)) } else { None };
    let two_follow = thing_at(tokens, Some(at + 1)).is_some() && thing_at(tokens, Some(at + 2)).is_some();
    if how == Relation::Between && second.is_none() && plan.things[landmark].count < 2 && two_follow {
        return preposition(tokens, at, how, plan);
    }
    let first_at = at - 1 - usize::from(second.is_some());
    let before = thing_at(tokens, first_at.checked_sub(1)).filter(|i| plan.things[*i].tied.is_none());
    let leads_on = matches!(tokens.get(at + 2), Some(Token::Relation(_, false)))
        || (matches!(tokens.get(at + 2), Some(Token::Thing(_)))
            && matches!(tokens.get(at + 3), Some(Token::Relation(Relation::Between, false))));
    let after = thing_at(tokens, Some(at + 1)).filter(|_| !leads_on);
    let acts = |i: usize| plan.things[i].actor;
    let figure = match (before, after) {
        (Some(before), Some(after)) => Some(if acts(before) && !acts(after) { before } else { after }),
        (before, after) => after.or(before),
    };
    let figure = figure.or_else(|| last_actor(tokens, first_at, plan));
    // Of two landmarks the one that was said first is told first.
    tie(plan, figure, how, second.unwrap_or(landmark), second.map(|_| landmark));
}

fn preposition(tokens: &[Token], at: usize, how: Relation, plan: &mut Plan) {
    let Some(landmark) = thing_at(tokens, Some(at + 1)) else { return postposition(tokens, at, how, plan) };
    let second = if how == Relation::Between { thing_at(tokens, Some(at + 2)) } else { None };
    let lead = tokens[..at].iter().rposition(|t| !matches!(t, Token::Relation(..)));
    let figure = thing_at(tokens, lead).or_else(|| last_actor(tokens, at, plan));
    tie(plan, figure, how, landmark, second);
}

/// The last one before `end` who can act and is not tied yet.
fn last_actor(tokens: &[Token], end: usize, plan: &Plan) -> Option<usize> {
    let free = |i: &usize| plan.things[*i].actor && plan.things[*i].tied.is_none();
    (0..end).rev().filter_map(|at| thing_at(tokens, Some(at))).find(free)
}

fn tie(plan: &mut Plan, figure: Option<usize>, how: Relation, landmark: usize, second: Option<usize>) {
    let Some(mut figure) = figure.filter(|f| *f != landmark && Some(*f) != second) else { return };
    let mut landmark = landmark;
    if second.is_none() && is_the_wrong_way(how, &plan.things[figure], &plan.things[landmark]) {
        std::mem::swap(&mut figure, &mut landmark);
    }
    let alone = how == Relation::Between && second.is_none() && plan.things[landmark].count < 2;
    let how = if alone { Relation::Beside } else { how };
    bind(plan, figure, Tied { how, to: landmark, and: second });
}

/// Ties unless that would close a ring.
fn bind(plan: &mut Plan, figure: usize, tied: Tied) {
    let leads_back = |mut at: usize| {
        for _ in 0..plan.things.len() {
            if at == figure {
                return true;
            }
            match plan.things[at].tied {
                Some(next) => at = next.to,
                None => return false,
            }
        }
        true
    };
    if !leads_back(tied.to) && !tied.and.is_some_and(leads_back) && plan.things[figure].tied.is_none() {
        plan.things[figure].tied = Some(tied);
    }
}

fn is_the_wrong_way(how: Relation, figure: &Thing, landmark: &Thing) -> bool {
    let holds = |t: &Thing| meaning::is_container(&t.symbol) || meaning::is_support(&t.symbol);
    match how {
        Relation::Inside => landmark.actor && holds(figure),
        Relation::On | Relation::Under | Relation::InFront | Relation::Behind => {
            landmark.actor && !figure.actor && meaning::is_support(&figure.symbol)
        }
        _ => false,
    }
}

/// 타다, 들다, 안다 and 먹다 tie; any other doing belongs to everyone named so far who does nothing yet, or if no one acts, to the last thing.
fn act(tokens: &[Token], at: usize, action: Action, plan: &mut Plan) {
    let (object, subject) = roles(tokens, at, plan);
    match (action, object, subject) {
        (Action::Ride, Some(mount), Some(_)) => {
            let riders: Vec<usize> = (0..at)
                .filter_map(|i| thing_at(tokens, Some(i)))
                .filter(|i| *i != mount && plan.things[*i].actor && plan.things[*i].tied.is_none())
                .collect();
            riders.into_iter().for_each(|i| bind(plan, i, Tied { how: Relation::Riding, to: mount, and: None }));
            return;
        }
        (Action::Hug, Some(object), Some(by)) => {
            bind(plan, object, Tied { how: Relation::HuggedBy, to: by, and: None })
        }
        (Action::Hold | Action::Eat | Action::Reach, Some(object), Some(by)) => {
            let thing = &plan.things[object];
            let fits = action == Action::Hold || (!thing.actor && thing.size <= 0.145);
            if fits && !thing.vehicle && !meaning::is_house(&thing.symbol) {
                bind(plan, object, Tied { how: Relation::HeldBy, to: by, and: None });
            }
        }
        _ => {}
    }
    let doers: Vec<usize> = (0..at).filter_map(|i| thing_at(tokens, Some(i))).collect();
    let object = object.filter(|_| matches!(action, Action::Hug | Action::Hold | Action::Eat | Action::Reach));
    let actors: Vec<usize> = doers.iter().copied().filter(|i| plan.things[*i].actor && Some(*i) != object).collect();
    // 뛰다 아빠: whoever comes next; 자동차 달리다: no one at all, so the car does.
    let next = || (at..tokens.len()).filter_map(|i| thing_at(tokens, Some(i))).find(|i| plan.things[*i].actor);
    let someone = if actors.is_empty() { next().or(doers.last().copied()).into_iter().collect() } else { actors };
    for i in someone {
        plan.things[i].action.get_or_insert(action);
    }
}

/// What is acted on and who acts: 엄마 사과 들다, mom holds apple.
fn roles(tokens: &[Token], at: usize, plan: &Plan) -> (Option<usize>, Option<usize>) {
    let before = thing_at(tokens, at.checked_sub(1));
    let after = thing_at(tokens, Some(at + 1));
    let actor_before =
        |end: usize| (0..end).rev().filter_map(|i| thing_at(tokens, Some(i))).find(|i| plan.things[*i].actor);
    match (before, at.checked_sub(1).and_then(actor_before)) {
        (Some(object), Some(subject)) if object != subject => (Some(object), Some(subject)),
        _ => (after, actor_before(at)),
    }
}
