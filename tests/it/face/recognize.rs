//! Signs, cards, drawings and sounds on the screen: the rail, the mirror, the question, the pad.

use super::stage::{LYING, Stage};
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use malgeurim::app::{Ask, AttentionNews, Command, Effect, Outcome, RecognizeCommand, Room, Understood, View};
use malgeurim::domain::example::meaning;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::shown::{CardView, Hand, HandsAt, Shown, Side, Sign, Sketch, Spoken, Way};
use malgeurim::recognition::fewshot::{Answer, Candidate, Decision};
use std::sync::Arc;

pub fn talking(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.go(Room::Talk);
    stage.effects();
    stage
}

pub fn recognize(stage: &mut Stage, command: RecognizeCommand) {
    stage.send(Command::Recognize(command));
}

fn asks(stage: &mut Stage) -> Vec<Ask> {
    let ask = |effect| if let Effect::Attend { ask, .. } = effect { Some(ask) } else { None };
    stage.effects().into_iter().filter_map(ask).collect()
}

pub fn news(stage: &mut Stage, news: AttentionNews) {
    let id = stage.state().recognize.on.as_ref().expect("a way is on").id;
    stage.outcome(Outcome::Attention(id, news));
}

pub fn turn_on(stage: &mut Stage, way: Way) {
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

pub fn shown(way: Way) -> Shown {
    let hand = |by| Hand { side: Some(Side::Right), points: points(by) };
    let moment = |at: usize| HandsAt { ms: at as f32 * 40.0, hands: vec![hand(at as f32 * 8.0)], pose: None };
    match way {
        Way::Sign => Shown::Sign(Sign { frames: (0..6).map(moment).collect() }),
        Way::Card => Shown::Card(CardView { side_px: 8, rgb: (0..8 * 8 * 3).map(|at| at as u8).collect() }),
        Way::Sketch => Shown::Sketch(Sketch { strokes: vec![vec![[0.0, 0.0, 0.0], [40.0, 60.0, 80.0]]] }),
        Way::Word => Shown::Word(Spoken { hop_ms: 10, bands: 4, levels: (0..80).collect() }),
    }
}

pub fn understood(way: Way, answer: Answer, words: &[&str]) -> AttentionNews {
    let candidate = |word: &&str| Candidate { word: format!("word:{word}"), distance: 1.0, p: 0.1 };
    let decision = Decision { answer, candidates: words.iter().map(candidate).collect(), evidence: 1.0 };
    AttentionNews::Understood(Box::new(Understood { shown: shown(way), decision, coded: false, sound: None }))
}

pub fn ask(stage: &mut Stage, way: Way, words: &[&str]) {
    turn_on(stage, way);
    news(stage, understood(way, Answer::Maybe, words));
    stage.run();
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
        (Way::Card, "카메라 켜짐 · 배운 카드 그림만 남겨요"),
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
    assert!(stage.shows("모르겠어요. 다시 해 주세요."));
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
    assert_eq!(asks(&mut stage), [Ask::Pause(false), Ask::Talking(true)]);
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
        assert_eq!(stage.has_button("다시 들려주기"), way == Way::Word, "a word is heard, not seen");
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

/// One press, in one frame of a quarter of a second.
fn key_down(stage: &mut Stage, key: egui::Key) {
    stage.harness().key_press(key);
    stage.harness().step();
}

#[test]
fn the_pad_is_drawn_on_by_keys() {
    let mut stage = talking(Lang::Ko, LYING);
    stage.tap("그리기");
    stage.harness().get_by_role(Role::Canvas).focus();
    stage.run();
    stage.effects();
    for key in [egui::Key::Space, egui::Key::ArrowRight, egui::Key::ArrowRight, egui::Key::Space, egui::Key::ArrowDown]
    {
        key_down(&mut stage, key);
    }
    for key in [egui::Key::Space, egui::Key::ArrowDown, egui::Key::Space] {
        key_down(&mut stage, key);
    }
    wait(&mut stage, 6);
    let sketches = drawn(&mut stage);
    assert_eq!(sketches.len(), 1);
    let strokes = &sketches[0].strokes;
    assert_eq!(strokes.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2]);
    assert!(strokes[0][2][0] > strokes[0][0][0] && strokes[0][2][1] == strokes[0][0][1], "to the right");
    assert!(strokes[1][0][1] > strokes[0][2][1], "the lifted pen moved on without a line");
    let focus = |stage: &mut Stage| stage.harness().ctx.memory(|memory| memory.focused());
    let pad = focus(&mut stage);
    key_down(&mut stage, egui::Key::Tab);
    assert_ne!(focus(&mut stage), pad, "Tab leads out");
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
    assert!(!stage.has_button("이 그림을 낱말 그림으로 쓰기"), "nothing was understood yet");
    news(&mut stage, understood(Way::Sketch, Answer::Sure, &["eat"]));
    stage.tap("이 그림을 낱말 그림으로 쓰기");
    assert!(stage.state().drawing_of("word:eat").is_some());
    assert!(stage.button("이 그림을 낱말 그림으로 쓰기").chosen);
    stage.tap("이 그림을 낱말 그림으로 쓰기");
    assert!(stage.state().drawing_of("word:eat").is_none());
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
