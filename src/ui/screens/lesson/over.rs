//! The end of a lesson: what was made in it. No prize, no mark.

use super::{LessonPage, head};
use crate::app::{Command, LessonCommand, Room, WorksCommand};
use crate::domain::artwork::Artwork;
use crate::domain::lesson::{Following, Lesson};
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use crate::ui::screens::{top, works};
use egui::{Rect, Ui};

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut LessonPage,
    rect: Rect,
    following: &Following,
    lesson: &Lesson,
) {
    let area = rows(rect, GAP * 1.5, &[top::height(rect), 64.0, 0.0, 84.0]);
    let title = lesson.title.get(cx.state.lang()).to_owned();
    let text = cx.tn("lesson-over", &[("title", &title)]);
    if head(ui, cx, area[0], &title, &[("read-aloud", "read-aloud")]).is_some() {
        cx.send(Command::Say(text.clone()));
    }
    let size = if rect.width() > 700.0 { TYPE_TITLE } else { TYPE_WORD };
    cx.words(ui, &text, area[1], size, Weight::Bold, Align::Center, 2, cx.colors.ink);
    made(ui, cx, area[2], following);
    let places = columns(area[3], GAP, &[0.0, 0.0]);
    let again = cx.t("lesson-again");
    if Key::new("lesson-again", places[0], &again).icon("repeat").beside().show(ui, cx) {
        cx.send(Command::Lessons(LessonCommand::Begin(lesson.id.clone())));
    }
    let other = cx.t("lesson-other");
    let key = Key::new("lesson-other", places[1], &other).icon("workshop").beside().radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        page.choosing = true;
    }
}

/// The works that were begun in it.
fn made(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, following: &Following) {
    let is_of = |work: &&Artwork| work.lesson.as_ref() == Some(&following.lesson) && work.made >= following.begun;
    let works = cx.state.library.works(Some(&following.profile)).into_iter();
    let works: Vec<Artwork> = works.filter(is_of).take(4).cloned().collect();
    if works.is_empty() {
        return;
    }
    let across = works.len().min(((rect.width() / 200.0) as usize).max(1));
    for (nth, work) in works.iter().take(across).enumerate() {
        let cell = grid_cell(rect, GAP * 1.5, (across, 1), (nth, 0));
        let cell = Rect::from_center_size(cell.center(), egui::vec2(cell.width().min(420.0), cell.height()));
        let title = works::title(cx, work);
        let name = cx.tn("open-work", &[("title", &title)]);
        if works::card(ui, cx, cell, work, &title, &name, false) {
            cx.send(Command::Go(Room::Works));
            cx.send(Command::Works(WorksCommand::Show(Some(work.id.clone()))));
        }
    }
}
