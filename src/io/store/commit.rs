//! Committing a transaction: blobs first, then one SQLite transaction.

use super::blobs;
use super::error::{Result, StoreError};
use super::folder::Folder;
use super::open::Store;
use super::rows::{self, Version};
use super::shelf;
use super::steps;
use crate::domain::id::{BlobId, Millis};
use crate::domain::record::{Transaction, Write};
use rusqlite::{Connection, TransactionBehavior, params};
use std::collections::HashMap;

/// What a transaction did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The `kind` column.
    pub kind: String,
    /// The `id` column.
    pub id: String,
    /// The record before; `None`: there was none.
    pub before: Option<Version>,
    /// The record after; `None`: there is none any more.
    pub after: Option<Version>,
}

impl Store {
    /// Carries out a transaction. `blobs` are the bytes of the blobs that its records are the first to use.
    /// When it returns, everything is durable. Returns the number of the new undo step; 0 if the transaction is not
    /// undoable or changed nothing (then the undo and redo lists stay as they are).
    ///
    /// # Errors
    /// Nothing was changed. `BlobMissing`: a record uses a blob that is neither stored nor given;
    /// `BlobDamaged`: given bytes do not have the address they are given under; `Unwritable`: a record that could not
    /// be read again; `ReadOnly`, `NoSpace`, …
    pub fn commit(&mut self, transaction: &Transaction, blobs: &[(BlobId, Vec<u8>)], now: Millis) -> Result<i64> {
        self.must_write()?;
        blobs::put(&self.folder, blobs)?;
        let sql = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        add_blobs(&sql, blobs)?;
        adopt(&sql, &self.folder, &transaction.writes)?;
        let changes = apply(&sql, &transaction.writes, now)?;
        transaction.shared.iter().try_for_each(|shared| shelf::note(&sql, shared))?;
        let step =
            if transaction.undoable && !changes.is_empty() { steps::add(&sql, transaction, &changes, now)? } else { 0 };
        sql.commit()?;
        Ok(step)
    }

    /// Refuses when the store was opened for reading only.
    pub(super) fn must_write(&self) -> Result<()> {
        if self.lock.is_some() { Ok(()) } else { Err(StoreError::ReadOnly) }
    }
}

fn add_blobs(sql: &Connection, blobs: &[(BlobId, Vec<u8>)]) -> Result<()> {
    let mut insert = sql.prepare_cached("INSERT OR IGNORE INTO blob (id, size) VALUES (?1, ?2)")?;
    for (id, bytes) in blobs {
        insert.execute(params![id.as_str(), bytes.len() as i64])?;
    }
    Ok(())
}

/// Takes in blobs whose files are there, whole, without a row: an import brought them before its records.
fn adopt(sql: &Connection, folder: &Folder, writes: &[Write]) -> Result<()> {
    let mut known = sql.prepare_cached("SELECT 1 FROM blob WHERE id = ?1")?;
    let mut insert = sql.prepare_cached("INSERT OR IGNORE INTO blob (id, size) VALUES (?1, ?2)")?;
    let records = writes.iter().filter_map(|write| if let Write::Put(record) = write { Some(record) } else { None });
    for blob in records.flat_map(|record| record.blobs()) {
        if !known.exists([blob.as_str()])?
            && let Some(size) = blobs::size(folder, &blob)
        {
            insert.execute(params![blob.as_str(), size as i64])?;
        }
    }
    Ok(())
}

/// Carries out the writes in order and says what became of each record, once per record.
fn apply(sql: &Connection, writes: &[Write], now: Millis) -> Result<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::new();
    let mut place: HashMap<(String, String), usize> = HashMap::new();
    for write in writes {
        let (kind, id) = write.key();
        let after = match write {
            Write::Put(record) => Some(Version::of(record)?),
            Write::Delete(..) => None,
        };
        let before = rows::read(sql, kind.name(), id)?;
        if before != after {
            rows::write(sql, kind.name(), id, after.as_ref(), now)?;
        }
        let key = (kind.name().to_owned(), id.to_owned());
        match place.get(&key).and_then(|n| changes.get_mut(*n)) {
            Some(change) => change.after = after,
            None => {
                place.insert(key.clone(), changes.len());
                changes.push(Change { kind: key.0, id: key.1, before, after });
            }
        }
    }
    changes.retain(|change| change.before != change.after);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exhibition::Exhibition;
    use crate::domain::record::Record;
    use std::time::Duration;

    fn titled(title: String) -> Transaction {
        let show = Exhibition { id: "e".into(), title, ..Exhibition::default() };
        Transaction::new("title", None, vec![Write::put(Record::Exhibition(show))])
    }

    #[test]
    fn a_full_disk_changes_nothing_and_the_store_goes_on() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(home.path(), 0, Duration::ZERO).unwrap().store;
        store.commit(&titled("봄".to_owned()), &[], 1).unwrap();
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let before = store.records().unwrap();
        assert_eq!(store.commit(&titled("여름".repeat(50_000)), &[], 2), Err(StoreError::NoSpace));
        assert_eq!(store.records().unwrap(), before);
        assert_eq!(store.history(None, 9).unwrap().len(), 1);
        assert!(store.commit(&titled("가을".to_owned()), &[], 3).unwrap() > 0);
    }
}
