//! Board files of every program that can be read: bytes in, the boards of ours and a report out.
//!
//! What a file is shows in its bytes, never in the ending of its name. Open Board Format is read by [`super::obf`];
//! the files of other programs become the same boards by one module each. What our boards have no place for turns into
//! the nearest thing (a [`super::obf::Repair`]) or is lost (a [`super::obf::Loss`]); both are counted with one example.
//! Looks and settings of the other program (fonts, the colour behind a board, the order of scanning) are not read. Files of AsTeRICS Grid
//! are written, too.

mod asterics;
mod cboard;
mod desk;
mod gridset;
mod media;
mod press;
mod sheet;
mod snap;
mod sqlite;
mod touchchat;
mod xml;

use crate::domain::id::SetId;
use crate::formats::obf::archive::{self, Archive};
use crate::formats::obf::error::ImportError;
use crate::formats::obf::import::{self as open_boards, Imported};
use crate::formats::obf::json::{Budget, decode, parse};
use crate::formats::obf::report::Notes;
use crate::formats::obf::{limits, set, sniff};
use desk::{Desk, Source};
use serde_json::Value;

pub use asterics::export_grd;

/// Reads a board file of any known program by its content. `file_name` only names the set; every board gets the id
/// `<set_id>/<local id>`.
///
/// # Errors
/// See [`ImportError`]. Time and memory are bounded by [`limits`].
pub fn import(file_name: &str, bytes: &[u8], set_id: SetId) -> Result<Imported, ImportError> {
    let source = Source { name: file_name, bytes, set: set_id };
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(ImportError::TooBig { bytes: bytes.len() as u64 });
    }
    if archive::MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return package(source);
    }
    if bytes.starts_with(sniff::SQLITE) {
        return database(source);
    }
    match document(bytes)? {
        Some(("asterics-grid", value, notes)) => asterics::read(source, value, Desk::new(notes)),
        Some((_, value, notes)) => cboard::read(source, value, Desk::new(notes)),
        None => open_boards::import(file_name, bytes, source.set),
    }
}

/// An archive: the boards of OBF, or those of the program whose files lie in it.
fn package(source: Source) -> Result<Imported, ImportError> {
    let mut notes = Notes::new();
    let archive = Archive::open(source.bytes, &mut notes)?;
    if !set::is_board_archive(&archive) {
        match sniff::archive(archive.entries().iter().map(|entry| entry.path.as_str())) {
            ImportError::OtherFormat("gridset") => return gridset::read(source, archive, Desk::new(notes)),
            ImportError::OtherFormat("touchchat") => return touchchat::read(source, archive, Desk::new(notes)),
            _ => {}
        }
    }
    open_boards::import(source.name, source.bytes, source.set)
}

/// A database: a page set of TD Snap, or the vocabulary of TouchChat without its archive.
fn database(source: Source) -> Result<Imported, ImportError> {
    let database = sqlite::Database::open(source.bytes)?;
    let desk = Desk::new(Notes::new());
    if database.has("button_boxes") {
        return touchchat::read_database(source, &database, desk);
    }
    snap::read(source, &database, desk)
}

/// What a JSON document of another program must have somewhere.
const MARKS: [&str; 3] = ["\"gridElements\"", "\"grids\"", "\"tiles\""];

/// The document and its format, if it is one of another program.
///
/// # Errors
/// Its limits; a damaged document is left to the reader of OBF, which knows looser forms.
fn document(bytes: &[u8]) -> Result<Option<(&'static str, Value, Notes)>, ImportError> {
    let mut notes = Notes::new();
    let Ok(text) = decode(bytes, &mut notes) else { return Ok(None) };
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return Ok(None);
    }
    let value = match parse(&text, &mut Budget::of_set(), &mut notes) {
        Err(error @ (ImportError::TooMany { .. } | ImportError::TooDeep)) => return Err(error),
        Err(_) => return Ok(None),
        Ok(value) => value,
    };
    match sniff::document(&value) {
        Err(ImportError::OtherFormat(format @ ("asterics-grid" | "cboard"))) => Ok(Some((format, value, notes))),
        _ => Ok(None),
    }
}
