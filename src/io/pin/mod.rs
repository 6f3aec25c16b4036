//! The instructor's PIN: kept as an Argon2id hash in a file of its own that nobody else may read, with a wait that grows after
//! wrong tries and outlives the program. Never in the log, never in a backup.
//!
//! The same file has the data key (`io/vault`), wrapped under the PIN, and under the recovery code if there is one: so another
//! PIN and its wrapping are one write, and neither is ever there without the other.

mod code;
#[cfg(test)]
mod tests;

pub use code::Recovered;

use crate::domain::id::Millis;
use crate::domain::service::Tries;
use crate::io::files;
use crate::io::vault::{DataKey, Wrapped, derived, random};
use code::Code;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Name of the file in the data folder.
pub const PIN_FILE: &str = "instructor.json";
/// Left in its place when a PIN was forgotten, until there is another one.
const FORGOTTEN: &str = "instructor-forgotten";
const MAX_BYTES: u64 = 16 << 10;
/// So long after somebody has asked for it a PIN may be removed, milliseconds: whoever knows it has the time to step in.
pub const FORGET_WAIT_MS: Millis = 10 * 60_000;

/// How long this run of the program knows that the PIN is to be removed, by a clock that nobody can set.
#[derive(Debug, Default)]
pub struct ForgetWait(Option<Instant>);

impl ForgetWait {
    /// From when on the PIN may be removed: not before `from` (see [`PinFile::forget_from`]), and not before this run has
    /// waited [`FORGET_WAIT_MS`] itself. `now` and `here` are the same moment on the wall's clock and on the machine's own.
    pub fn hold(&mut self, from: Option<Millis>, now: Millis, here: Instant) -> Option<Millis> {
        let Some(from) = from else {
            self.0 = None;
            return None;
        };
        let waited = here.saturating_duration_since(*self.0.get_or_insert(here)).as_millis();
        let left = FORGET_WAIT_MS.saturating_sub(Millis::try_from(waited).unwrap_or(Millis::MAX)).max(0);
        Some(from.max(now.saturating_add(left)))
    }
}

/// Where the PIN is.
#[derive(Clone, Debug)]
pub struct PinFile(PathBuf);

/// How a PIN was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is right, or it has become the first one; what it opens.
    Right(DataKey),
    /// It is wrong, or was not looked at because it came too early; milliseconds until the next try.
    Wrong(Millis),
}

#[derive(Serialize, Deserialize)]
struct Document {
    salt: [u8; 16],
    hash: [u8; 32],
    #[serde(flatten)]
    tries: Tries,
    /// When somebody asked to have it removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wished: Option<Millis>,
    /// The data key under the PIN; none: the PIN is older than it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<Wrapped>,
    /// The recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
}

impl Document {
    fn of(pin: &str, key: &DataKey) -> io::Result<Self> {
        let salt = random()?;
        let (hash, key) = (derived(pin, &salt)?, Some(key.export_key(pin)?));
        Ok(Self { salt, hash, tries: Tries::default(), wished: None, key, code: None })
    }
}

impl PinFile {
    /// The file in the folder `data`.
    pub fn of(data: &Path) -> Self {
        Self(data.join(PIN_FILE))
    }

    /// Whether there is a PIN. A damaged file counts as one that nobody knows.
    pub fn is_set(&self) -> bool {
        self.0.exists()
    }

    /// Checks a PIN; the first one ever given is kept. Takes some tens of milliseconds.
    ///
    /// # Errors
    /// What the system says, or `InvalidData` for a damaged file: then no PIN is right.
    pub fn take(&self, pin: &str, now: Millis) -> io::Result<Taken> {
        let Some(mut document) = self.read()? else { return self.keep(pin).map(Taken::Right) };
        let wait = document.tries.wait_ms(now);
        if wait > 0 {
            return Ok(Taken::Wrong(wait));
        }
        if !is_same(&derived(pin, &document.salt)?, &document.hash) {
            return self.missed(document, now).map(Taken::Wrong);
        }
        let new = document.key.is_none();
        let key = match &document.key {
            Some(wrapped) => DataKey::import_key(wrapped, pin)?,
            None => DataKey::fresh()?,
        };
        if new {
            document.key = Some(key.export_key(pin)?);
        }
        // Whoever knows it has stepped in: nothing is removed.
        if new || document.tries != Tries::default() || document.wished.is_some() {
            (document.tries, document.wished) = (Tries::default(), None);
            self.write(&document)?;
        }
        Ok(Taken::Right(key))
    }

