//! Any folder that several devices reach: a USB stick that is carried round, a network drive.
//!
//! Plain files instead of a library: the one for S3 makes new files by hard links, which FAT and exFAT do not have, and does
//! not see that a stick has been pulled.
//!
//! - An object is written under a name of its own in `.malgeurim-part`, brought to the disk, then renamed: whole or not at all.
//! - The folder is marked. Without its mark it is not there, even where an empty folder of its name is left of a drive.
//! - Links below the folder are never followed, and files of others neither listed nor touched.
//! - A drive that hangs is given up: the call ends, the thread in it when the system lets it go.

mod disk;
mod fault;
mod mark;
mod patience;
mod write;

use super::{Depot, DepotError, Listed, MAX_OBJECT, name};
use disk::Disk;
use patience::Patience;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A folder where tablets meet.
pub struct Folder {
    disk: Arc<Disk>,
    patience: Patience,
}

impl Folder {
    /// The folder `root`, which must be there. It is marked if it is not yet; one that cannot be written can still be read.
    ///
    /// # Errors
    /// `NotThere`, or what the disk says.
    pub fn open(root: &Path) -> Result<Self, DepotError> {
        Self::start(root, Disk::open)
    }

    /// As [`Folder::open`], if it is the folder with this mark.
    ///
    /// # Errors
    /// `NotThere` also for a folder with another mark, or none.
    pub fn open_marked(root: &Path, mark: &str) -> Result<Self, DepotError> {
        let mark = mark.to_owned();
        Self::start(root, move |root| Disk::open_marked(root, mark))
    }

    fn start(
        root: &Path,
        open: impl FnOnce(std::path::PathBuf) -> Result<Disk, DepotError> + Send + 'static,
    ) -> Result<Self, DepotError> {
        let (root, patience) = (root.to_owned(), Patience::default());
        let disk = patience.within(0, move || open(root))?;
        Ok(Self { disk: Arc::new(disk), patience })
    }

    /// What the folder is known by; none where it could not be marked.
    pub fn mark(&self) -> Option<&str> {
        self.disk.mark.as_deref()
    }

    /// As on a stick with FAT, which has no hard links.
    #[must_use]
    pub fn without_links(mut self) -> Self {
        if let Some(disk) = Arc::get_mut(&mut self.disk) {
            disk.has_links = false;
        }
        self
    }

    /// Every call ends after `limit` and the time that its bytes take, instead of a minute.
    #[must_use]
    pub fn with_patience(self, limit: Duration) -> Self {
        Self { patience: Patience::new(limit), ..self }
    }

    fn run<T: Send + 'static>(
        &self,
        bytes: u64,
        work: impl FnOnce(&Disk) -> Result<T, DepotError> + Send + 'static,
    ) -> Result<T, DepotError> {
        let disk = Arc::clone(&self.disk);
        self.patience.within(bytes, move || disk.told(work))
    }
}

impl Depot for Folder {
    fn list(&self, folder: &str) -> Result<Vec<Listed>, DepotError> {
        let folder = name::folder(folder)?.to_owned();
        self.run(0, move |disk| disk.list(&folder))
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DepotError> {
        let name = name::name(name)?.to_owned();
        self.run(limit.min(MAX_OBJECT), move |disk| disk.get(&name, limit))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError> {
        let (name, bytes) = ready(name, bytes)?;
        self.run(bytes.len() as u64, move |disk| disk.put(&name, &bytes))
    }

    fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError> {
        let (name, bytes) = ready(name, bytes)?;
        self.run(bytes.len() as u64, move |disk| disk.put_new(&name, &bytes))
    }

    fn delete(&self, name: &str) -> Result<(), DepotError> {
        let name = name::name(name)?.to_owned();
        self.run(0, move |disk| disk.delete(&name))
    }
}

fn ready(name: &str, bytes: &[u8]) -> Result<(String, Arc<[u8]>), DepotError> {
    let name = name::name(name)?.to_owned();
    if bytes.len() as u64 > MAX_OBJECT { Err(DepotError::TooLarge) } else { Ok((name, bytes.into())) }
}
