//! 이름: a title by pictures, or by letters; it can also come later.

use super::{CreatePage, picker};
use crate::app::{Command, CreateCommand, PictureKey, WorksCommand};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, grid_cell, inset, paint_picture, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let upright = rect.height() > rect.width();
    let parts = if upright {
        rows(rect, GAP, &[rect.height() * 0.45, 0.0])
    } else {
        columns(rect, GAP, &[rect.width() * 0.38, 0.0])
    };
    picture(ui, cx, parts[0]);
    let right = rows(parts[1], GAP, &[72.0, 0.0]);
    let line = columns(right[0], GAP, &[0.0, 160.0_f32.min(right[0].width() * 0.32), 76.0]);
    letters(ui, cx, line[0]);
    voice(ui, cx, line[1], line[2]);
    if let Some(word) = picker::show(ui, cx, &mut page.picker, right[1]) {
        cx.send(Command::Create(CreateCommand::TitleWord(word)));
    }
}

/// The picture as it will hang, with its title below.
fn picture(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 72.0, 64.0]);
    let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    ui.painter().rect_filled(parts[0], RADIUS_CARD, cx.colors.paper);
    if let Some(work) = work {
        let (painter, state) = (ui.painter().clone(), cx.state);
        paint_picture(ui, cx, &painter, inset(parts[0], 12.0), |_| state.work_picture(work, PictureKey::LARGE));
    }
    let title = cx.state.create.title.clone();
    let places = columns(parts[1], GAP, &[0.0, 72.0]);
    let painter = ui.painter().clone();
    let count = title.symbols.len().clamp(1, 6);
    for (index, symbol) in title.symbols.iter().take(6).enumerate() {
        let cell = grid_cell(places[0], 4.0, (count.max(4), 1), (index, 0));
        paint_picture(ui, cx, &painter, cell, |side| PictureKey::Symbol(symbol.clone(), side));
    }
    let back = cx.t("delete-last");
    let some = !title.text.is_empty();
    if Key::new("title-back", places[1], &back).icon("delete-last").wordless().enabled(some).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::TitleBack));
    }
    let text = if some { title.text } else { cx.t("untitled").to_string() };
    cx.words(ui, &text, parts[2], TYPE_TITLE, Weight::Bold, Align::Center, 1, cx.colors.ink);
}

/// The title in the maker's own voice: begin and end, hear it.
fn voice(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, hear: Rect) {
    let saved = cx.state.create.draft.work.is_some();
    let on = cx.state.create.voice.as_ref().is_some_and(|voice| !voice.ended);
    let name = cx.t(if on { "name-voice-end" } else { "name-voice" });
    let key = Key::new("name-voice", place, &name).icon(if on { "stop-sound" } else { "record" }).size(15.0).lines(2);
    let border = if on { cx.colors.care } else { cx.colors.line };
    if key.beside().border(border).chosen_quietly(on).enabled(saved).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::TitleVoice(!on)));
    }
    let name = cx.t("name-voice-hear");
    let some = !on && cx.state.create.title.voice.is_some();
    if Key::new("name-voice-hear", hear, &name).icon("speak").wordless().enabled(some).show(ui, cx) {
        let work = cx.state.create.draft.work.clone();
        if let Some(work) = work {
            cx.send(Command::Works(WorksCommand::HearTitle(work)));
        }
    }
}

fn letters(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let mut text = cx.state.create.title.text.clone();
    let label = cx.t("name-by-letters");
    if field(ui, rect, &mut text, &label, TYPE_WORD, 80).changed() {
        cx.send(Command::Create(CreateCommand::TitleText(text)));
    }
}
