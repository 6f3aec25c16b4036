//! A predicate with everything the ending keys ask for: 마시다 + 싶어요 + 안 -> 마시고 싶지 않아요.

use super::ending::{Ending, Middle, Predicate, inflect, is_honorific};
use super::honorific;
use super::irregular::Class;
use super::negation::{self, Negative};
use super::noun::predicate_of;
use crate::domain::sentence::{Endings, SpeechLevel, Tense};
use crate::domain::vocabulary::Word;
use crate::language::clause::{Aux, Link};
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
    /// 왜냐하면 stands before it: -기 때문이에요.
    pub reason: bool,
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
    /// -아/어 보다: asked for with -(으)세요, not with 주다.
    direct: bool,
}

impl Chain {
    /// Begins with a word of the vocabulary; what needs a verb before it stands on 하다.
    pub fn of(word: &Word) -> Self {
        if Aux::of(word).is_some() || Link::of(word).is_some() {
            return Self::base("하다", false);
        }
        let predicate = predicate_of(word);
        Self {
            said: String::new(),
            base: predicate.base.to_owned(),
            class: predicate.class,
            adjective: predicate.adjective,
            bound: false,
            direct: false,
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
            direct: false,
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
        Self {
            said: format!("{}{head}{adverb} ", self.said),
            base: tail.to_owned(),
            class,
            adjective,
            bound: false,
            direct: false,
        }
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

    /// Leads on to the next predicate of the sentence. What is told of two times or reasons keeps its tense.
    pub fn linked(self, link: Link, next: &Word, tense: Tense) -> Self {
        let said = self.open(link, tense, next.grammar.has("obj"));
        Self { said, bound: link == Link::Favour, ..Self::of(next) }
    }

    /// The predicate as it stands before what it leads on to, with the space between.
    pub fn open(&self, link: Link, tense: Tense, object: bool) -> String {
        let past = tense == Tense::Past;
        let timed = Middle { past, ..Middle::default() };
        let to = |middle: Middle, ending: Ending, between: &str| format!("{}{between}", self.inflect(middle, ending));
        let bare = |ending, between| to(Middle::default(), ending, between);
        match link {
            Link::InOrder => bare(Ending::Reo, " "),
            Link::Doing => bare(Ending::Gi, " "),
            Link::Favour => bare(Ending::A, if self.base == "돕다" { "" } else { " " }),
            Link::TheDoing if object => bare(Ending::Adnominal, " 것을 "),
            Link::TheDoing => bare(Ending::Adnominal, " 게 "),
            Link::So => bare(Ending::Aseo, " "),
            Link::Since => to(timed, Ending::Nikka, " "),
            Link::If => bare(Ending::Myeon, " "),
            Link::But => to(timed, Ending::Jiman, " "),
            Link::While => bare(Ending::Myeonseo, " "),
            Link::After => bare(Ending::AdnominalPast, " 다음에 "),
            Link::Before => bare(Ending::Gi, " 전에 "),
            Link::Purpose => bare(Ending::Ryeogo, " "),
            Link::Then | Link::End => bare(Ending::Go, " "),
        }
    }

    /// The verb with what was tapped behind it, no key on it yet: 갈 수 있다, 먹어 보다.
    #[must_use]
    pub fn with(self, aux: Aux, honoured: bool) -> Self {
        match aux {
            Aux::May => self.then(Ending::A, "도 ", "되다", false),
            Aux::Must => self.then(Ending::Aya, " ", "하다", false),
            Aux::Can => self.then(Ending::AdnominalFuture, " 수 ", "있다", true),
            Aux::Cannot => self.then(Ending::AdnominalFuture, " 수 ", "없다", true),
            Aux::Try => Self { direct: true, bound: true, ..self.then(Ending::A, " ", "보다", false) },
            Aux::Doing => self.then(Ending::Go, " ", if honoured { "계시다" } else { "있다" }, false),
            Aux::Seem if self.adjective => self.then(Ending::Adnominal, " 것 ", "같다", true),
            Aux::Seem => self.then(Ending::AdnominalFuture, " 것 ", "같다", true),
            // -(으)ㄹ까, -(으)ㄹ게 close the sentence: see `close`.
            Aux::Shall | Aux::Promise => self,
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

/// The predicate with all keys and what was tapped behind it. The text has no final punctuation.
pub fn finish(chain: Chain, word: Option<&Word>, aux: &[Aux], endings: &Endings, around: Around) -> String {
    let honoured = endings.honorific && !around.speaker;
    let mut chain = chain;
    if let Some(own) = word.and_then(|word| own_word(word, endings, around, honoured)) {
        chain = chain.replaced(&own);
    }
    let mut endings = *endings;
    for aux in aux {
        chain = under(chain, *aux, &mut endings, honoured);
    }
    let endings = &endings;
    match aux.last() {
        Some(Aux::Shall) => return shall(&chain, endings, honoured),
        Some(Aux::Promise) => return promise(&chain, endings),
        _ => {}
    }
    if endings.request {
        return request(chain, endings, honoured);
    }
    if endings.want {
        chain = want(chain, endings, around);
    } else if endings.not {
        let (base, adjective) = (chain.base.clone(), chain.adjective);
        chain = chain.negated(negation::not(&base, adjective), "안", "않다");
    } else if endings.cannot {
        let (base, adjective) = (chain.base.clone(), chain.adjective);
        chain = chain.negated(negation::cannot(&base, adjective), "못", "못하다");
    }
    if around.reason { because(&chain, endings, honoured) } else { close(&chain, endings, honoured) }
}

/// -기 때문이에요.
fn because(chain: &Chain, endings: &Endings, honoured: bool) -> String {
    let middle = Middle { honoured, past: endings.tense == Tense::Past, will: false };
    let told = Endings { level: endings.level, question: endings.question, ..Endings::default() };
    format!("{} {}", chain.inflect(middle, Ending::Gi), copula("때문", &told, false))
}

/// The verb under a word behind it, with the keys that belong to the verb itself: 안 가 봤어요, but 갈 수 없어요. What may not
/// be is -(으)면 안 되다; what need not be is 안 … -아도 되다.
fn under(chain: Chain, aux: Aux, endings: &mut Endings, honoured: bool) -> Chain {
    if matches!(aux, Aux::Can | Aux::Cannot) {
        return chain.with(aux, honoured);
    }
    if std::mem::take(&mut endings.not) {
        if aux == Aux::May {
            return chain.then(Ending::Myeon, " 안 ", "되다", false);
        }
        let (base, adjective) = (chain.base.clone(), chain.adjective);
        let not = chain.negated(negation::not(&base, adjective), "안", "않다");
        return not.with(if aux == Aux::Must { Aux::May } else { aux }, honoured);
    }
    let (base, adjective) = (chain.base.clone(), chain.adjective);
    let chain = match std::mem::take(&mut endings.cannot) {
        true => chain.negated(negation::cannot(&base, adjective), "못", "못하다"),
        false => chain,
    };
    if aux == Aux::Seem && endings.tense == Tense::Past && !chain.adjective {
        endings.tense = Tense::Present;
        return chain.then(Ending::AdnominalPast, " 것 ", "같다", true);
    }
    chain.with(aux, honoured)
}

/// -(으)ㄹ까요?
fn shall(chain: &Chain, endings: &Endings, honoured: bool) -> String {
    let middle = Middle { honoured, past: endings.tense == Tense::Past, will: false };
    let polite = if endings.level == SpeechLevel::Plain { "" } else { "요" };
    chain.inflect(middle, Ending::Rkka) + polite
}

/// -(으)ㄹ게요; in 합니다체 -겠습니다.
fn promise(chain: &Chain, endings: &Endings) -> String {
    match endings.level {
        SpeechLevel::Formal => chain.inflect(Middle { will: true, ..Middle::default() }, Ending::Bnida),
        SpeechLevel::Polite => chain.inflect(Middle::default(), Ending::Rge) + "요",
        SpeechLevel::Plain => chain.inflect(Middle::default(), Ending::Rge),
    }
}

/// A sentence that a joining word left open: 배가 아파서요.
pub fn left_open(chain: &Chain, link: Link, endings: &Endings) -> String {
    let text = chain.open(link, endings.tense, false);
    let polite =
        if endings.level == SpeechLevel::Plain || matches!(link, Link::After | Link::Before) { "" } else { "요" };
    format!("{}{polite}", text.trim_end())
}

fn own_word(word: &Word, endings: &Endings, around: Around, honoured: bool) -> Option<String> {
    if around.humble && around.speaker && endings.honorific {
        return honorific::humble(word);
    }
    if honoured { honorific::honorific(word, around.has_thing) } else { None }
}

/// -고 싶다, of someone else -고 싶어 하다; negated -고 싶지 않다.
fn want(chain: Chain, endings: &Endings, around: Around) -> Chain {
    let chain = match endings.cannot {
        true => chain.clone().negated(negation::cannot(&chain.base, chain.adjective), "못", "못하다"),
        false => chain,
    };
    let chain = match around.other_wishes {
        true => chain.then(Ending::Go, " 싶어 ", "하다", false),
        false => chain.then(Ending::Go, " ", "싶다", true),
    };
    match endings.not {
        true => {
            let adjective = chain.adjective;
            chain.then(Ending::Ji, " ", "않다", adjective)
        }
        false => chain,
    }
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
    if is_giving(&chain) || chain.direct || honoured {
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
