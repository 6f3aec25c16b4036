//! Things in a scene: moved, sized, mirrored, taken out by taps; and drawings of the person's own among them.

use super::super::{commit, start};
use super::{set_scene, table};
use crate::app::command::ThingEdit;
use crate::app::effect::{CutOutOf, Effect, Job};
use crate::app::making::Making;
use crate::app::state::State;
use crate::art::compose::edit as scene;
use crate::art::picture::Picture;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::vocabulary::SymbolRef;
use std::path::PathBuf;
use std::sync::Arc;

/// Most cut-out drawings that a person keeps; the oldest goes.
const MAX_THINGS: usize = 60;

/// Changes one thing; the others stay.
pub(super) fn edit(state: &mut State, edit: ThingEdit) -> Vec<Effect> {
    let before = &state.create.draft.scene;
    let after = match edit {
        ThingEdit::Move { nth, x, y } => scene::moved_to(before, nth, x, y),
        ThingEdit::Nudge { nth, dx, dy } => scene::nudged(before, nth, dx, dy),
        ThingEdit::Bigger(nth) => scene::bigger(before, nth),
        ThingEdit::Smaller(nth) => scene::smaller(before, nth),
        ThingEdit::Flip(nth) => scene::flipped(before, nth),
        ThingEdit::Remove(nth) => scene::removed(before, nth),
        ThingEdit::ToFront(nth) => scene::to_front(before, nth),
        ThingEdit::ToBack(nth) => scene::to_back(before, nth),
        ThingEdit::Duplicate(nth) => scene::duplicated(before, nth),
    };
    set_scene(state, after);
    table::keep(state, "work-scene")
}

/// Cuts the drawing of a work free.
pub(super) fn from_work(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id) else { return Vec::new() };
    let sheet = state.library.sheet(work);
    begin(state, CutOutOf::Sheet(sheet))
}

/// Cuts a drawing on paper free, of which there is a photograph.
pub(super) fn from_file(state: &mut State, path: PathBuf) -> Vec<Effect> {
    begin(state, CutOutOf::File(path))
}

/// The same, of one that was just taken.
pub fn from_photo(state: &mut State, photo: Arc<Picture>) -> Vec<Effect> {
    begin(state, CutOutOf::Photo(photo))
}

fn begin(state: &mut State, of: CutOutOf) -> Vec<Effect> {
    if state.who.is_none() || state.create.making.is_some() {
        return Vec::new();
    }
    let (id, effect) = start(state, Job::CutOut(of));
    state.create.making = Some((id, Making::CutOut));
    vec![effect]
}

/// It is free: it is kept with the person and becomes a thing in the scene.
pub(super) fn cut_out(state: &mut State, blob: BlobId, png: Arc<Vec<u8>>, (width, height): (u32, u32)) -> Vec<Effect> {
    let Some(mut person) = state.person().cloned() else { return Vec::new() };
    person.things.retain(|known| *known != blob);
    person.things.insert(0, blob.clone());
    person.things.truncate(MAX_THINGS);
    let who = Some(person.id.clone());
    let mut writes = vec![Write::put(Record::Profile(person))];
    // Where the table was left, it is with the person's drawings all the same.
    if !state.create.left {
        add_with(state, &blob, width as f32 / height.max(1) as f32);
        if let Some(work) = table::planned(state) {
            writes.push(table::written(state, work, "thing-add").1);
        }
    }
    let transaction = Transaction::new("thing-add", who, writes);
    vec![commit(state, transaction, vec![(blob, png)])]
}

/// A drawing that was cut free before becomes a thing in the scene.
pub(super) fn add(state: &mut State, blob: &BlobId, aspect: f32) -> Vec<Effect> {
    if state.person().is_some_and(|person| person.things.contains(blob)) {
        add_with(state, blob, aspect);
    }
    table::keep(state, "work-scene")
}

fn add_with(state: &mut State, blob: &BlobId, aspect: f32) {
    let before = state.create.draft.scene.clone();
    let symbol = SymbolRef(format!("blob:{blob}"));
    let after = scene::with_own(&before, symbol, aspect.clamp(0.2, 5.0), None);
    if after == before {
        return state.tell(Notice::problem("picture-words-full"));
    }
    set_scene(state, after);
}
