//! A file that was opened with the program: asked about, never brought in by itself.

use super::stage::{LYING, PHONE, STANDING, Stage};
use malgeurim::app::{Effect, Job, Room};
use malgeurim::domain::locale::Lang;
use std::path::Path;

/// Files that are being read since the last call.
fn read(stage: &mut Stage) -> Vec<String> {
    let path = |effect| match effect {
        Effect::Start { job: Job::ReadPackage(path) | Job::ImportBoards { path, .. }, .. } => Some(path),
        _ => None,
    };
    stage.effects().into_iter().filter_map(path).map(|path| path.display().to_string()).collect()
}

#[test]
fn a_package_waits_for_a_yes() {
    for size in [LYING, STANDING, PHONE] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.hand("/media/usb/바다.malgeurim");
        assert_eq!(stage.state().room, Room::Settings);
        assert!(stage.shows("“바다.malgeurim” 파일을 가져올까요?"), "{:?}", stage.words());
        assert!(read(&mut stage).is_empty(), "nothing comes in by itself");
        let key = stage.button("가져오기");
        assert!(key.rect.height() >= 72.0 && key.rect.width() >= 72.0, "{size:?}: {:?}", key.rect);
        stage.tap("가져오기");
        assert_eq!(read(&mut stage), ["/media/usb/바다.malgeurim"]);
        assert!(!stage.has_button("가져오기"), "it is asked once");
    }
}

#[test]
fn boards_are_taken_in_where_boards_are() {
    let mut stage = Stage::new(Lang::En, LYING);
    stage.hand("kitchen.OBZ");
    assert!(stage.button("Boards").chosen, "{:?}", stage.buttons());
    assert!(stage.shows("Bring in “kitchen.OBZ”?"));
    stage.tap("Bring in");
    assert_eq!(read(&mut stage), [Path::new("kitchen.OBZ").display().to_string()]);
}

#[test]
fn not_now_changes_nothing() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.hand("바다.malgeurim");
    stage.tap("나중에");
    assert!(read(&mut stage).is_empty() && !stage.has_button("나중에"));
    stage.go(Room::Home);
    stage.go(Room::Settings);
    assert!(!stage.has_button("나중에"), "it does not come back");
}

#[test]
fn where_several_people_are_it_waits_until_one_is_chosen() {
    let mut stage = Stage::empty(Lang::Ko, LYING);
    stage.add_person("하늘");
    stage.add_person("바다");
    stage.hand("작품.malgeurim");
    assert_eq!(stage.state().room, Room::Who);
    stage.tap("바다 님으로 시작하기");
    assert_eq!(stage.state().room, Room::Settings);
    assert!(stage.shows("“작품.malgeurim” 파일을 가져올까요?"), "{:?}", stage.words());
}
