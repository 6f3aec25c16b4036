//! A lesson on the screen: chosen by taps, followed by taps, and reached from wherever its steps lead. No board gives way to it.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::Vec2;
use malgeurim::app::{Command, CreateCommand, CreateStep, LessonCommand, Room};
use malgeurim::domain::access::Method;
use malgeurim::domain::artwork::{Artwork, Beginning};
use malgeurim::domain::lesson::Standing;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::text::Texts;

const WINDOWS: [(Lang, Vec2); 5] =
    [(Lang::Ko, LYING), (Lang::En, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE), (Lang::En, PHONE)];
const LESSON: &str = "builtin/portrait-by-hand";

/// Every target is large enough; the steps of Create share a narrow line.
fn no_faults(stage: &Stage, what: &str) {
    let smallest = if stage.state().room == Room::Create && stage.window().width() < 500.0 { 44.0 } else { 72.0 };
    let found = faults(stage, smallest);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

fn lesson(stage: &mut Stage, command: LessonCommand) {
    stage.send(Command::Lessons(command));
}

/// A stage whose person follows a lesson of eight steps and sees its card.
fn following(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    lesson(&mut stage, LessonCommand::Begin(LESSON.into()));
    let begin = stage.t("lesson-go");
    stage.tap(&begin);
    stage
}

fn at(stage: &Stage) -> usize {
    stage.state().begun_lesson().expect("a lesson").0.at
}

/// The button that leads to the card.
fn way_back(stage: &Stage) -> String {
    let (following, lesson) = stage.state().followed_lesson().expect("a lesson");
    let lang = stage.state().lang();
    let text = following.first_then(lesson).expect("a step").first.text.get(lang).to_owned();
    Texts::new(lang).with("lesson-to-card", &[("title", lesson.title.get(lang)), ("text", &text)])
}

#[test]
fn a_lesson_is_begun_and_followed_by_taps_alone() {
    for (lang, size) in WINDOWS {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Lesson);
        no_faults(&stage, &format!("choose {lang:?} {size:?}"));
        let known = stage.state().library.builtin_lessons[0].clone();
        let title = known.title.get(lang).to_owned();
        let card = stage.buttons().into_iter().find(|button| button.name.starts_with(&title)).expect("its card");
        stage.tap(&card.name);
        assert!(stage.shows(&stage.t("lesson-goals")), "what it is about comes first");
        no_faults(&stage, &format!("about {lang:?} {size:?}"));
        stage.tap(&stage.t("lesson-go"));
        for (nth, step) in known.steps.iter().enumerate() {
            assert_eq!(at(&stage), nth);
            assert!(stage.shows(step.text.get(lang)), "{lang:?} {size:?}: {:?}", stage.words());
            no_faults(&stage, &format!("step {nth} {lang:?} {size:?}"));
            let last = nth + 1 == known.steps.len();
            stage.tap(&stage.t(if last { "done" } else { "next" }));
        }
        assert_eq!(stage.state().begun_lesson().map(|(place, _)| place.standing), Some(Standing::Finished));
        no_faults(&stage, &format!("over {lang:?} {size:?}"));
        stage.tap(&stage.t("lesson-other"));
        assert!(stage.shows(&stage.t("lesson-choose")));
    }
}

#[test]
fn first_this_then_that_and_back() {
    let mut stage = following(Lang::Ko, LYING);
    assert!(stage.shows("거울에서 내 얼굴을 봐요.") && stage.shows("하얀 종이를 열어요."), "now and then");
    assert!(!stage.button(&stage.t("previous")).enabled, "nothing is before the first step");
    stage.tap(&stage.t("next"));
    assert!(
        stage.has_button("1번째, 다 했어요: 거울에서 내 얼굴을 봐요."),
        "what is done is told, not by its look alone"
    );
    stage.tap(&stage.t("previous"));
    assert_eq!(at(&stage), 0);
    stage.tap("4번째: 눈과 코와 입을 그려요.");
    assert_eq!(at(&stage), 3);
    assert!(!stage.has_button(&stage.t("lesson-skip")), "this step belongs to the lesson");
    lesson(&mut stage, LessonCommand::Jump(7));
    assert!(stage.shows(&stage.t("lesson-then-over")));
    stage.tap(&stage.t("lesson-skip"));
    assert!(stage.state().followed_lesson().is_none());
}

