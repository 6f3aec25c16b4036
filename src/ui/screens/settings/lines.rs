//! Lines of settings: a named choice, a named number; those that do not fit are turned to.

use crate::app::{Command, SettingsCommand};
use crate::domain::profile::Profile;
use crate::ui::kit::tokens::{GAP, TARGET_STAFF, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// Height of a line in points.
pub(in crate::ui::screens) const ROW: f32 = 72.0;

/// Width of the buttons that turn to more lines.
const TURN: f32 = 72.0;

/// Where two keys above each other would be too small, they stand side by side.
fn is_low(rect: Rect) -> bool {
    rect.height() < 2.0 * TARGET_STAFF + GAP
}

fn turn_width(rect: Rect) -> f32 {
    if is_low(rect) { TURN * 2.0 + GAP } else { TURN }
}

/// Where lines are turned to: how many there are, and which is the first that is shown.
#[derive(Default)]
pub(in crate::ui::screens) struct Turned {
    lines: usize,
    first: usize,
}

impl Turned {
    /// Back to the first line.
    pub(in crate::ui::screens) fn turn_back(&mut self) {
        self.first = 0;
    }
}

/// The lines of a tab, from the top. Those that do not fit are turned to by big buttons; until then they have no height,
/// and nothing is drawn in them.
pub(in crate::ui::screens) struct Lines {
    rect: Rect,
    first: usize,
    fit: usize,
    count: usize,
}

impl Lines {
    /// The lines of a tab, from the one that was turned to.
    pub(in crate::ui::screens) fn new(rect: Rect, page: &Turned) -> Self {
        let fit = (((rect.height() + GAP) / (ROW + GAP)) as usize).max(1);
        let beside = if page.lines > fit { turn_width(rect) + GAP } else { 0.0 };
        Self { rect: rect.with_max_x(rect.right() - beside), first: page.first, fit, count: 0 }
    }

    /// Width of a line.
    pub(in crate::ui::screens) fn width(&self) -> f32 {
        self.rect.width()
    }

    /// The next line.
    pub(in crate::ui::screens) fn line(&mut self) -> Rect {
        let place = self.count.checked_sub(self.first).filter(|place| *place < self.fit);
        self.count += 1;
        let (top, height) = place.map_or((0.0, 0.0), |place| (place as f32 * (ROW + GAP), ROW));
        Rect::from_min_size(self.rect.min + egui::vec2(0.0, top), egui::vec2(self.rect.width(), height))
    }

    /// Notes how many lines there were and draws the buttons that turn, if not all are shown.
    pub(in crate::ui::screens) fn turn(self, ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Turned, whole: Rect) {
        if page.lines != self.count {
            page.lines = self.count;
            ui.ctx().request_repaint();
        }
        page.first = self.first.min(self.count.saturating_sub(self.fit));
        if self.count <= self.fit {
            return;
        }
        let keys = whole.with_min_x(whole.right() - turn_width(whole));
        let places = if is_low(whole) { columns(keys, GAP, &[0.0, 0.0]) } else { rows(keys, GAP, &[0.0, 0.0]) };
        // Two lists may stand side by side.
        let at = whole.left() as i32;
        let before = cx.t("page-previous");
        let key = Key::new(("lines-before", at), places[0], &before).icon("up").wordless().enabled(page.first > 0);
        if key.show(ui, cx) {
            page.first = page.first.saturating_sub(self.fit);
        }
        let after = cx.t("page-next");
        let more = page.first + self.fit < self.count;
        if Key::new(("lines-after", at), places[1], &after).icon("down").wordless().enabled(more).show(ui, cx) {
            page.first += self.fit;
        }
    }
}

/// A named setting with a few choices; gives back the one that was tapped.
pub(in crate::ui::screens) fn choice(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    text: &'static str,
    options: &[&'static str],
    now: usize,
) -> Option<usize> {
    let label = (row.width() * 0.32).min(300.0);
    let widths: Vec<f32> = std::iter::once(label).chain(options.iter().map(|_| 0.0)).collect();
    let places = columns(row, GAP, &widths);
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let mut tapped = None;
    for (index, (option, place)) in options.iter().zip(&places[1..]).enumerate() {
        let word = cx.t(option);
        let spoken = format!("{name}: {word}");
        if Key::new((text, *option), *place, &spoken).word(&word).chosen(index == now).show(ui, cx) {
            tapped = Some(index);
        }
    }
    tapped
}

/// A named number with less and more; gives back the new value.
pub(in crate::ui::screens) fn number(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    text: &'static str,
    shown: &str,
    (less, more): (bool, bool),
) -> i32 {
    let places = columns(
        row,
        GAP,
        &[(row.width() * 0.32).min(300.0), 120.0_f32.min(row.width() * 0.2), 0.0, 120.0_f32.min(row.width() * 0.2)],
    );
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    cx.words(ui, shown, places[2], TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let spoken = format!("{name} {}", cx.t("smaller"));
    let down = Key::new((text, "less"), places[1], &spoken).icon("remove").wordless().enabled(less).show(ui, cx);
    let spoken = format!("{name} {}", cx.t("larger"));
    let up = Key::new((text, "more"), places[3], &spoken).icon("add").wordless().enabled(more).show(ui, cx);
    i32::from(up) - i32::from(down)
}

/// Saves the person as edited.
pub(in crate::ui::screens) fn save(cx: &mut Cx<'_>, person: Profile) {
    cx.send(Command::Settings(SettingsCommand::Save(Box::new(person))));
}
