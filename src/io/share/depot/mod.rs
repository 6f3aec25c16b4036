//! Where tablets meet: names and bytes, nothing more.

/// Where tablets meet. Blocking; every call has an end; may be called from several threads.
pub trait Depot: Send + Sync {
    /// Everything below `folder` ("now/"), by name.
    ///
    /// # Errors
    /// What keeps it away.
    fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError>;
    /// The bytes, or none if there is no such object. More than `limit` bytes is [`DepotError::TooLarge`].
    ///
    /// # Errors
    /// What keeps it away.
    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError>;
    /// Makes or replaces an object, whole or not at all.
    ///
    /// # Errors
    /// What keeps it away.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError>;
    /// Makes an object only if there is none of this name: `false` if there was one.
    ///
    /// # Errors
    /// What keeps it away.
    fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError>;
    /// Removes it; what is not there is removed.
    ///
    /// # Errors
    /// What keeps it away.
    fn delete(&self, name: &str) -> Result<(), DepotError>;
}

/// An object that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Another one whenever its content changes, if the place tells.
    pub tag: Option<String>,
}

/// What keeps a place away.
#[derive(Debug, thiserror::Error)]
pub enum DepotError {
    /// It is not reached.
    #[error("not reached: {0}")]
    Unreachable(String),
    /// It refuses.
    #[error("refused: {0}")]
    Denied(String),
    /// It is full.
    #[error("full: {0}")]
    Full(String),
    /// It is busy.
    #[error("busy: {0}")]
    Busy(String),
    /// The clock here is wrong.
    #[error("clock: {0}")]
    ClockWrong(String),
    /// There is no such folder or bucket.
    #[error("not there: {0}")]
    NotThere(String),
    /// An object has more bytes than it may have.
    #[error("too large")]
    TooLarge,
    /// Something else.
    #[error("broken: {0}")]
    Broken(String),
}
