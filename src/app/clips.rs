//! Own recordings: what one is made for, and how it stands.

use super::effect::EffectId;
use super::state::State;
use crate::domain::board::{Board, Button};
use crate::domain::clip::{clip_key, said_key};
use crate::domain::id::{BoardId, ButtonId, UtteranceId};
use crate::domain::strip::Utterance;
use std::sync::Arc;

/// What a recording is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClipOf {
    /// A button.
    Button(BoardId, ButtonId),
    /// A sentence that is kept.
    Said(UtteranceId),
}

/// Own recordings for buttons: the mode of Talk in which a tap on a button chooses it instead of speaking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClipState {
    /// For what it is.
    pub chosen: Option<ClipOf>,
    /// The recording that was begun and not yet stopped.
    pub recording: Option<EffectId>,
    /// The microphone is open.
    pub listening: bool,
}

impl State {
    /// The button chosen for a recording, with its board.
    pub fn chosen_button(&self) -> Option<(&Arc<Board>, &Button)> {
        let ClipOf::Button(board, button) = self.talk.clip.as_ref()?.chosen.as_ref()? else { return None };
        let board = self.shown(board)?;
        Some((board, board.button(button.as_str())?))
    }

    /// The kept sentence for which a recording is made.
    pub fn chosen_saying(&self) -> Option<&Utterance> {
        let ClipOf::Said(id) = self.talk.clip.as_ref()?.chosen.as_ref()? else { return None };
        self.library.utterances.get(id)
    }

    /// Under which key the recording that is chosen lies.
    pub fn chosen_clip_key(&self) -> Option<String> {
        let button = self.chosen_button().map(|(board, button)| clip_key(&board.id, button));
        button.or_else(|| self.chosen_saying().map(|said| said_key(&said.id)))
    }
}
