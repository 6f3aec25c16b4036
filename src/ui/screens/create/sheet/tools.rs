//! What draws: one key a tool; the tool in the hand is lit.

use super::SheetPage;
use crate::app::Command;
use crate::domain::drawing::{Form, Tool, ToolKind};
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TARGET};
use crate::ui::kit::{Cx, Key, columns, grid_cell};
use egui::{Rect, Ui};

/// Icon and text of every tool, in the order of the menu, which is that of [`ToolKind::ALL`].
pub(in crate::ui::screens) const TOOLS: [(&str, &str); 10] = [
    ("crayon", "tool-crayon"),
    ("marker", "tool-marker"),
    ("watercolour", "tool-watercolor"),
    ("brush", "tool-ink"),
    ("pen", "tool-pencil"),
    ("eraser", "tool-eraser"),
    ("fill", "tool-fill"),
    ("stamp", "tool-stamp"),
    ("shapes", "tool-shape"),
    ("spark", "tool-sparkle"),
];

/// The tool in the hand, and what the others were left with.
pub(super) struct Hold {
    index: usize,
    pub(super) form: (Form, bool),
    pub(super) stamp: SymbolRef,
    page: usize,
}

impl Default for Hold {
    fn default() -> Self {
        Self { index: 0, form: (Form::Circle, false), stamp: SymbolRef::from("⭐"), page: 0 }
    }
}

impl Hold {
    /// A tool that is hidden by now is put away.
    fn settle(&mut self, cx: &Cx<'_>) {
        let shown = |index: &usize| shows(cx, *index);
        if !shown(&self.index) {
            self.index = (0..TOOLS.len()).find(shown).unwrap_or_default();
        }
    }

    pub(super) fn tool(&self) -> Tool {
        match self.index {
            0 => Tool::Crayon,
            1 => Tool::Marker,
            2 => Tool::Watercolor,
            3 => Tool::Ink,
            4 => Tool::Pencil,
            5 => Tool::Eraser,
            6 => Tool::Fill,
            7 => Tool::Stamp(self.stamp.clone()),
            8 => Tool::Shape { form: self.form.0, filled: self.form.1 },
            _ => Tool::Sparkle,
        }
    }
}

/// Whether the person has a tool.
fn shows(cx: &Cx<'_>, index: usize) -> bool {
    ToolKind::ALL.get(index).is_none_or(|kind| cx.state.shows_tool(*kind))
}

/// All tools, `down` in a column. Where one is hidden, its place stays empty.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, down: usize) {
    page.tool.settle(cx);
    let across = TOOLS.len().div_ceil(down.max(1));
    for index in 0..TOOLS.len() {
        let cell = grid_cell(rect, 6.0, (across, down.max(1)), (index % across, index / across));
        one(ui, cx, page, cell, index);
    }
}

/// As many tools as fit into one line, and a key to the next ones.
pub(super) fn pages(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect) {
    let fit = (((rect.width() + GAP) / (TARGET + GAP)) as usize).max(2);
    if fit >= TOOLS.len() {
        return show(ui, cx, page, rect, 1);
    }
    page.tool.settle(cx);
    let places = columns(rect, GAP, &vec![0.0; fit]);
    let shown = fit - 1;
    page.tool.page %= TOOLS.len().div_ceil(shown);
    for (place, index) in places.iter().zip((0..TOOLS.len()).skip(page.tool.page * shown).take(shown)) {
        one(ui, cx, page, *place, index);
    }
    let name = cx.t("tools-more");
    if Key::new("tools-more", places[shown], &name).icon("more").wordless().show(ui, cx) {
        page.tool.page += 1;
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, cell: Rect, index: usize) {
    let (icon, text) = TOOLS[index];
    if !shows(cx, index) {
        return;
    }
    let name = cx.t(text);
    let key = Key::new(("tool", text), cell, &name).icon(icon).size(13.0).lines(1).sign_share(0.62);
    if key.chosen(page.tool.index == index).show(ui, cx) {
        page.tool.index = index;
        page.offer();
        cx.send(Command::Say(name.to_string()));
    }
}
