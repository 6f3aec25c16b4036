//! While a person stays in one room: a line with the way out and the words that protect, below every room; and the page that says how
//! one gets out. Nobody is kept by it: it calls for help aloud, and it opens with the PIN, or by two long holds where there is none.

use super::services::{PinPad, pin_pad};
use crate::app::{CalmCommand, Command, Room};
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TARGET, TYPE_SECOND, TYPE_TITLE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, rows};
use egui::{Rect, Ui, vec2};

/// What only this page knows.
#[derive(Default)]
pub struct StayPage {
    pin: PinPad,
    /// The digits are asked for.
    asking: bool,
    hold: Hold,
}

/// Two holds, one after the other.
#[derive(Default)]
struct Hold {
    /// Since when a finger is on the key, by egui's clock in seconds.
    since_s: Option<f64>,
    /// Since when the first one is done.
    first_s: Option<f64>,
}

/// How long a key is held, seconds: the first and the second.
const HOLDS_S: [f64; 2] = [10.0, 3.0];
/// So long after the first hold the second one counts, seconds.
const SECOND_WITHIN_S: f64 = 30.0;

/// The words that protect, by what they are in the vocabulary and as they are said.
const WORDS: [(&str, &str); 4] =
    [("help", "stay-help"), ("hurt", "stay-hurt"), ("toilet", "stay-toilet"), ("stop", "stay-stop")];

impl Hold {
    /// Whether this frame ends the second hold. `on`: a finger is on the key.
    fn is_done(&mut self, on: bool, now_s: f64) -> bool {
        self.first_s.take_if(|first| now_s - *first > SECOND_WITHIN_S);
        if !on {
            self.since_s = None;
            return false;
        }
        let since = *self.since_s.get_or_insert(now_s);
        if now_s - since < self.needs_s() {
            return false;
        }
        self.since_s = None;
        let second = self.first_s.is_some();
        self.first_s = (!second).then_some(now_s);
        second
    }

    fn needs_s(&self) -> f64 {
        HOLDS_S[usize::from(self.first_s.is_some())]
    }

    /// How much of the hold is over, 0..=1.
    fn part(&self, now_s: f64) -> f32 {
        self.since_s.map_or(0.0, |since| ((now_s - since) / self.needs_s()).clamp(0.0, 1.0) as f32)
    }
}

/// The place of the room and that of the line, if the person stays in a room.
pub(super) fn places(cx: &Cx<'_>, rect: Rect) -> (Rect, Option<Rect>) {
    if cx.state.stays_in().is_none() {
        return (rect, None);
    }
    let high = if is_narrow(rect, first_keys(cx)) { 2.0 * TARGET + GAP } else { TARGET };
    let parts = rows(rect, GAP, &[0.0, high]);
    (parts[0], Some(parts[1]))
}

/// Keys before the words: the way out, and the way to Talk and back where one stays in another room.
fn first_keys(cx: &Cx<'_>) -> usize {
    if cx.state.stays_in() == Some(Room::Talk) { 1 } else { 2 }
}

/// Whether all keys do not fit beside each other at full size.
fn is_narrow(rect: Rect, first: usize) -> bool {
    rect.width() < (WORDS.len() + first) as f32 * (TARGET + GAP) + TARGET
}

/// The places of the keys, those before the words first.
fn key_places(rect: Rect, first: usize) -> Vec<Rect> {
    if !is_narrow(rect, first) {
        return columns(rect, GAP, &vec![0.0; first + WORDS.len()]);
    }
    let lines = rows(rect, GAP, &[0.0, 0.0]);
    let above = columns(lines[0], GAP, &vec![0.0; first]);
    above.into_iter().chain(columns(lines[1], GAP, &[0.0; WORDS.len()])).collect()
}

/// To Talk, and back to where the person stays: whoever speaks by boards speaks in every stay.
fn talk(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(only) = cx.state.stays_in() else { return };
    let there = cx.state.room == Room::Talk;
    let name = match only.place().filter(|_| there) {
        Some(place) => {
            let room = cx.t(super::workshop::room_text(place));
            cx.tn("stay-back", &[("room", &room)])
        }
        None => cx.t("room-talk").to_string(),
    };
    let key = Key::new("stay-talk", rect, &name).icon(if there { "previous" } else { "talk" }).beside().lines(2);
    if key.size(TYPE_SECOND).fill(cx.colors.paper).show(ui, cx) {
        if cx.state.calm.way_out {
            cx.send(Command::Calm(CalmCommand::ShowWayOut(false)));
        }
        cx.send(Command::Go(if there { only } else { Room::Talk }));
    }
}

