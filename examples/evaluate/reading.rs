//! What readers give: showings with label, person and time, and the names of what could not be read.

use serde::{Deserialize, Deserializer};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Split;

/// One showing.
#[derive(Clone, Debug)]
pub struct Item<R> {
    /// What it is.
    pub label: String,
    /// Who showed it; empty when nobody says.
    pub person: String,
    /// Sorts as text; empty when nobody says.
    pub session: String,
    /// Earlier or later within a session.
    pub order: u64,
    /// The showing itself.
    pub raw: R,
}

/// What a file or folder held.
#[derive(Debug)]
pub struct Reading<R> {
    /// In the order read.
    pub items: Vec<Item<R>>,
    /// Lines and files left out: where, and why.
    pub skipped: Vec<(String, String)>,
    /// The split that the data are made for.
    pub split: Split,
    /// At most so many labels are taught in an episode.
    pub most_taught: usize,
}

impl<R> Reading<R> {
    /// Nothing read yet; split by session, every label taught.
    pub fn new() -> Self {
        Self { items: Vec::new(), skipped: Vec::new(), split: Split::Session, most_taught: usize::MAX }
    }

    /// Keeps an item, or names what was wrong.
    pub fn take(&mut self, place: impl FnOnce() -> String, item: Result<Item<R>, String>) {
        match item {
            Ok(item) => self.items.push(item),
            Err(why) => self.skipped.push((place(), why)),
        }
    }
}

/// The whole file or folder could not be read.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl Unreadable {
    /// With the path and the cause.
    pub fn new(path: &Path, why: impl std::fmt::Display) -> Self {
        Self(format!("{}: {why}", path.display()))
    }
}

/// Largest text file, in bytes.
const MOST_BYTES: u64 = 2 << 30;

/// A text file as text. A byte-order mark is dropped; bytes that are no UTF-8 become marks, so that only their line suffers.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| Unreadable::new(path, error))?;
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::new(path, error))?;
    if read as u64 > MOST_BYTES {
        return Err(Unreadable::new(path, "larger than 2 GiB"));
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// A name that files write as text, number or null.
pub fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(text) => Ok(text),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        serde_json::Value::Null => Ok(String::new()),
        other => Err(serde::de::Error::custom(format!("not a name: {other}"))),
    }
}
