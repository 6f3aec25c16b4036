//! Signs, cards, drawings and sounds on the screen: the rail, the mirror, the question, the pad, teaching.

use super::stage::{LYING, NOW, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, Vec2, vec2};
use malgeurim::app::{
    Ask, AttentionNews, Command, CreateCommand, Effect, Heard, Outcome, RecognizeCommand, Room, TeachCommand,
    Understood, View,
};
use malgeurim::domain::artwork::Beginning;
use malgeurim::domain::example::{Example, meaning};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::profile::Theme;
use malgeurim::domain::record::Record;
use malgeurim::domain::shown::{CardView, Hand, HandsAt, Shown, Side, Sign, Sketch, Spoken, Way};
use malgeurim::domain::strip::{Piece, Tile};
use malgeurim::recognition::fewshot::{Answer, Candidate, Decision};
use std::sync::Arc;

/// The windows in which everything must have its place: tablets, a phone standing and lying.
const WINDOWS: [Vec2; 5] = [LYING, STANDING, PHONE, vec2(860.0, 420.0), vec2(1024.0, 600.0)];

fn talking(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.go(Room::Talk);
    stage.effects();
    stage
}

fn recognize(stage: &mut Stage, command: RecognizeCommand) {
    stage.send(Command::Recognize(command));
}

fn teach(stage: &mut Stage, command: TeachCommand) {
    recognize(stage, RecognizeCommand::Teach(command));
}

fn asks(stage: &mut Stage) -> Vec<Ask> {
    let ask = |effect| if let Effect::Attend { ask, .. } = effect { Some(ask) } else { None };
    stage.effects().into_iter().filter_map(ask).collect()
}

fn news(stage: &mut Stage, news: AttentionNews) {
    let id = stage.state().recognize.on.as_ref().expect("a way is on").id;
    stage.outcome(Outcome::Attention(id, news));
}

fn turn_on(stage: &mut Stage, way: Way) {
    recognize(stage, RecognizeCommand::Turn(way, true));
    if way != Way::Sketch {
        news(stage, AttentionNews::Opened);
    }
}

fn points(by: f32) -> [[f32; 3]; 21] {
    std::array::from_fn(|place| {
        let (finger, joint) = (place / 4, place % 4);
        [100.0 + finger as f32 * 20.0 + by, 200.0 - joint as f32 * 25.0, 0.0]
    })
}

fn shown(way: Way) -> Shown {
    let hand = |by| Hand { side: Some(Side::Right), points: points(by) };
    let moment = |at: usize| HandsAt { ms: at as f32 * 40.0, hands: vec![hand(at as f32 * 8.0)], pose: None };
    match way {
        Way::Sign => Shown::Sign(Sign { frames: (0..6).map(moment).collect() }),
        Way::Card => Shown::Card(CardView { side_px: 8, rgb: (0..8 * 8 * 3).map(|at| at as u8).collect() }),
        Way::Sketch => Shown::Sketch(Sketch { strokes: vec![vec![[0.0, 0.0, 0.0], [40.0, 60.0, 80.0]]] }),
        Way::Word => Shown::Word(Spoken { hop_ms: 10, bands: 4, levels: (0..80).collect() }),
    }
}

fn understood(way: Way, answer: Answer, words: &[&str]) -> AttentionNews {
    let candidate = |word: &&str| Candidate { word: format!("word:{word}"), distance: 1.0, p: 0.1 };
    let decision = Decision { answer, candidates: words.iter().map(candidate).collect(), evidence: 1.0 };
    AttentionNews::Understood(Box::new(Understood { shown: shown(way), decision, coded: false, sound: None }))
}

fn ask(stage: &mut Stage, way: Way, words: &[&str]) {
    turn_on(stage, way);
    news(stage, understood(way, Answer::Maybe, words));
    stage.run();
}

