//! Blob files: bytes named by their SHA-256.

use super::disk;
use super::error::{Result, StoreError};
use super::folder::Folder;
use super::open::Store;
use crate::domain::id::BlobId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// No blob may have more bytes (256 MiB).
pub const MAX_BLOB_BYTES: u64 = 256 * 1024 * 1024;

/// Numbers files on their way.
static COMING: AtomicU64 = AtomicU64::new(0);

/// So many files are written before the first of them is fsynced: one flush then serves many (and few stay open).
const BATCH: usize = 64;

impl Store {
    /// The bytes of a blob, checked against their address.
    ///
    /// # Errors
    /// `BlobMissing`, `BlobDamaged`, `BlobTooBig` (over [`MAX_BLOB_BYTES`]), or what the disk says.
    pub fn blob(&self, id: &BlobId) -> Result<Vec<u8>> {
        let path = self.folder.blob(id).ok_or_else(|| StoreError::BlobMissing(id.clone()))?;
        read(&path, id)
    }
}

/// The bytes of a blob, for workers that have the store's folder but not the store. Blobs never change, so reading needs no lock.
///
/// # Errors
/// As for [`Store::blob`].
pub fn read_blob(folder: &Path, id: &BlobId) -> Result<Vec<u8>> {
    let path = Folder::new(folder).blob(id).ok_or_else(|| StoreError::BlobMissing(id.clone()))?;
    read(&path, id)
}

/// Whether the file of a blob is there, with anything in it. Its bytes are not looked at.
pub fn has_blob(folder: &Path, id: &BlobId) -> bool {
    let path = Folder::new(folder).blob(id);
    path.and_then(|path| fs::metadata(path).ok()).is_some_and(|file| file.is_file() && file.len() > 0)
}

/// Makes the files of blobs durable before the records that will use them are committed. Only the process that holds the store's
/// lock may do so: whoever opens the store deletes what nothing uses.
///
/// # Errors
/// `BlobTooBig`, `BlobDamaged` (bytes that do not have this address), or what the disk says.
pub fn bring_blobs(folder: &Path, blobs: &[(BlobId, Vec<u8>)]) -> Result<()> {
    let folder = Folder::new(folder);
    fs::create_dir_all(folder.blob_temp())?;
    put(&folder, blobs)
}

/// Bytes of a blob whose file is there and whole.
pub(super) fn size(folder: &Folder, id: &BlobId) -> Option<u64> {
    read(&folder.blob(id)?, id).ok().map(|bytes| bytes.len() as u64)
}

fn read(path: &Path, id: &BlobId) -> Result<Vec<u8>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreError::BlobMissing(id.clone())),
        file => file?,
    };
    let size = file.metadata()?.len();
    check_size(size)?;
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(MAX_BLOB_BYTES).read_to_end(&mut bytes)?;
    if BlobId::of(&bytes) == *id { Ok(bytes) } else { Err(StoreError::BlobDamaged(id.clone())) }
}

fn check_size(bytes: u64) -> Result<()> {
    if bytes > MAX_BLOB_BYTES { Err(StoreError::BlobTooBig { bytes }) } else { Ok(()) }
}

/// Makes the blobs durable; for a commit without blobs there is nothing to do. Files that are already there, whole, are left as they are.
pub(super) fn put(folder: &Folder, blobs: &[(BlobId, Vec<u8>)]) -> Result<()> {
    if blobs.is_empty() {
        return Ok(());
    }
    for (id, bytes) in blobs {
        check_size(bytes.len() as u64)?;
        if BlobId::of(bytes) != *id {
            return Err(StoreError::BlobDamaged(id.clone()));
        }
    }
    let mut shelves = BTreeSet::new();
    blobs.chunks(BATCH).try_for_each(|batch| put_batch(folder, batch, &mut shelves))?;
    // Also folders that were there, for files that were there: an earlier try may have ended just before this.
    let shelves: Vec<PathBuf> = shelves.into_iter().chain([folder.blobs()]).collect();
    disk::flush_all(&shelves, |shelf| disk::sync_dir(shelf))
}

/// A file on its way; it disappears if it does not arrive.
struct Coming {
    temp: PathBuf,
    place: PathBuf,
}

impl Drop for Coming {
    fn drop(&mut self) {
        // After the rename nothing is left under this name.
        let _ = fs::remove_file(&self.temp);
    }
}

/// Writes, fsyncs and renames; `shelves` gathers the folders that are to be made durable after it.
fn put_batch(folder: &Folder, batch: &[(BlobId, Vec<u8>)], shelves: &mut BTreeSet<PathBuf>) -> Result<()> {
    let mut coming = Vec::new();
    let mut files = Vec::new();
    for (id, bytes) in batch.iter().map(|(id, bytes)| (id, bytes)).collect::<BTreeMap<_, _>>() {
        let Some(place) = folder.blob(id) else { return Err(StoreError::BlobDamaged(id.clone())) };
        shelves.extend(place.parent().map(Path::to_owned));
        if read(&place, id).is_err() {
            // Two threads may bring the same blob: each writes a file of its own.
            let temp = folder.blob_temp().join(format!("{id}.{}", COMING.fetch_add(1, Ordering::Relaxed)));
            coming.push(Coming { temp: temp.clone(), place });
            files.push(write(&temp, bytes)?);
        }
    }
    disk::flush_all(&files, |file| Ok(file.sync_all()?))?;
    drop(files);
    shelves.iter().try_for_each(fs::create_dir_all)?;
    Ok(coming.iter().try_for_each(|file| fs::rename(&file.temp, &file.place))?)
}

fn write(temp: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = File::create(temp)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Every blob file with its size in bytes. Files that are no blobs are not listed (and never deleted).
pub(super) fn list(folder: &Folder) -> Result<BTreeMap<BlobId, u64>> {
    let mut blobs = BTreeMap::new();
    for shelf in disk::list(&folder.blobs())?.into_iter().filter(|path| path.is_dir() && *path != folder.blob_temp()) {
        for path in disk::list(&shelf)? {
            let id = BlobId(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            if folder.blob(&id).is_some_and(|place| place == path) {
                blobs.insert(id, fs::metadata(&path)?.len());
            }
        }
    }
    Ok(blobs)
}
