//! Other ways than fingers: a pointer that rests, switches, the keyboard; and that nobody is locked out by them.

mod around;
mod dwell;
mod scan;
mod trial;

use super::stage::Stage;
use egui::{Event, Key, Modifiers, Pos2, TouchDeviceId, TouchId, TouchPhase};
use malgeurim::app::Room;
use malgeurim::domain::access::{AccessSettings, Advance, DwellSettings, Method, ScanSettings, SwitchSettings};

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
