//! Lessons are written in the workshop: made, copied, changed, taken back, brought in from files and given away; only with the PIN.

use crate::common::{Bench, commits};
use malgeurim::app::{Effect, Job, JobResult, Outcome, Room};
use malgeurim::domain::id::LessonId;
use malgeurim::domain::lesson::{Fault, Lesson, Opens, Sign, Standing, faults};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Kind;
use malgeurim::formats::lesson;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const FIRST: &str = "builtin/first-marks";

/// An instructor is in the workshop.
fn open() -> Bench {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
    bench
}

fn book(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({"lessons": {"book": command}}))
}

/// Changes the lesson that is open.
fn change(bench: &mut Bench, edit: Value) -> Vec<Effect> {
    let id = bench.state.lessons.open.clone().unwrap();
    book(bench, json!({"change": [id, edit]}))
}

fn write(bench: &mut Bench, of: Value, text: &str) -> Vec<Effect> {
    change(bench, json!({"text": [of, "ko", text]}))
}

fn lesson(bench: &Bench) -> Arc<Lesson> {
    Arc::clone(bench.state.open_lesson().unwrap())
}

fn steps(bench: &Bench) -> Vec<String> {
    lesson(bench).steps.iter().map(|step| step.text.ko.clone()).collect()
}

/// A lesson with a title and steps of these sentences.
fn written(bench: &mut Bench, sentences: &[&str]) -> LessonId {
    book(bench, json!("make"));
    write(bench, json!("title"), "우리 동네");
    for (nth, sentence) in sentences.iter().enumerate() {
        if nth > 0 {
            change(bench, json!({ "add-step": nth }));
        }
        write(bench, json!({ "step": nth }), sentence);
    }
    bench.state.lessons.open.clone().unwrap()
}

#[test]
fn nothing_is_written_without_the_pin() {
    let mut bench = Bench::talking();
    for command in [json!("make"), json!({"copy": FIRST}), json!({"open": FIRST}), json!({"read-file": "l.json"})] {
        assert!(book(&mut bench, command).is_empty());
    }
    assert!(bench.state.library.lessons.is_empty() && bench.state.lessons.open.is_none());
    let mut bench = open();
    written(&mut bench, &["창밖을 봐요."]);
    bench.run(json!({"go": "home"}));
    assert!(bench.state.lessons.open.is_none(), "what was open is nothing for who comes next");
    bench.run(json!({"go": "workshop"}));
    assert!(bench.run(json!("undo")).is_empty(), "nor is anything taken back");
}

#[test]
fn a_draft_is_kept_from_its_first_letter_and_tells_what_it_wants() {
    let mut bench = open();
    let [made] = commits(&book(&mut bench, json!("make"))).try_into().unwrap();
    assert_eq!((made.name.as_str(), made.undoable), ("lesson-make", true));
    assert_eq!(faults(&lesson(&bench)), [Fault::Title, Fault::Sentence(0)]);
    write(&mut bench, json!("title"), "  우리\u{7} 동네 ");
    assert_eq!(lesson(&bench).title.get(Lang::Ko), "우리 동네");
    let key = (Kind::Lesson, bench.state.lessons.open.clone().unwrap().0);
    assert!(bench.rows.contains_key(&key), "a draft is stored like anything else");
    assert!(bench.state.library.whole_lessons().all(|lesson| lesson.id.is_builtin()), "nobody finds a draft");
    write(&mut bench, json!({"step": 0}), "창밖을 봐요.");
    assert_eq!((faults(&lesson(&bench)), bench.state.library.whole_lessons().count()), (Vec::new(), 13));
    let long = "가".repeat(500);
    write(&mut bench, json!({"step": 0}), &long);
    assert_eq!(faults(&lesson(&bench)), [], "no text is too long");
}

#[test]
fn steps_come_move_go_and_are_taken_back_one_by_one() {
    let mut bench = open();
    written(&mut bench, &["하나", "둘", "셋"]);
    change(&mut bench, json!({"move-step": [0, true]}));
    assert_eq!(steps(&bench), ["둘", "하나", "셋"]);
    change(&mut bench, json!({"take-step": 1}));
    assert_eq!(steps(&bench), ["둘", "셋"]);
    assert!(change(&mut bench, json!({"take-step": 7})).is_empty());
    bench.run(json!("undo"));
    assert_eq!(steps(&bench), ["둘", "하나", "셋"]);
    bench.run(json!("undo"));
    assert_eq!(steps(&bench), ["하나", "둘", "셋"]);
    bench.run(json!("redo"));
    assert_eq!(steps(&bench), ["둘", "하나", "셋"]);
    // In a person's rooms, undo is theirs.
    bench.run(json!({"go": "talk"}));
    bench.run(json!("undo"));
    assert_eq!(bench.state.library.lessons.values().next().unwrap().steps.len(), 3);
}

