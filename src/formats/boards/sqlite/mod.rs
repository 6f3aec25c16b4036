//! Tables out of a database file in memory. No SQL is run and no library is asked: the file comes from a stranger.
//!
//! Only rows of ordinary tables are read, in the order of their row ids, each page at most once, so that the work is
//! bounded by the size of the file. Format: <https://www.sqlite.org/fileformat2.html>.

mod pages;
mod record;
mod schema;

use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;
use pages::Pages;
use record::Encoding;
pub use record::Row;
use schema::Table;
use std::collections::HashMap;

/// An open file.
pub struct Database<'a> {
    pages: Pages<'a>,
    encoding: Encoding,
    tables: HashMap<String, Table>,
}

impl<'a> Database<'a> {
    /// Reads the header and the list of tables.
    ///
    /// # Errors
    /// Damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let pages = Pages::new(bytes)?;
        let encoding = Encoding::of(bytes);
        let mut tables = HashMap::new();
        pages.scan(1, |_, payload| {
            at_most(tables.len(), limits::ENTRIES, What::Entries)?;
            // Of `type, name, tbl_name, rootpage, sql`.
            let row = record::row(payload, &[0, 1, 3, 4], None, encoding)?;
            if row.text(0) == "table" {
                let root = row.int(2).and_then(|root| u32::try_from(root).ok()).unwrap_or(0);
                tables.insert(row.text(1).to_lowercase(), Table::new(root, row.text(3)));
            }
            Ok(())
        })?;
        Ok(Self { pages, encoding, tables })
    }

    /// Whether there is such a table.
    pub fn has(&self, table: &str) -> bool {
        self.tables.contains_key(&table.to_lowercase())
    }

    /// Gives every row of a table to `each`, with these columns in this order. A missing table has no rows; a missing
    /// column is null.
    ///
    /// # Errors
    /// Damaged, too many rows, or what `each` says.
    pub fn rows(
        &self,
        table: &str,
        columns: &[&str],
        mut each: impl FnMut(Row) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let Some(table) = self.tables.get(&table.to_lowercase()) else { return Ok(()) };
        let places: Vec<usize> = columns.iter().map(|column| table.column(column).unwrap_or(usize::MAX)).collect();
        let mut count = 0;
        self.pages.scan(table.root, |id, payload| {
            count += 1;
            at_most(count, limits::TABLE_ROWS, What::Values)?;
            let alias = table.rowid.map(|place| (place, id));
            each(record::row(payload, &places, alias, self.encoding)?)
        })
    }
}

/// Cut off or broken.
fn damaged(why: &str) -> ImportError {
    ImportError::Damaged(format!("database: {why}"))
}
