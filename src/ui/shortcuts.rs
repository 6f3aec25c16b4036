//! Shortcuts of the keyboard: one list for what they do and for the page that shows them. Letters alone are none: they belong to
//! whoever types.

use crate::app::{Command, ErrandCommand, ErrandView, Room, State, TalkCommand};
use egui::{Context, Key, Modifiers};

/// A shortcut.
pub(crate) struct Shortcut {
    /// With these held.
    pub modifiers: Modifiers,
    /// This key.
    pub key: Key,
    /// The text that says what it does.
    pub text: &'static str,
    /// It is heard while somebody types, too.
    typing: bool,
    does: fn(&State) -> Option<Command>,
}

const fn plain(key: Key, text: &'static str, does: fn(&State) -> Option<Command>) -> Shortcut {
    Shortcut { modifiers: Modifiers::NONE, key, text, typing: true, does }
}

const fn with_ctrl(key: Key, text: &'static str, does: fn(&State) -> Option<Command>) -> Shortcut {
    Shortcut { modifiers: Modifiers::COMMAND, key, text, typing: false, does }
}

/// All of them. Tab, arrows, Enter and Space are egui's own.
pub(crate) const SHORTCUTS: [Shortcut; 15] = [
    Shortcut { typing: false, ..plain(Key::Escape, "shortcut-back", back) },
    // What is said most stands where the list begins.
    Shortcut { typing: true, ..with_ctrl(Key::Enter, "speak", |state| talk(state, TalkCommand::Speak)) },
    plain(Key::F1, "shortcut-help", |_| Some(Command::Go(Room::Settings))),
    plain(Key::F2, "room-talk", |_| Some(Command::Go(Room::Talk))),
    plain(Key::F3, "room-create", |_| Some(Command::Go(Room::Create))),
    plain(Key::F4, "room-works", |_| Some(Command::Go(Room::Works))),
    plain(Key::F5, "room-exhibit", |_| Some(Command::Go(Room::Exhibit))),
    plain(Key::F6, "settings", |_| Some(Command::Go(Room::Settings))),
    plain(Key::F7, "room-errands", |_| Some(Command::Go(Room::Errands))),
    plain(Key::F8, "chime", |_| Some(Command::Talk(TalkCommand::Chime))),
    plain(Key::F9, "show-big", |state| talk(state, TalkCommand::ShowBig(state.talk.big.is_none()))),
    with_ctrl(Key::Backspace, "delete-last", |state| talk(state, TalkCommand::DeleteLast)),
    Shortcut {
        modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT),
        ..with_ctrl(Key::Z, "redo", |_| Some(Command::Redo))
    },
    with_ctrl(Key::Z, "undo", |_| Some(Command::Undo)),
    with_ctrl(Key::Y, "redo", |_| Some(Command::Redo)),
];

/// What the pressed shortcuts want. `typing`: a line to type in had the focus when they were pressed.
pub(crate) fn pressed(ctx: &Context, state: &State, typing: bool) -> Vec<Command> {
    // A question that waits is answered first.
    if state.recognize.asked.is_some() {
        return Vec::new();
    }
    let heard = SHORTCUTS.iter().filter(|shortcut| shortcut.typing || !typing);
    let heard = heard.filter(|shortcut| ctx.input_mut(|input| input.consume_key(shortcut.modifiers, shortcut.key)));
    let wanted = heard.filter_map(|shortcut| (shortcut.does)(state));
    // A key leads nowhere where no door is.
    wanted.filter(|command| !matches!(command, Command::Go(room) if !state.shows_room(*room))).collect()
}

/// Whether the list of shortcuts is wanted.
pub(crate) fn wants_help(ctx: &Context) -> bool {
    ctx.input(|input| input.key_pressed(Key::F1))
}

fn talk(state: &State, command: TalkCommand) -> Option<Command> {
    (state.room == Room::Talk).then_some(Command::Talk(command))
}

/// Closes what lies over the room, else goes one step back, else to the doors.
fn back(state: &State) -> Option<Command> {
    let talk = &state.talk;
    let command = match state.room {
        Room::Who | Room::Home => return None,
        Room::Talk if talk.big.is_some() => Command::Talk(TalkCommand::ShowBig(false)),
        Room::Talk if talk.search.is_some() => Command::Talk(TalkCommand::Search(None)),
        Room::Talk if talk.history_open => Command::Talk(TalkCommand::ShowHistory(false)),
        Room::Talk if !talk.trail.is_empty() => Command::Talk(TalkCommand::Back),
        Room::Errands if talk.big.is_some() => Command::Errand(ErrandCommand::ShowBig(false)),
        Room::Errands if state.errand.procedure.is_some() => Command::Errand(ErrandCommand::Guide(None)),
        Room::Errands if state.errand.view != ErrandView::Places => {
            Command::Errand(ErrandCommand::See(ErrandView::Places))
        }
        _ => Command::Go(Room::Home),
    };
    Some(command)
}
