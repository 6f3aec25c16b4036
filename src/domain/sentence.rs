//! How a sentence is to be said: the ending keys and speech level. What is not set is never added.

use serde::{Deserialize, Serialize};

/// When it happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// Now, or in general.
    #[default]
    Present,
    /// 했어요.
    Past,
    /// 할 거예요.
    Future,
}

/// How politely it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeechLevel {
    /// 해요체 (저, 제가).
    #[default]
    Polite,
    /// 합니다체 (저, 제가).
    Formal,
    /// 반말 (나, 내가, 너).
    Plain,
}

/// The ending keys that were tapped. Everything off is a plain statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Endings {
    /// 했어요 / 할 거예요.
    pub tense: Tense,
    /// 싶어요.
    pub want: bool,
    /// 주세요.
    pub request: bool,
    /// 안.
    pub not: bool,
    /// 못.
    pub cannot: bool,
    /// ?
    pub question: bool,
    /// 높임말: the subject is honoured (-시-).
    pub honorific: bool,
    /// Speech level.
    pub level: SpeechLevel,
}

/// One of the fixed ending keys below every board, in the order of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndingKey {
    /// 싶어요.
    Want,
    /// 주세요.
    Request,
    /// 안.
    Not,
    /// 못.
    Cannot,
    /// 했어요.
    Past,
    /// 할 거예요.
    Future,
    /// ?
    Question,
    /// 높임말.
    Honorific,
}

impl EndingKey {
    /// The line of ending keys, left to right. Positions never move.
    pub const LINE: [Self; 8] =
        [Self::Want, Self::Request, Self::Not, Self::Cannot, Self::Past, Self::Future, Self::Question, Self::Honorific];
}

impl Endings {
    /// Whether the key is lit.
    pub fn is_lit(&self, key: EndingKey) -> bool {
        match key {
            EndingKey::Want => self.want,
            EndingKey::Request => self.request,
            EndingKey::Not => self.not,
            EndingKey::Cannot => self.cannot,
            EndingKey::Past => self.tense == Tense::Past,
            EndingKey::Future => self.tense == Tense::Future,
            EndingKey::Question => self.question,
            EndingKey::Honorific => self.honorific,
        }
    }

    /// Lights or darkens one key. Keys that cannot go together put each other out:
    /// 안 and 못, 싶어요 and 주세요, 했어요 and 할 거예요.
    pub fn toggle(&mut self, key: EndingKey) {
        let lit = !self.is_lit(key);
        match key {
            EndingKey::Want => (self.want, self.request) = (lit, self.request && !lit),
            EndingKey::Request => (self.request, self.want) = (lit, self.want && !lit),
            EndingKey::Not => (self.not, self.cannot) = (lit, self.cannot && !lit),
            EndingKey::Cannot => (self.cannot, self.not) = (lit, self.not && !lit),
            EndingKey::Past => self.tense = if lit { Tense::Past } else { Tense::Present },
            EndingKey::Future => self.tense = if lit { Tense::Future } else { Tense::Present },
            EndingKey::Question => self.question = lit,
            EndingKey::Honorific => self.honorific = lit,
        }
    }

    /// All keys out; the speech level stays.
    pub fn cleared(self) -> Self {
        Self { level: self.level, ..Self::default() }
    }
}
