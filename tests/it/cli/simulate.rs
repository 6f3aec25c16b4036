//! `simulate`.

use super::{Home, Ran, column, path};
use malgeurim::domain::id::BlobId;
use serde_json::{Value, json};

fn script(home: &Home, commands: &[Value]) -> Ran {
    let lines: String = commands.iter().map(|command| format!("{command}\n")).collect();
    let file = home.write("script.jsonl", lines);
    home.run(["simulate", path(&file)])
}

fn acks(count: usize) -> String {
    (1..=count).map(|n| format!("ack {n}\n")).collect()
}

#[test]
fn every_command_is_acknowledged_and_kept() {
    let home = Home::new();
    let picture = home.write("집.png", crate::common::png(1));
    let commands = [
        json!({"go": "talk"}),
        json!({"talk": {"press": {"board": "builtin/home", "button": "r1c1"}}}),
        json!({"talk": {"word": "water"}}),
        json!({"talk": {"ending": "want"}}),
        json!({"talk": "speak"}),
        json!({"talk": "clear"}),
        json!("undo"),
        json!({"works": {"import": picture}}),
        json!({"profiles": {"add": {"name": "하늘"}}}),
        json!({"exhibit": {"new": "봄"}}),
    ];
    let ran = script(&home, &commands);
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, acks(commands.len()), ""));
    assert_eq!(column(&home.json(["profiles", "list"]), "profiles", "name"), ["손님", "하늘"]);
    assert_eq!(column(&home.json(["works", "list"]), "works", "title"), ["집"]);
    let history = home.json(["history"]);
    let clear = history["history"].as_array().unwrap().iter().find(|entry| entry["name"] == "strip-clear");
    assert!(clear.is_none_or(|entry| entry["undone"] == true));
}

#[test]
fn what_a_person_would_be_told_does_not_end_the_script() {
    let home = Home::new();
    let commands =
        [json!("undo"), json!({"works": {"import": "missing.png"}}), json!({"profiles": {"add": {"name": ""}}})];
    let ran = script(&home, &commands);
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, acks(3), ""));
}

#[test]
fn blank_lines_do_not_count() {
    let home = Home::new();
    let file = home.write("script", "\n\"stop-speech\"\n   \n\"stop-speech\"\n\n");
    assert_eq!(home.done(["simulate", path(&file)]), acks(2));
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_the_ones_before_are_kept() {
    let home = Home::new();
    let file = home.write("script", "{\"profiles\":{\"add\":{\"name\":\"하늘\"}}}\n\n{\"talk\":\"fly\"}\n\"undo\"\n");
    let ran = home.run(["simulate", path(&file), "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "ack 1\n", 1), "{ran:?}");
    assert!(ran.err.contains('3'), "{ran:?}");
    assert!(home.done(["profiles", "list"]).contains("하늘"));
}

#[test]
fn scripts_that_cannot_be_read_are_refused() {
    let home = Home::new();
    home.write("bytes", [0xff, 0xfe, 0x22]);
    for file in ["missing", "bytes", "."] {
        home.refused(["simulate", file]);
    }
}

#[test]
fn what_could_not_be_stored_is_not_acknowledged() {
    let home = Home::new();
    home.done(["profiles", "list"]);
    // A file stands where the picture's shelf would be.
    let stored = malgeurim::art::codec::decode(&crate::common::png(1)).unwrap();
    let blob = BlobId::of(&malgeurim::art::codec::encode_png(&stored).unwrap());
    std::fs::write(home.data().join("blobs").join(&blob.as_str()[..2]), "").unwrap();
    let picture = home.write("집.png", crate::common::png(1));
    let commands =
        [json!({"exhibit": {"new": "봄"}}), json!({"works": {"import": picture}}), json!({"exhibit": {"new": "여름"}})];
    let ran = script(&home, &commands);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "ack 1\n", 1), "{ran:?}");
    assert_eq!(home.json(["works", "list"])["works"], json!([]));
}

#[test]
fn a_person_is_chosen_by_name() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    let file = home.write("script", "{\"exhibit\":{\"new\":\"봄\"}}\n");
    home.done(["simulate", path(&file), "--profile", "하늘"]);
    assert_eq!(home.json(["history", "--profile", "하늘"])["history"][0]["name"], "exhibition-add");
}
