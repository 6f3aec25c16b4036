//! Own recordings for buttons, without a window or a microphone: nothing is recorded without a tap, nothing is kept that
//! was not stopped by a tap, and what was recorded is heard instead of the voice.

use crate::common::{Bench, commits};
use malgeurim::app::{Command, Effect, EffectId, Outcome, RecordingNews, Room, SpeechNews, on_outcome};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::record::Record;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use malgeurim::io::store::Store;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

const WAV: &[u8] = b"my own voice";

fn clips(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "clips": command }))
}

/// The mode is on and 물 is chosen.
fn choosing() -> Bench {
    let mut bench = Bench::talking();
    clips(&mut bench, json!({"mode": true}));
    bench.press_word("drink", "water");
    bench
}

/// The number of the recording that these effects begin.
fn begun(effects: &[Effect]) -> EffectId {
    match effects {
        [Effect::StopSpeech, Effect::RecordStart { id }] => *id,
        other => panic!("{other:?}"),
    }
}

fn stopped(effects: &[Effect], id: EffectId) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::RecordStop { id: of } if *of == id))
}

fn start(bench: &mut Bench) -> EffectId {
    let id = begun(&clips(bench, json!("start")));
    bench.outcome(Outcome::Recording(id, RecordingNews::Started));
    id
}

/// The microphone hands over what it heard.
fn heard(bench: &mut Bench, id: EffectId, wav: &[u8]) -> Vec<Effect> {
    bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(wav.to_vec()))))
}

/// Records for the chosen button from start to end.
fn record(bench: &mut Bench, wav: &[u8]) -> BlobId {
    let id = start(bench);
    assert!(stopped(&clips(bench, json!("stop")), id));
    heard(bench, id, wav);
    BlobId::of(wav)
}

fn kept(bench: &Bench) -> Vec<(String, BlobId)> {
    bench.state.person().unwrap().clips.clone().into_iter().collect()
}

fn is_recording(bench: &Bench) -> bool {
    bench.state.talk.clip.as_ref().is_some_and(|clip| clip.recording.is_some())
}

#[test]
fn in_the_mode_a_tap_chooses_and_says_nothing() {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "settings"}));
    clips(&mut bench, json!({"mode": true}));
    assert_eq!(bench.state.room, Room::Talk, "the mode is in Talk");
    assert!(bench.state.chosen_button().is_none());
    assert!(bench.press_word("home", "me").is_empty());
    let (board, button) = bench.state.chosen_button().unwrap();
    assert_eq!((board.id.as_str(), button.word.as_ref().map(|id| id.as_str())), ("builtin/home", Some("me")));
    assert!(bench.said.is_empty() && bench.tiles().is_empty());
    // Other boards are still reached, by a button that speaks and opens too.
    bench.press_word("home", "food");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/food");
    assert!(bench.press_word("food", "rice").is_empty());
    assert_eq!(bench.state.talk.board.as_str(), "builtin/food", "it does not go home by itself");
    clips(&mut bench, json!({"mode": false}));
    bench.press_word("food", "rice");
    assert_eq!((bench.tiles(), bench.said.len()), (vec!["rice".to_owned()], 1), "taps speak again");
}

#[test]
fn nothing_is_recorded_without_a_chosen_button_and_a_tap_on_the_key() {
    let mut bench = Bench::talking();
    assert!(clips(&mut bench, json!("start")).is_empty(), "not outside the mode");
    clips(&mut bench, json!({"mode": true}));
    for command in ["start", "stop", "play", "delete"] {
        assert!(clips(&mut bench, json!(command)).is_empty(), "{command} without a button");
    }
    let mut nobody = Bench::empty();
    clips(&mut nobody, json!({"mode": true}));
    assert!(nobody.state.talk.clip.is_none() && nobody.state.room == Room::Who);
}

