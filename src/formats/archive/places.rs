//! Where files of works belong in the bag.

use crate::domain::exhibition::{Edition, Shown};
use crate::domain::id::BlobId;
use crate::formats::package::name_of;

/// Longest part of a folder's name that comes from an id.
const MAX_NAME: usize = 48;

/// A work and its folder.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The work.
    pub shown: &'a Shown,
    /// Its folder, e.g. `data/works/001-w-7f-0`.
    pub folder: String,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its path in the bag.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: BlobId,
}

/// What was written of a work.
#[derive(Clone, Debug)]
pub struct Kept<'a> {
    /// The work.
    pub place: Place<'a>,
    /// Its picture.
    pub picture: Held,
    /// Pictures of its steps: number of the step, counted from 0, and the file.
    pub steps: Vec<(usize, Held)>,
    /// Recordings and what was drawn.
    pub others: Vec<Held>,
}

/// Every work of an edition with its folder, in the order it hangs.
pub fn places(edition: &Edition) -> Vec<Place<'_>> {
    let place = |shown| Place { shown, folder: folder(shown) };
    edition.works().iter().map(place).collect()
}

/// The number keeps apart what is cut to the same.
fn folder(shown: &Shown) -> String {
    let name: String = name_of(shown.work.id.as_str()).chars().take(MAX_NAME).collect();
    format!("data/works/{:03}-{name}", shown.number)
}

impl Place<'_> {
    /// The path of a file in its folder.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// Where its picture belongs.
    pub fn picture(&self) -> String {
        self.file("picture.png")
    }

    /// Where the picture after a step, counted from 0, belongs.
    pub fn step(&self, nth: usize) -> String {
        self.file(&format!("steps/{:02}.png", nth + 1))
    }

    /// Where the spoken title belongs.
    pub fn title_voice(&self) -> String {
        self.file("title.wav")
    }

    /// Where the maker's own words, as they said them, belong.
    pub fn words_voice(&self) -> String {
        self.file("words.wav")
    }

    /// Where what was drawn belongs, as marks.
    pub fn marks(&self) -> String {
        self.file("marks.json")
    }
}

impl Held {
    /// A file of these bytes.
    pub fn of(path: String, bytes: &[u8]) -> Self {
        Self { path, bytes: bytes.len() as u64, sha256: BlobId::of(bytes) }
    }

    /// Its path within the payload, without `data/`.
    pub fn inner(&self) -> &str {
        self.path.strip_prefix("data/").unwrap_or(&self.path)
    }
}
