//! Finding a word: typed letters, initial consonants, or English. The words found lie on a grid like a board.

use super::TalkPage;
use crate::app::{Command, TalkCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, finder, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(typed) = cx.state.talk.search.clone() else { return };
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let places = columns(parts[0], GAP, &[0.0, 76.0]);
    page.typed = typed.clone();
    let label = cx.t("search-words");
    let response = finder(ui, places[0], &mut page.typed, &label, TYPE_WORD * 1.2);
    // Once: who closes the keyboard has closed it.
    if !std::mem::replace(&mut page.searching, true) {
        response.request_focus();
    }
    let close = cx.t("close");
    if Key::new("search-close", places[1], &close).icon("close").wordless().show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Search(None)));
    } else if page.typed != typed {
        cx.send(Command::Talk(TalkCommand::Search(Some(page.typed.clone()))));
    }
    found(ui, cx, parts[1], &typed);
}

fn found(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, typed: &str) {
    let words = cx.state.talk.found.clone();
    if words.is_empty() {
        let text = if typed.is_empty() { cx.t("type-here") } else { cx.t("search-none") };
        cx.words(ui, &text, rect, 24.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return;
    }
    let across = ((rect.width() / 110.0) as usize).clamp(2, 8);
    let down = ((rect.height() / 92.0) as usize).clamp(1, 5);
    for (index, id) in words.iter().take(across * down).enumerate() {
        let Some(word) = cx.state.words.word(id.as_str()) else { continue };
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let fill = cx.colors.tint(Tint::of(word));
        let text = word.text(cx.state.lang());
        let key = Key::new(("found", index), cell, text).sign(Sign::Symbol(word.symbol.clone())).fill(fill).lines(2);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Word(id.clone())));
            cx.send(Command::Talk(TalkCommand::Search(None)));
        }
    }
}
