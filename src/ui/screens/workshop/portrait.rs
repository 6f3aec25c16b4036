//! A picture of somebody new that is no symbol: a photograph that is taken now, a picture file of this device, a drawing of theirs that is here.

use crate::app::{Command, Newcomer, PictureKey, Portrait, WorkshopCommand};
use crate::domain::artwork::Artwork;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::create::{Shown, snapshot};
use crate::ui::screens::who;
use egui::{Rect, Ui};
use std::path::PathBuf;

/// Longest path that is typed, characters.
const MAX_PATH: usize = 1000;
/// Least side of a picture to choose.
const CELL: f32 = 150.0;

/// What only this page knows.
#[derive(Default)]
pub(super) struct PortraitPage {
    /// Pictures are chosen from.
    pub(super) choosing: bool,
    page: usize,
    path: String,
    shown: Shown,
    /// What the camera sees.
    pub(super) seen: Shown,
}

/// The line in the form: the picture that was chosen, a photograph, the pictures of this device.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PortraitPage, row: Rect, new: &mut Newcomer) {
    if cx.state.workshop.photo.is_some() && new.portrait.is_none() {
        new.portrait = Some(Portrait::Photo);
    }
    let chosen = new.portrait.clone();
    let widths: &[f32] = if chosen.is_some() { &[100.0, 0.0, 0.0] } else { &[0.0, 0.0] };
    let places = columns(row, GAP, widths);
    if let Some(portrait) = &chosen {
        let name = cx.t("portrait-take-off");
        let taken = Key::new("portrait-take-off", places[0], &name).wordless().chosen_quietly(true).show(ui, cx);
        preview(ui, cx, page, inset(places[0], 6.0), portrait);
        if taken {
            forget(cx, new);
        }
    }
    let keys = &places[widths.len() - 2..];
    let name = cx.t("take-photo");
    if Key::new("portrait-photo", keys[0], &name).icon("camera").beside().lines(2).show(ui, cx) {
        forget(cx, new);
        cx.send(Command::Workshop(WorkshopCommand::Photograph(true)));
    }
    let name = cx.t("portrait-choose");
    if Key::new("portrait-choose", keys[1], &name).icon("photo").beside().lines(2).show(ui, cx) {
        (page.choosing, page.page) = (true, 0);
        cx.send(Command::Workshop(WorkshopCommand::LookForPictures));
    }
}

/// A photograph that nobody wants is kept nowhere.
pub(super) fn forget(cx: &mut Cx<'_>, new: &mut Newcomer) {
    if new.portrait.take() == Some(Portrait::Photo) {
        cx.send(Command::Workshop(WorkshopCommand::Photograph(false)));
    }
}

fn preview(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PortraitPage, rect: Rect, portrait: &Portrait) {
    if !rect.is_positive() {
        return;
    }
    let (painter, state) = (ui.painter().clone(), cx.state);
    match portrait {
        Portrait::File(path) => {
            paint_picture(ui, cx, &painter, rect, |side| PictureKey::File(path.clone(), side.min(256)));
        }
        Portrait::Work(id) => {
            if let Some(work) = state.library.artworks.get(id) {
                paint_picture(ui, cx, &painter, rect, |side| state.work_picture(work, side));
            }
        }
        Portrait::Photo => {
            if let Some(photo) = &state.workshop.photo {
                snapshot(ui, &mut page.shown, rect, photo.clone());
            }
        }
    }
}

/// Works that may be theirs: of somebody of this name, or of makers who are not here.
fn works(cx: &Cx<'_>, name: &str) -> Vec<Artwork> {
    let library = &cx.state.library;
    let seen = |work: &&Artwork| !(work.is_empty() && library.marks_of(&work.id).is_empty());
    let free = |work: &&Artwork| !library.profiles.contains_key(&work.profile);
    let all = library.works(None).into_iter().filter(seen).filter(free);
    let (own, others): (Vec<&Artwork>, Vec<&Artwork>) = all.partition(|work| work.maker == name);
    own.into_iter().chain(others).cloned().collect()
}

/// Pictures to choose from, and a file by its path or dropped on the window.
pub(super) fn choose(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PortraitPage, rect: Rect, new: &mut Newcomer) {
    let parts = rows(rect, GAP, &[72.0, 0.0, 72.0]);
    let places = columns(parts[0], GAP, &[110.0, 0.0]);
    let back = cx.t("back");
    if Key::new("portrait-back", places[0], &back).icon("left").lines(1).show(ui, cx) {
        page.choosing = false;
        return;
    }
    let text = cx.t("portrait-which");
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let works = works(cx, new.name.trim()).into_iter().map(|work| (work.title.text.clone(), Portrait::Work(work.id)));
    let files = cx.state.create.files.iter().cloned().map(|path| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        (name, Portrait::File(path))
    });
    let all: Vec<(String, Portrait)> = works.chain(files).collect();
    let chosen = grid(ui, cx, page, parts[1], &all).or_else(|| file(ui, cx, page, parts[2]).map(Portrait::File));
    if let Some(portrait) = chosen {
        forget(cx, new);
        new.portrait = Some(portrait);
        page.choosing = false;
    }
}

fn grid(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut PortraitPage,
    rect: Rect,
    all: &[(String, Portrait)],
) -> Option<Portrait> {
    if all.is_empty() {
        let text = cx.t("portrait-none");
        cx.words(ui, &text, rect, TYPE_SECOND, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
        return None;
    }
    let fit = |length: f32| ((length / CELL) as usize).clamp(1, 8);
    let (across, down) = (fit(rect.width() - 168.0), fit(rect.height()));
    let pages = all.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { rect.shrink2(egui::vec2(84.0, 0.0)) } else { rect };
    let untitled = cx.t("untitled");
    let mut tapped = None;
    for (index, (name, portrait)) in all.iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let name = if name.is_empty() { &*untitled } else { name };
        if Key::new(("portrait", page.page, index), cell, name).wordless().show(ui, cx) {
            tapped = Some(portrait.clone());
        }
        preview(ui, cx, page, inset(cell, 8.0), portrait);
    }
    who::turn(ui, cx, rect, &mut page.page, pages);
    tapped
}

fn file(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut PortraitPage, rect: Rect) -> Option<PathBuf> {
    let places = columns(rect, GAP, &[0.0, (rect.width() * 0.36).min(220.0)]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, MAX_PATH);
    let name = cx.t("open-file");
    let named = !page.path.trim().is_empty();
    let typed = Key::new("portrait-open", places[1], &name).icon("open").beside().lines(2).enabled(named).show(ui, cx);
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    let path = dropped.or_else(|| typed.then(|| page.path.trim().into()))?;
    page.path.clear();
    Some(path)
}
