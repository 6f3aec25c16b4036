//! The card: what is done now, large, and beside it what comes then and how much time is left. First this, then that.

use super::{LessonPage, clock, parts};
use crate::app::{Command, LessonCommand};
use crate::domain::lesson::{FirstThen, Following, Lesson, LessonStep};
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SECOND, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, rows};
use egui::{Rect, Ui};

/// Height of the line of steps, and of the last line.
const STEPS: f32 = 72.0;
const BOTTOM: f32 = 84.0;
/// A line of keys in which each step has its own is not narrower than this a step.
const STEP: f32 = 76.0;

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut LessonPage,
    rect: Rect,
    following: &Following,
    lesson: &Lesson,
) {
    let Some(FirstThen { first, then }) = following.first_then(lesson) else { return };
    let keys = rect.width() / lesson.steps.len() as f32 >= STEP && rect.height() > 480.0;
    let area = rows(rect, GAP, &[if keys { STEPS } else { 30.0 }, 0.0, BOTTOM]);
    match keys {
        true => steps(ui, cx, area[0], following, lesson),
        false => place(ui, cx, area[0], following, lesson),
    }
    let wide = area[1].width() > area[1].height() * 1.1 || area[1].width() > 700.0;
    let halves = match wide {
        true => cx.sided(area[1], GAP, &[0.0, area[1].width() * 0.3]),
        false => rows(area[1], GAP, &[0.0, (area[1].height() * 0.32).max(96.0)]),
    };
    cx.kit.pad.part();
    now(ui, cx, halves[0], lesson, first);
    let beside = match (first.minutes.is_some(), wide) {
        (false, _) => vec![halves[1]],
        (true, true) => rows(halves[1], GAP, &[0.0, (halves[1].height() * 0.45).min(300.0)]),
        (true, false) => columns(halves[1], GAP, &[0.0, (halves[1].width() * 0.4).min(220.0)]),
    };
    next(ui, cx, beside[0], then);
    if let Some(place) = beside.get(1) {
        parts::paper(ui, cx, *place);
        clock::show(ui, cx, &mut page.clock, inset(*place, 10.0), following, lesson);
    }
    cx.kit.pad.part();
    bottom(ui, cx, area[2], following, lesson, first);
}

/// A key for every step, in any order; what is done has a check.
fn steps(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, following: &Following, lesson: &Lesson) {
    let now = following.place(lesson);
    for (nth, (step, place)) in lesson.steps.iter().zip(columns(rect, GAP, &vec![0.0; lesson.steps.len()])).enumerate()
    {
        let number = (nth + 1).to_string();
        let is_done = following.done.contains(&nth);
        let text = if is_done { "lesson-step-done" } else { "lesson-step" };
        let name = cx.tn(text, &[("nth", &number), ("text", &parts::sentence(cx, step))]);
        let key = Key::new(("lesson-step", nth), place, &name).word(&number).chosen(nth == now).lines(1);
        let key = if is_done { key.icon("check").beside() } else { key };
        if key.show(ui, cx) && nth != now {
            cx.send(Command::Lessons(LessonCommand::Jump(nth)));
        }
    }
}

/// Where there is no room for the keys: how many steps there are, and which this is.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, following: &Following, lesson: &Lesson) {
    let nth = (following.place(lesson) + 1).to_string();
    let text = cx.tn("lesson-place", &[("nth", &nth), ("count", &lesson.steps.len().to_string())]);
    cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
}