#[test]
fn everything_of_a_step_is_chosen() {
    let mut bench = open();
    written(&mut bench, &["비가 와요."]);
    book(&mut bench, json!({"suggest": 0}));
    let suggested: Vec<&str> = bench.state.lessons.suggested().iter().map(|word| word.as_str()).collect();
    assert!(suggested.contains(&"rain"), "a word of the sentence is offered: {suggested:?}");
    change(&mut bench, json!({"add-sign": [0, {"word": "rain"}]}));
    change(&mut bench, json!({"add-sign": [0, {"word": "see"}]}));
    change(&mut bench, json!({"take-sign": [0, 1]}));
    change(&mut bench, json!({"minutes": [0, 5]}));
    change(&mut bench, json!({"opens": [0, "canvas"]}));
    change(&mut bench, json!({"skippable": [0, true]}));
    change(&mut bench, json!({"word": ["rain", true]}));
    write(&mut bench, json!({"means": "scanning"}), "스위치로 골라요.");
    let lesson = lesson(&bench);
    let step = &lesson.steps[0];
    assert_eq!(step.signs, [Sign::Word("rain".into())]);
    assert_eq!((step.minutes, step.opens, step.skippable), (Some(5), Some(Opens::Canvas), true));
    assert_eq!((lesson.words.len(), lesson.adaptations.len()), (1, 1));
    assert_eq!(faults(&lesson), []);
}

#[test]
fn a_lesson_of_the_program_is_copied_and_stays_as_it_is() {
    let mut bench = open();
    let original = Arc::clone(&bench.state.library.builtin_lessons[0]);
    book(&mut bench, json!({"open": FIRST}));
    assert!(change(&mut bench, json!({"take-step": 0})).is_empty());
    book(&mut bench, json!({"copy": FIRST}));
    let copy = lesson(&bench);
    assert_eq!((&copy.steps, &copy.title, copy.id.is_builtin()), (&original.steps, &original.title, false));
    change(&mut bench, json!({"take-step": 0}));
    book(&mut bench, json!({"copy": FIRST}));
    assert_eq!(bench.state.library.lessons.len(), 2, "a second copy takes nobody's place");
    assert_eq!(bench.state.library.lesson(&FIRST.into()), Some(&original));
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert!(bench.state.library.lessons.is_empty());
    assert!(bench.state.open_lesson().is_none(), "what was taken back is not open");
}

#[test]
fn a_lesson_that_is_removed_comes_back_by_an_undo_in_the_same_room() {
    let mut bench = open();
    let id = written(&mut bench, &["창밖을 봐요."]);
    bench.run(json!({"lessons": {"remove": id}}));
    assert!(bench.state.library.lesson(&id).is_none());
    bench.run(json!("undo"));
    assert_eq!(steps(&bench), ["창밖을 봐요."]);
}

#[test]
fn a_draft_is_given_to_nobody_without_saying_so() {
    let mut bench = open();
    let who = bench.state.who.clone().unwrap();
    let id = written(&mut bench, &["창밖을 봐요.", ""]);
    bench.run(json!({"lessons": {"begin-for": [id, [who]]}}));
    assert_eq!(bench.read_notices(), ["lesson-unready"]);
    assert_eq!(bench.state.library.following[&who].standing, Standing::Going);
    change(&mut bench, json!({"take-step": 1}));
    change(&mut bench, json!({"take-step": 0}));
    let sea = bench.add_person("바다");
    bench.run(json!({"lessons": {"begin-for": [id, [sea]]}}));
    assert_eq!(bench.read_notices(), ["lesson-no-steps"]);
    assert!(!bench.state.library.following.contains_key(sea.as_str()), "there would be no card to see");
}

