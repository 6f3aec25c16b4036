//! The strip: every change is one step, can be taken back, and nothing that was not tapped is added.

use super::heard;
use crate::common::{Bench, commits};
use malgeurim::app::{Command, Outcome, TalkCommand};
use malgeurim::domain::notice::Notice;
use malgeurim::domain::sentence::EndingKey;
use malgeurim::domain::strip::MAX_TILES;
use serde_json::json;

fn lit(bench: &Bench) -> Vec<EndingKey> {
    let endings = bench.state.strip().endings;
    EndingKey::LINE.into_iter().filter(|key| endings.is_lit(*key)).collect()
}

#[test]
fn ending_keys_put_each_other_out() {
    let mut bench = Bench::talking();
    for (first, second) in [("not", "cannot"), ("want", "request"), ("past", "future")] {
        for (one, other) in [(first, second), (second, first)] {
            bench.talk(json!({ "ending": one }));
            assert_eq!(json!(lit(&bench)), json!([one]));
            bench.talk(json!({ "ending": other }));
            assert_eq!(json!(lit(&bench)), json!([other]));
            bench.talk(json!({ "ending": other }));
            assert!(lit(&bench).is_empty(), "a second tap puts {other} out");
        }
    }
    for key in ["want", "not", "past", "question", "honorific"] {
        bench.talk(json!({ "ending": key }));
    }
    assert_eq!(lit(&bench).len(), 5, "the others go together");
}

#[test]
fn an_ending_is_never_guessed() {
    let mut bench = Bench::talking();
    bench.words(&["hurt"]);
    assert_eq!(bench.state.talk.sentence.text, "아파요.");
    bench.talk(json!({"ending": "question"}));
    assert_eq!(bench.state.talk.sentence.text, "아파요?");
    bench.talk(json!({"ending": "question"}));
    bench.talk(json!({"ending": "not"}));
    assert_eq!(bench.state.talk.sentence.text, "안 아파요.");
}

#[test]
fn the_bare_words_can_be_said_instead() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water", "drink"]);
    bench.talk(json!({"bare": true}));
    heard(&mut bench);
    bench.talk(json!("speak"));
    let bare = heard(&mut bench).remove(0);
    assert!(bare.contains("나") && bare.contains("마시다") && !bare.contains("저"), "{bare}");
    assert_eq!(bench.state.library.utterances.values().next().map(|said| said.text.clone()), Some(bare));
    bench.run(json!("undo"));
    assert!(!bench.state.strip().bare);
}

#[test]
fn the_order_tapped_comes_back_with_one_tap() {
    let mut bench = Bench::talking();
    bench.words(&["me", "eat"]);
    assert_eq!(bench.state.talk.sentence.tapped, None, "as tapped already");
    bench.words(&["apple"]);
    assert_eq!(bench.state.sentence_now(), "저는 사과를 먹어요.");
    assert_eq!(bench.state.talk.sentence.tapped.as_deref(), Some("저는 먹어요, 사과를."));
    bench.talk(json!({"as-tapped": true}));
    assert_eq!(bench.state.sentence_now(), "저는 먹어요, 사과를.");
    heard(&mut bench);
    bench.talk(json!("speak"));
    assert_eq!(heard(&mut bench), ["저는 먹어요, 사과를."]);
    bench.talk(json!({"as-tapped": false}));
    assert_eq!(bench.state.sentence_now(), "저는 사과를 먹어요.");
    bench.run(json!("undo"));
    assert!(bench.state.strip().as_tapped);
    bench.talk(json!("clear"));
    assert!(!bench.state.strip().as_tapped, "the next sentence begins as Korean has it");
}

#[test]
fn a_word_of_their_own_goes_as_it_was_told_to() {
    use malgeurim::domain::own_word::OwnWord;
    use malgeurim::language::own_word::choices;
    let mut bench = Bench::talking();
    let teach = |bench: &mut Bench, word: OwnWord| {
        let mut person = bench.state.person().cloned().unwrap();
        person.words.retain(|known| known.ko != word.ko);
        person.words.insert(0, word);
        bench.run(json!({"settings": {"save": person}}));
    };
    for (typed, choice, before, expected) in [
        ("라떼", 0, "", "라떼를 마셔요."),
        ("민수", 1, "", "민수가 마셔요."),
        ("끄집다", 0, "apple", "사과를 끄집어요."),
        ("끄집다", 1, "apple", "사과가 끄지워요."),
    ] {
        teach(&mut bench, choices(typed).swap_remove(choice));
        bench.talk(json!("clear"));
        if !before.is_empty() {
            bench.words(&[before]);
        }
        bench.talk(json!({ "own": typed }));
        if before.is_empty() {
            bench.words(&["drink"]);
        }
        assert_eq!(bench.state.talk.sentence.text, expected);
    }
    let tiles = bench.tiles().len();
    assert!(bench.talk(json!({"own": "아무도 모르는 말"})).is_empty(), "a word that is nobody's");
    assert_eq!(bench.tiles().len(), tiles);
}

