//! The first card: the voice is heard, another one chosen, and made softer or louder. Without a voice it says so, and what can be done.

use super::{SENTENCE, is_upright, sentence};
use crate::app::{Command, VoicesCommand};
use crate::domain::profile::{MAX_VOLUME, Profile};
use crate::domain::voice::{VoiceEngine, VoiceRef};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, grid_cell, rows};
use crate::ui::screens::settings::lines::save;
use crate::ui::screens::settings::voices::{called, hear_voice};
use egui::{Rect, Ui};

/// Voices beside the automatic one that are shown; the others are in the settings.
const MOST: usize = 3;
/// What is softer or louder with one press.
const STEP: f32 = 0.2;

/// Whether some voice speaks the language; `None`: nobody has looked yet.
fn has_voice(cx: &Cx<'_>) -> Option<bool> {
    cx.state.voices.known.as_ref()?;
    Some(cx.state.voices.of(cx.state.lang()).any(|voice| voice.fault.is_none()))
}

/// The sentence of the card.
pub(super) fn text(cx: &Cx<'_>) -> &'static str {
    match has_voice(cx) {
        None => "welcome-voice-looking",
        Some(false) => "welcome-voice-none",
        Some(true) => "welcome-voice-about",
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, text: &str) {
    let Some(person) = cx.state.person().cloned() else { return };
    let parts = rows(rect, GAP, &[SENTENCE, 0.0]);
    sentence(ui, cx, parts[0], text);
    if has_voice(cx) == Some(false) {
        return silent(ui, cx, parts[1]);
    }
    let halves = match is_upright(parts[1]) {
        true => rows(parts[1], GAP * 2.0, &[0.0, 0.0]),
        false => columns(parts[1], GAP * 2.0, &[0.0, parts[1].width() * 0.55]),
    };
    hear(ui, cx, halves[0], &person);
    let lines = rows(halves[1], GAP, &[0.0, (halves[1].height() * 0.34).clamp(72.0, 120.0)]);
    choose(ui, cx, lines[0], &person);
    volume(ui, cx, lines[1], &person);
}

/// One large key that speaks.
fn hear(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, person: &Profile) {
    let name = cx.t("hear-sample");
    let key = Key::new("welcome-hear", rect, &name).icon("speak").radius(RADIUS_CARD).size(TYPE_SENTENCE).lines(1);
    if key.sign_max(180.0).fill(cx.colors.tint(Tint::Person)).show(ui, cx) {
        hear_voice(cx, person.lang, person.speech.voices.get(&person.lang).cloned());
    }
}

/// Each voice speaks as soon as it is chosen.
fn choose(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, person: &Profile) {
    let usable = cx.state.voices.of(person.lang);
    let usable = usable.filter(|voice| voice.fault.is_none() && voice.voice.engine != VoiceEngine::Service);
    let all: Vec<Option<VoiceRef>> =
        std::iter::once(None).chain(usable.take(MOST).map(|voice| Some(voice.voice.clone()))).collect();
    let chosen = person.speech.voices.get(&person.lang);
    for (index, voice) in all.iter().enumerate() {
        let cell = grid_cell(rect, GAP, (2, all.len().div_ceil(2)), (index % 2, index / 2));
        let name = match voice {
            None => cx.t("welcome-voice-automatic").to_string(),
            Some(_) => called(cx, voice.as_ref()),
        };
        let spoken = cx.tn("voice-choose", &[("name", &name)]);
        let key = Key::new(("welcome-voice", index), cell, &spoken).word(&name).lines(2);
        if key.chosen(voice.as_ref() == chosen).show(ui, cx) {
            cx.send(Command::Voices(VoicesCommand::Choose(person.lang, voice.clone())));
            hear_voice(cx, person.lang, voice.clone());
        }
    }
}

/// Softer and louder. Each is heard.
fn volume(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, person: &Profile) {
    let places = columns(rect, GAP, &[0.0, 84.0, 0.0]);
    let now = person.speech.volume;
    let percent = format!("{:.0}%", now * 100.0);
    cx.words(ui, &percent, places[1], TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let mut to = now;
    let name = cx.t("welcome-softer");
    if Key::new("welcome-softer", places[0], &name).icon("remove").beside().lines(1).enabled(now > STEP).show(ui, cx) {
        to = now - STEP;
    }
    let name = cx.t("welcome-louder");
    let more = now < MAX_VOLUME - 0.01;
    if Key::new("welcome-louder", places[2], &name).icon("add").beside().lines(1).enabled(more).show(ui, cx) {
        to = now + STEP;
    }
    if to != now {
        let mut new = person.clone();
        new.speech.volume = ((to * 10.0).round() / 10.0).clamp(STEP, MAX_VOLUME);
        save(cx, new);
        hear_voice(cx, person.lang, person.speech.voices.get(&person.lang).cloned());
    }
}

/// What helps where nothing speaks, in the order in which one tries it.
fn silent(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let places = rows(rect.with_max_y(rect.bottom().min(rect.top() + 300.0)), GAP, &[0.0, 0.0, 0.0]);
    for (text, place) in ["welcome-voice-letters", "welcome-voice-add", "welcome-voice-helper"].into_iter().zip(places)
    {
        let text = cx.t(text);
        cx.words(ui, &text, place, TYPE_WORD, Weight::Bold, Align::Left, 3, cx.colors.ink);
    }
}
