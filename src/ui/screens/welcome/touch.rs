//! The second card: a circle is pressed where it appears, three times. How it was pressed may speak for other settings of touch; they
//! are asked about, never set, and nothing is counted out loud.

use super::{SENTENCE, sentence};
use crate::domain::access::{Help, Presses};
use crate::domain::profile::{GridSize, Profile};
use crate::ui::kit::tokens::{GAP, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, rows};
use crate::ui::screens::settings::lines::save;
use egui::{Event, PointerButton, Rect, Ui, pos2, vec2};

/// Where the circle appears, in parts of the place.
const CIRCLES: [(f32, f32); 3] = [(0.24, 0.3), (0.76, 0.66), (0.5, 0.5)];
/// Across, points; less in a small window.
const CIRCLE: f32 = 170.0;
/// Whoever has touched so often without taking the three is asked all the same.
const ENOUGH: usize = 10;

/// How far it is.
#[derive(Default)]
pub(super) struct TouchCard {
    presses: Presses,
    /// Circles that were taken.
    taken: usize,
    /// What may help, once it is known; `Some(None)`: nothing.
    help: Option<Option<Help>>,
    /// It was changed.
    changed: bool,
}

/// The sentence of the card.
pub(super) fn text(_cx: &Cx<'_>, card: &TouchCard) -> &'static str {
    match (&card.help, card.changed) {
        (_, true) => "welcome-touch-changed",
        (None, _) => "welcome-touch-about",
        (Some(None), _) => "welcome-touch-fine",
        (Some(Some(_)), _) => "welcome-touch-ask",
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, card: &mut TouchCard, rect: Rect, text: &str) {
    let Some(person) = cx.state.person().cloned() else { return };
    let parts = rows(rect, GAP, &[SENTENCE, 0.0]);
    sentence(ui, cx, parts[0], text);
    match (card.help, card.changed) {
        (Some(Some(help)), false) => ask(ui, cx, card, parts[1], &person, help),
        (Some(_), _) => again(ui, cx, card, parts[1]),
        (None, _) => circle(ui, cx, card, parts[1], &person),
    }
}

/// The circle, and how it is pressed.
fn circle(ui: &mut Ui, cx: &mut Cx<'_>, card: &mut TouchCard, rect: Rect, person: &Profile) {
    let side = CIRCLE.min(rect.width() * 0.5).min(rect.height() * 0.6);
    let (x, y) = CIRCLES[card.taken.min(CIRCLES.len() - 1)];
    let room = rect.shrink(side / 2.0);
    let middle = pos2(room.left() + x * room.width(), room.top() + y * room.height());
    let place = Rect::from_center_size(middle, vec2(side, side));
    listen(ui, cx, card, rect, place);
    let name = cx.t("welcome-circle");
    let key = Key::new("welcome-circle", place, &name).wordless().radius(side / 2.0);
    let key = key.icon("hand").fill(cx.colors.tint(Tint::Verb)).border(cx.colors.main);
    if key.show(ui, cx) {
        card.taken += 1;
    }
    if card.taken >= CIRCLES.len() || card.presses.count() >= ENOUGH {
        card.help = Some(card.presses.help(&person.touch, person.grid == GridSize::Beginner));
    }
}

/// Takes in the touches of the place, also those that the person's settings do not take.
fn listen(ui: &Ui, cx: &Cx<'_>, card: &mut TouchCard, rect: Rect, circle: Rect) {
    // Where the screen is a switch, a touch has no place.
    if cx.kit.reach.screen_is_switch() || cx.kit.pad.is_covered_at(circle.center()) {
        return;
    }
    let now = cx.kit.pad.now_ms();
    let events = ui.input(|input| input.events.clone());
    for event in events {
        let Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } = event else { continue };
        if !pressed {
            card.presses.up((pos.x, pos.y), now);
        } else if rect.contains(pos) {
            let away = (pos.distance(circle.center()) - circle.width() / 2.0).max(0.0);
            card.presses.down((pos.x, pos.y), away, now);
        }
    }
}

/// The question: what would change, yes and no.
fn ask(ui: &mut Ui, cx: &mut Cx<'_>, card: &mut TouchCard, rect: Rect, person: &Profile, help: Help) {
    let lines = changes(cx, person, help);
    let list = (lines.len() as f32 * 56.0).min((rect.height() - 110.0).max(56.0));
    let parts = rows(rect.with_max_y(rect.bottom().min(rect.top() + list + GAP + 110.0)), GAP, &[list, 0.0]);
    for (text, place) in lines.iter().zip(rows(parts[0], 0.0, &vec![0.0; lines.len().max(1)])) {
        cx.words(ui, text, place, TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    }
    let places = columns(parts[1], GAP, &[0.0, 0.0]);
    let name = cx.t("welcome-touch-keep");
    if Key::new("welcome-touch-keep", places[0], &name).icon("cross").beside().lines(2).show(ui, cx) {
        card.help = Some(None);
    }
    let name = cx.t("welcome-touch-change");
    if Key::new("welcome-touch-change", places[1], &name).icon("check").beside().lines(2).show(ui, cx) {
        let mut new = person.clone();
        new.touch = help.touch;
        if help.larger {
            new.grid = GridSize::Beginner;
        }
        save(cx, new);
        card.changed = true;
    }
}

/// What a help changes, in words.
fn changes(cx: &Cx<'_>, person: &Profile, help: Help) -> Vec<String> {
    let (now, then) = (&person.touch, &help.touch);
    let seconds = |ms: u32| format!("{:.1}", f64::from(ms) / 1000.0);
    let mut lines = Vec::new();
    if then.select_on != now.select_on {
        use crate::domain::access::SelectOn::{Press, Release};
        lines.push(match then.select_on {
            Press => cx.tn("welcome-help-at-once", &[]),
            Release => cx.tn("welcome-help-lifting", &[]),
        });
    }
    if then.min_hold_ms != now.min_hold_ms {
        lines.push(cx.tn("welcome-help-hold", &[("seconds", &seconds(then.min_hold_ms))]));
    }
    if then.dead_time_ms != now.dead_time_ms {
        lines.push(cx.tn("welcome-help-pause", &[("seconds", &seconds(then.dead_time_ms))]));
    }
    if then.slip_points != now.slip_points {
        lines.push(cx.tn("welcome-help-slip", &[]));
    }
    if help.larger {
        lines.push(cx.tn("welcome-help-larger", &[]));
    }
    lines
}

/// Nothing more to ask: the circle can be pressed once more, to try how it is now.
fn again(ui: &mut Ui, cx: &mut Cx<'_>, card: &mut TouchCard, rect: Rect) {
    let place = Rect::from_center_size(rect.center(), vec2(rect.width().min(420.0), rect.height().min(200.0)));
    let name = cx.t("welcome-touch-again");
    let key = Key::new("welcome-touch-again", place, &name).sign(Sign::Icon("hand")).lines(1).sign_max(110.0);
    if key.fill(cx.colors.tint(Tint::Verb)).show(ui, cx) {
        *card = TouchCard::default();
    }
}
