//! What happened: only of who said yes, from then on, as counts alone; deletable for good; private talk is never in it.

use crate::common::{Bench, commits, dump};
use malgeurim::app::{Job, JobResult, Outcome};
use malgeurim::domain::happened::{Day, MayTell};
use malgeurim::domain::id::ProfileId;
use serde_json::json;

fn who(bench: &Bench) -> ProfileId {
    bench.state.who.clone().unwrap()
}

fn instructor(bench: &mut Bench) {
    bench.run(json!({"go": "workshop"}));
    bench.state.services.unlocked = true;
}

/// The person was asked and said so.
fn said(yes: bool) -> Bench {
    let mut bench = Bench::talking();
    instructor(&mut bench);
    let who = who(&bench);
    bench.run(json!({"happened": {"ask": who}}));
    bench.run(json!({"go": "home"}));
    bench.run(json!({"happened": {"answer": yes}}));
    bench.run(json!({"go": "talk"}));
    bench
}

fn whole(bench: &Bench) -> Day {
    let mut whole = Day::default();
    bench.state.months_of(&who(bench)).iter().for_each(|month| whole.add(&month.whole()));
    whole
}

fn say(bench: &mut Bench, words: &[&str]) {
    bench.words(words);
    bench.talk(json!("speak"));
}

#[test]
fn nothing_is_counted_without_a_yes_and_nobody_gives_it_for_the_person() {
    let mut bench = Bench::talking();
    say(&mut bench, &["water", "give"]);
    assert!(bench.state.library.months.is_empty());
    bench.run(json!({"happened": {"answer": true}}));
    assert_eq!(bench.state.may_tell(&who(&bench)), MayTell::Unasked, "there was no question");
    instructor(&mut bench);
    let person = who(&bench);
    bench.run(json!({"happened": {"ask": person}}));
    bench.run(json!({"happened": {"answer": true}}));
    assert_eq!(bench.state.may_tell(&person), MayTell::Asked, "not from the instructor's room");
    let mut bench = said(false);
    say(&mut bench, &["water"]);
    assert!(bench.state.library.months.is_empty());
    assert_eq!(bench.state.may_tell(&who(&bench)), MayTell::No);
}

#[test]
fn words_ways_works_and_time_are_counted_from_the_yes_on() {
    let mut bench = said(true);
    say(&mut bench, &["water", "give"]);
    say(&mut bench, &["water"]);
    bench.now += 90_000;
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"begin": "words"}}));
    bench.run(json!({"create": {"add-word": "sea"}}));
    bench.run(json!({"go": "home"}));
    let day = whole(&bench);
    assert_eq!((day.words.get("water"), day.words.get("give"), day.works), (Some(&2), Some(&1), 1));
    assert_eq!(day.ways.get("touch"), Some(&3), "{:?}", day.ways);
    assert!(day.rooms_s.get("talk").is_some_and(|seconds| *seconds >= 90), "{:?}", day.rooms_s);
    assert!(!day.rooms_s.contains_key("home"));
    assert!(dump(&bench.state.library) == bench.rows, "all of it is stored");
    let json = serde_json::to_string(&bench.state.library.months.values().next().unwrap()).unwrap();
    assert!(!json.contains("주세요") && !json.contains("물"), "no sentence: {json}");
}

#[test]
fn private_talk_and_what_others_show_is_never_in_it() {
    let mut bench = said(true);
    bench.talk(json!({"modelling": true}));
    say(&mut bench, &["water"]);
    bench.talk(json!({"modelling": false}));
    bench.run(json!({"go": "errands"}));
    for command in [json!({"place": "hospital"}), json!({"say-private": "010-1234-5678"}), json!({"reply": "again"})] {
        bench.run(json!({ "errand": command }));
    }
    bench.now += 60_000;
    bench.run(json!({"go": "talk"}));
    for letter in ["ㅅ", "ㅜ"] {
        bench.talk(json!({"type": {"letter": letter}}));
    }
    bench.talk(json!("speak"));
    let day = whole(&bench);
    assert!(day.words.is_empty() && !day.rooms_s.contains_key("errands"), "{day:?}");
    let mut person = bench.state.person().unwrap().clone();
    person.suggest.learn = false;
    bench.run(json!({"settings": {"save": person}}));
    bench.run(json!({"go": "talk"}));
    say(&mut bench, &["water"]);
    assert!(whole(&bench).words.is_empty(), "who does not want to be learnt from is not counted");
}

