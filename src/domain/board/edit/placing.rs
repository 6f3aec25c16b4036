//! Where buttons are: cells, the picture and its hot spots, the size of the grid.

use super::content::{button, tidy};
use super::{Copied, EditError, MAX_SIDE};
use crate::domain::board::{BACKGROUND_KEY, Background, Board, Cell, Image, Span};
use crate::domain::id::ButtonId;

/// A cell that can be changed: it is there, and no picture lies on it.
fn open(board: &Board, cell: Cell) -> Result<(), EditError> {
    if cell.row >= board.grid.rows || cell.column >= board.grid.columns {
        return Err(EditError::NoCell);
    }
    match board.background() {
        Some(picture) if picture.span.has(cell) => Err(EditError::Covered),
        _ => Ok(()),
    }
}

pub(super) fn put(
    board: &mut Board,
    cell: Cell,
    mut new: Copied,
    free: &dyn Fn(&ButtonId) -> Result<(), EditError>,
) -> Result<(), EditError> {
    open(board, cell)?;
    if let Some(there) = board.grid.order[cell.row][cell.column].clone() {
        free(&there)?;
        // What lies on the picture stays there.
        let is_shown = board.shown_at(cell.row, cell.column).is_some();
        board.grid.order[cell.row][cell.column] = None;
        if is_shown && board.cell_of(&there).is_none() {
            take(board, &there)?;
        }
    }
    new.button.placement = None;
    board.grid.order[cell.row][cell.column] = Some(new.button.id.clone());
    add(board, new)
}

pub(super) fn spot(board: &mut Board, mut new: Copied) -> Result<(), EditError> {
    board.background().ok_or(EditError::NoPicture)?;
    new.button.placement = Some(new.button.placement.ok_or(EditError::NoPicture)?.held());
    add(board, new)
}

/// The ids must be new.
fn add(board: &mut Board, new: Copied) -> Result<(), EditError> {
    let Copied { button, image, sound } = new;
    let taken = board.button(button.id.as_str()).is_some()
        || image.as_ref().is_some_and(|image| board.image(&image.id).is_some())
        || sound.as_ref().is_some_and(|sound| board.sound(&sound.id).is_some());
    if taken {
        return Err(EditError::Taken);
    }
    board.buttons.push(button);
    board.images.extend(image);
    board.sounds.extend(sound);
    Ok(())
}

pub(super) fn exchange(
    board: &mut Board,
    from: Cell,
    to: Cell,
    free: &dyn Fn(&ButtonId) -> Result<(), EditError>,
) -> Result<(), EditError> {
    open(board, from)?;
    open(board, to)?;
    let one = board.grid.order[from.row][from.column].clone().ok_or(EditError::NoButton)?;
    let other = board.grid.order[to.row][to.column].clone();
    [Some(&one), other.as_ref()].into_iter().flatten().try_for_each(free)?;
    board.grid.order[from.row][from.column] = other;
    board.grid.order[to.row][to.column] = Some(one);
    Ok(())
}

/// Takes a button off, with the picture and sound that were its own.
pub(super) fn take(board: &mut Board, id: &ButtonId) -> Result<(), EditError> {
    button(board, id)?;
    board.buttons.retain(|button| button.id != *id);
    for cell in board.grid.order.iter_mut().flatten().filter(|cell| cell.as_ref() == Some(id)) {
        *cell = None;
    }
    tidy(board);
    Ok(())
}

pub(super) fn shape(board: &mut Board, rows: usize, columns: usize) -> Result<(), EditError> {
    if rows == 0 || columns == 0 || rows > MAX_SIDE.max(board.grid.rows) || columns > MAX_SIDE.max(board.grid.columns) {
        return Err(EditError::TooLarge);
    }
    let stays = |cell: Cell| cell.row < rows && cell.column < columns;
    let whole = Span { rows: board.grid.rows, columns: board.grid.columns, ..Span::default() };
    let picture = board.background().map(|picture| picture.span);
    let used = |cell: &Cell| {
        let shows = board.grid.order[cell.row][cell.column].is_some();
        shows || picture.is_some_and(|picture| picture.has(*cell))
    };
    if whole.cells().filter(used).any(|cell| !stays(cell)) {
        return Err(EditError::NoRoom);
    }
    board.grid.order.resize_with(rows, Vec::new);
    board.grid.order.iter_mut().for_each(|row| row.resize_with(columns, || None));
    (board.grid.rows, board.grid.columns) = (rows, columns);
    Ok(())
}

pub(super) fn background(board: &mut Board, picture: Option<(Box<Image>, Span)>) -> Result<(), EditError> {
    let Some((image, span)) = picture else {
        let spots: Vec<ButtonId> = board.background().map_or_else(Vec::new, |_| board.spots().map(id_of).collect());
        board.extra.remove(BACKGROUND_KEY);
        return spots.iter().try_for_each(|id| take(board, id)).map(|()| tidy(board));
    };
    if board.image(&image.id).is_some() {
        return Err(EditError::Taken);
    }
    let end = (span.row.saturating_add(span.rows), span.column.saturating_add(span.columns));
    if end.0 > board.grid.rows || end.1 > board.grid.columns || span.rows == 0 || span.columns == 0 {
        return Err(EditError::NoCell);
    }
    if span.cells().any(|cell| board.shown_at(cell.row, cell.column).is_some()) {
        return Err(EditError::NoRoom);
    }
    let new = Background { image: image.id.clone(), span };
    board.images.push(*image);
    board.extra.insert(BACKGROUND_KEY.to_owned(), new.to_value());
    tidy(board);
    Ok(())
}

fn id_of(button: &crate::domain::board::Button) -> ButtonId {
    button.id.clone()
}
