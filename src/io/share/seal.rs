//! Ciphers and signatures of sharing: what lies in the place where tablets meet is sealed for the circle and signed by a tablet.
//!
//! | what | with what |
//! |---|---|
//! | an object | XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) under a random 24-byte nonce; its name is bound to it |
//! | who wrote it | Ed25519 (RFC 8032) over name and content, inside the seal |
//! | keys from keys, names from names | HKDF-SHA-256 (RFC 5869) |
//! | a new key for one tablet | X25519 (RFC 7748) with a key for once, HKDF, then as an object |
//!
//! An object is `MG1`, eight bytes that name its key, the nonce, and what is sealed: 64 bytes of signature (zeros where there is
//! none) and the content.

use crate::domain::share::{CircleId, DeviceId, DeviceKeys};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::OnceLock;
use x25519_dalek::{PublicKey, StaticSecret};

const MAGIC: &[u8; 3] = b"MG1";
const SIGNATURE: usize = 64;
const HEADER: usize = MAGIC.len() + 8 + 24;

/// Why something cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It is none of ours, or was changed.
    #[error("not sealed with this key, or changed")]
    Changed,
    /// Its signature is not that of whoever it names.
    #[error("the signature is wrong")]
    Unsigned,
    /// The system gives no random numbers.
    #[error("no random numbers")]
    NoRandom,
}

/// Thirty-two secret bytes. Never shown, wiped when dropped.
#[derive(Clone)]
pub struct Key([u8; 32], OnceLock<KeyId>);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        // Not to compare a guess with: to find a key again among one's own.
        self.0 == other.0
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        // Not optimised away: the compiler must take it that somebody reads the bytes.
        self.0.fill(0);
        std::hint::black_box(&self.0);
    }
}

/// Names a key without telling anything of it.
pub type KeyId = [u8; 8];

impl Key {
    /// A random one.
    ///
    /// # Errors
    /// `NoRandom`.
    pub fn random() -> Result<Self, SealError> {
        Ok(Self::from_bytes(random()?))
    }

    /// From bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes, OnceLock::new())
    }

    /// From hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        Some(Self::from_bytes(from_hex(text)?))
    }

    /// The bytes: for the file of keys and for the code that is shown from tablet to tablet, nothing else.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Another key for another purpose.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        let mut out = [0; 32];
        // 32 bytes are never too many for HKDF-SHA-256.
        let _ = Hkdf::<Sha256>::new(Some(b"malgeurim share 1"), &self.0).expand(purpose.as_bytes(), &mut out);
        Self::from_bytes(out)
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        *self.1.get_or_init(|| {
            let id = self.derive("id");
            let mut name = KeyId::default();
            name.copy_from_slice(&id.0[..8]);
            name
        })
    }

    /// A name for `what` that tells nothing of it to whoever does not have this key: 32 hexadecimal digits.
    pub fn name_for(&self, what: &str) -> String {
        to_hex(&self.derive(&format!("name {what}")).0[..16])
    }

    /// Seals `body` as the object `name`, signed if somebody signs.
    ///
    /// # Errors
    /// `NoRandom`.
    pub fn seal(&self, name: &str, body: &[u8], signer: Option<&Signer>) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; 24] = random()?;
        let signature = signer.map_or([0; SIGNATURE], |signer| signer.sign(name, body));
        let mut plain = Vec::with_capacity(SIGNATURE + body.len());
        plain.extend_from_slice(&signature);
        plain.extend_from_slice(body);
        let payload = Payload { msg: &plain, aad: name.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::Changed)?;
        let mut object = Vec::with_capacity(HEADER + sealed.len());
        object.extend_from_slice(MAGIC);
        object.extend_from_slice(&self.id());
        object.extend_from_slice(&nonce);
        object.extend_from_slice(&sealed);
        Ok(object)
    }

    /// Opens the object `name`.
    ///
    /// # Errors
    /// `Changed`.
    pub fn open(&self, name: &str, object: &[u8]) -> Result<Unsealed, SealError> {
        let rest = object.strip_prefix(MAGIC).ok_or(SealError::Changed)?;
        let (_, rest) = rest.split_first_chunk::<8>().ok_or(SealError::Changed)?;
        let (nonce, sealed) = rest.split_first_chunk::<24>().ok_or(SealError::Changed)?;
        let payload = Payload { msg: sealed, aad: name.as_bytes() };
        let mut plain = self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::Changed)?;
        let signature = *plain.first_chunk::<SIGNATURE>().ok_or(SealError::Changed)?;
        let body = plain.split_off(SIGNATURE);
        Ok(Unsealed { body, signature })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// The name of the key that an object was sealed with.
