//! The rail of other ways: call, show in huge letters, search, what was said, a picture of it.

use super::clips;
use crate::app::{Command, CreateCommand, TalkCommand};
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, columns, rows};
use egui::{Rect, Ui};

/// How many keys there are.
pub(super) const KEYS: usize = 5;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lying: bool) {
    let places = if lying { columns(rect, GAP, &[0.0; KEYS]) } else { rows(rect, GAP, &[0.0; KEYS]) };
    keys(ui, cx, &places);
}

/// The keys, each in its place.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, places: &[Rect]) {
    let talk = &cx.state.talk;
    let keys: [(&'static str, &'static str, bool, Command); KEYS] = [
        ("chime", "chime", false, Command::Talk(TalkCommand::Chime)),
        ("show-big", "show-big", false, Command::Talk(TalkCommand::ShowBig(true))),
        ("search", "search-words", talk.search.is_some(), {
            let open = talk.search.is_none();
            Command::Talk(TalkCommand::Search(open.then(String::new)))
        }),
        ("history", "history", talk.history_open, Command::Talk(TalkCommand::ShowHistory(!talk.history_open))),
        ("paint", "room-create", false, Command::Create(CreateCommand::FromStrip)),
    ];
    for ((icon, text, lit, command), place) in keys.into_iter().zip(places) {
        let name = cx.t(text);
        // Calling somebody is always in reach.
        let enabled = icon == "chime" || !clips::is_on(cx);
        let key = Key::new(("rail", icon), *place, &name).icon(icon).size(15.0).lines(2).chosen(lit);
        if key.enabled(enabled).show(ui, cx) {
            cx.send(command);
        }
    }
}
