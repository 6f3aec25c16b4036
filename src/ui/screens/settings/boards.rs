//! Boards and symbols of files: bring in by path or by dropping, choose which sets the person talks with, print, take out.

use super::SettingsPage;
use super::lines::{Lines, save};
use crate::app::{BoardsCommand, Command, SymbolsCommand};
use crate::domain::board::{BUILTIN_SET, is_own_set};
use crate::domain::id::SetId;
use crate::domain::profile::Profile;
use crate::domain::symbol_pack::credit_line;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field};
use crate::ui::screens::talk::set_name;
use egui::{Rect, Ui};
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    bring(ui, cx, page, lines);
    let builtin = SetId::from(BUILTIN_SET);
    // A person's own boards are changed and reset where they are changed.
    let of_files = cx.state.library.sets.keys().filter(|set| !is_own_set(set)).cloned();
    let sets: Vec<SetId> = std::iter::once(builtin).chain(of_files).collect();
    for set in sets {
        one(ui, cx, lines.line(), &set, person);
    }
    packs(ui, cx, lines);
}

/// One place for a path: of boards, or of symbols.
fn bring(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines) {
    let row = lines.line();
    let wide = (row.width() * 0.22).clamp(76.0, 240.0);
    let places = columns(row, GAP, &[0.0, wide, wide]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, 1000);
    let ready = !page.path.trim().is_empty();
    if key(ui, cx, "import-boards", "import-boards", places[1], "import", ready) {
        cx.send(Command::Boards(BoardsCommand::Import(vec![page.path.trim().into()])));
    }
    let ready = ready && cx.state.symbols.job.is_none();
    if key(ui, cx, "import-symbols", "import-symbols", places[2], "shapes", ready) {
        cx.send(Command::Symbols(SymbolsCommand::Import(page.path.trim().into())));
    }
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    let (symbols, boards): (Vec<_>, Vec<_>) = dropped.into_iter().partition(|path| is_of_symbols(path));
    symbols.into_iter().for_each(|path| cx.send(Command::Symbols(SymbolsCommand::Import(path))));
    if !boards.is_empty() {
        cx.send(Command::Boards(BoardsCommand::Import(boards)));
    }
}

/// Board files have endings of their own: a folder or a bare archive is a pack of symbols.
fn is_of_symbols(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// A set: whether the person talks with it, and as the how manieth.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, set: &SetId, person: &Profile) {
    let name = set_name(cx, set);
    let boards = cx.state.library.sets.get(set).map_or(cx.state.library.builtin.len(), |set| set.boards.len());
    let wide = (row.width() * 0.18).clamp(76.0, 200.0);
    let places = columns(row, GAP, &[0.0, wide, wide, wide]);
    let text = cx.tn("boards-of-set", &[("name", &name), ("count", &boards.to_string())]);
    cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 3, cx.colors.ink);
    let mut sets = cx.state.sets_of(person);
    let place = sets.iter().position(|other| other == set);
    let many = sets.len() > 1;
    let word = match place.filter(|_| many) {
        Some(place) => cx.tn("set-used-nth", &[("number", &(place + 1).to_string())]),
        None => cx.t("set-use").to_string(),
    };
    let spoken = format!("{word}: {name}");
    let use_key = Key::new(("use", set.as_str()), places[1], &spoken).word(&word).icon("talk").chosen(place.is_some());
    if shaped(use_key, wide).show(ui, cx) {
        // There is always one: the last one stays.
        match place {
            Some(place) if many => drop(sets.remove(place)),
            Some(_) => {}
            None => sets.push(set.clone()),
        }
        if person.sets != sets {
            save(cx, Profile { sets, home: None, ..person.clone() });
        }
    }
    let word = cx.t("print-boards");
    let spoken = format!("{word}: {name}");
    let print = Key::new(("print", set.as_str()), places[2], &spoken).word(&word).icon("paper");
    if shaped(print, wide).enabled(cx.state.printing.is_none()).show(ui, cx) {
        cx.send(Command::Boards(BoardsCommand::Print(set.clone())));
    }
    if set.as_str() == BUILTIN_SET {
        return;
    }
    let word = cx.t("remove-boards");
    let spoken = format!("{word}: {name}");
    let remove = Key::new(("remove", set.as_str()), places[3], &spoken).word(&word).icon("trash");
    if shaped(remove, wide).show(ui, cx) {
        cx.send(Command::Boards(BoardsCommand::Remove(set.clone())));
    }
}

/// The packs of symbols, and how far one is that is on its way.
fn packs(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    if cx.state.symbols.job.is_some() {
        let places = columns(lines.line(), GAP, &[0.0, 220.0]);
        let percent = format!("{:.0}", cx.state.symbols.done * 100.0);
        let text = cx.tn("symbols-coming", &[("percent", &percent)]);
        cx.words(ui, &text, places[0], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
        if key(ui, cx, "symbols-stop", "symbols-stop", places[1], "close", true) {
            cx.send(Command::Symbols(SymbolsCommand::Stop));
        }
    }
    let packs = cx.state.symbols.catalogue.packs().to_vec();
    for pack in packs {
        let row = lines.line();
        let wide = (row.width() * 0.18).clamp(76.0, 200.0);
        let places = columns(row, GAP, &[0.0, wide]);
        let text = cx.tn("symbols-of-pack", &[("name", &pack.name), ("count", &pack.symbols.len().to_string())]);
        cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
        let word = cx.t("symbols-take-out");
        let spoken = cx.tn("symbols-remove", &[("name", &pack.name)]);
        let remove = Key::new(("remove-pack", &pack.id), places[1], &spoken).word(&word).icon("trash");
        if shaped(remove, wide).enabled(cx.state.symbols.job.is_none()).show(ui, cx) {
            cx.send(Command::Symbols(SymbolsCommand::Remove(pack.id.clone())));
        }
    }
}

fn key(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    id: &'static str,
    text: &'static str,
    place: Rect,
    icon: &'static str,
    enabled: bool,
) -> bool {
    let name = cx.t(text);
    shaped(Key::new(id, place, &name).icon(icon), place.width()).enabled(enabled).show(ui, cx)
}

/// The picture beside the word where there is room, else above it.
fn shaped(key: Key<'_>, width: f32) -> Key<'_> {
    if width > 130.0 { key.beside().lines(2) } else { key.size(14.0).lines(2) }
}

/// Whose the pictures of packs and of boards are, each once; made anew when something has changed.
pub(super) fn credits(cx: &Cx<'_>, page: &mut SettingsPage) -> Vec<String> {
    let version = (cx.state.library.version(), cx.state.symbols.catalogue.packs().len());
    if page.credits.0 != version {
        let of_packs = cx.state.symbols.catalogue.packs().iter().filter_map(|pack| pack.license.as_ref());
        let images = cx.state.library.boards.values().flat_map(|board| &board.images);
        let told: BTreeSet<String> =
            of_packs.chain(images.filter_map(|image| image.license.as_ref())).map(credit_line).collect();
        let line = |credit: &String| cx.tn("credits-symbols", &[("credit", credit)]);
        page.credits = (version, told.iter().filter(|credit| !credit.is_empty()).map(line).collect());
    }
    page.credits.1.clone()
}
