//! New keys of the circle when a tablet is shut out, and keys of scopes.

use super::{Counted, Engine, Result};
use crate::domain::share::{DeviceId, Issuer};
use crate::io::share::seal::{Key, bytes_of_hex, key_of, seal_box, to_hex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A new key of the circle.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Epoch {
    nth: u32,
    by: Issuer,
    /// The key, sealed for each tablet that stays.
    boxes: BTreeMap<DeviceId, String>,
    /// The key before, sealed with this one: whoever comes later reads what was left before.
    previous: String,
}

#[derive(Serialize, Deserialize)]
struct ScopeKey {
    by: DeviceId,
    key: String,
}

const TO_LEAVE: &str = "epochs";

impl Engine {
    /// Makes a new key for all who stay. It is used at once; the others have it from the next meeting on.
    pub(super) fn new_epoch(&mut self) -> Result<()> {
        let (before, previous) = self.ring.epoch();
        let (nth, key) = (before.saturating_add(1), Key::random()?);
        let purpose = purpose(nth);
        let mut boxes = BTreeMap::new();
        for one in self.members.devices() {
            boxes.insert(one.device.clone(), to_hex(&seal_box(&one.keys, &purpose, key.expose())?));
        }
        let previous = to_hex(&key.seal(&purpose, previous.expose(), None)?);
        let by = self.authority(false)?;
        let mut waiting: Vec<Epoch> = self.book.note(TO_LEAVE)?.unwrap_or_default();
        waiting.push(Epoch { nth, by, boxes, previous });
        self.book.together(|page| page.put_note(TO_LEAVE, &waiting))?;
        self.ring.add_epoch(nth, key);
        self.ring_changed = true;
        Ok(())
    }

    pub(super) fn leave_epochs(&mut self, depot: &Counted<'_>) -> Result<()> {
        let waiting: Vec<Epoch> = self.book.note(TO_LEAVE)?.unwrap_or_default();
        for epoch in &waiting {
            let name = format!("now/epoch-{}-{}", epoch.nth, self.signer.id());
            let root = self.ring.root_signer();
            let signer = match (&epoch.by, &root) {
                (Issuer::Root, Some(root)) => root,
                _ => &self.signer,
            };
            let object = self.notices.seal(&name, &serde_json::to_vec(epoch)?, Some(signer))?;
            depot.put_new(&name, &object)?;
        }
        if !waiting.is_empty() {
            self.book.together(|page| page.put_note(TO_LEAVE, &Vec::<Epoch>::new()))?;
        }
        Ok(())
    }

    pub(super) fn open_epoch(&mut self, name: &str, object: &[u8]) -> Option<()> {
        let unsealed = self.notices.open(name, object).ok()?;
        let epoch: Epoch = serde_json::from_slice(&unsealed.body).ok()?;
        self.open_previous(&epoch);
        let key = match &epoch.by {
            Issuer::Root => self.ring.root.clone(),
            // Also of a keeper that was shut out later: what it made then was read by all.
            Issuer::Device(id) => {
                let one = self.members.certificate(id)?;
                (one.role == crate::domain::share::Role::Keeper).then(|| one.keys.sign.clone())?
            }
        };
        unsealed.signed_by(&key, name).ok()?;
        let sealed = epoch.boxes.get(&self.signer.id()).and_then(|sealed| bytes_of_hex(sealed));
        if let Some(key) =
            sealed.and_then(|sealed| self.signer.open_box(&purpose(epoch.nth), &sealed).ok()).and_then(as_key)
        {
            self.ring_changed |= self.ring.add_epoch(epoch.nth, key);
            self.open_previous(&epoch);
        }
        Some(())
    }

    /// With a key, however it came here, the one before is known as well: only who has it could have sealed that. Whoever is new needs
    /// it to read who may speak.
    fn open_previous(&mut self, epoch: &Epoch) {
        let opened = || {
            let sealed = bytes_of_hex(&epoch.previous)?;
            let key = self.ring.epoch_key(&key_of(&sealed)?)?;
            as_key(key.open(&purpose(epoch.nth), &sealed).ok()?.body)
        };
        if let Some(previous) = opened() {
            self.ring_changed |= self.ring.add_epoch(epoch.nth.saturating_sub(1), previous);
        }
    }

    /// Reads a key of a scope; `rest` is `<scope>-<epoch>-<key>`.
    pub(super) fn open_scope_key(&mut self, name: &str, rest: &str, object: &[u8]) -> Option<()> {
        let (scope, rest) = rest.split_once('-')?;
        let nth: u32 = rest.split_once('-')?.0.parse().ok()?;
        let unsealed = self.ring.epoch_key(&key_of(object)?)?.open(name, object).ok()?;
        let text: ScopeKey = serde_json::from_slice(&unsealed.body).ok()?;
        let key = self.members.certificate(&text.by)?.keys.sign.clone();
        unsealed.signed_by(&key, name).ok()?;
        let key = Key::from_hex(&text.key)?;
        let known = self.scope_keys.entry(scope.to_owned()).or_default();
        if !known.contains(&(nth, key.clone())) {
            known.push((nth, key));
        }
        Some(())
    }

    /// The key that things of a scope are sealed with now. Whoever needs one first makes it.
    pub(super) fn scope_key(&mut self, depot: &Counted<'_>, scope: &str) -> Result<Key> {
        let nth = self.ring.epoch().0;
        let known = self.scope_keys.get(scope).into_iter().flatten().filter(|(epoch, _)| *epoch == nth);
        if let Some((_, key)) = known.min_by_key(|(_, key)| key.id()) {
            return Ok(key.clone());
        }
        let key = Key::random()?;
        let name = format!("now/key-{scope}-{nth}-{}", to_hex(&key.id()));
        let text = ScopeKey { by: self.signer.id(), key: to_hex(key.expose()) };
        let object = self.ring.epoch().1.seal(&name, &serde_json::to_vec(&text)?, Some(&self.signer))?;
        depot.put_new(&name, &object)?;
        self.scope_keys.entry(scope.to_owned()).or_default().push((nth, key.clone()));
        Ok(key)
    }

    /// The key that an object of a scope was sealed with.
    pub(super) fn key_for(&self, scope: &str, object: &[u8]) -> Option<&Key> {
        let id = key_of(object)?;
        self.scope_keys.get(scope)?.iter().map(|(_, key)| key).find(|key| key.id() == id)
    }
}

/// What a key of the circle is sealed as.
fn purpose(nth: u32) -> String {
    format!("epoch {nth}")
}

fn as_key(bytes: Vec<u8>) -> Option<Key> {
    Some(Key::from_bytes(bytes.try_into().ok()?))
}
