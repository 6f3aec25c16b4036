//! Talk: a tap becomes a tile, tiles become a sentence, the sentence is said, kept, found again.

use super::stage::{LYING, Stage};
use malgeurim::app::{Command, Effect, Outcome, Room, SpeechNews, TalkCommand};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::formats::{boards, builtin_boards};
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;

pub fn talking(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, LYING);
    stage.go(Room::Talk);
    stage
}

/// What had to be said since the last look.
fn said(stage: &mut Stage) -> Vec<String> {
    let spoken = |effect| match effect {
        Effect::Speak { what, .. } => Some(what.text),
        _ => None,
    };
    stage.effects().into_iter().filter_map(spoken).collect()
}

fn tiles(stage: &Stage) -> usize {
    stage.state().strip().tiles.len()
}

#[test]
fn taps_become_a_sentence() {
    let mut stage = talking(Lang::Ko);
    assert!(stage.shows("그림을 눌러 말해 보세요."));
    stage.tap("나");
    stage.tap("음식, 말하고 판 열기");
    assert_eq!(tiles(&stage), 2, "a button may speak and open");
    assert_eq!(stage.state().talk.board, builtin_boards::board_id("food"));
    stage.tap("지우기");
    stage.tap("마실 것·그릇·맛, 판 열기");
    stage.tap("물");
    assert_eq!(stage.state().talk.board, builtin_boards::board_id("home"), "the board goes home by itself");
    stage.tap("마시다");
    assert!(stage.shows("저는 물을 마셔요."), "{:?}", stage.words());
    for tile in ["“나” 낱말", "“물” 낱말", "“마시다” 낱말"] {
        assert!(stage.has_button(tile), "{tile}");
    }
    assert!(!stage.button("싶어요").chosen);
    stage.tap("싶어요");
    assert!(stage.button("싶어요").chosen);
    assert!(stage.shows("저는 물을 마시고 싶어요."), "{:?}", stage.words());
    assert_eq!(said(&mut stage), ["나", "음식", "물", "마시다"], "each word is heard when it is tapped");
    stage.tap("말하기");
    assert_eq!(said(&mut stage), ["저는 물을 마시고 싶어요."]);
}

#[test]
fn keys_of_other_programs_without_words_have_our_names() {
    let mut stage = talking(Lang::Ko);
    let file = r#"[{"id":"root","name":"A","tiles":[{"id":"1","action":":clear"},{"id":"2","action":":speak"},{"id":"3","label":"물"}]}]"#;
    let imported = boards::import("a.json", file.as_bytes(), "s".into()).unwrap();
    let known = |stage: &Stage, name: &str| stage.buttons().iter().filter(|button| button.name == name).count();
    stage.tap("나");
    let before = ["모두 지우기", "말하기"].map(|name| known(&stage, name));
    for board in imported.boards {
        stage.state_mut().library.boards.insert(board.id.clone(), std::sync::Arc::new(board));
    }
    stage.send(Command::Talk(TalkCommand::Open(imported.set.root)));
    let after = ["모두 지우기", "말하기"].map(|name| known(&stage, name));
    assert_eq!(after, before.map(|count| count + 1), "{:?}", stage.buttons());
    assert!(stage.has_button("물"));
}

#[test]
fn the_bare_words_can_be_said_instead() {
    let mut stage = talking(Lang::Ko);
    ["나", "가다"].into_iter().for_each(|word| stage.tap(word));
    assert!(!stage.button("누른 낱말만 말하기").chosen);
    stage.tap("누른 낱말만 말하기");
    stage.effects();
    stage.tap("말하기");
    assert_eq!(said(&mut stage), ["나 가다"]);
    stage.tap("문장으로 말하기");
    stage.tap("말하기");
    assert_eq!(said(&mut stage), ["저는 가요."]);
}

