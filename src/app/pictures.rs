//! Pictures that the face wants to show, loaded by a worker and kept while they are used.

use crate::art::picture::Picture;
use crate::domain::id::BlobId;
use crate::domain::vocabulary::SymbolRef;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// Which picture, and how large its longer side at most (pixels).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureKey {
    /// A symbol.
    Symbol(SymbolRef, u32),
    /// A stored picture.
    Blob(BlobId, u32),
    /// A scene (as JSON) in a style; without a style: as it is drawn before painting.
    Sample(String, String, u32),
}

/// What is known of a picture.
#[derive(Clone, Debug)]
pub enum PictureSlot {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Picture>),
    /// Cannot be had; the label stands in for it.
    Missing,
}

/// How many pictures are kept: 1,200 symbols of 96 x 96 are 44 MB.
const KEEP: usize = 1200;

/// The pictures, with the oldest going first when there are too many.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    slots: HashMap<PictureKey, (PictureSlot, u64)>,
    clock: u64,
}

impl Pictures {
    /// What is known of a picture; `None`: nobody has asked yet.
    pub fn get(&self, key: &PictureKey) -> Option<&PictureSlot> {
        self.slots.get(key).map(|(slot, _)| slot)
    }

    /// Notes that these are wanted and gives back those that nobody has asked for.
    pub fn want(&mut self, keys: Vec<PictureKey>) -> Vec<PictureKey> {
        let new: Vec<PictureKey> = keys.into_iter().filter(|key| !self.slots.contains_key(key)).collect();
        for key in &new {
            self.put(key.clone(), PictureSlot::Loading);
        }
        new
    }

    /// A picture came, or cannot be had.
    pub fn put(&mut self, key: PictureKey, slot: PictureSlot) {
        self.clock += 1;
        self.slots.insert(key, (slot, self.clock));
        if self.slots.len() > KEEP {
            let limit = self.clock.saturating_sub(KEEP as u64 * 3 / 4);
            self.slots.retain(|_, (slot, at)| *at > limit || matches!(slot, PictureSlot::Loading));
        }
    }
}
