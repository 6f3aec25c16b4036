//! Choosing a voice: every voice of a language with a key to hear it, taking neural ones in and out.

use super::SettingsPage;
use super::lines::{Lines, ROW};
use crate::app::{Command, KnownRecogniser, VoicesCommand};
use crate::domain::locale::Lang;
use crate::domain::profile::Profile;
use crate::domain::voice::{KnownVoice, VoiceEngine, VoiceRef};
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field, rows};
use egui::{Rect, Ui};

/// What only this page knows.
#[derive(Default)]
pub(super) struct VoicesPage {
    /// Which list is open; else the tab of speech is seen.
    pub(super) open: Option<List>,
    /// Whose language is seen, where it is not the person's.
    other: bool,
    /// Where a voice is that is to be taken in.
    path: String,
    /// The folder of a voice that the next tap takes out: it cannot be brought back.
    sure: String,
}

/// A list that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Voices.
    Voices,
    /// Devices that sound comes out of.
    Outputs,
}

/// What a voice is called.
pub(in crate::ui::screens) fn called(cx: &Cx<'_>, voice: Option<&VoiceRef>) -> String {
    match voice {
        None => cx.tn("voice-automatic", &[]),
        Some(VoiceRef { engine: VoiceEngine::Espeak, name }) => cx.tn(&format!("voice-espeak-{name}"), &[]),
        Some(VoiceRef { engine: VoiceEngine::Service, name }) => cx.tn("voice-by-service", &[("name", name)]),
        Some(VoiceRef { name, .. }) => name.replace('/', " · "),
    }
}

/// The line of the tab of speech: which voice it is, with keys that choose another one and hear this one.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, row: Rect, person: &Profile) {
    let places = columns(row, GAP, &[(row.width() * 0.32).min(300.0), 0.0, (row.width() * 0.26).min(200.0)]);
    let label = cx.t("voice");
    cx.words(ui, &label, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let name = called(cx, person.speech.voices.get(&person.lang));
    let spoken = cx.tn("voice-choose", &[("name", &name)]);
    if Key::new("voice-choose", places[1], &spoken).word(&name).icon("sound").beside().show(ui, cx) {
        open(cx, page, List::Voices);
    }
    let hear = cx.t("hear-sample");
    if Key::new("hear-sample", places[2], &hear).icon("speak").beside().show(ui, cx) {
        hear_voice(cx, person.lang, person.speech.voices.get(&person.lang).cloned());
    }
}

fn open(cx: &mut Cx<'_>, page: &mut SettingsPage, list: List) {
    page.voices = VoicesPage { open: Some(list), ..VoicesPage::default() };
    page.turn_to_top();
    cx.send(Command::Voices(VoicesCommand::Look));
}

