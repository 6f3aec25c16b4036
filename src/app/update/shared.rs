//! What other tablets changed: taken where nobody has changed the same thing here meanwhile. What does not fit now is offered again.

use super::{commit, create, outcome, services, talk};
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::record::{Kind, Transaction, Write};
use crate::domain::share::{Document, Offer, SharedAs};

/// Takes what fits. Nothing of it stands in an undo list: it was done elsewhere.
pub fn take_shared(state: &mut State, offers: Vec<Offer>) -> Vec<Effect> {
    let (mut writes, mut shared): (Vec<Write>, Vec<SharedAs>) = Default::default();
    let mut erased = false;
    for offer in offers {
        let erases = offer.circle.0.is_empty();
        erased |= erases;
        if (!erases && in_hand(state, &offer.document)) || !offer.fits(|part| state.library.record(part.kind, &part.id))
        {
            continue;
        }
        writes.extend(offer.writes);
        shared.push(SharedAs { circle: offer.circle, document: offer.document, heads: offer.heads });
    }
    if writes.is_empty() {
        return Vec::new();
    }
    let boards = writes.iter().any(|write| matches!(write.key().0, Kind::Board | Kind::BoardSet | Kind::Profile));
    let transaction = Transaction { shared, ..Transaction::new("shared", None, writes).not_undoable() };
    let effects = vec![commit(state, transaction, Vec::new())];
    outcome::nothing_gone(state);
    if erased {
        create::settle(state);
    }
    let mut effects = effects;
    effects.extend(services::heed(state));
    if boards {
        // The board that is open stays open, and the sentence as it was, spoken or not.
        talk::enter(state);
    }
    effects
}

/// Whether somebody works on it this moment: a work on a table is written as a whole with every tap, and must not be changed below
/// their hand.
fn in_hand(state: &State, document: &Document) -> bool {
    let tables = state.tables.iter().map(|table| &table.create).chain([&state.create]);
    let mut works = tables.flat_map(|create| &create.draft.works);
    document.kind == Kind::Artwork && works.any(|work| work.as_str() == document.id)
}
