//! Changing a board, one named change at a time. Positions are for life: nothing here moves a button but [`Edit::Move`].

mod content;
mod placing;

use super::{Board, Button, Cell, Image, LoadBoard, Placement, Sound, Span};
use crate::domain::id::{ButtonId, PhraseId, WordId};
use crate::domain::locale::LocalText;
use crate::domain::profile::PROTECTED_WORDS;
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most rows and columns of a grid, as for the built-in boards.
pub const MAX_SIDE: usize = 20;

/// A button with the picture and sound that it needs: what is put on a board, and what a copy holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Copied {
    /// The button. Its id is new on the board to which it goes.
    pub button: Button,
    /// Its picture, if it has one of its own.
    #[serde(default)]
    pub image: Option<Image>,
    /// Its sound.
    #[serde(default)]
    pub sound: Option<Sound>,
}

/// What a button says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A word of the vocabulary, with its grammar, and how it is written.
    Word(WordId, LocalText),
    /// A phrase: what it shows, what it says.
    Phrase(PhraseId, LocalText, LocalText),
    /// A text: what it shows; what it says, where that differs.
    Text(LocalText, LocalText),
}

/// The picture of a button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// A picture of the board's own.
    Image(Box<Image>),
    /// A symbol.
    Symbol(SymbolRef),
    /// That of its word.
    Plain,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edit {
    /// Puts a button into a cell, in the place of what is there.
    Put(Cell, Box<Copied>),
    /// Puts a hot spot on the picture, where its placement says; it may take the place of another one.
    Spot(Box<Copied>, Option<ButtonId>),
    /// Moves what a cell shows to another one; two that show something change places.
    Move(Cell, Cell),
    /// Takes a button away.
    Remove(ButtonId),
    /// Masks a button, or shows it.
    Hide(ButtonId, bool),
    /// What it says.
    Mean(ButtonId, Meaning),
    /// CSS colour; empty: that of its word.
    Color(ButtonId, String),
    /// Which board it opens.
    Link(ButtonId, Option<LoadBoard>),
    /// Its picture.
    Picture(ButtonId, Face),
    /// Its sound.
    Sound(ButtonId, Option<Sound>),
    /// From which level on (1-4) it is shown; `None`: that of its word.
    Level(ButtonId, Option<u8>),
    /// Where a hot spot lies.
    Place(ButtonId, Placement),
    /// The name of the board.
    Name(LocalText),
    /// Rows and columns; what is there stays where it is.
    Shape(usize, usize),
    /// The picture under hot spots, and its cells; without one its hot spots go too.
    Background(Option<(Box<Image>, Span)>),
}

impl Edit {
    /// The name of the change in the history.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Put(..) => "board-put",
            Self::Spot(..) => "board-spot",
            Self::Move(..) => "board-move",
            Self::Remove(_) => "board-take",
            Self::Hide(..) => "board-hide",
            Self::Mean(..) => "board-word",
            Self::Color(..) => "board-color",
            Self::Link(..) => "board-link",
            Self::Picture(..) => "board-picture",
            Self::Sound(..) => "board-sound",
            Self::Level(..) => "board-level",
            Self::Place(..) => "board-place",
            Self::Name(_) => "board-name",
            Self::Shape(..) => "board-shape",
            Self::Background(_) => "board-background",
        }
    }
}

/// Why a change cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such button, or nothing in the cell.
    #[error("there is no such button")]
    NoButton,
    /// There is no such cell.
    #[error("there is no such cell")]
    NoCell,
    /// The picture lies on the cell.
    #[error("the picture lies on the cell")]
    Covered,
    /// It protects the person: it stays as it is.
    #[error("the button protects the person")]
    Protected,
    /// There is no room: buttons are where the picture would lie or the grid would end.
    #[error("buttons are in the way")]
    NoRoom,
    /// The board would be larger than [`MAX_SIDE`].
    #[error("the board would be too large")]
    TooLarge,
    /// The id is there already.
    #[error("the id is there already")]
    Taken,
    /// There is no picture for the hot spot.
    #[error("the board has no picture")]
    NoPicture,
}

