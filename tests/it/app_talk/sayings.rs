//! The person's collection of sentences, what is offered while they make one, and where they are.

use super::heard;
use crate::common::Bench;
use malgeurim::app::complete::Offered;
use malgeurim::app::{ClipsCommand, Command, Effect, RecordingNews};
use malgeurim::domain::id::UtteranceId;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::Utterance;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn say(bench: &mut Bench, words: &[&str]) -> UtteranceId {
    bench.talk(json!("clear"));
    bench.words(words);
    bench.talk(json!("speak"));
    let who = bench.state.who.clone().unwrap();
    bench.state.library.said(&who)[0].id.clone()
}

fn kept(bench: &Bench) -> Vec<Utterance> {
    let who = bench.state.who.clone().unwrap();
    bench.state.library.kept(&who).into_iter().cloned().collect()
}

fn sayings(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.talk(json!({ "sayings": command }))
}

/// The sentence that is offered.
fn offered(bench: &Bench) -> Option<String> {
    match bench.state.talk.whole.as_ref()? {
        Offered::Said(id) => bench.state.library.utterances.get(id).map(|said| said.text.clone()),
        Offered::Phrase(id) => bench.state.words.phrase(id.as_str()).map(|phrase| phrase.text.ko.clone()),
        Offered::Word(_) | Offered::Text(_) => None,
    }
}

fn suggested(bench: &Bench) -> Vec<String> {
    bench.state.talk.suggestions.iter().map(|id| id.0.clone()).collect()
}

#[test]
fn what_is_kept_has_a_place_of_its_own_and_stays_when_all_is_forgotten() {
    let mut bench = Bench::talking();
    let first = say(&mut bench, &["water"]);
    say(&mut bench, &["rice"]);
    bench.talk(json!({"favourite": [first, true]}));
    assert!(bench.talk(json!({"favourite": [first, true]})).is_empty(), "it is kept already");
    say(&mut bench, &["bread"]);
    bench.talk(json!("clear"));
    sayings(&mut bench, json!("forget-all"));
    let left: Vec<&str> = bench.state.library.utterances.values().map(|said| said.text.as_str()).collect();
    assert_eq!(left, ["물."]);
    assert!(sayings(&mut bench, json!("forget-all")).is_empty(), "nothing is left to forget");
    bench.run(json!("undo"));
    assert_eq!(bench.state.library.utterances.len(), 3);
}

#[test]
fn a_sentence_is_kept_before_it_was_ever_said() {
    let mut bench = Bench::talking();
    bench.words(&["water", "give"]);
    heard(&mut bench);
    sayings(&mut bench, json!({"keep-strip": "  식당   에서 "}));
    assert!(heard(&mut bench).is_empty());
    let [one] = kept(&bench).try_into().unwrap();
    assert_eq!((one.text.as_str(), one.folder.as_str(), one.prepared), ("물 주세요.", "식당 에서", true));
    // Once it was said, it is not there twice.
    bench.talk(json!("speak"));
    sayings(&mut bench, json!({"keep-strip": ""}));
    assert_eq!(kept(&bench).len(), 2);
    sayings(&mut bench, json!({"keep-strip": ""}));
    assert_eq!(kept(&bench).len(), 2);
    // What was never said is gone when it is not kept any more; what was said stays in the list of what was said.
    for said in kept(&bench) {
        bench.talk(json!({"favourite": [said.id, false]}));
    }
    assert_eq!(bench.state.library.utterances.len(), 1);
}

#[test]
fn a_quick_place_says_it_at_once_and_holds_one() {
    let mut bench = Bench::talking();
    let [water, rice] = [say(&mut bench, &["water"]), say(&mut bench, &["rice"])];
    sayings(&mut bench, json!({"quick": [water, 3]}));
    assert!(kept(&bench).iter().any(|said| said.id == water), "what is quick is kept");
    heard(&mut bench);
    sayings(&mut bench, json!({"say-quick": 3}));
    assert_eq!(heard(&mut bench), ["물."]);
    sayings(&mut bench, json!({"quick": [rice, 3]}));
    let places: Vec<_> = kept(&bench).into_iter().map(|said| (said.id, said.quick)).collect();
    assert_eq!(places, [(water.clone(), None), (rice.clone(), Some(3))]);
    assert!(sayings(&mut bench, json!({"quick": [water, 8]})).is_empty(), "there are eight");
    assert!(sayings(&mut bench, json!({"say-quick": 5})).is_empty());
    bench.talk(json!({"favourite": [rice, false]}));
    sayings(&mut bench, json!({"say-quick": 3}));
    assert!(heard(&mut bench).is_empty(), "what is not kept is at no place");
}

