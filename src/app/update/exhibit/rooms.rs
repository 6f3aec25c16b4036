//! Rooms, and works in them: hung, moved, taken down.

use super::edit;
use super::shows::{line, text};
use crate::app::effect::Effect;
use crate::app::exhibit::RoomEdit;
use crate::app::state::State;
use crate::domain::exhibition::{Exhibition, Room};
use crate::domain::id::{ArtworkId, ExhibitionId};
use crate::domain::locale::{Lang, LocalText};

pub(super) fn change_of(state: &mut State, id: &ExhibitionId, change: RoomEdit) -> Vec<Effect> {
    match change {
        RoomEdit::Add(name) => {
            let name = named(state.lang(), &name);
            edit(state, id, "exhibition-room", |show| add(show, name))
        }
        RoomEdit::Name(room, lang, name) => edit(state, id, "exhibition-room", |show| {
            if let Some(room) = show.rooms.get_mut(room) {
                set(&mut room.name, lang, line(&name));
            }
        }),
        RoomEdit::Text(room, lang, words) => edit(state, id, "exhibition-room", |show| {
            if let Some(room) = show.rooms.get_mut(room) {
                set(&mut room.text, lang, text(&words));
            }
        }),
        RoomEdit::Move(room, to) => edit(state, id, "exhibition-room", |show| show.move_room(room, to)),
        RoomEdit::Remove(room) => edit(state, id, "exhibition-room", |show| show.remove_room(room)),
    }
}

/// What hangs already hangs in a room, also before the first one is named.
fn add(show: &mut Exhibition, name: LocalText) {
    if show.rooms.is_empty() {
        show.rooms.push(Room::default());
    }
    show.add_room(name);
}

fn named(lang: Lang, name: &str) -> LocalText {
    let mut text = LocalText::default();
    set(&mut text, lang, line(name));
    text
}

fn set(text: &mut LocalText, lang: Lang, words: String) {
    match lang {
        Lang::Ko => text.ko = words,
        Lang::En => text.en = words,
    }
}

/// Hangs works; in a room, those that hang already are moved there. White paper with nothing on it cannot hang.
pub(super) fn hang(state: &mut State, show: &ExhibitionId, room: Option<usize>, works: Vec<ArtworkId>) -> Vec<Effect> {
    let hangs =
        |id: &ArtworkId| state.library.artworks.get(id).is_some_and(|work| !state.library.sheet(work).is_blank());
    let known: Vec<ArtworkId> = works.into_iter().filter(hangs).collect();
    edit(state, show, "exhibition-hang", |show| {
        for work in known {
            show.add(work.clone(), room);
            if let Some(room) = room {
                show.hang_at(work.as_str(), room, usize::MAX);
            }
        }
    })
}

pub(super) fn take_down(state: &mut State, show: &ExhibitionId, works: &[ArtworkId]) -> Vec<Effect> {
    edit(state, show, "exhibition-take-down", |show| works.iter().for_each(|work| show.remove(work.as_str())))
}

pub(super) fn shift(state: &mut State, show: &ExhibitionId, work: &ArtworkId, by: isize) -> Vec<Effect> {
    edit(state, show, "exhibition-order", |show| show.shift(work.as_str(), by))
}

pub(super) fn place(
    state: &mut State,
    show: &ExhibitionId,
    work: &ArtworkId,
    (room, place): (usize, usize),
) -> Vec<Effect> {
    edit(state, show, "exhibition-order", |show| show.hang_at(work.as_str(), room, place))
}