/// The answer of the job that reads the file.
fn reads(bench: &mut Bench, result: JobResult) -> Vec<Effect> {
    let effects = book(bench, json!({"read-file": "lessons.json"}));
    let [Effect::Start { id, job: Job::ReadLessons(path) }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(path.ends_with("lessons.json") && bench.state.lessons.is_reading());
    let effects = bench.outcome(Outcome::Ended { id: *id, result });
    assert!(!bench.state.lessons.is_reading());
    effects
}

#[test]
fn lessons_of_a_file_come_in_and_are_taken_back_in_the_workshop() {
    let mut bench = open();
    let mut new = (*bench.state.library.builtin_lessons[0]).clone();
    new.id = "l-elsewhere".into();
    reads(&mut bench, JobResult::Lessons(vec![new.clone()]));
    assert_eq!(bench.read_notices(), ["lessons-came"]);
    assert!(bench.state.library.lesson(&new.id).is_some());
    reads(&mut bench, JobResult::Lessons(vec![new.clone()]));
    assert_eq!(bench.read_notices(), ["lessons-known"]);
    bench.run(json!("undo"));
    assert!(bench.state.library.lessons.is_empty());
    bench.read_notices();
    // Who has left the room meanwhile brings nothing in.
    let effects = book(&mut bench, json!({"read-file": "lessons.json"}));
    let [Effect::Start { id, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    bench.run(json!({"go": "home"}));
    bench.outcome(Outcome::Ended { id: *id, result: JobResult::Lessons(vec![new]) });
    assert!(bench.state.library.lessons.is_empty());
}

#[test]
fn only_what_can_be_followed_goes_into_a_file() {
    let mut bench = open();
    assert!(book(&mut bench, json!({"save-file": []})).is_empty());
    assert_eq!(bench.read_notices(), ["nothing-to-export"]);
    let draft = written(&mut bench, &[""]);
    assert!(book(&mut bench, json!({"save-file": [draft]})).is_empty());
    assert_eq!(bench.read_notices(), ["lessons-drafts"]);
    let whole = written(&mut bench, &["창밖을 봐요."]);
    let effects = book(&mut bench, json!({"save-file": []}));
    let [Effect::Start { job: Job::WriteLessons { to, lessons }, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(lessons.iter().map(|lesson| &lesson.id).collect::<Vec<_>>(), [&whole]);
    assert_eq!(to, Path::new("documents/malgeurim-우리-동네.json"));
    assert_eq!(bench.read_notices(), ["lessons-drafts"]);
    assert!(lesson::read(&lesson::write(lessons).unwrap()).is_ok(), "every tablet reads it");
}

fn desk(home: &Home) -> Desk {
    let mut desk = Desk::for_command(home, Lang::Ko).unwrap();
    desk.choose(None, "하늘").unwrap();
    send(&mut desk, json!({"go": "workshop"}));
    desk.state_mut().services.unlocked = true;
    desk
}

fn send(desk: &mut Desk, value: Value) {
    desk.send(serde_json::from_value(value).unwrap());
    assert!(desk.settle(Duration::from_secs(60)));
}

#[test]
fn a_lesson_and_its_undo_are_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let mut first = desk(&home);
    assert_eq!(first.state().room, Room::Workshop);
    send(&mut first, json!({"lessons": {"book": "make"}}));
    let id = first.state().lessons.open.clone().unwrap();
    let text = |text: &str| json!({"lessons": {"book": {"change": [id, {"text": [{"step": 0}, "ko", text]}]}}});
    send(&mut first, text("창밖을 봐요."));
    send(&mut first, text("하늘을 봐요."));
    drop(first);

    let mut again = desk(&home);
    let sentence = |desk: &Desk| desk.state().library.lesson(&id).unwrap().steps[0].text.ko.clone();
    assert_eq!(sentence(&again), "하늘을 봐요.");
    send(&mut again, json!("undo"));
    assert_eq!(sentence(&again), "창밖을 봐요.");
}

#[test]
fn a_bad_file_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&Home::at(&folder.path().join("home")));
    let step = r#"{"text":{"ko":"그려요."}}"#;
    let of = |version: u32, lessons: &str| {
        format!(r#"{{"format":"malgeurim-lessons","version":{version},"lessons":[{lessons}]}}"#)
    };
    let whole = format!(r#"{{"id":"l","title":{{"ko":"선"}},"steps":[{step}]}}"#);
    let files = [
        ("not json at all".to_owned(), "lessons-unreadable"),
        (of(1, &format!("{whole},{whole}")), "lessons-unreadable"),
        (of(2, ""), "lessons-newer"),
        (of(1, ""), "lessons-count"),
        (of(1, &format!(r#"{whole},{{"id":"m","title":{{}},"steps":[{step}]}}"#)), "lessons-broken"),
        (" ".repeat(lesson::MAX_BYTES + 1), "file-too-big"),
    ];
    for (nth, (text, told)) in files.iter().enumerate() {
        let path = folder.path().join(format!("{nth}.json"));
        std::fs::write(&path, text).unwrap();
        send(&mut desk, json!({"lessons": {"book": {"read-file": path}}}));
        let notice = desk.state_mut().notices.pop_front().unwrap();
        assert_eq!(notice.what, *told, "{nth}");
        assert!(desk.state().library.lessons.is_empty() && !desk.state().lessons.is_reading());
    }
    send(&mut desk, json!({"lessons": {"book": {"read-file": folder.path().join("none.json")}}}));
    assert_eq!(desk.state_mut().notices.pop_front().unwrap().what, "file-not-found");
    let path = folder.path().join("good.json");
    std::fs::write(&path, of(1, &whole)).unwrap();
    send(&mut desk, json!({"lessons": {"book": {"read-file": path}}}));
    assert!(desk.state().library.lessons.contains_key("l"));
}
