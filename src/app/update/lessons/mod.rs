//! Lessons: begun, followed step by step, left and gone on with. Where one is in a lesson is stored at every step, in no undo list.

mod book;

pub(super) use book::{failed, only_in_its_room, read};

use super::{commit, create, go, speech, workshop};
use crate::app::command::{CreateCommand, CreateStep, Room};
use crate::app::effect::Effect;
use crate::app::lessons::LessonCommand;
use crate::app::state::State;
use crate::domain::artwork::{Artwork, Beginning};
use crate::domain::id::{ArtworkId, LessonId, Millis, ProfileId};
use crate::domain::lesson::{Following, Lesson, Opens, Standing, faults};
use crate::domain::notice::Notice;
use crate::domain::profile::undo_list_of_workshop;
use crate::domain::record::{Kind, Record, Transaction, Write};
use std::sync::Arc;

/// Lessons that are kept on a device beside those of the program.
const MAX_KEPT: usize = 500;

pub(super) fn on(state: &mut State, command: LessonCommand) -> Vec<Effect> {
    match command {
        LessonCommand::Begin(lesson) => {
            let Some(who) = state.who.clone() else { return Vec::new() };
            let mut effects = begin(state, &lesson, vec![who], false);
            if state.followed_lesson().is_some() {
                effects.extend(go(state, Room::Lesson));
            }
            effects
        }
        LessonCommand::BeginFor(lesson, people) => {
            // Only who gave the PIN opens by it what is hidden; the command line is an instructor's.
            let given = state.services.unlocked || !state.calm.counts;
            begin(state, &lesson, people, given)
        }
        LessonCommand::Start => step(state, |following, _, now| Some(following.clone().start(now))),
        LessonCommand::Next => step(state, |following, lesson, now| Some(following.next(lesson, now))),
        LessonCommand::Back => step(state, |following, lesson, now| Some(following.back(lesson, now))),
        LessonCommand::Skip => step(state, Following::skip),
        LessonCommand::Jump(to) => step(state, |following, lesson, now| Some(following.jump(lesson, to, now))),
        LessonCommand::Finish => step(state, |following, _, _| Some(following.clone().finish())),
        LessonCommand::Leave => {
            let effects = step(state, |following, _, _| Some(following.clone().leave()));
            effects.into_iter().chain(go(state, Room::Home)).collect()
        }
        LessonCommand::ReadAloud => match sentence(state) {
            Some(text) => speech::say(state, &text),
            None => Vec::new(),
        },
        LessonCommand::Open => open(state),
        LessonCommand::Keep(lessons) => keep(state, lessons),
        LessonCommand::Remove(id) => remove(state, &id),
        LessonCommand::Book(command) => book::on(state, command),
    }
}

/// The sentence of the step, in the person's language.
fn sentence(state: &State) -> Option<String> {
    let (following, lesson) = state.followed_lesson()?;
    Some(following.first_then(lesson)?.first.text.get(state.lang()).to_owned())
}

fn begin(state: &mut State, lesson: &LessonId, people: Vec<ProfileId>, given: bool) -> Vec<Effect> {
    let Some(found) = state.library.lesson(lesson) else {
        state.tell(Notice::problem("lesson-unknown"));
        return Vec::new();
    };
    if found.steps.is_empty() {
        // There is no card to show.
        state.tell(Notice::problem("lesson-no-steps"));
        return Vec::new();
    }
    if !people.is_empty() && !found.is_whole() {
        let title = found.title.get(state.lang()).to_owned();
        state.tell(Notice::problem("lesson-unready").with("title", title));
    }
    let here = |who: &ProfileId| state.library.profiles.contains_key(who);
    let begun = people.into_iter().filter(here).filter_map(|who| begun(state, lesson, who, given));
    let writes: Vec<Write> = begun.map(|following| Write::put(Record::Following(following))).collect();
    stored(state, "lesson-begin", writes)
}