#[test]
fn the_main_action_holds_on_what_is_being_said_and_lets_it_go_on() {
    let mut stage = talking(Lang::Ko);
    stage.tap("네");
    stage.tap("말하기");
    stage.outcome(Outcome::Speech(9, SpeechNews::Started));
    let paused = |stage: &mut Stage| {
        stage.effects().into_iter().find_map(|effect| match effect {
            Effect::PauseSpeech(on) => Some(on),
            _ => None,
        })
    };
    stage.tap("잠깐 멈추기");
    assert_eq!(paused(&mut stage), Some(true));
    stage.tap("이어서 말하기");
    assert_eq!(paused(&mut stage), Some(false));
    stage.tap("잠깐 멈추기");
    // What is changed is said anew: the rest of the old sentence is given up.
    stage.tap("나");
    assert!(stage.has_button("말하기"));
    stage.outcome(Outcome::Speech(9, SpeechNews::Finished));
    assert!(stage.has_button("말하기") && !stage.state().paused);
}

#[test]
fn what_is_held_on_goes_on_or_ends_also_with_an_empty_strip() {
    let mut stage = talking(Lang::Ko);
    let hold_on = |stage: &mut Stage| {
        stage.outcome(Outcome::Speech(9, SpeechNews::Started));
        stage.tap("잠깐 멈추기");
        stage.effects();
    };
    hold_on(&mut stage);
    stage.tap("이어서 말하기");
    assert!(matches!(stage.effects().as_slice(), [Effect::PauseSpeech(false)]));
    hold_on(&mut stage);
    assert!(stage.button("모두 지우기").enabled);
    stage.tap("모두 지우기");
    assert!(matches!(stage.effects().as_slice(), [Effect::StopSpeech]));
    assert!(stage.has_button("말하기") && !stage.button("모두 지우기").enabled);
}

#[test]
fn a_tile_is_taken_off_and_all_are_cleared() {
    let mut stage = talking(Lang::Ko);
    ["나", "너", "가다"].into_iter().for_each(|word| stage.tap(word));
    stage.tap("“너” 낱말");
    assert!(stage.button("“너” 낱말").chosen);
    stage.effects();
    stage.tap("듣기");
    assert_eq!(said(&mut stage), ["너"]);
    if !stage.has_button("빼기") {
        stage.tap("“너” 낱말");
    }
    stage.tap("빼기");
    assert_eq!(tiles(&stage), 2);
    assert!(!stage.has_button("“너” 낱말"));
    stage.tap("모두 지우기");
    assert_eq!(tiles(&stage), 0);
    assert!(!stage.button("지우기").enabled && !stage.button("모두 지우기").enabled);
}

#[test]
fn ways_back_rest_on_the_first_board() {
    let mut stage = talking(Lang::Ko);
    assert!(!stage.button("첫 판으로 가기").enabled && !stage.button("앞 판으로 가기").enabled);
    stage.tap("장소, 말하고 판 열기");
    let away = stage.state().talk.board.clone();
    assert_ne!(away, builtin_boards::board_id("home"));
    stage.tap("앞 판으로 가기");
    assert_eq!(stage.state().talk.board, builtin_boards::board_id("home"));
    stage.send(Command::Talk(TalkCommand::Open(away)));
    stage.tap("첫 판으로 가기");
    assert_eq!(stage.state().talk.board, builtin_boards::board_id("home"));
}

#[test]
fn words_are_found_by_letters_and_by_initials() {
    for (typed, word) in [("마시", "마시다"), ("ㅎㄱ", "학교"), ("school", "학교")] {
        let mut stage = talking(Lang::Ko);
        stage.tap("낱말 찾기");
        stage.type_text(typed);
        stage.tap(word);
        assert!(stage.state().talk.search.is_none(), "the search closes");
        assert!(stage.has_button(&format!("“{word}” 낱말")));
    }
    let mut stage = talking(Lang::Ko);
    stage.tap("낱말 찾기");
    stage.type_text("뷁뷁");
    assert!(stage.shows("찾은 낱말이 없어요."));
    stage.tap("닫기");
    assert!(stage.has_button("마시다"));
}

#[test]
fn what_was_said_can_be_said_again_kept_and_forgotten() {
    let mut stage = talking(Lang::Ko);
    stage.tap("말 모음");
    assert!(stage.shows("아직 한 말이 없어요."));
    stage.tap("말 모음");
    ["나", "가다", "말하기"].into_iter().for_each(|key| stage.tap(key));
    stage.tap("말 모음");
    assert!(stage.button("말 모음").chosen && stage.button("했던 말").chosen);
    stage.effects();
    stage.tap("저는 가요.");
    assert_eq!(said(&mut stage), ["저는 가요."]);
    stage.tap("담은 말에 넣기");
    assert!(stage.button("담은 말에서 빼기").chosen);
    let forget = stage.buttons().into_iter().filter(|button| button.name == "지우기").count();
    assert_eq!(forget, 2, "one in the strip, one beside the sentence");
    stage.tap("지우기");
    assert!(stage.shows("아직 한 말이 없어요."));
}

