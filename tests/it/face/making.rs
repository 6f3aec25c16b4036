//! Create, My works, Exhibit: a picture from words, drawn on, named, hung.

use super::people::touch_at;
use super::stage::{LYING, Stage};
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use malgeurim::app::{
    Command, CreateCommand, CreateStep, Effect, Job, JobResult, Outcome, PictureKey, PictureSlot, ProfilesCommand, Room,
};
use malgeurim::art::picture::Picture;
use malgeurim::domain::artwork::{Deed, Hand};
use malgeurim::domain::drawing::{Mark, Pen};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::sheet::SIDE;
use malgeurim::domain::tone::Tone;
use std::sync::Arc;

/// The job that was asked for since the last look, pictures for the face apart.
fn job(stage: &mut Stage) -> Option<(u64, Job)> {
    stage.effects().into_iter().rev().find_map(|effect| match effect {
        Effect::Start { id, job } if !matches!(job, Job::Pictures(_)) => Some((id, job)),
        _ => None,
    })
}

fn painted(id: u64) -> Outcome {
    let pixels = Picture::filled(4, 4, [9, 9, 9, 255]);
    let png = vec![id as u8; 9];
    let (blob, pixels) = (BlobId::of(&png), Arc::new(pixels));
    Outcome::Ended { id, result: JobResult::Picture { blob, png: Arc::new(png), pixels, stopped: false } }
}

fn begin(way: &str) -> Stage {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.tap("그림 만들기");
    stage.tap(way);
    stage
}

#[test]
fn words_become_a_painting_with_a_name() {
    let mut stage = begin("낱말로");
    stage.tap("탈것");
    stage.tap("배");
    assert!(stage.has_button("“배” 낱말"));
    assert_eq!(stage.state().create.draft.scene.objects.len(), 1);
    stage.tap("다르게");
    stage.tap("어떻게");
    assert_eq!(stage.state().create.step, CreateStep::How);
    stage.tap("수채화");
    assert!(stage.button("수채화").chosen && !stage.button("유화").chosen);
    stage.tap("만들기");
    let (id, paint) = job(&mut stage).expect("a job");
    assert!(matches!(paint, Job::Paint { style, .. } if style == "watercolour"));
    stage.outcome(Outcome::Progress { id, done: 0.5, snapshot: Some(Arc::new(Picture::filled(4, 4, [1, 2, 3, 255]))) });
    assert!(stage.shows("그리고 있어요. 50%"));
    assert!(stage.has_button("그만 그리기"));
    stage.outcome(painted(id));
    assert!(stage.shows("그림이 다 됐어요."));
    let work = stage.state().library.works(None)[0].clone();
    assert!(matches!(work.steps.last().map(|step| (step.by, &step.did)), Some((Hand::Painter, Deed::Painted { .. }))));
    stage.tap("이름");
    stage.tap("탈것");
    stage.tap("배");
    assert_eq!(stage.state().library.works(None)[0].title.text, "배");
    stage.tap("내 작품 보기");
    stage.tap("“배” 작품 열기");
    assert_eq!(stage.state().work, Some(work.id));
}

#[test]
fn painting_is_stopped_by_the_same_key() {
    let mut stage = begin("낱말로");
    for key in ["탈것", "배", "어떻게", "만들기", "그만 그리기"] {
        stage.tap(key);
    }
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Cancel(_))));
}

#[test]
fn nothing_to_paint_is_said() {
    let mut stage = begin("낱말로");
    stage.tap("어떻게");
    stage.tap("만들기");
    assert!(stage.has_button("알림 닫기"));
    assert!(job(&mut stage).is_none());
}

#[test]
fn a_stroke_on_white_paper_is_saved() {
    let mut stage = begin("하얀 종이");
    assert_eq!(stage.state().create.step, CreateStep::Draw);
    assert!(!stage.button("어떻게").enabled, "there is nothing to paint yet");
    stage.tap("빨강");
    assert!(stage.button("빨강").chosen);
    stage.tap("굵게");
    stage.effects();
    let paper = stage.of_role(Role::Canvas).remove(0).rect;
    let harness = stage.harness();
    harness.drag_at(paper.center());
    (1..9).for_each(|n| harness.hover_at(paper.center() + egui::vec2(10.0 * n as f32, 4.0)));
    harness.drop_at(paper.center() + egui::vec2(80.0, 4.0));
    stage.run();
    let work = stage.state().library.works(None)[0].clone();
    let marks = stage.state().library.marks_of(&work.id);
    assert_eq!(marks.len(), 1, "one line is one mark");
    let mark = &marks[0].mark;
    assert_eq!((mark.pen.color, mark.pen.radius), ([204, 51, 51], Pen::SIZES[2]));
    let points = mark.trail.points();
    let (first, last) = (points[0], points[points.len() - 1]);
    assert!(points.len() > 3 && last.x() > first.x() + 100.0, "the line goes where the finger went: {points:?}");
    let told = stage.state().library.told(&work);
    assert!(matches!(told.steps[0].did, Deed::Drew(1)) && told.steps[0].by == Hand::Person);
    assert!(stage.button("어떻게").enabled, "now it can be painted");
}

/// A pen that is set down on the sheet and goes to the right, and is not lifted.
fn half_a_stroke(stage: &mut Stage) {
    let paper = stage.of_role(Role::Canvas).remove(0).rect;
    let harness = stage.harness();
    harness.drag_at(paper.center());
    (1..6).for_each(|n| harness.hover_at(paper.center() + vec2(16.0 * n as f32, 0.0)));
    harness.run_steps(8);
}

