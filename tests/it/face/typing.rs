//! The keyboard on the screen: it comes where one types, the line stays in view, and its keys write as real ones do.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::{Event, ImeEvent, Key, Modifiers, TouchDeviceId, TouchId, TouchPhase, Vec2};
use malgeurim::app::{Command, Effect, Room, TalkCommand};
use malgeurim::domain::keyboard::{Comes, KoreanKeys, ReadsTyped};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::Profile;

/// The screen on which a person is added, with the line for the name.
fn naming(lang: Lang, size: Vec2, change: impl FnOnce(&mut Profile)) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.change_person(|person| {
        person.keyboard.comes = Comes::Always;
        change(person);
    });
    stage.go(Room::Settings);
    let tab = stage.t("settings-safe");
    stage.tap(&tab);
    let line = stage.t("group-name");
    stage.tap_field(&line);
    stage
}

fn line(stage: &Stage) -> String {
    stage.value(&stage.t("group-name"))
}

fn keys(stage: &mut Stage, names: &[&str]) {
    for name in names {
        stage.tap(name);
    }
}

#[test]
fn two_sets_of_keys_write_the_same_word() {
    let mut stage = naming(Lang::Ko, LYING, |_| {});
    keys(&mut stage, &["히읗", "아", "기역", "기역", "요"]);
    assert_eq!(line(&stage), "학교");
    keys(&mut stage, &["글자 지우기", "글자 지우기", "글자 지우기"]);
    assert_eq!(line(&stage), "하", "each letter is taken back by itself");
    keys(&mut stage, &["다른 글자", "쌍기역", "으", "띄우기"]);
    assert_eq!(line(&stage), "하끄 ");
    assert!(stage.has_button("기역"), "after one letter shift rests");
    stage.change_person(|person| person.keyboard.korean = KoreanKeys::Cheonjiin);
    let sieut = "시옷, 히읗, 쌍시옷";
    keys(&mut stage, &[sieut, sieut, "이", "점", "기역, 키읔, 쌍기역", "다음 글자", "기역, 키읔, 쌍기역"]);
    keys(&mut stage, &["점", "점", "으"]);
    assert_eq!(line(&stage), "하끄 학교");
    keys(&mut stage, &["영어 글자", "다른 글자", "큰 T", "v", "숫자와 기호", "1", "물음표"]);
    assert_eq!(line(&stage), "하끄 학교Tv1?");
}

#[test]
fn it_comes_for_fingers_only_unless_the_person_wants_it() {
    let mut stage = naming(Lang::Ko, LYING, |person| person.keyboard.comes = Comes::Touched);
    assert!(!stage.has_button("히읗"), "a mouse types with real keys");
    let at = stage.field_rect(&stage.t("group-name")).center();
    let (device_id, id) = (TouchDeviceId(1), TouchId(1));
    for phase in [TouchPhase::Start, TouchPhase::End] {
        stage.harness().event(Event::Touch { device_id, id, phase, pos: at, force: None });
        stage.press_at(at, phase == TouchPhase::Start);
    }
    stage.run();
    assert!(stage.has_button("히읗"));
    keys(&mut stage, &["히읗"]);
    assert_eq!(line(&stage), "ㅎ");
    stage.type_text("a");
    assert_eq!(line(&stage), "ㅎa", "real keys go on working beside it");
    let close = stage.t("keyboard-close");
    stage.tap(&close);
    assert!(!stage.has_button("히읗"));
    stage.change_person(|person| person.keyboard.comes = Comes::Never);
    let name = stage.t("group-name");
    stage.tap_field(&name);
    assert!(!stage.has_button("히읗"));
}

