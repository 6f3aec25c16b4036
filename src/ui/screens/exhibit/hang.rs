//! The light table: whole pictures in the order one walks past them, room after room; moved by taps or by drag.

use super::parts::{Card, card, nothing, pages, paint};
use super::{ExhibitPage, exhibit, see, side};
use crate::app::{ExhibitCommand, ExhibitView};
use crate::domain::consent::Use;
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ArtworkId;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Pos2, Rect, Stroke, Ui, pos2, vec2};

/// Widths of a card: many works, some, few.
pub(super) const SIZES: [f32; 3] = [130.0, 180.0, 270.0];
/// Height of the name of a room.
const HEADING: f32 = 56.0;
/// A finger that moves so far drags what it is on, points.
const DRAGS: f32 = 16.0;

/// What only the table knows.
#[derive(Default)]
pub(super) struct HangPage {
    page: usize,
    /// How large the cards are.
    pub size: Size,
    drag: Option<Drag>,
}

/// One of [`SIZES`].
#[derive(Clone, Copy)]
pub(super) struct Size(pub usize);

impl Default for Size {
    fn default() -> Self {
        Self(1)
    }
}

/// A work under a finger.
struct Drag {
    work: ArtworkId,
    from: Pos2,
    moves: bool,
}

/// A line of the table.
enum Row {
    Heading(usize),
    /// Works of a room: from which place, how many.
    Works(usize, usize, usize),
    /// A room with nothing in it yet.
    Empty(usize),
}

/// Where something can be hung: a place on the table, the room, and the place in it.
type Spot = (Rect, usize, usize);

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, show: &Exhibition) {
    let upright = rect.height() > rect.width();
    let halves = if upright {
        rows(rect, GAP, &[rect.height() * 0.56, 0.0])
    } else {
        columns(rect, GAP * 1.5, &[0.0, (rect.width() * 0.34).clamp(300.0, 420.0)])
    };
    table(ui, cx, &mut page.hang, halves[0], show);
    side::show(ui, cx, page, halves[1], show);
}

fn table(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HangPage, rect: Rect, show: &Exhibition) {
    let parts = rows(rect, GAP, &[0.0, 52.0]);
    bottom(ui, cx, page, parts[1], show);
    if show.count() == 0 && show.rooms.len() < 2 {
        return nothing(ui, cx, parts[0], "hung-empty");
    }
    let across = ((parts[0].width() + GAP) / (SIZES[page.size.0] + GAP)).floor().max(1.0) as usize;
    let width = (parts[0].width() + GAP) / across as f32 - GAP;
    let height = (width * 0.8 + 46.0).min(parts[0].height());
    let lines = lines(show, across);
    let turned = turned(&lines, parts[0].height(), height);
    let places = columns(parts[1], GAP, &[0.0, 0.0]);
    pages(ui, cx, places[1], &mut page.page, turned.len());
    let Some((from, to)) = turned.get(page.page).copied() else { return };
    let mut spots = Vec::new();
    let mut top = parts[0].top();
    for row in lines.get(from..to).unwrap_or_default() {
        let line = Rect::from_min_size(pos2(parts[0].left(), top), vec2(parts[0].width(), row_height(row, height)));
        draw(ui, cx, page, line, width, show, row, &mut spots);
        top = line.bottom() + GAP;
    }
    drag(ui, cx, page, show, &spots);
}

fn row_height(row: &Row, card: f32) -> f32 {
    if matches!(row, Row::Heading(_)) { HEADING } else { card }
}

/// The walk as lines: one unnamed room needs no heading.
fn lines(show: &Exhibition, across: usize) -> Vec<Row> {
    let named = show.rooms.len() > 1 || show.rooms.iter().any(|room| !room.name.get(Default::default()).is_empty());
    let mut lines = Vec::new();
    for (nth, room) in show.rooms.iter().enumerate() {
        lines.extend(named.then_some(Row::Heading(nth)));
        lines.extend(room.works.is_empty().then_some(Row::Empty(nth)));
        let starts = (0..room.works.len()).step_by(across);
        lines.extend(starts.map(|from| Row::Works(nth, from, across.min(room.works.len() - from))));
    }
    lines
}

