//! Drawing on the sheet of a work: every mark is a record, saved when it ends; lines to colour in, a picture to trace.

use super::super::{change, commit, services, start};
use super::table::{clear, current, lay, new_work, store};
use crate::app::command::CreateStep;
use crate::app::effect::{Effect, Job};
use crate::app::making::{CreateState, Draft, Making};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::artwork::{Deed, Hand, Step};
use crate::domain::drawing::Mark;
use crate::domain::id::BlobId;
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::sheet::{Drawn, PAPER, SIDE, Sheet};
use std::sync::Arc;

/// A mark has ended: it is saved, with the work if this is its first.
pub(super) fn mark(state: &mut State, mark: Mark) -> Vec<Effect> {
    if state.who.is_none() || mark.trail.points().is_empty() {
        return Vec::new();
    }
    let (work, new) = match current(state).cloned() {
        Some(work) => (work, None),
        None => {
            let work = new_work(state);
            (work.clone(), Some(Write::put(Record::Artwork(work))))
        }
    };
    let last = state.library.marks_of(&work.id).last();
    let nth = last.map_or(0, |drawn| drawn.nth + 1);
    let drawn = Drawn {
        id: state.ids.make("m"),
        work: work.id.clone(),
        sheet: work.sheet,
        nth,
        at: state.now,
        mark: Arc::new(mark),
    };
    let name = if new.is_some() { "work-add" } else { "work-draw" };
    let writes = new.into_iter().chain([Write::put(Record::Mark(drawn))]).collect();
    lay(state, work.id);
    vec![change(state, name, writes)]
}

/// The sheet as it is seen now: of the saved work, else of what was brought, else white.
pub(super) fn sheet(state: &State) -> Sheet {
    match current(state) {
        Some(work) => state.library.sheet(work),
        None => Sheet { width: PAPER.0, height: PAPER.1, ..Sheet::default() },
    }
}

/// Lines to colour in, made of the scene, or of the picture that lies on the sheet.
pub(super) fn colouring_page(state: &mut State) -> Vec<Effect> {
    let subject = super::painting::subject(state);
    let Some(subject) = subject.filter(|_| state.who.is_some()) else {
        state.tell(Notice::problem("paint-nothing"));
        return Vec::new();
    };
    let (id, effect) = start(state, Job::Outline { subject, px: SIDE });
    state.create.making = Some((id, Making::Outline));
    vec![effect]
}

/// The lines are here: they lie on a sheet of white paper.
pub(super) fn outlined(state: &mut State, blob: BlobId, png: Arc<Vec<u8>>, size: (u32, u32)) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    // Another work is on the table now: what is being painted belongs to the one before.
    let mut effects = Vec::new();
    if !state.create.left {
        let draft = Draft { source: None, ..state.create.draft.clone() };
        let next = CreateState { draft, files: state.create.files.clone(), ..CreateState::default() };
        // And so does what a service is making.
        services::table_cleared(state, None);
        effects.extend(clear(state, next));
    }
    let mut work = new_work(state);
    if state.create.draft.is_of_scene() {
        super::painting::push_scene(state.now, &state.create.draft.recipe(), &mut work);
    }
    let step = Step { at: state.now, by: Hand::Painter, did: Deed::Outlined, result: Some(blob.clone()) };
    work.steps.push(step);
    (work.width, work.height) = size;
    work.outline = Some(blob.clone());
    if state.create.draft.is_of_scene() {
        work.alt = compose::alt_text(&state.create.draft.scene, &state.words);
    }
    if !state.create.left {
        // On a table that was left, something else may still be painted of the work that lies there.
        lay(state, work.id.clone());
        state.create.step = CreateStep::Draw;
    }
    let transaction = Transaction::new("work-add", Some(who), vec![Write::put(Record::Artwork(work))]);
    effects.push(commit(state, transaction, vec![(blob, png)]));
    effects
}

/// The picture on the sheet goes faded below it, to be traced, or comes back.
pub(super) fn trace(state: &mut State, on: bool) -> Vec<Effect> {
    let Some(mut work) = current(state).cloned() else { return Vec::new() };
    match (on, work.base.take(), work.trace.take()) {
        (true, Some(base), _) => {
            work.trace = Some(base);
            work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Traced, result: None });
        }
        (false, None, Some(traced)) => work.base = Some(traced),
        _ => return Vec::new(),
    }
    vec![store(state, work, "work-trace")]
}
