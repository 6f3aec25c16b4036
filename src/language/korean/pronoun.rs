//! 나, 너, 우리, 이거, 누구, 뭐: their forms by speech level and particle.

use crate::domain::sentence::SpeechLevel;
use crate::domain::vocabulary::{Word, WordClass};

/// What a word is called at a speech level: 나 is 저, 내 is 제 except in 반말. 너 has no polite word that is safe with
/// everyone: 당신 sounds like a quarrel, so 그쪽 is said, and 여러분 for 너희. In 합니다체 뭐 is 무엇 and 이거 이것.
pub fn name(word: &Word, level: SpeechLevel) -> &str {
    let pronoun = matches!(word.class, WordClass::Pronoun | WordClass::Determiner | WordClass::Question);
    match (word.ko.as_str(), level) {
        ("저", SpeechLevel::Plain) if word.class == WordClass::Pronoun => "나",
        (ko, SpeechLevel::Plain) => ko,
        ("나", _) if pronoun => "저",
        ("내", _) if pronoun => "제",
        ("너", _) if pronoun => "그쪽",
        ("네", _) if word.class == WordClass::Determiner => "그쪽",
        ("너희", _) if pronoun => "여러분",
        ("뭐", SpeechLevel::Formal) => "무엇",
        ("이거", SpeechLevel::Formal) => "이것",
        ("그거", SpeechLevel::Formal) => "그것",
        ("저거", SpeechLevel::Formal) => "저것",
        (ko, _) => ko,
    }
}

/// Forms in which a pronoun and its particle grow together: 내가, 누가, 이게, 이건, 이걸, 뭘.
pub fn fused(name: &str, particle: &str) -> Option<&'static str> {
    Some(match (name, particle) {
        ("나", "가") => "내가",
        ("저", "가") => "제가",
        ("너", "가") => "네가",
        ("누구", "가") => "누가",
        ("뭐", "를") => "뭘",
        ("이거", "가") => "이게",
        ("그거", "가") => "그게",
        ("저거", "가") => "저게",
        ("이거", "는") => "이건",
        ("그거", "는") => "그건",
        ("저거", "는") => "저건",
        ("이거", "를") => "이걸",
        ("그거", "를") => "그걸",
        ("저거", "를") => "저걸",
        _ => return None,
    })
}