#[test]
fn the_line_stays_in_view_and_nothing_under_the_keys_is_pressed() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE)] {
        for korean in [KoreanKeys::Dubeol, KoreanKeys::Cheonjiin, KoreanKeys::Ganada] {
            let stage = naming(lang, size, |person| person.keyboard.korean = korean);
            let close = stage.t("keyboard-close");
            let top = stage.button(&close).rect.top();
            let line = stage.field_rect(&stage.t("group-name"));
            assert!(line.bottom() <= top && line.top() >= 0.0, "{size:?}: {line:?} above {top}");
            let keys: Vec<_> = stage.buttons().into_iter().filter(|key| key.rect.top() >= top - 1.0).collect();
            assert!(keys.len() > 12, "{size:?}");
            let small = keys.iter().find(|key| key.enabled && (key.rect.width() < 71.0 || key.rect.height() < 71.0));
            assert_eq!(small, None, "{size:?} {korean:?}");
            let over = stage.buttons().into_iter().filter(|button| button.enabled && button.rect.bottom() > top + 1.0);
            assert_eq!(over.filter(|button| button.rect.top() < top - 1.0).map(|button| button.name).next(), None);
        }
    }
}

#[test]
fn words_are_offered_and_the_cursor_is_put_behind_a_word() {
    let mut stage = naming(Lang::Ko, LYING, |_| {});
    keys(&mut stage, &["히읗", "기역"]);
    stage.tap("학교");
    assert_eq!(line(&stage), "학교");
    keys(&mut stage, &["띄우기", "미음", "우"]);
    stage.tap("물");
    assert_eq!(line(&stage), "학교 물");
    stage.tap("“학교” 뒤로 가기");
    keys(&mut stage, &["이응", "에"]);
    assert_eq!(line(&stage), "학교에 물", "letters join where the cursor is");
    keys(&mut stage, &["앞 글자로", "글자 지우기"]);
    assert_eq!(line(&stage), "학ㄱ에 물");
}

#[test]
fn letters_and_words_are_read_where_the_person_wants_it() {
    let mut stage = naming(Lang::Ko, LYING, |person| person.keyboard.reads = ReadsTyped::Both);
    stage.effects();
    keys(&mut stage, &["미음", "우", "리을", "띄우기"]);
    let said: Vec<String> = stage.effects().into_iter().filter_map(said).collect();
    assert_eq!(said, ["미음", "우", "리을", "물"]);
}

fn said(effect: Effect) -> Option<String> {
    match effect {
        Effect::Speak { what, .. } => Some(what.text),
        _ => None,
    }
}

#[test]
fn in_talk_it_writes_into_the_strip() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE)] {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Talk);
        stage.send(Command::Talk(TalkCommand::Keyboard(true)));
        if lang == Lang::En {
            let korean = stage.t("key-korean");
            stage.tap(&korean);
        }
        for letter in ["letter-mieum", "letter-u", "letter-rieul"] {
            let name = stage.t(letter);
            stage.tap(&name);
        }
        assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "물", "{size:?}");
        let faults = faults(&stage, 72.0);
        assert!(faults.is_empty(), "{size:?} {faults:?}");
        let offer = if lang == Lang::Ko { "물" } else { "water" };
        stage.tap(offer);
        assert_eq!(stage.state().strip().tiles.len(), 1);
        let close = stage.t("keyboard-close");
        stage.tap(&close);
        assert!(!stage.state().talk.keyboard);
    }
}

#[test]
fn a_real_keyboard_types_into_the_strip() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Talk);
    stage.send(Command::Talk(TalkCommand::Keyboard(true)));
    for key in ["g", "k", "r", "r", "y"] {
        stage.type_text(key);
    }
    assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "학교");
    stage.harness().key_press(egui::Key::Backspace);
    stage.run();
    assert_eq!(stage.state().tile_text(&stage.state().strip().tiles[0]), "학ㄱ");
    stage.effects();
    stage.harness().key_press(egui::Key::Enter);
    stage.run();
    assert_eq!(stage.effects().into_iter().filter_map(said).count(), 1);
}