fn example(stage: &mut Stage, way: Way, word: &str, number: usize, is: bool) {
    let tile = Tile::from(Piece::Word(word.into()));
    let profile = stage.state().who.clone().expect("a person");
    let id = format!("x-{word}-{}-{number}", way.name()).as_str().into();
    let example = Example { id, profile, tile, shown: shown(way), is, made: NOW + number as i64, sound: None };
    stage.state_mut().library.put(Record::Example(example));
}

fn strip_words(stage: &Stage) -> Vec<String> {
    stage.state().strip().tiles.iter().map(meaning).collect()
}

#[test]
fn each_way_is_one_tap_on_and_off() {
    for (way, name) in [(Way::Sign, "손짓"), (Way::Card, "카드"), (Way::Sketch, "그리기"), (Way::Word, "말소리")]
    {
        let mut stage = talking(Lang::Ko, LYING);
        assert!(!stage.button(name).chosen);
        stage.tap(name);
        assert!(stage.button(name).chosen, "{name} is lit");
        let asked = asks(&mut stage);
        assert!(asked.iter().any(|ask| matches!(ask, Ask::Learn(of, _) if *of == way)), "{name}");
        assert_eq!(asked.iter().any(|ask| *ask == Ask::Open(way)), way != Way::Sketch, "{name}");
        stage.tap(name);
        assert!(!stage.button(name).chosen && stage.state().recognize.on.is_none(), "{name}");
        assert!(asks(&mut stage).contains(&Ask::Close));
        stage.tap(name);
        stage.tap(&format!("{name} 끄기"));
        assert!(stage.state().recognize.on.is_none(), "the key beside the mirror stops {name}, too");
    }
}

#[test]
fn it_is_seen_exactly_while_a_camera_or_microphone_is_open() {
    for (way, words) in [
        (Way::Sign, "카메라 켜짐 · 저장하지 않아요"),
        (Way::Card, "카메라 켜짐 · 저장하지 않아요"),
        (Way::Word, "마이크 켜짐 · 저장하지 않아요"),
    ] {
        let mut stage = talking(Lang::Ko, LYING);
        recognize(&mut stage, RecognizeCommand::Turn(way, true));
        assert!(!stage.shows(words) && stage.shows("켜는 중이에요"), "not before it is open");
        news(&mut stage, AttentionNews::Opened);
        assert!(stage.shows(words) && !stage.shows("켜는 중이에요"));
        news(&mut stage, AttentionNews::Failed(Notice::problem("camera-lost")));
        assert!(!stage.shows(words) && stage.shows("카메라가 끊겼어요."), "{:?}", stage.words());
    }
    let mut stage = talking(Lang::Ko, LYING);
    recognize(&mut stage, RecognizeCommand::Turn(Way::Sketch, true));
    assert!(stage.words().iter().all(|words| !words.contains("켜짐")), "a pen opens nothing");
}

#[test]
fn the_mirror_says_what_is_seen_and_understood() {
    let mut stage = talking(Lang::Ko, LYING);
    turn_on(&mut stage, Way::Sign);
    let images = |stage: &Stage| stage.of_role(Role::Image).into_iter().map(|image| image.name).collect::<Vec<_>>();
    assert_eq!(images(&stage), ["거울: 손이 안 보여요"]);
    assert!(stage.shows("보고 있어요. 손짓을 해 보세요."));
    let hand: [[f32; 2]; 21] = points(0.0).map(|point| [point[0] / 400.0, point[1] / 300.0]);
    let view = View { hands: vec![hand], aspect: 1.33, progress: 0.5, present: true, ..View::default() };
    news(&mut stage, AttentionNews::View(Arc::new(view)));
    assert_eq!(images(&stage), ["거울: 손이 보여요"]);
    news(&mut stage, understood(Way::Sign, Answer::Sure, &["water"]));
    assert!(stage.shows("알았어요: 물"), "{:?}", stage.words());
    assert_eq!(strip_words(&stage), ["word:water"]);
    news(&mut stage, understood(Way::Sign, Answer::Unknown, &["water"]));
    assert!(stage.shows("모르겠어요. 다시 보여 주세요."));
}

