//! People, settings, backups and rooms, without a window.

use crate::common::{Bench, commits};
use malgeurim::app::{Command, Effect, Outcome, PictureKey, PictureSlot, Room};
use malgeurim::domain::profile::{GridSize, Profile, Theme};
use malgeurim::domain::record::HistoryEntry;
use serde_json::json;
use std::sync::Arc;

fn names(bench: &Bench) -> Vec<String> {
    bench.state.library.people().iter().map(|person| person.name.clone()).collect()
}

fn save(bench: &mut Bench, change: impl FnOnce(&mut Profile)) -> Vec<Effect> {
    let mut person = bench.state.person().cloned().unwrap();
    change(&mut person);
    bench.run(json!({"settings": {"save": person}}))
}

#[test]
fn a_name_is_asked_for_and_taken_once() {
    let mut bench = Bench::empty();
    for name in ["하늘", " 하늘 ", "\u{1112}\u{1161}\u{1102}\u{1173}\u{11af}", "", " \u{7}", "바다"] {
        bench.run(json!({"profiles": {"add": {"name": name}}}));
    }
    assert_eq!(names(&bench), ["하늘", "바다"]);
    assert_eq!(bench.read_notices(), ["name-taken", "name-empty"], "the same message waits once");
}

#[test]
fn a_name_that_does_not_fit_is_cut() {
    let mut bench = Bench::empty();
    bench.run(json!({"profiles": {"add": {"name": "가".repeat(500)}}}));
    assert_eq!(names(&bench)[0].chars().count(), 40);
}

#[test]
fn a_person_chooses_their_own_picture() {
    let mut bench = Bench::empty();
    bench.run(json!({"profiles": {"add": {"name": "하늘", "picture": "🐳"}}}));
    bench.run(json!({"profiles": {"add": {"name": "바다"}}}));
    let pictures: Vec<String> = bench.state.library.people().iter().map(|p| p.picture.0.clone()).collect();
    assert_eq!(pictures[0], "🐳");
    assert!(!pictures[1].is_empty(), "there is always one to tap");
}

#[test]
fn nobody_gets_into_a_room_without_a_name() {
    let mut bench = Bench::empty();
    bench.run(json!({"go": "talk"}));
    assert_eq!(bench.state.room, Room::Who);
    assert!(bench.talk(json!({"word": "water"})).iter().all(|effect| !matches!(effect, Effect::Commit { .. })));
    let id = bench.add_person("하늘");
    bench.run(json!({"profiles": {"choose": id}}));
    assert_eq!(bench.state.room, Room::Home);
    bench.run(json!({"go": "talk"}));
    assert_eq!(bench.state.room, Room::Talk);
    assert!(bench.state.board().is_some());
    assert!(bench.run(json!({"profiles": {"choose": "nobody"}})).is_empty());
    assert_eq!(bench.state.who.as_ref().map(|who| who.0.clone()), Some(id));
}

#[test]
fn fifteen_people_stand_in_the_order_in_which_they_came() {
    let mut bench = Bench::empty();
    let wanted: Vec<String> = (0..15).map(|n| format!("사람 {}", 20 - n)).collect();
    wanted.iter().for_each(|name| drop(bench.add_person(name)));
    assert_eq!(names(&bench), wanted);
}

#[test]
fn a_removed_person_comes_back_with_all_they_said() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    bench.talk(json!("speak"));
    bench.import_work("집", 3);
    let before = bench.rows.clone();
    let who = bench.state.who.clone().unwrap();
    let removed = commits(&bench.run(json!({"profiles": {"remove": who}})));
    assert_eq!((removed.len(), removed[0].writes.len()), (1, 3), "the person, their strip, what they said");
    assert_eq!((bench.state.who.as_ref(), bench.state.room), (None, Room::Who));
    assert_eq!(bench.state.library.artworks.len(), 1, "works stay");
    bench.run(json!("undo"));
    assert_eq!(bench.rows, before);
    bench.run(json!("redo"));
    assert!(names(&bench).is_empty());
}

#[test]
fn where_people_are_chosen_undo_means_the_people() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    bench.run(json!({"go": "who"}));
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"remove": other}}));
    bench.run(json!("undo"));
    assert_eq!(names(&bench), ["하늘", "바다"]);
    assert_eq!(bench.tiles(), ["water"]);
}

#[test]
fn settings_are_kept_within_what_works() {
    let mut bench = Bench::talking();
    save(&mut bench, |person| {
        (person.level, person.face.scale) = (9, 50.0);
        (person.speech.rate, person.speech.pitch, person.speech.volume) = (0.0, 99.0, -1.0);
    });
    let person = bench.state.person().cloned().unwrap();
    assert_eq!((person.level, person.face.scale), (4, 2.0));
    assert_eq!((person.speech.rate, person.speech.pitch, person.speech.volume), (0.5, 2.0, 0.0));
    assert!(save(&mut bench, |_| {}).is_empty(), "nothing changed is no step");
    bench.run(json!("undo"));
    assert_eq!(bench.state.person().map(|person| person.face.scale), Some(1.0));
}

