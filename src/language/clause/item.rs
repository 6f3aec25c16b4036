//! Items: a noun with its determiners, adjectives, number and counter.

use super::lexicon;
use super::token::{Token, is_nominal};
use super::{Body, Part, Role};
use crate::domain::vocabulary::{Semantic, Word, WordClass};

/// What an item is, as far as particles care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Someone.
    Person,
    /// Somewhere.
    Place,
    /// Some time.
    Time,
    /// An animal.
    Animal,
    /// Something one rides.
    Vehicle,
    /// Anything else.
    Thing,
}

/// A noun with what belongs to it. `noun` is missing in 세 시, 두 개.
#[derive(Clone, Debug, Default)]
pub struct Item<'a> {
    /// Determiners, adjectives (before their noun), and nouns that make a compound with it (책상 위, 빨간색 가방).
    pub before: Vec<&'a Word>,
    /// The noun.
    pub noun: Option<&'a Word>,
    /// Numbers, in the order tapped: 열 + 하나.
    pub numbers: Vec<&'a Word>,
    /// Counter.
    pub counter: Option<&'a Word>,
    /// 반 behind an hour: 두 시 반.
    pub half: Option<&'a Word>,
    /// A particle that was tapped: 도, 만, 부터, 까지.
    pub josa: Option<&'a Word>,
    /// The number comes first and names it: 7번 버스.
    pub numbered: bool,
}

impl<'a> Item<'a> {
    /// The word whose meaning counts: noun, else counter, else the last number.
    pub fn head(&self) -> Option<&'a Word> {
        self.noun.or(self.counter).or(self.numbers.last().copied()).or(self.before.last().copied())
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        match self.counter.filter(|_| self.noun.is_none()).map(|counter| counter.ko.as_str()) {
            Some("시" | "분" | "시간" | "일" | "월" | "년" | "번") => Kind::Time,
            Some("개" | "병" | "장" | "잔" | "벌" | "대") => Kind::Thing,
            _ => self.head().map_or(Kind::Thing, kind_of),
        }
    }

    /// Whether its head satisfies `test`.
    pub fn is(&self, test: impl Fn(&Word) -> bool) -> bool {
        self.head().is_some_and(test)
    }

    /// Whether a question word is in it.
    pub fn asks(&self) -> bool {
        self.is(lexicon::is_question) || self.before.iter().chain(&self.numbers).any(|word| lexicon::is_question(word))
    }

    /// Meaning of the head.
    pub fn semantic(&self) -> Semantic {
        self.head().map_or(Semantic::Idea, |word| word.semantic)
    }
}

/// What a word is.
pub fn kind_of(word: &Word) -> Kind {
    if lexicon::is_here(word) {
        return Kind::Place;
    }
    match word.semantic {
        Semantic::Person => Kind::Person,
        _ if matches!(word.ko.as_str(), "누구" | "누군가" | "아무도") => Kind::Person,
        _ if lexicon::is_first_person(word) || lexicon::is_second_person(word) || lexicon::is_we(word) => Kind::Person,
        Semantic::Place => Kind::Place,
        Semantic::Time => Kind::Time,
        Semantic::Animal => Kind::Animal,
        Semantic::Vehicle => Kind::Vehicle,
        _ if lexicon::is_unknown(word) && lexicon::looks_like_person(&word.ko) => Kind::Person,
        _ if lexicon::is_unknown(word) && lexicon::looks_like_place(&word.ko) => Kind::Place,
        Semantic::Nature if is_landscape(word) => Kind::Place,
        _ if lexicon::is_position(word) => Kind::Place,
        _ => Kind::Thing,
    }
}

/// Nature one can be in: 바다, 산.
fn is_landscape(word: &Word) -> bool {
    ["바다", "산", "강", "호수", "섬", "바닷가", "숲", "들판", "우주", "계곡", "하늘"].contains(&word.ko.as_str())
}

/// Groups the tokens of a clause (predicate taken out) to parts, all with `Role::Plain`.
/// Before a verb of colouring a colour stays apart: it is what one colours with.
pub fn parts<'a>(tokens: &[(usize, Token<'a>)], predicate: Option<&Word>) -> Vec<Part<'a>> {
    let colours = predicate.is_some_and(lexicon::is_colouring);
    let mut builder = Builder { colours, alone: predicate.is_none(), ..Builder::default() };
    for (at, token) in tokens {
        builder.at = *at;
        builder.push(*token);
        if builder.open.head().is_none() {
            builder.began = None;
        } else if builder.began.is_none() {
            builder.began = Some(*at);
        }
    }
    builder.finish()
}

#[derive(Default)]
struct Builder<'a> {
    parts: Vec<Part<'a>>,
    open: Item<'a>,
    colours: bool,
    alone: bool,
    /// The tap that is being read.
    at: usize,
    /// The tap that the open item began with.
    began: Option<usize>,
}

impl<'a> Builder<'a> {
    fn push(&mut self, token: Token<'a>) {
        match token {
            Token::Attribute(word) => self.before(word),
            Token::Text(text) => self.part(Body::Text(text)),
            Token::Number(word) => self.number(word),
            Token::Manner(word) => self.part(Body::Adverb(word)),
            Token::Word(word) => self.word(word),
        }
    }

