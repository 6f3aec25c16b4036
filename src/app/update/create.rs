//! Create: three equal ways to begin, a scene, a style, a painting, strokes, a title. Saved by itself at every step.

use super::{change, commit, start};
use crate::app::command::{CreateCommand, CreateStep, Room};
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::state::{CreateState, Draft, Painting, State};
use crate::art::compose;
use crate::art::picture::Picture;
use crate::art::styles::STYLES;
use crate::domain::artwork::{Artwork, Beginning, Deed, Hand, Step, Title};
use crate::domain::id::{ArtworkId, BlobId, WordId};
use crate::domain::locale::LocalText;
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::scene::Scene;
use crate::domain::strip::Piece;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Side of a painted picture in pixels. Prints are painted anew from the scene.
pub const SIDE: u32 = 1024;
/// More words than this do not fit a picture.
const MAX_WORDS: usize = 24;
/// Longest title in characters.
pub(super) const MAX_TITLE: usize = 80;

pub(super) fn on(state: &mut State, command: CreateCommand) -> Vec<Effect> {
    match command {
        CreateCommand::Begin(beginning) => begin(state, beginning),
        CreateCommand::FromStrip => from_strip(state),
        CreateCommand::OpenPicture(path) => {
            let (id, effect) = start(state, Job::ReadPicture(path));
            state.create.reading = Some(id);
            vec![effect]
        }
        CreateCommand::Continue(id) => resume(state, &id),
        CreateCommand::Step(step) => {
            state.create.step = step;
            Vec::new()
        }
        CreateCommand::AddWord(id) => edit_words(state, |words| words.push(id)),
        CreateCommand::RemoveWord(index) => edit_words(state, |words| {
            if index < words.len() {
                words.remove(index);
            }
        }),
        CreateCommand::Rearrange => {
            let seed = state.create.draft.scene.seed.wrapping_add(1);
            compose_scene(state, seed);
            Vec::new()
        }
        CreateCommand::Scene(scene) => {
            set_scene(state, scene);
            Vec::new()
        }
        CreateCommand::Style(style) => {
            if STYLES.iter().any(|known| known.name() == style) {
                state.create.draft.style = style;
            }
            Vec::new()
        }
        CreateCommand::Paint => paint(state),
        CreateCommand::Reseed => {
            state.create.draft.seed = state.create.draft.seed.wrapping_add(1);
            paint(state)
        }
        CreateCommand::StopPainting => {
            state.create.painting.as_ref().map(|painting| Effect::Cancel(painting.id)).into_iter().collect()
        }
        CreateCommand::Stroke(stroke) => {
            state.create.drawing.push_back(stroke);
            next_stroke(state)
        }
        CreateCommand::TitleWord(id) => title_word(state, &id),
        CreateCommand::TitleText(text) => {
            // Not trimmed: the person may be about to write the next word.
            let text = text.nfc().filter(|c| !c.is_control()).take(MAX_TITLE).collect();
            entitle(state, |title| title.text = text)
        }
        CreateCommand::TitleBack => entitle(state, |title| {
            title.symbols.pop();
            let words = title.text.rsplit_once(' ').map(|(rest, _)| rest.to_owned());
            title.text = words.unwrap_or_default();
        }),
    }
}

fn begin(state: &mut State, beginning: Beginning) -> Vec<Effect> {
    let stop = state.create.painting.take().map(|painting| Effect::Cancel(painting.id));
    let seed = state.now as u64 % 1_000_000;
    let style = STYLES.first().map_or_else(String::new, |style| style.name().to_owned());
    state.create = CreateState {
        draft: Draft { beginning, style, seed, ..Draft::default() },
        step: if beginning == Beginning::Blank { CreateStep::Draw } else { CreateStep::What },
        ..CreateState::default()
    };
    compose_scene(state, seed);
    let look = (beginning == Beginning::Picture).then(|| {
        let folder = state.pictures_folder.clone();
        start(state, Job::ListPictures(folder)).1
    });
    stop.into_iter().chain(look).collect()
}

fn from_strip(state: &mut State) -> Vec<Effect> {
    let effects = begin(state, Beginning::Words);
    let word_of = |piece: &Piece| match piece {
        Piece::Word(id) => Some(id.clone()),
        Piece::Text(text) => state.words.find(text).map(|word| word.id.clone()),
        Piece::Phrase(_) => None,
    };
    let words: Vec<WordId> =
        state.strip().tiles.iter().filter_map(|tile| word_of(&tile.piece)).take(MAX_WORDS).collect();
    state.create.draft.words = words;
    let seed = state.create.draft.seed;
    compose_scene(state, seed);
    state.room = Room::Create;
    effects
}