pub fn key_of(object: &[u8]) -> Option<KeyId> {
    object.strip_prefix(MAGIC)?.first_chunk::<8>().copied()
}

/// What was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsealed {
    /// The content.
    pub body: Vec<u8>,
    signature: [u8; SIGNATURE],
}

impl Unsealed {
    /// The content, if the owner of `key` signed it as the object `name`.
    ///
    /// # Errors
    /// `Unsigned`.
    pub fn signed_by(self, key: &str, name: &str) -> Result<Vec<u8>, SealError> {
        let key = from_hex(key).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).ok_or(SealError::Unsigned)?;
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(&to_sign(name, &self.body), &signature).map_err(|_| SealError::Unsigned)?;
        Ok(self.body)
    }
}

fn to_sign(name: &str, body: &[u8]) -> Vec<u8> {
    // The hash keeps large contents out of a second copy.
    let mut text = b"malgeurim share 1\0".to_vec();
    text.extend_from_slice(&(name.len() as u64).to_le_bytes());
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(&Sha256::digest(body));
    text
}

/// Whoever signs: a tablet, a code, or the root of a circle.
pub struct Signer {
    sign: SigningKey,
    open: StaticSecret,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.id())
    }
}

impl Signer {
    /// A new one.
    ///
    /// # Errors
    /// `NoRandom`.
    pub fn random() -> Result<Self, SealError> {
        Ok(Self::from_seed(&Key::random()?))
    }

    /// The one that comes of a seed, always the same.
    pub fn from_seed(seed: &Key) -> Self {
        let sign = SigningKey::from_bytes(&seed.derive("sign").0);
        Self { sign, open: StaticSecret::from(seed.derive("seal").0) }
    }

    /// Its public keys.
    pub fn keys(&self) -> DeviceKeys {
        let seal = PublicKey::from(&self.open);
        DeviceKeys { sign: to_hex(self.sign.verifying_key().as_bytes()), seal: to_hex(seal.as_bytes()) }
    }

    /// Its name as a tablet.
    pub fn id(&self) -> DeviceId {
        device_id(&self.keys())
    }

    /// Its signature under `body` as the object `name`.
    pub fn sign(&self, name: &str, body: &[u8]) -> [u8; SIGNATURE] {
        self.sign.sign(&to_sign(name, body)).to_bytes()
    }

    /// Opens what was sealed for it alone.
    ///
    /// # Errors
    /// `Changed`.
    pub fn open_box(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (once, object) = sealed.split_first_chunk::<32>().ok_or(SealError::Changed)?;
        let shared = self.open.diffie_hellman(&PublicKey::from(*once));
        box_key(shared.as_bytes(), once, PublicKey::from(&self.open).as_bytes())
            .open(purpose, object)
            .map(|unsealed| unsealed.body)
    }
}

/// Seals something for one tablet alone.
///
/// # Errors
/// `NoRandom`; `Changed` for a key that is none.
pub fn seal_box(keys: &DeviceKeys, purpose: &str, body: &[u8]) -> Result<Vec<u8>, SealError> {
    let whose: [u8; 32] = from_hex(&keys.seal).ok_or(SealError::Changed)?;
    let once = StaticSecret::from(random::<32>()?);
    let public = PublicKey::from(&once);
    let shared = once.diffie_hellman(&PublicKey::from(whose));
    if !shared.was_contributory() {
        return Err(SealError::Changed);
    }
    let mut sealed = public.as_bytes().to_vec();
    sealed.extend(box_key(shared.as_bytes(), public.as_bytes(), &whose).seal(purpose, body, None)?);
    Ok(sealed)
}

