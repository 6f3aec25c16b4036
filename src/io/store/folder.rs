//! Where everything lies in the store's folder.

use super::disk;
use super::error::Result;
use crate::domain::id::BlobId;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of one store.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Makes every folder that is missing.
    pub(super) fn create(&self) -> Result<()> {
        for path in [self.root.clone(), self.blob_temp(), self.backups(), self.damaged()] {
            fs::create_dir_all(path)?;
        }
        disk::sync_dir(&self.blobs())?;
        disk::sync_dir(&self.root)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn db(&self) -> PathBuf {
        self.root.join("store.db")
    }

    /// The database with its companions, in the order in which they must be moved away: a log that outlives its
    /// database is found and set aside at the next start; a database without its log would be taken for whole.
    pub(super) fn db_files(&self) -> [PathBuf; 4] {
        ["store.db", "store.db-journal", "store.db-wal", "store.db-shm"].map(|name| self.root.join(name))
    }

    /// A database that is being prepared to take the place of a damaged one.
    pub(super) fn prepared_db(&self) -> PathBuf {
        self.root.join("store.db.new")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    pub(super) fn holder(&self) -> PathBuf {
        self.root.join("lock.holder")
    }

    pub(super) fn blobs(&self) -> PathBuf {
        self.root.join("blobs")
    }

    pub(super) fn blob_temp(&self) -> PathBuf {
        self.root.join("blobs").join("tmp")
    }

    pub(super) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    pub(super) fn damaged(&self) -> PathBuf {
        self.root.join("damaged")
    }

    /// The file of a blob; `None` for an id that is not an address (and could lead out of the folder).
    pub(super) fn blob(&self, id: &BlobId) -> Option<PathBuf> {
        let shelf = id.as_str().get(..2)?;
        id.is_well_formed().then(|| self.blobs().join(shelf).join(id.as_str()))
    }

    /// Deletes what an interrupted write left behind. Call only with the lock held.
    pub(super) fn sweep(&self) -> Result<()> {
        for path in disk::list(&self.blob_temp())? {
            disk::remove(&path)?;
        }
        for path in disk::list(&self.backups())? {
            if path.extension().is_some_and(|end| end != "db") {
                disk::remove(&path)?;
            }
        }
        // With its journal: left beside another file of that name it would be rolled back into it.
        disk::remove(&self.root.join("store.db.new-journal"))?;
        disk::remove(&self.prepared_db())
    }

    /// Whether something shows that a database with content has been here: a backup or a blob.
    pub(super) fn has_past(&self) -> Result<bool> {
        Ok(!disk::list(&self.backups())?.is_empty() || !super::blobs::list(self)?.is_empty())
    }
}
