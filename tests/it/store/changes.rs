//! Commit, undo, redo and the history, across restarts.

use super::*;

fn words(opened: &Opened, profile: &str) -> Vec<String> {
    words_of(&opened.store.records().unwrap(), profile)
}

fn words_of(records: &[Record], profile: &str) -> Vec<String> {
    let tiles = records.iter().find_map(|record| match record {
        Record::Strip(strip) if strip.profile.as_str() == profile => Some(&strip.tiles),
        _ => None,
    });
    let word = |tile: &Tile| match &tile.piece {
        Piece::Word(word) => word.to_string(),
        other => panic!("{other:?}"),
    };
    tiles.into_iter().flatten().map(word).collect()
}

fn tap(store: &mut Store, profile: &str, words: &[&str]) -> i64 {
    store.commit(&puts("strip-add", Some(profile), vec![strip(profile, words)]), &[], NOW).unwrap()
}

#[test]
fn everything_is_there_after_reopening() {
    let home = tempfile::tempdir().unwrap();
    let mut opened = open(home.path());
    assert!(opened.records.is_empty() && opened.news.is_empty());
    let records = vec![show("e", "봄"), strip("p", &["i", "water"])];
    let step = opened.store.commit(&puts("two", Some("p"), records.clone()), &[], NOW).unwrap();
    assert!(step > 0);
    drop(opened);
    let again = open(home.path());
    assert_eq!(again.records, records);
    assert!(again.news.is_empty(), "{:?}", again.news);
}

#[test]
fn undo_and_redo_survive_restarts() {
    let home = tempfile::tempdir().unwrap();
    let p = person("p");
    let mut opened = open(home.path());
    tap(&mut opened.store, "p", &["i"]);
    tap(&mut opened.store, "p", &["i", "water"]);
    drop(opened);
    let mut opened = open(home.path());
    let undone = opened.store.undo(Some(&p), NOW).unwrap().unwrap();
    assert_eq!((undone.name.as_str(), undone.writes), ("strip-add", vec![Write::put(strip("p", &["i"]))]));
    let undone = opened.store.undo(Some(&p), NOW).unwrap().unwrap();
    assert_eq!(undone.writes, [Write::Delete(Kind::Strip, "p".into())]);
    assert_eq!(opened.store.undo(Some(&p), NOW).unwrap(), None);
    drop(opened);
    let mut opened = open(home.path());
    assert!(opened.records.is_empty());
    for expected in [vec!["i"], vec!["i", "water"]] {
        let redone = opened.store.redo(Some(&p), NOW).unwrap().unwrap();
        assert_eq!(redone.writes, [Write::put(strip("p", &expected))]);
    }
    assert_eq!(opened.store.redo(Some(&p), NOW).unwrap(), None);
    drop(opened);
    assert_eq!(words(&open(home.path()), "p"), ["i", "water"]);
}

