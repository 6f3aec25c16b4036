//! The manifest: what the package is, and every other entry with its length and sum.

use super::error::PackageError;
use super::json::Budget;
use super::{limits, names};
use crate::domain::id::{BlobId, Millis};
use crate::domain::package::PackageKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What `format` says.
pub const FORMAT: &str = "malgeurim-package";

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    /// Its name.
    pub path: String,
    /// Its length unpacked.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: BlobId,
}

/// The manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Version of the program that made it.
    pub program: String,
    /// When it was made.
    pub made: Millis,
    /// For what.
    pub kind: PackageKind,
    /// Every other entry.
    pub files: Vec<Listed>,
}

/// What every version of the manifest has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Manifest {
    /// Reads and checks a manifest.
    ///
    /// # Errors
    /// `Other`, `Newer`, `Damaged`, `Unsafe`, `TooBig`.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, PackageError> {
        let head: Head = Budget::new().read(bytes)?;
        if head.format != FORMAT {
            return Err(PackageError::Other);
        }
        if head.version > VERSION {
            return Err(PackageError::Newer(head.version));
        }
        let manifest: Self = Budget::new().read(bytes)?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), PackageError> {
        let (mut all, mut records) = (0u64, 0u64);
        let mut seen = BTreeMap::new();
        for listed in &self.files {
            let path = &listed.path;
            let kind = names::kind(path).ok_or_else(|| PackageError::Unsafe(path.clone()))?;
            if seen.insert(path.as_str(), ()).is_some() {
                return Err(PackageError::Unsafe(path.clone()));
            }
            let most = if kind.is_record() { limits::RECORD_BYTES } else { limits::BLOB_BYTES };
            if listed.bytes > most {
                return Err(PackageError::TooBig("entry"));
            }
            let is_misnamed = kind == names::Kind::Blob && path.strip_prefix("blobs/") != Some(listed.sha256.as_str());
            if is_misnamed || !listed.sha256.is_well_formed() {
                return Err(PackageError::Damaged(path.clone()));
            }
            all = all.saturating_add(listed.bytes);
            records = records.saturating_add(if kind.is_record() { listed.bytes } else { 0 });
        }
        if all > limits::FILE_BYTES || records > limits::RECORDS_BYTES {
            return Err(PackageError::TooBig("all"));
        }
        Ok(())
    }
}
