//! My works: big pictures by pages; one at a time with its title, description and how it was made.

use crate::app::{Command, CreateCommand, EffectId, Film, PictureKey, Room, WorksCommand, is_by_service};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::strip::Piece;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows, upload};
use egui::{Rect, Stroke, StrokeKind, TextureHandle, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct WorksPage {
    page: usize,
    /// The film that is watched: its pictures on the card, and when it began.
    film: Option<Playing>,
}

/// A film under way.
struct Playing {
    id: EffectId,
    began_s: f64,
    shown: Option<(usize, TextureHandle)>,
}

/// A picture of a film stands so long, seconds; the last one longer.
const FRAME_S: f64 = 0.25;
const LAST_S: f64 = 3.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect) {
    let open = cx.state.work.as_ref().and_then(|id| cx.state.library.artworks.get(id)).cloned();
    match open {
        Some(work) => one(ui, cx, page, rect, &work),
        None => all(ui, cx, page, rect),
    }
}

/// A work's title, or that it has none yet.
pub(super) fn title(cx: &mut Cx<'_>, work: &Artwork) -> String {
    if work.title.text.is_empty() { cx.t("untitled").to_string() } else { work.title.text.clone() }
}

fn all(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect) {
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0]);
    let works: Vec<Artwork> = cx.state.library.works(cx.state.who.as_ref()).into_iter().cloned().collect();
    let heading = cx.t("my-works");
    let count = cx.tn("works-count", &[("count", &works.len().to_string())]);
    super::top::show(ui, cx, parts[0], &heading, &format!("{heading}. {count}"));
    if works.is_empty() {
        return empty(ui, cx, parts[1]);
    }
    let across = ((parts[1].width() / 270.0) as usize).clamp(1, 5);
    let down = ((parts[1].height() / 270.0) as usize).clamp(1, 4);
    let pages = works.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { parts[1].shrink2(egui::vec2(84.0, 0.0)) } else { parts[1] };
    for (index, work) in works.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP * 1.5, (across, down), (index % across, index / across));
        let title = title(cx, work);
        let name = cx.tn("open-work", &[("title", &title)]);
        if card(ui, cx, cell, work, &title, &name, false) {
            cx.send(Command::Works(WorksCommand::Show(Some(work.id.clone()))));
        }
    }
    super::who::turn(ui, cx, parts[1], &mut page.page, pages);
}

fn empty(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (top, bottom) = rect.split_top_bottom_at_fraction(0.5);
    let text = cx.t("empty-works");
    cx.words(ui, &text, top, TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let place = Rect::from_center_size(bottom.center(), egui::vec2(320.0_f32.min(rect.width()), 96.0));
    let name = cx.t("begin-first");
    let key = Key::new("begin-first", place, &name).icon("paint").beside().size(24.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Go(Room::Create));
    }
}

/// A whole picture with its title below, as one button.
pub(super) fn card(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    cell: Rect,
    work: &Artwork,
    title: &str,
    name: &str,
    chosen: bool,
) -> bool {
    let border = if chosen { cx.colors.main } else { cx.colors.line };
    let key = Key::new(("work", work.id.as_str()), cell, name).wordless().fill(cx.colors.paper).border(border);
    let pressed = key.radius(RADIUS_CARD).show(ui, cx);
    let (picture, words) = inset(cell, 10.0).split_top_bottom_at_y(cell.bottom() - 44.0);
    let painter = ui.painter().clone();
    let state = cx.state;
    paint_picture(ui, cx, &painter, picture, |side| state.work_picture(work, side));
    cx.kit.labels.paint(&painter, title, words, TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
    pressed
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    let title = title(cx, work);
    let alt = work.alt.get(cx.state.lang()).to_owned();
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0, 84.0]);
    super::top::show(ui, cx, parts[0], &title, &format!("{title}. {alt}"));
    let upright = parts[1].height() > parts[1].width();
    let halves = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.6, 0.0])
    } else {
        columns(parts[1], GAP * 2.0, &[parts[1].width() * 0.58, 0.0])
    };
    match cx.state.film.clone().filter(|film| film.work == work.id) {
        Some(film) => watch(ui, cx, page, halves[0], &film),
        None => {
            page.film = None;
            let (painter, state) = (ui.painter().clone(), cx.state);
            paint_picture(ui, cx, &painter, halves[0], |_| state.work_picture(work, PictureKey::LARGE));
        }
    }
    let response = ui.interact(halves[0], egui::Id::unique("work-picture"), egui::Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, if alt.is_empty() { &title } else { &alt }));
    story(ui, cx, halves[1], work, &alt);
    actions(ui, cx, parts[2], work);
}

