//! 무엇을: pick what the picture shows, or open an own picture; the sketch changes with every tap.

use super::{CreatePage, mine, picker, things};
use crate::app::{Command, CreateCommand, PictureKey, WorksCommand};
use crate::domain::artwork::Beginning;
use crate::domain::shown::Way;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::camera;
use crate::ui::screens::recognize::{self, PANEL};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    if cx.state.lens.is_some() {
        return camera::show(ui, cx, &mut page.snapshot, rect);
    }
    if cx.state.create.draft.beginning == Beginning::Picture {
        return own_picture(ui, cx, page, rect);
    }
    let upright = rect.height() > rect.width();
    if page.mine {
        let parts = if upright {
            rows(rect, GAP, &[rect.height() * 0.45, 0.0])
        } else {
            columns(rect, GAP, &[rect.width() * 0.38, 0.0])
        };
        sketch(ui, cx, page, parts[0], false);
        return mine::show(ui, cx, page, parts[1]);
    }
    let parts = if upright {
        rows(rect, GAP, &[rect.height() * 0.45, 0.0])
    } else {
        columns(rect, GAP, &[rect.width() * 0.38, 0.0])
    };
    let roomy = is_roomy(parts[0]);
    let shown = if roomy { other_ways(ui, cx, page, parts[0]) } else { parts[0] };
    sketch(ui, cx, page, shown, !roomy);
    if is_drawing(cx) {
        let pad = if roomy { parts[1] } else { below_panel(ui, cx, page, parts[1]) };
        return recognize::draw(ui, cx, &mut page.recognizing.pen, pad);
    }
    if !roomy && page.ways {
        return small_ways(ui, cx, page, parts[1]);
    }
    // What is open is always seen, whatever is folded.
    let open = !roomy && cx.state.recognize.on.is_some();
    let rest = if open { below_panel(ui, cx, page, parts[1]) } else { parts[1] };
    if let Some(word) = picker::show(ui, cx, &mut page.picker, rest) {
        cx.send(Command::Create(CreateCommand::AddWord(word)));
    }
}

/// Whether the ways to show a word have room below the sketch.
fn is_roomy(rect: Rect) -> bool {
    rect.height() >= 420.0 && rect.width() >= 4.0 * 72.0 + 3.0 * GAP
}

fn is_drawing(cx: &Cx<'_>) -> bool {
    cx.state.recognize.on.as_ref().is_some_and(|on| on.way == Way::Sketch)
}

/// Sign, card, drawing, own voice: a line below the sketch, and above it the mirror while one is on. Gives back what is
/// left for the sketch.
fn other_ways(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) -> Rect {
    let on = cx.state.recognize.on.is_some();
    let parts = if on { rows(rect, GAP, &[0.0, PANEL, 76.0]) } else { rows(rect, GAP, &[0.0, 76.0]) };
    if on {
        recognize::panel(ui, cx, &mut page.recognizing.pen, parts[1]);
    }
    for (way, place) in Way::ALL.into_iter().zip(columns(parts[parts.len() - 1], GAP, &[0.0; 4])) {
        recognize::way_key(ui, cx, way, place, true);
    }
    parts[0]
}

/// The mirror's line at the top; gives back what is left.
fn below_panel(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) -> Rect {
    let parts = rows(rect, GAP, &[PANEL, 0.0]);
    recognize::panel(ui, cx, &mut page.recognizing.pen, parts[0]);
    parts[1]
}

/// The same in a small window, where the pictures were.
fn small_ways(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let rect = if cx.state.recognize.on.is_some() { below_panel(ui, cx, page, rect) } else { rect };
    let across = if rect.height() < 152.0 { 4 } else { 2 };
    for (index, way) in Way::ALL.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, 4 / across), (index % across, index / across));
        recognize::way_key(ui, cx, way, cell, true);
    }
}

