//! The name of a work: by symbols, as text, or in the maker's own voice.

use super::super::commit;
use super::MAX_TITLE;
use super::table::{at_left, current, new_work, store};
use crate::app::command::{CreateStep, Room};
use crate::app::effect::{Effect, EffectId};
use crate::app::making::{CreateState, TitleVoice};
use crate::app::outcome::RecordingNews;
use crate::app::state::State;
use crate::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use crate::domain::id::{ArtworkId, BlobId, Millis, WordId};
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

/// Changes the title, in the work on the table; a title can also be the first of a work.
pub(super) fn entitle(state: &mut State, edit: impl FnOnce(&mut Title)) -> Vec<Effect> {
    let mut title = state.create.title.clone();
    edit(&mut title);
    if title == state.create.title || state.who.is_none() {
        return Vec::new();
    }
    state.create.title = title.clone();
    let mut work = match current(state).cloned() {
        Some(work) => work,
        None => new_work(state),
    };
    entitled(&mut work, title, state.now);
    vec![store(state, work, "work-title")]
}

/// Gives a work its title. What is tapped in a row is one step.
fn entitled(work: &mut Artwork, title: Title, now: Millis) {
    work.title = title.clone();
    match work.steps.last_mut() {
        Some(Step { did: Deed::Titled(last), .. }) => *last = title,
        _ => work.steps.push(Step { at: now, by: Hand::Person, did: Deed::Titled(title), result: None }),
    }
}

/// Begins or ends saying the title.
pub(super) fn voice(state: &mut State, on: bool) -> Vec<Effect> {
    if !on {
        return hang_up(state).into_iter().collect();
    }
    let Some(work) = current(state).map(|work| work.id.clone()) else { return Vec::new() };
    if state.who.is_none() || state.create.voice.is_some() {
        return Vec::new();
    }
    let id = state.effect_id();
    state.create.voice = Some(TitleVoice { id, work, listening: false, ended: false });
    // The recording should not hear the voice.
    vec![Effect::StopSpeech, Effect::RecordStart { id }]
}

/// Closes the microphone; what it heard until now is on its way.
pub(super) fn hang_up(state: &mut State) -> Option<Effect> {
    let voice = state.create.voice.as_mut().filter(|voice| !voice.ended)?;
    (voice.ended, voice.listening) = (true, false);
    Some(Effect::RecordStop { id: voice.id })
}

/// The microphone is closed wherever its key is not seen.
pub fn only_where_seen(state: &mut State) -> Vec<Effect> {
    let seen = state.room == Room::Create && state.create.step == CreateStep::Name && state.who.is_some();
    if seen { Vec::new() } else { hang_up(state).into_iter().collect() }
}

/// Something came back from the microphone; `None`: it was opened for something else.
pub fn recorded(state: &mut State, id: EffectId, news: &RecordingNews) -> Option<Vec<Effect>> {
    let waits = |create: &CreateState| create.voice.as_ref().is_some_and(|voice| voice.id == id);
    if !waits(&state.create) {
        return at_left(state, waits, |state| recorded_here(state, news));
    }
    Some(recorded_here(state, news))
}

fn recorded_here(state: &mut State, news: &RecordingNews) -> Vec<Effect> {
    if matches!(news, RecordingNews::Started) {
        if let Some(voice) = &mut state.create.voice {
            voice.listening = !voice.ended;
        }
        return Vec::new();
    }
    let work = state.create.voice.take().map(|voice| voice.work);
    match (news, work) {
        (RecordingNews::Recorded(wav), Some(work)) => return keep(state, &work, wav),
        (RecordingNews::Failed(notice), _) => state.tell(notice.clone()),
        _ => {}
    }
    Vec::new()
}

/// Keeps the recording with the title of its work, whatever lies on the table now.
fn keep(state: &mut State, id: &ArtworkId, wav: &Arc<Vec<u8>>) -> Vec<Effect> {
    let Some(mut work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    let blob = BlobId::of(wav);
    let title = Title { voice: Some(blob.clone()), ..work.title.clone() };
    entitled(&mut work, title.clone(), state.now);
    work.touched = state.now;
    if state.create.draft.work.as_ref() == Some(id) {
        state.create.title = title;
    }
    let transaction = Transaction::new("work-title", state.who.clone(), vec![Write::put(Record::Artwork(work))]);
    vec![commit(state, transaction, vec![(blob, Arc::clone(wav))])]
}
