//! An honest waiting picture: who has it now, how many are before it, how long it has been, and what can be seen so far.

use crate::app::Moving;
use crate::art::picture::Picture;
use crate::domain::service::{AskState, ServiceAsk};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, inset, rows};
use egui::{Id, Rect, Ui, Vec2};
use std::sync::Arc;
use std::time::Duration;

/// Draws it. `partial` shows the picture so far.
pub(in crate::ui::screens) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    ask: &ServiceAsk,
    partial: impl FnOnce(&mut Ui, Rect, Arc<Picture>),
) {
    let parts = rows(rect, GAP, &[0.0, 44.0, 36.0]);
    let side = parts[0].width().min(parts[0].height());
    let paper = Rect::from_center_size(parts[0].center(), Vec2::splat(side));
    ui.painter().rect_filled(paper, RADIUS_CARD, cx.colors.paper);
    let moving = cx.state.services.moving.get(&ask.id).cloned().unwrap_or_default();
    match moving.picture.clone() {
        Some(picture) => partial(ui, inset(paper, 8.0), picture),
        None => {
            let icon = if ask.state == AskState::Sent { "clock" } else { "eye" };
            let place = Rect::from_center_size(paper.center(), Vec2::splat((side * 0.4).min(180.0)));
            let ctx = ui.ctx().clone();
            cx.icon(&ctx, icon, place, cx.colors.soft_ink);
        }
    }
    if let (AskState::Sent, Some(part)) = (&ask.state, moving.part) {
        let bar = Rect::from_min_size(parts[1].min, egui::vec2(parts[1].width(), 6.0));
        ui.painter().rect_filled(bar, 3.0, cx.colors.line);
        ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * part), 3.0, cx.colors.progress);
    }
    let text = says(cx, ask, &moving);
    cx.words(ui, &text, parts[1], TYPE_SENTENCE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let elapsed = cx.tn("service-elapsed", &clock(elapsed_s(ui, cx, ask)).each_ref().map(|(n, v)| (*n, v.as_str())));
    let painter = ui.painter().clone();
    cx.kit.labels.paint(&painter, &elapsed, parts[2], TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    ui.ctx().request_repaint_after(Duration::from_secs(1));
}

fn says(cx: &mut Cx<'_>, ask: &ServiceAsk, moving: &Moving) -> String {
    match (&ask.state, moving.place, moving.part) {
        (AskState::WaitsBefore, ..) => cx.t("service-waits-before").to_string(),
        (AskState::Wording, ..) => cx.t("service-wording").to_string(),
        (AskState::Checking, ..) => cx.t("service-checking").to_string(),
        (AskState::WaitsAfter, ..) => cx.t("service-waits-after").to_string(),
        (_, Some(place @ 1..), _) => cx.tn("service-place", &[("place", &place.to_string())]),
        (_, _, Some(part)) => cx.tn("service-part", &[("percent", &format!("{:.0}", part * 100.0))]),
        _ => cx.t("service-making").to_string(),
    }
}

/// Seconds since the person asked. The face has no clock but its own frames: it counts on from when it first showed this.
fn elapsed_s(ui: &Ui, cx: &Cx<'_>, ask: &ServiceAsk) -> u64 {
    let now = ui.input(|input| input.time);
    let before = cx.state.now.saturating_sub(ask.asked).max(0) as f64 / 1000.0;
    let began = ui.data_mut(|data| *data.get_temp_mut_or(Id::unique(("awaited", &ask.id.0)), now - before));
    (now - began).max(0.0) as u64
}

fn clock(seconds: u64) -> [(&'static str, String); 2] {
    [("minutes", (seconds / 60).to_string()), ("seconds", (seconds % 60).to_string())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_minutes_and_seconds() {
        assert_eq!(clock(0).map(|(_, value)| value), ["0", "0"]);
        assert_eq!(clock(125).map(|(_, value)| value), ["2", "5"]);
    }
}
