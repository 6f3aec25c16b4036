//! Where pictures and sounds come from and where their bytes are gathered, each content once.

use crate::domain::board::clean_path;
use crate::domain::id::BlobId;
use crate::formats::obf::archive::Archive;
use crate::formats::obf::error::{ImportError, What, at_most};
use crate::formats::obf::limits;
use crate::formats::obf::read::Manifest;
use crate::formats::obf::report::{LossKind, Notes};
use std::collections::{HashMap, HashSet};

/// What surrounds a board: an archive, or nothing for a single `.obf`.
pub struct Files<'f, 'a> {
    /// The archive.
    pub archive: Option<&'f mut Archive<'a>>,
    /// Its manifest.
    pub manifest: &'f Manifest,
}

/// The bytes found so far.
#[derive(Default)]
pub struct MediaStore {
    seen: HashSet<BlobId>,
    by_path: HashMap<String, Option<(BlobId, &'static str)>>,
    list: Vec<(BlobId, Vec<u8>)>,
    listed: usize,
    bytes: u64,
}

impl MediaStore {
    /// Keeps `bytes`; its address.
    ///
    /// # Errors
    /// All media together are too big.
    pub fn add(&mut self, bytes: Vec<u8>) -> Result<BlobId, ImportError> {
        let id = BlobId::of(&bytes);
        if self.seen.insert(id.clone()) {
            self.bytes += bytes.len() as u64;
            if self.bytes > limits::UNPACKED_BYTES {
                return Err(ImportError::UnpackedTooBig);
            }
            self.list.push((id.clone(), bytes));
        }
        Ok(id)
    }

    /// Counts the pictures or sounds that a board lists.
    pub fn count(&mut self, listed: usize) -> Result<(), ImportError> {
        at_most(listed, limits::MEDIA_PER_BOARD, What::Media)?;
        self.listed += listed;
        at_most(self.listed, limits::MEDIA, What::Media)
    }

    /// The bytes at a path of the archive, with the media type they show; `None` where there are none (noted).
    pub fn at_path(
        &mut self,
        path: &str,
        files: &mut Files,
        notes: &mut Notes,
    ) -> Result<Option<(BlobId, &'static str)>, ImportError> {
        let found = match self.by_path.get(path) {
            Some(known) => known.clone(),
            None => {
                let found = self.fetch(path, files, notes)?;
                self.by_path.insert(path.to_owned(), found.clone());
                found
            }
        };
        if found.is_none() {
            notes.lost(LossKind::MediaFileMissing, path);
        }
        Ok(found)
    }

    fn fetch(
        &mut self,
        path: &str,
        files: &mut Files,
        notes: &mut Notes,
    ) -> Result<Option<(BlobId, &'static str)>, ImportError> {
        let Some(archive) = files.archive.as_mut() else { return Ok(None) };
        let Some(index) = clean_path(path).and_then(|path| archive.find(&path, notes)) else { return Ok(None) };
        let Some(bytes) = archive.read(index)?.filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
        let mime = crate::formats::obf::mime::of(&bytes);
        Ok(Some((self.add(bytes)?, mime)))
    }

    /// Every content once, in the order found.
    pub fn finish(self) -> Vec<(BlobId, Vec<u8>)> {
        self.list
    }
}
