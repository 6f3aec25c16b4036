//! Finding a word: typed letters, initial consonants, or English. The words found lie on a grid like a board.

use super::{TalkPage, groups};
use crate::app::{Command, TalkCommand};
use crate::language::find::{Needle, folded};
use crate::ui::kit::tokens::{GAP, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, finder, grid_cell, rows};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let Some(typed) = cx.state.talk.search.clone() else { return };
    let parts = rows(rect, GAP, &[72.0, 0.0]);
    let all_width = (parts[0].width() * 0.24).clamp(76.0, 190.0);
    let places = columns(parts[0], GAP, &[0.0, all_width, 76.0]);
    page.typed = typed.clone();
    let label = cx.t("search-words");
    let response = finder(ui, places[0], &mut page.typed, &label, TYPE_WORD * 1.2);
    // Once: who closes the keyboard has closed it.
    if !std::mem::replace(&mut page.searching, true) {
        response.request_focus();
    }
    let close = cx.t("close");
    let sees_all = cx.state.person().is_some_and(|person| person.sees_all);
    let all = cx.t("see-all");
    let key = Key::new("see-all", places[1], &all).icon("eye").size(17.0).lines(2).chosen(sees_all);
    let key = if all_width > 130.0 { key.beside() } else { key.size(13.0) };
    if key.show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::SeeAll(!sees_all)));
    }
    if Key::new("search-close", places[2], &close).icon("close").wordless().show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Search(None)));
    } else if page.typed != typed {
        cx.send(Command::Talk(TalkCommand::Search(Some(page.typed.clone()))));
    }
    if typed.trim().is_empty() {
        return groups::show(ui, cx, page, parts[1]);
    }
    found(ui, cx, parts[1], &typed);
}

fn found(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, typed: &str) {
    let words = cx.state.talk.found.clone();
    // The person's own words come first.
    let needle = Needle::new(typed);
    let own = cx.state.person().map(|person| person.words.clone()).unwrap_or_default();
    let own: Vec<_> = own.into_iter().filter(|word| needle.is_in(&folded(&word.ko))).collect();
    if words.is_empty() && own.is_empty() {
        let text = cx.t("search-none");
        cx.words(ui, &text, rect, 24.0, Weight::Regular, Align::Center, 2, cx.colors.soft_ink);
        return;
    }
    let across = ((rect.width() / 110.0) as usize).clamp(2, 8);
    let down = ((rect.height() / 92.0) as usize).clamp(1, 5);
    let place = |index: usize| grid_cell(rect, GAP, (across, down), (index % across, index / across));
    for (index, word) in own.iter().take(across * down).enumerate() {
        let key = Key::new(("found-own", index), place(index), &word.ko)
            .fill(cx.colors.tint(Tint::of(&word.word())))
            .lines(2);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Own(word.ko.clone())));
            cx.send(Command::Talk(TalkCommand::Search(None)));
        }
    }
    for (index, id) in words.iter().take((across * down).saturating_sub(own.len())).enumerate() {
        let Some(word) = cx.state.words.word(id.as_str()) else { continue };
        let cell = place(index + own.len());
        let fill = cx.colors.tint(Tint::of(word));
        let text = word.text(cx.state.lang());
        let key = Key::new(("found", index), cell, text).sign(Sign::Symbol(word.symbol.clone())).fill(fill).lines(2);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Word(id.clone())));
            cx.send(Command::Talk(TalkCommand::Search(None)));
        }
    }
}
