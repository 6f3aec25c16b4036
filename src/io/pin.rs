//! The instructor's PIN: kept as an Argon2id hash in a file of its own that nobody else may read, with a wait that grows after
//! wrong tries and outlives the program. Never in the log, never in a backup.

use crate::domain::id::Millis;
use crate::domain::service::Tries;
use crate::io::files;
use argon2::Argon2;
use serde::{Deserialize, Serialize};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Name of the file in the data folder.
pub const PIN_FILE: &str = "instructor.json";
/// Left in its place when a PIN was forgotten, until there is another one.
const FORGOTTEN: &str = "instructor-forgotten";
const MAX_BYTES: u64 = 4096;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is right, or it has become the first one.
    Right,
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
}

impl Document {
    fn of(pin: &str) -> io::Result<Self> {
        let salt = salt();
        Ok(Self { salt, hash: hash(pin, &salt)?, tries: Tries::default(), wished: None })
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
        let Some(mut document) = self.read()? else {
            self.keep(pin)?;
            return Ok(Taken::Right);
        };
        let wait = document.tries.wait_ms(now);
        if wait > 0 {
            return Ok(Taken::Wrong(wait));
        }
        let right = is_same(&hash(pin, &document.salt)?, &document.hash);
        let tries = if right { Tries::default() } else { document.tries.missed(now) };
        // Whoever knows it has stepped in.
        let wished = document.wished.filter(|_| !right);
        if (tries, wished) != (document.tries, document.wished) {
            (document.tries, document.wished) = (tries, wished);
            self.write(&document)?;
        }
        Ok(if right { Taken::Right } else { Taken::Wrong(tries.wait_ms(now)) })
    }

    /// Keeps another PIN from now on.
    ///
    /// # Errors
    /// What the system says; the old one is then still right.
    pub fn keep(&self, pin: &str) -> io::Result<()> {
        self.write(&Document::of(pin)?)?;
        match std::fs::remove_file(self.marker()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
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
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Some(Document::of(&nobodys())?),
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
fn nobodys() -> String {
    salt().iter().map(|byte| format!("{byte:02x}-")).collect()
}

/// Argon2id with the crate's recommended cost (19 MiB, two passes).
fn hash(pin: &str, salt: &[u8]) -> io::Result<[u8; 32]> {
    let mut out = [0; 32];
    Argon2::default().hash_password_into(pin.as_bytes(), salt, &mut out).map_err(|_| damaged())?;
    Ok(out)
}

/// Sixteen bytes that no other file has: `RandomState` is seeded by the operating system.
fn salt() -> [u8; 16] {
    let half = || RandomState::new().build_hasher().finish().to_le_bytes();
    let mut salt = [0; 16];
    salt[..8].copy_from_slice(&half());
    salt[8..].copy_from_slice(&half());
    salt
}

/// Takes as long for the first difference as for the last.
fn is_same(a: &[u8; 32], b: &[u8; 32]) -> bool {
    a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pin_stays_and_is_not_written_down() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = PinFile::of(folder.path());
        assert!(!file.is_set());
        assert_eq!(file.take("4711", 0)?, Taken::Right);
        assert!(file.is_set());
        assert_eq!((file.take("4711", 1)?, file.take("1234", 2)?), (Taken::Right, Taken::Wrong(0)));
        let text = std::fs::read_to_string(folder.path().join(PIN_FILE))?;
        assert!(!text.contains("4711"), "{text}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join(PIN_FILE))?.permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        Ok(())
    }

    #[test]
    fn wrong_tries_wait_also_in_another_run_and_a_right_one_too_early_is_none() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = PinFile::of(folder.path());
        file.keep("4711")?;
        let waits: Vec<_> = (0..3).map(|_| file.take("0000", 1_000)).collect::<io::Result<_>>()?;
        assert_eq!(waits, [Taken::Wrong(0), Taken::Wrong(0), Taken::Wrong(5_000)]);
        let again = PinFile::of(folder.path());
        assert_eq!(again.take("4711", 2_000)?, Taken::Wrong(4_000));
        assert_eq!(again.take("4711", 6_000)?, Taken::Right);
        assert_eq!(again.take("0000", 7_000)?, Taken::Wrong(0), "the count began anew");
        Ok(())
    }

    #[test]
    fn another_pin_takes_the_place_and_a_damaged_file_opens_nothing() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = PinFile::of(folder.path());
        file.keep("4711")?;
        file.keep("9999")?;
        assert_eq!((file.take("4711", 0)?, file.take("9999", 1)?), (Taken::Wrong(0), Taken::Right));
        std::fs::write(folder.path().join(PIN_FILE), "{}")?;
        assert!(file.is_set() && file.take("9999", 2).is_err());
        Ok(())
    }

    #[test]
    fn a_pin_is_removed_only_a_while_after_it_was_asked_for_and_whoever_knows_it_stops_that() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = PinFile::of(folder.path());
        file.keep("4711")?;
        assert_eq!(file.forget_from(0), None);
        file.wish_forgotten(1_000)?;
        file.wish_forgotten(5_000)?;
        assert_eq!(file.forget_from(6_000), Some(1_000 + FORGET_WAIT_MS), "the first time counts");
        assert_eq!(file.forget_from(500), Some(500 + FORGET_WAIT_MS), "the clock was put back");
        assert_eq!(file.forget_from(6_000), Some(500 + FORGET_WAIT_MS), "and the time comes all the same");
        assert_eq!(file.take("4711", 7_000)?, Taken::Right);
        assert_eq!(file.forget_from(8_000), None, "the PIN was given");
        file.wish_forgotten(9_000)?;
        assert_eq!(file.take("0000", 9_500)?, Taken::Wrong(0));
        assert_eq!(file.forget_from(10_000), Some(9_000 + FORGET_WAIT_MS), "a wrong one stops nothing");
        file.forget()?;
        assert!(!file.is_set() && file.was_forgotten());
        file.keep("8888")?;
        assert!(file.is_set() && !file.was_forgotten());
        Ok(())
    }

