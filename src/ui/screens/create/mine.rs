//! Drawings of one's own for the scene: those that were cut free before, works that were drawn here, photographs of drawings
//! on paper.

use super::CreatePage;
use crate::app::{Command, CreateCommand, PictureKey};
use crate::domain::artwork::Artwork;
use crate::domain::id::BlobId;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, inset, paint_picture, rows};
use crate::ui::screens::camera;
use egui::{Rect, Ui};
use std::path::PathBuf;

/// What can become a thing.
enum Mine {
    Thing(BlobId),
    Work(Box<Artwork>),
    File(PathBuf),
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 76.0]);
    let all = all(cx);
    let cutting = cx.state.create.making.is_some();
    if all.is_empty() || cutting {
        ui.painter().rect_filled(parts[0], RADIUS_CARD, cx.colors.paper);
        let text = cx.t(if cutting { "cutting-out" } else { "my-drawings-none" });
        let place = inset(parts[0], 20.0);
        cx.words(ui, &text, place, TYPE_SENTENCE, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
    } else {
        pages(ui, cx, page, parts[0], all);
    }
    let name = cx.t("to-words");
    let places = columns(parts[1], GAP, &[0.0, 0.0]);
    camera::key(ui, cx, places[0]);
    if Key::new("to-words", places[1], &name).icon("words").beside().lines(1).show(ui, cx) {
        page.mine = false;
    }
}

fn all(cx: &Cx<'_>) -> Vec<Mine> {
    let things = cx.state.person().map(|person| person.things.clone()).unwrap_or_default();
    let works = cx.state.library.works(cx.state.who.as_ref()).into_iter();
    let own = |work: &Artwork| work.base.is_none() && work.sketch().is_none();
    let drawn = works.filter(|work| own(work) && !cx.state.library.marks_of(&work.id).is_empty()).cloned();
    let files = cx.state.create.files.iter().cloned();
    let drawn = drawn.map(|work| Mine::Work(Box::new(work)));
    things.into_iter().map(Mine::Thing).chain(drawn).chain(files.map(Mine::File)).collect()
}

fn pages(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect, all: Vec<Mine>) {
    let fit = |length: f32| ((length / 170.0) as usize).clamp(1, 6);
    let (across, down) = (fit(rect.width()), fit(rect.height()));
    let pages = all.len().div_ceil(across * down);
    page.page = page.page.min(pages - 1);
    let area = if pages > 1 { rect.shrink2(egui::vec2(84.0, 0.0)) } else { rect };
    for (index, mine) in all.into_iter().skip(page.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let number = (page.page * across * down + index + 1).to_string();
        let name = cx.tn("my-drawing", &[("number", &number)]);
        if Key::new(("mine", &number), cell, &name).wordless().fill(cx.colors.paper).show(ui, cx) {
            cx.send(Command::Create(chosen(cx, &mine)));
        }
        let (painter, state) = (ui.painter().clone(), cx.state);
        paint_picture(ui, cx, &painter, inset(cell, 10.0), |side| match &mine {
            Mine::Thing(blob) => PictureKey::Symbol(SymbolRef(format!("blob:{blob}")), side),
            Mine::Work(work) => state.work_picture(work, side),
            Mine::File(path) => PictureKey::File(path.clone(), side.min(256)),
        });
    }
    crate::ui::screens::who::turn(ui, cx, rect, &mut page.page, pages);
}

fn chosen(cx: &Cx<'_>, mine: &Mine) -> CreateCommand {
    match mine {
        Mine::Thing(blob) => CreateCommand::AddThing(blob.clone(), aspect(cx, blob)),
        Mine::Work(work) => CreateCommand::CutOut(work.id.clone()),
        Mine::File(path) => CreateCommand::CutOutFile(path.clone()),
    }
}

/// Width over height, from the picture that is shown.
fn aspect(cx: &Cx<'_>, blob: &BlobId) -> f32 {
    let symbol = SymbolRef(format!("blob:{blob}"));
    let shown = [96, 128, 192, 256, 64, 48].into_iter().find_map(|side| {
        match cx.state.pictures.get(&PictureKey::Symbol(symbol.clone(), side)) {
            Some(crate::app::PictureSlot::Ready(picture)) => Some(picture.width as f32 / picture.height.max(1) as f32),
            _ => None,
        }
    });
    shown.unwrap_or(1.0)
}
