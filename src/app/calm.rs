//! What a person is not distracted by, as the rooms know it: which are shown, and the one in which they stay.

use crate::app::command::Room;
use crate::app::state::State;
use crate::domain::calm::Place;
use crate::domain::drawing::ToolKind;
use crate::domain::id::ProfileId;
use crate::domain::profile::Profile;
use serde::{Deserialize, Serialize};

/// What is wanted of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalmCommand {
    /// The window has opened: who stayed in a room when it closed is there again.
    Resume,
    /// The window opens in kiosk mode: full screen, and it closes only for whoever knows the PIN.
    OpenInKiosk,
    /// This device opens so from now on, or no longer. Instructor.
    Kiosk(bool),
    /// This person stays in a room. Instructor, in the workshop.
    Stay(ProfileId, Place),
    /// How one gets out is shown, or no longer.
    ShowWayOut(bool),
    /// Ring, and say this aloud: an instructor is to come.
    Call(String),
    /// Say one of the words that protect, wherever one is.
    SayAloud(String),
    /// Somebody held the key to the outside, and held it again: without a PIN that ends the stay.
    HeldToLeave,
}

/// Its part of the state.
#[derive(Clone, Debug, Default)]
pub struct CalmState {
    /// Stays count: there is a window. The command line is an instructor's.
    pub(super) counts: bool,
    /// How one gets out is shown.
    pub way_out: bool,
    /// Full screen, and closed only with the PIN.
    pub kiosk: bool,
    /// A hidden room that an instructor opened with the PIN, until it is left.
    pub(super) let_in: Option<Room>,
}

impl Room {
    /// The room as one that can be hidden, or stayed in.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Talk => Some(Place::Talk),
            Self::Errands => Some(Place::Errands),
            Self::Create => Some(Place::Create),
            Self::Works => Some(Place::Works),
            Self::Teach => Some(Place::Teach),
            Self::Exhibit => Some(Place::Exhibit),
            Self::Settings => Some(Place::Settings),
            Self::Who | Self::Home | Self::Boards | Self::Workshop | Self::Lesson | Self::Welcome => None,
        }
    }

    /// The room of a place.
    pub fn of(place: Place) -> Self {
        match place {
            Place::Talk => Self::Talk,
            Place::Errands => Self::Errands,
            Place::Create => Self::Create,
            Place::Works => Self::Works,
            Place::Teach => Self::Teach,
            Place::Exhibit => Self::Exhibit,
            Place::Settings => Self::Settings,
        }
    }
}

impl State {
    /// The room in which the person stays, if they do.
    pub fn stays_in(&self) -> Option<Room> {
        let person = self.person().filter(|_| self.calm.counts)?;
        person.stays.map(|stay| Room::of(stay.place))
    }

    /// Whether this person stays in a room now.
    pub fn is_staying(&self, person: &ProfileId) -> bool {
        self.calm.counts && self.library.profiles.get(person).is_some_and(|person| person.stays.is_some())
    }

    /// Whether a door or key to a room is there for the person now.
    pub fn shows_room(&self, room: Room) -> bool {
        if let Some(only) = self.stays_in() {
            // Nobody loses their voice: Talk is always there. The card of a lesson belongs to what is done in it.
            return room == only || room == Room::Talk || room == Room::Lesson && self.followed_lesson().is_some();
        }
        let hidden = |person: &Profile| room.place().is_some_and(|place| person.calm.hides_room(place));
        self.calm.let_in == Some(room) || !self.person().is_some_and(hidden)
    }

    /// Whether a tool of the canvas is there for the person.
    pub fn shows_tool(&self, tool: ToolKind) -> bool {
        !self.person().is_some_and(|person| person.calm.hides_tool(tool))
    }
}
