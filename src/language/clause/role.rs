//! Roles: who does it, to whom, with what, where, when. Decided from meaning and the predicate's grammar notes.

use super::frame::Frame;
use super::item::{Item, Kind};
use super::lexicon;
use super::{Body, Clause, Part};
use crate::domain::sentence::Endings;
use crate::domain::vocabulary::{Semantic, Word, WordClass};

/// What a part does in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// No particle: adverbs, text, parts of a fragment.
    #[default]
    Plain,
    /// Who or what the clause is about.
    Subject,
    /// The thing that is good, hurts, exists, is needed (이/가 beside another subject).
    Nominative,
    /// What is acted on.
    Object,
    /// To whom, from whom.
    Recipient,
    /// With whom.
    Companion,
    /// Where to; where something is or is put.
    Goal,
    /// Where it is done; where from.
    Place,
    /// When.
    Time,
    /// By what, with what.
    Means,
    /// Who is spoken to: 엄마, 물 주세요.
    Vocative,
    /// What it is: 사과예요.
    Complement,
}

/// Gives every part its role.
pub fn assign(clause: &mut Clause<'_>, endings: &Endings) {
    match clause.predicate {
        Some(predicate) => {
            Assigner { frame: Frame::new(predicate, endings), parts: &mut clause.parts }.run();
        }
        None if endings.want => {
            Assigner { frame: Frame::wanting(), parts: &mut clause.parts }.run();
        }
        None if endings.request => requested(&mut clause.parts),
        None => nominal(&mut clause.parts, endings),
    }
}

