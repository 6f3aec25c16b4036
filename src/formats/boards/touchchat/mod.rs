//! TouchChat (`.ce`): a ZIP with the vocabulary (`.c4v`) and its pictures (`.c4s`), both SQLite files.
//!
//! Everything with a name is a resource. A page shows boxes of cells, a cell shows a button or a set of buttons that
//! change with a modifier. Written from descriptions of the format: no file made by the program itself could be had.

mod button;
mod page;

use super::desk::{Desk, Source};
use super::sheet::Sheet;
use super::sqlite::Database;
use crate::domain::locale::LocalText;
use crate::formats::obf::archive::Archive;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::import::Imported;
use crate::formats::obf::mime;
use crate::formats::obf::report::RepairKind;
use button::{Buttons, Pictures};
use page::{Page, Pages};
use std::collections::HashMap;

/// Rows of a table by a number in them.
type ById<T> = HashMap<i64, T>;

/// Reads the archive.
///
/// # Errors
/// See [`ImportError`].
pub fn read(source: Source, mut archive: Archive, mut desk: Desk) -> Result<Imported, ImportError> {
    let pictures = match file(&mut archive, ".c4s")? {
        Some(bytes) => pictures(&bytes, &mut desk)?,
        None => Pictures::new(),
    };
    let vocabulary = file(&mut archive, ".c4v")?.ok_or(ImportError::NoBoards)?;
    set(source, &Database::open(&vocabulary)?, &pictures, desk)
}

/// Reads a vocabulary without its archive, so without its pictures.
///
/// # Errors
/// See [`ImportError`].
pub fn read_database(source: Source, database: &Database, desk: Desk) -> Result<Imported, ImportError> {
    set(source, database, &Pictures::new(), desk)
}

/// The first file with this ending.
fn file(archive: &mut Archive, ending: &str) -> Result<Option<Vec<u8>>, ImportError> {
    let mut names = archive.entries().iter().map(|entry| entry.path.to_lowercase());
    match names.position(|name| name.ends_with(ending)) {
        Some(index) => archive.read(index),
        None => Ok(None),
    }
}

/// The pictures by their resource. A damaged file of pictures does not keep the words away.
fn pictures(bytes: &[u8], desk: &mut Desk) -> Result<Pictures, ImportError> {
    let mut pictures = Pictures::new();
    let Ok(database) = Database::open(bytes) else { return Ok(pictures) };
    database.rows("symbols", &["rid", "data", "compressed"], |row| {
        let mime = mime::of(row.bytes(1));
        let picture = match row.int(2).unwrap_or_default() {
            0 if !mime.is_empty() => Some((desk.store.add(row.bytes(1).to_vec())?, mime)),
            _ => None,
        };
        pictures.insert(row.name(0), picture);
        Ok(())
    })?;
    Ok(pictures)
}

fn set(source: Source, database: &Database, pictures: &Pictures, mut desk: Desk) -> Result<Imported, ImportError> {
    let pages = Pages::read(database)?;
    let buttons = Buttons::read(database, &pages)?;
    for page in &pages.list {
        put(page, &buttons, pictures, &mut desk)?;
    }
    desk.finish(source, &pages.home)
}

fn put(page: &Page, buttons: &Buttons, pictures: &Pictures, desk: &mut Desk) -> Result<(), ImportError> {
    desk.begin(&page.rid);
    let mut sheet = Sheet::new(&page.rid, LocalText::same(page.name.as_str()), page.columns, page.rows);
    if page.boxes > 1 {
        desk.notes.fixed(RepairKind::PartsStacked, &page.name);
    }
    for (resource, area) in &page.cells {
        buttons.put(*resource, *area, &mut sheet, pictures, &mut desk.notes);
    }
    desk.add(sheet)
}
