//! Sharing: the circle of tablets and where they meet. Nothing that changes it happens without the PIN; what others changed comes at any
//! time, and quietly.

use crate::app::command::Room;
use crate::app::effect::Effect;
use crate::app::sharing::{CodeShown, Found, SharingCommand, SharingEffect, SharingNews, SharingState};
use crate::app::state::State;
use crate::app::take_shared;
use crate::recognition::card::code::Modules;

/// The largest picture of a code that a camera reads from a screen (version 30: 137 squares along a side).
const LARGEST_CODE: i16 = 30;

/// Whether an instructor is in the workshop.
fn is_open(state: &State) -> bool {
    state.room == Room::Workshop && state.services.unlocked
}

/// Whether this tablet may join a circle now: the camera is open for a code only there.
pub(super) fn may_join(state: &State) -> bool {
    is_open(state) && state.sharing.known && state.sharing.circle.is_none() && !state.sharing.busy
}

pub(super) fn on(state: &mut State, command: SharingCommand) -> Vec<Effect> {
    // One thing at a time: whoever presses twice has said it once.
    if !is_open(state) || state.sharing.trying || state.sharing.busy {
        return Vec::new();
    }
    (state.sharing.code, state.sharing.read) = (None, None);
    if matches!(command, SharingCommand::HideCode | SharingCommand::TookCode) {
        return Vec::new();
    }
    state.sharing.found = None;
    let effect = match command {
        SharingCommand::Seat(reach) => {
            state.sharing = SharingState { seat: reach.clone(), ..SharingState::default() };
            SharingEffect::Seat(reach)
        }
        SharingCommand::Look | SharingCommand::HideCode | SharingCommand::TookCode => SharingEffect::Look,
        SharingCommand::Choose(choice) => SharingEffect::Choose(choice),
        SharingCommand::Check => SharingEffect::Check,
        SharingCommand::Forget => SharingEffect::Forget,
        SharingCommand::Circle(deed) => SharingEffect::Circle(deed),
        SharingCommand::Prove(scope) => {
            let to = state.documents.join("malgeurim-erased.json");
            SharingEffect::Prove { scope, to }
        }
    };
    state.sharing.trying = matches!(effect, SharingEffect::Choose(_) | SharingEffect::Check);
    state.sharing.busy = matches!(effect, SharingEffect::Circle(_) | SharingEffect::Prove { .. });
    vec![Effect::Sharing(effect)]
}

/// What came back.
pub(super) fn heard(state: &mut State, news: SharingNews) -> Vec<Effect> {
    let sharing = &mut state.sharing;
    match news {
        SharingNews::Seat(reach) => sharing.seat = reach,
        SharingNews::Known(place, circle) => (sharing.known, sharing.place, sharing.circle) = (true, place, circle),
        SharingNews::Tried { verdict, kept } => {
            (sharing.trying, sharing.found) = (false, Some(Found::Tried { verdict, kept }));
        }
        SharingNews::Code(text) => {
            let modules = Modules::of(text.reveal(), LARGEST_CODE);
            let picture = modules.map(|modules| {
                let dark = |at: usize| modules.is_dark(at % modules.side, at / modules.side);
                (modules.side, (0..modules.side * modules.side).map(dark).collect())
            });
            sharing.code = Some(CodeShown { text, picture });
        }
        SharingNews::Came(offers, met) => {
            // One that nobody asked for is told only where it is looked for.
            sharing.found = Some(Found::Met(met));
            return take_shared(state, offers);
        }
        SharingNews::Proved(path) => sharing.found = Some(Found::Proved(path)),
        SharingNews::Failed(why) => (sharing.trying, sharing.found) = (false, Some(Found::Failed(why))),
        SharingNews::Ended => (sharing.trying, sharing.busy) = (false, false),
    }
    Vec::new()
}

/// A code and the tablets are nothing for who comes next; what is under way ends by itself.
pub(super) fn only_in_its_room(state: &mut State) {
    if !is_open(state) {
        let (trying, busy) = (state.sharing.trying, state.sharing.busy);
        state.sharing = SharingState { trying, busy, ..SharingState::default() };
    }
}
