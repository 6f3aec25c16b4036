//! Collecting blobs that nothing uses, once at every open.

use super::backup;
use super::blobs;
use super::connection;
use super::disk;
use super::error::Result;
use super::folder::Folder;
use crate::domain::id::BlobId;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Key in `meta`: the folder in `damaged/` that takes unused blobs instead of their being deleted. Set when the
/// database was replaced: a blob that it does not know may belong to the damaged one. Kept in the database so that
/// an interruption between replacing and collecting loses nothing.
pub(super) const ORPHANS_TO: &str = "orphans_to";

/// Brings blob files and `blob` rows together. Afterwards every file has its row; a row without a file stays only if
/// a record or step uses it. Returns how many of those there are.
pub(super) fn collect(connection: &mut Connection, folder: &Folder) -> Result<usize> {
    let files = blobs::list(folder)?;
    let rows = ids(connection, "SELECT id FROM blob")?;
    let used = ids(connection, "SELECT blob FROM blob_use UNION SELECT blob FROM step_blob")?;
    let unused = |id: &&BlobId| !used.contains(*id);
    if files.keys().chain(&rows).any(|id| unused(&id)) {
        let in_backups = used_by_backups(folder);
        if let Some(in_backups) = &in_backups {
            let gone = |id: &&BlobId| unused(id) && !(in_backups.contains(*id) && files.contains_key(*id));
            forget(connection, rows.iter().filter(gone))?;
            take_away(connection, folder, files.keys().filter(|id| gone(id)))?;
        }
        let stay = |id: &BlobId| !rows.contains(id) && in_backups.as_ref().is_none_or(|ids| ids.contains(id));
        remember(connection, files.iter().filter(|(id, _)| stay(id)))?;
    }
    connection.execute("DELETE FROM meta WHERE key = ?1", [ORPHANS_TO])?;
    Ok(used.iter().filter(|id| !files.contains_key(*id)).count())
}

fn ids(connection: &Connection, sql: &str) -> Result<BTreeSet<BlobId>> {
    let mut query = connection.prepare(sql)?;
    Ok(query.query_map([], |row| Ok(BlobId(row.get(0)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Blobs that a kept backup needs; `None` if one of them cannot be read: then nothing may be deleted.
fn used_by_backups(folder: &Folder) -> Option<BTreeSet<BlobId>> {
    let mut all = BTreeSet::new();
    for kept in backup::list(folder).ok()? {
        match connection::open_read_only(&kept.path).and_then(|connection| used_by(&connection)) {
            Ok(used) => all.extend(used),
            Err(error) => {
                tracing::warn!(backup = %kept.backup.id, %error, "a backup cannot be read; no blob is deleted");
                return None;
            }
        }
    }
    Some(all)
}

/// Blobs that the records and steps of a backup use. Before version 2 steps had no list: every row counts.
fn used_by(connection: &Connection) -> Result<BTreeSet<BlobId>> {
    let has_list = connection
        .query_row("SELECT 1 FROM sqlite_schema WHERE name = 'step_blob'", [], |_| Ok(()))
        .optional()?
        .is_some();
    ids(
        connection,
        if has_list { "SELECT blob FROM blob_use UNION SELECT blob FROM step_blob" } else { "SELECT id FROM blob" },
    )
}

/// Rows first: if the end comes now, the files are found unused again at the next open.
fn forget<'a>(connection: &mut Connection, ids: impl Iterator<Item = &'a BlobId>) -> Result<()> {
    let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for id in ids {
        sql.execute("DELETE FROM blob WHERE id = ?1", [id.as_str()])?;
    }
    Ok(sql.commit()?)
}

/// Files that stay for a backup's sake get a row again (after a restore they may have none).
fn remember<'a>(connection: &mut Connection, files: impl Iterator<Item = (&'a BlobId, &'a u64)>) -> Result<()> {
    let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (id, size) in files {
        sql.execute("INSERT OR IGNORE INTO blob (id, size) VALUES (?1, ?2)", params![id.as_str(), *size as i64])?;
    }
    Ok(sql.commit()?)
}

/// Deletes the files, or moves them beside the damaged database.
fn take_away<'a>(connection: &Connection, folder: &Folder, ids: impl Iterator<Item = &'a BlobId>) -> Result<()> {
    let aside: Option<String> =
        connection.query_row("SELECT value FROM meta WHERE key = ?1", [ORPHANS_TO], |row| row.get(0)).optional()?;
    // Only its last part: a file from elsewhere must not say where we write.
    let name = aside.as_ref().and_then(|name| Path::new(name).file_name());
    let aside = name.map(|name| folder.damaged().join(name).join("blobs"));
    for path in ids.filter_map(|id| folder.blob(id)) {
        tracing::debug!(path = %path.display(), "a blob that nothing uses");
        match &aside {
            Some(aside) => {
                fs::create_dir_all(aside)?;
                disk::move_into(&path, aside)?;
            }
            None => disk::remove(&path)?,
        }
    }
    Ok(())
}