/// The making, picture after picture, and again from the beginning.
fn watch(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, film: &Film) {
    let now = ui.input(|input| input.time);
    if film.frames.is_empty() {
        page.film = None;
        let text = cx.t("loading");
        return cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    if page.film.as_ref().is_none_or(|playing| playing.id != film.id) {
        page.film = Some(Playing { id: film.id, began_s: now, shown: None });
    }
    let Some(playing) = &mut page.film else { return };
    let length = (film.frames.len() - 1) as f64 * FRAME_S + LAST_S;
    let nth = (((now - playing.began_s) % length) / FRAME_S) as usize;
    let nth = nth.min(film.frames.len() - 1);
    if playing.shown.as_ref().is_none_or(|(shown, _)| *shown != nth) {
        playing.shown = Some((nth, upload(ui.ctx(), &film.frames[nth])));
    }
    if let Some((_, texture)) = &playing.shown {
        let size = texture.size_vec2();
        let place = Rect::from_center_size(rect.center(), size * (rect.width() / size.x).min(rect.height() / size.y));
        let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        ui.painter().image(texture.id(), place, whole, egui::Color32::WHITE);
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(FRAME_S));
}

/// What it shows and how it was made, with whose hand.
fn story(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork, alt: &str) {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let inner = ai_notice(ui, cx, inset(rect, 16.0), work);
    let parts = rows(inner, GAP, &[36.0, 90.0, 36.0, 0.0]);
    let heading = cx.t("describe");
    cx.words(ui, &heading, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    let none = cx.t("description-none");
    let text = if alt.is_empty() { &*none } else { alt };
    cx.words(ui, text, parts[1], TYPE_WORD, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let heading = cx.t("how-made");
    cx.words(ui, &heading, parts[2], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
    let line = 38.0;
    let fit = (parts[3].height() / line) as usize;
    let steps = cx.state.library.told(work).steps;
    let skip = steps.len().saturating_sub(fit);
    for (index, step) in steps.iter().skip(skip).enumerate() {
        let place = Rect::from_min_size(
            parts[3].min + egui::vec2(0.0, index as f32 * line),
            egui::vec2(parts[3].width(), line),
        );
        let text = step_text(cx, step);
        cx.words(ui, &text, place, TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.ink);
    }
}

/// Said wherever a service had a hand in a work; the rest of the place.
fn ai_notice(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) -> Rect {
    if !is_by_service(work) {
        return rect;
    }
    let parts = rows(rect, GAP, &[36.0, 0.0]);
    let places = columns(parts[0], GAP, &[32.0, 0.0]);
    let ctx = ui.ctx().clone();
    cx.icon(&ctx, "spark", places[0], cx.colors.ink);
    let text = cx.t("ai-notice");
    cx.words(ui, &text, places[1], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.ink);
    parts[1]
}

fn step_text(cx: &mut Cx<'_>, step: &Step) -> String {
    let hand = cx.t(match step.by {
        Hand::Person => "hand-person",
        Hand::Painter => "hand-painter",
        Hand::Service => "hand-service",
        Hand::Staff => "hand-staff",
    });
    let deed = match &step.did {
        Deed::Chose(pieces) => {
            let lang = cx.state.lang();
            let word = |piece: &Piece| match piece {
                Piece::Word(id) => cx.state.words.word(id.as_str()).map_or(id.0.clone(), |w| w.text(lang).to_owned()),
                Piece::Phrase(id) => id.0.clone(),
                Piece::Text(text) => text.clone(),
            };
            let words: Vec<String> = pieces.iter().map(word).collect();
            cx.tn("deed-chose-words", &[("words", &words.join(", "))])
        }
        Deed::Brought => cx.t("deed-brought").to_string(),
        Deed::Composed(_) => cx.t("deed-composed").to_string(),
        Deed::Painted { style, .. } => {
            let style = cx.tn(&format!("style-{style}"), &[]);
            cx.tn("deed-painted", &[("style", &style)])
        }
        Deed::Generated { service, .. } => cx.tn("deed-generated", &[("service", service)]),
        Deed::Drew(count) => cx.tn("deed-drew", &[("count", &count.to_string())]),
        Deed::Titled(title) => cx.tn("deed-titled", &[("title", &title.text)]),
        Deed::Outlined => cx.t("deed-outlined").to_string(),
        Deed::Traced => cx.t("deed-traced").to_string(),
        Deed::CutOut => cx.t("deed-cut-out").to_string(),
        Deed::Imported => cx.t("deed-imported").to_string(),
    };
    cx.tn("by-hand", &[("hand", &hand), ("deed", &deed)])
}

fn actions(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork) {
    let places = columns(rect, GAP, &[0.0; 5]);
    let watching = cx.state.film.as_ref().is_some_and(|film| film.work == work.id);
    let film = if watching { WorksCommand::CloseFilm } else { WorksCommand::Film(work.id.clone(), None) };
    let keys: [(&'static str, &'static str, Command); 4] = [
        ("previous", "back", Command::Works(WorksCommand::Show(None))),
        ("speak", "hear-title", Command::Works(WorksCommand::HearTitle(work.id.clone()))),
        (
            if watching { "stop-sound" } else { "process" },
            if watching { "film-close" } else { "film" },
            Command::Works(film),
        ),
        ("trash", "delete-work", Command::Works(WorksCommand::Delete(work.id.clone()))),
    ];
    let narrow = rect.width() < 900.0;
    for ((icon, text, command), place) in keys.into_iter().zip(&places) {
        let name = cx.t(text);
        let key = Key::new(("work-action", icon), *place, &name).icon(icon).lines(2);
        let key = if narrow { key.size(15.0) } else { key.beside() };
        if key.show(ui, cx) {
            cx.send(command);
        }
    }
    let name = cx.t("draw-on");
    let key = Key::new("draw-on", places[4], &name).icon("draw").radius(RADIUS_MAIN).lines(1);
    let key = if narrow { key.size(15.0) } else { key.beside().size(24.0) };
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Continue(work.id.clone())));
    }
}
