//! One step: its sentence, its pictures, how long it may take, what is opened for it, and its place among the others.

use super::about::texts;
use super::book::Opened;
use super::choose::{self, Chosen, Signs};
use super::editor::{Part, change, go};
use crate::domain::lesson::{Lesson, LessonEdit, LessonStep, LessonText, MAX_MINUTES, MAX_SIGNS, MAX_STEPS, Opens};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell};
use crate::ui::screens::lesson::opening;
use crate::ui::screens::settings::lines::{Lines, choice, number};
use egui::{Rect, Ui};

/// Up to here minutes are counted one by one, then by fives.
const FEW: u16 = 10;
const MANY: u16 = 5;

pub(super) fn form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson, nth: usize) {
    let Some(step) = lesson.steps.get(nth) else { return };
    let mut lines = Lines::new(rect, &open.form);
    let label = cx.t("lesson-sentence");
    texts(ui, cx, open, &mut lines, lesson, (LessonText::Step(nth), &label));
    let label = cx.t("lesson-picture");
    match choose::signs(ui, cx, lines.line(), ("step-sign", nth), &label, (&step.signs, MAX_SIGNS)) {
        Some(Signs::Take(sign)) => change(cx, lesson, LessonEdit::TakeSign(nth, sign)),
        Some(Signs::Add) => choose::open(cx, open, Chosen::Step(nth)),
        None => {}
    }
    minutes(ui, cx, lines.line(), lesson, (nth, step));
    let may = usize::from(step.skippable);
    if let Some(index) = choice(ui, cx, lines.line(), "lesson-may-skip", &["no", "yes"], may) {
        change(cx, lesson, LessonEdit::Skippable(nth, index == 1));
    }
    opens(ui, cx, &mut lines, lesson, (nth, step));
    place(ui, cx, open, &mut lines, lesson, nth);
    lines.turn(ui, cx, &mut open.form, rect);
}

fn minutes(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, lesson: &Lesson, (nth, step): (usize, &LessonStep)) {
    let now = step.minutes.unwrap_or(0);
    let shown = cx.tn("lesson-minutes-are", &[("minutes", &now.to_string())]);
    let turned = number(ui, cx, row, "lesson-minutes", &shown, (now > 0, now < MAX_MINUTES));
    let by = if now > FEW || now == FEW && turned > 0 { MANY } else { 1 };
    let minutes = match turned {
        0 => return,
        1.. => now.saturating_add(by),
        _ => now.saturating_sub(by),
    };
    change(cx, lesson, LessonEdit::Minutes(nth, (minutes > 0).then_some(minutes)));
}

/// What is opened; nothing: it is done beside the tablet.
fn opens(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, lesson: &Lesson, (nth, step): (usize, &LessonStep)) {
    let text = cx.t("lesson-opens");
    cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let all: Vec<Option<Opens>> = std::iter::once(None).chain(Opens::ALL.map(Some)).collect();
    let across = ((lines.width() / 170.0) as usize).clamp(2, 4);
    for some in all.chunks(across) {
        let row = lines.line();
        for (index, opens) in some.iter().enumerate() {
            let cell = grid_cell(row, GAP, (across, 1), (index, 0));
            let (icon, word) = opens.map_or(("close", "lesson-open-nothing"), opening);
            let name = cx.t(word);
            let key = Key::new(("lesson-opens", word), cell, &name).icon(icon).beside().size(16.0).lines(2);
            if key.chosen(*opens == step.opens).show(ui, cx) {
                change(cx, lesson, LessonEdit::Opens(nth, *opens));
            }
        }
    }
}

/// Earlier, later, one more after it, away.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, lines: &mut Lines, lesson: &Lesson, nth: usize) {
    let across = if lines.width() < 560.0 { 2 } else { 4 };
    let last = nth + 1 >= lesson.steps.len();
    let deeds = [
        ("lesson-step-earlier", "up", nth > 0, LessonEdit::MoveStep(nth, false), nth.saturating_sub(1)),
        ("lesson-step-later", "down", !last, LessonEdit::MoveStep(nth, true), nth + 1),
        ("lesson-step-after", "add", lesson.steps.len() < MAX_STEPS, LessonEdit::AddStep(nth + 1), nth + 1),
        ("lesson-step-take", "trash", true, LessonEdit::TakeStep(nth), if last { nth.saturating_sub(1) } else { nth }),
    ];
    for some in deeds.chunks(across) {
        let places = columns(lines.line(), GAP, &vec![0.0; across]);
        for ((text, icon, ready, edit, then), place) in some.iter().zip(places) {
            let name = cx.t(text);
            let key = Key::new(*text, place, &name).icon(icon).beside().size(16.0).lines(2).enabled(*ready);
            if key.show(ui, cx) {
                change(cx, lesson, edit.clone());
                go(open, Part::Step(*then));
            }
        }
    }
}