#[test]
fn start_and_stop_keep_a_clip_in_one_step() {
    let mut bench = choosing();
    let id = begun(&clips(&mut bench, json!("start")));
    assert!(bench.state.talk.clip.as_ref().is_some_and(|clip| !clip.listening), "not before the microphone is open");
    bench.outcome(Outcome::Recording(id, RecordingNews::Started));
    assert!(bench.state.talk.clip.as_ref().is_some_and(|clip| clip.listening));
    assert_eq!(bench.state.speaking, None);
    assert!(stopped(&clips(&mut bench, json!("stop")), id));
    assert!(!is_recording(&bench));
    let effects = heard(&mut bench, id, WAV);
    let [Effect::Commit { transaction, blobs, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((transaction.name.as_str(), transaction.undoable), ("clip-add", true));
    assert_eq!(transaction.profile, bench.state.who);
    assert_eq!(blobs.as_slice(), [(BlobId::of(WAV), Arc::new(WAV.to_vec()))]);
    assert_eq!(kept(&bench), [("word:water".to_owned(), BlobId::of(WAV))]);
    assert!(bench.read_notices().is_empty(), "the button shows it");
    bench.run(json!("undo"));
    assert!(kept(&bench).is_empty());
    bench.run(json!("redo"));
    assert_eq!(kept(&bench).len(), 1);
}

#[test]
fn a_recording_that_ends_by_itself_is_kept() {
    let mut bench = choosing();
    let id = start(&mut bench);
    assert_eq!(commits(&heard(&mut bench, id, WAV)).len(), 1);
    assert!(!is_recording(&bench));
    assert!(clips(&mut bench, json!("stop")).is_empty());
}

#[test]
fn while_it_records_taps_change_nothing() {
    let mut bench = choosing();
    let id = start(&mut bench);
    bench.press_word("home", "food");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
    assert!(clips(&mut bench, json!("start")).is_empty() && clips(&mut bench, json!("play")).is_empty());
    clips(&mut bench, json!("stop"));
    heard(&mut bench, id, WAV);
    assert_eq!(kept(&bench)[0].0, "word:water");
}

#[test]
fn the_clip_is_heard_instead_of_the_voice() {
    let mut bench = choosing();
    let blob = record(&mut bench, WAV);
    clips(&mut bench, json!("play"));
    assert_eq!(bench.said.pop().and_then(|what| what.clip), Some(blob.clone()));
    clips(&mut bench, json!({"mode": false}));
    // On the board, and as a suggestion or found word.
    bench.press_word("drink", "water");
    bench.talk(json!("speak"));
    bench.talk(json!({"word": "water"}));
    let own = Some(blob);
    assert_eq!(bench.said.iter().map(|what| what.clip.clone()).collect::<Vec<_>>(), [own.clone(), own.clone(), own]);
    assert_eq!(bench.said[0].text, "물", "and the text if the clip cannot be read");
    // What an ending key or another word adds is only in the voice.
    bench.said.clear();
    bench.talk(json!({"ending": "question"}));
    bench.talk(json!("speak"));
    bench.talk(json!("clear"));
    bench.words(&["water", "drink"]);
    bench.said.clear();
    bench.talk(json!("speak"));
    assert_eq!(bench.said.last().map(|what| what.clip.clone()), Some(None));
}

#[test]
fn a_lit_ending_key_is_spoken() {
    let mut bench = choosing();
    record(&mut bench, WAV);
    clips(&mut bench, json!({"mode": false}));
    bench.press_word("drink", "water");
    bench.talk(json!({"ending": "request"}));
    bench.talk(json!("speak"));
    let said = bench.said.pop().unwrap();
    assert_eq!((said.text.as_str(), said.clip), ("물 주세요.", None));
}

#[test]
fn a_clip_belongs_to_one_person() {
    let mut bench = choosing();
    record(&mut bench, WAV);
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"go": "talk"}));
    bench.said.clear();
    bench.press_word("drink", "water");
    assert_eq!(bench.said[0].clip, None);
}

#[test]
fn a_second_recording_takes_the_place_of_the_first() {
    let mut bench = choosing();
    let first = record(&mut bench, WAV);
    let second = record(&mut bench, b"clearer");
    assert_eq!(kept(&bench), [("word:water".to_owned(), second)]);
    bench.run(json!("undo"));
    assert_eq!(kept(&bench), [("word:water".to_owned(), first)]);
}

#[test]
fn deleting_can_be_undone() {
    let mut bench = choosing();
    record(&mut bench, WAV);
    let effects = clips(&mut bench, json!("delete"));
    assert_eq!(commits(&effects)[0].name, "clip-delete");
    assert!(kept(&bench).is_empty());
    assert!(clips(&mut bench, json!("delete")).is_empty(), "nothing to delete is no step");
    assert!(clips(&mut bench, json!("play")).is_empty());
    bench.run(json!("undo"));
    assert_eq!(kept(&bench).len(), 1);
}

#[test]
fn leaving_the_mode_or_the_room_closes_the_microphone_and_forgets() {
    let other = |bench: &mut Bench| json!({"profiles": {"choose": bench.add_person("바다")}});
    let ways: [fn(&mut Bench) -> Value; 4] = [
        |_| json!({"clips": {"mode": false}}),
        |_| json!({"go": "home"}),
        |_| json!({"create": "from-strip"}),
        |bench| json!({"profiles": {"remove": bench.state.who}}),
    ];
    for way in ways.into_iter().chain([other as fn(&mut Bench) -> Value]) {
        let mut bench = choosing();
        let id = start(&mut bench);
        let command = way(&mut bench);
        let effects = bench.run(command.clone());
        assert!(stopped(&effects, id), "{command}: {effects:?}");
        assert!(bench.state.talk.clip.is_none(), "{command}");
        assert!(heard(&mut bench, id, WAV).is_empty(), "{command}: what comes late is forgotten");
        assert!(bench.rows.values().all(|row| !row.blobs().contains(&BlobId::of(WAV))), "{command}");
    }
}

