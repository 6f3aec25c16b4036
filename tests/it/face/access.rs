//! Other ways than fingers: a pointer that rests, switches, the keyboard; and that nobody is locked out by them.

use super::room_list::SCENES;
use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::{Event, Key, Modifiers, Pos2, TouchDeviceId, TouchId, TouchPhase, pos2};
use malgeurim::app::{
    AccessCommand, Command, Effect, FaceNews, Outcome, Room, SpeechNews, SwitchAsk, SwitchNews, TalkCommand,
};
use malgeurim::domain::access::{
    AccessSettings, Advance, DwellSettings, FaceMeasures, Gesture, HeadSettings, Method, Role, ScanSettings, Side,
    Source, Style, Switch, SwitchSettings,
};
use malgeurim::domain::locale::Lang;
use malgeurim::text::Texts;

const FRAME: f32 = 0.05;

fn wait(stage: &mut Stage, seconds: f32) {
    stage.harness().run_steps((seconds / FRAME).ceil() as usize);
}

/// Somebody with this way of access, in a room that has come to rest.
fn somebody(access: AccessSettings, room: Room) -> Stage {
    let mut stage = Stage::slow_motion(FRAME);
    stage.go(room);
    wait(&mut stage, 4.0);
    let who = stage.state().who.clone().expect("a person");
    stage.state_mut().library.profiles.get_mut(&who).expect("a profile").access = access;
    wait(&mut stage, 0.5);
    stage
}

fn dwelling() -> AccessSettings {
    AccessSettings { method: Method::Dwell, dwell: DwellSettings::default(), ..AccessSettings::default() }
}

/// Space takes, Enter goes on; no time moves the mark.
fn stepping() -> AccessSettings {
    let scan = ScanSettings { advance: Advance::Step, late_ms: 0, ..ScanSettings::default() };
    let switches = SwitchSettings { repeat_ms: 0, ..SwitchSettings::default() };
    AccessSettings { method: Method::Scan, scan, switches, ..AccessSettings::default() }
}

fn tiles(stage: &Stage) -> usize {
    stage.state().strip().tiles.len()
}

fn rest_on(stage: &mut Stage, name: &str, seconds: f32) {
    let at = stage.button(name).rect.center();
    // A hand that moves there: one that only lies somewhere means nothing.
    stage.harness().hover_at(at - egui::vec2(0.0, 3.0));
    stage.harness().hover_at(at);
    wait(stage, seconds);
}

fn press(stage: &mut Stage, keys: &[Key]) {
    for key in keys {
        for pressed in [true, false] {
            let event =
                Event::Key { key: *key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            stage.harness().event(event);
            if *key == Key::Space && pressed {
                stage.harness().event(Event::Text(" ".to_owned()));
            }
            stage.harness().step();
        }
        wait(stage, 0.1);
    }
}

/// A click where the screen goes on moving.
fn click(stage: &mut Stage, name: &str) {
    let pos = stage.button(name).rect.center();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        stage.harness().event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        wait(stage, 0.1);
    }
}

fn finger(stage: &mut Stage, number: u64, at: Pos2, phase: TouchPhase) {
    stage.harness().event(Event::Touch {
        device_id: TouchDeviceId(0),
        id: TouchId(number),
        phase,
        pos: at,
        force: None,
    });
    stage.harness().step();
}

#[test]
fn a_resting_pointer_chooses_once() {
    let mut stage = somebody(dwelling(), Room::Talk);
    rest_on(&mut stage, "마시다", 0.7);
    assert_eq!(tiles(&stage), 0);
    rest_on(&mut stage, "마시다", 3.0);
    assert_eq!(tiles(&stage), 1);
    rest_on(&mut stage, "가다", 1.5);
    assert_eq!(tiles(&stage), 2);
}

#[test]
fn dwelling_works_in_every_room() {
    let mut stage = somebody(dwelling(), Room::Home);
    rest_on(&mut stage, "그림 만들기", 1.5);
    assert_eq!(stage.state().room, Room::Create);
    rest_on(&mut stage, "처음", 1.5);
    assert_eq!(stage.state().room, Room::Home);
}

