//! A folder on a disk: every object a file of its name.

use super::super::{DepotError, Listed, MAX_LISTED, is_name};
use super::fault::fault;
use super::mark;
use crate::io::files;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use unicode_normalization::UnicodeNormalization;

/// Files and folders that are looked at for a list, at most: others may have put theirs in between.
const MAX_SEEN: usize = 4 * MAX_LISTED;

/// The folder, its mark, and what its disk can do.
pub(super) struct Disk {
    pub(super) root: PathBuf,
    /// None where it could not be marked: it can be read only.
    pub(super) mark: Option<String>,
    /// Whether hard links are tried.
    pub(super) has_links: bool,
    /// Whether what was left half written has been looked for.
    pub(super) is_swept: AtomicBool,
}

impl Disk {
    pub(super) fn open(root: PathBuf) -> Result<Self, DepotError> {
        is_folder(&root)?;
        let mark = mark::ensure(&root)?;
        Ok(Self { root, mark, has_links: true, is_swept: AtomicBool::new(false) })
    }

    pub(super) fn open_marked(root: PathBuf, mark: String) -> Result<Self, DepotError> {
        is_folder(&root)?;
        let disk = Self { root, mark: Some(mark), has_links: true, is_swept: AtomicBool::new(false) };
        disk.is_there().map(|()| disk)
    }

    /// Does `work` if the folder is there. What fails because it has gone in the middle is said as that.
    pub(super) fn told<T>(&self, work: impl FnOnce(&Self) -> Result<T, DepotError>) -> Result<T, DepotError> {
        self.is_there()?;
        work(self).map_err(|error| match error {
            DepotError::Broken(_) | DepotError::NotThere(_) => self.is_there().err().unwrap_or(error),
            other => other,
        })
    }

    fn is_there(&self) -> Result<(), DepotError> {
        let gone = |why: &str| DepotError::NotThere(format!("{}: {why}", self.root.display()));
        match (&self.mark, mark::read(&self.root)) {
            (None, _) => is_folder(&self.root),
            (Some(mark), Ok(Some(found))) if *mark == found => Ok(()),
            (Some(_), Ok(Some(_))) => Err(gone("this is another folder")),
            (Some(_), Ok(None)) => Err(gone("no mark")),
            (Some(_), Err(error)) => match fault(&error) {
                DepotError::Broken(text) => Err(gone(&text)),
                other => Err(other),
            },
        }
    }

    /// The file of a name, which need not be there.
    ///
    /// # Errors
    /// `Broken` if something else than a folder stands where its folders should: a link leads anywhere.
    pub(super) fn path(&self, name: &str) -> Result<PathBuf, DepotError> {
        match name.rsplit_once('/') {
            Some((folder, last)) => Ok(self.folder(folder)?.join(last)),
            None => Ok(self.root.join(name)),
        }
    }

    /// A folder in the folder, which need not be there; empty: itself.
    fn folder(&self, name: &str) -> Result<PathBuf, DepotError> {
        let mut path = self.root.clone();
        for part in name.split('/').filter(|part| !part.is_empty()) {
            path.push(part);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(DepotError::Broken(format!("{} is no folder", path.display()))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(fault(&error)),
            }
        }
        Ok(path)
    }

    pub(super) fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError> {
        let path = self.path(name)?;
        match fs::symlink_metadata(&path) {
            // A pipe would never end.
            Ok(found) if !found.is_file() => return Err(DepotError::Broken(format!("{} is no file", path.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            _ => {}
        }
        match files::read_bounded(&path, limit) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(&error)),
        }
    }

    pub(super) fn delete(&self, name: &str) -> Result<(), DepotError> {
        let path = self.path(name)?;
        match fs::remove_file(&path) {
            Ok(()) => {
                super::write::sync_folder(&path);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(fault(&error)),
        }
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError> {
        let start = self.folder(folder)?;
        let mut open = vec![(start, folder.to_owned())];
        let (mut found, mut seen) = (Vec::new(), 0);
        while let Some((path, folder)) = open.pop() {
            for entry in entries(&path)? {
                seen += 1;
                if seen > MAX_SEEN || found.len() > MAX_LISTED {
                    return Err(DepotError::TooLarge);
                }
                let entry = entry.map_err(|error| fault(&error))?;
                let Some(name) = name_of(&entry, &folder) else { continue };
                match entry.metadata() {
                    Ok(kind) if kind.is_dir() => open.push((entry.path(), name)),
                    Ok(kind) if kind.is_file() => found.push(Listed { name, bytes: kind.len(), tag: None }),
                    // A link, a pipe; or it has just gone.
                    _ => {}
                }
            }
        }
        found.sort();
        if found.len() > MAX_LISTED { Err(DepotError::TooLarge) } else { Ok(found) }
    }
}

fn is_folder(root: &Path) -> Result<(), DepotError> {
    match fs::metadata(root) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(DepotError::NotThere(format!("{} is no folder", root.display()))),
        Err(error) => Err(fault(&error)),
    }
}

/// What lies in a folder; nothing if it is not there.
fn entries(folder: &Path) -> Result<impl Iterator<Item = io::Result<DirEntry>>, DepotError> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(Some(entries).into_iter().flatten()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None.into_iter().flatten()),
        Err(error) => Err(fault(&error)),
    }
}

/// The name of what lies in a folder, if it is one of ours; some systems give it decomposed.
fn name_of(entry: &DirEntry, folder: &str) -> Option<String> {
    let last: String = entry.file_name().to_str()?.nfc().collect();
    let whole = if folder.is_empty() { last } else { format!("{folder}/{last}") };
    is_name(&whole).then_some(whole)
}
