//! `share`: a place is tried out and kept, and two devices share through a folder.

use super::{Home, column};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

/// Runs with something on stdin, on a system without a keyring.
fn given(home: &Home, args: &[&str], text: &str) -> Value {
    let mut command = home.command();
    command.args(args).arg("--json").env("PATH", "").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let ran = child.wait_with_output().unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success() && err.is_empty(), "{err}");
    serde_json::from_slice(&ran.stdout).unwrap()
}

#[test]
fn a_folder_is_tried_out_and_kept() {
    let home = Home::new();
    assert_eq!(home.json(["share", "place"])["place"], Value::Null);
    home.refused(["share", "check"]);
    let (stick, none) = (home.file("stick"), home.file("none"));
    std::fs::create_dir(&stick).unwrap();
    let (stick, none) = (stick.to_str().unwrap(), none.to_str().unwrap());
    home.refused(["share", "folder", none]);
    assert_eq!(home.json(["share", "place"])["place"], Value::Null, "what does not work is not kept");
    assert_eq!(home.json(["share", "folder", stick])["verdict"], "fine");
    assert_eq!(home.json(["share", "place"])["place"]["path"], stick);
    assert_eq!(home.json(["share", "check"])["verdict"], "fine");
    std::fs::remove_dir_all(stick).unwrap();
    std::fs::create_dir(stick).unwrap();
    assert_eq!(home.json(["share", "check"])["verdict"], "not-there", "an empty folder of its name is not it");
    home.done(["share", "forget"]);
    assert_eq!(home.json(["share", "place"])["place"], Value::Null);
}

#[test]
fn what_cannot_be_an_address_is_refused() {
    let home = Home::new();
    for address in ["storage.example", "http://storage.example"] {
        let said = home.refused(["share", "bucket", address, "works", "--access-key", "key"]);
        assert!(said.contains("address") && !said.contains("hint"), "{said}");
    }
    assert_eq!(home.json(["share", "place"])["place"], Value::Null);
}

#[test]
fn two_devices_share_a_person_through_a_folder() {
    let (one, other, place) = (Home::new(), Home::new(), tempfile::tempdir().unwrap());
    let folder = place.path().to_str().unwrap();
    one.refused(["share", "list"]);
    one.done(["profiles", "add", "하늘"]);
    let begun = one.json(["share", "found", "햇살반 1번"]);
    assert_eq!((begun["keeps"].as_bool(), column(&begun, "tablets", "name")), (Some(true), vec!["햇살반 1번"]));
    one.refused(["share", "found", "again"]);
    one.refused(["share", "meet"]);
    one.done(["share", "folder", folder]);
    let code = one.json(["share", "code"])["code"].as_str().unwrap().to_owned();
    one.done(["share", "meet"]);

    given(&other, &["share", "join", "햇살반 2번"], &code);
    other.done(["share", "folder", folder]);
    let came = other.json(["share", "meet"]);
    assert!(came["came"].as_u64() > Some(0) && came["requests"].as_u64() > Some(0), "{came}");
    let knows = |home: &Home| column(&home.json(["profiles", "list"]), "profiles", "name").contains(&"하늘");
    assert!(knows(&other));
    one.done(["share", "meet"]);
    let names = |home: &Home| home.json(["share", "list"])["tablets"].as_array().unwrap().len();
    assert_eq!(names(&one), 2);

    one.done(["share", "shut-out", "햇살반 2번"]);
    one.done(["share", "meet"]);
    other.refused(["share", "meet"]);
    other.done(["share", "leave"]);
    other.refused(["share", "list"]);
    assert!(knows(&other), "what came stays");
}

#[test]
fn an_exhibition_of_many_has_a_circle_of_its_own() {
    let (one, other, hall) = (Home::new(), Home::new(), tempfile::tempdir().unwrap());
    let folder = hall.path().to_str().unwrap();
    one.done(["exhibit", "new", "봄"]);
    one.done(["share", "found", "햇살반 1번"]);
    one.refused(["share", "--show", "겨울", "list"]);
    one.refused(["share", "--show", "봄", "list"]);
    one.done(["share", "--show", "봄", "found", "햇살 복지관"]);
    one.done(["share", "--show", "봄", "folder", folder]);
    assert_eq!(one.json(["share", "place"])["place"], Value::Null, "the workshop meets elsewhere");
    let code = one.json(["share", "--show", "봄", "code"])["code"].as_str().unwrap().to_owned();
    one.done(["share", "--show", "봄", "meet"]);

    other.done(["share", "found", "달빛반"]);
    given(&other, &["share", "join", "달빛 복지관"], &code);
    let shows = one.json(["exhibit", "list"]);
    let id = shows["exhibitions"][0]["id"].as_str().unwrap();
    other.done(["share", "--show", id, "folder", folder]);
    other.done(["share", "--show", id, "meet"]);
    assert_eq!(column(&other.json(["exhibit", "list"]), "exhibitions", "name"), ["봄"]);
    let tablets = |home: &Home, show: &[&str]| {
        let args: Vec<&str> = ["share"].iter().chain(show).chain(&["list"]).copied().collect();
        home.json(args)["tablets"].as_array().unwrap().len()
    };
    assert_eq!((tablets(&other, &["--show", "봄"]), tablets(&other, &[])), (2, 1));
}
