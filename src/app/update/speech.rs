//! Saying things with the person's own voice settings.

use crate::app::effect::{Effect, Speaking};
use crate::app::state::State;
use crate::domain::id::BlobId;
use crate::domain::profile::SpeechSettings;
use crate::language::reading;

/// What is said for `text`: readable numbers, the person's language, speed and pitch.
pub(super) fn speaking(state: &State, text: &str, clip: Option<BlobId>) -> Speaking {
    let lang = state.lang();
    let SpeechSettings { rate, pitch, volume, interrupt, .. } =
        state.person().map(|person| person.speech.clone()).unwrap_or_default();
    Speaking { text: reading::spoken(lang, &state.words, text), lang, rate, pitch, volume, interrupt, clip }
}

/// Prepares every word and phrase in the person's voice, in the background: the first time is then as quick as the second.
pub(super) fn prepare(state: &State) -> Effect {
    let lang = state.lang();
    let words = state.words.words().iter().map(|word| word.text(lang));
    let phrases = state.words.phrases().iter().map(|phrase| phrase.text.get(lang));
    Effect::Prerender(words.chain(phrases).map(|text| speaking(state, text, None)).collect())
}

/// Says a text.
pub(super) fn say(state: &mut State, text: &str) -> Vec<Effect> {
    say_clip(state, text, None)
}

/// Says a text, or plays the clip recorded for it.
pub(super) fn say_clip(state: &mut State, text: &str, clip: Option<BlobId>) -> Vec<Effect> {
    if text.trim().is_empty() && clip.is_none() {
        return Vec::new();
    }
    let what = speaking(state, text, clip);
    let id = state.effect_id();
    vec![Effect::Speak { id, what }]
}
