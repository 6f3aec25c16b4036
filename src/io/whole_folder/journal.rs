//! What a folder is made of: in the finished folder as one file, in the part folder as a line for every piece.

use super::{BTreeSet, io};
use crate::io::files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Name of the journal in a finished folder.
pub(super) const JOURNAL: &str = ".malgeurim.json";
/// Name of the journal in a part folder.
pub(super) const PARTS: &str = ".malgeurim-part.jsonl";
/// The longest journal that is read.
const MAX_BYTES: u64 = 256 << 20;
/// Form of the journal.
const VERSION: u32 = 1;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// Within the folder, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
}

/// A piece that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    /// Of what it was made.
    pub key: String,
    /// Its files.
    pub files: Vec<Written>,
    /// What was noted when it was made.
    #[serde(default, skip_serializing_if = "serde_json::Value::is_null")]
    pub note: serde_json::Value,
}

/// The journal of a finished folder.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Journal {
    version: u32,
    /// What the export noted.
    pub note: serde_json::Value,
    /// Pieces by name.
    pub pieces: BTreeMap<String, Done>,
}

impl Journal {
    pub(super) fn new(note: serde_json::Value, pieces: impl IntoIterator<Item = (String, Done)>) -> Self {
        Self { version: VERSION, note, pieces: pieces.into_iter().collect() }
    }

    /// The journal of a folder; empty where there is none.
    ///
    /// # Errors
    /// `InvalidData`: there is one that this program cannot read, so nobody knows whose files these are.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let bytes = match files::read_bounded(&folder.join(JOURNAL), MAX_BYTES) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            read => read?,
        };
        let journal: Self = serde_json::from_slice(&bytes).map_err(|_| io::ErrorKind::InvalidData)?;
        if journal.version == VERSION { Ok(journal) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// The files of both, while one takes the place of the other; it notes what the old one did.
    pub(super) fn with(&self, new: &Self) -> Self {
        let old = self.pieces.iter().map(|(piece, done)| (format!("old {piece}"), done.clone()));
        let pieces = old.chain(new.pieces.iter().map(|(piece, done)| (piece.clone(), done.clone())));
        Self::new(self.note.clone(), pieces)
    }

    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        files::write_whole(&folder.join(JOURNAL), &serde_json::to_vec_pretty(self).map_err(io::Error::other)?)
    }

    /// The paths of all files.
    pub(super) fn paths(&self) -> BTreeSet<&str> {
        self.pieces.values().flat_map(|done| &done.files).map(|file| file.path.as_str()).collect()
    }
}

/// The journal of a part folder: it grows while pieces are made.
pub(super) struct Parts {
    file: File,
    /// Pieces by name.
    pub done: BTreeMap<String, Done>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    piece: String,
    done: Done,
}

impl Parts {
    /// Goes on with the journal of a part folder. A last line that was half written is no piece.
    pub(super) fn open(part: &Path) -> io::Result<Self> {
        let path = part.join(PARTS);
        let text = files::read_bounded(&path, MAX_BYTES).unwrap_or_default();
        let lines = text.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        let mut done = Journal::read(part).map(|journal| journal.pieces).unwrap_or_default();
        done.extend(lines.map(|Line { piece, done }| (piece, done)));
        let mut file = File::options().create(true).append(true).open(path)?;
        // Whatever was half written ends here.
        file.write_all(b"\n")?;
        let mut parts = Self { file, done: BTreeMap::new() };
        done.into_iter().try_for_each(|(piece, done)| parts.add(&piece, done))?;
        // A part folder that was finished but never came to its place is a part folder again.
        super::remove_if_there(&part.join(JOURNAL))?;
        Ok(parts)
    }

    pub(super) fn add(&mut self, piece: &str, done: Done) -> io::Result<()> {
        let mut line =
            serde_json::to_vec(&Line { piece: piece.to_owned(), done: done.clone() }).map_err(io::Error::other)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.done.insert(piece.to_owned(), done);
        Ok(())
    }

    pub(super) fn close(self) -> BTreeMap<String, Done> {
        self.done
    }
}
