//! Rows of the `record` table: reading one, writing one, loading all.

use super::error::{Result, StoreError};
use crate::domain::id::{BlobId, Millis};
use crate::domain::record::Record;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A record as it is stored. Text, not a value: what a newer version wrote comes back byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Version {
    /// JSON of a `Record`.
    pub body: String,
    /// The blobs it uses.
    pub blobs: Vec<BlobId>,
}

impl Version {
    /// How a record will be stored. Ids of blobs that are no addresses can never name stored bytes and are not uses.
    pub(super) fn of(record: &Record) -> Result<Self> {
        let unwritable = |why: serde_json::Error| StoreError::Unwritable {
            kind: record.kind().name().to_owned(),
            id: record.id().to_owned(),
            why: why.to_string(),
        };
        let body = serde_json::to_string(record).map_err(unwritable)?;
        // Some values are written in a form that is not read again (NaN becomes null): better to hear it now.
        serde_json::from_str::<Record>(&body).map_err(unwritable)?;
        let blobs: BTreeSet<BlobId> = record.blobs().into_iter().filter(BlobId::is_well_formed).collect();
        Ok(Self { body, blobs: blobs.into_iter().collect() })
    }

    /// The record, if this version of the program can read it.
    pub(super) fn record(&self) -> Option<Record> {
        serde_json::from_str(&self.body).ok()
    }
}

/// The stored record with this key.
pub(super) fn read(connection: &Connection, kind: &str, id: &str) -> Result<Option<Version>> {
    let mut query = connection.prepare_cached("SELECT body FROM record WHERE kind = ?1 AND id = ?2")?;
    // Lossy: a body that is not UTF-8 must not make its record unchangeable for ever.
    let body = query
        .query_row([kind, id], |row| Ok(String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned()))
        .optional()?;
    let Some(body) = body else { return Ok(None) };
    let mut query = connection.prepare_cached("SELECT blob FROM blob_use WHERE kind = ?1 AND id = ?2 ORDER BY blob")?;
    let blobs = query.query_map([kind, id], |row| Ok(BlobId(row.get(0)?)))?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Version { body, blobs }))
}

/// Makes the stored record what `version` says; `None` removes it.
pub(super) fn write(
    connection: &Connection,
    kind: &str,
    id: &str,
    version: Option<&Version>,
    now: Millis,
) -> Result<()> {
    let Some(version) = version else {
        connection.prepare_cached("DELETE FROM record WHERE kind = ?1 AND id = ?2")?.execute([kind, id])?;
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT INTO record (kind, id, body, changed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, changed = excluded.changed",
        )?
        .execute(params![kind, id, version.body, now])?;
    write_uses(connection, kind, id, &version.blobs)
}

fn write_uses(connection: &Connection, kind: &str, id: &str, blobs: &[BlobId]) -> Result<()> {
    connection.prepare_cached("DELETE FROM blob_use WHERE kind = ?1 AND id = ?2")?.execute([kind, id])?;
    let mut insert = connection.prepare_cached("INSERT INTO blob_use (blob, kind, id) VALUES (?1, ?2, ?3)")?;
    for blob in blobs {
        insert.execute([blob.as_str(), kind, id]).map_err(|error| missing_or(error, blob))?;
    }
    Ok(())
}

/// A broken foreign key to `blob` means that the bytes were never stored.
fn missing_or(error: rusqlite::Error, blob: &BlobId) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StoreError::BlobMissing(blob.clone()),
        _ => error.into(),
    }
}

/// Every record that this version can read, by kind and id, and how many it cannot.
pub(super) fn load(connection: &Connection) -> Result<(Vec<Record>, usize)> {
    let mut query = connection.prepare("SELECT kind, id, body FROM record ORDER BY kind, id")?;
    let mut rows = query.query([])?;
    let (mut records, mut unreadable) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        match parse(row) {
            Some(record) => records.push(record),
            None => unreadable += 1,
        }
    }
    Ok((records, unreadable))
}

/// The record of a row; `None` (and a line in the log) if it is not one of ours.
fn parse(row: &rusqlite::Row<'_>) -> Option<Record> {
    let text = |column| row.get_ref(column).ok().and_then(|value| value.as_str().ok());
    let (kind, id) = (text(0)?, text(1)?);
    let record = text(2).and_then(|body| serde_json::from_str::<Record>(body).ok());
    let record = record.filter(|record| record.kind().name() == kind && record.id() == id);
    if record.is_none() {
        tracing::warn!(kind, id, "kept a record that this version cannot read");
    }
    record
}
