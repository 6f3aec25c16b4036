//! A work made by hand: its photograph, what it is made of, how large it is. Pictures and big keys; typing is possible, never
//! needed.

use super::super::camera;
use super::WorksPage;
use crate::app::{Command, PictureKey, WorksCommand};
use crate::domain::artwork::{Artwork, Physical};
use crate::domain::vocabulary::SymbolRef;
use crate::text::made_of::{self, MATERIALS};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, grid_cell, hinted, inset, paint_picture, rows};
use egui::{Rect, Ui};
use std::path::PathBuf;

/// The pictures of [`MATERIALS`], in their order.
const SYMBOLS: [&str; 6] = ["🏺", "🎨", "🧵", "📄", "🪵", "🧩"];
/// Texts of the three sides.
const SIDES: [&str; 3] = ["physical-width", "physical-height", "physical-depth"];
/// One press of a key, millimetres, and the longest side.
const STEP_MM: u32 = 10;
const MOST_MM: u32 = 20_000;

/// What is being entered.
pub(super) struct Form {
    photo: Option<PathBuf>,
    path: String,
    page: usize,
    physical: Physical,
    /// The sides as they are typed, in centimetres; empty: not measured.
    sides: [String; 3],
    /// It was handed over.
    sent: bool,
}

impl Form {
    fn empty() -> Self {
        Self::with(Physical::default())
    }

    /// What is known of a work.
    pub(super) fn of(work: &Artwork) -> Self {
        Self::with(work.physical.clone().unwrap_or_default())
    }

    fn with(physical: Physical) -> Self {
        let sides = physical.size_mm.map(|mm| if mm == 0 { String::new() } else { made_of::centimetres(mm) });
        Self { photo: None, path: String::new(), page: 0, physical, sides, sent: false }
    }

    fn step(&mut self, side: usize, by: i64) {
        let (Some(mm), Some(text)) = (self.physical.size_mm.get_mut(side), self.sides.get_mut(side)) else { return };
        *mm = (i64::from(*mm) + by).clamp(0, i64::from(MOST_MM)) as u32;
        *text = if *mm == 0 { String::new() } else { made_of::centimetres(*mm) };
    }
}

/// Centimetres as typed, in millimetres; what is no number counts as not measured.
fn millimetres(text: &str) -> u32 {
    let cm: f64 = text.trim().replace(',', ".").parse().unwrap_or(0.0);
    if cm.is_finite() { (cm * 10.0).round().clamp(0.0, f64::from(MOST_MM)) as u32 } else { 0 }
}

/// A new one: first its photograph, then what it is made of.
pub(super) fn enroll(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect) {
    let mut form = page.physical.take().unwrap_or_else(Form::empty);
    // A photograph that could not be read can be chosen anew.
    form.sent &= !cx.state.importing.is_empty();
    let title = cx.t(if form.photo.is_none() { "enroll-photo" } else { "enroll-of" });
    let parts = rows(rect, GAP, &[super::super::top::height(rect), 0.0, 76.0]);
    super::super::top::show(ui, cx, parts[0], &title, &title);
    match form.photo.clone() {
        None if cx.state.lens.is_some() => camera::show(ui, cx, &mut page.seen, parts[1]),
        None => photo(ui, cx, &mut form, parts[1]),
        Some(photo) => {
            let (picture, rest) = beside(parts[1]);
            let painter = ui.painter().clone();
            paint_picture(ui, cx, &painter, picture, |side| PictureKey::File(photo.clone(), side.min(256)));
            described(ui, cx, &mut form, rest);
        }
    }
    let pressed = bottom(ui, cx, &form, parts[2], form.photo.is_some() && !form.sent);
    match (pressed, form.photo.clone()) {
        (Some(false), None) => cx.send(Command::Works(WorksCommand::Enroll(false))),
        (Some(false), Some(_)) => form.photo = None,
        (Some(true), Some(photo)) => {
            form.sent = true;
            cx.send(Command::Works(WorksCommand::Register { photo, physical: form.physical.clone() }));
        }
        _ => {}
    }
    page.physical = Some(form);
}

/// What is known of a work that is there already.
pub(super) fn change(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, work: &Artwork) {
    let Some(mut form) = page.physical.take() else { return };
    let title = cx.t("enroll-of");
    let parts = rows(rect, GAP, &[super::super::top::height(rect), 0.0, 76.0]);
    super::super::top::show(ui, cx, parts[0], &title, &title);
    let (picture, rest) = beside(parts[1]);
    let (painter, state) = (ui.painter().clone(), cx.state);
    paint_picture(ui, cx, &painter, picture, |side| state.work_picture(work, side));
    described(ui, cx, &mut form, rest);
    match bottom(ui, cx, &form, parts[2], true) {
        Some(true) => {
            cx.send(Command::Works(WorksCommand::Physical(work.id.clone(), form.physical.clone())));
        }
        Some(false) => {}
        None => page.physical = Some(form),
    }
}

/// The picture and what is said of it: side by side, or one above the other.
fn beside(rect: Rect) -> (Rect, Rect) {
    let parts = if rect.height() > rect.width() {
        rows(rect, GAP, &[rect.height() * 0.22, 0.0])
    } else {
        columns(rect, GAP * 2.0, &[rect.width() * 0.3, 0.0])
    };
    (parts[0], parts[1])
}

