//! The store: every record in one SQLite file, pictures and sounds as content-addressed files beside it.
//!
//! Memory and disk change by the same lists of [`Write`](crate::domain::record::Write)s. One process writes at a time
//! (a lock); any number may read.
//!
//! # What is durable when
//!
//! | step of [`Store::commit`] | what is on the disk if power or process ends here | after the next [`Store::open`] |
//! |---|---|---|
//! | 1. bytes of new blobs written to `blobs/tmp/` | temporary files | they are deleted; nothing was changed |
//! | 2. those files fsynced, renamed to `blobs/ab/ab…`, folders fsynced | blobs without a row | they are deleted; nothing was changed |
//! | 3. one SQLite transaction (records, step, blob rows) begun | the write-ahead log may hold a part | the part is ignored; as after 2 |
//! | 4. `COMMIT` with `synchronous = FULL` returned | all of it | all of it is there |
//! | 5. `commit` returned: **the caller may acknowledge** | all of it | all of it is there |
//!
//! An import brings its blobs by steps 1 and 2 alone, in portions, and then commits its records: the commit takes in files that are
//! there, whole, without a row. Should that commit never come, they are deleted by the next open.
//!
//! Undo, redo and restore are one transaction each and are acknowledged in the same way. A change may survive that
//! was not acknowledged (the end came between 4 and 5); a change that was acknowledged is never lost, and never in part.
//!
//! # The folder
//!
//! | path | what |
//! |---|---|
//! | `store.db` (`-wal`, `-shm`) | the database |
//! | `blobs/ab/ab…` | a blob, named by its SHA-256; `blobs/tmp/` while it is written |
//! | `backups/<UTC stamp>-<number>.db` | backups, see [`Backup`]; they share `blobs/` |
//! | `damaged/<UTC stamp>-<number>/` | a damaged database that was set aside, and blobs that only it knew |
//! | `lock`, `lock.holder` | the lock and, for the message only, who holds it |
//!
//! # Invariants
//!
//! - After [`Store::open`] every blob file has a row, and every row has its file or is counted in
//!   [`StoreNews::BlobsMissing`].
//! - A blob is deleted only when no record, no undo step and no kept backup uses it, and only at open.
//! - A record of an unknown kind or form is never changed or dropped by loading; it is counted in [`Opened::unreadable`].
//! - A database of a newer version is not opened and not touched.

mod backup;
mod blobs;
mod collect;
mod commit;
mod connection;
mod disk;
mod error;
mod folder;
mod lock;
mod migrations;
mod open;
mod recover;
mod rotation;
mod rows;
mod shelf;
mod stamp;
pub(in crate::io) use stamp::days as days_from_civil;
mod steps;
mod undo;

pub use backup::{Backup, BackupId};
pub use blobs::{MAX_BLOB_BYTES, bring_blobs, has_blob, read_blob};
pub use error::StoreError;
pub use lock::Holder;
pub use migrations::VERSION;
pub use open::{Opened, Store, StoreNews};
pub use shelf::Shelf;
pub use undo::Undone;
