//! A lesson: the word, the way, the mirror or the pad, how often it was shown, and what was shown.

use super::{TeachPage, examples, ways};
use crate::app::{Attending, Command, Lesson, PictureKey, RecognizeCommand, TeachCommand};
use crate::domain::example;
use crate::domain::shown::Way;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::recognize::{Look, device_words, draw, mirror, status, talk_key, tile_tint};
use egui::{Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// So many times a word is shown.
const TIMES: usize = 5;
/// From so many on it can be told.
const ENOUGH: usize = 3;

/// Where everything of a lesson lies.
struct Places {
    word: Rect,
    list: Rect,
    ways: Vec<Rect>,
    /// The mirror or the pad.
    stage: Rect,
    status: Rect,
    main: Rect,
    /// What was shown; in a small window it takes the stage's place when it is turned to.
    examples: Option<Rect>,
    turn: Option<Rect>,
}

impl Places {
    fn of(rect: Rect) -> Self {
        if rect.width() < 700.0 || rect.height() < 460.0 {
            return if rect.width() > rect.height() { Self::small_lying(rect) } else { Self::small_standing(rect) };
        }
        if rect.width() > rect.height() { Self::lying(rect) } else { Self::standing(rect) }
    }

    fn lying(rect: Rect) -> Self {
        let sides = columns(rect, GAP * 2.0, &[rect.width() * 0.23, 0.0, 328.0]);
        let left = rows(sides[0], GAP, &[0.0, 168.0, 76.0]);
        let middle = rows(sides[1], GAP, &[0.0, 108.0, 84.0]);
        Self {
            word: left[0],
            list: left[2],
            ways: grid(left[1], (2, 2)),
            stage: middle[0],
            status: middle[1],
            main: middle[2],
            examples: Some(sides[2]),
            turn: None,
        }
    }

    fn standing(rect: Rect) -> Self {
        let parts = rows(rect, GAP * 1.5, &[150.0, 76.0, 0.0, 108.0, 84.0, 270.0]);
        let head = columns(parts[0], GAP, &[0.0, 150.0]);
        Self {
            word: head[0],
            list: head[1],
            ways: grid(parts[1], (4, 1)),
            stage: parts[2],
            status: parts[3],
            main: parts[4],
            examples: Some(parts[5]),
            turn: None,
        }
    }

    fn small_standing(rect: Rect) -> Self {
        let parts = rows(rect, GAP, &[72.0, 72.0, 0.0, 76.0, 72.0]);
        let head = columns(parts[0], GAP, &[0.0, 72.0, 72.0]);
        Self {
            word: head[0],
            list: head[1],
            turn: Some(head[2]),
            ways: grid(parts[1], (4, 1)),
            stage: parts[2],
            status: parts[3],
            main: parts[4],
            examples: None,
        }
    }

    fn small_lying(rect: Rect) -> Self {
        let sides = columns(rect, GAP, &[152.0, 0.0, 160.0]);
        let left = rows(sides[0], GAP, &[0.0, 72.0]);
        let ends = columns(left[1], GAP, &[0.0, 0.0]);
        let right = rows(sides[2], GAP, &[72.0, 0.0, 72.0]);
        Self {
            word: right[0],
            list: ends[0],
            turn: Some(ends[1]),
            ways: grid(left[0], (2, 2)),
            stage: sides[1],
            status: right[1],
            main: right[2],
            examples: None,
        }
    }
}

fn grid(rect: Rect, (across, down): (usize, usize)) -> Vec<Rect> {
    (0..across * down).map(|at| grid_cell(rect, GAP, (across, down), (at % across, at / across))).collect()
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, way: Way, lesson: &Lesson, rect: Rect) {
    let places = Places::of(rect);
    let on = cx.state.recognize.on.clone().filter(|on| on.way == way);
    let place = with_forget(ui, cx, lesson, places.word);
    word(ui, cx, lesson, place);
    back(ui, cx, places.list);
    ways(ui, cx, way, &places.ways);
    if let Some(place) = places.turn {
        let name = cx.t("teach-examples");
        let key = Key::new("teach-examples", place, &name).icon("works").size(13.0).lines(2).chosen(page.turned);
        if key.show(ui, cx) {
            page.turned = !page.turned;
        }
    }
    let list = places.examples.or(page.turned.then_some(places.stage));
    if let Some(place) = list {
        examples::show(ui, cx, page, way, lesson, place);
    }
    if places.examples.is_some() || !page.turned {
        stage(ui, cx, page, way, on.as_ref(), places.stage);
    }
    progress(ui, cx, way, lesson, on.as_ref(), places.status);
    main_action(ui, cx, way, on.as_ref(), places.main);
}

/// Where the word's picture is the person's own drawing, a key beside the word gives back its symbol. What is left for
/// the word.
fn with_forget(ui: &mut Ui, cx: &mut Cx<'_>, lesson: &Lesson, rect: Rect) -> Rect {
    let meaning = example::meaning(&lesson.tile);
    if cx.state.drawing_of(&meaning).is_none() {
        return rect;
    }
    let upright = rect.height() > rect.width();
    let parts = if upright { rows(rect, GAP, &[0.0, 76.0]) } else { columns(rect, GAP, &[0.0, 76.0]) };
    let name = cx.t("forget-drawing");
    let key = Key::new("forget-drawing", parts[1], &name).icon("undo").size(14.0).lines(3);
    if (if parts[1].width() > 160.0 { key.beside() } else { key }).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::ForgetDrawing(meaning))));
    }
    parts[0]
}