#[test]
fn a_folder_that_was_only_the_way_is_not_said() {
    let mut bench = Bench::talking();
    let open = |bench: &mut Bench, from: &str, to: &str| {
        let board = bench.state.library.board(&format!("builtin/{from}")).cloned().unwrap();
        let leads = |id: &str| board.buttons.iter().find(|b| b.load_board.as_ref().is_some_and(|link| link.id == id));
        let button = leads(to).map(|button| button.id.clone()).unwrap();
        bench.run(json!({"talk": {"press": {"board": board.id, "button": button}}}));
    };
    open(&mut bench, "home", "people");
    assert_eq!(bench.tiles(), ["people"]);
    open(&mut bench, "people", "social");
    bench.press_word("social", "hello");
    assert_eq!(bench.tiles(), ["hello"]);
    bench.talk(json!("clear"));
    bench.talk(json!("home-board"));
    bench.words(&["me"]);
    open(&mut bench, "home", "body");
    open(&mut bench, "body", "feelings");
    bench.press_word("feelings", "sad");
    assert_eq!(bench.tiles(), ["me", "sad"]);
    assert_eq!(bench.state.talk.sentence.text, "저는 슬퍼요.");
}

#[test]
fn a_friend_is_spoken_to_as_a_friend_if_the_person_wants_it() {
    let mut bench = Bench::talking();
    let said = |bench: &mut Bench, words: &[&str]| {
        bench.talk(json!("clear"));
        bench.words(words);
        bench.talk(json!({"ending": "request"}));
        bench.state.talk.sentence.text.clone()
    };
    assert_eq!(said(&mut bench, &["friend", "water", "give"]), "친구, 물 주세요.");
    let mut person = bench.state.person().cloned().unwrap();
    person.speech.plain_to_friends = true;
    bench.run(json!({"settings": {"save": person}}));
    assert_eq!(said(&mut bench, &["friend", "water", "give"]), "친구야, 물 줘.");
    assert_eq!(said(&mut bench, &["mom", "water", "give"]), "엄마, 물 주세요.");
    assert_eq!(said(&mut bench, &["water", "give"]), "물 주세요.");
}

#[test]
fn clearing_is_one_step() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water", "drink"]);
    bench.talk(json!({"ending": "want"}));
    assert_eq!(commits(&bench.talk(json!("clear"))).len(), 1);
    assert!(bench.tiles().is_empty() && lit(&bench).is_empty());
    assert!(bench.talk(json!("clear")).is_empty(), "nothing to clear is no step");
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["me", "water", "drink"]);
    assert_eq!(lit(&bench), [EndingKey::Want]);
    assert_eq!(bench.state.talk.sentence.text, "저는 물을 마시고 싶어요.");
    assert_eq!(bench.read_notices(), ["undone"]);
    bench.run(json!("redo"));
    assert!(bench.tiles().is_empty());
    assert_eq!(bench.read_notices(), ["redone"]);
}

#[test]
fn tiles_are_taken_off_one_by_one() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water", "rice", "drink"]);
    bench.talk(json!({"remove-tile": 2}));
    assert_eq!(bench.tiles(), ["me", "water", "drink"]);
    bench.talk(json!("delete-last"));
    assert_eq!(bench.tiles(), ["me", "water"]);
    assert!(bench.talk(json!({"remove-tile": 2})).is_empty(), "there is no third tile");
    bench.talk(json!("delete-last"));
    bench.talk(json!("delete-last"));
    assert!(bench.talk(json!("delete-last")).is_empty());
    for left in [vec!["me"], vec!["me", "water"], vec!["me", "water", "drink"], vec!["me", "water", "rice", "drink"]] {
        bench.run(json!("undo"));
        assert_eq!(bench.tiles(), left);
    }
}