#[test]
fn a_kept_sentence_speaks_with_the_persons_own_voice() {
    let mut bench = Bench::talking();
    let id = say(&mut bench, &["water", "give"]);
    assert!(bench.send(Command::Clips(ClipsCommand::For(id.clone()))).is_empty());
    assert_eq!(bench.state.talk.clip, None, "only for what is kept");
    bench.talk(json!({"favourite": [id, true]}));
    bench.send(Command::Clips(ClipsCommand::For(id.clone())));
    let recording = bench.send(Command::Clips(ClipsCommand::Start)).into_iter().find_map(|effect| match effect {
        Effect::RecordStart { id } => Some(id),
        _ => None,
    });
    let recorded = RecordingNews::Recorded(Arc::new(vec![1, 2, 3]));
    bench.outcome(malgeurim::app::Outcome::Recording(recording.unwrap(), recorded));
    bench.send(Command::Clips(ClipsCommand::Mode(false)));
    bench.said.clear();
    bench.talk(json!({ "say-again": id }));
    let said = bench.said.pop().unwrap();
    assert!(said.clip.is_some());
    // Who forgets the sentence forgets the recording.
    bench.talk(json!({ "forget": id }));
    assert!(bench.state.person().unwrap().clips.is_empty());
    bench.run(json!("undo"));
    assert_eq!(bench.state.person().unwrap().clips.len(), 1);
    bench.talk(json!({"favourite": [id, false]}));
    sayings(&mut bench, json!("forget-all"));
    assert!(bench.state.person().unwrap().clips.is_empty(), "nor is it left when all is forgotten");
}

#[test]
fn a_sentence_said_twice_is_offered_whole_and_taken_into_the_strip() {
    let mut bench = Bench::talking();
    say(&mut bench, &["me", "picture", "draw"]);
    bench.talk(json!("clear"));
    bench.words(&["me"]);
    assert_eq!(offered(&bench), None, "once is not often");
    say(&mut bench, &["me", "picture", "draw"]);
    bench.talk(json!("clear"));
    bench.words(&["me"]);
    assert_eq!(offered(&bench).as_deref(), Some("저는 그림을 그려요."));
    let Some(Offered::Said(id)) = bench.state.talk.whole.clone() else { panic!() };
    heard(&mut bench);
    bench.talk(json!({"complete": {"said": id}}));
    assert_eq!(bench.tiles(), ["me", "picture", "draw"]);
    assert_eq!(heard(&mut bench), ["저는 그림을 그려요."], "as one word is heard");
    assert_eq!(offered(&bench), None, "there is nothing to add");
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["me"]);
}

#[test]
fn a_phrase_that_names_what_was_tapped_is_offered() {
    let mut bench = Bench::talking();
    bench.words(&["hospital"]);
    let text = offered(&bench).unwrap();
    assert!(text.contains("병원"), "{text}");
    let Some(Offered::Phrase(id)) = bench.state.talk.whole.clone() else { panic!() };
    bench.talk(json!({"complete": {"phrase": id}}));
    assert_eq!(bench.state.talk.sentence.text.trim_end_matches(['.', '?']), text.trim_end_matches(['.', '?']));
    bench.talk(json!("clear"));
    bench.words(&["hospital", "go"]);
    assert_eq!(offered(&bench), None, "a predicate says what is meant");
}

#[test]
fn nothing_is_offered_or_learnt_that_was_switched_off() {
    let mut bench = Bench::talking();
    for _ in 0..3 {
        say(&mut bench, &["water", "kiosk"]);
    }
    bench.talk(json!("clear"));
    bench.words(&["water"]);
    assert_eq!(suggested(&bench)[0], "kiosk");
    assert!(offered(&bench).is_some_and(|text| text.contains("키오스크")));
    let set = |bench: &mut Bench, words: bool, sentences: bool, learn: bool| {
        let mut person = bench.state.person().cloned().unwrap();
        person.suggest = malgeurim::domain::profile::SuggestSettings { words, sentences, learn };
        bench.run(json!({"settings": {"save": person}}));
    };
    set(&mut bench, true, true, false);
    assert!(!suggested(&bench).contains(&"kiosk".to_owned()));
    assert!(offered(&bench).is_none_or(|text| !text.contains("키오스크")));
    set(&mut bench, false, false, true);
    assert_eq!((suggested(&bench).len(), offered(&bench)), (0, None));
}

