//! Pictures and sounds of a board.

use super::paths::{Paths, ending};
use crate::domain::board::{Image, License, Sound};
use crate::domain::id::BlobId;
use crate::formats::obf::base64;
use crate::formats::obf::report::{LossKind, Notes};
use serde_json::{Map, Value};

/// Fetches stored bytes.
pub type Fetch<'m> = &'m mut dyn FnMut(&BlobId) -> Option<Vec<u8>>;

/// Where bytes go: into the board as `data`, or beside it in an archive.
pub enum Target<'t> {
    /// A single `.obf`.
    Inline,
    /// An archive: paths taken, and files still to be written.
    Archive {
        /// Paths taken.
        paths: &'t mut Paths,
        /// Path and bytes.
        files: &'t mut Vec<(String, Vec<u8>)>,
    },
}

/// What pictures and sounds have in common.
struct Medium<'a> {
    id: &'a str,
    content_type: &'a str,
    blob: Option<&'a BlobId>,
    path: &'a str,
    url: &'a str,
    license: Option<&'a License>,
    folder: &'a str,
}

/// One picture; its path in the archive if it has one.
pub fn image(image: &Image, target: &mut Target, fetch: Fetch, notes: &mut Notes) -> (Value, Option<String>) {
    let mut object = Map::new();
    object.insert("id".to_owned(), image.id.as_str().into());
    object.extend(image.extra.clone());
    for (key, size) in [("width", image.width), ("height", image.height)] {
        if size > 0 {
            object.insert(key.to_owned(), size.into());
        }
    }
    let medium = Medium {
        id: image.id.as_str(),
        content_type: &image.content_type,
        blob: image.blob.as_ref(),
        path: &image.path,
        url: &image.url,
        license: image.license.as_ref(),
        folder: "images",
    };
    let path = fill(medium, &mut object, target, fetch, notes);
    if let Some(symbol) = &image.symbol {
        object.insert("symbol".to_owned(), Value::Object(symbol.clone()));
    }
    (Value::Object(object), path)
}

/// One sound; its path in the archive if it has one.
pub fn sound(sound: &Sound, target: &mut Target, fetch: Fetch, notes: &mut Notes) -> (Value, Option<String>) {
    let mut object = Map::new();
    object.insert("id".to_owned(), sound.id.as_str().into());
    object.extend(sound.extra.clone());
    if sound.duration != 0.0 {
        object.insert("duration".to_owned(), number(sound.duration));
    }
    let medium = Medium {
        id: sound.id.as_str(),
        content_type: &sound.content_type,
        blob: sound.blob.as_ref(),
        path: &sound.path,
        url: &sound.url,
        license: sound.license.as_ref(),
        folder: "sounds",
    };
    let path = fill(medium, &mut object, target, fetch, notes);
    (Value::Object(object), path)
}

/// Whole numbers without a point.
pub fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 { Value::from(value as i64) } else { Value::from(value) }
}

fn fill(
    medium: Medium,
    object: &mut Map<String, Value>,
    target: &mut Target,
    fetch: Fetch,
    notes: &mut Notes,
) -> Option<String> {
    let mut set = |key: &str, text: &str| {
        if !text.is_empty() {
            object.insert(key.to_owned(), text.into());
        }
    };
    set("content_type", medium.content_type);
    set("url", medium.url);
    let bytes = medium.blob.and_then(&mut *fetch).filter(|bytes| !bytes.is_empty());
    if medium.blob.is_some() && bytes.is_none() {
        notes.lost(LossKind::MediaFileMissing, medium.id);
    }
    let mut path = None;
    match (target, bytes) {
        (Target::Archive { paths, files }, Some(bytes)) if !medium.path.is_empty() => {
            let content = medium.blob.map(BlobId::as_str).unwrap_or_default();
            let (place, new) = paths.place(medium.path, medium.folder, medium.id, ending(medium.content_type), content);
            set("path", &place);
            if new {
                files.push((place.clone(), bytes));
            }
            path = Some(place);
        }
        (_, Some(bytes)) => {
            set("data", &base64::write_data(medium.content_type, &bytes));
            set("path", medium.path);
        }
        (_, None) => set("path", medium.path),
    }
    if let Some(license) = medium.license {
        object.insert("license".to_owned(), Value::Object(license.clone()));
    }
    path
}
