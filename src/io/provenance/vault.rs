//! The organisation's certificate on this device: made at first use or imported, its key kept like other secrets.
//!
//! `provenance/identity.json` in the data folder holds certificates, which are no secret. The key is in the system's keyring
//! or, where there is none, in `provenance/signing-key.json`, which nobody else may read; its name is the certificate's hash.

use super::certificate;
use super::der::{self, Facts};
use super::error::{IdentityError, SignError};
use super::pem;
use super::settings::Trust;
use super::sign;
use crate::domain::id::{BlobId, Millis};
use crate::io::files;
use crate::io::net::{Kept, Keys, Secret};
use c2pa::{SigningAlg, create_signer};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Name of the folder in the data folder.
pub const FOLDER: &str = "provenance";
const IDENTITY: &str = "identity.json";
const KEY: &str = "signing-key.json";
/// Largest file of certificates or of a key.
const MAX_BYTES: u64 = 1 << 20;
/// Most earlier certificates that are still trusted as one's own.
const MAX_EARLIER: usize = 50;

/// Who signs.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What people want to know of it.
    pub about: About,
    /// The certificate, then those that certify it up to the root (PEM).
    pub(super) chain: String,
    pub(super) key: Secret,
    pub(super) alg: SigningAlg,
}

/// What people want to know of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The organisation.
    pub holder: String,
    /// Made on this device; else imported.
    pub is_own: bool,
    /// Valid from.
    pub from: Millis,
    /// Valid until.
    pub until: Millis,
}

/// What is on the disk.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Document {
    /// The certificate, then those that certify it (PEM).
    chain: Vec<String>,
    /// The root that others may trust; empty: not known.
    root: String,
    is_own: bool,
    /// Certificates that signed here before: what they signed is still one's own.
    earlier: Vec<String>,
}

/// Where the certificate is.
#[derive(Clone, Debug)]
pub struct Vault {
    folder: PathBuf,
    keys: Keys,
}

impl Vault {
    /// In the data folder, the key in the keyring of the system if there is one.
    pub fn of_system(data: &Path) -> Self {
        Self::with(data, Keys::of_system(data))
    }

    /// In the data folder, the key in a file.
    pub fn in_files(data: &Path) -> Self {
        Self::with(data, Keys::in_file(data))
    }

    fn with(data: &Path, keys: Keys) -> Self {
        let folder = data.join(FOLDER);
        Self { keys: keys.for_signing(folder.join(KEY)), folder }
    }

    /// Who signs; at first use a certificate for `holder` is made. Empty: for the program's name.
    ///
    /// # Errors
    /// There is one that cannot be used, or none could be kept. A certificate is never replaced by itself: others may trust it.
    pub fn identity(&self, holder: &str, now: Millis) -> Result<Identity, IdentityError> {
        match self.found(now)? {
            Some(identity) => Ok(identity),
            None => self.make(holder, now),
        }
    }

    /// Who signs, if a certificate is there.
    ///
    /// # Errors
    /// It cannot be used.
    pub fn found(&self, now: Millis) -> Result<Option<Identity>, IdentityError> {
        let Some(document) = self.read()? else { return Ok(None) };
        let leaf = document.chain.first().ok_or(IdentityError::Damaged)?;
        let Facts { holder, from, until } = facts(leaf)?;
        let key = self.keys.get(&name(leaf)).ok_or(IdentityError::KeyGone)?;
        if !(from..=until).contains(&now) {
            return Err(IdentityError::NotToday);
        }
        let alg = algorithm(&document.chain, &key).ok_or(IdentityError::Damaged)?;
        let about = About { holder, is_own: document.is_own, from, until };
        Ok(Some(Identity { about, chain: document.chain.concat(), key, alg }))
    }

    /// Makes a new certificate; what was signed with the one before is still one's own.
    ///
    /// # Errors
    /// It cannot be made or kept; the one before is as it was then.
    pub fn make(&self, holder: &str, now: Millis) -> Result<Identity, IdentityError> {
        let made = certificate::make(holder, now)?;
        tracing::info!(holder = made.holder, "a new certificate");
        self.keep(vec![made.leaf], made.root, true, Secret::new(made.key.trim()))?;
        self.found(now)?.ok_or(IdentityError::Damaged)
    }

