//! 만들기: strokes land in view; stopping keeps what is there.

use super::CreatePage;
use crate::app::PictureKey;
use crate::art::picture::Picture;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, inset, paint_picture, rows, upload};
use egui::{Rect, Ui, Vec2, pos2};
use std::sync::Arc;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 40.0]);
    let side = parts[0].width().min(parts[0].height());
    let paper = Rect::from_center_size(parts[0].center(), Vec2::splat(side));
    ui.painter().rect_filled(paper, RADIUS_CARD, cx.colors.paper);
    let text = match &cx.state.create.painting {
        Some(painting) => {
            let percent = format!("{}", (painting.done * 100.0).round().clamp(0.0, 100.0));
            if let Some(picture) = painting.snapshot.clone() {
                snapshot(ui, page, inset(paper, 8.0), picture);
            }
            progress(ui, cx, parts[1], painting.done);
            cx.tn("painting", &[("percent", &percent)])
        }
        None => {
            page.snapshot = None;
            finished(ui, cx, inset(paper, 8.0));
            cx.t("painted").to_string()
        }
    };
    cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
}

/// Uploads the picture so far only when it is a new one.
fn snapshot(ui: &mut Ui, page: &mut CreatePage, rect: Rect, picture: Arc<Picture>) {
    let known = page.snapshot.as_ref().is_some_and(|(shown, _)| Arc::ptr_eq(shown, &picture));
    if !known {
        let texture = upload(ui.ctx(), &picture);
        page.snapshot = Some((picture, texture));
    }
    if let Some((_, texture)) = &page.snapshot {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, whole, egui::Color32::WHITE);
    }
}

fn progress(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, done: f32) {
    let bar = Rect::from_min_size(rect.min, egui::vec2(rect.width(), 6.0));
    ui.painter().rect_filled(bar, 3.0, cx.colors.line);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * done.clamp(0.0, 1.0)), 3.0, cx.colors.progress);
}

fn finished(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let draft = &cx.state.create.draft;
    let Some(work) = draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id)) else { return };
    let blob = work.picture.clone();
    let painter = ui.painter().clone();
    paint_picture(ui, cx, &painter, rect, |_| PictureKey::Blob(blob.clone(), PictureKey::LARGE));
}