/// What is done now.
pub(in crate::ui::screens) fn now(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lesson: &Lesson, step: &LessonStep) {
    parts::paper(ui, cx, rect);
    let advice = cx.state.lesson_advice(lesson).filter(|_| rect.height() > 260.0);
    let low = rect.height() < 300.0;
    let inner = inset(rect, if low { 8.0 } else { 16.0 });
    let (text_height, advice_height) = (if low { 56.0 } else { 92.0 }, 52.0);
    let heights = [26.0, 0.0, text_height, if advice.is_some() { advice_height } else { 0.1 }];
    let area = rows(inner, 6.0, &heights);
    let label = cx.t("lesson-first");
    cx.words(ui, &label, area[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    parts::signs(ui, cx, area[1], &step.signs);
    let text = parts::sentence(cx, step);
    let size = if inner.width() > 520.0 { TYPE_TITLE } else { TYPE_SENTENCE * 0.9 };
    cx.words(ui, &text, area[2], size, Weight::Bold, Align::Center, 2, cx.colors.ink);
    if let Some(advice) = advice {
        cx.words(ui, &advice, area[3], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
}

/// What comes then.
pub(in crate::ui::screens) fn next(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, step: Option<&LessonStep>) {
    parts::paper(ui, cx, rect);
    let inner = inset(rect, 10.0);
    let label = cx.t("lesson-then");
    let text = match step {
        Some(step) => parts::sentence(cx, step),
        None => cx.t("lesson-then-over").to_string(),
    };
    let lying = inner.width() > inner.height() * 1.4;
    let (picture, words) = match lying {
        true => inner.split_left_right_at_fraction(0.3),
        false => inner.split_top_bottom_at_fraction(0.55),
    };
    let (label_place, picture, words) = match lying {
        true => (words.with_max_y(words.top() + 26.0), picture, words.with_min_y(words.top() + 28.0)),
        false => (picture.with_max_y(picture.top() + 26.0), picture.with_min_y(picture.top() + 28.0), words),
    };
    cx.words(ui, &label, label_place, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    match step.and_then(|step| step.signs.first()) {
        Some(sign) => parts::picture(ui, cx, inset(picture, 4.0), sign),
        None => {
            let ctx = ui.ctx().clone();
            cx.icon(&ctx, "check", inset(picture, 8.0), cx.colors.done);
        }
    }
    cx.words(ui, &text, words, TYPE_WORD, Weight::Regular, Align::Center, 3, cx.colors.ink);
}

/// Back at the left; what the step opens; the one main action at the right. Each has its place, also where one is not needed.
fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, following: &Following, lesson: &Lesson, step: &LessonStep) {
    let narrow = rect.width() < 720.0;
    let widths = if narrow { [0.0; 4] } else { [170.0, 170.0, 0.0, 280.0] };
    let places = columns(rect, GAP, &widths);
    let name = cx.t("previous");
    let key = Key::new("lesson-back", places[0], &name).icon("previous").enabled(following.place(lesson) > 0);
    if shown(ui, cx, key, narrow) {
        cx.send(Command::Lessons(LessonCommand::Back));
    }
    if step.skippable {
        let name = cx.t("lesson-skip");
        if shown(ui, cx, Key::new("lesson-skip", places[1], &name).icon("right"), narrow) {
            cx.send(Command::Lessons(LessonCommand::Skip));
        }
    }
    if let Some(opens) = step.opens {
        let (icon, text) = parts::opening(opens);
        let name = cx.t(text);
        let key = Key::new("lesson-open", places[2], &name).icon(icon).fill(cx.colors.chosen).ink(cx.colors.on_chosen);
        if shown(ui, cx, key.border(cx.colors.chosen), narrow) {
            cx.send(Command::Lessons(LessonCommand::Open));
        }
    }
    let last = following.is_last(lesson);
    let name = cx.t(if last { "done" } else { "next" });
    let key = Key::new("lesson-next", places[3], &name).icon(if last { "check" } else { "next" }).radius(RADIUS_MAIN);
    let key = key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main);
    if shown(ui, cx, if narrow { key } else { key.size(24.0) }, narrow) {
        cx.send(Command::Lessons(LessonCommand::Next));
    }
}

/// A key of the last line: in a narrow place the word stands below the icon.
fn shown(ui: &mut Ui, cx: &mut Cx<'_>, key: Key<'_>, narrow: bool) -> bool {
    let key = if narrow { key.size(14.0).lines(2) } else { key.beside().lines(2) };
    key.show(ui, cx)
}
