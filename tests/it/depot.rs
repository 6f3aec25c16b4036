//! Where tablets meet: a folder and a bucket keep the same promises, and whatever goes wrong is said in one word.
//!
//! What needs a storage that others wrote runs against the server of `scripts/with-s3`, and prints `skipped` without it. What
//! such a server never does comes from a scripted one on 127.0.0.1.

mod faults;
mod folder;
mod names;
mod place;
mod promises;
mod real;
mod secrecy;

use crate::net::server::Server;
use malgeurim::io::net::Secret;
use malgeurim::io::share::depot::{Account, Bucket, Pace};
use std::time::Duration;

/// The key of scripted servers.
const KEY: &str = "a-secret-that-shows-nowhere";

/// Waits that no test feels.
fn quick() -> Pace {
    let limit = crate::net::server::PATIENCE;
    Pace {
        backoff: Duration::from_millis(1),
        longest_wait: Duration::from_millis(20),
        tries: 4,
        one: limit,
        all: limit,
    }
}

/// The bucket `works` of a server without encryption on this machine.
fn account(endpoint: &str) -> Account {
    let (endpoint, bucket, access_key) = (endpoint.to_owned(), "works".to_owned(), "tablet".to_owned());
    Account { endpoint, bucket, access_key, is_open: true, ..Account::default() }
}

fn bucket(server: &Server) -> Bucket {
    Bucket::with_pace(&account(&server.url()), &Secret::new(KEY), quick()).expect("a bucket")
}
