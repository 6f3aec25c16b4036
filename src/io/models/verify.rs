//! Whether the files in the models folder are the ones that the list names.

use super::error::ModelError;
use super::manifest::{Manifest, Model, Runtime};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Longest file that is read; the biggest in the list has 33 MB.
pub(super) const MAX_FILE: u64 = 128 << 20;
/// Bytes that are read at once.
const CHUNK: usize = 64 << 10;

/// What was found at the place of a model or the runtime.
#[derive(Debug)]
pub struct Finding {
    /// Its name.
    pub name: String,
    /// Who uses it: `hands`, …; `runtime` for the runtime; `user` for one that was added.
    pub purpose: String,
    /// Its licence.
    pub licence: String,
    /// What it must be.
    pub sha256: String,
    /// Where it is, or why it cannot be used.
    pub state: Result<PathBuf, ModelError>,
}

impl Finding {
    /// `ok`, `missing` or `broken`.
    pub fn state_name(&self) -> &'static str {
        match &self.state {
            Ok(_) => "ok",
            Err(error) if error.is_missing() => "missing",
            Err(_) => "broken",
        }
    }
}

/// Looks at the runtime for this machine, every model of the list, and those that were added.
///
/// # Errors
/// [`ModelError::Manifest`] alone; everything else is a finding.
pub fn examine(folder: &Path) -> Result<Vec<Finding>, ModelError> {
    let mut findings = examine_list(folder, &Manifest::built_in()?);
    findings.extend(super::user::examine(folder));
    Ok(findings)
}

/// Looks at the runtime for this machine and every model of a list.
pub fn examine_list(folder: &Path, manifest: &Manifest) -> Vec<Finding> {
    let models = manifest.models.iter().map(|model| Finding {
        name: model.name.clone(),
        purpose: model.purpose.clone(),
        licence: model.licence.clone(),
        sha256: model.sha256.clone(),
        state: check(folder, &model.file, &model.sha256),
    });
    std::iter::once(examine_runtime(folder, manifest)).chain(models).collect()
}

fn examine_runtime(folder: &Path, manifest: &Manifest) -> Finding {
    let here = manifest.runtime();
    let of = |text: fn(&Runtime) -> &String| here.map(text).cloned().unwrap_or_default();
    Finding {
        name: here.map_or_else(|| "onnxruntime".to_owned(), |runtime| runtime.name.clone()),
        purpose: "runtime".to_owned(),
        licence: of(|runtime| &runtime.licence),
        sha256: of(|runtime| &runtime.sha256),
        state: here.ok_or(ModelError::NoRuntime).and_then(|r| check(folder, &r.file, &r.sha256)),
    }
}

/// The runtime library for this machine, if it is the one of the list. To be asked before it is loaded: a damaged library
/// can end the program.
///
/// # Errors
/// [`ModelError`].
pub fn runtime(folder: &Path) -> Result<PathBuf, ModelError> {
    let manifest = Manifest::built_in()?;
    let runtime = manifest.runtime().ok_or(ModelError::NoRuntime)?;
    check(folder, &runtime.file, &runtime.sha256)
}

/// A model of the list and its file, if it is the one of the list.
///
/// # Errors
/// [`ModelError`].
pub fn model(folder: &Path, name: &str) -> Result<(Model, PathBuf), ModelError> {
    let manifest = Manifest::built_in()?;
    let model = manifest.model(name).ok_or_else(|| ModelError::Unknown(name.to_owned()))?;
    let path = check(folder, &model.file, &model.sha256)?;
    Ok((model.clone(), path))
}

/// The path of `file` in `folder`, if its bytes have this hash.
///
/// # Errors
/// [`ModelError::Missing`], [`ModelError::Unreadable`], [`ModelError::TooBig`] or [`ModelError::Damaged`].
pub(super) fn check(folder: &Path, file: &str, sha256: &str) -> Result<PathBuf, ModelError> {
    let path = folder.join(file);
    match hash_of(&path) {
        Ok(found) if found == sha256 => Ok(path),
        Ok(_) => Err(ModelError::Damaged(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(ModelError::Missing(path)),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(ModelError::TooBig(path)),
        Err(why) => Err(ModelError::Unreadable { path, why }),
    }
}

/// The SHA-256 of a file, read piece by piece.
fn hash_of(path: &Path) -> io::Result<String> {
    let file = File::open(path)?;
    // Opening a folder works on some systems, and a pipe would never end.
    if !file.metadata()?.is_file() {
        return Err(io::Error::from(ErrorKind::InvalidInput));
    }
    let mut rest = file.take(MAX_FILE + 1);
    let (mut hasher, mut chunk, mut length) = (Sha256::new(), vec![0; CHUNK], 0);
    loop {
        let read = rest.read(&mut chunk)?;
        if read == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        length += read as u64;
        if length > MAX_FILE {
            return Err(io::Error::from(ErrorKind::FileTooLarge));
        }
        hasher.update(chunk.get(..read).unwrap_or_default());
    }
}

/// The SHA-256 of bytes in memory.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
