//! What is done with what is chosen.

use super::super::one_line;
use super::{keep, open, picture};
use crate::app::editing::{EditCommand, Place};
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::board::edit::{Copied, Edit, Face, Meaning};
use crate::domain::board::{Board, Button, Cell, Grid, LoadBoard, is_own_set};
use crate::domain::id::{BoardId, ButtonId, ProfileId};
use crate::domain::locale::LocalText;
use crate::domain::notice::Notice;
use std::sync::Arc;

/// Longest label, text to be said and name of a board, characters.
const MAX_LABEL: usize = 60;
const MAX_SAID: usize = 300;

pub(super) fn on(state: &mut State, command: EditCommand) -> Vec<Effect> {
    match command {
        EditCommand::Word(id) => match state.words.word(id.as_str()) {
            Some(word) => {
                let label = LocalText::new(word.ko.clone(), word.en.clone());
                mean(state, Meaning::Word(id, label))
            }
            None => Vec::new(),
        },
        EditCommand::Phrase(id) => match state.words.phrase(id.as_str()) {
            Some(phrase) => {
                let meaning = Meaning::Phrase(id, phrase.label.clone(), phrase.text.clone());
                mean(state, meaning)
            }
            None => Vec::new(),
        },
        EditCommand::Person(id) => person(state, &id),
        EditCommand::Text(label, says) => text(state, &label, &says),
        EditCommand::NewBoard(name) => new_board(state, &name),
        EditCommand::Paste => paste(state),
        EditCommand::File(path) => picture::of_file(state, path),
        EditCommand::Work(work) => picture::of_work(state, &work),
        EditCommand::NoPicture => keep::edit(state, Edit::Background(None)),
        EditCommand::Name(name) => {
            let name = both(&name, MAX_LABEL);
            if name.ko.is_empty() { Vec::new() } else { keep::edit(state, Edit::Name(name)) }
        }
        EditCommand::Shape(rows, columns) => keep::edit(state, Edit::Shape(rows, columns)),
        EditCommand::Lock(locked) => keep::lock(state, locked),
        EditCommand::Reset => keep::reset(state),
        EditCommand::Share => keep::share(state),
        command => with_button(state, command),
    }
}

/// What needs a button.
fn with_button(state: &mut State, command: EditCommand) -> Vec<Effect> {
    let Some(id) = state.edited_button().map(|button| button.id.clone()) else { return Vec::new() };
    let edit = match command {
        EditCommand::Symbol(Some(symbol)) if symbol.pack().is_some() => {
            return symbol.pack().map_or_else(Vec::new, |(pack, picture)| picture::of_symbol(state, pack, picture));
        }
        EditCommand::Symbol(symbol) => Edit::Picture(id, symbol.map_or(Face::Plain, Face::Symbol)),
        EditCommand::Color(color) => Edit::Color(id, color),
        EditCommand::Link(None) => Edit::Link(id, None),
        EditCommand::Link(Some(board)) => match link_to(state, &board) {
            Some(link) => Edit::Link(id, Some(link)),
            None => return Vec::new(),
        },
        EditCommand::Level(level) => Edit::Level(id, level),
        EditCommand::Hide(hidden) => Edit::Hide(id, hidden),
        EditCommand::Silence => Edit::Sound(id, None),
        EditCommand::Place(placement) => Edit::Place(id, placement),
        EditCommand::Remove => Edit::Remove(id),
        _ => return Vec::new(),
    };
    keep::edit(state, edit)
}

/// A text in both languages; one that is missing is the other.
fn both(text: &LocalText, most: usize) -> LocalText {
    let (ko, en) = (one_line(&text.ko, most), one_line(&text.en, most));
    match (ko.is_empty(), en.is_empty()) {
        (true, _) => LocalText::same(en),
        (_, true) => LocalText::same(ko),
        _ => LocalText::new(ko, en),
    }
}

/// A text that is a word of the vocabulary is that word, with its grammar.
fn text(state: &mut State, label: &LocalText, says: &LocalText) -> Vec<Effect> {
    let (label, says) = (both(label, MAX_LABEL), both(says, MAX_SAID));
    if label.ko.is_empty() {
        state.tell(Notice::problem("board-edit-empty"));
        return Vec::new();
    }
    let says = if says == label { LocalText::default() } else { says };
    let same = |word: &&crate::domain::vocabulary::Word| word.ko == label.ko && says.ko.is_empty();
    let word = state.words.words().iter().find(same).map(|word| word.id.clone());
    let meaning = match word {
        Some(word) => Meaning::Word(word, label),
        None => Meaning::Text(label, says),
    };
    mean(state, meaning)
}

/// A person's name with their picture, in the place of what is there.
fn person(state: &mut State, id: &ProfileId) -> Vec<Effect> {
    let Some(person) = state.library.profiles.get(id).cloned() else { return Vec::new() };
    let meaning = Meaning::Text(LocalText::same(person.name), LocalText::default());
    let mut button = Button::saying(state.ids.make("b"), meaning);
    button.show(person.picture);
    place(state, Copied { button, ..Copied::default() }, Vec::new())
}

/// The chosen button says this; in an empty place there is a new one.
fn mean(state: &mut State, meaning: Meaning) -> Vec<Effect> {
    if let Some(id) = state.edited_button().map(|button| button.id.clone()) {
        return keep::edit(state, Edit::Mean(id, meaning));
    }
    let id: ButtonId = state.ids.make("b");
    let button = Button::saying(id, meaning);
    place(state, Copied { button, ..Copied::default() }, Vec::new())
}

