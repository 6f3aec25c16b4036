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
}

/// What is done and what stands around it, in the order tapped (the predicate is taken out).
#[derive(Clone, Debug, Default)]
pub struct Clause<'a> {
    /// 그리고, 하지만 … before it.
    pub joiner: Option<&'a Word>,
    /// Everything but the predicate.
    pub parts: Vec<Part<'a>>,
    /// Verb or adjective.
    pub predicate: Option<&'a Word>,
    /// How it goes on.
    pub link: Link,
}

/// One part of a clause.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What it is.
    pub body: Body<'a>,
    /// What it does in the clause.
    pub role: Role,
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
