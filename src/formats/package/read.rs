//! Reading a package that may have been made by anybody, or cut off on its way.

use super::error::PackageError;
use super::json::Budget;
use super::manifest::{Listed, Manifest};
use super::names::{self, Kind};
use super::{MAGIC, MIMETYPE, limits};
use crate::domain::id::BlobId;
use crate::domain::package::Packed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;

/// An open package. Opening reads its list of entries; nothing else is believed yet.
pub struct Package<R> {
    zip: ZipArchive<R>,
    manifest: Manifest,
    /// Where an entry stands in the manifest.
    places: BTreeMap<String, usize>,
    /// It was read whole, and every sum was right.
    is_checked: bool,
}

impl<R: Read + Seek> Package<R> {
    /// Opens a package.
    ///
    /// # Errors
    /// `Other`, `Newer`, `Damaged`, `Unsafe`, `TooBig`, `File`.
    pub fn open(mut file: R) -> Result<Self, PackageError> {
        begins_like_one(&mut file)?;
        let mut zip = ZipArchive::new(file)?;
        if zip.len() > limits::ENTRIES {
            return Err(PackageError::TooBig("entries"));
        }
        if zip.has_duplicate_names() || zip.has_overlapping_entries()? {
            return Err(PackageError::Unsafe("entries on top of each other".to_owned()));
        }
        // What stands before an entry must be what the list of entries says.
        zip.validate_header_consistency()?;
        let manifest = Manifest::parse(&manifest_bytes(&mut zip)?)?;
        let places = manifest.files.iter().enumerate().map(|(place, listed)| (listed.path.clone(), place)).collect();
        let package = Self { zip, manifest, places, is_checked: false };
        package.compare()?;
        Ok(package)
    }

    /// Every entry is listed, every listed one is there.
    fn compare(&self) -> Result<(), PackageError> {
        for name in self.zip.file_names_raw() {
            let is_listed = std::str::from_utf8(name).is_ok_and(|name| self.places.contains_key(name));
            if name != names::MANIFEST.as_bytes() && !is_listed {
                return Err(PackageError::Unsafe(String::from_utf8_lossy(name).into_owned()));
            }
        }
        // No name is there twice, so that the rest is counting.
        match self.places.len() + 1 == self.zip.len() {
            true => Ok(()),
            false => Err(PackageError::Missing("an entry".to_owned())),
        }
    }

