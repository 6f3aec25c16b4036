//! How a person is understood: their settings, and the words that never go out without a tap.

use super::strip::Piece;
use super::vocabulary::{Category, Semantic, Vocabulary, Word};
use serde::{Deserialize, Serialize};

/// How signs, cards, drawings and sounds are heard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecognizeSettings {
    /// A confirmed answer becomes an example, a rejected one a counter-example.
    pub learn: bool,
    /// How long a handshape is held, 300..=2000.
    pub hold_ms: u16,
    /// Both hands are looked for.
    pub both_hands: bool,
    /// How long the pen rests before a drawing is looked at, 400..=5000.
    pub pen_rest_ms: u16,
    /// How long a silence ends a word, 300..=3000: slow speakers need more.
    pub word_end_ms: u16,
    /// The microphone listens by itself; else a key is tapped for each word.
    pub open_listening: bool,
    /// Examples of spoken words keep their sound too, so that they can be heard again. Off unless the person wants it.
    pub keep_sound: bool,
    /// The camera or microphone goes off after so long without anything shown, 10..=600.
    pub idle_s: u16,
}

impl Default for RecognizeSettings {
    fn default() -> Self {
        Self {
            learn: true,
            hold_ms: 500,
            both_hands: true,
            pen_rest_ms: 800,
            word_end_ms: 700,
            open_listening: false,
            keep_sound: false,
            idle_s: 60,
        }
    }
}

impl RecognizeSettings {
    /// The same within their limits (a file may say anything).
    #[must_use]
    pub fn held(&self) -> Self {
        Self {
            hold_ms: self.hold_ms.clamp(300, 2000),
            pen_rest_ms: self.pen_rest_ms.clamp(400, 5000),
            word_end_ms: self.word_end_ms.clamp(300, 3000),
            idle_s: self.idle_s.clamp(10, 600),
            ..self.clone()
        }
    }
}

/// Words about pain, help, consent, medicine, yes and no. Beside them: every word of the drawer "safety"
/// and every word about health.
const TAP_WORDS: [&str; 56] = [
    "refuse",
    "cannot",
    "emergency-room",
    "yes",
    "no",
    "not-be",
    "be-right",
    "wrong",
    "right",
    "help",
    "help-v",
    "hurt",
    "get-hurt",
    "bleed",
    "blood",
    "fever",
    "vomit",
    "dizzy",
    "breathe",
    "weak",
    "illness",
    "seizure",
    "wound",
    "ambulance",
    "collapse",
    "sore",
    "numb",
    "swell",
    "nauseous",
    "checkup",
    "be-hospitalized",
    "allergy",
    "medicine",
    "pharmacy",
    "shot",
    "operation",
    "therapy",
    "hospital",
    "doctor",
    "nurse",
    "contraception",
    "consent",
    "agree",
    "allow",
    "promise",
    "promise-v",
    "contract",
    "fine",
    "its-fine",
    "scared",
    "hate",
    "dislike",
    "wronged",
    "ashamed",
    "quit",
    "help-self",
];

/// Phrases that are a yes.
const TAP_PHRASES: [&str; 2] = ["think-same", "me-too"];

/// Topics of phrases of which the same is true.
const TAP_TOPICS: [&str; 6] = ["pain", "protect", "abuse", "hospital", "help", "police"];

/// Whether a recognised piece waits for a tap, however sure the recogniser is: a machine never says for a person that
/// something hurts, that they agree, or yes or no.
pub fn needs_tap(words: &Vocabulary, piece: &Piece) -> bool {
    let careful = |word: &Word| {
        let grave = word.category == Category::Safety || word.semantic == Semantic::Health;
        grave || TAP_WORDS.contains(&word.id.as_str())
    };
    match piece {
        Piece::Word(id) => words.word(id.as_str()).is_none_or(careful),
        Piece::Phrase(id) => words
            .phrase(id.as_str())
            .is_none_or(|phrase| TAP_TOPICS.contains(&&*phrase.topic) || TAP_PHRASES.contains(&phrase.id.as_str())),
        Piece::Text(text) => words.find(text).is_none_or(careful),
    }
}
