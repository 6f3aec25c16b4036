//! `manifest.json` of an OBZ: which boards there are, and which one comes first.

use super::fields::Fields;
use crate::domain::board::clean_path;
use crate::formats::obf::FORMAT;
use crate::formats::obf::archive::Archive;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::json::{Budget, decode, parse};
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What the manifest says.
#[derive(Debug, Default)]
pub struct Manifest {
    /// Whether there was a readable one.
    pub found: bool,
    /// The first board: a path, or (against the book) an id.
    pub root: String,
    /// Board ids and clean paths, in their order.
    pub boards: Vec<(String, String)>,
    /// Picture ids and clean paths.
    pub images: HashMap<String, String>,
    /// Sound ids and clean paths.
    pub sounds: HashMap<String, String>,
    /// Everything else.
    pub extra: Map<String, Value>,
}

/// The name of the manifest.
const NAME: &str = "manifest.json";

/// Finds the manifest, at the top or in the one folder that was packed, and reads it. A missing or broken one is
/// noted, and the boards are found without it.
///
/// # Errors
/// Only limits; see [`ImportError`].
pub fn read_manifest(archive: &mut Archive, budget: &mut Budget, notes: &mut Notes) -> Result<Manifest, ImportError> {
    let Some(value) = load(archive, budget, notes)? else {
        notes.fixed(RepairKind::ManifestMissing, NAME);
        return Ok(Manifest::default());
    };
    let mut fields = Fields::new(value);
    let format = fields.text("format", notes);
    let root = fields.id("root", notes).unwrap_or_default();
    let mut paths = Fields::new(fields.take("paths").unwrap_or_default());
    let boards = pairs(&mut paths, "boards", notes);
    if !paths.has("images") && !paths.has("sounds") {
        notes.fixed(RepairKind::PathsMissing, "images, sounds");
    }
    let images = pairs(&mut paths, "images", notes).into_iter().collect();
    let sounds = pairs(&mut paths, "sounds", notes).into_iter().collect();
    if !paths.is_empty() {
        fields.put("paths", Value::Object(paths.rest()));
    }
    if format.is_empty() {
        notes.fixed(RepairKind::FormatMissing, NAME);
    } else if format != FORMAT {
        fields.put("format", Value::String(format));
    }
    Ok(Manifest { found: true, root, boards, images, sounds, extra: fields.rest() })
}

fn load(archive: &mut Archive, budget: &mut Budget, notes: &mut Notes) -> Result<Option<Value>, ImportError> {
    let is_manifest = |path: &str| path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(NAME));
    let candidates = archive.entries().iter().enumerate().filter(|(_, entry)| is_manifest(&entry.path));
    let shallow = candidates.min_by_key(|(_, entry)| entry.path.matches('/').count());
    let Some((index, path)) = shallow.map(|(index, entry)| (index, entry.path.clone())) else { return Ok(None) };
    let Some(bytes) = archive.read(index)? else { return Ok(None) };
    if let Some((folder, _)) = path.rsplit_once('/') {
        notes.fixed(RepairKind::ManifestPlace, &path);
        archive.set_prefix(&format!("{folder}/"));
    }
    let text = decode(&bytes, notes);
    match text.and_then(|text| parse(&text, budget, notes)) {
        Ok(value) => Ok(Some(value).filter(Value::is_object)),
        Err(ImportError::Damaged(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `paths.<key>`: ids and paths made clean.
fn pairs(paths: &mut Fields, key: &str, notes: &mut Notes) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (id, value) in paths.object(key, notes).unwrap_or_default() {
        let Some(path) = value.as_str().and_then(clean_path) else {
            notes.lost(LossKind::ValueDropped, &value.to_string());
            continue;
        };
        if value.as_str() != Some(path.as_str()) {
            notes.fixed(RepairKind::PathForm, &value.to_string());
        }
        pairs.push((id, path));
    }
    pairs
}
