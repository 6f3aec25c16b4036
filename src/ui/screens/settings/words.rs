//! The person's own words: typed once; how they most likely go is lit, the other ways stand beside it by what they sound like.

use super::SettingsPage;
use super::lines::{Lines, save};
use crate::domain::own_word::{MAX_OWN_WORD, OwnWord};
use crate::domain::profile::Profile;
use crate::language::own_word::{choices, sounds};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let mut words = person.words.clone();
    let places = columns(lines.line(), GAP, &[0.0, 220.0]);
    let label = cx.t("own-word");
    field(ui, places[0], &mut page.word, &label, TYPE_WORD, MAX_OWN_WORD);
    let name = cx.t("own-word-add");
    let likeliest = choices(&page.word).into_iter().next();
    let ready = likeliest.as_ref().is_some_and(|word| person.own_word(&word.ko).is_none());
    if Key::new("own-word-add", places[1], &name).icon("add").beside().enabled(ready).show(ui, cx) {
        words.splice(0..0, likeliest);
        page.word.clear();
    }
    for at in 0..person.words.len() {
        if let Some(kept) = person.words.get(at).map(|word| one(ui, cx, lines, word)) {
            match kept {
                Change::None => {}
                Change::To(word) => words[at] = word,
                Change::Remove => drop(words.remove(at)),
            }
        }
    }
    if words != person.words {
        save(cx, Profile { words, ..person.clone() });
    }
}

/// What was tapped at a word.
enum Change {
    None,
    To(OwnWord),
    Remove,
}

/// A word, the ways it may go (its own is lit), and the key that takes it out.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, word: &OwnWord) -> Change {
    let row = lines.line();
    let mut ways = choices(&word.ko);
    if !ways.contains(word) {
        ways.insert(0, word.clone());
    }
    let label = (row.width() * 0.22).min(240.0);
    let widths: Vec<f32> = [label].into_iter().chain(ways.iter().map(|_| 0.0)).chain([84.0]).collect();
    let places = columns(row, GAP, &widths);
    cx.words(ui, &word.ko, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let mut change = Change::None;
    for (nth, way) in ways.iter().enumerate() {
        let heard = sounds(way);
        let spoken = format!("{}: {heard}", word.ko);
        let key = Key::new(("own-way", &word.ko, nth), places[nth + 1], &spoken).word(&heard).lines(2).size(17.0);
        if key.chosen(way == word).show(ui, cx) {
            change = Change::To(way.clone());
        }
    }
    let remove = cx.tn("own-word-remove", &[("word", &word.ko)]);
    if let Some(place) = places.last()
        && Key::new(("own-remove", &word.ko), *place, &remove).icon("trash").wordless().show(ui, cx)
    {
        change = Change::Remove;
    }
    change
}
