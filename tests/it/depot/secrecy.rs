//! The line: encrypted by certificates that are trusted, and a key that shows nowhere.

use super::{KEY, account, bucket, quick};
use crate::net::server::{Server, answer};
use malgeurim::io::net::Secret;
use malgeurim::io::share::depot::{Account, Bucket, Depot, DepotError, Place, Verdict};

const CERTIFICATE: &str = include_str!("../fixtures/net/certificate.pem");
const WHOLE: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"x\"\r\nConnection: close\r\n\r\nbytes";

fn encrypted(server: &Server, certificate: &str) -> Account {
    let endpoint = format!("https://localhost:{}", server.port);
    Account { is_open: false, certificate: certificate.into(), ..account(&endpoint) }
}

#[test]
fn the_certificate_of_a_nas_is_trusted_when_it_was_given() {
    let server = Server::encrypted(WHOLE);
    let depot = Bucket::with_pace(&encrypted(&server, CERTIFICATE), &Secret::new(KEY), quick()).expect("a bucket");
    assert_eq!(depot.get("heads/a", 9).expect("bytes").as_deref(), Some(b"bytes".as_slice()));
}

#[test]
fn without_it_nothing_is_sent() {
    let server = Server::encrypted(WHOLE);
    let account = encrypted(&server, "");
    let depot = Bucket::with_pace(&account, &Secret::new(KEY), quick()).expect("a bucket");
    assert!(matches!(depot.get("heads/a", 9), Err(DepotError::Unreachable(text)) if text.contains("certificate")));
    assert_eq!(server.connections(), 1, "trying again would not make it trusted");
    assert_eq!(Place::Bucket(account).check(Some(&Secret::new(KEY))).verdict, Verdict::Untrusted);
}

#[test]
fn what_is_no_certificate_is_not_taken_for_one() {
    for wrong in ["hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let server = Server::encrypted(WHOLE);
        let opened = Bucket::with_pace(&encrypted(&server, wrong), &Secret::new(KEY), quick());
        let is_refused = opened.and_then(|depot| depot.get("heads/a", 9)).is_err();
        assert!(is_refused, "{wrong}");
    }
}

#[test]
fn no_redirect_is_followed() {
    let other = Server::saying(WHOLE);
    let location = format!("Location: {}/works/heads/a\r\n", other.url());
    let server = Server::saying(answer("307 Temporary Redirect", &location, ""));
    assert!(matches!(bucket(&server).get("heads/a", 9), Err(DepotError::Broken(_))));
    assert_eq!(other.connections(), 0);
}

#[test]
fn the_key_is_sent_to_nobody_and_shown_nowhere() {
    let server = Server::saying(answer("403 Forbidden", "", "<Error><Code>AccessDenied</Code></Error>"));
    let error = bucket(&server).put("heads/a", b"x").expect_err("refused");
    let heard = server.heard().concat();
    assert!(heard.contains("aws4-hmac-sha256") && heard.contains("user-agent: malgeurim"));
    assert!(!heard.contains(KEY) && !format!("{error} {error:?}").contains(KEY));
    let place = Place::Bucket(account(&server.url()));
    let shown = format!("{place:?} {} {:?}", serde_json::to_string(&place).expect("json"), Secret::new(KEY));
    assert!(!shown.contains(KEY));
}