/// The line of the tab of speech: where it sounds.
pub(super) fn output_line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, row: Rect) {
    let places = columns(row, GAP, &[(row.width() * 0.32).min(300.0), 0.0]);
    let label = cx.t("output");
    cx.words(ui, &label, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let name = cx.state.voices.output.clone().unwrap_or_else(|| cx.t("output-default").to_string());
    let spoken = cx.tn("output-choose", &[("name", &name)]);
    if Key::new("output-choose", places[1], &spoken).word(&name).icon("speak").beside().show(ui, cx) {
        open(cx, page, List::Outputs);
    }
}

/// The list of devices that sound comes out of. Each is heard as soon as it is chosen.
fn outputs(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let chosen = cx.state.voices.output.clone();
    let gone = chosen.iter().filter(|name| !cx.state.voices.outputs.contains(name));
    let all: Vec<String> = gone.chain(&cx.state.voices.outputs).take(MAX_OUTPUTS).cloned().collect();
    for output in std::iter::once(None).chain(all.into_iter().map(Some)) {
        let name = output.clone().unwrap_or_else(|| cx.t("output-default").to_string());
        let key = Key::new(("output", output.as_deref().unwrap_or_default()), lines.line(), &name).lines(1);
        if key.chosen(output == chosen).show(ui, cx) {
            cx.send(Command::Voices(VoicesCommand::Output(output)));
            hear_voice(cx, person.lang, person.speech.voices.get(&person.lang).cloned());
        }
    }
}

/// Most devices that are shown: ALSA has many names for one.
const MAX_OUTPUTS: usize = 16;

fn back(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, row: Rect) {
    let name = cx.t("back");
    let place = row.with_max_x(row.left() + (row.width() * 0.3).min(220.0));
    if Key::new("voices-back", place, &name).icon("left").beside().show(ui, cx) {
        page.voices.open = None;
        page.turn_to_top();
    }
}

/// Lets a voice be heard, whatever was chosen; `None`: the automatic one.
pub(in crate::ui::screens) fn hear_voice(cx: &mut Cx<'_>, lang: Lang, voice: Option<VoiceRef>) {
    let text = cx.t(match lang {
        Lang::Ko => "voice-sample-ko",
        Lang::En => "voice-sample-en",
    });
    cx.send(Command::Voices(VoicesCommand::Try { lang, voice, text: text.to_string() }));
}

/// A list, with the way back above it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, list: List, rect: Rect, person: &Profile) {
    let parts = rows(rect, GAP, &[ROW, 0.0]);
    let lang = if page.voices.other { person.lang.other() } else { person.lang };
    match list {
        List::Voices => head(ui, cx, page, parts[0], lang),
        List::Outputs => back(ui, cx, page, parts[0]),
    }
    let mut lines = Lines::new(parts[1], &page.turned);
    match list {
        List::Voices => voices(ui, cx, page, &mut lines, person, lang),
        List::Outputs => outputs(ui, cx, &mut lines, person),
    }
    lines.turn(ui, cx, &mut page.turned, parts[1]);
}

fn voices(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile, lang: Lang) {
    let chosen = person.speech.voices.get(&lang);
    one(ui, cx, lines.line(), lang, None, chosen.is_none());
    let sends = cx.state.may_be_sent_to_speak("");
    let by_service = |voice: &&KnownVoice| voice.voice.engine == VoiceEngine::Service;
    let some_service = cx.state.voices.of(lang).any(|voice| by_service(&voice));
    let known: Vec<KnownVoice> =
        cx.state.voices.of(lang).filter(|voice| sends || !by_service(voice)).cloned().collect();
    for voice in &known {
        let row = lines.line();
        let added = voice.voice.engine == VoiceEngine::Added;
        let places = columns(row, GAP, if added { &[0.0, 76.0] } else { &[0.0] });
        match &voice.fault {
            Some(fault) => unusable(ui, cx, places[0], voice, fault),
            None => one(ui, cx, places[0], lang, Some(voice), chosen == Some(&voice.voice)),
        }
        if let Some(place) = places.get(1) {
            let folder = voice.voice.folder();
            let removes = VoicesCommand::Remove(folder.to_owned());
            remove(ui, cx, &mut page.voices, *place, (&voice.voice.id(), &called(cx, Some(&voice.voice)), removes));
        }
    }
    if let Some(gone) = chosen.filter(|chosen| known.iter().all(|voice| voice.voice != **chosen))
        && cx.state.voices.known.is_some()
    {
        let text = cx.tn("voice-gone", &[("name", &called(cx, Some(gone)))]);
        cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    }
    if some_service {
        let text = cx.t(if sends { "voice-service-note" } else { "voice-service-kept" });
        cx.words(ui, &text, lines.line(), TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
    }
    recognisers(ui, cx, page, lines, lang);
    add(ui, cx, page, lines);
}

/// Recognisers that were added, which write down what others say.
fn recognisers(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, lang: Lang) {
    let known = cx.state.voices.recognisers.iter().flatten();
    let known: Vec<KnownRecogniser> = known.filter(|known| known.lang.is_none_or(|of| of == lang)).cloned().collect();
    for one in known {
        let places = columns(lines.line(), GAP, &[0.0, 76.0]);
        let text = match &one.fault {
            Some((key, file, what)) => {
                let why = cx.tn(&format!("notice-voices-why-{key}"), &[("file", file), ("what", what)]);
                format!("{}: {why}", one.name)
            }
            None => cx.tn("recogniser-line", &[("name", &one.name), ("licence", &one.licence)]),
        };
        cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
        let removes = VoicesCommand::RemoveRecogniser(one.name.clone());
        remove(ui, cx, &mut page.voices, places[1], (&format!("recogniser:{}", one.name), &one.name, removes));
    }
}

/// Back, and which language.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, row: Rect, lang: Lang) {
    let places = columns(row, GAP, &[(row.width() * 0.3).min(220.0), 0.0, 0.0]);
    back(ui, cx, page, row);
    for ((shown, text), place) in [(Lang::Ko, "language-ko"), (Lang::En, "language-en")].into_iter().zip(&places[1..]) {
        let name = cx.t(text);
        if Key::new(("voices-of", text), *place, &name).chosen(shown == lang).show(ui, cx) {
            page.voices.other = shown != cx.state.lang();
            page.turn_to_top();
        }
    }
}

