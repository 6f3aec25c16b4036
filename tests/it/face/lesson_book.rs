//! Writing lessons by taps and letters: every part of the editor is large enough, named and in the window; what is typed is kept.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use egui::{Vec2, vec2};
use malgeurim::app::{BookCommand, Command, Effect, LessonCommand, Room};
use malgeurim::domain::keyboard::Comes;
use malgeurim::domain::lesson::{Lesson, LessonEdit};
use malgeurim::domain::locale::Lang;
use malgeurim::text::Texts;
use std::sync::Arc;

/// A small phone.
const SMALL: Vec2 = vec2(360.0, 800.0);
const WINDOWS: [(Lang, Vec2); 6] = [
    (Lang::Ko, LYING),
    (Lang::En, LYING),
    (Lang::Ko, STANDING),
    (Lang::En, STANDING),
    (Lang::Ko, SMALL),
    (Lang::En, PHONE),
];
const FIRST: &str = "builtin/first-marks";
const PARTS: [&str; 5] =
    ["lesson-part-about", "lesson-part-ready", "lesson-part-words", "lesson-part-ways", "lesson-part-cards"];

fn workshop(lang: Lang, size: Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.change_person(|person| person.keyboard.comes = Comes::Never);
    stage.go(Room::Workshop);
    stage.state_mut().services.unlocked = true;
    stage.run();
    tap(&mut stage, "lesson-for-them");
    tap(&mut stage, "lessons-write");
    stage
}

fn book(stage: &mut Stage, command: BookCommand) {
    stage.send(Command::Lessons(LessonCommand::Book(command)));
}

fn tap(stage: &mut Stage, text: &str) {
    let name = stage.t(text);
    stage.tap(&name);
}

fn no_faults(stage: &Stage, what: &str) {
    let found = faults(stage, 44.0);
    assert!(found.is_empty(), "{what}\n{}", found.join("\n"));
}

fn lesson(stage: &Stage) -> Arc<Lesson> {
    Arc::clone(stage.state().open_lesson().expect("a lesson"))
}

fn type_into(stage: &mut Stage, text: &str, typed: &str) {
    let name = stage.t(text);
    stage.tap_field(&name);
    stage.type_text(typed);
}

/// Turns through all lines of a form.
fn through(stage: &mut Stage, what: &str) {
    for _ in 0..12 {
        no_faults(stage, what);
        let after = stage.t("page-next");
        // The steps beside a form have such a key of their own; that of the form is drawn after it.
        let more = stage.buttons().into_iter().rfind(|button| button.name == after);
        if more.is_none_or(|more| !more.enabled) {
            return;
        }
        stage.tap(&after);
    }
    panic!("{what} has no end");
}

#[test]
fn every_part_of_a_copied_lesson_is_reached_by_taps() {
    for (lang, size) in WINDOWS {
        let mut stage = workshop(lang, size);
        no_faults(&stage, &format!("list {lang:?} {size:?}"));
        book(&mut stage, BookCommand::Open(Some(FIRST.into())));
        no_faults(&stage, &format!("of the program {lang:?} {size:?}"));
        assert!(!stage.has_button(&stage.t("lesson-step-add")), "what comes with the program is only looked at");
        tap(&mut stage, "lesson-copy");
        let narrow = size.x < 1000.0;
        let first = format!("1. {}", lesson(&stage).steps[0].text.get(lang));
        stage.tap(&first);
        through(&mut stage, &format!("step {lang:?} {size:?}"));
        if narrow {
            // The steps were covered.
            tap(&mut stage, "back");
            assert!(stage.has_button(&first));
        }
        for part in PARTS {
            tap(&mut stage, part);
            through(&mut stage, &format!("{part} {lang:?} {size:?}"));
            if narrow {
                tap(&mut stage, "back");
            }
        }
        tap(&mut stage, "back");
        assert!(stage.state().open_lesson().is_none(), "back at the list of lessons");
    }
}

#[test]
fn a_lesson_is_written_from_nothing() {
    let mut stage = workshop(Lang::Ko, LYING);
    tap(&mut stage, "lesson-make");
    assert!(stage.shows("아직 덜 됐어요. 제목을 써 주세요."), "{:?}", stage.words());
    type_into(&mut stage, "lesson-title", "우리 동네");
    // Nothing is pressed to save it: the hand rests, or something else is touched.
    stage.tap("1번째 단계 1번째 단계에 문장을 써 주세요.");
    assert_eq!(lesson(&stage).title.ko, "우리 동네");
    assert!(stage.shows("아직 덜 됐어요. 1번째 단계에 문장을 써 주세요."));
    type_into(&mut stage, "lesson-sentence", "비를 봐요.");
    stage.tap("그림: 그림 더하기");
    assert_eq!(lesson(&stage).steps[0].text.ko, "비를 봐요.");
    assert!(stage.has_button("비"), "a word of the sentence is offered");
    stage.tap_field("찾기");
    stage.type_text("ㅎㄴ");
    stage.tap("하늘");
    assert_eq!(lesson(&stage).steps[0].signs.len(), 1);
    assert!(stage.has_button("하늘 빼기"));
    tap(&mut stage, "lesson-step-add");
    assert!(stage.button("2번째 단계 2번째 단계에 문장을 써 주세요.").chosen, "the new step is open");
    type_into(&mut stage, "lesson-sentence", "그려요.");
    stage.effects();
    let undo = stage.t("undo");
    stage.press_by_reader(&undo);
    let kept = matches!(stage.effects().as_slice(), [.., Effect::Undo(_)]);
    assert!(kept && lesson(&stage).steps[1].text.ko == "그려요.", "it was kept before the undo was asked for");
    assert!(!stage.shows("아직 덜 됐어요. 2번째 단계에 문장을 써 주세요."));
    tap(&mut stage, "lesson-part-cards");
    assert!(stage.shows("비를 봐요.") && stage.shows(&stage.t("lesson-then")));
}

