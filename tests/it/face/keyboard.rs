//! Without a finger: Tab, Enter and Space, and the click of a screen reader.

use super::talk::talking;
use egui::Key;
use malgeurim::app::Room;
use malgeurim::domain::locale::Lang;

#[test]
fn a_screen_reader_presses_buttons() {
    let mut stage = talking(Lang::Ko);
    stage.press_by_reader("나");
    stage.press_by_reader("싶어요");
    assert_eq!(stage.state().strip().tiles.len(), 1);
    assert!(stage.button("싶어요").chosen);
    stage.press_by_reader("처음");
    assert_eq!(stage.state().room, Room::Home);
}

#[test]
fn enter_and_space_press_what_has_the_focus() {
    let mut stage = talking(Lang::Ko);
    for (nth, key) in [Key::Enter, Key::Space].into_iter().enumerate() {
        stage.focus("마시다");
        stage.harness().key_press(key);
        stage.run();
        assert_eq!(stage.state().strip().tiles.len(), nth + 1, "{key:?}");
    }
}

#[test]
fn tab_reaches_the_board_and_a_resting_button_does_nothing() {
    let mut stage = talking(Lang::Ko);
    stage.harness().key_press(Key::Tab);
    stage.run();
    stage.harness().key_press(Key::Enter);
    stage.run();
    assert_eq!(stage.state().room, Room::Home, "the first stop of Tab is home, top left");
    stage.go(Room::Talk);
    stage.press_by_reader("지우기");
    assert!(stage.state().strip().tiles.is_empty());
}
