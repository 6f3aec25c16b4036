//! One writer at a time: an advisory lock of the operating system, which ends with the process that holds it.

use super::error::{Result, StoreError};
use super::folder::Folder;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait between two tries.
const RETRY: Duration = Duration::from_millis(20);

/// Who holds the lock. For the message only: the lock itself never depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// What it does: the subcommand, or the program's name.
    pub purpose: String,
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    // Closing the file lets go of the lock.
    _file: File,
    holder: PathBuf,
}

impl Lock {
    /// Takes the lock, trying again until `wait` has passed.
    pub(super) fn take(folder: &Folder, wait: Duration) -> Result<Self> {
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(folder.lock())?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Err(TryLockError::WouldBlock) if started.elapsed() >= wait => {
                    return Err(StoreError::Locked { holder: Holder::read(&folder.holder()) });
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(RETRY.min(wait)),
            }
        }
        Holder::me().write(&folder.holder());
        Ok(Self { _file: file, holder: folder.holder() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.holder);
    }
}

impl Holder {
    fn me() -> Self {
        let mut args = std::env::args_os().map(|arg| arg.to_string_lossy().into_owned());
        let program = args.next().unwrap_or_default();
        let program = Path::new(&program).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A flag says nothing about what is done: the window is opened by flags or nothing.
        let command = args.next().filter(|arg| !arg.starts_with('-'));
        Self { pid: std::process::id(), purpose: command.unwrap_or(program).replace(['\n', '\r'], " ") }
    }

    /// The message is a comfort: failing to leave it must not stop the store.
    fn write(&self, path: &Path) {
        if let Err(error) = fs::write(path, format!("{}\n{}\n", self.pid, self.purpose)) {
            tracing::debug!(%error, "cannot note who holds the lock");
        }
    }

    fn read(path: &Path) -> Option<Self> {
        let mut text = String::new();
        File::open(path).ok()?.take(4096).read_to_string(&mut text).ok()?;
        let mut lines = text.lines();
        Some(Self { pid: lines.next()?.parse().ok()?, purpose: lines.next()?.to_owned() })
    }
}
