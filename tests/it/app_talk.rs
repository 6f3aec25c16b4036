//! Talk, without a window: taps become tiles, tiles a sentence, the sentence speech.

mod captions;
mod partner;
mod privacy;
mod sayings;
mod second;
mod strip;
mod typing;
mod voice;

use crate::common::Bench;
use malgeurim::app::{Effect, Outcome, PinAnswer, Room, ServiceNews, SpeechNews};
use malgeurim::domain::notice::Notice;
use malgeurim::domain::record::{Record, Write};
use malgeurim::domain::service::{Guard, ServiceRules};
use malgeurim::domain::strip::Piece;
use malgeurim::domain::turn::Turn;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use serde_json::json;

/// What was given to the voice since the last look.
fn heard(bench: &mut Bench) -> Vec<String> {
    std::mem::take(&mut bench.said).into_iter().map(|what| what.text).collect()
}

/// An instructor lets typed text be sent to services, or not.
fn send_typed_text(bench: &mut Bench, on: bool) {
    guard_by(bench, Guard { free_text: on, ..Guard::default() });
}

/// An instructor sets what may be sent.
fn guard_by(bench: &mut Bench, guard: Guard) {
    bench.run(json!({"go": "settings"}));
    bench.run(json!({"services": {"pin": "4711"}}));
    bench.outcome(Outcome::Service(ServiceNews::Pin(PinAnswer::Right)));
    bench.run(json!({"services": {"rules": ServiceRules { guard, ..ServiceRules::default() }}}));
    bench.run(json!({"go": "talk"}));
}

/// The number of the last thing given to the voice.
fn last_speech(effects: &[Effect]) -> u64 {
    let id = |effect: &Effect| if let Effect::Speak { id, .. } = effect { Some(*id) } else { None };
    effects.iter().rev().find_map(id).unwrap()
}

#[test]
fn a_tap_adds_a_tile_is_stored_and_heard() {
    let mut bench = Bench::talking();
    let effects = bench.press_word("home", "me");
    let [Effect::Commit { transaction, blobs, .. }, Effect::Speak { what, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!((transaction.name.as_str(), transaction.undoable), ("strip-add", true));
    assert_eq!(transaction.profile, bench.state.who);
    assert!(blobs.is_empty());
    let [Write::Put(record)] = transaction.writes.as_slice() else { panic!("{transaction:?}") };
    assert!(matches!(&**record, Record::Strip(strip) if strip.tiles[0].piece == Piece::Word("me".into())));
    assert_eq!((what.text.as_str(), what.clip.as_ref()), ("나", None));
    assert_eq!(bench.tiles(), ["me"]);
}

#[test]
fn who_hears_only_the_sentence_hears_no_single_word() {
    let mut bench = Bench::talking();
    let mut person = bench.state.person().cloned().unwrap();
    person.speech.each_word = false;
    (person.speech.rate, person.speech.volume) = (1.5, 0.5);
    bench.run(json!({"settings": {"save": person}}));
    bench.words(&["me", "water", "drink"]);
    assert!(heard(&mut bench).is_empty());
    bench.talk(json!("speak"));
    let said = bench.said.pop().unwrap();
    assert_eq!((said.text.as_str(), said.rate, said.volume), ("저는 물을 마셔요.", 1.5, 0.5));
}

#[test]
fn a_button_may_speak_and_open() {
    let mut bench = Bench::talking();
    bench.press_word("home", "food");
    assert_eq!((bench.state.talk.board.as_str(), bench.tiles()), ("builtin/food", vec!["food".to_owned()]));
    assert_eq!(heard(&mut bench), ["음식"]);
    bench.talk(json!("back"));
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
}

#[test]
fn a_folder_that_is_no_word_only_opens() {
    let mut bench = Bench::talking();
    bench.talk(json!({"open": "builtin/beginner-home"}));
    let board = bench.state.board().cloned().unwrap();
    let folder = board.buttons.iter().find(|button| !button.speaks()).unwrap();
    let effects = bench.run(json!({"talk": {"press": {"board": board.id, "button": folder.id}}}));
    assert!(effects.is_empty() && bench.tiles().is_empty());
    assert_ne!(bench.state.talk.board, board.id);
}

#[test]
fn a_topic_board_goes_home_by_itself_after_a_word() {
    let mut bench = Bench::talking();
    bench.press_word("home", "food");
    assert!(bench.state.board().is_some_and(|board| board.returns_home), "this test needs a board that returns");
    bench.press_word("food", "rice");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
    assert!(bench.state.talk.trail.is_empty());
    // A board that stays, stays.
    bench.talk(json!({"open": "builtin/art"}));
    bench.press_word("art", "draw");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/art");
}

#[test]
fn a_press_on_what_is_not_there_does_nothing() {
    let mut bench = Bench::talking();
    for (board, button) in [("builtin/nowhere", "r1c1"), ("builtin/home", "r9c9")] {
        assert!(bench.run(json!({"talk": {"press": {"board": board, "button": button}}})).is_empty());
    }
    assert!(bench.run(json!({"talk": {"open": "builtin/nowhere"}})).is_empty());
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
}

#[test]
fn the_way_back_ends_at_the_home_board() {
    let mut bench = Bench::talking();
    for board in ["food", "snack", "drink"] {
        bench.talk(json!({"open": format!("builtin/{board}")}));
    }
    for board in ["snack", "food", "home", "home"] {
        bench.talk(json!("back"));
        assert_eq!(bench.state.talk.board.as_str(), format!("builtin/{board}"));
    }
    bench.talk(json!({"open": "builtin/food"}));
    bench.talk(json!("home-board"));
    assert_eq!(bench.state.talk.board.as_str(), "builtin/home");
}

#[test]
fn what_is_said_is_kept_beside_what_was_tapped() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water", "drink"]);
    bench.talk(json!({"ending": "past"}));
    heard(&mut bench);
    let effects = bench.talk(json!("speak"));
    assert_eq!(heard(&mut bench), ["저는 물을 마셨어요."]);
    let said: Vec<_> = bench.state.library.utterances.values().cloned().collect();
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].text, "저는 물을 마셨어요.");
    assert_eq!(said[0].tiles, bench.state.strip().tiles);
    assert_eq!((said[0].at, said[0].endings), (bench.now, bench.state.strip().endings));
    let [transaction] = <[_; 1]>::try_from(crate::common::commits(&effects)).unwrap();
    assert!(!transaction.undoable, "what was said was said");
    // Undo takes the ending key back, not what was said.
    bench.run(json!("undo"));
    assert_eq!(bench.state.library.utterances.len(), 1);
    assert_eq!(bench.state.talk.sentence.text, "저는 물을 마셔요.");
}

