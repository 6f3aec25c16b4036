//! Switches.

use super::super::room_list::SCENES;
use super::super::stage::{LYING, Stage};
use super::{press, somebody, stepping, tiles, wait};
use egui::Key;
use malgeurim::app::{AccessCommand, Command, Effect, Outcome, Room, SpeechNews, SwitchAsk, SwitchNews, TalkCommand};
use malgeurim::domain::access::{Method, Role, ScanSettings, Source, Style, Switch};
use malgeurim::domain::locale::Lang;
use malgeurim::text::Texts;

#[test]
fn two_switches_reach_a_word_by_group_row_and_cell() {
    let mut stage = somebody(stepping(), Room::Talk);
    // Strip, suggestions, board; its first row; its first cell.
    press(&mut stage, &[Key::Space, Key::Enter, Key::Enter, Key::Space, Key::Space, Key::Space]);
    assert_eq!(tiles(&stage), 1);
    assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "나");
}

#[test]
fn one_switch_and_time_lead_home() {
    let mut access = stepping();
    access.scan = ScanSettings { step_ms: 1000, first_ms: 0, ..ScanSettings::default() };
    let mut stage = somebody(access, Room::Talk);
    press(&mut stage, &[Key::Space]);
    wait(&mut stage, 0.3);
    press(&mut stage, &[Key::Space]);
    wait(&mut stage, 0.3);
    press(&mut stage, &[Key::Space]);
    assert_eq!(stage.state().room, Room::Home);
}

#[test]
fn a_switch_types_nothing_and_presses_no_focus() {
    let mut stage = somebody(stepping(), Room::Talk);
    stage.send(Command::Talk(TalkCommand::Search(Some(String::new()))));
    wait(&mut stage, 1.0);
    stage.focus("처음");
    press(&mut stage, &[Key::Space]);
    assert_eq!(stage.state().room, Room::Talk);
    assert_eq!(stage.state().talk.search.as_deref(), Some(""));
}

#[test]
fn the_mark_waits_while_something_is_said() {
    let mut access = stepping();
    access.scan = ScanSettings { step_ms: 1000, first_ms: 0, loops: 1, ..ScanSettings::default() };
    let mut stage = somebody(access, Room::Talk);
    stage.outcome(Outcome::Speech(7, SpeechNews::Started));
    press(&mut stage, &[Key::Space]);
    // The strip is marked all the while; afterwards it is taken, and home in it.
    wait(&mut stage, 30.0);
    press(&mut stage, &[Key::Space, Key::Space]);
    assert_eq!(stage.state().room, Room::Home);
}

#[test]
fn the_mark_goes_on_while_speech_is_held_on() {
    let mut access = stepping();
    access.scan = ScanSettings { step_ms: 1000, first_ms: 0, loops: 1, ..ScanSettings::default() };
    let mut stage = somebody(access, Room::Talk);
    stage.outcome(Outcome::Speech(7, SpeechNews::Started));
    stage.send(Command::PauseSpeech(true));
    press(&mut stage, &[Key::Space]);
    // The one round is over: what is marked now is the beginning of a new one, and not home in the strip.
    wait(&mut stage, 30.0);
    press(&mut stage, &[Key::Space, Key::Space]);
    assert_eq!(stage.state().room, Room::Talk);
}

#[test]
fn a_gamepad_is_a_switch_and_is_listened_to_only_then() {
    let mut access = stepping();
    access.switches.switches = vec![Switch { source: Source::Pad(5), role: Role::Select }];
    let mut stage = somebody(access, Room::Talk);
    stage.send(Command::Access(AccessCommand::Learn(false)));
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Switches(SwitchAsk::Open))));
    for _ in 0..3 {
        for down in [true, false] {
            stage.outcome(Outcome::Switch(SwitchNews::Pressed(Source::Pad(5), down)));
        }
        wait(&mut stage, 0.2);
    }
    assert_eq!(stage.state().room, Room::Home);
    stage.change_person(|person| person.access.method = Method::Touch);
    stage.go(Room::Talk);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Switches(SwitchAsk::Close))));
}

#[test]
fn what_is_marked_is_told_quietly() {
    let mut access = stepping();
    access.scan.cue = true;
    let mut stage = somebody(access, Room::Home);
    stage.effects();
    press(&mut stage, &[Key::Space, Key::Enter]);
    let cues: Vec<String> = stage
        .effects()
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Cue(cue) => Some(cue.text),
            _ => None,
        })
        .collect();
    assert_eq!(cues.len(), 2, "{cues:?}");
    assert_ne!(cues[0], cues[1]);
}

/// What is marked, one after the other, until the first comes again.
fn all_marked(stage: &mut Stage) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    stage.effects();
    press(stage, &[Key::Space]);
    for _ in 0..200 {
        let cue = stage.effects().into_iter().rev().find_map(|effect| match effect {
            Effect::Cue(cue) if !cue.text.is_empty() => Some(cue.text),
            _ => None,
        });
        // Two of one name may stand side by side: the same is not told twice.
        names.extend(cue);
        if names.len() > 3 && names[names.len() - 2..] == names[..2] {
            break;
        }
        press(stage, &[Key::Enter]);
    }
    names
}

#[test]
fn switches_reach_every_button_of_every_room() {
    let wanted = ["home", "talk: sentence", "create: begin", "works: many", "exhibit: none", "settings", "who"];
    for scene in SCENES.iter().filter(|scene| wanted.contains(&scene.name)) {
        let mut stage = Stage::new(Lang::Ko, LYING);
        stage.change_person(|person| {
            person.access = stepping();
            person.access.scan.style = Style::Linear;
            person.access.scan.cue = true;
        });
        scene.enter(&mut stage);
        let marked = all_marked(&mut stage);
        let texts = Texts::new(stage.state().lang());
        let words = malgeurim::formats::vocabulary::builtin();
        let told = |name: &str| malgeurim::language::reading::spoken(texts.lang(), &words, name);
        let buttons: Vec<String> = stage.buttons().into_iter().filter(|b| b.enabled).map(|b| told(&b.name)).collect();
        let missing: Vec<_> = buttons.iter().filter(|name| !marked.contains(name)).collect();
        assert!(missing.is_empty(), "{}: {missing:?} of {marked:?}", scene.name);
    }
}