#[test]
fn a_person_never_loses_their_name_by_an_edit() {
    let mut bench = Bench::talking();
    bench.add_person("바다");
    save(&mut bench, |person| person.name = " ".into());
    save(&mut bench, |person| person.name = "바다".into());
    assert_eq!(
        (names(&bench), bench.read_notices()),
        (vec!["하늘".into(), "바다".into()], vec!["name-empty".into(), "name-taken".into()])
    );
    save(&mut bench, |person| person.name = " 새 이름 ".into());
    assert_eq!(names(&bench)[0], "새 이름");
}

#[test]
fn the_colours_change_for_this_person_only() {
    let mut bench = Bench::talking();
    bench.add_person("바다");
    bench.run(json!({"settings": {"theme": "contrast"}}));
    let themes: Vec<Theme> = bench.state.library.people().iter().map(|person| person.face.theme).collect();
    assert_eq!(themes, [Theme::Contrast, Theme::Light]);
}

#[test]
fn another_grid_opens_its_own_home() {
    let mut bench = Bench::talking();
    bench.talk(json!({"open": "builtin/food"}));
    save(&mut bench, |person| person.grid = GridSize::Beginner);
    assert_eq!((bench.state.talk.board.as_str(), bench.state.talk.trail.len()), ("builtin/beginner-home", 0));
    save(&mut bench, |person| person.speech.each_word = false);
    bench.talk(json!({"open": "builtin/food"}));
    save(&mut bench, |person| person.face.scale = 1.5);
    assert_eq!(bench.state.talk.board.as_str(), "builtin/food", "other settings leave the board open");
}

#[test]
fn another_speech_level_changes_the_sentence_at_once() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water", "drink"]);
    save(&mut bench, |person| person.speech.level = malgeurim::domain::sentence::SpeechLevel::Plain);
    assert_eq!(bench.state.talk.sentence.text, "나는 물을 마셔.");
    save(&mut bench, |person| person.speech.level = malgeurim::domain::sentence::SpeechLevel::Formal);
    assert_eq!(bench.state.talk.sentence.text, "저는 물을 마십니다.");
}

#[test]
fn a_restored_backup_takes_the_place_of_everything() {
    let mut bench = Bench::talking();
    let backup: Vec<_> = bench.rows.values().cloned().collect();
    bench.words(&["water"]);
    bench.import_work("집", 3);
    assert!(matches!(bench.run(json!({"backup": {"restore": "b1"}})).as_slice(), [Effect::Restore(id)] if id == "b1"));
    bench.rows = backup.iter().map(|r| ((r.kind(), r.id().to_owned()), r.clone())).collect();
    bench.outcome(Outcome::Restored(backup));
    assert!(bench.tiles().is_empty() && bench.state.library.artworks.is_empty());
    assert_eq!((bench.read_notices(), bench.state.room), (vec!["restore-done".to_owned()], Room::Talk));
}

#[test]
fn who_is_not_in_the_backup_has_to_choose_again() {
    let mut bench = Bench::talking();
    bench.rows.clear();
    bench.outcome(Outcome::Restored(Vec::new()));
    assert_eq!((bench.state.who.as_ref(), bench.state.room), (None, Room::Who));
}

#[test]
fn lists_are_shown_as_they_come() {
    let mut bench = Bench::talking();
    assert!(matches!(bench.run(json!({"backup": "now"})).as_slice(), [Effect::Backup]));
    assert!(matches!(bench.run(json!({"go": "settings"})).as_slice(), [Effect::ListBackups, ..]));
    assert!(matches!(bench.run(json!({"backup": "history"})).as_slice(), [Effect::ReadHistory(Some(_))]));
    bench.outcome(Outcome::Backups(vec![("b".into(), 5, 7)]));
    let entry = HistoryEntry { step: 1, name: "settings".into(), at: 5, undone: false };
    bench.outcome(Outcome::History(vec![entry.clone()]));
    assert_eq!((bench.state.backups.len(), bench.state.history.as_slice()), (1, &[entry][..]));
}

#[test]
fn a_picture_is_asked_for_once() {
    let mut bench = Bench::talking();
    let key = PictureKey::Symbol("💧".into(), 96);
    let want = Command::WantPictures(vec![key.clone()]);
    assert_eq!(bench.send(want.clone()).len(), 1);
    assert!(bench.send(want.clone()).is_empty());
    let (_, _, pixels) = crate::common::picture(1);
    bench.outcome(Outcome::Picture(key.clone(), PictureSlot::Ready(Arc::clone(&pixels))));
    assert!(bench.send(want).is_empty());
    assert!(matches!(bench.state.pictures.get(&key), Some(PictureSlot::Ready(_))));
}

#[test]
fn a_message_is_read_once() {
    let mut bench = Bench::empty();
    bench.run(json!({"profiles": {"add": {"name": ""}}}));
    assert_eq!(bench.state.notices.len(), 1);
    bench.run(json!("dismiss-notice"));
    assert!(bench.state.notices.is_empty());
}

#[test]
fn a_new_person_starts_with_nothing_of_the_one_before() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    bench.talk(json!({"search": "물"}));
    bench.run(json!({"create": {"begin": "words"}}));
    bench.run(json!({"create": {"add-word": "sea"}}));
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(bench.tiles().is_empty() && bench.state.create.draft.words.is_empty());
    assert_eq!((bench.state.talk.search.as_ref(), bench.state.talk.last_said.as_str()), (None, ""));
}