#[test]
fn the_sentence_fills_the_screen() {
    let mut stage = talking(Lang::Ko);
    ["나", "가다", "보여 주기"].into_iter().for_each(|key| stage.tap(key));
    assert!(stage.shows("저는 가요.") && !stage.has_button("마시다"));
    stage.effects();
    stage.tap("말하기");
    assert_eq!(said(&mut stage), ["저는 가요."]);
    stage.tap("크게 보기 닫기");
    assert!(stage.has_button("마시다"));
}

#[test]
fn no_sound_shows_the_text_and_says_so() {
    let mut stage = talking(Lang::Ko);
    ["나", "가다", "말하기"].into_iter().for_each(|key| stage.tap(key));
    stage.outcome(Outcome::Speech(3, SpeechNews::Failed(Notice::problem("no-sound-device"))));
    assert!(stage.has_button("크게 보기 닫기"));
    stage.tap("알림 닫기");
    assert!(stage.state().notices.is_empty());
}

#[test]
fn a_notice_can_be_heard_and_hides_no_other_button() {
    let mut stage = talking(Lang::Ko);
    stage.tap("나");
    stage.state_mut().tell(Notice::problem("no-sound-device"));
    stage.run();
    let notice = stage.button("알림 닫기").rect.union(stage.button("읽어 주기").rect);
    let board = stage.button("네").rect;
    assert!(!notice.intersects(board), "never over the board");
    // A finger on the words of the notice presses nothing that lies under them.
    let before = tiles(&stage);
    super::people::touch_at(&mut stage, egui::pos2(600.0, notice.center().y));
    assert_eq!((tiles(&stage), stage.state().talk.board.as_str()), (before, "builtin/home"));
    stage.effects();
    stage.tap("읽어 주기");
    assert_eq!(said(&mut stage).len(), 1);
}

#[test]
fn chime_is_always_in_reach() {
    let mut stage = talking(Lang::Ko);
    stage.tap("부르기");
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Chime)));
}

#[test]
fn undo_brings_the_sentence_back() {
    let folder = tempfile::tempdir().expect("folder");
    let home = Home::at(folder.path());
    let mut desk = Desk::for_command(&home, Lang::Ko).expect("desk");
    desk.choose(None, "손님").expect("a person");
    let mut stage = Stage::at_desk(desk, LYING);
    stage.go(Room::Talk);
    ["나", "가다", "모두 지우기"].into_iter().for_each(|key| stage.tap(key));
    assert_eq!(tiles(&stage), 0);
    stage.tap("되돌리기");
    assert_eq!(tiles(&stage), 2);
    assert!(stage.shows("저는 가요."));
    assert!(stage.has_button("알림 닫기"), "what was undone is said");
}

#[test]
fn english_speaks_english() {
    let mut stage = talking(Lang::En);
    ["I", "drink"].into_iter().for_each(|word| stage.tap(word));
    assert!(stage.shows("I drink."), "{:?}", stage.words());
}

#[test]
fn a_notice_in_any_room_takes_the_finger() {
    use malgeurim::app::{CreateCommand, CreateStep};
    let mut stage = Stage::new(Lang::Ko, LYING);
    for room in [Room::Home, Room::Create, Room::Works, Room::Exhibit, Room::Settings] {
        stage.state_mut().notices.clear();
        stage.go(room);
        stage.send(Command::Create(CreateCommand::Step(CreateStep::What)));
        stage.state_mut().tell(Notice::problem("paint-nothing"));
        stage.run();
        let before = (stage.state().create.draft.words.len(), stage.state().room);
        let at = stage.button("알림 닫기").rect;
        let text = egui::pos2(stage.window().center().x, at.center().y);
        super::people::touch_at(&mut stage, text);
        assert_eq!((stage.state().create.draft.words.len(), stage.state().room), before, "{room:?}");
        stage.tap("알림 닫기");
        assert!(stage.state().notices.is_empty(), "{room:?}");
    }
}