/// Pages of lines: from which line to which. A heading is never the last line of a page.
fn turned(lines: &[Row], height: f32, card: f32) -> Vec<(usize, usize)> {
    let mut pages = Vec::new();
    let (mut from, mut used) = (0, 0.0);
    for (nth, row) in lines.iter().enumerate() {
        let follows = if matches!(row, Row::Heading(_)) { card + GAP } else { 0.0 };
        let needs = row_height(row, card);
        if nth > from && used + needs + follows > height {
            pages.push((from, nth));
            (from, used) = (nth, 0.0);
        }
        used += needs + GAP;
    }
    pages.push((from, lines.len()));
    pages
}

#[expect(clippy::too_many_arguments, reason = "a line of the table has that many properties")]
fn draw(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut HangPage,
    line: Rect,
    width: f32,
    show: &Exhibition,
    row: &Row,
    spots: &mut Vec<Spot>,
) {
    match *row {
        Row::Heading(room) => heading(ui, cx, line, show, room),
        Row::Empty(room) => {
            ui.painter().rect_stroke(line, RADIUS_CARD, Stroke::new(2.0, cx.colors.line), egui::StrokeKind::Inside);
            nothing(ui, cx, line, "room-empty");
            spots.push((line, room, 0));
        }
        Row::Works(room, from, count) => {
            for nth in 0..count {
                let min = pos2(line.left() + nth as f32 * (width + GAP), line.top());
                let cell = Rect::from_min_size(min, vec2(width, line.height()));
                hung(ui, cx, page, cell, show, (room, from + nth));
                spots.push((cell, room, from + nth));
            }
        }
    }
}

