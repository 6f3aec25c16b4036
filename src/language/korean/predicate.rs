//! A predicate with everything the ending keys ask for: 마시다 + 싶어요 + 안 -> 마시고 싶지 않아요.

use super::ending::{Ending, Middle, Predicate, inflect, is_honorific};
use super::honorific;
use super::irregular::Class;
use super::negation::{self, Negative};
use super::noun::predicate_of;
use crate::domain::sentence::{Endings, SpeechLevel, Tense};
use crate::domain::vocabulary::Word;
use crate::language::clause::Link;
use crate::language::josa::{Coda, Josa, coda};

/// What the clause around it decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around {
    /// Someone other than the speaker is named as the one who wishes: 엄마가 가고 싶어 해요.
    pub other_wishes: bool,
    /// The subject is the speaker: never honoured.
    pub speaker: bool,
    /// A thing belongs to the subject (돈이 있으세요, 배가 아프세요).
    pub has_thing: bool,
    /// The speaker does it for someone honoured: 드려요.
    pub humble: bool,
}

/// Words said so far and the predicate that takes the next ending.
#[derive(Clone, Debug)]
pub struct Chain {
    said: String,
    base: String,
    class: Class,
    adjective: bool,
    /// An auxiliary grown together with the verb before it: 안 cannot stand between (열어 주지 않아요).
    bound: bool,
}

impl Chain {
    /// Begins with a word of the vocabulary.
    pub fn of(word: &Word) -> Self {
        let predicate = predicate_of(word);
        Self {
            said: String::new(),
            base: predicate.base.to_owned(),
            class: predicate.class,
            adjective: predicate.adjective,
            bound: false,
        }
    }

    /// Begins with a base form.
    pub fn base(base: &str, adjective: bool) -> Self {
        Self {
            said: String::new(),
            base: base.to_owned(),
            class: Class::guess(base, adjective),
            adjective,
            bound: false,
        }
    }

    fn predicate(&self) -> Predicate<'_> {
        Predicate { base: &self.base, class: self.class, adjective: self.adjective }
    }

    fn inflect(&self, middle: Middle, ending: Ending) -> String {
        format!("{}{}", self.said, inflect(&self.predicate(), middle, ending))
    }

    /// Goes on with an auxiliary: 가 + -고 + 싶다.
    #[must_use]
    pub fn then(self, ending: Ending, between: &str, base: &str, adjective: bool) -> Self {
        let said = format!("{}{between}", self.inflect(Middle::default(), ending));
        Self { said, ..Self::base(base, adjective) }
    }

    fn replaced(self, base: &str) -> Self {
        if base == self.base {
            return self;
        }
        Self { said: self.said, bound: self.bound, ..Self::base(base, self.adjective) }
    }

    fn prefixed(self, head: &str, adverb: &str, tail: &str) -> Self {
        let (class, adjective) = match tail == self.base {
            true => (self.class, self.adjective),
            false => (self.class_of_tail(tail), self.adjective),
        };
        Self { said: format!("{}{head}{adverb} ", self.said), base: tail.to_owned(), class, adjective, bound: false }
    }

    fn class_of_tail(&self, tail: &str) -> Class {
        match self.class {
            Class::Regular => Class::Regular,
            _ => Class::guess(tail, self.adjective),
        }
    }

    fn negated(self, negative: Negative, adverb: &str, auxiliary: &str) -> Self {
        let negative = if self.bound { Negative::Behind } else { negative };
        match negative {
            Negative::Word(word) => match word.rsplit_once(' ') {
                Some((head, tail)) => Self { said: format!("{}{head} ", self.said), ..Self::base(tail, true) },
                None => Self { said: self.said, ..Self::base(&word, word != "모르다") },
            },
            Negative::Before(head, tail) => self.prefixed(&head, adverb, &tail),
            Negative::Behind => {
                let adjective = self.adjective;
                self.then(Ending::Ji, " ", auxiliary, adjective)
            }
        }
    }

    /// Leads on to the next predicate of the sentence.
    pub fn linked(self, link: Link, next: &Word) -> Self {
        let to = |ending, between: &str| {
            let said = format!("{}{between}", self.inflect(Middle::default(), ending));
            Self { said, bound: link == Link::Favour, ..Self::of(next) }
        };
        match link {
            Link::InOrder => to(Ending::Reo, " "),
            Link::Doing => to(Ending::Gi, " "),
            Link::Favour => to(Ending::A, if self.base == "돕다" { "" } else { " " }),
            Link::TheDoing if next.grammar.has("obj") => to(Ending::Adnominal, " 것을 "),
            Link::TheDoing => to(Ending::Adnominal, " 게 "),
            Link::Then | Link::End => to(Ending::Go, " "),
        }
    }

    /// The predicate under its honorific word, if `honoured`.
    #[must_use]
    pub fn honour(self, word: &Word, around: Around, honoured: bool) -> Self {
        match honorific::honorific(word, around.has_thing).filter(|_| honoured) {
            Some(own) => self.replaced(&own),
            None => self,
        }
    }

    /// Puts words in front of the last predicate.
    #[must_use]
    pub fn insert(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.said = format!("{}{words} ", self.said);
        }
        self
    }
}

