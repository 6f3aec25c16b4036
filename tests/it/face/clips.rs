//! Own recordings on buttons: from the settings to a button that sounds like its person.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{ClipsCommand, Command, Effect, Outcome, RecordingNews, Room, TalkCommand};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::Lang;
use std::sync::Arc;

/// The number of the recording that was begun, or that was ended.
fn recording(stage: &mut Stage) -> Option<u64> {
    stage.effects().into_iter().find_map(|effect| match effect {
        Effect::RecordStart { id } | Effect::RecordStop { id } => Some(id),
        _ => None,
    })
}

#[test]
fn a_voice_is_recorded_heard_and_deleted_by_taps() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("목소리");
    stage.tap("버튼에 내 목소리 녹음하기");
    assert!(stage.shows("녹음할 버튼을 눌러 주세요."));
    assert!(!stage.button("녹음하기").enabled && stage.button("부르기").enabled);
    stage.tap("나");
    assert!(stage.shows("나") && stage.shows("아직 녹음이 없어요"));
    assert!(!stage.button("녹음 듣기").enabled && !stage.button("녹음 지우기").enabled);

    stage.tap("녹음하기");
    let id = recording(&mut stage).expect("the microphone is opened");
    assert!(!stage.shows("녹음하고 있어요"), "not before it is open");
    stage.outcome(Outcome::Recording(id, RecordingNews::Started));
    assert!(stage.shows("녹음하고 있어요") && !stage.button("나").enabled);
    stage.tap("녹음 멈추기");
    assert_eq!(recording(&mut stage), Some(id));
    stage.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(b"me".to_vec()))));
    assert!(stage.shows("녹음이 있어요") && stage.has_button("나, 녹음이 있어요"));
    stage.tap("녹음 듣기");
    let clip = |effect: Effect| if let Effect::Speak { what, .. } = effect { what.clip } else { None };
    assert_eq!(stage.effects().into_iter().find_map(clip), Some(BlobId::of(b"me")));
    stage.tap("녹음 지우기");
    assert!(stage.shows("아직 녹음이 없어요") && !stage.has_button("나, 녹음이 있어요"));
    stage.tap("다 했어요");
    assert!(stage.has_button("말하기") && stage.has_button("나"));
}

#[test]
fn its_keys_are_large_enough_in_every_window() {
    for (size, lang) in
        [(LYING, Lang::Ko), (STANDING, Lang::En), (PHONE, Lang::Ko), (egui::vec2(860.0, 420.0), Lang::En)]
    {
        let mut stage = Stage::new(lang, size);
        stage.send(Command::Clips(ClipsCommand::Mode(true)));
        let press = |button: &str| TalkCommand::Press { board: "builtin/home".into(), button: button.into() };
        stage.send(Command::Talk(press("r1c1")));
        for key in ["record", "record-play", "record-delete", "done", "home"] {
            let name = stage.t(key);
            assert!(stage.has_button(&name), "{size:?} {name}");
        }
        let found = faults(&stage, 72.0);
        assert!(found.is_empty(), "{size:?}\n{}", found.join("\n"));
        stage.send(Command::Clips(ClipsCommand::Start));
        let name = stage.t("record-stop");
        assert!(stage.button(&name).enabled, "{size:?}");
    }
}