/// Where somebody is who begins a lesson, or to whom it is `given`; `None`: they follow it already.
fn begun(state: &State, lesson: &LessonId, who: ProfileId, given: bool) -> Option<Following> {
    let known = state.library.following.get(&who).filter(|known| known.lesson == *lesson);
    let after = match known {
        Some(known) if known.standing == Standing::Going => known.clone(),
        Some(known) if known.standing == Standing::Left => known.clone().go_on(state.now),
        _ => Following::begin(who, lesson.clone(), state.now),
    };
    let after = Following { given: given || after.given, ..after };
    (known != Some(&after)).then_some(after)
}

/// Where one is in a lesson changes; nobody undoes that.
fn stored(state: &mut State, name: &str, writes: Vec<Write>) -> Vec<Effect> {
    if writes.is_empty() {
        return Vec::new();
    }
    let transaction = Transaction::new(name, state.who.clone(), writes).not_undoable();
    vec![commit(state, transaction, Vec::new())]
}

fn step(state: &mut State, change: impl FnOnce(&Following, &Lesson, Millis) -> Option<Following>) -> Vec<Effect> {
    let Some((following, lesson)) = state.followed_lesson() else { return Vec::new() };
    match change(following, lesson, state.now).filter(|after| after != following) {
        Some(after) => stored(state, "lesson-step", vec![Write::put(Record::Following(after))]),
        None => Vec::new(),
    }
}

/// To what belongs to the step.
fn open(state: &mut State) -> Vec<Effect> {
    let Some((before, lesson)) = state.followed_lesson().map(|(place, lesson)| (place.clone(), Arc::clone(lesson)))
    else {
        return Vec::new();
    };
    let Some(opens) = lesson.steps.get(before.place(&lesson)).and_then(|step| step.opens) else { return Vec::new() };
    let room = room_of(opens);
    // What an instructor gave opens also what is hidden else, but nobody is led out of the room in which they stay.
    let is_let_in = before.given && state.stays_in().is_none();
    if !is_let_in && !state.shows_room(room) {
        state.tell(Notice::problem("lesson-not-here"));
        return Vec::new();
    }
    let mut effects = step(state, |following, lesson, now| Some(following.clone().open(lesson, now)));
    if is_let_in {
        state.calm.let_in = Some(room);
    }
    effects.extend(go(state, room));
    effects.extend(match opens {
        Opens::Talk | Opens::Works | Opens::Exhibit => Vec::new(),
        Opens::Paper => draw(state, &before, &lesson, Beginning::Blank),
        Opens::Words => draw(state, &before, &lesson, Beginning::Words),
        Opens::Photo => draw(state, &before, &lesson, Beginning::Picture),
        Opens::Scene => work_on(state, &before, &lesson, CreateStep::What),
        Opens::Style => work_on(state, &before, &lesson, CreateStep::How),
        Opens::Choose => work_on(state, &before, &lesson, CreateStep::Make),
        Opens::Canvas => work_on(state, &before, &lesson, CreateStep::Draw),
        Opens::Title => work_on(state, &before, &lesson, CreateStep::Name),
    });
    effects
}

fn room_of(opens: Opens) -> Room {
    match opens {
        Opens::Talk => Room::Talk,
        Opens::Works => Room::Works,
        Opens::Exhibit => Room::Exhibit,
        _ => Room::Create,
    }
}

/// Begins a picture; who comes to the step again goes on with the one that they began in it.
fn draw(state: &mut State, following: &Following, lesson: &Lesson, beginning: Beginning) -> Vec<Effect> {
    let since = following.opened.get(&following.place(lesson)).copied();
    let begun = since.and_then(|since| {
        let works = works(state, following, since).filter(|work| work.beginning == beginning);
        works.min_by_key(|work| work.made).map(|work| work.id.clone())
    });
    match begun {
        Some(work) => create::on(state, CreateCommand::Continue(work)),
        None => create::on(state, CreateCommand::Begin(beginning)),
    }
}

