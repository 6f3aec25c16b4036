//! No circle yet: beginning one, or joining by the code of another tablet.

use super::super::WorkshopPage;
use super::{SharingPage, found, main_key};
use crate::app::{CameraCommand, CircleDeed, Command, KeyText, SharingCommand};
use crate::domain::share::Reach;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, NO_ROW, Weight, columns, rows, secret_field};
use crate::ui::screens::camera;
use crate::ui::screens::services::entry_line;
use egui::{Rect, Ui};

/// Letters of a tablet's name, and of a code, at most.
const MAX_NAME: usize = 40;
const MAX_CODE: usize = 4000;
/// Height of a line.
const LINE: f32 = 72.0;

/// Whether the keys beside the code stand below it.
fn is_narrow(rect: Rect) -> bool {
    rect.width() < 640.0
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let page = &mut page.sharing;
    if page.joining && cx.state.lens.is_some() {
        return camera::show_reading(ui, cx, &mut page.seen, rect);
    }
    take_read(cx, page);
    let code = if !page.joining {
        NO_ROW
    } else if is_narrow(rect) {
        2.0 * LINE + GAP
    } else {
        LINE
    };
    let parts = rows(rect, GAP, &[72.0, LINE, code, 0.0, 88.0]);
    let text = cx.t(match (page.joining, page.was_read) {
        (false, _) if matches!(cx.state.sharing.seat, Reach::Show(_)) => "share-begin-show",
        (false, _) => "share-begin-about",
        (true, false) => "share-join-about",
        (true, true) => "share-was-read",
    });
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let hint = cx.t("share-name-hint");
    entry_line(ui, cx, parts[1], ("share-name", &hint), &mut page.name, MAX_NAME);
    let ready = !page.name.trim().is_empty() && !cx.state.sharing.busy;
    if page.joining {
        code_line(ui, cx, page, parts[2]);
        found(ui, cx, parts[3]);
        let ready = ready && !page.code.trim().is_empty();
        if main_key(ui, cx, parts[4], ("share-join", "check"), ready) {
            let (name, code) = (page.name.trim().to_owned(), KeyText::new(&page.code));
            page.code.clear();
            page.was_read = false;
            cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Join { name, code })));
        }
        return;
    }
    found(ui, cx, parts[3]);
    let places = columns(parts[4], GAP, &[0.0, 0.0]);
    let name = cx.t("share-join");
    if Key::new("share-joining", places[0], &name).icon("tablet").beside().lines(2).show(ui, cx) {
        page.joining = true;
    }
    if main_key(ui, cx, places[1], ("share-found", "add"), ready) {
        cx.send(Command::Sharing(SharingCommand::Circle(CircleDeed::Found(page.name.trim().to_owned()))));
    }
}

/// What the camera read stands in the line from now on, as if it had been typed.
fn take_read(cx: &mut Cx<'_>, page: &mut SharingPage) {
    if let Some(read) = &cx.state.sharing.read {
        (page.code, page.was_read) = (read.reveal().to_owned(), true);
        cx.send(Command::Sharing(SharingCommand::TookCode));
    }
}

/// The code: dots only, a key to paste it, and one to read it from the other tablet.
fn code_line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SharingPage, rect: Rect) {
    let narrow = is_narrow(rect);
    let lines = rows(rect, GAP, if narrow { &[0.0, 0.0] } else { &[0.0] });
    let mut places = columns(lines[0], GAP, if narrow { &[0.0] } else { &[0.0, 180.0, 240.0] });
    if narrow {
        places.extend(columns(lines[1], GAP, &[0.0, 0.0]));
    }
    let name = cx.t("share-code");
    let line = secret_field(ui, places[0], &mut page.code, &name, TYPE_WORD, MAX_CODE);
    if line.changed() {
        page.was_read = false;
    }
    let name = cx.t("share-read");
    if Key::new("share-read", places[2], &name).icon("camera").beside().size(16.0).show(ui, cx) {
        cx.send(Command::Camera(CameraCommand::Open));
    }
    let name = cx.t("entry-paste");
    if Key::new("share-code-paste", places[1], &name).icon("open").beside().size(16.0).show(ui, cx) {
        line.request_focus();
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
}