/// The predicate with all keys. The text has no final punctuation.
pub fn finish(chain: Chain, word: Option<&Word>, endings: &Endings, around: Around) -> String {
    let honoured = endings.honorific && !around.speaker;
    let mut chain = chain;
    if let Some(own) = word.and_then(|word| own_word(word, endings, around, honoured)) {
        chain = chain.replaced(&own);
    }
    if endings.request {
        return request(chain, endings, honoured);
    }
    if endings.want {
        return want(chain, endings, around, honoured);
    }
    let (base, adjective) = (chain.base.clone(), chain.adjective);
    if endings.not {
        chain = chain.negated(negation::not(&base, adjective), "안", "않다");
    } else if endings.cannot {
        chain = chain.negated(negation::cannot(&base, adjective), "못", "못하다");
    }
    close(&chain, endings, honoured)
}

fn own_word(word: &Word, endings: &Endings, around: Around, honoured: bool) -> Option<String> {
    if around.humble && around.speaker && endings.honorific {
        return honorific::humble(word);
    }
    if honoured { honorific::honorific(word, around.has_thing) } else { None }
}

/// -고 싶다, of someone else -고 싶어 하다; negated -고 싶지 않다.
fn want(chain: Chain, endings: &Endings, around: Around, honoured: bool) -> String {
    let chain = match endings.cannot {
        true => chain.clone().negated(negation::cannot(&chain.base, chain.adjective), "못", "못하다"),
        false => chain,
    };
    let mut chain = match around.other_wishes {
        true => chain.then(Ending::Go, " 싶어 ", "하다", false),
        false => chain.then(Ending::Go, " ", "싶다", true),
    };
    if endings.not {
        let adjective = chain.adjective;
        chain = chain.then(Ending::Ji, " ", "않다", adjective);
    }
    close(&chain, endings, honoured)
}

/// -아/어 주다; of adjectives -게 해 주다; negated -지 말다; honoured -(으)세요.
fn request(chain: Chain, endings: &Endings, honoured: bool) -> String {
    let asks = Endings { honorific: false, ..*endings };
    if endings.cannot {
        let made = chain.then(Ending::Ji, " 못하게 ", "하다", false).then(Ending::A, " ", "주다", false);
        return ask(&made, &asks);
    }
    if endings.not {
        let made = if chain.adjective { chain.then(Ending::Ge, " ", "하다", false) } else { chain };
        return ask(&made.then(Ending::Ji, " ", "말다", false), &asks);
    }
    if chain.adjective {
        let quiet = chain.base.strip_suffix("하다").filter(|head| *head == "조용").map(str::to_owned);
        let made = match quiet {
            Some(head) => Chain { said: format!("{}{head}히 ", chain.said), ..Chain::base("하다", false) },
            None => chain.then(Ending::Ge, " ", "하다", false),
        };
        return ask(&made.then(Ending::A, " ", "주다", false), &asks);
    }
    if is_giving(&chain) || honoured {
        return ask(&chain, &asks);
    }
    let between = if chain.base == "돕다" { "" } else { " " };
    ask(&chain.then(Ending::A, between, "주다", false), &asks)
}

