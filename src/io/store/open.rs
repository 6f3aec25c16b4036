//! Opening the store.

use super::backup::{self, BackupId};
use super::collect;
use super::connection;
use super::error::{Result, StoreError};
use super::folder::Folder;
use super::lock::Lock;
use super::migrations;
use super::recover;
use super::rows;
use crate::domain::id::Millis;
use crate::domain::record::Record;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// An open store. Dropping it closes the database and lets go of the lock.
#[derive(Debug)]
pub struct Store {
    // Before the lock: fields are dropped in order, and closing the database still writes.
    pub(super) connection: Connection,
    pub(super) folder: Folder,
    /// `None`: opened for reading only.
    pub(super) lock: Option<Lock>,
}

/// What opening found.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Every record that this version can read, by kind and id.
    pub records: Vec<Record>,
    /// What the person should be told.
    pub news: Vec<StoreNews>,
    /// Records of a newer version (or broken ones): kept, not loaded.
    pub unreadable: usize,
}

/// Something that opening did and the person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreNews {
    /// The database was damaged or missing.
    Damaged {
        /// Name of the folder in `damaged/` that holds what was found.
        set_aside: String,
        /// The backup that took its place; `None`: there was no good one, the store is empty.
        restored_from: Option<BackupId>,
    },
    /// The database of an older version was migrated (after a backup).
    Migrated {
        /// Its version.
        from: u32,
        /// Ours.
        to: u32,
    },
    /// So many pictures or sounds that records or undo steps need are not in the folder.
    BlobsMissing(usize),
    /// The backup of the day could not be made (a full disk, for instance); the store itself works.
    BackupFailed,
}

impl Store {
    /// Opens the store in `folder`, which is made if it is missing, and takes the lock, waiting for it up to `wait`.
    /// Checks the database, recovers it from a backup if it is damaged, migrates it, makes the backup of the day and
    /// collects unused blobs. `now`: milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// `Locked`, `Newer` (the database is not touched), `NoSpace`, `ReadOnly`, `Busy`, `Io`.
    pub fn open(folder: &Path, now: Millis, wait: Duration) -> Result<Opened> {
        let folder = Folder::new(folder);
        folder.create()?;
        let lock = Lock::take(&folder, wait)?;
        folder.sweep()?;
        let mut news = Vec::new();
        let live = match open_live(&folder, now, &mut news) {
            Err(StoreError::Damaged(why)) => {
                news = vec![recover::recover(&folder, &why, now)?];
                open_live(&folder, now, &mut news)?
            }
            live => live?,
        };
        let Live { mut connection, records, unreadable, is_new } = live;
        let missing = collect::collect(&mut connection, &folder)?;
        news.extend((missing > 0).then_some(StoreNews::BlobsMissing(missing)));
        let store = Self { connection, folder, lock: Some(lock) };
        if !is_new {
            news.extend(store.backup_of_the_day(now));
        }
        Ok(Opened { store, records, news, unreadable })
    }

    /// Opens the store for reading, without the lock: works while another process writes. Every change is refused with
    /// `ReadOnly`.
    ///
    /// # Errors
    /// `Absent`: there is no store yet; `Older`, `Damaged`: `open` would migrate or recover it; `Newer`, `Io`, ….
    pub fn open_read_only(folder: &Path) -> Result<Opened> {
        let folder = Folder::new(folder);
        if !folder.db().is_file() {
            return Err(StoreError::Absent);
        }
        refuse_newer(&folder)?;
        let connection = connection::open_read_only(&folder.db())?;
        let found = migrations::version(&connection)?;
        migrations::refuse_newer(found)?;
        match found {
            0 => return Err(StoreError::Absent),
            migrations::VERSION => {}
            _ => return Err(StoreError::Older { found, known: migrations::VERSION }),
        }
        let (records, unreadable) = rows::load(&connection)?;
        let store = Self { connection, folder, lock: None };
        Ok(Opened { store, records, news: Vec::new(), unreadable })
    }

    /// Every record that this version can read, by kind and id.
    pub fn records(&self) -> Result<Vec<Record>> {
        Ok(rows::load(&self.connection)?.0)
    }

    /// A failing backup must not keep a person from talking.
    fn backup_of_the_day(&self, now: Millis) -> Option<StoreNews> {
        let error = self.backup_on_new_day(now).err()?;
        tracing::error!(%error, "the backup of the day could not be made");
        Some(StoreNews::BackupFailed)
    }
}

/// A database that was checked, migrated and loaded.
struct Live {
    connection: Connection,
    records: Vec<Record>,
    unreadable: usize,
    is_new: bool,
}

fn open_live(folder: &Folder, now: Millis, news: &mut Vec<StoreNews>) -> Result<Live> {
    refuse_newer(folder)?;
    refuse_lost(folder)?;
    let mut connection = connection::open(&folder.db())?;
    let version = connection::check(&connection)?;
    // Without a past it is a store whose very first opening was interrupted.
    let is_new = version == 0;
    if is_new && folder.has_past()? {
        return Err(StoreError::Damaged("it has no tables".to_owned()));
    }
    connection::use_wal(&connection)?;
    if (1..migrations::VERSION).contains(&version) {
        backup::make(&connection, folder, now)?;
        news.push(StoreNews::Migrated { from: version, to: migrations::VERSION });
    }
    migrations::migrate(&mut connection, version)?;
    let (records, unreadable) = rows::load(&connection)?;
    Ok(Live { connection, records, unreadable, is_new })
}

fn refuse_newer(folder: &Folder) -> Result<()> {
    migrations::refuse_newer(migrations::version_in_header(&folder.db()).unwrap_or(0))
}

/// A missing or empty file where something shows that there was a database is damage. A write-ahead log
/// counts here: SQLite would throw it away (a rollback journal does not: an interrupted first opening leaves one).
fn refuse_lost(folder: &Folder) -> Result<()> {
    let size = |path: &Path| fs::metadata(path).map_or(0, |data| data.len());
    let [db, _, log, _] = folder.db_files();
    if size(&db) == 0 && (size(&log) > 0 || folder.has_past()?) {
        return Err(StoreError::Damaged("it is missing or empty".to_owned()));
    }
    Ok(())
}