/// Goes on with a work: its words, scene and style are there again.
fn resume(state: &mut State, id: &ArtworkId) -> Vec<Effect> {
    let Some(work) = state.library.artworks.get(id).cloned() else { return Vec::new() };
    let words = work.steps.iter().rev().find_map(|step| match &step.did {
        Deed::Chose(pieces) => Some(pieces.iter().filter_map(word_piece).collect()),
        _ => None,
    });
    let (style, seed) = work.style().map_or((String::from("oil"), 1), |(style, seed)| (style.to_owned(), seed));
    let own = (work.beginning == Beginning::Picture).then(|| work.steps.iter().find_map(|step| step.result.clone()));
    state.create = CreateState {
        step: CreateStep::Draw,
        title: work.title.clone(),
        draft: Draft {
            beginning: work.beginning,
            words: words.unwrap_or_default(),
            scene: work.scene().cloned().unwrap_or_default(),
            own: own.flatten(),
            sample: String::new(),
            style,
            seed,
            work: Some(work.id.clone()),
            taken_back: None,
        },
        ..CreateState::default()
    };
    let scene = state.create.draft.scene.clone();
    set_scene(state, scene);
    state.room = Room::Create;
    Vec::new()
}

fn word_piece(piece: &Piece) -> Option<WordId> {
    match piece {
        Piece::Word(id) => Some(id.clone()),
        _ => None,
    }
}

fn edit_words(state: &mut State, edit: impl FnOnce(&mut Vec<WordId>)) -> Vec<Effect> {
    let mut words = state.create.draft.words.clone();
    edit(&mut words);
    if words.len() > MAX_WORDS {
        state.tell(Notice::problem("picture-words-full"));
        return Vec::new();
    }
    state.create.draft.words = words;
    let seed = state.create.draft.scene.seed;
    compose_scene(state, seed);
    Vec::new()
}

fn compose_scene(state: &mut State, seed: u64) {
    let words = Arc::clone(&state.words);
    let chosen: Vec<_> = state.create.draft.words.iter().filter_map(|id| words.word(id.as_str())).collect();
    set_scene(state, compose::compose(&chosen, seed));
}

fn set_scene(state: &mut State, scene: Scene) {
    state.create.draft.sample = serde_json::to_string(&scene).unwrap_or_default();
    state.create.draft.scene = scene;
}

fn paint(state: &mut State) -> Vec<Effect> {
    let draft = &state.create.draft;
    if draft.own.is_none() && draft.words.is_empty() && draft.scene.objects.is_empty() {
        state.tell(Notice::problem("paint-nothing"));
        return Vec::new();
    }
    let job = Job::Paint {
        scene: draft.scene.clone(),
        picture: draft.own.clone(),
        style: draft.style.clone(),
        seed: draft.seed,
        px: SIDE,
    };
    let stop = state.create.painting.take().map(|painting| Effect::Cancel(painting.id));
    let (id, effect) = start(state, job);
    state.create.painting = Some(Painting { id, done: 0.0, snapshot: None });
    state.create.step = CreateStep::Make;
    stop.into_iter().chain([effect]).collect()
}

/// A picture came back from a job of this room, if `id` is one of its own.
pub(super) fn pictured(
    state: &mut State,
    id: EffectId,
    blob: BlobId,
    png: Arc<Vec<u8>>,
    pixels: &Picture,
) -> Vec<Effect> {
    let size = (pixels.width, pixels.height);
    if state.create.painting.as_ref().is_some_and(|painting| painting.id == id) {
        state.create.painting = None;
        let draft = state.create.draft.clone();
        let deed = Deed::Painted { style: draft.style, seed: draft.seed };
        return save(state, Hand::Painter, deed, blob, png, size);
    }
    if state.create.reading == Some(id) {
        state.create.reading = None;
        state.create.draft.own = Some(blob.clone());
        return save(state, Hand::Person, Deed::Brought, blob, png, size);
    }
    if state.create.drawing_id == Some(id) {
        state.create.drawing_id = None;
        state.create.drawing.pop_front();
        let mut effects = save(state, Hand::Person, Deed::Drew(1), blob, png, size);
        effects.extend(next_stroke(state));
        return effects;
    }
    // A painting that was given up for another one.
    Vec::new()
}

