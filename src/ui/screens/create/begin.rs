//! Three equal ways to begin: blank paper, an own picture, words.

use super::CreatePage;
use crate::app::{Command, CreateCommand};
use crate::domain::artwork::Beginning;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_TITLE, Tint};
use crate::ui::kit::{Cx, Key, Sign, columns, rows};
use egui::{Rect, Ui};

const WAYS: [(Beginning, &str, &str, Tint); 3] = [
    (Beginning::Blank, "begin-blank", "own:draw", Tint::Little),
    (Beginning::Picture, "begin-picture", "📷", Tint::Place),
    (Beginning::Words, "begin-words", "🧩", Tint::Description),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, _page: &mut CreatePage, rect: Rect) {
    let parts = rows(rect, GAP * 2.0, &[super::super::top::height(rect), 0.0]);
    let title = cx.t("begin");
    let spoken: Vec<String> = WAYS.iter().map(|(_, text, ..)| cx.t(text).to_string()).collect();
    super::super::top::show(ui, cx, parts[0], &title, &format!("{title} {}", spoken.join(", ")));
    let upright = parts[1].height() > parts[1].width();
    let places = if upright { rows(parts[1], GAP * 2.0, &[0.0; 3]) } else { columns(parts[1], GAP * 2.0, &[0.0; 3]) };
    for ((way, text, symbol, tint), place) in WAYS.into_iter().zip(places) {
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
            cx.send(Command::Create(CreateCommand::Begin(way)));
        }
    }
}
