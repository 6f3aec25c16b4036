//! A code being typed, by a key for each of its characters or by a keyboard. A group that cannot be right is told when it is full.

use super::{frame, groups};
use crate::domain::id::Millis;
use crate::domain::recovery::{GROUP, GROUPS, LETTERS, RecoveryCode, groups as groups_of, is_right, letter};
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use egui::{Event, Rect, Ui, vec2};

/// What was typed so far: characters of a code without anything between them.
#[derive(Clone, Default)]
pub(in crate::ui::screens) struct Typed(String);

impl Typed {
    /// What somebody meant; what stands in no code is left out.
    fn add(&mut self, text: &str) {
        let room = GROUPS * GROUP - self.0.len();
        self.0.extend(text.chars().filter_map(letter).take(room));
    }

    fn take_back(&mut self) {
        self.0.pop();
    }

    /// The code, once it is whole and right.
    fn code(&self) -> Option<RecoveryCode> {
        RecoveryCode::read(&self.0)
    }

    /// The first full group that cannot be right, counted from 1.
    fn wrong(&self) -> Option<usize> {
        let full = groups_of(&self.0).into_iter().enumerate().filter(|(_, group)| group.len() == GROUP);
        full.into_iter().find(|(place, group)| !is_right(group, *place)).map(|(place, _)| place + 1)
    }
}

/// What came of this frame.
pub(in crate::ui::screens) enum Typing {
    /// It goes on.
    On,
    /// Enough of it.
    Left,
    /// The code is whole.
    Done(RecoveryCode),
}

/// Draws what was typed and the keys. `made`: when the code of this device was made.
pub(in crate::ui::screens) fn typing(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    typed: &mut Typed,
    made: Option<Millis>,
    rect: Rect,
) -> Typing {
    hear(ui, typed);
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width().min(900.0), rect.height()));
    let upright = rect.height() > rect.width();
    let across = if upright { 5 } else { 8 };
    let shown = if upright { 200.0 } else { 130.0 };
    let parts = rows(rect, GAP, &[44.0, shown, 34.0, 0.0, 72.0]);
    let made = made.map(|at| dates::day_and_time(cx.texts.lang(), at, cx.state.utc_offset_min)).unwrap_or_default();
    let ask = cx.tn("recovery-give", &[("time", &made)]);
    cx.words(ui, &ask, parts[0], TYPE_WORD, Weight::Bold, Align::Center, 2, cx.colors.ink);
    what_is_typed(ui, cx, typed, parts[1]);
    let wrong = typed.wrong().map(|nth| cx.tn("recovery-group-wrong", &[("number", &nth.to_string())]));
    let help = wrong.unwrap_or_else(|| cx.t("recovery-letters").to_string());
    cx.words(ui, &help, parts[2], TYPE_SECOND, Weight::Regular, Align::Center, 1, cx.colors.ink);
    let room = typed.0.len() < GROUPS * GROUP;
    let cells = (across, LETTERS.len().div_ceil(across));
    for (index, letter) in LETTERS.iter().enumerate() {
        let cell = grid_cell(parts[3], GAP, cells, (index % across, index / across));
        let name = letter.to_string();
        if Key::new(("recovery", letter), cell, &name).size(TYPE_WORD).lines(1).enabled(room).show(ui, cx) {
            typed.add(&name);
        }
    }
    deeds(ui, cx, typed, parts[4])
}

fn deeds(ui: &mut Ui, cx: &mut Cx<'_>, typed: &mut Typed, rect: Rect) -> Typing {
    let places = columns(rect, GAP, &[0.0, 0.0, 0.0]);
    let back = cx.t("back");
    let left = Key::new("recovery-back", places[0], &back).icon("previous").beside().lines(1).show(ui, cx);
    let last = cx.t("recovery-delete");
    let some = !typed.0.is_empty();
    if Key::new("recovery-delete", places[1], &last).icon("delete-last").beside().lines(2).enabled(some).show(ui, cx) {
        typed.take_back();
    }
    let (next, code) = (cx.t("next"), typed.code());
    let key = Key::new("recovery-next", places[2], &next).icon("check").beside().lines(1).enabled(code.is_some());
    let key = if code.is_some() { key.fill(cx.colors.main).ink(cx.colors.on_main) } else { key };
    match (key.show(ui, cx), left, code) {
        (true, _, Some(code)) => Typing::Done(code),
        (_, true, _) => Typing::Left,
        _ => Typing::On,
    }
}

fn what_is_typed(ui: &mut Ui, cx: &mut Cx<'_>, typed: &Typed, rect: Rect) {
    let given = groups_of(&typed.0);
    for (index, place) in groups(rect, GROUPS).into_iter().enumerate() {
        let group = given.get(index).copied().unwrap_or_default();
        let full = group.len() == GROUP;
        let (border, mark) = match (full, full && is_right(group, index)) {
            (true, true) => (cx.colors.done, Some("check")),
            (true, false) => (cx.colors.care, Some("cross")),
            _ => (cx.colors.line, None),
        };
        frame(ui, cx, place, border);
        let places = columns(place.shrink2(vec2(10.0, 0.0)), 2.0, &[18.0, 0.0, 24.0]);
        let nth = (index + 1).to_string();
        cx.words(ui, &nth, places[0], 14.0, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
        cx.words(ui, group, places[1], TYPE_TITLE * 0.8, Weight::Bold, Align::Center, 1, cx.colors.ink);
        if let Some(icon) = mark {
            let at = Rect::from_center_size(places[2].center(), vec2(22.0, 22.0));
            cx.icon(ui.ctx(), icon, at, cx.colors.ink);
        }
    }
}

/// A keyboard types, too, and a code can be pasted.
fn hear(ui: &Ui, typed: &mut Typed) {
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Text(text) | Event::Paste(text) => typed.add(text),
                Event::Key { key: egui::Key::Backspace, pressed: true, .. } => typed.take_back(),
                _ => {}
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_group_is_told_when_it_is_full() {
        let code = RecoveryCode::of([3; crate::domain::recovery::SEED]);
        let groups = code.groups();
        let mut typed = Typed::default();
        typed.add(groups[0]);
        typed.add(&groups[1][..3]);
        assert_eq!((typed.wrong(), typed.code()), (None, None));
        typed.add(if groups[1].ends_with('Z') { "Y" } else { "Z" });
        assert_eq!(typed.wrong(), Some(2));
        typed.take_back();
        typed.add(&format!(" {}-?가{}", &groups[1][3..], groups[2..].join("-").to_lowercase()));
        assert_eq!((typed.wrong(), typed.code()), (None, Some(code)));
        typed.add("0");
        assert_eq!(typed.0.len(), GROUPS * GROUP, "there is room for one code");
    }
}
