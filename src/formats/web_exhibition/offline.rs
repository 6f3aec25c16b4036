//! What makes the exhibition an app that also opens without a network: its icon, its manifest, and a service worker that keeps
//! what was seen. Only over http(s); from disk everything is there anyway.

use super::markup::json;
use super::pages::Place;
use super::person_text::{tidy, tidy_title};
use super::style::{HANJI, INK_PAPER};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use serde_json::json;

/// Own drawing: a brush stroke on paper.
const ICON: &str = include_str!("style/icon.svg");
const WORKER: &str = include_str!("script/worker.js");
/// So many digits of an address tell one edition from another.
const VERSION_CHARS: usize = 16;

/// The files, made for the files that are there already.
pub(super) fn files(place: &Place<'_>, others: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("icon.svg".to_owned(), ICON.as_bytes().to_vec()),
        ("site.webmanifest".to_owned(), manifest(place).into_bytes()),
    ];
    let worker = worker(others.iter().chain(&files));
    files.push(("worker.js".to_owned(), worker.into_bytes()));
    files
}

/// The web app manifest (<https://www.w3.org/TR/appmanifest/>).
fn manifest(place: &Place<'_>) -> String {
    let show = place.show.edition.show();
    let manifest = json!({
        "name": tidy_title(&show.title),
        "description": tidy(show.about.get(place.lang())),
        "lang": Lang::Ko.tag(),
        "dir": "ltr",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": HANJI,
        "theme_color": INK_PAPER,
        "icons": [{"src": "icon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any maskable"}],
    });
    format!("{}\n", json(&manifest))
}

/// The worker with the list of what it keeps from the start, and a name for this edition.
fn worker<'a>(files: impl Iterator<Item = &'a (String, Vec<u8>)> + Clone) -> String {
    let all: Vec<u8> = files.clone().flat_map(|(path, bytes)| [path.as_bytes(), bytes].concat()).collect();
    let version: String = BlobId::of(&all).as_str().chars().take(VERSION_CHARS).collect();
    let mut paths: Vec<&str> = files.map(|(path, _)| path.as_str()).collect();
    paths.sort_unstable();
    let (version, paths) = (json(&json!(version)), json(&json!(paths)));
    format!("\"use strict\";\nconst VERSION = {version};\nconst FILES = {paths};\n{WORKER}")
}
