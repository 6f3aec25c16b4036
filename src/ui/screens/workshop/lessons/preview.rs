//! The cards of a lesson as a person sees them, one after the other, to be looked at and heard.

use super::book::Opened;
use crate::app::Command;
use crate::domain::lesson::Lesson;
use crate::ui::kit::tokens::{GAP, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::lesson::card;
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    open.card = open.card.min(lesson.steps.len().saturating_sub(1));
    let Some(step) = lesson.steps.get(open.card) else {
        let text = cx.t("lesson-fault-steps");
        return cx.words(ui, &text, rect, TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    };
    let parts = rows(rect, GAP, &[0.0, 72.0]);
    let area = parts[0];
    let halves = match area.width() > area.height() * 1.1 || area.width() > 700.0 {
        true => columns(area, GAP, &[0.0, area.width() * 0.3]),
        false => rows(area, GAP, &[0.0, (area.height() * 0.3).max(96.0)]),
    };
    card::now(ui, cx, halves[0], lesson, step);
    card::next(ui, cx, halves[1], lesson.steps.get(open.card + 1));
    let places = columns(parts[1], GAP, &[0.0; 4]);
    let name = cx.t("previous");
    let narrow = rect.width() < 600.0;
    let shown = |key: Key<'_>, ui: &mut Ui, cx: &mut Cx<'_>| {
        let key = if narrow { key.size(14.0).lines(1) } else { key.beside().lines(1) };
        key.show(ui, cx)
    };
    let key = Key::new("lesson-card-before", places[0], &name).icon("previous").enabled(open.card > 0);
    if shown(key, ui, cx) {
        open.card -= 1;
    }
    let (nth, count) = ((open.card + 1).to_string(), lesson.steps.len().to_string());
    let at = cx.tn("lesson-place", &[("nth", &nth), ("count", &count)]);
    cx.words(ui, &at, places[1], TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let name = cx.t("lesson-hear");
    if shown(Key::new("lesson-hear", places[2], &name).icon("read-aloud"), ui, cx) {
        cx.send(Command::Say(step.text.get(cx.state.lang()).to_owned()));
    }
    let name = cx.t("next");
    let more = open.card + 1 < lesson.steps.len();
    if shown(Key::new("lesson-card-after", places[3], &name).icon("next").enabled(more), ui, cx) {
        open.card += 1;
    }
}