    /// One more wrong try, of the PIN or of the recovery code; milliseconds until the next one.
    fn missed(&self, mut document: Document, now: Millis) -> io::Result<Millis> {
        document.tries = document.tries.missed(now);
        self.write(&document)?;
        Ok(document.tries.wait_ms(now))
    }

    /// Keeps the first PIN, with a data key of its own.
    ///
    /// # Errors
    /// `AlreadyExists` if there is a PIN; what the system says.
    pub fn keep(&self, pin: &str) -> io::Result<DataKey> {
        if self.is_set() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        let key = DataKey::fresh()?;
        self.write(&Document::of(pin, &key)?)?;
        match std::fs::remove_file(self.marker()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(key),
        }
    }

    /// Keeps another PIN from now on; `key` is what the old one opened, and what the new one opens. The recovery code stays.
    ///
    /// # Errors
    /// What the system says; the old one is then still right.
    pub fn change(&self, pin: &str, key: &DataKey) -> io::Result<()> {
        let code = self.read()?.and_then(|document| document.code);
        self.write(&Document { code, ..Document::of(pin, key)? })
    }

    /// From when on the PIN may be removed, if somebody asked for that. A wish from after `now` (a clock that was put back
    /// since) counts as one of now: it is written so, else its time would never come.
    pub fn forget_from(&self, now: Millis) -> Option<Millis> {
        let wished = self.read().ok()??.wished?;
        if wished > now
            && let Err(error) = self.wish_forgotten(now)
        {
            tracing::warn!(%error, "PIN");
        }
        Some(wished.min(now) + FORGET_WAIT_MS)
    }

    /// Notes that somebody asks to have the PIN removed; the first time counts. A damaged file is made whole for it, with a PIN
    /// that nobody knows.
    ///
    /// # Errors
    /// What the system says.
    pub fn wish_forgotten(&self, now: Millis) -> io::Result<()> {
        let document = match self.read() {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Some(Document::of(&nobodys()?, &DataKey::fresh()?)?)
            }
            other => other?,
        };
        match document {
            Some(document) if document.wished.is_none_or(|wished| wished > now) => {
                self.write(&Document { wished: Some(now), ..document })
            }
            _ => Ok(()),
        }
    }

    /// Removes the PIN and remembers that it was removed. The caller has taken away what it protects.
    ///
    /// # Errors
    /// What the system says; the PIN is then still there.
    pub fn forget(&self) -> io::Result<()> {
        files::write_private(&self.marker(), b"{}")?;
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether a PIN was removed and no other has been given since.
    pub fn was_forgotten(&self) -> bool {
        !self.is_set() && self.marker().exists()
    }

    fn marker(&self) -> PathBuf {
        self.0.with_file_name(FORGOTTEN)
    }

    fn read(&self) -> io::Result<Option<Document>> {
        match files::read_bounded(&self.0, MAX_BYTES) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).map_err(|_| damaged())?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, document: &Document) -> io::Result<()> {
        files::write_private(&self.0, &serde_json::to_vec(document)?)
    }
}

fn damaged() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

/// No digits that could be typed.
fn nobodys() -> io::Result<String> {
    Ok(random::<16>()?.iter().map(|byte| format!("{byte:02x}-")).collect())
}

/// Takes as long for the first difference as for the last.
fn is_same(a: &[u8; 32], b: &[u8; 32]) -> bool {
    a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}
