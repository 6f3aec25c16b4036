//! Puts models and the runtime into the models folder, out of package files that were fetched already.
//!
//! Every step is checked against the list: the package, the file in it, what the converter made of it. A file appears whole
//! or not at all.

use super::error::InstallError;
use super::manifest::{Manifest, Model, Package, Runtime, Wheel};
use super::verify::{self, check};
use crate::formats::{onnx, wheel};
use crate::io::files;
use std::path::{Path, PathBuf};

/// Longest package file; the biggest in the list has 36 MB.
const MAX_WHEEL: u64 = 128 << 20;

/// A package that is still to be fetched, and how to ask its client for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// e.g. `mediapipe`.
    pub name: String,
    /// e.g. `0.10.14`.
    pub version: String,
    /// e.g. `3.11`.
    pub python: String,
    /// e.g. `manylinux2014_x86_64`.
    pub platform: String,
}

/// The packages of which something is not in the folder, or not right. Empty: everything is there.
///
/// # Errors
/// [`InstallError::Manifest`].
pub fn wanted(folder: &Path) -> Result<Vec<Wanted>, InstallError> {
    let manifest = Manifest::built_in()?;
    let missing = manifest.packages.iter().filter(|package| is_wanted(folder, &manifest, package));
    let ask = |package: &Package, wheel: &Wheel| Wanted {
        name: package.name.clone(),
        version: package.version.clone(),
        python: wheel.python.clone(),
        platform: wheel.platform.clone(),
    };
    Ok(missing.filter_map(|package| Some(ask(package, package.wheel()?))).collect())
}

fn is_wanted(folder: &Path, manifest: &Manifest, package: &Package) -> bool {
    let models = manifest.models.iter().filter(|model| model.package == package.name);
    let runtime = manifest.runtime().filter(|runtime| runtime.package == package.name);
    let is_there = |file: &str, sha256: &str| check(folder, file, sha256).is_ok();
    models.map(|m| (&m.file, &m.sha256)).chain(runtime.map(|r| (&r.file, &r.sha256))).any(|(f, s)| !is_there(f, s))
}

/// Takes what the list names out of these package files and puts it into the folder. Gives the names of the files that were
/// written; those that are right already stay.
///
/// # Errors
/// [`InstallError`]; files of earlier packages stay.
pub fn install(folder: &Path, wheels: &[PathBuf]) -> Result<Vec<String>, InstallError> {
    let manifest = Manifest::built_in()?;
    let mut written = Vec::new();
    for path in wheels {
        written.extend(install_wheel(folder, &manifest, path)?);
    }
    Ok(written)
}

/// With a list of one's own.
///
/// # Errors
/// [`InstallError`].
pub fn install_wheel(folder: &Path, manifest: &Manifest, path: &Path) -> Result<Vec<String>, InstallError> {
    let bytes =
        files::read_bounded(path, MAX_WHEEL).map_err(|why| InstallError::Unreadable { path: path.to_owned(), why })?;
    let sha256 = verify::hash(&bytes);
    let known = |package: &&Package| package.wheel().is_some_and(|wheel| wheel.sha256 == sha256);
    let Some(package) = manifest.packages.iter().find(known) else {
        return Err(InstallError::Foreign { path: path.to_owned(), sha256 });
    };
    let mut written = Vec::new();
    for model in manifest.models.iter().filter(|model| model.package == package.name) {
        if check(folder, &model.file, &model.sha256).is_err() {
            write(folder, &model.file, &converted(&bytes, model)?)?;
            written.push(model.file.clone());
        }
    }
    if let Some(runtime) = manifest.runtime().filter(|runtime| runtime.package == package.name) {
        written.extend(install_runtime(folder, &bytes, runtime)?);
    }
    Ok(written)
}

fn converted(wheel: &[u8], model: &Model) -> Result<Vec<u8>, InstallError> {
    let tflite = wheel::member(wheel, &model.member, verify::MAX_FILE)?;
    expect(&model.member, &tflite, &model.member_sha256)?;
    let onnx = onnx::convert(&tflite).map_err(|why| InstallError::Convert { what: model.name.clone(), why })?;
    expect(&model.file, &onnx, &model.sha256)?;
    Ok(onnx)
}

/// The texts first, so that the library is never there without them.
fn install_runtime(folder: &Path, wheel: &[u8], runtime: &Runtime) -> Result<Vec<String>, InstallError> {
    let is_right = check(folder, &runtime.file, &runtime.sha256).is_ok();
    let mut written = Vec::new();
    for (member, file) in &runtime.notices {
        if !is_right || !folder.join(file).is_file() {
            write(folder, file, &wheel::member(wheel, member, verify::MAX_FILE)?)?;
            written.push(file.clone());
        }
    }
    if !is_right {
        let library = wheel::member(wheel, &runtime.member, verify::MAX_FILE)?;
        expect(&runtime.member, &library, &runtime.sha256)?;
        write(folder, &runtime.file, &library)?;
        written.push(runtime.file.clone());
    }
    Ok(written)
}

fn expect(what: &str, bytes: &[u8], sha256: &str) -> Result<(), InstallError> {
    let found = verify::hash(bytes);
    if found == sha256 { Ok(()) } else { Err(InstallError::Hash { what: what.to_owned(), found }) }
}

fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<(), InstallError> {
    let path = folder.join(file);
    files::write_whole(&path, bytes).map_err(|why| InstallError::Unwritable { path, why })
}
