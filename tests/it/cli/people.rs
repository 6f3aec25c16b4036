//! `profiles`.

use super::{Home, column};

#[test]
fn someone_is_there_from_the_start() {
    let home = Home::new();
    assert_eq!(column(&home.json(["profiles", "list"]), "profiles", "name"), ["손님"]);
    let first = home.json(["profiles", "list"]);
    assert_eq!(first, home.json(["profiles", "list"]), "the same one again");
    assert_eq!(home.done(["profiles", "list"]), "손님\n");
}

#[test]
fn people_are_added_and_removed_and_come_back() {
    let home = Home::new();
    let added = home.json(["profiles", "add", "하늘"]);
    home.done(["profiles", "add", "바다"]);
    let list = home.json(["profiles", "list"]);
    assert_eq!(column(&list, "profiles", "name"), ["손님", "하늘", "바다"]);
    assert_eq!(list["profiles"][1]["id"], added["id"]);
    home.done(["profiles", "remove", "하늘"]);
    assert_eq!(column(&home.json(["profiles", "list"]), "profiles", "name"), ["손님", "바다"]);
    home.done(["undo"]);
    assert_eq!(home.json(["profiles", "list"]), list);
    home.done(["redo"]);
    assert_eq!(column(&home.json(["profiles", "list"]), "profiles", "name"), ["손님", "바다"]);
}

#[test]
fn names_are_composed_and_unique() {
    let home = Home::new();
    home.done(["profiles", "add", "\u{1112}\u{1161}\u{1102}\u{1173}\u{11af}"]);
    assert_eq!(column(&home.json(["profiles", "list"]), "profiles", "name"), ["손님", "하늘"]);
    home.refused(["profiles", "add", "하늘"]);
    home.refused(["profiles", "add", " "]);
    home.refused(["profiles", "remove", "바다"]);
    home.refused(["works", "list", "--profile", "바다"]);
    home.done(["profiles", "remove", "\u{1112}\u{1161}\u{1102}\u{1173}\u{11af}"]);
}

#[test]
fn a_name_that_is_cut_is_told_as_it_is_kept() {
    let home = Home::new();
    let added = home.json(["profiles", "add", &"가".repeat(90)]);
    assert_eq!(added["name"].as_str().map(|name| name.chars().count()), Some(40));
    assert_eq!(home.json(["profiles", "list"])["profiles"][1]["id"], added["id"]);
}

#[test]
fn the_language_of_one_command_is_nobodys_for_ever() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘", "--lang", "en"]);
    assert_eq!(home.done(["say", "물", "마시다", "--text-only"]), "물을 마셔요.\n");
}

#[test]
fn the_locale_decides_where_nobody_has() {
    let home = Home::new();
    let say = |lang: &str| {
        let output = home.command().env("LANG", lang).args(["say", "water", "drink", "--text-only"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let english = say("en_US.UTF-8");
    assert!(english.contains("water") && !super::has_hangul(&english), "{english}");
    assert_eq!(say("ko_KR.UTF-8"), "물을 마셔요.\n");
}
