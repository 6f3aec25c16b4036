//! This device: whether it opens full screen with no way to close it but from here, the number and its recovery code.

use super::{View, WorkshopPage};
use crate::app::{CalmCommand, Command, VaultCommand};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::settings::lines::{Lines, choice};
use egui::{Rect, Ui, ViewportCommand};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    let left = Key::new("device-back", places[0], &back).icon("left").lines(1).show(ui, cx);
    let title = cx.t("device");
    cx.words(ui, &title, places[1], TYPE_TITLE, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let mut lines = Lines::new(parts[1], &page.turned);
    let kiosk = cx.state.calm.kiosk;
    if let Some(index) = choice(ui, cx, lines.line(), "kiosk", &["on", "off"], usize::from(!kiosk)) {
        cx.send(Command::Calm(CalmCommand::Kiosk(index == 0)));
    }
    for text in ["kiosk-what", "kiosk-limits"] {
        let text = cx.t(text);
        cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    }
    let places = columns(lines.line(), GAP, &[0.0, 0.0]);
    let name = cx.t("pin-change");
    if Key::new("workshop-pin", places[0], &name).icon("privacy").beside().lines(2).show(ui, cx) {
        page.pin.change();
    }
    let name = cx.t("recovery-make");
    if Key::new("workshop-recovery", places[1], &name).icon("label").beside().lines(2).show(ui, cx) {
        cx.send(Command::Vault(VaultCommand::MakeCode));
    }
    if kiosk {
        let row = lines.line();
        let name = cx.t("kiosk-close");
        if Key::new("kiosk-close", row, &name).icon("power").beside().lines(1).show(ui, cx) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }
    lines.turn(ui, cx, &mut page.turned, parts[1]);
    if left {
        page.open(View::People);
    }
}
