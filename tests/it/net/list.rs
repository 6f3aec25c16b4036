//! The file of services, and looking whether they answer.

use super::server::{Server, answer};
use super::{folder_with, service, services};
use malgeurim::domain::service::Task;
use malgeurim::io::net::{
    Kind, MAX_SERVICES, Net, NetError, ProbeResult, SERVICES_FILE, Services, ServicesError, probe, probe_all,
};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);

#[test]
fn without_a_file_there_is_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let none = Services::read(folder.path()).expect("no services");
    assert!(none.list().is_empty());
    assert!(Net::start(&none).expect("nothing to start").is_none());
    assert!(probe_all(&none, LIMIT).is_empty());
    assert!(matches!(Services::switch(folder.path(), "it", true), Ok(None)));
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 0, "reading writes nothing");
}

#[test]
fn services_are_off_until_they_are_on() {
    let text = "\u{FEFF}{\"services\":[{\"name\":\" 그림\u{1112}\u{1161} \",\"kind\":\"image\",\"url\":\"https://a.example\"}]}";
    let read = services(text);
    let first = read.named("그림하").expect("NFC, without spaces");
    assert_eq!((first.on, &first.kind), (false, &Kind::Image));
    assert_eq!(read.on().count(), 0);
    assert!(Net::start(&read).expect("nothing to start").is_none());
}

#[test]
fn switching_keeps_what_this_version_does_not_know() {
    let text = r#"{"later":[1],"services":[{"name":"a","kind":"film","url":"x","model":{"m":1}},{"name":"b","kind":"chat","url":"y","on":true}]}"#;
    let folder = folder_with(text);
    let on = Services::switch(folder.path(), "a", true).expect("written").expect("found");
    assert_eq!(on, Services::read(folder.path()).expect("read"));
    assert_eq!(on.list()[0].kind, Kind::Unknown("film".into()));
    let written = std::fs::read_to_string(folder.path().join(SERVICES_FILE)).expect("file");
    let mut wanted: serde_json::Value = serde_json::from_str(text).expect("JSON");
    wanted["services"][0]["on"] = true.into();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&written).expect("JSON"), wanted);
    assert!(matches!(Services::switch(folder.path(), "c", true), Ok(None)));
}

