//! The tablet's own side of sharing: its store, as far as sharing needs it.

use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::record::Record;
use crate::domain::share::{CircleId, Document, Heads, Offer, Part, Receipt, Scope};
use std::collections::BTreeSet;

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
#[error("store: {0}")]
pub struct LocalError(pub String);

/// Result of the store.
pub type LocalResult<T> = Result<T, LocalError>;

/// What changed in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The newest turn.
    pub turn: u64,
    /// Which records.
    pub parts: Vec<Part>,
    /// Another one whenever the store was set back to an old state: then what was taken before may be missing.
    pub line: String,
}

/// What the store has under a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    /// Nothing.
    Nothing,
    /// A record that this version cannot read. It is not gone: nothing is said about it, and nothing put in its place.
    Unreadable,
    /// A record.
    Record(Box<Record>),
}

impl Stored {
    /// The record, if it can be read.
    pub fn readable(self) -> Option<Record> {
        if let Self::Record(record) = self { Some(*record) } else { None }
    }
}

/// The tablet's own store.
pub trait Local {
    /// Which records changed after `turn`. All of them, if it does not know so far back.
    ///
    /// # Errors
    /// What the store says.
    fn changed(&mut self, after: u64) -> LocalResult<Changes>;
    /// A record.
    ///
    /// # Errors
    /// What the store says.
    fn record(&self, part: &Part) -> LocalResult<Stored>;
    /// The version of a document that its records in the store come from; `None`: they come from none.
    ///
    /// # Errors
    /// What the store says.
    fn heads(&self, circle: &CircleId, document: &Document) -> LocalResult<Option<Heads>>;
    /// The records of a work: it and everything that was drawn on it.
    ///
    /// # Errors
    /// What the store says.
    fn work(&self, work: &ArtworkId) -> LocalResult<Vec<Part>>;
    /// Notes the version that the records of documents have become, where it is still the first one.
    ///
    /// # Errors
    /// What the store says.
    fn mark(&mut self, circle: &CircleId, marks: &[(Document, Option<Heads>, Heads)]) -> LocalResult<()>;
    /// Offers changes of others. They may be taken later, or never: then they are offered again.
    ///
    /// # Errors
    /// What the store says.
    fn offer(&mut self, offers: Vec<Offer>) -> LocalResult<()>;
    /// Whether a picture or sound is here.
    fn has_blob(&self, blob: &BlobId) -> bool;
    /// A picture or sound.
    ///
    /// # Errors
    /// What the store says.
    fn blob(&self, blob: &BlobId) -> LocalResult<Vec<u8>>;
    /// Brings pictures and sounds, before the records that need them.
    ///
    /// # Errors
    /// What the store says.
    fn bring(&mut self, blobs: Vec<(BlobId, Vec<u8>)>) -> LocalResult<()>;
    /// Erases everything of a scope: records, what was done before, backups, pictures and sounds that nobody else needs. That records
    /// are gone stays known to other circles of the device than `circle`, which have to hear it. `None`: the program has to let go of it first; it is asked again at the next meeting.
    ///
    /// # Errors
    /// What the store says; then it is done again next time.
    fn erase(&mut self, circle: &CircleId, scope: &Scope, parts: &BTreeSet<Part>) -> LocalResult<Option<Receipt>>;
}
