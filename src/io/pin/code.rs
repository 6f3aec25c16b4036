//! The recovery code's part of the PIN's file: its Argon2id hash, and the data key wrapped under it.

use super::{Document, PinFile, is_same};
use crate::domain::id::Millis;
use crate::domain::recovery::RecoveryCode;
use crate::io::vault::{DataKey, Wrapped, derived, random};
use serde::{Deserialize, Serialize};
use std::io;

/// What is kept of a recovery code. The code itself is not.
#[derive(Serialize, Deserialize)]
pub(super) struct Code {
    salt: [u8; 16],
    hash: [u8; 32],
    /// When it was made: by that the right sheet is found.
    made: Millis,
    /// The data key under it.
    key: Wrapped,
}

/// What came of a recovery code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// The PIN is the new one; what it opens, and the code that is right from now on.
    Right(DataKey, RecoveryCode),
    /// It is not the one, or was not looked at because it came too early; milliseconds until the next try.
    Wrong(Millis),
}

impl Code {
    fn of(code: &RecoveryCode, key: &DataKey, made: Millis) -> io::Result<Self> {
        let salt = random()?;
        Ok(Self { salt, hash: derived(code.letters(), &salt)?, made, key: key.export_key(code.letters())? })
    }
}

impl PinFile {
    /// When the recovery code was made; none: there is none.
    pub fn code_made(&self) -> Option<Millis> {
        Some(self.read().ok()??.code?.made)
    }

    /// Makes a recovery code that opens `key`; one that was there before is none any more.
    ///
    /// # Errors
    /// What the system says, or `NotFound` where there is no PIN; a code from before is then still right.
    pub fn make_code(&self, key: &DataKey, now: Millis) -> io::Result<RecoveryCode> {
        let document = self.read()?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let code = RecoveryCode::of(random()?);
        self.write(&Document { code: Some(Code::of(&code, key, now)?), ..document })?;
        Ok(code)
    }

    /// Takes a recovery code and keeps another PIN. The code is used up by that: another one takes its place in the same write. Wrong
    /// ones are counted together with wrong PINs.
    ///
    /// # Errors
    /// What the system says, or `InvalidData` for a damaged file; the PIN is then still the old one.
    pub fn recover(&self, code: &RecoveryCode, pin: &str, now: Millis) -> io::Result<Recovered> {
        let document = self.read()?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let wait = document.tries.wait_ms(now);
        if wait > 0 {
            return Ok(Recovered::Wrong(wait));
        }
        let known = match &document.code {
            Some(known) if is_same(&derived(code.letters(), &known.salt)?, &known.hash) => known,
            _ => return self.missed(document, now).map(Recovered::Wrong),
        };
        let (key, next) = (DataKey::import_key(&known.key, code.letters())?, RecoveryCode::of(random()?));
        let code = Some(Code::of(&next, &key, now)?);
        self.write(&Document { code, ..Document::of(pin, &key)? })?;
        Ok(Recovered::Right(key, next))
    }
}
