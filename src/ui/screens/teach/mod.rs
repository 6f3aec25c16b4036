//! 가르치기: the list of what was taught, and the lesson in which a word is shown three to five times.

mod examples;
mod lesson;
mod list;

use crate::app::{Command, RecognizeCommand, TeachCommand};
use crate::domain::shown::Way;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, rows};
use crate::ui::screens::find::Finding;
use crate::ui::screens::recognize::{Look, Recognizing};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct TeachPage {
    recognizing: Recognizing,
    /// The page of the list.
    words: usize,
    finding: Finding,
    /// The page of the examples.
    examples: usize,
    /// In a small window: the examples lie where the mirror is.
    turned: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, rect: Rect) {
    let Some(teaching) = cx.state.recognize.teaching.clone() else { return };
    let parts = rows(rect, GAP, &[super::top::height(rect), 0.0]);
    let title = cx.t("teach");
    let spoken = match &teaching.lesson {
        Some(lesson) => format!("{title}: {}. {}", cx.state.tile_text(&lesson.tile), cx.t("teach-begin")),
        None => title.to_string(),
    };
    super::top::show(ui, cx, parts[0], &title, &spoken);
    match &teaching.lesson {
        Some(lesson) => lesson::show(ui, cx, page, teaching.way, lesson, parts[1]),
        None => list::show(ui, cx, page, &teaching, parts[1]),
    }
}

/// The four ways; the chosen one is lit.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>, now: Way, places: &[Rect]) {
    for (way, place) in Way::ALL.into_iter().zip(places) {
        let look = Look::of(way);
        let word = cx.t(look.name);
        let name = cx.tn("teach-way", &[("way", &word)]);
        let key = Key::new(("teach-way", look.name), *place, &name).word(&word).icon(look.icon).chosen(way == now);
        let key = if place.width() > 150.0 && place.height() < 90.0 { key.beside() } else { key.size(16.0) };
        if key.lines(1).show(ui, cx) && way != now {
            cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Way(way))));
        }
    }
}