/// A voice: a tap chooses it; the key beside it lets it be heard. `None`: the automatic one.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, lang: Lang, known: Option<&KnownVoice>, chosen: bool) {
    let places = columns(row, GAP, &[0.0, (row.width() * 0.26).min(180.0)]);
    let voice = known.map(|known| &known.voice);
    let id = voice.map_or_else(String::new, VoiceRef::id);
    let licence = known.filter(|known| !known.licence.is_empty()).map(|known| format!(" ({})", known.licence));
    let name = called(cx, voice) + &licence.unwrap_or_default();
    if Key::new(("voice", &id), places[0], &name).lines(2).chosen(chosen).show(ui, cx) {
        cx.send(Command::Voices(VoicesCommand::Choose(lang, voice.cloned())));
    }
    let hear = cx.tn("voice-hear", &[("name", &name)]);
    let word = cx.t("hear-sample");
    if Key::new(("voice-hear", &id), places[1], &hear).word(&word).icon("speak").beside().lines(1).show(ui, cx) {
        hear_voice(cx, lang, voice.cloned());
    }
}

/// Takes a voice or recogniser (its id, what it is called, the command) out with the second tap.
fn remove(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut VoicesPage,
    place: Rect,
    (id, own, removes): (&str, &str, VoicesCommand),
) {
    let sure = page.sure == id;
    let name = cx.tn(if sure { "voice-remove-sure" } else { "voice-remove" }, &[("name", own)]);
    let key = Key::new(("voice-remove", id), place, &name);
    let again = cx.t("voice-again");
    let key = if sure { key.word(&again).size(14.0).lines(2).border(cx.colors.care) } else { key.wordless() };
    if key.icon("trash").show(ui, cx) {
        page.sure = if sure { String::new() } else { id.to_owned() };
        if sure {
            cx.send(Command::Voices(removes));
        }
    }
}

/// An added voice with what is wrong about it.
fn unusable(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, voice: &KnownVoice, (key, file, what): &(&str, String, String)) {
    let why = cx.tn(&format!("notice-voices-why-{key}"), &[("file", file), ("what", what)]);
    let text = format!("{}: {why}", voice.voice.name);
    cx.words(ui, &text, place, TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
}

/// Taking one in, by its place or by dropping it on the window.
fn add(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines) {
    let row = lines.line();
    if cx.state.voices.adding {
        let text = cx.t("voice-adding");
        return cx.words(ui, &text, row, TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
    }
    let places = columns(row, GAP, &[0.0, (row.width() * 0.36).min(240.0)]);
    let label = cx.t("voice-path");
    field(ui, places[0], &mut page.voices.path, &label, TYPE_WORD, 1000);
    let name = cx.t("voice-add");
    let ready = !page.voices.path.trim().is_empty();
    if Key::new("voice-add", places[1], &name).icon("import").beside().enabled(ready).show(ui, cx) {
        cx.send(Command::Voices(VoicesCommand::Add(page.voices.path.trim().into())));
    }
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = dropped {
        cx.send(Command::Voices(VoicesCommand::Add(path)));
    }
}
