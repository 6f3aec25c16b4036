//! Teaching, the same ways in Create, their settings; and that all of it has its place in every window and theme.

use super::recognize::{ask, news, recognize, shown, talking, turn_on, understood};
use super::stage::{LYING, NOW, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::accesskit::Role;
use egui::{Vec2, vec2};
use malgeurim::app::{AttentionNews, Command, CreateCommand, Effect, Heard, RecognizeCommand, Room, TeachCommand};
use malgeurim::domain::artwork::Beginning;
use malgeurim::domain::example::Example;
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::Theme;
use malgeurim::domain::record::Record;
use malgeurim::domain::shown::Way;
use malgeurim::domain::strip::{Piece, Tile};
use malgeurim::recognition::fewshot::Answer;

/// The windows in which everything must have its place: tablets, a phone standing and lying.
const WINDOWS: [Vec2; 5] = [LYING, STANDING, PHONE, vec2(860.0, 420.0), vec2(1024.0, 600.0)];

fn teach(stage: &mut Stage, command: TeachCommand) {
    recognize(stage, RecognizeCommand::Teach(command));
}

fn example(stage: &mut Stage, way: Way, word: &str, number: usize, is: bool) {
    let tile = Tile::from(Piece::Word(word.into()));
    let profile = stage.state().who.clone().expect("a person");
    let id = format!("x-{word}-{}-{number}", way.name()).as_str().into();
    let example = Example { id, profile, tile, shown: shown(way), is, made: NOW + number as i64, sound: None };
    stage.state_mut().library.put(Record::Example(example));
}

#[test]
fn a_word_is_chosen_from_the_board_and_taught() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("알아보기");
    stage.tap("가르치러 가기");
    assert!(stage.shows("아직 가르친 낱말이 없어요. 하나 가르쳐 볼까요?"));
    stage.tap("새 낱말 가르치기");
    assert!(stage.shows("가르칠 낱말을 눌러 주세요.") && !stage.button("싶어요").enabled);
    stage.tap("그만두기");
    stage.tap("새 낱말 가르치기");
    stage.tap("먹다");
    assert!(stage.shows("먹다") && stage.shows("시작을 누르고 3번에서 5번 해 주세요."), "{:?}", stage.words());
    stage.tap("말소리: 가르치는 방법");
    assert!(stage.button("말소리: 가르치는 방법").chosen);
    stage.tap("시작하기");
    news(&mut stage, AttentionNews::Opened);
    assert!(stage.has_button("말하기 시작") && stage.shows("마이크 켜짐 · 저장하지 않아요"));
    for time in 1..=3 {
        news(&mut stage, understood(Way::Word, Answer::Unknown, &[]));
        let text = format!("{time}번 배웠어요.");
        assert!(stage.words().iter().any(|words| words.starts_with(&text)), "{:?}", stage.words());
    }
    assert!(stage.shows("3번 배웠어요. 이제 알아볼 수 있어요."));
    news(&mut stage, understood(Way::Word, Answer::Maybe, &["water"]));
    assert!(stage.shows("이 낱말과 비슷해요: 물. 다르게 해 볼까요?"), "{:?}", stage.words());
    stage.tap("그만하기");
    assert!(stage.state().recognize.on.is_none());
    stage.tap("낱말 목록");
    assert!(stage.has_button("먹다, 4번 배웠어요"));
}

#[test]
fn what_was_taught_is_listed_heard_and_deleted() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    (0..3).for_each(|number| example(&mut stage, Way::Sign, "water", number, true));
    example(&mut stage, Way::Sign, "water", 3, false);
    example(&mut stage, Way::Card, "rice", 0, true);
    teach(&mut stage, TeachCommand::Enter);
    assert!(stage.has_button("물, 3번 배웠어요") && !stage.has_button("밥, 1번 배웠어요"));
    stage.tap("카드: 가르치는 방법");
    assert!(stage.has_button("밥, 1번 배웠어요") && !stage.has_button("물, 3번 배웠어요"));
    stage.tap("손짓: 가르치는 방법");
    stage.tap("물, 3번 배웠어요");
    stage.effects();
    stage.tap("손짓 2 듣기");
    assert!(stage.effects().iter().any(|e| matches!(e, Effect::Speak { what, .. } if what.text == "물")));
    stage.tap("손짓 1 지우기");
    assert_eq!(stage.state().examples_of(Way::Sign, "word:water", true).len(), 2);
    stage.tap("이 낱말이 아닌 손짓 3 지우기");
    assert!(stage.state().examples_of(Way::Sign, "word:water", false).is_empty());
    stage.tap("되돌리기");
    stage.tap("이 방법으로 배운 것 모두 지우기");
    assert!(stage.state().examples_of(Way::Sign, "word:water", true).is_empty());
    assert_eq!(stage.state().examples_of(Way::Card, "word:rice", true).len(), 1, "other words stay");
    assert!(stage.shows("보여 준 것이 여기에 모여요."));
}

#[test]
fn the_same_ways_choose_words_of_a_picture() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Create);
    stage.send(Command::Create(CreateCommand::Begin(Beginning::Words)));
    stage.tap("손짓");
    news(&mut stage, AttentionNews::Opened);
    assert!(stage.shows("카메라 켜짐 · 저장하지 않아요"));
    news(&mut stage, understood(Way::Sign, Answer::Maybe, &["tree", "ship"]));
    stage.tap("배");
    assert_eq!(stage.state().create.draft.words, ["ship".into()]);
    stage.tap("그리기");
    let canvases: Vec<String> = stage.of_role(Role::Canvas).into_iter().map(|canvas| canvas.name).collect();
    assert!(canvases.contains(&stage.t("pad")), "the pad lies where the pictures are: {canvases:?}");
    assert!(canvases.contains(&stage.t("scene-things")), "beside the sketch");
}