#[test]
fn what_is_seen_wrongly_never_breaks_the_mirror() {
    let mut stage = talking(Lang::Ko, LYING);
    turn_on(&mut stage, Way::Sign);
    for value in [f32::NAN, f32::INFINITY, -1e9, 0.0] {
        let view = View {
            hands: vec![[[value; 2]; 21]],
            card: Some([[value; 2]; 4]),
            aspect: value,
            level: value,
            progress: value,
            present: true,
        };
        news(&mut stage, AttentionNews::View(Arc::new(view)));
        assert!(stage.has_button("손짓 끄기"));
    }
}

#[test]
fn a_word_begins_and_ends_by_a_key_unless_the_microphone_always_listens() {
    let mut stage = talking(Lang::Ko, LYING);
    recognize(&mut stage, RecognizeCommand::Turn(Way::Word, true));
    assert!(!stage.button("말하기 시작").enabled, "not before it is open");
    news(&mut stage, AttentionNews::Opened);
    stage.effects();
    stage.tap("말하기 시작");
    assert_eq!(asks(&mut stage), [Ask::Talking(true)]);
    assert!(stage.shows("듣고 있어요"));
    stage.tap("말하기 끝");
    assert_eq!(asks(&mut stage), [Ask::Talking(false)]);
    news(&mut stage, AttentionNews::Hint(Notice::problem("word-too-quiet")));
    assert!(stage.shows("소리가 너무 작아요. 마이크에 더 가까이 말해 주세요."), "{:?}", stage.words());
    stage.change_person(|person| person.recognize.open_listening = true);
    assert!(!stage.has_button("말하기 시작") && stage.has_button("말소리 끄기"));
}

#[test]
fn the_question_has_one_form_for_all_four() {
    for (way, title, image) in [
        (Way::Sign, "이 손짓은 무슨 뜻이에요?", "보여 준 손짓"),
        (Way::Card, "이 카드는 무슨 뜻이에요?", "보여 준 카드"),
        (Way::Sketch, "이 그림은 무슨 뜻이에요?", "그린 그림"),
        (Way::Word, "이 말은 무슨 뜻이에요?", "들려준 말소리"),
    ] {
        let mut stage = talking(Lang::Ko, LYING);
        ask(&mut stage, way, &["water", "rice", "good"]);
        assert!(stage.shows(title), "{:?}", stage.words());
        assert!(stage.of_role(Role::Image).iter().any(|shown| shown.name == image), "{image}");
        assert!(stage.button("물").enabled && stage.button("좋다").enabled);
        stage.tap("“밥” 듣기");
        let said = stage.effects().into_iter().any(|e| matches!(e, Effect::Speak { what, .. } if what.text == "밥"));
        assert!(said && strip_words(&stage).is_empty(), "hearing an answer is not choosing it");
        stage.tap("밥");
        assert_eq!(strip_words(&stage), ["word:rice"]);
        assert!(!stage.shows(title));
    }
}

#[test]
fn none_of_these_and_once_more_say_nothing() {
    for (key, against) in [("이 중에 없어요", 2), ("다시 보여 주기", 0)] {
        let mut stage = talking(Lang::Ko, LYING);
        ask(&mut stage, Way::Sign, &["water", "rice"]);
        stage.tap(key);
        assert!(stage.state().recognize.asked.is_none() && strip_words(&stage).is_empty());
        assert_eq!(stage.state().my_examples().filter(|example| !example.is).count(), against, "{key}");
        assert!(stage.state().recognize.on.is_some(), "it goes on looking");
    }
}

