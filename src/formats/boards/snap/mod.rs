//! TD Snap (`.spb`, `.sps`): an SQLite file.
//!
//! A page has elements (`ElementReference`), each a button or a part of the program, and one layout for every size of
//! grid the page was seen in (`PageLayout`, `ElementPlacement`): only the layout of the set's own grid is read. Rows run
//! on past the screen. Links may lead to pages that are not in the file.

mod button;
mod page;
mod pictures;

use super::desk::{Desk, Source};
use super::sheet::Sheet;
use super::sqlite::Database;
use crate::domain::locale::LocalText;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::import::Imported;
use crate::formats::obf::limits;
use crate::formats::obf::report::{LossKind, RepairKind};
use page::{Page, Properties};
use pictures::Pictures;
use std::collections::HashMap;

/// Reads the whole set.
///
/// # Errors
/// See [`ImportError`].
pub fn read(source: Source, database: &Database, mut desk: Desk) -> Result<Imported, ImportError> {
    if !database.has("Page") || !database.has("Button") {
        return Err(ImportError::NotABoard);
    }
    let properties = Properties::read(database)?;
    let mut pages = page::pages(database, &properties)?;
    at_most(pages.len(), limits::BOARDS, What::Boards)?;
    button::read(database, &mut pages)?;
    let pictures = Pictures::read(database, &pages, &mut desk)?;
    for page in pages.iter() {
        if page.buttons.is_empty() && properties.bars.contains(&page.id) {
            desk.whole();
            desk.notes.lost(LossKind::CellProgram, &page.title);
            continue;
        }
        put(page, &properties, &pictures, &mut desk)?;
    }
    desk.finish(source, &properties.home)
}

fn put(page: &Page, properties: &Properties, pictures: &Pictures, desk: &mut Desk) -> Result<(), ImportError> {
    desk.begin(&page.id);
    if page.layouts > 1 {
        let (columns, rows) = page.size;
        desk.notes.fixed(RepairKind::LayoutChosen, &format!("{columns} x {rows}"));
    }
    for _ in 0..page.parts {
        desk.notes.lost(LossKind::CellProgram, &page.title);
    }
    let mut sheet = Sheet::new(&page.id, LocalText::same(page.title.as_str()), page.size.0, page.size.1);
    sheet.speaks(if page.language.is_empty() { &properties.language } else { &page.language });
    let mut buttons: Vec<_> = page.buttons.iter().collect();
    // In reading order, as the other formats have them.
    buttons.sort_by_key(|button| button.area.map(|area| (area.row, area.column)));
    for button in buttons {
        button.put(&mut sheet, pictures, &mut desk.notes);
    }
    desk.add(sheet)
}

/// Rows of a table by a number in them.
type ById<T> = HashMap<i64, T>;

/// Two numbers with a comma between them, at the front of a text.
fn pair(text: &str) -> Option<(usize, usize)> {
    let mut numbers = text.split(',').map(|number| number.trim().parse().ok());
    Some((numbers.next()??, numbers.next()??))
}