#[test]
fn one_tile_is_heard_alone() {
    let mut bench = Bench::talking();
    bench.words(&["me", "water"]);
    heard(&mut bench);
    bench.talk(json!({"hear-tile": 1}));
    assert_eq!(heard(&mut bench), ["물"]);
    assert!(bench.talk(json!({"hear-tile": 9})).is_empty());
    assert_eq!(bench.tiles(), ["me", "water"]);
}

#[test]
fn a_full_strip_says_so_and_keeps_what_is_there() {
    let mut bench = Bench::talking();
    bench.words(&["water"; MAX_TILES]);
    assert!(bench.read_notices().is_empty());
    assert!(bench.talk(json!({"word": "rice"})).is_empty());
    assert_eq!(bench.read_notices(), ["strip-full"]);
    assert_eq!(bench.tiles(), vec!["water"; MAX_TILES]);
    bench.talk(json!("delete-last"));
    bench.words(&["rice"]);
    assert_eq!(bench.tiles().last().map(String::as_str), Some("rice"));
}

#[test]
fn a_full_strip_that_was_said_makes_way_for_the_next_sentence() {
    let mut bench = Bench::talking();
    bench.words(&["water"; MAX_TILES]);
    bench.talk(json!("speak"));
    bench.words(&["rice"]);
    assert_eq!((bench.tiles(), bench.read_notices()), (vec!["rice".to_owned()], Vec::new()));
}

#[test]
fn a_word_the_vocabulary_does_not_know_is_kept() {
    let mut bench = Bench::talking();
    bench.words(&["no-such-word"]);
    assert_eq!(bench.tiles(), ["no-such-word"]);
    assert_eq!(heard(&mut bench), ["no-such-word"]);
}

#[test]
fn undo_and_redo_walk_through_the_whole_sentence() {
    let mut bench = Bench::talking();
    let words = ["me", "school", "go"];
    bench.words(&words);
    for left in (0..3).rev() {
        bench.run(json!("undo"));
        assert_eq!(bench.tiles(), words[..left]);
    }
    for there in 1..=3 {
        bench.run(json!("redo"));
        assert_eq!(bench.tiles(), words[..there]);
    }
    bench.run(json!("undo"));
    bench.words(&["water"]);
    bench.run(json!("redo"));
    assert_eq!(bench.tiles(), ["me", "school", "water"], "a new word ends what could be done again");
}

#[test]
fn a_tap_while_an_undo_is_on_its_way_is_not_lost() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    let undo = bench.ask(Command::Undo);
    let tap = bench.ask(Command::Talk(TalkCommand::Word("water".into())));
    let shown = bench.tiles();
    let outcomes = undo.into_iter().chain(tap).collect();
    bench.answer(outcomes);
    assert_eq!(bench.tiles(), shown, "what was on the screen stays there");
    assert_eq!(bench.tiles().last().map(String::as_str), Some("water"));
}

#[test]
fn a_change_that_cannot_be_stored_is_taken_back_and_told() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    let effects = bench.ask(Command::Talk(TalkCommand::Word("water".into())));
    assert_eq!(bench.tiles(), ["me", "water"]);
    let id = match effects.first() {
        Some(malgeurim::app::Effect::Commit { id, .. }) => *id,
        other => panic!("{other:?}"),
    };
    let records = bench.rows.values().cloned().collect();
    bench.outcome(Outcome::CommitFailed { id, notice: Notice::problem("store-full"), records });
    assert_eq!((bench.tiles(), bench.read_notices()), (vec!["me".to_owned()], vec!["store-full".to_owned()]));
    assert_eq!(bench.state.talk.sentence.bare.trim_end_matches('.'), "나");
}

#[test]
fn a_failed_change_does_not_take_a_later_one_with_it() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    let first = bench.ask(Command::Talk(TalkCommand::Word("water".into())));
    let second = bench.ask(Command::Talk(TalkCommand::Word("drink".into())));
    let [malgeurim::app::Effect::Commit { id, .. }, ..] = first.as_slice() else { panic!("{first:?}") };
    let records = bench.rows.values().cloned().collect();
    let outcome = Outcome::CommitFailed { id: *id, notice: Notice::problem("store-full"), records };
    assert!(malgeurim::app::on_outcome(&mut bench.state, outcome).is_empty());
    bench.answer(second);
    assert_eq!(bench.tiles().last().map(String::as_str), Some("drink"));
}
