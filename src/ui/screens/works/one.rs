//! One work: its picture or the film of its making, what it shows, how it was made and with whose hand.

use super::{WorksPage, film};
use crate::app::{Command, CreateCommand, PictureKey, Room, WorksCommand, is_by_service};
use crate::domain::artwork::{Artwork, Beginning};
use crate::text::made_of;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    let title = super::title(cx, work);
    let alt = work.alt.get(cx.state.lang()).to_owned();
    let parts = rows(rect, GAP * 1.5, &[super::super::top::height(rect), 0.0, 84.0]);
    super::super::top::show(ui, cx, parts[0], &title, &format!("{title}. {alt}"));
    let middle = crate::ui::screens::lesson::above_list(ui, cx, parts[1]);
    let upright = middle.height() > middle.width();
    let halves = if upright {
        let share = match (rect.width() < 620.0, middle.height() < parts[1].height()) {
            (false, _) => 0.6,
            (true, false) => 0.4,
            // How it was made has keys, which are never small.
            (true, true) => 0.33,
        };
        rows(middle, GAP, &[middle.height() * share, 0.0])
    } else {
        columns(middle, GAP * 2.0, &[middle.width() * 0.58, 0.0])
    };
    let film = cx.state.film.clone().filter(|film| film.work == work.id);
    match &film {
        Some(film) => film::watch(ui, cx, page, halves[0], film),
        None => {
            page.film = None;
            let (painter, state) = (ui.painter().clone(), cx.state);
            paint_picture(ui, cx, &painter, halves[0], |_| state.work_picture(work, PictureKey::LARGE));
        }
    }
    let response = ui.interact(halves[0], egui::Id::unique("work-picture"), egui::Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, if alt.is_empty() { &title } else { &alt }));
    story(ui, cx, page, halves[1], work, &alt);
    match &film {
        Some(film) => film::keys(ui, cx, page, parts[2], film),
        None => actions(ui, cx, page, parts[2], work),
    }
}

/// What it shows and how it was made, with whose hand.
fn story(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork, alt: &str) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = super::refuse::line(ui, cx, page, inset(rect, 16.0), work);
    let inner = ai_notice(ui, cx, inner, work);
    let inner = made_of(ui, cx, inner, work);
    let inner = of_lesson(ui, cx, inner, work);
    let [heading_height, text_height] = if inner.height() < 320.0 { [26.0, 40.0] } else { [36.0, 90.0] };
    let parts = rows(inner, GAP, &[heading_height, text_height, heading_height, 0.0]);
    let heading = cx.t("describe");
    cx.words(ui, &heading, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    let none = cx.t("description-none");
    let text = if alt.is_empty() { &*none } else { alt };
    cx.words(ui, text, parts[1], TYPE_WORD, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let heading = cx.t("how-made");
    cx.words(ui, &heading, parts[2], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    super::steps::show(ui, cx, page, parts[3], work);
}

/// Material and size of a work that can be touched; the rest of the place.
fn made_of(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) -> Rect {
    let Some(physical) = &work.physical else { return rect };
    let parts = rows(rect, GAP, &[36.0, 0.0]);
    let text = made_of::words(&cx.texts, physical);
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    parts[1]
}

/// The lesson that it was begun in; the rest of the place.
fn of_lesson(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) -> Rect {
    let Some(title) = cx.state.lesson_of_work(work) else { return rect };
    let parts = rows(rect, GAP, &[30.0, 0.0]);
    let text = cx.tn("lesson-of-work", &[("title", &title)]);
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    parts[1]
}

/// Said wherever a service had a hand in a work; the rest of the place.
fn ai_notice(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) -> Rect {
    if !is_by_service(work) {
        return rect;
    }
    let parts = rows(rect, GAP, &[36.0, 0.0]);
    let place = super::ai_mark(ui, cx, parts[0]);
    let text = cx.t("ai-notice");
    cx.words(ui, &text, place, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.ink);
    parts[1]
}

fn actions(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    // What was photographed or brought may be a work that can be touched.
    let touched = work.physical.is_some() || work.beginning == Beginning::Picture;
    let mut keys: Vec<(&'static str, &'static str, Command)> = vec![
        ("previous", "back", Command::Works(WorksCommand::Show(None))),
        ("speak", "hear-title", Command::Works(WorksCommand::HearTitle(work.id.clone()))),
        ("process", "film", Command::Works(WorksCommand::Film(work.id.clone(), None))),
        ("trash", "delete-work", Command::Works(WorksCommand::Delete(work.id.clone()))),
    ];
    let places = columns(rect, GAP, &vec![0.0; keys.len() + 1 + usize::from(touched)]);
    let narrow = places[0].width() < 170.0;
    for ((icon, text, command), place) in keys.drain(..).zip(&places) {
        let name = cx.t(text);
        let key = Key::new(("work-action", icon), *place, &name).icon(icon).lines(2);
        let key = if narrow { key.size(15.0) } else { key.beside() };
        if key.show(ui, cx) {
            cx.send(command);
        }
    }
    if touched {
        let name = cx.t("physical");
        let key = Key::new("physical", places[4], &name).icon("hand").lines(2);
        let key = if narrow { key.size(15.0) } else { key.beside() };
        if key.show(ui, cx) {
            page.physical = Some(super::physical::Form::of(work));
        }
    }
    let Some(last) = places.last().filter(|_| cx.state.shows_room(Room::Create)) else { return };
    let name = cx.t("draw-on");
    let key = Key::new("draw-on", *last, &name).icon("draw").radius(RADIUS_MAIN).lines(1);
    let key = if narrow { key.size(15.0) } else { key.beside().size(24.0) };
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Continue(work.id.clone())));
    }
}
