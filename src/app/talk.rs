//! Talk's part of the state.

use super::captions::Captions;
use super::clips::ClipState;
use super::complete::Offered;
use super::partner::Partner;
use super::second::Second;
use crate::domain::id::{BoardId, SetId, WordId};
use crate::domain::sentence::SpeechLevel;
use crate::domain::strip::Strip;
use crate::language::Sentence;

/// Talk: the board that is open and what hangs around it.
#[derive(Clone, Debug, Default)]
pub struct TalkState {
    /// The set that was turned to, among those of the person.
    pub set: Option<SetId>,
    /// The open board.
    pub board: BoardId,
    /// Boards to go back to.
    pub trail: Vec<BoardId>,
    /// The strip as a sentence; made when the strip changes, not in the frame.
    pub sentence: Sentence,
    /// The sentence was spoken: the next word begins a new one.
    pub spoken: bool,
    /// What is shown in huge letters.
    pub big: Option<String>,
    /// What was said is shown.
    pub history_open: bool,
    /// The search text, if the search is open.
    pub search: Option<String>,
    /// Words found.
    pub found: Vec<WordId>,
    /// The keyboard lies where the board is.
    pub keyboard: bool,
    /// Five next words.
    pub suggestions: Vec<WordId>,
    /// The whole sentence that is offered.
    pub whole: Option<Offered>,
    /// Where the person is, as a word for a place, if somebody told.
    pub place: Option<WordId>,
    /// The speech level for whom they talk to now, if somebody told.
    pub to: Option<SpeechLevel>,
    /// What somebody else said, and what could be answered.
    pub partner: Option<Partner>,
    /// What others say is written down while they speak.
    pub captions: Option<Captions>,
    /// While staff show how to say it: their own strip, stored nowhere.
    pub modelling: Option<Strip>,
    /// The second board, while it lies there.
    pub second: Option<Second>,
    /// Whether the person's own sentence had been spoken when staff began to show.
    pub own_spoken: bool,
    /// The last thing said (text as spoken).
    pub last_said: String,
    /// While own recordings are made.
    pub clip: Option<ClipState>,
    /// The next tap on a button says which word is taught.
    pub picking: bool,
}
