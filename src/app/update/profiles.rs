//! People: add, choose, remove.

use super::{clips, commit, create, happened, one_line, recognize, speech, talk};
use crate::app::command::{ProfilesCommand, Room};
use crate::app::editing::Editing;
use crate::app::effect::Effect;
use crate::app::making::CreateState;
use crate::app::state::State;
use crate::domain::board::own_set;
use crate::domain::id::ProfileId;
use crate::domain::notice::Notice;
use crate::domain::profile::{PICTURES, Profile};
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::vocabulary::SymbolRef;

/// A name longer than this does not fit its card.
pub(super) const MAX_NAME: usize = 40;

pub(super) fn on(state: &mut State, command: ProfilesCommand) -> Vec<Effect> {
    match command {
        ProfilesCommand::Add { name, picture } => add(state, &name, picture),
        ProfilesCommand::Choose(id) => choose(state, id),
        ProfilesCommand::Remove(id) => remove(state, &id, None),
    }
}

fn add(state: &mut State, name: &str, picture: SymbolRef) -> Vec<Effect> {
    let Some(person) = new_person(state, name, picture) else { return Vec::new() };
    vec![commit(state, Transaction::new("profile-add", None, vec![Write::put(Record::Profile(person))]), Vec::new())]
}

/// Somebody new; none where the name cannot be: that is told.
pub(super) fn new_person(state: &mut State, name: &str, picture: SymbolRef) -> Option<Profile> {
    let name = one_line(name, MAX_NAME);
    if name.is_empty() {
        state.tell(Notice::problem("name-empty"));
        return None;
    }
    if state.library.profiles.values().any(|person| person.name == name) {
        state.tell(Notice::problem("name-taken").with("name", &name));
        return None;
    }
    let person = plain_person(state, name, &[]);
    Some(if picture.0.is_empty() { person } else { Profile { picture, ..person } })
}

/// Somebody of this name with a picture that few here, and few of those who come with them, have.
pub(super) fn plain_person(state: &mut State, name: String, with: &[Profile]) -> Profile {
    let id = state.ids.make("p");
    Profile { lang: state.lang, picture: rarest_picture(state, with), ..Profile::new(id, &name, state.now) }
}

/// Who has not chosen a picture gets one that few others have: people who do not read find themselves by it.
fn rarest_picture(state: &State, with: &[Profile]) -> SymbolRef {
    let people = || state.library.profiles.values().chain(with);
    let bearers = |symbol: &str| people().filter(|person| person.picture.0 == symbol).count();
    PICTURES.into_iter().min_by_key(|symbol| bearers(symbol)).map(SymbolRef::from).unwrap_or_default()
}

pub(super) fn choose(state: &mut State, id: ProfileId) -> Vec<Effect> {
    if !state.library.profiles.contains_key(&id) {
        return Vec::new();
    }
    let mut effects = clips::leave(state);
    effects.extend(create::clear(state, CreateState::default()));
    effects.extend(recognize::close(state));
    state.recognize = Default::default();
    state.who = Some(id);
    state.room = Room::Home;
    state.talk = Default::default();
    state.errand = Default::default();
    // A picture that is still being read was for a board of the person before. What was copied stays.
    state.editing = Editing { copied: state.editing.copied.take(), ..Editing::default() };
    state.work = None;
    state.film = None;
    // What was said last can be said again, also on another day.
    let said = state.who.as_ref().map(|who| state.library.said(who)).unwrap_or_default();
    let newest = said.into_iter().max_by_key(|said| said.at).map(|said| said.text.clone());
    state.talk.last_said = newest.unwrap_or_default();
    talk::enter(state);
    effects.push(speech::prepare(state));
    effects
}

/// Removes a person with their strip and history in one step of this undo list. Works stay: they belong to their maker's name.
pub(super) fn remove(state: &mut State, id: &ProfileId, list: Option<ProfileId>) -> Vec<Effect> {
    if !state.library.profiles.contains_key(id) {
        return Vec::new();
    }
    let mut writes = vec![Write::Delete(Kind::Profile, id.0.clone())];
    if state.library.strips.contains_key(id) {
        writes.push(Write::Delete(Kind::Strip, id.0.clone()));
    }
    if state.library.following.contains_key(id) {
        writes.push(Write::Delete(Kind::Following, id.0.clone()));
    }
    let not_yet = state.library.not_yet.values().filter(|said| &said.profile == id);
    writes.extend(not_yet.map(|said| Write::Delete(Kind::NotYet, said.id.clone())));
    let agreed = state.library.agreed.values().filter(|said| &said.profile == id);
    writes.extend(agreed.map(|said| Write::Delete(Kind::Agreed, said.id.0.clone())));
    let said = state.library.utterances.values().filter(|said| &said.profile == id);
    writes.extend(said.map(|said| Write::Delete(Kind::Utterance, said.id.0.clone())));
    let taught = state.library.examples.values().filter(|example| &example.profile == id);
    writes.extend(taught.map(|example| Write::Delete(Kind::Example, example.id.0.clone())));
    if let Some(own) = state.library.sets.get(&own_set(id)) {
        writes.extend(own.boards.iter().map(|board| Write::Delete(Kind::Board, board.0.clone())));
        writes.push(Write::Delete(Kind::BoardSet, own.id.0.clone()));
    }
    let mut effects = happened::forget(state, id);
    if state.who.as_ref() == Some(id) {
        effects.extend(create::clear(state, CreateState::default()));
    }
    effects.push(commit(state, Transaction::new("profile-remove", list, writes), Vec::new()));
    if state.who.as_ref() == Some(id) {
        state.who = None;
        state.room = if state.room == Room::Workshop { Room::Workshop } else { Room::Who };
    }
    effects
}
