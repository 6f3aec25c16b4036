//! The undo lists: one per person and one of the device, kept across restarts.

use super::commit::Change;
use super::error::{Result, StoreError};
use super::open::Store;
use crate::domain::id::{Millis, ProfileId};
use crate::domain::record::{HistoryEntry, Transaction};
use rusqlite::{Connection, OptionalExtension, params};

/// So many steps are kept per list; older ones can no longer be undone.
pub const KEPT_STEPS: usize = 500;

/// One step as it is stored.
pub(super) struct Step {
    pub step: i64,
    pub name: String,
    pub changes: Vec<Change>,
}

/// Which way to go in an undo list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Undo,
    Redo,
}

impl Store {
    /// The steps of one person (`None`: the device's own), newest first, undone ones included.
    pub fn history(&self, profile: Option<&ProfileId>, limit: usize) -> Result<Vec<HistoryEntry>> {
        let mut query = self.connection.prepare_cached(
            "SELECT step, name, at, undone FROM step WHERE profile IS ?1 ORDER BY step DESC LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let entries = query.query_map(params![profile.map(ProfileId::as_str), limit], |row| {
            Ok(HistoryEntry { step: row.get(0)?, name: row.get(1)?, at: row.get(2)?, undone: row.get(3)? })
        })?;
        Ok(entries.collect::<rusqlite::Result<_>>()?)
    }
}

/// Adds a step to the list of its person. What was undone in that list can no longer be redone.
pub(super) fn add(sql: &Connection, transaction: &Transaction, changes: &[Change], now: Millis) -> Result<i64> {
    let profile = transaction.profile.as_ref().map(ProfileId::as_str);
    let json = serde_json::to_string(changes).map_err(|error| StoreError::Io(error.to_string()))?;
    sql.prepare_cached("DELETE FROM step WHERE profile IS ?1 AND undone = 1")?.execute([profile])?;
    sql.prepare_cached("INSERT INTO step (name, profile, at, changes) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        transaction.name,
        profile,
        now,
        json
    ])?;
    let step = sql.last_insert_rowid();
    let mut insert = sql.prepare_cached("INSERT OR IGNORE INTO step_blob (step, blob) VALUES (?1, ?2)")?;
    for version in changes.iter().flat_map(|change| [&change.before, &change.after]).flatten() {
        for blob in &version.blobs {
            insert.execute(params![step, blob.as_str()])?;
        }
    }
    prune(sql, profile)?;
    Ok(step)
}

fn prune(sql: &Connection, profile: Option<&str>) -> Result<()> {
    sql.prepare_cached(
        "DELETE FROM step WHERE profile IS ?1 AND step <=
         (SELECT step FROM step WHERE profile IS ?1 ORDER BY step DESC LIMIT 1 OFFSET ?2)",
    )?
    .execute(params![profile, KEPT_STEPS as i64])?;
    Ok(())
}

/// The step that undo (the newest that is not undone) or redo (the oldest that is) would turn next.
pub(super) fn next(sql: &Connection, profile: Option<&str>, way: Way) -> Result<Option<Step>> {
    let text = match way {
        Way::Undo => {
            "SELECT step, name, changes FROM step WHERE profile IS ?1 AND undone = 0 ORDER BY step DESC LIMIT 1"
        }
        Way::Redo => {
            "SELECT step, name, changes FROM step WHERE profile IS ?1 AND undone = 1 ORDER BY step ASC LIMIT 1"
        }
    };
    let found = sql
        .prepare_cached(text)?
        .query_row([profile], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))
        .optional()?;
    let Some((step, name, json)) = found else { return Ok(None) };
    let changes = serde_json::from_str(&json).map_err(|_| StoreError::UnreadableStep { step })?;
    Ok(Some(Step { step, name, changes }))
}

/// Notes that a step is undone now, or no longer.
pub(super) fn mark(sql: &Connection, step: i64, way: Way) -> Result<()> {
    sql.prepare_cached("UPDATE step SET undone = ?2 WHERE step = ?1")?.execute(params![step, way == Way::Undo])?;
    Ok(())
}
