//! 판 고치기 by taps: a name on a board in a few of them, hot spots on a photograph, every key large enough and named.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{Command, EditCommand, JobResult, Next, Outcome, Place, ProfilesCommand, Room, TalkCommand};
use malgeurim::art::picture::Picture;
use malgeurim::domain::board::{Cell, Placement};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::profile::Theme;
use std::sync::Arc;

const WINDOWS: [(Lang, Vec2); 6] = [
    (Lang::Ko, LYING),
    (Lang::En, LYING),
    (Lang::Ko, STANDING),
    (Lang::En, STANDING),
    (Lang::Ko, PHONE),
    (Lang::En, PHONE),
];

fn editing(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.go(Room::Boards);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage
}

fn edit(stage: &mut Stage, command: EditCommand) {
    stage.send(Command::Edit(command));
}

fn choose(stage: &mut Stage, row: usize, column: usize) {
    edit(stage, EditCommand::Tap(Some(Place::Cell(Cell { row, column }))));
}

fn new_board(stage: &mut Stage) {
    choose(stage, 0, 1);
    edit(stage, EditCommand::NewBoard(LocalText::new("교실", "Classroom")));
}

/// A photograph below hot spots of these words.
fn scene(stage: &mut Stage, words: &[(&str, f32)]) {
    new_board(stage);
    edit(stage, EditCommand::File("room.jpg".into()));
    let id = stage.state().editing.reading.as_ref().expect("it is being read").0;
    let pixels = Arc::new(Picture::filled(800, 600, [120, 160, 200, 255]));
    let png = Arc::new(b"room".to_vec());
    let result = JobResult::Picture { blob: BlobId::of(&png), png, pixels, stopped: false };
    stage.outcome(Outcome::Ended { id, result });
    for (word, left) in words {
        let frame = Placement { top: 0.2, left: *left, width: 0.25, height: 0.3 };
        edit(stage, EditCommand::Frame(frame));
        edit(stage, EditCommand::Word((*word).into()));
    }
}

#[test]
fn the_room_is_reached_from_the_settings_and_is_behind_the_pin() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("판");
    stage.tap("판 고치기");
    assert_eq!(stage.state().room, Room::Boards);
    assert!(stage.has_button("1") || stage.shows(&stage.t("loading")), "the pad");
    assert!(!stage.has_button("나"));
    stage.state_mut().services.unlocked = true;
    stage.run();
    assert!(stage.has_button("나") && stage.shows("고칠 자리를 눌러 주세요"));
}

#[test]
fn a_name_is_on_the_board_after_a_few_taps_and_is_said_in_talk() {
    let mut stage = editing(Lang::Ko, LYING);
    stage.tap("이거");
    assert!(stage.button("이거").chosen && stage.shows("이거"));
    stage.tap("낱말 바꾸기");
    stage.tap_field("찾기");
    stage.type_text("민수");
    stage.tap("“민수” 그대로 쓰기");
    assert!(stage.has_button("민수") && !stage.has_button("이거"));
    stage.tap("다 했어요");
    assert_eq!(stage.state().room, Room::Talk);
    stage.tap("민수");
    assert_eq!(stage.state().strip().tiles.len(), 1);
    stage.go(Room::Boards);
    assert!(!stage.has_button("민수"), "the PIN is asked for again");
}

#[test]
fn a_word_is_found_by_its_first_letters_and_replaced_moved_and_masked() {
    let mut stage = editing(Lang::Ko, LYING);
    stage.tap("이거");
    stage.tap("낱말 바꾸기");
    stage.tap_field("찾기");
    stage.type_text("ㅊㅅ");
    stage.tap("책상");
    assert!(stage.has_button("책상"));
    stage.tap("옮기기");
    assert!(stage.shows("어디로 옮길까요? 자리를 눌러 주세요."));
    stage.tap("여기");
    let board = stage.state().edited_board().unwrap().clone();
    assert_eq!(board.button_at(1, 1).unwrap().label.ko, "책상");
    stage.tap("가리기");
    assert!(stage.has_button("책상, 가렸어요"));
    stage.tap("되돌리기");
    stage.tap("되돌리기");
    stage.run();
    assert!(stage.has_button("여기"));
}

