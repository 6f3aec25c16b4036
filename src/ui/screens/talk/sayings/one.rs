//! A kept sentence: its folder, its quick place, the person's own voice for it.

use super::found::Which;
use super::{SayingsPage, is_narrow, sentence};
use crate::app::{ClipsCommand, Command, SayingsCommand, TalkCommand};
use crate::domain::clip::said_key;
use crate::domain::strip::{MAX_FOLDER, QUICK, Utterance};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let said =
        page.open.as_ref().and_then(|id| cx.state.library.utterances.get(id)).filter(|said| said.favourite).cloned();
    let Some(said) = said else {
        page.open = None;
        return;
    };
    let narrow = is_narrow(rect);
    let quick_height = if narrow { 152.0 } else { 72.0 };
    let parts = rows(rect, GAP, &[76.0, quick_height, 72.0, 72.0, 0.0]);
    head(ui, cx, page, &said, parts[0]);
    quick(ui, cx, &said, parts[1]);
    folders(ui, cx, page, &said, parts[2]);
    new_folder(ui, cx, page, &said, parts[3]);
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, said: &Utterance, rect: Rect) {
    const KEY: f32 = 112.0;
    let key = if rect.width() > 800.0 { KEY } else { 72.0 };
    let places = columns(rect, GAP, &[0.0, key, key, key]);
    if Key::new("one-say", places[0], &said.text).wordless().show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::SayAgain(said.id.clone())));
    }
    sentence(ui, cx, places[0], said);
    let has_voice = cx.state.person().is_some_and(|person| person.clips.contains_key(&said_key(&said.id)));
    let name = cx.t(if has_voice { "own-voice-has" } else { "own-voice" });
    if Key::new("one-voice", places[1], &name).icon("mic").size(14.0).lines(2).chosen(has_voice).show(ui, cx) {
        cx.send(Command::Clips(ClipsCommand::For(said.id.clone())));
    }
    let name = cx.t("favourite-remove");
    if Key::new("one-remove", places[2], &name).icon("trash").word("").size(14.0).show(ui, cx) {
        page.open = None;
        cx.send(Command::Talk(TalkCommand::Favourite(said.id.clone(), false)));
    }
    let name = cx.t("done");
    if Key::new("one-close", places[3], &name).icon("check").size(14.0).lines(1).show(ui, cx) {
        page.open = None;
    }
}

/// A word for the line, and the places beside it.
fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &'static str) -> Rect {
    // A narrow window has room for the keys alone; their names say what they are.
    let words = if is_narrow(rect) { 0.001 } else { (rect.width() * 0.15).clamp(72.0, 160.0) };
    let places = columns(rect, GAP, &[words, 0.0]);
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    places[1]
}

fn quick(ui: &mut Ui, cx: &mut Cx<'_>, said: &Utterance, rect: Rect) {
    let places = line(ui, cx, rect, "quick-place");
    for place in 0..QUICK {
        let number = (place + 1).to_string();
        let name = cx.tn("quick-nth", &[("number", &number)]);
        let across = if is_narrow(rect) { usize::from(QUICK) / 2 } else { usize::from(QUICK) };
        let index = usize::from(place);
        let cell = grid_cell(places, GAP, (across, usize::from(QUICK) / across), (index % across, index / across));
        let is_here = said.quick == Some(place);
        if Key::new(("quick-at", place), cell, &name).word(&number).chosen(is_here).show(ui, cx) {
            let place = (!is_here).then_some(place);
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Quick(said.id.clone(), place))));
        }
    }
}

/// The folders that there are, as many as fit, the newest name first that was just given.
fn folders(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, said: &Utterance, rect: Rect) {
    let places = line(ui, cx, rect, "folder");
    page.found.look(cx, Which::Kept(page.folder.clone()), &page.finding);
    let fit = ((places.width() / 130.0) as usize).clamp(2, 8);
    let none = cx.t("folder-none");
    let mut names = page.found.folders().to_vec();
    // Its own is always seen.
    names.sort_by_key(|name| *name != said.folder);
    let names = std::iter::once(String::new()).chain(names).take(fit);
    for (index, name) in names.enumerate() {
        let text = if name.is_empty() { none.to_string() } else { name.clone() };
        let cell = grid_cell(places, GAP, (fit, 1), (index, 0));
        let key = Key::new(("file", &name), cell, &text).size(17.0).lines(2).chosen(said.folder == name);
        if key.show(ui, cx) {
            page.name.clear();
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::File(said.id.clone(), name))));
        }
    }
}

fn new_folder(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, said: &Utterance, rect: Rect) {
    let places = line(ui, cx, rect, "folder-new");
    let places = columns(places, GAP, &[0.0, 160.0_f32.min(places.width() * 0.35)]);
    let label = cx.t("folder-name");
    field(ui, places[0], &mut page.name, &label, TYPE_WORD, MAX_FOLDER);
    let add = cx.t("folder-add");
    let ready = !page.name.trim().is_empty();
    if Key::new("folder-add", places[1], &add).icon("folder").beside().size(17.0).enabled(ready).show(ui, cx) {
        let name = std::mem::take(&mut page.name);
        cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::File(said.id.clone(), name))));
    }
}
