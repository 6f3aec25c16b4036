//! Create: four equal ways to begin, a scene, a style, a painting, marks by hand, a title. Saved by itself at every step.

mod drawing;
mod painting;
mod things;
mod title;

pub use painting::keep_painting;
pub(super) use painting::{failed, pictured, stop_all, subject as own_subject};
pub(super) use title::{only_where_seen, recorded};

use super::start;
use crate::app::command::{CreateCommand, CreateStep, Room};
use crate::app::effect::{Effect, Job};
use crate::app::making::{CreateState, Draft};
use crate::app::state::State;
use crate::art::compose;
use crate::art::styles::STYLES;
use crate::domain::artwork::{Artwork, Beginning, Deed};
use crate::domain::id::{ArtworkId, WordId};
use crate::domain::notice::Notice;
use crate::domain::scene::Scene;
use crate::domain::strip::Piece;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// More words than this do not fit a picture.
const MAX_WORDS: usize = 24;
/// Longest title in characters.
pub(super) const MAX_TITLE: usize = 80;

pub(super) fn on(state: &mut State, command: CreateCommand) -> Vec<Effect> {
    match command {
        CreateCommand::Begin(beginning) => begin(state, beginning),
        CreateCommand::FromStrip => from_strip(state),
        CreateCommand::OpenPicture(path) if state.create.draft.beginning == Beginning::Drawing => {
            things::from_file(state, path)
        }
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
        CreateCommand::Thing(edit) => things::edit(state, edit),
        CreateCommand::CutOut(id) => things::from_work(state, &id),
        CreateCommand::CutOutFile(path) => things::from_file(state, path),
        CreateCommand::AddThing(blob, aspect) => things::add(state, &blob, aspect),
        CreateCommand::Style(style) => {
            if STYLES.iter().any(|known| known.name() == style) {
                state.create.draft.style = style;
                state.services.chosen = false;
            }
            Vec::new()
        }
        CreateCommand::Tone(tone) => {
            state.create.draft.tone = tone;
            Vec::new()
        }
        CreateCommand::Paint if state.services.chosen => super::services::ask(state),
        CreateCommand::Reseed if state.services.chosen => {
            state.create.draft.seed = state.create.draft.seed.wrapping_add(1);
            super::services::ask(state)
        }
        CreateCommand::Paint => painting::paint(state),
        CreateCommand::Reseed => {
            state.create.draft.seed = state.create.draft.seed.wrapping_add(1);
            painting::paint(state)
        }
        CreateCommand::Choose(nth) => painting::choose(state, nth),
        CreateCommand::StopPainting if state.awaited().is_some() => super::services::stop_waiting(state),
        CreateCommand::StopPainting => {
            state.create.painting.as_ref().map(|painting| Effect::Cancel(painting.id)).into_iter().collect()
        }
        CreateCommand::Mark(mark) => drawing::mark(state, mark),
        CreateCommand::ColouringPage => drawing::colouring_page(state),
        CreateCommand::Trace(on) => drawing::trace(state, on),
        CreateCommand::TitleWord(id) => title::word(state, &id),
        CreateCommand::TitleText(text) => {
            // Not trimmed: the person may be about to write the next word.
            let text = text.nfc().filter(|c| !c.is_control()).take(MAX_TITLE).collect();
            title::entitle(state, |title| title.text = text)
        }
        CreateCommand::TitleBack => title::back(state),
        CreateCommand::TitleVoice(on) => title::voice(state, on),
        CreateCommand::TitleSilent => title::entitle(state, |title| title.voice = None),
    }
}

fn begin(state: &mut State, beginning: Beginning) -> Vec<Effect> {
    let mut effects = painting::stop_all(state);
    super::services::table_cleared(state, None);
    let seed = state.now as u64 % 1_000_000;
    let style = STYLES.first().map_or_else(String::new, |style| style.name().to_owned());
    state.create = CreateState {
        draft: Draft { beginning, style, seed, ..Draft::default() },
        step: if beginning == Beginning::Blank { CreateStep::Draw } else { CreateStep::What },
        ..CreateState::default()
    };
    compose_scene(state, seed);
    let look = matches!(beginning, Beginning::Picture | Beginning::Drawing).then(|| {
        let folder = state.pictures_folder.clone();
        start(state, Job::ListPictures(folder)).1
    });
    effects.extend(look);
    effects
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
    super::services::table_cleared(state, Some(id));
    let (style, seed) = work.style().map_or((String::from("oil"), 1), |(style, seed)| (style.to_owned(), seed));
    let own = work.steps.iter().find(|step| step.did == Deed::Brought).and_then(|step| step.result.clone());
    state.create = CreateState {
        step: CreateStep::Draw,
        title: work.title.clone(),
        draft: Draft {
            beginning: work.beginning,
            words: words.unwrap_or_default(),
            scene: work.scene().cloned().unwrap_or_default(),
            own,
            source: None,
            sample: String::new(),
            style,
            seed,
            tone: work.tone(),
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
    let scene = compose::compose_in(&chosen, Some(state.lang()), seed, Some(&state.create.draft.scene));
    set_scene(state, scene);
}

fn set_scene(state: &mut State, scene: Scene) {
    state.create.draft.sample = serde_json::to_string(&scene).unwrap_or_default();
    state.create.draft.scene = scene;
}

fn current(state: &State) -> Option<&Artwork> {
    state.library.artworks.get(state.create.draft.work.as_ref()?)
}

fn new_work(state: &mut State) -> Artwork {
    let maker = state.person().map(|person| person.name.clone()).unwrap_or_default();
    let (title, beginning) = (state.create.title.clone(), state.create.draft.beginning);
    let work = Artwork::of(state.ids.make("w"), state.who.clone().unwrap_or_default(), state.now);
    Artwork { maker, title, beginning, ..work }
}
