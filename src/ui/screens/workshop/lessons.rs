//! A lesson for one or many: each finds it on their first screen and goes at their own pace.

use super::{View, WorkshopPage};
use crate::app::{Command, LessonCommand};
use crate::domain::id::ProfileId;
use crate::domain::lesson::Lesson;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, rows};
use crate::ui::screens::settings::lines::Lines;
use egui::{Rect, Ui};
use std::sync::Arc;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let View::Lessons(people) = &page.view else { return };
    let people: Vec<ProfileId> = people.clone();
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    if Key::new("workshop-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        return page.open(View::People);
    }
    let text = cx.tn("lessons-for", &[("count", &people.len().to_string())]);
    cx.words(ui, &text, places[1], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let lessons: Vec<Arc<Lesson>> = cx.state.library.all_lessons().cloned().collect();
    let mut lines = Lines::new(parts[1], &page.turned);
    let mut begun = false;
    for lesson in &lessons {
        let row = lines.line();
        let title = lesson.title.get(cx.state.lang()).to_owned();
        let name = cx.tn("lesson-begin", &[("title", &title)]);
        let symbol = lesson.face().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
        let key = Key::new(("workshop-lesson", lesson.id.as_str()), row, &name).word(&title);
        let key = key.sign(Sign::Symbol(symbol)).beside().size(TYPE_WORD).lines(2).radius(RADIUS_CARD);
        if key.enabled(!people.is_empty()).show(ui, cx) {
            cx.send(Command::Lessons(LessonCommand::BeginFor(lesson.id.clone(), people.clone())));
            begun = true;
        }
    }
    lines.turn(ui, cx, &mut page.turned, parts[1]);
    if begun {
        page.open(View::People);
    }
}