    #[test]
    fn a_clock_that_is_put_ahead_makes_nobody_wait_less() {
        let (mut wait, start) = (ForgetWait::default(), Instant::now());
        let after = |ms: Millis| start + std::time::Duration::from_millis(ms.unsigned_abs());
        let due = 1_000 + FORGET_WAIT_MS;
        assert_eq!(wait.hold(Some(due), 1_000, start), Some(due));
        assert_eq!(wait.hold(Some(due), due + 5, after(60_000)), Some(due + 5 + FORGET_WAIT_MS - 60_000));
        assert_eq!(wait.hold(Some(due), due + 5, after(FORGET_WAIT_MS)), Some(due + 5), "it has waited itself");
        assert_eq!(wait.hold(None, due + 6, after(FORGET_WAIT_MS)), None);
        let again = wait.hold(Some(due), due + 7, after(2 * FORGET_WAIT_MS));
        assert_eq!(again, Some(due + 7 + FORGET_WAIT_MS), "another wish waits anew");
        let next = ForgetWait::default().hold(Some(due), due + 7, after(2 * FORGET_WAIT_MS));
        assert_eq!(next, Some(due + 7 + FORGET_WAIT_MS), "and so does another run");
    }

    #[test]
    fn a_damaged_file_can_be_got_rid_of_in_the_same_way() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = PinFile::of(folder.path());
        std::fs::write(folder.path().join(PIN_FILE), "{}")?;
        file.wish_forgotten(1_000)?;
        assert_eq!(file.forget_from(2_000), Some(1_000 + FORGET_WAIT_MS));
        assert_eq!(file.take("0000", 3_000)?, Taken::Wrong(0));
        Ok(())
    }
}