#[test]
fn the_card_leads_to_the_room_and_the_room_back_to_the_card() {
    for (lang, size) in WINDOWS {
        let mut stage = following(lang, size);
        lesson(&mut stage, LessonCommand::Next);
        stage.tap(&stage.t("lesson-open-paper"));
        assert_eq!((stage.state().room, stage.state().create.step), (Room::Create, CreateStep::Draw));
        no_faults(&stage, &format!("create {lang:?} {size:?}"));
        let back = way_back(&stage);
        stage.tap(&back);
        assert_eq!(stage.state().room, Room::Lesson);
        stage.go(Room::Home);
        no_faults(&stage, &format!("home {lang:?} {size:?}"));
        stage.tap(&back);
        assert_eq!(stage.state().room, Room::Lesson);
        stage.go(Room::Works);
        no_faults(&stage, &format!("works {lang:?} {size:?}"));
        stage.tap(&back);
        assert_eq!(stage.state().room, Room::Lesson);
        for step in [CreateStep::Begin, CreateStep::What, CreateStep::How, CreateStep::Make, CreateStep::Name] {
            stage.go(Room::Create);
            stage.send(Command::Create(CreateCommand::Step(step)));
            assert!(stage.has_button(&back), "{step:?} {lang:?} {size:?}");
            if size.x >= 500.0 {
                no_faults(&stage, &format!("{step:?} {lang:?} {size:?}"));
            }
        }
    }
}

#[test]
fn on_a_phone_the_way_back_lies_on_nothing_and_moves_no_tool() {
    for size in [PHONE, egui::vec2(360.0, 800.0), egui::vec2(800.0, 360.0)] {
        let mut stage = Stage::new(Lang::Ko, size);
        stage.go(Room::Create);
        stage.send(Command::Create(CreateCommand::Begin(Beginning::Blank)));
        let places = |stage: &Stage| -> Vec<_> {
            stage.buttons().into_iter().map(|button| (button.name, button.rect)).collect()
        };
        let before = places(&stage);
        let who = stage.state().who.clone().unwrap();
        lesson(&mut stage, LessonCommand::BeginFor(LESSON.into(), vec![who]));
        let after = places(&stage);
        let moved: Vec<_> = before.iter().filter(|place| !after.contains(place)).collect();
        assert!(moved.is_empty(), "{size:?}: {moved:?}");
        let back = stage.button(&way_back(&stage));
        assert!(back.rect.height() >= 72.0 && back.rect.width() >= 64.0, "{size:?}: {:?}", back.rect);
        let others = stage.buttons().into_iter().filter(|button| button.name != back.name);
        let under: Vec<_> = others.filter(|other| other.rect.shrink(0.6).intersects(back.rect)).collect();
        assert!(under.is_empty(), "{size:?}: {under:?}");
        stage.tap(&back.name);
        assert_eq!(stage.state().room, Room::Lesson);
        for room in [Room::Works, Room::Create] {
            stage.go(room);
            stage.send(Command::Create(CreateCommand::Step(CreateStep::Begin)));
            assert!(stage.has_button(&back.name), "{room:?} {size:?}");
        }
    }
}

#[test]
fn a_work_on_a_phone_has_the_way_back_too() {
    let mut stage = Stage::new(Lang::Ko, egui::vec2(360.0, 800.0));
    let work = stage.add_work("나", 1);
    let who = stage.state().who.clone().unwrap();
    lesson(&mut stage, LessonCommand::BeginFor(LESSON.into(), vec![who]));
    stage.go(Room::Works);
    no_faults(&stage, "works");
    stage.send(Command::Works(malgeurim::app::WorksCommand::Show(Some(work.id))));
    let back = stage.button(&way_back(&stage));
    assert!(back.rect.height() >= 71.0);
    stage.tap(&back.name);
    assert_eq!(stage.state().room, Room::Lesson);
}

