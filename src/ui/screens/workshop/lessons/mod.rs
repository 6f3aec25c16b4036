//! Lessons in the workshop: one is given to one person or to many ([`show`]); and they are written here ([`book`]).

mod about;
pub(super) mod book;
mod choose;
mod editor;
mod preview;
mod step;
mod typing;
mod ways;

use super::{View, WorkshopPage};
use crate::app::{BookCommand, Command, LessonCommand};
use crate::domain::id::ProfileId;
use crate::domain::lesson::{Fault, Lesson, faults};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};
use std::sync::Arc;

/// A lesson for one or many: each finds it on their first screen and goes at their own pace.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let View::Lessons(people) = &page.view else { return };
    let people: Vec<ProfileId> = people.clone();
    // On a phone the sentence has a line of its own.
    let narrow = rect.width() < 700.0;
    let parts = rows(rect, GAP, if narrow { &[72.0, 60.0, 0.0] } else { &[72.0, 0.0] });
    let places = columns(parts[0], GAP, if narrow { &[110.0, 0.0] } else { &[110.0, 0.0, 260.0] });
    let (sentence, write_place) = if narrow { (parts[1], places[1]) } else { (places[1], places[2]) };
    let list = parts[parts.len() - 1];
    let back = cx.t("back");
    if Key::new("workshop-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        return page.open(View::People);
    }
    let text = cx.tn("lessons-for", &[("count", &people.len().to_string())]);
    cx.words(ui, &text, sentence, TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let write = cx.t("lessons-write");
    if Key::new("lessons-write", write_place, &write).icon("edit").beside().lines(2).show(ui, cx) {
        return page.open(View::Book(people));
    }
    let lessons: Vec<Arc<Lesson>> = cx.state.library.all_lessons().cloned().collect();
    let mut lines = Lines::new(list, &page.turned);
    let mut left = None;
    for lesson in &lessons {
        let row = lines.line();
        let faults = if lesson.id.is_builtin() { Vec::new() } else { faults(lesson) };
        left = left.or(match faults.first() {
            None => whole(ui, cx, row, lesson, &people),
            Some(fault) => draft(ui, cx, row, lesson, fault, &people),
        });
    }
    lines.turn(ui, cx, &mut page.turned, list);
    match left {
        Some(Left::Begun) => page.open(View::People),
        Some(Left::ToWrite) => page.open(View::Book(people)),
        None => {}
    }
}

/// Why the list is left.
#[derive(Clone, Copy)]
enum Left {
    Begun,
    ToWrite,
}

/// A lesson that can be followed.
fn whole(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, lesson: &Lesson, people: &[ProfileId]) -> Option<Left> {
    let title = title(cx, lesson);
    let name = cx.tn("lesson-begin", &[("title", &title)]);
    let symbol = lesson.face().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
    let key = Key::new(("workshop-lesson", lesson.id.as_str()), row, &name).word(&title);
    let key = key.sign(Sign::Symbol(symbol)).beside().size(TYPE_WORD).lines(2).radius(RADIUS_CARD);
    key.enabled(!people.is_empty()).show(ui, cx).then(|| begin(cx, lesson, people))
}

/// A draft: what it wants stands there before it is given to anybody.
fn draft(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    lesson: &Lesson,
    fault: &Fault,
    people: &[ProfileId],
) -> Option<Left> {
    let key = (row.width() * 0.24).min(220.0);
    let places = columns(row, GAP, &[0.0, key, key]);
    let title = title(cx, lesson);
    let text = format!("{title}. {}", wanted(cx, fault));
    cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let name = cx.tn("lesson-mend", &[("title", &title)]);
    let word = cx.t("lesson-mend-short");
    if Key::new(("lesson-mend", lesson.id.as_str()), places[1], &name).word(&word).icon("edit").beside().show(ui, cx) {
        cx.send(Command::Lessons(LessonCommand::Book(BookCommand::Open(Some(lesson.id.clone())))));
        return Some(Left::ToWrite);
    }
    let name = cx.tn("lesson-begin-anyway", &[("title", &title)]);
    let word = cx.t("lesson-anyway-short");
    let key = Key::new(("lesson-anyway", lesson.id.as_str()), places[2], &name).word(&word).size(17.0);
    let ready = !people.is_empty() && !lesson.steps.is_empty();
    key.enabled(ready).show(ui, cx).then(|| begin(cx, lesson, people))
}

fn begin(cx: &mut Cx<'_>, lesson: &Lesson, people: &[ProfileId]) -> Left {
    cx.send(Command::Lessons(LessonCommand::BeginFor(lesson.id.clone(), people.to_vec())));
    Left::Begun
}

/// Its title; a draft may have none yet.
fn title(cx: &mut Cx<'_>, lesson: &Lesson) -> String {
    match lesson.title.get(cx.state.lang()).trim() {
        "" => cx.t("lesson-untitled").to_string(),
        title => title.to_owned(),
    }
}

/// What a fault wants, in easy words.
fn wanted(cx: &Cx<'_>, fault: &Fault) -> String {
    let id = match fault {
        Fault::Id => "lesson-fault-id",
        Fault::Title => "lesson-fault-title",
        Fault::Steps => "lesson-fault-steps",
        Fault::Sentence(_) => "lesson-fault-sentence",
        Fault::Signs(_) => "lesson-fault-signs",
        Fault::Minutes(_) => "lesson-fault-minutes",
        Fault::Text => "lesson-fault-text",
        Fault::Symbol => "lesson-fault-symbol",
        Fault::Lists => "lesson-fault-lists",
    };
    let nth = fault.step().map_or(0, |nth| nth + 1).to_string();
    cx.tn(id, &[("nth", &nth)])
}
