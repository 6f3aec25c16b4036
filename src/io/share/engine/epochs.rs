//! Keys of the circle: a new one whenever somebody must not read on, and which one seals now.
//!
//! What is sealed with any key that is known can be read; who wrote it, its signature says. What is written is sealed with a key that
//! a tablet vouches for which keeps the circle, and whose numbers follow one another: whoever was shut out cannot put one of its own
//! in front.

use super::look::OWN;
use super::{Counted, Engine, Result};
use crate::domain::share::{DeviceId, Issuer, Role};
use crate::io::share::seal::{Key, KeyId, bytes_of_hex, key_of, seal_box, to_hex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A new key of the circle, as it lies in the place.
#[derive(Debug, Serialize, Deserialize)]
struct Epoch {
    nth: u32,
    by: Issuer,
    /// The key, sealed for each tablet that stays.
    boxes: BTreeMap<DeviceId, String>,
    /// Number and text of all keys before it, sealed with this one: whoever comes later reads what was left before.
    earlier: String,
}

/// A key of the circle that somebody vouched for who keeps it, or kept it then.
#[derive(Debug)]
pub(super) struct Vouched {
    nth: u32,
    by: Issuer,
    key: KeyId,
    boxes: BTreeSet<DeviceId>,
    /// The keys that are kept in it, if it can be opened here.
    earlier: BTreeSet<KeyId>,
}

impl Engine {
    /// The key that seals now, and its number. Of two that were made at once everybody takes the same.
    pub(super) fn epoch(&self) -> (u32, Key) {
        let (nth, base) = self.ring.base();
        let known = self.epochs_in_order().1;
        let newest = known.into_iter().max_by_key(|one| (one.nth, one.key));
        let newer = newest.filter(|one| (one.nth, one.key) > (nth, base.id()));
        newer.and_then(|one| Some((one.nth, self.ring.epoch_key(&one.key)?.clone()))).unwrap_or((nth, base.clone()))
    }

    /// The highest number that follows from the first without a gap, and those up to it whose key is known.
    fn epochs_in_order(&self) -> (u32, Vec<&Vouched>) {
        let mut top = self.ring.base().0;
        let mut all: Vec<&Vouched> =
            self.epochs.iter().filter(|one| self.members.may_make_key(&one.by, one.nth)).collect();
        all.sort_by_key(|one| one.nth);
        all.retain(|one| {
            let follows = one.nth <= top.saturating_add(1);
            top = if follows { top.max(one.nth) } else { top };
            follows
        });
        all.retain(|one| self.ring.epoch_key(&one.key).is_some());
        (top, all)
    }

    /// The highest number of a key of the circle.
    pub(super) fn newest_epoch(&self) -> u32 {
        self.epochs_in_order().0
    }

    /// Makes a new key for all who stay, if one is needed and this tablet may. It is used at once; the others have it when they look.
    pub(super) fn renew(&mut self, depot: &Counted<'_>) -> Result<()> {
        if !self.needs_new_key() {
            return Ok(());
        }
        let (Ok(by), Some(nth)) = (self.authority(false), self.newest_epoch().checked_add(1)) else { return Ok(()) };
        let (key, purpose) = (Key::random()?, purpose(nth));
        let mut boxes = BTreeMap::new();
        for one in self.members.devices() {
            boxes.insert(one.device.clone(), to_hex(&seal_box(&one.keys, &purpose, key.expose())?));
        }
        let earlier: Vec<(u32, String)> =
            self.ring.epochs.iter().map(|(nth, key)| (*nth, to_hex(key.expose()))).collect();
        let earlier = to_hex(&key.seal(&purpose, &serde_json::to_vec(&earlier)?, None)?);
        let name = format!("now/epoch-{nth}-{}", self.signer.id());
        let root = self.ring.root_signer();
        let signer = match (&by, &root) {
            (Issuer::Root, Some(root)) => root,
            _ => &self.signer,
        };
        let epoch = Epoch { nth, by, boxes, earlier };
        let mut object = self.notices.seal(&name, &serde_json::to_vec(&epoch)?, Some(signer))?;
        if !depot.put_new(&name, &object)? {
            // The answer to an earlier try was lost: that key counts.
            object = depot.get(&name, super::look::MAX_SMALL)?.unwrap_or(object);
        }
        self.book.together(|page| page.put_seen(&name, OWN, &object))?;
        let _ = self.open_epoch(&name, &object);
        Ok(())
    }

    /// Whether the key that seals now is known to somebody who was shut out, or not to somebody who belongs to it.
    fn needs_new_key(&self) -> bool {
        let (nth, key) = self.epoch();
        if self.members.shut_out().any(|out| out.epoch >= nth) {
            return true;
        }
        let Some(now) = self.epochs.iter().find(|one| one.key == key.id()) else { return false };
        // Made by somebody who had not heard of it yet.
        let knows = self.members.shut_out().any(|out| now.boxes.contains(&out.device));
        // Came by a code that had an older one in it.
        let lacks = |device: &DeviceId| {
            !now.boxes.contains(device) && self.came_with.get(device).is_some_and(|with| *with < nth)
        };
        // Made at the same time by somebody else: who comes later would not read what was sealed with it.
        let is_left_out = |one: &Vouched| {
            one.key != now.key && !now.earlier.contains(&one.key) && self.ring.epoch_key(&one.key).is_some()
        };
        knows || self.members.devices().any(|one| lacks(&one.device)) || self.epochs.iter().any(is_left_out)
    }

    /// Reads a key of the circle.
    pub(super) fn open_epoch(&mut self, name: &str, object: &[u8]) -> Option<()> {
        let unsealed = self.notices.open(name, object).ok()?;
        let epoch: Epoch = serde_json::from_slice(&unsealed.body).ok()?;
        let earlier = bytes_of_hex(&epoch.earlier)?;
        let id = key_of(&earlier)?;
        // Whoever is new knows this key from the code, and reads with those before it who may speak at all.
        let base = self.ring.base();
        if (base.0, base.1.id()) == (epoch.nth, id) {
            self.open_earlier(epoch.nth, &id, &earlier);
        }
        let signer = match &epoch.by {
            Issuer::Root => self.ring.root.clone(),
            Issuer::Device(id) => {
                let one = self.members.certificate(id).filter(|one| one.role == Role::Keeper)?;
                one.keys.sign.clone()
            }
        };
        unsealed.signed_by(&signer, name).ok()?;
        let sealed = epoch.boxes.get(&self.signer.id()).and_then(|sealed| bytes_of_hex(sealed));
        let own = sealed.and_then(|sealed| self.signer.open_box(&purpose(epoch.nth), &sealed).ok()).and_then(as_key);
        if let Some(key) = own.filter(|key| key.id() == id) {
            self.ring_changed |= self.ring.add_epoch(epoch.nth, key);
        }
        let earlier = self.open_earlier(epoch.nth, &id, &earlier);
        let boxes = epoch.boxes.into_keys().collect();
        self.epochs.retain(|one| one.key != id);
        self.epochs.push(Vouched { nth: epoch.nth, by: epoch.by, key: id, boxes, earlier });
        Some(())
    }

    /// With a key the ones before it are known as well.
    fn open_earlier(&mut self, nth: u32, id: &KeyId, sealed: &[u8]) -> BTreeSet<KeyId> {
        let opened = || {
            let body = self.ring.epoch_key(id)?.open(&purpose(nth), sealed).ok()?.body;
            serde_json::from_slice::<Vec<(u32, String)>>(&body).ok()
        };
        let mut found = BTreeSet::new();
        for (nth, text) in opened().unwrap_or_default() {
            if let Some(key) = Key::from_hex(&text) {
                found.insert(key.id());
                self.ring_changed |= self.ring.add_epoch(nth, key);
            }
        }
        found
    }
}

/// What a key of the circle is sealed as.
fn purpose(nth: u32) -> String {
    format!("epoch {nth}")
}

fn as_key(bytes: Vec<u8>) -> Option<Key> {
    Some(Key::from_bytes(bytes.try_into().ok()?))
}
