//! Lessons are written: made, copied, changed, brought in from files and given away. All of it in the workshop, behind the PIN.

use super::super::{commit, one_line, start, works, workshop};
use super::MAX_KEPT;
use crate::app::effect::{Effect, EffectId, Job};
use crate::app::lessons::{BookCommand, LessonsState};
use crate::app::partner;
use crate::app::state::State;
use crate::domain::id::LessonId;
use crate::domain::lesson::edit::apply;
use crate::domain::lesson::{Lesson, LessonEdit, LessonStep, MAX_SENTENCE};
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::strip::{Piece, Tile};

pub(super) fn on(state: &mut State, command: BookCommand) -> Vec<Effect> {
    if !workshop::is_open(state) {
        return Vec::new();
    }
    match command {
        BookCommand::Make => {
            let id: LessonId = state.ids.make("l");
            add(state, "lesson-make", Lesson { id, steps: vec![LessonStep::default()], ..Lesson::default() })
        }
        BookCommand::Copy(id) => {
            let Some(lesson) = state.library.lesson(&id).map(|lesson| Lesson::clone(lesson)) else { return Vec::new() };
            let id: LessonId = state.ids.make("l");
            add(state, "lesson-copy", Lesson { id, ..lesson })
        }
        BookCommand::Open(id) => {
            state.lessons.open = id;
            Vec::new()
        }
        BookCommand::Change(id, edit) => change(state, &id, edit),
        BookCommand::Suggest(step) => {
            let step = step.and_then(|nth| state.open_lesson()?.steps.get(nth).cloned());
            let text = step.map(|step| step.text.get(state.lang()).to_owned());
            let tiles = text.map(|text| partner::tiles_of(state, &text)).unwrap_or_default();
            let word = |tile: Tile| if let Piece::Word(word) = tile.piece { Some(word) } else { None };
            state.lessons.suggested = tiles.into_iter().filter_map(word).collect();
            Vec::new()
        }
        BookCommand::ReadFile(path) => {
            let (id, effect) = start(state, Job::ReadLessons(path));
            state.lessons.reading = Some(id);
            vec![effect]
        }
        BookCommand::SaveFile(lessons) => save(state, &lessons),
    }
}

/// What was open is nothing for who comes next.
pub(in crate::app::update) fn only_in_its_room(state: &mut State) {
    if !workshop::is_open(state) {
        state.lessons = LessonsState::default();
    }
}

fn add(state: &mut State, name: &str, lesson: Lesson) -> Vec<Effect> {
    if state.library.lessons.len() >= MAX_KEPT {
        state.tell(Notice::problem("lessons-full"));
        return Vec::new();
    }
    state.lessons.open = Some(lesson.id.clone());
    put(state, name, lesson)
}

fn put(state: &mut State, name: &str, lesson: Lesson) -> Vec<Effect> {
    let transaction = Transaction::new(name, super::undo_list(state), vec![Write::put(Record::Lesson(lesson))]);
    vec![commit(state, transaction, Vec::new())]
}

/// Lessons that come with the program are never changed.
fn change(state: &mut State, id: &LessonId, edit: LessonEdit) -> Vec<Effect> {
    let Some(lesson) = state.library.lessons.get(id) else { return Vec::new() };
    let edit = match edit {
        LessonEdit::Text(of, lang, text) => LessonEdit::Text(of, lang, one_line(&text, MAX_SENTENCE)),
        edit => edit,
    };
    let name = edit.name();
    match apply(lesson, edit) {
        Some(new) => put(state, name, new),
        None => Vec::new(),
    }
}

/// Only what can be followed is given away: a draft is nothing for another tablet.
fn save(state: &mut State, wanted: &[LessonId]) -> Vec<Effect> {
    let own = || state.library.lessons.values().collect::<Vec<_>>();
    let named = || wanted.iter().filter_map(|id| state.library.lesson(id)).collect();
    let lessons = if wanted.is_empty() { own() } else { named() };
    let drafts = lessons.iter().filter(|lesson| !lesson.is_whole()).count();
    let whole: Vec<Lesson> =
        lessons.into_iter().filter(|lesson| lesson.is_whole()).map(|lesson| Lesson::clone(lesson)).collect();
    let name = match whole.as_slice() {
        [one] => works::file_name(one.title.get(state.lang()), one.id.as_str()),
        _ => "malgeurim-lessons".to_owned(),
    };
    if drafts > 0 {
        state.tell(Notice::problem("lessons-drafts").with("count", drafts));
    }
    if whole.is_empty() {
        if drafts == 0 {
            state.tell(Notice::problem("nothing-to-export"));
        }
        return Vec::new();
    }
    let to = state.documents.join(format!("{name}.json"));
    vec![start(state, Job::WriteLessons { to, lessons: whole }).1]
}

/// A file was read. What it has is kept at once; one undo takes it out again.
pub(in crate::app::update) fn read(state: &mut State, id: EffectId, lessons: Vec<Lesson>) -> Vec<Effect> {
    if state.lessons.reading.take_if(|reading| *reading == id).is_none() {
        return Vec::new();
    }
    let count = lessons.len();
    let effects = super::keep(state, lessons);
    if !effects.is_empty() {
        state.tell(Notice::done("lessons-came").with("count", count));
    } else if state.library.lessons.len() < MAX_KEPT {
        state.tell(Notice::done("lessons-known"));
    }
    effects
}

/// A file could not be read: that is told.
pub(in crate::app::update) fn failed(state: &mut State, id: EffectId) {
    state.lessons.reading.take_if(|reading| *reading == id);
}