/// Back, and done. `Some(true)`: done; `Some(false)`: back.
fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, form: &Form, rect: Rect, chosen: bool) -> Option<bool> {
    let places = columns(rect, GAP, &[0.0, 0.0]);
    let name = cx.t("back");
    if Key::new("physical-back", places[0], &name).icon("previous").beside().lines(1).show(ui, cx) {
        return Some(false);
    }
    let ready = chosen && !form.physical.material.trim().is_empty();
    let name = cx.t("save");
    let key = Key::new("physical-save", places[1], &name).icon("check").beside().lines(1).enabled(ready);
    let key = if ready { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) } else { key };
    key.show(ui, cx).then_some(true)
}

/// The pictures of this device, newest first; a helper can also type a path or drop a file.
fn photo(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 76.0, 76.0]);
    let all = cx.state.create.files.clone();
    if all.is_empty() {
        ui.painter().rect_filled(parts[0], RADIUS_CARD, cx.colors.paper);
        let text = cx.t(if cx.state.importing.is_empty() { "no-pictures-yet" } else { "loading" });
        cx.words(ui, &text, inset(parts[0], 20.0), 26.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    }
    let fit = |length: f32| ((length / 190.0) as usize).clamp(1, 6);
    let (across, down) = (fit(parts[0].width()), fit(parts[0].height()));
    let pages = all.len().div_ceil(across * down);
    form.page = form.page.min(pages.saturating_sub(1));
    let area = if pages > 1 { parts[0].shrink2(egui::vec2(84.0, 0.0)) } else { parts[0] };
    for (index, path) in all.iter().skip(form.page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(area, GAP, (across, down), (index % across, index / across));
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if Key::new(("photo", path), cell, &name).wordless().fill(cx.colors.paper).show(ui, cx) {
            form.photo = Some(path.clone());
        }
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, inset(cell, 10.0), |side| PictureKey::File(path.clone(), side.min(256)));
    }
    super::super::who::turn(ui, cx, parts[0], &mut form.page, pages);
    camera::key(ui, cx, parts[1]);
    let places = columns(parts[2], GAP, &[0.0, (rect.width() * 0.35).min(200.0)]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut form.path, &label, TYPE_WORD, 1000);
    let name = cx.t("open-file");
    let named = !form.path.trim().is_empty();
    if Key::new("photo-path", places[1], &name).icon("open").beside().lines(1).enabled(named).show(ui, cx) {
        form.photo = Some(form.path.trim().into());
    }
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    form.photo = form.photo.take().or(dropped);
}

/// Material by pictures or in own words, and three sides.
fn described(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect) {
    let row = 76.0_f32.min((rect.height() - 5.0 * GAP) / 6.0);
    let parts = rows(rect, GAP, &[0.0, row, row, row, row]);
    let (across, down) = if parts[0].width() > 760.0 { (6, 1) } else { (3, 2) };
    for (index, (material, symbol)) in MATERIALS.into_iter().zip(SYMBOLS).enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, down), (index % across, index / across));
        let name = made_of::material(&cx.texts, material);
        let chosen = form.physical.material == material;
        let key = Key::new(("material", material), cell, &name).sign(Sign::Symbol(SymbolRef::from(symbol)));
        if key.lines(1).sign_max(120.0).chosen(chosen).show(ui, cx) {
            form.physical.material = material.to_owned();
        }
    }
    own_words(ui, cx, form, parts[1]);
    for (side, place) in parts[2..].iter().enumerate() {
        side_line(ui, cx, form, *place, side);
    }
}

/// A material that has no picture.
fn own_words(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect) {
    let is_own = !MATERIALS.contains(&form.physical.material.as_str());
    let mut text = if is_own { form.physical.material.clone() } else { String::new() };
    let name = cx.t("material-own");
    if field(ui, rect, &mut text, &name, TYPE_WORD, 60).changed() {
        form.physical.material = text;
    }
}

/// One side: less, the number, more.
fn side_line(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form, rect: Rect, side: usize) {
    let (Some(text), Some(mm)) = (SIDES.get(side), form.physical.size_mm.get(side).copied()) else { return };
    let key = 120.0_f32.min(rect.width() * 0.22);
    let places = columns(rect, GAP, &[(rect.width() * 0.26).min(200.0), key, 0.0, key]);
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let spoken = format!("{name} {}", cx.t("smaller"));
    if Key::new((text, "less"), places[1], &spoken).icon("remove").wordless().enabled(mm > 0).show(ui, cx) {
        form.step(side, -i64::from(STEP_MM));
    }
    let hint = cx.t("physical-unmeasured");
    if let Some(typed) = form.sides.get_mut(side)
        && hinted(ui, places[2], typed, (&name, &hint), TYPE_WORD, 7).changed()
        && let Some(mm) = form.physical.size_mm.get_mut(side)
    {
        *mm = millimetres(typed);
    }
    let spoken = format!("{name} {}", cx.t("larger"));
    if Key::new((text, "more"), places[3], &spoken).icon("add").wordless().enabled(mm < MOST_MM).show(ui, cx) {
        form.step(side, i64::from(STEP_MM));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_typed_or_tapped() {
        let texts = ["29.7", " 8,5", "", "넓어요", "-4", "inf", "1e9"];
        assert_eq!(texts.map(millimetres), [297, 85, 0, 0, 0, 0, MOST_MM]);
        let mut form = Form::empty();
        form.step(0, 10);
        form.step(0, 10);
        assert_eq!((form.physical.size_mm[0], form.sides[0].as_str()), (20, "2"));
        form.step(0, -30);
        assert_eq!((form.physical.size_mm[0], form.sides[0].as_str()), (0, ""));
        form.step(7, 10);
    }
}
