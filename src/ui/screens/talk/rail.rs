//! The rail of other ways: sign, show a card, draw, use one's own voice; find a word, call, show in huge letters, what
//! was said, a picture of it, teach.

use super::is_busy;
use crate::app::{Command, CreateCommand, RecognizeCommand, TalkCommand, TeachCommand};
use crate::domain::shown::Way;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, grid_cell};
use crate::ui::screens::recognize::way_key;
use egui::{Rect, Ui};

/// How many keys there are.
pub(super) const KEYS: usize = 10;
/// They stand in two lines of so many, lying below the board or standing beside it.
const LINE: usize = KEYS / 2;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lying: bool) {
    let cell = |index: usize| match lying {
        true => grid_cell(rect, GAP, (LINE, 2), (index % LINE, index / LINE)),
        false => grid_cell(rect, GAP, (2, LINE), (index / LINE, index % LINE)),
    };
    let places: Vec<Rect> = (0..KEYS).map(cell).collect();
    keys(ui, cx, &places);
}

/// The keys, each in its place.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, places: &[Rect]) {
    let free = !is_busy(cx);
    for (way, place) in Way::ALL.into_iter().zip(places) {
        way_key(ui, cx, way, *place, free);
    }
    let talk = &cx.state.talk;
    let keys: [(&'static str, &'static str, bool, Command); KEYS - Way::ALL.len()] = [
        ("search", "search-words", talk.search.is_some(), {
            let open = talk.search.is_none();
            Command::Talk(TalkCommand::Search(open.then(String::new)))
        }),
        ("chime", "chime", false, Command::Talk(TalkCommand::Chime)),
        ("show-big", "show-big", false, Command::Talk(TalkCommand::ShowBig(true))),
        ("history", "sayings", talk.history_open, Command::Talk(TalkCommand::ShowHistory(!talk.history_open))),
        ("paint", "room-create", false, Command::Create(CreateCommand::FromStrip)),
        ("teach", "teach", false, Command::Recognize(RecognizeCommand::Teach(TeachCommand::Enter))),
    ];
    for ((icon, text, lit, command), place) in keys.into_iter().zip(places.iter().skip(Way::ALL.len())) {
        let name = cx.t(text);
        // Calling somebody is always in reach.
        let enabled = icon == "chime" || free;
        let key = Key::new(("rail", icon), *place, &name).icon(icon).size(15.0).lines(2).chosen(lit);
        if key.enabled(enabled).show(ui, cx) {
            cx.send(command);
        }
    }
}
