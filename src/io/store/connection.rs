//! Opening SQLite files the way the store needs them, and checking that one is whole and ours.

use super::error::{Result, StoreError};
use super::migrations;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another process that reads or writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Opens for reading and writing; makes the file if it is missing.
pub(super) fn open(db: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(db, flags)?;
    prepare(&connection)?;
    Ok(connection)
}

/// Lets others read while we write. After the check: this already writes to the file.
pub(super) fn use_wal(connection: &Connection) -> Result<()> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        tracing::warn!(mode, "the database has no write-ahead log: reading waits while it is written to");
    }
    Ok(())
}

/// Opens for reading.
pub(super) fn open_read_only(db: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(db, flags)?;
    prepare(&connection)?;
    Ok(connection)
}

/// Settings that belong to a connection, not to the file.
fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)?;
    // FULL: a commit has returned only when its log is on the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // The file may be hostile or broken: no schema text of it may call functions, broken cells are reported early.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Checks that the file is whole and has our tables.
///
/// # Errors
/// `Damaged` if not; `Newer` if a newer version wrote it.
pub(super) fn check(connection: &Connection) -> Result<u32> {
    let version = migrations::version(connection)?;
    migrations::refuse_newer(version)?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    if tables_of(connection)? == expected(version) {
        Ok(version)
    } else {
        Err(StoreError::Damaged("its tables are not ours".to_owned()))
    }
}

/// Our tables and the version that brought each.
const TABLES: [(&str, u32); 8] = [
    ("blob", 1),
    ("blob_use", 1),
    ("changed", 4),
    ("meta", 1),
    ("record", 1),
    ("shared", 4),
    ("step", 1),
    ("step_blob", 2),
];

fn expected(version: u32) -> Vec<String> {
    TABLES.iter().filter(|(_, since)| *since <= version).map(|(name, _)| (*name).to_owned()).collect()
}

/// The tables of the file by name, without those of SQLite itself.
fn tables_of(connection: &Connection) -> Result<Vec<String>> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    let mut query = connection.prepare(sql)?;
    Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
