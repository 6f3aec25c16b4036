//! A PIN that nobody knows any more: what it costs is said before, and it takes a while, so that nobody does it in passing.

use super::pin::PinPad;
use crate::app::{Command, ServicesCommand};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, rows};
use egui::{Rect, Ui};

/// What is lost, from when on it can be done, and the two keys.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect) {
    let size = egui::vec2(rect.width().min(640.0), rect.height().min(620.0));
    let coded = cx.state.vault.code_made.is_some();
    let code = if coded { 72.0 } else { 0.1 };
    let parts = rows(Rect::from_center_size(rect.center(), size), GAP, &[code, 0.0, 0.0, 0.0, 72.0, 72.0]);
    if coded {
        let name = cx.t("recovery-use");
        let key = Key::new("pin-recover", parts[0], &name).icon("label").beside();
        if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
            pad.recover();
        }
    }
    let from = cx.state.services.forget_from;
    let when = match from {
        Some(from) => {
            let time = dates::day_and_time(cx.texts.lang(), from, cx.state.utc_offset_min);
            cx.tn("pin-forget-from", &[("time", &time)])
        }
        None => cx.t("pin-forget-who").to_string(),
    };
    let costs = [cx.t("pin-forget-costs").to_string(), cx.t("pin-forget-keeps").to_string(), when];
    for (text, place) in costs.iter().zip(&parts[1..]) {
        cx.words(ui, text, *place, TYPE_WORD, Weight::Bold, Align::Left, 4, cx.colors.ink);
    }
    let (text, command) = match from {
        None => ("pin-forget-begin", ServicesCommand::WishPinForgotten),
        Some(_) => ("pin-forget-now", ServicesCommand::ForgetPin),
    };
    let name = cx.t(text);
    if Key::new(text, parts[4], &name).icon(if from.is_some() { "trash" } else { "clock" }).beside().show(ui, cx) {
        cx.send(Command::Services(command));
    }
    let back = cx.t("back");
    if Key::new("pin-forget-back", parts[5], &back).icon("previous").beside().lines(1).show(ui, cx) {
        pad.forgot(false);
    }
}
