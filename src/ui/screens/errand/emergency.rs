//! 112 and 119: the number in huge letters, and sentences that tell who, where and what. The device never dials.

use super::{grid, pictured, replies, replies_height};
use crate::app::{Command, ErrandCommand, ErrandView};
use crate::domain::errand::{PlaceKind, Private};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, inset, rows};
use egui::{Rect, Stroke, StrokeKind, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if !cx.state.errand_is_emergency() {
        return numbers(ui, cx, rect);
    }
    let wide = rect.width() > 900.0;
    let places = if wide {
        columns(rect, GAP * 2.0, &[0.0, rect.width() * 0.4])
    } else {
        rows(rect, GAP, &[0.0, rect.height() * 0.44])
    };
    what(ui, cx, places[0]);
    tell(ui, cx, places[1]);
}

/// Whom do you call?
fn numbers(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let parts = rows(rect, GAP, &[64.0, 0.0]);
    let text = cx.t("errand-emergency-pick");
    cx.words(ui, &text, parts[0], TYPE_SENTENCE, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let count = state.errands.of_kind(PlaceKind::Emergency).count();
    let places = if rect.width() > rect.height() {
        columns(parts[1], GAP * 2.0, &vec![0.0; count])
    } else {
        rows(parts[1], GAP * 2.0, &vec![0.0; count])
    };
    for (place, cell) in state.errands.of_kind(PlaceKind::Emergency).zip(places) {
        let number = place.name.get(lang);
        let hint = cx.texts.get(&format!("errand-emergency-{number}"));
        let name = format!("{number} {hint}");
        let key = Key::new(("number", number), cell, &name).word(number).second(&hint);
        let key = key.sign(Sign::Symbol(state.symbol_of_word(place.symbol.as_str()))).sign_max(200.0);
        if key.size(64.0).lines(1).radius(RADIUS_CARD).fill(cx.colors.tint(Tint::Negation)).show(ui, cx) {
            cx.send(Command::Errand(ErrandCommand::Place(place.id.clone())));
        }
    }
}

/// The number, and what happened.
fn what(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (state, lang) = (cx.state, cx.state.lang());
    let Some(place) = state.errand_place() else { return };
    let parts = rows(rect, GAP, &[110.0, 0.0, replies_height(cx, rect)]);
    let places =
        columns(parts[0], GAP * 2.0, &[230.0_f32.min(rect.width() * 0.34), 0.0, 150.0_f32.min(rect.width() * 0.22)]);
    let number = place.name.get(lang);
    cx.words(ui, number, places[0], 96.0, Weight::Bold, Align::Center, 1, cx.colors.care);
    let text = cx.tn("errand-emergency-not-dialled", &[("number", number)]);
    cx.words(ui, &text, places[1], TYPE_WORD, Weight::Bold, Align::Left, 3, cx.colors.ink);
    let name = cx.t("errand-back");
    if Key::new("emergency-back", places[2], &name).icon("previous").size(16.0).lines(1).show(ui, cx) {
        // Back to both numbers.
        cx.send(Command::Errand(ErrandCommand::See(ErrandView::Places)));
        cx.send(Command::Errand(ErrandCommand::See(ErrandView::Emergency)));
    }
    let (across, down) = grid(parts[1], place.wishes.len(), 210.0);
    for (index, wish) in place.wishes.iter().enumerate() {
        let cell = grid_cell(parts[1], GAP, (across, down), (index % across, index / across));
        let lit = state.errand.wish.as_ref() == Some(&wish.id);
        let key = pictured(cx, ("happened", wish.id.as_str()), cell, wish.label.get(lang), &wish.symbol).chosen(lit);
        let key = if lit { key } else { key.fill(cx.colors.tint(Tint::Negation)) };
        if key.show(ui, cx) {
            // There is no time for a second tap: what happened is said at once.
            cx.send(Command::Errand(ErrandCommand::Wish(wish.id.clone())));
            cx.send(Command::Errand(ErrandCommand::Say));
        }
    }
    replies(ui, cx, parts[2]);
}

/// Who I am.
fn who(cx: &Cx<'_>) -> String {
    let Some(person) = cx.state.person() else { return String::new() };
    let mut text = cx.tn("errand-emergency-who-text", &[("name", &person.name)]);
    if !person.about.medical.0.is_empty() {
        text += &format!(" {}", cx.tn("errand-emergency-medical", &[("medical", &person.about.medical.0)]));
    }
    text
}

/// Where I am, and whom to call.
fn where_i_am(cx: &Cx<'_>) -> String {
    let Some(person) = cx.state.person() else { return String::new() };
    let about = &person.about;
    let mut text = match about.address.0.as_str() {
        "" => cx.texts.get("errand-emergency-where-unknown"),
        address => cx.tn("errand-emergency-where-text", &[("address", address)]),
    };
    if !about.phone.0.is_empty() {
        let call = [("guardian", about.guardian.0.as_str()), ("phone", about.phone.0.as_str())];
        text += &format!(" {}", cx.tn("errand-emergency-call", &call));
    }
    text
}

/// Who, what and where, as sentences; each is said at a tap, and all of them by the main key.
fn tell(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 0.0, 0.0, 92.0]);
    let happened = cx.state.errand_sentence().map(|prepared| prepared.text);
    let ask = cx.t("errand-emergency-what-ask");
    let shown = happened.clone().unwrap_or_else(|| ask.to_string());
    let lines = [
        ("errand-emergency-what", shown),
        ("errand-emergency-where", where_i_am(cx)),
        ("errand-emergency-who", who(cx)),
    ];
    for ((head, text), place) in lines.iter().zip(&parts) {
        let ready = *head != "errand-emergency-what" || happened.is_some();
        if sentence(ui, cx, head, text, *place, ready) {
            cx.send(Command::Errand(ErrandCommand::SayPrivate(Private(text.clone()))));
        }
    }
    let name = cx.t("errand-emergency-all");
    let key =
        Key::new("emergency-all", parts[3], &name).icon("speak-all").beside().size(28.0).lines(1).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        let all = [happened.unwrap_or_default(), where_i_am(cx), who(cx)].join(" ");
        cx.send(Command::Errand(ErrandCommand::SayPrivate(Private(all.trim().to_owned()))));
    }
}

/// One sentence with its heading; a tap says it.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, head: &'static str, text: &str, rect: Rect, ready: bool) -> bool {
    let said = Key::new(("tell", head), rect, text).wordless().radius(RADIUS_CARD).enabled(ready).show(ui, cx);
    if !ready {
        ui.painter().rect_stroke(rect, RADIUS_CARD, Stroke::new(1.0, cx.colors.line), StrokeKind::Inside);
    }
    let inner = inset(rect, 12.0);
    let parts = rows(inner, 2.0, &[26.0, 0.0]);
    let name = cx.t(head);
    let painter = ui.painter().clone();
    let (soft, ink) = (cx.colors.soft_ink, cx.colors.ink);
    cx.kit.labels.paint(&painter, &name, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, soft);
    cx.kit.labels.paint(&painter, text, parts[1], TYPE_SENTENCE * 0.9, Weight::Bold, Align::Left, 4, ink);
    said
}
