//! The lines above the keys, always as high, whatever stands in them: what could be meant, and what was typed.

use super::Wish;
use super::plan::{Line, Plan};
use crate::app::complete::{Offer, Offers, WORDS};
use crate::ui::kit::tokens::{GAP, TARGET, TYPE_SECOND, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, TypedInto, Weight, columns};
use egui::{Rect, Stroke, StrokeKind, Ui};

/// Draws them; gives back what was wanted. The key that closes the keyboard stands at the end of the first.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    plan: &Plan,
    offers: &Offers,
    line: Option<&TypedInto>,
) -> Option<Wish> {
    let mut wish = None;
    for (nth, which) in plan.lines.iter().enumerate() {
        let mut place = plan.line(nth);
        if nth == 0 {
            let places = columns(place, GAP, &[0.0, TARGET]);
            place = places[0];
            let name = cx.t("keyboard-close");
            if Key::new("keyboard-close", places[1], &name).icon("close").wordless().show(ui, cx) {
                wish = Some(Wish::Close);
            }
        }
        let wanted = match (which, line) {
            (Line::Offers, _) => offered(ui, cx, place, offers),
            (Line::Text, Some(line)) => text(ui, cx, place, line),
            (Line::Text, None) => None,
        };
        wish = wanted.or(wish);
    }
    wish
}

/// Words, then sentences, each in a place of its own; a place without one stays empty.
fn offered(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, offers: &Offers) -> Option<Wish> {
    let (words, sentences) = match rect.width() {
        width if width > 1000.0 => (WORDS, 2),
        width if width > 560.0 => (3, 1),
        _ => (3, 0),
    };
    let share = (rect.width() + GAP) / (words + 2 * sentences) as f32;
    let widths = std::iter::repeat_n(share - GAP, words).chain(std::iter::repeat_n(share * 2.0 - GAP, sentences));
    let places = columns(rect, GAP, &widths.collect::<Vec<_>>());
    let (of_words, of_sentences) = places.split_at(words);
    let of_words = of_words.iter().enumerate().map(|(nth, place)| (*place, offers.words.get(nth)));
    let of_sentences = of_sentences.iter().enumerate().map(|(nth, place)| (*place, offers.sentences.get(nth)));
    let mut wish = None;
    for (nth, (place, offer)) in of_words.chain(of_sentences).enumerate() {
        if one(ui, cx, nth, place, offer) {
            wish = offer.cloned().map(Wish::Offer);
        }
    }
    wish
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, nth: usize, place: Rect, offer: Option<&Offer>) -> bool {
    let Some(offer) = offer else {
        let line = Stroke::new(1.0, cx.colors.line.gamma_multiply(0.5));
        ui.painter().rect_stroke(place, 16.0, line, StrokeKind::Inside);
        return false;
    };
    let mut key = Key::new(("offer", nth), place, &offer.text).lines(2).size(TYPE_SECOND);
    if !offer.symbol.0.is_empty() {
        key = key.sign(Sign::Symbol(offer.symbol.clone()));
        key = if place.width() > 120.0 { key.beside() } else { key.lines(1).size(15.0) };
    }
    key.show(ui, cx)
}

/// The words around the cursor, each a place to put it; one letter back and on at the sides.
fn text(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, line: &TypedInto) -> Option<Wish> {
    let places = columns(rect, GAP, &[TARGET, 0.0, TARGET]);
    let mut wish = None;
    let length = line.text.chars().count();
    for (place, name, icon, on, can) in [
        (places[0], "keyboard-left", "left", false, line.at > 0),
        (places[2], "keyboard-right", "right", true, line.at < length),
    ] {
        let name = cx.t(name);
        if Key::new(("cursor", on), place, &name).icon(icon).wordless().enabled(can).show(ui, cx) {
            wish = Some(Wish::Step(on));
        }
    }
    let middle = places[1];
    ui.painter().rect_filled(middle, 16.0, cx.colors.paper);
    let words = if line.secret { Vec::new() } else { words_of(&line.text) };
    if words.is_empty() {
        let text = if line.secret { "•".repeat(length) } else { String::new() };
        if !text.is_empty() {
            cx.words(ui, &text, middle, TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
        }
        return wish;
    }
    const WIDTH: f32 = 132.0;
    let fit = (((middle.width() + GAP) / (WIDTH + GAP)) as usize).max(1);
    let here = words.iter().position(|word| word.end >= line.at).unwrap_or(words.len() - 1);
    let first = (here + 1).saturating_sub(fit.div_ceil(2)).min(words.len().saturating_sub(fit));
    let cells = columns(middle, GAP, &vec![0.0; fit]);
    for (word, cell) in words.iter().skip(first).zip(cells) {
        let chosen = word.start <= line.at && line.at <= word.end;
        let name = cx.tn("keyboard-word", &[("word", &word.text)]);
        let shown = if chosen { word.with_cursor(line.at) } else { word.text.clone() };
        let border = if chosen { cx.colors.main } else { cx.colors.line };
        let key = Key::new(("typed", word.start), cell, &name).word(&shown).lines(1).chosen_quietly(chosen);
        if key.fill(cx.colors.tint(Tint::Little)).border(border).show(ui, cx) {
            wish = Some(Wish::Cursor(word.end));
        }
    }
    wish
}

/// A word and where it stands, in characters.
struct Typed {
    text: String,
    start: usize,
    end: usize,
}

impl Typed {
    /// With a bar where the cursor is.
    fn with_cursor(&self, at: usize) -> String {
        let mut letters: Vec<char> = self.text.chars().collect();
        letters.insert(at.saturating_sub(self.start).min(letters.len()), '|');
        letters.into_iter().collect()
    }
}

fn words_of(text: &str) -> Vec<Typed> {
    let mut words: Vec<Typed> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        match words.last_mut() {
            _ if c.is_whitespace() => {}
            Some(word) if !before.is_whitespace() => {
                word.text.push(c);
                word.end = at + 1;
            }
            _ => words.push(Typed { text: c.to_string(), start: at, end: at + 1 }),
        }
        before = c;
    }
    words
}