/// Puts a new button into the chosen place, in the place of what is there, and keeps `others` with it.
fn place(state: &mut State, mut new: Copied, others: Vec<Board>) -> Vec<Effect> {
    let board = state.editing.board.clone();
    let id = new.button.id.clone();
    let (edit, chosen) = match state.editing.chosen.clone() {
        Some(Place::Cell(cell)) => (Edit::Put(cell, Box::new(new)), Place::Cell(cell)),
        Some(Place::New(at)) => {
            new.button.placement = Some(at);
            (Edit::Spot(Box::new(new), None), Place::Spot(id))
        }
        Some(Place::Spot(old)) => {
            new.button.placement = state.edited_button().and_then(|spot| spot.placement);
            (Edit::Spot(Box::new(new), Some(old)), Place::Spot(id))
        }
        None => return Vec::new(),
    };
    let effects = keep::edit_board(state, &board, edit, others, Vec::new());
    if !effects.is_empty() {
        state.editing.chosen = Some(chosen);
    }
    effects
}

pub(super) fn copy(state: &mut State) {
    let Some((board, button)) = state.edited_board().zip(state.edited_button()) else { return };
    let opens = button.load_board.as_ref().and_then(|link| state.library.linked(board, link));
    let copied = board.copied(&button.id).map(|copied| (copied, opens));
    state.editing.copied = copied.or(state.editing.copied.take());
}

fn paste(state: &mut State) -> Vec<Effect> {
    let Some((copied, opens)) = state.editing.copied.clone() else { return Vec::new() };
    let id: ButtonId = state.ids.make("b");
    let mut new = copied.renamed(id);
    new.button.load_board = opens.and_then(|board| link_to(state, &board));
    place(state, new, Vec::new())
}

/// A link from the open board to another one: within a set, and between built-in and own boards, by its short id; to other sets by
/// the name that everybody has for it. `None` (told): the board is one person's, and the open one is everybody's.
fn link_to(state: &mut State, target: &BoardId) -> Option<LoadBoard> {
    let (from, to) = (state.edited_board()?, state.shown(target)?);
    let near = state.set_for(from) == state.set_for(to);
    let known = state.library.known_as(to);
    if !near && known == to.id && is_own_set(&to.set) {
        state.tell(Notice::problem("board-edit-link-own"));
        return None;
    }
    let id = if near { to.local_id.clone() } else { known.0 };
    Some(LoadBoard { id, name: to.name.get(state.lang()).to_owned(), ..LoadBoard::default() })
}

/// A new board in the set of the open one, which the chosen button opens from now on; then it is open. What stands on every board of
/// its size stands on it too.
fn new_board(state: &mut State, name: &LocalText) -> Vec<Effect> {
    let name = both(name, MAX_LABEL);
    if name.ko.is_empty() {
        state.tell(Notice::problem("board-edit-empty"));
        return Vec::new();
    }
    let Some(from) = state.edited_board().cloned() else { return Vec::new() };
    let Some(set) = state.set_for(&from) else { return Vec::new() };
    let local_id: String = state.ids.make::<BoardId>("b").0;
    let new = Board { local_id, name: name.clone(), locale: from.locale.clone(), ..alike(state, &from) }.in_set(set);
    let link = LoadBoard { id: new.local_id.clone(), name: name.get(state.lang()).to_owned(), ..LoadBoard::default() };
    let target = new.id.clone();
    let effects = match state.edited_button().map(|button| button.id.clone()) {
        Some(button) => {
            let board = state.editing.board.clone();
            keep::edit_board(state, &board, Edit::Link(button, Some(link)), vec![new], Vec::new())
        }
        None => {
            let mut button = Button::saying(state.ids.make("b"), Meaning::Text(name, LocalText::default()));
            button.load_board = Some(link);
            place(state, Copied { button, ..Copied::default() }, vec![new])
        }
    };
    if effects.is_empty() {
        return effects;
    }
    effects.into_iter().chain(open(state, target)).collect()
}

/// An empty board of the same size, with what all built-in boards of this size have in common.
fn alike(state: &State, from: &Board) -> Board {
    let Grid { rows, columns, .. } = from.grid;
    let same_size = |board: &&Arc<Board>| (board.grid.rows, board.grid.columns) == (rows, columns);
    let all: Vec<&Arc<Board>> = state.library.builtin.values().filter(same_size).collect();
    let grid = Grid { rows, columns, order: vec![vec![None; columns]; rows], ..Grid::default() };
    let mut board = Board { grid, ..Board::default() };
    let Some(first) = all.first() else { return board };
    for cell in (0..rows).flat_map(|row| (0..columns).map(move |column| Cell { row, column })) {
        let Some(button) = first.button_at(cell.row, cell.column).filter(|button| button.word.is_some()) else {
            continue;
        };
        let has =
            |other: &&Arc<Board>| other.button_at(cell.row, cell.column).is_some_and(|there| there.word == button.word);
        if all.iter().all(has) {
            board.grid.order[cell.row][cell.column] = Some(button.id.clone());
            board.buttons.push(Button { load_board: None, ..button.clone() });
        }
    }
    board
}
