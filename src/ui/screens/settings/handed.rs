//! A file that was opened with the program: what it is, and whether to bring it in. Nothing comes in by itself.

use super::SettingsPage;
use super::lines::Lines;
use crate::app::{BoardsCommand, Command, PackagesCommand, VaultCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use crate::ui::screens::services::{PinPad, pin_pad_only};
use egui::{Rect, Ui, vec2};
use std::path::{Path, PathBuf};

/// Ending of packages of this program; whatever else is handed over is boards.
const PACKAGE: &str = "malgeurim";

/// The tab where such a file is taken in: that of packages or that of boards.
pub(super) fn tab(file: &Path) -> &'static str {
    if is_package(file) { "settings-safe" } else { "settings-board" }
}

fn is_package(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(PACKAGE))
}

/// The file's name, a key that brings it in and one that does not: the first line of its tab.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, here: &str) {
    let Some(file) = page.handed.as_deref().filter(|file| tab(file) == here) else { return };
    let row = lines.line();
    let wide = (row.width() * 0.24).clamp(76.0, 200.0);
    let places = columns(row, GAP, &[0.0, wide, wide]);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = cx.tn("handed-file", &[("name", &name)]);
    cx.words(ui, &text, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let busy = is_package(file) && cx.state.packages.job.is_some();
    let (bring, leave) = (cx.t("handed-bring"), cx.t("handed-leave"));
    let key = Key::new("handed-bring", places[1], &bring).icon("import").beside().enabled(!busy);
    let key = key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main);
    let chosen = if key.show(ui, cx) { page.handed.take() } else { None };
    if Key::new("handed-leave", places[2], &leave).icon("close").beside().show(ui, cx) {
        page.handed = None;
    }
    if let Some(file) = chosen {
        cx.send(command(file));
    }
}

/// Where there is a PIN, whoever brings a file in knows it.
pub(super) fn pin(ui: &mut Ui, cx: &mut Cx<'_>, pad: &mut PinPad, rect: Rect) {
    let parts = rows(rect, GAP, &[44.0, 0.0, 72.0]);
    let text = cx.t("import-pin");
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.ink);
    pin_pad_only(ui, cx, pad, parts[1]);
    let leave = cx.t("handed-leave");
    let place = Rect::from_center_size(parts[2].center(), vec2(parts[2].width().min(480.0), parts[2].height()));
    if Key::new("import-leave", place, &leave).icon("close").beside().lines(1).show(ui, cx) {
        cx.send(Command::Vault(VaultCommand::LeaveImports));
    }
}

fn command(file: PathBuf) -> Command {
    if is_package(&file) {
        Command::Packages(PackagesCommand::Import(file))
    } else {
        Command::Boards(BoardsCommand::Import(vec![file]))
    }
}
