//! Where tablets meet: chosen, tried out, forgotten. Nothing of it happens without the PIN.

use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::sharing::{Found, SharingCommand, SharingEffect, SharingNews, SharingState};
use crate::app::state::State;

/// Whether an instructor is in the workshop.
fn is_open(state: &State) -> bool {
    state.room == Room::Workshop && state.services.unlocked
}

pub(super) fn on(state: &mut State, command: SharingCommand) -> Vec<Effect> {
    // One thing at a time: whoever presses twice has said it once.
    if !is_open(state) || state.sharing.trying {
        return Vec::new();
    }
    state.sharing.found = None;
    let effect = match command {
        SharingCommand::Look => SharingEffect::Look,
        SharingCommand::Choose(choice) => SharingEffect::Choose(choice),
        SharingCommand::Check => SharingEffect::Check,
        SharingCommand::Forget => SharingEffect::Forget,
    };
    state.sharing.trying = matches!(effect, SharingEffect::Choose(_) | SharingEffect::Check);
    vec![Effect::Sharing(effect)]
}

/// What came back.
pub(super) fn heard(state: &mut State, news: SharingNews) {
    let sharing = &mut state.sharing;
    match news {
        SharingNews::Known(place) => (sharing.known, sharing.place) = (true, place),
        SharingNews::Tried { verdict, kept } => {
            (sharing.trying, sharing.found) = (false, Some(Found::Tried { verdict, kept }));
        }
        SharingNews::Unkept => (sharing.trying, sharing.found) = (false, Some(Found::Unkept)),
    }
}

/// Where tablets meet is nothing for who comes next; a trial that is under way ends by itself.
pub(super) fn only_in_its_room(state: &mut State) {
    if !is_open(state) && !state.sharing.trying {
        state.sharing = SharingState::default();
    }
}
