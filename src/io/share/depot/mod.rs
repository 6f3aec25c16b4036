//! Where tablets meet: a store of names and bytes that is not ours, and knows nothing of what is in it.
//!
//! - [`Depot`] is all that the rest of sharing sees: list, get, put, put only what is new, delete.
//! - [`Folder`] is any folder that several devices reach: a USB stick, a network drive.
//! - [`Bucket`] is object storage that speaks S3. Together with `io/net` this is the only home of the network.
//! - [`Place`] is which of them a device uses, without its secret key; [`Place::check`] tries it out and says in one word what is
//!   wrong.
//!
//! Every call has an end in time and every answer one in size. Names are such as every file system and every storage keeps
//! ([`is_name`]); what others have put beside ours is left out of lists and never touched.

mod bucket;
mod check;
mod error;
mod folder;
mod name;
mod place;

pub use crate::domain::place::{Account, Place, Style, Verdict};
pub use bucket::{Bucket, Cost, Pace};
pub use check::Checked;
pub use error::DepotError;
pub use folder::Folder;
pub use name::{MAX_NAME, MAX_PREFIX, is_name};
pub use place::{KEY_FILE, PLACE_FILE, Places};

/// Names in a list, at most. One with more is an error, not a part: whoever lists must not take a part for the whole.
pub const MAX_LISTED: usize = 50_000;
/// Bytes of an object, at most, that is put.
pub const MAX_OBJECT: u64 = 256 << 20;

/// Where tablets meet: names and bytes, nothing more. Every call blocks, has an end, and may come from any thread that runs no
/// other `async` work.
pub trait Depot: Send + Sync {
    /// Everything below `folder` (`heads/`; empty: everything), by name; folders and names that are none of ours are left out.
    ///
    /// # Errors
    /// `TooLarge` for more than [`MAX_LISTED`].
    fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError>;

    /// The bytes, or none if there is no such object.
    ///
    /// # Errors
    /// `TooLarge` for more than `limit` bytes.
    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError>;

    /// Makes or replaces an object, whole or not at all.
    ///
    /// # Errors
    /// `TooLarge` for more than [`MAX_OBJECT`] bytes.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError>;

    /// Makes an object only if there is none of this name: `false` if there was one. A storage that does not keep this is found
    /// out by [`Place::check`].
    ///
    /// # Errors
    /// As [`Depot::put`].
    fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError>;

    /// Removes an object; what is not there is removed.
    ///
    /// # Errors
    /// What the storage says.
    fn delete(&self, name: &str) -> Result<(), DepotError>;
}

/// An object in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its whole name, with its folder.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// What changes when the object does (an e-tag), where the storage says so.
    pub tag: Option<String>,
}
