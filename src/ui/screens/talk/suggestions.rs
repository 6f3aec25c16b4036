//! One fixed line: the way back to the first board and to the one before, a whole sentence, next words. It never moves the
//! board; an empty place stays empty.

use super::is_busy;
use crate::app::{Command, Offer, SayingsCommand, TalkCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// How many next words there are.
pub(super) const PLACES: usize = 5;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let wide = rect.width() > 1000.0;
    let narrow = rect.width() < 620.0;
    let title = if wide { 170.0 } else { 0.001 };
    // A window too narrow for all keeps the ways back and as many words as fit at full size.
    let places = if narrow { 2 } else { PLACES };
    let parts = columns(rect, GAP, &[76.0, 76.0, title, 0.0]);
    ways_back(ui, cx, parts[0], parts[1]);
    if wide && !whole(ui, cx, parts[2]) {
        let name = cx.state.board().map(|board| board.name.get(cx.state.lang()).to_owned()).unwrap_or_default();
        cx.words(ui, &name, parts[2], TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.soft_ink);
    }
    // Where there is no place of its own, a whole sentence goes before the last of the words.
    for place in 0..places {
        let cell = grid_cell(parts[3], GAP, (places, 1), (place, 0));
        if wide || narrow || place + 1 < places || !whole(ui, cx, cell) {
            word(ui, cx, place, cell);
        }
    }
}

/// The whole sentence that is offered, if there is one.
fn whole(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) -> bool {
    let Some(offer) = cx.state.talk.whole.clone().filter(|_| !is_busy(cx)) else { return false };
    let (text, command) = match offer {
        Offer::Said(id) => {
            let text = cx.state.library.utterances.get(&id).map(|said| said.text.clone());
            (text, SayingsCommand::Take(id))
        }
        Offer::Phrase(id) => {
            let lang = cx.state.lang();
            let text = cx.state.words.phrase(id.as_str()).map(|phrase| phrase.text.get(lang).to_owned());
            (text, SayingsCommand::TakePhrase(id))
        }
    };
    let Some(text) = text else { return false };
    let key = Key::new("whole-sentence-offer", cell, &text).size(17.0).lines(3).border(cx.colors.progress);
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Sayings(command)));
    }
    true
}

/// One of the next words, or an empty place.
pub(super) fn word(ui: &mut Ui, cx: &mut Cx<'_>, place: usize, cell: Rect) {
    // While recordings are made there is no sentence to go on with.
    let next = cx.state.talk.suggestions.get(place).filter(|_| !is_busy(cx));
    let Some(word) = next.and_then(|id| cx.state.words.word(id.as_str())) else {
        let line = Stroke::new(1.0, cx.colors.line.gamma_multiply(0.5));
        ui.painter().rect_stroke(cell, 16.0, line, StrokeKind::Inside);
        return;
    };
    let text = word.text(cx.state.lang());
    let key = Key::new(("suggestion", place), cell, text).sign(Sign::Symbol(word.symbol.clone())).lines(1);
    let key = if cell.width() > 130.0 { key.beside() } else { key.size(16.0) };
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Word(word.id.clone())));
    }
}

/// Always in the same two places; on the first board they rest.
pub(super) fn ways_back(ui: &mut Ui, cx: &mut Cx<'_>, home: Rect, back: Rect) {
    let away = cx.state.talk.board != cx.state.home_board();
    let word = cx.t("board-home");
    let name = cx.t("board-home-go");
    let key = Key::new("board-home", home, &name).icon("home").word(&word).size(14.0).lines(1);
    if key.enabled(away).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::HomeBoard));
    }
    let word = cx.t("back");
    let name = cx.t("board-back");
    let key = Key::new("board-back", back, &name).icon("previous").word(&word).size(14.0).lines(1);
    if key.enabled(away || !cx.state.talk.trail.is_empty()).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Back));
    }
}