#[test]
fn people_do_not_undo_each_other() {
    let home = tempfile::tempdir().unwrap();
    let mut opened = open(home.path());
    tap(&mut opened.store, "a", &["water"]);
    tap(&mut opened.store, "b", &["rice"]);
    opened.store.commit(&puts("exhibition-add", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    opened.store.undo(Some(&person("a")), NOW).unwrap().unwrap();
    assert_eq!(opened.store.undo(Some(&person("a")), NOW).unwrap(), None);
    assert_eq!(words(&opened, "b"), ["rice"]);
    assert!(opened.store.records().unwrap().contains(&show("e", "봄")));
    assert_eq!(opened.store.undo(None, NOW).unwrap().unwrap().name, "exhibition-add");
    tap(&mut opened.store, "b", &["rice", "more"]);
    assert!(opened.store.redo(Some(&person("a")), NOW).unwrap().is_some(), "b's commit leaves a's redo list");
}

#[test]
fn a_new_change_clears_what_could_be_redone() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let first = tap(&mut store, "p", &["i"]);
    let second = tap(&mut store, "p", &["i", "water"]);
    store.undo(Some(&person("p")), NOW).unwrap();
    let said = puts("said", Some("p"), vec![show("x", "y")]).not_undoable();
    assert_eq!(store.commit(&said, &[], NOW).unwrap(), 0, "not in the undo list");
    let same = puts("strip-add", Some("p"), vec![strip("p", &["i"])]);
    assert_eq!(store.commit(&same, &[], NOW).unwrap(), 0, "nothing changed, nothing to undo");
    let undone: Vec<bool> = store.history(Some(&person("p")), 9).unwrap().iter().map(|e| e.undone).collect();
    assert_eq!(undone, [true, false], "neither cleared the redo list");
    let third = tap(&mut store, "p", &["i", "rice"]);
    assert!(first < second && second < third, "a number is never given twice");
    assert_eq!(store.redo(Some(&person("p")), NOW).unwrap(), None);
    let steps: Vec<i64> = store.history(Some(&person("p")), 9).unwrap().iter().map(|e| e.step).collect();
    assert_eq!(steps, [third, first]);
    assert_eq!(store.history(Some(&person("p")), 1).unwrap().len(), 1);
}

#[test]
fn undo_refuses_to_lose_a_later_change() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let both = vec![show("e", "봄"), show("f", "여름")];
    store.commit(&puts("mine", Some("a"), both), &[], NOW).unwrap();
    store.commit(&puts("theirs", Some("b"), vec![show("f", "가을")]), &[], NOW).unwrap();
    let refused = store.undo(Some(&person("a")), NOW);
    let StoreError::ChangedSince { name, kind, id } = refused.unwrap_err() else { panic!("another error") };
    assert_eq!((name.as_str(), kind.as_str(), id.as_str()), ("mine", "exhibition", "f"));
    assert_eq!(store.records().unwrap(), [show("e", "봄"), show("f", "가을")], "all of it or nothing");
    store.undo(Some(&person("b")), NOW).unwrap().unwrap();
    assert!(store.undo(Some(&person("a")), NOW).unwrap().is_some(), "possible again");
    assert!(store.records().unwrap().is_empty());
    store.commit(&puts("new", None, vec![show("e", "겨울")]), &[], NOW).unwrap();
    assert!(matches!(store.redo(Some(&person("a")), NOW), Err(StoreError::ChangedSince { .. })), "redo too");
}

#[test]
fn a_step_that_cannot_be_undone_does_not_keep_older_ones_from_it() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let put = |store: &mut Store, who: &str, id: &str, title: &str| {
        store.commit(&puts(title, Some(who), vec![show(id, title)]), &[], NOW).unwrap()
    };
    put(&mut store, "a", "e", "봄");
    put(&mut store, "a", "f", "여름");
    put(&mut store, "b", "f", "가을");
    let undone = store.undo(Some(&person("a")), NOW).unwrap().unwrap();
    assert_eq!((undone.name.as_str(), undone.passed), ("봄", 1));
    assert_eq!(store.records().unwrap(), [show("f", "가을")], "what b changed is as b left it");
    assert!(matches!(store.undo(Some(&person("a")), NOW), Err(StoreError::ChangedSince { .. })), "none is left");
    let redone = store.redo(Some(&person("a")), NOW).unwrap().unwrap();
    assert_eq!((redone.name.as_str(), redone.passed), ("봄", 0));
    // When b has taken back theirs, it is a's turn again.
    store.undo(Some(&person("b")), NOW).unwrap();
    let undone = store.undo(Some(&person("a")), NOW).unwrap().unwrap();
    assert_eq!((undone.name.as_str(), undone.passed), ("여름", 0));
}

#[test]
fn one_record_changed_twice_is_one_change() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    store.commit(&puts("one", None, vec![show("e", "봄")]), &[], NOW).unwrap();
    let twice = vec![
        Write::Delete(Kind::Exhibition, "e".into()),
        Write::put(show("e", "여름")),
        Write::put(show("f", "잠깐")),
        Write::Delete(Kind::Exhibition, "f".into()),
    ];
    store.commit(&Transaction::new("twice", None, twice), &[], NOW).unwrap();
    assert_eq!(store.records().unwrap(), [show("e", "여름")]);
    assert_eq!(store.undo(None, NOW).unwrap().unwrap().writes, [Write::put(show("e", "봄"))]);
    assert_eq!(store.redo(None, NOW).unwrap().unwrap().writes, [Write::put(show("e", "여름"))]);
}

#[test]
fn a_record_that_could_not_be_read_again_is_refused_with_all_of_its_transaction() {
    use malgeurim::domain::profile::Profile;
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path()).store;
    let mut broken = Profile::new("p".into(), "하늘", 0);
    broken.face.scale = f32::NAN;
    let both = puts("both", None, vec![show("e", "봄"), Record::Profile(broken)]);
    assert!(matches!(store.commit(&both, &[], NOW), Err(StoreError::Unwritable { .. })));
    assert!(store.records().unwrap().is_empty());
    assert!(store.history(None, 9).unwrap().is_empty());
}
