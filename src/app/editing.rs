//! A board being changed: which, what is chosen on it, and what waits for a tap.

use super::effect::EffectId;
use super::state::State;
use crate::domain::board::edit::Copied;
use crate::domain::board::{Board, Button, Cell, Placement, own_set};
use crate::domain::id::{ArtworkId, BoardId, ButtonId, PhraseId, ProfileId, SetId, WordId};
use crate::domain::locale::LocalText;
use crate::domain::profile::Profile;
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// A place on a board that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A cell, with a button or empty.
    Cell(Cell),
    /// A hot spot.
    Spot(ButtonId),
    /// Where a hot spot will be, once its word is chosen.
    New(Placement),
}

/// What the next tap on the board does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Next {
    /// What is chosen goes there; two buttons change places.
    Move,
    /// It is a corner of a new hot spot, of two.
    Spot,
    /// What it would do in Talk, without the strip; every tap, until it is ended.
    Try,
}

/// Changing a board: only where an instructor has given the PIN. What concerns a button is for the one that is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditCommand {
    /// Another board.
    Open(BoardId),
    /// The board before.
    Back,
    /// A place was tapped: it is chosen, or what waits for a tap is done there. `None`: nothing is chosen.
    Tap(Option<Place>),
    /// Where a new hot spot will be; then its word is chosen.
    Frame(Placement),
    /// What the next tap does; `None`: it chooses.
    Next(Option<Next>),
    /// A word of the vocabulary is put there, or takes the place of the word.
    Word(WordId),
    /// A phrase.
    Phrase(PhraseId),
    /// The name of a person of this device, with their picture.
    Person(ProfileId),
    /// A text of one's own: what it shows; what it says, where that differs.
    Text(LocalText, LocalText),
    /// A symbol as its picture; none: that of its word.
    Symbol(Option<SymbolRef>),
    /// A picture file for the button, or for the board where none is chosen.
    File(PathBuf),
    /// The picture of a work, for the same.
    Work(ArtworkId),
    /// CSS colour; empty: that of its word.
    Color(String),
    /// The board that it opens.
    Link(Option<BoardId>),
    /// A new board of this name that it opens.
    NewBoard(LocalText),
    /// From which level on it is shown.
    Level(Option<u8>),
    /// Masks it, or shows it.
    Hide(bool),
    /// Takes it away.
    Remove,
    /// Remembers it.
    Copy,
    /// Puts what is remembered there.
    Paste,
    /// The panel of its sound is open.
    Sound(bool),
    /// Takes the sound off that came with the board.
    Silence,
    /// Where the hot spot lies.
    Place(Placement),
    /// The name of the board.
    Name(LocalText),
    /// Rows and columns of the board.
    Shape(usize, usize),
    /// Takes the picture of the board away, and its hot spots.
    NoPicture,
    /// Locks the set of the board, or unlocks it.
    Lock(bool),
    /// The board as it came with the program; a board of one's own goes.
    Reset,
    /// The board as it is becomes that of everybody in the person's group, too.
    Share,
}

/// For what a picture is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureOf {
    /// A button.
    Button(BoardId, ButtonId),
    /// The board itself, under its hot spots.
    Board(BoardId),
}

/// Boards being changed.
#[derive(Clone, Debug, Default)]
pub struct Editing {
    /// The board, as everybody knows it.
    pub board: BoardId,
    /// Boards to go back to.
    pub trail: Vec<BoardId>,
    /// What is chosen.
    pub chosen: Option<Place>,
    /// What the next tap does; `None`: it chooses.
    pub next: Option<Next>,
    /// What was copied, and the board that it opens. It stays for other boards and other people.
    pub copied: Option<(Copied, Option<BoardId>)>,
    /// A picture is being read.
    pub reading: Option<(EffectId, PictureOf)>,
    /// The panel of the sound is open: the microphone is seen there.
    pub sound: bool,
}

impl State {
    /// A board as the person sees it: their own copy of a built-in one, where there is one.
    pub fn shown(&self, id: &BoardId) -> Option<&Arc<Board>> {
        self.library.shown(id.as_str(), self.who.as_ref())
    }

    /// The board that is being changed, as the person sees it.
    pub fn edited_board(&self) -> Option<&Arc<Board>> {
        self.shown(&self.editing.board)
    }

    /// The button that is chosen on it.
    pub fn edited_button(&self) -> Option<&Button> {
        let board = self.edited_board()?;
        match self.editing.chosen.as_ref()? {
            Place::Cell(cell) => board.shown_at(cell.row, cell.column),
            Place::Spot(id) => board.button(id.as_str()),
            Place::New(_) => None,
        }
    }

    /// The set in which changes of a board are kept: its own, or for a built-in one the person's.
    pub fn set_for(&self, board: &Board) -> Option<SetId> {
        if board.is_builtin() { self.who.as_ref().map(own_set) } else { Some(board.set.clone()) }
    }

    /// The others of the person's group.
    pub fn group_mates(&self) -> Vec<&Profile> {
        let group = self.person().map(|person| person.group.as_str()).filter(|group| !group.is_empty());
        let mates = group.map(|group| self.library.people_of(group)).unwrap_or_default();
        mates.into_iter().filter(|mate| Some(&mate.id) != self.who.as_ref()).collect()
    }

    /// Whether nobody changes this board until its set is unlocked.
    pub fn is_locked(&self, board: &Board) -> bool {
        self.set_for(board).and_then(|set| self.library.sets.get(&set)).is_some_and(|set| set.locked)
    }
}
