//! The maker's own words about a work, recorded. The microphone is open only while its key is seen.

use super::super::{change, commit, speech};
use crate::app::command::Room;
use crate::app::effect::{Effect, EffectId};
use crate::app::exhibit::{ExhibitView, WordsVoice};
use crate::app::outcome::RecordingNews;
use crate::app::state::State;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::record::{Record, Transaction, Write};
use std::sync::Arc;

/// Begins or ends a recording.
pub(super) fn turn(state: &mut State, work: &ArtworkId, on: bool) -> Vec<Effect> {
    if !on {
        return hang_up(state).into_iter().collect();
    }
    if state.exhibit.voice.is_some() || !state.library.artworks.contains_key(work) {
        return Vec::new();
    }
    let id = state.effect_id();
    state.exhibit.voice = Some(WordsVoice { id, work: work.clone(), listening: false, ended: false });
    // The recording should not hear the voice.
    vec![Effect::StopSpeech, Effect::RecordStart { id }]
}

fn hang_up(state: &mut State) -> Option<Effect> {
    let voice = state.exhibit.voice.as_mut().filter(|voice| !voice.ended)?;
    (voice.ended, voice.listening) = (true, false);
    Some(Effect::RecordStop { id: voice.id })
}

/// The microphone is closed wherever its key is not seen.
pub(in crate::app::update) fn only_where_seen(state: &mut State) -> Vec<Effect> {
    let exhibit = &state.exhibit;
    let of_it = exhibit.voice.as_ref().is_some_and(|voice| Some(&voice.work) == exhibit.selected.as_ref());
    let seen = state.room == Room::Exhibit && exhibit.view == ExhibitView::Label && of_it && state.who.is_some();
    if seen { Vec::new() } else { hang_up(state).into_iter().collect() }
}

/// Something came back from the microphone; `None`: it was opened for something else.
pub(in crate::app::update) fn recorded(state: &mut State, id: EffectId, news: &RecordingNews) -> Option<Vec<Effect>> {
    let voice = state.exhibit.voice.as_mut().filter(|voice| voice.id == id)?;
    if matches!(news, RecordingNews::Started) {
        voice.listening = !voice.ended;
        return Some(Vec::new());
    }
    let work = state.exhibit.voice.take().map(|voice| voice.work)?;
    Some(match news {
        RecordingNews::Recorded(wav) => keep(state, &work, wav),
        RecordingNews::Failed(notice) => {
            state.tell(notice.clone());
            Vec::new()
        }
        RecordingNews::Started => Vec::new(),
    })
}

fn keep(state: &mut State, id: &ArtworkId, wav: &Arc<Vec<u8>>) -> Vec<Effect> {
    let Some(mut work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    let blob = BlobId::of(wav);
    work.label.words.voice = Some(blob.clone());
    work.touched = state.now;
    let transaction = Transaction::new("label-voice", state.who.clone(), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, Arc::clone(wav))])]
}

/// Takes the recording away.
pub(super) fn silent(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(mut work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    match work.label.words.voice.take() {
        Some(_) => vec![change(state, "label-voice", vec![Write::put(Record::Artwork(work))])],
        None => Vec::new(),
    }
}

/// The maker's words, in their own voice if they said them.
pub(super) fn hear(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(words) = state.library.artworks.get(id).map(|work| work.label.words.clone()) else { return Vec::new() };
    speech::say_clip(state, &words.text, words.voice)
}
