//! What a well-behaved server never does: slow, full, wrong clocks, broken lines, lies.

use super::{KEY, account, bucket, quick};
use crate::net::server::{Server, answer};
use malgeurim::io::net::Secret;
use malgeurim::io::share::depot::{Account, Bucket, Depot, DepotError, Pace, Place, Verdict};
use std::io::Write;
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::Duration;

/// The answer of a storage that says no.
fn no(status: &str, code: &str) -> String {
    let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message></Error>");
    answer(status, "Date: Mon, 23 Nov 2026 01:00:00 GMT\r\nContent-Type: application/xml\r\n", &body)
}

fn yes(body: &str) -> String {
    answer("200 OK", "ETag: \"x\"\r\n", body)
}

/// Gives these answers one after the other, then always the last.
fn script(answers: Vec<String>) -> Server {
    let left = Mutex::new(answers);
    Server::with(move |_, stream| {
        let mut left = left.lock().expect("answers");
        let next = if left.len() > 1 { left.remove(0) } else { left[0].clone() };
        drop(stream.write_all(next.as_bytes()));
    })
}

#[test]
fn what_passes_is_tried_again_and_what_does_not_is_said() {
    // (what it says, requests, whether the word is right)
    type Is = fn(&DepotError) -> bool;
    let rows: [(&str, &str, usize, Is); 13] = [
        ("503 Slow Down", "SlowDown", 4, |e| matches!(e, DepotError::Busy(_))),
        ("429 Too Many Requests", "", 4, |e| matches!(e, DepotError::Busy(_))),
        ("500 Oh", "InternalError", 4, |e| matches!(e, DepotError::Unreachable(_))),
        ("409 Conflict", "OperationAborted", 4, |e| matches!(e, DepotError::Busy(_))),
        ("403 Forbidden", "AccessDenied", 1, |e| matches!(e, DepotError::Denied(_))),
        ("401 Unauthorized", "", 1, |e| matches!(e, DepotError::Denied(_))),
        ("404 Not Found", "NoSuchBucket", 1, |e| matches!(e, DepotError::NotThere(_))),
        ("507 Insufficient Storage", "XMinioStorageFull", 1, |e| matches!(e, DepotError::Full(_))),
        ("403 Forbidden", "QuotaExceeded", 1, |e| matches!(e, DepotError::Full(_))),
        ("400 Bad Request", "EntityTooLarge", 1, |e| matches!(e, DepotError::TooLarge)),
        ("301 Moved", "PermanentRedirect", 1, |e| matches!(e, DepotError::Broken(_))),
        ("400 Bad Request", "AuthorizationHeaderMalformed", 1, |e| matches!(e, DepotError::Broken(_))),
        ("501 Not Implemented", "NotImplemented", 1, |e| matches!(e, DepotError::Unreachable(_))),
    ];
    for (status, code, requests, is) in rows {
        let server = script(vec![no(status, code)]);
        let error = bucket(&server).put("heads/a", b"x").expect_err("refused");
        assert!(is(&error), "{status} {code}: {error:?}");
        assert_eq!(server.connections(), requests, "{status} {code}");
    }
}

#[test]
fn a_storage_that_asks_for_time_is_given_it() {
    let server = script(vec![no("503 Slow Down", "SlowDown"), no("500 Oh", "InternalError"), yes("")]);
    bucket(&server).put("heads/a", b"x").expect("put in the end");
    assert_eq!(server.connections(), 3);
    // A word about a quota under 503 does not pass by waiting.
    let full = script(vec![no("503 Busy", "XMinioStorageFull")]);
    assert!(matches!(bucket(&full).put("heads/a", b"x"), Err(DepotError::Full(_))));
    assert_eq!(full.connections(), 1);
}

