//! Pictures and sounds that are on their way to the store.
//!
//! A picture is wanted the moment it is made: to be shown, and to be drawn on. Its file is there some milliseconds later. Until
//! then it is read from here.

use crate::domain::id::BlobId;
use crate::io::store::{has_blob, read_blob};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is not in the store yet. Clones share it.
#[derive(Clone, Default)]
pub struct Fresh(Arc<Mutex<HashMap<BlobId, Arc<Vec<u8>>>>>);

impl Fresh {
    fn held(&self) -> MutexGuard<'_, HashMap<BlobId, Arc<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on these can be read.
    pub(super) fn hold(&self, blobs: &[(BlobId, Arc<Vec<u8>>)]) {
        self.held().extend(blobs.iter().cloned());
    }

    /// The store has these, or never will.
    pub(super) fn release(&self, blobs: &[BlobId]) {
        let mut held = self.held();
        for blob in blobs {
            held.remove(blob);
        }
    }

    /// Whether there is such a picture or sound, here or in the store's folder. It is not read.
    pub(crate) fn has(&self, data: &Path, id: &BlobId) -> bool {
        self.held().contains_key(id) || has_blob(data, id)
    }

    /// The bytes of a picture or sound: from here, else from the store's folder, checked against its address.
    pub(crate) fn read(&self, data: &Path, id: &BlobId) -> Option<Vec<u8>> {
        let held = self.held().get(id).map(|bytes| bytes.to_vec());
        held.or_else(|| read_blob(data, id).inspect_err(|error| tracing::warn!(%error, blob = %id, "blob")).ok())
    }
}