#[test]
fn one_service_comes_before_others_for_each_task() {
    let one = |name: &str, more: &str| {
        format!("{{\"name\":\"{name}\",\"kind\":\"image\",\"url\":\"https://a.example\"{more}}}")
    };
    let first = one("first", r#","on":true,"tasks":["image","chat"]"#);
    let second = one("second", r#","on":true,"default_for":["image"]"#);
    let off = one("off", r#","default_for":["edit"]"#);
    let read = services(&format!("[{first},{second},{off}]"));
    let chosen = |task| read.for_task(task).map(|service| service.name.as_str());
    assert_eq!(chosen(Task::Image), Some("second"));
    assert_eq!(chosen(Task::Edit), Some("second"), "the default is off");
    assert_eq!((chosen(Task::Chat), chosen(Task::Speak)), (Some("first"), None));
}

type IsRight = fn(&ServicesError) -> bool;

#[test]
fn a_bad_file_is_told_and_left_alone() {
    let a = service("a", "https://a.example");
    let many: Vec<String> = (0..=MAX_SERVICES).map(|n| service(&n.to_string(), "https://a.example")).collect();
    let cases: [(String, IsRight); 9] = [
        ("{\"services\":[".into(), |e| matches!(e, ServicesError::Damaged(_))),
        (String::new(), |e| matches!(e, ServicesError::Damaged(_))),
        ("{}".into(), |e| matches!(e, ServicesError::Damaged(_))),
        ("[{\"name\":\"a\",\"kind\":\"chat\"}]".into(), |e| matches!(e, ServicesError::Damaged(_))),
        ("[{\"name\":\"a\",\"kind\":\"chat\",\"url\":\"x\",\"on\":\"yes\"}]".into(), |e| {
            matches!(e, ServicesError::Damaged(_))
        }),
        (format!("[{a},{a}]"), |e| matches!(e, ServicesError::Twice(name) if name == "a")),
        (format!("[{}]", service(" ", "x")), |e| matches!(e, ServicesError::Nameless)),
        (format!("[{}]", many.join(",")), |e| matches!(e, ServicesError::TooMany)),
        (format!("[{}]", " ".repeat(300_000)), |e| matches!(e, ServicesError::TooBig)),
    ];
    for (text, is_right) in cases {
        let folder = folder_with(&text);
        let error = Services::read(folder.path()).expect_err("bad");
        assert!(is_right(&error), "{error:?}");
        assert!(Services::switch(folder.path(), "a", true).is_err());
        let left = std::fs::read_to_string(folder.path().join(SERVICES_FILE)).expect("file");
        assert_eq!(left, text, "nothing is lost");
    }
    let folder = folder_with("");
    std::fs::write(folder.path().join(SERVICES_FILE), b"[\"\xFF\"]").expect("file");
    assert!(matches!(Services::read(folder.path()), Err(ServicesError::Damaged(_))));
}

/// How a look at one service goes.
fn look(url: &str, limit: Duration) -> ProbeResult {
    let read = services(&format!("[{}]", service("it", url)));
    probe(&read.list()[0], limit)
}

#[test]
fn a_service_that_answers_is_fine() {
    for status in ["200 OK", "401 Who", "404 Not here"] {
        let server = Server::saying(answer(status, "", "hello"));
        let result = look(&format!("{}/v1?key=1", server.url()), LIMIT);
        assert_eq!(result, ProbeResult { name: "it".into(), ok: true, why: None });
        assert!(server.heard()[0].starts_with("get / http/1.1\r\n"), "the first page, and nothing of the path");
    }
}

#[test]
fn a_service_that_does_not_says_why() {
    let broken = Server::saying(answer("500 Oh", "", ""));
    assert_eq!(look(&broken.url(), LIMIT).why, Some(NetError::Status(500)));
    let silent = Server::silent(|| {});
    assert_eq!(look(&silent.url(), SHORT).why, Some(NetError::TimedOut));
    let away = Server::saying(answer("302 Away", &format!("Location: {}\r\n", broken.url()), ""));
    assert_eq!(look(&away.url(), LIMIT).why, Some(NetError::Redirected));
    assert_eq!(broken.connections(), 1);
    for (url, key) in [("http://a.example/", "insecure"), ("a.example", "address"), ("", "address")] {
        let result = look(url, LIMIT);
        assert_eq!((result.ok, result.why.map(|why| why.key())), (false, Some(key)));
    }
}

#[test]
fn a_service_that_is_off_is_left_alone() {
    let server = Server::saying(answer("200 OK", "", ""));
    let read = services(&format!("[{{\"name\":\"it\",\"kind\":\"chat\",\"url\":\"{}\"}}]", server.url()));
    assert_eq!(probe(&read.list()[0], LIMIT).why, Some(NetError::NotOn("it".into())));
    assert!(probe_all(&read, LIMIT).is_empty());
    assert_eq!(server.connections(), 0);
}

#[test]
fn all_are_looked_at_at_once_and_named_in_order() {
    let silent: Vec<Server> = (0..MAX_SERVICES - 1).map(|_| Server::silent(|| {})).collect();
    let fine = Server::saying(answer("200 OK", "", ""));
    let urls = silent.iter().chain([&fine]).map(Server::url);
    let text: Vec<String> = urls.enumerate().map(|(n, url)| service(&n.to_string(), &url)).collect();
    let results = probe_all(&services(&format!("[{}]", text.join(","))), Duration::from_secs(3));
    let names: Vec<&str> = results.iter().map(|result| result.name.as_str()).collect();
    assert_eq!(names, (0..MAX_SERVICES).map(|n| n.to_string()).collect::<Vec<_>>());
    let (last, hung) = results.split_last().expect("results");
    assert!(last.ok, "it does not wait for the others");
    assert!(hung.iter().all(|result| result.why == Some(NetError::TimedOut)));
}
