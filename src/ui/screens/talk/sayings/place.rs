//! Where the person is, and whom they talk to: a tap tells, another takes it back. What is often said there is offered first, and sentences
//! are as polite as they are said to this person.

use crate::app::{Command, SayingsCommand, SecondCommand, TalkCommand};
use crate::domain::locale::Lang;
use crate::domain::sentence::SpeechLevel;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, grid_cell, rows};
use egui::{Rect, Ui};

/// Places of every day.
const PLACES: [&str; 16] = [
    "home",
    "school",
    "company",
    "welfare-center",
    "day-center",
    "studio",
    "restaurant",
    "cafe",
    "mart",
    "hospital",
    "bus-stop",
    "station",
    "park",
    "community-center",
    "gallery",
    "outside",
];

/// `fits`: two boards have room on this screen.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, fits: bool) {
    // English has one level: what the places are for stands beside the second board instead.
    let has_levels = cx.state.lang() == Lang::Ko;
    let parts = if has_levels { rows(rect, GAP, &[72.0, 40.0, 0.0]) } else { rows(rect, GAP, &[72.0, 0.0]) };
    let places = columns(parts[0], GAP, &[0.0, rect.width() * 0.24]);
    together(ui, cx, places[1], fits);
    if has_levels {
        to_whom(ui, cx, places[0]);
    }
    let why = cx.t("place-why");
    let text = if fits { why.to_string() } else { format!("{why} {}", cx.t("second-small")) };
    let line = if has_levels { parts[1] } else { places[0] };
    cx.words(ui, &text, line, TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let below = parts[parts.len() - 1];
    let words: Vec<_> = PLACES.iter().filter_map(|id| cx.state.words.word(id)).cloned().collect();
    let across = ((rect.width() / 120.0) as usize).clamp(2, 8);
    let down = words.len().div_ceil(across);
    for (index, word) in words.into_iter().enumerate() {
        let cell = grid_cell(below, GAP, (across, down), (index % across, index / across));
        let here = cx.state.talk.place.as_ref() == Some(&word.id);
        let text = word.text(cx.state.lang()).to_owned();
        let key = Key::new(("place", index), cell, &text).sign(Sign::Symbol(word.symbol.clone())).chosen(here);
        if key.show(ui, cx) {
            let place = (!here).then(|| word.id.clone());
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Place(place))));
        }
    }
}

/// A second board for who sits opposite, on the same tablet; where it has no room, its key says so.
fn together(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, fits: bool) {
    let (name, word) = (cx.t(if fits { "second" } else { "second-small" }), cx.t("second-short"));
    let key = Key::new("second", rect, &name).word(&word).icon("tablet").lines(2);
    let key = if rect.width() > 200.0 { key.beside() } else { key.size(14.0) };
    if key.enabled(fits && cx.state.talk.modelling.is_none()).show(ui, cx) {
        cx.send(Command::Talk(TalkCommand::Second(SecondCommand::Open(true))));
    }
}

/// Somebody one is polite to, somebody close, many people.
fn to_whom(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let levels = [
        ("talk-to-polite", "person", SpeechLevel::Polite),
        ("talk-to-close", "people", SpeechLevel::Plain),
        ("talk-to-many", "speak-all", SpeechLevel::Formal),
    ];
    for (place, (name, icon, level)) in columns(rect, GAP, &[0.0; 3]).into_iter().zip(levels) {
        let chosen = cx.state.talk.to == Some(level);
        let text = cx.t(name);
        let key = Key::new(name, place, &text).icon(icon).lines(2).chosen(chosen);
        let key = if place.width() > 200.0 { key.beside() } else { key.size(14.0) };
        if key.show(ui, cx) {
            let level = (!chosen).then_some(level);
            cx.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::To(level))));
        }
    }
}