    /// Reads everything once, compares it with its sums, and gives back the records. `go_on` hears how many bytes of how many
    /// are read; false stops. Pictures and sounds only pass by.
    ///
    /// # Errors
    /// As for [`Self::open`], and `Missing`: a record needs a picture or sound that is not in the package; `Stopped`.
    pub fn read(&mut self, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<Packed, PackageError> {
        let mut packed = Packed { kind: self.manifest.kind, made: self.manifest.made, ..Packed::default() };
        let files = self.manifest.files.clone();
        let all: u64 = files.iter().map(|listed| listed.bytes).sum();
        let (mut done, mut budget) = (0, Budget::new());
        for listed in &files {
            if !go_on(done, all) {
                return Err(PackageError::Stopped);
            }
            self.take(listed, &mut packed, &mut budget)?;
            done += listed.bytes;
        }
        packed.check()?;
        let missing = packed.blobs().into_iter().find(|blob| !self.has(blob));
        if let Some(blob) = missing {
            return Err(PackageError::Missing(blob.0));
        }
        self.is_checked = true;
        Ok(packed)
    }

    fn take(&mut self, listed: &Listed, packed: &mut Packed, budget: &mut Budget) -> Result<(), PackageError> {
        let kind = names::kind(&listed.path).ok_or_else(|| PackageError::Unsafe(listed.path.clone()))?;
        let keeps = kind.is_record() || kind == Kind::Mimetype;
        let bytes = self.bytes(listed, keeps)?;
        match kind {
            Kind::Mimetype if bytes != MIMETYPE.as_bytes() => return Err(PackageError::Other),
            Kind::Work => packed.works.push(budget.read(&bytes)?),
            Kind::Profile => packed.people.push(budget.read(&bytes)?),
            Kind::Boards => packed.boards.push(budget.read(&bytes)?),
            Kind::Mimetype | Kind::Readme | Kind::Picture | Kind::Blob => {}
        }
        Ok(())
    }

    /// The bytes of a stored picture or sound, compared with their address.
    ///
    /// # Errors
    /// As for [`Self::read`].
    pub fn blob(&mut self, id: &BlobId) -> Result<Vec<u8>, PackageError> {
        let path = format!("blobs/{id}");
        let place = self.places.get(&path).filter(|_| self.is_checked);
        let listed = place.and_then(|place| self.manifest.files.get(*place)).cloned();
        let listed = listed.ok_or_else(|| PackageError::Missing(id.to_string()))?;
        self.bytes(&listed, true)
    }

    fn has(&self, id: &BlobId) -> bool {
        self.places.contains_key(&format!("blobs/{id}"))
    }

    /// Unpacks one entry, never more of it than is listed, and compares it with its sum. Without `keeps` its bytes are forgotten
    /// as they pass.
    fn bytes(&mut self, listed: &Listed, keeps: bool) -> Result<Vec<u8>, PackageError> {
        let damaged = || PackageError::Damaged(listed.path.clone());
        let mut entry = self.zip.by_name(&listed.path)?;
        let by_ratio = limits::RATIO_FREE_BYTES.saturating_add(entry.compressed_size().saturating_mul(limits::RATIO));
        if listed.bytes > by_ratio {
            return Err(PackageError::TooBig("ratio"));
        }
        let (mut sum, mut kept, mut length) = (Sha256::new(), Vec::new(), 0);
        let mut chunk = vec![0; 1 << 16];
        loop {
            let count = entry.read(&mut chunk)?;
            let Some(read) = chunk.get(..count).filter(|read| !read.is_empty()) else { break };
            length += count as u64;
            if length > listed.bytes {
                return Err(damaged());
            }
            sum.update(read);
            if keeps {
                kept.extend_from_slice(read);
            }
        }
        let sum: String = sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        if length == listed.bytes && sum == listed.sha256.0 { Ok(kept) } else { Err(damaged()) }
    }
}

/// A file that begins otherwise is no package, whatever its name says.
fn begins_like_one(file: &mut (impl Read + Seek)) -> Result<(), PackageError> {
    let mut begin = Vec::new();
    file.take(MAGIC.len() as u64).read_to_end(&mut begin)?;
    let length = file.seek(SeekFrom::End(0))?;
    if begin != MAGIC {
        return Err(PackageError::Other);
    }
    if length > limits::FILE_BYTES {
        return Err(PackageError::TooBig("file"));
    }
    ends_like_one(file, length)?;
    Ok(file.rewind()?)
}

/// How a ZIP file ends: the record of its end, before it, where it is large, that of ZIP64 (56 bytes, then 20 that say where it
/// is). What these claim is looked at before any list is made of it; a file that was cut off ends otherwise.
fn ends_like_one(file: &mut (impl Read + Seek), length: u64) -> Result<(), PackageError> {
    const END: usize = 22;
    const LOCATOR: usize = END + 20;
    const LARGE_END: usize = LOCATOR + 56;
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(LARGE_END as u64)))?;
    file.take(LARGE_END as u64).read_to_end(&mut tail)?;
    let at =
        |before_end: usize| tail.len().checked_sub(before_end).and_then(|start| tail.get(start..)).unwrap_or_default();
    if !at(END).starts_with(b"PK\x05\x06") {
        return Err(PackageError::Damaged("its end".to_owned()));
    }
    if !at(LOCATOR).starts_with(b"PK\x06\x07") {
        return Ok(());
    }
    let count = at(LARGE_END).get(32..40).and_then(|count| count.try_into().ok()).map_or(u64::MAX, u64::from_le_bytes);
    match at(LARGE_END).starts_with(b"PK\x06\x06") {
        false => Err(PackageError::Damaged("its end".to_owned())),
        true if count > limits::ENTRIES as u64 => Err(PackageError::TooBig("entries")),
        true => Ok(()),
    }
}

fn manifest_bytes<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Vec<u8>, PackageError> {
    if zip.index_for_name(names::MANIFEST).is_none() || zip.index_for_name(names::MIMETYPE).is_none() {
        return Err(PackageError::Other);
    }
    let entry = zip.by_name(names::MANIFEST)?;
    let by_ratio = limits::RATIO_FREE_BYTES.saturating_add(entry.compressed_size().saturating_mul(limits::RATIO));
    let limit = limits::MANIFEST_BYTES.min(by_ratio);
    let mut bytes = Vec::new();
    entry.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(PackageError::TooBig("manifest")) } else { Ok(bytes) }
}
