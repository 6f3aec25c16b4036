//! Writing whole or not at all, also where there are no hard links.

use super::super::DepotError;
use super::disk::Disk;
use super::fault::fault;
use crate::io::files;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// Where files are written before they have their name.
const PARTS: &str = ".malgeurim-part";
/// A part that is older was left by somebody who was stopped: nothing takes that long.
const OLD_PART: Duration = Duration::from_secs(6 * 3600);
/// A claim that is older was left: between claiming and renaming lies a moment.
const OLD_CLAIM: Duration = Duration::from_secs(60);
/// How long somebody else's claim is waited for.
const CLAIM_LIMIT: Duration = Duration::from_secs(10);
/// Between two looks at a claim.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A file that has no name yet; it goes when nobody has given it one.
struct Part {
    path: PathBuf,
    /// When it was written, by the disk's own clock: all ages are reckoned from here.
    written: SystemTime,
}

impl Drop for Part {
    fn drop(&mut self) {
        // It is gone when it was renamed; on a stick that was pulled it stays until the next one sweeps.
        drop(fs::remove_file(&self.path));
    }
}

impl Disk {
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), DepotError> {
        let part = self.part(bytes).map_err(|error| fault(&error))?;
        let path = self.ready(name)?;
        name_it(&part, &path).map_err(|error| fault(&error))
    }

    pub(super) fn put_new(&self, name: &str, bytes: &[u8]) -> Result<bool, DepotError> {
        let path = self.ready(name)?;
        if is_taken(&path) {
            return Ok(false);
        }
        let part = self.part(bytes).map_err(|error| fault(&error))?;
        if self.has_links {
            match fs::hard_link(&part.path, &path) {
                Ok(()) => {
                    sync_folder(&path);
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
                // No links here (each system says so in another way), or something that the next step says again.
                Err(_) => {}
            }
        }
        self.claim_and_name(name, &part, &path).map_err(|error| fault(&error))
    }

    /// Without links nothing both is whole at once and fails where there is one: whoever may name it is settled first, by a file
    /// that only one can make. Disks without links hang on one machine, so that only its own programs can come between.
    fn claim_and_name(&self, name: &str, part: &Part, path: &Path) -> io::Result<bool> {
        let claim = self.root.join(PARTS).join(format!("{}.claim", hex(&Sha256::digest(name))));
        let end = Instant::now() + CLAIM_LIMIT;
        while let Err(error) = File::create_new(&claim) {
            if error.kind() != io::ErrorKind::AlreadyExists {
                return Err(error);
            }
            if age(&claim, part.written).is_some_and(|age| age > OLD_CLAIM) {
                remove(&claim)?;
            } else if Instant::now() > end {
                return Err(io::ErrorKind::ResourceBusy.into());
            } else {
                std::thread::sleep(LOOK_EVERY);
            }
        }
        let named = if is_taken(path) { Ok(false) } else { name_it(part, path).map(|()| true) };
        remove(&claim)?;
        named
    }

    /// The file of a name, with its folders.
    fn ready(&self, name: &str) -> Result<PathBuf, DepotError> {
        let path = self.path(name)?;
        let folder = path.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            fs::create_dir_all(folder).map_err(|error| fault(&error))?;
            // A new folder stands in the one above it, and so on up to ours.
            folder.ancestors().take_while(|above| above.starts_with(&self.root)).for_each(sync_folder);
        }
        Ok(path)
    }

    fn part(&self, bytes: &[u8]) -> io::Result<Part> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let folder = self.root.join(PARTS);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            // A link would lead out of the folder.
            Err(_) if !fs::symlink_metadata(&folder)?.is_dir() => return Err(io::ErrorKind::NotADirectory.into()),
            _ => {}
        }
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{:016x}-{}-{number}.part", files::nonce(), std::process::id()));
        let mut file = File::create_new(&path)?;
        let mut part = Part { path, written: SystemTime::UNIX_EPOCH };
        file.write_all(bytes)?;
        file.sync_all()?;
        part.written = file.metadata()?.modified()?;
        if !self.is_swept.swap(true, Ordering::Relaxed) {
            sweep(&folder, part.written);
        }
        Ok(part)
    }
}

fn name_it(part: &Part, path: &Path) -> io::Result<()> {
    fs::rename(&part.path, path)?;
    sync_folder(path);
    Ok(())
}

/// Anything of this name counts, also a link that leads nowhere.
fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// How old a file is at `now`.
fn age(path: &Path, now: SystemTime) -> Option<Duration> {
    now.duration_since(fs::symlink_metadata(path).ok()?.modified().ok()?).ok()
}

/// Removes what was left half written. What cannot be removed stays for the next time.
fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if age(&path, now).is_some_and(|age| age > OLD_PART) {
            drop(fs::remove_file(path));
        }
    }
}

/// Brings the folder of `path` to the disk, so that the name survives a pulled stick. Some drives cannot and need not.
pub(super) fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(Err(error)) = path.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all())) {
        tracing::debug!(%error, "a folder was not synced");
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
