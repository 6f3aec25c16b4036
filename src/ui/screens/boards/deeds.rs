//! What can be done: with the chosen button, with an empty place, with the board.

use super::panel::{Deed, Does, keys};
use super::{BoardsPage, Open};
use crate::app::{Command, EditCommand, Next, Place};
use crate::domain::board::{Board, Button, is_own_set};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, rows};
use egui::{Rect, Ui};
use std::sync::Arc;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut BoardsPage, board: &Arc<Board>, rect: Rect) {
    let deeds = match (&cx.state.editing.chosen, cx.state.edited_button().cloned()) {
        (Some(_), Some(button)) => of_button(cx, board, &button),
        (Some(_), None) => of_place(cx),
        (None, _) => of_board(cx, board),
    };
    keys(ui, cx, page, rect, deeds);
}

fn of_button(cx: &Cx<'_>, board: &Board, button: &Button) -> Vec<(Deed, bool)> {
    let is_spot = matches!(cx.state.editing.chosen, Some(Place::Spot(_)));
    let move_it: Deed = match is_spot {
        true => ("edit-place", "move", Does::Open(Open::Spot)),
        false => ("edit-move", "move", Does::Next(Some(Next::Move))),
    };
    let target = button.load_board.as_ref().and_then(|link| cx.state.library.linked(board, link));
    let open = target.clone().map_or(Does::Next(None), |board| Does::Now(EditCommand::Open(board)));
    let hide: Deed = match button.hidden {
        true => ("edit-show", "eye", Does::Now(EditCommand::Hide(false))),
        false => ("edit-hide", "eye-off", Does::Now(EditCommand::Hide(true))),
    };
    let yes = |deed: Deed| (deed, true);
    vec![
        yes(("edit-word", "words", Does::Open(Open::Words))),
        yes(("edit-picture", "photo", Does::Open(Open::Picture))),
        yes(("edit-sound", "mic", Does::Now(EditCommand::Sound(true)))),
        yes(("edit-text", "edit", Does::Open(Open::Text))),
        yes(("edit-color", "colours", Does::Open(Open::Color))),
        yes(("edit-link", "folder", Does::Open(Open::Link))),
        (("edit-follow", "open", open), target.is_some()),
        yes(move_it),
        yes(hide),
        yes(("edit-copy", "duplicate", Does::Now(EditCommand::Copy))),
        (("edit-paste", "import", Does::Now(EditCommand::Paste)), cx.state.editing.copied.is_some()),
        yes(("edit-take", "trash", Does::Now(EditCommand::Remove))),
    ]
}

fn of_place(cx: &Cx<'_>) -> Vec<(Deed, bool)> {
    vec![
        (("edit-put-word", "words", Does::Open(Open::Words)), true),
        (("edit-paste", "import", Does::Now(EditCommand::Paste)), cx.state.editing.copied.is_some()),
        (("edit-new-board", "folder", Does::Open(Open::New)), true),
    ]
}

fn of_board(cx: &Cx<'_>, board: &Board) -> Vec<(Deed, bool)> {
    let own = is_own_set(&board.set);
    let original = own && cx.state.library.known_as(board) != board.id;
    let reset: Deed = match original || !own {
        true => ("edit-reset", "history", Does::Now(EditCommand::Reset)),
        false => ("edit-remove-board", "trash", Does::Now(EditCommand::Reset)),
    };
    let pictured = board.background().is_some();
    vec![
        (("edit-others", "search", Does::Open(Open::Others)), true),
        (("edit-name", "name", Does::Open(Open::Name)), true),
        (("edit-whole", "shapes", Does::Open(Open::Whole)), true),
        (("edit-background", "photo", Does::Open(Open::Picture)), true),
        (("edit-spot", "add", Does::Next(Some(Next::Spot))), pictured),
        (("edit-lock", "lock", Does::Now(EditCommand::Lock(true))), true),
        (("edit-share", "people", Does::Now(EditCommand::Share)), own && !cx.state.group_mates().is_empty()),
        (reset, own),
    ]
}

/// Nothing is changed until somebody unlocks it.
pub(super) fn locked(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, 84.0]);
    let text = cx.t("edit-locked");
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Center, 4, cx.colors.ink);
    let name = cx.t("edit-unlock");
    if Key::new("edit-unlock", parts[1], &name).icon("unlock").beside().show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Lock(false)));
    }
}