    /// Takes over a certificate that somebody else made: `chain` begins with it, `key` is its private key (PKCS #8); both PEM.
    ///
    /// # Errors
    /// What is wrong with it; nothing is changed then.
    pub fn import(&self, chain: &str, key: &str, now: Millis) -> Result<Identity, IdentityError> {
        let chain = pem::blocks(chain, |label| label == "CERTIFICATE");
        let leaf = chain.first().ok_or(IdentityError::NoCertificate)?;
        let Facts { holder, from, until } = facts(leaf).map_err(|_| IdentityError::NoCertificate)?;
        let key = pem::blocks(key, |label| label == "PRIVATE KEY").into_iter().next().ok_or(IdentityError::NoKey)?;
        let key = Secret::new(key.trim());
        if !(from..=until).contains(&now) {
            return Err(IdentityError::NotToday);
        }
        let alg = algorithm(&chain, &key).ok_or(IdentityError::NoKey)?;
        let about = About { holder, is_own: false, from, until };
        let identity = Identity { about, chain: chain.concat(), key: key.clone(), alg };
        tried(&identity)?;
        let root = chain.last().filter(|_| chain.len() > 1).cloned().unwrap_or_default();
        self.keep(chain, root, false, key)?;
        Ok(identity)
    }

    /// The root certificate (PEM), for those who want to trust what this organisation signs; none: it came without.
    ///
    /// # Errors
    /// The disk.
    pub fn root(&self) -> Result<Option<String>, IdentityError> {
        Ok(self.read()?.map(|document| document.root).filter(|root| !root.is_empty()))
    }

    /// Whom this device trusts: what it signed itself.
    pub fn trust(&self) -> Trust {
        let document = self.read().ok().flatten().unwrap_or_default();
        let signers = document.chain.into_iter().take(1).chain(document.earlier).collect();
        Trust { roots: Vec::new(), signers }
    }

    /// The key first: a certificate without its key signs nothing.
    fn keep(&self, chain: Vec<String>, root: String, is_own: bool, key: Secret) -> Result<(), IdentityError> {
        let before = self.read().ok().flatten().unwrap_or_default();
        let leaf = chain.first().ok_or(IdentityError::Damaged)?.clone();
        if self.keys.set(&name(&leaf), &key)? == Kept::File {
            tracing::info!("the signing key is in a file that nobody else may read");
        }
        let mut earlier: Vec<String> = before.chain.into_iter().take(1).chain(before.earlier).collect();
        earlier.retain(|other| *other != leaf);
        earlier.truncate(MAX_EARLIER);
        let bytes = serde_json::to_vec_pretty(&Document { chain, root, is_own, earlier }).map_err(io::Error::other)?;
        Ok(files::write_whole(&self.folder.join(IDENTITY), &bytes)?)
    }

    fn read(&self) -> Result<Option<Document>, IdentityError> {
        match files::read_bounded(&self.folder.join(IDENTITY), MAX_BYTES) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|_| IdentityError::Damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Under which name the key of a certificate is kept.
fn name(leaf: &str) -> String {
    BlobId::of(leaf.as_bytes()).0
}

fn facts(leaf: &str) -> Result<Facts, IdentityError> {
    pem::bytes(leaf).and_then(|der| der::facts(&der)).ok_or(IdentityError::Damaged)
}

/// The algorithm that the key is of: the one that takes it.
fn algorithm(chain: &[String], key: &Secret) -> Option<SigningAlg> {
    use SigningAlg::{Ed25519, Es256, Es384, Es512, Ps256};
    let chain = chain.concat();
    let takes =
        |alg: &SigningAlg| create_signer::from_keys(chain.as_bytes(), key.reveal().as_bytes(), *alg, None).is_ok();
    [Es256, Es384, Es512, Ed25519, Ps256].into_iter().find(takes)
}

/// Signs a small picture and reads it back: whatever C2PA asks of a certificate is asked by its library.
fn tried(identity: &Identity) -> Result<(), IdentityError> {
    match sign::trial(identity) {
        Ok(true) => Ok(()),
        Ok(false) | Err(SignError::Mismatch) => Err(IdentityError::Mismatch),
        Err(SignError::NotToday) => Err(IdentityError::NotToday),
        Err(error) => Err(IdentityError::Unsuitable(error.to_string())),
    }
}
