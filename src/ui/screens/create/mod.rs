//! Create: steps across the top, reachable in any order; one main action at the bottom right.

mod begin;
mod make;
mod mine;
mod name;
mod picker;
mod scene_view;
mod sheet;
mod style;
mod things;
mod what;

pub(super) use make::snapshot;
pub(super) use sheet::TOOLS;

use crate::app::{Command, CreateCommand, CreateStep, Room};
use crate::domain::artwork::Beginning;
use crate::domain::id::BlobId;
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN};
use crate::ui::kit::{Cx, Key, columns, rows};
use crate::ui::screens::recognize::Recognizing;
use egui::{Rect, TextureHandle, Ui};
use std::sync::Arc;

/// A picture that is shown as it comes, and its texture.
pub(super) type Shown = Option<(Arc<crate::art::picture::Picture>, TextureHandle)>;

/// What only this screen knows.
#[derive(Default)]
pub struct CreatePage {
    picker: picker::Picker,
    page: usize,
    path: String,
    sheet: sheet::SheetPage,
    recognizing: Recognizing,
    /// The thing in the scene that is changed.
    thing: Option<usize>,
    /// Drawings of one's own are shown instead of words.
    mine: bool,
    /// What is chosen in "어떻게": style, colours or mood.
    how: style::How,
    /// In a small window: the ways to show a word lie where the pictures are.
    ways: bool,
    /// The paintings to choose from.
    choices: Vec<(BlobId, TextureHandle)>,
    snapshot: Shown,
}

const STEPS: [(CreateStep, &str, &str); 5] = [
    (CreateStep::What, "words", "step-what"),
    (CreateStep::How, "style", "step-how"),
    (CreateStep::Make, "paint", "step-make"),
    (CreateStep::Draw, "draw", "step-draw"),
    (CreateStep::Name, "name", "step-name"),
];

