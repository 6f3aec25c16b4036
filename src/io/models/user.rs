//! Models that people add themselves: `user/<name>/manifest.toml` and one ONNX file beside it, in the models folder.
//!
//! Such a folder may come from anywhere: sizes are bounded, the file must be what its list says, and it may use only the operators
//! that ONNX itself defines.

use super::error::ModelError;
use super::manifest::{ManifestError, Tensor, is_hash, is_plain_name};
use super::verify::{Finding, hash};
use crate::formats::onnx::{Summary, inspect};
use crate::io::files;
use serde::Deserialize;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The folder in the models folder.
pub const FOLDER: &str = "user";
/// Its list in each folder.
const LIST: &str = "manifest.toml";
const MAX_LIST: u64 = 64 << 10;
/// Longest ONNX file.
pub const MAX_MODEL: u64 = 64 << 20;
/// Most models.
pub const MAX_MODELS: usize = 32;

/// A model that somebody added; checked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserModel {
    form: u32,
    /// Its name, which is that of its folder.
    pub name: String,
    /// What it is for, e.g. `sketch`.
    pub purpose: String,
    /// Its licence.
    pub licence: String,
    /// Its ONNX file, in the same folder.
    pub file: String,
    /// Of the ONNX file.
    pub sha256: String,
    /// Version of the standard operators.
    pub opset: i64,
    /// What goes in.
    pub inputs: Vec<Tensor>,
    /// What comes out.
    pub outputs: Vec<Tensor>,
}

/// What was found in the folder of added models, by name.
pub fn examine(folder: &Path) -> Vec<Finding> {
    let Ok(entries) = fs::read_dir(folder.join(FOLDER)) else { return Vec::new() };
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names.truncate(MAX_MODELS);
    names.into_iter().map(|name| finding(folder, name)).collect()
}

fn finding(folder: &Path, name: String) -> Finding {
    let purpose = "user".to_owned();
    match load(folder, &name) {
        Ok((model, path)) => Finding { name, purpose, licence: model.licence, sha256: model.sha256, state: Ok(path) },
        Err(error) => Finding { name, purpose, licence: String::new(), sha256: String::new(), state: Err(error) },
    }
}

/// The added model of this name and its file, if everything is as it must be.
///
/// # Errors
/// [`ModelError`].
pub fn load(folder: &Path, name: &str) -> Result<(UserModel, PathBuf), ModelError> {
    let own = folder.join(FOLDER).join(name);
    if !is_plain_name(name) || !is_real(&own, fs::Metadata::is_dir) {
        return Err(ModelError::Unknown(name.to_owned()));
    }
    let model = read_list(&own.join(LIST))?;
    if model.name != name || !is_plain_name(&model.file) || !model.file.ends_with(".onnx") {
        return Err(ManifestError::FileName(model.file).into());
    }
    if !is_hash(&model.sha256) {
        return Err(ManifestError::Hash(model.sha256).into());
    }
    let path = own.join(&model.file);
    let bytes = read(&path, MAX_MODEL)?;
    if hash(&bytes) != model.sha256 {
        return Err(ModelError::Damaged(path));
    }
    let summary = inspect(&bytes).map_err(|why| ModelError::Refused { path: path.clone(), why })?;
    match difference(&model, &summary) {
        Some(what) => Err(ModelError::Different { path, what }),
        None => Ok((model, path)),
    }
}

fn read_list(path: &Path) -> Result<UserModel, ModelError> {
    let bytes = read(path, MAX_LIST)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| ModelError::Damaged(path.to_owned()))?;
    let model: UserModel = toml::from_str(text).map_err(|error| ManifestError::Damaged(Box::new(error)))?;
    if model.form == 1 { Ok(model) } else { Err(ManifestError::Form(model.form).into()) }
}

/// What is not as the list says: the opset, or a tensor.
fn difference(model: &UserModel, summary: &Summary) -> Option<String> {
    if model.opset != summary.opset {
        return Some("opset".to_owned());
    }
    let sides = [(&model.inputs, &summary.inputs), (&model.outputs, &summary.outputs)];
    sides.into_iter().find_map(|(listed, found)| {
        let has = |name: &str, shape: &[i64]| found.iter().any(|(n, s)| n == name && s == shape);
        let is_listed = |name: &str| listed.iter().any(|tensor| tensor.name == name);
        let missing = listed.iter().find(|tensor| !has(&tensor.name, &tensor.shape)).map(|tensor| &tensor.name);
        missing.or_else(|| found.iter().map(|(name, _)| name).find(|name| !is_listed(name))).cloned()
    })
}

/// Whether there is such a file or folder and it is no link to elsewhere.
fn is_real(path: &Path, is_kind: fn(&fs::Metadata) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| is_kind(&metadata))
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, ModelError> {
    let bytes = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => files::read_bounded(path, limit),
        Ok(_) => Err(io::Error::from(ErrorKind::InvalidInput)),
        Err(error) => Err(error),
    };
    bytes.map_err(|why| match why.kind() {
        ErrorKind::NotFound => ModelError::Missing(path.to_owned()),
        ErrorKind::FileTooLarge => ModelError::TooBig(path.to_owned()),
        _ => ModelError::Unreadable { path: path.to_owned(), why },
    })
}