/// The keys set the pen down in the middle of the sheet and move it to the right.
fn half_a_stroke_by_keys(stage: &mut Stage) {
    stage.harness().get_by_role(Role::Canvas).focus();
    stage.harness().step();
    for key in [Key::Space, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight] {
        stage.harness().key_press(key);
        stage.harness().step();
    }
}

/// All marks of all works.
fn drawn(stage: &Stage) -> Vec<Arc<Mark>> {
    let library = &stage.state().library;
    let of =
        |work: &malgeurim::domain::id::ArtworkId| library.marks_of(work).iter().map(|drawn| Arc::clone(&drawn.mark));
    library.artworks.keys().flat_map(of).collect()
}

fn goes_right(mark: &Mark) -> bool {
    let points = mark.trail.points();
    points.len() > 2 && points[points.len() - 1].x() > points[0].x() + 50.0
}

#[test]
fn a_painting_that_arrives_under_the_hand_takes_no_stroke_away() {
    let mut stage = begin("낱말로");
    for key in ["탈것", "배", "어떻게", "만들기"] {
        stage.tap(key);
    }
    let (id, _) = job(&mut stage).expect("a job");
    stage.send(Command::Create(CreateCommand::Step(CreateStep::Draw)));
    // What lies on the sheet before it is painted: the scene as it is drawn.
    let sketch = PictureKey::Sample(stage.state().create.draft.sample.clone(), String::new(), Tone::default(), SIDE);
    let paper = Arc::new(Picture::filled(64, 64, [255; 4]));
    stage.outcome(Outcome::Picture(sketch, PictureSlot::Ready(paper)));
    half_a_stroke(&mut stage);
    assert!(drawn(&stage).is_empty(), "the pen is still down");
    stage.outcome(painted(id));
    let marks = drawn(&stage);
    assert!(marks.len() == 1 && goes_right(&marks[0]), "{marks:?}");
    let work = &stage.state().library.works(None)[0];
    assert!(work.base.is_some() && stage.state().library.marks_of(&work.id).len() == 1, "on the painted sheet");
}

#[test]
fn a_stroke_without_a_finger_ends_when_the_sheet_is_left() {
    let leave: [(&str, Command); 3] = [
        ("another step", Command::Create(CreateCommand::Step(CreateStep::Name))),
        ("another room", Command::Go(Room::Home)),
        ("who is there", Command::Go(Room::Who)),
    ];
    for (to, command) in leave {
        let mut stage = begin("하얀 종이");
        half_a_stroke_by_keys(&mut stage);
        // However long it takes.
        stage.harness().run_steps(12);
        assert!(drawn(&stage).is_empty(), "the pen is still down");
        stage.send(command);
        let marks = drawn(&stage);
        assert!(marks.len() == 1 && goes_right(&marks[0]), "{to}: {marks:?}");
        stage.go(Room::Create);
        stage.send(Command::Create(CreateCommand::Step(CreateStep::Draw)));
        assert_eq!(drawn(&stage).len(), 1, "{to}: once only");
    }
}

#[test]
fn a_stroke_never_goes_on_the_sheet_of_another_person() {
    let mut stage = begin("하얀 종이");
    stage.add_person("바다");
    half_a_stroke_by_keys(&mut stage);
    stage.harness().step();
    // At once, as if there had been no frame between.
    let sea =
        stage.state().library.people().into_iter().find(|person| person.name == "바다").map(|person| person.id.clone());
    let sea = sea.expect("the person");
    stage.send(Command::Profiles(ProfilesCommand::Choose(sea.clone())));
    stage.go(Room::Create);
    stage.tap("하얀 종이");
    let theirs = stage.state().library.works(Some(&sea)).len();
    assert_eq!(theirs, 0, "their paper is white");
}

#[test]
fn an_own_picture_is_named_by_its_path() {
    let mut stage = begin("내 사진");
    assert!(!stage.button("파일 열기").enabled);
    let field = stage.of_role(Role::TextInput).remove(0);
    assert!(!field.name.is_empty());
    touch_at(&mut stage, field.rect.center());
    stage.type_text("그림.png");
    stage.tap("파일 열기");
    assert!(matches!(job(&mut stage), Some((_, Job::ReadPicture(path))) if path.ends_with("그림.png")));
}

#[test]
fn the_strip_becomes_a_picture() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Talk);
    stage.tap("선생님");
    stage.tap("그림 만들기");
    assert_eq!(stage.state().room, Room::Create);
    assert!(stage.has_button("“선생님” 낱말"));
}

#[test]
fn works_are_looked_at_heard_and_deleted() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Works);
    assert!(stage.shows("첫 그림을 그려 볼까요?"));
    (0..30).for_each(|n| drop(stage.add_work(&format!("그림{n}"), n)));
    assert!(stage.has_button("“그림29” 작품 열기"), "newest first");
    stage.tap("뒤쪽");
    stage.tap("앞쪽");
    stage.tap("“그림29” 작품 열기");
    assert_eq!(stage.of_role(Role::Image)[0].name, "바닷가에 배가 있어요.");
    assert!(stage.shows("말그림 프로그램: 그림을 칠했어요: 유화"), "{:?}", stage.words());
    stage.effects();
    stage.tap("이름 듣기");
    let spoken = |effect: &Effect| matches!(effect, Effect::Speak { what, .. } if what.text == "그림이십구");
    let effects = stage.effects();
    assert!(effects.iter().any(spoken), "{effects:?}");
    stage.tap("작품 지우기");
    assert_eq!(stage.state().library.artworks.len(), 29);
    assert!(stage.state().work.is_none());
}
