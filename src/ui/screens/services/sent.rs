//! Everything that was sent to services.

use super::super::settings::lines::{Lines, ROW};
use super::{ServicesPage, empty};
use crate::app::PictureKey;
use crate::domain::service::{AskFor, AskState, ServiceAsk};
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Align, Cx, Key, Weight, columns, inset, paint_picture};
use egui::{Rect, Ui};

/// What was sent, newest first.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, lines: &mut Lines) {
    let state = cx.state;
    let asks = state.asks_sent();
    if asks.is_empty() {
        empty(ui, cx, lines.line(), "services-sent-none");
    }
    for ask in asks {
        let row = lines.line();
        if !row.is_positive() {
            continue;
        }
        let places = columns(row, GAP, &[ROW, 0.0]);
        picture(ui, cx, page, places[0], ask);
        words(ui, cx, places[1], ask);
    }
}

/// The picture that came, else the one that goes along; a tap shows everything of it.
fn picture(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ServicesPage, cell: Rect, ask: &ServiceAsk) {
    let person = name_of(cx, ask);
    let name = cx.tn("services-look-closely", &[("name", &person)]);
    let blob = shown(ask);
    let key = Key::new(("closely", ask.id.as_str()), cell, &name).wordless().fill(cx.colors.paper);
    let key = if blob.is_none() { key.icon("words") } else { key };
    if key.show(ui, cx) {
        page.opened = Some(ask.id.clone());
    }
    if let Some(blob) = blob {
        let painter = ui.painter().clone();
        paint_picture(ui, cx, &painter, inset(cell, 6.0), |side| PictureKey::Blob(blob.clone(), side));
    }
}

/// What came, else what goes along.
pub(in crate::ui::screens) fn shown(ask: &ServiceAsk) -> Option<&crate::domain::id::BlobId> {
    ask.pictures.first().map(|picture| &picture.blob).or(ask.request.input.as_ref())
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, ask: &ServiceAsk) {
    let (person, state) = (name_of(cx, ask), cx.t(state_text(&ask.state)));
    let prompt = ask.shown.get(cx.state.lang());
    let text = cx.tn(line_text(ask), &[("name", &person), ("state", &state), ("words", prompt)]);
    cx.words(ui, &text, rect, 16.0, Weight::Regular, Align::Left, 3, cx.colors.ink);
}

/// The message that says what was asked for: a picture, or a description of one.
pub(super) fn line_text(ask: &ServiceAsk) -> &'static str {
    match ask.wants {
        AskFor::Picture => "services-ask-line",
        AskFor::Description => "services-describe-line",
        AskFor::Question => "services-question-line",
    }
}

/// Whose it is.
pub(super) fn name_of(cx: &Cx<'_>, ask: &ServiceAsk) -> String {
    cx.state.library.profiles.get(&ask.profile).map(|person| person.name.clone()).unwrap_or_default()
}

/// How it stands, in words.
pub(super) fn state_text(state: &AskState) -> &'static str {
    match state {
        AskState::WaitsBefore => "ask-waits-before",
        AskState::Wording => "ask-wording",
        AskState::Checking => "ask-checking",
        AskState::Withheld(_) => "ask-withheld",
        AskState::Sent => "ask-sent",
        AskState::WaitsAfter => "ask-waits-after",
        AskState::Late => "ask-late",
        AskState::Given => "ask-given",
        AskState::Denied => "ask-denied",
        AskState::Refused(_) => "ask-refused",
        AskState::Failed => "ask-failed",
        AskState::Cancelled => "ask-cancelled",
    }
}
