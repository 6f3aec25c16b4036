//! Saying things with the person's own voice settings.

use super::recognize;
use crate::app::command::Room;
use crate::app::effect::{Effect, Speaking};
use crate::app::state::State;
use crate::domain::id::{BlobId, ProfileId};
use crate::domain::profile::{PROTECTED_WORDS, SpeechSettings};
use crate::domain::strip::{Piece, Strip, Tile};
use crate::domain::turn::{Saying, Turn};
use crate::domain::voice::{VoiceEngine, VoiceRef};
use crate::language::reading;

/// What is said for `text`: readable numbers, the person's language, voice, speed and pitch.
pub(super) fn speaking(state: &State, text: &str, clip: Option<BlobId>) -> Speaking {
    speaking_as(state, text, clip, Saying::Whole)
}

fn speaking_as(state: &State, text: &str, clip: Option<BlobId>, saying: Saying) -> Speaking {
    let lang = state.lang();
    let SpeechSettings { rate, pitch, volume, interrupt, voices, .. } =
        state.person().map(|person| person.speech.clone()).unwrap_or_default();
    // What must always come through waits for no network, and never leaves the device; nor does what the rules keep here.
    let may_go = || saying != Saying::Protecting && state.may_be_sent_to_speak(text);
    let fits = |voice: &&VoiceRef| !is_service(voice) || may_go();
    let (text, voice) = (reading::spoken(lang, &state.words, text), voices.get(&lang).filter(fits).cloned());
    let (turn, protects) = (Turn::of(saying, interrupt), saying == Saying::Protecting);
    Speaking { text, lang, rate, pitch, volume, turn, protects, voice, clip }
}

pub(super) fn is_service(voice: &VoiceRef) -> bool {
    voice.engine == VoiceEngine::Service
}

/// The same without a service: for what is prepared, and what is told beside speech.
pub(super) fn on_this_device(what: Speaking) -> Speaking {
    Speaking { voice: what.voice.filter(|voice| !is_service(voice)), ..what }
}

/// Prepares every word and phrase in the person's voice, in the background: the first time is then as quick as the second.
pub(super) fn prepare(state: &State) -> Effect {
    let lang = state.lang();
    let words = state.words.words().iter().map(|word| word.text(lang));
    let phrases = state.words.phrases().iter().map(|phrase| phrase.text.get(lang));
    Effect::Prerender(words.chain(phrases).map(|text| on_this_device(speaking(state, text, None))).collect())
}

/// What a tile alone says: a word, or one that must always come through.
pub(super) fn saying_of(state: &State, tile: &Tile) -> Saying {
    if is_protecting(state, tile) { Saying::Protecting } else { Saying::Word }
}

/// Whether a sentence is nothing but words that must always come through.
pub(super) fn saying_of_all(state: &State, tiles: &[Tile]) -> Saying {
    let protects = !tiles.is_empty() && tiles.iter().all(|tile| is_protecting(state, tile));
    if protects { Saying::Protecting } else { Saying::Whole }
}

/// The same for a text of which no tiles are known.
pub(super) fn saying_of_text(state: &State, text: &str) -> Saying {
    if protects(state, text) { Saying::Protecting } else { Saying::Whole }
}

/// Boards of other programs have such words as bare texts: what they show or say counts as well.
fn is_protecting(state: &State, tile: &Tile) -> bool {
    match &tile.piece {
        Piece::Word(id) => PROTECTED_WORDS.contains(&id.as_str()),
        Piece::Phrase(_) => false,
        Piece::Text(text) => protects(state, text) || protects(state, &tile.vocalization),
    }
}

fn protects(state: &State, text: &str) -> bool {
    let word = state.words.find(text.trim().trim_end_matches(['.', '?', '!']));
    word.is_some_and(|word| PROTECTED_WORDS.contains(&word.id.as_str()))
}

/// Says a text.
pub(super) fn say(state: &mut State, text: &str) -> Vec<Effect> {
    say_clip(state, text, None)
}

/// Says a text, or plays the clip recorded for it.
pub(super) fn say_clip(state: &mut State, text: &str, clip: Option<BlobId>) -> Vec<Effect> {
    say_as(state, text, clip, Saying::Whole)
}

/// The same for what is a word or must always come through.
pub(super) fn say_as(state: &mut State, text: &str, clip: Option<BlobId>, saying: Saying) -> Vec<Effect> {
    if text.trim().is_empty() && clip.is_none() {
        return Vec::new();
    }
    let what = speaking_as(state, text, clip, saying);
    let id = state.effect_id();
    vec![Effect::Speak { id, what }]
}

/// Holds on in the middle of what is being said, or goes on there.
pub(super) fn pause(state: &mut State, on: bool) -> Vec<Effect> {
    if state.speaking.is_none() || state.paused == on {
        return Vec::new();
    }
    state.paused = on;
    let mut effects = vec![Effect::PauseSpeech(on)];
    effects.extend(recognize::speaking(state));
    effects
}

/// Ends what is being said or held on, and all that waits.
pub(super) fn stop(state: &mut State) -> Vec<Effect> {
    (state.speaking, state.paused) = (None, false);
    let mut effects = vec![Effect::StopSpeech];
    effects.extend(recognize::speaking(state));
    effects
}

/// Who is heard, and what of theirs is held on.
pub(super) struct Heard {
    who: Option<ProfileId>,
    room: Room,
    held: Option<Strip>,
}

impl Heard {
    pub(super) fn now(state: &State) -> Self {
        Self { who: state.who.clone(), room: state.room, held: state.paused.then(|| state.strip()) }
    }

    /// One person's sentence is not said, or held on, where the next one is; nor is what is left of a sentence that is another one by now.
    pub(super) fn ends(&self, state: &mut State) -> Vec<Effect> {
        let left = state.who != self.who || (state.room == Room::Who && self.room != Room::Who);
        let other = state.paused && self.held.as_ref().is_some_and(|strip| *strip != state.strip());
        if (self.who.is_some() && left) || other { stop(state) } else { Vec::new() }
    }
}