#[test]
fn a_wrong_clock_is_said_with_both_times() {
    let server = script(vec![no("403 Forbidden", "RequestTimeTooSkewed")]);
    let error = bucket(&server).list("heads/").expect_err("refused");
    let DepotError::ClockWrong(text) = error else { panic!("{error:?}") };
    assert!(text.contains("Mon, 23 Nov 2026 01:00:00 GMT"), "{text}");
    // `x-amz-date`: 20261123T010000Z
    assert!(text.split([' ', ',']).any(|word| word.len() == 16 && word.ends_with('Z')), "{text}");
    assert_eq!(Place::Bucket(account(&server.url())).check(Some(&Secret::new(KEY))).verdict, Verdict::ClockWrong);
}

#[test]
fn what_is_there_already_is_no_error() {
    for status in ["412 Precondition Failed", "409 Conflict"] {
        let server = script(vec![no(status, "")]);
        assert_eq!(bucket(&server).put_new("heads/a", b"x"), Ok(false), "{status}");
        assert!(server.heard()[0].contains("if-none-match: *"));
    }
    // Two at once: asked again it says who was first.
    let server = script(vec![
        no("409 Conflict", "ConditionalRequestConflict"),
        no("412 Precondition Failed", "PreconditionFailed"),
    ]);
    assert_eq!(bucket(&server).put_new("heads/a", b"x"), Ok(false));
    assert_eq!(server.connections(), 2);
}

#[test]
fn an_answer_that_was_lost_makes_nobody_a_loser() {
    // The first try is done and its answer lost (500); the second finds an object. It is ours if it is what we wrote.
    let lost = || vec![no("500 Oh", "InternalError"), no("412 Precondition Failed", "PreconditionFailed")];
    let ours = script([lost(), vec![yes("ours")]].concat());
    assert_eq!(bucket(&ours).put_new("heads/a", b"ours"), Ok(true));
    let others = script([lost(), vec![yes("else")]].concat());
    assert_eq!(bucket(&others).put_new("heads/a", b"ours"), Ok(false));
}

#[test]
fn a_line_that_breaks_is_not_the_whole() {
    let whole = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\nETag: \"x\"\r\n\r\nonly this";
    let server = script(vec![whole.to_owned()]);
    assert!(matches!(bucket(&server).get("heads/a", 1000), Err(DepotError::Unreachable(_))));
    assert_eq!(server.connections(), 4, "it is tried again");
    let nothing = Server::raw(drop);
    assert!(matches!(bucket(&nothing).get("heads/a", 1000), Err(DepotError::Unreachable(_))));
    let gone = { Server::raw(drop).url() };
    let depot = Bucket::with_pace(&account(&gone), &Secret::new(KEY), quick()).expect("a bucket");
    assert!(matches!(depot.put("heads/a", b"x"), Err(DepotError::Unreachable(_))));
}

#[test]
fn no_answer_is_longer_than_was_asked_for() {
    let server = script(vec![yes(&"x".repeat(11))]);
    assert_eq!(bucket(&server).get("heads/a", 10), Err(DepotError::TooLarge));
    assert_eq!(bucket(&server).get("heads/a", 11).expect("bytes").map(|bytes| bytes.len()), Some(11));
    // One that does not say how long it is, and never ends.
    let (sender, told) = channel();
    let endless = Server::with(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: \"x\"\r\n\r\n";
        let mut is_open = stream.write_all(head.as_bytes()).is_ok();
        while is_open {
            is_open = stream.write_all(b"1000\r\n").and_then(|()| stream.write_all(&[b'x'; 0x1000])).is_ok()
                && stream.write_all(b"\r\n").is_ok();
        }
        sender.send(()).expect("somebody waits");
    });
    assert_eq!(bucket(&endless).get("heads/a", 1 << 20), Err(DepotError::TooLarge));
    drop(endless);
    told.recv().expect("the line was cut");
}

#[test]
fn a_storage_that_never_answers_is_given_up() {
    let server = Server::silent(|| ());
    let limit = Duration::from_millis(50);
    let pace = Pace { one: limit, all: Duration::from_millis(300), ..quick() };
    let depot = Bucket::with_pace(&account(&server.url()), &Secret::new(KEY), pace).expect("a bucket");
    assert!(matches!(depot.list(""), Err(DepotError::Unreachable(_))));
    drop(depot);
}

