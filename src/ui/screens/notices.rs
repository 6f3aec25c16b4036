//! The oldest unread notice: one sentence with what to do, at the lower edge of the top line; stays until read.

use crate::app::{Command, CreateStep, Room, State};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Weight, columns};
use crate::ui::window::notice_color;
use egui::{Rect, Stroke, StrokeKind, Ui, vec2};

/// As high as the line of suggestions, which it covers in Talk: the board stays free.
pub(super) const HEIGHT: f32 = 72.0;

/// Tells the room what will be covered: all of it by a question that waits. Call before the room is drawn.
pub(super) fn cover(ui: &Ui, cx: &mut Cx<'_>, rect: Rect) {
    let asked = cx.state.recognize.asked.is_some();
    let noticed = !cx.state.notices.is_empty();
    let covered = if asked { Some(ui.max_rect()) } else { noticed.then(|| place(cx.state, rect)) };
    cx.kit.pad.cover(covered);
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.kit.pad.cover(None);
    // Never more than one question, and a question before a notice.
    let Some(notice) = cx.state.notices.front().filter(|_| cx.state.recognize.asked.is_none()) else { return };
    let (sentence, hint) = cx.texts.notice(notice);
    let place = place(cx.state, rect);
    // A finger on the words of the notice presses nothing that lies under them.
    let under = egui::Id::unique("notice");
    ui.interact(place, under, egui::Sense::click());
    cx.kit.pad.shield(under, place);
    let color = notice_color(&cx.colors, notice.kind);
    let painter = ui.painter().clone();
    painter.rect_filled(place.translate(vec2(0.0, 3.0)), RADIUS_CARD, cx.colors.veil.gamma_multiply(0.35));
    painter.rect_filled(place, RADIUS_CARD, cx.colors.paper);
    painter.rect_stroke(place, RADIUS_CARD, Stroke::new(cx.colors.border.max(3.0), color), StrokeKind::Inside);
    let parts = columns(place, GAP, &[0.0, 92.0, 92.0]);
    let spoken = match &hint {
        Some(hint) => format!("{sentence} {hint}"),
        None => sentence.clone(),
    };
    let text = parts[0].shrink2(vec2(16.0, 8.0));
    match &hint {
        Some(hint) if text.width() > 320.0 => {
            let (first, second) = text.split_top_bottom_at_fraction(0.54);
            cx.words(ui, &sentence, first, TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.ink);
            cx.words(ui, hint, second, 16.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
        }
        // A narrow window has room for both only as one text.
        _ => cx.words(ui, &spoken, text, 16.0, Weight::Bold, Align::Left, 3, cx.colors.ink),
    }
    let read = cx.t("read-aloud");
    if Key::new("notice-read", parts[1], &read).icon("read-aloud").size(14.0).lines(1).show(ui, cx) {
        cx.send(Command::Say(spoken));
    }
    let close = cx.t("dismiss-notice");
    let ok = cx.t("ok");
    if Key::new("notice-close", parts[2], &close).icon("check").word(&ok).size(14.0).lines(1).show(ui, cx) {
        cx.send(Command::DismissNotice);
    }
}

/// Where the notice lies: over the line of suggestions in Talk (never over the board), between the keys of the last line
/// while one draws (never over the colours), under the top line elsewhere.
fn place(state: &State, rect: Rect) -> Rect {
    if state.room == Room::Create && state.create.step == CreateStep::Draw && rect.width() > 1000.0 {
        return super::create::beside_main_action(rect);
    }
    let top = match state.room {
        // The way out has no line at the top, and its keys are not to be covered.
        _ if state.calm.way_out => rect.top(),
        Room::Talk => match super::talk::second_notice_top(state, rect, HEIGHT) {
            Some(top) => top,
            None => super::talk::notice_top(rect, state.recognize.on.is_some()),
        },
        Room::Who | Room::Home => rect.bottom() - HEIGHT,
        _ => rect.top() + super::top::HEIGHT + GAP,
    };
    Rect::from_min_size(egui::pos2(rect.left(), top), vec2(rect.width(), HEIGHT))
}
