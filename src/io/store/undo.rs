//! Undo and redo: a stored step turned backwards or forwards.

use super::error::{Result, StoreError};
use super::open::Store;
use super::rows::{self, Version};
use super::steps::{self, Kept, Side, Way};
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
    /// Steps that were nearer, but cannot be turned now: what they changed was changed elsewhere since. They stay in the list.
    pub passed: usize,
}

impl Store {
    /// Takes back the newest step of one person (`None`: of the device) that is not undone and can be. `None`: there is none. Where
    /// someone else, or a transaction that cannot be undone, has changed one of its records since, undoing would lose that: such a
    /// step is passed over.
    ///
    /// # Errors
    /// Nothing was changed. `ChangedSince`: no step was left that could be undone.
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
        let (mut refused, mut passed) = (Vec::new(), None);
        let (mut step, stored) = loop {
            let Some(step) = steps::next(&sql, profile.map(ProfileId::as_str), way, passed)? else {
                return refused.into_iter().next().map_or(Ok(None), Err);
            };
            let there: Result<Vec<_>> =
                step.changes.iter().map(|change| must_be(&sql, change, way, &step.name)).collect();
            match there {
                Ok(there) => break (step, there),
                Err(error @ StoreError::ChangedSince { .. }) => refused.push(error),
                Err(error) => return Err(error),
            }
            passed = Some(step.step);
        };
        let mut writes = Vec::new();
        for (change, now_there) in step.changes.iter_mut().zip(stored) {
            let to = turn_over(change, way, now_there).ok_or(StoreError::UnreadableStep { step: step.step })?;
            rows::write(&sql, &change.kind, &change.id, to.as_ref(), now)?;
            writes.extend(in_memory(change, to.as_ref()));
        }
        steps::turned(&sql, &step, way)?;
        sql.commit()?;
        Ok(Some(Undone { step: step.step, name: step.name, writes, passed: refused.len() }))
    }
}

/// What is stored now. Refuses when it is not what the step left (or found).
fn must_be(sql: &Connection, change: &Kept, way: Way, name: &str) -> Result<Option<Version>> {
    let now = rows::read(sql, &change.kind, &change.id)?;
    let expected = match way {
        Way::Undo => &change.after,
        Way::Redo => &change.before,
    };
    let is_same = match (&now, expected) {
        (Some(now), Some(side)) => side.is(now),
        (now, side) => now.is_none() && side.is_none(),
    };
    if is_same {
        return Ok(now);
    }
    Err(StoreError::ChangedSince { name: name.to_owned(), kind: change.kind.clone(), id: change.id.clone() })
}

/// Gives what is to be stored, and lets the step hold what was stored until now in its place. `None`: the step does not hold
/// what it should.
fn turn_over(change: &mut Kept, way: Way, stored: Option<Version>) -> Option<Option<Version>> {
    let (from, to) = match way {
        Way::Undo => (&mut change.after, &mut change.before),
        Way::Redo => (&mut change.before, &mut change.after),
    };
    *from = stored.map(Side::Held);
    let version = match to.take() {
        Some(Side::Stored { .. }) => return None,
        Some(Side::Held(version)) => Some(version),
        None => None,
    };
    *to = version.as_ref().map(Side::stored);
    Some(version)
}

/// The same change for the state in memory; `None` for a kind that this version does not know.
fn in_memory(change: &Kept, to: Option<&Version>) -> Option<Write> {
    let kind = Kind::parse(&change.kind)?;
    let record = to.and_then(Version::record);
    Some(record.map_or_else(|| Write::Delete(kind, change.id.clone()), Write::put))
}