#[test]
fn an_empty_strip_says_nothing() {
    let mut bench = Bench::talking();
    assert!(bench.talk(json!("speak")).is_empty());
    assert!(bench.talk(json!("repeat")).is_empty());
    bench.talk(json!({"show-big": true}));
    assert_eq!(bench.state.talk.big, None);
    assert!(bench.state.library.utterances.is_empty());
}

#[test]
fn the_word_after_a_spoken_sentence_begins_a_new_one_in_one_step() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    bench.talk(json!({"ending": "want"}));
    bench.talk(json!("speak"));
    bench.words(&["rice"]);
    assert_eq!(bench.tiles(), ["rice"]);
    assert!(!bench.state.strip().endings.want, "the keys go out with the sentence");
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["water"]);
    assert!(bench.state.strip().endings.want);
}

#[test]
fn the_last_sentence_is_said_again_word_for_word() {
    let mut bench = Bench::talking();
    bench.words(&["water", "give"]);
    bench.talk(json!({"ending": "request"}));
    bench.talk(json!("speak"));
    bench.talk(json!("clear"));
    heard(&mut bench);
    bench.talk(json!("repeat"));
    assert_eq!(heard(&mut bench), ["물 주세요."]);
}

#[test]
fn without_sound_the_sentence_stands_there_in_huge_letters() {
    let mut bench = Bench::talking();
    bench.words(&["water", "give"]);
    let word = last_speech(&bench.talk(json!({"hear-tile": 0})));
    bench.outcome(Outcome::Speech(word, SpeechNews::Started));
    assert_eq!(bench.state.speaking, Some(word));
    bench.outcome(Outcome::Speech(word, SpeechNews::Finished));
    assert_eq!((bench.state.speaking, bench.state.talk.big.as_deref()), (None, None));

    let sentence = last_speech(&bench.talk(json!("speak")));
    let text = bench.state.talk.sentence.text.clone();
    bench.outcome(Outcome::Speech(sentence, SpeechNews::Failed(Notice::problem("no-sound-device"))));
    assert_eq!(bench.state.talk.big, Some(text));
    assert_eq!(bench.read_notices(), ["no-sound-device"]);
    bench.talk(json!({"show-big": false}));
    assert_eq!(bench.state.talk.big, None);
}

#[test]
fn sound_that_fails_in_another_room_opens_nothing_there() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    let id = last_speech(&bench.talk(json!("speak")));
    bench.run(json!({"go": "works"}));
    bench.outcome(Outcome::Speech(id, SpeechNews::Failed(Notice::problem("no-sound-device"))));
    assert_eq!((bench.state.talk.big.as_deref(), bench.state.room), (None, Room::Works));
}