/// The works that the person began in this lesson since then, newest first.
fn works<'a>(state: &'a State, following: &'a Following, since: Millis) -> impl Iterator<Item = &'a Artwork> {
    let of_lesson = move |work: &&Artwork| work.lesson.as_ref() == Some(&following.lesson) && work.made >= since;
    state.library.works(Some(&following.profile)).into_iter().filter(of_lesson)
}

/// Goes on with the picture of the lesson, at one of the steps of Create. Where there is none yet, one is begun in any way.
fn work_on(state: &mut State, following: &Following, lesson: &Lesson, to: CreateStep) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(work) = other_work(state, following, lesson, to) {
        effects.extend(create::on(state, CreateCommand::Continue(work)));
    }
    let draft = &state.create.draft;
    let lies_bare = draft.work.is_none() && state.create.step == CreateStep::Begin;
    let to = if lies_bare { CreateStep::Begin } else { to };
    effects.extend(create::on(state, CreateCommand::Step(to)));
    effects
}

/// The work that should lie on the table instead of what lies there.
fn other_work(state: &State, following: &Following, lesson: &Lesson, to: CreateStep) -> Option<ArtworkId> {
    let on_table = state.create.draft.work.as_ref().and_then(|id| state.library.artworks.get(id));
    if on_table.is_some_and(|work| work.lesson.as_ref() == Some(&following.lesson)) {
        return None;
    }
    if let Some(work) = works(state, following, begun_last(following, lesson)).next() {
        return Some(work.id.clone());
    }
    if on_table.is_none() && state.create.step != CreateStep::Begin {
        // A picture was begun, and there is nothing on it yet.
        return None;
    }
    let of_lesson = works(state, following, following.begun).next();
    // A title may be given to what was made before the lesson, too.
    let untitled = || {
        let mut works = state.library.works(Some(&following.profile)).into_iter();
        works.find(|work| to == CreateStep::Name && on_table.is_none() && work.title.text.is_empty())
    };
    of_lesson.or_else(untitled).map(|work| work.id.clone())
}

/// When a picture was begun last in the lesson.
fn begun_last(following: &Following, lesson: &Lesson) -> Millis {
    let begins = |step: &usize| {
        let opens = lesson.steps.get(*step).and_then(|step| step.opens);
        matches!(opens, Some(Opens::Paper | Opens::Words | Opens::Photo))
    };
    let opened = following.opened.iter().filter(|(step, _)| begins(step)).map(|(_, at)| *at);
    opened.max().unwrap_or(following.begun)
}

/// Where lessons are added and removed by an instructor, that is taken back there; else in the device's own list.
fn undo_list(state: &State) -> Option<ProfileId> {
    workshop::is_open(state).then(undo_list_of_workshop)
}

/// Lessons of a file: what comes with the program stays as it is, and one that is here already is replaced.
fn keep(state: &mut State, lessons: Vec<Lesson>) -> Vec<Effect> {
    let known = |lesson: &Lesson| state.library.lesson(&lesson.id).is_some_and(|known| **known == *lesson);
    let new = lessons.into_iter().filter(|lesson| faults(lesson).is_empty() && !known(lesson));
    let new: Vec<Lesson> = new.map(|lesson| Lesson { id: lesson.id.clone().kept(), ..lesson }).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let added = new.iter().filter(|lesson| !state.library.lessons.contains_key(&lesson.id)).count();
    if state.library.lessons.len() + added > MAX_KEPT {
        state.tell(Notice::problem("lessons-full"));
        return Vec::new();
    }
    let writes = new.into_iter().map(|lesson| Write::put(Record::Lesson(lesson))).collect();
    vec![commit(state, Transaction::new("lesson-add", undo_list(state), writes), Vec::new())]
}

fn remove(state: &mut State, id: &LessonId) -> Vec<Effect> {
    if !state.library.lessons.contains_key(id) {
        return Vec::new();
    }
    let writes = vec![Write::Delete(Kind::Lesson, id.0.clone())];
    vec![commit(state, Transaction::new("lesson-remove", undo_list(state), writes), Vec::new())]
}
