//! A second board for who sits opposite: a copy of the person's open board, on which the other one shows how to talk. Kept nowhere.

use super::state::State;
use crate::domain::board::Board;
use crate::domain::id::{BoardId, ButtonId};
use crate::domain::strip::Strip;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is wanted of the second board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecondCommand {
    /// It lies beside the person's board, or no longer.
    Open(bool),
    /// It is turned to who sits opposite, or stands upright for who sits beside.
    Turned(bool),
    /// A button of it.
    Press {
        /// Board.
        board: BoardId,
        /// Button.
        button: ButtonId,
    },
    /// Say the sentence of its strip.
    Speak,
    /// Take the last tile of its strip off.
    DeleteLast,
    /// Empty its strip.
    Clear,
    /// The board before, on this half alone.
    Back,
}

/// The second board, as it lies now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Second {
    /// It is turned by half a circle.
    pub turned: bool,
    /// Its own strip: nobody's history, prediction or work.
    pub strip: Strip,
    /// The sentence of it, as it is said.
    pub sentence: String,
    /// Its board: the person's open one, until the other one goes on from there.
    pub board: BoardId,
    /// Boards to go back to.
    pub trail: Vec<BoardId>,
    /// The sentence was spoken: the next word begins a new one.
    pub spoken: bool,
}

impl State {
    /// The board on the second half.
    pub fn second_board(&self) -> Option<&Arc<Board>> {
        self.shown(&self.talk.second.as_ref()?.board)
    }
}
