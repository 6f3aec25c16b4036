//! 어떻게: every style shows the person's own scene, or own picture, in that style.

use super::scene_view;
use crate::app::{Command, CreateCommand, PictureKey};
use crate::art::styles::STYLES;
use crate::domain::artwork::Artwork;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::services;
use egui::{Rect, Ui};

/// Side of a sample in pixels: large enough to tell the styles apart, small enough to paint at once.
const SAMPLE: u32 = 192;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let upright = rect.height() > rect.width();
    let parts = if upright {
        rows(rect, GAP, &[rect.height() * 0.35, 0.0])
    } else {
        columns(rect, GAP, &[rect.width() * 0.36, 0.0])
    };
    let seen = services::typed(ui, cx, parts[0]);
    let seen = services::only_here(ui, cx, seen);
    match drawn(cx) {
        Some(work) => {
            let (painter, state) = (ui.painter().clone(), cx.state);
            paint_picture(ui, cx, &painter, seen, |_| state.work_picture(&work, 512));
        }
        None => {
            let scene = cx.state.create.draft.scene.clone();
            scene_view::show(ui, cx, seen, &scene);
        }
    }
    let across = if upright { 3 } else { 4.min(STYLES.len()).max(2) };
    // Places beside the styles: the page to colour in, and a service while one is on.
    let online = cx.state.services.paints();
    let down = (STYLES.len() + 1 + usize::from(online)).div_ceil(across).max(1);
    let cell = grid_cell(parts[1], GAP, (across, down), (STYLES.len() % across, STYLES.len() / across));
    colouring(ui, cx, cell);
    if online {
        let nth = STYLES.len() + 1;
        services::card(ui, cx, grid_cell(parts[1], GAP, (across, down), (nth % across, nth / across)));
    }
    for (index, style) in STYLES.iter().enumerate() {
        let cell = grid_cell(parts[1], GAP, (across, down), (index % across, index / across));
        card(ui, cx, cell, style.name());
    }
}

/// The person's own picture or drawing, unless the picture is one of words.
fn drawn(cx: &Cx<'_>) -> Option<Artwork> {
    let draft = &cx.state.create.draft;
    let work = draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    work.filter(|_| !draft.is_of_scene()).cloned()
}

/// Lines of the picture, to colour in by hand.
fn colouring(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) {
    let making = cx.state.create.making.is_some();
    let name = cx.t("colouring-page");
    let key = Key::new("colouring-page", cell, &name).icon("colouring").size(20.0).lines(2).enabled(!making);
    if key.fill(cx.colors.paper).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::ColouringPage));
    }
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, style: &'static str) {
    let chosen = cx.state.create.draft.style == style && !cx.state.services.chosen;
    let name = cx.tn(&format!("style-{style}"), &[]);
    let border = if chosen { cx.colors.main } else { cx.colors.line };
    let key =
        Key::new(("style", style), cell, &name).wordless().border(border).chosen_quietly(chosen).fill(cx.colors.paper);
    if key.show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Style(style.to_owned())));
    }
    let (picture, words) = inset(cell, 10.0).split_top_bottom_at_y(cell.bottom() - 40.0);
    let (work, sample) = (drawn(cx), cx.state.create.draft.sample.clone());
    let (painter, state) = (ui.painter().clone(), cx.state);
    paint_picture(ui, cx, &painter, picture, |_| match &work {
        Some(work) => state.work_in_style(work, style, SAMPLE),
        None => PictureKey::Sample(sample.clone(), style.to_owned(), SAMPLE),
    });
    cx.kit.labels.paint(&painter, &name, words, 20.0, Weight::Bold, Align::Center, 1, cx.colors.ink);
    if chosen {
        // Not by colour alone: a thick frame inside the border.
        painter.rect_stroke(inset(cell, 3.0), 14.0, egui::Stroke::new(4.0, cx.colors.main), egui::StrokeKind::Inside);
    }
}
