//! Pages: their names and the cells of their boxes.

use super::ById;
use crate::formats::boards::sheet::Area;
use crate::formats::boards::sqlite::Database;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;

/// A page of the vocabulary.
#[derive(Default)]
pub struct Page {
    /// What links call it.
    pub rid: String,
    /// Its name.
    pub name: String,
    /// Width in cells.
    pub columns: usize,
    /// Height in cells.
    pub rows: usize,
    /// How many boxes it has; they stand below each other.
    pub boxes: usize,
    /// The resources on it and where they stand.
    pub cells: Vec<(i64, Area)>,
}

/// All pages.
#[derive(Default)]
pub struct Pages {
    /// In the order of the file.
    pub list: Vec<Page>,
    /// What links call the first page; empty: not said.
    pub home: String,
    /// What links call every resource, and its name.
    pub resources: ById<(String, String)>,
}

/// A box of cells, which several pages may show.
#[derive(Default)]
struct Cells {
    columns: usize,
    rows: usize,
    cells: Vec<(i64, Area)>,
}

impl Pages {
    /// Reads the pages and what stands on them.
    ///
    /// # Errors
    /// Damaged, or too many.
    pub fn read(database: &Database) -> Result<Self, ImportError> {
        let mut pages = Self::default();
        database.rows("resources", &["id", "rid", "name"], |row| {
            pages.resources.insert(row.int(0).unwrap_or_default(), (row.name(1), row.text(2).to_owned()));
            Ok(())
        })?;
        let mut places: ById<usize> = ById::new();
        database.rows("pages", &["id", "resource_id"], |row| {
            let (rid, name) = row.int(1).and_then(|id| pages.resources.get(&id)).cloned().unwrap_or_default();
            places.insert(row.int(0).unwrap_or_default(), pages.list.len());
            pages.list.push(Page { rid, name, ..Page::default() });
            at_most(pages.list.len(), limits::BOARDS, What::Boards)
        })?;
        let boxes = boxes(database)?;
        let mut count = 0;
        database.rows("button_box_instances", &["page_id", "button_box_id"], |row| {
            let page = row.int(0).and_then(|page| pages.list.get_mut(*places.get(&page)?));
            if let (Some(page), Some(cells)) = (page, row.int(1).and_then(|id| boxes.get(&id))) {
                count += cells.cells.len();
                at_most(count, limits::BUTTONS, What::Buttons)?;
                page.stack(cells);
            }
            Ok(())
        })?;
        database.rows("special_pages", &["name", "page_id"], |row| {
            if row.text(0).eq_ignore_ascii_case("home") {
                let page = row.int(1).and_then(|page| pages.list.get(*places.get(&page)?));
                pages.home = page.map(|page| page.rid.clone()).unwrap_or_default();
            }
            Ok(())
        })?;
        Ok(pages)
    }
}

impl Page {
    /// Puts a box below those that the page has.
    fn stack(&mut self, cells: &Cells) {
        let top = self.rows;
        self.cells.extend(
            cells.cells.iter().map(|(resource, area)| (*resource, Area { row: area.row.saturating_add(top), ..*area })),
        );
        self.boxes += 1;
        self.rows = self.rows.saturating_add(cells.rows);
        self.columns = self.columns.max(cells.columns);
    }
}

/// The boxes with their cells: a location is `row * columns + column`.
fn boxes(database: &Database) -> Result<ById<Cells>, ImportError> {
    let mut boxes: ById<Cells> = ById::new();
    let whole = |number: Option<i64>| number.and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
    database.rows("button_boxes", &["id", "layout_x", "layout_y"], |row| {
        let cells = Cells { columns: whole(row.int(1)).max(1), rows: whole(row.int(2)).max(1), cells: Vec::new() };
        boxes.insert(row.int(0).unwrap_or_default(), cells);
        Ok(())
    })?;
    let columns = ["button_box_id", "resource_id", "location", "span_x", "span_y"];
    database.rows("button_box_cells", &columns, |row| {
        if let Some(cells) = row.int(0).and_then(|id| boxes.get_mut(&id)) {
            let location = whole(row.int(2));
            let area = Area {
                column: location % cells.columns,
                row: location / cells.columns,
                columns: whole(row.int(3)).max(1),
                rows: whole(row.int(4)).max(1),
            };
            cells.cells.push((row.int(1).unwrap_or_default(), area));
        }
        Ok(())
    })?;
    Ok(boxes)
}
