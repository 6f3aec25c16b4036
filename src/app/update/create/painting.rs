//! From a scene or a drawing to a painting: one that is watched, three more to choose from, and the work that keeps them.

use super::super::{commit, start};
use super::drawing::sheet;
use super::set_scene;
use super::table::{at_left, clear, current, has_place, lay, new_work};
use crate::app::command::CreateStep;
use crate::app::effect::{Effect, EffectId, Job, Subject};
use crate::app::making::{CreateState, Draft, Making, Painting, Recipe, Variant};
use crate::app::state::State;
use crate::art::compose;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Step};
use crate::domain::id::{ArtworkId, BlobId, Millis, WordId};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::scene::Scene;
use crate::domain::sheet::Sheet;
use crate::domain::strip::Piece;
use std::sync::Arc;

/// Side of a painted picture in pixels. Prints are painted anew from the scene.
pub(super) const SIDE: u32 = 1024;
/// So many paintings there are to choose from.
const CHOICES: usize = 4;

/// What would be painted now; `None`: nothing is there yet.
pub fn subject(state: &State) -> Option<Subject> {
    let draft = &state.create.draft;
    if draft.is_of_scene() {
        return Some(Subject::Scene(draft.scene.clone()));
    }
    let now = sheet(state);
    // Drawn on since: all that is seen. Else the same drawing again, not a painting of a painting.
    let source =
        if now.marks.is_empty() { draft.source.clone().or_else(|| brought(state)).unwrap_or(now) } else { now };
    let something = source.base.is_some() || !source.marks.is_empty() || source.outline.is_some();
    something.then_some(Subject::Sheet(source))
}

/// The picture that the person brought, as it was.
fn brought(state: &State) -> Option<Sheet> {
    let base = state.create.draft.own.clone()?;
    let (width, height) = current(state).map_or((0, 0), |work| (work.width, work.height));
    Some(Sheet { width, height, base: Some(base), ..Sheet::default() })
}

pub(super) fn paint(state: &mut State) -> Vec<Effect> {
    let Some(subject) = subject(state) else {
        state.tell(Notice::problem("paint-nothing"));
        return Vec::new();
    };
    let mut effects = stop_all(state);
    if let Subject::Sheet(source) = &subject {
        state.create.draft.source = Some(source.clone());
    }
    let of = state.create.draft.recipe();
    let (id, effect) = start(state, job(&of, subject));
    state.create.painting = Some(Painting { id, done: 0.0, snapshot: None, of });
    state.create.step = CreateStep::Make;
    effects.push(effect);
    effects
}

/// The painting of `subject` as the recipe says.
fn job(of: &Recipe, subject: Subject) -> Job {
    Job::Paint { subject, style: of.style.clone(), seed: of.seed, tone: of.tone, px: SIDE }
}

/// Gives up what is being painted, and the choices.
pub fn stop_all(state: &mut State) -> Vec<Effect> {
    let painting = state.create.painting.take().map(|painting| Effect::Cancel(painting.id));
    painting.into_iter().chain(stop_offers(state)).collect()
}

/// Gives up the choices: nobody has taken one of them.
pub(super) fn stop_offers(state: &mut State) -> Vec<Effect> {
    let variants = std::mem::take(&mut state.create.variants);
    variants.into_iter().filter(|variant| variant.made.is_none()).map(|variant| Effect::Cancel(variant.id)).collect()
}

