//! Undo and redo: a stored step turned backwards or forwards.

use super::commit::Change;
use super::error::{Result, StoreError};
use super::open::Store;
use super::rows::{self, Version};
use super::steps::{self, Way};
use crate::domain::id::{Millis, ProfileId};
use crate::domain::record::{Kind, Write};
use rusqlite::{Connection, TransactionBehavior};

/// What was undone or redone, and what that does to the records in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// Number of the step.
    pub step: i64,
    /// Its name, as the transaction had it.
    pub name: String,
    /// The same changes for the state in memory. A record that this version cannot read is deleted there (it is not
    /// loaded either) and kept on the disk.
    pub writes: Vec<Write>,
}

impl Store {
    /// Takes back the newest step of one person (`None`: of the device) that is not undone. `None`: there is none.
    ///
    /// # Errors
    /// Nothing was changed. `ChangedSince`: someone else, or a transaction that cannot be undone, has changed one of
    /// the records since; undoing would lose that.
    pub fn undo(&mut self, profile: Option<&ProfileId>, now: Millis) -> Result<Option<Undone>> {
        self.turn(profile, Way::Undo, now)
    }

    /// Does again what `undo` took back last. `None`: there is nothing to redo; a new undoable commit of the same
    /// person clears the list.
    ///
    /// # Errors
    /// As for `undo`.
    pub fn redo(&mut self, profile: Option<&ProfileId>, now: Millis) -> Result<Option<Undone>> {
        self.turn(profile, Way::Redo, now)
    }

    fn turn(&mut self, profile: Option<&ProfileId>, way: Way, now: Millis) -> Result<Option<Undone>> {
        self.must_write()?;
        let sql = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(step) = steps::next(&sql, profile.map(ProfileId::as_str), way)? else { return Ok(None) };
        let mut writes = Vec::new();
        for change in &step.changes {
            let (from, to) = match way {
                Way::Undo => (&change.after, &change.before),
                Way::Redo => (&change.before, &change.after),
            };
            must_be(&sql, change, from.as_ref(), &step.name)?;
            rows::write(&sql, &change.kind, &change.id, to.as_ref(), now)?;
            writes.extend(in_memory(change, to.as_ref()));
        }
        steps::mark(&sql, step.step, way)?;
        sql.commit()?;
        Ok(Some(Undone { step: step.step, name: step.name, writes }))
    }
}

/// Refuses when the stored record is not what the step left (or found).
fn must_be(sql: &Connection, change: &Change, expected: Option<&Version>, name: &str) -> Result<()> {
    let now = rows::read(sql, &change.kind, &change.id)?;
    if now.as_ref().map(|version| &version.body) == expected.map(|version| &version.body) {
        return Ok(());
    }
    Err(StoreError::ChangedSince { name: name.to_owned(), kind: change.kind.clone(), id: change.id.clone() })
}

/// The same change for the state in memory; `None` for a kind that this version does not know.
fn in_memory(change: &Change, to: Option<&Version>) -> Option<Write> {
    let kind = Kind::parse(&change.kind)?;
    let record = to.and_then(Version::record);
    Some(record.map_or_else(|| Write::Delete(kind, change.id.clone()), Write::put))
}
