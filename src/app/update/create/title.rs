//! The name of a work: by symbols, as text, or in the maker's own voice.

use super::super::{change, commit};
use super::{MAX_TITLE, current};
use crate::app::command::{CreateStep, Room};
use crate::app::effect::{Effect, EffectId};
use crate::app::making::TitleVoice;
use crate::app::outcome::RecordingNews;
use crate::app::state::State;
use crate::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use crate::domain::id::{BlobId, WordId};
use crate::domain::record::{Record, Transaction, Write};
use std::sync::Arc;

pub(super) fn word(state: &mut State, id: &WordId) -> Vec<Effect> {
    let Some(word) = state.words.word(id.as_str()).cloned() else { return Vec::new() };
    let lang = state.lang();
    entitle(state, |title| {
        let text = [title.text.as_str(), word.text(lang)].join(" ");
        title.text = text.trim().chars().take(MAX_TITLE).collect();
        title.symbols.push(word.symbol.clone());
    })
}

pub(super) fn back(state: &mut State) -> Vec<Effect> {
    entitle(state, |title| {
        title.symbols.pop();
        let words = title.text.rsplit_once(' ').map(|(rest, _)| rest.to_owned());
        title.text = words.unwrap_or_default();
    })
}

/// Changes the title, in the saved work if there is one.
pub(super) fn entitle(state: &mut State, edit: impl FnOnce(&mut Title)) -> Vec<Effect> {
    match titled(state, edit) {
        Some(work) => vec![change(state, "work-title", vec![Write::put(Record::Artwork(work))])],
        None => Vec::new(),
    }
}

/// The work with its new title; `None`: nothing is saved yet, or nothing changed.
fn titled(state: &mut State, edit: impl FnOnce(&mut Title)) -> Option<Artwork> {
    edit(&mut state.create.title);
    let title = state.create.title.clone();
    let mut work = current(state).cloned().filter(|work| work.title != title)?;
    work.title = title.clone();
    match work.steps.last_mut() {
        Some(Step { did: Deed::Titled(last), .. }) => *last = title,
        _ => work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Titled(title), result: None }),
    }
    Some(work)
}

/// Begins or ends saying the title.
pub(super) fn voice(state: &mut State, on: bool) -> Vec<Effect> {
    match (on, &state.create.voice) {
        (true, None) if state.who.is_some() => {
            let id = state.effect_id();
            state.create.voice = Some(TitleVoice { id, listening: false, ended: false });
            // The recording should not hear the voice.
            vec![Effect::StopSpeech, Effect::RecordStart { id }]
        }
        (false, Some(TitleVoice { id, ended: false, .. })) => {
            let id = *id;
            if let Some(voice) = &mut state.create.voice {
                (voice.ended, voice.listening) = (true, false);
            }
            vec![Effect::RecordStop { id }]
        }
        _ => Vec::new(),
    }
}

/// The microphone is closed wherever its key is not seen; what it heard is forgotten.
pub fn only_where_seen(state: &mut State) -> Vec<Effect> {
    if state.room == Room::Create && state.create.step == CreateStep::Name && state.who.is_some() {
        return Vec::new();
    }
    match state.create.voice.take() {
        Some(TitleVoice { id, ended: false, .. }) => vec![Effect::RecordStop { id }],
        _ => Vec::new(),
    }
}

/// Something came back from the microphone; `None`: it was opened for something else.
pub fn recorded(state: &mut State, id: EffectId, news: &RecordingNews) -> Option<Vec<Effect>> {
    let voice = state.create.voice.as_mut().filter(|voice| voice.id == id)?;
    match news {
        RecordingNews::Started => {
            voice.listening = true;
            Some(Vec::new())
        }
        RecordingNews::Recorded(wav) => {
            state.create.voice = None;
            Some(keep(state, wav))
        }
        RecordingNews::Failed(notice) => {
            state.create.voice = None;
            state.tell(notice.clone());
            Some(Vec::new())
        }
    }
}

/// Keeps the recording with the title. Before anything is saved there is nothing to keep it with: naming comes last.
fn keep(state: &mut State, wav: &Arc<Vec<u8>>) -> Vec<Effect> {
    let blob = BlobId::of(wav);
    let Some(work) = titled(state, |title| title.voice = Some(blob.clone())) else { return Vec::new() };
    let transaction = Transaction::new("work-title", state.who.clone(), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, Arc::clone(wav))])]
}