/// The word, as large as there is room.
fn word(ui: &mut Ui, cx: &mut Cx<'_>, lesson: &Lesson, rect: Rect) {
    ui.painter().rect_filled(rect, RADIUS_CARD, tile_tint(cx, &lesson.tile));
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = inset(rect, if rect.height() < 100.0 { 6.0 } else { 14.0 });
    let (picture, text) = if rect.height() > rect.width() * 0.8 {
        inner.split_top_bottom_at_fraction(0.74)
    } else {
        inner.split_left_right_at_x(inner.left() + inner.height().min(inner.width() * 0.5))
    };
    let painter = ui.painter().clone();
    let symbol = cx.state.tile_symbol(&lesson.tile);
    paint_picture(ui, cx, &painter, picture, |side| PictureKey::Symbol(symbol.clone(), side));
    let word = cx.state.tile_text(&lesson.tile);
    cx.words(ui, &word, text, TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
}

fn back(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let name = cx.t("teach-list");
    let key = Key::new("teach-list", rect, &name).icon("previous").lines(2);
    let key = if rect.width() > 160.0 { key.beside() } else { key.size(15.0) };
    if key.show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::List)));
    }
}

/// The mirror, or the pad; what will be there before it is started.
fn stage(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TeachPage, way: Way, on: Option<&Attending>, rect: Rect) {
    match on {
        Some(_) if way == Way::Sketch => draw(ui, cx, &mut page.recognizing.pen, rect),
        Some(on) if on.way == Way::Word => {
            let place = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(260.0)));
            mirror(ui, cx, on, place);
        }
        Some(on) => mirror(ui, cx, on, rect),
        None => {
            ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
            let line = Stroke::new(cx.colors.border, cx.colors.line);
            ui.painter().rect_stroke(rect, RADIUS_CARD, line, StrokeKind::Inside);
            let side = (rect.size().min_elem() * 0.4).min(160.0);
            let place = Rect::from_center_size(rect.center(), Vec2::splat(side));
            cx.icon(ui.ctx(), Look::of(way).icon, place, cx.colors.soft_ink.gamma_multiply(0.5));
        }
    }
}

