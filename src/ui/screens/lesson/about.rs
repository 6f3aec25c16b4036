//! What a lesson is about, before it begins: what one learns, what is laid out, which words are worth knowing.

use super::{LessonPage, parts};
use crate::app::{Command, LessonCommand};
use crate::domain::lesson::{Lesson, Material, Sign};
use crate::domain::locale::LocalText;
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TARGET, TYPE_SECOND, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, rows};
use egui::{Rect, Ui};

const LINE: f32 = 34.0;
/// Width and height of a word.
const CELL: (f32, f32) = (110.0, 96.0);

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut LessonPage, rect: Rect, lesson: &Lesson) {
    let area = rows(rect, GAP, &[0.0, 84.0]);
    let wide = area[0].width() > area[0].height();
    let halves = if wide { columns(area[0], GAP, &[0.0, 0.0]) } else { rows(area[0], GAP, &[0.0, 0.0]) };
    texts(ui, cx, halves[0], lesson);
    words(ui, cx, halves[1], lesson);
    let place = area[1].with_min_x(area[1].right() - area[1].width().min(300.0));
    let name = cx.t("lesson-go");
    let key = Key::new("lesson-go", place, &name).icon("next").beside().size(24.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        page.about = Some(false);
        cx.send(Command::Lessons(LessonCommand::Start));
    }
}

/// All of it, to be heard.
pub(super) fn spoken(cx: &mut Cx<'_>, lesson: &Lesson) -> String {
    let lang = cx.state.lang();
    let goals = lesson.goals.iter().map(|goal| goal.get(lang).to_owned());
    let materials: Vec<&str> = lesson.materials.iter().map(|material| material.text.get(lang)).collect();
    let laid_out = format!("{}: {}.", cx.t("lesson-materials"), materials.join(", "));
    goals.chain([laid_out]).collect::<Vec<_>>().join(" ")
}

/// Goals and materials, one a line, as far as there is room.
fn texts(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lesson: &Lesson) {
    parts::paper(ui, cx, rect);
    let inner = inset(rect, 14.0);
    let lang = cx.state.lang();
    let mut top = inner.top();
    let mut line = |ui: &mut Ui, cx: &mut Cx<'_>, text: &str, sign: Option<&Sign>, heading: bool| {
        let (line_height, size) = if inner.height() > 480.0 { (LINE * 1.4, TYPE_SENTENCE) } else { (LINE, TYPE_WORD) };
        let lines = if !heading && inner.width() < 460.0 { 2 } else { 1 };
        let place = inner.with_min_y(top).with_max_y(top + line_height * lines as f32);
        if place.bottom() > inner.bottom() {
            return;
        }
        top = place.bottom() + 4.0;
        let (size, weight, ink) = match heading {
            true => (TYPE_SECOND, Weight::Bold, cx.colors.soft_ink),
            false => (size, Weight::Regular, cx.colors.ink),
        };
        let place = match sign {
            Some(sign) => {
                parts::picture(ui, cx, Rect::from_min_size(place.min, egui::Vec2::splat(line_height)), sign);
                place.with_min_x(place.left() + line_height + GAP)
            }
            None => place,
        };
        cx.words(ui, text, place, size, weight, Align::Left, lines, ink);
    };
    let heading = cx.t("lesson-goals");
    line(ui, cx, &heading, None, true);
    lesson.goals.iter().map(|goal: &LocalText| goal.get(lang)).for_each(|goal| line(ui, cx, goal, None, false));
    let heading = cx.t("lesson-materials");
    line(ui, cx, &heading, None, true);
    for Material { text, sign } in &lesson.materials {
        line(ui, cx, text.get(lang), sign.as_ref(), false);
    }
}

/// Words to know before; each says itself.
fn words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lesson: &Lesson) {
    parts::paper(ui, cx, rect);
    let area = rows(inset(rect, 14.0), GAP, &[LINE, 0.0]);
    let heading = cx.t("lesson-words");
    cx.words(ui, &heading, area[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    if area[1].height() < TARGET {
        return;
    }
    let count = |length: f32, cell: f32| (((length + GAP) / (cell + GAP)) as usize).max(1);
    let (across, down) = (count(area[1].width(), CELL.0), count(area[1].height(), CELL.1).min(3));
    let known = lesson.words.iter().map(|word| Sign::Word(word.clone()));
    let known: Vec<(Sign, String)> =
        known.filter_map(|sign| cx.state.sign_text(&sign).map(|text| (sign, text))).collect();
    let place = area[1].with_max_y(area[1].bottom().min(area[1].top() + down as f32 * (CELL.1 * 1.4)));
    for (nth, (sign, word)) in known.iter().take(across * down).enumerate() {
        let cell = grid_cell(place, GAP, (across, down), (nth % across, nth / across));
        parts::word_key(ui, cx, ("lesson-word", nth), cell, sign, word);
    }
}