#[test]
fn nothing_moves_in_talk_when_a_lesson_is_followed() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::Ko, STANDING)] {
        let mut stage = Stage::new(lang, size);
        stage.go(Room::Talk);
        let places = |stage: &Stage| -> Vec<_> {
            stage.buttons().into_iter().map(|button| (button.name, button.rect)).collect()
        };
        let before = places(&stage);
        let who = stage.state().who.clone().unwrap();
        lesson(&mut stage, LessonCommand::BeginFor(LESSON.into(), vec![who]));
        let after = places(&stage);
        let moved: Vec<_> = before.iter().filter(|place| !after.contains(place)).collect();
        assert!(moved.is_empty(), "{size:?}: {moved:?}");
        no_faults(&stage, &format!("talk {size:?}"));
        stage.tap(&stage.t("lesson-room"));
        assert_eq!(stage.state().room, Room::Lesson);
    }
}

#[test]
fn the_main_action_and_home_stay_where_they_are_in_create() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Create);
    stage.send(Command::Create(CreateCommand::Begin(Beginning::Blank)));
    let fixed = ["home", "previous", "step-draw", "undo"].map(|id| stage.t(id));
    let before = fixed.clone().map(|name| stage.button(&name).rect);
    let who = stage.state().who.clone().unwrap();
    lesson(&mut stage, LessonCommand::BeginFor(LESSON.into(), vec![who]));
    assert!(stage.has_button(&way_back(&stage)));
    assert_eq!(fixed.map(|name| stage.button(&name).rect), before);
}

#[test]
fn the_card_speaks_and_its_pictures_say_their_words() {
    let mut stage = following(Lang::Ko, LYING);
    stage.effects();
    stage.tap(&stage.t("read-aloud"));
    stage.tap("거울");
    let said: Vec<String> = stage
        .effects()
        .into_iter()
        .filter_map(|effect| match effect {
            malgeurim::app::Effect::Speak { what, .. } => Some(what.text),
            _ => None,
        })
        .collect();
    assert_eq!(said, ["거울에서 내 얼굴을 봐요.", "거울"]);
}

#[test]
fn advice_is_for_the_persons_own_way() {
    let mut stage = following(Lang::Ko, LYING);
    let lesson = stage.state().followed_lesson().unwrap().1.clone();
    let advice = |means| lesson.adaptations[&means].ko.clone();
    use malgeurim::domain::lesson::Means;
    assert!(stage.shows(&advice(Means::Touch)) && !stage.shows(&advice(Means::Scanning)));
    stage.change_person(|person| person.access.method = Method::Scan);
    assert!(stage.shows(&advice(Means::Scanning)) && !stage.shows(&advice(Means::Touch)));
}

#[test]
fn the_time_left_is_told_in_words_too_and_ends_quietly() {
    let mut stage = following(Lang::Ko, LYING);
    assert!(stage.shows("3분쯤 남았어요"), "{:?}", stage.words());
    let who = stage.state().who.clone().unwrap();
    let mut place = stage.state().library.following[&who].clone();
    place.since -= 10 * 60_000;
    stage.effects();
    stage.state_mut().library.put(Record::Following(place));
    stage.run();
    assert!(stage.shows(&stage.t("lesson-time-over")));
    assert_eq!(at(&stage), 0, "nothing goes on by itself");
    assert!(stage.effects().is_empty(), "nothing sounds");
}

#[test]
fn the_page_of_a_work_names_its_lesson() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let work = stage.add_work("나", 1);
    let of_lesson = Artwork { lesson: Some(LESSON.into()), ..work };
    stage.state_mut().library.put(Record::Artwork(of_lesson.clone()));
    stage.go(Room::Works);
    stage.send(Command::Works(malgeurim::app::WorksCommand::Show(Some(of_lesson.id))));
    assert!(stage.shows("수업에서 만들었어요: 내 손으로 그린 얼굴"), "{:?}", stage.words());
}

#[test]
fn the_room_of_teaching_leads_to_the_lessons() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.send(Command::Recognize(malgeurim::app::RecognizeCommand::Teach(malgeurim::app::TeachCommand::Enter)));
    stage.tap(&stage.t("lesson-room"));
    assert!(stage.shows(&stage.t("lesson-choose")));
}
