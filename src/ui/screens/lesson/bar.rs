//! The way back to the card, from the first screen and from the rooms that a step opened: a bar where there is room for one, else a key
//! in a place that the room leaves free. It lies on nothing, and moves no tool.

use super::{parts, to_card};
use crate::app::Room;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TARGET, TYPE_WORD, Tint};
use crate::ui::kit::{Cx, Key, Sign, columns};
use egui::{Rect, Ui};

/// A room lower than this has no place for the bar where one draws.
const LOW: f32 = 400.0;
/// The same for a narrow one, where everything stands below each other.
const LOW_NARROW: f32 = 740.0;
const NARROW: f32 = 600.0;
/// A list is whole in less.
const LOW_LIST: f32 = 470.0;
/// A window lower than this has the bar in its first line, beside the title.
const LOW_WINDOW: f32 = 480.0;
/// A place narrower than this has room for a key, not for a sentence.
const KEY: f32 = 200.0;

/// The lesson that the person follows, with the sentence of their step, as one wide button.
pub(in crate::ui::screens) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some((following, lesson)) = cx.state.followed_lesson() else { return };
    let Some(first_then) = following.first_then(lesson) else { return };
    let text = parts::sentence(cx, first_then.first);
    let symbol = first_then.first.signs.first().map(|sign| cx.state.sign_symbol(sign)).unwrap_or_default();
    let title = lesson.title.get(cx.state.lang()).to_owned();
    let name = cx.tn("lesson-to-card", &[("title", &title), ("text", &text)]);
    let key = Key::new("lesson-bar", rect, &name).radius(RADIUS_CARD).fill(cx.colors.tint(Tint::Place));
    let short = cx.t("lesson-room");
    let key = match rect.width() < KEY {
        true => key.icon("workshop").word(&short).size(15.0).lines(1),
        false => {
            let key = key.sign(Sign::Symbol(symbol)).beside().size(TYPE_WORD).lines(1);
            if rect.height() > TARGET { key.word(&title).second(&text) } else { key.word(&text) }
        }
    };
    if key.show(ui, cx) {
        to_card(cx);
    }
}

/// Whether a room in which one draws has no place for the bar.
pub(in crate::ui::screens) fn is_low(rect: Rect) -> bool {
    rect.height() < if rect.width() < NARROW { LOW_NARROW } else { LOW }
}

/// A thin bar above the lower edge of what a room shows, while a lesson is followed; the rest of the place. The lines above and below
/// it, with home and the main action, stay where they are.
pub(in crate::ui::screens) fn above(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    if is_low(rect) { rect } else { bar(ui, cx, rect) }
}

/// The same where nothing is drawn by hand: a list or a picture to look at may be smaller, so that the bar is there on a phone, too.
pub(in crate::ui::screens) fn above_list(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    let low = if rect.width() < NARROW { LOW_LIST } else { LOW };
    if rect.height() < low { rect } else { bar(ui, cx, rect) }
}

fn bar(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Rect {
    if cx.state.followed_lesson().is_none() {
        return rect;
    }
    let (rest, place) = rect.split_top_bottom_at_y(rect.bottom() - TARGET);
    cx.kit.pad.part();
    line(ui, cx, place);
    cx.kit.pad.part();
    rest.with_max_y(rest.bottom() - GAP)
}

/// In a low window the bar lies beside the title, in the rooms that a step opens; what is left for the title.
pub(in crate::ui::screens) fn beside_title(ui: &mut Ui, cx: &mut Cx<'_>, title: Rect) -> Rect {
    let opened = matches!(cx.state.room, Room::Create | Room::Works);
    let low = ui.ctx().content_rect().height() < LOW_WINDOW;
    if !(opened && low && cx.state.followed_lesson().is_some()) || title.width() < 2.0 * TARGET + GAP {
        return title;
    }
    let places = columns(title, GAP, &[0.0, (title.width() * 0.6).max(TARGET)]);
    line(ui, cx, places[1]);
    places[0]
}
