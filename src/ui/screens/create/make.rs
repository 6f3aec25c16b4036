//! 만들기: strokes land in view; stopping keeps what is there. Then three more come to choose from.

use super::{CreatePage, Shown};
use crate::app::{Command, CreateCommand, PictureKey, is_by_service};
use crate::art::picture::Picture;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows, upload};
use crate::ui::screens::services;
use egui::{Rect, Stroke, StrokeKind, TextureHandle, Ui, Vec2, pos2};
use std::sync::Arc;

/// Side in pixels at which the paintings to choose from are shown.
const CHOICE: u32 = 384;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    if let Some(ask) = cx.state.awaited().cloned() {
        return services::waiting(ui, cx, rect, &ask, |ui, rect, picture| {
            snapshot(ui, &mut page.snapshot, rect, picture)
        });
    }
    let choices = cx.state.create.variants.len() > 1;
    let upright = rect.height() > rect.width();
    let rect = match (choices, upright) {
        (false, _) => rect,
        (true, true) => {
            let parts = rows(rect, GAP, &[0.0, (rect.width() / 4.2).min(170.0)]);
            choose(ui, cx, page, parts[1], (4, 1));
            parts[0]
        }
        (true, false) => {
            let parts = columns(rect, GAP * 2.0, &[0.0, (rect.height() - GAP).min(rect.width() * 0.4)]);
            choose(ui, cx, page, parts[1], (2, 2));
            parts[0]
        }
    };
    let parts = rows(rect, GAP, &[0.0, 40.0]);
    let side = parts[0].width().min(parts[0].height());
    let paper = Rect::from_center_size(parts[0].center(), Vec2::splat(side));
    ui.painter().rect_filled(paper, RADIUS_CARD, cx.colors.paper);
    let text = match &cx.state.create.painting {
        Some(painting) => {
            let percent = format!("{}", (painting.done * 100.0).round().clamp(0.0, 100.0));
            if let Some(picture) = painting.snapshot.clone() {
                snapshot(ui, &mut page.snapshot, inset(paper, 8.0), picture);
            }
            progress(ui, cx, parts[1], painting.done);
            cx.tn("painting", &[("percent", &percent)])
        }
        None => {
            page.snapshot = None;
            finished(ui, cx, inset(paper, 8.0));
            let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
            match work.is_some_and(is_by_service) {
                true => cx.t("ai-notice").to_string(),
                false => cx.t(if super::is_painted(cx) { "painted" } else { "not-painted" }).to_string(),
            }
        }
    };
    cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
}

/// The paintings to choose from, each large enough to tell apart; the chosen one is framed.
fn choose(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect, (across, down): (usize, usize)) {
    let variants = cx.state.create.variants.clone();
    // Squares side by side, in the middle of their place.
    let side = ((rect.width() - GAP * (across - 1) as f32) / across as f32)
        .min((rect.height() - GAP * (down - 1) as f32) / down as f32);
    let whole = |count: usize| count as f32 * (side + GAP) - GAP;
    let rect = Rect::from_center_size(rect.center(), egui::vec2(whole(across), whole(down)));
    for (nth, variant) in variants.iter().enumerate().take(across * down) {
        let cell = grid_cell(rect, GAP, (across, down), (nth % across, nth / across));
        let chosen = cx.state.chosen_painting() == Some(nth);
        let number = (nth + 1).to_string();
        let name =
            cx.tn(if variant.made.is_some() { "choose-painting" } else { "choose-waits" }, &[("number", &number)]);
        let border = if chosen { cx.colors.main } else { cx.colors.line };
        let key = Key::new(("variant", nth), cell, &name).wordless().border(border).chosen_quietly(chosen);
        if key.fill(cx.colors.paper).enabled(variant.made.is_some()).show(ui, cx) {
            cx.send(Command::Create(CreateCommand::Choose(nth)));
        }
        if let Some((blob, _, picture)) = &variant.made {
            let known = page.choices.iter().any(|(known, _)| known == blob);
            if !known {
                page.choices.push((blob.clone(), upload(ui.ctx(), &picture.thumbnail(CHOICE))));
            }
            if let Some((_, texture)) = page.choices.iter().find(|(known, _)| known == blob) {
                fitted(ui, inset(cell, 8.0), texture);
            }
        }
        if chosen {
            // Not by colour alone: a thick frame.
            ui.painter().rect_stroke(cell, 16.0, Stroke::new(5.0, cx.colors.main), StrokeKind::Inside);
        }
    }
    page.choices.retain(|(blob, _)| variants.iter().any(|v| v.made.as_ref().is_some_and(|made| made.0 == *blob)));
}

/// A picture whole in a place.
fn fitted(ui: &Ui, rect: Rect, texture: &TextureHandle) {
    let size = texture.size_vec2();
    let size = size * (rect.width() / size.x).min(rect.height() / size.y);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), Rect::from_center_size(rect.center(), size), whole, egui::Color32::WHITE);
}

/// Uploads the picture so far only when it is a new one.
pub fn snapshot(ui: &mut Ui, shown: &mut Shown, rect: Rect, picture: Arc<Picture>) {
    let known = shown.as_ref().is_some_and(|(shown, _)| Arc::ptr_eq(shown, &picture));
    if !known {
        let texture = upload(ui.ctx(), &picture);
        *shown = Some((picture, texture));
    }
    if let Some((_, texture)) = shown {
        fitted(ui, rect, texture);
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
    let (painter, state) = (ui.painter().clone(), cx.state);
    paint_picture(ui, cx, &painter, rect, |_| state.work_picture(work, PictureKey::LARGE));
}
