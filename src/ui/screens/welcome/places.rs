//! The last card: where things are. Each door can be heard; none is gone through yet.

use super::{SENTENCE, is_upright, sentence};
use crate::app::Command;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE};
use crate::ui::kit::{Cx, Key, Sign, columns, rows};
use crate::ui::screens::home::{DOORS, hint};
use egui::{Rect, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &str) {
    let parts = rows(rect, GAP, &[SENTENCE, 0.0]);
    sentence(ui, cx, parts[0], text);
    let places = match is_upright(parts[1]) {
        true => rows(parts[1], GAP, &[0.0; DOORS.len()]),
        false => columns(parts[1], GAP * 2.0, &[0.0; DOORS.len()]),
    };
    for ((room, name, symbol, tint), place) in DOORS.into_iter().zip(places) {
        if !cx.state.shows_room(room) {
            continue;
        }
        let (name, about) = (cx.t(name), hint(cx, room));
        let spoken = cx.tn("welcome-hear-room", &[("name", &name), ("about", &about)]);
        let key = Key::new(("welcome-room", symbol), place, &spoken).word(&name).second(&about).lines(1);
        let key = key.sign(Sign::Symbol(SymbolRef::from(symbol))).fill(cx.colors.tint(tint)).radius(RADIUS_CARD);
        // A low door has its picture beside its words.
        let key = if place.height() < 130.0 { key.beside() } else { key };
        if key.sign_max(180.0).size(TYPE_SENTENCE).show(ui, cx) {
            cx.send(Command::Say(format!("{name}. {about}")));
        }
    }
}
