//! Where the program keeps its things.

use std::path::{Path, PathBuf};

/// The folders of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Database, blobs, backups, settings.
    pub data: PathBuf,
    /// Rendered speech; may be deleted at any time.
    pub cache: PathBuf,
    /// Models and their runtime.
    pub models: PathBuf,
}

impl Home {
    /// `MALGEURIM_HOME` or the platform's folder; `MALGEURIM_MODELS`, else beside the program, the system's package, the checkout's, the data folder.
    pub fn find() -> Self {
        let dirs = directories::ProjectDirs::from("kr", "", "malgeurim");
        let platform = dirs.as_ref().map(|dirs| dirs.data_dir().to_owned());
        let data = from_env("MALGEURIM_HOME").or(platform).unwrap_or_else(|| PathBuf::from("malgeurim-data"));
        Self { cache: data.join("cache"), models: crate::io::models::folder::find(&data), data }
    }

    /// Everything under one folder (tests).
    pub fn at(data: &Path) -> Self {
        Self { data: data.to_owned(), cache: data.join("cache"), models: data.join("models") }
    }
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