#[test]
fn a_screen_reader_types() {
    let mut stage = naming(Lang::Ko, LYING, |_| {});
    for key in ["히읗", "아"] {
        stage.focus(key);
        stage.press_by_reader(key);
    }
    assert_eq!(line(&stage), "하");
}

#[test]
fn tiles_are_moved_by_taps() {
    for size in [LYING, STANDING, PHONE] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.go(Room::Talk);
        for word in ["me", "school"] {
            stage.send(Command::Talk(TalkCommand::Word(word.into())));
        }
        stage.tap("“학교” 낱말");
        let faults = faults(&stage, 72.0);
        assert!(faults.is_empty(), "{size:?} {faults:?}");
        let earlier = stage.t("tile-earlier");
        stage.tap(&earlier);
        let words: Vec<String> = stage.state().strip().tiles.iter().map(|tile| stage.state().tile_text(tile)).collect();
        assert_eq!(words, ["학교", "나"], "{size:?}");
    }
}

#[test]
fn an_input_method_of_the_system_writes_too() {
    let mut stage = naming(Lang::Ko, LYING, |person| person.keyboard.comes = Comes::Never);
    for text in ["ㅎ", "하", "한"] {
        let preedit = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None };
        stage.harness().event(Event::Ime(preedit));
        stage.run();
        assert_eq!(line(&stage), text, "what is being composed is seen");
    }
    stage.harness().event(Event::Ime(ImeEvent::Commit("한".to_owned())));
    stage.run();
    stage.type_text("a");
    assert_eq!(line(&stage), "한a");
}

#[test]
fn marked_letters_are_replaced_and_a_secret_is_not_shown_again() {
    let mut stage = naming(Lang::Ko, LYING, |_| {});
    keys(&mut stage, &["히읗", "아", "기역"]);
    stage.harness().key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.run();
    keys(&mut stage, &["아"]);
    assert_eq!(line(&stage), "ㅏ");
}

#[test]
fn a_held_key_erases_on_only_where_the_person_wants_it() {
    for (repeats, left) in [(false, "하하"), (true, "")] {
        let mut stage = naming(Lang::Ko, LYING, |person| person.keyboard.repeats = repeats);
        keys(&mut stage, &["히읗", "아", "히읗", "아", "히읗"]);
        let at = stage.button("글자 지우기").rect.center();
        stage.press_at(at, true);
        // A frame is a quarter of a second.
        stage.harness().run_steps(16);
        stage.press_at(at, false);
        stage.run();
        assert_eq!(line(&stage), left, "{repeats}");
    }
}

#[test]
fn letting_go_of_a_key_that_erased_on_erases_no_more() {
    let mut stage = naming(Lang::Ko, LYING, |person| person.keyboard.repeats = true);
    keys(&mut stage, &["히읗", "아", "띄우기", "히읗", "아", "띄우기", "히읗", "아"]);
    let at = stage.button("글자 지우기").rect.center();
    stage.press_at(at, true);
    // A frame is a quarter of a second: it erases after four, and again.
    stage.harness().run_steps(5);
    let held = line(&stage);
    assert!(held.chars().count() < 8, "{held:?}");
    stage.press_at(at, false);
    stage.run();
    assert_eq!(line(&stage), held);
    keys(&mut stage, &["글자 지우기"]);
    assert_ne!(line(&stage), held, "the next press erases");
}

#[test]
fn an_offer_takes_the_place_of_what_is_marked_and_of_nothing_else() {
    let mut stage = naming(Lang::Ko, LYING, |_| {});
    keys(&mut stage, &["히읗", "아", "띄우기", "미음", "우", "리을", "기역", "오"]);
    for (modifiers, key) in [(Modifiers::NONE, Key::ArrowLeft), (Modifiers::SHIFT, Key::ArrowRight)] {
        for _ in 0..2 {
            stage.harness().key_press_modifiers(modifiers, key);
            stage.run();
        }
    }
    stage.tap("물고기");
    assert_eq!(line(&stage), "하 물고기");
}