#[test]
fn what_was_stopped_by_a_tap_is_kept_even_if_it_comes_late() {
    let mut bench = choosing();
    let id = start(&mut bench);
    clips(&mut bench, json!("stop"));
    assert!(!stopped(&bench.run(json!({"go": "home"})), id), "it is closed already");
    assert_eq!(commits(&heard(&mut bench, id, WAV)).len(), 1);
    assert_eq!(kept(&bench).len(), 1);
    assert_eq!(bench.read_notices(), ["recording-saved"]);
}

#[test]
fn a_person_who_is_taken_away_behind_the_room_closes_it() {
    let mut bench = choosing();
    let id = start(&mut bench);
    let effects = bench_without_people(&mut bench);
    assert!(stopped(&effects, id) && bench.state.room == Room::Who);
}

/// A backup from before anybody was there was opened.
fn bench_without_people(bench: &mut Bench) -> Vec<Effect> {
    bench.rows.clear();
    bench.outcome(Outcome::Restored(Vec::new()))
}

#[test]
fn a_failure_is_told_and_nothing_hangs() {
    let mut bench = choosing();
    let id = begun(&clips(&mut bench, json!("start")));
    bench.outcome(Outcome::Recording(id, RecordingNews::Failed(Notice::problem("no-microphone"))));
    assert_eq!(bench.read_notices(), ["no-microphone"]);
    assert!(!is_recording(&bench));
    assert!(bench.state.chosen_button().is_some(), "one can try again");
    // The failure of a recording that was given up is nobody's concern.
    let id = start(&mut bench);
    clips(&mut bench, json!({"mode": false}));
    bench.outcome(Outcome::Recording(id, RecordingNews::Failed(Notice::problem("recording-failed"))));
    assert!(bench.read_notices().is_empty());
}

#[test]
fn settings_do_not_touch_recordings() {
    let mut bench = choosing();
    let before = bench.state.person().cloned().unwrap();
    record(&mut bench, WAV);
    let mut person = before;
    person.speech.rate = 1.5;
    bench.run(json!({"settings": {"save": person}}));
    assert_eq!(kept(&bench).len(), 1);
}

#[test]
fn a_failed_chime_ends_no_sentence() {
    let mut bench = Bench::talking();
    bench.press_word("home", "me");
    bench.outcome(Outcome::Speech(7, SpeechNews::Started));
    bench.outcome(Outcome::Unheard(Notice::problem("no-sound-device")));
    bench.outcome(Outcome::Speech(8, SpeechNews::Failed(Notice::problem("voice-failed"))));
    assert_eq!(bench.state.speaking, Some(7));
    assert_eq!(bench.read_notices(), ["no-sound-device", "voice-failed"]);
}

#[test]
fn a_profile_of_an_older_version_has_no_clips_and_one_of_now_keeps_them() {
    let mut bench = choosing();
    let plain = serde_json::to_value(bench.state.person().unwrap()).unwrap();
    assert!(plain.get("clips").is_none());
    record(&mut bench, WAV);
    let text = serde_json::to_string(&Record::Profile(bench.state.person().cloned().unwrap())).unwrap();
    let back: Record = serde_json::from_str(&text).unwrap();
    assert!(back.blobs().contains(&BlobId::of(WAV)));
}

fn command(value: Value) -> Command {
    serde_json::from_value(value).unwrap()
}

#[test]
fn without_sound_it_says_so_and_the_store_keeps_the_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let wait = Duration::from_secs(60);
    let mut desk = Desk::for_command(&home, Lang::Ko).unwrap();
    desk.choose(None, "하늘").unwrap();
    let press = json!({"talk": {"press": {"board": "builtin/home", "button": "r1c1"}}});
    for value in [json!({"clips": {"mode": true}}), press, json!({"clips": "start"})] {
        desk.send(command(value));
    }
    assert!(desk.state().chosen_button().is_some());
    desk.drain();
    assert!(desk.state().notices.iter().any(|notice| notice.what == "no-microphone"));
    // A microphone that hears something.
    let effects = malgeurim::app::on_command(desk.state_mut(), command(json!({"clips": "start"})), 1);
    let id = begun(&effects);
    let news = RecordingNews::Recorded(Arc::new(WAV.to_vec()));
    let effects = on_outcome(desk.state_mut(), Outcome::Recording(id, news));
    desk.carry_out(effects);
    assert!(desk.settle(wait));
    drop(desk);
    // Opening collects what nobody needs.
    for _ in 0..2 {
        let opened = Store::open(&home.data, 2, wait).unwrap();
        assert_eq!(opened.store.blob(&BlobId::of(WAV)).unwrap(), WAV);
    }
}