/// A job of this room failed.
pub(super) fn failed(state: &mut State, id: EffectId) {
    let create = &mut state.create;
    if create.painting.as_ref().is_some_and(|painting| painting.id == id) {
        create.painting = None;
        create.step = CreateStep::How;
    }
    if create.reading == Some(id) {
        create.reading = None;
    }
    if create.drawing_id == Some(id) {
        create.drawing_id = None;
        create.drawing.clear();
    }
}

/// Sends the oldest stroke on its way, one at a time, so that strokes land in the order they were drawn.
fn next_stroke(state: &mut State) -> Vec<Effect> {
    if state.create.drawing_id.is_some() {
        return Vec::new();
    }
    let Some(stroke) = state.create.drawing.front().cloned() else { return Vec::new() };
    let onto = current(state).map(|work| work.picture.clone());
    let (id, effect) = start(state, Job::Draw { onto, px: SIDE, stroke });
    state.create.drawing_id = Some(id);
    vec![effect]
}

fn current(state: &State) -> Option<&Artwork> {
    state.library.artworks.get(state.create.draft.work.as_ref()?)
}

/// Saves the picture as a work, or as the next step of the work.
fn save(state: &mut State, by: Hand, did: Deed, blob: BlobId, png: Arc<Vec<u8>>, size: (u32, u32)) -> Vec<Effect> {
    let Some(who) = state.who.clone() else { return Vec::new() };
    let (mut work, name) = match current(state).cloned() {
        Some(work) => (work, "work-edit"),
        None => (new_work(state, &did), "work-add"),
    };
    let painted = matches!(did, Deed::Painted { .. });
    if painted && work.scene() != Some(&state.create.draft.scene) && state.create.draft.own.is_none() {
        push_scene(state, &mut work);
    }
    match (work.steps.last_mut(), &did) {
        // Strokes in a row are one step of the history (each is still undone by itself).
        (Some(Step { did: Deed::Drew(count), by: Hand::Person, result, .. }), Deed::Drew(more)) => {
            *count += more;
            *result = Some(blob.clone());
        }
        _ => work.steps.push(Step { at: state.now, by, did, result: Some(blob.clone()) }),
    }
    (work.width, work.height) = size;
    work.picture = blob.clone();
    if let Some(scene) = work.scene().cloned() {
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
    let deed = Deed::Painted { style: style.to_owned(), seed };
    let effects = save(state, Hand::Painter, deed, blob, png, size);
    (state.create.draft.work.clone().unwrap_or_default(), effects)
}

fn push_scene(state: &State, work: &mut Artwork) {
    let draft = &state.create.draft;
    let pieces = draft.words.iter().cloned().map(Piece::Word).collect();
    work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Chose(pieces), result: None });
    work.steps.push(Step { at: state.now, by: Hand::Painter, did: Deed::Composed(draft.scene.clone()), result: None });
}

fn new_work(state: &mut State, did: &Deed) -> Artwork {
    let alt = match did {
        Deed::Drew(_) => compose::drawn_by_hand(),
        _ => LocalText::default(),
    };
    Artwork {
        id: state.ids.make("w"),
        profile: state.who.clone().unwrap_or_default(),
        maker: state.person().map(|person| person.name.clone()).unwrap_or_default(),
        title: state.create.title.clone(),
        made: state.now,
        beginning: state.create.draft.beginning,
        width: 0,
        height: 0,
        picture: BlobId::default(),
        alt,
        steps: Vec::new(),
        consents: Default::default(),
        extra: Default::default(),
    }
}

fn title_word(state: &mut State, id: &WordId) -> Vec<Effect> {
    let Some(word) = state.words.word(id.as_str()).cloned() else { return Vec::new() };
    let lang = state.lang();
    entitle(state, |title| {
        let text = [title.text.as_str(), word.text(lang)].join(" ");
        title.text = text.trim().chars().take(MAX_TITLE).collect();
        title.symbols.push(word.symbol.clone());
    })
}

/// Changes the title, in the saved work if there is one.
fn entitle(state: &mut State, edit: impl FnOnce(&mut Title)) -> Vec<Effect> {
    edit(&mut state.create.title);
    let title = state.create.title.clone();
    let Some(mut work) = current(state).cloned() else { return Vec::new() };
    if work.title == title {
        return Vec::new();
    }
    work.title = title.clone();
    match work.steps.last_mut() {
        Some(Step { did: Deed::Titled(last), .. }) => *last = title,
        _ => work.steps.push(Step { at: state.now, by: Hand::Person, did: Deed::Titled(title), result: None }),
    }
    vec![change(state, "work-title", vec![Write::put(Record::Artwork(work))])]
}