/// A page of a list.
fn page(keys: &[&str], next: Option<&str>) -> String {
    let one = |key: &&str| {
        format!(
            "<Contents><Key>{key}</Key><LastModified>2026-11-23T01:00:00.000Z</LastModified><ETag>\"x\"</ETag><Size>1</Size></Contents>"
        )
    };
    let keys: String = keys.iter().map(one).collect();
    let token = next.map(|token| format!("<NextContinuationToken>{token}</NextContinuationToken>")).unwrap_or_default();
    let is_cut = next.is_some();
    yes(&format!("<ListBucketResult><IsTruncated>{is_cut}</IsTruncated>{token}{keys}</ListBucketResult>"))
}

#[test]
fn a_list_leaves_out_what_cannot_be_ours() {
    let foreign = ["heads/a", "heads//b", "heads/", "/heads/c", "heads/../d", "heads/Photo.JPG", "heads/e"];
    let server = script(vec![page(&foreign, None)]);
    let listed = bucket(&server).list("heads/").expect("a list");
    assert_eq!(listed.iter().map(|object| object.name.as_str()).collect::<Vec<_>>(), ["heads/a", "heads/e"]);
}

#[test]
fn a_list_without_end_has_one() {
    // Always the same page, and always one more.
    let server = script(vec![page(&["heads/a"], Some("again"))]);
    assert_eq!(bucket(&server).list("heads/"), Err(DepotError::TooLarge));
}

#[test]
fn the_page_of_a_guest_network_is_no_empty_list() {
    let server = script(vec![yes("<html>Welcome</html>")]);
    assert!(matches!(bucket(&server).list("heads/"), Err(DepotError::Unreachable(_))));
    let cut = script(vec![yes("<ListBucketResult><IsTruncated>")]);
    assert!(matches!(bucket(&cut).list("heads/"), Err(DepotError::Broken(_))));
}

/// A storage that keeps one object and takes no notice of conditions.
fn careless() -> Server {
    let kept = Mutex::new(None::<String>);
    Server::with(move |request: &str, stream: &mut TcpStream| {
        let mut kept = kept.lock().expect("object");
        let (head, body) = request.split_once("\r\n\r\n").unwrap_or_default();
        let reply = match (head.split(' ').next(), head.contains("list-type")) {
            (Some("GET"), true) => page(&[], None),
            (Some("GET"), false) => kept.as_ref().map_or_else(|| no("404 Not Found", "NoSuchKey"), |body| yes(body)),
            (Some("PUT"), _) => {
                *kept = Some(body.to_owned());
                yes("")
            }
            _ => {
                *kept = None;
                answer("204 No Content", "", "")
            }
        };
        drop(stream.write_all(reply.as_bytes()));
    })
}

#[test]
fn a_storage_that_takes_no_notice_of_conditions_is_found_out() {
    let server = careless();
    let checked = Place::Bucket(account(&server.url())).check(Some(&Secret::new(KEY)));
    assert_eq!(checked.verdict, Verdict::IgnoresConditions);
    assert!(server.heard().iter().any(|request| request.starts_with("delete ")), "it cleans up");
}

#[test]
fn an_address_that_is_none_is_said_before_anything_is_sent() {
    let verdict = |account: Account| Place::Bucket(account).check(Some(&Secret::new(KEY))).verdict;
    assert_eq!(verdict(Account { is_open: false, ..account("http://127.0.0.1:9") }), Verdict::Insecure);
    assert_eq!(verdict(account("http://storage.example")), Verdict::Insecure);
    assert_eq!(verdict(account("storage.example")), Verdict::Address);
    assert_eq!(verdict(Account { bucket: "a/b".into(), ..account("https://storage.example") }), Verdict::Address);
}
