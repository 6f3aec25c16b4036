//! The second board: what its taps do is shown and said, and kept out of what is the person's, just as while staff show how to talk.

use super::{recognize, talk};
use crate::app::command::{Room, TalkCommand};
use crate::app::effect::Effect;
use crate::app::second::{Second, SecondCommand};
use crate::app::state::State;
use crate::domain::strip::Strip;
use std::mem::{replace, swap, take};

pub(super) fn on(state: &mut State, command: SecondCommand) -> Vec<Effect> {
    match command {
        SecondCommand::Open(on) => open(state, on),
        SecondCommand::Turned(turned) => {
            if let Some(second) = &mut state.talk.second {
                second.turned = turned;
            }
            Vec::new()
        }
        SecondCommand::Press { board, button } => other(state, TalkCommand::Press { board, button }),
        SecondCommand::Speak => other(state, TalkCommand::Speak),
        SecondCommand::DeleteLast => other(state, TalkCommand::DeleteLast),
        SecondCommand::Clear => other(state, TalkCommand::Clear),
        SecondCommand::Back => other(state, TalkCommand::Back),
    }
}

fn open(state: &mut State, on: bool) -> Vec<Effect> {
    let busy = state.talk.clip.is_some() || state.talk.picking || state.who.is_none();
    if on && (state.talk.second.is_some() || busy) {
        return Vec::new();
    }
    // What lies over the board would lie over the wrong half.
    (state.talk.history_open, state.talk.keyboard) = (false, false);
    talk::search(state, None);
    let strip = Strip { profile: state.who.clone().unwrap_or_default(), ..Strip::default() };
    let board = state.talk.board.clone();
    let effects = if on { recognize::close(state) } else { Vec::new() };
    state.talk.second = on.then(|| Second { turned: true, strip, board, ..Second::default() });
    effects
}

/// Does something as the other one: with their strip and their board, as if staff showed how to talk. Whatever the person had stays.
fn other(state: &mut State, command: TalkCommand) -> Vec<Effect> {
    let busy = state.talk.clip.is_some() || state.talk.picking;
    let Some(mut second) = state.talk.second.take().filter(|_| !busy) else { return Vec::new() };
    let own = state.talk.modelling.replace(take(&mut second.strip));
    let said = state.talk.last_said.clone();
    swap(&mut state.talk.board, &mut second.board);
    swap(&mut state.talk.trail, &mut second.trail);
    swap(&mut state.talk.spoken, &mut second.spoken);
    talk::refresh(state);
    let effects = talk::on(state, command);
    second.sentence = state.sentence_now().to_owned();
    second.strip = replace(&mut state.talk.modelling, own).unwrap_or_default();
    swap(&mut state.talk.board, &mut second.board);
    swap(&mut state.talk.trail, &mut second.trail);
    swap(&mut state.talk.spoken, &mut second.spoken);
    state.talk.last_said = said;
    state.talk.second = Some(second);
    talk::refresh(state);
    effects
}

/// A copy of the person's open board: where they go, it goes too.
pub(super) fn follow(state: &mut State) {
    let board = state.talk.board.clone();
    if let Some(second) = &mut state.talk.second {
        second.board = board;
        second.trail.clear();
    }
}

/// It lies in Talk alone, and gives way to whatever else is opened there: a camera or microphone is never open where it is not seen.
pub(super) fn only_in_talk(state: &mut State) {
    let talk = &state.talk;
    let other = talk.search.is_some() || talk.history_open || talk.keyboard || state.recognize.on.is_some();
    if state.room != Room::Talk || other {
        state.talk.second = None;
    }
}