/// Dots for the times it was shown, and what comes next in words; a warning takes their place.
fn progress(ui: &mut Ui, cx: &mut Cx<'_>, way: Way, lesson: &Lesson, on: Option<&Attending>, rect: Rect) {
    let known = cx.state.examples_of(way, &example::meaning(&lesson.tile), true).len();
    let live = on.filter(|on| on.open && on.way != Way::Sketch);
    let small = rect.height() < 100.0;
    let heights: &[f32] = match (small, live.is_some()) {
        (true, true) => &[0.0, 20.0],
        (true, false) => &[0.0],
        (false, true) => &[34.0, 0.0, 22.0],
        (false, false) => &[34.0, 0.0],
    };
    let parts = rows(rect, 2.0, heights);
    let text_place = if small { parts[0] } else { parts[1] };
    if !small {
        dots(ui, cx, known, parts[0]);
    }
    let (text, warns) = said(cx, lesson, on, known);
    let color = if warns { cx.colors.care } else { cx.colors.ink };
    let size = if small { TYPE_WORD } else { TYPE_SENTENCE * 0.85 };
    cx.words(ui, &text, text_place, size, Weight::Bold, Align::Center, 2, color);
    if let (Some(on), Some(place)) = (live, parts.last()) {
        let width = place.width().min(270.0);
        device_words(ui, cx, on, Rect::from_center_size(place.center(), vec2(width, place.height())));
    }
}

/// What is told now; whether it is a warning.
fn said(cx: &mut Cx<'_>, lesson: &Lesson, on: Option<&Attending>, known: usize) -> (String, bool) {
    if let Some(like) = &lesson.like {
        let word = cx.state.tile_text(like);
        return (cx.tn("teach-like", &[("word", &word)]), true);
    }
    let count = known.to_string();
    match on {
        Some(on) if lesson.kept == 0 || !on.open && on.way != Way::Sketch => (status(cx, on).0, false),
        _ if known == 0 => (cx.t("teach-begin").to_string(), false),
        _ if known < ENOUGH => (cx.tn("teach-more", &[("count", &count)]), false),
        _ => (cx.tn("teach-enough", &[("count", &count)]), false),
    }
}

fn dots(ui: &Ui, cx: &Cx<'_>, known: usize, rect: Rect) {
    let apart = (rect.width() / TIMES as f32).min(40.0);
    let radius = (rect.height() * 0.36).min(12.0);
    for dot in 0..TIMES {
        let x = rect.center().x + (dot as f32 - (TIMES - 1) as f32 / 2.0) * apart;
        let center = pos2(x, rect.center().y);
        if dot < known {
            ui.painter().circle_filled(center, radius, cx.colors.done);
        }
        let line = if dot < known { cx.colors.done } else { cx.colors.soft_ink };
        ui.painter().circle_stroke(center, radius, Stroke::new(2.5, line));
    }
}

/// Start or stop; while one's own voice is taught by a key, that key beside it.
fn main_action(ui: &mut Ui, cx: &mut Cx<'_>, way: Way, on: Option<&Attending>, rect: Rect) {
    let by_key = way == Way::Word && cx.state.person().is_some_and(|person| !person.recognize.open_listening);
    let places = match on {
        Some(_) if by_key => columns(rect, GAP, &[0.0, (rect.width() * 0.36).max(72.0)]),
        _ => vec![rect],
    };
    if let (Some(on), true) = (on, places.len() > 1) {
        talk_key(ui, cx, on, places[0]);
    }
    let place = places[places.len() - 1];
    let name = cx.t(if on.is_some() { "teach-stop" } else { "teach-start" });
    let key = Key::new("teach-turn", place, &name).icon(if on.is_some() { "power" } else { "play" }).lines(1);
    let key = if place.width() > 130.0 { key.beside().size(24.0) } else { key.size(16.0) };
    let key = match on {
        Some(_) => key.border(cx.colors.chosen),
        None => key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main),
    };
    if key.radius(RADIUS_MAIN).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Turn(way, on.is_none())));
    }
}
