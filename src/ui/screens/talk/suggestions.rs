//! One fixed line of five next words. It never moves the board; an empty place stays empty.

use crate::app::{Command, TalkCommand};
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, Sign, grid_cell};
use egui::{Rect, Stroke, StrokeKind, Ui};

const PLACES: usize = 5;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let words = cx.state.talk.suggestions.clone();
    for place in 0..PLACES {
        let cell = grid_cell(rect, GAP, (PLACES, 1), (place, 0));
        let Some(word) = words.get(place).and_then(|id| cx.state.words.word(id.as_str())) else {
            ui.painter().rect_stroke(cell, 16.0, Stroke::new(1.0, cx.colors.line.gamma_multiply(0.5)), StrokeKind::Inside);
            continue;
        };
        let text = word.text(cx.state.lang());
        let id = word.id.clone();
        let key = Key::new(("suggestion", place), cell, text).sign(Sign::Symbol(word.symbol.clone())).beside().lines(1);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Word(id)));
        }
    }
}