#[test]
fn words_are_found_by_form_initials_and_english() {
    let mut bench = Bench::talking();
    for text in ["물", "ㅁ", "wat"] {
        bench.talk(json!({"search": text}));
        assert!(bench.state.talk.found.contains(&"water".into()), "{text}: {:?}", bench.state.talk.found);
    }
    bench.talk(json!({"search": "물"}));
    assert_eq!(bench.state.talk.found[0].as_str(), "water", "the whole word comes first");
    bench.talk(json!({"search": "쀍"}));
    assert!(bench.state.talk.found.is_empty());
    bench.talk(json!({"search": null}));
    assert_eq!(bench.state.talk.search, None);
}

#[test]
fn calling_and_stopping_are_always_in_reach() {
    let mut bench = Bench::talking();
    assert!(matches!(bench.talk(json!("chime")).as_slice(), [Effect::Chime]));
    assert!(matches!(bench.run(json!("stop-speech")).as_slice(), [Effect::StopSpeech]));
}

#[test]
fn what_protects_cuts_in_and_words_do_not_pile_up() {
    let mut bench = Bench::talking();
    let turn = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Speak { what, .. } => Some((what.turn, what.voice.clone())),
            _ => None,
        })
    };
    let service = Some(VoiceRef::new(VoiceEngine::Service, "s"));
    send_typed_text(&mut bench, true);
    bench.run(json!({"voices": {"choose": ["ko", {"engine": "service", "name": "s"}]}}));
    for cuts in [false, true] {
        let mut person = bench.state.person().cloned().unwrap();
        person.speech.interrupt = cuts;
        bench.run(json!({"settings": {"save": person}}));
        let as_set = |turn| if cuts { Turn::Cuts } else { turn };
        for word in ["stop", "help", "hurt", "no", "toilet"] {
            // What protects is never sent to a service, and waits for none.
            assert_eq!(turn(&bench.talk(json!({"word": word}))), Some((Turn::Cuts, None)), "{word}");
        }
        assert_eq!(turn(&bench.talk(json!("speak"))), Some((Turn::Cuts, None)), "a sentence of such words alone");
        assert_eq!(turn(&bench.talk(json!({"word": "water"}))), Some((as_set(Turn::Word), service.clone())));
        assert_eq!(turn(&bench.talk(json!("speak"))), Some((as_set(Turn::Waits), service.clone())));
        assert_eq!(turn(&bench.talk(json!("repeat"))), Some((as_set(Turn::Waits), service.clone())));
    }
    // Where the rules keep text here, and with a word that is never sent, this device speaks.
    send_typed_text(&mut bench, false);
    assert_eq!(turn(&bench.talk(json!({"word": "water"}))), Some((Turn::Cuts, None)));
    send_typed_text(&mut bench, true);
    assert_eq!(turn(&bench.run(json!({"say": "sex"}))), Some((Turn::Cuts, None)));
    assert_eq!(turn(&bench.run(json!({"say": "물"}))), Some((Turn::Cuts, service)));
    let ahead = bench.run(json!({"voices": {"choose": ["ko", {"engine": "espeak", "name": "f2"}]}}));
    assert!(ahead.iter().any(|effect| matches!(effect, Effect::Prerender(texts) if texts[0].voice.is_some())));
    let ahead = bench.run(json!({"voices": {"choose": ["ko", {"engine": "service", "name": "s"}]}}));
    assert!(
        ahead.iter().any(|effect| matches!(effect, Effect::Prerender(texts) if texts[0].voice.is_none())),
        "nothing is sent to a service before it is said"
    );
}

#[test]
fn a_phrase_is_heard_whole_and_stands_as_it_is_in_the_sentence() {
    let mut bench = Bench::talking();
    let phrase = bench.state.words.phrase("what-name").cloned().unwrap();
    bench.talk(json!({"phrase": "what-name"}));
    assert_eq!(heard(&mut bench), std::slice::from_ref(&phrase.text.ko));
    assert!(bench.state.talk.sentence.text.contains(phrase.text.ko.trim_end_matches(['.', '?'])));
}

#[test]
fn the_language_of_the_person_is_the_language_of_all_they_say() {
    let mut bench = Bench::talking();
    let mut person = bench.state.person().cloned().unwrap();
    person.lang = malgeurim::domain::locale::Lang::En;
    bench.run(json!({"settings": {"save": person}}));
    bench.words(&["me", "water", "drink"]);
    assert_eq!(heard(&mut bench), ["I", "water", "drink"]);
    bench.talk(json!("speak"));
    assert_eq!(bench.said[0].lang, malgeurim::domain::locale::Lang::En);
    assert_eq!(bench.said[0].text, "I drink water.");
}
