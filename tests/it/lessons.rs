//! Lessons as files: those of the program are whole in both languages, and what comes from anywhere is read or refused.

use malgeurim::domain::lesson::{Lesson, LessonStep, Means, Opens, Sign, faults};
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::vocabulary::SymbolRef;
use malgeurim::formats::lesson::{LessonError, MAX_BYTES, builtin, read, write};
use malgeurim::formats::vocabulary;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn there_are_twelve_lessons_and_each_can_be_followed() {
    let lessons = builtin();
    assert_eq!(lessons.len(), 12);
    let ids: BTreeSet<_> = lessons.iter().map(|lesson| &lesson.id).collect();
    assert_eq!(ids.len(), 12);
    let faces: BTreeSet<_> = lessons.iter().map(|lesson| format!("{:?}", lesson.face())).collect();
    assert_eq!(faces.len(), 12, "who does not read finds a lesson by its picture");
    for lesson in &lessons {
        assert_eq!(faults(lesson), [], "{}", lesson.id);
        assert!(lesson.id.is_builtin());
        assert!((5..=9).contains(&lesson.steps.len()), "{} has {} steps", lesson.id, lesson.steps.len());
        assert!(!lesson.goals.is_empty() && !lesson.materials.is_empty() && !lesson.words.is_empty(), "{}", lesson.id);
        assert!(lesson.steps.iter().any(|step| step.opens.is_some()), "{}", lesson.id);
        assert!(lesson.steps.iter().any(|step| !step.skippable), "{}", lesson.id);
    }
}

#[test]
fn every_word_and_symbol_of_a_lesson_is_known() {
    let words = vocabulary::builtin();
    for lesson in builtin() {
        for word in &lesson.words {
            assert!(words.word(word.as_str()).is_some(), "{}: {word}", lesson.id);
        }
        for sign in lesson.signs() {
            match sign {
                Sign::Word(word) => assert!(words.word(word.as_str()).is_some(), "{}: {word}", lesson.id),
                Sign::Symbol(symbol) => {
                    assert!(malgeurim::art::symbols::has_picture(symbol), "{}: {}", lesson.id, symbol.0)
                }
            }
        }
        assert!(lesson.steps.iter().all(|step| !step.signs.is_empty()), "{}: a step without a picture", lesson.id);
    }
}

#[test]
fn every_sentence_is_short_in_both_languages_and_every_way_has_one() {
    for lesson in builtin() {
        for LocalText { ko, en } in lesson.texts() {
            assert!(!ko.is_empty() && !en.is_empty(), "{}: {ko} / {en}", lesson.id);
            assert!(ko.chars().count() < 40, "{}: {ko}", lesson.id);
            assert!(en.chars().count() < 80, "{}: {en}", lesson.id);
        }
        let sentences = lesson.goals.iter().chain(lesson.steps.iter().map(|step| &step.text));
        for LocalText { ko, en } in sentences.chain(lesson.adaptations.values()) {
            assert!(ko.ends_with("요.") && en.ends_with('.'), "{}: {ko} / {en}", lesson.id);
            assert_eq!(ko.matches('.').count(), 1, "{}: one sentence: {ko}", lesson.id);
        }
        for means in Means::ALL {
            assert!(lesson.adaptations.contains_key(&means), "{} says nothing for {means:?}", lesson.id);
        }
    }
}

#[test]
fn a_picture_is_begun_before_it_is_worked_on() {
    for lesson in builtin() {
        let mut begun = false;
        for step in &lesson.steps {
            match step.opens {
                Some(Opens::Paper | Opens::Words | Opens::Photo | Opens::Works) => begun = true,
                Some(Opens::Scene | Opens::Style | Opens::Choose | Opens::Canvas | Opens::Title) => {
                    assert!(begun, "{}: {}", lesson.id, step.text.ko);
                }
                Some(Opens::Talk | Opens::Exhibit) | None => {}
            }
        }
    }
}

#[test]
fn lessons_go_out_and_come_in_again() {
    let lessons = builtin();
    let file = write(&lessons).unwrap();
    assert_eq!(read(&file).unwrap(), lessons);
    assert!(matches!(write(&[]), Err(LessonError::Count)));
    let draft = Lesson { steps: Vec::new(), ..lessons[0].clone() };
    let written = write(&[lessons[1].clone(), draft]);
    assert!(matches!(written, Err(LessonError::Lesson(1, _))), "nobody could read it again");
}

#[test]
fn pictures_of_one_device_stay_there() {
    let stored = Sign::Symbol(SymbolRef(format!("blob:{}", "a".repeat(64))));
    let word = Sign::Word("draw".into());
    let step = LessonStep {
        text: LocalText::same("그려요."),
        signs: vec![stored.clone(), word.clone()],
        ..LessonStep::default()
    };
    let lesson = Lesson { id: "l".into(), title: LocalText::same("선"), steps: vec![step], ..Lesson::default() };
    let back = read(&write(&[lesson]).unwrap()).unwrap();
    assert_eq!(back[0].steps[0].signs, [word]);
    let by_hand = serde_json::json!({"format": "malgeurim-lessons", "version": 1, "lessons": [
        {"id": "l", "title": {"ko": "선"}, "steps": [{"text": {"ko": "그려요."}, "signs": [stored]}]}]});
    let read = read(by_hand.to_string().as_bytes()).unwrap();
    assert!(read[0].steps[0].signs.is_empty());
}

#[test]
fn what_is_no_file_of_lessons_is_refused() {
    let lesson = r#"{"id":"l","title":{"ko":"선"},"steps":[{"text":{"ko":"그려요."}}]}"#;
    let file = |version: u32, lessons: &str| {
        format!(r#"{{"format":"malgeurim-lessons","version":{version},"lessons":[{lessons}]}}"#).into_bytes()
    };
    assert_eq!(read(&file(1, lesson)).unwrap().len(), 1);
    assert!(matches!(read(&file(2, "\"of another form\"")), Err(LessonError::Newer(2))));
    assert!(matches!(read(&file(1, "")), Err(LessonError::Count)));
    assert!(matches!(read(&file(1, &vec![lesson; 101].join(","))), Err(LessonError::Count)));
    assert!(matches!(read(&file(1, &[lesson; 2].join(","))), Err(LessonError::Twice(_))));
    assert!(matches!(read(&file(1, r#"{"id":"l","title":{},"steps":[]}"#)), Err(LessonError::Lesson(0, _))));
    assert!(matches!(read(br#"{"format":"else","version":1}"#), Err(LessonError::Unreadable(_))));
    assert!(matches!(read(&vec![b' '; MAX_BYTES + 1]), Err(LessonError::TooBig)));
    assert!(matches!(read(b""), Err(LessonError::Unreadable(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A damaged file is refused or read as lessons that can be followed and written again; never anything else.
    #[test]
    fn a_damaged_file_gives_whole_lessons_or_none(
        nth in 0_usize..12,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut file = write(&builtin()[nth..=nth]).unwrap();
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if !whole {
            file.truncate(cut.index(file.len()));
        }
        if let Ok(lessons) = read(&file) {
            for lesson in &lessons {
                prop_assert_eq!(faults(lesson), []);
            }
            prop_assert_eq!(read(&write(&lessons).unwrap()).unwrap(), lessons);
        }
    }
}