#[test]
fn what_speaks_takes_longer() {
    let mut stage = somebody(dwelling(), Room::Talk);
    rest_on(&mut stage, "마시다", 1.5);
    stage.effects();
    let spoken = |stage: &mut Stage| stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. }));
    rest_on(&mut stage, "말하기", 1.3);
    assert!(!spoken(&mut stage));
    rest_on(&mut stage, "말하기", 0.5);
    assert!(spoken(&mut stage));
}

#[test]
fn a_mouse_that_clicked_does_not_choose_again_by_lying_there() {
    let mut stage = somebody(dwelling(), Room::Talk);
    stage.tap("마시다");
    wait(&mut stage, 3.0);
    assert_eq!(tiles(&stage), 1);
}

#[test]
fn one_can_rest_and_go_on() {
    let mut stage = somebody(dwelling(), Room::Talk);
    rest_on(&mut stage, "쉬기", 2.0);
    rest_on(&mut stage, "마시다", 3.0);
    assert_eq!(tiles(&stage), 0, "nothing is chosen while one rests");
    stage.tap("가다");
    assert_eq!(tiles(&stage), 1, "a finger is heard all the same");
    rest_on(&mut stage, "다시 하기", 2.0);
    rest_on(&mut stage, "마시다", 1.5);
    assert_eq!(tiles(&stage), 2);
}

#[test]
fn small_targets_are_shown_larger_and_chosen_there() {
    let mut access = dwelling();
    access.dwell.small = 120.0;
    let mut stage = somebody(access, Room::Talk);
    rest_on(&mut stage, "마시다", 1.5);
    assert_eq!(tiles(&stage), 0, "it is only shown larger");
    // What was rested on is in the middle of the glass, unless it stands at the edge.
    let middle = stage.window().center();
    stage.harness().hover_at(middle);
    wait(&mut stage, 1.5);
    assert_eq!(tiles(&stage), 1);
    assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "마시다");
}

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

fn to_access(stage: &mut Stage) {
    stage.go(Room::Settings);
    let tab = stage.t("settings-access");
    stage.tap(&tab);
}

fn method(stage: &Stage) -> Method {
    stage.state().person().expect("a person").access.method
}

const TRY_SCAN: &str = "어떻게 골라요?: 스위치로 훑기";

#[test]
fn a_new_way_falls_back_without_a_yes_of_its_own() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap(TRY_SCAN);
    assert!(stage.shows("이대로 쓸까요?"));
    assert!(!stage.button("처음").enabled, "only the question can be answered");
    stage.tap("네, 쓸래요");
    assert!(stage.shows("이대로 쓸까요?"), "a finger proves nothing");
    wait(&mut stage, 21.0);
    assert!(!stage.shows("이대로 쓸까요?"));
    assert_eq!(method(&stage), Method::Touch);
}

#[test]
fn a_new_way_is_kept_by_its_own_yes() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap(TRY_SCAN);
    wait(&mut stage, 1.0);
    // Begins at "no", goes on, takes "yes".
    press(&mut stage, &[Key::Space]);
    wait(&mut stage, 0.3);
    press(&mut stage, &[Key::Enter]);
    wait(&mut stage, 0.3);
    press(&mut stage, &[Key::Space]);
    assert_eq!(method(&stage), Method::Scan);
    stage.tap("어떻게 골라요?: 손으로 누르기");
    assert_eq!(method(&stage), Method::Touch, "back to fingers needs no trial");
}

#[test]
fn a_no_and_escape_end_the_trial_at_once() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap("어떻게 골라요?: 가만히 머무르기");
    stage.tap("아니요");
    assert!(!stage.shows("이대로 쓸까요?"));
    stage.tap(TRY_SCAN);
    press(&mut stage, &[Key::Escape]);
    assert!(!stage.shows("이대로 쓸까요?"));
    assert_eq!((method(&stage), stage.state().room), (Method::Touch, Room::Settings));
}

#[test]
fn a_finger_in_the_corner_brings_the_fingers_back() {
    let mut stage = somebody(dwelling(), Room::Talk);
    let corner = pos2(50.0, 60.0);
    finger(&mut stage, 1, corner, TouchPhase::Start);
    wait(&mut stage, 2.5);
    assert_eq!(stage.state().room, Room::Talk);
    wait(&mut stage, 1.0);
    assert_eq!(stage.state().room, Room::Home);
    finger(&mut stage, 1, corner, TouchPhase::End);
    wait(&mut stage, 1.0);
    rest_on(&mut stage, "그림 만들기", 3.0);
    assert_eq!(stage.state().room, Room::Home, "the pointer chooses nothing now");
    stage.tap("다시 이 사람 방법으로");
    rest_on(&mut stage, "그림 만들기", 3.0);
    assert_eq!(stage.state().room, Room::Create);
}

