//! Keys, sounds, the face as a switch, the left hand, and room for the line of a way of access.

use super::super::room_list::SCENES;
use super::super::stage::{LYING, PHONE, STANDING, Stage};
use super::super::targets::faults;
use super::{dwelling, press, rest_on, somebody, stepping, tiles, wait};
use egui::{Key, Modifiers};
use malgeurim::app::{AccessCommand, Command, Effect, FaceNews, Outcome, ProfilesCommand, Room, TalkCommand};
use malgeurim::domain::access::{AccessSettings, FaceMeasures, Gesture, HeadSettings, Method, Role, Source, Switch};
use malgeurim::domain::keyboard::Comes;
use malgeurim::domain::locale::Lang;

#[test]
fn shortcuts_go_back_undo_and_speak() {
    let mut stage = somebody(AccessSettings::default(), Room::Talk);
    stage.tap("마시다");
    let ctrl = |stage: &mut Stage, key| {
        stage.harness().key_press_modifiers(Modifiers::COMMAND, key);
        wait(stage, 0.2);
    };
    stage.effects();
    ctrl(&mut stage, Key::Enter);
    let effects = stage.effects();
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Speak { .. })));
    ctrl(&mut stage, Key::Z);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Undo(_))));
    stage.send(Command::Talk(TalkCommand::ShowHistory(true)));
    press(&mut stage, &[Key::Escape]);
    assert!(!stage.state().talk.history_open && stage.state().room == Room::Talk);
    press(&mut stage, &[Key::Escape]);
    assert_eq!(stage.state().room, Room::Home);
    press(&mut stage, &[Key::F1]);
    assert!(stage.shows("Ctrl + Enter"), "{:?}", stage.words());
}

#[test]
fn letters_and_ctrl_z_belong_to_whoever_types() {
    let mut stage = somebody(AccessSettings::default(), Room::Talk);
    stage.send(Command::Talk(TalkCommand::Search(Some(String::new()))));
    let field = stage.of_role(egui::accesskit::Role::TextInput).first().expect("a line").name.clone();
    stage.tap_field(&field);
    stage.effects();
    stage.harness().key_press_modifiers(Modifiers::COMMAND, Key::Z);
    wait(&mut stage, 0.2);
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Undo(_))));
    press(&mut stage, &[Key::Escape]);
    assert!(stage.state().talk.search.is_some(), "the first Escape only leaves the line");
}

#[test]
fn where_it_must_be_quiet_a_call_is_shown() {
    let mut stage = somebody(AccessSettings::default(), Room::Talk);
    stage.change_person(|person| (person.access.answer.quiet, person.access.answer.click) = (true, true));
    stage.effects();
    stage.tap("부르기");
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Chime | Effect::Click)));
    assert!(stage.shows("하늘 님이 불러요."), "{:?}", stage.words());
}

#[test]
fn who_wants_it_hears_a_click_for_each_choice() {
    let mut stage = somebody(AccessSettings::default(), Room::Talk);
    stage.change_person(|person| person.access.answer.click = true);
    stage.effects();
    stage.tap("마시다");
    assert_eq!(stage.effects().iter().filter(|effect| matches!(effect, Effect::Click)).count(), 1);
}

const FACE: FaceMeasures = FaceMeasures { smile: 0.6, brows: 0.2, mouth: 0.02, across: 0.0, up: 0.0 };

fn see(stage: &mut Stage, face: FaceMeasures) {
    stage.outcome(Outcome::Face(FaceNews::Seen(Some(face))));
    wait(stage, 0.3);
}

#[test]
fn a_smile_is_a_switch_and_the_camera_is_open_only_then() {
    let mut access = stepping();
    access.switches.switches = vec![Switch { source: Source::Face(Gesture::Smile), role: Role::Select }];
    access.head = HeadSettings { rest: Some(FACE), ..HeadSettings::default() };
    let mut stage = somebody(access, Room::Talk);
    stage.send(Command::Access(AccessCommand::Learn(false)));
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Face(true))));
    assert!(stage.shows("카메라 켜짐 · 아무것도 남기지 않아요"));
    for _ in 0..3 {
        see(&mut stage, FaceMeasures { smile: 0.75, ..FACE });
        see(&mut stage, FACE);
    }
    assert_eq!(stage.state().room, Room::Home);
    stage.change_person(|person| person.access.method = Method::Touch);
    stage.go(Room::Talk);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Face(false))));
}

