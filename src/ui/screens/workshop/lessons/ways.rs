//! How a lesson goes well with each way to press a button: one sentence each, which a person sees on the card for their own way.

use super::about::texts;
use super::book::Opened;
use crate::domain::lesson::{Lesson, LessonText, Means};
use crate::ui::kit::tokens::TYPE_SECOND;
use crate::ui::kit::{Align, Cx, Weight};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};

pub(super) fn form(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Opened, rect: Rect, lesson: &Lesson) {
    let mut lines = Lines::new(rect, &open.form);
    let text = cx.t("lesson-ways-why");
    cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    for means in Means::ALL {
        let label = cx.t(match means {
            Means::Touch => "lesson-way-touch",
            Means::Dwell => "lesson-way-dwell",
            Means::Scanning => "lesson-way-scanning",
            Means::Head => "lesson-way-head",
        });
        texts(ui, cx, open, &mut lines, lesson, (LessonText::Means(means), &label));
    }
    lines.turn(ui, cx, &mut open.form, rect);
}