/// A picture came back from a job of this room, if `id` is one of its own.
pub fn pictured(
    state: &mut State,
    id: EffectId,
    blob: BlobId,
    png: Arc<Vec<u8>>,
    pixels: &Arc<Picture>,
    stopped: bool,
) -> Vec<Effect> {
    let size = (pixels.width, pixels.height);
    let waits = |create: &CreateState| {
        let making = create.making.as_ref().is_some_and(|(making, _)| *making == id);
        making || create.reading == Some(id) || create.painting.as_ref().is_some_and(|painting| painting.id == id)
    };
    if !waits(&state.create) && state.tables.iter().any(|table| waits(&table.create)) {
        let came = |state: &mut State| pictured(state, id, blob, png, pixels, stopped);
        return at_left(state, waits, came).unwrap_or_default();
    }
    if let Some(painting) = state.create.painting.take_if(|painting| painting.id == id) {
        // Painted last is painted from: another one has other strokes, also where this one's were taken back.
        state.create.draft.seed = painting.of.seed;
        let made = Some((blob.clone(), Arc::clone(&png), Arc::clone(pixels)));
        let mut effects = save_painting(state, (&painting.of, stopped), blob, png, size);
        let others = if stopped || state.create.left { Vec::new() } else { more_choices(state, &painting.of) };
        if !state.create.left {
            state.create.variants.insert(0, Variant { id, of: painting.of, made, stopped });
        }
        effects.extend(others);
        return effects;
    }
    if let Some(variant) = state.create.variants.iter_mut().find(|variant| variant.id == id) {
        if stopped {
            state.create.variants.retain(|variant| variant.id != id);
        } else {
            variant.made = Some((blob, png, Arc::clone(pixels)));
        }
        return Vec::new();
    }
    if state.create.reading == Some(id) {
        state.create.reading = None;
        state.create.draft.own = Some(blob.clone());
        state.create.draft.source = None;
        return save(state, (Hand::Person, Deed::Brought, None), blob, png, size);
    }
    match state.create.making.take_if(|(making, _)| *making == id) {
        Some((_, Making::Outline)) => super::drawing::outlined(state, blob, png, size),
        Some((_, Making::CutOut)) => super::things::cut_out(state, blob, png, size),
        // A painting that was given up for another one.
        None => Vec::new(),
    }
}

/// Three more of the same, arranged or painted otherwise, while the first is looked at.
fn more_choices(state: &mut State, first: &Recipe) -> Vec<Effect> {
    let words = Arc::clone(&state.words);
    let source = state.create.draft.source.clone().filter(|_| !state.create.draft.is_of_scene());
    let chosen: Vec<_> = first.words.iter().filter_map(|id| words.word(id.as_str())).collect();
    let scenes: Vec<Scene> = match source {
        None => compose::variants(&chosen, first.scene.seed, &first.scene).into(),
        Some(_) => vec![first.scene.clone(); CHOICES],
    };
    let mut effects = Vec::new();
    for (nth, scene) in scenes.into_iter().enumerate().skip(1) {
        let of = Recipe { scene, seed: first.seed.wrapping_add(nth as u64), ..first.clone() };
        let subject = source.clone().map_or_else(|| Subject::Scene(of.scene.clone()), Subject::Sheet);
        let (id, effect) = start(state, job(&of, subject));
        state.create.variants.push(Variant { id, of, made: None, stopped: false });
        effects.push(effect);
    }
    effects
}

/// One of the four: it becomes the work's picture; the others stay to be chosen instead.
pub(super) fn choose(state: &mut State, nth: usize) -> Vec<Effect> {
    let Some(variant) = state.create.variants.get(nth).cloned() else { return Vec::new() };
    let Some((blob, png, pixels)) = variant.made else { return Vec::new() };
    if state.chosen_painting() == Some(nth) {
        return Vec::new();
    }
    // A scene that was changed since stays as it is.
    if state.create.variants.iter().any(|other| other.of.scene == state.create.draft.scene) {
        state.create.draft.seed = variant.of.seed;
        set_scene(state, variant.of.scene.clone());
    }
    save_painting(state, (&variant.of, variant.stopped), blob, png, (pixels.width, pixels.height))
}

/// Saves a painting that was made as the recipe says, or stopped before it was finished.
fn save_painting(
    state: &mut State,
    (of, stopped): (&Recipe, bool),
    blob: BlobId,
    png: Arc<Vec<u8>>,
    size: (u32, u32),
) -> Vec<Effect> {
    let of_sheet = !is_of_scene(state, of);
    let deed = Deed::Painted { style: of.style.clone(), seed: of.seed, tone: of.tone, stopped, of_sheet };
    save(state, (Hand::Painter, deed, Some(of)), blob, png, size)
}

/// Whether a painting of this recipe shows its scene, also where the words were taken back while it was painted.
fn is_of_scene(state: &State, of: &Recipe) -> bool {
    state.create.draft.beginning.is_scene() && of.shows_something()
}

