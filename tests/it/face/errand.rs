//! Errands as they are seen and touched.

use super::stage::{LYING, STANDING, Stage};
use malgeurim::app::{Command, Effect, ErrandCommand, ErrandView, Room};
use malgeurim::domain::errand::{AboutMe, Private};
use malgeurim::domain::locale::Lang;

fn stage(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, if lang == Lang::Ko { LYING } else { STANDING });
    stage.go(Room::Errands);
    stage
}

fn tap(stage: &mut Stage, text: &str) {
    let name = stage.t(text);
    stage.tap(&name);
}

fn said(stage: &mut Stage) -> Vec<String> {
    let said = |effect| match effect {
        Effect::Speak { what, .. } => Some(what.text),
        _ => None,
    };
    stage.effects().into_iter().filter_map(said).collect()
}

fn send(stage: &mut Stage, command: ErrandCommand) {
    stage.send(Command::Errand(command));
}

fn card(stage: &mut Stage) {
    stage.change_person(|person| {
        let private = |text: &str| Private(text.to_owned());
        person.about = AboutMe {
            guardian: private("큰누나"),
            phone: private("010-5555-1234"),
            address: private("수원시 어느 길 7"),
            medical: private("땅콩 알레르기"),
            ..AboutMe::default()
        };
    });
}

#[test]
fn from_the_door_to_a_sentence_in_five_taps() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    for name in ["볼일 보기", "주민센터", "서류 떼기", "주민등록등본", "말하기"] {
        assert!(name == "볼일 보기" || !stage.buttons().is_empty());
        stage.tap(name);
    }
    assert!(stage.shows("주민등록등본을 떼러 왔어요."));
    assert_eq!(said(&mut stage), ["주민등록등본을 떼러 왔어요."]);
    tap(&mut stage, "errand-big");
    assert!(stage.shows("주민등록등본을 떼러 왔어요."));
    tap(&mut stage, "errand-close");
    tap(&mut stage, "errand-choose-again");
    assert!(stage.has_button("서류 떼기") && !stage.button("말하기").enabled);
}

#[test]
fn their_words_are_typed_and_answered() {
    let mut stage = stage(Lang::Ko);
    assert!(!stage.button("상대방 말").enabled, "there is nobody yet");
    stage.tap("식당·키오스크");
    tap(&mut stage, "errand-heard");
    stage.tap_field("상대방이 한 말");
    stage.type_text("커피요, 주스요?");
    tap(&mut stage, "errand-heard-show");
    assert!(stage.shows("커피요, 주스요?"));
    stage.tap("주스");
    assert_eq!(said(&mut stage), ["주스요."]);
    stage.tap("다시 말해 주세요.");
    assert_eq!(said(&mut stage), ["다시 말해 주세요."]);
}

#[test]
fn an_emergency_tells_who_where_and_what() {
    let mut stage = stage(Lang::Ko);
    card(&mut stage);
    tap(&mut stage, "errand-emergency");
    stage.tap("119 불, 아픔, 사고");
    assert!(stage.shows("119"));
    assert!(stage.words().iter().any(|words| words.contains("전화를 걸지 않아요")));
    stage.tap("불이 났어요");
    assert_eq!(said(&mut stage), ["불이 났어요!"]);
    tap(&mut stage, "errand-emergency-all");
    let all = said(&mut stage).join(" ");
    for part in ["불이 났어요!", "수원시 어느 길", "하늘", "땅콩", "큰누나"] {
        assert!(all.contains(part), "{part} is not told: {all}");
    }
    tap(&mut stage, "errand-back");
    assert!(stage.has_button("112 경찰"));
}

#[test]
fn without_an_address_the_place_is_asked_to_be_found() {
    let mut stage = stage(Lang::Ko);
    send(&mut stage, ErrandCommand::Place("e112".to_owned()));
    tap(&mut stage, "errand-emergency-all");
    assert!(said(&mut stage).join(" ").contains("위치를 찾아 주세요"));
}

