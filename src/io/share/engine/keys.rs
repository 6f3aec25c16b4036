//! Keys of scopes: everything of a person is sealed with keys of its own, so that it can be made unreadable alone.

use super::{Counted, Engine, Result};
use crate::domain::share::DeviceId;
use crate::io::share::seal::{Key, key_of, to_hex};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct ScopeKey {
    by: DeviceId,
    key: String,
}

impl Engine {
    /// Reads a key of a scope; `rest` is `<scope>-<epoch>-<key>`.
    pub(super) fn open_scope_key(&mut self, name: &str, rest: &str, object: &[u8]) -> Option<()> {
        let (scope, _) = rest.split_once('-')?;
        let epoch = key_of(object)?;
        let unsealed = self.ring.epoch_key(&epoch)?.open(name, object).ok()?;
        let text: ScopeKey = serde_json::from_slice(&unsealed.body).ok()?;
        let key = self.members.certificate(&text.by)?.keys.sign.clone();
        unsealed.signed_by(&key, name).ok()?;
        let key = Key::from_hex(&text.key)?;
        let known = self.scope_keys.entry(scope.to_owned()).or_default();
        if !known.contains(&(epoch, key.clone())) {
            known.push((epoch, key));
        }
        Some(())
    }

    /// The key that things of a scope are sealed with now: one that was itself sealed with the key of the circle that seals now, whatever
    /// number its name gives; somebody who was shut out cannot leave one. Whoever needs one first makes it.
    pub(super) fn scope_key(&mut self, depot: &Counted<'_>, scope: &str) -> Result<Key> {
        let (nth, epoch) = self.epoch();
        let known = self.scope_keys.get(scope).into_iter().flatten().filter(|(with, _)| *with == epoch.id());
        if let Some((_, key)) = known.min_by_key(|(_, key)| key.id()) {
            return Ok(key.clone());
        }
        let key = Key::random()?;
        let name = format!("now/key-{scope}-{nth}-{}", to_hex(&key.id()));
        let text = ScopeKey { by: self.signer.id(), key: to_hex(key.expose()) };
        let object = epoch.seal(&name, &serde_json::to_vec(&text)?, Some(&self.signer))?;
        depot.put_new(&name, &object)?;
        self.scope_keys.entry(scope.to_owned()).or_default().push((epoch.id(), key.clone()));
        Ok(key)
    }

    /// The key that an object of a scope was sealed with.
    pub(super) fn key_for(&self, scope: &str, object: &[u8]) -> Option<&Key> {
        let id = key_of(object)?;
        self.scope_keys.get(scope)?.iter().map(|(_, key)| key).find(|key| key.id() == id)
    }
}
