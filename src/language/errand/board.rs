//! A question that somebody asked at a counter becomes keys to tap: the things that were named, or yes and no.
//!
//! `heard` knows what a question asks for in words of ours; here the things to choose between are taken as they were said, so that what
//! the vocabulary does not have (아메리카노, 라떼) can be answered too.

use super::{english, korean};
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// What its key shows.
    pub label: String,
    /// What is said when it is chosen.
    pub answer: String,
}

/// What a question can be answered with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AnswerBoard {
    /// One of these, two or more, as they were named.
    Choose(Vec<AnswerOption>),
    /// Yes, no, or not to know.
    YesNo,
    /// Anything: words that could be meant are offered elsewhere.
    #[default]
    Open,
}

impl AnswerBoard {
    /// The things to choose between; of the other boards none.
    pub fn options(&self) -> &[AnswerOption] {
        match self {
            Self::Choose(options) => options,
            Self::YesNo | Self::Open => &[],
        }
    }
}

/// More do not fit before the eyes; a longer list is not a question at a counter.
pub(super) const MOST: usize = 6;

/// The board for what was said. A text that asks nothing, and one that asks for a word (어디, 몇), is [`AnswerBoard::Open`].
pub fn board(lang: Lang, text: &str, words: &Vocabulary) -> AnswerBoard {
    let options = match lang {
        Lang::Ko => korean::options(text, words),
        Lang::En => english::options(text),
    };
    let mut unique: Vec<AnswerOption> = Vec::new();
    for option in options {
        if !option.label.is_empty() && unique.iter().all(|other| other.label != option.label) {
            unique.push(option);
        }
    }
    unique.truncate(MOST);
    if unique.len() > 1 {
        return AnswerBoard::Choose(unique);
    }
    let asks = match lang {
        Lang::Ko => korean::asks_yes_or_no(text),
        Lang::En => english::asks_yes_or_no(text),
    };
    if asks { AnswerBoard::YesNo } else { AnswerBoard::Open }
}