impl EditError {
    /// The name of the message that words it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoButton | Self::NoCell | Self::Taken => "board-edit-nothing",
            Self::Covered => "board-edit-covered",
            Self::Protected => "board-edit-protected",
            Self::NoRoom => "board-edit-no-room",
            Self::TooLarge => "board-edit-too-large",
            Self::NoPicture => "board-edit-no-picture",
        }
    }
}

/// The buttons that stay as they are: a protecting word that stands in the same cell on the board it is measured by.
pub fn kept(board: &Board, measure: &Board) -> BTreeSet<ButtonId> {
    let protects = |button: &&Button| button.word.as_ref().is_some_and(|id| PROTECTED_WORDS.contains(&id.as_str()));
    let cells = Span { rows: board.grid.rows, columns: board.grid.columns, ..Span::default() }.cells();
    let same = |cell: Cell| {
        let button = board.button_at(cell.row, cell.column).filter(protects)?;
        let there = measure.button_at(cell.row, cell.column)?;
        (there.word == button.word).then(|| button.id.clone())
    };
    cells.filter_map(same).collect()
}

/// Whether a board from elsewhere that is shown in the place of `original` still shows its words that protect, where they stand, and says the
/// same with them.
pub fn keeps(board: &Board, original: &Board) -> bool {
    let covers = |cell: Cell| board.background().is_some_and(|picture| picture.span.cells().any(|other| other == cell));
    kept(original, original).iter().all(|id| {
        let cell = original.cell_of(id).filter(|cell| !covers(*cell));
        let there = cell.and_then(|cell| board.shown_at(cell.row, cell.column));
        original.button(id.as_str()).zip(there).is_some_and(|(was, is)| {
            let means = |button: &Button| (button.word.clone(), button.phrase.clone(), button.actions.clone());
            let says = |button: &Button| (button.label.clone(), button.vocalization.clone());
            (means(is), says(is)) == (means(was), says(was)) && !is.hidden
        })
    })
}

/// The board after a change; `kept` are buttons that stay as they are.
///
/// # Errors
/// [`EditError`]; the board is as it was.
pub fn apply(board: &Board, edit: Edit, kept: &BTreeSet<ButtonId>) -> Result<Board, EditError> {
    let mut board = board.clone();
    let free = |id: &ButtonId| if kept.contains(id) { Err(EditError::Protected) } else { Ok(()) };
    match edit {
        Edit::Put(cell, new) => placing::put(&mut board, cell, *new, &free)?,
        Edit::Spot(new, old) => {
            old.map_or(Ok(()), |old| placing::take(&mut board, &old))?;
            placing::spot(&mut board, *new)?;
        }
        Edit::Move(from, to) => placing::exchange(&mut board, from, to, &free)?,
        Edit::Remove(id) => {
            free(&id)?;
            placing::take(&mut board, &id)?;
        }
        Edit::Hide(id, hidden) => {
            free(&id)?;
            content::button(&mut board, &id)?.hidden = hidden;
        }
        Edit::Mean(id, meaning) => {
            free(&id)?;
            content::mean(&mut board, &id, meaning)?;
        }
        Edit::Color(id, color) => content::button(&mut board, &id)?.background_color = color,
        Edit::Link(id, link) => content::button(&mut board, &id)?.load_board = link,
        Edit::Picture(id, face) => content::picture(&mut board, &id, face)?,
        Edit::Sound(id, sound) => content::sound(&mut board, &id, sound)?,
        Edit::Level(id, level) => content::button(&mut board, &id)?.set_level(level),
        Edit::Place(id, placement) => {
            let button = content::button(&mut board, &id)?;
            button.placement = Some(button.placement.map_or(Err(EditError::NoPicture), |_| Ok(placement.held()))?);
        }
        Edit::Name(name) => board.name = name,
        Edit::Shape(rows, columns) => placing::shape(&mut board, rows, columns)?,
        Edit::Background(picture) => placing::background(&mut board, picture)?,
    }
    Ok(board)
}
