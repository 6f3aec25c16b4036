//! The first guide: four calm cards. The voice, the touch, the name, and where things are. Each can be heard, left out, and gone back
//! from; what they set is in the settings, too.

mod name;
mod places;
mod touch;
mod voice;

use crate::app::{Command, Room};
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows};
use egui::{Rect, Ui};

/// A card.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Card {
    #[default]
    Voice,
    Touch,
    Name,
    Places,
}

const CARDS: [Card; 4] = [Card::Voice, Card::Touch, Card::Name, Card::Places];

/// What only this screen knows.
#[derive(Default)]
pub struct WelcomePage {
    card: Card,
    touch: touch::TouchCard,
    name: name::NameCard,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WelcomePage, rect: Rect) {
    let parts = rows(rect, GAP * 2.0, &[76.0, 0.0, 88.0]);
    let (title, text) = words(cx, page);
    head(ui, cx, page.card, parts[0], &title);
    cx.kit.pad.part();
    match page.card {
        Card::Voice => voice::show(ui, cx, parts[1], &text),
        Card::Touch => touch::show(ui, cx, &mut page.touch, parts[1], &text),
        Card::Name => name::show(ui, cx, &mut page.name, parts[1], &text),
        Card::Places => places::show(ui, cx, parts[1], &text),
    }
    cx.kit.pad.part();
    keys(ui, cx, page, parts[2], &format!("{title} {text}"));
}

/// The title of the card and the sentence under it.
fn words(cx: &mut Cx<'_>, page: &WelcomePage) -> (String, String) {
    let (title, text) = match page.card {
        Card::Voice => ("welcome-voice", voice::text(cx)),
        Card::Touch => ("welcome-touch", touch::text(cx, &page.touch)),
        Card::Name => ("welcome-name", "welcome-name-about"),
        Card::Places => ("welcome-places", "welcome-places-about"),
    };
    (cx.t(title).to_string(), cx.t(text).to_string())
}

/// The title, and which card of how many it is.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, card: Card, rect: Rect, title: &str) {
    let places = columns(rect, GAP, &[0.0, 72.0]);
    cx.words(ui, title, places[0], TYPE_TITLE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let nth = CARDS.iter().position(|one| *one == card).unwrap_or_default() + 1;
    let (nth, all) = (nth.to_string(), CARDS.len().to_string());
    let step = cx.tn("welcome-step", &[("nth", &nth), ("all", &all)]);
    cx.words(ui, &step, places[1], TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
}

/// Leaving out, hearing, and the way on: always in the same places.
fn keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WelcomePage, rect: Rect, spoken: &str) {
    let now = CARDS.iter().position(|one| *one == page.card).unwrap_or_default();
    let is_last = now + 1 == CARDS.len();
    let places = columns(rect, GAP, &[0.0, 0.0, 0.0, rect.width() * 0.34]);
    let wide = rect.width() > 900.0;
    let name = cx.t("welcome-skip");
    if small(&name, "welcome-skip", "close", places[0], wide).show(ui, cx) {
        name::keep(cx, &mut page.name);
        cx.send(Command::Go(Room::Home));
    }
    let name = cx.t("read-aloud");
    if small(&name, "welcome-read", "read-aloud", places[1], wide).show(ui, cx) {
        cx.send(Command::Say(spoken.to_owned()));
    }
    let name = cx.t("welcome-back");
    if small(&name, "welcome-back", "previous", places[2], wide).enabled(now > 0).show(ui, cx) {
        turn(cx, page, now.saturating_sub(1));
    }
    let name = cx.t(if is_last { "welcome-start" } else { "next" });
    let key = Key::new("welcome-next", places[3], &name).icon(if is_last { "check" } else { "next" }).beside().lines(1);
    let key = key.radius(RADIUS_MAIN).fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main);
    if key.show(ui, cx) {
        turn(cx, page, now + 1);
    }
}

fn small<'a>(name: &'a str, id: &'static str, icon: &'static str, rect: Rect, wide: bool) -> Key<'a> {
    let key = Key::new(id, rect, name).icon(icon).lines(1);
    if wide { key.beside() } else { key.size(15.0) }
}

/// To another card; beyond the last one the program begins.
fn turn(cx: &mut Cx<'_>, page: &mut WelcomePage, to: usize) {
    name::keep(cx, &mut page.name);
    match CARDS.get(to) {
        Some(card) => {
            page.card = *card;
            page.touch = touch::TouchCard::default();
        }
        None => cx.send(Command::Go(Room::Home)),
    }
}

/// The sentence of a card, above what it shows.
fn sentence(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &str) {
    let size = if rect.width() > 700.0 { TYPE_SENTENCE } else { TYPE_WORD };
    cx.words(ui, text, rect, size, Weight::Regular, Align::Left, 3, cx.colors.ink);
}

/// Height of that sentence.
const SENTENCE: f32 = 72.0;

/// Whether the place of a card is higher than wide.
fn is_upright(rect: Rect) -> bool {
    rect.height() > rect.width()
}
