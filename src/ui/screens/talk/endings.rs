//! The fixed line of ending keys: an ending is never guessed, it is lit because it was tapped.

use super::is_busy;
use crate::app::{Command, TalkCommand};
use crate::domain::sentence::EndingKey;
use crate::ui::kit::tokens::GAP;
use crate::ui::kit::{Cx, Key, grid_cell};
use egui::{Rect, Ui};

fn look(key: EndingKey) -> (&'static str, &'static str) {
    match key {
        EndingKey::Want => ("ending-want", "ending-want"),
        EndingKey::Request => ("ending-request", "ending-request"),
        EndingKey::Not => ("ending-not", "ending-not"),
        EndingKey::Cannot => ("ending-cannot", "ending-cannot"),
        EndingKey::Past => ("ending-past", "ending-past"),
        EndingKey::Future => ("ending-future", "ending-future"),
        EndingKey::Question => ("ending-question", "ending-question"),
        EndingKey::Honorific => ("ending-honorific", "ending-honorific"),
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, across: usize) {
    cx.kit.pad.part();
    let lit = cx.state.strip().endings;
    let down = EndingKey::LINE.len().div_ceil(across);
    for (index, ending) in EndingKey::LINE.into_iter().enumerate() {
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let (icon, text) = look(ending);
        let name = cx.t(text);
        let narrow = cell.width() < 110.0;
        let key =
            Key::new(("ending", text), cell, &name).icon(icon).border(cx.colors.chosen).chosen(lit.is_lit(ending));
        let key = if narrow { key.size(17.0).lines(1).sign_share(0.5) } else { key.beside().lines(1) };
        if key.enabled(!is_busy(cx)).show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Ending(ending)));
        }
    }
}
