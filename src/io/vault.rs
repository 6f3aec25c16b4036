//! The data key: what seals the few things that only instructors may read. It stands nowhere as it is: on the disk only wrapped,
//! under keys that Argon2id makes of a secret (the PIN, the recovery code), in memory only while the room is unlocked.
//!
//! A wrapped key ([`DataKey::export_key`]) can also be handed to another device of the same group: whoever has the secret gets
//! the key out of it ([`DataKey::import_key`]), and reads there what was sealed here.

use crate::domain::guardian::Sealed;
use argon2::Argon2;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io;
use std::sync::atomic::{Ordering, compiler_fence};

/// Bytes of a key.
const KEY: usize = 32;
/// Bytes of a nonce of XChaCha20-Poly1305: long enough to be random each time.
const NONCE: usize = 24;
/// Longest text that is sealed, bytes.
const MAX_PLAIN: usize = 16 << 10;
/// To what a wrapped key is bound, so that it is never taken for anything else that was sealed.
const WRAPPED_FOR: &[u8] = b"malgeurim data key";

/// The key itself. Shows itself nowhere, and leaves zeros when it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey([u8; KEY]);

/// A data key as it lies on a disk, or goes to another device.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapped {
    /// With which the secret was made a key.
    salt: [u8; 16],
    /// The key under that key.
    sealed: Sealed,
}

impl DataKey {
    /// A new one.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn fresh() -> io::Result<Self> {
        random().map(Self)
    }

    /// Seals a text so that it opens only together with `bound`: whose it is, so that nobody's can be put in another's place.
    ///
    /// # Errors
    /// `InvalidInput` for a text that is too long; the system gives no random bytes.
    pub fn seal(&self, text: &[u8], bound: &[u8]) -> io::Result<Sealed> {
        if text.len() > MAX_PLAIN {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        let nonce = random::<NONCE>()?;
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), Payload { msg: text, aad: bound });
        let sealed = sealed.map_err(|_| unopened())?;
        Ok(Sealed(hex(nonce.iter().chain(&sealed))))
    }

    /// Opens what was sealed together with `bound`.
    ///
    /// # Errors
    /// `InvalidData`: it was sealed with another key, for something else, or changed since.
    pub fn open(&self, sealed: &Sealed, bound: &[u8]) -> io::Result<Vec<u8>> {
        let bytes = bytes(&sealed.0).filter(|bytes| bytes.len() <= MAX_PLAIN + 64).ok_or_else(unopened)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or_else(unopened)?;
        self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: bound }).map_err(|_| unopened())
    }

    /// The key, wrapped so that only whoever has this secret gets it out. Takes some tens of milliseconds.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn export_key(&self, secret: &str) -> io::Result<Wrapped> {
        let salt = random()?;
        let sealed = Self(derived(secret, &salt)?).seal(&self.0, WRAPPED_FOR)?;
        Ok(Wrapped { salt, sealed })
    }

    /// The key that was wrapped with this secret. Takes some tens of milliseconds.
    ///
    /// # Errors
    /// `InvalidData`: another secret, or changed since.
    pub fn import_key(wrapped: &Wrapped, secret: &str) -> io::Result<Self> {
        let mut bytes = Self(derived(secret, &wrapped.salt)?).open(&wrapped.sealed, WRAPPED_FOR)?;
        let key = <[u8; KEY]>::try_from(bytes.as_slice()).map(Self).map_err(|_| unopened());
        wipe(&mut bytes);
        key
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.0))
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Zeros that the compiler may not leave out because nobody reads them.
pub(super) fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    std::hint::black_box(bytes);
    compiler_fence(Ordering::SeqCst);
}

/// Argon2id with the crate's recommended cost (19 MiB, two passes).
///
/// # Errors
/// `InvalidData`: a salt or secret that Argon2 does not take.
pub(super) fn derived(secret: &str, salt: &[u8]) -> io::Result<[u8; KEY]> {
    let mut out = [0; KEY];
    Argon2::default().hash_password_into(secret.as_bytes(), salt, &mut out).map_err(|_| unopened())?;
    Ok(out)
}

/// Bytes of the system that nobody can guess.
///
/// # Errors
/// The system has none.
pub(super) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes)
}

fn unopened() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_its_key_and_for_whom_it_was_sealed() -> io::Result<()> {
        let (key, other) = (DataKey::fresh()?, DataKey::fresh()?);
        let sealed = key.seal("엄마 010".as_bytes(), b"p1")?;
        assert_eq!(key.open(&sealed, b"p1")?, "엄마 010".as_bytes());
        assert!(key.open(&sealed, b"p2").is_err() && other.open(&sealed, b"p1").is_err());
        assert_ne!(key.seal("엄마 010".as_bytes(), b"p1")?, sealed, "the same twice is not seen to be the same");
        let mut changed = sealed.0.clone();
        let last = changed.pop();
        changed.push(if last == Some('0') { '1' } else { '0' });
        for broken in [changed, "zz".into(), "00".into(), String::new(), "가".into()] {
            assert!(key.open(&Sealed(broken), b"p1").is_err());
        }
        assert!(key.seal(&vec![0; MAX_PLAIN + 1], b"").is_err());
        Ok(())
    }

    #[test]
    fn a_key_comes_out_of_its_wrapping_with_the_secret_only() -> io::Result<()> {
        let key = DataKey::fresh()?;
        let wrapped = key.export_key("4711")?;
        assert_eq!(DataKey::import_key(&wrapped, "4711")?, key);
        assert!(DataKey::import_key(&wrapped, "4712").is_err());
        let text = serde_json::to_string(&wrapped)?;
        assert!(!text.contains(&hex(key.0.iter())), "{text}");
        assert_eq!(format!("{key:?}"), "DataKey(…)");
        Ok(())
    }
}
