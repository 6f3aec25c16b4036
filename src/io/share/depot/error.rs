//! What can go wrong where tablets meet.

/// Why nothing was done. The texts are for the log; a person reads the words of the kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DepotError {
    /// Nobody answers, or not in time: no network, a wrong address, a certificate that is not trusted, a drive that hangs.
    #[error("not reached: {0}")]
    Unreachable(String),
    /// It does not let this device in, or not do this.
    #[error("not allowed: {0}")]
    Denied(String),
    /// No room left.
    #[error("full: {0}")]
    Full(String),
    /// It asks for time, and still did after several tries.
    #[error("busy: {0}")]
    Busy(String),
    /// The clocks of this device and of the storage differ too much; the text has both times.
    #[error("the clock is wrong: {0}")]
    ClockWrong(String),
    /// The bucket, the folder, or the stick that held it is not there.
    #[error("not there: {0}")]
    NotThere(String),
    /// More bytes, or more names, than may be.
    #[error("too large")]
    TooLarge,
    /// Anything else: an answer that makes no sense, a disk that fails, a name that cannot be one.
    #[error("broken: {0}")]
    Broken(String),
}

impl DepotError {
    /// Id of its message in the texts; `<id>.hint` says what to do.
    pub fn notice(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "share-unreachable",
            Self::Denied(_) => "share-denied",
            Self::Full(_) => "share-full",
            Self::Busy(_) => "share-busy",
            Self::ClockWrong(_) => "share-clock",
            Self::NotThere(_) => "share-place-gone",
            Self::TooLarge | Self::Broken(_) => "share-broken",
        }
    }
}
