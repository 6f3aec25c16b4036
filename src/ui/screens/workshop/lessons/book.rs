//! The lessons to write: those of this device to be changed, those of the program to be copied, files to bring in and to give away.

use super::choose::Chosen;
use super::editor::{self, Part};
use super::typing::Typing;
use super::{View, WorkshopPage, title};
use crate::app::{BookCommand, Command, LessonCommand};
use crate::domain::id::LessonId;
use crate::domain::lesson::{Lesson, faults};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, rows};
use crate::ui::screens::find::Finding;
use crate::ui::screens::settings::lines::{Lines, Turned};
use egui::{Rect, Ui};
use std::sync::Arc;

/// Longest path that is typed, characters.
const MAX_PATH: usize = 1000;

/// What only these pages know.
#[derive(Default)]
pub(in crate::ui::screens::workshop) struct BookPage {
    /// Where a file is.
    path: String,
    list: Turned,
    /// The lesson that was shown.
    of: Option<LessonId>,
    pub(super) open: Opened,
}

/// What is open of a lesson.
#[derive(Default)]
pub(super) struct Opened {
    /// Its part; none: the list of steps where that takes the whole place, else what it is about.
    pub(super) part: Option<Part>,
    /// Both languages are written; not chosen yet: where there is a text in both.
    pub(super) both: Option<bool>,
    pub(super) steps: Turned,
    pub(super) form: Turned,
    pub(super) typing: Option<Typing>,
    /// Words are chosen for this.
    pub(super) choosing: Option<Chosen>,
    pub(super) finding: Finding,
    /// The step whose card is seen.
    pub(super) card: usize,
}

pub(in crate::ui::screens::workshop) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let open = cx.state.open_lesson().cloned();
    let id = open.as_ref().map(|lesson| lesson.id.clone());
    if page.book.of != id {
        page.book.of = id;
        page.book.open = Opened::default();
    }
    match open {
        Some(lesson) => editor::show(ui, cx, &mut page.book.open, rect, &lesson),
        None => list(ui, cx, page, rect),
    }
}

/// Sends something about the lessons that are written.
pub(super) fn send(cx: &mut Cx<'_>, command: BookCommand) {
    cx.send(Command::Lessons(LessonCommand::Book(command)));
}

fn list(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let narrow = rect.width() < 700.0;
    let parts = rows(rect, GAP, &[72.0, if narrow { 72.0 * 2.0 + GAP } else { 72.0 }, 72.0, 0.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    if Key::new("book-back", places[0], &back).icon("left").lines(1).show(ui, cx)
        && let View::Book(people) = &mut page.view
    {
        let people = std::mem::take(people);
        return page.open(View::Lessons(people));
    }
    let heading = cx.t("lessons-write");
    let size = if narrow { TYPE_WORD } else { TYPE_TITLE };
    cx.words(ui, &heading, places[1], size, Weight::Bold, Align::Left, 2, cx.colors.ink);
    deeds(ui, cx, parts[1], narrow);
    source(ui, cx, &mut page.book, parts[2]);
    let library = &cx.state.library;
    // One's own first: they are what is gone on with.
    let lessons: Vec<Arc<Lesson>> =
        library.lessons.values().rev().chain(&library.builtin_lessons).map(Arc::clone).collect();
    let mut lines = Lines::new(parts[3], &page.book.list);
    for lesson in &lessons {
        row(ui, cx, lines.line(), lesson);
    }
    lines.turn(ui, cx, &mut page.book.list, parts[3]);
}

/// A new lesson; all of this device as a file.
fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, narrow: bool) {
    let (across, down) = if narrow { (1, 2) } else { (2, 1) };
    let cell = |nth: usize| grid_cell(rect, GAP, (across, down), (nth % across, nth / across));
    let name = cx.t("lesson-make");
    let key = Key::new("lesson-make", cell(0), &name).icon("add").beside().lines(1);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        send(cx, BookCommand::Make);
    }
    let name = cx.t("lessons-save");
    let some = !cx.state.library.lessons.is_empty();
    if Key::new("lessons-save", cell(1), &name).icon("export").beside().lines(1).enabled(some).show(ui, cx) {
        send(cx, BookCommand::SaveFile(Vec::new()));
    }
}

/// Where a file of lessons is: typed, or dropped on the window.
fn source(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BookPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, (rect.width() * 0.36).min(260.0)]);
    let label = cx.t("lessons-path");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, MAX_PATH);
    let name = cx.t(if cx.state.lessons.is_reading() { "loading" } else { "lessons-read" });
    let ready = !page.path.trim().is_empty() && !cx.state.lessons.is_reading();
    let key = Key::new("lessons-read", places[1], &name).icon("import").beside().lines(2).enabled(ready);
    let typed = key.show(ui, cx).then(|| page.path.trim().into());
    let dropped = ui.input(|input| input.raw.dropped_files.last().map(|file| file.path().to_owned()));
    if let Some(path) = dropped.or(typed) {
        page.path.clear();
        send(cx, BookCommand::ReadFile(path));
    }
}

/// A lesson: what it wants, or how many steps it has.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lesson: &Lesson) {
    let title = title(cx, lesson);
    let faults = if lesson.id.is_builtin() { Vec::new() } else { faults(lesson) };
    let about = match faults.first() {
        Some(fault) => super::wanted(cx, fault),
        None => {
            let count = lesson.steps.len().to_string();
            let whose = if lesson.id.is_builtin() { "lesson-of-program" } else { "lesson-of-device" };
            cx.tn(whose, &[("count", &count)])
        }
    };
    let name = format!("{title}. {about}");
    let symbol = lesson.face().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
    let key = Key::new(("book-lesson", lesson.id.as_str()), rect, &name).word(&title).second(&about);
    let key = key.sign(Sign::Symbol(symbol)).beside().lines(1).radius(RADIUS_CARD);
    if key.show(ui, cx) {
        send(cx, BookCommand::Open(Some(lesson.id.clone())));
    }
}
