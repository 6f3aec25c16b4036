//! Why a package was not taken in or made.

use crate::domain::package::Fault;
use std::io;
use zip::result::ZipError;

/// Why a package was not taken in or made. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// It is some other file.
    #[error("it is no package")]
    Other,
    /// A newer program made it.
    #[error("it is of version {0}")]
    Newer(u32),
    /// It was cut off or changed on its way.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It holds what no program of ours writes: names that lead elsewhere, things that belong to others.
    #[error("it is not safe: {0}")]
    Unsafe(String),
    /// It asks for more than any real package.
    #[error("it is too big: {0}")]
    TooBig(&'static str),
    /// It would be larger than what can be read.
    #[error("it would be too large to be read")]
    TooMuch,
    /// A picture or sound that it needs is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
    /// The file cannot be read or written.
    #[error("{0}")]
    File(io::ErrorKind),
}

impl PackageError {
    /// The id of its notice.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Other => "package-other",
            Self::Newer(_) => "package-newer",
            Self::Damaged(_) | Self::Missing(_) => "package-damaged",
            Self::Unsafe(_) => "package-unsafe",
            Self::TooBig(_) => "package-too-big",
            Self::TooMuch => "package-too-much",
            Self::Stopped => "package-stopped",
            Self::File(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => "store-full",
            Self::File(io::ErrorKind::NotFound) => "file-not-found",
            Self::File(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => "file-no-permission",
            Self::File(_) => "file-failed",
        }
    }
}

impl From<Fault> for PackageError {
    fn from(fault: Fault) -> Self {
        Self::Unsafe(format!("{fault:?}"))
    }
}

impl From<io::Error> for PackageError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // What unpacking says of bytes that are no packed bytes.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                Self::Damaged(error.to_string())
            }
            kind => Self::File(kind),
        }
    }
}

impl From<ZipError> for PackageError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => error.into(),
            error => Self::Damaged(error.to_string()),
        }
    }
}
