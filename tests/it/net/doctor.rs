//! What `doctor` and `services` say of the services, from the library and from the real program.

use super::server::{Server, answer};
use super::{folder_with, service};
use malgeurim::io::doctor::{Check, State, examine};
use malgeurim::io::files::Home;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output};

fn checked(data: &Path) -> (State, String) {
    let services = |check: &Check| check.name == "services";
    let check = examine(&Home::at(data)).into_iter().find(services).expect("the check");
    (check.state, check.detail)
}

#[test]
fn the_check_names_what_answers_and_what_does_not() {
    let (one, other) = (Server::saying(answer("200 OK", "", "")), Server::saying(answer("404 No", "", "")));
    let fine = [service("one", &one.url()), service("other", &other.url())].join(",");
    assert_eq!(checked(folder_with(&format!("[{fine}]")).path()), (State::Ok, "one, other".into()));
    let broken = Server::saying(answer("500 Oh", "", ""));
    let silent = Server::silent(|| {});
    let text = format!("[{fine},{},{}]", service("broken", &broken.url()), service("silent", &silent.url()));
    assert_eq!(checked(folder_with(&text).path()), (State::Broken, "broken, silent".into()));
}

#[test]
fn nothing_on_is_missing_and_a_bad_list_is_broken() {
    let server = Server::saying(answer("200 OK", "", ""));
    let off = format!("[{{\"name\":\"it\",\"kind\":\"chat\",\"url\":\"{}\"}}]", server.url());
    assert_eq!(checked(folder_with(&off).path()), (State::Missing, String::new()));
    assert_eq!(checked(tempfile::tempdir().expect("folder").path()), (State::Missing, String::new()));
    assert_eq!(server.connections(), 0);
    let (state, detail) = checked(folder_with("[").path());
    assert_eq!(state, State::Broken);
    assert!(detail.starts_with("services.json"), "{detail}");
}

fn run(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
    command.args(args).env("MALGEURIM_HOME", data).env("LANG", "C.UTF-8").env_remove("MALGEURIM_LOG");
    command.output().expect("the program runs")
}

fn document(data: &Path, args: &[&str]) -> Value {
    let ran = run(data, &[args, &["--lang", "en", "--json"]].concat());
    assert!(ran.status.success() && ran.stderr.is_empty(), "{ran:?}");
    serde_json::from_slice(&ran.stdout).expect("one document")
}

#[test]
fn the_command_line_lists_and_tests() {
    let models = "{\"data\":[{\"id\":\"one\"}]}";
    let (fine, broken) = (Server::saying(answer("200 OK", "", models)), Server::saying(answer("503 Oh", "", "")));
    let off = json!({"name": "꺼진 것", "kind": "image", "url": fine.url(), "more": 1}).to_string();
    let text = format!("[{},{},{off}]", service("fine", &fine.url()), service("broken", &broken.url()));
    let folder = folder_with(&text);
    let listed = document(folder.path(), &["services", "list"]);
    let first = json!({"name": "fine", "kind": "chat", "url": fine.url(), "on": true});
    let last = json!({"name": "꺼진 것", "kind": "image", "url": fine.url(), "on": false});
    assert_eq!((&listed["services"][0], &listed["services"][2]), (&first, &last));
    let answers = document(folder.path(), &["services", "test", "fine"]);
    let good = |check: &str, names: &[&str]| json!({"check": check, "state": "good", "why": "fine", "names": names});
    let checks = [good("reach", &[]), good("key", &[]), good("models", &["one"])];
    assert_eq!(answers, json!({"name": "fine", "ok": true, "why": "It answers.", "checks": checks}));
    let silent = document(folder.path(), &["services", "test", "broken"]);
    assert_eq!((&silent["name"], &silent["ok"]), (&json!("broken"), &json!(false)));
    assert_eq!(silent["checks"][0]["state"], "bad");
    let said = run(folder.path(), &["services", "test", "fine", "--lang", "ko"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.starts_with("fine: 대답해요.\n") && said.contains("모델: 괜찮아요 · one"), "{said}");
    let before = fine.connections();
    let left_alone = document(folder.path(), &["services", "test", "꺼진 것"]);
    assert_eq!((&left_alone["ok"], fine.connections()), (&json!(false), before));
    let entries = std::fs::read_dir(folder.path()).expect("folder").count();
    assert_eq!(entries, 1, "the store is not touched");
}

#[test]
fn the_command_line_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("folder");
    assert_eq!(document(folder.path(), &["services", "list"]), json!({"services": []}));
    for (folder, args) in [(folder, ["services", "test", "it"].as_slice()), (folder_with("["), &["services", "list"])] {
        let ran = run(folder.path(), args);
        assert_eq!((ran.status.code(), ran.stdout.len()), (Some(1), 0), "{ran:?}");
        assert_eq!(String::from_utf8_lossy(&ran.stderr).trim().lines().count(), 1, "{ran:?}");
    }
}
