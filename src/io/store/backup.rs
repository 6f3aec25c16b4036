//! Backups: copies of the database that share the blob folder.

use super::connection;
use super::disk;
use super::error::{Result, StoreError};
use super::folder::Folder;
use super::migrations;
use super::open::Store;
use super::rotation;
use super::rows;
use super::shelf;
use super::stamp;
use crate::domain::id::Millis;
use crate::domain::record::Record;
use rusqlite::Connection;
use rusqlite::backup::StepResult;
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Name of a backup: `<UTC stamp>-<number>`, e.g. `20261121T190000Z-7`. The number grows with every backup, so the
/// order of backups does not hang on the clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BackupId(pub String);

impl std::fmt::Display for BackupId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for BackupId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// One kept backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// Its name.
    pub id: BackupId,
    /// When it was made, to the second.
    pub at: Millis,
    /// Size of its file in bytes (its pictures and sounds are shared and not counted).
    pub bytes: u64,
}

/// A backup and what only the store needs of it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub number: u64,
    pub path: PathBuf,
    pub backup: Backup,
}

impl Store {
    /// Makes a backup of the present state, then lets old ones go (see `rotation`).
    pub fn backup(&self, now: Millis) -> Result<BackupId> {
        self.must_write()?;
        make(&self.connection, &self.folder, now)
    }

    /// Every kept backup, newest first.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        Ok(list(&self.folder)?.into_iter().map(|kept| kept.backup).collect())
    }

    /// Makes a backup if none was made on this day (UTC). `open` does so too; call it in a program that runs for days.
    pub fn backup_on_new_day(&self, now: Millis) -> Result<Option<BackupId>> {
        self.must_write()?;
        let today = |kept: &Kept| stamp::day(kept.backup.at) == stamp::day(now);
        if list(&self.folder)?.iter().any(today) { Ok(None) } else { self.backup(now).map(Some) }
    }

    /// Takes every record and undo list from a backup, after a backup of the present state (restore that one to take
    /// this back). Returns all records.
    ///
    /// # Errors
    /// Nothing was changed. `NoBackup`, `BackupDamaged`, `Newer`, `NoSpace`, …
    pub fn restore(&mut self, id: &BackupId, now: Millis) -> Result<Vec<Record>> {
        self.must_write()?;
        let kept = list(&self.folder)?.into_iter().find(|kept| kept.backup.id == *id);
        let kept = kept.ok_or_else(|| StoreError::NoBackup(id.clone()))?;
        // A copy, taken first: making the other backup may let this one go, and an older one is migrated before it
        // takes the place of anything.
        let source = prepare(&self.folder, &kept)?;
        self.backup(now)?;
        let turn = shelf::turn(&self.connection)?;
        replace_by(&mut self.connection, &source)?;
        // Whoever looks for what has changed since must not take the old turns for the new ones.
        shelf::all_changed(&self.connection, turn)?;
        drop(source);
        disk::remove(&self.folder.prepared_db())?;
        let (records, unreadable) = rows::load(&self.connection)?;
        tracing::info!(backup = %id, records = records.len(), unreadable, "restored a backup");
        Ok(records)
    }
}

/// A copy of a backup, checked and migrated.
fn prepare(folder: &Folder, kept: &Kept) -> Result<Connection> {
    match open_good(kept) {
        Err(StoreError::Damaged(_)) => return Err(StoreError::BackupDamaged(kept.backup.id.clone())),
        good => drop(good?),
    }
    let copy = folder.prepared_db();
    std::fs::copy(&kept.path, &copy)?;
    let mut source = Connection::open(copy)?;
    let version = migrations::version(&source)?;
    migrations::migrate(&mut source, version)?;
    Ok(source)
}

/// Makes the open database a copy of another, in one transaction.
fn replace_by(connection: &mut Connection, source: &Connection) -> Result<()> {
    let copying = rusqlite::backup::Backup::new(source, connection)?;
    match copying.step(-1)? {
        StepResult::Done => Ok(()),
        // Every page was asked for: anything else means that another process did not let go in time.
        _ => Err(StoreError::Busy),
    }
}

/// Opens a backup for reading if it passes its check.
pub(super) fn open_good(kept: &Kept) -> Result<Connection> {
    let connection = connection::open_read_only(&kept.path)?;
    match connection::check(&connection)? {
        0 => Err(StoreError::Damaged("the backup is empty".to_owned())),
        _ => Ok(connection),
    }
}

/// Every file in the backup folder that has the name of a backup, newest first.
pub(super) fn list(folder: &Folder) -> Result<Vec<Kept>> {
    let mut list: Vec<Kept> = disk::list(&folder.backups())?.into_iter().filter_map(kept).collect();
    list.sort_by_key(|kept| std::cmp::Reverse(kept.number));
    Ok(list)
}

fn kept(path: PathBuf) -> Option<Kept> {
    let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
    let (at, number) = name.split_once('-')?;
    let (at, number) = (stamp::read(at)?, number.parse().ok()?);
    let bytes = std::fs::metadata(&path).ok()?.len();
    let backup = Backup { id: BackupId(name.to_owned()), at, bytes };
    Some(Kept { number, path, backup })
}

/// Makes a backup: written beside its name, checked, fsynced, renamed. Then lets old ones go.
pub(super) fn make(connection: &Connection, folder: &Folder, now: Millis) -> Result<BackupId> {
    let number = list(folder)?.first().map_or(1, |newest| newest.number.saturating_add(1));
    let name = format!("{}-{number}", stamp::write(now));
    let part = folder.backups().join(format!("{name}.part"));
    let made = copy(connection, &part).and_then(|()| {
        std::fs::rename(&part, folder.backups().join(format!("{name}.db")))?;
        disk::sync_dir(&folder.backups())
    });
    if let Err(error) = made {
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    rotation::rotate(folder, number)?;
    Ok(BackupId(name))
}

fn copy(connection: &Connection, part: &Path) -> Result<()> {
    disk::remove(part)?;
    // A path need not be UTF-8; SQLite takes the bytes as they are.
    let path = ToSqlOutput::Borrowed(ValueRef::Text(part.as_os_str().as_encoded_bytes()));
    connection.execute("VACUUM INTO ?1", [path])?;
    // A bad copy says nothing about the database it was made of.
    let check = connection::open_read_only(part).and_then(|copy| connection::check(&copy));
    check.map_err(|error| StoreError::Io(format!("the backup did not pass its check: {error}")))?;
    disk::sync_file(part)
}
