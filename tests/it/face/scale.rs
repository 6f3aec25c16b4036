//! Letters at twice the size: nothing is out of reach, nothing is too small to hit.

use super::places::{home_cells, reachable};
use super::stage::{LYING, STANDING, Stage};
use egui::Vec2;
use malgeurim::app::Room;
use malgeurim::domain::locale::Lang;

/// The window has the same pixels; at twice the scale it has half the points.
fn doubled(size: Vec2) -> Stage {
    let mut stage = Stage::new(Lang::Ko, size);
    stage.change_person(|person| person.face.scale = 2.0);
    stage.resize(size / 2.0);
    stage
}

#[test]
fn the_face_grows_with_the_profile() {
    let mut stage = doubled(LYING);
    assert_eq!(stage.harness().ctx.zoom_factor(), 2.0);
    assert_eq!(stage.window().size(), LYING / 2.0);
}

#[test]
fn every_cell_ending_and_helper_is_reached() {
    for size in [LYING, STANDING] {
        let mut stage = doubled(size);
        stage.go(Room::Talk);
        let cells = home_cells(&stage);
        let mut seen = reachable(&mut stage);
        for drawer in ["endings", "other-ways"] {
            let name = stage.t(drawer);
            if stage.has_button(&name) {
                stage.tap(&name);
                seen.extend(stage.buttons().into_iter().map(|button| button.name));
            }
        }
        let missing: Vec<_> = cells.difference(&seen).collect();
        assert!(missing.is_empty(), "{size:?} {missing:?}");
        for text in [
            "ending-want",
            "ending-past",
            "ending-question",
            "chime",
            "show-big",
            "search-words",
            "sayings",
            "undo",
            "way-sign",
            "way-card",
            "way-sketch",
            "way-word",
            "teach",
        ] {
            let name = stage.t(text);
            assert!(seen.contains(&name), "{size:?}: {name} is out of reach");
        }
        let small: Vec<_> =
            stage.buttons().into_iter().filter(|b| b.rect.width() < 71.4 || b.rect.height() < 71.4).collect();
        assert!(small.is_empty(), "{size:?} {small:?}");
    }
}

#[test]
fn the_scale_can_be_set_back() {
    for size in [LYING, STANDING] {
        let mut stage = doubled(size);
        stage.go(Room::Settings);
        let name = "글자 크기 작게";
        for _ in 0..6 {
            if stage.has_button(name) {
                break;
            }
            stage.tap("뒤쪽");
        }
        stage.tap(name);
        assert_eq!(stage.state().person().map(|person| person.face.scale), Some(1.9), "{size:?}");
    }
}
