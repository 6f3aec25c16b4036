//! An instructor enters a service, changes one, takes one out; a PIN that nobody knows any more is removed.

use super::super::{change_of_device, one_line};
use super::{deny, look};
use crate::app::effect::Effect;
use crate::app::services::{Entering, Entry, EntryFault, ServiceEffect};
use crate::app::state::State;
use crate::domain::id::AskId;
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Write};
use crate::domain::service::{Guard, ServiceRules};

/// Longest name of a service, characters.
const MAX_NAME: usize = 60;

/// What was typed goes to where services are kept; whether it may be is found out there.
pub fn enter(state: &mut State, mut entry: Entry) -> Vec<Effect> {
    if state.services.entering == Some(Entering::UnderWay) {
        return Vec::new();
    }
    entry.service.name = one_line(&entry.service.name, MAX_NAME);
    if entry.service.name.is_empty() {
        state.services.entering = Some(Entering::Fault(EntryFault::Nameless));
        return Vec::new();
    }
    // What was found of it before is not true of it any more.
    let names = [Some(entry.service.name.as_str()), entry.was.as_deref()];
    names.into_iter().flatten().for_each(|name| drop(state.services.tests.remove(name)));
    state.services.entering = Some(Entering::UnderWay);
    vec![Effect::Service(ServiceEffect::Enter(Box::new(entry)))]
}

/// How that went.
pub fn entered(how: Result<(), EntryFault>) -> Entering {
    how.map_or_else(Entering::Fault, |()| Entering::Done)
}

/// Out of the list, and its key with it.
pub fn remove(state: &mut State, name: String) -> Vec<Effect> {
    state.services.tests.remove(&name);
    vec![Effect::Service(ServiceEffect::Remove(name))]
}

/// The time until the PIN may be removed begins, so that whoever knows it can still step in.
pub fn wish_forgotten(state: &State) -> Vec<Effect> {
    // Who stays in a room comes to it by the way out alone.
    let is_kept = state.stays_in().is_some() && !state.calm.way_out;
    if state.services.has_pin != Some(true) || is_kept {
        return Vec::new();
    }
    vec![Effect::Service(ServiceEffect::WishPinForgotten)]
}

/// The PIN is to go. Too early is too early: the file that has the PIN looks at the clock once more.
pub fn forget(state: &mut State) -> Vec<Effect> {
    let Some(from) = state.services.forget_from else { return Vec::new() };
    let left_ms = from - state.now;
    if left_ms > 0 {
        state.tell(Notice::problem("pin-forget-wait").with("minutes", (left_ms + 59_999) / 60_000));
        // The clock may have been set since: the time is told anew.
        return vec![look()];
    }
    vec![Effect::Service(ServiceEffect::ForgetPin)]
}

/// Nobody who removes a PIN gets what waited behind it: what waits is answered with no, and the rules are the strict ones.
pub fn forgotten(state: &mut State) -> Vec<Effect> {
    let first = state.services.has_pin == Some(true);
    state.services.unlocked = false;
    state.services.forget_from = None;
    state.services.has_pin = Some(false);
    let waiting: Vec<AskId> = state.asks_to_decide().into_iter().map(|ask| ask.id.clone()).collect();
    let mut effects: Vec<Effect> = waiting.iter().flat_map(|id| deny(state, id)).collect();
    let rules = state.service_rules();
    let strict = ServiceRules { guard: strict(&rules.guard), ..rules.clone() };
    if strict != rules {
        effects.push(change_of_device(state, "service-rules", vec![Write::put(Record::ServiceRules(strict))]));
    }
    if first {
        state.tell(Notice::done("pin-forgotten"));
        effects.push(look());
    }
    effects
}

/// The guard as it is without an instructor: nothing that was stricter is let go.
fn strict(guard: &Guard) -> Guard {
    let first = Guard::default();
    Guard {
        person_a_day: guard.person_a_day.min(first.person_a_day),
        group_a_day: guard.group_a_day.min(first.group_a_day),
        blocked: guard.blocked.clone(),
        ..first
    }
}
