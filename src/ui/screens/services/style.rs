//! One more way of painting while a service is on: clearly named, never taken for the painter.

use crate::app::{Command, ServicesCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, field, inset};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// The card beside the styles.
pub(in crate::ui::screens) fn card(ui: &mut Ui, cx: &mut Cx<'_>, cell: Rect) {
    let chosen = cx.state.services.chosen;
    let word = cx.t("service-style");
    let style = cx.tn(&format!("style-{}", cx.state.create.draft.style), &[]);
    let name = cx.tn("service-style-like", &[("style", &style)]);
    let border = if chosen { cx.colors.main } else { cx.colors.line };
    let key = Key::new("service-style", cell, &name).word(&word).icon("spark").size(20.0).lines(2).border(border);
    if key.chosen_quietly(chosen).fill(cx.colors.paper).show(ui, cx) {
        cx.send(Command::Services(ServicesCommand::Choose(!chosen)));
    }
    if chosen {
        // Not by colour alone, as on the other cards.
        let frame = Stroke::new(4.0, cx.colors.main);
        ui.painter().rect_stroke(inset(cell, 3.0), 14.0, frame, StrokeKind::Inside);
    }
}

/// Whether all of the picture is painted again or only where the person drew, where the service can do either; the rest of the
/// place.
pub(in crate::ui::screens) fn only_here(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    if !cx.state.services.chosen || !cx.state.can_only_here() {
        return rect;
    }
    let (rest, line) = rect.split_top_bottom_at_y(rect.bottom() - 72.0);
    let only = cx.state.services.only_here;
    for (cell, text, icon, value) in [
        (columns(line, GAP, &[0.0, 0.0])[0], "service-all-of-it", "frame", false),
        (columns(line, GAP, &[0.0, 0.0])[1], "service-only-here", "brush", true),
    ] {
        let name = cx.t(text);
        let key = Key::new(text, cell, &name).icon(icon).size(18.0).lines(2).beside().chosen(only == value);
        if key.show(ui, cx) && only != value {
            cx.send(Command::Services(ServicesCommand::OnlyHere(value)));
        }
    }
    rest.with_max_y(rest.bottom() - 8.0)
}

/// Text that is sent along, where the instructor allows it; the rest of the place.
pub(in crate::ui::screens) fn typed(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    if !cx.state.services.chosen || !cx.state.guard().free_text {
        return rect;
    }
    let (rest, line) = rect.split_top_bottom_at_y(rect.bottom() - 72.0);
    let mut text = cx.state.services.typed.clone();
    let label = cx.t("service-typed");
    if field(ui, line, &mut text, &label, TYPE_WORD, 200).changed() {
        cx.send(Command::Services(ServicesCommand::Typed(text)));
    }
    rest.with_max_y(rest.bottom() - 8.0)
}