#[test]
fn what_is_typed_is_kept_when_the_hand_rests_and_before_a_step_moves() {
    let mut stage = workshop(Lang::Ko, LYING);
    book(&mut stage, BookCommand::Copy(FIRST.into()));
    let first = format!("1. {}", lesson(&stage).steps[0].text.ko);
    stage.tap(&first);
    let name = stage.t("lesson-sentence");
    stage.tap_field(&name);
    stage.type_text("!");
    assert!(!lesson(&stage).steps[0].text.ko.contains('!'), "not at each letter: one undo takes back some words");
    // Frames are a quarter of a second apart.
    (0..6).for_each(|_| stage.harness().step());
    stage.run();
    let typed = lesson(&stage).steps[0].text.ko.clone();
    assert!(typed.contains('!'), "after a second it is kept, while the line still has the focus: {typed}");
    // A reader moves the step in the very frame after a letter: the words go with their own step.
    stage.harness().event(egui::Event::Text("?".to_owned()));
    let later = stage.t("lesson-step-later");
    for _ in 0..3 {
        if stage.has_button(&later) {
            break;
        }
        tap(&mut stage, "page-next");
    }
    stage.press_by_reader(&later);
    let texts: Vec<String> = lesson(&stage).steps.iter().map(|step| step.text.ko.clone()).collect();
    assert!(texts[1].contains('?') && texts[1].contains('!'), "{texts:?}");
    assert!(!texts[0].contains('?'), "{texts:?}");
}

#[test]
fn words_to_know_are_found_and_lit() {
    for (lang, size) in WINDOWS {
        let mut stage = workshop(lang, size);
        tap(&mut stage, "lesson-make");
        tap(&mut stage, "lesson-part-words");
        tap(&mut stage, "lesson-word-add");
        let search = stage.t("search-here");
        stage.tap_field(&search);
        stage.type_text(if lang == Lang::Ko { "비" } else { "rain" });
        let word = stage.state().words.word("rain").expect("rain").text(lang).to_owned();
        stage.tap(&word);
        assert!(stage.button(&word).chosen, "several are chosen one after the other");
        no_faults(&stage, &format!("words {lang:?} {size:?}"));
        tap(&mut stage, "done");
        assert_eq!(lesson(&stage).words.len(), 1);
        stage.tap(&Texts::new(lang).with("lesson-take", &[("what", &word)]));
        assert!(lesson(&stage).words.is_empty());
    }
}

#[test]
fn a_draft_says_what_it_wants_before_it_is_given() {
    for (lang, size) in WINDOWS {
        let mut stage = workshop(lang, size);
        tap(&mut stage, "lesson-make");
        tap(&mut stage, "back");
        tap(&mut stage, "back");
        let untitled = stage.t("lesson-untitled");
        let anyway = Texts::new(lang).with("lesson-begin-anyway", &[("title", &untitled)]);
        for _ in 0..6 {
            if stage.has_button(&anyway) {
                break;
            }
            tap(&mut stage, "page-next");
        }
        no_faults(&stage, &format!("draft {lang:?} {size:?}"));
        stage.tap(&anyway);
        assert_eq!(stage.state().notices.front().map(|notice| notice.what.as_str()), Some("lesson-unready"));
    }
}

#[test]
fn a_lesson_without_steps_leads_nowhere_wrong() {
    let mut stage = workshop(Lang::Ko, LYING);
    tap(&mut stage, "lesson-make");
    let id = lesson(&stage).id.clone();
    book(&mut stage, BookCommand::Change(id, LessonEdit::TakeStep(0)));
    tap(&mut stage, "lesson-part-cards");
    assert!(stage.shows(&stage.t("lesson-fault-steps")));
    tap(&mut stage, "lesson-step-add");
    assert_eq!(lesson(&stage).steps.len(), 1);
    tap(&mut stage, "lesson-part-about");
    tap(&mut stage, "lesson-remove");
    assert!(stage.has_button(&stage.t("lesson-make")), "back at the list");
}