/// Before anything of a frame is drawn, whatever room it shows: a mark on a sheet that is not shown any more ends and is kept.
pub(super) fn settle(cx: &mut Cx<'_>, page: &mut CreatePage) {
    if cx.state.room != Room::Create || cx.state.create.step != CreateStep::Draw {
        sheet::leave(cx, &mut page.sheet);
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let step = cx.state.create.step;
    if step == CreateStep::Begin {
        return begin::show(ui, cx, page, rect);
    }
    let parts = rows(rect, GAP, &[80.0, 0.0, BOTTOM]);
    steps(ui, cx, parts[0], step);
    // On a phone the way back to a lesson is in the last line, where one draws also the only place that is free.
    let full = step == CreateStep::Make && has_again(cx);
    let low = super::lesson::is_low(parts[1]) && !full;
    let middle =
        if full { super::lesson::above_list(ui, cx, parts[1]) } else { super::lesson::above(ui, cx, parts[1]) };
    let parts = [parts[0], middle, parts[2]];
    match step {
        CreateStep::Begin => {}
        CreateStep::What => what::show(ui, cx, page, parts[1]),
        CreateStep::How => style::show(ui, cx, &mut page.how, parts[1]),
        CreateStep::Make => make::show(ui, cx, page, parts[1]),
        CreateStep::Draw => sheet::show(ui, cx, &mut page.sheet, parts[1]),
        CreateStep::Name => name::show(ui, cx, page, parts[1]),
    }
    bottom(ui, cx, parts[2], step);
    if low {
        super::lesson::line(ui, cx, bottom_places(parts[2])[1]);
    }
}

fn steps(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, now: CreateStep) {
    // On a phone all seven have the same width.
    let narrow = super::top::is_narrow(rect);
    let side = if narrow { (rect.width() - GAP * 6.0) / 7.0 } else { 80.0 };
    let places = columns(rect, GAP, &[side, 0.0, side]);
    super::top::home(ui, cx, places[0]);
    let steps = columns(places[1], GAP, &[0.0; 5]);
    for ((step, icon, text), place) in STEPS.into_iter().zip(steps) {
        let fits = match step {
            // White paper has no words.
            CreateStep::What => cx.state.create.draft.beginning != Beginning::Blank,
            CreateStep::How | CreateStep::Make => has_subject(cx),
            _ => true,
        };
        let name = cx.t(text);
        let key = Key::new(("step", icon), place, &name).icon(icon).chosen(step == now).enabled(fits);
        let key = match place.width() {
            ..72.0 => key.size(12.0).lines(2),
            ..130.0 => key.size(15.0),
            _ => key.beside().lines(1),
        };
        if key.show(ui, cx) {
            cx.send(Command::Create(CreateCommand::Step(step)));
        }
    }
    if super::top::tool(ui, cx, places[2], "undo", "undo") {
        cx.send(Command::Undo);
    }
}

/// Whether there is something that can be painted in a style: what was drawn on white paper, the picture that was brought.
fn has_subject(cx: &Cx<'_>) -> bool {
    let draft = &cx.state.create.draft;
    draft.work.is_some() || !matches!(draft.beginning, Beginning::Blank | Beginning::Picture)
}

/// Height of the last line.
const BOTTOM: f32 = 84.0;

/// Places of the last line.
fn bottom_places(rect: Rect) -> Vec<Rect> {
    columns(rect, GAP, &[180.0_f32.min(rect.width() * 0.3), 0.0, 280.0_f32.min(rect.width() * 0.45)])
}

/// What is free in the last line of the room while one draws.
pub(super) fn beside_main_action(room: Rect) -> Rect {
    bottom_places(room.with_min_y(room.bottom() - BOTTOM))[1]
}

/// Back at the left, the one main action at the right, always in the same place.
fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, step: CreateStep) {
    let places = bottom_places(rect);
    let back = cx.t("previous");
    if Key::new("create-back", places[0], &back).icon("previous").beside().show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Step(before(cx, step))));
    }
    let painting = is_painting(cx);
    let (icon, text, command) = match step {
        CreateStep::What => ("next", "step-how", CreateCommand::Step(CreateStep::How)),
        CreateStep::How => ("paint", "make", CreateCommand::Paint),
        CreateStep::Make if painting => ("stop-sound", "stop-painting", CreateCommand::StopPainting),
        CreateStep::Make if !is_painted(cx) => ("paint", "make", CreateCommand::Paint),
        CreateStep::Make => ("draw", "draw-more", CreateCommand::Step(CreateStep::Draw)),
        CreateStep::Draw => ("name", "step-name", CreateCommand::Step(CreateStep::Name)),
        CreateStep::Begin | CreateStep::Name => ("check", "go-to-works", CreateCommand::Step(CreateStep::Name)),
    };
    if step == CreateStep::Make && has_again(cx) {
        again(ui, cx, places[1]);
    }
    // Who does not go to the works begins another one.
    let leads = step != CreateStep::Name || cx.state.shows_room(Room::Works);
    let (icon, text) = if leads { (icon, text) } else { ("paint", "begin-first") };
    let name = cx.t(text);
    let key = Key::new("create-main", places[2], &name).icon(icon).beside().size(24.0).radius(RADIUS_MAIN);
    let key = key.enabled(step != CreateStep::What || has_subject(cx));
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        match step {
            CreateStep::Name if leads => cx.send(Command::Go(Room::Works)),
            CreateStep::Name => cx.send(Command::Create(CreateCommand::Step(CreateStep::Begin))),
            _ => cx.send(Command::Create(command)),
        }
    }
}

fn is_painting(cx: &Cx<'_>) -> bool {
    cx.state.create.painting.is_some() || cx.state.awaited().is_some()
}

/// Whether another painting of the same words can be asked for.
fn has_again(cx: &Cx<'_>) -> bool {
    !is_painting(cx) && is_painted(cx)
}

/// Whether the work has been painted, or begun with a picture.
pub(super) fn is_painted(cx: &Cx<'_>) -> bool {
    let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    work.is_some_and(|work| work.base.is_some())
}

/// 다르게: the same words, another painting.
fn again(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let place = rect.with_max_x(rect.left() + rect.width().min(220.0));
    let name = cx.t("again-different");
    if Key::new("again", place, &name).icon("new-seed").beside().show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Reseed));
    }
}

fn before(cx: &Cx<'_>, step: CreateStep) -> CreateStep {
    match step {
        _ if cx.state.create.draft.beginning == Beginning::Blank && step == CreateStep::Draw => CreateStep::Begin,
        _ if cx.state.create.draft.beginning == Beginning::Blank && step == CreateStep::How => CreateStep::Draw,
        CreateStep::Begin | CreateStep::What => CreateStep::Begin,
        CreateStep::How => CreateStep::What,
        CreateStep::Make => CreateStep::How,
        CreateStep::Draw => CreateStep::Make,
        CreateStep::Name => CreateStep::Draw,
    }
}
