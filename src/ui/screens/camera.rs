//! A photograph: what the camera sees, one large key, and a red dot while it is open. The same without that key where a code is read.

use super::create::{Shown, snapshot};
use crate::app::{CameraCommand, Command};
use crate::art::picture::Picture;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, rows};
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};
use std::sync::Arc;

/// The key that opens the camera.
pub(super) fn key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let name = cx.t("take-photo");
    let free = cx.state.create.reading.is_none() && cx.state.create.making.is_none() && cx.state.importing.is_empty();
    let key = Key::new("take-photo", rect, &name).icon("camera").lines(1).enabled(free);
    let key = if rect.width() > 150.0 { key.beside() } else { key.size(15.0) };
    if key.show(ui, cx) {
        cx.send(Command::Camera(CameraCommand::Open));
    }
}

/// The viewfinder.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, shown: &mut Shown, rect: Rect) {
    let Some(lens) = cx.state.lens.clone() else { return };
    let parts = rows(rect, GAP, &[0.0, 28.0, 96.0]);
    let live = view(ui, cx, shown, parts[0], lens.seen);
    open_words(ui, cx, parts[1], ("camera-open-photo", live));
    keys(ui, cx, parts[2], (live, lens.shooting, lens.cameras > 1));
}

/// The same while the code of another tablet is looked for: nothing is pressed, and nothing is kept.
pub(super) fn show_reading(ui: &mut Ui, cx: &mut Cx<'_>, shown: &mut Shown, rect: Rect) {
    let Some(lens) = cx.state.lens.clone() else { return };
    let parts = rows(rect, GAP, &[56.0, 0.0, 28.0, 80.0]);
    let text = cx.t(if lens.foreign { "share-reading-other" } else { "share-reading" });
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let live = view(ui, cx, shown, parts[1], lens.seen);
    open_words(ui, cx, parts[2], ("camera-open", live));
    let places = columns(parts[3], GAP, &[0.0, if lens.cameras > 1 { 0.0 } else { 1.0 }]);
    close_key(ui, cx, places[0]);
    other_key(ui, cx, places[1], (lens.cameras > 1, live));
}

/// What is seen, framed while it is live. Whether it is.
fn view(ui: &mut Ui, cx: &mut Cx<'_>, shown: &mut Shown, rect: Rect, seen: Option<Arc<Picture>>) -> bool {
    ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
    let live = seen.is_some();
    match seen {
        Some(seen) => snapshot(ui, shown, inset(rect, 8.0), seen),
        None => {
            let text = cx.t("photo-opening");
            cx.words(ui, &text, rect, TYPE_SENTENCE, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        }
    }
    if live {
        ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(3.0, cx.colors.live), StrokeKind::Inside);
    }
    let name = cx.t("photo-view");
    let response = ui.interact(rect, egui::Id::unique("photo-view"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &*name));
    live
}

/// "카메라 켜짐 · 찍은 사진만 남겨요": there exactly while it is open.
fn open_words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (words, live): (&'static str, bool)) {
    const DOT: f32 = 6.0;
    if live {
        ui.painter().circle_filled(pos2(rect.left() + DOT, rect.center().y), DOT, cx.colors.live);
        let text = cx.t(words);
        let place = rect.with_min_x(rect.left() + 3.0 * DOT);
        cx.words(ui, &text, place, 18.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    }
}

fn keys(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (live, shooting, more): (bool, bool, bool)) {
    let side = (rect.width() / 4.0).min(200.0);
    let places = columns(rect, GAP, &[side, 0.0, side]);
    close_key(ui, cx, places[0]);
    let name = cx.t(if shooting { "photo-shooting" } else { "photo-shoot" });
    let shoot = Key::new("photo-shoot", places[1], &name).icon("camera").beside().size(26.0).radius(RADIUS_MAIN);
    let shoot = shoot.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main);
    if shoot.enabled(live && !shooting).show(ui, cx) {
        cx.send(Command::Camera(CameraCommand::Shoot));
    }
    other_key(ui, cx, places[2], (more, live && !shooting));
}

fn close_key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let name = cx.t("photo-close");
    if Key::new("photo-close", rect, &name).icon("close").size(16.0).lines(1).show(ui, cx) {
        cx.send(Command::Camera(CameraCommand::Close));
    }
}

/// The key to the next camera, where there are several.
fn other_key(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (more, ready): (bool, bool)) {
    let name = cx.t("photo-other-camera");
    let other = Key::new("photo-other", rect, &name).icon("rotate").size(16.0).lines(1);
    if more && other.enabled(ready).show(ui, cx) {
        cx.send(Command::Camera(CameraCommand::Next));
    }
}
