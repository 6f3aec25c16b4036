//! What a lesson is about: title and picture, goals, materials, words to know before; and what is done with the whole of it.

use super::book::{Opened, send};
use super::choose::{self, Chosen, Signs};
use super::editor::change;
use super::typing;
use crate::app::{BookCommand, Command, LessonCommand};
use crate::domain::lesson::{Lesson, LessonEdit, LessonText, MAX_GOALS, MAX_MATERIALS, MAX_WORDS, Sign, Signed};
use crate::domain::locale::Lang;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign as Picture, Weight, columns, grid_cell};
use crate::ui::screens::settings::lines::{Lines, choice};
use egui::{Rect, Ui};

/// Whether both languages are written.
fn writes_both(cx: &Cx<'_>, open: &Opened, lesson: &Lesson) -> bool {
    let has_other = match cx.state.lang() {
        Lang::Ko => !lesson.title.en.is_empty(),
        Lang::En => !lesson.title.ko.is_empty(),
    };
    open.both.unwrap_or(has_other)
}

/// A line for a text, and one for the other language where both are written.
pub(super) fn texts(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    open: &mut Opened,
    lines: &mut Lines,
    lesson: &Lesson,
    (of, label): (LessonText, &str),
) {
    let lang = cx.state.lang();
    typing::line(ui, cx, &mut open.typing, lines.line(), lesson, (of, lang), label);
    if writes_both(cx, open, lesson) {
        let language = cx.t(if lang == Lang::Ko { "language-en" } else { "language-ko" });
        let label = format!("{label} ({language})");
        typing::line(ui, cx, &mut open.typing, lines.line(), lesson, (of, lang.other()), &label);
    }
}

pub(super) fn title_form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    let mut lines = Lines::new(rect, &open.form);
    let label = cx.t("lesson-title");
    texts(ui, cx, open, &mut lines, lesson, (LessonText::Title, &label));
    let signs: Vec<Sign> = lesson.sign.iter().cloned().collect();
    let label = cx.t("lesson-picture");
    match choose::signs(ui, cx, lines.line(), "lesson-sign", &label, (&signs, 1)) {
        Some(Signs::Take(_)) => change(cx, lesson, LessonEdit::Sign(Signed::Lesson, None)),
        Some(Signs::Add) => choose::open(cx, open, Chosen::Lesson),
        None => {}
    }
    let both = writes_both(cx, open, lesson);
    if let Some(index) = choice(ui, cx, lines.line(), "lesson-languages", &["lesson-one", "lesson-both"], both.into()) {
        open.both = Some(index == 1);
    }
    let places = columns(lines.line(), GAP, &[0.0; 3]);
    let name = cx.t("lesson-save");
    let key = Key::new("lesson-save", places[0], &name).icon("export").beside().lines(2).size(17.0);
    if key.enabled(lesson.is_whole()).show(ui, cx) {
        send(cx, BookCommand::SaveFile(vec![lesson.id.clone()]));
    }
    let name = cx.t("lesson-copy");
    if Key::new("lesson-copy", places[1], &name).icon("duplicate").beside().lines(2).size(17.0).show(ui, cx) {
        send(cx, BookCommand::Copy(lesson.id.clone()));
    }
    let name = cx.t("lesson-remove");
    if Key::new("lesson-remove", places[2], &name).icon("trash").beside().lines(2).size(17.0).show(ui, cx) {
        cx.send(Command::Lessons(LessonCommand::Remove(lesson.id.clone())));
    }
    lines.turn(ui, cx, &mut open.form, rect);
}

pub(super) fn ready_form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    let mut lines = Lines::new(rect, &open.form);
    for nth in 0..lesson.goals.len() {
        let label = cx.tn("lesson-goal-nth", &[("nth", &(nth + 1).to_string())]);
        texts(ui, cx, open, &mut lines, lesson, (LessonText::Goal(nth), &label));
        if taken(ui, cx, lines.line(), ("goal", nth), &label) {
            change(cx, lesson, LessonEdit::TakeGoal(nth));
        }
    }
    if more(ui, cx, lines.line(), "lesson-goal-add", lesson.goals.len() < MAX_GOALS) {
        change(cx, lesson, LessonEdit::AddGoal);
    }
    for (nth, material) in lesson.materials.iter().enumerate() {
        let label = cx.tn("lesson-material-nth", &[("nth", &(nth + 1).to_string())]);
        texts(ui, cx, open, &mut lines, lesson, (LessonText::Material(nth), &label));
        let row = lines.line();
        let places = columns(row, GAP, &[0.0, (row.width() * 0.34).min(260.0)]);
        let signs: Vec<Sign> = material.sign.iter().cloned().collect();
        let picture = format!("{label}, {}", cx.t("lesson-picture"));
        match choose::signs(ui, cx, places[0], ("material-sign", nth), &picture, (&signs, 1)) {
            Some(Signs::Take(_)) => change(cx, lesson, LessonEdit::Sign(Signed::Material(nth), None)),
            Some(Signs::Add) => choose::open(cx, open, Chosen::Material(nth)),
            None => {}
        }
        if taken(ui, cx, places[1], ("material", nth), &label) {
            change(cx, lesson, LessonEdit::TakeMaterial(nth));
        }
    }
    if more(ui, cx, lines.line(), "lesson-material-add", lesson.materials.len() < MAX_MATERIALS) {
        change(cx, lesson, LessonEdit::AddMaterial);
    }
    lines.turn(ui, cx, &mut open.form, rect);
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, text: &'static str, room: bool) -> bool {
    let name = cx.t(text);
    Key::new(text, row, &name).icon("add").beside().lines(1).enabled(room).show(ui, cx)
}

/// The key that takes something named out.
fn taken(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, id: (&'static str, usize), what: &str) -> bool {
    let place = place.with_min_x(place.right() - place.width().min(260.0));
    let name = cx.tn("lesson-take", &[("what", what)]);
    Key::new(("lesson-take", id), place, &name).icon("trash").beside().lines(2).size(17.0).show(ui, cx)
}

pub(super) fn words_form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    let mut lines = Lines::new(rect, &open.form);
    let text = cx.t("lesson-words-why");
    cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let across = ((lines.width() / 150.0) as usize).clamp(2, 6);
    for (chunk, some) in lesson.words.chunks(across).enumerate() {
        let row = lines.line();
        for (index, word) in some.iter().enumerate() {
            let sign = Sign::Word(word.clone());
            let shown = cx.state.sign_text(&sign).unwrap_or_else(|| word.as_str().to_owned());
            let name = cx.tn("lesson-take", &[("what", &shown)]);
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let key = Key::new(("lesson-word", chunk, index), cell, &name).word(&shown).beside().size(17.0).lines(2);
            if key.sign(Picture::Symbol(cx.state.sign_symbol(&sign))).show(ui, cx) {
                change(cx, lesson, LessonEdit::Word(word.clone(), false));
            }
        }
    }
    let name = cx.t("lesson-word-add");
    let room = lesson.words.len() < MAX_WORDS;
    let key = Key::new("lesson-word-add", lines.line(), &name).icon("add").beside().lines(1).size(TYPE_WORD);
    if key.enabled(room).show(ui, cx) {
        choose::open(cx, open, Chosen::Words);
    }
    lines.turn(ui, cx, &mut open.form, rect);
}