fn is_giving(chain: &Chain) -> bool {
    chain.base.ends_with("주다")
}

/// The last ending of a request: 주세요, 줘, 주십시오; with tense or question what was or will kindly be done.
fn ask(chain: &Chain, endings: &Endings) -> String {
    let polite = endings.level != SpeechLevel::Plain;
    let honoured = Middle { honoured: polite, ..Middle::default() };
    let stops = chain.base == "말다";
    match (endings.tense, endings.question, endings.level) {
        (Tense::Present, false, SpeechLevel::Polite) => chain.inflect(honoured, Ending::Ayo),
        (Tense::Present, false, SpeechLevel::Formal) => chain.inflect(Middle::default(), Ending::Sipsio),
        (Tense::Present, false, SpeechLevel::Plain) if stops => chain.said.clone() + "마",
        (Tense::Present, false, SpeechLevel::Plain) => chain.inflect(Middle::default(), Ending::A),
        (Tense::Present, true, SpeechLevel::Plain) => chain.inflect(Middle::default(), Ending::Rlae),
        (Tense::Present, true, level) => {
            let middle = Middle { honoured: true, will: true, past: false };
            chain.inflect(middle, if level == SpeechLevel::Formal { Ending::Bnikka } else { Ending::Ayo })
        }
        _ => close(chain, &Endings { request: false, want: false, ..*endings }, polite),
    }
}

/// Tense, level and question on the last predicate.
fn close(chain: &Chain, endings: &Endings, honoured: bool) -> String {
    let own = is_honorific(&chain.base);
    let middle = Middle { honoured: honoured && !own, past: endings.tense == Tense::Past, will: false };
    if endings.tense == Tense::Future {
        let thing = match (endings.level, endings.question) {
            (SpeechLevel::Polite, _) => "거예요",
            (SpeechLevel::Formal, false) => "겁니다",
            (SpeechLevel::Formal, true) => "겁니까",
            (SpeechLevel::Plain, _) => "거야",
        };
        return format!("{} {thing}", chain.inflect(Middle { past: false, ..middle }, Ending::AdnominalFuture));
    }
    let ending = match (endings.level, endings.question) {
        (SpeechLevel::Polite, _) => Ending::Ayo,
        (SpeechLevel::Formal, false) => Ending::Bnida,
        (SpeechLevel::Formal, true) => Ending::Bnikka,
        (SpeechLevel::Plain, _) => Ending::A,
    };
    chain.inflect(middle, ending)
}

/// A noun with 이다: 사과예요, 물이에요, 물이었어요, 물일 거예요; negated 물이 아니에요.
pub fn copula(noun: &str, endings: &Endings, honoured: bool) -> String {
    if endings.not || endings.cannot {
        return format!("{} {}", Josa::Subject.attach(noun), close(&Chain::base("아니다", true), endings, honoured));
    }
    let open = coda(noun) == Coda::Open;
    if open && honoured {
        let full = close(&Chain::base("이다", true), endings, true);
        return format!("{noun}{}", full.strip_prefix('이').unwrap_or(&full));
    }
    let present = endings.tense == Tense::Present && !honoured;
    match (present, endings.level, endings.tense) {
        (true, SpeechLevel::Polite, _) => Josa::IsPolite.attach(noun),
        (true, SpeechLevel::Plain, _) => Josa::IsPlain.attach(noun),
        (false, _, Tense::Past) if open => format!("{noun}{}", past_copula(endings)),
        _ => format!("{noun}{}", close(&Chain::base("이다", true), endings, honoured)),
    }
}

/// After a vowel 이었 is 였: 사과였어요.
fn past_copula(endings: &Endings) -> String {
    let full = close(&Chain::base("이다", true), endings, false);
    full.strip_prefix("이었").map_or(full.clone(), |rest| format!("였{rest}"))
}
