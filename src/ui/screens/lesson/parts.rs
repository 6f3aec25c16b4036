//! Pieces that several pages of a lesson have: cards, signs that can be heard, and what a step opens.

use crate::app::{Command, PictureKey};
use crate::domain::lesson::{Lesson, LessonStep, Opens, Sign};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TARGET, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, paint_picture};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// The paper of a card.
pub(super) fn paper(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
}

/// A sign as a picture that is only seen.
pub(super) fn picture(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, sign: &Sign) {
    let (painter, symbol) = (ui.painter().clone(), cx.state.sign_symbol(sign));
    paint_picture(ui, cx, &painter, rect, |side| PictureKey::Symbol(symbol.clone(), side));
}

/// Signs side by side. That of a word says it when it is tapped.
pub(super) fn signs(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, signs: &[Sign]) {
    let places = columns(rect, GAP, &vec![0.0; signs.len().max(1)]);
    for (nth, (sign, place)) in signs.iter().zip(places).enumerate() {
        let place = Rect::from_center_size(place.center(), egui::vec2(place.width().min(300.0), place.height()));
        match cx.state.sign_text(sign) {
            Some(word) if place.height() >= TARGET => word_key(ui, cx, ("lesson-sign", nth), place, sign, &word),
            _ => picture(ui, cx, place, sign),
        }
    }
}

/// A word that is heard.
pub(super) fn word_key(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    id: impl std::hash::Hash + std::fmt::Debug,
    place: Rect,
    sign: &Sign,
    word: &str,
) {
    let symbol = cx.state.sign_symbol(sign);
    let share = if place.height() > 160.0 { 0.76 } else { 0.62 };
    let key = Key::new(id, place, word).sign(crate::ui::kit::Sign::Symbol(symbol)).sign_share(share).size(TYPE_WORD);
    if key.lines(1).fill(cx.colors.paper).border(cx.colors.paper).show(ui, cx) {
        cx.send(Command::Say(word.to_owned()));
    }
}

/// The sentence of a step in the person's language.
pub(super) fn sentence(cx: &Cx<'_>, step: &LessonStep) -> String {
    step.text.get(cx.state.lang()).to_owned()
}

/// The icon and the words of what a step opens.
pub(in crate::ui::screens) fn opening(opens: Opens) -> (&'static str, &'static str) {
    match opens {
        Opens::Paper => ("paper", "lesson-open-paper"),
        Opens::Words => ("words", "lesson-open-words"),
        Opens::Photo => ("photo", "lesson-open-photo"),
        Opens::Scene => ("words", "lesson-open-scene"),
        Opens::Style => ("style", "lesson-open-style"),
        Opens::Choose => ("choose", "lesson-open-choose"),
        Opens::Canvas => ("draw", "lesson-open-canvas"),
        Opens::Title => ("name", "lesson-open-title"),
        Opens::Works => ("works", "lesson-open-works"),
        Opens::Talk => ("talk", "lesson-open-talk"),
        Opens::Exhibit => ("exhibit", "lesson-open-exhibit"),
    }
}

/// How long a lesson takes, as far as its steps tell, minutes.
pub(super) fn minutes(lesson: &Lesson) -> u32 {
    lesson.steps.iter().filter_map(|step| step.minutes).map(u32::from).sum()
}