/// Things asked for without a verb: 엄마 + 물 + 주세요.
fn requested(parts: &mut [Part<'_>]) {
    for part in parts {
        let Some(item) = part.item() else { continue };
        part.role = match item.kind() {
            Kind::Person if item.is(lexicon::is_first_person) || item.is(lexicon::is_we) => Role::Recipient,
            Kind::Person => Role::Vocative,
            Kind::Time => Role::Time,
            _ => Role::Object,
        };
    }
}

/// No predicate: the question word, or with a key that needs one the last noun, is what it is (이거 + 뭐 -> 이게 뭐예요?).
fn nominal(parts: &mut [Part<'_>], endings: &Endings) {
    let items: Vec<usize> = (0..parts.len()).filter(|at| parts.get(*at).is_some_and(|p| p.item().is_some())).collect();
    let asked = items.iter().rev().copied().find(|at| parts.get(*at).and_then(Part::item).is_some_and(Item::asks));
    let told = tells_by_itself(parts, &items);
    let carried = needs_copula(endings) || (endings.question && items.len() > 1) || told;
    let Some(complement) = asked.or_else(|| items.last().copied().filter(|_| carried)) else { return };
    let others: Vec<usize> = items.iter().copied().filter(|at| *at != complement).collect();
    let alone = others.len() == 1;
    let points = others
        .last()
        .and_then(|at| parts.get(*at))
        .and_then(Part::item)
        .is_some_and(|item| item.is(lexicon::is_this) || item.kind() == Kind::Place);
    for (nth, at) in others.iter().enumerate() {
        let Some(part) = parts.get_mut(*at) else { continue };
        let time =
            part.item().is_some_and(|item| item.kind() == Kind::Time && (!alone || item.is(lexicon::is_bare_time)))
                && !told;
        let called = asked.is_some() && nth + 1 < others.len() && part.item().is_some_and(|item| is_named(item));
        part.role = match (time, nth + 1 == others.len()) {
            _ if called && points => Role::Vocative,
            (true, _) => Role::Time,
            (_, true) => Role::Nominative,
            _ => Role::Subject,
        };
    }
    if alone && asked.is_none() {
        set(parts, others.first().copied(), Role::Subject);
    }
    set(parts, Some(complement), Role::Complement);
}

/// Two nouns that can only mean that one is the other: 나 + 열아홉 살, 오늘 + 월요일, 내일 + 내 생일, 이거 + 내 그림.
fn tells_by_itself(parts: &[Part<'_>], items: &[usize]) -> bool {
    let item = |at: &usize| parts.get(*at).and_then(Part::item);
    let [first, second] = items else { return false };
    let (Some(first), Some(second)) = (item(first), item(second)) else { return false };
    let aged = first.kind() == Kind::Person && second.counter.is_some_and(|counter| counter.ko == "살");
    let day = first.is(lexicon::is_named_day) && first.before.is_empty();
    let mine = |word: &Word| matches!(word.ko.as_str(), "내" | "제" | "네" | "우리");
    let owned = first.is(lexicon::is_this) && second.before.iter().any(|word| mine(word)) && first.before.is_empty();
    aged || owned || (day && second.is(|word| lexicon::is_weekday(word) || word.ko == "생일"))
}

/// Someone called by a noun: 선생님, 이게 뭐예요?
fn is_named(item: &Item<'_>) -> bool {
    item.kind() == Kind::Person && item.is(|word| word.class == WordClass::Noun)
}

fn set(parts: &mut [Part<'_>], at: Option<usize>, role: Role) {
    if let Some(part) = at.and_then(|at| parts.get_mut(at)) {
        part.role = role;
    }
}

/// Whether a lit key needs 이다 to stand on when only nouns were tapped.
pub fn needs_copula(endings: &Endings) -> bool {
    endings.not || endings.tense != crate::domain::sentence::Tense::Present
}

struct Assigner<'p, 'a> {
    frame: Frame<'a>,
    parts: &'p mut Vec<Part<'a>>,
}

impl<'a> Assigner<'_, 'a> {
    fn run(mut self) {
        self.times();
        self.persons();
        self.places();
        self.things();
    }

    /// Places of the items of some kinds, in order.
    fn of(&self, test: impl Fn(&Item<'a>) -> bool) -> Vec<usize> {
        (0..self.parts.len()).filter(|at| self.item(*at).is_some_and(&test)).collect()
    }

    fn item(&self, at: usize) -> Option<&Item<'a>> {
        self.parts.get(at).and_then(Part::item)
    }

    fn set(&mut self, at: usize, role: Role) {
        set(self.parts, Some(at), role);
    }

    fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|part| part.role == role)
    }

    fn is(&self, at: usize, test: impl Fn(&Word) -> bool) -> bool {
        self.item(at).is_some_and(|item| item.is(test))
    }

    fn times(&mut self) {
        let items = self.of(|_| true).len();
        for at in self.of(|item| item.kind() == Kind::Time) {
            let topic = items == 1 && self.frame.judges && !self.is(at, lexicon::is_bare_time);
            let counted = self.frame.nominative && self.is(at, |word| word.ko == "시간") && !topic;
            let object = self.frame.object
                && items == 1
                && self.is(at, |word| matches!(word.ko.as_str(), "시간" | "날짜" | "생일" | "휴가"));
            self.set(
                at,
                match (topic || counted, object) {
                    (true, _) => Role::Nominative,
                    (_, true) => Role::Object,
                    _ => Role::Time,
                },
            );
        }
    }

    fn persons(&mut self) {
        let persons = self.of(|item| item.kind() == Kind::Person);
        let things = !self.of(|item| matches!(item.kind(), Kind::Thing | Kind::Animal | Kind::Vehicle)).is_empty();
        let alone = persons.len() == 1;
        for at in persons {
            let first = self.is(at, lexicon::is_first_person) || self.is(at, lexicon::is_we);
            let role = if self.together(at) && !(alone && self.is(at, lexicon::is_we)) {
                Role::Companion
            } else if self.frame.request {
                self.asked_person(at, first, things)
            } else if alone {
                self.only_person(at, first, things)
            } else {
                self.one_of_persons(at, things)
            };
            self.set(at, role);
        }
    }

    /// 같이 or 함께 right behind it.
    fn together(&self, at: usize) -> bool {
        self.parts
            .get(at + 1)
            .is_some_and(|next| matches!(next.body, Body::Adverb(word) if matches!(word.ko.as_str(), "같이" | "함께")))
            && !self.frame.noun_like
    }

    /// With 주세요: others are spoken to, the speaker receives.
    fn asked_person(&self, at: usize, first: bool, things: bool) -> Role {
        let frame = &self.frame;
        let toward = frame.is(lexicon::is_towards_someone);
        match first {
            true if frame.giving => Role::Recipient,
            true if frame.to || (things && frame.object) => Role::Recipient,
            true if frame.is(lexicon::is_done_to_people) => Role::Object,
            true => Role::Subject,
            _ if frame.is(lexicon::is_call) => Role::Recipient,
            _ if toward && !self.has(Role::Vocative) && !self.another_person_after(at) => Role::Object,
            _ if frame.companion => Role::Companion,
            _ if self.has(Role::Vocative) && frame.to => Role::Recipient,
            _ if self.has(Role::Vocative) && frame.is(lexicon::is_done_to_people) => Role::Object,
            _ => Role::Vocative,
        }
    }

    fn another_person_after(&self, at: usize) -> bool {
        self.of(|item| item.kind() == Kind::Person).iter().any(|other| *other > at)
    }

    fn only_person(&self, at: usize, first: bool, things: bool) -> Role {
        let frame = &self.frame;
        let second = self.is(at, lexicon::is_second_person);
        let asked = self.is(at, lexicon::is_question);
        if first && frame.is(lexicon::is_done_to_people) && self.animal_before(at) {
            return Role::Object;
        }
        if first || (second && frame.question) {
            return Role::Subject;
        }
        if frame.noun_like || (frame.stirs && !things) {
            return Role::Nominative;
        }
        let toward = !things && frame.is(lexicon::is_towards_someone);
        let pointed = self.item(at).is_some_and(|item| !item.before.is_empty());
        if pointed && !asked && matches!(frame.base(), "알다" | "모르다") {
            return Role::Object;
        }
        if !asked && !frame.honorific && frame.is(lexicon::comes_from_someone) {
            return Role::Recipient;
        }
        match () {
            () if asked && frame.companion => Role::Companion,
            () if asked && (toward || frame.is(lexicon::is_call)) && !frame.is_verb("부르다") => {
                if toward {
                    Role::Object
                } else {
                    Role::Recipient
                }
            }
            () if asked => Role::Subject,
            () if frame.companion => Role::Companion,
            () if toward => Role::Object,
            () if frame.is(lexicon::is_call) => Role::Recipient,
            () if frame.want && frame.is_verb("보다") => Role::Nominative,
            () if frame.want && frame.to => Role::Recipient,
            () if frame.want && !things && frame.is(lexicon::is_done_to_people) => Role::Object,
            () if frame.want && frame.goal && frame.motion && self.of(|item| item.kind() == Kind::Place).is_empty() => {
                Role::Recipient
            }
            () => Role::Subject,
        }
    }

    /// An animal tapped before the person does it to them: 개가 저를 물었어요.
    fn animal_before(&self, at: usize) -> bool {
        self.of(|item| item.kind() == Kind::Animal).iter().any(|animal| *animal < at)
    }

    fn one_of_persons(&self, at: usize, things: bool) -> Role {
        let frame = &self.frame;
        if !self.has(Role::Subject) {
            return Role::Subject;
        }
        let pronoun_first = self.parts.iter().any(|part| {
            part.role == Role::Subject
                && part.item().is_some_and(|item| {
                    item.is(lexicon::is_first_person) || item.is(lexicon::is_second_person) || item.is(lexicon::is_we)
                })
        });
        match () {
            () if frame.noun_like || (frame.stirs && !things) => Role::Nominative,
            () if frame.companion => Role::Companion,
            () if frame.is_verb("쓰다") && things && !self.of(|item| item.is(lexicon::is_letter)).is_empty() => {
                Role::Recipient
            }
            () if (frame.to || frame.is(lexicon::is_from_someone)) && !self.has(Role::Recipient) => Role::Recipient,
            () if frame.is(lexicon::is_done_to_people) && !things => Role::Object,
            () if pronoun_first || self.is(at, lexicon::is_first_person) => Role::Companion,
            () => Role::Subject,
        }
    }

    fn places(&mut self) {
        let places = self.of(|item| item.kind() == Kind::Place);
        let colouring = self.frame.is(lexicon::is_colouring) || self.frame.is_verb("그리다");
        let others = self.of(|item| {
            matches!(item.kind(), Kind::Thing | Kind::Animal | Kind::Vehicle)
                && !(colouring && item.semantic() == Semantic::Color)
        });
        for (nth, at) in places.iter().enumerate() {
            let last = nth + 1 == places.len();
            let pointing = self.is(*at, |word| lexicon::is_here(word) || lexicon::is_question(word));
            let role = self.place(*at, last, pointing, others.iter().any(|other| other > at), !others.is_empty());
            self.set(*at, role);
        }
    }

    fn place(&self, at: usize, last: bool, pointing: bool, thing_after: bool, things: bool) -> Role {
        let frame = &self.frame;
        let asked = self.is(at, lexicon::is_question);
        let other_asked = self.parts.iter().enumerate().any(|(i, p)| {
            i != at && p.item().is_some_and(|item| item.is(lexicon::is_question) && item.kind() == Kind::Place)
        });
        match () {
            () if frame.existence && other_asked => Role::Nominative,
            () if frame.existence
                && !things
                && !self.has(Role::Subject)
                && !self.has(Role::Nominative)
                && !asked
                && !pointing
                && frame.doubts =>
            {
                Role::Nominative
            }
            () if frame.existence && frame.goal => Role::Goal,
            () if frame.noun_like => Role::Nominative,
            () if frame.adjective && frame.health && !pointing => Role::Place,
            () if frame.adjective && !thing_after => Role::Nominative,
            () if frame.adjective => Role::Place,
            () if frame.is(lexicon::leaves) => Role::Place,
            () if frame.object && frame.is(lexicon::acts_on_places) && !things && last => Role::Object,
            () if frame.plain_want => Role::Object,
            () if frame.goal && (!frame.object || things) && last => Role::Goal,
            () if frame.motion && !frame.object && last && frame.is_verb("걷다") => Role::Place,
            () if frame.nominative && !things && !self.has(Role::Subject) => Role::Nominative,
            () => Role::Place,
        }
    }

    fn things(&mut self) {
        let mut things = self.of(|item| matches!(item.kind(), Kind::Thing | Kind::Animal | Kind::Vehicle));
        self.animals(&mut things);
        if self.frame.object {
            self.objects(&things);
        } else if self.frame.adjective || self.frame.nominative {
            self.nominatives(&things);
        } else {
            self.intransitive(&things);
        }
    }

    /// An animal that does something: sole with a verb that it can do, or before the thing it acts on.
    fn animals(&mut self, things: &mut Vec<usize>) {
        let Some(at) = things.first().copied().filter(|at| self.item(*at).is_some_and(|i| i.kind() == Kind::Animal))
        else {
            return;
        };
        let other =
            things.len() > 1 && things.get(1).and_then(|b| self.item(*b)).is_some_and(|i| i.kind() != Kind::Animal);
        let does = self.frame.object
            && !self.frame.request
            && !self.has(Role::Subject)
            && (other || self.frame.is(lexicon::is_eating) || self.has(Role::Object));
        let possesses = self.frame.existence && other;
        if does || possesses {
            self.set(at, Role::Subject);
            things.remove(0);
        }
    }

    fn objects(&mut self, things: &[usize]) {
        let many = things.len() > 1;
        let goal = if self.frame.goal && many { self.container(things) } else { None };
        for at in things {
            let means = self.is_means(*at, things);
            let role = match () {
                () if Some(*at) == goal => Role::Goal,
                () if self.frame.is_verb("계산하다")
                    && self.is(*at, |word| matches!(word.ko.as_str(), "카드" | "현금")) =>
                {
                    Role::Means
                }
                () if means => Role::Means,
                () => Role::Object,
            };
            self.set(*at, role);
        }
    }

    fn is_means(&self, at: usize, things: &[usize]) -> bool {
        let Some(item) = self.item(at) else { return false };
        let another = |test: &dyn Fn(&Item<'a>) -> bool| {
            things.iter().any(|other| *other != at && self.item(*other).is_some_and(test))
        };
        let colouring = self.frame.is(lexicon::is_colouring);
        match item.kind() {
            Kind::Vehicle => {
                (self.frame.motion && !self.frame.is(lexicon::is_riding))
                    && (another(&|_| true) || self.has(Role::Goal))
            }
            _ if item.semantic() == Semantic::Color => {
                (colouring || self.frame.is_verb("그리다"))
                    && (things.len() == 1 || another(&|o| o.semantic() != Semantic::Color))
            }
            _ => {
                item.is(lexicon::is_instrument)
                    && self.works_with(item)
                    && another(&|o| !o.is(lexicon::is_instrument) || o.semantic() != item.semantic())
            }
        }
    }

    /// Money, hands and the like are instruments only where the verb is not about having or giving them.
    fn works_with(&self, item: &Item<'_>) -> bool {
        let handing = self.frame.giving || self.frame.buying;
        !handing || (self.frame.buying && matches!(item.semantic(), Semantic::Society))
    }

    /// Which of several things the others are put into or onto.
    fn container(&self, things: &[usize]) -> Option<usize> {
        let container = |at: &usize| self.is(*at, lexicon::is_container);
        let found: Vec<usize> = things.iter().copied().filter(container).collect();
        match found.len() {
            0 => None,
            _ => found.first().copied(),
        }
    }

    fn nominatives(&mut self, things: &[usize]) {
        let Some(last) = things.last().copied() else { return };
        for at in things.iter().copied() {
            let body = self.item(at).is_some_and(|i| i.semantic() == Semantic::Body);
            let same = self.item(at).map(Item::semantic) == self.item(last).map(Item::semantic);
            let role = match () {
                () if at == last || (same && !self.is(at, lexicon::is_this)) => Role::Nominative,
                () if self.frame.existence && (body || self.is(at, lexicon::is_container)) => Role::Goal,
                () if self.has(Role::Subject) => Role::Nominative,
                () => Role::Subject,
            };
            self.set(at, role);
        }
    }

    fn intransitive(&mut self, things: &[usize]) {
        let someone = self.has(Role::Subject) || self.has(Role::Companion) || self.frame.wish_or_request();
        for at in things.iter().copied() {
            let Some(item) = self.item(at) else { continue };
            let vehicle = item.kind() == Kind::Vehicle;
            let going = self.frame.is_verb("가다") || (self.frame.motion && someone);
            let role = match () {
                () if vehicle && self.frame.is_verb("내리다") => Role::Place,
                () if self.frame.to && item.is(lexicon::is_digits) => Role::Recipient,
                () if vehicle && self.frame.motion && going => Role::Means,
                () if self.frame.goal && self.frame.motion && item.is(lexicon::is_outing) => Role::Object,
                () if self.frame.goal
                    && (someone || !self.frame.is_verb("오다"))
                    && item.kind() != Kind::Animal
                    && !self.frame.existence =>
                {
                    Role::Goal
                }
                () if self.frame.companion && item.kind() == Kind::Animal => Role::Companion,
                () if item.is(lexicon::is_furniture) && !self.frame.nominative && !self.frame.goal => Role::Place,
                () if self.frame.is_verb("살다") => Role::Goal,
                () if someone && item.kind() != Kind::Animal => Role::Means,
                () => Role::Nominative,
            };
            self.set(at, role);
        }
    }
}
