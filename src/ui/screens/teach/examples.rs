//! What was shown for a word, and what was said not to be it: each can be heard and deleted, or all at once.

use super::TeachPage;
use crate::app::{Command, Lesson, RecognizeCommand, TeachCommand};
use crate::domain::example::{self, Example};
use crate::domain::shown::Way;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, rows};
use crate::ui::screens::recognize::{Look, shown};
use egui::{Rect, Stroke, StrokeKind, Ui, pos2};
use std::sync::Arc;

/// Width and height of an example with its two keys.
const CELL: (f32, f32) = (152.0, 168.0);
const KEYS: f32 = 72.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, way: Way, lesson: &Lesson, rect: Rect) {
    let meaning = example::meaning(&lesson.tile);
    let of = |is| cx.state.examples_of(way, &meaning, is).into_iter().cloned().collect::<Vec<Arc<Example>>>();
    let all: Vec<Arc<Example>> = of(true).into_iter().chain(of(false)).collect();
    if all.is_empty() {
        ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
        let text = cx.t("teach-no-examples");
        let place = inset(rect, 16.0);
        return cx.words(ui, &text, place, TYPE_SECOND, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
    }
    let parts = rows(rect, GAP, &[0.0, KEYS]);
    let fit = |length: f32, cell: f32| (((length + GAP + 0.5) / (cell + GAP)) as usize).max(1);
    let (across, down) = (fit(parts[0].width(), CELL.0), fit(parts[0].height(), CELL.1));
    let pages = all.len().div_ceil(across * down);
    page.examples = page.examples.min(pages - 1);
    let numbered = all.iter().enumerate().skip(page.examples * across * down).take(across * down);
    for (place, (number, example)) in numbered.enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, down), (place % across, place / across));
        one(ui, cx, page, cell, example, number + 1);
    }
    below(ui, cx, page, parts[1], pages, (&meaning, way));
}

/// One example: its picture, hear, delete.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, cell: Rect, example: &Arc<Example>, number: usize) {
    let parts = rows(cell, 4.0, &[0.0, KEYS]);
    let colors = if example.is { (cx.colors.ink, cx.colors.paper) } else { (cx.colors.soft_ink, cx.colors.hanji) };
    shown(ui, cx, &mut page.recognizing.cards, parts[0], &example.shown, colors);
    let line = Stroke::new(cx.colors.border, cx.colors.line);
    ui.painter().rect_stroke(parts[0], 16.0, line, StrokeKind::Inside);
    if !example.is {
        not_this(ui, cx, parts[0]);
    }
    let way = cx.t(Look::of(example.way()).name);
    let number = number.to_string();
    let values = [("way", &*way), ("number", number.as_str())];
    let name = if example.is { cx.tn("example-name", &values) } else { cx.tn("example-not-name", &values) };
    let keys = columns(parts[1], GAP, &[0.0, 0.0]);
    let hear = cx.tn("example-hear", &[("name", &name)]);
    if Key::new(("hear", &example.id.0), keys[0], &hear).icon("speak").wordless().show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Hear(example.id.clone()))));
    }
    let delete = cx.tn("example-delete", &[("name", &name)]);
    if Key::new(("delete", &example.id.0), keys[1], &delete).icon("trash").wordless().show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Delete(example.id.clone()))));
    }
}

/// A line through it, and words: what was shown was not this word.
fn not_this(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let inner = inset(rect, 10.0);
    let (top, bottom) = inner.split_top_bottom_at_y(inner.bottom() - 22.0);
    let stroke = Stroke::new(4.0, cx.colors.care);
    ui.painter().line_segment([top.left_bottom(), pos2(top.right(), top.top())], stroke);
    let text = cx.t("example-not");
    cx.words(ui, &text, bottom, 15.0, Weight::Bold, Align::Center, 1, cx.colors.care);
}

/// Turning to more of them, and deleting all of the word in this way.
fn below(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, rect: Rect, pages: usize, (meaning, way): (&str, Way)) {
    let turn = if pages > 1 { KEYS } else { 0.001 };
    let places = columns(rect, GAP, &[turn, 0.0, turn]);
    let all = if pages > 1 { places[1] } else { rect };
    let name = cx.t("example-delete-all");
    let key = Key::new("delete-all", all, &name).icon("trash").beside().size(16.0).lines(2);
    if key.show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::DeleteAll(meaning.to_owned(), way))));
    }
    if pages < 2 {
        return;
    }
    let before = cx.t("page-previous");
    if Key::new("examples-before", places[0], &before).icon("left").wordless().enabled(page.examples > 0).show(ui, cx) {
        page.examples -= 1;
    }
    let after = cx.t("page-next");
    let more = page.examples + 1 < pages;
    if Key::new("examples-after", places[2], &after).icon("right").wordless().enabled(more).show(ui, cx) {
        page.examples += 1;
    }
}
