//! 판 고치기: an instructor changes the boards of a person. Built-in boards stay as they are: a changed one is a copy of the
//! person's own, shown in its place. Every change is one step that can be undone.

mod deeds;
mod keep;
mod picture;

pub(super) use picture::{photographed, pictured, symbol_taken};

use super::{clips, services, speech, start, talk};
use crate::app::clips::{ClipOf, ClipState};
use crate::app::command::Room;
use crate::app::editing::{EditCommand, Editing, Next, Place};
use crate::app::effect::{Effect, Job};
use crate::app::state::State;
use crate::domain::board::edit::Edit;
use crate::domain::board::{Board, Button};
use crate::domain::id::BoardId;
use crate::domain::notice::Notice;

/// Most boards to go back to.
const TRAIL: usize = 50;

/// Coming into the room: the board that is open in Talk. What was copied stays.
pub(super) fn enter(state: &mut State) -> Vec<Effect> {
    let board = state.board().map(|board| state.library.known_as(board)).unwrap_or_else(|| state.home_board());
    state.editing = Editing { board, copied: state.editing.copied.take(), ..Editing::default() };
    let mut effects = clips::leave(state);
    let folder = state.pictures_folder.clone();
    effects.extend([services::look(), start(state, Job::ListPictures(folder)).1]);
    effects
}

/// What is open in the room is closed outside it.
pub(super) fn only_in_its_room(state: &mut State) -> Vec<Effect> {
    if state.room == Room::Boards && state.services.unlocked { Vec::new() } else { sound(state, false) }
}

pub(super) fn on(state: &mut State, command: EditCommand) -> Vec<Effect> {
    if state.room != Room::Boards || !state.services.unlocked || state.who.is_none() {
        return Vec::new();
    }
    match command {
        EditCommand::Open(board) => open(state, board),
        EditCommand::Back => back(state),
        EditCommand::Tap(place) => tap(state, place),
        EditCommand::Frame(place) => choose(state, Some(Place::New(place.held()))),
        EditCommand::Next(next) => {
            state.editing.next = next;
            sound(state, false)
        }
        EditCommand::Copy => {
            deeds::copy(state);
            Vec::new()
        }
        EditCommand::Sound(open) => sound(state, open),
        command => deeds::on(state, command),
    }
}

fn open(state: &mut State, board: BoardId) -> Vec<Effect> {
    let Some(board) = state.shown(&board).map(|board| state.library.known_as(board)) else { return Vec::new() };
    if board == state.editing.board {
        return Vec::new();
    }
    let from = std::mem::replace(&mut state.editing.board, board);
    state.editing.trail.push(from);
    if state.editing.trail.len() > TRAIL {
        state.editing.trail.remove(0);
    }
    choose(state, None)
}

fn back(state: &mut State) -> Vec<Effect> {
    state.editing.board = state.editing.trail.pop().unwrap_or_else(|| state.home_board());
    choose(state, None)
}

/// Chooses a place; whatever waited for a tap is ended, but not trying.
fn choose(state: &mut State, place: Option<Place>) -> Vec<Effect> {
    let editing = &mut state.editing;
    editing.next.take_if(|next| *next != Next::Try);
    editing.chosen = place;
    sound(state, false)
}

fn tap(state: &mut State, place: Option<Place>) -> Vec<Effect> {
    match (state.editing.next, state.editing.chosen.clone(), &place) {
        (Some(Next::Try), ..) => press(state, place),
        (Some(Next::Move), Some(Place::Cell(from)), Some(Place::Cell(to))) => {
            let to = *to;
            let effects = if from == to { Vec::new() } else { keep::edit(state, Edit::Move(from, to)) };
            effects.into_iter().chain(choose(state, place)).collect()
        }
        _ => choose(state, place),
    }
}

/// What a tap does in Talk, without the strip: it is heard, and its board is opened.
fn press(state: &mut State, place: Option<Place>) -> Vec<Effect> {
    state.editing.chosen = place;
    let Some(board) = state.edited_board().cloned() else { return Vec::new() };
    let Some(button) = state.edited_button().cloned() else { return Vec::new() };
    state.editing.chosen = None;
    let mut effects = Vec::new();
    if button.speaks() {
        effects.extend(hear(state, &board, &button));
    }
    match button.load_board.as_ref().map(|link| (state.library.linked(&board, link), &link.name)) {
        Some((Some(target), _)) => effects.extend(open(state, target)),
        Some((None, name)) => state.tell(Notice::problem("board-missing").with("name", name)),
        None if button.speaks() && board.returns_home => effects.extend(open(state, state.home_board())),
        None => {}
    }
    effects
}

fn hear(state: &mut State, board: &Board, button: &Button) -> Vec<Effect> {
    let clip = talk::tile_of(state, board, button).clip;
    let text = talk::button_text(state, board, button);
    speech::say_clip(state, &text, clip)
}

/// The panel of the chosen button's sound. Its recordings are made as those of Talk.
fn sound(state: &mut State, open: bool) -> Vec<Effect> {
    let was = std::mem::replace(&mut state.editing.sound, false);
    let effects = if was { clips::leave(state) } else { Vec::new() };
    let chosen = state.edited_board().zip(state.edited_button()).filter(|_| open);
    if let Some(chosen) = chosen.map(|(board, button)| ClipOf::Button(board.id.clone(), button.id.clone())) {
        state.talk.clip = Some(ClipState { chosen: Some(chosen), ..ClipState::default() });
        state.editing.sound = true;
    }
    effects
}
