//! What was said is the person's own: not staff's, not another person's; and what they forget is forgotten.

use super::heard;
use crate::common::Bench;
use malgeurim::domain::id::UtteranceId;
use serde_json::{Value, json};

fn say(bench: &mut Bench, words: &[&str]) -> UtteranceId {
    bench.talk(json!("clear"));
    bench.words(words);
    bench.talk(json!("speak"));
    let newest = bench.state.library.utterances.values().max_by_key(|said| said.at);
    newest.map(|said| said.id.clone()).unwrap()
}

fn history(bench: &Bench) -> Vec<String> {
    let who = bench.state.who.clone().unwrap();
    bench.state.library.said(&who).into_iter().map(|said| said.text.clone()).collect()
}

fn suggested(bench: &Bench) -> Vec<&str> {
    bench.state.talk.suggestions.iter().map(|id| id.as_str()).collect()
}

#[test]
fn showing_how_to_say_it_leaves_no_trace() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    let before = bench.rows.clone();
    bench.talk(json!({"modelling": true}));
    assert!(bench.tiles().is_empty(), "staff have their own strip");
    heard(&mut bench);
    for command in [json!({"word": "toilet"}), json!({"ending": "want"}), json!("speak"), json!({"bare": true})] {
        bench.talk(command);
    }
    assert!(heard(&mut bench).len() == 2, "it is heard");
    bench.talk(json!("clear"));
    assert_eq!(bench.rows, before, "nothing was stored");
    assert!(history(&bench).is_empty());
    bench.talk(json!({"modelling": false}));
    assert_eq!(bench.tiles(), ["me"], "the person goes on where they were");
    assert!(!bench.state.strip().endings.want && !bench.state.strip().bare);
}

#[test]
fn what_staff_said_does_not_end_the_sentence_of_the_person() {
    let mut bench = Bench::talking();
    bench.words(&["water"]);
    bench.talk(json!({"modelling": true}));
    bench.words(&["rice"]);
    bench.talk(json!("speak"));
    bench.talk(json!({"modelling": false}));
    bench.words(&["give"]);
    assert_eq!(bench.tiles(), ["water", "give"]);
}

#[test]
fn a_sentence_said_before_staff_showed_one_is_still_said() {
    let mut bench = Bench::talking();
    say(&mut bench, &["water"]);
    bench.talk(json!({"modelling": true}));
    bench.words(&["rice", "eat"]);
    assert_eq!(bench.tiles(), ["rice", "eat"]);
    bench.talk(json!({"modelling": false}));
    bench.words(&["give"]);
    assert_eq!(bench.tiles(), ["give"]);
}

#[test]
fn suggestions_do_not_learn_from_staff() {
    let mut bench = Bench::talking();
    bench.talk(json!({"modelling": true}));
    for _ in 0..3 {
        bench.words(&["toilet", "go"]);
        bench.talk(json!("speak"));
    }
    bench.talk(json!({"modelling": false}));
    assert!(!suggested(&bench).contains(&"toilet"));
}

#[test]
fn suggestions_learn_what_this_person_says_next_and_forget_it() {
    let mut bench = Bench::talking();
    let said: Vec<UtteranceId> = (0..2).map(|_| say(&mut bench, &["water", "kiosk"])).collect();
    bench.talk(json!("clear"));
    assert_eq!(suggested(&bench)[0], "water", "what sentences began with");
    bench.words(&["water"]);
    assert_eq!(suggested(&bench)[0], "kiosk");
    assert!(suggested(&bench).len() <= 5 && !suggested(&bench).contains(&"water"));
    for id in said {
        bench.talk(json!({ "forget": id }));
    }
    bench.talk(json!("clear"));
    bench.words(&["water"]);
    assert!(!suggested(&bench).contains(&"kiosk"), "{:?}", suggested(&bench));
}

#[test]
fn a_masked_word_is_not_suggested_but_a_protecting_one_always_may_be() {
    let mut bench = Bench::talking();
    say(&mut bench, &["water", "kiosk"]);
    say(&mut bench, &["water", "toilet"]);
    let mut person = bench.state.person().cloned().unwrap();
    person.masked = ["kiosk".into(), "toilet".into()].into();
    bench.run(json!({"settings": {"save": person}}));
    bench.talk(json!("clear"));
    bench.words(&["water"]);
    assert!(!suggested(&bench).contains(&"kiosk") && suggested(&bench).contains(&"toilet"), "{:?}", suggested(&bench));
}

#[test]
fn a_lower_level_masks_suggestions_and_moves_no_button() {
    let mut bench = Bench::talking();
    let places = |bench: &Bench| bench.state.board().map(|board| board.grid.clone());
    let before = places(&bench);
    let mut person = bench.state.person().cloned().unwrap();
    person.level = 1;
    bench.run(json!({"settings": {"save": person}}));
    bench.words(&["pear"]);
    for id in &bench.state.talk.suggestions {
        assert!(bench.state.words.word(id.as_str()).is_some_and(|word| word.level == 1), "{id}");
    }
    assert_eq!(places(&bench), before);
}

#[test]
fn forgetting_can_be_taken_back() {
    let mut bench = Bench::talking();
    let id = say(&mut bench, &["water"]);
    bench.talk(json!({ "forget": id }));
    assert!(history(&bench).is_empty());
    bench.run(json!("undo"));
    assert_eq!(history(&bench).len(), 1);
}

#[test]
fn nobody_hears_keeps_or_forgets_what_another_person_said() {
    let mut bench = Bench::talking();
    let id = say(&mut bench, &["toilet", "go"]);
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(history(&bench).is_empty() && bench.tiles().is_empty());
    assert!(!suggested(&bench).contains(&"toilet"), "predictions are private too");
    heard(&mut bench);
    for command in
        [json!({ "say-again": id }), json!({"favourite": [id, true]}), json!({ "forget": id }), json!("repeat")]
    {
        assert!(bench.talk(command.clone()).is_empty(), "{command}");
    }
    assert!(heard(&mut bench).is_empty());
    assert_eq!(bench.state.library.utterances.get(&id).map(|said| said.favourite), Some(false));
}

#[test]
fn what_was_said_is_said_again_as_it_was_and_is_not_counted_twice() {
    let mut bench = Bench::talking();
    let id = say(&mut bench, &["water", "give"]);
    bench.talk(json!("clear"));
    heard(&mut bench);
    bench.talk(json!({ "say-again": id }));
    assert_eq!(heard(&mut bench), history(&bench));
    assert_eq!(history(&bench).len(), 1);
}

#[test]
fn undo_is_the_persons_own() {
    let mut bench = Bench::talking();
    let first = bench.state.who.clone().unwrap();
    bench.words(&["me", "water"]);
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.words(&["rice"]);
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert!(bench.tiles().is_empty());
    bench.run(json!({"profiles": {"choose": Value::from(first.0)}}));
    assert_eq!(bench.tiles(), ["me", "water"], "another person's undo did not touch it");
}
