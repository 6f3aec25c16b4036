//! Lines to type in, each with its name in sight also while something stands in it.

use super::form::Form;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, hinted, secret_field};
use egui::{Rect, Ui};

/// Most characters of a key and of a path.
const MAX_KEY: usize = 4000;
const MAX_PATH: usize = 1000;
/// Below this width the name stands above the line.
pub(in crate::ui::screens) const NARROW: f32 = 620.0;

/// Where the name and where the line goes.
fn split(row: Rect) -> (Rect, Rect) {
    if row.width() < NARROW {
        return row.split_top_bottom_at_y(row.top() + row.height() * 0.36);
    }
    let places = columns(row, GAP, &[(row.width() * 0.32).min(300.0), 0.0]);
    (places[0], places[1])
}

fn name_of_line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, name: &str) {
    let (size, lines) = if rect.height() < 40.0 { (TYPE_SECOND, 1) } else { (TYPE_WORD, 2) };
    cx.words(ui, name, rect, size, Weight::Bold, Align::Left, lines, cx.colors.ink);
}

/// A line for a text, by the name of its text.
pub(in crate::ui::screens) fn typed(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    (name, hint): (&'static str, &str),
    text: &mut String,
    limit: usize,
) {
    let name = cx.t(name);
    labelled(ui, cx, row, (&name, hint), text, limit);
}

/// A line for a text, with its name in words.
pub(super) fn labelled(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    (name, hint): (&str, &str),
    text: &mut String,
    limit: usize,
) {
    let (label, place) = split(row);
    name_of_line(ui, cx, label, name);
    hinted(ui, place, text, (name, hint), TYPE_WORD, limit);
}

/// The key: dots only, a key to paste it, and one to forget the one that is kept.
pub(super) fn key_line(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, form: &mut Form) {
    let kept = form.was().is_some_and(|was| cx.state.services.keyed.contains(was)) && !form.forget_key;
    let (label, place) = split(row);
    let name = cx.t(if kept { "entry-key-kept" } else { "entry-key" });
    name_of_line(ui, cx, label, &name);
    let places = columns(place, GAP, &[0.0, (row.width() * 0.22).min(180.0)]);
    let line = secret_field(ui, places[0], &mut form.key, &name, TYPE_WORD, MAX_KEY);
    if kept && form.key.is_empty() {
        let name = cx.t("entry-key-forget");
        if Key::new("entry-key-forget", places[1], &name).icon("trash").beside().size(16.0).show(ui, cx) {
            form.forget_key = true;
        }
        return;
    }
    let name = cx.t("entry-paste");
    if Key::new("entry-paste", places[1], &name).icon("open").beside().size(16.0).show(ui, cx) {
        line.request_focus();
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
}

/// The workflow: a file by its path, or one that was dropped on the window.
pub(super) fn workflow_line(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, form: &mut Form) {
    let hint = cx.t(if form.service.workflow.is_some() { "entry-workflow-there" } else { "entry-workflow-hint" });
    typed(ui, cx, row, ("entry-workflow", &hint), &mut form.workflow, MAX_PATH);
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().display().to_string()));
    if let Some(path) = dropped {
        form.workflow = path;
    }
}