#[test]
fn where_and_when_it_is_changes_what_is_offered() {
    let mut bench = Bench::talking();
    let place = |bench: &mut Bench, place: Option<&str>| drop(sayings(bench, json!({ "place": place })));
    for _ in 0..4 {
        place(&mut bench, Some("cafe"));
        say(&mut bench, &["me", "juice", "drink"]);
        place(&mut bench, Some("hospital"));
        say(&mut bench, &["me", "shot", "dislike"]);
    }
    place(&mut bench, Some("water"));
    assert_eq!(bench.state.talk.place.as_ref().map(|id| id.as_str()), Some("hospital"), "water is no place");
    bench.talk(json!("clear"));
    bench.words(&["me"]);
    let at = |bench: &Bench, word: &str| suggested(bench).iter().position(|id| id == word);
    assert!(at(&bench, "shot") < at(&bench, "juice") && at(&bench, "shot").is_some(), "{:?}", suggested(&bench));
    assert_eq!(offered(&bench).as_deref(), Some("저는 주사가 싫어요."));
    place(&mut bench, Some("cafe"));
    assert!(
        at(&bench, "juice").is_some_and(|juice| at(&bench, "shot").is_none_or(|shot| juice < shot)),
        "{:?}",
        suggested(&bench)
    );
    assert_eq!(offered(&bench).as_deref(), Some("저는 주스를 마셔요."));
    place(&mut bench, None);
    assert_eq!(bench.state.talk.place, None);
}

#[test]
fn what_others_keep_is_theirs() {
    let mut bench = Bench::talking();
    let id = say(&mut bench, &["water"]);
    sayings(&mut bench, json!({"quick": [id, 0]}));
    sayings(&mut bench, json!({"place": "home"}));
    sayings(&mut bench, json!({"heard": "밥 먹었어요?"}));
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(bench.state.talk.place.is_none() && bench.state.talk.partner.is_none());
    heard(&mut bench);
    for command in [json!({"say-quick": 0}), json!({"file": [id, "x"]}), json!({"quick": [id, 1]}), json!("forget-all")]
    {
        assert!(sayings(&mut bench, command.clone()).is_empty(), "{command}");
    }
    assert!(bench.talk(json!({"complete": {"said": id}})).is_empty());
    assert!(heard(&mut bench).is_empty() && bench.tiles().is_empty());
}

/// Words that are tapped, by their places in a short list.
const WORDS: [&str; 8] = ["me", "water", "drink", "toilet", "go", "tired", "today", "school"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_was_said_five_other_words_are_offered_and_chances_are_chances(
        said in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..5), 0..8),
        begun in prop::collection::vec(0..WORDS.len(), 0..4),
    ) {
        let mut bench = Bench::talking();
        for sentence in said {
            let words: Vec<&str> = sentence.into_iter().map(|word| WORDS[word]).collect();
            say(&mut bench, &words);
        }
        bench.talk(json!("clear"));
        let begun: Vec<&str> = begun.into_iter().map(|word| WORDS[word]).collect();
        bench.words(&begun);
        let offered = suggested(&bench);
        let different: std::collections::BTreeSet<&String> = offered.iter().collect();
        prop_assert_eq!((offered.len(), different.len()), (5, 5));
        prop_assert!(!offered.iter().any(|word| begun.contains(&word.as_str())));
    }
}

#[test]
fn a_sentence_is_said_as_one_talks_to_this_person() {
    let mut bench = Bench::talking();
    bench.words(&["water", "drink"]);
    assert_eq!(bench.state.talk.sentence.text, "물을 마셔요.");
    sayings(&mut bench, json!({"to": "plain"}));
    assert_eq!(bench.state.talk.sentence.text, "물을 마셔.");
    sayings(&mut bench, json!({"to": "formal"}));
    assert_eq!(bench.state.talk.sentence.text, "물을 마십니다.");
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert_eq!(bench.state.talk.to, None, "another person talks to somebody else");
}

#[test]
fn words_of_boards_of_other_programs_are_guessed_and_learnt_too() {
    let mut bench = Bench::talking();
    bench.talk(json!({"word": "today"}));
    let expected = suggested(&bench);
    bench.talk(json!("clear"));
    for letter in "ㅇㅗㄴㅡㄹ ".chars() {
        bench.talk(json!({"type": {"letter": letter}}));
    }
    assert_eq!(suggested(&bench), expected);
    assert!(!expected.contains(&"today".to_owned()));
}

#[test]
fn what_is_kept_is_offered_however_much_was_said_since() {
    let mut bench = Bench::talking();
    let kept = say(&mut bench, &["piano", "play"]);
    bench.talk(json!({"favourite": [kept, true]}));
    let (who, library) = (bench.state.who.clone().unwrap(), &mut bench.state.library);
    let sample = library.utterances[&kept].clone();
    for nth in 0..20 {
        let id = UtteranceId(format!("later-{nth}"));
        let later = Utterance { id, at: sample.at + 1 + nth, favourite: false, ..sample.clone() };
        library.put(Record::Utterance(later));
    }
    let lately = library.said_lately(&who, 5);
    let ids: Vec<&str> = lately.iter().map(|said| said.id.as_str()).collect();
    assert_eq!(ids, ["later-19", "later-18", "later-17", "later-16", "later-15", kept.as_str()]);
    assert_eq!(library.said_lately(&who, 20).len(), 21, "the first that is too old");
    assert_eq!(library.said_lately(&who, 100).len(), library.said(&who).len());
}
