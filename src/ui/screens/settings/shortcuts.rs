//! The shortcuts of the keyboard, to be read.

use super::access::hint;
use super::lines::Lines;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Weight, columns};
use crate::ui::shortcuts::{SHORTCUTS, Shortcut};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    hint(ui, cx, lines, "shortcut-tab");
    // Two a line.
    for pair in SHORTCUTS.chunks(2) {
        let places = columns(lines.line(), GAP * 2.0, &[0.0, 0.0]);
        for (shortcut, place) in pair.iter().zip(places) {
            one(ui, cx, place, shortcut);
        }
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, shortcut: &Shortcut) {
    let places = columns(rect, GAP, &[(rect.width() * 0.4).min(240.0), 0.0]);
    let mut keys = String::new();
    if shortcut.modifiers.command {
        keys.push_str("Ctrl + ");
    }
    if shortcut.modifiers.shift {
        keys.push_str("Shift + ");
    }
    keys.push_str(shortcut.key.name());
    cx.words(ui, &keys, places[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let text = cx.t(shortcut.text);
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
}
