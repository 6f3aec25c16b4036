//! Every long list is searched alike: letters, initial consonants, half-typed syllables, English.

use super::stage::{LYING, Stage};
use malgeurim::app::{Command, CreateCommand, Room};
use malgeurim::domain::artwork::Beginning;
use malgeurim::domain::id::UtteranceId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::{Piece, Tile, Utterance};

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

fn said(stage: &mut Stage, text: &str) {
    let at = stage.state().library.utterances.len() as i64;
    let (id, profile) = (UtteranceId(format!("said-{at}")), stage.state().who.clone().expect("a person"));
    let tiles = vec![Tile::from(Piece::Text(text.to_owned()))];
    let said = Utterance { id, profile, at, tiles, text: text.to_owned(), ..Utterance::default() };
    stage.state_mut().library.put(Record::Utterance(said));
    stage.run();
}

#[test]
fn own_sentences_are_found() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    (0..30).for_each(|nth| said(&mut stage, &format!("문장 {nth}")));
    said(&mut stage, "노란 고양이");
    (0..30).for_each(|nth| said(&mut stage, &format!("다른 말 {nth}")));
    stage.go(Room::Talk);
    let sayings = stage.t("sayings");
    stage.tap(&sayings);
    assert!(!stage.has_button("노란 고양이"), "it is on another page");
    for text in ["고양", "ㄱㅇㅇ", "ㄴㄹ", "노란 ㄱ"] {
        search(&mut stage, text);
        assert!(stage.has_button("노란 고양이"), "{text}");
        assert!(!stage.buttons().iter().any(|button| button.name.contains("문장")), "{text}");
        clear(&mut stage);
    }
    search(&mut stage, "아무도");
    let none = stage.t("search-nothing");
    assert!(stage.shows(&none));
    // What is said while something is looked for is looked through, too.
    said(&mut stage, "아무도 없어요");
    assert!(stage.has_button("아무도 없어요"));
}
