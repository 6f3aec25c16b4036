//! The table of Create: what lies on it is a work as soon as there is something on it, so that one can leave at any moment;
//! what is being made goes on when it is left, and is kept for whoever began it.

use super::super::{camera, commit, services};
use super::title::hang_up;
use super::{compose_scene, painting, set_scene, word_piece};
use crate::app::command::{CreateStep, Room};
use crate::app::effect::Effect;
use crate::app::making::{CreateState, Draft, Table};
use crate::app::state::State;
use crate::art::compose;
use crate::domain::artwork::{Artwork, Deed, Hand, Recipe, Title};
use crate::domain::id::{ArtworkId, ProfileId};
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::scene::Scene;
use crate::domain::sheet::PAPER;
use std::mem;

/// The work on the table.
pub(super) fn current(state: &State) -> Option<&Artwork> {
    state.library.artworks.get(state.create.draft.work.as_ref()?)
}

/// A work lies on the table now; those before it come back when it is taken back.
pub fn lay(state: &mut State, work: ArtworkId) {
    let draft = &mut state.create.draft;
    if !draft.works.contains(&work) {
        draft.works.push(work.clone());
    }
    draft.work = Some(work);
}

/// A work of what is on the table. A scene is square; everything else begins on white paper.
pub(super) fn new_work(state: &mut State) -> Artwork {
    let maker = state.person().map(|person| person.name.clone()).unwrap_or_default();
    let (title, draft) = (state.create.title.clone(), &state.create.draft);
    let (beginning, plan) = (draft.beginning, Some(draft.recipe()));
    let (width, height) = PAPER;
    let who = state.who.clone().unwrap_or_default();
    let lesson = state.library.lesson_of(&who).cloned();
    let work = Artwork::of(state.ids.make("w"), who, state.now);
    let alt = compose::drawn_by_hand();
    sketched(state, Artwork { maker, title, beginning, plan, width, height, alt, lesson, ..work })
}

/// The work with the form and description of its scene, as long as nothing was made of it.
fn sketched(state: &State, work: Artwork) -> Artwork {
    let Some(scene) = work.sketch() else { return work };
    let alt = compose::alt_text(scene, &state.words);
    Artwork { width: painting::SIDE, height: painting::SIDE, alt, ..work }
}

/// What was chosen is kept at once; the first of it makes the work. `name` says what was done.
pub(super) fn keep(state: &mut State, name: &str) -> Vec<Effect> {
    planned(state).map(|work| store(state, work, name)).into_iter().collect()
}

/// The work on the table as it is planned now; `None`: that is what is stored, or there is nothing to store.
pub(super) fn planned(state: &mut State) -> Option<Artwork> {
    state.who.as_ref()?;
    let plan = Some(state.create.draft.recipe());
    match current(state).cloned() {
        Some(work) if work.plan == plan => None,
        Some(work) => Some(sketched(state, Artwork { plan, ..work })),
        None => state.create.draft.is_of_scene().then(|| new_work(state)),
    }
}

/// Stores the work on the table. One in which there is nothing any more does not lie about.
pub(super) fn store(state: &mut State, work: Artwork, name: &str) -> Effect {
    let (name, write) = written(state, work, name);
    commit(state, Transaction::new(name, state.who.clone(), vec![write]), Vec::new())
}

/// How the work on the table is written, and what that is called.
pub(super) fn written<'a>(state: &mut State, work: Artwork, name: &'a str) -> (&'a str, Write) {
    let known = state.library.artworks.contains_key(&work.id);
    if known && work.is_empty() && state.library.marks_of(&work.id).is_empty() {
        state.create.draft.work = None;
        return (name, Write::Delete(Kind::Artwork, work.id.0));
    }
    lay(state, work.id.clone());
    let name = if known { name } else { "work-add" };
    (name, Write::put(Record::Artwork(Artwork { touched: state.now, ..work })))
}

/// Takes the table over for something else. What is being made on it goes on; what was only offered is given up.
pub fn clear(state: &mut State, next: CreateState) -> Vec<Effect> {
    let mut effects: Vec<Effect> = hang_up(state).into_iter().collect();
    effects.extend(painting::stop_offers(state));
    effects.extend(camera::close(state));
    if state.who.is_none() {
        effects.extend(painting::stop_all(state));
    }
    let table = state.effect_id();
    let mut create = mem::replace(&mut state.create, CreateState { table, ..next });
    if let Some(who) = state.who.clone().filter(|_| create.is_busy()) {
        create.left = true;
        state.tables.push(Table { who, create });
    }
    effects
}

