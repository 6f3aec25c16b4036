//! What can go wrong in the store. The texts are for the log; a person reads a `Notice` made from the variant.

use super::backup::BackupId;
use super::lock::Holder;
use crate::domain::id::BlobId;
use rusqlite::ErrorCode;
use std::io;

/// An error of the store. Unless the variant says otherwise, nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another process writes to the store and did not let go in time.
    #[error("the store is locked by {holder:?}")]
    Locked {
        /// Who holds it, if it could be read.
        holder: Option<Holder>,
    },
    /// The database was written by a newer version of the program. It was left alone.
    #[error("the database has version {found}, this program knows {known}")]
    Newer {
        /// Version of the file.
        found: u32,
        /// Newest version we know.
        known: u32,
    },
    /// Read-only opening found an older version, which only `Store::open` can migrate.
    #[error("the database has version {found} and must be migrated to {known} first")]
    Older {
        /// Version of the file.
        found: u32,
        /// Version we need.
        known: u32,
    },
    /// Read-only opening found no store.
    #[error("there is no store here")]
    Absent,
    /// The database cannot be read (any more). `Store::open` sets it aside and takes the newest good backup: close the
    /// store and open it again when another call returns this.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Undo or redo would overwrite a later change of the same record.
    #[error("{kind} {id} has changed since `{name}`")]
    ChangedSince {
        /// Name of the step.
        name: String,
        /// Kind of the record.
        kind: String,
        /// Its id.
        id: String,
    },
    /// The next step of the undo list is in a form that this version cannot read. It is kept.
    #[error("step {step} cannot be read")]
    UnreadableStep {
        /// Its number.
        step: i64,
    },
    /// A record that would not be readable after a restart, e.g. with a number that is not finite.
    #[error("{kind} {id} cannot be stored: {why}")]
    Unwritable {
        /// Kind of the record.
        kind: String,
        /// Its id.
        id: String,
        /// The reason, for the log.
        why: String,
    },
    /// The bytes of a blob are not there, or a record names a blob that was never stored.
    #[error("blob {0} is missing")]
    BlobMissing(BlobId),
    /// The bytes do not have the address they are stored or given under.
    #[error("blob {0} is not what its address says")]
    BlobDamaged(BlobId),
    /// More bytes than a blob may have.
    #[error("a blob of {bytes} bytes is too big")]
    BlobTooBig {
        /// How many.
        bytes: u64,
    },
    /// No backup has this id.
    #[error("there is no backup {0}")]
    NoBackup(BackupId),
    /// The backup did not pass its check.
    #[error("backup {0} is damaged")]
    BackupDamaged(BackupId),
    /// The disk is full.
    #[error("no space left on the disk")]
    NoSpace,
    /// The folder cannot be written to, or the store was opened for reading only.
    #[error("the store cannot be written to")]
    ReadOnly,
    /// Another process kept the database busy for too long.
    #[error("the database is busy")]
    Busy,
    /// Anything else the operating system or SQLite reported.
    #[error("{0}")]
    Io(String),
}

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        // SQLite reports a full disk under this code when its shared-memory file cannot grow.
        let extended = error.sqlite_error().map(|e| e.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::NoSpace;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::NoSpace,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Io(text),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as K;
        match error.kind() {
            K::StorageFull | K::QuotaExceeded => Self::NoSpace,
            K::ReadOnlyFilesystem | K::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
