//! One group, several tablets: what was asked on one may be decided on another. The tablet that asked is the only one that changes how its
//! ask stands, so that two never send the same; the others say yes or not yet beside it.

use super::super::commit;
use super::{approve, off_table};
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::id::AskId;
use crate::domain::queue::{About, Agreed};
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::service::{AskState, ServiceAsk};

/// An instructor says yes to what was asked on another tablet.
pub(super) fn agree(state: &mut State, ask: &ServiceAsk) -> Vec<Effect> {
    let said = Agreed {
        id: ask.id.clone(),
        profile: ask.profile.clone(),
        to: ask.state.clone(),
        at: state.now,
        extra: serde_json::Map::new(),
    };
    // Nobody undoes that something was sent.
    let transaction = Transaction::new("queue-agree", None, vec![Write::put(Record::Agreed(said))]).not_undoable();
    vec![commit(state, transaction, Vec::new())]
}

/// Carries out what instructors decided on other tablets about what was asked here. A no beats a yes.
pub fn heed(state: &mut State) -> Vec<Effect> {
    let mut effects = heed_not_yet(state);
    // Who paints is known a moment after the start; until then a yes waits.
    if state.services.has_pin.is_none() {
        return effects;
    }
    let asked_here = |id: &AskId| state.library.asks.get(id).is_none_or(|ask| !ask.elsewhere);
    let agreed: Vec<Agreed> = state.library.agreed.values().filter(|said| asked_here(&said.id)).cloned().collect();
    for said in agreed {
        let stands = state.library.asks.get(&said.id).map(|ask| &ask.state);
        if stands == Some(&said.to) && said.to.waits_for_instructor() {
            let notices = state.notices.clone();
            let done = approve(state, &said.id);
            if done.is_empty() {
                // A rule of this tablet stands against it. That is nothing for whoever sits here: it waits in the queue as before.
                state.notices = notices;
                tracing::info!(ask = %said.id, "agreed to elsewhere, and not let through by the rules here");
            }
            effects.extend(done);
        }
        let write = Write::Delete(Kind::Agreed, said.id.0.clone());
        let transaction = Transaction::new("queue-agree", None, vec![write]).not_undoable();
        effects.push(commit(state, transaction, Vec::new()));
    }
    effects
}

/// How an ask of this tablet stands follows the "not yet" beside it: there is one, or it was taken back.
fn heed_not_yet(state: &mut State) -> Vec<Effect> {
    let mut changed = Vec::new();
    for ask in state.library.asks.values().filter(|ask| !ask.elsewhere) {
        let is_said = state.library.not_yet.contains_key(&About::Ask(ask.id.clone()).key());
        let mut ask = ask.clone();
        if is_said && ask.state.waits_for_instructor() {
            ask.before = Some(std::mem::replace(&mut ask.state, AskState::Denied));
        } else if let (false, AskState::Denied, Some(before)) = (is_said, &ask.state, ask.before.take()) {
            (ask.state, ask.news) = (before, None);
        } else {
            continue;
        }
        changed.push(ask);
    }
    if changed.is_empty() {
        return Vec::new();
    }
    changed.iter().for_each(|ask| off_table(state, &ask.id));
    let writes = changed.into_iter().map(|ask| Write::put(Record::ServiceAsk(Box::new(ask)))).collect();
    vec![commit(state, Transaction::new("queue-not-yet", None, writes).not_undoable(), Vec::new())]
}
