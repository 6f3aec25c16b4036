//! The lessons to choose from: those of the program and those of this device, each with its picture.

use super::{LessonPage, head, parts};
use crate::app::{Command, LessonCommand};
use crate::domain::lesson::{Following, Lesson, Standing};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Cx, Key, Sign, grid_cell, rows};
use crate::ui::screens::{top, who};
use egui::{Rect, Ui};
use std::sync::Arc;

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut LessonPage,
    rect: Rect,
    begun: Option<&(Following, Arc<Lesson>)>,
) {
    let area = rows(rect, GAP * 1.5, &[top::height(rect), 0.0]);
    let title = cx.t("lesson-choose");
    if head(ui, cx, area[0], &title, &[("read-aloud", "read-aloud")]).is_some() {
        cx.send(Command::Say(title.to_string()));
    }
    let lessons: Vec<Arc<Lesson>> = cx.state.library.whole_lessons().cloned().collect();
    if lessons.is_empty() {
        return;
    }
    let fit = |area: Rect| {
        let across = ((area.width() / 230.0) as usize).clamp(1, 6);
        (across, ((area.height() / 180.0) as usize).clamp(1, 5))
    };
    let (across, down) = fit(area[1]);
    let paged = lessons.len() > across * down;
    let list = if paged { area[1].shrink2(egui::vec2(84.0, 0.0)) } else { area[1] };
    let (across, down) = if paged { fit(list) } else { (across, down) };
    let pages = lessons.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    for (nth, lesson) in lessons.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(list, GAP, (across, down), (nth % across, nth / across));
        let left = begun.filter(|(following, _)| following.standing == Standing::Left && following.lesson == lesson.id);
        card(ui, cx, cell, lesson, left.map(|(following, _)| following));
    }
    if paged {
        who::turn(ui, cx, area[1], &mut page.page, pages);
    }
}

/// A lesson; one that was left says where one goes on.
fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, lesson: &Lesson, left: Option<&Following>) {
    let title = lesson.title.get(cx.state.lang()).to_owned();
    let count = lesson.steps.len().to_string();
    let second = match left {
        Some(following) => {
            let nth = (following.place(lesson) + 1).to_string();
            cx.tn("lesson-go-on", &[("nth", &nth), ("count", &count)])
        }
        None => cx.tn("lesson-length", &[("count", &count), ("minutes", &parts::minutes(lesson).to_string())]),
    };
    let name = format!("{title}. {second}");
    let symbol = lesson.face().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
    let key = Key::new(("lesson", lesson.id.as_str()), cell, &name)
        .word(&title)
        .second(&second)
        .sign(Sign::Symbol(symbol))
        .sign_share(0.52)
        .sign_max(120.0)
        .size(TYPE_WORD)
        .lines(1)
        .radius(RADIUS_CARD);
    let key = if left.is_some() { key.border(cx.colors.chosen) } else { key };
    if key.show(ui, cx) {
        cx.send(Command::Lessons(LessonCommand::Begin(lesson.id.clone())));
    }
}