/// A room by its name; a tap leads to its texts.
fn heading(ui: &mut Ui, cx: &mut Cx<'_>, line: Rect, show: &Exhibition, nth: usize) {
    let Some(room) = show.rooms.get(nth) else { return };
    let name = room_name(cx, show, nth);
    let count = cx.tn("works-count", &[("count", &room.works.len().to_string())]);
    let text = room.text.get(cx.state.lang());
    let second = if text.is_empty() { count } else { format!("{count} · {}", text.replace('\n', " ")) };
    let spoken = cx.tn("room-open", &[("name", &name)]);
    let places = columns(line, GAP, &[0.0, 150.0]);
    let words = rows(places[0], 0.0, &[line.height() * 0.56, 0.0]);
    cx.words(ui, &name, words[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    cx.words(ui, &second, words[1], 15.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    let word = cx.t("room-edit");
    let key = Key::new(("room", nth), places[1], &spoken).word(&word).icon("edit").beside().size(16.0);
    if key.lines(1).show(ui, cx) {
        see(cx, ExhibitView::Details);
    }
}

/// What a room is called, or its number.
pub(super) fn room_name(cx: &Cx<'_>, show: &Exhibition, nth: usize) -> String {
    let name = show.rooms.get(nth).map(|room| room.name.get(cx.state.lang()).trim()).unwrap_or_default();
    if name.is_empty() { cx.tn("room-nth", &[("nth", &(nth + 1).to_string())]) } else { name.to_owned() }
}

fn hung(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut HangPage,
    cell: Rect,
    show: &Exhibition,
    (room, place): (usize, usize),
) {
    let Some(id) = show.rooms.get(room).and_then(|room| room.works.get(place)) else { return };
    let before: usize = show.rooms.iter().take(room).map(|room| room.works.len()).sum();
    let number = before + place + 1;
    let Some(work) = cx.state.library.artworks.get(id) else {
        let text = format!("{number}. {}", cx.t("check-work-gone"));
        if Key::new(("gone", id.as_str()), cell, &text).icon("warning").show(ui, cx) {
            exhibit(cx, ExhibitCommand::TakeDown(show.id.clone(), id.clone()));
        }
        return;
    };
    let title = super::super::works::title(cx, work);
    let name = cx.tn("open-work", &[("title", &title)]);
    let text = format!("{number}. {title}");
    let chosen = cx.state.exhibit.selected.as_ref() == Some(id);
    // A sign where nothing at all was said yet, or something was refused.
    let refused = Use::ALL.into_iter().any(|purpose| work.consents.forbids(purpose));
    let open = Use::ALL.into_iter().all(|purpose| work.consents.allows(purpose).is_err());
    let mark = if refused { Some("cross") } else { open.then_some("help") };
    if card(ui, cx, cell, work, &Card { id: "hung", text: &text, name: &name, chosen, mark }) {
        exhibit(cx, ExhibitCommand::Select(if chosen { None } else { Some(id.clone()) }));
    }
    let (pressed, at) = ui.input(|input| (input.pointer.primary_pressed(), input.pointer.interact_pos()));
    if let Some(from) = at.filter(|at| pressed && cell.contains(*at) && !cx.kit.pad.is_covered_at(*at)) {
        page.drag = Some(Drag { work: id.clone(), from, moves: false });
    }
}

/// A work follows the finger, and a line shows where it would hang.
fn drag(ui: &Ui, cx: &mut Cx<'_>, page: &mut HangPage, show: &Exhibition, spots: &[Spot]) {
    let (down, at) = ui.input(|input| (input.pointer.primary_down(), input.pointer.interact_pos()));
    let Some(drag) = page.drag.as_mut() else { return };
    let Some(at) = at else {
        page.drag = None;
        return;
    };
    drag.moves |= drag.from.distance(at) > DRAGS;
    let target = spots.iter().min_by(|a, b| a.0.distance_sq_to_pos(at).total_cmp(&b.0.distance_sq_to_pos(at)));
    let target = target.filter(|_| drag.moves).map(|(cell, room, place)| {
        let after = usize::from(at.x > cell.center().x);
        (*cell, *room, place + after, after)
    });
    if down {
        if let Some((cell, _, _, after)) = target {
            follow(ui, cx, &drag.work, at, cell, after == 1);
        }
        return;
    }
    if let Some((_, room, place, _)) = target {
        drop_at(cx, show, &drag.work, room, place);
    }
    page.drag = None;
}

fn follow(ui: &Ui, cx: &mut Cx<'_>, work: &ArtworkId, at: Pos2, cell: Rect, after: bool) {
    let x = if after { cell.right() + GAP / 2.0 } else { cell.left() - GAP / 2.0 };
    ui.painter().line_segment([pos2(x, cell.top()), pos2(x, cell.bottom())], Stroke::new(6.0, cx.colors.main));
    if let Some(work) = cx.state.library.artworks.get(work) {
        paint(ui, cx, Rect::from_center_size(at + vec2(0.0, -20.0), vec2(140.0, 140.0)), work);
    }
    ui.ctx().request_repaint();
}

/// Places are counted among the other works.
fn drop_at(cx: &mut Cx<'_>, show: &Exhibition, work: &ArtworkId, room: usize, place: usize) {
    let before = show.place_of(work.as_str()).is_some_and(|(from, at)| from == room && at < place);
    let place = place - usize::from(before);
    exhibit(cx, ExhibitCommand::Place { show: show.id.clone(), work: work.clone(), room, place });
}

/// How large the pictures are; a new room.
fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut HangPage, rect: Rect, show: &Exhibition) {
    let places = columns(columns(rect, GAP, &[0.0, 0.0])[0], GAP, &[56.0, 56.0, 56.0, 0.0]);
    sizes(ui, cx, &mut page.size, &places[..3]);
    let name = cx.t("room-add");
    let key = Key::new("room-add", places[3], &name).icon("add").beside().size(TYPE_SECOND).lines(1);
    if key.show(ui, cx) {
        exhibit(cx, ExhibitCommand::Room(show.id.clone(), crate::app::RoomEdit::Add(String::new())));
    }
}

/// Three sizes of cards.
pub(super) fn sizes(ui: &mut Ui, cx: &mut Cx<'_>, size: &mut Size, places: &[Rect]) {
    let names = [("size-small", "cards-small"), ("size-medium", "cards-medium"), ("size-large", "cards-large")];
    for ((nth, (icon, text)), place) in names.into_iter().enumerate().zip(places) {
        let name = cx.t(text);
        if Key::new(("cards", text), *place, &name).icon(icon).wordless().chosen(size.0 == nth).show(ui, cx) {
            size.0 = nth;
        }
    }
}
