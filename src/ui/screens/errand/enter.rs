//! What the card tells, as an instructor enters it behind the PIN.

use super::{ErrandPage, grid, line};
use crate::app::{Command, ErrandCommand, ServicesCommand};
use crate::domain::errand::{AboutMe, MAX_ABOUT, TalkWay, WhatHelps};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, field, grid_cell, rows};
use crate::ui::screens::services::pin_pad_only;
use egui::{Rect, Ui};

/// What is being entered.
pub(super) struct Form {
    about: AboutMe,
}

impl Form {
    /// Begins with what is there.
    pub(super) fn of(about: &AboutMe) -> Self {
        let shown = AboutMe {
            talks: about.talks_shown().into_iter().collect(),
            helps: about.helps_shown().into_iter().collect(),
            ..about.clone()
        };
        Self { about: shown }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    if !cx.state.services.unlocked {
        return pin(ui, cx, page, rect);
    }
    let narrow = rect.width() < 900.0;
    let head = if narrow { 160.0 } else { 76.0 };
    let fields = if narrow { 5.0 } else { 3.0 } * (60.0 + GAP) - GAP;
    let heights = [28.0, head, 28.0, head, fields, 40.0, 64.0];
    let Some(form) = &mut page.entering else { return };
    if rect.height() < heights.iter().sum::<f32>() + 6.0 * GAP {
        // The keyboard lies below: there is room for the lines only.
        let parts = rows(rect, GAP, &[fields.min(rect.height() - 64.0 - GAP), 64.0]);
        typed(ui, cx, &mut form.about, parts[0], if narrow { 1 } else { 2 });
        return keys(ui, cx, page, parts[1]);
    }
    let parts = rows(rect, GAP, &heights);
    let text = cx.t("about-talks");
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    ways(ui, cx, &mut form.about, parts[1]);
    let text = cx.t("about-helps");
    cx.words(ui, &text, parts[2], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    helps(ui, cx, &mut form.about, parts[3]);
    typed(ui, cx, &mut form.about, parts[4], if narrow { 1 } else { 2 });
    let text = cx.t("about-private");
    cx.words(ui, &text, parts[5], TYPE_SECOND * 0.9, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    keys(ui, cx, page, parts[6]);
}

fn pin(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let parts = rows(rect, GAP, &[40.0, 0.0, 76.0]);
    let text = cx.t("about-pin");
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
    pin_pad_only(ui, cx, &mut page.pin, parts[1]);
    let name = cx.t("errand-back");
    let place = line(parts[2], 3)[1];
    if Key::new("about-pin-back", place, &name).icon("previous").beside().lines(1).show(ui, cx) {
        page.entering = None;
    }
}

fn ways(ui: &mut Ui, cx: &mut Cx<'_>, about: &mut AboutMe, rect: Rect) {
    let (across, down) = grid(rect, TalkWay::ALL.len(), 150.0);
    for (index, way) in TalkWay::ALL.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let (name, word) = way.name();
        if toggle(ui, cx, cell, (&format!("about-talks-{name}"), word), about.talks.contains(&way))
            && !about.talks.remove(&way)
        {
            about.talks.insert(way);
        }
    }
}

fn helps(ui: &mut Ui, cx: &mut Cx<'_>, about: &mut AboutMe, rect: Rect) {
    let (across, down) = grid(rect, WhatHelps::ALL.len(), 140.0);
    for (index, help) in WhatHelps::ALL.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let (name, word) = help.name();
        if toggle(ui, cx, cell, (&format!("about-helps-{name}"), word), about.helps.contains(&help))
            && !about.helps.remove(&help)
        {
            about.helps.insert(help);
        }
    }
}

fn toggle(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect, (text, word): (&str, &str), on: bool) -> bool {
    let name = cx.texts.get(text);
    let key = Key::new(("about", text), cell, &name).sign(Sign::Symbol(cx.state.symbol_of_word(word)));
    key.beside().size(15.0).lines(2).chosen(on).show(ui, cx)
}

fn typed(ui: &mut Ui, cx: &mut Cx<'_>, about: &mut AboutMe, rect: Rect, across: usize) {
    let fields = [
        ("about-guardian-field", &mut about.guardian.0),
        ("about-phone-field", &mut about.phone.0),
        ("about-address-field", &mut about.address.0),
        ("about-medical-field", &mut about.medical.0),
        ("about-note-field", &mut about.note),
    ];
    let down = fields.len().div_ceil(across);
    for (index, (label, text)) in fields.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let label = cx.t(label);
        field(ui, cell, text, &label, TYPE_WORD, MAX_ABOUT);
    }
}

fn keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let places = line(rect, 2);
    let name = cx.t("errand-close");
    let mut done = Key::new("about-close", places[0], &name).icon("close").beside().lines(1).show(ui, cx);
    let name = cx.t("about-save");
    let key = Key::new("about-save", places[1], &name).icon("save").beside().lines(1);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        if let Some(form) = &page.entering {
            cx.send(Command::Errand(ErrandCommand::Card(Box::new(form.about.clone()))));
        }
        done = true;
    }
    if done {
        page.entering = None;
        cx.send(Command::Services(ServicesCommand::Lock));
    }
}
