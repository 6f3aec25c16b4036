//! Helps for a hand that draws: how a line begins and ends, how calm it is, what does not count.

use super::lines::{Lines, choice, number, save};
use crate::domain::access::{HandSettings, Way};
use crate::domain::profile::Profile;
use crate::ui::kit::Cx;
use egui::Ui;

/// Milliseconds of one tap.
const STEP_MS: u32 = 100;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let hand = &mut new.hand;
    let ways = [Way::Drag, Way::Taps, Way::Dwell];
    let now = ways.iter().position(|way| *way == hand.way).unwrap_or(0);
    if let Some(index) = choice(ui, cx, lines.line(), "hand-way", &["hand-drag", "hand-taps", "hand-dwell"], now) {
        hand.way = ways[index];
    }
    hand.smooth = degree(ui, cx, lines, "hand-smooth", hand.smooth);
    hand.straight = degree(ui, cx, lines, "hand-straight", hand.straight);
    let now = usize::from(!hand.ignore_palm);
    if let Some(index) = choice(ui, cx, lines.line(), "hand-palm", &["on", "off"], now) {
        hand.ignore_palm = index == 0;
    }
    hand.slow_start_ms = time(ui, cx, lines, "hand-slow", hand.slow_start_ms, 0..=HandSettings::MOST_MS);
    hand.dwell_ms = time(ui, cx, lines, "hand-dwell-time", hand.dwell_ms, 300..=HandSettings::MOST_MS);
    if new != *person {
        save(cx, new);
    }
}

/// 0 to 10.
fn degree(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, text: &'static str, value: u8) -> u8 {
    let shown = cx.tn("hand-degree", &[("value", &value.to_string())]);
    let step = number(ui, cx, lines.line(), text, &shown, (value > 0, value < 10));
    value.saturating_add_signed(step as i8).min(10)
}

fn time(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    lines: &mut Lines,
    text: &'static str,
    value: u32,
    range: std::ops::RangeInclusive<u32>,
) -> u32 {
    let shown = cx.tn("milliseconds", &[("value", &format!("{:.1}", f64::from(value) / 1000.0))]);
    let step = number(ui, cx, lines.line(), text, &shown, (value > *range.start(), value < *range.end()));
    value.saturating_add_signed(step * STEP_MS as i32).clamp(*range.start(), *range.end())
}
