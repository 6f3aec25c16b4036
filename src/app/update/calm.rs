//! Hidden rooms, and the one in which a person stays. What is hidden is not there by any way: whatever led to it, the person is
//! where they may be when the command is done.

use super::{access, change_of_device, go, profiles, services, speech};
use crate::app::calm::CalmCommand;
use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::calm::{Place, Stay};
use crate::domain::id::ProfileId;
use crate::domain::profile::Profile;
use crate::domain::record::{Record, Write};
use crate::domain::turn::Saying;
use std::collections::BTreeMap;

pub(super) fn on(state: &mut State, command: CalmCommand) -> Vec<Effect> {
    match command {
        CalmCommand::Resume => resume(state),
        CalmCommand::OpenInKiosk => {
            state.calm.kiosk = true;
            Vec::new()
        }
        CalmCommand::Kiosk(on) if state.services.unlocked => {
            state.calm.kiosk = on;
            vec![Effect::Kiosk(on)]
        }
        CalmCommand::Kiosk(_) => Vec::new(),
        CalmCommand::Stay(id, place) if state.room == Room::Workshop && state.services.unlocked => {
            begin(state, id, place)
        }
        CalmCommand::Stay(..) => Vec::new(),
        CalmCommand::ShowWayOut(shown) => {
            state.calm.way_out = shown && state.stays_in().is_some();
            // Whether there is a PIN decides how one gets out.
            if state.calm.way_out { vec![services::look()] } else { Vec::new() }
        }
        CalmCommand::Call(text) => {
            let mut effects = access::chime(state);
            effects.extend(speech::say_as(state, &text, None, Saying::Protecting));
            effects
        }
        CalmCommand::SayAloud(text) => speech::say_as(state, &text, None, Saying::Protecting),
        CalmCommand::HeldToLeave if state.services.has_pin == Some(false) && state.calm.way_out => end(state),
        CalmCommand::HeldToLeave => Vec::new(),
    }
}

/// Who stays: only one does, the one who began last.
fn stayer(state: &State) -> Option<(ProfileId, Place)> {
    let stays = state.library.profiles.values().filter_map(|person| Some((person, person.stays?)));
    stays.max_by_key(|(_, stay)| stay.since).map(|(person, stay)| (person.id.clone(), stay.place))
}

fn resume(state: &mut State) -> Vec<Effect> {
    state.calm.counts = true;
    let Some((id, place)) = stayer(state) else { return Vec::new() };
    let mut effects = profiles::choose(state, id);
    effects.extend(go(state, Room::of(place)));
    effects
}

/// One person stays; nobody else does any longer.
fn begin(state: &mut State, id: ProfileId, place: Place) -> Vec<Effect> {
    if !Place::STAYED.contains(&place) || !state.library.profiles.contains_key(&id) {
        return Vec::new();
    }
    let stay = Stay { place, since: state.now };
    let stays = |person: &Profile| (person.id == id).then_some(stay);
    let changed = state.library.profiles.values().filter(|person| person.stays != stays(person));
    let writes = changed.map(|person| Write::put(Record::Profile(Profile { stays: stays(person), ..person.clone() })));
    let writes: Vec<Write> = writes.collect();
    let mut effects = vec![change_of_device(state, "stay", writes)];
    state.calm.counts = true;
    effects.extend(profiles::choose(state, id));
    effects.extend(go(state, Room::of(place)));
    effects
}

fn end(state: &mut State) -> Vec<Effect> {
    state.calm.way_out = false;
    let Some(person) = state.person().cloned() else { return Vec::new() };
    let writes = vec![Write::put(Record::Profile(Profile { stays: None, ..person }))];
    let mut effects = vec![change_of_device(state, "stay", writes)];
    effects.extend(go(state, Room::Home));
    effects
}

/// Who stays in a room, as it is now.
pub(super) fn kept(state: &State) -> BTreeMap<ProfileId, Stay> {
    state.library.profiles.values().filter_map(|person| Some((person.id.clone(), person.stays?))).collect()
}

/// The same after a backup was opened: it begins no stay that was ended, and ends none.
pub(super) fn put_back(state: &mut State, kept: &BTreeMap<ProfileId, Stay>) -> Vec<Effect> {
    let stays = |person: &Profile| kept.get(&person.id).copied();
    let changed = state.library.profiles.values().filter(|person| person.stays != stays(person));
    let writes = changed.map(|person| Write::put(Record::Profile(Profile { stays: stays(person), ..person.clone() })));
    let writes: Vec<Write> = writes.collect();
    if writes.is_empty() { Vec::new() } else { vec![change_of_device(state, "stay", writes)] }
}

/// Nobody is where nothing is for them; the PIN, given where one asks to get out, ends the stay.
pub(super) fn only_where_shown(state: &mut State) -> Vec<Effect> {
    state.calm.let_in.take_if(|room| *room != state.room);
    let Some(room) = state.stays_in() else {
        state.calm.way_out = false;
        return if state.shows_room(state.room) { Vec::new() } else { go(state, Room::Home) };
    };
    if state.calm.way_out && state.services.unlocked {
        return end(state);
    }
    if state.shows_room(state.room) { Vec::new() } else { go(state, room) }
}