fn whole_screen() -> AccessSettings {
    let switches = vec![Switch { source: Source::Screen(Side::Whole), role: Role::Select }];
    AccessSettings { switches: SwitchSettings { switches, ..SwitchSettings::default() }, ..stepping() }
}

#[test]
fn where_the_screen_is_a_switch_a_touch_anywhere_is_a_press() {
    let mut stage = somebody(whole_screen(), Room::Talk);
    for _ in 0..3 {
        stage.tap("마시다");
        wait(&mut stage, 0.5);
    }
    assert_eq!((tiles(&stage), stage.state().room), (0, Room::Home), "begin, the strip, home in it");
}

#[test]
fn two_corners_or_escape_lead_out_of_the_screen_as_a_switch() {
    let mut stage = somebody(whole_screen(), Room::Works);
    for (number, at) in [pos2(40.0, 40.0), pos2(1250.0, 780.0)].into_iter().enumerate() {
        finger(&mut stage, number as u64, at, TouchPhase::Start);
    }
    wait(&mut stage, 4.0);
    assert!(!stage.has_button("다시 이 사람 방법으로"));
    wait(&mut stage, 1.5);
    assert!(stage.has_button("다시 이 사람 방법으로"));
    let mut stage = somebody(whole_screen(), Room::Talk);
    press(&mut stage, &[Key::Escape]);
    stage.tap("대화하기");
    assert_eq!(stage.state().room, Room::Talk, "fingers press buttons again");
}

#[test]
fn a_switch_is_learnt_by_pressing_it() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap("스위치");
    stage.tap("스위치 넣기");
    assert!(stage.shows("지금 스위치를 눌러 주세요."));
    press(&mut stage, &[Key::F]);
    let switches = stage.state().person().expect("a person").access.switches.switches.clone();
    assert_eq!(switches.last(), Some(&Switch { source: Source::Key("F".to_owned()), role: Role::Previous }));
    stage.tap("F 키 빼기");
    assert_eq!(stage.state().person().expect("a person").access.switches.switches.len(), 2);
}

#[test]
fn measured_times_of_reaction_become_the_time_of_a_step() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap("훑기");
    stage.tap("연습하고 시간 재기");
    click(&mut stage, "시간 재기");
    for _ in 0..20 {
        if stage.has_button("이렇게 맞추기") {
            break;
        }
        // As long as the longest wait, and then some.
        wait(&mut stage, 3.6);
        press(&mut stage, &[Key::Space]);
    }
    click(&mut stage, "이렇게 맞추기");
    assert!(stage.state().person().expect("a person").access.scan.step_ms > 1000);
}

#[test]
fn practice_uses_the_way_that_is_practised() {
    let mut stage = Stage::slow_motion(FRAME);
    to_access(&mut stage);
    stage.tap("머무르기");
    stage.tap("연습하고 시간 재기");
    wait(&mut stage, 0.5);
    rest_on(&mut stage, "그림 2", 1.5);
    assert!(stage.shows("1번 골랐어요."), "{:?}", stage.words());
    stage.tap("뒤로");
    wait(&mut stage, 0.5);
    let before = stage.state().person().cloned();
    rest_on(&mut stage, "머무는 시간 크게", 3.0);
    assert_eq!(stage.state().person().cloned(), before, "and only there");
}

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
        stage.change_person(|person| person.access.method = Method::Dwell);
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

#[test]
fn a_pointer_that_only_lies_there_chooses_nothing() {
    let mut stage = Stage::slow_motion(FRAME);
    stage.change_person(|person| person.access.method = Method::Dwell);
    let at = stage.button("대화하기").rect.center();
    stage.harness().hover_at(at);
    wait(&mut stage, 3.0);
    assert_eq!(stage.state().room, Room::Home);
    rest_on(&mut stage, "대화하기", 2.0);
    assert_eq!(stage.state().room, Room::Talk);
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
