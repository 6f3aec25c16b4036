//! A ZIP file in memory, read with limits: count, size and ratio are measured while unpacking, never believed.

use super::error::{ImportError, What, at_most};
use super::limits;
use super::report::{Notes, RepairKind};
use crate::domain::board::clean_path;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;
use zip::result::ZipError;

/// How archives begin; the second one is empty.
pub const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// One file of the archive.
#[derive(Debug)]
pub struct Entry {
    /// Its clean path.
    pub path: String,
    /// Its place in the archive.
    place: usize,
    /// Locked with a password.
    encrypted: bool,
    packed: u64,
    /// Read at least once.
    used: bool,
}

/// An open archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry>,
    by_path: HashMap<String, usize>,
    /// The folder that holds the manifest, with its `/`; usually empty.
    prefix: String,
    bytes: u64,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Reads the list of contents. Folders and the leavings of packing computers are not in it.
    ///
    /// # Errors
    /// Damaged, too many entries, or a path that leads outside.
    pub fn open(bytes: &'a [u8], notes: &mut Notes) -> Result<Self, ImportError> {
        scan(bytes)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ImportError::Damaged(error.to_string()))?;
        at_most(zip.len(), limits::ENTRIES, What::Entries)?;
        let mut archive = Self {
            zip,
            entries: Vec::new(),
            by_path: HashMap::new(),
            prefix: String::new(),
            bytes: bytes.len() as u64,
            unpacked: 0,
        };
        for place in 0..archive.zip.len() {
            archive.list(place, notes)?;
        }
        Ok(archive)
    }

    fn list(&mut self, place: usize, notes: &mut Notes) -> Result<(), ImportError> {
        let damaged = |error: ZipError| ImportError::Damaged(error.to_string());
        let entry = self.zip.by_index_data(place).map_err(damaged)?;
        let name = match std::str::from_utf8(entry.name_raw()) {
            Ok(name) => name.to_owned(),
            Err(_) => entry.name().map(|name| name.into_owned()).unwrap_or_default(),
        };
        if entry.is_dir() || name.ends_with('/') {
            return Ok(());
        }
        let path = clean_path(&name).filter(|_| !name.starts_with(['/', '\\'])).ok_or(ImportError::BadPath(name))?;
        if is_junk(&path) {
            notes.fixed(RepairKind::ArchiveJunk, &path);
            return Ok(());
        }
        let index = self.entries.len();
        let (encrypted, packed) = (entry.encrypted(), entry.compressed_size());
        self.by_path.entry(exact(&path)).or_insert(index);
        self.by_path.entry(near(&path)).or_insert(index);
        self.entries.push(Entry { path, place, encrypted, packed, used: false });
        Ok(())
    }

    /// The files, in the order of the archive.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// From now on paths are looked up in this folder first.
    pub fn set_prefix(&mut self, prefix: &str) {
        self.prefix = prefix.to_owned();
    }

    /// The file at a clean path: as written, else in another letter case or Unicode form (noted).
    pub fn find(&self, path: &str, notes: &mut Notes) -> Option<usize> {
        let look = |path: &str| self.by_path.get(&exact(path)).map(|index| (*index, true));
        let inside = format!("{}{path}", self.prefix);
        let roughly = |path: &str| self.by_path.get(&near(path)).map(|index| (*index, false));
        let found = look(&inside).or_else(|| look(path)).or_else(|| roughly(&inside)).or_else(|| roughly(path));
        let (index, precise) = found?;
        if !precise {
            notes.fixed(RepairKind::PathForm, path);
        }
        Some(index)
    }

    /// The path of a file as links inside the archive write it.
    pub fn inner_path(&self, index: usize) -> &str {
        let path = self.entries.get(index).map(|entry| entry.path.as_str()).unwrap_or_default();
        path.strip_prefix(self.prefix.as_str()).unwrap_or(path)
    }

    /// Files that were never read.
    pub fn unused(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.used)
    }

    /// Unpacks one file. `None`: this file is broken, the others may be well.
    ///
    /// # Errors
    /// Encrypted, or a limit is reached: then the whole archive is refused.
    pub fn read(&mut self, index: usize) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(entry) = self.entries.get_mut(index) else { return Ok(None) };
        entry.used = true;
        if entry.encrypted {
            return Err(ImportError::Encrypted);
        }
        let Ok(file) = self.zip.by_index(entry.place) else { return Ok(None) };
        let room = limits::UNPACKED_BYTES.saturating_sub(self.unpacked);
        let by_ratio = limits::RATIO_FREE_BYTES + entry.packed.min(self.bytes) * limits::RATIO;
        let by_total = (limits::RATIO_FREE_BYTES + self.bytes * limits::RATIO).saturating_sub(self.unpacked);
        let ratio = by_ratio.min(by_total);
        let limit = limits::ENTRY_BYTES.min(room).min(ratio);
        let mut bytes = Vec::new();
        let result = file.take(limit + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > limit {
            return Err(if limit == ratio { ImportError::ZipBomb } else { ImportError::UnpackedTooBig });
        }
        Ok(result.ok().map(|_| bytes))
    }
}

/// The same path in the same letters, whatever their Unicode form.
fn exact(path: &str) -> String {
    path.nfc().collect()
}

/// The same path in any letter case. The leading character keeps both kinds of keys apart.
fn near(path: &str) -> String {
    format!("\0{}", path.nfc().collect::<String>().to_lowercase())
}

/// What macOS and Windows leave in archives.
fn is_junk(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.split('/').any(|part| part == "__MACOSX")
        || name.starts_with("._")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Looks at the raw bytes before any list is built from them: the ZIP reader makes room for as many entries as the
/// file claims to have. Central directory records are counted; ZIP64 records, the only ones that can claim more than
/// 65,535, are read where a locator (20 bytes long) stands before an end record, because only then they count.
fn scan(bytes: &[u8]) -> Result<(), ImportError> {
    let (mut records, mut claim, mut is_zip64) = (0, 0, false);
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'P') {
        rest = &rest[at..];
        if rest.starts_with(b"PK\x01\x02") {
            records += 1;
            at_most(records, limits::ENTRIES * 2, What::Entries)?;
        } else if rest.starts_with(b"PK\x06\x06") {
            let count = rest.get(32..40).and_then(|count| count.try_into().ok()).map_or(0, u64::from_le_bytes);
            claim = claim.max(count);
        } else if rest.starts_with(b"PK\x06\x07") {
            is_zip64 |= rest.get(20..24) == Some(b"PK\x05\x06");
        }
        rest = &rest[1..];
    }
    let claim = if is_zip64 { usize::try_from(claim).unwrap_or(usize::MAX) } else { 0 };
    at_most(claim, limits::ENTRIES, What::Entries)
}