#[test]
fn the_card_shows_whom_to_call_and_reads_only_what_is_for_everybody() {
    let mut stage = stage(Lang::Ko);
    card(&mut stage);
    tap(&mut stage, "errand-card");
    for words in ["제 이름: 하늘", "큰누나 010-5555-1234", "땅콩 알레르기", "그림을 눌러서 말해요"]
    {
        assert!(stage.shows(words), "{words} is not among {:?}", stage.words());
    }
    tap(&mut stage, "about-read");
    let read = said(&mut stage).join(" ");
    assert!(read.contains("하늘") && !read.contains("5555") && !read.contains("어느 길"), "{read}");
    // Changing it asks for the PIN.
    tap(&mut stage, "about-edit");
    assert!(stage.shows(&stage.t("about-pin")) && !stage.has_button(&stage.t("about-save")));
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap_field(&stage.t("about-note-field"));
    stage.type_text("큰 소리가 무서워요");
    tap(&mut stage, "about-helps-quiet");
    tap(&mut stage, "about-save");
    let about = stage.state().person().map(|person| person.about.clone()).unwrap_or_default();
    assert_eq!((about.note.as_str(), about.helps.len()), ("큰 소리가 무서워요", 4));
    assert!(!stage.state().services.unlocked && stage.shows("큰 소리가 무서워요"));
}

#[test]
fn a_step_of_the_guide_is_heard() {
    let mut stage = stage(Lang::En);
    send(&mut stage, ErrandCommand::Place("office".to_owned()));
    tap(&mut stage, "errand-guide");
    stage.tap("Get the resident registration copy");
    stage.tap("1. Go to the community center.");
    assert_eq!(said(&mut stage), ["Go to the community center."]);
    assert!(stage.words().iter().any(|words| words.contains("120")));
    tap(&mut stage, "errand-back");
    assert!(!stage.has_button("Take a bus"));
    tap(&mut stage, "errand-guide-all");
    let next = stage.t("next");
    while !stage.has_button("Take a bus") && stage.button(&next).enabled {
        stage.tap(&next);
    }
    assert!(stage.has_button("Take a bus"));
}

#[test]
fn every_view_has_its_place_in_the_line() {
    for lang in [Lang::Ko, Lang::En] {
        let mut stage = stage(lang);
        send(&mut stage, ErrandCommand::Place("hospital".to_owned()));
        let place = |stage: &Stage, text: &str| stage.button(&stage.t(text)).rect;
        let before = place(&stage, "errand-emergency");
        for view in [ErrandView::Heard, ErrandView::Guide, ErrandView::Card, ErrandView::Emergency] {
            send(&mut stage, ErrandCommand::See(view));
            assert_eq!(place(&stage, "errand-emergency"), before, "{view:?}");
        }
    }
}

#[test]
fn escape_goes_back_one_step_at_a_time() {
    let mut stage = stage(Lang::Ko);
    let escape = |stage: &mut Stage| {
        stage.harness().key_press(egui::Key::Escape);
        stage.run();
    };
    send(&mut stage, ErrandCommand::Place("bank".to_owned()));
    send(&mut stage, ErrandCommand::Wish("balance".to_owned()));
    send(&mut stage, ErrandCommand::ShowBig(true));
    escape(&mut stage);
    assert!(stage.state().talk.big.is_none() && stage.state().errand_sentence().is_some());
    send(&mut stage, ErrandCommand::Guide(Some("machine".to_owned())));
    escape(&mut stage);
    assert_eq!((stage.state().errand.view, stage.state().errand_procedure()), (ErrandView::Guide, None));
    escape(&mut stage);
    assert_eq!((stage.state().room, stage.state().errand.view), (Room::Errands, ErrandView::Places));
    escape(&mut stage);
    assert_eq!(stage.state().room, Room::Home);
}

#[test]
fn above_the_keyboard_there_is_room_for_what_is_typed_and_for_answers() {
    let mut stage = stage(Lang::Ko);
    send(&mut stage, ErrandCommand::Place("kiosk".to_owned()));
    send(&mut stage, ErrandCommand::See(ErrandView::Heard));
    send(&mut stage, ErrandCommand::Heard("물이요, 우유요?".to_owned()));
    stage.resize(egui::vec2(1280.0, 480.0));
    let found = super::targets::faults(&stage, 72.0);
    assert!(found.is_empty() && stage.has_button("우유"), "{}", found.join("\n"));
    send(&mut stage, ErrandCommand::See(ErrandView::Card));
    stage.resize(LYING);
    tap(&mut stage, "about-edit");
    stage.state_mut().services.unlocked = true;
    for size in [LYING, egui::vec2(1280.0, 480.0), STANDING] {
        stage.resize(size);
        let found = super::targets::faults(&stage, 44.0);
        assert!(found.is_empty(), "{size:?}\n{}", found.join("\n"));
        assert!(stage.has_button(&stage.t("about-save")), "{size:?}");
    }
}