fn box_key(shared: &[u8; 32], once: &[u8; 32], whose: &[u8; 32]) -> Key {
    Key::from_bytes(*shared).derive(&format!("box {} {}", to_hex(once), to_hex(whose)))
}

/// A tablet's name: the fingerprint of its signing key.
pub fn device_id(keys: &DeviceKeys) -> DeviceId {
    DeviceId(fingerprint("device", &keys.sign))
}

/// A circle's name: the fingerprint of its root's signing key.
pub fn circle_id(root: &str) -> CircleId {
    CircleId(fingerprint("circle", root))
}

fn fingerprint(what: &str, key: &str) -> String {
    to_hex(&Sha256::digest(format!("malgeurim {what} {key}"))[..16])
}

/// Random bytes of the system.
///
/// # Errors
/// `NoRandom`.
pub fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| SealError::NoRandom)?;
    Ok(bytes)
}

/// Hexadecimal digits.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// So many bytes from hexadecimal digits.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = bytes_of_hex(text)?;
    bytes.try_into().ok()
}

/// Bytes from hexadecimal digits.
pub fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::from_bytes([byte; 32])
    }

    #[test]
    fn only_the_key_opens_and_only_under_its_name() {
        let (signer, other) = (Signer::from_seed(&key(1)), Signer::from_seed(&key(2)));
        let object = key(3).seal("log/a/1", "비밀".as_bytes(), Some(&signer)).unwrap();
        assert!(!object.windows(6).any(|bytes| bytes == "비밀".as_bytes()), "nothing is seen from outside");
        assert_eq!(key_of(&object), Some(key(3).id()));
        assert_eq!(key(4).open("log/a/1", &object), Err(SealError::Changed));
        assert_eq!(key(3).open("log/a/2", &object), Err(SealError::Changed), "an object is not another one");
        let open = || key(3).open("log/a/1", &object).unwrap();
        assert_eq!(open().signed_by(&signer.keys().sign, "log/a/1").unwrap(), "비밀".as_bytes());
        assert_eq!(open().signed_by(&other.keys().sign, "log/a/1"), Err(SealError::Unsigned));
        assert_eq!(open().signed_by(&"0".repeat(64), "log/a/1"), Err(SealError::Unsigned));
    }

    #[test]
    fn a_changed_byte_anywhere_is_seen() {
        let object = key(3).seal("n", b"text", Some(&Signer::from_seed(&key(1)))).unwrap();
        for at in 0..object.len() {
            let mut changed = object.clone();
            changed[at] ^= 1;
            let is_name = (MAGIC.len()..MAGIC.len() + 8).contains(&at);
            assert_eq!(key(3).open("n", &changed).is_ok(), is_name, "byte {at}");
            assert!(key(3).open("n", &object[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_box_opens_for_one_tablet() {
        let (mine, other) = (Signer::from_seed(&key(1)), Signer::from_seed(&key(2)));
        let sealed = seal_box(&mine.keys(), "epoch 2", b"new key").unwrap();
        assert_eq!(mine.open_box("epoch 2", &sealed).unwrap(), b"new key");
        assert!(mine.open_box("epoch 3", &sealed).is_err());
        assert!(other.open_box("epoch 2", &sealed).is_err());
        assert!(
            seal_box(&DeviceKeys { seal: "0".repeat(64), ..mine.keys() }, "x", b"x").is_err(),
            "a key that is none"
        );
    }

    #[test]
    fn names_tell_nothing_and_are_always_the_same() {
        assert_eq!(key(1).name_for("하늘"), key(1).name_for("하늘"));
        assert_ne!(key(1).name_for("하늘"), key(2).name_for("하늘"));
        assert_ne!(Signer::from_seed(&key(1)).id(), Signer::from_seed(&key(2)).id());
        assert_eq!(bytes_of_hex("0g"), None);
        assert_eq!(bytes_of_hex(&to_hex(b"\x00\xff")), Some(vec![0, 255]));
    }
}
