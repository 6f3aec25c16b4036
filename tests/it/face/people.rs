//! "이름을 골라 주세요" and the three doors.

use super::stage::{LYING, PHONE, STANDING, Stage};
use malgeurim::app::Room;
use malgeurim::domain::locale::Lang;
use std::collections::BTreeSet;

fn crowd(size: egui::Vec2, count: usize) -> Stage {
    let mut stage = Stage::empty(Lang::Ko, size);
    (1..=count).for_each(|n| stage.add_person(&format!("사람{n}")));
    stage
}

/// Turns pages until there are none left and gathers who was shown.
fn everyone(stage: &mut Stage) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        let names = stage.buttons().into_iter().map(|button| button.name);
        seen.extend(names.filter(|name| name.ends_with(" 님으로 시작하기")));
        let Some(next) = stage.buttons().into_iter().find(|button| button.name == "뒤쪽") else { break };
        if !next.enabled {
            break;
        }
        stage.tap("뒤쪽");
    }
    seen
}

#[test]
fn everyone_can_be_found_and_chosen() {
    for size in [LYING, STANDING, PHONE] {
        let mut stage = crowd(size, 24);
        assert!(stage.shows("이름을 골라 주세요"));
        assert_eq!(everyone(&mut stage).len(), 24, "{size:?}");
        // The last page is open now.
        let last = stage.state().library.people().last().map(|person| person.name.clone()).expect("somebody");
        stage.tap(&format!("{last} 님으로 시작하기"));
        assert_eq!(stage.state().room, Room::Home);
        assert!(stage.shows(&format!("{last} 님, 안녕하세요!")));
    }
}

#[test]
fn fifteen_fit_on_one_page_of_a_tablet() {
    for size in [LYING, STANDING] {
        let mut stage = crowd(size, 15);
        assert!(!stage.has_button("뒤쪽"), "{size:?}");
        assert_eq!(everyone(&mut stage).len(), 15);
    }
}

#[test]
fn a_new_person_chooses_a_name_and_a_picture() {
    let mut stage = Stage::empty(Lang::Ko, LYING);
    stage.tap("사람 넣기");
    assert!(!stage.button("다 했어요").enabled, "no name yet");
    let field = stage.of_role(egui::accesskit::Role::TextInput).remove(0);
    assert_eq!(field.name, "이름");
    touch_at(&mut stage, field.rect.center());
    stage.type_text("바다");
    stage.tap("내 그림 고르기 3");
    stage.tap("다 했어요");
    let people = stage.state().library.people();
    assert_eq!((people[0].name.as_str(), people[0].picture.0.as_str()), ("바다", "🌷"));
    assert!(stage.has_button("바다 님으로 시작하기"));
}

/// A finger touches a place.
pub fn touch_at(stage: &mut Stage, at: egui::Pos2) {
    let harness = stage.harness();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.event(egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: egui::Modifiers::NONE,
    });
    stage.run();
}

#[test]
fn three_doors_and_the_way_back() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    for (door, room) in [("대화하기", Room::Talk), ("그림 만들기", Room::Create), ("내 작품", Room::Works)]
    {
        stage.tap(door);
        assert_eq!(stage.state().room, room);
        stage.tap("처음");
        assert_eq!(stage.state().room, Room::Home);
    }
    for (door, room) in [("전시", Room::Exhibit), ("설정", Room::Settings), ("사람 바꾸기", Room::Who)] {
        stage.go(Room::Home);
        stage.tap(door);
        assert_eq!(stage.state().room, room);
    }
}

#[test]
fn home_goes_on_with_the_last_picture() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    assert!(!stage.has_button("이어서"));
    let work = stage.add_work("바다", 1);
    stage.tap("이어서");
    assert_eq!(stage.state().room, Room::Create);
    assert_eq!(stage.state().create.draft.work, Some(work.id));
}

#[test]
fn what_an_instructor_leaves_open_locks_itself_and_a_touch_keeps_it_open() {
    let mut stage = Stage::slow_motion(100.0);
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    let is_open = |stage: &mut Stage| {
        stage.harness().step();
        stage.state().services.unlocked
    };
    assert!(is_open(&mut stage) && is_open(&mut stage));
    stage.press_at(egui::pos2(4.0, 4.0), true);
    stage.press_at(egui::pos2(4.0, 4.0), false);
    assert!(is_open(&mut stage) && is_open(&mut stage), "somebody is there");
    let open: Vec<bool> = (0..4).map(|_| is_open(&mut stage)).collect();
    assert_eq!(open.last(), Some(&false), "{open:?}");
}

#[test]
fn a_lesson_is_begun_for_a_group_and_the_instructor_sees_where_each_is() {
    let mut stage = crowd(LYING, 3);
    stage.state_mut().services.has_pin = Some(true);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    stage.tap(&stage.t("lesson-for-them"));
    let lesson = stage.state().library.all_lessons().next().expect("a lesson").clone();
    let title = lesson.title.ko.clone();
    let begin = stage.buttons().into_iter().find(|button| button.name.starts_with(&title)).expect("its key").name;
    stage.tap(&begin);
    assert_eq!(stage.state().library.following.len(), stage.state().library.people().len());
    let shown = format!("사람2. {title} 1/{}", lesson.steps.len());
    assert!(stage.has_button(&shown), "{shown}: {:?}", stage.buttons().iter().map(|b| &b.name).collect::<Vec<_>>());
}
