//! Create: four equal ways to begin, a scene, a style, a painting, marks by hand, a title. Saved by itself at every step.

mod drawing;
mod painting;
mod table;
mod things;
mod title;

pub use painting::keep_painting;
pub(super) use painting::{failed, pictured, stop_all, subject as own_subject};
pub(super) use table::{clear, lay, settle};
pub(super) use things::from_photo as cut_out_of;
pub(super) use title::{only_where_seen, recorded};

use super::start;
use crate::app::command::{CreateCommand, CreateStep, Room};
use crate::app::effect::{Effect, Job};
use crate::app::making::{CreateState, Draft};
use crate::app::state::State;
use crate::art::compose;
use crate::art::styles::STYLES;
use crate::domain::artwork::Beginning;
use crate::domain::id::WordId;
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
        CreateCommand::Continue(id) => table::resume(state, &id),
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
            table::keep(state, "work-scene")
        }
        CreateCommand::Scene(scene) if scene.is_finite() => {
            set_scene(state, scene);
            table::keep(state, "work-scene")
        }
        CreateCommand::Scene(_) => Vec::new(),
        CreateCommand::Thing(edit) => things::edit(state, edit),
        CreateCommand::CutOut(id) => things::from_work(state, &id),
        CreateCommand::CutOutFile(path) => things::from_file(state, path),
        CreateCommand::AddThing(blob, aspect) => things::add(state, &blob, aspect),
        CreateCommand::Style(style) => {
            if STYLES.iter().any(|known| known.name() == style) {
                state.create.draft.style = style;
                state.services.chosen = false;
            }
            table::keep(state, "work-style")
        }
        CreateCommand::Tone(tone) => {
            state.create.draft.tone = tone;
            table::keep(state, "work-style")
        }
        CreateCommand::Paint | CreateCommand::Reseed if state.awaited().is_some() => super::services::show_wait(state),
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
    super::services::table_cleared(state, None);
    let seed = state.now as u64 % 1_000_000;
    let style = STYLES.first().map_or_else(String::new, |style| style.name().to_owned());
    let next = CreateState {
        draft: Draft { beginning, style, seed, ..Draft::default() },
        step: if beginning == Beginning::Blank { CreateStep::Draw } else { CreateStep::What },
        ..CreateState::default()
    };
    let mut effects = table::clear(state, next);
    compose_scene(state, seed);
    let look = matches!(beginning, Beginning::Picture | Beginning::Drawing).then(|| {
        let folder = state.pictures_folder.clone();
        start(state, Job::ListPictures(folder)).1
    });
    effects.extend(look);
    effects
}

fn from_strip(state: &mut State) -> Vec<Effect> {
    let mut effects = begin(state, Beginning::Words);
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
    effects.extend(table::keep(state, "work-scene"));
    effects
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
    table::keep(state, "work-scene")
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
