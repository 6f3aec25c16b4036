//! Settings of the person: one line a setting, each changed by taps, each saved at once and undoable.

mod access;
mod boards;
mod drawing;
mod face;
mod group;
mod handed;
mod keyboard;
pub(super) mod lines;
mod looks;
mod packages;
mod practice;
mod recognize;
mod shortcuts;
mod switches;
mod tabs;
pub(super) mod voices;
mod words;

use super::services::PinPad;
use crate::domain::profile::Theme;
use crate::ui::kit::tokens::{Colors, GAP};
use crate::ui::kit::{Cx, Key, grid_cell, rows};
use egui::{Rect, Ui};
use lines::{Lines, Turned};
use std::path::PathBuf;

/// What only this screen knows.
#[derive(Default)]
pub struct SettingsPage {
    tab: usize,
    path: String,
    /// A file that was opened with the program and waits for an answer.
    handed: Option<PathBuf>,
    /// Where a package is.
    package: String,
    /// The name of a new group.
    group: String,
    /// A word of the person's own.
    word: String,
    /// Whose pictures are, as told in "about", and of what that was made.
    credits: ((u64, usize), Vec<String>),
    /// Where the lines of the tab are.
    pub(super) turned: Turned,
    /// The list of voices.
    voices: voices::VoicesPage,
    /// The open part of the tab of access.
    access: access::Open,
    /// Asked before files are brought in.
    pin: PinPad,
    /// What only the tab of services knows.
    pub(super) services: super::services::ServicesPage,
}

impl SettingsPage {
    /// Opens the list of shortcuts.
    pub(super) fn show_shortcuts(&mut self) {
        (self.tab, self.access) = (ACCESS, access::Open::Keyboard);
        self.turn_to_top();
    }

    /// Opens the tab where the file is taken in, and asks there.
    pub(super) fn hand(&mut self, file: PathBuf) {
        let here = handed::tab(&file);
        self.tab = TABS.iter().position(|(text, _)| *text == here).unwrap_or_default();
        self.handed = Some(file);
        self.turn_to_top();
    }

    /// Back to the first line.
    pub(super) fn turn_to_top(&mut self) {
        self.turned.turn_back();
    }
}

const TABS: [(&str, &str); 11] = [
    ("settings-look", "sun"),
    ("settings-speech", "sound"),
    ("settings-board", "talk"),
    ("settings-touch", "hand"),
    ("settings-keyboard", "keyboard"),
    ("settings-access", "switch"),
    ("settings-drawing", "draw"),
    ("settings-recognize", "eye"),
    ("settings-safe", "backup"),
    ("settings-services", "network"),
    ("settings-about", "info"),
];

/// Which of them is the way of access.
const ACCESS: usize = 5;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    let Some(person) = cx.state.person().cloned() else { return };
    // Eleven tabs stand on two lines where one line would make them too small.
    let (across, down) = if rect.width() < 620.0 { (6, 2) } else { (TABS.len(), 1) };
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 80.0 * down as f32 - GAP, 0.0]);
    let title = cx.tn("settings-of", &[("name", &person.name)]);
    super::top::show(ui, cx, parts[0], &title, &title);
    for (index, (text, icon)) in TABS.into_iter().enumerate() {
        let place = grid_cell(parts[1], GAP, (across, down), (index % across, index / across));
        let name = cx.t(text);
        let key = Key::new(("tab", text), place, &name).icon(icon).lines(1).chosen(index == page.tab);
        let key = if place.width() > 140.0 { key.beside() } else { key.size(14.0) };
        if key.show(ui, cx) {
            page.tab = index;
            page.turn_to_top();
            page.access = access::Open::All;
            page.voices.open = None;
            cx.kit.reach.learn(false);
        }
    }
    if !cx.state.packages.waiting.is_empty() {
        return handed::pin(ui, cx, &mut page.pin, parts[2]);
    }
    if TABS.get(page.tab).is_some_and(|(text, _)| *text == "settings-services") {
        return super::services::show(ui, cx, page, parts[2]);
    }
    if page.tab == ACCESS {
        return access::show(ui, cx, page, parts[2], &person);
    }
    if let Some(list) = page.voices.open {
        return voices::show(ui, cx, page, list, parts[2], &person);
    }
    let mut lines = Lines::new(parts[2], &page.turned);
    if let Some((text, _)) = TABS.get(page.tab) {
        handed::show(ui, cx, page, &mut lines, text);
    }
    match page.tab {
        0 => tabs::look(ui, cx, &mut lines, &person),
        1 => tabs::speech(ui, cx, page, &mut lines, &person),
        2 => {
            tabs::board(ui, cx, &mut lines, &person);
            boards::show(ui, cx, page, &mut lines, &person);
            words::show(ui, cx, page, &mut lines, &person);
        }
        3 => tabs::touch(ui, cx, &mut lines, &person),
        4 => keyboard::show(ui, cx, &mut lines, &person),
        6 => drawing::show(ui, cx, &mut lines, &person),
        7 => recognize::show(ui, cx, &mut lines, &person),
        8 => {
            tabs::safe(ui, cx, &mut lines);
            group::show(ui, cx, page, &mut lines, &person);
            packages::show(ui, cx, page, &mut lines, &person);
        }
        _ => {
            let credits = boards::credits(cx, page);
            tabs::about(ui, cx, &mut lines, &credits);
        }
    }
    lines.turn(ui, cx, &mut page.turned, parts[2]);
}

/// egui's own widgets (text fields) in our colours.
pub fn style_widgets(style: &mut egui::Style, colors: &Colors) {
    let visuals = &mut style.visuals;
    visuals.dark_mode = colors.theme != Theme::Light;
    visuals.override_text_color = Some(colors.ink);
    visuals.text_edit_bg_color = Some(colors.paper);
    visuals.extreme_bg_color = colors.paper;
    visuals.panel_fill = colors.hanji;
    // Wide enough to be found by everybody.
    visuals.text_cursor.stroke = egui::Stroke::new(4.0, colors.main);
    visuals.selection.bg_fill = colors.progress;
    visuals.selection.stroke = egui::Stroke::new(2.0, colors.main);
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.bg_stroke = egui::Stroke::new(colors.border, colors.line);
        widget.corner_radius = egui::CornerRadius::same(14);
    }
}
