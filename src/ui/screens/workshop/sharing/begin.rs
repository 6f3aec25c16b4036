//! No circle yet: beginning one, or joining by the code of another tablet.

use super::super::WorkshopPage;
use super::{found, main_key};
use crate::app::{CircleDeed, Command, KeyText, SharingCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows, secret_field};
use crate::ui::screens::services::entry_line;
use egui::{Rect, Ui};

/// Letters of a tablet's name, and of a code, at most.
const MAX_NAME: usize = 40;
const MAX_CODE: usize = 4000;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP, &[72.0, 72.0, 96.0, 0.0, 88.0]);
    let page = &mut page.sharing;
    let text = cx.t(if page.joining { "share-join-about" } else { "share-begin-about" });
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let hint = cx.t("share-name-hint");
    entry_line(ui, cx, parts[1], ("share-name", &hint), &mut page.name, MAX_NAME);
    let ready = !page.name.trim().is_empty() && !cx.state.sharing.busy;
    if page.joining {
        code_line(ui, cx, &mut page.code, parts[2].with_max_y(parts[2].top() + 72.0));
        found(ui, cx, parts[3]);
        let ready = ready && !page.code.trim().is_empty();
        if main_key(ui, cx, parts[4], ("share-join", "check"), ready) {
            let (name, code) = (page.name.trim().to_owned(), KeyText::new(&page.code));
            page.code.clear();
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

/// The code: dots only, and a key to paste it.
fn code_line(ui: &mut Ui, cx: &mut Cx<'_>, code: &mut String, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, (rect.width() * 0.22).min(180.0)]);
    let name = cx.t("share-code");
    let line = secret_field(ui, places[0], code, &name, TYPE_WORD, MAX_CODE);
    let name = cx.t("entry-paste");
    if Key::new("share-code-paste", places[1], &name).icon("open").beside().size(16.0).show(ui, cx) {
        line.request_focus();
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
}