#[test]
fn nothing_under_the_question_can_be_pressed() {
    let mut stage = talking(Lang::Ko, LYING);
    ask(&mut stage, Way::Sign, &["water"]);
    for name in ["나", "말하기", "손짓", "처음", "싶어요"] {
        assert!(!stage.button(name).enabled, "{name}");
        stage.press_by_reader(name);
    }
    let corner = stage.button("나").rect.center();
    let pointer = |pressed| Event::PointerButton {
        pos: corner,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for pressed in [true, false] {
        stage.harness().event(pointer(pressed));
        stage.harness().step();
    }
    stage.run();
    assert!(stage.state().recognize.asked.is_some() && strip_words(&stage).is_empty());
}

#[test]
fn the_question_is_answered_by_keyboard() {
    let press = |stage: &mut Stage, key: egui::Key| {
        stage.harness().key_press(key);
        stage.run();
    };
    let mut stage = talking(Lang::Ko, LYING);
    ask(&mut stage, Way::Sign, &["water", "rice"]);
    press(&mut stage, egui::Key::Enter);
    assert_eq!(strip_words(&stage), ["word:water"], "the first answer has the focus");
    ask(&mut stage, Way::Sign, &["water", "rice"]);
    (0..2).for_each(|_| press(&mut stage, egui::Key::Tab));
    press(&mut stage, egui::Key::Enter);
    assert_eq!(strip_words(&stage), ["word:water", "word:rice"], "hear, then the next answer");
    ask(&mut stage, Way::Sign, &["water", "rice"]);
    press(&mut stage, egui::Key::Escape);
    assert!(stage.state().recognize.asked.is_none());
    assert_eq!(strip_words(&stage).len(), 2);
}

fn pen(stage: &mut Stage, at: Pos2, pressed: bool) {
    let event = Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    stage.harness().event(event);
    stage.harness().step();
}

fn draw(stage: &mut Stage, from: Vec2, to: Vec2) {
    let pad = stage.of_role(Role::Canvas)[0].rect;
    pen(stage, pad.min + from, true);
    for step in 1..=4 {
        stage.harness().hover_at(pad.min + from + (to - from) * (step as f32 / 4.0));
        stage.harness().step();
    }
    pen(stage, pad.min + to, false);
}

fn drawn(stage: &mut Stage) -> Vec<Sketch> {
    let sketch = |ask| if let Ask::Decide(Shown::Sketch(sketch)) = ask { Some(sketch) } else { None };
    asks(stage).into_iter().filter_map(sketch).collect()
}

/// Frames of a quarter of a second.
fn wait(stage: &mut Stage, frames: usize) {
    stage.harness().run_steps(frames);
}

#[test]
fn a_drawing_is_looked_at_when_the_pen_has_rested() {
    let mut stage = talking(Lang::Ko, LYING);
    assert!(stage.has_button("먹다"));
    stage.tap("그리기");
    assert!(!stage.has_button("먹다"), "the pad lies where the board is");
    stage.effects();
    draw(&mut stage, vec2(40.0, 40.0), vec2(140.0, 60.0));
    wait(&mut stage, 1);
    assert!(drawn(&mut stage).is_empty(), "the pen rests for 0.8 s first");
    draw(&mut stage, vec2(40.0, 90.0), vec2(40.0, 190.0));
    wait(&mut stage, 6);
    let sketches = drawn(&mut stage);
    assert_eq!(sketches.len(), 1, "once");
    let strokes = &sketches[0].strokes;
    assert_eq!(strokes.len(), 2);
    let run = |stroke: &Vec<[f32; 3]>| {
        let (first, last) = (stroke[0], stroke[stroke.len() - 1]);
        (last[0] - first[0], last[1] - first[1], last[2] > first[2])
    };
    assert_eq!(run(&strokes[0]), (100.0, 20.0, true));
    assert_eq!(run(&strokes[1]), (0.0, 100.0, true));
    assert!(strokes[1][0][2] > strokes[0][0][2] + 500.0, "time goes on between strokes");
    wait(&mut stage, 8);
    assert!(drawn(&mut stage).is_empty(), "the same drawing is not asked about again");
    stage.tap("그리기");
    assert!(stage.has_button("먹다"), "the board comes back");
}

#[test]
fn strokes_are_taken_back_and_an_answered_drawing_makes_room() {
    let mut stage = talking(Lang::Ko, LYING);
    stage.tap("그리기");
    draw(&mut stage, vec2(40.0, 40.0), vec2(140.0, 60.0));
    draw(&mut stage, vec2(40.0, 90.0), vec2(140.0, 90.0));
    stage.tap("한 줄 지우기");
    stage.effects();
    stage.tap("다 그렸어요");
    let sketch = drawn(&mut stage).pop().expect("a drawing");
    assert_eq!(sketch.strokes.len(), 1);
    news(&mut stage, {
        let decision = Decision {
            answer: Answer::Sure,
            candidates: vec![Candidate { word: "word:water".to_owned(), distance: 1.0, p: 0.1 }],
            evidence: 1.0,
        };
        AttentionNews::Understood(Box::new(Understood {
            shown: Shown::Sketch(sketch),
            decision,
            coded: false,
            sound: None,
        }))
    });
    assert!(stage.button("한 줄 지우기").enabled, "the drawing stays until a new one is begun");
    stage.effects();
    draw(&mut stage, vec2(60.0, 60.0), vec2(90.0, 160.0));
    stage.tap("다 그렸어요");
    assert_eq!(drawn(&mut stage).pop().map(|sketch| sketch.strokes.len()), Some(1), "a new drawing");
    stage.tap("새로 그리기");
    assert!(!stage.button("다 그렸어요").enabled && stage.shows("여기에 그려 주세요."));
}

#[test]
fn a_drawing_becomes_the_picture_of_its_word_and_goes_again() {
    let mut stage = talking(Lang::Ko, LYING);
    stage.tap("그리기");
    assert!(!stage.has_button("이 그림을 낱말 그림으로"), "nothing was understood yet");
    news(&mut stage, understood(Way::Sketch, Answer::Sure, &["eat"]));
    stage.tap("이 그림을 낱말 그림으로");
    assert!(stage.state().drawing_of("word:eat").is_some());
    assert!(stage.button("이 그림을 낱말 그림으로").chosen);
    stage.tap("이 그림을 낱말 그림으로");
    assert!(stage.state().drawing_of("word:eat").is_none());
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
    assert!(stage.shows("먹다") && stage.shows("시작을 누르고 3번에서 5번 보여 주세요."), "{:?}", stage.words());
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
    assert_eq!(stage.of_role(Role::Canvas).len(), 1, "the pad lies where the pictures are");
}

#[test]
fn understanding_is_set_by_taps_and_stays_within_its_limits() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("알아보기");
    stage.tap("마이크: 늘 듣기");
    stage.tap("손: 한 손");
    stage.tap("고른 답에서 배우기: 꺼짐");
    (0..3).for_each(|_| stage.tap("손짓을 멈추는 시간 작게"));
    stage.tap("그린 다음 기다리는 시간 크게");
    let now = stage.state().person().map(|person| person.recognize.clone()).expect("a person");
    assert!(now.open_listening && !now.both_hands && !now.learn);
    assert_eq!((now.hold_ms, now.pen_rest_ms), (300, 1000));
    assert!(!stage.button("손짓을 멈추는 시간 작게").enabled, "300 ms is the least");
    stage.tap("뒤쪽");
    stage.tap("배운 말소리 남겨 두기: 켜짐");
    stage.tap("쓰지 않으면 꺼지는 시간 크게");
    let now = stage.state().person().map(|person| person.recognize.clone()).expect("a person");
    assert!(now.keep_sound);
    assert_eq!(now.idle_s, 70);
}

#[test]
fn a_reader_finds_and_hears_all_of_it() {
    let mut stage = talking(Lang::Ko, LYING);
    stage.press_by_reader("손짓");
    news(&mut stage, AttentionNews::Opened);
    news(&mut stage, understood(Way::Sign, Answer::Maybe, &["water", "rice"]));
    stage.effects();
    stage.press_by_reader("읽어 주기");
    let text = "이 손짓은 무슨 뜻이에요? 물, 밥";
    assert!(stage.effects().iter().any(|e| matches!(e, Effect::Speak { what, .. } if what.text == text)));
    stage.press_by_reader("밥");
    assert_eq!(strip_words(&stage), ["word:rice"]);
}

/// Every state of the rooms that look or listen.
const STATES: [(&str, fn(&mut Stage)); 12] = [
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
