//! Pictures for buttons and boards: a file, a photograph, a work of the person.

use super::super::start;
use super::keep;
use crate::app::editing::PictureOf;
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::State;
use crate::app::symbols::SymbolsJob;
use crate::art::picture::Picture;
use crate::domain::board::Image;
use crate::domain::board::edit::{Edit, Face};
use crate::domain::id::{ArtworkId, BlobId, ImageId};
use crate::domain::notice::Notice;
use std::path::PathBuf;
use std::sync::Arc;

/// For what a picture would be now: the chosen button, or the board where nothing is chosen.
fn wanted(state: &mut State) -> Option<PictureOf> {
    let board = state.editing.board.clone();
    keep::open(state, &board)?;
    match (&state.editing.chosen, state.edited_button()) {
        (_, Some(button)) => Some(PictureOf::Button(board, button.id.clone())),
        (None, None) => Some(PictureOf::Board(board)),
        (Some(_), None) => {
            state.tell(Notice::problem("board-edit-word-first"));
            None
        }
    }
}

fn read(state: &mut State, job: Job) -> Vec<Effect> {
    let Some(of) = wanted(state) else { return Vec::new() };
    let (id, effect) = start(state, job);
    state.editing.reading = Some((id, of));
    vec![effect]
}

pub(super) fn of_file(state: &mut State, path: PathBuf) -> Vec<Effect> {
    read(state, Job::ReadPicture(path))
}

pub(super) fn of_work(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id) else { return Vec::new() };
    let (sheet, size) = (state.library.sheet(work), (work.width, work.height));
    match sheet.plain().cloned() {
        Some(blob) => {
            let Some(of) = wanted(state) else { return Vec::new() };
            show(state, of, &blob, size, Vec::new())
        }
        None => read(state, Job::Flatten(sheet)),
    }
}

/// The camera has taken one.
pub fn photographed(state: &mut State, photo: Arc<Picture>) -> Vec<Effect> {
    read(state, Job::KeepPhoto(photo))
}

/// A picture is here; `None`: it was made for something else.
pub fn pictured(
    state: &mut State,
    id: EffectId,
    blob: &BlobId,
    png: &Arc<Vec<u8>>,
    pixels: &Picture,
) -> Option<Vec<Effect>> {
    let (_, of) = state.editing.reading.take_if(|(reading, _)| *reading == id)?;
    let bytes = vec![(blob.clone(), Arc::clone(png))];
    Some(show(state, of, blob, (pixels.width, pixels.height), bytes))
}

/// A symbol of a pack for the chosen button: its picture has to be read first.
pub(super) fn of_symbol(state: &mut State, pack: &str, picture: u32) -> Vec<Effect> {
    read(state, Job::Symbols(SymbolsJob::Take { pack: pack.to_owned(), picture }))
}

/// It was read; `image` makes it a picture of a board, by an id.
pub fn symbol_taken(
    state: &mut State,
    id: EffectId,
    image: impl FnOnce(&str) -> Image,
    bytes: keep::Blobs,
) -> Vec<Effect> {
    let Some((_, of)) = state.editing.reading.take_if(|(reading, _)| *reading == id) else { return Vec::new() };
    let id: ImageId = state.ids.make("i");
    put(state, of, image(id.as_str()), bytes)
}

fn show(state: &mut State, of: PictureOf, blob: &BlobId, size: (u32, u32), bytes: keep::Blobs) -> Vec<Effect> {
    let id: ImageId = state.ids.make("i");
    put(state, of, Image::own(id.as_str(), blob.clone(), size), bytes)
}

fn put(state: &mut State, of: PictureOf, image: Image, bytes: keep::Blobs) -> Vec<Effect> {
    let image = Box::new(image);
    match of {
        PictureOf::Button(board, button) => {
            keep::edit_board(state, &board, Edit::Picture(button, Face::Image(image)), Vec::new(), bytes)
        }
        PictureOf::Board(board) => {
            let shown = state.shown(&board);
            let span = shown.and_then(|board| board.background().map(|now| now.span).or_else(|| board.free_span()));
            let Some(span) = span else {
                state.tell(Notice::problem("board-edit-no-room"));
                return Vec::new();
            };
            keep::edit_board(state, &board, Edit::Background(Some((image, span))), Vec::new(), bytes)
        }
    }
}
