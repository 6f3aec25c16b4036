//! The numbered migrations: `PRAGMA user_version` is the number of the last one that was applied.

use super::error::{Result, StoreError};
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Migration N stands at place N - 1. Written ones never change; each has a stored old file in the tests.
const MIGRATIONS: [&str; 4] = [
    include_str!("migrations/0001_records.sql"),
    include_str!("migrations/0002_step_blobs.sql"),
    include_str!("migrations/0003_steps_without_limit.sql"),
    include_str!("migrations/0004_sharing.sql"),
];

/// The version of the database that this program writes.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// The version of an open database; 0: empty.
pub(super) fn version(connection: &Connection) -> Result<u32> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(version).map_err(|_| StoreError::Damaged(format!("version {version}")))
}

/// Refuses a database that a newer version wrote.
pub(super) fn refuse_newer(found: u32) -> Result<()> {
    if found > VERSION { Err(StoreError::Newer { found, known: VERSION }) } else { Ok(()) }
}

/// The version that stands in the file itself, read without SQLite so that a newer database stays untouched
/// (opening it would already fold its log into it). `None`: no SQLite file.
/// Offsets: "Database File Format", section 1.3 (sqlite.org/fileformat.html).
pub(super) fn version_in_header(db: &Path) -> Option<u32> {
    let mut header = [0_u8; 64];
    File::open(db).ok()?.read_exact(&mut header).ok()?;
    let version: [u8; 4] = header.get(60..64)?.try_into().ok()?;
    header.starts_with(b"SQLite format 3\0").then(|| u32::from_be_bytes(version))
}

/// Applies every migration after `from`, all in one transaction: no version between theirs and ours is ever on the
/// disk, also when the process is killed or the disk is full in the middle.
pub(super) fn migrate(connection: &mut Connection, from: u32) -> Result<()> {
    if from >= VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (_, sql) in (1..).zip(MIGRATIONS).filter(|(version, _)| *version > from) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    tracing::info!(from, to = VERSION, "the store was migrated");
    Ok(())
}
