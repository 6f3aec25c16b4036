//! Whole files: one board as `.obf`, several as `.obz`. The same values give the same bytes.

use super::board::{MediaPaths, board as board_json};
use super::media::{Fetch, Target};
use super::paths::{BOARDS, Paths, is_board};
use crate::domain::board::{Board, BoardSet, Links, LoadBoard};
use crate::domain::id::{BlobId, BoardId};
use crate::formats::obf::FORMAT;
use crate::formats::obf::error::ExportError;
use crate::formats::obf::report::{Loss, LossKind, Notes};
use crate::formats::obf::set::named;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One board as an `.obf`: pictures and sounds inside as `data`. Links lead by id to boards that are not in the file.
///
/// # Errors
/// See [`ExportError`].
pub fn export_obf(
    board: &Board,
    media: &mut dyn FnMut(&BlobId) -> Option<Vec<u8>>,
) -> Result<(Vec<u8>, Vec<Loss>), ExportError> {
    let mut notes = Notes::new();
    notes.begin(&board.local_id);
    let (value, _) = board_json(board, &LoadBoard::clone, &mut Target::Inline, media, &mut notes);
    Ok((serde_json::to_vec_pretty(&value)?, notes.finish().1))
}

/// Boards as an `.obz` with a manifest. The first board is the set's root if it is among them. A picture whose
/// `path` is set becomes a file of the archive; one without stays `data`. Links to boards among them get their paths.
///
/// # Errors
/// See [`ExportError`].
pub fn export_obz(
    set: &BoardSet,
    boards: &[&Board],
    media: &mut dyn FnMut(&BlobId) -> Option<Vec<u8>>,
) -> Result<(Vec<u8>, Vec<Loss>), ExportError> {
    let first = *boards.first().ok_or(ExportError::Empty)?;
    let mut notes = Notes::new();
    let mut paths = Paths::new();
    boards.iter().flat_map(|board| missing(board)).for_each(|path| paths.reserve(path));
    let places = board_paths(boards, &mut paths);
    let links = Links::new(boards.iter().copied());
    let relink = |link: &LoadBoard| relink(link, &links, &places);
    let mut manifest = Contents::default();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut written = HashSet::new();
    for board in boards.iter().filter(|board| written.insert(&board.id)) {
        notes.begin(&board.local_id);
        let outside = board.buttons.iter().filter_map(|b| b.load_board.as_ref()).filter(|l| links.resolve(l).is_none());
        outside.for_each(|link| notes.lost(LossKind::LinkOutside, named(link)));
        let mut files = Vec::new();
        let mut target = Target::Archive { paths: &mut paths, files: &mut files };
        let (value, found) = board_json(board, &relink, &mut target, &mut *media as Fetch, &mut notes);
        let path = places.get(&board.id).map(String::as_str).unwrap_or_default();
        add(&mut zip, path, &serde_json::to_vec_pretty(&value)?)?;
        for (path, bytes) in files {
            add(&mut zip, &path, &bytes)?;
        }
        manifest.list(board, path, found);
    }
    let root = places.get(&set.root).or_else(|| places.get(&first.id)).map(String::as_str).unwrap_or_default();
    add(&mut zip, "manifest.json", &serde_json::to_vec_pretty(&manifest.finish(root, &set.extra))?)?;
    Ok((zip.finish()?.into_inner(), notes.finish().1))
}

/// A path for every board.
fn board_paths(boards: &[&Board], paths: &mut Paths) -> HashMap<BoardId, String> {
    let mut places = HashMap::new();
    for board in boards {
        let wanted = if is_board(&board.path) { &board.path } else { "" };
        let (path, _) = paths.place(wanted, BOARDS, &board.local_id, "obf", board.id.as_str());
        places.insert(board.id.clone(), path);
    }
    places
}

/// Paths of pictures and sounds that have no bytes.
fn missing(board: &Board) -> impl Iterator<Item = &str> {
    let images = board.images.iter().filter(|image| image.blob.is_none()).map(|image| image.path.as_str());
    images.chain(board.sounds.iter().filter(|sound| sound.blob.is_none()).map(|sound| sound.path.as_str()))
}

/// The link with the path its board has in this archive; links that lead outside stay as they are.
fn relink(link: &LoadBoard, links: &Links, places: &HashMap<BoardId, String>) -> LoadBoard {
    let mut link = link.clone();
    if let Some(path) = links.resolve(&link).and_then(|id| places.get(id)) {
        link.path.clone_from(path);
    }
    link
}

/// What the manifest lists. An id that means different files on different boards (`null` here) is left out: readers
/// that go by the manifest would show the wrong picture.
#[derive(Default)]
struct Contents {
    boards: Map<String, Value>,
    images: Map<String, Value>,
    sounds: Map<String, Value>,
}

impl Contents {
    fn list(&mut self, board: &Board, path: &str, found: MediaPaths) {
        self.boards.insert(board.local_id.clone(), path.into());
        agree(&mut self.images, found.images);
        agree(&mut self.sounds, found.sounds);
    }

    fn finish(mut self, root: &str, extra: &Map<String, Value>) -> Value {
        self.images.retain(|_, path| !path.is_null());
        self.sounds.retain(|_, path| !path.is_null());
        let mut object = Map::new();
        object.insert("format".to_owned(), FORMAT.into());
        object.insert("root".to_owned(), root.into());
        object.extend(extra.clone());
        let mut paths = extra.get("paths").and_then(Value::as_object).cloned().unwrap_or_default();
        paths.insert("boards".to_owned(), Value::Object(self.boards));
        paths.insert("images".to_owned(), Value::Object(self.images));
        paths.insert("sounds".to_owned(), Value::Object(self.sounds));
        object.insert("paths".to_owned(), Value::Object(paths));
        Value::Object(object)
    }
}

/// Lists paths by id; two that differ become `null`.
fn agree(list: &mut Map<String, Value>, found: Vec<(String, Option<String>)>) {
    for (id, path) in found {
        let path = path.map_or(Value::Null, Value::String);
        let known = list.entry(id).or_insert_with(|| path.clone());
        if *known != path {
            *known = Value::Null;
        }
    }
}

/// Adds one file; what is packed already is stored as it is. No date: the same content is the same archive.
fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
    let packed = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".mp3", ".ogg"].iter().any(|ending| path.ends_with(ending));
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
    zip.start_file(path, options)?;
    zip.write_all(bytes)?;
    Ok(())
}
