//! The second board: what the other one taps is shown and said, and is nobody's history, prediction or work.

use crate::common::{Bench, commits};
use serde_json::{Value, json};

fn second(bench: &mut Bench, command: Value) -> Vec<malgeurim::app::Effect> {
    bench.talk(json!({ "second": command }))
}

fn press(bench: &mut Bench, board: &str, word: &str) -> Vec<malgeurim::app::Effect> {
    let button = bench.state.shown(&board.into()).unwrap().buttons.iter();
    let button = button.clone().find(|b| b.word.as_ref().is_some_and(|w| w.as_str() == word)).unwrap().id.clone();
    second(bench, json!({"press": {"board": board, "button": button}}))
}

#[test]
fn what_the_other_one_taps_is_said_and_kept_nowhere() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    let (own, rows, offered) = (bench.tiles(), bench.rows.clone(), bench.state.talk.suggestions.clone());
    second(&mut bench, json!({"open": true}));
    let home = bench.state.talk.board.0.clone();
    bench.said.clear();
    let effects = press(&mut bench, &home, "good");
    assert!(commits(&effects).is_empty());
    assert_eq!(bench.said.len(), 1, "it is heard");
    let there = bench.state.talk.second.clone().unwrap();
    assert_eq!(there.strip.tiles.len(), 1);
    assert!(!there.sentence.is_empty() && there.sentence != bench.state.sentence_now());
    second(&mut bench, json!("speak"));
    assert!(bench.said.iter().any(|said| said.text == there.sentence));
    assert_eq!(
        (bench.tiles(), bench.rows.clone()),
        (own, rows),
        "the person's strip and everything stored is as before"
    );
    assert_eq!(bench.state.talk.suggestions, offered);
    assert!(bench.state.library.utterances.is_empty() && bench.state.talk.last_said.is_empty());
    assert!(bench.state.talk.modelling.is_none());
}

#[test]
fn it_follows_the_person_and_never_leads_them() {
    let mut bench = Bench::talking();
    second(&mut bench, json!({"open": true}));
    let home = bench.state.talk.board.clone();
    press(&mut bench, &home.0, "food");
    let there = bench.state.talk.second.clone().unwrap();
    assert_ne!(there.board, home);
    assert_eq!(bench.state.talk.board, home, "the person's half stays where it is");
    second(&mut bench, json!("back"));
    assert_eq!(bench.state.talk.second.clone().unwrap().board, home);
    bench.talk(json!({"open": "builtin/food"}));
    assert_eq!(bench.state.talk.second.clone().unwrap().board.0, "builtin/food", "a copy of the open board");
    second(&mut bench, json!({"turned": false}));
    assert!(!bench.state.talk.second.clone().unwrap().turned);
    bench.run(json!({"go": "home"}));
    assert!(bench.state.talk.second.is_none(), "it lies in Talk alone");
}
