//! A pack in an archive: it may be large, and is never in memory as a whole.

use super::{Files, PackError, limits};
use crate::domain::board::clean_path;
use ::zip::ZipArchive;
use ::zip::result::ZipError;
use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};

/// The files of an archive. What comes out is measured while unpacking, never believed.
pub struct ZipFiles<R> {
    zip: ZipArchive<R>,
    paths: Vec<String>,
    places: HashMap<String, usize>,
    unpacked: u64,
}

impl<R: Read + Seek> ZipFiles<R> {
    /// Reads the list of contents; folders and the leavings of packing computers are not in it.
    ///
    /// # Errors
    /// Damaged, too many entries, or a path that leads outside.
    pub fn open(mut file: R) -> Result<Self, PackError> {
        scan(&mut file)?;
        let zip = ZipArchive::new(file).map_err(damaged)?;
        if zip.len() > limits::FILES {
            return Err(PackError::TooBig("entries"));
        }
        let mut this = Self { zip, paths: Vec::new(), places: HashMap::new(), unpacked: 0 };
        for place in 0..this.zip.len() {
            this.list(place)?;
        }
        Ok(this)
    }

    fn list(&mut self, place: usize) -> Result<(), PackError> {
        let entry = self.zip.by_index_data(place).map_err(damaged)?;
        let name = match std::str::from_utf8(entry.name_raw()) {
            Ok(name) => name.to_owned(),
            Err(_) => entry.name().map(|name| name.into_owned()).unwrap_or_default(),
        };
        if entry.is_dir() || name.ends_with('/') {
            return Ok(());
        }
        let outside = name.starts_with(['/', '\\']);
        let path = clean_path(&name).filter(|_| !outside).ok_or(PackError::BadPath(name))?;
        let is_junk = path.split('/').any(|part| part == "__MACOSX" || part.starts_with("._"));
        if !is_junk && !self.places.contains_key(&path) {
            self.places.insert(path.clone(), place);
            self.paths.push(path);
        }
        Ok(())
    }
}

impl<R: Read + Seek> Files for ZipFiles<R> {
    fn paths(&self) -> &[String] {
        &self.paths
    }

    fn read(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, PackError> {
        let Some(place) = self.places.get(path) else { return Err(PackError::Damaged(path.to_owned())) };
        let entry = self.zip.by_index(*place).map_err(damaged)?;
        let by_ratio = limits::RATIO_FREE_BYTES.saturating_add(entry.compressed_size().saturating_mul(limits::RATIO));
        let room = limits::ALL_BYTES.saturating_sub(self.unpacked);
        let allowed = by_ratio.min(room);
        let most = limit.min(allowed);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > most {
            // One large file may be left out; an archive that grows out of nothing is refused.
            return Err(PackError::TooBig(if limit <= allowed { "file" } else { "unpacked" }));
        }
        read.map_err(|error| PackError::Damaged(error.to_string()))?;
        Ok(bytes)
    }
}

fn damaged(error: ZipError) -> PackError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => PackError::Encrypted,
        ZipError::Io(error) => PackError::Damaged(error.to_string()),
        error => PackError::Damaged(error.to_string()),
    }
}

/// Looks at the raw bytes before any list is built of them: the ZIP reader makes room for as many entries as the file claims to have, and
/// only a record of ZIP64 can claim more than 65,535. It counts where a locator (20 bytes long) stands before an end record.
fn scan(file: &mut (impl Read + Seek)) -> Result<(), PackError> {
    /// A record of ZIP64 up to its count of entries.
    const RECORD: usize = 40;
    if file.seek(SeekFrom::End(0))? > limits::FILE_BYTES {
        return Err(PackError::TooBig("file"));
    }
    file.rewind()?;
    let (mut window, mut chunk) = (Vec::new(), vec![0; 1 << 20]);
    let (mut claim, mut is_zip64) = (0, false);
    loop {
        let count = file.read(&mut chunk)?;
        window.extend_from_slice(chunk.get(..count).unwrap_or_default());
        let mut rest = window.as_slice();
        while let Some(at) = rest.iter().position(|byte| *byte == b'P') {
            rest = rest.get(at..).unwrap_or_default();
            if rest.starts_with(b"PK\x06\x06") {
                let count = rest.get(32..RECORD).and_then(|count| count.try_into().ok());
                claim = claim.max(count.map_or(0, u64::from_le_bytes));
            }
            is_zip64 |= rest.starts_with(b"PK\x06\x07") && rest.get(20..24) == Some(b"PK\x05\x06");
            rest = rest.get(1..).unwrap_or_default();
        }
        if count == 0 {
            break;
        }
        let done = window.len().saturating_sub(RECORD - 1);
        window.drain(..done);
    }
    file.rewind()?;
    if is_zip64 && claim > limits::FILES as u64 { Err(PackError::TooBig("entries")) } else { Ok(()) }
}
