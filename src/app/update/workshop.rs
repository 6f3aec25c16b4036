//! The workshop: people added one by one or from a list, changed and removed. Nothing of it happens without the PIN.

use super::profiles::{self, MAX_NAME};
use super::{camera, commit, one_line, services, settings, start};
use crate::app::command::{CameraCommand, Room};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::State;
use crate::app::workshop::{Candidate, Newcomer, Portrait, WorkshopCommand, WorkshopState};
use crate::art::picture::Picture;
use crate::domain::id::ProfileId;
use crate::domain::notice::Notice;
use crate::domain::profile::{Profile, undo_list_of_workshop};
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::template::Template;
use crate::formats::roster::RosterRow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether an instructor is in the workshop.
pub(super) fn is_open(state: &State) -> bool {
    state.room == Room::Workshop && state.services.unlocked
}

pub(super) fn on(state: &mut State, command: WorkshopCommand) -> Vec<Effect> {
    if !is_open(state) {
        return Vec::new();
    }
    match command {
        WorkshopCommand::Add(new) => add(state, new),
        WorkshopCommand::LookForPictures => {
            let folder = state.pictures_folder.clone();
            vec![start(state, Job::ListPictures(folder)).1]
        }
        WorkshopCommand::Photograph(on) => {
            (state.workshop.photographing, state.workshop.photo) = (on, None);
            camera::on(state, if on { CameraCommand::Open } else { CameraCommand::Close })
        }
        WorkshopCommand::ReadRoster(path) => {
            let (id, effect) = start(state, Job::ReadRoster(path));
            state.workshop = WorkshopState { reading: Some(id), ..WorkshopState::default() };
            vec![effect]
        }
        WorkshopCommand::TakeRoster => take_roster(state),
        WorkshopCommand::LeaveRoster => {
            state.workshop = WorkshopState::default();
            Vec::new()
        }
        WorkshopCommand::Save(person) => settings::save_in(state, *person, Some(undo_list_of_workshop())),
        WorkshopCommand::Remove(id) => profiles::remove(state, &id, Some(undo_list_of_workshop())),
        WorkshopCommand::Open(id, room) => open(state, id, room),
    }
}

/// Names in a list that nobody takes over are nothing for the next one who opens the room.
pub(super) fn only_in_its_room(state: &mut State) {
    if !is_open(state) {
        state.workshop = WorkshopState::default();
    }
}

/// To the room.
pub(super) fn enter() -> Vec<Effect> {
    vec![services::look()]
}

fn add(state: &mut State, new: Newcomer) -> Vec<Effect> {
    let Some(person) = profiles::new_person(state, &new.name, new.picture) else { return Vec::new() };
    let person = begun(Profile { address: new.address, ..person }, &new.group, &new.templates);
    let id = person.id.clone();
    let mut effects = keep(state, vec![person]);
    effects.extend(new.portrait.and_then(|portrait| bring(state, portrait, id)));
    effects
}

/// Brings the picture of somebody who was just added. One that cannot be read is told; they keep the symbol that they have.
fn bring(state: &mut State, portrait: Portrait, who: ProfileId) -> Option<Effect> {
    let job = match portrait {
        Portrait::File(path) => Job::ReadPicture(path),
        Portrait::Work(id) => Job::Flatten(state.library.sheet(state.library.artworks.get(&id)?)),
        Portrait::Photo => Job::KeepPhoto(state.workshop.photo.take()?),
    };
    let (id, effect) = start(state, job);
    state.portraits.insert(id, (who, undo_list_of_workshop()));
    Some(effect)
}

/// Whether the camera may be open for somebody new.
pub(super) fn photographs(state: &State) -> bool {
    is_open(state) && state.workshop.photographing
}

/// It has taken one: it is shown, and kept when they are added.
pub(super) fn photographed(state: &mut State, photo: Arc<Picture>) {
    (state.workshop.photographing, state.workshop.photo) = (false, Some(photo));
}

/// A new person with what they begin with.
fn begun(mut person: Profile, group: &str, templates: &[Template]) -> Profile {
    Template::apply_all(templates, &mut person);
    person.group = one_line(group, MAX_NAME);
    person
}

fn keep(state: &mut State, people: Vec<Profile>) -> Vec<Effect> {
    let writes = people.into_iter().map(|person| Write::put(Record::Profile(person))).collect();
    let transaction = Transaction::new("profile-add", Some(undo_list_of_workshop()), writes);
    vec![commit(state, transaction, Vec::new())]
}

/// A list was read, and is shown. `None`: it was given up meanwhile.
pub(super) fn roster_read(state: &mut State, id: EffectId, rows: Vec<RosterRow>) {
    if state.workshop.reading.take_if(|reading| *reading == id).is_none() {
        return;
    }
    let mut names = names(state);
    let candidate = |row: RosterRow| Candidate { known: !names.insert(one_line(&row.name, MAX_NAME)), row };
    state.workshop.roster = Some(rows.into_iter().map(candidate).collect());
}

/// A list could not be read: that is told.
pub(super) fn roster_failed(state: &mut State, id: EffectId) {
    state.workshop.reading.take_if(|reading| *reading == id);
}

fn names(state: &State) -> BTreeSet<String> {
    state.library.profiles.values().map(|person| person.name.clone()).collect()
}

fn take_roster(state: &mut State) -> Vec<Effect> {
    let Some(roster) = state.workshop.roster.take() else { return Vec::new() };
    // Somebody may have come since.
    let mut names = names(state);
    let mut people: Vec<Profile> = Vec::new();
    for Candidate { row, .. } in roster {
        let name = one_line(&row.name, MAX_NAME);
        if name.is_empty() || !names.insert(name.clone()) {
            continue;
        }
        let plain = profiles::plain_person(state, name, &people);
        let person = Profile {
            address: row.address.unwrap_or_default(),
            lang: row.lang.unwrap_or(state.lang),
            // One after the other, in the order of the list.
            made: state.now.saturating_add(people.len() as i64),
            ..plain
        };
        people.push(begun(person, &row.group, &row.templates));
    }
    state.tell(Notice::done("roster-added").with("count", people.len()));
    if people.is_empty() { Vec::new() } else { keep(state, people) }
}

/// The settings, boards and rooms are those of who is chosen.
fn open(state: &mut State, id: ProfileId, room: Room) -> Vec<Effect> {
    let Some(person) = state.library.profiles.get(&id) else { return Vec::new() };
    let is_hidden = room.place().is_some_and(|place| person.calm.hides_room(place));
    if !room.is_instructors() && !is_hidden {
        return Vec::new();
    }
    let mut effects = profiles::choose(state, id);
    // What is hidden from them is open for whoever knows the PIN, until the room is left.
    state.calm.let_in = Some(room);
    effects.extend(super::go(state, room));
    effects
}