#[test]
fn what_is_protected_says_why() {
    let mut stage = editing(Lang::Ko, LYING);
    stage.tap("아니요");
    stage.tap("빼기");
    assert!(stage.shows("이 말은 꼭 필요해서 그대로 두어요."), "{:?}", stage.words());
    assert!(stage.has_button("아니요"));
    let found = faults(&stage, 44.0);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_hot_spot_is_made_by_two_taps_and_a_word() {
    let mut stage = editing(Lang::Ko, LYING);
    scene(&mut stage, &[]);
    stage.tap("사진에 낱말 놓기");
    stage.tap("사진 1줄 1칸");
    assert!(stage.shows("이제 다른 쪽 끝을 눌러 주세요."));
    stage.tap("사진 3줄 2칸");
    stage.tap_field("찾기");
    stage.type_text("창문");
    stage.tap("창문");
    let place = stage.state().edited_button().and_then(|button| button.placement).expect("it is on the photograph");
    assert_eq!((place.top, place.left), (0.0, 0.0));
    stage.tap("자리와 크기");
    stage.tap("오른쪽으로");
    let moved = stage.state().edited_button().and_then(|button| button.placement).unwrap();
    assert!(moved.left > place.left && moved.width == place.width);
}

#[test]
fn hot_spots_are_pressed_in_talk_by_finger_and_by_reader() {
    for (lang, size) in WINDOWS {
        let mut stage = editing(lang, size);
        scene(&mut stage, &[("door", 0.05), ("chair", 0.6)]);
        let board = stage.state().edited_board().unwrap().id.clone();
        stage.go(Room::Talk);
        stage.send(Command::Talk(TalkCommand::Open(board)));
        let found = faults(&stage, 72.0);
        assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
        let name = if lang == Lang::Ko { "문" } else { "door" };
        stage.tap(name);
        stage.press_by_reader(name);
        let words: Vec<_> = stage.state().strip().tiles.iter().map(|tile| tile.piece.clone()).collect();
        assert_eq!(words.len(), 2, "{lang:?} {size:?}");
    }
}

#[test]
fn every_page_of_the_room_is_large_and_named() {
    for (lang, size) in WINDOWS {
        let mut found = Vec::new();
        let mut look = |stage: &Stage, what: &str| {
            found.extend(faults(stage, 44.0).into_iter().map(|fault| format!("{what}: {fault}")));
        };
        let mut stage = editing(lang, size);
        look(&stage, "nothing is chosen");
        choose(&mut stage, 0, 0);
        look(&stage, "a button");
        for page in ["edit-word", "edit-picture", "edit-sound", "edit-text", "edit-color", "edit-link"] {
            let name = stage.t(page);
            stage.tap(&name);
            look(&stage, page);
            let back = stage.t("back");
            stage.tap(&back);
        }
        let name = stage.t("edit-word");
        stage.tap(&name);
        let field = stage.t("search-here");
        stage.tap_field(&field);
        stage.type_text("a");
        look(&stage, "words found");
        edit(&mut stage, EditCommand::Tap(None));
        for page in ["edit-others", "edit-name", "edit-whole", "edit-background"] {
            let name = stage.t(page);
            stage.tap(&name);
            look(&stage, page);
            let back = stage.t("back");
            stage.tap(&back);
        }
        for next in [Next::Move, Next::Try] {
            choose(&mut stage, 0, 0);
            edit(&mut stage, EditCommand::Next(Some(next)));
            look(&stage, "a tap is waited for");
            edit(&mut stage, EditCommand::Next(None));
        }
        scene(&mut stage, &[("door", 0.05)]);
        look(&stage, "a hot spot");
        edit(&mut stage, EditCommand::Next(Some(Next::Spot)));
        look(&stage, "corners");
        edit(&mut stage, EditCommand::Next(None));
        edit(&mut stage, EditCommand::Tap(None));
        choose(&mut stage, 0, 0);
        edit(&mut stage, EditCommand::Lock(true));
        look(&stage, "locked");
        edit(&mut stage, EditCommand::Lock(false));
        edit(&mut stage, EditCommand::Reset);
        look(&stage, "the board is gone");
        assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
    }
}

#[test]
fn hot_spots_have_their_names_in_high_contrast_and_masked_ones_are_not_shown() {
    let mut stage = editing(Lang::Ko, LYING);
    scene(&mut stage, &[("door", 0.05), ("chair", 0.6)]);
    stage.change_person(|person| person.face.theme = Theme::Contrast);
    let board = stage.state().edited_board().unwrap().id.clone();
    edit(&mut stage, EditCommand::Hide(true));
    stage.go(Room::Talk);
    stage.send(Command::Talk(TalkCommand::Open(board)));
    assert!(stage.has_button("문") && !stage.has_button("의자"));
}

#[test]
fn the_people_of_the_device_are_one_tap_away() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.add_person("민수");
    let who = stage.state().library.people()[0].id.clone();
    stage.send(Command::Profiles(ProfilesCommand::Choose(who)));
    stage.go(Room::Boards);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap("이거");
    stage.tap("낱말 바꾸기");
    stage.tap("민수");
    assert!(stage.has_button("민수") && !stage.has_button("이거"));
}
