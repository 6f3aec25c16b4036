//! My works: big pictures by pages; one at a time with its title, description and how it was made.

mod film;
mod one;
mod physical;
mod refuse;
mod steps;

use super::create::Shown;
use super::find::{Finding, is_in};
use crate::app::{Command, Room, WorksCommand, is_by_service};
use crate::domain::artwork::Artwork;
use crate::domain::id::{ArtworkId, ProfileId};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct WorksPage {
    page: usize,
    finding: Finding,
    /// The film that is watched.
    film: Option<film::Playing>,
    /// A work that can be touched, being described.
    physical: Option<physical::Form>,
    /// The maker is asked whether they do not want it shown.
    refusing: bool,
    /// How far the list of steps was turned.
    steps: usize,
    /// Which work that was, and whose form.
    of: Option<ArtworkId>,
    who: Option<ProfileId>,
    /// The form was open in the last frame.
    enrolling: bool,
    /// What the camera sees.
    seen: Shown,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect) {
    let open = cx.state.work.as_ref().and_then(|id| cx.state.library.artworks.get(id)).cloned();
    if page.of != cx.state.work || page.who != cx.state.who {
        (page.of, page.who) = (cx.state.work.clone(), cx.state.who.clone());
        (page.steps, page.refusing) = (0, false);
        // A work that was just photographed is described next.
        let new = open.as_ref().filter(|work| page.enrolling && work.physical.is_none());
        page.physical = new.map(physical::Form::of);
    }
    page.enrolling = cx.state.enrolling;
    match open {
        _ if cx.state.enrolling => physical::enroll(ui, cx, page, rect),
        Some(work) if page.physical.is_some() => physical::change(ui, cx, page, rect, &work),
        Some(work) if page.refusing => refuse::question(ui, cx, page, rect, &work),
        Some(work) => one::show(ui, cx, page, rect, &work),
        None => all(ui, cx, page, rect),
    }
}

/// A work's title, or that it has none yet.
pub(super) fn title(cx: &mut Cx<'_>, work: &Artwork) -> String {
    if work.title.text.is_empty() { cx.t("untitled").to_string() } else { work.title.text.clone() }
}

fn all(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect) {
    page.physical = None;
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0, 72.0]);
    let works: Vec<Artwork> = cx.state.library.works(cx.state.who.as_ref()).into_iter().cloned().collect();
    let heading = cx.t("my-works");
    let count = cx.tn("works-count", &[("count", &works.len().to_string())]);
    super::top::show(ui, cx, parts[0], &heading, &format!("{heading}. {count}"));
    let name = cx.t("enroll");
    let place = parts[2].with_max_x(parts[2].right().min(parts[2].left() + 360.0));
    if Key::new("enroll", place, &name).icon("hand").beside().lines(1).show(ui, cx) {
        cx.send(Command::Works(WorksCommand::Enroll(true)));
    }
    let list = crate::ui::screens::lesson::above_list(ui, cx, parts[1]);
    if works.is_empty() {
        return empty(ui, cx, list);
    }
    let fit = |area: Rect| {
        let across = ((area.width() / 270.0) as usize).clamp(1, 5);
        (across, ((area.height() / 270.0) as usize).clamp(1, 4))
    };
    let (across, down) = fit(list);
    let mut list = list;
    if let (Some((line, rest)), true) = (Finding::split(list, 240.0), works.len() > across * down) {
        if page.finding.show(ui, cx, line) {
            page.page = 0;
        }
        list = rest;
    }
    let needle = page.finding.needle();
    let told = |work: &Artwork| is_in(&needle, &[&work.title.text, &work.alt.ko, &work.alt.en]);
    let works: Vec<Artwork> = works.into_iter().filter(told).collect();
    if works.is_empty() {
        let text = cx.t("search-nothing");
        return cx.words(ui, &text, list, TYPE_TITLE, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    let (across, down) = fit(list);
    let pages = works.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { list.shrink2(egui::vec2(84.0, 0.0)) } else { list };
    for (index, work) in works.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP * 1.5, (across, down), (index % across, index / across));
        let title = title(cx, work);
        let name = cx.tn("open-work", &[("title", &title)]);
        if card(ui, cx, cell, work, &title, &name, false) {
            cx.send(Command::Works(WorksCommand::Show(Some(work.id.clone()))));
        }
    }
    super::who::turn(ui, cx, list, &mut page.page, pages);
}

fn empty(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (top, bottom) = rect.split_top_bottom_at_fraction(0.5);
    let text = cx.t("empty-works");
    cx.words(ui, &text, top, TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    if !cx.state.shows_room(Room::Create) {
        return;
    }
    let place = Rect::from_center_size(bottom.center(), egui::vec2(320.0_f32.min(rect.width()), 96.0));
    let name = cx.t("begin-first");
    let key = Key::new("begin-first", place, &name).icon("paint").beside().size(24.0).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Go(Room::Create));
    }
}

/// A whole picture with its title below, as one button. One that a service painted says so, to the eye and by its name.
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
    let by_service = is_by_service(work);
    let name = if by_service { format!("{name}. {}", cx.t("ai-notice")) } else { name.to_owned() };
    let key = Key::new(("work", work.id.as_str()), cell, &name).wordless().fill(cx.colors.paper).border(border);
    let pressed = key.radius(RADIUS_CARD).show(ui, cx);
    let (picture, words) = inset(cell, 10.0).split_top_bottom_at_y(cell.bottom() - 44.0);
    let painter = ui.painter().clone();
    let state = cx.state;
    paint_picture(ui, cx, &painter, picture, |side| state.work_picture(work, side));
    let words = if by_service { ai_mark(ui, cx, words) } else { words };
    cx.kit.labels.paint(&painter, title, words, TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
    pressed
}

/// The sign of a service, at the left of a place; the rest of the place.
fn ai_mark(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let places = columns(rect, GAP, &[rect.height().min(32.0), 0.0]);
    let ctx = ui.ctx().clone();
    let place = Rect::from_center_size(places[0].center(), egui::Vec2::splat(places[0].width()));
    cx.icon(&ctx, "spark", place, cx.colors.ink);
    places[1]
}
