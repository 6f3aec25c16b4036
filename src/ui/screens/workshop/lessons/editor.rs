//! One lesson: its steps at the left, what is open of it at the right; where there is no room for both, one after the other. What
//! comes with the program is looked at, and copied before it is changed.

use super::book::{Opened, send};
use super::{about, choose, preview, step, title, typing, wanted, ways};
use crate::app::BookCommand;
use crate::domain::lesson::{Lesson, LessonEdit, MAX_STEPS, faults};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui, UiBuilder};

/// From this width on the steps and the form stand side by side.
const WIDE: f32 = 1000.0;
const TAB: f32 = 64.0;
/// Width of the list of steps beside a form.
const LIST: f32 = 340.0;

/// A part of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// Title and picture.
    About,
    /// Goals and materials.
    Ready,
    /// Words to know before.
    Words,
    /// A step.
    Step(usize),
    /// For each way to press a button.
    Ways,
    /// The cards as a person sees them.
    Cards,
}

/// The parts beside the steps: icon and text.
const TABS: [(Part, &str, &str); 5] = [
    (Part::About, "name", "lesson-part-about"),
    (Part::Ready, "label", "lesson-part-ready"),
    (Part::Words, "words", "lesson-part-words"),
    (Part::Ways, "hand", "lesson-part-ways"),
    (Part::Cards, "eye", "lesson-part-cards"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    if lesson.id.is_builtin() {
        return of_program(ui, cx, open, rect, lesson);
    }
    // Steps that were taken back are not open any more.
    if let Some(Part::Step(nth)) = open.part
        && nth >= lesson.steps.len()
    {
        open.part = lesson.steps.len().checked_sub(1).map(Part::Step);
    }
    let wide = rect.width() >= WIDE;
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    head(ui, cx, open, parts[0], lesson, wide);
    match open.choosing {
        Some(chosen) => choose::show(ui, cx, open, parts[1], lesson, chosen),
        None if wide => {
            let part = open.part.unwrap_or(Part::About);
            let area = rows(parts[1], GAP, &[TAB, 0.0]);
            tabs(ui, cx, open, area[0], TABS.len(), Some(part));
            let halves = columns(area[1], GAP * 1.5, &[LIST, 0.0]);
            cx.kit.pad.part();
            steps(ui, cx, open, halves[0], lesson, Some(part));
            cx.kit.pad.part();
            form(ui, cx, open, halves[1], lesson, part);
        }
        None => match open.part {
            Some(part) => form(ui, cx, open, parts[1], lesson, part),
            None => {
                let across = if rect.width() < 600.0 { 2 } else { 3 };
                let down = TABS.len().div_ceil(across);
                let height = TAB * down as f32 + GAP * (down - 1) as f32;
                let area = rows(parts[1], GAP, &[height, 0.0]);
                tabs(ui, cx, open, area[0], across, None);
                steps(ui, cx, open, area[1], lesson, None);
            }
        },
    }
    typing::settle(ui, cx, &mut open.typing);
}

/// A lesson of the program: its cards, and the key that copies it.
fn of_program(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    let parts = rows(rect, GAP, &[72.0, 0.0, 72.0]);
    head(ui, cx, open, parts[0], lesson, true);
    preview::show(ui, cx, open, parts[1], lesson);
    let name = cx.t("lesson-copy");
    let key = Key::new("lesson-copy", parts[2], &name).icon("duplicate").beside().lines(2);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        send(cx, BookCommand::Copy(lesson.id.clone()));
    }
}

