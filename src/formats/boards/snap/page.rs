//! Pages and their layouts.

use super::button::SnapButton;
use super::{ById, pair};
use crate::formats::boards::sheet::Area;
use crate::formats::boards::sqlite::Database;
use crate::formats::obf::error::ImportError;
use std::collections::HashSet;

/// What holds for the whole set.
#[derive(Default)]
pub struct Properties {
    /// The page it opens with.
    pub home: String,
    /// Its language.
    pub language: String,
    /// Pages that are bars of the program.
    pub bars: HashSet<String>,
    grid: String,
}

impl Properties {
    /// Of the first row of `PageSetProperties`.
    ///
    /// # Errors
    /// Damaged.
    pub fn read(database: &Database) -> Result<Self, ImportError> {
        let columns = [
            "DefaultHomePageUniqueId",
            "Language",
            "GridDimension",
            "MessageBarUniqueId",
            "ToolBarUniqueId",
            "DashboardUniqueId",
        ];
        let mut found = None;
        database.rows("PageSetProperties", &columns, |row| {
            found.get_or_insert_with(|| Self {
                home: row.text(0).to_owned(),
                language: row.text(1).to_owned(),
                grid: row.text(2).to_owned(),
                bars: (3..6).map(|column| row.text(column).to_owned()).collect(),
            });
            Ok(())
        })?;
        Ok(found.unwrap_or_default())
    }
}

/// One page.
#[derive(Default)]
pub struct Page {
    /// Its unique id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its language; empty: that of the set.
    pub language: String,
    /// Columns and rows of the chosen layout that fit the screen.
    pub size: (usize, usize),
    /// How many layouts there are.
    pub layouts: usize,
    /// Parts of the program on it.
    pub parts: usize,
    /// Its buttons.
    pub buttons: Vec<SnapButton>,
    grid: String,
    layout: Option<i64>,
    /// Where elements stand in the chosen layout, and whether they are seen.
    places: ById<(Area, bool)>,
}

impl Page {
    /// Where an element stands; `None`: nowhere in this layout.
    pub fn place(&self, element: i64) -> Option<(Area, bool)> {
        self.places.get(&element).copied()
    }
}

/// All pages with their layouts, in the order of the file; and which row each has.
///
/// # Errors
/// Damaged.
pub fn pages(database: &Database, properties: &Properties) -> Result<Pages, ImportError> {
    let mut pages = Pages::default();
    database.rows("Page", &["Id", "UniqueId", "Title", "Language", "GridDimension"], |row| {
        let grid = if row.text(4).is_empty() { properties.grid.clone() } else { row.text(4).to_owned() };
        let (id, title, language) = (row.text(1).to_owned(), row.text(2).to_owned(), row.text(3).to_owned());
        pages.rows.insert(row.int(0).unwrap_or_default(), pages.list.len());
        pages.list.push(Page { id, title, language, grid, ..Page::default() });
        Ok(())
    })?;
    database.rows("PageLayout", &["Id", "PageLayoutSetting", "PageId"], |row| {
        if let Some(page) = row.int(2).and_then(|page| pages.of_row(page)) {
            page.offer(row.int(0).unwrap_or_default(), row.text(1));
        }
        Ok(())
    })?;
    let owners: ById<usize> =
        pages.list.iter().enumerate().filter_map(|(place, page)| Some((page.layout?, place))).collect();
    // Older sets place buttons, newer ones elements.
    for (table, element) in [("ElementPlacement", "ElementReferenceId"), ("ButtonPlacement", "ButtonId")] {
        database.rows(table, &["PageLayoutId", element, "GridPosition", "GridSpan", "Visible"], |row| {
            let page = row.int(0).and_then(|layout| pages.list.get_mut(*owners.get(&layout)?));
            let (Some(page), Some(element), Some((column, row_))) = (page, row.int(1), pair(row.text(2))) else {
                return Ok(());
            };
            let (columns, rows) = pair(row.text(3)).unwrap_or((1, 1));
            let area = Area { column, row: row_, columns: columns.max(1), rows: rows.max(1) };
            page.places.insert(element, (area, row.int(4) != Some(0)));
            Ok(())
        })?;
    }
    Ok(pages)
}

impl Page {
    /// Takes a layout if it is for the page's own grid, or larger than what was offered so far.
    fn offer(&mut self, id: i64, setting: &str) {
        self.layouts += 1;
        let Some(size) = pair(setting) else { return };
        let own = pair(&self.grid);
        let area = |(columns, rows): (usize, usize)| columns.saturating_mul(rows);
        let better = Some(size) == own && Some(self.size) != own;
        if self.layout.is_none() || better || (Some(self.size) != own && area(size) > area(self.size)) {
            (self.layout, self.size) = (Some(id), size);
        }
    }
}

/// The pages of a set.
#[derive(Default)]
pub struct Pages {
    list: Vec<Page>,
    rows: ById<usize>,
}

impl Pages {
    /// The page in this row of the table.
    pub fn of_row(&mut self, row: i64) -> Option<&mut Page> {
        self.list.get_mut(*self.rows.get(&row)?)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Each in turn.
    pub fn iter(&self) -> std::slice::Iter<'_, Page> {
        self.list.iter()
    }
}
