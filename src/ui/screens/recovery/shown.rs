//! A code that was just made: to be written down or printed. It is not shown a second time.

use super::{frame, groups};
use crate::app::{Command, VaultCommand};
use crate::domain::recovery::RecoveryCode;
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui, vec2};

/// What it is for, the groups with their numbers, and the two keys.
pub(in crate::ui::screens) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, code: &RecoveryCode) {
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width().min(900.0), rect.height().min(700.0)));
    let parts = rows(rect, GAP * 1.5, &[56.0, 96.0, 0.0, 96.0, 80.0]);
    let title = cx.t("recovery-title");
    cx.words(ui, &title, parts[0], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let what = cx.t("recovery-what");
    cx.words(ui, &what, parts[1], TYPE_WORD, Weight::Regular, Align::Center, 3, cx.colors.ink);
    for (index, (place, group)) in groups(parts[2], code.groups().len()).into_iter().zip(code.groups()).enumerate() {
        frame(ui, cx, place, cx.colors.line);
        let (number, letters) = place.split_top_bottom_at_y(place.top() + 28.0);
        let nth = (index + 1).to_string();
        cx.words(ui, &nth, number, TYPE_SECOND * 0.8, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
        cx.words(ui, group, letters, TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    }
    let keep = cx.t("recovery-keep");
    cx.words(ui, &keep, parts[3], TYPE_SECOND, Weight::Regular, Align::Center, 3, cx.colors.ink);
    let places = columns(parts[4], GAP, &[0.0, 0.0]);
    let print = cx.t("recovery-print");
    if Key::new("recovery-print", places[0], &print).icon("print").beside().lines(2).show(ui, cx) {
        cx.send(Command::Vault(VaultCommand::PrintCode));
    }
    let kept = cx.t("recovery-kept");
    let key = Key::new("recovery-kept", places[1], &kept).icon("check").beside().lines(2).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Vault(VaultCommand::CodeKept));
    }
}