    fn word(&mut self, word: &'a Word) {
        if lexicon::is_josa(word) {
            return self.josa(word);
        }
        match word.class {
            WordClass::Determiner => self.before(word),
            _ if lexicon::is_asking_determiner(word) => self.before(word),
            _ if word.ko == "반" && self.open.counter.is_some_and(|counter| counter.semantic == Semantic::Time) => {
                self.open.half = Some(word);
                self.close();
            }
            _ if is_nominal(word) && self.counts_with(word) => self.counter(word),
            _ if lexicon::is_digits(word) => self.number(word),
            _ if is_nominal(word) => self.noun(word),
            WordClass::Number => self.number(word),
            WordClass::Counter => self.counter(word),
            _ => self.part(Body::Adverb(word)),
        }
    }

    /// 번 and 시간 count what is done, not the thing before them: 약을 한 번, 그림을 두 시간.
    fn counter(&mut self, word: &'a Word) {
        if self.open.counter.is_some() {
            self.close();
        }
        if self.open.noun.is_some() && matches!(word.ko.as_str(), "번" | "시간" | "분" | "시" | "일" | "월") {
            let numbers = std::mem::take(&mut self.open.numbers);
            self.close();
            self.open.numbers = numbers;
        }
        self.open.counter = Some(word);
    }

    /// A particle joins the noun before it; without one it is said as it stands.
    fn josa(&mut self, word: &'a Word) {
        if self.open.head().is_none() {
            return self.part(Body::Adverb(word));
        }
        self.open.josa = Some(word);
        self.close();
    }

    /// A homonym of a counter right after a number is the counter: 둘 + 개 is 두 개, not two dogs.
    fn counts_with(&self, word: &Word) -> bool {
        let counters = ["개", "병", "번", "장", "잔", "분", "시", "시간", "일", "달", "대", "벌", "층"];
        !self.open.numbers.is_empty() && self.open.counter.is_none() && counters.contains(&word.ko.as_str())
    }

    fn before(&mut self, word: &'a Word) {
        let thing = self.open.noun.is_some_and(|noun| noun.semantic != Semantic::Idea);
        let counts = word.ko == "몇" && thing && self.open.numbers.is_empty();
        if self.open.head_is_complete() && !counts {
            self.close();
        }
        if counts { self.open.numbers.push(word) } else { self.open.before.push(word) }
    }

    fn noun(&mut self, word: &'a Word) {
        let numbered = self.open.noun.is_none() && self.open.counter.is_some_and(|counter| counter.ko == "번");
        if numbered && !self.open.numbers.is_empty() && (word.semantic == Semantic::Vehicle || word.ko == "출구") {
            self.open.numbered = true;
            self.open.noun = Some(word);
            return;
        }
        if let (Some(old), true) = (self.open.noun, self.open.numbers.is_empty()) {
            let colour = !self.colours && old.semantic == Semantic::Color && makes_compound_with_colour(word);
            let named = lexicon::is_named_by(word) && !matches!(kind_of(old), Kind::Person | Kind::Place | Kind::Time);
            let whose = self.alone && old.ko == "누구" && kind_of(word) != Kind::Person;
            if colour
                || named
                || whose
                || (lexicon::is_we(old) && self.open.before.is_empty() && lexicon::is_ours(word))
                || (lexicon::is_position(word) && old.class != WordClass::Question && kind_of(old) != Kind::Time)
            {
                self.open.before.push(old);
                self.open.noun = Some(word);
                return;
            }
        }
        if self.open.noun.is_some() || self.open.counter.is_some() {
            self.close();
        }
        self.open.noun = Some(word);
    }

    fn number(&mut self, word: &'a Word) {
        if self.open.counter.is_some() || self.open.noun.is_some_and(|noun| !can_be_counted(noun)) {
            self.close();
        }
        self.open.numbers.push(word);
    }

    fn part(&mut self, body: Body<'a>) {
        self.close();
        self.parts.push(Part { body, role: Role::Plain, at: self.at });
    }

    fn close(&mut self) {
        let item = std::mem::take(&mut self.open);
        if item.head().is_some() {
            self.parts.push(Part { body: Body::Item(item), role: Role::Plain, at: self.began.unwrap_or(self.at) });
        }
        self.began = None;
    }

    fn finish(mut self) -> Vec<Part<'a>> {
        self.close();
        self.parts
    }
}

impl Item<'_> {
    fn head_is_complete(&self) -> bool {
        self.noun.is_some() || self.counter.is_some()
    }
}

/// Things, animals and people (not pronouns) are counted: 사과 둘, 사람 셋.
fn can_be_counted(noun: &Word) -> bool {
    noun.class == WordClass::Noun && matches!(kind_of(noun), Kind::Thing | Kind::Animal | Kind::Person | Kind::Vehicle)
}

fn makes_compound_with_colour(word: &Word) -> bool {
    matches!(
        word.semantic,
        Semantic::Tool
            | Semantic::Art
            | Semantic::Clothes
            | Semantic::Vehicle
            | Semantic::Plant
            | Semantic::Food
            | Semantic::Animal
            | Semantic::Shape
    )
}