/// The way out, and the words that protect.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.kit.pad.part();
    let first = first_keys(cx);
    let places = key_places(rect, first);
    let open = cx.state.calm.way_out;
    let name = cx.t("stay-out");
    if Key::new("stay-out", places[0], &name)
        .icon("help")
        .beside()
        .lines(2)
        .fill(cx.colors.paper)
        .chosen_quietly(open)
        .show(ui, cx)
    {
        cx.send(Command::Calm(CalmCommand::ShowWayOut(!open)));
        if !open {
            let how = cx.t("stay-how").to_string();
            cx.send(Command::Say(how));
        }
    }
    if first > 1 {
        talk(ui, cx, places[1]);
    }
    for ((id, text), place) in WORDS.into_iter().zip(&places[first..]) {
        let name = cx.t(text);
        let symbol = cx.state.words.word(id).map(|word| word.symbol.clone()).unwrap_or_default();
        let key = Key::new(("stay", id), *place, &name).sign(Sign::Symbol(symbol)).beside().lines(2);
        if key.fill(cx.colors.tint(Tint::Social)).size(TYPE_SECOND).show(ui, cx) {
            cx.send(Command::Calm(CalmCommand::SayAloud(name.to_string())));
        }
    }
    cx.kit.pad.part();
}

/// How one gets out.
pub(super) fn way_out(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut StayPage, rect: Rect) {
    if page.asking && cx.state.services.has_pin == Some(true) {
        return by_pin(ui, cx, page, rect);
    }
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width().min(820.0), rect.height().min(640.0)));
    let parts = rows(rect, GAP * 2.0, &[0.0, 110.0, 80.0, 90.0]);
    let how = cx.t("stay-how");
    cx.words(ui, &how, parts[0], TYPE_TITLE, Weight::Bold, Align::Center, 3, cx.colors.ink);
    let call = cx.t("stay-call");
    let key = Key::new("stay-call", parts[1], &call).sign(Sign::Symbol(SymbolRef::from("🙋"))).beside();
    let key = key.radius(RADIUS_MAIN).size(TYPE_TITLE * 0.8).lines(1);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        let said = cx.t("stay-called").to_string();
        cx.send(Command::Calm(CalmCommand::Call(said)));
    }
    let places = columns(parts[2], GAP, &[0.0, 0.0]);
    let read = cx.t("read-aloud");
    if Key::new("stay-read", places[0], &read).icon("read-aloud").beside().lines(1).show(ui, cx) {
        cx.send(Command::Say(how.to_string()));
    }
    let back = cx.t("stay-on");
    if Key::new("stay-on", places[1], &back).icon("previous").beside().lines(1).show(ui, cx) {
        cx.send(Command::Calm(CalmCommand::ShowWayOut(false)));
    }
    instructor(ui, cx, page, parts[3]);
}

fn by_pin(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut StayPage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, TARGET]);
    pin_pad(ui, cx, &mut page.pin, parts[0]);
    let back = cx.t("back");
    let place = Rect::from_center_size(parts[1].center(), vec2(parts[1].width().min(480.0), parts[1].height()));
    if Key::new("stay-pin-back", place, &back).icon("previous").beside().lines(1).show(ui, cx) {
        *page = StayPage::default();
    }
}

/// What only the instructor does.
fn instructor(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut StayPage, rect: Rect) {
    match cx.state.services.has_pin {
        Some(true) => {
            let name = cx.t("stay-by-pin");
            if Key::new("stay-by-pin", rect, &name).icon("unlock").beside().lines(2).show(ui, cx) {
                page.asking = true;
            }
        }
        Some(false) => by_hold(ui, cx, page, rect),
        None => {
            let text = cx.t("loading");
            cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
        }
    }
}

/// The second key stands where the first one did not: a hand that rests on the screen does not go through both.
fn by_hold(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut StayPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 0.0]);
    let second = page.hold.first_s.is_some();
    let place = places[usize::from(second)];
    let name = cx.t(if second { "stay-hold-again" } else { "stay-hold" });
    let key = Key::new(("stay-hold", second), place, &name).icon("clock").beside().lines(3);
    if key.size(TYPE_SECOND).show(ui, cx) {
        // Who taps hears that it has to be held.
        cx.send(Command::Say(name.to_string()));
    }
    let pressed_on = |input: &egui::InputState| {
        let pointer = &input.pointer;
        let within = |at: Option<egui::Pos2>| at.is_some_and(|at| place.contains(at));
        pointer.primary_down() && within(pointer.press_origin()) && within(pointer.interact_pos())
    };
    let (on, now_s) = ui.input(|input| (pressed_on(input), input.time));
    if page.hold.is_done(on, now_s) {
        cx.send(Command::Calm(CalmCommand::HeldToLeave));
    }
    let (part, bar) = (page.hold.part(now_s), place.shrink(6.0));
    let bar = bar.with_min_y(bar.bottom() - 8.0);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * part), RADIUS_CARD, cx.colors.main);
    if on || page.hold.first_s.is_some() {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(if on { 50 } else { 500 }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_two_holds_and_the_second_one_soon() {
        let mut hold = Hold::default();
        assert!(!hold.is_done(true, 0.0) && !hold.is_done(true, 9.9));
        assert!(hold.part(5.0) > 0.4 && hold.first_s.is_none());
        assert!(!hold.is_done(false, 9.95) && !hold.is_done(true, 10.0), "let go is let go");
        assert!(!hold.is_done(true, 20.0) && hold.first_s.is_some());
        assert!(!hold.is_done(false, 21.0) && !hold.is_done(true, 22.0));
        assert!(hold.is_done(true, 25.0));
        let mut slow = Hold { first_s: Some(0.0), since_s: None };
        assert!(!slow.is_done(true, 31.0) && !slow.is_done(true, 35.0), "it begins again");
    }
}
