//! Why a voice that was added cannot be used, or could not be taken in.

use crate::formats::onnx::InspectError;
use crate::formats::voices::VoiceFileError;
use crate::io::models::ModelError;
use crate::io::models::runtime::RuntimeError;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why a voice cannot be used. Only that voice is affected.
#[derive(Debug, thiserror::Error)]
pub enum VoiceFault {
    /// Neither layout.
    #[error("there is no voice")]
    NoVoice,
    /// Several models in one folder: one has to be named.
    #[error("there are several voices")]
    Several,
    /// A file is not there.
    #[error("there is no {0}")]
    Missing(String),
    /// A file is there, and the system does not give it, or does not take it.
    #[error("{file} cannot be read or written: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// In the system's words.
        why: String,
    },
    /// A file is too big, or there are too many voices.
    #[error("{0} is too big")]
    TooBig(String),
    /// A file beside the model.
    #[error("{file}: {why}")]
    File {
        /// The file.
        file: String,
        /// Why.
        why: VoiceFileError,
    },
    /// A model has what no model may have.
    #[error("{0} cannot be used: {1}")]
    Refused(String, #[source] InspectError),
    /// A tensor of the layout is missing, or there is one that the layout does not have.
    #[error("{file} and its layout do not agree about the tensor {name:?}")]
    Tensor {
        /// The model.
        file: String,
        /// The tensor.
        name: String,
    },
    /// There is a voice of this name already.
    #[error("there is a voice {0:?} already")]
    Exists(String),
    /// The runtime is not there, or not whole.
    #[error(transparent)]
    NoRuntime(#[from] ModelError),
    /// The runtime does not load, or refuses a model.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
}

impl VoiceFault {
    pub(in crate::io::models) fn missing(path: &Path) -> Self {
        Self::Missing(name(path))
    }

    pub(in crate::io::models) fn unreadable(path: &Path, why: &io::Error) -> Self {
        match why.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::missing(path),
            _ => Self::Unreadable { file: name(path), why: why.to_string() },
        }
    }

    pub(in crate::io::models) fn file(path: &Path, why: VoiceFileError) -> Self {
        Self::File { file: name(path), why }
    }

    /// The end of its message id `voices-why-<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoVoice => "none",
            Self::Several => "several",
            Self::Missing(_) => "missing",
            Self::Unreadable { .. } => "unreadable",
            Self::TooBig(_) => "too-big",
            Self::File { why: VoiceFileError::Rate(_), .. } => "rate",
            Self::File { why: VoiceFileError::Language(_), .. } => "language",
            Self::File { why: VoiceFileError::Sounds(_), .. } => "sounds",
            Self::File { .. } => "damaged",
            Self::Refused(..) => "refused",
            Self::Tensor { .. } => "tensor",
            Self::Exists(_) => "exists",
            Self::NoRuntime(_) | Self::Runtime(_) => "runtime",
        }
    }

    /// The file that is meant, and what in it; empty where there is none.
    pub fn told(&self) -> (String, String) {
        match self {
            Self::Missing(file) | Self::TooBig(file) | Self::Refused(file, _) | Self::Unreadable { file, .. } => {
                (file.clone(), String::new())
            }
            Self::File { file, why } => (
                file.clone(),
                match why {
                    VoiceFileError::Rate(rate) => rate.to_string(),
                    VoiceFileError::Language(what) | VoiceFileError::Sounds(what) | VoiceFileError::Lacks(what) => {
                        what.clone()
                    }
                    VoiceFileError::Damaged(_) => String::new(),
                },
            ),
            Self::Tensor { file, name } => (file.clone(), name.clone()),
            Self::Exists(name) => (name.clone(), String::new()),
            Self::NoVoice | Self::Several | Self::NoRuntime(_) | Self::Runtime(_) => Default::default(),
        }
    }
}

/// The name of a file, without where it is.
pub(in crate::io::models) fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
