//! A way of access is tried, learnt and practised, and nobody is locked out by one.

use super::super::stage::Stage;
use super::{FRAME, click, dwelling, finger, press, rest_on, somebody, stepping, tiles, wait};
use egui::{Key, TouchPhase, pos2};
use malgeurim::app::Room;
use malgeurim::domain::access::{AccessSettings, Method, Role, Side, Source, Switch, SwitchSettings};

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
    assert!(stage.shows("이대로 쓸까요?"), "the mark has not gone over all of it yet");
    wait(&mut stage, 14.0);
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
