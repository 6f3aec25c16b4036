//! What a predicate asks for: its grammar notes and what the lit keys make of it.

use super::lexicon;
use crate::domain::sentence::Endings;
use crate::domain::vocabulary::{Semantic, Word};

/// A predicate's demands.
#[derive(Clone, Debug, Default)]
pub struct Frame<'a> {
    predicate: Option<&'a Word>,
    /// Takes 을/를.
    pub object: bool,
    /// Its thing takes 이/가.
    pub nominative: bool,
    /// A place takes 에.
    pub goal: bool,
    /// A person takes 에게.
    pub to: bool,
    /// A person takes 하고.
    pub companion: bool,
    /// Adjective.
    pub adjective: bool,
    /// Giving.
    pub giving: bool,
    /// Buying and paying.
    pub buying: bool,
    /// Going somewhere.
    pub motion: bool,
    /// 있다, 없다, 살다, 남다.
    pub existence: bool,
    /// 아프다 and other states of the body.
    pub health: bool,
    /// 좋다, 싫다: a day or a place can be what is judged.
    pub judges: bool,
    /// Someone can be what is felt about or needed: 엄마가 좋아요, 친구가 필요해요.
    pub stirs: bool,
    /// 되다, 아니다: the thing is what it becomes or is not.
    pub noun_like: bool,
    /// 싶어요 is lit.
    pub want: bool,
    /// 싶어요 without a predicate (물을 원해요).
    pub plain_want: bool,
    /// 주세요 is lit, or 주다 asks by itself.
    pub request: bool,
    /// A question by its key.
    pub question: bool,
    /// 높임말 is lit: whoever is named does it.
    pub honorific: bool,
    /// A question or a negation: 화장실이 있어요?, 화장실이 없어요.
    pub doubts: bool,
}

impl<'a> Frame<'a> {
    /// The demands of a predicate under these keys. A verb outside the vocabulary is taken to act on things.
    pub fn new(predicate: &'a Word, endings: &Endings) -> Self {
        let has = |key: &str| predicate.grammar.has(key);
        let ko = predicate.ko.as_str();
        let adjective = lexicon::is_adjective(predicate);
        let unknown = !adjective && predicate.id.as_str() == ko;
        // 소리를 작게 해 주세요: an adjective under 주세요 is something to be made so.
        let makes = adjective && endings.request;
        let existence = matches!(ko, "있다" | "없다" | "계시다" | "살다" | "남다")
            || (predicate.semantic == Semantic::Existence && has("goal"));
        Self {
            predicate: Some(predicate),
            object: has("obj") || (unknown && !has("nom")) || makes,
            nominative: has("nom") && !makes,
            goal: has("goal")
                || existence
                || matches!(ko, "그리다" | "적다" | "넣다" | "붙이다")
                || (ko == "쓰다" && predicate.semantic == Semantic::Speech),
            to: has("to"),
            companion: has("with"),
            adjective: adjective && !existence,
            giving: predicate.semantic == Semantic::Giving,
            buying: matches!(ko, "사다" | "계산하다" | "내다" | "팔다" | "바꾸다"),
            motion: predicate.semantic == Semantic::Motion,
            existence,
            health: predicate.semantic == Semantic::Health,
            judges: matches!(ko, "좋다" | "싫다" | "기대되다" | "좋아하다" | "싫어하다" | "중요하다" | "편하다"),
            stirs: has("nom")
                && (predicate.semantic == Semantic::Feeling || matches!(ko, "필요하다" | "마음에 들다" | "보고 싶다")),
            noun_like: matches!(ko, "되다" | "아니다"),
            want: endings.want,
            plain_want: false,
            request: endings.request,
            question: endings.question,
            honorific: endings.honorific,
            doubts: endings.question || endings.not || ko == "없다",
        }
    }

    /// 싶어요 with nouns alone: they are what is wanted.
    pub fn wanting() -> Self {
        Self { object: true, want: true, plain_want: true, ..Self::default() }
    }

    /// Whether the predicate is in a list.
    pub fn is(&self, test: impl Fn(&Word) -> bool) -> bool {
        self.predicate.is_some_and(test)
    }

    /// The base form; empty without a predicate.
    pub fn base(&self) -> &'a str {
        self.predicate.map_or("", |word| word.ko.as_str())
    }

    /// Whether it is this verb.
    pub fn is_verb(&self, base: &str) -> bool {
        self.is(|word| word.ko == base)
    }

    /// Whether the speaker is in it without having been tapped.
    pub fn wish_or_request(&self) -> bool {
        self.want || self.request
    }
}
