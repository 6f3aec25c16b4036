//! Size of the tool, mirrors, a page to colour in, a picture to trace, and doing again.

use super::SheetPage;
use crate::app::{Command, CreateCommand};
use crate::domain::drawing::Symmetry;
use crate::ui::kit::tokens::TARGET;
use crate::ui::kit::{Cx, Key, columns, grid_cell};
use egui::{Rect, Ui};

const SIZES: [(&str, &str); 3] =
    [("size-small", "brush-size-small"), ("size-medium", "brush-size-medium"), ("size-large", "brush-size-large")];
/// Keys of the line: sizes, mirror, kaleidoscope, trace, redo.
const KEYS: usize = SIZES.len() + 4;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect, lying: bool) {
    let places = if lying { columns(rect, 6.0, &[0.0; KEYS]) } else { standing(rect) };
    for (index, (icon, text)) in SIZES.into_iter().enumerate() {
        let name = cx.t(text);
        let key = Key::new(("size", text), places[index], &name).icon(icon).wordless().chosen(page.size == index);
        if key.show(ui, cx) {
            page.size = index;
            cx.send(Command::Say(name.to_string()));
        }
    }
    let kinds = [
        (Symmetry::Mirror, "flip", "symmetry-mirror"),
        (Symmetry::Kaleidoscope, "kaleidoscope", "symmetry-kaleidoscope"),
    ];
    for ((kind, icon, text), place) in kinds.into_iter().zip(&places[SIZES.len()..]) {
        let name = cx.t(text);
        let on = page.symmetry == kind;
        if Key::new(("symmetry", text), *place, &name).icon(icon).size(12.0).lines(1).chosen(on).show(ui, cx) {
            page.symmetry = if on { Symmetry::None } else { kind };
        }
    }
    trace(ui, cx, places[SIZES.len() + 2]);
    if crate::ui::screens::top::tool(ui, cx, places[SIZES.len() + 3], "redo", "redo") {
        cx.send(Command::Redo);
    }
}

/// How many columns the keys need in this height.
pub(super) fn across(height: f32) -> usize {
    if height + 6.0 < KEYS as f32 * (TARGET + 6.0) { 2 } else { 1 }
}

fn standing(rect: Rect) -> Vec<Rect> {
    let across = across(rect.height());
    let down = KEYS.div_ceil(across);
    (0..KEYS).map(|at| grid_cell(rect, 6.0, (across, down), (at % across, at / across))).collect()
}

/// The picture below goes faded, to be traced.
fn trace(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect) {
    let work = cx.state.create.draft.work.as_ref().and_then(|id| cx.state.library.artworks.get(id));
    let on = work.is_some_and(|work| work.trace.is_some());
    let can = on || work.is_some_and(|work| work.base.is_some());
    let name = cx.t("trace");
    if Key::new("trace", place, &name).icon("trace").size(12.0).lines(1).chosen(on).enabled(can).show(ui, cx) {
        cx.send(Command::Create(CreateCommand::Trace(!on)));
    }
}
