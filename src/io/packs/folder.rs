//! A pack in a folder.

use crate::formats::symbol_pack::{Files, PackError, limits};
use crate::io::files;
use std::io;
use std::path::{Path, PathBuf};

/// Folders inside each other that are looked at.
const DEPTH: usize = 8;

/// The files below a folder. Links are not followed.
pub(super) struct FolderFiles {
    root: PathBuf,
    paths: Vec<String>,
    read: u64,
}

impl FolderFiles {
    pub(super) fn open(root: &Path) -> Result<Self, PackError> {
        let mut this = Self { root: root.to_owned(), paths: Vec::new(), read: 0 };
        this.list(root, "", DEPTH)?;
        Ok(this)
    }

    fn list(&mut self, folder: &Path, before: &str, depth: usize) -> Result<(), PackError> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            // A name that is no text cannot be in an index.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let (kind, path) = (entry.file_type()?, format!("{before}{name}"));
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() && depth > 0 {
                self.list(&entry.path(), &format!("{path}/"), depth - 1)?;
            } else if kind.is_file() {
                self.paths.push(path);
            }
            if self.paths.len() > limits::FILES {
                return Err(PackError::TooBig("files"));
            }
        }
        Ok(())
    }
}

impl Files for FolderFiles {
    fn paths(&self) -> &[String] {
        &self.paths
    }

    fn read(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, PackError> {
        let limit = limit.min(limits::ALL_BYTES.saturating_sub(self.read));
        let bytes = files::read_bounded(&self.root.join(path), limit).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => PackError::TooBig("file"),
            _ => PackError::File(error),
        })?;
        self.read += bytes.len() as u64;
        Ok(bytes)
    }
}
