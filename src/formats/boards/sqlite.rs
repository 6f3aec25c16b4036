//! Tables out of a database file in memory: read only, and nothing that a stranger's file brings along is run.
//!
//! Only ordinary tables are read, never views or virtual ones. A table that has more in it than the file has bytes is damaged, so that
//! the work is bounded by the size of the file.

use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::Value;
use rusqlite::{Connection, Error};
use std::collections::BTreeSet;
use std::io::Read;

/// Where the header says that there is a journal beside the file (write and read version, file format 1.3.3); here there is none.
const VERSIONS: std::ops::Range<usize> = 18..20;
const WITHOUT_JOURNAL: [u8; 2] = [1, 1];
/// The longest value in bytes that even a small file may have: names and definitions of tables are values, too.
const SHORT_VALUE: usize = 1 << 20;

/// An open file.
pub struct Database {
    connection: Connection,
    tables: BTreeSet<String>,
    bytes: usize,
}

impl Database {
    /// Reads the list of tables.
    ///
    /// # Errors
    /// Damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, ImportError> {
        let connection = connection(bytes).map_err(|error| damaged(&error))?;
        let tables = tables(&connection).map_err(|error| damaged(&error))?;
        Ok(Self { connection, tables, bytes: bytes.len() })
    }

    /// Whether there is such a table.
    pub fn has(&self, table: &str) -> bool {
        self.tables.contains(&table.to_lowercase())
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
        if !self.has(table) {
            return Ok(());
        }
        let wrong = |error: Error| damaged(&error);
        let mut statement = self.connection.prepare(&self.question(table, columns).map_err(wrong)?).map_err(wrong)?;
        let mut rows = statement.query([]).map_err(wrong)?;
        let (mut count, mut left) = (0, self.bytes);
        while let Some(row) = rows.next().map_err(wrong)? {
            count += 1;
            at_most(count, limits::TABLE_ROWS, What::Values)?;
            let row = (0..columns.len()).map(|column| value(row, column)).collect::<Result<_, _>>().map(Row);
            let row = row.map_err(wrong)?;
            left = left.checked_sub(row.len()).ok_or_else(|| damaged(&"more in a table than in the file"))?;
            each(row)?;
        }
        Ok(())
    }

    /// Names are ours; what the table does not have is asked for as null, and so is what it would have to work out (`table_info` leaves
    /// generated columns out): nothing that a stranger wrote is run.
    fn question(&self, table: &str, columns: &[&str]) -> Result<String, Error> {
        let names = names(&self.connection, "SELECT name FROM pragma_table_info(?1)", &[table])?;
        let one = |column: &&str| match names.contains(&column.to_lowercase()) {
            true => format!("\"{column}\""),
            false => "NULL".to_owned(),
        };
        Ok(format!("SELECT {} FROM \"{table}\"", columns.iter().map(one).collect::<Vec<_>>().join(", ")))
    }
}

fn connection(bytes: &[u8]) -> Result<Connection, Error> {
    let (head, rest) = bytes.split_at(VERSIONS.start.min(bytes.len()));
    let rest = rest.get(WITHOUT_JOURNAL.len()..).unwrap_or_default();
    let file = head.chain(WITHOUT_JOURNAL.as_slice()).chain(rest);
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", file, head.len() + WITHOUT_JOURNAL.len() + rest.len(), true)?;
    // https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    let longest = i32::try_from(bytes.len().max(SHORT_VALUE)).unwrap_or(i32::MAX);
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, longest)?;
    Ok(connection)
}

/// Virtual tables have no page of their own.
fn tables(connection: &Connection) -> Result<BTreeSet<String>, Error> {
    names(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0", &[])
}

/// The names that a question gives, in lower case.
fn names(connection: &Connection, question: &str, of: &[&str]) -> Result<BTreeSet<String>, Error> {
    let mut statement = connection.prepare(question)?;
    let found = statement.query_map(rusqlite::params_from_iter(of), |row| value(row, 0))?;
    let mut names = BTreeSet::new();
    for name in found.take(limits::ENTRIES) {
        if let Value::Text(name) = name? {
            names.insert(name.to_lowercase());
        }
    }
    Ok(names)
}

/// A value as it is stored; what is no UTF-8 in a text is replaced.
fn value(row: &rusqlite::Row<'_>, column: usize) -> Result<Value, Error> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        other => other.try_into()?,
    })
}

/// Cut off or broken.
fn damaged(why: &dyn std::fmt::Display) -> ImportError {
    ImportError::Damaged(format!("database: {why}"))
}

/// The columns of a row that were asked for.
pub struct Row(Vec<Value>);

impl Row {
    /// Bytes of its texts and blobs.
    fn len(&self) -> usize {
        let long = |value: &Value| match value {
            Value::Text(text) => text.len(),
            Value::Blob(bytes) => bytes.len(),
            _ => 0,
        };
        self.0.iter().map(long).sum()
    }

    /// A whole number; a text of digits counts. `None`: null or something else.
    pub fn int(&self, column: usize) -> Option<i64> {
        match self.0.get(column)? {
            Value::Integer(number) => Some(*number),
            Value::Real(number) => Some(*number as i64),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A text; empty for anything else.
    pub fn text(&self, column: usize) -> &str {
        match self.0.get(column) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// A text, or a number as its digits.
    pub fn name(&self, column: usize) -> String {
        match self.0.get(column) {
            Some(Value::Integer(number)) => number.to_string(),
            _ => self.text(column).to_owned(),
        }
    }

    /// The bytes of a blob or text; empty for anything else.
    pub fn bytes(&self, column: usize) -> &[u8] {
        match self.0.get(column) {
            Some(Value::Blob(bytes)) => bytes,
            Some(Value::Text(text)) => text.as_bytes(),
            _ => &[],
        }
    }
}
