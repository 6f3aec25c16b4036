//! Fingers that hold, slip, tremble and linger, through raw pointer events. 50 ms between two frames.

use super::stage::Stage;
use egui::{Event, Modifiers, PointerButton, Pos2, vec2};
use malgeurim::app::Room;
use malgeurim::domain::access::{SelectOn, TouchSettings};

const FRAME: f32 = 0.05;

fn talking(touch: TouchSettings) -> Stage {
    let mut stage = Stage::slow_motion(FRAME);
    stage.change_person(|person| person.touch = touch);
    stage.go(Room::Talk);
    wait(&mut stage, 4.0);
    stage
}

fn wait(stage: &mut Stage, seconds: f32) {
    stage.harness().run_steps((seconds / FRAME).ceil() as usize);
}

/// Frames until the events are through; time goes on.
fn finger(stage: &mut Stage, at: Pos2, pressed: bool) {
    let event = Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    stage.harness().event(event);
    stage.harness().step();
}

fn slide(stage: &mut Stage, to: Pos2) {
    stage.harness().hover_at(to);
    stage.harness().step();
}

fn place(stage: &Stage, name: &str) -> Pos2 {
    stage.button(name).rect.center()
}

fn touch(stage: &mut Stage, name: &str, seconds: f32) {
    let at = place(stage, name);
    finger(stage, at, true);
    wait(stage, seconds);
    finger(stage, at, false);
    wait(stage, 0.0);
    stage.harness().step();
}

fn tiles(stage: &Stage) -> usize {
    stage.state().strip().tiles.len()
}

#[test]
fn a_long_press_still_selects_on_release() {
    let mut stage = talking(TouchSettings::default());
    let at = place(&stage, "마시다");
    finger(&mut stage, at, true);
    wait(&mut stage, 3.0);
    assert_eq!(tiles(&stage), 0, "not before the finger leaves");
    finger(&mut stage, at, false);
    stage.harness().step();
    assert_eq!(tiles(&stage), 1);
}

#[test]
fn a_slip_is_forgiven_up_to_the_limit() {
    for (slip, points, meant) in [(48.0, 40.0, 1), (48.0, 60.0, 0), (0.0, 4.0, 0), (120.0, 110.0, 1)] {
        let mut stage = talking(TouchSettings { slip_points: slip, ..TouchSettings::default() });
        let rect = stage.button("마시다").rect;
        finger(&mut stage, rect.center(), true);
        let away = rect.center_bottom() + vec2(0.0, points);
        slide(&mut stage, away);
        finger(&mut stage, away, false);
        stage.harness().step();
        assert_eq!(tiles(&stage), meant, "{points} points outside where {slip} are forgiven");
    }
}

#[test]
fn a_slip_never_presses_the_neighbour() {
    let mut stage = talking(TouchSettings { slip_points: 0.0, ..TouchSettings::default() });
    let (from, to) = (place(&stage, "가다"), place(&stage, "오다"));
    finger(&mut stage, from, true);
    slide(&mut stage, to);
    finger(&mut stage, to, false);
    stage.harness().step();
    assert_eq!(tiles(&stage), 0);
}

#[test]
fn trembling_presses_once() {
    let mut stage = talking(TouchSettings { repeat_lock_ms: 1000, ..TouchSettings::default() });
    (0..4).for_each(|_| touch(&mut stage, "마시다", 0.1));
    assert_eq!(tiles(&stage), 1);
    wait(&mut stage, 1.2);
    touch(&mut stage, "마시다", 0.1);
    assert_eq!(tiles(&stage), 2);
}

#[test]
fn after_a_choice_everything_rests() {
    let mut stage = talking(TouchSettings { dead_time_ms: 2000, ..TouchSettings::default() });
    touch(&mut stage, "마시다", 0.1);
    touch(&mut stage, "가다", 0.1);
    assert_eq!(tiles(&stage), 1);
    wait(&mut stage, 2.2);
    touch(&mut stage, "가다", 0.1);
    assert_eq!(tiles(&stage), 2);
}

#[test]
fn a_short_touch_is_not_meant() {
    let mut stage = talking(TouchSettings { min_hold_ms: 800, ..TouchSettings::default() });
    touch(&mut stage, "마시다", 0.3);
    assert_eq!(tiles(&stage), 0);
    touch(&mut stage, "마시다", 1.0);
    assert_eq!(tiles(&stage), 1);
}

#[test]
fn a_person_may_choose_while_pressing() {
    let touch = TouchSettings { select_on: SelectOn::Press, min_hold_ms: 500, ..TouchSettings::default() };
    let mut stage = talking(touch);
    let at = place(&stage, "마시다");
    finger(&mut stage, at, true);
    wait(&mut stage, 0.2);
    assert_eq!(tiles(&stage), 0);
    wait(&mut stage, 0.6);
    assert_eq!(tiles(&stage), 1, "while the finger is still down");
    wait(&mut stage, 2.0);
    finger(&mut stage, at, false);
    stage.harness().step();
    assert_eq!(tiles(&stage), 1, "once only");
}

#[test]
fn a_finger_taken_away_by_the_system_chooses_nothing() {
    let mut stage = talking(TouchSettings::default());
    let at = place(&stage, "마시다");
    finger(&mut stage, at, true);
    stage.harness().event(Event::PointerGone);
    stage.harness().step();
    finger(&mut stage, at, false);
    stage.harness().step();
    assert_eq!(tiles(&stage), 0);
}