#[test]
fn the_head_moves_the_pointer_that_rests() {
    let mut access = dwelling();
    access.head = HeadSettings { pointer: true, rest: Some(FACE), gain: 5, dead: 0, ..HeadSettings::default() };
    let mut stage = somebody(access, Room::Talk);
    stage.send(Command::Access(AccessCommand::Learn(false)));
    // A turn of 0.2 goes from the middle to the edge.
    let at = stage.button("마시다").rect.center();
    let part = |value: f32, size: f32| (value / size - 0.5) * 0.4;
    let window = stage.window().size();
    let look = FaceMeasures { across: part(at.x, window.x), up: -part(at.y, window.y), ..FACE };
    for _ in 0..16 {
        see(&mut stage, look);
    }
    assert_eq!(tiles(&stage), 1);
    assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "마시다");
}

#[test]
fn a_face_that_cannot_be_seen_is_told_once_and_not_tried_again() {
    let mut access = stepping();
    access.switches.switches = vec![Switch { source: Source::Face(Gesture::Smile), role: Role::Select }];
    let mut stage = somebody(access, Room::Talk);
    stage.outcome(Outcome::Face(FaceNews::Failed("face-missing")));
    stage.effects();
    stage.go(Room::Home);
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Face(true))));
    assert!(!stage.state().access.looking);
}

#[test]
fn for_a_left_hand_the_rail_and_speaking_stand_at_the_left_and_home_where_it_was() {
    let mut stage = somebody(AccessSettings::default(), Room::Talk);
    let (home, speak, rail) = (stage.button("처음").rect, stage.button("말하기").rect, stage.button("부르기").rect);
    stage.change_person(|person| person.face.left_handed = true);
    assert_eq!(stage.button("처음").rect, home);
    let middle = stage.window().center().x;
    assert!(speak.left() > middle && stage.button("말하기").rect.right() < middle);
    assert!(rail.left() > middle && stage.button("부르기").rect.right() < middle);
    assert_eq!(stage.button("말하기").rect.size(), speak.size());
}

/// The line of a way of access takes room from every screen: nothing becomes too small, leaves the window or lies on another.
#[test]
fn every_screen_has_room_for_the_line_of_a_way_of_access() {
    for (size, scenes) in [(LYING, &SCENES[..]), (STANDING, &SCENES[..]), (PHONE, &SCENES[1..9])] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.change_person(|person| {
            person.access.method = Method::Dwell;
            // What is typed into moves up for the keyboard: looked at elsewhere.
            person.keyboard.comes = Comes::Never;
        });
        let mut found = Vec::new();
        for scene in scenes {
            scene.enter(&mut stage);
            // Thirty letters and the line on a phone: no finger has to hit them, but they stay large.
            let letters = size == PHONE && scene.name == "talk: keyboard";
            found.extend(
                faults(&stage, if letters { 64.0 } else { scene.smallest })
                    .into_iter()
                    .map(|fault| format!("{}: {fault}", scene.name)),
            );
        }
        assert!(found.is_empty(), "{size:?}\n{}", found.join("\n"));
    }
}

/// Letters at twice the size leave half the points: the line stands beside the room.
#[test]
fn letters_at_twice_the_size_have_room_for_it_too() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.change_person(|person| (person.access.method, person.face.scale) = (Method::Dwell, 2.0));
    stage.resize(LYING / 2.0);
    for room in [Room::Home, Room::Talk, Room::Works, Room::Settings] {
        stage.go(room);
        let found = faults(&stage, 44.0);
        assert!(found.is_empty(), "{room:?}\n{}", found.join("\n"));
    }
}

/// The keyboard of the screen is the only one that somebody has who chooses by resting.
#[test]
fn a_line_chosen_by_resting_brings_the_keyboard() {
    let mut stage = somebody(dwelling(), Room::Talk);
    rest_on(&mut stage, "낱말 찾기", 2.0);
    assert!(stage.has_button("히읗"), "the search is typed into at once");
    rest_on(&mut stage, "히읗", 2.0);
    let line = stage.t("search-words");
    assert_eq!(stage.value(&line), "ㅎ");
}

/// What one person opened or typed is nothing for the next.
#[test]
fn pages_belong_to_who_opened_them() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Talk);
    for name in ["sayings", "heard"] {
        let name = stage.t(name);
        stage.tap(&name);
    }
    let line = stage.t("heard-here");
    stage.tap_field(&line);
    stage.type_text("비밀");
    assert_eq!(stage.value(&line), "비밀");
    stage.add_person("바다");
    let other = stage.state().library.people().last().map(|person| person.id.clone()).expect("a person");
    stage.send(Command::Profiles(ProfilesCommand::Choose(other)));
    stage.go(Room::Talk);
    let sayings = stage.t("sayings");
    stage.tap(&sayings);
    assert!(!stage.words().iter().any(|words| words.contains("비밀")), "{:?}", stage.words());
    assert!(!stage.has_button(&line), "the page is the first again");
}
