//! A folder that is written whole or not at all, and quickly the second time.
//!
//! Files are made beside the folder, in a part folder of their own, piece by piece. Only when every piece is there does the part
//! folder take the place of the old one: what stands under the chosen name is always a finished export. A journal in the folder
//! says of what input each piece was made, so that the next export takes over what is still the same; the part folder has one
//! too, so that an export that was stopped, or killed, goes on where it was.
//!
//! Files in the folder that are not ours stay there, and none of ours takes the name of one of them.

mod journal;
mod swap;

use journal::{Done, Journal, Parts, Written};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The part folder where nothing can be written beside the folder.
const INSIDE: &str = ".malgeurim-part";
/// The lock file there.
const LOCK_INSIDE: &str = ".malgeurim-lock";

/// The hash of everything that a piece is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The key of inputs in this order.
    pub fn of(inputs: impl IntoIterator<Item: AsRef<[u8]>>) -> Self {
        let mut hasher = Sha256::new();
        for input in inputs {
            // Lengths keep `ab|c` and `a|bc` apart.
            hasher.update((input.as_ref().len() as u64).to_le_bytes());
            hasher.update(input);
        }
        Self(hex(&hasher.finalize()))
    }

    /// The key of this and of more inputs.
    #[must_use]
    pub fn with(self, inputs: impl IntoIterator<Item: AsRef<[u8]>>) -> Self {
        Self::of([self.0, Self::of(inputs).0])
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A folder being written.
pub struct WholeFolder {
    place: Place,
    old: Journal,
    state: Mutex<State>,
    /// Held as long as this export is under way.
    _lock: Lock,
}

/// Where it is written.
struct Place {
    /// The folder.
    to: PathBuf,
    /// Where it is made.
    part: PathBuf,
    /// The part folder lies in the folder itself: beside it nothing can be written (a drive).
    is_inside: bool,
}

struct State {
    parts: Parts,
    pieces: BTreeSet<String>,
}

/// One export into a folder at a time.
struct Lock {
    path: PathBuf,
    _file: fs::File,
}

impl Lock {
    fn take(path: PathBuf) -> io::Result<Self> {
        let file = fs::File::options().create(true).truncate(false).write(true).open(&path)?;
        file.try_lock().map_err(|error| match error {
            fs::TryLockError::WouldBlock => io::Error::from(io::ErrorKind::WouldBlock),
            fs::TryLockError::Error(error) => error,
        })?;
        Ok(Self { path, _file: file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Whoever waits for it makes a new one.
        if let Err(error) = fs::remove_file(&self.path) {
            tracing::info!(%error, "a lock file stays");
        }
    }
}

impl Place {
    fn lock(&self) -> io::Result<PathBuf> {
        if self.is_inside { Ok(self.to.join(LOCK_INSIDE)) } else { beside(&self.to, "lock") }
    }

    /// Links are followed: the folder that is exchanged is the one where the files are.
    fn of(to: &Path) -> io::Result<Self> {
        let to = if to.exists() { fs::canonicalize(to)? } else { std::path::absolute(to)? };
        let part = beside(&to, "part")?;
        to.parent().map_or(Ok(()), fs::create_dir_all)?;
        match fs::create_dir_all(&part) {
            Ok(()) => Ok(Self { to, part, is_inside: false }),
            Err(error) if !to.is_dir() => Err(error),
            Err(error) => {
                tracing::info!(%error, "nothing can be written beside the folder");
                let part = to.join(INSIDE);
                fs::create_dir_all(&part)?;
                Ok(Self { to, part, is_inside: true })
            }
        }
    }
}

impl WholeFolder {
    /// Begins, or goes on where an earlier export into this folder was stopped.
    ///
    /// # Errors
    /// What the system says; `InvalidInput`: the path has no name (a whole drive); `WouldBlock`: another export into it is under way;
    /// `InvalidData`: a newer version of the program, or something else, wrote the journal that is in it.
    pub fn open(to: &Path) -> io::Result<Self> {
        let place = Place::of(to)?;
        let lock = Lock::take(place.lock()?)?;
        swap::mend(&place.to)?;
        fs::create_dir_all(&place.part)?;
        let old = Journal::read(&place.to)?;
        let parts = Parts::open(&place.part)?;
        let state = Mutex::new(State { parts, pieces: BTreeSet::new() });
        Ok(Self { place, old, state, _lock: lock })
    }

    /// What the last finished export into a folder noted; nothing is made or changed.
    ///
    /// # Errors
    /// As [`WholeFolder::open`].
    pub fn noted(to: &Path) -> io::Result<serde_json::Value> {
        Ok(Journal::read(to)?.note)
    }

    /// Removes from the part folder what an export that was stopped made of pieces that are not wanted any more.
    ///
    /// # Errors
    /// What the system says.
    pub fn only(&self, wanted: &BTreeSet<String>) -> io::Result<()> {
        let mut state = self.state();
        state.parts.done.retain(|piece, _| wanted.contains(piece));
        let ours = state.parts.done.values().flat_map(|done| &done.files).map(|file| file.path.as_str()).collect();
        swap::keep_only(&self.place.part, &ours)
    }

    /// What the last finished export into this folder noted.
    pub fn note(&self) -> &serde_json::Value {
        &self.old.note
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a piece over if it is there already, made of the same, and undamaged; gives what was noted when it was made. `None`: it
    /// must be made.
    ///
    /// # Errors
    /// What the system says of linking or copying.
    pub fn keep(&self, piece: &str, key: &Key) -> io::Result<Option<serde_json::Value>> {
        let is_same = |done: &&Done| done.key == key.0;
        let made = self.state().parts.done.get(piece).filter(is_same).cloned();
        if let Some(done) = made.filter(|done| done.files.iter().all(|file| is_intact(&self.place.part, file))) {
            self.state().pieces.insert(piece.to_owned());
            return Ok(Some(done.note));
        }
        let Some(done) = self.old.pieces.get(piece).filter(is_same) else { return Ok(None) };
        if !done.files.iter().all(|file| is_intact(&self.place.to, file)) {
            return Ok(None);
        }
        for file in &done.files {
            take_over(&self.place.to.join(&file.path), &self.place.part.join(&file.path))?;
        }
        self.done(piece, done.clone())?;
        Ok(Some(done.note.clone()))
    }

    /// Writes the files of a piece: paths with `/` within the folder, and bytes. The note is given back when the piece is kept.
    ///
    /// # Errors
    /// What the system says; `InvalidInput`: a path that leads out of the folder.
    pub fn put(&self, piece: &str, key: &Key, files: &[(String, Vec<u8>)], note: serde_json::Value) -> io::Result<()> {
        let mut written = Vec::with_capacity(files.len());
        for (path, bytes) in files {
            let place = self.place.part.join(within(path)?);
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
        self.done(piece, Done { key: key.0.clone(), files: written, note })
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
    /// What the system says; the old folder then stands as before, but where it had to be filled file by file. `AlreadyExists`: a file
    /// that is not ours has the name of one of ours.
    pub fn finish(self, note: serde_json::Value) -> io::Result<()> {
        let Self { place, old, state, _lock } = self;
        let State { parts, pieces } = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let journal = Journal::new(note, parts.close().into_iter().filter(|(piece, _)| pieces.contains(piece)));
        if let Some(path) = swap::taken(&place.to, &old, &journal)? {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, path));
        }
        swap::tidy(&place.part, &journal)?;
        swap::flush(&place.part, &journal)?;
        journal.write(&place.part)?;
        swap::swap(&place, &old, &journal)
    }
}

/// A hidden folder beside another: `.name.part`.
fn beside(to: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = to.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(to.with_file_name(format!(".{name}.{ending}")))
}

/// A path that stays in the folder.
///
/// # Errors
/// `InvalidInput`: it leads out of it, or nowhere.
pub fn within(path: &str) -> io::Result<&Path> {
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
