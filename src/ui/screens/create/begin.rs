//! Four equal ways to begin: white paper, a photograph, a drawing of one's own, words.

use super::CreatePage;
use crate::app::{Command, CreateCommand};
use crate::domain::artwork::Beginning;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, Tint};
use crate::ui::kit::{Cx, Key, Sign, grid_cell, rows};
use egui::{Rect, Ui};

const WAYS: [(Beginning, &str, &str, Tint); 4] = [
    (Beginning::Blank, "begin-blank", "own:draw", Tint::Little),
    (Beginning::Picture, "begin-picture", "📷", Tint::Place),
    (Beginning::Drawing, "begin-drawing", "🖼️", Tint::Person),
    (Beginning::Words, "begin-words", "🧩", Tint::Description),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut CreatePage, rect: Rect) {
    let parts = rows(rect, GAP * 2.0, &[super::super::top::height(rect), 0.0]);
    let title = cx.t("begin");
    let spoken: Vec<String> = WAYS.iter().map(|(_, text, ..)| cx.t(text).to_string()).collect();
    super::super::top::show(ui, cx, parts[0], &title, &format!("{title} {}", spoken.join(", ")));
    let ways = super::super::lesson::above_list(ui, cx, parts[1]);
    let upright = ways.height() > ways.width();
    let across = if upright { 2 } else { WAYS.len() };
    let down = WAYS.len() / across;
    let cell = |index: usize| grid_cell(ways, GAP * 2.0, (across, down), (index % across, index / across));
    for (index, (way, text, symbol, tint)) in WAYS.into_iter().enumerate() {
        let place = cell(index);
        let name = cx.t(text);
        let hint = cx.texts.hint(text).unwrap_or_default();
        let key = Key::new(("begin", text), place, &name)
            .sign(Sign::Symbol(SymbolRef::from(symbol)))
            .second(&hint)
            .fill(cx.colors.tint(tint))
            .radius(RADIUS_CARD)
            .sign_max(220.0)
            .size(TYPE_TITLE * 0.85)
            .lines(1);
        if key.show(ui, cx) {
            (page.mine, page.thing) = (way == Beginning::Drawing, None);
            cx.send(Command::Create(CreateCommand::Begin(way)));
        }
    }
}
