//! Every button has a name, is large enough, lies in the window, and lies on no other.

use super::room_list::{SCENES, Scene};
use super::stage::{LYING, PHONE, STANDING, Stage, Target};
use egui::Vec2;
use egui::accesskit::Role;
use malgeurim::app::{Command, Room, TalkCommand};
use malgeurim::domain::id::BoardId;
use malgeurim::domain::locale::Lang;

/// Rounding of places to whole pixels.
const ROUND: f32 = 0.6;

/// What is wrong with the buttons on the screen.
pub(super) fn faults(stage: &Stage, smallest: f32) -> Vec<String> {
    let buttons = stage.buttons();
    let fields = stage.of_role(Role::TextInput);
    let mut faults = Vec::new();
    for target in buttons.iter().chain(&fields) {
        if target.name.trim().is_empty() {
            faults.push(format!("no name at {:?}", target.rect));
        }
        if !stage.window().expand(ROUND).contains_rect(target.rect) {
            faults.push(format!("{:?} leaves the window: {:?}", target.name, target.rect));
        }
    }
    for button in &buttons {
        let size = button.rect.size();
        if size.x < smallest - ROUND || size.y < smallest - ROUND {
            faults.push(format!("{:?} is only {:.0} x {:.0}", button.name, size.x, size.y));
        }
    }
    // A notice lies over what it does not cover wholly; a test of its own presses it there.
    let of_notice = [stage.t("read-aloud"), stage.t("dismiss-notice")];
    let noticed = !stage.state().notices.is_empty();
    let counts = |target: &&Target| target.enabled && !(noticed && of_notice.contains(&target.name));
    faults.extend(overlaps(buttons.iter().chain(&fields).filter(counts).collect()));
    faults
}

fn overlaps(targets: Vec<&Target>) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, one) in targets.iter().enumerate() {
        for other in &targets[index + 1..] {
            if one.rect.shrink(ROUND).intersects(other.rect.shrink(ROUND)) {
                faults.push(format!("{:?} lies on {:?}", one.name, other.name));
            }
        }
    }
    faults
}

fn check_all(lang: Lang, size: Vec2, scenes: &[Scene]) {
    let mut stage = Stage::new(lang, size);
    let mut found = Vec::new();
    for scene in scenes {
        scene.enter(&mut stage);
        assert!(!stage.buttons().is_empty(), "{} shows no button", scene.name);
        found.extend(faults(&stage, scene.smallest).into_iter().map(|fault| format!("{}: {fault}", scene.name)));
    }
    assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
}

#[test]
fn a_tablet_lying_in_korean() {
    check_all(Lang::Ko, LYING, &SCENES);
}

#[test]
fn a_tablet_standing_in_korean() {
    check_all(Lang::Ko, STANDING, &SCENES);
}

#[test]
fn a_tablet_lying_in_english() {
    check_all(Lang::En, LYING, &SCENES);
}

#[test]
fn a_tablet_standing_in_english() {
    check_all(Lang::En, STANDING, &SCENES);
}

#[test]
fn every_tab_of_the_settings() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING)] {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Settings);
        for tab in ["look", "speech", "board", "touch", "keyboard", "drawing", "recognize", "safe", "services", "about"]
        {
            let name = stage.t(&format!("settings-{tab}"));
            stage.tap(&name);
            let found = faults(&stage, 44.0);
            assert!(found.is_empty(), "{tab} {lang:?} {size:?}\n{}", found.join("\n"));
        }
    }
}

#[test]
fn every_board() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING)] {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Talk);
        let boards: Vec<BoardId> = stage.state().library.builtin.keys().cloned().collect();
        assert!(boards.len() > 20);
        for board in boards {
            stage.send(Command::Talk(TalkCommand::Open(board.clone())));
            let found = faults(&stage, 72.0);
            assert!(found.is_empty(), "{board} {lang:?} {size:?}\n{}", found.join("\n"));
        }
    }
}

#[test]
fn talk_on_a_phone() {
    for lang in [Lang::Ko, Lang::En] {
        check_all(lang, PHONE, &SCENES[1..10]);
    }
}
