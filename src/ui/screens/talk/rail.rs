//! The rail of other ways: sign, show a card, draw, use one's own voice; find a word, call, show in huge letters, what
//! was said, a picture of it, teach.

use super::is_busy;
use crate::app::{Command, CreateCommand, RecognizeCommand, Room, TalkCommand, TeachCommand};
use crate::domain::shown::Way;
use crate::ui::kit::tokens::{GAP, TARGET, Tint};
use crate::ui::kit::{Cx, Key, grid_cell};
use crate::ui::screens::recognize::way_key;
use egui::{Rect, Ui};

/// Keys that everybody has.
const ALWAYS: usize = 11;
/// Below the board they lie in two lines, with room for one more.
const LINE: usize = ALWAYS.div_ceil(2);

/// How many keys there are: who talks with several sets of boards has one to turn to the next, who follows a lesson one to its card.
pub(super) fn count(cx: &Cx<'_>) -> usize {
    ALWAYS + usize::from(cx.state.next_set().is_some()) + usize::from(cx.state.followed_lesson().is_some())
}

/// Beside a board of this height they stand in so many columns.
pub(super) fn columns(height: f32) -> usize {
    if height >= LINE as f32 * (TARGET + GAP) - GAP { 2 } else { 3 }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, lying: bool) {
    cx.kit.pad.part();
    let cell = |index: usize| match lying {
        true => grid_cell(rect, GAP, (LINE, 2), (index % LINE, index / LINE)),
        false => {
            let across = columns(rect.height());
            let down = (ALWAYS + 1).div_ceil(across);
            grid_cell(rect, GAP, (across, down), (index / down, index % down))
        }
    };
    // No key and no board gives way to the lesson: where nothing is free, the first screen leads to it.
    let places: Vec<Rect> = (0..count(cx).min(ALWAYS + 1)).map(cell).collect();
    keys(ui, cx, &places);
}

/// The keys, each in its place.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, places: &[Rect]) {
    let free = !is_busy(cx);
    for (way, place) in Way::ALL.into_iter().zip(places) {
        way_key(ui, cx, way, *place, free);
    }
    let talk = &cx.state.talk;
    let keys: [(&'static str, &'static str, bool, Command); ALWAYS - Way::ALL.len()] = [
        ("search", "search-words", talk.search.is_some(), {
            let open = talk.search.is_none();
            Command::Talk(TalkCommand::Search(open.then(String::new)))
        }),
        ("keyboard", "keyboard-open", talk.keyboard, Command::Talk(TalkCommand::Keyboard(!talk.keyboard))),
        ("chime", "chime", false, Command::Talk(TalkCommand::Chime)),
        ("show-big", "show-big", false, Command::Talk(TalkCommand::ShowBig(true))),
        ("history", "sayings", talk.history_open, Command::Talk(TalkCommand::ShowHistory(!talk.history_open))),
        ("paint", "room-create", false, Command::Create(CreateCommand::FromStrip)),
        ("teach", "teach", false, Command::Recognize(RecognizeCommand::Teach(TeachCommand::Enter))),
    ];
    for ((icon, text, lit, command), place) in keys.into_iter().zip(places.iter().skip(Way::ALL.len())) {
        let room = match icon {
            "paint" => Room::Create,
            "teach" => Room::Teach,
            _ => Room::Talk,
        };
        if !cx.state.shows_room(room) {
            continue;
        }
        let name = cx.t(text);
        // Calling somebody is always in reach.
        let enabled = icon == "chime" || free;
        let key = Key::new(("rail", icon), *place, &name).icon(icon).size(15.0).lines(2).chosen(lit);
        if key.enabled(enabled).show(ui, cx) {
            cx.send(command);
        }
    }
    let mut more = places.iter().skip(ALWAYS);
    if let Some(next) = cx.state.next_set()
        && let Some(place) = more.next()
    {
        let word = super::set_name(cx, &next);
        let name = cx.tn("set-next", &[("name", &word)]);
        let key = Key::new("set-next", *place, &name).icon("folder").word(&word).size(15.0).lines(2).enabled(free);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::NextSet));
        }
    }
    if cx.state.followed_lesson().is_some()
        && let Some(place) = more.next()
    {
        let name = cx.t("lesson-room");
        let key = Key::new("lesson-room", *place, &name).icon("workshop").size(15.0).lines(2).enabled(free);
        if key.fill(cx.colors.tint(Tint::Place)).show(ui, cx) {
            cx.send(Command::Go(Room::Lesson));
        }
    }
}
