//! The undo lists: one per person, one of the boards of each, and one of the device, kept across restarts. Whatever is made can be
//! taken back without limit; of the taps of the sentence strip, the newest: people talk all day.
//!
//! A step holds only what is not in the `record` table: what was before it while it is done, what was after it while it is
//! undone. Of the other side it knows a fingerprint. So the step of a new mark is small however long the mark is, and steps are
//! read one at a time, when they are turned.

use super::commit::Change;
use super::error::{Result, StoreError};
use super::open::Store;
use super::rows::Version;
use crate::domain::id::{BlobId, Millis, ProfileId};
use crate::domain::record::{HistoryEntry, Transaction};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Steps of the sentence strip are kept among so many newest of a person.
pub const KEPT_TAPS: usize = 500;
/// How their names begin. No other steps change a strip, so that without the older ones none is left that cannot be turned.
const TAPS: &str = "strip-";

/// One side of a change of a record that existed then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Side {
    /// The step holds it.
    Held(Version),
    /// The `record` table holds it, if nobody changed it since.
    Stored {
        /// SHA-256 of its body, hexadecimal.
        is: String,
    },
}

impl Side {
    /// The fingerprint of what stands in the `record` table.
    pub(super) fn stored(version: &Version) -> Self {
        Self::Stored { is: BlobId::of(version.body.as_bytes()).0 }
    }

    /// Whether it is this version.
    pub(super) fn is(&self, version: &Version) -> bool {
        match self {
            Self::Held(held) => held.body == version.body,
            Self::Stored { .. } => *self == Self::stored(version),
        }
    }
}

/// A change as a step keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The `kind` column; text, because a newer version may have kinds that we do not know.
    pub kind: String,
    /// The `id` column.
    pub id: String,
    /// The record before; `None`: there was none.
    pub before: Option<Side>,
    /// The record after; `None`: there is none any more.
    pub after: Option<Side>,
}

impl Kept {
    /// A change that was just made.
    fn of(change: &Change) -> Self {
        Self {
            kind: change.kind.clone(),
            id: change.id.clone(),
            before: change.before.clone().map(Side::Held),
            after: change.after.as_ref().map(Side::stored),
        }
    }
}

/// One step as it is stored.
pub(super) struct Step {
    pub step: i64,
    pub name: String,
    pub changes: Vec<Kept>,
}

/// Which way to go in an undo list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Undo,
    Redo,
}

impl Way {
    /// Finds the newest step before this one that is not undone, or the oldest after it that is; each by an index of its own.
    fn query(self) -> &'static str {
        match self {
            Self::Undo => {
                "SELECT step, name, changes FROM step INDEXED BY step_done
                 WHERE profile IS ?1 AND undone = 0 AND step < ?2 ORDER BY step DESC LIMIT 1"
            }
            Self::Redo => {
                "SELECT step, name, changes FROM step INDEXED BY step_undone
                 WHERE profile IS ?1 AND undone = 1 AND step > ?2 ORDER BY step ASC LIMIT 1"
            }
        }
    }
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
    let kept: Vec<Kept> = changes.iter().map(Kept::of).collect();
    sql.prepare_cached("DELETE FROM step WHERE profile IS ?1 AND undone = 1")?.execute([profile])?;
    sql.prepare_cached("INSERT INTO step (name, profile, at, changes) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        transaction.name,
        profile,
        now,
        json(&kept)?
    ])?;
    let step = sql.last_insert_rowid();
    let mut insert = sql.prepare_cached("INSERT OR IGNORE INTO step_blob (step, blob) VALUES (?1, ?2)")?;
    for version in changes.iter().flat_map(|change| [&change.before, &change.after]).flatten() {
        for blob in &version.blobs {
            insert.execute(params![step, blob.as_str()])?;
        }
    }
    forget_tap(sql, profile)?;
    Ok(step)
}

/// With every new step one becomes too old: if it is a tap on the strip, it is forgotten.
fn forget_tap(sql: &Connection, profile: Option<&str>) -> Result<()> {
    sql.prepare_cached(
        "DELETE FROM step WHERE substr(name, 1, ?3) = ?4 AND step =
         (SELECT step FROM step WHERE profile IS ?1 ORDER BY step DESC LIMIT 1 OFFSET ?2)",
    )?
    .execute(params![profile, KEPT_TAPS as i64, TAPS.len() as i64, TAPS])?;
    Ok(())
}

fn json(changes: &[Kept]) -> Result<String> {
    serde_json::to_string(changes).map_err(|error| StoreError::Io(error.to_string()))
}

/// The step that undo (the newest that is not undone) or redo (the oldest that is) would turn next; `passed`: after this one.
pub(super) fn next(sql: &Connection, profile: Option<&str>, way: Way, passed: Option<i64>) -> Result<Option<Step>> {
    let bound = passed.unwrap_or(if way == Way::Undo { i64::MAX } else { i64::MIN });
    let found = sql
        .prepare_cached(way.query())?
        .query_row(params![profile, bound], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))
        .optional()?;
    let Some((step, name, json)) = found else { return Ok(None) };
    let changes = serde_json::from_str(&json).map_err(|_| StoreError::UnreadableStep { step })?;
    Ok(Some(Step { step, name, changes }))
}

/// Notes that a step is undone now, or no longer, and what it holds from now on.
pub(super) fn turned(sql: &Connection, step: &Step, way: Way) -> Result<()> {
    sql.prepare_cached("UPDATE step SET undone = ?2, changes = ?3 WHERE step = ?1")?.execute(params![
        step.step,
        way == Way::Undo,
        json(&step.changes)?
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_comes_next_is_found_without_passing_over_other_steps() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path(), 0, Duration::ZERO).unwrap().store;
        for way in [Way::Undo, Way::Redo] {
            let explained = format!("EXPLAIN QUERY PLAN {}", way.query());
            let mut query = store.connection.prepare(&explained).unwrap();
            let plan: Vec<String> =
                query.query_map(params!["p", 9], |row| row.get(3)).unwrap().map(|row| row.unwrap()).collect();
            assert_eq!(plan.len(), 1, "no sorting: {plan:?}");
            assert!(plan[0].starts_with("SEARCH step USING INDEX step_"), "{plan:?}");
            assert!(plan[0].contains("(profile=? AND step"), "{plan:?}");
        }
    }
}
