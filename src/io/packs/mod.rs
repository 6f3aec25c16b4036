//! Symbol packs on the disk: `symbols/<id>/index.json` with the names, `symbols/<id>/pictures` with all picture files behind each other.
//! A pack is there when its index is there; no file of it has a name that came from outside.

mod folder;
mod pictures;

use crate::domain::symbol_pack::SymbolPack;
use crate::formats::symbol_pack::{self, Files, PackError, ZipFiles, limits, mime};
use crate::io::files;
use folder::FolderFiles;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// Name of the index.
const INDEX: &str = "index.json";
/// Name of the file of the pictures.
const PICTURES: &str = "pictures";
/// Bytes of an index of ours.
const INDEX_BYTES: u64 = 128 << 20;

/// What came of bringing a pack in.
pub(in crate::io) enum Brought {
    /// It is new.
    New(SymbolPack),
    /// It was here.
    Known(SymbolPack),
}

fn home(data: &Path) -> PathBuf {
    data.join("symbols")
}

/// The folder of a pack; `None` for what cannot be the id of one.
fn folder_of(data: &Path, id: &str) -> Option<PathBuf> {
    let is_id = id.len() == pictures::ID_CHARS && id.chars().all(|c| c.is_ascii_hexdigit());
    is_id.then(|| home(data).join(id))
}

/// Every pack that is there, by name. One that cannot be read is left out and logged.
pub(in crate::io) fn list(data: &Path) -> Vec<SymbolPack> {
    let folders = std::fs::read_dir(home(data)).into_iter().flatten().flatten();
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut packs: Vec<SymbolPack> = names.filter_map(|id| one(data, &id)).collect();
    packs.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    packs
}

/// One pack.
pub(in crate::io) fn one(data: &Path, id: &str) -> Option<SymbolPack> {
    let path = folder_of(data, id)?.join(INDEX);
    let bytes = files::read_bounded(&path, INDEX_BYTES).ok()?;
    let pack = serde_json::from_slice(&bytes).inspect_err(|error| tracing::warn!(%error, id, "a symbol pack")).ok()?;
    Some(SymbolPack { id: id.to_owned(), ..pack })
}

/// The bytes of a picture of a pack; `None`: there is no such picture, or it is damaged.
pub(in crate::io) fn picture(data: &Path, id: &str, place: u32) -> Option<Vec<u8>> {
    let file = File::open(folder_of(data, id)?.join(PICTURES)).ok()?;
    pictures::read(file, place).inspect_err(|error| tracing::warn!(%error, id, place, "a picture of a pack")).ok()
}

/// Brings a folder or a ZIP file in. `go_on` hears how far it is (0..=1); false stops.
///
/// # Errors
/// See [`PackError`]; nothing is there then that was not there before.
pub(in crate::io) fn import(
    data: &Path,
    from: &Path,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Brought, PackError> {
    let name = from.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if from.is_dir() {
        let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(name);
        return keep(data, &name, &mut FolderFiles::open(from)?, go_on);
    }
    let mut file = BufReader::new(File::open(from)?);
    let mut begin = [0; 4];
    let is_zip = file.read_exact(&mut begin).is_ok() && (begin == *b"PK\x03\x04" || begin == *b"PK\x05\x06");
    if !is_zip {
        return Err(PackError::NotAPack);
    }
    keep(data, &name, &mut ZipFiles::open(file)?, go_on)
}

fn keep(
    data: &Path,
    name: &str,
    files: &mut dyn Files,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Brought, PackError> {
    let mut pack = symbol_pack::read(name, files)?;
    let coming = home(data).join(format!("coming-{}", std::process::id()));
    let written = files::write_pieces(&coming, |file| pictures::write(file, &mut pack, files, go_on));
    let kept = written.and_then(|()| settle(data, pack, &coming));
    if kept.is_err() {
        drop(std::fs::remove_file(&coming));
    }
    kept
}

/// The pictures are written: they get their place, then the index is written, with which the pack is there.
fn settle(data: &Path, pack: SymbolPack, coming: &Path) -> Result<Brought, PackError> {
    let Some(folder) = folder_of(data, &pack.id) else { return Err(PackError::NotAPack) };
    if let Some(known) = one(data, &pack.id) {
        std::fs::remove_file(coming)?;
        return Ok(Brought::Known(known));
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::rename(coming, folder.join(PICTURES))?;
    let index = serde_json::to_vec(&pack).map_err(|error| io::Error::other(error.to_string()))?;
    files::write_whole(&folder.join(INDEX), &index)?;
    Ok(Brought::New(pack))
}

/// Takes a pack out. What boards show of it is in the store.
///
/// # Errors
/// What the system says.
pub(in crate::io) fn remove(data: &Path, id: &str) -> io::Result<()> {
    let folder = folder_of(data, id).ok_or(io::ErrorKind::NotFound)?;
    std::fs::remove_file(folder.join(INDEX))?;
    std::fs::remove_dir_all(folder)
}

/// The MIME type of a picture's bytes.
pub(in crate::io) fn kind(bytes: &[u8]) -> Option<&'static str> {
    mime(bytes).filter(|_| bytes.len() as u64 <= limits::PICTURE_BYTES)
}
