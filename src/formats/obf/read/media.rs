//! Pictures and sounds: by data, else by path, else by web address, else by symbol (the order of the format).

use super::fields::Fields;
use super::store::{Files, MediaStore};
use crate::domain::board::{Image, License, Sound, clean_path};
use crate::domain::id::BlobId;
use crate::formats::obf::base64::{self, Data};
use crate::formats::obf::error::ImportError;
use crate::formats::obf::mime;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What pictures and sounds have in common.
struct Medium {
    id: String,
    content_type: String,
    blob: Option<BlobId>,
    path: String,
    url: String,
    license: Option<License>,
}

/// Reads the pictures of a board.
pub fn images(
    list: Vec<Value>,
    files: &mut Files,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Vec<Image>, ImportError> {
    store.count(list.len())?;
    let mut ids = Ids::new("image");
    let mut images = Vec::with_capacity(list.len());
    for value in list {
        if let Some(fields) = object(value, notes) {
            images.push(image(fields, &mut ids, files, store, notes)?);
        }
    }
    Ok(images)
}

/// Reads the sounds of a board.
pub fn sounds(
    list: Vec<Value>,
    files: &mut Files,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Vec<Sound>, ImportError> {
    store.count(list.len())?;
    let mut ids = Ids::new("sound");
    let mut sounds = Vec::with_capacity(list.len());
    for value in list {
        if let Some(fields) = object(value, notes) {
            sounds.push(sound(fields, &mut ids, files, store, notes)?);
        }
    }
    Ok(sounds)
}

/// An entry that is an object; others are dropped and noted.
pub fn object(value: Value, notes: &mut Notes) -> Option<Fields> {
    if value.is_object() {
        return Some(Fields::new(value));
    }
    if !value.is_null() {
        notes.lost(LossKind::ValueDropped, &value.to_string());
    }
    None
}

fn image(
    mut fields: Fields,
    ids: &mut Ids,
    files: &mut Files,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Image, ImportError> {
    let (width, height) = (fields.size("width", notes), fields.size("height", notes));
    let symbol = fields.object("symbol", notes);
    let medium = medium(&mut fields, ids, Kind::Image, files, store, notes)?;
    if medium.blob.is_none() && medium.path.is_empty() {
        let what = match (&medium.url, &symbol) {
            (url, _) if !url.is_empty() => LossKind::MediaRemote,
            (_, Some(_)) => LossKind::MediaSymbol,
            _ => LossKind::MediaEmpty,
        };
        notes.lost(what, &medium.id);
    }
    let Medium { id, content_type, blob, path, url, license } = medium;
    Ok(Image { id: id.into(), width, height, content_type, blob, path, url, symbol, license, extra: fields.rest() })
}

fn sound(
    mut fields: Fields,
    ids: &mut Ids,
    files: &mut Files,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Sound, ImportError> {
    let duration = fields.number("duration", notes).unwrap_or_default();
    let medium = medium(&mut fields, ids, Kind::Sound, files, store, notes)?;
    if medium.blob.is_none() && medium.path.is_empty() {
        let remote = !medium.url.is_empty();
        notes.lost(if remote { LossKind::MediaRemote } else { LossKind::MediaEmpty }, &medium.id);
    }
    let Medium { id, content_type, blob, path, url, license } = medium;
    Ok(Sound { id: id.into(), duration, content_type, blob, path, url, license, extra: fields.rest() })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Image,
    Sound,
}

fn medium(
    fields: &mut Fields,
    ids: &mut Ids,
    kind: Kind,
    files: &mut Files,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Medium, ImportError> {
    let id = ids.next(fields.id("id", notes), notes);
    let url = fields.url("url", notes);
    let license = fields.license(notes);
    let mut content_type = fields.text("content_type", notes);
    if let Some(regular) = mime::regular(&content_type) {
        notes.fixed(RepairKind::MimeForm, &content_type);
        content_type = regular.to_owned();
    }
    let mut path = path(fields.text("path", notes), notes);
    let data = data(fields, store, notes)?;
    let listed = if kind == Kind::Image { &files.manifest.images } else { &files.manifest.sounds };
    if data.is_none() && path.is_empty() && url.is_empty() {
        path = listed.get(&id).cloned().unwrap_or_default();
    }
    let found = match data {
        Some(found) => Some(found),
        None if path.is_empty() => None,
        None => store.at_path(&path, files, notes)?.map(|(blob, mime)| (blob, mime.to_owned())),
    };
    if let Some((_, mime)) = found.as_ref().filter(|(_, mime)| content_type.is_empty() && !mime.is_empty()) {
        notes.fixed(RepairKind::MimeMissing, mime);
        content_type.clone_from(mime);
    }
    Ok(Medium { id, content_type, blob: found.map(|(blob, _)| blob), path, url, license })
}

/// A clean path; one that leads outside stays as it is and will not be found.
fn path(text: String, notes: &mut Notes) -> String {
    match clean_path(&text) {
        Some(clean) if clean != text => {
            notes.fixed(RepairKind::PathForm, &text);
            clean
        }
        _ => text,
    }
}

/// The bytes of `data` and their media type. What cannot be read stays in its place.
fn data(
    fields: &mut Fields,
    store: &mut MediaStore,
    notes: &mut Notes,
) -> Result<Option<(BlobId, String)>, ImportError> {
    let text = match fields.take("data") {
        None => return Ok(None),
        Some(Value::String(text)) if text.is_empty() => return Ok(None),
        Some(Value::String(text)) => text,
        Some(value) => {
            notes.lost(LossKind::MediaDamaged, "data");
            fields.put("data", value);
            return Ok(None);
        }
    };
    let (mime, bytes) = match base64::read_data(&text) {
        Data::Bytes(mime, bytes) => (mime, bytes),
        Data::Damaged => {
            notes.lost(LossKind::MediaDamaged, &text);
            fields.put("data", Value::String(text));
            return Ok(None);
        }
        Data::TooBig => {
            notes.lost(LossKind::MediaTooBig, &text);
            return Ok(None);
        }
    };
    let shown = mime::of(&bytes);
    let known = !mime.is_empty() && mime != base64::UNKNOWN;
    let mime = mime::regular(&mime).map(str::to_owned).unwrap_or(if known { mime } else { shown.to_owned() });
    Ok(Some((store.add(bytes)?, mime)))
}

/// Hands out identifiers that are unique within a board.
pub struct Ids {
    seen: HashSet<String>,
    next: HashMap<String, usize>,
    stem: &'static str,
}

impl Ids {
    /// `stem` names those that have none.
    pub fn new(stem: &'static str) -> Self {
        Self { seen: HashSet::new(), next: HashMap::new(), stem }
    }

    /// `wanted`, or a new one where it is missing or taken (noted).
    pub fn next(&mut self, wanted: Option<String>, notes: &mut Notes) -> String {
        let (base, what) = match wanted {
            Some(id) if self.seen.insert(id.clone()) => return id,
            Some(id) if self.stem == "button" => (id, RepairKind::DuplicateButton),
            Some(id) if self.stem == "board" => (id, RepairKind::DuplicateBoard),
            Some(id) => (id, RepairKind::DuplicateMedia),
            None => (self.stem.to_owned(), RepairKind::IdMissing),
        };
        notes.fixed(what, &base);
        let count = self.next.entry(base.clone()).or_insert(1);
        loop {
            *count += 1;
            let id = format!("{base}-{count}");
            if self.seen.insert(id.clone()) {
                return id;
            }
        }
    }
}
