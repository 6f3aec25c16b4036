//! A bucket of a real server that others wrote, and that checks every signature (`scripts/with-s3`).

use super::promises::hold;
use super::quick;
use malgeurim::io::net::Secret;
use malgeurim::io::share::depot::{Account, Bucket, Depot, DepotError, Place, Style, Verdict};
use serde_json::Value;

/// Where it is; none without it.
fn server() -> Option<Value> {
    let text = std::env::var("MALGEURIM_TEST_S3").ok();
    if text.is_none() {
        println!("skipped: no S3 server (scripts/with-s3 starts one)");
    }
    Some(serde_json::from_str(&text?).expect("its place"))
}

fn text(server: &Value, key: &str) -> String {
    server[key].as_str().expect("a text").to_owned()
}

fn account(server: &Value, bucket: &str, prefix: &str) -> Account {
    Account {
        endpoint: text(server, "endpoint"),
        bucket: bucket.into(),
        prefix: prefix.into(),
        access_key: text(server, "access_key"),
        is_open: true,
        ..Account::default()
    }
}

fn key(server: &Value) -> Secret {
    Secret::new(text(server, "secret_key"))
}

fn open(server: &Value, account: &Account) -> Bucket {
    Bucket::with_pace(account, &key(server), quick()).expect("a bucket")
}

#[test]
fn a_bucket_keeps_what_every_depot_promises() {
    let Some(server) = server() else { return };
    hold(&open(&server, &account(&server, "works", "plain")));
}

#[test]
fn so_it_does_below_a_korean_prefix() {
    let Some(server) = server() else { return };
    let prefix = "말그림/우리 반 (2027)+%";
    let depot = open(&server, &account(&server, "works", prefix));
    hold(&depot);
    // What lies under another prefix is not seen.
    depot.put("heads/a", b"x").expect("put");
    let other = open(&server, &account(&server, "works", "말그림/우리"));
    assert_eq!(other.list("").expect("a list"), []);
    depot.delete("heads/a").expect("removed");
}

#[test]
fn a_bucket_may_stand_before_the_host() {
    let Some(server) = server() else { return };
    let port = server["port"].as_u64().expect("a port");
    let endpoint = format!("http://s3.localhost:{port}");
    let account = Account { endpoint, style: Style::Host, ..account(&server, "virtual", "") };
    hold(&open(&server, &account));
}

#[test]
fn more_than_a_page_comes_in_pages() {
    let Some(server) = server() else { return };
    let depot = open(&server, &account(&server, "works", "pages"));
    std::thread::scope(|scope| {
        for part in 0..4 {
            let depot = &depot;
            scope.spawn(move || (0..255).for_each(|n| depot.put(&format!("many/{part}-{n:04}"), b"x").expect("put")));
        }
    });
    let before = depot.cost();
    let listed = depot.list("many/").expect("a list");
    assert_eq!((listed.len(), depot.cost().requests - before.requests), (1020, 2));
    assert!(
        listed.is_sorted_by(|one, other| one.name < other.name) && listed.iter().all(|object| object.tag.is_some())
    );
}

#[test]
fn a_wrong_key_is_found_by_its_signature() {
    let Some(server) = server() else { return };
    let account = account(&server, "works", "wrong-key");
    let depot = Bucket::with_pace(&account, &Secret::new("not-the-key"), quick()).expect("a bucket");
    let denied = depot.put("a", b"x").expect_err("not let in");
    assert!(matches!(&denied, DepotError::Denied(text) if text.contains("SignatureDoesNotMatch")), "{denied}");
    assert!(matches!(depot.list(""), Err(DepotError::Denied(_))));
    assert_eq!(Place::Bucket(account).check(Some(&Secret::new("not-the-key"))).verdict, Verdict::Denied);
}

#[test]
fn a_check_says_in_one_word_what_is_wrong() {
    let Some(server) = server() else { return };
    let checked = |bucket: &str| Place::Bucket(account(&server, bucket, "시험")).check(Some(&key(&server))).verdict;
    assert_eq!(checked("works"), Verdict::Fine);
    assert_eq!(checked("kept"), Verdict::KeepsDeleted);
    assert_eq!(checked("shown"), Verdict::ReadOnly);
    assert_eq!(Place::Bucket(account(&server, "works", "")).check(None).verdict, Verdict::NoKey);
    // Nothing of it stays.
    assert_eq!(open(&server, &account(&server, "works", "시험")).list("").expect("a list"), []);
}