/// A job of this room failed.
pub fn failed(state: &mut State, id: EffectId) {
    failed_at(&mut state.create, id);
    state.tables.iter_mut().for_each(|table| failed_at(&mut table.create, id));
    state.tables.retain(|table| table.create.is_busy());
}

fn failed_at(create: &mut CreateState, id: EffectId) {
    if create.painting.as_ref().is_some_and(|painting| painting.id == id) {
        create.painting = None;
        create.step = CreateStep::How;
    }
    create.variants.retain(|variant| variant.id != id);
    create.reading.take_if(|reading| *reading == id);
    create.making.take_if(|(making, _)| *making == id);
}

/// Saves the picture as a work, or as the next step of the work. Whose hand, what it did, and what it made it of.
fn save(
    state: &mut State,
    (by, did, of): (Hand, Deed, Option<&Recipe>),
    blob: BlobId,
    png: Arc<Vec<u8>>,
    size: (u32, u32),
) -> Vec<Effect> {
    let Some(who) = state.who.clone().filter(|_| has_place(state)) else { return Vec::new() };
    let (mut work, name) = match current(state).cloned() {
        Some(work) => (work, "work-edit"),
        None => (new_work(state), "work-add"),
    };
    let of_words = of.map_or(state.create.draft.is_of_scene(), |of| is_of_scene(state, of));
    if let Some(of) = of.filter(|of| of_words && work.scene() != Some(&of.scene)) {
        push_scene(state.now, of, &mut work);
    }
    if !of_words && by == Hand::Painter && is_in_the_painting(state, &work) {
        // What was drawn is in the painting now.
        work.sheet += 1;
    }
    work.steps.push(Step { at: state.now, by, did, result: Some(blob.clone()) });
    (work.width, work.height) = size;
    (work.base, work.trace) = (Some(blob.clone()), None);
    if by == Hand::Painter {
        work.outline = None;
    }
    if let Some(scene) = work.scene().filter(|_| of_words).cloned() {
        work.alt = compose::alt_text(&scene, &state.words);
    }
    if !state.create.left {
        work.plan = Some(state.create.draft.recipe());
    }
    work.touched = state.now;
    lay(state, work.id.clone());
    let writes = vec![Write::put(Record::Artwork(work))];
    vec![commit(state, Transaction::new(name, Some(who), writes), vec![(blob, png)])]
}

/// Whether everything that lies on the sheet was there when the painting was begun: what was drawn since stays on top.
fn is_in_the_painting(state: &State, work: &Artwork) -> bool {
    let last = |sheet: &Sheet| sheet.marks.last().map(|drawn| drawn.id.clone());
    let (now, painted) = (last(&state.library.sheet(work)), state.create.draft.source.as_ref().and_then(last));
    now.is_some() && now == painted
}

/// Keeps a painting that was made elsewhere (the command line) as a work of the chosen person.
pub fn keep_painting(
    state: &mut State,
    words: Vec<WordId>,
    scene: Scene,
    style: &str,
    seed: u64,
    (blob, png): (BlobId, Arc<Vec<u8>>),
    size: (u32, u32),
) -> (ArtworkId, Vec<Effect>) {
    let draft = Draft { beginning: Beginning::Words, words, style: style.to_owned(), seed, ..Draft::default() };
    let mut given_up = clear(state, CreateState { draft, ..CreateState::default() });
    set_scene(state, scene);
    let of = state.create.draft.recipe();
    given_up.extend(save_painting(state, (&of, false), blob, png, size));
    (state.create.draft.work.clone().unwrap_or_default(), given_up)
}

/// The words and the scene as steps.
pub(super) fn push_scene(now: Millis, of: &Recipe, work: &mut Artwork) {
    let pieces = of.words.iter().cloned().map(Piece::Word).collect();
    work.steps.push(Step { at: now, by: Hand::Person, did: Deed::Chose(pieces), result: None });
    work.steps.push(Step { at: now, by: Hand::Painter, did: Deed::Composed(of.scene.clone()), result: None });
}
