//! Settings of a person: the whole profile as edited, made sane.

use super::profiles::MAX_NAME;
use super::{commit, one_line, speech, start, talk};
use crate::app::command::SettingsCommand;
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::State;
use crate::domain::id::{ArtworkId, BlobId, ProfileId};
use crate::domain::notice::Notice;
use crate::domain::own_word;
use crate::domain::profile::{MAX_VOLUME, Profile, undo_list_of_workshop};
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::vocabulary::SymbolRef;
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: SettingsCommand) -> Vec<Effect> {
    match command {
        SettingsCommand::Save(profile) => save(state, *profile),
        SettingsCommand::Theme(theme) => match state.person().cloned() {
            Some(mut person) => {
                person.face.theme = theme;
                save(state, person)
            }
            None => Vec::new(),
        },
        SettingsCommand::Portrait(id) => portrait(state, &id),
    }
}

/// A work becomes the person's picture: as it is stored, or what is seen of its sheet, which has to be made first.
fn portrait(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(mut person) = state.person().cloned() else { return Vec::new() };
    let Some(work) = state.library.artworks.get(id).filter(|work| work.profile == person.id) else { return Vec::new() };
    let sheet = state.library.sheet(work);
    if let Some(base) = sheet.plain() {
        person.picture = symbol_of(base);
        return save(state, person);
    }
    let (id, effect) = start(state, Job::Flatten(sheet));
    state.portraits.insert(id, (person.id.clone(), person.id));
    vec![effect]
}

/// The picture of a sheet is here; `None`: it was made for something else.
pub(super) fn pictured(state: &mut State, id: EffectId, blob: &BlobId, png: &Arc<Vec<u8>>) -> Option<Vec<Effect>> {
    let (who, list) = state.portraits.remove(&id)?;
    let Some(mut person) = state.library.profiles.get(&who).cloned() else { return Some(Vec::new()) };
    person.picture = symbol_of(blob);
    let transaction = Transaction::new("settings", Some(list), vec![Write::put(Record::Profile(person))]);
    Some(vec![commit(state, transaction, vec![(blob.clone(), Arc::clone(png))])])
}

fn symbol_of(blob: &BlobId) -> SymbolRef {
    SymbolRef(format!("blob:{blob}"))
}

fn save(state: &mut State, person: Profile) -> Vec<Effect> {
    let who = person.id.clone();
    save_in(state, person, Some(who))
}

/// Keeps what was changed of a person, as a step of this undo list.
pub(super) fn save_in(state: &mut State, mut person: Profile, list: Option<ProfileId>) -> Vec<Effect> {
    let Some(before) = state.library.profiles.get(&person.id).cloned() else { return Vec::new() };
    person.name = one_line(&person.name, MAX_NAME);
    let taken = state.library.profiles.values().any(|other| other.id != person.id && other.name == person.name);
    if person.name.is_empty() || taken {
        let what = if taken { "name-taken" } else { "name-empty" };
        state.tell(Notice::problem(what).with("name", &person.name));
        person.name.clone_from(&before.name);
    }
    person.group = one_line(&person.group, MAX_NAME);
    // Recordings are made and deleted at their buttons only.
    person.clips.clone_from(&before.clips);
    person.things.clone_from(&before.things);
    // The card is entered behind the PIN only.
    person.about.clone_from(&before.about);
    // What is hidden from a person is decided in the workshop, and a stay has its own beginning and end.
    if list != Some(undo_list_of_workshop()) {
        person.calm.clone_from(&before.calm);
    }
    person.calm = person.calm.held();
    person.stays = before.stays;
    // So is whom to call for them: sealed where the key is.
    person.guardian.clone_from(&before.guardian);
    // What the person sees is theirs to say, in Talk.
    person.sees_all = before.sees_all;
    person.hand = person.hand.held();
    person.access = person.access.held();
    person.words = own_word::held(&person.words);
    person.level = person.level.clamp(1, 4);
    person.face.scale = person.face.scale.clamp(0.8, 2.0);
    person.speech.rate = person.speech.rate.clamp(0.5, 2.0);
    person.speech.pitch = person.speech.pitch.clamp(0.5, 2.0);
    person.speech.volume = person.speech.volume.clamp(0.0, MAX_VOLUME);
    if before == person {
        return Vec::new();
    }
    let voice_changed = before.speech != person.speech || before.lang != person.lang;
    let grid_changed = (before.grid, &before.home, &before.sets) != (person.grid, &person.home, &person.sets);
    let effect =
        commit(state, Transaction::new("settings", list, vec![Write::put(Record::Profile(person))]), Vec::new());
    if grid_changed {
        state.talk.board = state.home_board();
        state.talk.trail.clear();
    }
    talk::refresh(state);
    if voice_changed {
        return vec![effect, speech::prepare(state)];
    }
    vec![effect]
}
