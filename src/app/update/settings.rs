//! Settings of a person: the whole profile as edited, made sane.

use super::profiles::MAX_NAME;
use super::{commit, one_line, speech, talk};
use crate::app::command::SettingsCommand;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::notice::Notice;
use crate::domain::profile::Profile;
use crate::domain::record::{Record, Transaction, Write};

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
    }
}

fn save(state: &mut State, mut person: Profile) -> Vec<Effect> {
    let Some(before) = state.library.profiles.get(&person.id).cloned() else { return Vec::new() };
    person.name = one_line(&person.name, MAX_NAME);
    let taken = state.library.profiles.values().any(|other| other.id != person.id && other.name == person.name);
    if person.name.is_empty() || taken {
        let what = if taken { "name-taken" } else { "name-empty" };
        state.tell(Notice::problem(what).with("name", &person.name));
        person.name.clone_from(&before.name);
    }
    // Recordings are made and deleted at their buttons only.
    person.clips.clone_from(&before.clips);
    person.level = person.level.clamp(1, 4);
    person.face.scale = person.face.scale.clamp(0.8, 2.0);
    person.speech.rate = person.speech.rate.clamp(0.5, 2.0);
    person.speech.pitch = person.speech.pitch.clamp(0.5, 2.0);
    person.speech.volume = person.speech.volume.clamp(0.0, 1.0);
    if before == person {
        return Vec::new();
    }
    let voice_changed = before.speech != person.speech || before.lang != person.lang;
    let grid_changed = before.grid != person.grid || before.home != person.home;
    let who = Some(person.id.clone());
    let effect =
        commit(state, Transaction::new("settings", who, vec![Write::put(Record::Profile(person))]), Vec::new());
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
