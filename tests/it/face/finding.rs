//! Every long list is searched alike: letters, initial consonants, half-typed syllables, English.

use super::stage::{LYING, Stage};
use malgeurim::app::{Command, CreateCommand, Room};
use malgeurim::domain::artwork::Beginning;
use malgeurim::domain::locale::Lang;

fn search(stage: &mut Stage, text: &str) {
    let name = stage.t("search-here");
    stage.tap_field(&name);
    stage.type_text(text);
}

fn clear(stage: &mut Stage) {
    let name = stage.t("search-clear");
    stage.tap(&name);
}

#[test]
fn people_are_found() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    (0..40).for_each(|n| stage.add_person(&format!("사람{n}")));
    stage.add_person("은하수");
    stage.go(Room::Who);
    let found = |stage: &Stage| stage.buttons().iter().filter(|button| button.name.contains('님')).count();
    for text in ["은하", "ㅇㅎㅅ", "은핫"] {
        search(&mut stage, text);
        assert!(stage.buttons().iter().any(|button| button.name.contains("은하수")), "{text}");
        assert!(!stage.buttons().iter().any(|button| button.name.contains("사람3")), "{text}: {}", found(&stage));
        clear(&mut stage);
    }
    search(&mut stage, "아무도");
    let none = stage.t("search-nothing");
    assert!(stage.shows(&none));
    clear(&mut stage);
    assert!(stage.buttons().iter().any(|button| button.name.contains("사람3")));
}

#[test]
fn own_works_are_found() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    (0..30).for_each(|nth| drop(stage.add_work(&format!("그림 {nth}"), nth)));
    stage.add_work("노란 고양이", 31);
    stage.go(Room::Works);
    for text in ["고양", "ㄱㅇㅇ", "ㄴㄹ", "공"] {
        search(&mut stage, text);
        assert!(stage.buttons().iter().any(|button| button.name.contains("노란 고양이")), "{text}");
        assert!(!stage.buttons().iter().any(|button| button.name.contains("그림 3")), "{text}");
        clear(&mut stage);
    }
}

#[test]
fn pictures_for_a_scene_are_found_in_every_drawer() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Create);
    stage.send(Command::Create(CreateCommand::Begin(Beginning::Words)));
    assert!(!stage.has_button("버스"));
    let find = stage.t("search-here");
    stage.tap(&find);
    for text in ["버스", "ㅂㅅ", "ㅄ", "bus", "벗"] {
        search(&mut stage, text);
        assert!(stage.has_button("버스"), "{text}");
        clear(&mut stage);
    }
    search(&mut stage, "bus");
    stage.tap("버스");
    assert_eq!(stage.state().create.draft.words.len(), 1);
}
