//! Why a model or the runtime cannot be used, or could not be put in place.

use super::manifest::ManifestError;
use crate::formats::onnx::{ConvertError, InspectError};
use crate::formats::wheel::WheelError;
use std::io;
use std::path::PathBuf;

/// A model or the runtime cannot be used. Only the recogniser that needs it is switched off.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file is not there.
    #[error("there is no {}", .0.display())]
    Missing(PathBuf),
    /// The file is there, and the system does not give it.
    #[error("{} cannot be read: {why}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        #[source]
        why: io::Error,
    },
    /// The file is not the one that the list names: cut, changed, or of another version.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// The list has no such model.
    #[error("there is no model called {0:?}")]
    Unknown(String),
    /// There is no runtime for this kind of machine.
    #[error("there is no runtime for this kind of machine")]
    NoRuntime,
    /// The list of models cannot be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A model that was added has what no model may have.
    #[error("{} cannot be used: {why}", .path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What it has.
        #[source]
        why: InspectError,
    },
    /// A model that was added is not as its own list says.
    #[error("{} is not as its list says: {what}", .path.display())]
    Different {
        /// The file.
        path: PathBuf,
        /// `opset` or the name of a tensor.
        what: String,
    },
    /// A model that was added is too big, or a folder has too many.
    #[error("{} is too big", .0.display())]
    TooBig(PathBuf),
}

impl ModelError {
    /// The end of its message id: `models-why-<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Unreadable { .. } => "unreadable",
            Self::Damaged(_) => "damaged",
            Self::Unknown(_) => "unknown",
            Self::NoRuntime => "no-runtime",
            Self::Manifest(_) => "list",
            Self::Refused { .. } => "refused",
            Self::Different { .. } => "different",
            Self::TooBig(_) => "too-big",
        }
    }

    /// Whether it is simply not there, as against damaged.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::NoRuntime | Self::Unknown(_))
    }
}

/// A package could not be put in place. What was in the folder is untouched.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The package file cannot be read.
    #[error("{} cannot be read: {why}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        #[source]
        why: io::Error,
    },
    /// It is not a package of the list, or not the one for this machine.
    #[error("{} is none of the packages in the list (SHA-256 {sha256})", .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// Its hash.
        sha256: String,
    },
    /// It has not what the list says.
    #[error(transparent)]
    Wheel(#[from] WheelError),
    /// A file in it, or what became of it, is not what the list names.
    #[error("{what} has SHA-256 {found}, not the one in the list")]
    Hash {
        /// The file.
        what: String,
        /// Its hash.
        found: String,
    },
    /// A model could not be converted.
    #[error("{what} cannot be converted: {why}")]
    Convert {
        /// The model.
        what: String,
        /// Why.
        #[source]
        why: ConvertError,
    },
    /// A file could not be written.
    #[error("{} cannot be written: {why}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        #[source]
        why: io::Error,
    },
    /// The list of models cannot be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

impl InstallError {
    /// The end of its message id: `models-install-<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Foreign { .. } => "foreign",
            Self::Wheel(_) | Self::Hash { .. } => "damaged",
            Self::Convert { .. } => "convert",
            Self::Unwritable { .. } => "unwritable",
            Self::Manifest(_) => "list",
        }
    }
}
