//! Small steps on the file system that the store's promises rest on.

use super::error::{Result, StoreError};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::{Builder, ScopedJoinHandle};

/// Makes the names in a folder durable (a rename is durable only after this).
#[cfg(unix)]
pub(super) fn sync_dir(path: &Path) -> Result<()> {
    Ok(File::open(path)?.sync_all()?)
}

/// Windows has no handle for this; NTFS keeps names in its own journal.
#[cfg(not(unix))]
pub(super) fn sync_dir(_path: &Path) -> Result<()> {
    Ok(())
}

/// So many flushes wait at the same time.
const FLUSHES: usize = 8;

/// Carries out a flush for every item, several at a time: the file system makes them durable together, so a thousand
/// small ones take a fraction of the time that they take one after the other.
pub(super) fn flush_all<T: Sync>(items: &[T], flush: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    if items.len() < 2 {
        return items.iter().try_for_each(flush);
    }
    let share = items.len().div_ceil(FLUSHES);
    let flush = &flush;
    std::thread::scope(|scope| {
        let one = |items| {
            let work = move || <[T]>::iter(items).try_for_each(flush);
            Builder::new().name("store-flush".to_owned()).spawn_scoped(scope, work)
        };
        let threads = items.chunks(share).map(one).collect::<io::Result<Vec<_>>>()?;
        // A panic of a flush would be a fault of ours; nothing is acknowledged then.
        let joined = |thread: ScopedJoinHandle<'_, Result<()>>| thread.join().unwrap_or_else(|_| Err(panicked()));
        threads.into_iter().try_for_each(joined)
    })
}

fn panicked() -> StoreError {
    StoreError::Io("a flush panicked".to_owned())
}

/// Makes the bytes of a finished file durable.
pub(super) fn sync_file(path: &Path) -> Result<()> {
    Ok(OpenOptions::new().read(true).write(true).open(path)?.sync_all()?)
}

/// What lies in a folder, sorted by name; nothing if there is no such folder.
pub(super) fn list(path: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Deletes a file; it may be gone already.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Moves a file into a folder under its own name; it may be gone already.
pub(super) fn move_into(file: &Path, folder: &Path) -> Result<()> {
    let Some(name) = file.file_name() else { return Ok(()) };
    match fs::rename(file, folder.join(name)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
