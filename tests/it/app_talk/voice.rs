//! Who is heard and when: what is held on locks nobody out, what protects comes through from everywhere.

use crate::common::Bench;
use malgeurim::app::{
    Ask, AttentionNews, Command, Effect, EffectId, Outcome, Partner, Speaking, SpeechNews, VoicesCommand,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::strip::{Piece, Tile};
use malgeurim::domain::turn::Turn;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use serde_json::json;

fn spoken(effects: &[Effect]) -> Option<Speaking> {
    effects.iter().find_map(|effect| match effect {
        Effect::Speak { what, .. } => Some(what.clone()),
        _ => None,
    })
}

fn stops(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::StopSpeech))
}

/// Something is said and held on in the middle.
fn hold_on(bench: &mut Bench) {
    bench.outcome(Outcome::Speech(900, SpeechNews::Started));
    assert!(bench.state.sounds());
    bench.run(json!({"pause-speech": true}));
    assert!(bench.state.paused && !bench.state.sounds());
}

fn ended(bench: &Bench) -> bool {
    bench.state.speaking.is_none() && !bench.state.paused
}

#[test]
fn what_is_held_on_ends_with_a_change_of_the_strip_and_with_the_person() {
    let changes = [json!({"word": "water"}), json!("clear"), json!("delete-last")];
    for change in changes {
        let mut bench = Bench::talking();
        hold_on(&mut bench);
        let effects = bench.talk(change);
        assert!(matches!(effects.first(), Some(Effect::StopSpeech)), "before anything new is said: {effects:?}");
        assert!(ended(&bench));
        bench.outcome(Outcome::Speech(900, SpeechNews::Finished));
        assert!(!stops(&bench.talk(json!({"word": "rice"}))), "nothing is held on any more");
    }
    let mut bench = Bench::talking();
    let backup = bench.rows.clone();
    bench.talk(json!({"word": "water"}));
    hold_on(&mut bench);
    bench.run(json!("undo"));
    assert!(ended(&bench), "the sentence is another one");
    bench.run(json!("redo"));
    hold_on(&mut bench);
    bench.rows = backup;
    let records = bench.rows.values().cloned().collect();
    assert!(stops(&bench.outcome(Outcome::Restored(records))) && ended(&bench), "and so it is here");
    let who = Bench::talking().state.who.unwrap();
    for leave in [json!({"go": "who"}), json!({"profiles": {"remove": who}})] {
        let mut bench = Bench::talking();
        hold_on(&mut bench);
        assert!(stops(&bench.run(leave)) && ended(&bench));
    }
    let mut bench = Bench::talking();
    hold_on(&mut bench);
    assert!(!stops(&bench.run(json!({"go": "home"}))) && bench.state.paused, "another room is no other person");
}

#[test]
fn the_microphone_for_words_listens_while_speech_is_held_on() {
    let mut bench = Bench::talking();
    bench.run(json!({"recognize": {"turn": ["word", true]}}));
    let id: EffectId = bench.state.recognize.on.as_ref().unwrap().id;
    bench.outcome(Outcome::Attention(id, AttentionNews::Opened));
    let pauses = |effects: Vec<Effect>| {
        effects.into_iter().rev().find_map(|effect| match effect {
            Effect::Attend { ask: Ask::Pause(on), .. } => Some(on),
            _ => None,
        })
    };
    assert_eq!(pauses(bench.outcome(Outcome::Speech(900, SpeechNews::Started))), Some(true));
    assert_eq!(pauses(bench.run(json!({"pause-speech": true}))), Some(false));
    assert_eq!(pauses(bench.run(json!({"pause-speech": false}))), Some(true));
}

#[test]
fn what_protects_comes_through_from_quick_places_the_history_and_boards_of_others() {
    let mut bench = Bench::talking();
    let is = |effects: &[Effect]| spoken(effects).map(|what| (what.turn, what.protects));
    let at_once = Some((Turn::Cuts, true));
    bench.talk(json!({"word": "hurt"}));
    bench.talk(json!("speak"));
    let who = bench.state.who.clone().unwrap();
    let said = bench.state.library.said(&who)[0].id.clone();
    assert_eq!(is(&bench.talk(json!({"say-again": said}))), at_once);
    bench.talk(json!({"sayings": {"quick": [said, 0]}}));
    assert_eq!(is(&bench.talk(json!({"sayings": {"say-quick": 0}}))), at_once);
    bench.talk(json!("clear"));
    bench.talk(json!({"word": "water"}));
    assert_eq!(is(&bench.talk(json!("speak"))), Some((Turn::Waits, false)));
    assert_eq!(is(&bench.talk(json!("repeat"))), Some((Turn::Waits, false)));
    bench.talk(json!("clear"));
    let stop = bench.state.words.word("stop").unwrap().ko.clone();
    let bare = |text: &str, says: &str| Tile { vocalization: says.to_owned(), ..Piece::Text(text.to_owned()).into() };
    for (tile, expected) in [
        (bare(&stop, ""), at_once),
        (bare("Halt", &format!("{stop}!")), at_once),
        (bare("로봇", ""), Some((Turn::Word, false))),
    ] {
        bench.state.talk.partner = Some(Partner { answers: vec![tile], ..Partner::default() });
        let effects = bench.talk(json!({"sayings": {"answer": 0}}));
        assert_eq!(is(&effects), expected);
    }
}

#[test]
fn trying_a_service_keeps_to_the_rules_as_they_are_now() {
    let mut bench = Bench::talking();
    let service = VoiceRef::new(VoiceEngine::Service, "s");
    let tried = |bench: &mut Bench, text: &str| {
        let (voice, text) = (Some(service.clone()), text.to_owned());
        let effects = bench.send(Command::Voices(VoicesCommand::Try { lang: Lang::Ko, voice, text }));
        spoken(&effects).unwrap().voice
    };
    super::send_typed_text(&mut bench, true);
    assert_eq!(tried(&mut bench, "물"), Some(service.clone()));
    assert_eq!(tried(&mut bench, "sex"), None, "a word that is never sent");
    super::send_typed_text(&mut bench, false);
    assert_eq!(tried(&mut bench, "물"), None);
    assert!(bench.state.notices.iter().any(|notice| notice.what == "voice-silent"));
}
