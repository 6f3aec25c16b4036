//! The person's collection of sentences: kept in folders and at quick places, said at a tap, forgotten; and where they are.

use super::{captions, talk};
use super::{change, one_line, speech};
use crate::app::command::SayingsCommand;
use crate::app::effect::Effect;
use crate::app::partner;
use crate::app::state::State;
use crate::domain::clip::said_key;
use crate::domain::id::{UtteranceId, WordId};
use crate::domain::record::{Kind, Record, Write};
use crate::domain::strip::{MAX_FOLDER, QUICK, Utterance};
use crate::domain::vocabulary::Semantic;

pub(super) fn on(state: &mut State, command: SayingsCommand) -> Vec<Effect> {
    match command {
        SayingsCommand::KeepStrip(folder) => keep_strip(state, &folder),
        SayingsCommand::File(id, folder) => file(state, &id, &folder),
        SayingsCommand::Quick(id, place) => quick(state, &id, place),
        SayingsCommand::SayQuick(place) => match at_quick(state, place).map(|said| said.id.clone()) {
            Some(id) => say(state, &id),
            None => Vec::new(),
        },
        SayingsCommand::ForgetAll => forget_all(state),
        SayingsCommand::Place(place) => be_at(state, place),
        SayingsCommand::To(level) => {
            state.talk.to = level;
            talk::refresh(state);
            Vec::new()
        }
        SayingsCommand::Heard(text) => {
            state.talk.partner = partner::heard(state, &text);
            Vec::new()
        }
        SayingsCommand::Listen(on) => captions::listen(state, on),
        SayingsCommand::Answer(nth) => {
            let answer = state.talk.partner.as_ref().and_then(|partner| partner.answers.get(nth)).cloned();
            answer.map(|tile| talk::add_tile(state, tile)).unwrap_or_default()
        }
    }
}

/// Something of this person.
pub(super) fn own<'a>(state: &'a State, id: &UtteranceId) -> Option<&'a Utterance> {
    state.library.utterances.get(id).filter(|said| Some(&said.profile) == state.who.as_ref())
}

/// What lies at a quick place.
fn at_quick(state: &State, place: u8) -> Option<&Utterance> {
    let mine = state.library.utterances.values().filter(|said| Some(&said.profile) == state.who.as_ref());
    mine.filter(|said| said.favourite).find(|said| said.quick == Some(place))
}

/// Says it again: in the person's own voice, if they recorded it.
pub(super) fn say(state: &mut State, id: &UtteranceId) -> Vec<Effect> {
    let Some(said) = own(state, id) else { return Vec::new() };
    let (text, saying) = (said.text.clone(), speech::saying_of_all(state, &said.tiles));
    let clip = state.person().and_then(|person| person.clips.get(&said_key(id))).cloned();
    state.talk.last_said.clone_from(&text);
    speech::say_as(state, &text, clip, saying)
}

/// Keeps it, or no longer. What was never said is gone then.
pub(super) fn keep(state: &mut State, id: &UtteranceId, on: bool) -> Vec<Effect> {
    let Some(said) = own(state, id).filter(|said| said.favourite != on).cloned() else { return Vec::new() };
    if !on && said.prepared {
        return forget(state, id);
    }
    let (folder, quick) = if on { (said.folder, said.quick) } else { Default::default() };
    let said = Utterance { favourite: on, folder, quick, ..said };
    vec![change(state, "favourite", vec![Write::put(Record::Utterance(said))])]
}

/// Forgets it, with the recording of it.
pub(super) fn forget(state: &mut State, id: &UtteranceId) -> Vec<Effect> {
    let gone = own(state, id).map(|said| said.id.clone()).into_iter().collect();
    forget_these(state, "history-forget", gone)
}

/// With the recordings of them.
fn forget_these(state: &mut State, name: &str, gone: Vec<UtteranceId>) -> Vec<Effect> {
    let Some(mut person) = state.person().cloned().filter(|_| !gone.is_empty()) else { return Vec::new() };
    let mut writes: Vec<Write> = gone.iter().map(|id| Write::Delete(Kind::Utterance, id.0.clone())).collect();
    let clips = person.clips.len();
    gone.iter().for_each(|id| drop(person.clips.remove(&said_key(id))));
    if person.clips.len() < clips {
        writes.push(Write::put(Record::Profile(person)));
    }
    let effects = vec![change(state, name, writes)];
    talk::refresh(state);
    effects
}

fn forget_all(state: &mut State) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    let gone = state.library.utterances.values().filter(|said| said.profile == who && !said.favourite);
    let gone = gone.map(|said| said.id.clone()).collect();
    forget_these(state, "history-forget-all", gone)
}

/// A name of a folder: one line, not too long.
fn folder_name(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "), MAX_FOLDER)
}

fn keep_strip(state: &mut State, folder: &str) -> Vec<Effect> {
    let strip = state.strip();
    let text = state.sentence_now().to_owned();
    let Some(profile) = state.who.clone().filter(|_| !text.is_empty() && state.talk.modelling.is_none()) else {
        return Vec::new();
    };
    // What was just said need not be there twice.
    let newest =
        state.library.utterances.values().filter(|said| said.profile == profile).max_by_key(|said| (said.at, &said.id));
    let same = newest.filter(|said| state.talk.spoken && said.text == text).cloned();
    let said = same.unwrap_or_else(|| Utterance {
        id: state.ids.make("u"),
        profile,
        at: state.now,
        tiles: strip.tiles,
        endings: strip.endings,
        text,
        lang: state.lang(),
        prepared: true,
        ..Utterance::default()
    });
    let said = Utterance { favourite: true, folder: folder_name(folder), ..said };
    let effects = vec![change(state, "favourite-add", vec![Write::put(Record::Utterance(said))])];
    talk::refresh(state);
    effects
}

fn file(state: &mut State, id: &UtteranceId, folder: &str) -> Vec<Effect> {
    let folder = folder_name(folder);
    let Some(said) = own(state, id).filter(|said| said.favourite && said.folder != folder).cloned() else {
        return Vec::new();
    };
    vec![change(state, "favourite", vec![Write::put(Record::Utterance(Utterance { folder, ..said }))])]
}

/// Whatever lay there before lies there no longer.
fn quick(state: &mut State, id: &UtteranceId, place: Option<u8>) -> Vec<Effect> {
    let fits = place.is_none_or(|place| place < QUICK);
    let Some(said) = own(state, id).filter(|said| fits && said.quick != place).cloned() else { return Vec::new() };
    let before = place.and_then(|place| at_quick(state, place)).cloned();
    let mut writes = vec![Write::put(Record::Utterance(Utterance { favourite: true, quick: place, ..said }))];
    writes.extend(before.map(|said| Write::put(Record::Utterance(Utterance { quick: None, ..said }))));
    vec![change(state, "favourite", writes)]
}

fn be_at(state: &mut State, place: Option<WordId>) -> Vec<Effect> {
    let is_place = |id: &WordId| state.words.word(id.as_str()).is_some_and(|word| word.semantic == Semantic::Place);
    if place.as_ref().is_none_or(is_place) {
        state.talk.place = place;
        talk::refresh(state);
    }
    Vec::new()
}
