//! `lessons`.

use super::{Home, column};
use serde_json::json;

#[test]
fn twelve_lessons_come_with_the_program_and_each_can_be_shown() {
    let home = Home::new();
    let list = home.json(["lessons", "list"]);
    let ids = column(&list, "lessons", "id");
    assert_eq!(ids.len(), 12);
    for id in ids {
        let shown = home.json(["lessons", "show", id]);
        assert_eq!(shown["lesson"]["id"], json!(id));
    }
    let by_title = home.json(["lessons", "show", "첫 선 긋기"]);
    assert_eq!(by_title, home.json(["lessons", "show", "first-marks"]));
    home.refused(["lessons", "show", "none"]);
}

#[test]
fn a_lesson_is_begun_for_people() {
    let home = Home::new();
    home.done(["profiles", "add", "하늘"]);
    let begun = home.json(["lessons", "begin", "weather", "--for", "하늘", "--for", "손님"]);
    assert_eq!(begun["people"].as_array().map(Vec::len), Some(2));
    assert_eq!(begun["lesson"], json!("builtin/weather"));
    home.refused(["lessons", "begin", "weather", "--for", "nobody"]);
}

#[test]
fn where_one_is_in_a_lesson_is_there_after_a_restart() {
    let home = Home::new();
    home.done(["lessons", "begin", "weather"]);
    let script = home.write("script", "{\"lessons\":\"next\"}\n{\"lessons\":\"next\"}\n{\"lessons\":\"back\"}\n");
    home.done(["simulate", script.to_str().unwrap()]);
    let place = |standing: &str, step: u32| {
        json!({"following": [{"person": "손님", "lesson": "builtin/weather", "step": step, "steps": 7, "done": 2,
                              "standing": standing}]})
    };
    assert_eq!(home.json(["lessons", "following"]), place("going", 2));
    let script = home.write("script", "{\"lessons\":\"leave\"}\n");
    home.done(["simulate", script.to_str().unwrap()]);
    assert_eq!(home.json(["lessons", "following"]), place("left", 2));
    home.done(["lessons", "begin", "weather"]);
    assert_eq!(home.json(["lessons", "following"]), place("going", 2));
}

#[test]
fn lessons_go_to_another_device_and_a_damaged_file_changes_nothing() {
    let (home, other) = (Home::new(), Home::new());
    let out = home.file("lessons.json");
    let out = out.to_str().unwrap();
    home.refused(["lessons", "export", out]);
    home.done(["lessons", "export", out, "--lesson", "weather"]);
    let text = std::fs::read_to_string(out).unwrap().replace("builtin/weather", "our/weather");
    let ours = other.write("ours.json", &text);
    let damaged = other.write("damaged.json", &text.as_bytes()[..text.len() / 2]);
    let (ours, damaged) = (ours.to_str().unwrap(), damaged.to_str().unwrap());
    other.refused(["lessons", "import", ours, damaged]);
    assert_eq!(column(&other.json(["lessons", "list"]), "lessons", "id").len(), 12);
    other.done(["lessons", "import", ours]);
    assert_eq!(column(&other.json(["lessons", "list"]), "lessons", "id").last(), Some(&"our/weather"));
    let again = other.file("again.json");
    other.done(["lessons", "export", again.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(&again).unwrap(), text);
    other.refused(["lessons", "remove", "weather"]);
    other.done(["lessons", "remove", "our/weather"]);
    assert_eq!(column(&other.json(["lessons", "list"]), "lessons", "id").len(), 12);
}