/// Does something at the table that was left and waits for it, as if its maker still sat there. `None`: none does.
pub(super) fn at_left<R>(
    state: &mut State,
    waits: impl Fn(&CreateState) -> bool,
    act: impl FnOnce(&mut State) -> R,
) -> Option<R> {
    let nth = state.tables.iter().position(|table| waits(&table.create))?;
    let Table { who, create } = state.tables.remove(nth);
    let here = (state.who.replace(who), mem::replace(&mut state.create, create));
    let done = act(state);
    let there = (mem::replace(&mut state.who, here.0), mem::replace(&mut state.create, here.1));
    if let (Some(who), create) = there
        && create.is_busy()
    {
        state.tables.push(Table { who, create });
    }
    Some(done)
}

/// Whether a picture that comes for this table has a place: its work was not taken away meanwhile, nor its maker.
pub(super) fn has_place(state: &State) -> bool {
    let known = |who: &ProfileId| state.library.profiles.contains_key(who);
    let gone = state.create.draft.work.is_some() && current(state).is_none();
    !state.create.left || (state.who.as_ref().is_some_and(known) && !gone)
}

/// Goes on with a work: its words, scene and style are there again, and what is still being made of it.
pub(super) fn resume(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    state.room = Room::Create;
    if state.create.draft.work.as_ref() == Some(id) {
        if state.create.step == CreateStep::Begin {
            state.create.step = step_of(state, &work);
        }
        return Vec::new();
    }
    services::table_cleared(state, Some(id));
    let is_here =
        |table: &Table| Some(&table.who) == state.who.as_ref() && table.create.draft.work.as_ref() == Some(id);
    let waiting = state.tables.iter().position(is_here).map(|nth| state.tables.remove(nth).create);
    let step = step_of(state, &work);
    let beginning = work.beginning;
    let mut next = waiting.unwrap_or_else(|| CreateState { step, ..CreateState::default() });
    next.left = false;
    next.draft = Draft { beginning, source: next.draft.source, works: next.draft.works, ..Draft::default() };
    let effects = clear(state, next);
    lay(state, id.clone());
    lay_out(state, &work);
    effects
}

/// Where one goes on: where nothing was made of the words yet, with the words; else with drawing.
fn step_of(state: &State, work: &Artwork) -> CreateStep {
    let drawn = !state.library.marks_of(&work.id).is_empty();
    if work.sketch().is_some() && !drawn { CreateStep::What } else { CreateStep::Draw }
}

/// After records changed behind the room's back: what lies on the table is what is stored.
pub fn settle(state: &mut State) {
    let (draft, works) = (&mut state.create.draft, &state.library.artworks);
    let had = draft.work.take();
    draft.work = draft.works.iter().rev().find(|id| works.contains_key(*id)).cloned();
    match current(state).cloned() {
        Some(work) => {
            lay_out(state, &work);
            // What was painted last was taken back: it is painted of what lies on the sheet now.
            let last = work.steps.iter().rev().find(|step| step.result == work.base);
            state.create.draft.source.take_if(|_| !last.is_some_and(|step| step.by != Hand::Person));
        }
        None if had.is_some() => bare(state),
        None => {}
    }
}

/// Lays out what a work was planned to be.
fn lay_out(state: &mut State, work: &Artwork) {
    let Recipe { words, scene, style, seed, tone } = work.plan.clone().unwrap_or_else(|| told_by_steps(work));
    let brought = work.steps.iter().rev().find(|step| step.did == Deed::Brought);
    state.create.title = work.title.clone();
    let draft = &mut state.create.draft;
    draft.own = brought.and_then(|step| step.result.clone());
    (draft.beginning, draft.words, draft.style, draft.seed, draft.tone) = (work.beginning, words, style, seed, tone);
    set_scene(state, scene);
}

/// The table as it was before anything lay on it. The chosen style stays chosen.
fn bare(state: &mut State) {
    state.create.title = Title::default();
    let draft = &mut state.create.draft;
    (draft.words, draft.scene) = (Vec::new(), Scene::default());
    (draft.own, draft.source) = (None, None);
    let seed = draft.seed;
    compose_scene(state, seed);
}

/// What a work of an older version was made of.
fn told_by_steps(work: &Artwork) -> Recipe {
    let words = work.steps.iter().rev().find_map(|step| match &step.did {
        Deed::Chose(pieces) => Some(pieces.iter().filter_map(word_piece).collect()),
        _ => None,
    });
    let (style, seed) = work.style().map_or((String::from("oil"), 1), |(style, seed)| (style.to_owned(), seed));
    let (words, scene) = (words.unwrap_or_default(), work.scene().cloned().unwrap_or_default());
    Recipe { words, scene, style, seed, tone: work.tone() }
}
