//! `backup`, `undo`, `redo`, `history`.

use super::{Home, column, has_hangul};
use serde_json::json;

fn people(home: &Home) -> Vec<String> {
    column(&home.json(["profiles", "list"]), "profiles", "name").into_iter().map(str::to_owned).collect()
}

#[test]
fn a_backup_is_gone_back_to() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    let made = home.json(["backup", "now"]);
    let id = made["id"].as_str().unwrap();
    home.done(["profiles", "add", "바다"]);
    let list = home.json(["backup", "list"]);
    let backup = list["backups"].as_array().unwrap().iter().find(|backup| backup["id"] == id).unwrap();
    assert!(backup["at"].as_i64() > Some(0) && backup["bytes"].as_u64() > Some(0));
    home.done(["backup", "restore", id]);
    assert_eq!(people(&home), ["손님", "하늘"]);
    home.refused(["backup", "restore", "no-such-backup"]);
    home.refused(["backup", "restore", "../../etc/passwd"]);
    assert_eq!(people(&home), ["손님", "하늘"]);
}

#[test]
fn nothing_is_there_before_the_first_change() {
    let home = Home::new();
    assert_eq!(home.json(["backup", "list"])["backups"], json!([]));
    assert_eq!(home.json(["history"])["history"], json!([]));
    assert!(has_hangul(&home.done(["history"])) && has_hangul(&home.done(["backup", "list"])));
    assert!(!home.data().join("store.db").exists(), "looking makes nothing");
}

#[test]
fn changes_are_taken_back_newest_first_and_done_again() {
    let home = Home::new();
    home.done(["exhibit", "new", "봄"]);
    home.done(["profiles", "add", "하늘"]);
    home.done(["exhibit", "new", "여름"]);
    let there = || (people(&home).len(), home.json(["exhibit", "list"])["exhibitions"].as_array().unwrap().len());
    assert_eq!(there(), (2, 2));
    let names = |command: &str| home.json([command])["change"].as_str().map(str::to_owned);
    assert_eq!((names("undo").as_deref(), there()), (Some("exhibition-add"), (2, 1)));
    assert_eq!((names("undo").as_deref(), there()), (Some("profile-add"), (1, 1)));
    assert_eq!((names("undo").as_deref(), there()), (Some("exhibition-add"), (1, 0)));
    assert_eq!((names("redo").as_deref(), there()), (Some("exhibition-add"), (1, 1)));
    assert_eq!((names("redo").as_deref(), there()), (Some("profile-add"), (2, 1)));
    assert_eq!((names("redo").as_deref(), there()), (Some("exhibition-add"), (2, 2)));
    home.refused(["redo"]);
}

#[test]
fn what_was_undone_last_is_done_again_first() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    home.done(["undo"]);
    home.done(["exhibit", "new", "봄"]);
    home.done(["exhibit", "new", "여름"]);
    home.done(["undo"]);
    assert_eq!(home.json(["redo"])["change"], "exhibition-add");
    assert_eq!(people(&home), ["손님"], "not what was undone before it");
}

#[test]
fn the_history_tells_what_was_done() {
    let home = Home::new();
    home.done(["exhibit", "new", "봄"]);
    home.done(["profiles", "add", "하늘"]);
    home.done(["undo"]);
    let history = home.json(["history"]);
    let entries = history["history"].as_array().unwrap();
    let told: Vec<(&str, bool)> =
        entries.iter().map(|e| (e["name"].as_str().unwrap(), e["undone"].as_bool().unwrap())).collect();
    assert_eq!(told[..2], [("profile-add", true), ("exhibition-add", false)], "newest first");
    assert!(entries.iter().all(|entry| entry["step"].is_i64() && entry["at"].is_i64()));
    let text = home.done(["history", "--lang", "en"]);
    assert_eq!(text.lines().count(), entries.len());
    assert!(!text.contains("change-") && text.contains("undone"), "{text}");
}

#[test]
fn a_named_persons_undo_is_their_own() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    home.done(["exhibit", "new", "봄", "--profile", "하늘"]);
    home.done(["exhibit", "new", "여름"]);
    assert_eq!(home.json(["undo", "--profile", "하늘"])["change"], "exhibition-add");
    assert_eq!(column(&home.json(["exhibit", "list"]), "exhibitions", "name"), ["여름"]);
}

#[test]
fn a_damaged_store_is_set_aside_told_once_and_the_backup_opened() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    home.done(["backup", "now"]);
    std::fs::write(home.data().join("store.db"), b"this is no database at all, not even nearly").unwrap();
    let ran = home.run(["profiles", "list", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (0, "손님\n하늘\n", 1), "{ran:?}");
    assert_eq!(people(&home), ["손님", "하늘"]);
}

#[test]
fn a_missing_picture_is_told_and_keeps_nobody_from_going_on() {
    let home = Home::new();
    let picture = home.write("집.png", crate::common::png(3));
    home.done(["works", "import", super::path(&picture)]);
    let blobs = home.data().join("blobs");
    for shelf in std::fs::read_dir(&blobs).unwrap().map(|entry| entry.unwrap().path()) {
        std::fs::remove_dir_all(shelf).unwrap();
    }
    let ran = home.run(["profiles", "add", "하늘"]);
    assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{ran:?}");
    assert_eq!(people(&home), ["손님", "하늘"]);
}
