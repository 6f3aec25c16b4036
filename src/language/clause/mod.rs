//! What the tapped words mean together, before either language words it: items with roles around a predicate.
//!
//! Order of work: `token` (pieces to tokens), `split` (tokens to units and clauses), `item` (nouns with what belongs to
//! them), `role` (who does what, where, with what). `lexicon` holds the closed lists that Korean needs.

mod frame;
mod item;
pub mod lexicon;
mod role;
mod split;
mod token;

pub use item::{Item, Kind};
pub use role::{Role, assign, needs_copula};
pub use split::units;

use crate::domain::vocabulary::Word;

/// One stretch of what is said.
#[derive(Clone, Debug)]
pub enum Unit<'a> {
    /// A phrase or a whole sentence from outside, as it stands.
    Said(&'a str),
    /// A word that stands alone: 네, 안녕하세요.
    Exclaim(&'a Word),
    /// Words with grammar.
    Clause(Clause<'a>),
}

/// How a clause leads on to the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// It ends a sentence.
    #[default]
    End,
    /// -고: one thing after another.
    Then,
    /// -(으)러 가다: goes in order to.
    InOrder,
    /// -기 싫다, -기 힘들다.
    Doing,
    /// -는 게 좋다; -는 것을 좋아하다.
    TheDoing,
    /// -아/어 주다: does it for someone.
    Favour,
    /// -아서/어서: 해서 was tapped.
    So,
    /// -(으)니까: 하니까.
    Since,
    /// -(으)면: 하면, or 만약 before it.
    If,
    /// -지만: 지만.
    But,
    /// -(으)면서: 하면서.
    While,
    /// -(으)ㄴ 다음에: 한 다음에.
    After,
    /// -기 전에: 하기 전에.
    Before,
    /// -(으)려고: 하려고.
    Purpose,
}

impl Link {
    /// The link that a joining word makes (`link=` of the vocabulary).
    pub fn of(word: &Word) -> Option<Self> {
        Some(match word.grammar.get("link")? {
            "so" => Self::So,
            "since" => Self::Since,
            "if" => Self::If,
            "but" => Self::But,
            "then" => Self::Then,
            "while" => Self::While,
            "after" => Self::After,
            "before" => Self::Before,
            "to" => Self::Purpose,
            _ => return None,
        })
    }
}

/// What a word tapped behind a verb makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aux {
    /// 해도 되다: -아/어도 되다.
    May,
    /// 해야 하다: -아/어야 하다.
    Must,
    /// 할 수 있다: -(으)ㄹ 수 있다.
    Can,
    /// 할 수 없다: -(으)ㄹ 수 없다.
    Cannot,
    /// 해 보다: -아/어 보다.
    Try,
    /// 하고 있다: -고 있다.
    Doing,
    /// 할 것 같다: -(으)ㄹ 것 같다.
    Seem,
    /// 할까요: -(으)ㄹ까요?
    Shall,
    /// 할게요: -(으)ㄹ게요.
    Promise,
}

impl Aux {
    /// What a word makes of the verb before it (`aux=` of the vocabulary).
    pub fn of(word: &Word) -> Option<Self> {
        Some(match word.grammar.get("aux")? {
            "may" => Self::May,
            "must" => Self::Must,
            "can" => Self::Can,
            "cannot" => Self::Cannot,
            "try" => Self::Try,
            "doing" => Self::Doing,
            "seem" => Self::Seem,
            "shall" => Self::Shall,
            "promise" => Self::Promise,
            _ => return None,
        })
    }
}

/// What is done and what stands around it, in the order tapped (the predicate is taken out).
#[derive(Clone, Debug, Default)]
pub struct Clause<'a> {
    /// 그리고, 하지만 … before it.
    pub joiner: Option<&'a Word>,
    /// Everything but the predicate.
    pub parts: Vec<Part<'a>>,
    /// Verb or adjective. A word of [`Aux`] or [`Link`] without a verb before it stands for 하다.
    pub predicate: Option<&'a Word>,
    /// Which tap the predicate was.
    pub at: usize,
    /// What was tapped behind the predicate, in order.
    pub aux: Vec<Aux>,
    /// How it goes on.
    pub link: Link,
    /// A joining word stands last of all: 배가 아파서요.
    pub open_end: Option<Link>,
}

/// One part of a clause.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What it is.
    pub body: Body<'a>,
    /// What it does in the clause.
    pub role: Role,
    /// Which tap it began with.
    pub at: usize,
}

/// What a part is.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// A noun with what belongs to it.
    Item(Item<'a>),
    /// An adverb, or a determiner without its noun.
    Adverb(&'a Word),
    /// Text from outside, as it stands.
    Text(&'a str),
}

impl<'a> Part<'a> {
    /// The noun group, if it is one.
    pub fn item(&self) -> Option<&Item<'a>> {
        match &self.body {
            Body::Item(item) => Some(item),
            _ => None,
        }
    }
}

impl<'a> Clause<'a> {
    /// Whether 하다 carries what was tapped without a verb: 수영 + 할 수 있다.
    pub fn is_carried(&self) -> bool {
        self.predicate.is_some_and(|word| Aux::of(word).is_some() || Link::of(word).is_some())
    }

    /// The items that play a role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Item<'a>> {
        self.parts.iter().filter(move |part| part.role == role).filter_map(Part::item)
    }

    /// Whether something plays this role.
    pub fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|part| part.role == role)
    }

    /// Whether a question word stands in it (뭐, 어디, 왜, 몇, 무슨 …).
    pub fn asks(&self) -> bool {
        self.parts.iter().any(|part| match &part.body {
            Body::Item(item) => item.asks(),
            Body::Adverb(word) => lexicon::is_question(word),
            Body::Text(_) => false,
        })
    }
}
