//! A folder that is written whole or not at all, and quickly the second time.
//!
//! Files are made beside the folder, in a part folder of their own, piece by piece. Only when every piece is there does the part
//! folder take the place of the old one: what stands under the chosen name is always a finished export. A journal in the folder
//! says of what input each piece was made, so that the next export takes over what is still the same; the part folder has one
//! too, so that an export that was stopped, or killed, goes on where it was.
//!
//! Files in the folder that are not ours stay there.

mod journal;
mod swap;

use journal::{Done, Journal, Parts, Written};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The hash of everything that a piece is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The key of inputs in this order.
    pub fn of<'a>(inputs: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for input in inputs {
            // Lengths keep `ab|c` and `a|bc` apart.
            hasher.update((input.len() as u64).to_le_bytes());
            hasher.update(input);
        }
        Self(hex(&hasher.finalize()))
    }
}

/// A folder being written.
pub struct WholeFolder {
    to: PathBuf,
    part: PathBuf,
    old: Journal,
    state: Mutex<State>,
}

struct State {
    parts: Parts,
    pieces: BTreeSet<String>,
}

impl WholeFolder {
    /// Begins, or goes on where an earlier export into this folder was stopped.
    ///
    /// # Errors
    /// What the system says; `InvalidInput`: the path has no name (a whole drive).
    pub fn open(to: &Path) -> io::Result<Self> {
        let to = std::path::absolute(to)?;
        let part = beside(&to, "part")?;
        swap::mend(&to)?;
        fs::create_dir_all(&part)?;
        let old = Journal::read(&to);
        let parts = Parts::open(&part)?;
        Ok(Self { to, part, old, state: Mutex::new(State { parts, pieces: BTreeSet::new() }) })
    }

    /// What the last finished export into this folder noted.
    pub fn note(&self) -> &serde_json::Value {
        &self.old.note
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a piece over if it is there already, made of the same, and undamaged. False: it must be made.
    ///
    /// # Errors
    /// What the system says of linking or copying.
    pub fn keep(&self, piece: &str, key: &Key) -> io::Result<bool> {
        let is_same = |done: &&Done| done.key == key.0;
        let made = self.state().parts.done.get(piece).filter(is_same).cloned();
        if made.is_some_and(|done| done.files.iter().all(|file| is_intact(&self.part, file))) {
            self.state().pieces.insert(piece.to_owned());
            return Ok(true);
        }
        let Some(done) = self.old.pieces.get(piece).filter(is_same) else { return Ok(false) };
        if !done.files.iter().all(|file| is_intact(&self.to, file)) {
            return Ok(false);
        }
        for file in &done.files {
            take_over(&self.to.join(&file.path), &self.part.join(&file.path))?;
        }
        self.done(piece, done.clone())?;
        Ok(true)
    }

    /// Writes the files of a piece: paths with `/` within the folder, and bytes.
    ///
    /// # Errors
    /// What the system says; `InvalidInput`: a path that leads out of the folder.
    pub fn put(&self, piece: &str, key: &Key, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        let mut written = Vec::with_capacity(files.len());
        for (path, bytes) in files {
            let place = self.part.join(within(path)?);
            place.parent().map_or(Ok(()), fs::create_dir_all)?;
            // A link to a file of the old folder must not be written through.
            remove_if_there(&place)?;
            fs::write(&place, bytes)?;
            written.push(Written {
                path: path.clone(),
                bytes: bytes.len() as u64,
                sha256: hex(&Sha256::digest(bytes)),
            });
        }
        self.done(piece, Done { key: key.0.clone(), files: written })
    }

    fn done(&self, piece: &str, done: Done) -> io::Result<()> {
        let mut state = self.state();
        state.pieces.insert(piece.to_owned());
        state.parts.add(piece, done)
    }

    /// Every file of the pieces so far: path, length and SHA-256 (hexadecimal), in the order of paths.
    pub fn files(&self) -> Vec<(String, u64, String)> {
        let state = self.state();
        let done = state.pieces.iter().filter_map(|piece| state.parts.done.get(piece));
        let mut files: Vec<_> = done
            .flat_map(|done| &done.files)
            .map(|file| (file.path.clone(), file.bytes, file.sha256.clone()))
            .collect();
        files.sort();
        files
    }

    /// Puts the folder in its place: the pieces that were kept or put since it was opened, nothing else of ours.
    ///
    /// # Errors
    /// What the system says; the old folder then stands as before.
    pub fn finish(self, note: serde_json::Value) -> io::Result<()> {
        let State { parts, pieces } = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let journal = Journal::new(note, parts.close().into_iter().filter(|(piece, _)| pieces.contains(piece)));
        swap::tidy(&self.part, &journal)?;
        swap::flush(&self.part, &journal)?;
        journal.write(&self.part)?;
        swap::swap(&self.part, &self.to, &self.old)
    }
}

/// A hidden folder beside another: `.name.part`.
fn beside(to: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = to.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(to.with_file_name(format!(".{name}.{ending}")))
}

/// A path that stays in the folder.
fn within(path: &str) -> io::Result<&Path> {
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_));
    let path = Path::new(path);
    if path.as_os_str().is_empty() || !path.components().all(inside) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(path)
}

fn is_intact(folder: &Path, file: &Written) -> bool {
    let Ok(path) = within(&file.path) else { return false };
    sum(&folder.join(path)).is_ok_and(|(bytes, sha256)| (bytes, sha256) == (file.bytes, file.sha256.clone()))
}

/// Length and SHA-256 of a file, read in small parts.
fn sum(path: &Path) -> io::Result<(u64, String)> {
    let (mut hasher, mut file, mut bytes) = (Sha256::new(), fs::File::open(path)?, 0);
    let mut buffer = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
}

/// The same file under another name; a copy where the disk knows no links.
fn take_over(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    remove_if_there(to)?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
