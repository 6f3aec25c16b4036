//! 수업: the card of the step that a person is at, what comes before and after it, and the lessons to choose from. Nothing here goes on
//! by itself.

mod about;
mod bar;
pub(super) mod card;
mod choose;
mod clock;
mod over;
mod parts;

pub(super) use bar::{above, above_list, beside_title, is_low, line};
pub(super) use parts::opening;

use crate::app::{Command, LessonCommand, Room};
use crate::domain::id::LessonId;
use crate::domain::lesson::{Following, Lesson, Standing};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, columns, rows};
use crate::ui::screens::top;
use clock::Clock;
use egui::{Rect, Ui};
use std::sync::Arc;

/// What only this screen knows.
#[derive(Default)]
pub struct LessonPage {
    /// Which lesson was shown.
    of: Option<LessonId>,
    /// What the lesson is about is shown; not turned to yet: before anything was done in it.
    about: Option<bool>,
    /// Another lesson is chosen.
    choosing: bool,
    /// The page of the list.
    page: usize,
    clock: Clock,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut LessonPage, rect: Rect) {
    let begun = cx.state.begun_lesson().map(|(following, lesson)| (following.clone(), Arc::clone(lesson)));
    let of = begun.as_ref().map(|(_, lesson)| lesson.id.clone());
    if page.of != of {
        *page = LessonPage { of, ..LessonPage::default() };
    }
    match begun {
        Some((following, lesson)) if following.standing == Standing::Going => {
            page.choosing = false;
            follow(ui, cx, page, rect, &following, &lesson);
        }
        Some((following, lesson)) if following.standing == Standing::Finished && !page.choosing => {
            over::show(ui, cx, page, rect, &following, &lesson);
        }
        begun => choose::show(ui, cx, page, rect, begun.as_ref()),
    }
}

/// The card, or what the lesson is about.
fn follow(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut LessonPage, rect: Rect, following: &Following, lesson: &Lesson) {
    let about = page.about.unwrap_or(following.is_new());
    let area = rows(rect, GAP, &[top::height(rect), 0.0]);
    let title = lesson.title.get(cx.state.lang()).to_owned();
    cx.kit.pad.part();
    let keys = [("read-aloud", "read-aloud"), ("info", "lesson-about"), ("close", "lesson-leave")];
    match head(ui, cx, area[0], &title, &keys) {
        Some(0) if about => {
            let text = about::spoken(cx, lesson);
            cx.send(Command::Say(text));
        }
        Some(0) => cx.send(Command::Lessons(LessonCommand::ReadAloud)),
        Some(1) => page.about = Some(!about),
        Some(_) => cx.send(Command::Lessons(LessonCommand::Leave)),
        None => {}
    }
    match about {
        true => about::show(ui, cx, page, area[1], lesson),
        false => card::show(ui, cx, page, area[1], following, lesson),
    }
}

/// The line at the top: home, the title, up to three keys. There is no undo: nothing that is seen here is in the person's list, and the
/// step before is the way back. Which key was pressed.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, title: &str, keys: &[(&'static str, &'static str)]) -> Option<usize> {
    let below = top::is_narrow(rect).then(|| top::title_below(rect));
    let side = top::square(rect);
    let mut widths = vec![side, 0.0];
    widths.extend(keys.iter().map(|_| side));
    let places = columns(below.map_or(rect, |(_, buttons)| buttons), GAP, &widths);
    top::home(ui, cx, places[0]);
    match below {
        Some((place, _)) => cx.words(ui, title, place, TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink),
        None => {
            let (size, lines) = if places[1].width() < 300.0 { (TYPE_SECOND, 2) } else { (TYPE_TITLE, 1) };
            let place = places[1].shrink2(egui::vec2(GAP, 0.0));
            cx.words(ui, title, place, size, Weight::Bold, Align::Left, lines, cx.colors.ink);
        }
    }
    let mut pressed = None;
    for (nth, ((icon, text), place)) in keys.iter().zip(places.iter().skip(2)).enumerate() {
        if top::tool(ui, cx, *place, icon, text) {
            pressed = Some(nth);
        }
    }
    cx.kit.pad.part();
    pressed
}

/// From elsewhere to the card.
fn to_card(cx: &mut Cx<'_>) {
    cx.send(Command::Go(Room::Lesson));
}
