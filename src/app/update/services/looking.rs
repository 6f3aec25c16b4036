//! Pictures that came are looked at by a moderator before anybody sees them, where one is on that can look and the instructor's
//! rules say so. What it cannot look at, the instructor looks at instead.

use super::{off_table, put};
use crate::app::effect::Effect;
use crate::app::services::{Look, ServiceEffect};
use crate::app::state::State;
use crate::domain::id::AskId;
use crate::domain::notice::Notice;
use crate::domain::service::{AskState, Gate, ServiceAsk};

/// Whether a picture that came now has to wait for the services: the rules want it looked at, and it is not known yet by whom.
pub fn must_wait(state: &State) -> bool {
    state.services.has_pin.is_none() && state.guard().looks_at_pictures()
}

/// Whether the rules want a look and nobody can tell who would look: the list of services cannot be read.
pub fn is_blind(state: &State) -> bool {
    state.services.damaged && state.guard().looks_at_pictures()
}

/// What must be done before anybody sees it, if anything.
pub fn begin(state: &mut State, ask: &ServiceAsk) -> Option<ServiceEffect> {
    let moderator = state.services.picture_moderator(&state.guard())?.name.clone();
    let picture = ask.pictures.first()?.blob.clone();
    state.services.looking.insert(ask.id.clone());
    Some(ServiceEffect::LookAt { id: ask.id.clone(), moderator, picture })
}

/// What the moderator says.
pub fn looked_at(state: &mut State, id: &AskId, look: Look) -> Vec<Effect> {
    state.services.looking.remove(id);
    let waits = |ask: &&ServiceAsk| ask.state == AskState::Checking;
    let Some(mut ask) = state.library.asks.get(id).filter(waits).cloned() else { return Vec::new() };
    match (look, state.guard().after()) {
        (Look::Fine, Gate::Open) => return super::arriving::give(state, ask, Vec::new()),
        (Look::Fine, Gate::Instructor) | (Look::Unseen, _) => ask.state = AskState::WaitsAfter,
        (Look::Found(what), _) => {
            ask.state = AskState::Withheld(what);
            ask.news = Some(Notice::problem("service-refused-picture"));
            off_table(state, id);
        }
    }
    vec![put(state, ask, Vec::new())]
}

/// What should be looked at, and nobody does.
pub fn left(state: &State) -> Vec<ServiceAsk> {
    let left = |ask: &&ServiceAsk| {
        ask.state == AskState::Checking && !ask.elsewhere && !state.services.looking.contains(&ask.id)
    };
    state.library.asks.values().filter(left).cloned().collect()
}

/// After a restart, or where the store did not take what was said: what was being looked at is looked at again, or by the
/// instructor where nobody else can.
pub fn resume(state: &mut State) -> Vec<Effect> {
    if must_wait(state) {
        return Vec::new();
    }
    let asks = left(state);
    let again = |ask: ServiceAsk| match begin(state, &ask) {
        Some(look) => vec![Effect::Service(look)],
        // There was to be a look when it was sent, or nobody can tell: never shown unseen.
        None if ask.looks || is_blind(state) => looked_at(state, &ask.id, Look::Unseen),
        None => looked_at(state, &ask.id, Look::Fine),
    };
    asks.into_iter().flat_map(again).collect()
}
