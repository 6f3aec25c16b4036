//! One picture closely: everything that was asked, everything that left the device, everything that came.

use super::super::settings::lines::{Lines, Turned};
use super::sent::{line_text, name_of, shown, state_text};
use super::sentence;
use crate::app::PictureKey;
use crate::domain::id::AskId;
use crate::domain::service::{AskState, ServiceAsk};
use crate::text::dates;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, columns, paint_picture, rows};
use egui::{Rect, Ui};

pub(in crate::ui::screens) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (opened, turned): (&mut Option<AskId>, &mut Turned),
    rect: Rect,
    ask: &ServiceAsk,
) {
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[240.0_f32.min(rect.width() * 0.4), 0.0]);
    let back = cx.t("back");
    if Key::new("ask-back", places[0], &back).icon("previous").beside().lines(1).show(ui, cx) {
        *opened = None;
        turned.turn_back();
    }
    let upright = parts[1].height() > parts[1].width();
    let halves = match (shown(ask), upright) {
        (None, _) => vec![Rect::NOTHING, parts[1]],
        (Some(_), true) => rows(parts[1], GAP, &[parts[1].height() * 0.45, 0.0]),
        (Some(_), false) => columns(parts[1], GAP * 2.0, &[parts[1].width() * 0.45, 0.0]),
    };
    if let Some(blob) = shown(ask) {
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, halves[0], |_| PictureKey::Blob(blob.clone(), PictureKey::LARGE));
    }
    let texts = texts(cx, ask);
    let mut lines = Lines::new(halves[1], turned);
    for text in &texts {
        sentence(ui, cx, lines.line(), text);
    }
    lines.turn(ui, cx, turned, halves[1]);
}

fn texts(cx: &mut Cx<'_>, ask: &ServiceAsk) -> Vec<String> {
    let (person, state) = (name_of(cx, ask), cx.t(state_text(&ask.state)));
    let mut texts = vec![
        cx.tn(line_text(ask), &[("name", &person), ("state", &state), ("words", &ask.shown.ko)]),
        ask.shown.en.clone(),
        cx.tn("services-ask-by", &[("service", &ask.service), ("model", &ask.model)]),
    ];
    texts.extend(ask.answer.iter().flat_map(|answer| answer.sentences.iter().cloned()));
    if let Some(sent) = ask.sent {
        let date = dates::day_and_time(cx.texts.lang(), sent, cx.state.utc_offset_min);
        texts.push(cx.tn("services-ask-when", &[("date", &date)]));
    }
    if ask.request.input.is_some() {
        texts.push(cx.t("services-with-drawing").to_string());
    }
    if ask.request.mask.is_some() {
        texts.push(cx.t("services-with-mask").to_string());
    }
    if let Some(plain) = &ask.plain {
        let (by, words) = (ask.worded_by.as_str(), plain.get(cx.texts.lang()));
        texts.push(cx.tn("services-worded", &[("service", by), ("words", words)]));
    }
    if let AskState::Refused(why) | AskState::Withheld(why) = &ask.state {
        texts.push(cx.tn("services-why", &[("why", &why.join(", "))]));
    }
    let left = ask.left.iter().map(|left| cx.tn("services-left", &[("to", &left.to), ("what", &left.what)]));
    texts.extend(left);
    let embedded = ask.embedded.iter();
    texts.extend(embedded.map(|(name, text)| cx.tn("services-embedded", &[("name", name), ("text", text)])));
    texts
}