#[test]
fn understanding_is_set_by_taps_and_stays_within_its_limits() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("알아보기");
    stage.tap("마이크: 늘 듣기");
    stage.tap("손: 한 손");
    stage.tap("고른 답에서 배우기: 꺼짐");
    (0..3).for_each(|_| stage.tap("손을 가만히 두는 시간 작게"));
    stage.tap("그린 다음 기다리는 시간 크게");
    let now = stage.state().person().map(|person| person.recognize.clone()).expect("a person");
    assert!(now.open_listening && !now.both_hands && !now.learn);
    assert_eq!((now.hold_ms, now.pen_rest_ms), (300, 1000));
    assert!(!stage.button("손을 가만히 두는 시간 작게").enabled, "300 ms is the least");
    stage.tap("뒤쪽");
    stage.tap("배운 말소리 남겨 두기: 켜짐");
    stage.tap("쓰지 않으면 꺼지는 시간 크게");
    let now = stage.state().person().map(|person| person.recognize.clone()).expect("a person");
    assert!(now.keep_sound);
    assert_eq!(now.idle_s, 70);
}

/// Brings the stage into a state.
type Begin = fn(&mut Stage);

/// Every state of the rooms that look or listen.
const STATES: [(&str, Begin); 13] = [
    ("sign", |s| turn_on(s, Way::Sign)),
    ("word", |s| turn_on(s, Way::Word)),
    ("drawing", |s| {
        turn_on(s, Way::Sketch);
        news(s, understood(Way::Sketch, Answer::Sure, &["eat"]));
    }),
    ("understood", |s| {
        turn_on(s, Way::Card);
        news(s, understood(Way::Card, Answer::Sure, &["eat"]));
        assert!(matches!(s.state().recognize.on.as_ref().and_then(|on| on.heard.clone()), Some(Heard::Word(_))));
    }),
    ("question of three", |s| ask(s, Way::Sign, &["water", "rice", "good"])),
    ("question of one", |s| ask(s, Way::Card, &["water"])),
    ("picking", |s| teach(s, TeachCommand::Pick(true))),
    ("no words taught", |s| teach(s, TeachCommand::Enter)),
    ("many words taught", |s| {
        let words = ["water", "rice", "good", "school", "eat", "drink", "go", "come", "see", "rest", "give", "me"];
        for word in words {
            (0..14).for_each(|number| example(s, Way::Sign, word, number, number < 12));
        }
        teach(s, TeachCommand::Enter);
    }),
    ("lesson", |s| {
        teach(s, TeachCommand::Word("word:water".to_owned()));
        turn_on(s, Way::Sign);
    }),
    ("lesson by drawing", |s| {
        teach(s, TeachCommand::Word("word:water".to_owned()));
        teach(s, TeachCommand::Way(Way::Sketch));
        turn_on(s, Way::Sketch);
    }),
    ("lesson of a word with the person's drawing", |s| {
        s.change_person(|person| drop(person.drawings.insert("word:water".to_owned(), BlobId::of(b"a drawing"))));
        teach(s, TeachCommand::Word("word:water".to_owned()));
    }),
    ("lesson by voice", |s| {
        teach(s, TeachCommand::Word("word:water".to_owned()));
        teach(s, TeachCommand::Way(Way::Word));
        turn_on(s, Way::Word);
    }),
];

#[test]
fn every_target_is_large_named_and_free_in_every_window() {
    let mut found = Vec::new();
    for (index, size) in WINDOWS.into_iter().enumerate() {
        let lang = if index % 2 == 0 { Lang::Ko } else { Lang::En };
        let mut stage = talking(lang, size);
        for (name, enter) in STATES {
            stage.go(Room::Talk);
            stage.state_mut().notices.clear();
            enter(&mut stage);
            stage.run();
            assert!(stage.buttons().len() > 2, "{name} {size:?}");
            let smallest = if name.contains("taught") && size == PHONE { 71.0 } else { 72.0 };
            found.extend(faults(&stage, smallest).into_iter().map(|fault| format!("{size:?} {name}: {fault}")));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn letters_at_twice_the_size_leave_room_for_all_of_it() {
    let mut found = Vec::new();
    for size in [LYING, STANDING] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.change_person(|person| person.face.scale = 2.0);
        stage.resize(size / 2.0);
        for (name, enter) in STATES {
            stage.go(Room::Talk);
            stage.state_mut().notices.clear();
            enter(&mut stage);
            stage.run();
            found.extend(faults(&stage, 71.4).into_iter().map(|fault| format!("{size:?} {name}: {fault}")));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn it_is_drawn_in_every_theme() {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let mut stage = talking(Lang::En, STANDING);
        stage.change_person(|person| person.face.theme = theme);
        for (_, enter) in STATES {
            stage.go(Room::Talk);
            enter(&mut stage);
            stage.run();
            let hangul = |name: &str| name.contains(|c: char| ('가'..='힣').contains(&c));
            let korean: Vec<String> = stage.words().into_iter().filter(|words| hangul(words)).collect();
            assert!(korean.is_empty(), "{theme:?} {korean:?}");
        }
    }
}
