//! The first guide: that it was begun is noted when it opens, that it was seen when it is left, by whatever way.

use super::voices;
use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::state::State;

/// The room was entered: which voices there are is asked for its first card.
pub(super) fn enter(state: &mut State) -> Vec<Effect> {
    if state.room != Room::Welcome {
        return Vec::new();
    }
    state.welcoming = true;
    vec![Effect::Welcome { over: false }, voices::look()]
}

/// Whoever is elsewhere has seen it or does not want to.
pub(super) fn only_in_its_room(state: &mut State) -> Vec<Effect> {
    if !state.welcoming || state.room == Room::Welcome {
        return Vec::new();
    }
    state.welcoming = false;
    vec![Effect::Welcome { over: true }]
}
