//! Settings: tapped, seen at once.

use super::stage::{LYING, Stage};
use malgeurim::app::{Effect, Room};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::{GridSize, Theme};

fn settings(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang, LYING);
    stage.go(Room::Settings);
    stage
}

#[test]
fn the_language_changes_every_word_at_once() {
    let mut stage = settings(Lang::Ko);
    assert!(stage.shows("하늘 님의 설정"));
    stage.tap("말: English");
    assert!(stage.shows("Settings of 하늘"), "{:?}", stage.words());
    assert!(stage.button("Language: English").chosen);
    stage.tap("Home");
    assert!(stage.has_button("Make a picture"));
    stage.tap("Talk");
    assert!(stage.has_button("food, speaks and opens a board"));
    let hangul = |name: &str| name.contains(|c: char| ('가'..='힣').contains(&c));
    let korean: Vec<String> = stage.buttons().into_iter().map(|b| b.name).filter(|name| hangul(name)).collect();
    assert!(korean.is_empty(), "{korean:?}");
}

#[test]
fn colours_text_size_and_grid_are_kept() {
    let mut stage = settings(Lang::Ko);
    stage.tap("색: 뚜렷하게");
    assert_eq!(stage.state().person().map(|p| p.face.theme), Some(Theme::Contrast));
    stage.tap("글자 크기 크게");
    assert!(stage.shows("110%"));
    stage.tap("글자 크기 작게");
    stage.tap("판");
    stage.tap("판 크기: 작은 판 (4칸 3줄)");
    assert_eq!(stage.state().person().map(|p| p.grid), Some(GridSize::Beginner));
    assert_eq!(stage.state().talk.board.as_str(), "builtin/beginner-home");
    let commits = stage.effects().into_iter().filter(|effect| matches!(effect, Effect::Commit { .. })).count();
    assert!(commits >= 4, "every change is stored at once: {commits}");
}

#[test]
fn touch_is_set_by_taps() {
    let mut stage = settings(Lang::Ko);
    stage.tap("누르기");
    stage.tap("눌러야 하는 시간 크게");
    stage.tap("미끄러져도 되는 거리 작게");
    let touch = stage.state().person().map(|p| p.touch).expect("a person");
    assert_eq!((touch.min_hold_ms, touch.slip_points), (100, 40.0));
}

#[test]
fn people_move_to_another_device_and_one_can_stop() {
    use malgeurim::app::{Job, Outcome};
    let mut stage = settings(Lang::Ko);
    stage.tap("백업");
    stage.effects();
    stage.tap("하늘 님 꾸러미 만들기");
    let started = stage.effects().into_iter().find_map(|effect| match effect {
        Effect::Start { id, job: Job::WritePackage { to, packed, .. } } => Some((id, to, packed)),
        _ => None,
    });
    let (id, to, packed) = started.expect("a package is written");
    assert!(to.to_string_lossy().ends_with("하늘.malgeurim"), "{}", to.display());
    assert_eq!(packed.people.len(), 1);
    stage.outcome(Outcome::Progress { id, done: 0.4, snapshot: None });
    assert!(stage.shows("꾸러미를 옮기고 있어요. 40%") && !stage.has_button("모두의 꾸러미 만들기"));
    stage.tap("그만 옮기기");
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Cancel(other) if *other == id)));
}

#[test]
fn a_person_is_put_into_a_group_and_out_of_it() {
    let mut stage = settings(Lang::Ko);
    stage.tap("백업");
    let group = |stage: &Stage| stage.state().person().map(|person| person.group.clone()).unwrap_or_default();
    stage.tap_field("새 모임 이름");
    stage.type_text("해바라기");
    stage.tap("이 모임에 넣기");
    assert_eq!(group(&stage), "해바라기");
    assert!(!stage.has_button("“해바라기” 모임 꾸러미 만들기"), "one person is no group");
    stage.tap("모임: 해바라기");
    assert_eq!(group(&stage), "");
}

#[test]
fn a_restore_is_listed_and_asked_for() {
    use malgeurim::app::Outcome;
    let mut stage = settings(Lang::Ko);
    stage.outcome(Outcome::Backups(vec![("b1".to_owned(), super::stage::NOW, 5)]));
    stage.tap("백업");
    stage.effects();
    stage.tap("되찾기");
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Restore(id) if id == "b1")));
}