/// The sketch, "다르게" to place things anew, and the words below it; a tap takes a word off.
fn sketch(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect, folded: bool) {
    let mut parts = rows(rect, GAP, &[0.0, 84.0]);
    if folded {
        let places = columns(parts[1], GAP, &[0.0, 76.0]);
        parts[1] = places[0];
        let name = cx.t("other-ways");
        let key = Key::new("create-ways", places[1], &name).icon("sign").size(14.0).lines(2).chosen(page.ways);
        if key.show(ui, cx) {
            page.ways = !page.ways;
        }
    }
    if things::show(ui, cx, &mut page.thing, parts[0]) {
        // The keys for the thing stand where the words are.
        return things::keys(ui, cx, &mut page.thing, parts[1]);
    }
    let places = columns(parts[1], GAP, &[0.0, 76.0, 76.0]);
    parts[1] = places[0];
    let name = cx.t("again-different");
    if Key::new("rearrange", places[1], &name).icon("new-seed").size(14.0).lines(1).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Rearrange));
    }
    let name = cx.t("my-drawings");
    if Key::new("my-drawings", places[2], &name).icon("sketch").size(14.0).lines(2).chosen(page.mine).show(ui, cx) {
        page.mine = !page.mine;
    }
    let words = cx.state.create.draft.words.clone();
    let shown = ((parts[1].width() / 88.0) as usize).max(1);
    let first = words.len().saturating_sub(shown);
    if words.is_empty() {
        let text = cx.t("words-empty");
        cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    for (place, (index, id)) in words.iter().enumerate().skip(first).enumerate() {
        let Some(word) = cx.state.words.word(id.as_str()) else { continue };
        let cell = grid_cell(parts[1], 6.0, (shown, 1), (place, 0));
        let text = word.text(cx.state.lang());
        let name = cx.tn("tile-menu", &[("word", text)]);
        let fill = cx.colors.tint(Tint::of(word));
        let key =
            Key::new(("chosen", index), cell, &name).word(text).sign(Sign::Symbol(word.symbol.clone())).fill(fill);
        if key.size(16.0).lines(1).show(ui, cx) {
            cx.send(Command::Create(CreateCommand::RemoveWord(index)));
        }
    }
}

/// An own picture is picked by looking: the pictures of this device, newest first. Files can also be dropped on the
/// window or named by their path (a helper's way).
fn own_picture(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 76.0, 76.0]);
    match cx.state.create.draft.own.clone() {
        Some(blob) => {
            let halves = columns(parts[0], GAP, &[parts[0].width() * 0.4, 0.0]);
            ui.painter().rect_filled(halves[0], RADIUS_CARD, cx.colors.paper);
            let painter = ui.painter().clone();
            paint_picture(ui, cx, &painter, inset(halves[0], 12.0), |_| {
                PictureKey::Blob(blob.clone(), PictureKey::LARGE)
            });
            files(ui, cx, page, halves[1]);
        }
        None => files(ui, cx, page, parts[0]),
    }
    let ways = columns(parts[1], GAP, &[0.0, 0.0]);
    camera::key(ui, cx, ways[0]);
    // A photograph of something made by hand is a work of its own.
    let name = cx.t("enroll");
    if Key::new("enroll", ways[1], &name).icon("hand").beside().size(16.0).show(ui, cx) {
        cx.send(Command::Works(WorksCommand::Enroll(true)));
    }
    let places = columns(parts[2], GAP, &[0.0, (rect.width() * 0.3).min(200.0)]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, 1000);
    let open = cx.t("open-file");
    let named = !page.path.trim().is_empty();
    if Key::new("open-picture", places[1], &open).icon("open").beside().enabled(named).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::OpenPicture(page.path.trim().into())));
    }
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = dropped {
        cx.send(Command::Create(CreateCommand::OpenPicture(path)));
    }
}

/// The picture files as large pictures, by pages.
fn files(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let all = cx.state.create.files.clone();
    if all.is_empty() || cx.state.create.reading.is_some() {
        ui.painter().rect_filled(rect, RADIUS_CARD, cx.colors.paper);
        let text = if cx.state.create.reading.is_some() { cx.t("loading") } else { cx.t("no-pictures-yet") };
        return cx.words(ui, &text, rect, 26.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let across = ((rect.width() / 210.0) as usize).clamp(1, 6);
    let down = ((rect.height() / 210.0) as usize).clamp(1, 4);
    let pages = all.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { rect.shrink2(egui::vec2(84.0, 0.0)) } else { rect };
    for (index, path) in all.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if Key::new(("file", path), cell, &name).wordless().fill(cx.colors.paper).show(ui, cx) {
            cx.send(Command::Create(CreateCommand::OpenPicture(path.clone())));
        }
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, inset(cell, 10.0), |side| PictureKey::File(path.clone(), side.min(256)));
    }
    super::super::who::turn(ui, cx, rect, &mut page.page, pages);
}
