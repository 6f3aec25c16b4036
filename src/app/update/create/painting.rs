//! From a scene or a drawing to a painting: one that is watched, three more to choose from, and the work that keeps them.

use super::super::{commit, start};
use super::drawing::sheet;
use super::{current, new_work, set_scene};
use crate::app::command::CreateStep;
use crate::app::effect::{Effect, EffectId, Job, Subject};
use crate::app::making::{CreateState, Draft, Making, Painting, Variant};
use crate::app::state::State;
use crate::art::compose;
use crate::art::picture::Picture;
use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Step};
use crate::domain::id::{ArtworkId, BlobId, WordId};
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
    if draft.beginning.is_scene() {
        let something = !draft.words.is_empty() || !draft.scene.objects.is_empty();
        return something.then(|| Subject::Scene(draft.scene.clone()));
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
    let (style, seed) = (state.create.draft.style.clone(), state.create.draft.seed);
    let (id, effect) = start(state, Job::Paint { subject, style, seed, px: SIDE });
    state.create.painting = Some(Painting { id, done: 0.0, snapshot: None });
    state.create.step = CreateStep::Make;
    effects.push(effect);
    effects
}

/// Gives up what is being painted, and the choices.
pub fn stop_all(state: &mut State) -> Vec<Effect> {
    let variants = std::mem::take(&mut state.create.variants);
    let waiting = variants.into_iter().filter(|variant| variant.made.is_none()).map(|variant| variant.id);
    state.create.painting.take().map(|painting| painting.id).into_iter().chain(waiting).map(Effect::Cancel).collect()
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
    if state.create.painting.as_ref().is_some_and(|painting| painting.id == id) {
        state.create.painting = None;
        let first = Variant { id, scene: state.create.draft.scene.clone(), seed: state.create.draft.seed, made: None };
        let made = Some((blob.clone(), Arc::clone(&png), Arc::clone(pixels)));
        let mut effects = save_painting(state, blob, png, size);
        state.create.chosen = 0;
        state.create.variants = vec![Variant { made, ..first }];
        if !stopped {
            effects.extend(more_choices(state));
        }
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
        return save(state, Hand::Person, Deed::Brought, blob, png, size);
    }
    match state.create.making.take_if(|(making, _)| *making == id) {
        Some((_, Making::Outline)) => super::drawing::outlined(state, blob, png, size),
        Some((_, Making::CutOut)) => super::things::cut_out(state, blob, png, size),
        // A painting that was given up for another one.
        None => Vec::new(),
    }
}

/// Three more of the same, arranged or painted otherwise, while the first is looked at.
fn more_choices(state: &mut State) -> Vec<Effect> {
    let Some(subject) = subject_of_choices(state) else { return Vec::new() };
    let draft = state.create.draft.clone();
    let scenes: Vec<Scene> = match &subject {
        Subject::Scene(scene) => {
            let words = Arc::clone(&state.words);
            let chosen: Vec<_> = draft.words.iter().filter_map(|id| words.word(id.as_str())).collect();
            compose::variants(&chosen, scene.seed, scene).into()
        }
        Subject::Sheet(_) => vec![draft.scene.clone(); CHOICES],
    };
    let mut effects = Vec::new();
    for (nth, scene) in scenes.into_iter().enumerate().skip(1) {
        let seed = draft.seed.wrapping_add(nth as u64);
        let subject = match &subject {
            Subject::Scene(_) => Subject::Scene(scene.clone()),
            Subject::Sheet(sheet) => Subject::Sheet(sheet.clone()),
        };
        let (id, effect) = start(state, Job::Paint { subject, style: draft.style.clone(), seed, px: SIDE });
        state.create.variants.push(Variant { id, scene, seed, made: None });
        effects.push(effect);
    }
    effects
}

fn subject_of_choices(state: &State) -> Option<Subject> {
    match &state.create.draft.source {
        Some(source) if !state.create.draft.beginning.is_scene() => Some(Subject::Sheet(source.clone())),
        _ => subject(state),
    }
}

/// One of the four: it becomes the work's picture; the others stay to be chosen instead.
pub(super) fn choose(state: &mut State, nth: usize) -> Vec<Effect> {
    let Some(variant) = state.create.variants.get(nth).cloned() else { return Vec::new() };
    let Some((blob, png, pixels)) = variant.made else { return Vec::new() };
    if nth == state.create.chosen {
        return Vec::new();
    }
    state.create.chosen = nth;
    state.create.draft.seed = variant.seed;
    set_scene(state, variant.scene);
    save_painting(state, blob, png, (pixels.width, pixels.height))
}

fn save_painting(state: &mut State, blob: BlobId, png: Arc<Vec<u8>>, size: (u32, u32)) -> Vec<Effect> {
    let draft = &state.create.draft;
    let deed = Deed::Painted { style: draft.style.clone(), seed: draft.seed };
    save(state, Hand::Painter, deed, blob, png, size)
}

/// A job of this room failed.
pub fn failed(state: &mut State, id: EffectId) {
    let create = &mut state.create;
    if create.painting.as_ref().is_some_and(|painting| painting.id == id) {
        create.painting = None;
        create.step = CreateStep::How;
    }
    create.variants.retain(|variant| variant.id != id);
    create.reading.take_if(|reading| *reading == id);
    create.making.take_if(|(making, _)| *making == id);
}

/// Saves the picture as a work, or as the next step of the work.
fn save(state: &mut State, by: Hand, did: Deed, blob: BlobId, png: Arc<Vec<u8>>, size: (u32, u32)) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    let (mut work, name) = match current(state).cloned() {
        Some(work) => (work, "work-edit"),
        None => (new_work(state), "work-add"),
    };
    let of_words = state.create.draft.beginning.is_scene();
    if matches!(did, Deed::Painted { .. }) && of_words && work.scene() != Some(&state.create.draft.scene) {
        push_scene(state, &mut work);
    }
    if !of_words && by == Hand::Painter && !state.library.sheet(&work).marks.is_empty() {
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
    state.create.draft.work = Some(work.id.clone());
    state.create.draft.taken_back = None;
    let writes = vec![Write::put(Record::Artwork(work))];
    vec![commit(state, Transaction::new(name, Some(who), writes), vec![(blob, png)])]
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
    state.create = CreateState::default();
    state.create.draft =
        Draft { beginning: Beginning::Words, words, style: style.to_owned(), seed, ..Draft::default() };
    set_scene(state, scene);
    let effects = save_painting(state, blob, png, size);
    (state.create.draft.work.clone().unwrap_or_default(), effects)
}

pub(super) fn push_scene(state: &State, work: &mut Artwork) {
    let draft = &state.create.draft;
    let pieces = draft.words.iter().cloned().map(Piece::Word).collect();
    work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Chose(pieces), result: None });
    work.steps.push(Step { at: state.now, by: Hand::Painter, did: Deed::Composed(draft.scene.clone()), result: None });
}