/// The way back, the title, and what is missing first.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson, wide: bool) {
    let places = columns(rect, GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    if Key::new("lesson-edit-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        if open.choosing.take().is_some() {
            return;
        }
        match open.part.take_if(|_| !wide) {
            Some(_) => open.form.turn_back(),
            None => send(cx, BookCommand::Open(None)),
        }
    }
    let title = title(cx, lesson);
    let faults = if lesson.id.is_builtin() { Vec::new() } else { faults(lesson) };
    // What is open comes first.
    let here = faults.iter().find(|fault| fault.step().map(Part::Step) == open.part && open.part.is_some());
    let (above, below) = places[1].split_top_bottom_at_fraction(0.56);
    let size = if rect.width() < 600.0 { TYPE_WORD } else { TYPE_SENTENCE };
    let place = match here.or(faults.first()) {
        Some(fault) => {
            let text = cx.tn("lesson-not-yet", &[("what", &wanted(cx, fault))]);
            cx.words(ui, &text, below, TYPE_SECOND * 0.94, Weight::Regular, Align::Left, 2, cx.colors.ink);
            above
        }
        None => places[1],
    };
    cx.words(ui, &title, place, size, Weight::Bold, Align::Left, 2, cx.colors.ink);
}

fn tabs(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, across: usize, now: Option<Part>) {
    let down = TABS.len().div_ceil(across);
    for (nth, (part, icon, text)) in TABS.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (nth % across, nth / across));
        let name = cx.t(text);
        let key = Key::new(("lesson-part", icon), cell, &name).icon(icon).beside().size(17.0).lines(2);
        if key.chosen(now == Some(part)).show(ui, cx) {
            go(open, part);
        }
    }
}

/// To another part.
pub(super) fn go(open: &mut Opened, part: Part) {
    open.part = Some(part);
    open.form.turn_back();
}

/// The steps in their order, with what they want, and one more.
fn steps(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson, now: Option<Part>) {
    let faults = faults(lesson);
    let mut lines = Lines::new(rect, &open.steps);
    let mut to = None;
    for (nth, step) in lesson.steps.iter().enumerate() {
        let text = step.text.get(cx.state.lang()).to_owned();
        let number = (nth + 1).to_string();
        let wants = faults.iter().find(|fault| fault.step() == Some(nth)).map(|fault| wanted(cx, fault));
        let word = match text.trim() {
            "" => cx.tn("lesson-nth", &[("nth", &number)]),
            text => format!("{number}. {text}"),
        };
        let name = [Some(word.clone()), wants.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let row = lines.line();
        let mut key = Key::new(("lesson-edit-step", nth), row, &name).word(&word).beside().size(17.0);
        key = match step.signs.first() {
            Some(sign) => key.sign(Sign::Symbol(cx.state.sign_symbol(sign))),
            None => key.icon("paper"),
        };
        key = match &wants {
            Some(wants) => key.lines(1).second(wants),
            None => key.lines(2),
        };
        if key.chosen(now == Some(Part::Step(nth))).show(ui, cx) {
            to = Some(Part::Step(nth));
        }
    }
    let name = cx.t("lesson-step-add");
    let room = lesson.steps.len() < MAX_STEPS;
    if Key::new("lesson-step-add", lines.line(), &name).icon("add").beside().lines(1).enabled(room).show(ui, cx) {
        change(cx, lesson, LessonEdit::AddStep(lesson.steps.len()));
        to = Some(Part::Step(lesson.steps.len()));
    }
    lines.turn(ui, cx, &mut open.steps, rect);
    if let Some(part) = to {
        go(open, part);
    }
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson, part: Part) {
    // Each part has lines of its own: the cursor of one is not that of another.
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("lesson-form", part)));
    let ui = &mut place;
    match part {
        Part::About => about::title_form(ui, cx, open, rect, lesson),
        Part::Ready => about::ready_form(ui, cx, open, rect, lesson),
        Part::Words => about::words_form(ui, cx, open, rect, lesson),
        Part::Step(nth) => step::form(ui, cx, open, rect, lesson, nth),
        Part::Ways => ways::form(ui, cx, open, rect, lesson),
        Part::Cards => preview::show(ui, cx, open, rect, lesson),
    }
}

/// Changes the lesson.
pub(super) fn change(cx: &mut Cx<'_>, lesson: &Lesson, edit: LessonEdit) {
    send(cx, BookCommand::Change(lesson.id.clone(), edit));
}
