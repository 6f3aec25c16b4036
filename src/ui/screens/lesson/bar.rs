//! The way back to the card, from the first screen and from the rooms that a step opened.

use super::{parts, to_card};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TARGET, TYPE_WORD, Tint};
use crate::ui::kit::{Cx, Key, Sign};
use egui::{Rect, Ui};

/// A room lower than this has no place for the bar: the first screen leads to the card, too.
const LOW: f32 = 400.0;
/// The same for a narrow one, where everything stands below each other.
const LOW_NARROW: f32 = 740.0;
const NARROW: f32 = 600.0;

/// The lesson that the person follows, with the sentence of their step, as one wide button.
pub(in crate::ui::screens) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some((following, lesson)) = cx.state.followed_lesson() else { return };
    let Some(first_then) = following.first_then(lesson) else { return };
    let text = parts::sentence(cx, first_then.first);
    let symbol = first_then.first.signs.first().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
    let title = lesson.title.get(cx.state.lang()).to_owned();
    let name = cx.tn("lesson-to-card", &[("title", &title), ("text", &text)]);
    let key = Key::new("lesson-bar", rect, &name).sign(Sign::Symbol(symbol)).beside().radius(RADIUS_CARD);
    let key = key.fill(cx.colors.tint(Tint::Place)).size(TYPE_WORD).lines(1);
    let key = if rect.height() > TARGET { key.word(&title).second(&text) } else { key.word(&text) };
    if key.show(ui, cx) {
        to_card(cx);
    }
}

/// A thin bar above the lower edge of what a room shows, while a lesson is followed; the rest of the place. The lines above and below
/// it, with home and the main action, stay where they are.
pub(in crate::ui::screens) fn above(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let least = if rect.width() < NARROW { LOW_NARROW } else { LOW };
    if cx.state.followed_lesson().is_none() || rect.height() < least {
        return rect;
    }
    let (rest, place) = rect.split_top_bottom_at_y(rect.bottom() - TARGET);
    cx.kit.pad.part();
    line(ui, cx, place);
    cx.kit.pad.part();
    rest.with_max_y(rest.bottom() - GAP)
}
