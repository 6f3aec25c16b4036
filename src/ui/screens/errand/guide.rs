//! How it is done: short steps, one key each, that can be heard.

use super::{ErrandPage, grid, pictured};
use crate::app::{Command, ErrandCommand};
use crate::domain::errand::Procedure;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let state = cx.state;
    match state.errand_procedure() {
        Some(one) => procedure(ui, cx, one, rect),
        None => list(ui, cx, page, rect),
    }
}

/// Those of the place, or all of them, some at a time.
fn list(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let place =
        state.errand_place().filter(|_| !page.all).filter(|place| state.errands.guide_at(Some(&place.id)).count() > 0);
    let all: Vec<&Procedure> = state.errands.guide_at(place.map(|place| place.id.as_str())).collect();
    let parts = rows(rect, GAP, &[0.0, 76.0]);
    let across = if rect.width() > 900.0 { 3 } else { 2 };
    let down = (((parts[0].height() + GAP) / (96.0 + GAP)) as usize).clamp(1, 8);
    let pages = all.len().div_ceil(across * down).max(1);
    page.page = page.page.min(pages - 1);
    // One page of few makes them larger; with several pages every one keeps its size.
    let down = if pages == 1 { all.len().div_ceil(across).max(1) } else { down };
    let shown = all.iter().skip(page.page * across * down).take(across * down);
    for (index, one) in shown.enumerate() {
        let cell = grid_cell(parts[0], GAP, (across, down), (index % across, index / across));
        let key = pictured(cx, ("procedure", one.id.as_str()), cell, one.title.get(lang), &one.symbol).folder(true);
        if key.fill(cx.colors.tint(Tint::Thing)).show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Guide(Some(one.id.clone()))));
        }
    }
    let places = columns(parts[1], GAP, &[0.0, 0.0, 0.0]);
    let name = cx.t("previous");
    if Key::new("guide-previous", places[0], &name).icon("previous").beside().enabled(page.page > 0).show(ui, cx) {
        page.page -= 1;
    }
    let name = cx.t("errand-guide-all");
    let at_place = state.errand_place().is_some();
    let key = Key::new("guide-all", places[1], &name).icon("menu").beside().chosen(place.is_none()).enabled(at_place);
    if key.show(ui, cx) {
        (page.all, page.page) = (!page.all, 0);
    }
    let name = cx.t("next");
    if Key::new("guide-next", places[2], &name).icon("next").beside().enabled(page.page + 1 < pages).show(ui, cx) {
        page.page += 1;
    }
}

fn procedure(ui: &mut Ui, cx: &mut Cx<'_>, one: &Procedure, rect: Rect) {
    let lang = cx.state.lang();
    let parts = rows(rect, GAP, &[92.0, 0.0, 76.0]);
    bring(ui, cx, one, parts[0]);
    let across = if rect.width() > 900.0 { 2 } else { 1 };
    let down = one.steps.len().div_ceil(across).max(1);
    for (index, step) in one.steps.iter().enumerate() {
        // Down the first column, then down the second.
        let cell = grid_cell(parts[1], GAP, (across, down), (index / down, index % down));
        let text = cx.tn("errand-guide-step", &[("nth", &(index + 1).to_string()), ("step", step.get(lang))]);
        let picture = cx.state.errand.pictures.get(index).filter(|picture| !picture.0.is_empty());
        let sign = picture.map_or(Sign::None, |picture| Sign::Symbol(picture.clone()));
        let key = Key::new(("step", index), cell, &text).sign(sign).beside().size(TYPE_WORD * 1.2).lines(2);
        if key.show(ui, cx) {
            cx.send(Command::Say(step.get(lang).to_owned()));
        }
    }
    let places = columns(parts[2], GAP, &[200.0_f32.min(rect.width() * 0.3), 0.0]);
    let name = cx.t("errand-back");
    if Key::new("guide-back", places[0], &name).icon("previous").beside().show(ui, cx) {
        cx.send(Command::Errand(ErrandCommand::Guide(None)));
    }
    let ask = cx.tn("errand-guide-ask", &[("where", one.ask.get(lang))]);
    let checked = cx.tn("errand-guide-checked", &[("date", &one.checked)]);
    let lines = rows(places[1], 2.0, &[0.0, 0.0]);
    cx.words(ui, &ask, lines[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    cx.words(ui, &checked, lines[1], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
}

/// What to bring, as keys that can be heard.
fn bring(ui: &mut Ui, cx: &mut Cx<'_>, one: &Procedure, rect: Rect) {
    let lang = cx.state.lang();
    let places = columns(rect, GAP, &[150.0_f32.min(rect.width() * 0.25), 0.0]);
    let head = cx.t("errand-guide-bring");
    cx.words(ui, &head, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    if one.bring.is_empty() {
        let text = cx.t("errand-guide-nothing");
        return cx.words(ui, &text, places[1], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    }
    let (across, down) = grid(places[1], one.bring.len(), 170.0);
    for (index, thing) in one.bring.iter().enumerate() {
        let cell = grid_cell(places[1], GAP, (across, down), (index % across, index / across));
        let text = thing.get(lang);
        let key = Key::new(("bring", index), cell, text).size(TYPE_WORD).lines(2).fill(cx.colors.tint(Tint::Place));
        if key.show(ui, cx) {
            cx.send(Command::Say(text.to_owned()));
        }
    }
}
