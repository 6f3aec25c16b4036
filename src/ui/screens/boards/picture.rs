//! A picture for the chosen button, or for the board: a symbol that is looked for, a photograph, an own work, a file.

use super::{BoardsPage, Open, head};
use crate::app::{Command, EditCommand, PictureKey, SymbolFound};
use crate::domain::artwork::Artwork;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::{camera, who};
use egui::{Rect, Ui};
use std::path::PathBuf;

/// What can be chosen.
enum Choice {
    Symbol(SymbolRef, String),
    Work(Box<Artwork>),
    File(PathBuf),
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let of_button = cx.state.edited_button().is_some();
    let parts = rows(rect, GAP, &[76.0, 72.0, 0.0, 72.0]);
    let title = cx.t(if of_button { "edit-picture-title" } else { "edit-background-title" });
    head(ui, cx, page, parts[0], &title);
    let wide = (rect.width() * 0.25).min(220.0);
    if of_button {
        let places = columns(parts[1], GAP, &[0.0, wide, wide]);
        if page.finding.show(ui, cx, places[0]) {
            page.page = 0;
        }
        camera::key(ui, cx, places[1]);
        let name = cx.t("edit-picture-plain");
        if Key::new("edit-picture-plain", places[2], &name).icon("words").beside().size(16.0).lines(2).show(ui, cx) {
            cx.send(Command::Edit(EditCommand::Symbol(None)));
            page.open(Open::Deeds);
        }
    } else {
        camera::key(ui, cx, parts[1]);
    }
    if cx.state.editing.reading.is_some() {
        let text = cx.t("loading");
        cx.words(ui, &text, parts[2], 26.0, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    } else {
        choices(ui, cx, page, parts[2], of_button);
    }
    file(ui, cx, page, parts[3]);
}

/// Symbols that are found; nobody leafs through more.
const SHOWN: usize = 200;

/// What was looked for; else the person's own works, then the pictures of this device.
fn all(cx: &Cx<'_>, page: &mut BoardsPage, of_button: bool) -> Vec<Choice> {
    if of_button && page.finding.is_on() {
        let typed = page.finding.typed();
        if page.found.0 != typed {
            page.found = (typed.to_owned(), cx.state.find_symbols(typed, SHOWN));
        }
        let name = |found: &SymbolFound| found.name.get(cx.state.lang()).to_owned();
        return page.found.1.iter().map(|found| Choice::Symbol(found.symbol.clone(), name(found))).collect();
    }
    let works = cx.state.library.works(cx.state.who.as_ref()).into_iter();
    let seen = works.filter(|work| !(work.is_empty() && cx.state.library.marks_of(&work.id).is_empty())).cloned();
    let files = cx.state.create.files.iter().cloned().map(Choice::File);
    seen.map(|work| Choice::Work(Box::new(work))).chain(files).collect()
}

fn choices(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect, of_button: bool) {
    let all = all(cx, page, of_button);
    if all.is_empty() {
        let text = cx.t(if page.finding.is_on() { "search-none" } else { "edit-picture-none" });
        return cx.words(ui, &text, rect, 24.0, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
    }
    let side = if of_button && page.finding.is_on() { 120.0 } else { 170.0 };
    let fit = |length: f32| ((length / side) as usize).clamp(1, 8);
    let (across, down) = (fit(rect.width() - 168.0), fit(rect.height()));
    let pages = all.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { rect.shrink2(egui::vec2(84.0, 0.0)) } else { rect };
    for (index, choice) in all.into_iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        if one(ui, cx, &choice, cell) {
            page.open(Open::Deeds);
        }
    }
    who::turn(ui, cx, rect, &mut page.page, pages);
}

/// One choice; true when it was taken.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, choice: &Choice, cell: Rect) -> bool {
    let painter = ui.painter().clone();
    let (command, taken) = match choice {
        Choice::Symbol(symbol, name) => {
            let key = Key::new(("symbol", symbol.0.as_str()), cell, name).sign(Sign::Symbol(symbol.clone()));
            (EditCommand::Symbol(Some(symbol.clone())), key.size(16.0).lines(1).show(ui, cx))
        }
        Choice::Work(work) => {
            let untitled = cx.t("untitled").to_string();
            let name = if work.title.text.is_empty() { untitled } else { work.title.text.clone() };
            let taken = Key::new(("work", work.id.as_str()), cell, &name).wordless().show(ui, cx);
            let state = cx.state;
            paint_picture(ui, cx, &painter, inset(cell, 8.0), |side| state.work_picture(work, side));
            (EditCommand::Work(work.id.clone()), taken)
        }
        Choice::File(path) => {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let taken = Key::new(("file", path), cell, &name).wordless().show(ui, cx);
            paint_picture(ui, cx, &painter, inset(cell, 8.0), |side| PictureKey::File(path.clone(), side.min(256)));
            (EditCommand::File(path.clone()), taken)
        }
    };
    if taken {
        cx.send(Command::Edit(command));
    }
    taken
}

/// A file by its path, or one that was dropped on the window.
fn file(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, (rect.width() * 0.3).min(200.0)]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, 1000);
    let name = cx.t("open-file");
    let named = !page.path.trim().is_empty();
    let typed = Key::new("edit-open-file", places[1], &name).icon("open").beside().enabled(named).show(ui, cx);
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    let path = dropped.or_else(|| typed.then(|| page.path.trim().into()));
    if let Some(path) = path {
        page.path.clear();
        cx.send(Command::Edit(EditCommand::File(path)));
        page.open(Open::Deeds);
    }
}
