//! 어떻게: every style shows the person's own scene, or own picture, in that style.

use super::scene_view;
use crate::app::{Command, CreateCommand, PictureKey};
use crate::art::styles::STYLES;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
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
    match cx.state.create.draft.own.clone() {
        Some(blob) => {
            let painter = ui.painter().clone();
            paint_picture(ui, cx, &painter, parts[0], |_| PictureKey::Blob(blob.clone(), 512));
        }
        None => {
            let scene = cx.state.create.draft.scene.clone();
            scene_view::show(ui, cx, parts[0], &scene);
        }
    }
    let across = if upright { 3 } else { 4.min(STYLES.len()).max(2) };
    let down = STYLES.len().div_ceil(across).max(1);
    for (index, style) in STYLES.iter().enumerate() {
        let cell = grid_cell(parts[1], GAP, (across, down), (index % across, index / across));
        card(ui, cx, cell, style.name());
    }
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, style: &'static str) {
    let chosen = cx.state.create.draft.style == style;
    let name = cx.tn(&format!("style-{style}"), &[]);
    let border = if chosen { cx.colors.main } else { cx.colors.line };
    let key =
        Key::new(("style", style), cell, &name).wordless().border(border).chosen_quietly(chosen).fill(cx.colors.paper);
    if key.show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Style(style.to_owned())));
    }
    let (picture, words) = inset(cell, 10.0).split_top_bottom_at_y(cell.bottom() - 40.0);
    let (own, sample) = (cx.state.create.draft.own.clone(), cx.state.create.draft.sample.clone());
    let painter = ui.painter().clone();
    paint_picture(ui, cx, &painter, picture, |_| match &own {
        Some(blob) => PictureKey::Styled(blob.clone(), style.to_owned(), SAMPLE),
        None => PictureKey::Sample(sample.clone(), style.to_owned(), SAMPLE),
    });
    cx.kit.labels.paint(&painter, &name, words, 20.0, Weight::Bold, Align::Center, 1, cx.colors.ink);
    if chosen {
        // Not by colour alone: a thick frame inside the border.
        painter.rect_stroke(inset(cell, 3.0), 14.0, egui::Stroke::new(4.0, cx.colors.main), egui::StrokeKind::Inside);
    }
}
