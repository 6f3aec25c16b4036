//! A pointer that rests.

use super::super::stage::Stage;
use super::{FRAME, dwelling, rest_on, somebody, tiles, wait};
use malgeurim::app::{Effect, Room};
use malgeurim::domain::access::Method;

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
