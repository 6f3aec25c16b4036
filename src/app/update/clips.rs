//! Own recordings for buttons and kept sentences: choose, record, hear, delete. Nothing is recorded without a tap on its key, and
//! the microphone is never open where the person does not see it: whoever leaves the mode or the room closes it.

use super::{commit, go, sayings, speech, talk};
use crate::app::clips::{ClipOf, ClipState};
use crate::app::command::{ClipsCommand, Room};
use crate::app::effect::{Effect, EffectId};
use crate::app::outcome::RecordingNews;
use crate::app::state::State;
use crate::domain::board::{Board, Button};
use crate::domain::id::{BlobId, UtteranceId};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: ClipsCommand) -> Vec<Effect> {
    match command {
        ClipsCommand::Mode(true) => enter(state),
        ClipsCommand::Mode(false) => leave(state),
        ClipsCommand::For(id) => choose(state, id),
        ClipsCommand::Start => start(state),
        ClipsCommand::Stop => stop(state),
        ClipsCommand::Play => play(state),
        ClipsCommand::Delete => delete(state),
    }
}

fn enter(state: &mut State) -> Vec<Effect> {
    if state.who.is_none() || state.talk.clip.is_some() {
        return Vec::new();
    }
    let effects = go(state, Room::Talk);
    state.talk.clip = Some(ClipState::default());
    effects
}

/// Ends the mode. A recording that was not stopped is forgotten; one that was stopped is still kept when it comes.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.talk.clip.take().and_then(|clip| clip.recording) else { return Vec::new() };
    state.recordings.remove(&id);
    vec![Effect::RecordStop { id }]
}

/// Whatever led out of Talk ended the mode.
pub(super) fn only_in_talk(state: &mut State) -> Vec<Effect> {
    let seen = state.room == Room::Talk || state.room == Room::Boards && state.editing.sound;
    if seen && state.who.is_some() { Vec::new() } else { leave(state) }
}

/// A tap on a button: one that says something is chosen, and other boards are still reached. While it records, a tap
/// beside the keys changes nothing.
pub(super) fn press(state: &mut State, board: &Board, button: &Button) -> Vec<Effect> {
    let Some(clip) = state.talk.clip.as_mut().filter(|clip| clip.recording.is_none()) else { return Vec::new() };
    if button.speaks() {
        clip.chosen = Some(ClipOf::Button(board.id.clone(), button.id.clone()));
    }
    button.load_board.as_ref().map(|link| talk::follow(state, board, link)).unwrap_or_default()
}

/// A kept sentence is chosen. The list in which it stands stays where it is.
fn choose(state: &mut State, id: UtteranceId) -> Vec<Effect> {
    let keeps = sayings::own(state, &id).is_some_and(|said| said.favourite);
    if keeps && state.room == Room::Talk && state.talk.clip.is_none() {
        state.talk.clip = Some(ClipState { chosen: Some(ClipOf::Said(id)), ..ClipState::default() });
    }
    Vec::new()
}

/// The clip key of what is chosen, unless a recording is being made.
fn chosen_key(state: &State) -> Option<String> {
    let waits = state.talk.clip.as_ref().is_some_and(|clip| clip.recording.is_none());
    state.chosen_clip_key().filter(|_| waits)
}

fn start(state: &mut State) -> Vec<Effect> {
    let (Some(key), Some(who)) = (chosen_key(state), state.who.clone()) else { return Vec::new() };
    let id = state.effect_id();
    state.recordings.insert(id, (who, key));
    if let Some(clip) = &mut state.talk.clip {
        (clip.recording, clip.listening) = (Some(id), false);
    }
    // The recording should not hear the voice.
    vec![Effect::StopSpeech, Effect::RecordStart { id }]
}

fn stop(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.talk.clip.as_ref().and_then(|clip| clip.recording) else { return Vec::new() };
    closed(state, id);
    vec![Effect::RecordStop { id }]
}

/// The microphone of this recording is closed.
fn closed(state: &mut State, id: EffectId) {
    if let Some(clip) = state.talk.clip.as_mut().filter(|clip| clip.recording == Some(id)) {
        (clip.recording, clip.listening) = (None, false);
    }
}

fn play(state: &mut State) -> Vec<Effect> {
    let Some(clip) = chosen_key(state).and_then(|key| state.person()?.clips.get(&key).cloned()) else {
        return Vec::new();
    };
    let button = state.chosen_button().map(|(board, button)| talk::button_text(state, board, button));
    let text = button.or_else(|| state.chosen_saying().map(|said| said.text.clone())).unwrap_or_default();
    speech::say_clip(state, &text, Some(clip))
}

fn delete(state: &mut State) -> Vec<Effect> {
    let (Some(key), Some(mut person)) = (chosen_key(state), state.person().cloned()) else { return Vec::new() };
    match person.clips.remove(&key) {
        Some(_) => {
            let transaction =
                Transaction::new("clip-delete", Some(person.id.clone()), vec![Write::put(Record::Profile(person))]);
            vec![commit(state, transaction, Vec::new())]
        }
        None => Vec::new(),
    }
}

/// Something came back from the microphone.
pub(super) fn recorded(state: &mut State, id: EffectId, news: RecordingNews) -> Vec<Effect> {
    match news {
        RecordingNews::Started => {
            if let Some(clip) = state.talk.clip.as_mut().filter(|clip| clip.recording == Some(id)) {
                clip.listening = true;
            }
            Vec::new()
        }
        RecordingNews::Recorded(wav) => keep(state, id, wav),
        RecordingNews::Failed(notice) => {
            closed(state, id);
            if state.recordings.remove(&id).is_some() {
                state.tell(notice);
            }
            Vec::new()
        }
    }
}

/// Keeps a recording on the profile, in place of an earlier one. One that is no longer wanted is forgotten.
fn keep(state: &mut State, id: EffectId, wav: Arc<Vec<u8>>) -> Vec<Effect> {
    closed(state, id);
    let Some((who, key)) = state.recordings.remove(&id) else { return Vec::new() };
    let Some(mut person) = state.library.profiles.get(&who).cloned() else { return Vec::new() };
    let blob = BlobId::of(&wav);
    person.clips.insert(key, blob.clone());
    // While the mode is on, the button itself shows it.
    if state.talk.clip.is_none() {
        state.tell(Notice::done("recording-saved"));
    }
    let transaction = Transaction::new("clip-add", Some(who.clone()), vec![Write::put(Record::Profile(person))]);
    vec![commit(state, transaction, vec![(blob, wav)])]
}
