//! Pictures that the face wants to show, loaded by a worker and kept while they are used.

use crate::art::picture::Picture;
use crate::domain::id::{ArtworkId, BlobId};
use crate::domain::tone::Tone;
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
    /// A scene (as JSON) in a style and tone; without a style: as it is drawn before painting.
    Sample(String, String, Tone, u32),
    /// A work as it is seen: its id, the version of its sheet.
    Work(ArtworkId, u64, u32),
    /// The same, painted in a style and tone; without a style: as it is, in that tone.
    Styled(ArtworkId, u64, String, Tone, u32),
    /// A picture file that could be brought in.
    File(std::path::PathBuf, u32),
}

impl PictureKey {
    /// The side in pixels at which a work is shown large: a painting is as large as this.
    pub const LARGE: u32 = 1024;
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
/// How many bytes of pixels are kept: every stroke on a sheet is a new picture of 4 MB.
const KEEP_BYTES: usize = 128 << 20;

impl PictureSlot {
    fn bytes(&self) -> usize {
        match self {
            Self::Ready(picture) => picture.rgba.len(),
            Self::Loading | Self::Missing => 0,
        }
    }
}

/// The pictures, with the oldest going first when there are too many.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    slots: HashMap<PictureKey, (PictureSlot, u64)>,
    bytes: usize,
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
        self.bytes += slot.bytes();
        let before = self.slots.insert(key, (slot, self.clock));
        self.bytes -= before.map_or(0, |(slot, _)| slot.bytes());
        if self.slots.len() > KEEP || self.bytes > KEEP_BYTES {
            self.forget_oldest();
        }
    }

    /// Down to three quarters, so that this is seldom needed. What is on its way stays.
    fn forget_oldest(&mut self) {
        let mut ages: Vec<(u64, usize)> = self.slots.values().map(|(slot, at)| (*at, slot.bytes())).collect();
        ages.sort_unstable_by_key(|(at, _)| std::cmp::Reverse(*at));
        let (mut count, mut bytes, mut oldest) = (0, 0, self.clock);
        for (at, size) in ages {
            (count, bytes) = (count + 1, bytes + size);
            if count > 1 && (count > KEEP * 3 / 4 || bytes > KEEP_BYTES / 4 * 3) {
                break;
            }
            oldest = at;
        }
        self.slots.retain(|_, (slot, at)| *at >= oldest || matches!(slot, PictureSlot::Loading));
        self.bytes = self.slots.values().map(|(slot, _)| slot.bytes()).sum();
    }
}
