//! How the person's signs, cards, drawings and sounds are understood.

use super::lines::{Lines, choice, number, save};
use crate::app::{Command, RecognizeCommand, Room, TeachCommand};
use crate::domain::profile::Profile;
use crate::domain::recognize::RecognizeSettings;
use crate::ui::kit::{Cx, Key};
use egui::Ui;

/// A time: its text, how it is read, how much a tap changes it, and how it is written.
type Time = (&'static str, fn(&RecognizeSettings) -> u16, u16, fn(&mut RecognizeSettings, u16));

const TIMES: [Time; 4] = [
    ("recognize-hold", |settings| settings.hold_ms, 100, |settings, value| settings.hold_ms = value),
    ("recognize-pen-rest", |settings| settings.pen_rest_ms, 200, |settings, value| settings.pen_rest_ms = value),
    ("recognize-word-end", |settings| settings.word_end_ms, 100, |settings, value| settings.word_end_ms = value),
    ("recognize-idle", |settings| settings.idle_s, 10, |settings, value| settings.idle_s = value),
];

/// The tab.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.recognize.held();
    let before = new.clone();
    teach(ui, cx, lines);
    if let Some(index) = choice(ui, cx, lines.line(), "recognize-learn", &["on", "off"], usize::from(!before.learn)) {
        new.learn = index == 0;
    }
    let hands = ["recognize-hands-both", "recognize-hands-one"];
    if let Some(index) = choice(ui, cx, lines.line(), "recognize-hands", &hands, usize::from(!before.both_hands)) {
        new.both_hands = index == 0;
    }
    let ways = ["recognize-listening-key", "recognize-listening-open"];
    if let Some(index) = choice(ui, cx, lines.line(), "recognize-listening", &ways, usize::from(before.open_listening))
    {
        new.open_listening = index == 1;
    }
    for time in TIMES {
        step(ui, cx, lines, time, &mut new);
    }
    let now = usize::from(!before.keep_sound);
    if let Some(index) = choice(ui, cx, lines.line(), "recognize-keep-sound", &["on", "off"], now) {
        new.keep_sound = index == 0;
    }
    if new != before {
        save(cx, Profile { recognize: new.held(), ..person.clone() });
    }
}

/// A time with less and more; a tap that would pass a limit cannot be made.
fn step(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    lines: &mut Lines,
    (text, read, by, write): Time,
    settings: &mut RecognizeSettings,
) {
    let value = read(settings);
    let moved = |to: u16| {
        let mut other = settings.clone();
        write(&mut other, to);
        read(&other.held())
    };
    let (less, more) = (moved(value.saturating_sub(by)), moved(value.saturating_add(by)));
    let seconds =
        if text == "recognize-idle" { value.to_string() } else { format!("{:.1}", f64::from(value) / 1000.0) };
    let shown = cx.tn("milliseconds", &[("value", &seconds)]);
    match number(ui, cx, lines.line(), text, &shown, (less < value, more > value)) {
        -1 => write(settings, less),
        1 => write(settings, more),
        _ => {}
    }
}

/// The way to the room where words are taught.
fn teach(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    if !cx.state.shows_room(Room::Teach) {
        return;
    }
    let row = lines.line();
    let name = cx.t("recognize-teach");
    let key = Key::new("recognize-teach", row.with_max_x(row.right().min(row.left() + 320.0)), &name);
    if key.icon("teach").beside().show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Teach(TeachCommand::Enter)));
    }
}
