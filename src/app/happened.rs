//! What happened, of who said yes to it: what is wanted, and what is counted and not stored yet.

use super::state::State;
use crate::app::command::Room;
use crate::app::effect::EffectId;
use crate::domain::happened::{Day, MayTell, Month, MonthOf};
use crate::domain::id::{Millis, ProfileId};
use serde::{Deserialize, Serialize};

/// What is wanted of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HappenedCommand {
    /// The question is laid before a person, on their own screen. Instructor.
    Ask(ProfileId),
    /// The person answers it, or takes a yes back: not to know is a no.
    Answer(bool),
    /// A month, or everything, is deleted for good. Instructor.
    Delete(ProfileId, Option<MonthOf>),
    /// A month, or everything, as a table into a file among the person's own. Instructor.
    Save(ProfileId, Option<MonthOf>),
}

/// Its part of the state.
#[derive(Clone, Debug, Default)]
pub struct HappenedState {
    /// What is counted and not stored yet, and of whom: less than a minute of it.
    pub(super) counted: Option<(ProfileId, Day)>,
    /// Time in rooms that makes no whole second yet, milliseconds.
    pub(super) rest_ms: i64,
    /// A table is being written.
    pub saving: Option<EffectId>,
}

/// Who was where, before something happened.
pub(super) struct Before {
    pub who: Option<ProfileId>,
    pub room: Room,
    pub at: Millis,
    /// Somebody else was showing how to talk.
    pub shows: bool,
}

impl Before {
    /// As it is now.
    pub fn now(state: &State) -> Self {
        let shows = state.talk.modelling.is_some();
        Self { who: state.who.clone(), room: state.room, at: state.now, shows }
    }
}

/// A table to be written.
#[derive(Clone, Debug)]
pub struct HappenedTable {
    /// The person, as they are called.
    pub name: String,
    /// In which language.
    pub lang: crate::domain::locale::Lang,
    /// The months, oldest first.
    pub months: Vec<Month>,
}

impl State {
    /// Whether a person's days may be told.
    pub fn may_tell(&self, person: &ProfileId) -> MayTell {
        self.library.tellings.get(person).map(|telling| telling.may).unwrap_or_default()
    }

    /// The months of a person that are kept, oldest first. None without their yes.
    pub fn months_of(&self, person: &ProfileId) -> Vec<&Month> {
        if self.may_tell(person) != MayTell::Yes {
            return Vec::new();
        }
        let mut months: Vec<&Month> = self.library.months.values().filter(|month| month.profile == *person).collect();
        months.sort_by_key(|month| month.of);
        months
    }
}

/// The rooms in which time is counted. Errands, what is one's own to set, and the rooms of others are not among them.
pub(super) fn room_name(room: Room) -> Option<&'static str> {
    Some(match room {
        Room::Talk => "talk",
        Room::Create => "create",
        Room::Works => "works",
        Room::Exhibit => "exhibit",
        Room::Teach => "teach",
        Room::Lesson => "lesson",
        _ => return None,
    })
}
