//! What has to be said quickly: eight places that never move; a tap says it.

use super::{SayingsPage, symbols};
use crate::app::{Command, SayingsCommand, TalkCommand};
use crate::domain::strip::{QUICK, Utterance};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Cx, Key, Sign, grid_cell};
use egui::{Rect, Stroke, StrokeKind, Ui};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SayingsPage, rect: Rect) {
    let Some(who) = cx.state.who.clone() else { return };
    let kept: Vec<Utterance> = cx.state.library.kept(&who).into_iter().cloned().collect();
    if !kept.iter().any(|said| said.quick.is_some()) {
        super::nothing(ui, cx, rect, "quick-empty");
        return;
    }
    page.page = 0;
    let across = if rect.width() > rect.height() { usize::from(QUICK) / 2 } else { 2 };
    let down = usize::from(QUICK).div_ceil(across);
    for place in 0..QUICK {
        let index = usize::from(place);
        let cell = grid_cell(rect, GAP, (across, down), (index % across, index / across));
        let Some(said) = kept.iter().find(|said| said.quick == Some(place)) else {
            let line = Stroke::new(1.0, cx.colors.line);
            ui.painter().rect_stroke(cell, 16.0, line, StrokeKind::Inside);
            continue;
        };
        let sign = symbols(cx, said).into_iter().next().map_or(Sign::None, Sign::Symbol);
        let key = Key::new(("quick", place), cell, &said.text).sign(sign).size(TYPE_WORD).lines(3).sign_share(0.5);
        if key.show(ui, cx) {
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::SayQuick(place))));
        }
    }
}
