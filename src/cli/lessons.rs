//! `lessons`.

use super::args::LessonsTask;
use super::{Context, Done, Failure, cards, people};
use crate::app::{Command, LessonCommand};
use crate::domain::id::ProfileId;
use crate::domain::lesson::Lesson;
use crate::domain::notice::Notice;
use crate::formats::lesson::{self, LessonError, MAX_BYTES};
use crate::io::desk::Desk;
use crate::io::files;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(context: &Context, task: LessonsTask) -> Done {
    match task {
        LessonsTask::List => list(context),
        LessonsTask::Show { lesson } => show(context, &lesson),
        LessonsTask::Following => following(context),
        LessonsTask::Begin { lesson, people } => begin(context, &lesson, &people),
        LessonsTask::Export { out, lessons } => export(context, &out, &lessons),
        LessonsTask::Import { files } => import(context, &files),
        LessonsTask::Remove { lesson } => remove(context, &lesson),
    }
}

fn title<'a>(context: &Context, lesson: &'a Lesson) -> &'a str {
    lesson.title.get(context.texts.lang())
}

fn document(context: &Context, lesson: &Lesson) -> Value {
    json!({"id": lesson.id, "title": title(context, lesson), "steps": lesson.steps.len()})
}

fn list(context: &Context) -> Done {
    let desk = context.reading()?;
    let lessons: Vec<&Arc<Lesson>> = desk.state().library.all_lessons().collect();
    let documents: Vec<Value> = lessons.iter().map(|lesson| document(context, lesson)).collect();
    let lines = lessons.iter().map(|lesson| format!("{}  {}", lesson.id, title(context, lesson)));
    context.out.show(&json!({"lessons": documents}), lines);
    Ok(())
}

/// A lesson by id, by what follows `builtin/`, or by its title in either language.
fn found(context: &Context, desk: &Desk, name: &str) -> Result<Arc<Lesson>, Failure> {
    let builtin = format!("builtin/{name}");
    let is_it = |lesson: &&Arc<Lesson>| {
        let names = [lesson.id.as_str(), lesson.title.ko.as_str(), lesson.title.en.as_str()];
        names.contains(&name) || lesson.id.as_str() == builtin
    };
    let lesson = desk.state().library.all_lessons().find(is_it).cloned();
    lesson.ok_or_else(|| context.failed(&Notice::problem("lesson-unknown")))
}

fn show(context: &Context, name: &str) -> Done {
    let desk = context.reading()?;
    let lesson = found(context, &desk, name)?;
    let lang = context.texts.lang();
    let step = |(nth, step): (usize, &crate::domain::lesson::LessonStep)| {
        context.t("lesson-step", &[("nth", &(nth + 1).to_string()), ("text", step.text.get(lang))])
    };
    let heading = title(context, &lesson).to_owned();
    let lines = std::iter::once(heading).chain(lesson.steps.iter().enumerate().map(step));
    context.out.show(&json!({"lesson": *lesson}), lines);
    Ok(())
}

/// Steps are counted from 1, as people do.
fn following(context: &Context) -> Done {
    let desk = context.reading()?;
    let library = &desk.state().library;
    let mut documents = Vec::new();
    let mut lines = Vec::new();
    for person in library.people() {
        let Some(place) = library.following.get(&person.id) else { continue };
        let Some(lesson) = library.lesson(&place.lesson) else { continue };
        let (nth, count) = (place.place(lesson) + 1, lesson.steps.len());
        documents.push(json!({"person": person.name, "lesson": lesson.id, "step": nth, "steps": count,
                              "done": place.done.len(), "standing": place.standing}));
        let at = context.t("lesson-place", &[("nth", &nth.to_string()), ("count", &count.to_string())]);
        lines.push(format!("{}: {}, {at}", person.name, title(context, lesson)));
    }
    context.out.show(&json!({"following": documents}), lines);
    Ok(())
}

fn begin(context: &Context, name: &str, names: &[String]) -> Done {
    let mut desk = context.writing()?;
    let lesson = found(context, &desk, name)?;
    let who: Vec<ProfileId> = match names {
        [] => desk.state().who.iter().cloned().collect(),
        names => {
            names.iter().map(|name| Ok(people::found(context, &desk, name)?.id)).collect::<Result<_, Failure>>()?
        }
    };
    desk.send(Command::Lessons(LessonCommand::BeginFor(lesson.id.clone(), who.clone())));
    context.settle(&mut desk)?;
    let line = context.t("cli-lesson-begun", &[("title", title(context, &lesson)), ("count", &who.len().to_string())]);
    context.out.show(&json!({"lesson": lesson.id, "people": who}), [line]);
    Ok(())
}

fn export(context: &Context, out: &Path, names: &[String]) -> Done {
    let desk = context.reading()?;
    let lessons: Vec<Arc<Lesson>> = match names {
        // A draft is nothing for another device.
        [] => desk.state().library.lessons.values().filter(|lesson| lesson.is_whole()).cloned().collect(),
        names => names.iter().map(|name| found(context, &desk, name)).collect::<Result<_, Failure>>()?,
    };
    let lessons: Vec<Lesson> = lessons.iter().map(|lesson| (**lesson).clone()).collect();
    let bytes = lesson::write(&lessons).map_err(|error| {
        tracing::warn!(%error, "lessons");
        match error {
            LessonError::Lesson(nth, _) => {
                let title = lessons.get(nth).map(|lesson| title(context, lesson)).unwrap_or_default();
                context.fail("cli-lesson-draft", &[("title", title)])
            }
            _ => context.fail("cli-lessons-none", &[]),
        }
    })?;
    let path = cards::write(context, out, &bytes)?;
    let line = context.t("cli-lessons-written", &[("count", &lessons.len().to_string()), ("path", &path)]);
    let documents: Vec<Value> = lessons.iter().map(|lesson| document(context, lesson)).collect();
    context.out.show(&json!({"path": path, "lessons": documents}), [line]);
    Ok(())
}

/// Everything or nothing: a file that cannot be read stops before anything is kept.
fn import(context: &Context, paths: &[PathBuf]) -> Done {
    let mut lessons = Vec::new();
    for path in paths {
        lessons.extend(read(context, path)?);
    }
    let mut desk = context.writing()?;
    desk.send(Command::Lessons(LessonCommand::Keep(lessons.clone())));
    context.settle(&mut desk)?;
    let line = context.t("cli-lessons-kept", &[("count", &lessons.len().to_string())]);
    let documents: Vec<Value> = lessons.iter().map(|lesson| document(context, lesson)).collect();
    context.out.show(&json!({"lessons": documents}), [line]);
    Ok(())
}

fn read(context: &Context, path: &Path) -> Result<Vec<Lesson>, Failure> {
    let unreadable = |error: &dyn std::fmt::Display| {
        tracing::warn!(%error, "lessons");
        context.fail("cli-lessons-unreadable", &[("path", &path.display().to_string())])
    };
    let bytes = files::read_bounded(path, MAX_BYTES as u64).map_err(|error| unreadable(&error))?;
    lesson::read(&bytes).map_err(|error| unreadable(&error))
}

fn remove(context: &Context, name: &str) -> Done {
    let mut desk = context.writing()?;
    let lesson = found(context, &desk, name)?;
    if lesson.id.is_builtin() {
        return Err(context.fail("cli-lesson-builtin", &[]));
    }
    desk.send(Command::Lessons(LessonCommand::Remove(lesson.id.clone())));
    context.settle(&mut desk)?;
    let line = context.t("cli-lesson-removed", &[("title", title(context, &lesson))]);
    context.out.show(&json!({"id": lesson.id}), [line]);
    Ok(())
}
