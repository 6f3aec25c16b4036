//! Access: quiet cues, what is heard and felt, gamepads that are listened to only while somebody uses one.

use super::speech;
use crate::app::access::{AccessCommand, FaceNews, SwitchAsk, SwitchNews};
use crate::app::command::Room;
use crate::app::effect::{Effect, Speaking};
use crate::app::state::State;
use crate::domain::access::Answering;
use crate::domain::notice::Notice;
use crate::domain::turn::Turn;

/// A cue is so much quieter, quicker and higher than the person's own voice: nobody takes it for what they say.
const CUE_VOLUME: f32 = 0.5;
const CUE_RATE: f32 = 1.25;
const CUE_PITCH: f32 = 1.25;

pub(super) fn on(state: &mut State, command: AccessCommand) -> Vec<Effect> {
    match command {
        AccessCommand::Cue(text) => vec![Effect::Cue(cue(state, &text))],
        AccessCommand::Chosen => chosen(answering(state)),
        AccessCommand::Learn(on) => {
            state.access.learning = on;
            Vec::new()
        }
        AccessCommand::Look(on) => {
            (state.access.showing, state.access.blind) = (on, false);
            Vec::new()
        }
    }
}

fn cue(state: &State, text: &str) -> Speaking {
    let own = speech::on_this_device(speech::speaking(state, text, None));
    Speaking {
        rate: (own.rate * CUE_RATE).min(2.0),
        pitch: (own.pitch * CUE_PITCH).min(2.0),
        volume: own.volume * CUE_VOLUME,
        turn: Turn::Waits,
        ..own
    }
}

fn chosen(answer: Answering) -> Vec<Effect> {
    let click = (answer.click && !answer.quiet).then_some(Effect::Click);
    click.into_iter().chain(answer.shake.then_some(Effect::Switches(SwitchAsk::Shake))).collect()
}

fn answering(state: &State) -> Answering {
    state.person().map(|person| person.access.answer).unwrap_or_default()
}

/// 부르기: the bell; where it must be quiet, words on the screen.
pub(super) fn chime(state: &mut State) -> Vec<Effect> {
    if !answering(state).quiet {
        return vec![Effect::Chime];
    }
    let name = state.person().map(|person| person.name.clone()).unwrap_or_default();
    state.tell(Notice::problem("calling").with("name", name));
    Vec::new()
}

/// Gamepads and faces are attended to exactly while the person uses them, or shows them to be learnt.
pub(super) fn only_where_used(state: &mut State) -> Vec<Effect> {
    let mut effects = pads(state);
    effects.extend(face(state));
    effects
}

fn face(state: &mut State) -> Option<Effect> {
    // Measuring ends with the room of settings: a camera is open only where it is seen.
    state.access.showing &= state.room == Room::Settings;
    let wanted = state.access.showing || state.person().is_some_and(|person| person.access.uses_face());
    if !wanted {
        state.access.blind = false;
    }
    let wanted = wanted && !state.access.blind;
    if wanted == state.access.looking {
        return None;
    }
    (state.access.looking, state.access.face) = (wanted, None);
    Some(Effect::Face(wanted))
}

pub(super) fn seen(state: &mut State, news: FaceNews) {
    match news {
        FaceNews::Seen(face) if state.access.looking => state.access.face = face,
        FaceNews::Seen(_) => {}
        FaceNews::Lost(why) => {
            state.access.face = None;
            state.tell(Notice::problem(why));
        }
        FaceNews::Failed(why) => {
            state.access.blind = true;
            state.tell(Notice::problem(why));
        }
    }
}

fn pads(state: &mut State) -> Vec<Effect> {
    let wanted = state.access.learning || state.person().is_some_and(|person| person.access.uses_pads());
    if wanted == state.access.listening {
        return Vec::new();
    }
    state.access.listening = wanted;
    if !wanted {
        (state.access.pads, state.access.shakes, state.access.failed) = (Vec::new(), false, false);
    }
    vec![Effect::Switches(if wanted { SwitchAsk::Open } else { SwitchAsk::Close })]
}

pub(super) fn heard(state: &mut State, news: SwitchNews) {
    match news {
        SwitchNews::Pads { names, shakes } => (state.access.pads, state.access.shakes) = (names, shakes),
        SwitchNews::Pressed(source, down) => state.access.note(source, down),
        SwitchNews::Failed => state.access.failed = true,
    }
}