#[test]
fn taking_the_yes_back_deletes_and_neither_undo_nor_a_backup_brings_it_back() {
    let mut bench = said(true);
    say(&mut bench, &["water"]);
    let backup: Vec<_> = bench.rows.values().cloned().collect();
    bench.run(json!({"go": "home"}));
    bench.run(json!({"happened": {"answer": false}}));
    assert!(bench.state.library.months.is_empty());
    assert_eq!(bench.state.may_tell(&who(&bench)), MayTell::No);
    bench.run(json!("undo"));
    assert!(bench.state.library.months.is_empty());
    bench.rows = backup.iter().map(|record| ((record.kind(), record.id().to_owned()), record.clone())).collect();
    let effects = bench.outcome(Outcome::Restored(backup));
    assert!(!commits(&effects).is_empty());
    assert!(bench.state.library.months.is_empty(), "not by a backup either");
    assert_eq!(bench.state.may_tell(&who(&bench)), MayTell::No);
}

#[test]
fn a_month_is_deleted_for_good_and_saved_as_a_table_by_an_instructor_alone() {
    let mut bench = said(true);
    say(&mut bench, &["water"]);
    let person = who(&bench);
    let month = bench.state.months_of(&person)[0].of;
    assert!(bench.run(json!({"happened": {"delete": [person, month]}})).is_empty(), "not without the PIN");
    instructor(&mut bench);
    bench.run(json!({"happened": {"save": [person, month]}}));
    let (id, job) = bench.last_job();
    let Job::Happened { to, table } = job else { panic!("{job:?}") };
    assert!(to.to_string_lossy().ends_with(".csv") && table.months.len() == 1);
    bench.outcome(Outcome::Ended { id, result: JobResult::Written { to, left_out: Vec::new() } });
    assert_eq!(bench.state.happened.saving, None);
    bench.run(json!({"happened": {"delete": [person, month]}}));
    assert!(bench.state.library.months.is_empty());
    bench.run(json!("undo"));
    assert!(bench.state.library.months.is_empty());
}

#[test]
fn who_is_removed_leaves_nothing_of_it() {
    let mut bench = said(true);
    say(&mut bench, &["water"]);
    let person = who(&bench);
    bench.run(json!({"profiles": {"remove": person}}));
    assert!(bench.state.library.months.is_empty() && bench.state.library.tellings.is_empty());
    bench.run(json!("undo"));
    assert!(bench.state.library.profiles.contains_key(&person) && bench.state.library.months.is_empty());
}

#[test]
fn time_below_a_second_is_not_lost_between_taps() {
    let mut bench = said(true);
    bench.run(json!({"go": "home"}));
    bench.run(json!({"go": "talk"}));
    let before = whole(&bench).rooms_s.get("talk").copied().unwrap_or_default();
    for _ in 0..10 {
        // Every command of the bench comes a second after the one before.
        bench.now -= 100;
        bench.run(json!("stop-speech"));
    }
    bench.now -= 1000;
    bench.run(json!({"go": "home"}));
    assert_eq!(whole(&bench).rooms_s["talk"] - before, 9);
}

#[test]
fn a_backup_brings_no_answer_of_who_is_not_in_it_and_made_up_words_are_not_counted() {
    let mut early = Bench::talking();
    let backup: Vec<_> = early.rows.values().cloned().collect();
    let mut bench = said(true);
    let other = ProfileId(bench.add_person("바다"));
    instructor(&mut bench);
    bench.run(json!({"happened": {"ask": other}}));
    assert!(bench.state.library.tellings.contains_key(&other));
    bench.rows = std::mem::take(&mut early.rows);
    bench.outcome(Outcome::Restored(backup));
    let people = &bench.state.library.profiles;
    assert!(!people.contains_key(&other) && bench.state.library.tellings.keys().all(|who| people.contains_key(who)));
}
