//! The keyboard in Talk: what is typed goes into the strip, word by word.

use super::plan::Plan;
use super::{Wish, keys, letter_name, lines, offered, person};
use crate::app::{Command, TalkCommand};
use crate::domain::keyboard::{DOT, DOTS, Layout, Stroke};
use crate::domain::profile::Profile;
use crate::domain::strip::{Piece, Written};
use crate::language::hangul;
use crate::language::typing::typed;
use crate::ui::kit::Cx;
use egui::{Event, Key, Rect, Ui};

/// Draws it in the place of the board.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let person = person(cx);
    let plan = Plan::within(rect, cx.kit.keyboard.layout(&person), &person.keyboard);
    let offers = if person.keyboard.offers { offered(cx, None) } else { Default::default() };
    let wish = lines::show(ui, cx, &plan, &offers, None);
    let wish = keys::show(ui, cx, &plan, &person, "speak").or(wish);
    let typed = real_keys(ui, plan.layout);
    for wish in wish.into_iter().chain(typed) {
        carry_out(cx, &person, wish);
    }
}

/// What was typed with a real keyboard, while no key on the screen has its focus.
fn real_keys(ui: &Ui, layout: Layout) -> Vec<Wish> {
    if ui.memory(|memory| memory.focused().is_some()) {
        return Vec::new();
    }
    let letter = |c: char| Wish::Stroke(Stroke::Letter(layout.on_real_key(c)));
    ui.input(|input| {
        let wishes = input.events.iter().flat_map(|event| match event {
            Event::Text(text) => text.chars().map(letter).collect(),
            Event::Key { key: Key::Backspace, pressed: true, .. } => vec![Wish::Stroke(Stroke::Back)],
            Event::Key { key: Key::Enter, pressed: true, .. } => vec![Wish::Enter],
            _ => Vec::new(),
        });
        wishes.collect()
    })
}

fn carry_out(cx: &mut Cx<'_>, person: &Profile, wish: Wish) {
    match wish {
        Wish::Stroke(stroke) => {
            if person.keyboard.reads.letters() {
                read(cx, stroke);
            }
            cx.send(Command::Talk(TalkCommand::Type(stroke)));
        }
        Wish::Enter => cx.send(Command::Talk(TalkCommand::Speak)),
        Wish::Close => cx.send(Command::Talk(TalkCommand::Keyboard(false))),
        Wish::Offer(offer) => cx.send(Command::Talk(TalkCommand::Complete(offer.what))),
        // There is no line with a cursor: tiles are moved in the strip.
        Wish::Cursor(_) | Wish::Step(_) => {}
    }
}

/// The letter that a key writes behind the word that is being typed.
fn read(cx: &mut Cx<'_>, stroke: Stroke) {
    if stroke == Stroke::Back || stroke == Stroke::Letter(' ') {
        return;
    }
    let strip = cx.state.strip();
    let word = match strip.tiles.last().map(|tile| (&tile.piece, tile.written)) {
        Some((Piece::Text(word), Written::Open)) => word.clone(),
        _ => String::new(),
    };
    let letter = typed(&word, stroke).chars().next_back().and_then(|c| hangul::keys(c).last());
    if let Some(letter) = letter.filter(|c| *c != DOT && *c != DOTS) {
        let name = letter_name(cx, letter);
        cx.send(Command::Say(name));
    }
}
